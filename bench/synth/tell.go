package synth

import "strings"

// tell writes the sentence in which a claim stands and notes its place as an
// appearance. Its words are quoted or reported, whole or with an interruption,
// plain or across emphasis and links.
func (t *text) tell(c *Claim) {
	who := t.who(c)
	p := Appearance{Article: t.a.ID, Quote: c.clause}
	said := t.say("said")
	switch n := t.r.IntN(20); {
	case n < 7: // the speaker's words, in quotation marks
		p.Quote = capital(c.clause)
		t.out.WriteString(`"`)
		t.out.mark(c.ID, t.dressed(p.Quote), true)
		t.out.WriteString(`," ` + who + " " + said + " on " + c.day.weekday() + ".")
	case n < 9 && t.alone(head(c)): // the same, interrupted
		p.Quote = t.interrupted(c, who, said)
	case n == 9: // a paraphrase that is called so
		p.Wording = "paraphrase"
		t.out.WriteString("In the words of one account, ")
		t.out.mark(c.ID, t.dressed(c.clause), true)
		t.out.WriteString("; that is how " + who + " was understood.")
	case n == 10: // twice in one sentence: only the words after tell which
		p.Suffix = "at night"
		t.out.WriteString(capital(who) + ` was asked twice. "` + c.clause + `" in the morning, "`)
		t.out.mark(c.ID, c.clause, true)
		t.out.WriteString(`" at night.`)
	default:
		t.out.WriteString(capital(who) + " " + said + " that ")
		t.out.mark(c.ID, t.dressed(c.clause), true)
		t.out.WriteString(", " + t.say("aside") + ".")
	}
	c.Appearances = append([]Appearance{p}, c.Appearances...)
}

// who names a claim's speaker in a sentence.
func (t *text) who(c *Claim) string {
	if c.SpeakerText != "" {
		return c.SpeakerText
	}
	speaker := t.w.byID[c.Speakers[0]]
	t.name(speaker)
	return t.w.nameOf(t.r, speaker)
}

// interrupted writes a quotation with the speaker's name in its midst, and
// returns the quote that leaves that out.
func (t *text) interrupted(c *Claim, who, said string) string {
	head := head(c)
	tail := capital(c.clause)[len(head)+1:]
	t.out.WriteString(`"`)
	t.out.mark(c.ID, head, true)
	t.out.WriteString(`," ` + who + " " + said + `, "`)
	t.out.mark(c.ID, tail, false)
	t.out.WriteString(`."`)
	return head + " […] " + tail
}

// head is the first two thirds of a claim's words.
func head(c *Claim) string {
	words := strings.Split(capital(c.clause), " ")
	return strings.Join(words[:len(words)*2/3], " ")
}

// alone reports whether words of one claim are in no other claim of the text.
func (t *text) alone(words string) bool {
	n := 0
	for _, clause := range t.clauses {
		if strings.Contains(clause, strings.ToLower(words)) {
			n++
		}
	}
	return n == 1
}

// dressed puts emphasis or a link into some claims' words.
func (t *text) dressed(clause string) string {
	switch n := t.r.IntN(10); n {
	case 0:
		return wrapWord(clause, 1+t.r.IntN(5), "*", "*")
	case 1:
		return wrapWord(clause, 1+t.r.IntN(5), "[", "](https://documents.example/"+t.w.words.noun(t.r)+")")
	}
	return clause
}
