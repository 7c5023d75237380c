package page

import (
	"strings"
	"sync"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/export"
)

// planExports plans the record as data, which package export makes, the page that
// explains it, and what other sites need to show a claim.
func (s *Site) planExports() {
	s.exports = sync.OnceValue(s.exportOutputs)
	s.export = &export.Source{Docket: s.docket, Text: s.theme.words.Text, Dates: s.theme.words.Dates, Label: s.theme.Label, Mark: s.mark}
	s.info.Feeds = s.siteFeeds()
	if s.hasData() {
		s.info.Data = s.info.Base + "data/"
		s.add("data/", "data", dataView)
	}
}

// exportOutputs plans the files themselves. No page asks for them, so that the preview
// plans them only when somebody does.
func (s *Site) exportOutputs() outputs {
	out := outputs{}
	for _, f := range export.Plan(s.export) {
		out[f.Path] = output{stable: f.Stable, pieces: f.Pieces, data: func(b *builder, out []byte) []byte {
			out, err := f.Append(out)
			if err != nil {
				b.fail(&exportError{f.Path, err})
			}
			return out
		}}
	}
	return out
}

// isExport reports whether a path may be one that exportOutputs plans.
func isExport(path string) bool {
	return strings.HasPrefix(path, "data/") || strings.HasPrefix(path, "cards/") || strings.HasSuffix(path, "feed.xml") || strings.HasSuffix(path, "feed.json") || strings.HasSuffix(path, ".ics")
}

// Stable reports whether the path's name says what its bytes are: it carries a hash
// of all that they depend on, so a file of that name that the generator wrote before
// need not be made again.
func (s *Site) Stable(path string) bool {
	return isExport(path) && s.exports()[path].stable
}

// Pieces returns what gives the file at a path in pieces, as [export.File] does; nil where
// it is to be rendered.
func (s *Site) Pieces(path string) func(write func(piece []byte) error) error {
	if !isExport(path) {
		return nil
	}
	return s.exports()[path].pieces
}

// exportError says that the world outside would not let a data file be made.
type exportError struct {
	path string
	err  error
}

func (e *exportError) Error() string { return e.path + ": " + e.err.Error() }

func (e *exportError) problem() *diag.Diagnostic {
	return diag.NoDataFile.At(diag.FileSpan(content.SettingsFile), "%s can't be made: %v", e.path, e.err).WithHint("its temporary folder must have room; [outputs] switches the file off")
}

// mark is how a claim's stamp is drawn on a card.
func (s *Site) mark(c *docket.Claim) export.Mark {
	v := &s.claim(c).Verdict
	m := export.Mark{Label: v.Label, Tone: v.Tone}
	if quarter := v.Shape[len(v.Shape)-1]; '0' <= quarter && quarter <= '4' {
		m.Share = float64(quarter-'0') / 4
	}
	if v.Shape == "clock-met" {
		m.Share = 1
	}
	return m
}

// siteFeeds are what every page points to.
func (s *Site) siteFeeds() (feeds []Feed) {
	title := s.info.Title
	if s.docket.Settings.Outputs.Feeds {
		feeds = append(feeds, Feed{title, s.info.Base + "feed.xml", "Atom"}, Feed{title, s.info.Base + "feed.json", "JSON Feed"})
	}
	return feeds
}

// feeds are what a record's page points to besides: its feed, and for a topic with
// deadlines its calendar.
func (s *Site) feeds(r docket.Ref) (feeds []Feed) {
	on := s.docket.Settings.Outputs
	if on.Feeds {
		feeds = append(feeds, Feed{s.theme.words.Text("feed.title", r.Title, s.info.Title), r.URL() + "feed.xml", "Atom"})
	}
	if t := s.docket.Topic(r.ID); on.Calendar && r.Type == content.TypeTopic && export.HasDeadline(t.Claims) {
		feeds = append(feeds, Feed{s.theme.words.Text("calendar.title", r.Title), r.URL() + "deadlines.ics", "iCalendar"})
	}
	return feeds
}

// calendar is the site's calendar, for the page of deadlines.
func (s *Site) calendar() []Feed {
	if !s.docket.Settings.Outputs.Calendar {
		return nil
	}
	return []Feed{{s.theme.words.Text("calendar.title", s.info.Title), s.info.Base + "deadlines.ics", "iCalendar"}}
}

// claimPicture and articlePicture are the whole address of a record's card; "" where
// there is none. Composing a card to name it is work that a site without cards is spared.
func (s *Site) claimPicture(c *docket.Claim) string {
	if !s.docket.Settings.Outputs.Cards {
		return ""
	}
	return s.picture(s.export.ClaimCard(c), c.Ref())
}

func (s *Site) articlePicture(a *docket.Article) string {
	if !s.docket.Settings.Outputs.Cards {
		return ""
	}
	return s.picture(s.export.ArticleCard(a), a.Ref())
}

func (s *Site) picture(c export.Card, r docket.Ref) string {
	f, ok := c.File(folder(r))
	if !ok {
		return ""
	}
	return s.docket.Settings.Absolute(escapePath(f.Path))
}
