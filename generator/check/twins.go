package check

import (
	"hash/maphash"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// occasion is a speaker on a day: two claims of one occasion may be one claim.
type occasion struct {
	speaker string
	day     edtf.Day
}

func occasionOf(c *docket.Claim) occasion {
	if len(c.Speakers) > 0 {
		return occasion{c.Speakers[0].ID, c.Said.Lower()}
	}
	return occasion{c.SpeakerText, c.Said.Lower()}
}

// checkTwins reports claims that one speaker made on one day in nearly the same words:
// at most one word is added, left out or changed. Each title is looked up by all its
// words, and by its words without each one of them. So the cost is linear in the number
// of claims, however many are of one day.
func (k *checker) checkTwins() {
	claims := make(map[occasion]int, len(k.docket.Claims))
	for _, c := range k.docket.Claims {
		claims[occasionOf(c)]++
	}
	type phrase struct {
		occasion
		hash uint64
	}
	seed := maphash.MakeSeed()
	seen := map[phrase]*docket.Claim{}
	for _, c := range k.docket.Claims {
		on := occasionOf(c)
		words := titleWords(c.Title)
		if claims[on] < 2 || len(words) < 3 || c.Said.IsZero() {
			continue
		}
		var twin *docket.Claim
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
				WithHint("if it is one claim, give it two appearances; "+
					"if it was said twice that day, write repeats = [%q]", twin.ID))
		}
	}
}

func titleWords(title string) []string {
	return strings.FieldsFunc(strings.ToLower(markup.Fold(title)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
}

// hashWords hashes words without the one at index skip.
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
func related(a, b *docket.Claim) bool {
	return a.First == b.First || slices.Contains(slices.Concat(a.Supersedes, a.SupersededBy, a.Repeats, a.RepeatedBy,
		a.Contradicts, a.Supports, a.SupportedBy, a.RespondsTo, a.RespondedBy, a.Denies, a.DeniedBy), b)
}

// decisive matches the digits and words that make another claim of a title where they
// differ (TestSameSense has examples).
var decisive = regexp.MustCompile(`\d|\b(?:no|not|never|none|nor|without|before|after|more|less|fewer|most|least|` +
	`all|some|every|january|february|march|april|may|june|july|august|september|october|november|december)\b`)

// sameSense reports whether two titles that differ in one word may mean the same: both
// have the same numbers, months, negations and names.
func sameSense(a, b string) bool {
	return slices.Equal(decisive.FindAllString(strings.ToLower(a), -1), decisive.FindAllString(strings.ToLower(b), -1)) &&
		slices.Equal(properNames(a), properNames(b))
}

// properNames returns a title's words in capitals after the first, sorted.
func properNames(title string) (names []string) {
	words := strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
	for i, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); i > 0 && unicode.IsUpper(r) {
			names = append(names, w)
		}
	}
	slices.Sort(names)
	return names
}
