package docket

import (
	"hash/maphash"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/generator/diag"
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// occasion is who spoke on which day.
type occasion struct {
	who string
	day edtf.Day
}

func (c *Claim) spokenOn() occasion {
	who := c.SpeakerText
	if len(c.Speakers) > 0 {
		who = c.Speakers[0].ID
	}
	return occasion{who, c.Said.Lower()}
}

// lintTwins reports claims that one speaker made on one day in nearly the same
// words: at most one word is added, left out or changed. Each title is looked up
// under its words, and under its words without each of them, so that the cost is
// linear in the number of claims, however many one day has.
func (k *linking) lintTwins() {
	days := make(map[occasion]int, len(k.d.Claims))
	for _, c := range k.d.Claims {
		days[c.spokenOn()]++
	}
	type phrase struct {
		occasion
		hash uint64
	}
	seed := maphash.MakeSeed()
	seen := map[phrase]*Claim{}
	for _, c := range k.d.Claims {
		on := c.spokenOn()
		words := titleWords(c.Title)
		if days[on] < 2 || len(words) < 3 || c.Said.IsZero() {
			continue
		}
		var twin *Claim
		for skip := -1; skip < len(words); skip++ {
			at := phrase{on, hashWords(seed, words, skip)}
			switch o := seen[at]; {
			case o == nil:
				seen[at] = c
			case o != c && twin == nil && !related(o, c) && sameSense(o.Title, c.Title):
				twin = o
			}
		}
		if twin != nil {
			k.problems.Add(diag.Twins.At(c.At("title"), "%s says nearly the same, by the same speaker on the same day", twin.ID).
				WithRelated(twin.At("title"), "the other claim").
				WithHint("if it is one claim, give it two appearances; if it was said twice that day, write repeats = [%q]", twin.ID))
		}
	}
}

func titleWords(title string) []string {
	return strings.FieldsFunc(strings.ToLower(markup.Fold(title)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' })
}

// hashWords hashes words without the one at skip.
func hashWords(seed maphash.Seed, words []string, skip int) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for i, w := range words {
		if i != skip {
			h.WriteString(w)
			h.WriteByte(0)
		}
	}
	return h.Sum64()
}

// related reports whether either claim names the other in a relation, or both repeat
// one first telling.
func related(a, b *Claim) bool {
	if a.First == b.First {
		return true
	}
	for _, list := range [][]*Claim{a.Supersedes, a.SupersededBy, a.Repeats, a.RepeatedBy, a.Contradicts, a.Supports, a.SupportedBy,
		a.RespondsTo, a.RespondedBy, a.Denies, a.DeniedBy} {
		if slices.Contains(list, b) {
			return true
		}
	}
	return false
}

var telling = regexp.MustCompile(`(?i)\d|\b(?:no|not|never|none|nor|without|before|after|more|less|fewer|most|least|january|february|march|april|may|june|july|august|september|october|november|december|all|some|every)\b`)

// sameSense reports whether two titles that differ in one word may mean the same:
// numbers, months and negations make another claim.
func sameSense(a, b string) bool {
	return slices.Equal(telling.FindAllString(strings.ToLower(a), -1), telling.FindAllString(strings.ToLower(b), -1)) && !properNameDiffers(a, b)
}

// properNameDiffers reports whether the titles name different things: their words
// in capitals after the first are not the same.
func properNameDiffers(a, b string) bool {
	names := func(s string) (all []string) {
		for i, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
			if r, _ := utf8.DecodeRuneInString(w); i > 0 && unicode.IsUpper(r) {
				all = append(all, w)
			}
		}
		slices.Sort(all)
		return all
	}
	return !slices.Equal(names(a), names(b))
}
