package card

import (
	"image"
	"image/color"
	"math"
	"strings"

	"golang.org/x/image/font"
)

// ink is one of the colours of a card. Each is laid on paper in 64 strengths, so that
// four inks fill a palette of 256 colours and edges stay smooth.
type ink int

const (
	text ink = iota
	soft     // for what matters less than the text
	line
	tone // the stamp's
)

const strengths = 64

var paper = color.RGBA{0xfd, 0xfc, 0xf9, 0xff}

var inks = map[ink]color.RGBA{
	text: {0x1b, 0x1a, 0x18, 0xff},
	soft: {0x57, 0x53, 0x4b, 0xff},
	line: {0xd9, 0xd4, 0xc9, 0xff},
}

// tones are the stamp's colours by the names that the theme gives them. Any other
// tone is drawn in the soft ink.
var tones = map[string]color.RGBA{
	"bad": {0xa4, 0x21, 0x1b, 0xff}, "poor": {0x9c, 0x4a, 0x0c, 0xff}, "mixed": {0x73, 0x5c, 0x00, 0xff},
	"fair": {0x4a, 0x67, 0x19, 0xff}, "good": {0x14, 0x64, 0x3c, 0xff}, "grave": {0x64, 0x29, 0x8c, 0xff},
	"calm": {0x2f, 0x61, 0x70, 0xff}, "going": {0x1d, 0x57, 0x90, 0xff},
}

// canvas is a card while it is drawn.
type canvas struct {
	picture *image.Paletted
	faces   map[faceKey]font.Face // a face is not safe for concurrent use
}

// newCanvas returns an empty canvas for a card whose stamp has the given tone.
func newCanvas(stamp string) *canvas {
	picture := image.NewPaletted(image.Rect(0, 0, Width, Height), newPalette(stamp))
	return &canvas{picture, map[faceKey]font.Face{}}
}

func newPalette(stamp string) color.Palette {
	palette := make(color.Palette, 0, 4*strengths)
	for i := range ink(4) {
		full := inks[i]
		if i == tone {
			full = inks[soft]
			if of, ok := tones[stamp]; ok {
				full = of
			}
		}
		mix := func(from, to uint8, n int) uint8 {
			return uint8((int(from)*(strengths-1-n) + int(to)*n) / (strengths - 1))
		}
		for n := range strengths {
			r, g, b := mix(paper.R, full.R, n), mix(paper.G, full.G, n), mix(paper.B, full.B, n)
			palette = append(palette, color.RGBA{r, g, b, 0xff})
		}
	}
	return palette
}

// strength returns how strong an ink is on a pixel of which it covers a part, from 0 to 1.
func strength(coverage float64) uint8 { return uint8(math.Round(coverage * (strengths - 1))) }

// lay puts an ink on a pixel. Of two layers the stronger stays.
func lay(at *uint8, i ink, strength uint8) {
	if strength > *at%strengths {
		*at = uint8(i)*strengths + strength
	}
}

// rect fills a rectangle of the canvas.
func (c *canvas) rect(x0, y0, x1, y1 int, i ink) {
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			lay(&c.picture.Pix[y*Width+x], i, strengths-1)
		}
	}
}

// mark draws the stamp's mark as pages do: a ring that is filled clockwise from the
// top, or a frame that is filled from below.
func (c *canvas) mark(left, top, size int, stamp Stamp) {
	r := float64(size) / 2
	const edge = 5.0
	for y := range size {
		for x := range size {
			dx, dy := float64(x)+0.5-r, float64(y)+0.5-r
			inside := r - math.Hypot(dx, dy) // distance from the edge, inwards
			if stamp.Square {
				inside = r - max(math.Abs(dx), math.Abs(dy))
			}
			coverage := min(clamp(inside), clamp(edge-inside))
			filled := float64(y)+0.5 >= float64(size)*(1-stamp.Share)
			if !stamp.Square {
				filled = math.Mod(math.Atan2(dx, -dy)+2*math.Pi, 2*math.Pi) < 2*math.Pi*stamp.Share
			}
			if stamp.Share > 0 && filled {
				coverage = clamp(inside)
			}
			lay(&c.picture.Pix[(top+y)*Width+left+x], tone, strength(coverage))
		}
	}
}

func clamp(f float64) float64 { return max(0, min(1, f)) }

// wrap breaks a text into lines of at most width pixels. ok is false if that takes
// more than most lines, or if a word is too long for a line.
func wrap(face font.Face, s string, width, most int) (lines []string, ok bool) {
	current := ""
	for _, word := range strings.Fields(s) {
		longer := strings.TrimPrefix(current+" "+word, " ")
		if font.MeasureString(face, longer).Ceil() <= width {
			current = longer
			continue
		}
		if current != "" {
			lines = append(lines, current)
		}
		if current = word; font.MeasureString(face, word).Ceil() > width {
			return nil, false
		}
	}
	if current != "" {
		lines = append(lines, current)
	}
	return lines, len(lines) <= most
}
