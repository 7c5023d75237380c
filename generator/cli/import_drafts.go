package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"onrecord/generator/draft"
)

// importDrafts adds the claims that an extractor says, a line of JSON each, as drafts. Each
// line names its article. It says why it refuses a line.
func (a *app) importDrafts(f importFlags, args []string) error {
	if len(f.Map) > 0 || f.DateOrder != "" {
		return usage("--map and --date-order are for tables: drafts have the format's own keys and dates")
	}
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
	if why := c.Unreadable(into); why != "" {
		return &failure{statusContent, errors.New(why)}
	}
	proposer := draft.NewProposer(d, c.Source, into)
	var all answers
	for _, file := range args {
		data, err := readText(file)
		if err != nil {
			return err
		}
		a.takeLines(proposer, d, nil, file, data, &all)
	}
	var texts []string
	for i := range all.taken {
		texts = append(texts, all.taken[i].Text())
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
	fmt.Fprintf(w, "%s drafted -> %s, %d there already, %d refused\n", count(len(texts), "claim"), shown(name),
		all.known,
		all.refused)
	if all.refused > 0 {
		return contentFailed
	}
	return nil
}
