package synth

import (
	"fmt"
	"slices"
	"strings"
)

// meanLength is an article's length in bytes, without its front matter.
const meanLength = 5850

// write makes the article's body: paragraphs of filling sentences with the
// claims' sentences between them, headings, links, and now and then a table, a
// list, a footnote or a quotation. Claims of the article before may be
// reported again.
func (m *maker) write(last *Article) {
	t := &text{maker: m, seen: map[int]bool{}}
	m.named = t.name
	length := max(1500, meanLength+int(m.r.NormFloat64()*1800))
	queue := t.claims(last)
	every := length / (len(queue) + 1)
	for t.out.Len() < length || len(queue) > 0 {
		t.block()
		sentences := 3 + m.r.IntN(4)
		at := m.r.IntN(sentences)
		for i := range sentences {
			if i > 0 {
				t.out.WriteByte(' ')
			}
			if i == at && len(queue) > 0 && t.out.Len() >= every*(t.told+1)-every/2 {
				queue[0]()
				queue = queue[1:]
				t.told++
				continue
			}
			t.out.WriteString(t.decorate(t.sentence("filler")))
		}
		t.out.WriteString("\n\n")
	}
	t.out.WriteString(t.footnotes.String())
	m.a.Body = t.out.body()
}

// text is an article in the making.
type text struct {
	*maker
	out       bodyWriter
	footnotes strings.Builder
	notes     int
	told      int
	clauses   []string // what is said in it, in lower case
	seen      map[int]bool
}

func (t *text) name(entity int) {
	if !t.seen[entity] {
		t.seen[entity] = true
		t.a.Named = append(t.a.Named, entity)
	}
}

// taken reports whether a clause is part of another of the article, or holds
// it: its place would be uncertain.
func (t *text) taken(clause string) bool {
	clause = strings.ToLower(clause)
	if slices.ContainsFunc(t.clauses, func(c string) bool { return strings.Contains(c, clause) || strings.Contains(clause, c) }) {
		return true
	}
	t.clauses = append(t.clauses, clause)
	return false
}

// claims makes the article's claims, and returns what writes the sentence of
// each.
func (t *text) claims(last *Article) []func() {
	var write []func()
	for range weighted(t.r, claimWeights) {
		if c := t.claim(t.taken); c != nil {
			t.a.Claims = append(t.a.Claims, c)
			write = append(write, func() { t.tell(c) })
		}
	}
	if last == nil {
		return write
	}
	for _, c := range last.Claims {
		if chance(t.r, 0.08) && !t.taken(c.clause) {
			write = append(write, func() { t.tell(c) })
		}
	}
	return write
}

// block begins a paragraph, now and then with something other before it.
func (t *text) block() {
	o := &t.out
	if o.Len() == 0 {
		return
	}
	switch n := t.r.IntN(60); {
	case n < 6:
		fmt.Fprintf(o, "## %s\n\n", t.sentence("heading"))
	case n == 6:
		fmt.Fprintf(o, "> %s\n\n", t.sentence("filler"))
	case n == 7:
		for range 3 + t.r.IntN(3) {
			fmt.Fprintf(o, "- %s\n", t.sentence("filler"))
		}
		o.WriteByte('\n')
	case n == 8:
		o.WriteString("| Place | Counted | By whom |\n|---|--:|---|\n")
		for range 3 + t.r.IntN(4) {
			fmt.Fprintf(o, "| %s | %s | %s |\n", t.w.words.term(t.r), number(t.r), t.say("desk"))
		}
		o.WriteByte('\n')
	case n == 9 && t.notes < 3:
		t.notes++
		fmt.Fprintf(o, "Much of this rests on one source.[^n%d]\n\n", t.notes)
		fmt.Fprintf(&t.footnotes, "[^n%d]: %s\n", t.notes, t.sentence("filler"))
	}
}

// decorate puts emphasis, links to elsewhere and links to records into some
// sentences.
func (t *text) decorate(sentence string) string {
	switch n := t.r.IntN(40); {
	case n < 3:
		return wrapWord(sentence, t.r.IntN(8), "*", "*")
	case n == 3:
		return wrapWord(sentence, t.r.IntN(8), "**", "**")
	case n < 6:
		_, host := t.outlet()
		return wrapWord(sentence, t.r.IntN(8), "[", "](https://"+host+"/a/"+fmt.Sprint(t.r.IntN(10_000))+")")
	case n == 6:
		e := &t.w.Entities[byRank(t.r, len(t.w.Entities))]
		return sentence + " See [[entity:" + e.ID + "|what is known of " + strings.ReplaceAll(e.Name, "|", "") + "]]."
	case n == 7:
		if c := t.w.recent.find(t.r, func(c *Claim) bool { return len(c.Appearances) > 0 }); c != nil {
			return sentence + " It was [[claim:" + c.ID + "|said before]]."
		}
	case n == 8 && t.earlier != "":
		return sentence + " The day before had [[article:" + t.earlier + "|another story]]."
	}
	return sentence
}

// wrapWord puts something around a word of a sentence that is letters alone.
func wrapWord(sentence string, n int, open, close string) string {
	words := strings.Split(sentence, " ")
	n = min(n, len(words)-1)
	for _, c := range words[n] {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z') {
			return sentence
		}
	}
	if words[n] == "" {
		return sentence
	}
	words[n] = open + words[n] + close
	return strings.Join(words, " ")
}
