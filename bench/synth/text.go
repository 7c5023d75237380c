package synth

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// text is the text of an article that is being written.
type text struct {
	*author
	article, last *Article // last is the article before, or nil
	out           strings.Builder
	clauses       []string // what is said in it, in small letters
	named         map[*entity]bool
}

// newArticle makes the n-th article. Articles are spread evenly over the docket's time;
// with DayClaims those in the middle share one day.
func (a *author) newArticle(n int, last *Article) *Article {
	place, middle := n, a.Articles/2
	if crowd := int(float64(a.DayClaims) / claimsPerArticle); n >= middle-crowd/2 && n < middle-crowd/2+crowd {
		place = middle
	}
	day := firstDay + Day(place*int(lastDay-firstDay)/a.Articles)
	title := capital(a.short("title"))
	front := Record{"id": fmt.Sprintf("%s-%d", slug(title, 6), n), "title": title, "date": day.String()}
	if a.TopicAll {
		front["topics"] = []string{a.Topics[0].ID()}
	}
	article := &Article{N: n, Day: day, Record: a.fill(front, "article", day)}
	a.text = &text{author: a, article: article, last: last, named: map[*entity]bool{}}
	a.text.write()
	return article
}

// write makes the article's body, of 5,850 bytes in the mean: paragraphs of sentences from
// the grammar with the claims' sentences between them, and other blocks.
func (t *text) write() {
	length := max(1500, 5850+int(t.rand.NormFloat64()*1800))
	queue := t.claimsToTell()
	every, told := length/(len(queue)+1), 0
	for t.out.Len() < length || len(queue) > 0 {
		const note = "[^n]"
		if block := t.say("block"); told > 0 && !(strings.Contains(block, note) && strings.Contains(t.out.String(), note)) {
			t.out.WriteString(block)
		}
		sentences := 3 + t.rand.IntN(4)
		at := t.rand.IntN(sentences)
		for i := range sentences {
			switch {
			case i == at && len(queue) > 0 && t.out.Len() >= every*(told+1)-every/2:
				t.tell(queue[0])
				queue = queue[1:]
				told++
			case t.last == nil || len(t.recent) == 0: // no links to what is earlier
				t.out.WriteString(t.say("Filler"))
			default:
				t.out.WriteString(t.say("marked"))
			}
			t.out.WriteString([]string{" ", "\n\n"}[(i+1)/sentences])
		}
	}
	t.article.body = t.out.String()
}

// claimsToTell makes the article's claims. It adds some of the article before, which are
// reported again.
func (t *text) claimsToTell() []*Claim {
	for n, _ := strconv.Atoi(t.say("claims")); n > 0; n-- {
		if c := t.newClaim(); c != nil {
			t.article.Claims = append(t.article.Claims, c)
		}
	}
	all := slices.Clone(t.article.Claims)
	if t.last != nil {
		for _, c := range t.last.Claims {
			if chance(t.rand, 0.08) && !t.holds(c.clause) {
				all = append(all, c)
			}
		}
	}
	return all
}

// holds reports whether a clause is part of another of the article, or the other way
// round: its place would be uncertain. If not, the article has it from now on.
func (t *text) holds(clause string) bool {
	clause = strings.ToLower(clause)
	for _, c := range t.clauses {
		if strings.Contains(c, clause) || strings.Contains(clause, c) {
			return true
		}
	}
	t.clauses = append(t.clauses, clause)
	return false
}

// Mark matches the words of a claim in Article.Marked: the claim's id is its first group,
// the words are its second. Example: \x01reck-1\x02the dam is full\x03.
var Mark = regexp.MustCompile("\x01([^\x02]*)\x02([^\x03]*)\x03")

// Marked returns the article's Markdown with the words of claims between marks.
func (a *Article) Marked() string { return a.body }

// Markdown returns the article's Markdown.
func (a *Article) Markdown() string { return Mark.ReplaceAllString(a.body, "$2") }

// tell writes the sentence in which a claim stands and adds it to the claim's
// appearances. Its words are quoted or reported, whole or with an interruption.
func (t *text) tell(c *Claim) {
	who, ok := c.Record["speaker_text"].(string)
	if !ok {
		who = t.nameOf(c.speaker)
	}
	mark := func(words string) string { return "\x01" + c.Record.ID() + "\x02" + words + "\x03" }
	said, quote, p := t.say("said"), capital(c.clause), Record{"article": t.article.Record.ID(), "quote": c.clause}
	words := strings.Split(quote, " ")
	head, tail := strings.Join(words[:len(words)*2/3], " "), strings.Join(words[len(words)*2/3:], " ")
	switch n := t.rand.IntN(20); {
	case n < 7: // the speaker's words, in quotation marks
		p["quote"] = quote
		fmt.Fprintf(&t.out, `"%s," %s %s on %s.`, mark(t.dressed(quote)), who, said, c.day.Format("Monday"))
	case n < 9 && strings.Count(strings.Join(t.clauses, "\n"), strings.ToLower(head)) == 1: // the same, interrupted
		p["quote"] = head + " […] " + tail
		fmt.Fprintf(&t.out, `"%s," %s %s, "%s."`, mark(head), who, said, mark(tail))
	case n == 9: // a paraphrase that is called so
		p["wording"] = "paraphrase"
		fmt.Fprintf(&t.out, "In the words of one account, %s; that is how %s was understood.", mark(t.dressed(c.clause)), who)
	case n == 10: // twice in one sentence: only the words after it tell which is meant
		p["suffix"] = "at night"
		fmt.Fprintf(&t.out, `%s was asked twice. "%s" in the morning, "%s" at night.`, capital(who), c.clause, mark(c.clause))
	default:
		fmt.Fprintf(&t.out, "%s %s that %s, %s.", capital(who), said, mark(t.dressed(c.clause)), t.say("aside"))
	}
	c.Record.add("appearance", p)
}

// dressed puts emphasis or a link on the second word of some claims.
func (t *text) dressed(clause string) string {
	words := strings.SplitN(clause, " ", 3)
	switch t.rand.IntN(10) {
	case 0:
		words[1] = "*" + words[1] + "*"
	case 1:
		words[1] = "[" + words[1] + "](https://documents.example/" + t.say("t") + ")"
	}
	return strings.Join(words, " ")
}
