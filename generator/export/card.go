package export

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"golang.org/x/text/unicode/norm"

	"onrecord/generator/docket"
)

// Card is the picture that social media show with a link to a claim or an article.
type Card struct {
	Kicker string // over the title: a claim's kind, an article's source
	Title  string
	Words  string // a claim's own words with their quotation marks, or ""
	By     string // who said or reported it
	Day    string
	Stamp  string  // a claim's verdict in words; "" on an article's card
	Share  float64 // of the stamp's mark that is filled, from 0 to 1; -1 for an outline alone
	Square bool    // the mark of an outcome; a truth's is round
	Tone   string  // the stamp's colour, as templates name it
	Site   string
}

// The size of a card, in pixels.
const (
	CardWidth  = 1200
	CardHeight = 630
)

// drawing is counted up when cards are drawn differently, so that they get new names.
const drawing = "3"

// longestWords is how many characters a quotation on a card may have.
const longestWords = 220

// ClaimCard is a claim's card. The view of its stamp is the theme's.
func (s *Source) ClaimCard(c *docket.Claim) Card {
	m := s.Mark(c)
	card := Card{Kicker: s.Text("kind." + string(c.Kind)), Title: c.Title, By: c.SpokenBy(), Day: c.Said.Format(s.Dates), Stamp: m.Label, Share: m.Share,
		Square: c.Kind.Forward(), Tone: m.Tone, Site: s.Docket.Settings.Title}
	if words := OwnWords(c); words != "" && len([]rune(words)) <= longestWords {
		card.Words = s.Text("quote.open") + words + s.Text("quote.close")
	}
	return card.composed()
}

// ArticleCard is an article's card.
func (s *Source) ArticleCard(a *docket.Article) Card {
	card := Card{Title: a.Title, Day: a.Date.Format(s.Dates), Site: s.Docket.Settings.Title}
	if a.Source != nil {
		card.By = a.Source.Name
	} else {
		card.By = strings.Join(a.Authors, s.Text("list.comma"))
	}
	return card.composed()
}

// composed puts letters and their accents together, as fonts have them.
func (c Card) composed() Card {
	for _, text := range []*string{&c.Kicker, &c.Title, &c.Words, &c.By, &c.Day, &c.Stamp, &c.Site} {
		*text = norm.NFC.String(*text)
	}
	return c
}

// File returns the card's file below a folder such as "claims/x/". Its name carries a
// hash of all that is drawn, so a card that exists need not be made again. ok is false
// where the fonts lack a character of it: no picture says less than boxes in place of
// letters would, and promises nothing wrong.
func (c Card) File(folder string) (f File, ok bool) {
	for _, text := range []string{c.Kicker, c.Title, c.Words, c.By, c.Day, c.Stamp, c.Site} {
		if !drawable(text) {
			return File{}, false
		}
	}
	h := sha256.New()
	for _, part := range []string{drawing, c.Kicker, c.Title, c.Words, c.By, c.Day, c.Stamp, number(&c.Share), c.Tone, c.Site} {
		h.Write([]byte(part + "\x00"))
	}
	if c.Square {
		h.Write([]byte("square"))
	}
	return File{Path: "cards/" + folder + hex.EncodeToString(h.Sum(nil)[:6]) + ".png", Stable: true, Append: c.png}, true
}

// cards lists the cards of all claims and articles that can be drawn.
func (s *Source) cards() []File {
	files := make([]File, 0, len(s.Docket.Claims)+len(s.Docket.Articles))
	add := func(c Card, r docket.Ref) {
		if f, ok := c.File(folder(r)); ok {
			files = append(files, f)
		}
	}
	for _, c := range s.Docket.Claims {
		add(s.ClaimCard(c), c.Ref())
	}
	for _, a := range s.Docket.Articles {
		add(s.ArticleCard(a), a.Ref())
	}
	return files
}

func (c Card) png(out []byte) ([]byte, error) {
	p := canvases.Get().(*canvas)
	defer canvases.Put(p)
	p.draw(c)
	return p.png(out), nil
}
