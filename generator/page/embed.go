package page

import (
	"encoding/json"
	"fmt"
	"html/template"
	"strings"

	"onrecord/generator/brief"
	"onrecord/generator/card"
	"onrecord/generator/docket"
	"onrecord/generator/export"
)

const (
	embedRoot   = "embed/" // holds the folders of records that can be embedded: claims
	embedFolder = embedRoot + "claims/"
	oEmbedFile  = "oembed.json"
)

// embedded returns the files that other sites need to show a claim: /embed/claims/ID/,
// a page for a frame, and its oEmbed data. Like records' pages they are found by path.
func embedded(s *Site, path string) (o output, ok bool) {
	rest, ok := strings.CutPrefix(path, embedFolder)
	if !ok || !s.docket.Settings.Outputs.Embeds {
		return o, false
	}
	id, file, _ := strings.Cut(rest, "/")
	c := s.docket.Claim(id)
	switch {
	case c != nil && file == "index.html":
		return output{bytes: func(b *builder) []byte { return embed(b, c) }}, true
	case c != nil && file == oEmbedFile:
		return output{bytes: func(b *builder) []byte { return oEmbed(b, c) }}, true
	}
	return o, false
}

// EmbedView is a claim as other sites show it in a frame: /embed/claims/ID/. It is a
// whole document (templates/embed.html), without script.
type EmbedView struct {
	Site        *SiteInfo
	Claim       *brief.Claim
	Canonical   string        // the claim's own page
	Words       string        // the claim's own words, or ""
	Tongue      *brief.Tongue // of Words; nil for the site's language
	Translation string        // of Words, or ""
	AsOf        *brief.Date   // if the verdict was computed for that day
}

func embed(b *builder, c *docket.Claim) []byte {
	v := &EmbedView{Site: b.info, Claim: b.briefs.Claim(c), Canonical: c.Ref().Absolute()}
	if a := export.OwnWords(c); a != nil {
		v.Words, v.Translation, v.Tongue = a.Quote, a.Translation, brief.TongueOf(a.Tongue())
	}
	if c.Overdue || c.AwaitsRuling {
		v.AsOf = b.briefs.Day(b.docket.AsOf)
	}
	return []byte(b.exec("embed", v) + "\n")
}

// The size of a frame with a claim, in CSS pixels.
const (
	embedWidth  = 600
	embedHeight = 320
)

// embedAddress returns the absolute address of a claim's frame. It returns "" if the site
// has no frames, or no host and so can't be shown elsewhere.
func embedAddress(b *builder, c *docket.Claim) string {
	if set := b.docket.Settings; !set.Outputs.Embeds || !strings.Contains(set.BaseURL, "://") {
		return ""
	}
	path := c.Ref().Path()
	return strings.TrimSuffix(c.Ref().Absolute(), path) + embedRoot + path
}

// embedCode returns HTML with which another page shows the claim; "" if it has no frame.
func embedCode(b *builder, c *docket.Claim) string {
	address := embedAddress(b, c)
	if address == "" {
		return ""
	}
	return fmt.Sprintf(`<iframe src="%s" title="%s" width="%d" height="%d"`, address, template.HTMLEscapeString(b.briefs.Title(c)),
		embedWidth, embedHeight) + ` loading="lazy" style="border:0;max-width:100%"></iframe>`
}

// oEmbedLink points programs to the claim's oEmbed data.
func oEmbedLink(b *builder, c *docket.Claim) []Feed {
	address := embedAddress(b, c)
	if address == "" {
		return nil
	}
	return []Feed{{b.briefs.Title(c), address + oEmbedFile, "oEmbed"}}
}

// oEmbed returns a claim's data by oEmbed 1.0: /embed/claims/ID/oembed.json.
func oEmbed(b *builder, c *docket.Claim) []byte {
	data := struct {
		Type            string `json:"type"`
		Version         string `json:"version"`
		Title           string `json:"title"`
		AuthorName      string `json:"author_name,omitempty"`
		AuthorURL       string `json:"author_url,omitempty"`
		ProviderName    string `json:"provider_name"`
		ProviderURL     string `json:"provider_url"`
		HTML            string `json:"html"`
		Width           int    `json:"width"`
		Height          int    `json:"height"`
		ThumbnailURL    string `json:"thumbnail_url,omitempty"`
		ThumbnailWidth  int    `json:"thumbnail_width,omitempty"`
		ThumbnailHeight int    `json:"thumbnail_height,omitempty"`
	}{Type: "rich", Version: "1.0", Title: b.briefs.Title(c), AuthorName: c.SpokenBy(), ProviderName: b.info.Title,
		ProviderURL: b.info.Home, HTML: embedCode(b, c), Width: embedWidth, Height: embedHeight}
	if len(c.Speakers) == 1 {
		data.AuthorURL = c.Speakers[0].Ref().Absolute()
	}
	if data.ThumbnailURL = pictureAddress(b.Site, claimCard(b.Site, c), c.Ref()); data.ThumbnailURL != "" {
		data.ThumbnailWidth, data.ThumbnailHeight = card.Width, card.Height
	}
	out, err := json.MarshalIndent(data, "", "  ")
	b.fail(err)
	return append(out, '\n')
}
