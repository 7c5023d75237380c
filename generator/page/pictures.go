package page

import (
	"cmp"
	"strings"

	"onrecord/generator/card"
	"onrecord/generator/docket"
	"onrecord/generator/export"
)

// pictureFolder holds the pictures that social media show with links.
const pictureFolder = "cards/"

// longestWords is how many characters a quotation on a picture may have.
const longestWords = 220

// planPictures plans the pictures of all claims and articles that can be drawn.
func planPictures(s *Site, out outputs) {
	add := func(c card.Card, r docket.Ref) {
		if !c.Drawable() {
			return
		}
		out[picturePath(c, r)] = output{stable: true, bytes: func(b *builder) []byte {
			data, err := c.PNG()
			b.fail(err)
			return data
		}}
	}
	for _, c := range s.docket.Claims {
		add(claimCard(s, c), c.Ref())
	}
	for _, a := range s.docket.Articles {
		add(articleCard(s, a), a.Ref())
	}
}

func picturePath(c card.Card, r docket.Ref) string { return pictureFolder + folder(r) + c.Name() }

// pictureAddress returns the absolute address of a record's picture; "" if it has none.
func pictureAddress(s *Site, c card.Card, r docket.Ref) string {
	if !s.docket.Settings.Outputs.Cards || !c.Drawable() {
		return ""
	}
	return s.docket.Settings.Absolute(escapePath(picturePath(c, r)))
}

func claimCard(s *Site, c *docket.Claim) card.Card {
	out := card.Card{Kicker: s.words.Text("kind." + string(c.Kind)), Title: s.briefs.Title(c), By: c.SpokenBy(),
		Day: c.Said.Format(s.words.Dates), Stamp: stampOf(s, c), Site: s.docket.Settings.Title}
	if a := export.OwnWords(c); a != nil {
		words := cmp.Or(a.Translation, a.Quote)
		if len([]rune(words)) <= longestWords {
			out.Words = s.words.Text("quote.open") + words + s.words.Text("quote.close")
		}
	}
	return out.Composed()
}

func articleCard(s *Site, a *docket.Article) card.Card {
	out := card.Card{Title: a.Title, Day: a.Date.Format(s.words.Dates), Site: s.docket.Settings.Title}
	if a.Source != nil {
		out.By = a.Source.Name
	} else {
		out.By = strings.Join(a.Authors, s.words.Text("list.comma"))
	}
	return out.Composed()
}

// stampOf returns the verdict of a claim as a picture draws it. The last letter of a
// shape such as "round-3" says how many quarters of the mark are filled.
func stampOf(s *Site, c *docket.Claim) card.Stamp {
	v := &s.briefs.Claim(c).Verdict
	stamp := card.Stamp{Label: v.Label, Square: c.Forward(), Tone: v.Tone}
	if quarter := v.Shape[len(v.Shape)-1]; '0' <= quarter && quarter <= '4' {
		stamp.Share = float64(quarter-'0') / 4
	}
	if v.Shape == "clock-met" {
		stamp.Share = 1
	}
	return stamp
}
