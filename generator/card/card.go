// Package card draws the pictures that social media show with a link to a claim or
// an article.
//
// A [Card] holds the words to print and how to draw the verdict. [Card.Name] gives
// its file a name with a hash of all that is drawn, and [Card.PNG] draws it. A card
// is a pure function of its fields: equal cards have equal bytes.
package card

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image/png"
	"strconv"

	"golang.org/x/text/unicode/norm"
)

// Card is the picture of one claim or article.
type Card struct {
	Kicker string // above the title: a claim's kind; "" on an article's card
	Title  string
	Words  string // the words of a claim, with their quotation marks, or ""
	By     string // who said or reported it
	Day    string
	Stamp  Stamp
	Site   string // the site's title
}

// Stamp is a claim's verdict as it is drawn. The zero Stamp, of an article, draws
// nothing.
type Stamp struct {
	Label  string  // "Mostly false", "Missed by 12 days"
	Share  float64 // how much of the mark is filled, from 0 to 1
	Square bool    // the mark of an outcome; the mark of a truth is round
	Tone   string  // the theme's name for the colour
}

// Width and Height are the size of a card in pixels.
const (
	Width  = 1200
	Height = 630
)

// drawing changes when cards are drawn differently, so that they get new names.
const drawing = "3"

// Composed returns the card with letters and their accents put together, as fonts
// have them (NFC).
func (c Card) Composed() Card {
	for _, text := range []*string{&c.Kicker, &c.Title, &c.Words, &c.By, &c.Day, &c.Stamp.Label, &c.Site} {
		*text = norm.NFC.String(*text)
	}
	return c
}

// Drawable reports whether the fonts have every character of the card. A picture
// with boxes in place of letters is worse than no picture.
func (c Card) Drawable() bool {
	return drawable(c.Kicker) && drawable(c.Title) && drawable(c.Words) && drawable(c.By) && drawable(c.Day) &&
		drawable(c.Stamp.Label) && drawable(c.Site)
}

// Name returns the name of the card's file. It carries a hash of all that is drawn,
// so a file of that name need not be made again.
func (c Card) Name() string {
	share := strconv.FormatFloat(c.Stamp.Share, 'f', -1, 64)
	h := sha256.New()
	parts := []string{drawing, c.Kicker, c.Title, c.Words, c.By, c.Day, c.Stamp.Label, share, c.Stamp.Tone, c.Site}
	for _, part := range parts {
		h.Write([]byte(part + "\x00"))
	}
	if c.Stamp.Square {
		h.Write([]byte("square"))
	}
	return hex.EncodeToString(h.Sum(nil)[:6]) + ".png"
}

// PNG draws the card.
func (c Card) PNG() ([]byte, error) {
	p := newCanvas(c.Stamp.Tone)
	p.draw(c)
	var out bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, p.picture)
	return out.Bytes(), err
}
