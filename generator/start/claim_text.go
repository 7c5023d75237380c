package start

import (
	"strings"
	"unicode/utf8"

	"onrecord/generator/content"
)

// page is a file being written line by line.
type page struct{ strings.Builder }

// line writes a key, its value as it stands in TOML, and a comment if any.
func (p *page) line(key, value, comment string) {
	text := key + strings.Repeat(" ", max(0, 8-len(key))) + " = " + value
	if comment != "" {
		text += strings.Repeat(" ", max(1, 40-utf8.RuneCountInString(text))) + "# " + comment
	}
	p.WriteString(text + "\n")
}

// list writes a key with a list of texts, where there are any.
func (p *page) list(key string, texts []string) {
	if len(texts) > 0 {
		p.line(key, content.QuoteList(texts), "")
	}
}

// text is the claim's file.
func (c *claim) text() string {
	var p page
	p.WriteString("[[claim]]\n")
	p.line("id", content.Quote(c.id), "")
	p.line("kind", content.Quote(string(c.kind)), c.kindNote)
	p.line("title", content.Quote(c.title), "")
	switch len(c.speakers) {
	case 0:
		p.line("speaker_text", content.Quote(c.speaker), c.whoNote)
	case 1:
		p.line("speaker", content.Quote(c.speakers[0]), c.whoNote)
	default:
		p.line("speaker", content.QuoteList(c.speakers), c.whoNote)
	}
	if c.replaced != nil {
		p.list("on_behalf_of", entityIDs(c.replaced.OnBehalfOf))
	}
	p.line("said", content.Quote(c.said), c.saidNote)
	p.list("topics", topicIDs(c.article.Topics))
	if c.event != "" {
		p.line("event", content.Quote(c.event), c.eventNote)
	}
	p.list("supersedes", c.given.Supersedes)
	p.list("repeats", c.given.Repeats)
	c.forward(&p)
	p.line("draft", "true", "take this line away to publish")
	c.table(&p)
	p.WriteString("[[claim.appearance]]\n")
	p.line("article", content.Quote(c.article.ID), "")
	if c.words.Words == "" {
		p.line("# quote", content.Quote("…"), "the exact words, as they stand in the article")
		return p.String()
	}
	p.line("quote", content.Quote(c.words.Words), "")
	if c.words.Prefix != "" {
		p.line("prefix", content.Quote(c.words.Prefix), "")
	}
	if c.words.Suffix != "" {
		p.line("suffix", content.Quote(c.words.Suffix), "")
	}
	return p.String()
}

// forward writes what a claim that looks forward has.
func (c *claim) forward(p *page) {
	day := content.Quote(dayOf(c.article))
	switch {
	case c.kind == content.Timeline:
		p.line("deadline", day, "the day of the article; write the day, month or year that was named")
		p.line("# deadline_text", content.Quote("…"), "in the speaker's words")
	case c.kind.Forward():
		p.line("# deadline", day, "if one was named")
		p.line("# condition", content.Quote("…"), "if it depends on one")
	}
}

// table writes the table that a claim of the kind has.
func (c *claim) table(p *page) {
	switch c.kind {
	case content.Figures:
		p.WriteString("[claim.figure]\n")
		p.line("measure", content.Quote("…"), "what is counted; figures of one measure form a series")
		p.line("value", "0", "a number, or \"~50\", \">90\", \"2..6\"")
	case content.Threats, content.Warning:
		p.WriteString("[claim.threat]\n")
		p.line("response", content.Quote("…"), "what would be done")
		p.line("# actor", `["…"]`, "who would do it: ids, or actor_text")
		p.line("# target", `["…"]`, "to whom: ids, or target_text")
	}
}
