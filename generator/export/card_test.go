package export_test

import (
	"bytes"
	"image"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"onrecord/generator/card"
	"onrecord/generator/site"
)

// cardOf is the path of a claim's card, "" where it has none.
func cardOf(t *testing.T, r *site.Result, claim string) string {
	t.Helper()
	page := string(file(t, r, "claims/"+claim+"/index.html"))
	found := regexp.MustCompile(`<meta property="og:image" content="([^"]*)">`).FindStringSubmatch(page)
	if found == nil {
		return ""
	}
	path, ours := strings.CutPrefix(found[1], "https://desk.example/on/record/")
	if !ours {
		t.Errorf("%s shows %s", claim, found[1])
	}
	return path
}

func TestCardsArePictures(t *testing.T) {
	r := made(t, desk(), "")
	for _, p := range r.Site.Paths() {
		if !strings.HasPrefix(p, "cards/") {
			continue
		}
		picture, err := png.Decode(bytes.NewReader(file(t, r, p)))
		if err != nil {
			t.Fatal(err)
		}
		if picture.Bounds() != image.Rect(0, 0, card.Width, card.Height) {
			t.Errorf("%s is %v", p, picture.Bounds())
		}
		if !r.Site.Stable(p) {
			t.Errorf("%s would be made at every build", p)
		}
	}
	if r.Site.Stable("index.html") {
		t.Error("the home page would never be made again")
	}
}

// A card's name changes with what it shows, and with nothing else.
func TestCardNames(t *testing.T) {
	before, after := made(t, desk(), "2021-03-07"), made(t, desk(), "2021-03-08")
	ruled, same := cardOf(t, before, "formula"), cardOf(t, before, "by-may")
	if ruled == "" || ruled == cardOf(t, after, "formula") {
		t.Errorf("the card %s is the same under another ruling", ruled)
	}
	if bytes.Equal(file(t, before, ruled), file(t, after, cardOf(t, after, "formula"))) {
		t.Error("the card does not show the ruling")
	}
	if same == "" || same != cardOf(t, after, "by-may") {
		t.Errorf("the card %s is made anew for another claim's ruling", same)
	}
}

// No card at all is better than one with boxes for letters.
func TestNoCardWithoutLetters(t *testing.T) {
	r := made(t, desk(), "")
	if got := cardOf(t, r, "persian"); got != "" {
		t.Errorf("the fonts can't write Persian, and the page shows %s", got)
	}
	for _, p := range r.Site.Paths() {
		if strings.HasPrefix(p, "cards/claims/persian/") {
			t.Errorf("%s is there", p)
		}
	}
}
