package card

import "golang.org/x/image/font"

// Where things stand on a card, in pixels.
const (
	margin   = 76
	measure  = Width - 2*margin
	rule     = 502 // hairline above the foot
	footLine = 566 // baseline of the foot
)

// draw draws the card.
func (p *canvas) draw(c Card) {
	p.rect(0, 0, Width, 10, text)
	y := 92
	if c.Kicker != "" {
		p.print(margin, y, p.face(regular(), 26), soft, c.Kicker)
	}
	lines, size := p.fit(c.Title)
	y += size + 18
	for _, l := range lines {
		p.print(margin, y, p.face(bold(), size), text, l)
		y += size * 5 / 4
	}
	if c.Words != "" {
		face := p.face(italic(), 30)
		if lines, ok := wrap(face, c.Words, measure, 3); ok && y+40*len(lines) <= rule-56 {
			y += 8
			for _, l := range lines {
				p.print(margin, y, face, soft, l)
				y += 40
			}
		}
	}
	p.who(c)
	p.foot(c)
}

// fit breaks a title into lines in the largest size that leaves room for what stands
// below. A title that is too long for the smallest size is cut.
func (p *canvas) fit(title string) (lines []string, size int) {
	for _, size := range []int{68, 60, 52, 46, 40} {
		if lines, ok := wrap(p.face(bold(), size), title, measure, 6); ok && len(lines)*size*5/4 <= 270 {
			return lines, size
		}
	}
	size = 40
	return []string{cut(p.face(bold(), size), title, measure)}, size
}

// cut shortens a text to a width.
func cut(face font.Face, s string, width int) string {
	if font.MeasureString(face, s).Ceil() <= width {
		return s
	}
	runes := []rune(s)
	low, high := 0, len(runes) // the most characters that fit
	for low < high {
		n := (low + high + 1) / 2
		if font.MeasureString(face, string(runes[:n])+"…").Ceil() <= width {
			low = n
		} else {
			high = n - 1
		}
	}
	return string(runes[:low]) + "…"
}

// who prints the speaker and the day above the hairline.
func (p *canvas) who(c Card) {
	by := c.By
	if by != "" && c.Day != "" {
		by += " · "
	}
	face := p.face(regular(), 30)
	p.print(margin, rule-26, face, text, cut(face, by+c.Day, measure))
}

// foot prints the stamp on the left and the site's name on the right.
func (p *canvas) foot(c Card) {
	p.rect(margin, rule, Width-margin, rule+2, line)
	left, face := margin, p.face(bold(), 36)
	if c.Stamp.Label != "" {
		const size = 44
		p.mark(left, footLine-36, size, c.Stamp)
		left = p.print(left+size+20, footLine, face, tone, cut(face, c.Stamp.Label, measure*3/5))
	}
	site := p.face(regular(), 28)
	name := cut(site, c.Site, Width-margin-left-60)
	p.print(Width-margin-font.MeasureString(site, name).Ceil(), footLine, site, soft, name)
}
