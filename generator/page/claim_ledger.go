package page

import (
	"html/template"
	"slices"
	"strings"

	"onrecord/generator/brief"
	"onrecord/generator/docket"
)

// Ruling is an assessment.
type Ruling struct {
	Verdict brief.Verdict
	By      *brief.Speaker // another desk; nil for ours
	Words   string         // another desk's rating, in its own words
	Date    *brief.Date
	Note    template.HTML
	URL     string
	Change  string // initial, update, correction or ""
	Label   string // of Change
	Stands  bool
	Signed  string // who of the desk ruled and reviewed, else the publisher; "" for another's
	Before  string // label of the ruling of ours that it replaced, or "" if that was the same
}

// rulings fills in the rulings on the claim.
func (v *ClaimView) rulings(b *builder, c *docket.Claim) {
	for _, a := range c.Assessments {
		r := ruling(b, a)
		if a.Ours() {
			if a == c.Standing {
				r.Stands, v.Standing = true, r
			}
			v.Ledger = append(v.Ledger, r)
		} else {
			v.Others = append(v.Others, r)
		}
	}
	slices.Reverse(v.Ledger) // the newest first
	slices.Reverse(v.Others)
	if c.Standing == nil {
		return
	}
	if c.Standing.Claim != c {
		v.Standing = ruling(b, c.Standing)
		v.Inherited = b.briefs.Claim(c.Standing.Claim)
	}
	v.Modified = iso(c.Standing.Assessment.Date)
}

// signature says who of the desk ruled and reviewed: "A. Writer, reviewed by B. Editor". It
// returns the publisher's name where nobody signed.
func signature(b *builder, a *docket.Assessment) string {
	comma := b.words.Text("list.comma")
	var parts []string
	if len(a.RuledBy) > 0 {
		parts = append(parts, strings.Join(a.RuledBy, comma))
	}
	if len(a.ReviewedBy) > 0 {
		parts = append(parts, b.words.Text("claim.reviewed", strings.Join(a.ReviewedBy, comma)))
	}
	if len(parts) == 0 {
		return b.exporter.Publisher()
	}
	return strings.Join(parts, comma)
}

func ruling(b *builder, a *docket.Assessment) *Ruling {
	r := &Ruling{Date: b.briefs.Date(a.Assessment.Date), Note: safe(b.docket.HTML(a.Note)), URL: a.URL,
		Change: a.Change}
	if a.Change != "" {
		r.Label = b.words.Text("change." + a.Change)
	}
	if a.Ours() {
		r.Signed = signature(b, a)
	}
	switch {
	case !a.Ours():
		by := brief.Named(a.By, a.Assessment.By)
		r.By, r.Words = &by, a.Assessment.Rating
	case a.Rating != nil:
		r.Verdict = b.briefs.Rated(a.Claim.RatedAs(), a.Rating)
	}
	if a.Before != nil && a.Before.Rating != nil && a.Before.Rating != a.Rating {
		r.Before = b.briefs.Rated(a.Claim.RatedAs(), a.Before.Rating).Label
	}
	return r
}

// Retraction is how a claim was taken back, and where.
type Retraction struct {
	Date      *brief.Date
	By        *brief.Speaker // nil where it was the speaker
	Note      template.HTML
	Publisher string
	URL       string
	Archive   string
	Medium    string // its words: "Video"
	At        string // where in it
	Article   *brief.Article
	Quote     string
	Tongue    *brief.Tongue // of the quote, nil for the site's language
	Lost      bool          // the article does not have the quote
}

func retraction(b *builder, c *docket.Claim) *Retraction {
	r := c.Retracted
	if r == nil {
		return nil
	}
	out := &Retraction{Date: b.briefs.Date(r.Date), Note: safe(b.docket.HTML(r.Note)), Publisher: r.Publisher, URL: r.URL,
		Archive: b.docket.Href(r.Archive), At: r.At, Quote: r.Quote, Lost: r.Lost}
	if r.Retraction.By != "" {
		by := brief.Named(r.By, r.Retraction.By)
		out.By = &by
	}
	if r.Medium != "" {
		out.Medium = b.words.Text("medium." + r.Medium)
	}
	if r.Article != nil {
		out.Article, out.Tongue = b.briefs.Article(r.Article), brief.TongueOf(r.Article.Language)
	}
	return out
}

// Reply is what someone concerned answered to the desk.
type Reply struct {
	AskedOn      *brief.Date
	Date         *brief.Date    // nil where there was no answer
	By           *brief.Speaker // nil where nobody is named
	Note         template.HTML
	URL, Archive string
}

// replies returns the replies to a claim's record, the newest first.
func replies(b *builder, c *docket.Claim) (out []Reply) {
	for i := range c.Replies {
		out = append(out, *reply(b, &c.Replies[i]))
	}
	slices.Reverse(out)
	return out
}

func reply(b *builder, r *docket.Reply) *Reply {
	out := &Reply{AskedOn: b.briefs.Date(r.AskedOn), Date: b.briefs.Date(r.Date),
		Note: safe(b.docket.HTML(r.Note)), URL: r.URL, Archive: b.docket.Href(r.Archive)}
	if r.Reply.By != "" {
		by := brief.Named(r.By, r.Reply.By)
		out.By = &by
	}
	return out
}
