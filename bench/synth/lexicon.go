package synth

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexicon is the docket's rare words: names that stand for places, bills and
// firms, and compound nouns. Without them a docket of any size would have a few
// hundred different words, and a search index of it would be no measure.
type lexicon struct {
	terms, nouns []string
	taken        map[string]bool
}

const termCount = 20_000

var (
	onsets = strings.Fields("b br c ch d dr f fl g gr h j k kl l m n p pr r s sh sk st t tr v w z")
	vowels = strings.Fields("a e i o u ai ea ou")
	codas  = strings.Fields("l lm m n nd nt r rk rn rt s st th x ck sk")
	ends   = strings.Fields("a en ia in o or os ov um us ek il an ey")

	stems = strings.Fields(`grain dock bridge ferry road rail field water steel coal court school house ship fish forest salt wheat wool river tower border market
		paper glass oil gas copper tax seed horse bread cattle timber cotton night day harbour town land sea wind snow stone brick wire radio wage rent pension vote
		chair farm mill mine garden hill lake coast island church bell lamp fire ice cloth leather`)
	holders = strings.Fields(`workers keepers holders drivers owners buyers sellers makers carriers wardens clerks masters hands leaders cutters riders builders inspectors
		payers bearers menders traders watchers guards pilots lines yards works stores sheds banks beds ways fronts ends heads rights papers books bills lists maps plans
		prices taxes loads lots shares parts lands gates doors walls posts`)
)

func newLexicon(seed uint64) *lexicon {
	r := rand.New(rand.NewPCG(seed, 1<<63))
	l := &lexicon{taken: map[string]bool{}}
	for range termCount {
		l.terms = append(l.terms, l.fresh(r))
	}
	for _, a := range stems {
		for _, b := range holders {
			l.nouns = append(l.nouns, a+b)
		}
	}
	r.Shuffle(len(l.nouns), func(i, j int) { l.nouns[i], l.nouns[j] = l.nouns[j], l.nouns[i] })
	return l
}

// fresh invents a name that nothing has yet.
func (l *lexicon) fresh(r *rand.Rand) string {
	for {
		s := pick(r, onsets) + pick(r, vowels) + pick(r, codas) + pick(r, ends)
		if chance(r, 0.4) {
			s = pick(r, onsets) + pick(r, vowels) + s
		}
		if !l.taken[s] {
			l.taken[s] = true
			return capital(s)
		}
	}
}

func (l *lexicon) term(r *rand.Rand) string { return l.terms[byRank(r, len(l.terms))] }
func (l *lexicon) noun(r *rand.Rand) string { return l.nouns[byRank(r, len(l.nouns))] }

// number is a number as texts have them: mostly small, sometimes of thousands.
func number(r *rand.Rand) string {
	switch r.IntN(4) {
	case 0:
		n := strconv.Itoa(1 + r.IntN(99))
		return n + "," + strconv.Itoa(100+r.IntN(900))
	case 1:
		return strconv.Itoa(100 + r.IntN(900))
	}
	return strconv.Itoa(2 + r.IntN(98))
}

func capital(s string) string {
	c, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(c)) + s[size:]
}

// slug makes an id of words: lower-case letters and digits, joined by hyphens,
// of at most the given number of words.
func slug(s string, words int) string {
	fields := strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !('a' <= c && c <= 'z' || '0' <= c && c <= '9') })
	return strings.Join(fields[:min(words, len(fields))], "-")
}
