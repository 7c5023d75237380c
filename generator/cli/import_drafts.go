package cli

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"onrecord/generator/draft"
)

// importDrafts adds the claims that an extractor says, a line of JSON each, as drafts. Each
// line names its article. It says why it refuses a line.
func (a *app) importDrafts(f importFlags, args []string) error {
	c, source, err := a.folder()
	if err != nil {
		return err
	}
	d, err := a.linked(c)
	if err != nil {
		return err
	}
	into, err := intoFile(source, f.into)
	if err != nil {
		return err
	}
	proposer := draft.NewProposer(d, c.Source, into)
	var texts []string
	refused := 0
	for _, file := range args {
		data, err := readText(file)
		if err != nil {
			return err
		}
		for number, line := range bytes.Split(data, []byte("\n")) {
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			answer, err := draft.ReadAnswer(line)
			if article := d.Article(answer.Article); err == nil && article == nil {
				err = fmt.Errorf("there is no article %q", answer.Article)
			} else if err == nil {
				var proposal *draft.Proposal
				if proposal, err = proposer.Accept(article, answer); err == nil {
					texts = append(texts, proposal.Text())
					continue
				}
			}
			fmt.Fprintf(a.Stderr, "%s: line %d is not taken: %v\n", file, number+1, err)
			refused++
		}
	}
	records := strings.Join(texts, "\n")
	name := filepath.Join(source, filepath.FromSlash(into))
	w := a.Stdout
	if f.dryRun {
		fmt.Fprint(a.Stdout, records)
		w = a.Stderr
	} else if records != "" {
		if err := appendTo(name, records); err != nil {
			return err
		}
	}
	fmt.Fprintf(w, "%s drafted -> %s, %d refused\n", count(len(texts), "claim"), shown(name), refused)
	if refused > 0 {
		return contentFailed
	}
	return nil
}
