package sourcetext

import (
	"strings"
	"testing"
)

func TestFromHTML(t *testing.T) {
	const page = `<!doctype html><html><head><title>T</title><style>p{}</style></head><body>
<nav><a href="/">Home</a></nav><header>Masthead</header>
<article><h1>The bridge</h1><p>Ada Morrow said
that the <b>bridge</b> is safe.</p><script>alert(1)</script><ul><li>One</li><li>Two</li></ul>
<p hidden>Not shown</p><p style="display: none">Nor this</p>Line one<br>line two</article>
<footer>Imprint</footer></body></html>`
	got, err := FromHTML(strings.NewReader(page))
	if want := "The bridge\nAda Morrow said that the bridge is safe.\nOne\nTwo\nLine one\nline two"; err != nil ||
		got != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
	if !IsHTML([]byte("\ufeff\n<!DOCTYPE html>")) || IsHTML([]byte("He said <b>so</b>")) {
		t.Error("a page is told by its first words")
	}
}

func FuzzFromHTML(f *testing.F) {
	f.Add("<p>a<table><td>b")
	f.Fuzz(func(t *testing.T, page string) {
		if _, err := FromHTML(strings.NewReader(page)); err != nil {
			t.Skip(err)
		}
	})
}
