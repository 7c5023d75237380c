package page

import (
	"html/template"
	"net/url"
	"strings"

	"onrecord/generator/brief"
	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// Quote is a text in which the claim stands.
type Quote struct {
	Article      *brief.Article // nil for a text elsewhere
	Place        string         // address of the quote in the article, "" if it is not marked there
	Title        string         // of a text elsewhere
	Publisher    string
	URL          string
	Archive      string
	Source       *FirstReport // where the article's report was first published, nil if it was here
	Via          string
	Date         *brief.Date
	Tongue       *brief.Tongue // nil for the site's language
	Wording      string        // verbatim, translation, paraphrase, altered
	WordingLabel string
	Words        string          // the quoted words
	Marked       bool            // they are the speaker's own and stand in quotation marks
	Context      docket.Sentence // the sentence round an anchored quote
	Lost         bool            // the article no longer has the words
	Twice        bool            // the article has the words more than once
	Translation  string          // of the words into the site's language, or ""
	TranslatedBy string          // who translated, where it was not the desk
	Medium       string          // its words: "Video"
	At           string          // where in it: "00:14:05"
	File         *File           // a copy or picture that the site has, or nil
	Gone         bool            // it was deleted since: URL is no link
	Note         template.HTML
}

// File is one of the site's files. Width and Height are in pixels, 0 where they are not known.
type File struct {
	URL           string
	Alt           string
	Picture       bool
	Width, Height int
}

// quotes fills in the texts in which the claim stands.
func (v *ClaimView) quotes(b *builder, c *docket.Claim) {
	for _, a := range c.Appearances {
		q := Quote{Title: a.Title, Publisher: a.Publisher, URL: toWords(a.URL, a), Archive: b.docket.Href(a.Archive),
			Via:  a.Via,
			Date: b.briefs.Date(a.Date), Tongue: brief.TongueOf(a.Tongue()), Wording: a.Wording, Words: a.Quote,
			Marked:  a.Quoted(),
			Context: a.Sentence(), Lost: a.State == docket.Lost, Twice: a.State == docket.Ambiguous,
			Translation: a.Translation, TranslatedBy: a.TranslationBy, At: a.At, File: fileOf(b, a), Gone: a.Gone,
			Note: safe(b.docket.HTML(a.Note))}
		if a.Medium != "" {
			q.Medium = b.words.Text("medium." + a.Medium)
		}
		if a.Wording != "" && (a.Quote != "" || a.Appearance.Wording != "") {
			q.WordingLabel = b.words.Text("wording." + a.Wording)
		}
		v.Altered = v.Altered || a.Wording == "altered"
		if a.Article != nil {
			q.Article = b.briefs.Article(a.Article)
			if source := a.Article.Source; source != nil {
				q.Source = &FirstReport{source.Name, toWords(source.URL, a), b.docket.Href(source.Archive)}
			}
			if a.State == docket.Anchored {
				q.Place = q.Article.URL + "#claim-" + content.EscapeID(c.ID)
			}
		}
		v.Quotes = append(v.Quotes, q)
	}
}

// fileOf returns the copy or picture of an appearance that the site has, or nil.
func fileOf(b *builder, a *docket.Appearance) *File {
	f, ok := b.docket.File(a.Appearance.File)
	if !ok {
		return nil
	}
	return &File{b.docket.Href(a.Appearance.File), a.Alt, b.docket.Picture(a.Appearance.File), f.Width, f.Height}
}

// toWords returns an outside page's address that leads to an appearance's words in it: with
// a text fragment (https://wicg.github.io/scroll-to-text-fragment/). It is the address itself
// where the words are not exact or the address has a fragment of its own.
//
// A browser compares apostrophes and quotation marks as they stand, and pages differ in
// them, so the words end before the first; where that leaves fewer than three words, they
// name no place.
func toWords(address string, a *docket.Appearance) string {
	if address == "" || a.Wording != "verbatim" || strings.ContainsRune(address, '#') {
		return address
	}
	words := a.Quote
	if end := strings.IndexAny(words, "'’‘\"“”[…*_`<&\n"); end >= 0 {
		words = words[:end]
		words = words[:max(0, strings.LastIndexByte(words, ' '))]
	}
	all := strings.Fields(words)
	if len(all) < 3 {
		return address
	}
	escape := func(words []string) string {
		return strings.ReplaceAll(url.PathEscape(strings.Join(words, " ")), "-", "%2D")
	}
	fragment := escape(all)
	if len(all) > 12 {
		fragment = escape(all[:5]) + "," + escape(all[len(all)-5:])
	}
	return address + "#:~:text=" + fragment
}
