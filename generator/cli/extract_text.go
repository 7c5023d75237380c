package cli

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/draft"
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
	page := fmt.Sprintf("+++\ntitle = %s\ndate = %s\n+++\n%s\n", content.Quote(name), content.Quote(date), asMarkdown(text))
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

// How long a program of --with may take for one article, and how much it may say.
const (
	programTime   = 5 * time.Minute
	programOutput = 4 << 20
)

// askProgram gives a program what it must know of an article, as a line of JSON, and reads
// claims from its output, a line of JSON each. It says why it refuses a line. No shell reads
// the command.
func (a *app) askProgram(p *draft.Proposer, d *docket.Docket, article *docket.Article, command string) (
	accepted []draft.Proposal, refused int, err error,
) {
	words := strings.Fields(command)
	if len(words) == 0 {
		return nil, 0, usage("--with names no program")
	}
	request, err := json.Marshal(draft.NewRequest(d, article))
	if err != nil {
		return nil, 0, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), programTime)
	defer cancel()
	run := exec.CommandContext(ctx, words[0], words[1:]...)
	run.Stdin, run.Stderr = bytes.NewReader(append(request, '\n')), a.Stderr
	out := &limited{max: programOutput}
	run.Stdout = out
	if err := run.Run(); err != nil {
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			err = fmt.Errorf("it took more than %v", programTime)
		}
		return nil, 0, outside(fmt.Errorf("%s, on %s: %w", words[0], article.File(), err))
	}
	for number, line := range bytes.Split(out.data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		proposal, err := acceptLine(p, article, line)
		if err != nil {
			fmt.Fprintf(a.Stderr, "%s: line %d of %s is not taken: %v\n", article.File(), number+1, words[0], err)
			refused++
			continue
		}
		accepted = append(accepted, *proposal)
	}
	return accepted, refused, nil
}

func acceptLine(p *draft.Proposer, article *docket.Article, line []byte) (*draft.Proposal, error) {
	answer, err := draft.ReadAnswer(line)
	if err != nil {
		return nil, err
	}
	return p.Accept(article, answer)
}

// limited keeps what is written to it, and fails where that is too much.
type limited struct {
	data []byte
	max  int
}

func (l *limited) Write(data []byte) (int, error) {
	if len(l.data)+len(data) > l.max {
		return 0, fmt.Errorf("it says more than %d MB", l.max>>20)
	}
	l.data = append(l.data, data...)
	return len(data), nil
}
