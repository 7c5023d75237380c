package export

import (
	"image/color"
	"math"
	"strings"
	"sync"

	"golang.org/x/image/font"
)

// ink is one of the colours of a card, laid on paper in 64 strengths, so that four
// inks fill a palette and edges stay smooth.
type ink int

const (
	text ink = iota
	soft     // what is said beside
	line
	tone // the stamp's
)

const strengths = 64

var paper = color.RGBA{0xfd, 0xfc, 0xf9, 0xff}

var inks = map[ink]color.RGBA{text: {0x1b, 0x1a, 0x18, 0xff}, soft: {0x57, 0x53, 0x4b, 0xff}, line: {0xd9, 0xd4, 0xc9, 0xff}}

// tones are the stamp's colours by the names that the theme gives them; what has none
// is soft.
var tones = map[string]color.RGBA{
	"bad": {0xa4, 0x21, 0x1b, 0xff}, "poor": {0x9c, 0x4a, 0x0c, 0xff}, "mixed": {0x73, 0x5c, 0x00, 0xff}, "fair": {0x4a, 0x67, 0x19, 0xff}, "good": {0x14, 0x64, 0x3c, 0xff},
	"grave": {0x64, 0x29, 0x8c, 0xff}, "calm": {0x2f, 0x61, 0x70, 0xff}, "going": {0x1d, 0x57, 0x90, 0xff},
}

// canvas is a card while it is drawn, on which one card after another is. Its pixels
// are numbers in the palette, in rows as PNG has them: a byte for the filter, which is
// none, goes before each.
type canvas struct {
	pixels  []uint8
	palette []byte // red, green and blue of each
	faces   map[faceKey]font.Face
	deflate deflater
}

const stride = 1 + CardWidth

var canvases = sync.Pool{New: func() any {
	return &canvas{pixels: make([]uint8, stride*CardHeight), faces: map[faceKey]font.Face{}, deflate: deflater{row: stride}}
}}

// at is where a pixel is.
func at(x, y int) int { return y*stride + 1 + x }

// clear makes the canvas empty, for a card with a stamp in a tone.
func (c *canvas) clear(stamp string) {
	clear(c.pixels)
	kept, ok := palettes.Load(stamp)
	if !ok {
		kept, _ = palettes.LoadOrStore(stamp, newPalette(stamp))
	}
	c.palette = kept.([]byte)
}

var palettes sync.Map // []byte by tone

func newPalette(stamp string) []byte {
	palette := make([]byte, 0, 3*4*strengths)
	for i := range ink(4) {
		full := inks[i]
		if i == tone {
			full = inks[soft]
			if known, ok := tones[stamp]; ok {
				full = known
			}
		}
		mix := func(from, to uint8, n int) uint8 {
			return uint8((int(from)*(strengths-1-n) + int(to)*n) / (strengths - 1))
		}
		for n := range strengths {
			palette = append(palette, mix(paper.R, full.R, n), mix(paper.G, full.G, n), mix(paper.B, full.B, n))
		}
	}
	return palette
}

// strength is how strong an ink is on a pixel that it covers in part, from 0 to 1.
func strength(coverage float64) uint8 { return uint8(math.Round(coverage * (strengths - 1))) }

// lay puts an ink on a pixel. The stronger of two layers stays.
func lay(at *uint8, i ink, strength uint8) {
	if strength > *at%strengths {
		*at = uint8(i)*strengths + strength
	}
}

// rect fills a rectangle of the canvas.
func (c *canvas) rect(x0, y0, x1, y1 int, i ink) {
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			lay(&c.pixels[at(x, y)], i, strengths-1)
		}
	}
}

// mark draws the stamp's mark as the pages do: a ring filled clockwise from the top,
// or a frame filled from below, by share.
func (c *canvas) mark(left, top, size int, square bool, share float64) {
	r := float64(size) / 2
	const edge = 5.0
	for y := range size {
		for x := range size {
			dx, dy := float64(x)+0.5-r, float64(y)+0.5-r
			inside := r - math.Hypot(dx, dy) // distance from the edge, inwards
			if square {
				inside = r - max(math.Abs(dx), math.Abs(dy))
			}
			coverage := min(clamp(inside), clamp(edge-inside))
			filled := float64(y)+0.5 >= float64(size)*(1-share)
			if !square {
				filled = math.Mod(math.Atan2(dx, -dy)+2*math.Pi, 2*math.Pi) < 2*math.Pi*share
			}
			if share > 0 && filled {
				coverage = clamp(inside)
			}
			lay(&c.pixels[at(left+x, top+y)], tone, strength(coverage))
		}
	}
}

func clamp(f float64) float64 { return max(0, min(1, f)) }

// wrap breaks a text into lines of a width; ok is false where it needs more than most
// or a word is too long for a line.
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
