package cli

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/sourcetext"
)

// textArticle reads a text or a saved page as if it were an article of the site, named as the
// file is.
func (a *app) textArticle(source string, f extractFlags) (*content.Content, *docket.Docket, []*docket.Article, error) {
	data, err := readText(f.text)
	if err != nil {
		return nil, nil, nil, err
	}
	text := string(data)
	if sourcetext.IsHTML(data) {
		if text, err = sourcetext.FromHTML(bytes.NewReader(data)); err != nil {
			return nil, nil, nil, &failure{statusContent, err}
		}
	}
	today, err := a.today()
	if err != nil {
		return nil, nil, nil, err
	}
	name := strings.TrimSuffix(filepath.Base(f.text), filepath.Ext(f.text))
	if f.text == "-" {
		name = "text"
	}
	id := content.ShortID(content.TypeArticle, name)
	file := "content/articles/" + id + ".md"
	date := cmp.Or(f.date, today.String())
	page := fmt.Sprintf("+++\ntitle = %s\ndate = %s\n+++\n%s\n", content.Quote(name), content.Quote(date),
		asMarkdown(text))
	loader := content.NewLoader(content.Folder(source))
	if _, err := loader.Load(); err != nil {
		return nil, nil, nil, outside(err)
	}
	c := loader.With(file, []byte(page))
	d, err := a.linked(c)
	if err != nil {
		return nil, nil, nil, err
	}
	article := d.Article(id)
	if article == nil {
		return nil, nil, nil, usage("--date %q is no date: write it as 2025-03-04", f.date)
	}
	fmt.Fprintf(a.Stderr, "the claims name the article %q: save the text as %s\n", id, file)
	return c, d, []*docket.Article{article}, nil
}

func readText(name string) ([]byte, error) {
	if name == "-" {
		data, err := io.ReadAll(os.Stdin)
		return data, outside(err)
	}
	data, err := os.ReadFile(name)
	return data, outside(err)
}

// asMarkdown returns plain text in which no sign means anything to Markdown. A blank line
// parts paragraphs; where there is none, each line is a paragraph.
func asMarkdown(text string) string {
	var out strings.Builder
	for _, r := range strings.ReplaceAll(text, "\r\n", "\n") {
		if strings.ContainsRune("\\`*_{}[]<>()#+-.!|~&^=:\"'", r) && r < 128 && !strings.ContainsRune(".,:()\"'-", r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	if !strings.Contains(strings.TrimSpace(text), "\n\n") {
		return strings.ReplaceAll(out.String(), "\n", "\n\n")
	}
	return out.String()
}
