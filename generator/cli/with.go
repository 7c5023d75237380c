package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/signal"

	"onrecord/generator/ask"
	"onrecord/generator/docket"
	"onrecord/generator/draft"
)

// answers are the claims that an outside extractor proposed and that were taken, with how
// many others were not.
type answers struct {
	taken   []draft.Proposal
	known   int // the site had them
	refused int
	failed  int // articles about which the program did not answer
}

// askProgram asks a program about each article. It says why it takes a line not. Where the
// program fails, that is said, nothing is taken of what it said of that article, and the
// next article is asked about; an interrupt ends it all.
func (a *app) askProgram(p *draft.Proposer, d *docket.Docket, articles []*docket.Article, command string) (
	all answers, err error,
) {
	program, err := ask.Parse(command)
	if err != nil {
		return answers{}, usage("--with %q: %w", command, err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	for _, article := range articles {
		request, err := json.Marshal(draft.NewRequest(d, article))
		if err != nil {
			return answers{}, outside(err)
		}
		output, err := program.Answer(ctx, append(request, '\n'))
		if ctx.Err() != nil {
			return answers{}, outside(ctx.Err())
		}
		if err != nil {
			fmt.Fprintf(a.Stderr, "%s: %s: %v\n", article.File(), program.Name(), err)
			all.failed++
			continue
		}
		a.takeLines(p, d, article, article.File()+": "+program.Name(), output, &all)
	}
	return all, nil
}

// takeLines reads claims, a line of JSON each, about an article, or about the one that each
// line names where article is nil; from is what messages call them. It passes over empty lines and over the fence that
// language models print around code.
func (a *app) takeLines(p *draft.Proposer, d *docket.Docket, article *docket.Article, from string, lines []byte,
	all *answers) {
	for number, line := range bytes.Split(lines, []byte("\n")) {
		if line = bytes.TrimSpace(line); len(line) == 0 || bytes.HasPrefix(line, []byte("```")) {
			continue
		}
		proposal, err := acceptLine(p, d, article, line)
		switch {
		case err == nil:
			all.taken = append(all.taken, *proposal)
		case errors.Is(err, draft.ErrKnown):
			all.known++
		default:
			fmt.Fprintf(a.Stderr, "%s: line %d is not taken: %v\n", from, number+1, err)
			all.refused++
		}
	}
}

func acceptLine(p *draft.Proposer, d *docket.Docket, article *docket.Article, line []byte) (*draft.Proposal, error) {
	answer, err := draft.ReadAnswer(line)
	if err != nil {
		return nil, err
	}
	if article == nil {
		if article = d.Article(answer.Article); article == nil {
			return nil, fmt.Errorf("there is no article %q", answer.Article)
		}
	}
	return p.Accept(article, answer)
}
