package page

import (
	"fmt"
	"html/template"
	"strings"

	"onrecord/generator/docket"
	"onrecord/generator/export"
)

const (
	embedRoot   = "embed/" // of the folders of records that can be embedded: claims'
	embedFolder = embedRoot + "claims/"
	oEmbedFile  = "oembed.json"
)

// embedded returns what other sites need to show a claim, by its path:
// /embed/claims/ID/, a page for a frame, and its oEmbed data. Like records' pages,
// they are not planned one by one.
func (s *Site) embedded(path string) (o output, ok bool) {
	rest, ok := strings.CutPrefix(path, embedFolder)
	if !ok {
		return o, false
	}
	id, file, _ := strings.Cut(rest, "/")
	c := s.docket.Claim(id)
	switch {
	case c != nil && file == "index.html":
		return output{data: func(b *builder, out []byte) []byte { return b.embed(out, c) }}, true
	case c != nil && file == oEmbedFile:
		return output{data: func(b *builder, out []byte) []byte { return b.oEmbed(out, c) }}, true
	}
	return o, false
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

func (b *builder) embed(out []byte, c *docket.Claim) []byte {
	v := &EmbedView{Site: b.info, Claim: b.claim(c), Canonical: c.Ref().Absolute(), Words: export.OwnWords(c)}
	if c.Overdue || c.AwaitsRuling {
		v.AsOf = b.day(b.docket.AsOf)
	}
	return append(append(out, b.exec("embed", v)...), '\n')
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
	whole, path := c.Ref().Absolute(), c.Ref().Path() // which whole ends with
	return b.join(whole[:len(whole)-len(path)], embedRoot, path)
}

// embedCode is the HTML with which another page shows the claim, whose frame has the
// address; "" where it has none.
func (b *builder) embedCode(c *docket.Claim, address string) string {
	if address == "" {
		return ""
	}
	return b.join(`<iframe src="`, address, `" title="`, template.HTMLEscapeString(c.Title), embedSize)
}

var embedSize = fmt.Sprintf(`" width="%d" height="%d" loading="lazy" style="border:0;max-width:100%%"></iframe>`, embedWidth, embedHeight)

// oEmbedLink points programs to the claim's oEmbed data, which lie beside its frame.
func (b *builder) oEmbedLink(c *docket.Claim, address string) []Feed {
	if address == "" {
		return nil
	}
	return []Feed{{c.Title, b.join(address, oEmbedFile), "oEmbed"}}
}

// oEmbed is a claim's data by oEmbed 1.0: /embed/claims/ID/oembed.json.
func (b *builder) oEmbed(out []byte, c *docket.Claim) []byte {
	j := export.JSON{Out: out, Indented: true, InHTML: true}
	j.Begin('{')
	j.Member("type", "rich")
	j.Member("version", "1.0")
	j.Member("title", c.Title)
	j.Optional("author_name", c.SpokenBy())
	if len(c.Speakers) == 1 {
		j.Member("author_url", c.Speakers[0].Ref().Absolute())
	}
	j.Member("provider_name", b.info.Title)
	j.Member("provider_url", b.info.Home)
	j.Member("html", b.embedCode(c, b.embedAddress(c)))
	size(&j, "", embedWidth, embedHeight)
	if picture := b.claimPicture(c); picture != "" {
		j.Member("thumbnail_url", picture)
		size(&j, "thumbnail_", export.CardWidth, export.CardHeight)
	}
	j.End('}')
	return append(j.Out, '\n')
}

// size writes how large something is shown.
func size(j *export.JSON, of string, width, height int) {
	j.Key(of + "width")
	j.Int(width)
	j.Key(of + "height")
	j.Int(height)
}
