package page

import (
	"encoding/json"
	"fmt"
	"html/template"
	"strconv"
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
	s.export = &export.Source{Docket: s.docket, Text: s.theme.words.Text, Dates: s.theme.words.Dates, Label: s.label, Mark: s.mark}
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
		out[f.Path] = output{stable: f.Stable, data: func(b *builder) []byte {
			data, err := f.Make()
			if err != nil {
				b.fail(&exportError{f.Path, err})
			}
			return data
		}}
	}
	for _, c := range s.docket.Claims {
		folder := "embed/" + folder(c.Ref())
		out[folder+"index.html"] = output{data: func(b *builder) []byte { return b.embed(c) }}
		out[folder+"oembed.json"] = output{data: func(b *builder) []byte { return b.oEmbed(c) }}
	}
	return out
}

// isExport reports whether a path may be one that exportOutputs plans.
func isExport(path string) bool {
	for _, folder := range []string{"data/", "embed/", "cards/"} {
		if strings.HasPrefix(path, folder) {
			return true
		}
	}
	return strings.HasSuffix(path, "feed.xml") || strings.HasSuffix(path, "feed.json") || strings.HasSuffix(path, ".ics")
}

// Stable reports whether the path's name says what its bytes are: it carries a hash
// of all that they depend on, so a file of that name that the generator wrote before
// need not be made again.
func (s *Site) Stable(path string) bool {
	o, _ := s.find(path)
	return o.stable
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
	v := s.verdict(c)
	m := export.Mark{Label: v.Label, Tone: v.Tone}
	if _, quarter, ok := strings.Cut(v.Shape, "-"); ok {
		if n, err := strconv.Atoi(quarter); err == nil {
			m.Share = float64(n) / 4
		}
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
		feeds = append(feeds, Feed{s.theme.words.Text("feed.title", r.Title, s.info.Title), s.url(r) + "feed.xml", "Atom"})
	}
	if t := s.docket.Topic(r.ID); on.Calendar && r.Type == content.TypeTopic && export.HasDeadline(t.Claims) {
		feeds = append(feeds, Feed{s.theme.words.Text("calendar.title", r.Title), s.url(r) + "deadlines.ics", "iCalendar"})
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

// picture is the whole address of a record's card; "" where there is none.
func (s *Site) picture(c export.Card, r docket.Ref) string {
	if !s.docket.Settings.Outputs.Cards {
		return ""
	}
	f, ok := c.File(folder(r))
	if !ok {
		return ""
	}
	return s.docket.Settings.Absolute(escapePath(f.Path))
}

// EmbedView is a claim as other sites show it in a frame: /embed/claims/ID/. It is a
// whole document (templates/embed.html), without script.
type EmbedView struct {
	Site      *SiteInfo
	Claim     *Claim
	Canonical string // the claim's own page
	Words     string // the claim's own words, or ""
	AsOf      *Date  // where the verdict was computed for that day
}

func (b *builder) embed(c *docket.Claim) []byte {
	v := EmbedView{Site: b.info, Claim: b.claim(c), Canonical: b.absolute(c.Ref()), Words: export.OwnWords(c)}
	if c.Overdue || c.AwaitsRuling {
		v.AsOf = b.day(b.docket.AsOf)
	}
	return []byte(b.exec("embed", v) + "\n")
}

// The size that a frame with a claim is given, in CSS pixels.
const (
	embedWidth  = 600
	embedHeight = 320
)

// embedAddress is the address of a claim's frame; "" where the site has no host and
// so can't be shown elsewhere.
func (b *builder) embedAddress(c *docket.Claim) string {
	if !strings.Contains(b.docket.Settings.BaseURL, "://") {
		return ""
	}
	return b.docket.Settings.Absolute("embed/" + c.Ref().Path())
}

// embedCode is the HTML with which another page shows the claim.
func (b *builder) embedCode(c *docket.Claim) string {
	address := b.embedAddress(c)
	if address == "" {
		return ""
	}
	return fmt.Sprintf(`<iframe src="%s" title="%s" width="%d" height="%d" loading="lazy" style="border:0;max-width:100%%"></iframe>`,
		address, template.HTMLEscapeString(c.Title), embedWidth, embedHeight)
}

// oEmbedLink points programs to the claim's oEmbed data.
func (b *builder) oEmbedLink(c *docket.Claim) []Feed {
	address := b.embedAddress(c)
	if address == "" {
		return nil
	}
	return []Feed{{c.Title, address + "oembed.json", "oEmbed"}}
}

// oEmbed is a claim's data by oEmbed 1.0: /embed/claims/ID/oembed.json.
func (b *builder) oEmbed(c *docket.Claim) []byte {
	out := struct {
		Type        string `json:"type"`
		Version     string `json:"version"`
		Title       string `json:"title"`
		Author      string `json:"author_name,omitempty"`
		AuthorURL   string `json:"author_url,omitempty"`
		Provider    string `json:"provider_name"`
		ProviderURL string `json:"provider_url"`
		HTML        string `json:"html"`
		Width       int    `json:"width"`
		Height      int    `json:"height"`
		Thumbnail   string `json:"thumbnail_url,omitempty"`
		ThumbnailW  int    `json:"thumbnail_width,omitempty"`
		ThumbnailH  int    `json:"thumbnail_height,omitempty"`
	}{Type: "rich", Version: "1.0", Title: c.Title, Author: c.SpokenBy(), Provider: b.info.Title, ProviderURL: b.info.Home,
		HTML: b.embedCode(c), Width: embedWidth, Height: embedHeight, Thumbnail: b.picture(b.export.ClaimCard(c), c.Ref())}
	if len(c.Speakers) == 1 {
		out.AuthorURL = b.absolute(c.Speakers[0].Ref())
	}
	if out.Thumbnail != "" {
		out.ThumbnailW, out.ThumbnailH = export.CardWidth, export.CardHeight
	}
	data, err := json.MarshalIndent(out, "", "  ")
	b.fail(err)
	return append(data, '\n')
}
