package card

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
)

// A card's file shows what was drawn, pixel by pixel.
func TestPNGShowsTheCanvas(t *testing.T) {
	for _, c := range []Card{
		{Title: "By May", Kicker: "Deadline", Words: "“We will be out by May.”", By: "Ana", Day: "3 May 2021",
			Stamp: Stamp{"Missed by 12 days", 0.5, true, "bad"}, Site: "Desk"},
		{},
	} {
		p := newCanvas(c.Stamp.Tone)
		p.draw(c)
		data, err := c.PNG()
		if err != nil {
			t.Fatal(err)
		}
		decoded, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		picture := decoded.(*image.Paletted)
		if picture.Bounds() != image.Rect(0, 0, Width, Height) || !bytes.Equal(picture.Pix, p.picture.Pix) {
			t.Errorf("the card %q is not as it was drawn", c.Title)
		}
		if r, g, b, _ := picture.Palette[0].RGBA(); uint8(r) != paper.R || uint8(g) != paper.G || uint8(b) != paper.B {
			t.Errorf("the paper is %x %x %x", r, g, b)
		}
	}
}

// No title stops a card: not one without spaces, without letters, or without end.
func TestCardsOfOddTitles(t *testing.T) {
	for _, title := range []string{"", "x", strings.Repeat("W", 400), strings.Repeat("many words ", 90)} {
		c := Card{Title: title, By: title, Stamp: Stamp{Label: title}, Site: title, Words: title}
		if !c.Drawable() {
			t.Errorf("no card for %.20q", title)
		}
		if _, err := c.PNG(); err != nil {
			t.Errorf("%.20q: %v", title, err)
		}
	}
}

// Text that the fonts can't write has no card.
func TestDrawable(t *testing.T) {
	for text, want := range map[string]bool{"Kabul – “é”": true, "Москва": true, "کابل": false, "東京": false} {
		if (Card{Title: text}).Drawable() != want {
			t.Errorf("%q is drawable: %v", text, !want)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	c := Card{Title: "All forces will be out of the country by the end of May", Kicker: "Deadline",
		Words: "“We will be out by May.”", By: "Ana", Day: "3 May 2021", Stamp: Stamp{"Missed by 12 days", 0.5, true, "bad"}, Site: "Desk"}
	for b.Loop() {
		if _, err := c.PNG(); err != nil {
			b.Fatal(err)
		}
	}
}
