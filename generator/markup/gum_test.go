package markup

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRealTexts finds every quotation and attributed clause of 43 published texts
// in their own rendered text.
func TestRealTexts(t *testing.T) {
	const folder = "../../../shared/data/gum"
	files, _ := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if len(files) == 0 {
		t.Skip("the folder " + folder + " with real texts is not here")
	}
	r := NewRenderer(Options{Typographer: true})
	looked, ambiguous := 0, 0
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<22)
		for lines.Scan() {
			var text struct {
				ID, Text string
				Quotes   []struct{ S, E int }
				Attr     []struct{ Content [][2]int } `json:"attributions"`
			}
			if err := json.Unmarshal(lines.Bytes(), &text); err != nil {
				t.Fatal(err)
			}
			runes := []rune(text.Text)
			var quotes []Quote
			add := func(s, e int) {
				if s < e && e <= len(runes) {
					quotes = append(quotes, Quote{Words: string(runes[s:e])})
				}
			}
			for _, q := range text.Quotes {
				add(q.S, q.E)
			}
			for _, a := range text.Attr {
				for _, c := range a.Content {
					add(c[0], c[1])
				}
			}
			doc, _ := r.Render(Source{Text: []byte(escapeMarkdown(text.Text)), Place: noPlace})
			read := ReadText(doc.HTML)
			found, _ := read.Find(quotes, nil, nil)
			for i, f := range found {
				looked++
				switch {
				case f.Places == 0:
					t.Errorf("%s: lost: %q", text.ID, quotes[i].Words)
				case f.Places > 1:
					ambiguous++
				case Fold(read.Plain[f.Ranges[0].Start:f.Ranges[0].End]) != Fold(quotes[i].Words):
					t.Errorf("%s: %q marks %q", text.ID, quotes[i].Words, read.Plain[f.Ranges[0].Start:f.Ranges[0].End])
				}
			}
		}
	}
	t.Logf("%d quotes looked for, %d stand more than once", looked, ambiguous)
	if looked < 500 {
		t.Errorf("only %d quotes were looked for", looked)
	}
}

// escapeMarkdown writes text so that it renders as itself.
func escapeMarkdown(s string) string {
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, r := range strings.TrimSpace(line) {
			if strings.ContainsRune("\\`*_{}[]()#+-!|<>~&:.", r) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}
