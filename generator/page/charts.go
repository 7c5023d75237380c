package page

import (
	"sync"

	"onrecord/generator/brief"
	"onrecord/generator/chart"
	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// drawings are an event's chart in full, and as the pages of its claims have it. Both are nil
// if fewer than two dates were stated.
type drawings struct{ full, plain *chart.Drift }

// drift returns an event's chart, or as the page of a claim has it if lit is not nil: with
// that claim lit. It is nil if fewer than two dates were stated. A chart stands on the page of
// each of its claims, so it is drawn once for a version of the site: drawing it on each would
// be quadratic.
func drift(b *builder, e *docket.Event, lit *docket.Claim) *chart.Drift {
	drawn, _ := b.charts.LoadOrStore(e, sync.OnceValues(func() (drawings, error) { return newDrift(b.Site, e) }))
	d, err := drawn.(func() (drawings, error))()
	b.fail(err)
	if d.full == nil || lit == nil {
		return d.full
	}
	return d.plain.Lit(lit, b.docket.AsOf)
}

func newDrift(s *Site, e *docket.Event) (d drawings, err error) {
	if d.full = chart.NewDrift(s.briefs, e); d.full == nil {
		return d, nil
	}
	d.plain = d.full.Plain()
	for _, plots := range [][]chart.Plot{d.full.Plots, d.full.Zoom, d.plain.Plots} {
		for i := range plots {
			if plots[i].Base, err = s.theme.Run("plot", &plots[i]); err != nil {
				return drawings{}, err
			}
		}
	}
	return d, nil
}

// Backlink is another record whose text links to this one, with the sentence round the link.
type Backlink struct {
	From     brief.Link
	Type     string // article, claim, entity, event, topic or page
	Sentence docket.Sentence
	Tongue   *brief.Tongue // of Sentence, nil for the site's language
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
		var tongue *brief.Tongue
		if a := b.docket.Article(c.From.ID); c.From.Type == content.TypeArticle && a != nil {
			tongue = brief.TongueOf(a.Language)
		}
		out = append(out, Backlink{Tongue: tongue, From: from, Type: string(c.From.Type), Sentence: c.Sentence()})
	}
	return out
}
