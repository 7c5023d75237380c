package page

import (
	"strings"
	"testing"
)

// TestReplies looks for replies to the desk: the newest by the stamp, all in the ledger, and
// none of later than as_of.
func TestReplies(t *testing.T) {
	s := plan(t, `-- content/entities/e.toml --
[[entity]]
id = "clerk"
name = "A. Clerk"
-- content/claims/c.toml --
[[claim]]
id = "c"
kind = "statement"
title = "T"
said = "2021-01-01"
speaker = "clerk"
[[claim.appearance]]
publisher = "P"
[[claim.reply]]
asked_on = "2021-01-02"
date = "2021-01-03"
by = "clerk"
note = "It was a *slip*."
url = "https://example.org/reply"
[[claim.reply]]
asked_on = "2021-02-01"
note = "Asked twice, and did not answer."
[[claim.reply]]
date = "2999-01-01"
note = "Of the future."
`)
	page := text(t, s, "claims/c/index.html")
	stamp, ledger, found := strings.Cut(page, `<section id="ledger">`)
	if !found {
		t.Fatal("no ledger")
	}
	ledger, _, _ = strings.Cut(ledger, "</section>")
	newest, first := "Asked twice, and did not answer.", "It was a <em>slip</em>."
	if !strings.Contains(stamp, newest) || strings.Contains(stamp, first) {
		t.Error("the newest reply, and it alone, should stand by the stamp")
	}
	if at := strings.Index(ledger, newest); at < 0 || at > strings.Index(ledger, first) {
		t.Errorf("the ledger should have both, the newest first:\n%s", ledger)
	}
	for _, want := range []string{`Asked on <time datetime="2021-02-01">`, `Replied on <time datetime="2021-01-03">`,
		`<a href="/desk/entities/clerk/">A. Clerk</a>`, `<a href="https://example.org/reply">the reply</a>`} {
		if !strings.Contains(ledger, want) {
			t.Errorf("the ledger has no %s:\n%s", want, ledger)
		}
	}
	changes := text(t, s, "changes/in/2021-01/index.html")
	if !strings.Contains(changes, first) || !strings.Contains(changes, `data-entry="reply"`) {
		t.Errorf("the page of changes has no reply:\n%s", changes)
	}
	feed := text(t, s, "feed.xml")
	for _, want := range []string{"A. Clerk replies on: T", "It was a &lt;em&gt;slip&lt;/em&gt;.", "claims/c/#reply-2021-01-03",
		"Asked, and not answered: T"} {
		if !strings.Contains(feed, want) {
			t.Errorf("the feed has no %s", want)
		}
	}
	if strings.Contains(page+feed, "Of the future") {
		t.Error("a reply of later than as_of is shown")
	}
}
