package intake

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// verify makes the text of the rows and reads it together with the site, as build would.
// It rejects each row that gets a diagnostic, with its message, and reads the others
// again, as they may have referred to that row.
func (run *importing) verify() error {
	if why := content.SharesDefaults(run.site.Into, run.site.Present); why != "" {
		return refuse("%s", why)
	}
	for _, r := range run.rows {
		if !r.known && r.reason == "" {
			r.text = r.toml()
		}
	}
	for run.complaints() {
	}
	for _, r := range run.rows {
		switch {
		case r.known:
			run.result.Known++
		case r.reason != "":
			run.result.Rejected = append(run.result.Rejected, Rejection{r.name, r.reason})
		default:
			run.result.Added++
			if r.undated {
				run.result.Undated = append(run.result.Undated, r.name)
			}
			if r.judge != "" && r.part("assessment").text("rating") != "" {
				note(&run.result.Others, r.judge, r.name)
			}
			if r.since {
				run.result.Since = append(run.result.Since, r.name)
			}
		}
	}
	run.result.Text, _ = run.compose()
	for _, list := range [][]Unresolved{run.result.Speakers, run.result.Ratings, run.result.Dates} {
		slices.SortStableFunc(list, func(a, b Unresolved) int { return cmp.Compare(len(b.Rows), len(a.Rows)) })
	}
	return nil
}

// compose returns the text to add to the file, and the line at which each row begins.
func (run *importing) compose() (text string, starts map[*row]int) {
	var b strings.Builder
	b.WriteString(content.Gap(run.site.Present))
	line := 1 + strings.Count(run.site.Present, "\n") + b.Len()
	starts = map[*row]int{}
	first := true
	for _, r := range run.rows {
		if r.known || r.reason != "" {
			continue
		}
		if !first {
			b.WriteString("\n")
			line++
		}
		first = false
		starts[r] = line
		b.WriteString(r.text)
		line += strings.Count(r.text, "\n")
	}
	if first {
		return "", nil
	}
	return b.String(), starts
}

// complaints reads the site with the text to add, rejects the rows that get a diagnostic,
// and reports whether there were any. It finds what build finds, on a day on which all
// claims have been made. What only check reports, such as a ruling without evidence, is
// for the desk to mend.
func (run *importing) complaints() bool {
	text, starts := run.compose()
	if text == "" {
		return false
	}
	c := run.site.Loader.With(run.site.Into, []byte(run.site.Present+text))
	_, problems := new(docket.Linker).Link(c, docket.Options{AsOf: edtf.MaxDay, Drafts: true})
	found := false
	for _, p := range append(problems, c.Problems...) {
		if p.Span.File != run.site.Into || p.Severity == diag.Info {
			continue
		}
		var at *row
		for r, start := range starts {
			if start <= p.Span.Line && (at == nil || start > starts[at]) {
				at = r
			}
		}
		if at != nil {
			at.reject("%s", explain(p))
			found = true
		}
	}
	return found
}

// explain returns a diagnostic on one line.
func explain(p *diag.Diagnostic) string {
	if p.Hint == "" {
		return p.Message
	}
	return p.Message + " (" + strings.Join(strings.Fields(p.Hint), " ") + ")"
}
