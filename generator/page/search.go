package page

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"onrecord/generator/docket"
)

// passage is what the search finds: a claim, or a stretch of an article short enough
// to be loaded for one hit.
type passage struct {
	url   string // of the page, below the root
	kind  string // its type in words
	title string
	meta  string // who and when
	text  string
	terms map[string]int // how often each term stands in it; the title's count more
	words int
}

// How long a passage of an article may get, in bytes, and how much more a word in a
// title counts than one in a text.
const (
	passageBytes = 1600
	titleWeight  = 3
)

// passages cuts the docket into what can be found, oldest record first, so that a
// new record changes few numbers. Reading is spread over the machine; the order of
// the result does not depend on it.
func (s *Site) passages() []*passage {
	d, w := s.docket, s.theme.words
	jobs := make([]func() []*passage, 0, len(d.Articles)+len(d.Claims)+len(d.Entities)+len(d.Events)+len(d.Topics))
	add := func(r docket.Ref, meta, text func() string) {
		kind := w.Text("type." + string(r.Type))
		jobs = append(jobs, func() []*passage { return cut(r, kind, meta(), text()) })
	}
	none := func() string { return "" }
	for _, e := range d.Entities {
		add(e.Ref(), none, func() string { return strings.Join(append(e.Aliases, d.Text(e.Description)), ". ") })
	}
	for _, e := range d.Events {
		add(e.Ref(), func() string { return e.Happened.Format(w.Dates) }, func() string { return d.Text(e.Description) })
	}
	for _, t := range d.Topics {
		add(t.Ref(), none, func() string { return d.Text(t.Description) })
	}
	for _, p := range d.Pages {
		add(p.Ref(), none, func() string { return d.Text(p.Body) })
	}
	for _, c := range d.Claims {
		add(c.Ref(), func() string { return s.claimMeta(c) }, func() string { return claimText(d, c) })
	}
	for _, a := range d.Articles {
		add(a.Ref(), func() string { return a.Date.Format(w.Dates) }, func() string { return d.Text(a.Summary) + "\n\n" + d.Text(a.Body) })
	}
	found := make([][]*passage, len(jobs))
	parallel(len(jobs), func(i int) { found[i] = jobs[i]() })
	all := make([]*passage, 0, len(jobs))
	for _, f := range found {
		all = append(all, f...)
	}
	return all
}

// parallel calls do for every number below n, several at once.
func parallel(n int, do func(i int)) {
	var group sync.WaitGroup
	const batch = 64
	slots := make(chan struct{}, 16)
	for from := 0; from < n; from += batch {
		group.Add(1)
		slots <- struct{}{}
		go func() {
			defer func() { <-slots; group.Done() }()
			for i := from; i < min(from+batch, n); i++ {
				do(i)
			}
		}()
	}
	group.Wait()
}

func (s *Site) claimMeta(c *docket.Claim) string {
	card := s.claim(c)
	parts := []string{card.Speakers[0].Text}
	if card.Said != nil {
		parts = append(parts, card.Said.Short)
	}
	return strings.Join(append(parts, card.KindLabel, card.Verdict.Label), " · ")
}

// claimText is what of a claim is searched beside its title.
func claimText(d *docket.Docket, c *docket.Claim) string {
	parts := []string{c.DeadlineText, c.Condition}
	for _, a := range c.Appearances {
		if !slices.Contains(parts, a.Quote) {
			parts = append(parts, a.Quote)
		}
	}
	parts = append(parts, d.Text(c.Note), d.Text(c.Body))
	var b strings.Builder
	for _, p := range parts {
		if p != "" {
			b.WriteString(p + "\n")
		}
	}
	return b.String()
}

// cut makes passages of a text; each carries the record's title.
func cut(r docket.Ref, kind, meta, text string) (out []*passage) {
	for first := true; first || text != ""; first = false {
		part := text
		if len(text) > passageBytes {
			part = text[:breakAt(text, passageBytes)]
		}
		text = strings.TrimSpace(text[len(part):])
		p := &passage{url: r.Path(), kind: kind, title: r.Title, meta: meta, text: strings.Join(strings.Fields(part), " "), terms: map[string]int{}}
		if first {
			p.count(r.Title, titleWeight)
			p.count(meta, 1)
		} else {
			p.count(r.Title, 1)
		}
		p.count(p.text, 1)
		out = append(out, p)
	}
	return out
}

// breakAt is the place at or before limit where a paragraph, sentence or word ends.
func breakAt(text string, limit int) int {
	for _, sep := range []string{"\n", ". ", " "} {
		if i := strings.LastIndex(text[:limit], sep); i > limit/2 {
			return i + len(sep)
		}
	}
	for !utf8.RuneStart(text[limit]) {
		limit--
	}
	return limit
}

func (p *passage) count(text string, weight int) {
	tokens(text, func(term string) {
		p.terms[term] += weight
		p.words++
	})
}

// maxTerm is the longest word that is indexed, in bytes: longer ones are no words.
const maxTerm = 40

// tokens calls found for each word of a text, folded: lower case, without marks.
// Scripts that set no spaces between words give each pair of neighbouring letters.
// assets/search.js does the same to a query; the two must agree.
func tokens(text string, found func(term string)) {
	var word []byte
	var before rune // the letter before, in a script without spaces
	flush := func() {
		if len(word) > 0 && len(word) <= maxTerm {
			found(string(word))
		}
		word = word[:0]
	}
	if !ascii(text) {
		text = norm.NFKD.String(text)
	}
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unspaced(r):
			flush()
			if before != 0 {
				found(string(before) + string(r))
			} else {
				found(string(r))
			}
			before = r
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			word = utf8.AppendRune(word, unicode.ToLower(r))
		case r == '\'' || r == '’': // don’t is dont
		default:
			flush()
		}
		before = 0
	}
	flush()
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
