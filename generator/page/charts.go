package page

import (
	"sync"

	"onrecord/generator/brief"
	"onrecord/generator/chart"
	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// drift returns an event's chart, with one claim lit if it is not nil; nil if fewer than
// two dates were stated. An event's chart stands on the page of each of its claims, so it
// is drawn once for a version of the site: drawing it on each would be quadratic.
func drift(b *builder, e *docket.Event, lit *docket.Claim) *chart.Drift {
	drawn, _ := b.charts.LoadOrStore(e, sync.OnceValues(func() (*chart.Drift, error) { return newDrift(b.Site, e) }))
	d, err := drawn.(func() (*chart.Drift, error))()
	b.fail(err)
	if d == nil || lit == nil {
		return d
	}
	return d.Lit(lit, b.docket.AsOf)
}

func newDrift(s *Site, e *docket.Event) (*chart.Drift, error) {
	d := chart.NewDrift(s.briefs, e)
	if d == nil {
		return nil, nil
	}
	for i := range d.Plots {
		var err error
		if d.Plots[i].Base, err = s.theme.Run("plot", &d.Plots[i]); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// Backlink is another record whose text links to this one, with the sentence round the link.
type Backlink struct {
	From     brief.Link
	Type     string // article, claim, entity, event, topic or page
	Sentence docket.Sentence
}

// maxBacklinks is how many backlinks a page shows. A record to which ten thousand texts
// link can be found by the claims and articles on its page.
const maxBacklinks = 200

func backlinks(b *builder, cited []docket.Backlink) []Backlink {
	var out []Backlink
	for _, c := range cited[:min(len(cited), maxBacklinks)] {
		from := brief.LinkTo(c.From)
		if claim := b.docket.Claim(c.From.ID); c.From.Type == content.TypeClaim && claim != nil {
			from.Text = b.briefs.Title(claim)
		}
		out = append(out, Backlink{From: from, Type: string(c.From.Type), Sentence: c.Sentence()})
	}
	return out
}
