package export

import (
	"image"
	"image/color"
	"math"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
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

// canvas is a card while it is drawn, on which one card after another is.
type canvas struct {
	*image.Paletted
	faces map[faceKey]font.Face
}

var canvases = sync.Pool{New: func() any {
	return &canvas{Paletted: image.NewPaletted(image.Rect(0, 0, CardWidth, CardHeight), nil), faces: map[faceKey]font.Face{}}
}}

// clear makes the canvas empty, for a card with a stamp in a tone.
func (c *canvas) clear(stamp string) {
	clear(c.Pix)
	kept, ok := palettes.Load(stamp)
	if !ok {
		kept, _ = palettes.LoadOrStore(stamp, newPalette(stamp))
	}
	c.Palette = kept.(color.Palette)
}

var palettes sync.Map // color.Palette by tone

func newPalette(stamp string) color.Palette {
	palette := make(color.Palette, 0, 4*strengths)
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
			palette = append(palette, color.RGBA{mix(paper.R, full.R, n), mix(paper.G, full.G, n), mix(paper.B, full.B, n), 0xff})
		}
	}
	return palette
}

// strength is how strong an ink is on a pixel that it covers in part, from 0 to 1.
func strength(coverage float64) uint8 { return uint8(math.Round(coverage * (strengths - 1))) }

// put lays an ink on a pixel. The stronger of two layers stays.
func (c *canvas) put(x, y int, i ink, strength uint8) {
	if (image.Point{x, y}).In(c.Rect) {
		lay(&c.Pix[y*c.Stride+x], i, strength)
	}
}

func lay(at *uint8, i ink, strength uint8) {
	if strength > *at%strengths {
		*at = uint8(i)*strengths + strength
	}
}

// rect fills a rectangle of the canvas.
func (c *canvas) rect(x0, y0, x1, y1 int, i ink) {
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			lay(&c.Pix[y*c.Stride+x], i, strengths-1)
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
			c.put(left+x, top+y, tone, strength(coverage))
		}
	}
}

func clamp(f float64) float64 { return max(0, min(1, f)) }

// print sets a line of text with its baseline at y and returns where it ends.
func (c *canvas) print(x, y int, face font.Face, i ink, s string) int {
	dot := fixed.P(x, y)
	previous := rune(-1)
	for _, r := range s {
		if previous >= 0 {
			dot.X += face.Kern(previous, r)
		}
		previous = r
		area, mask, at, advance, ok := face.Glyph(dot, r)
		if !ok {
			continue
		}
		alpha := mask.(*image.Alpha) // as opentype's masks are
		for py := area.Min.Y; py < area.Max.Y; py++ {
			row := alpha.Pix[alpha.PixOffset(at.X, at.Y+py-area.Min.Y):]
			for px := area.Min.X; px < area.Max.X; px++ {
				if a := row[px-area.Min.X]; a > 0 {
					c.put(px, py, i, ofAlpha[a])
				}
			}
		}
		dot.X += advance
	}
	return dot.X.Round()
}

// ofAlpha are the strengths of an opacity.
var ofAlpha = func() (of [256]uint8) {
	for a := range of {
		of[a] = strength(float64(a) / 255)
	}
	return of
}()

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

// faceKey is a font at a size.
type faceKey struct {
	font *sfnt.Font
	size int
}

// face returns a font at a size. A face is not safe for concurrent use, so each
// canvas has its own.
func (c *canvas) face(typeface *sfnt.Font, size int) font.Face {
	key := faceKey{typeface, size}
	if c.faces[key] == nil {
		face, err := opentype.NewFace(typeface, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone})
		if err != nil { // the fonts are the program's own
			panic(err)
		}
		c.faces[key] = face
	}
	return c.faces[key]
}

// The Go fonts, which have the letters of the Latin, Greek and Cyrillic alphabets.
var (
	regular = sync.OnceValue(func() *sfnt.Font { return parse(goregular.TTF) })
	bold    = sync.OnceValue(func() *sfnt.Font { return parse(gobold.TTF) })
	italic  = sync.OnceValue(func() *sfnt.Font { return parse(goitalic.TTF) })
)

func parse(data []byte) *sfnt.Font {
	f, err := opentype.Parse(data)
	if err != nil { // the fonts are the program's own
		panic(err)
	}
	return f
}

// drawable reports whether the fonts have all of a text's characters. The three have
// the same.
func drawable(s string) bool {
	for _, r := range s {
		if r == ' ' || known().has(r) {
			continue
		}
		return false
	}
	return true
}

// repertoire is the set of the characters of the Basic Multilingual Plane that a font
// has.
type repertoire [1 << 16 / 64]uint64

func (p *repertoire) has(r rune) bool { return r < 1<<16 && p[r/64]>>(r%64)&1 == 1 }

var known = sync.OnceValue(func() *repertoire {
	var p repertoire
	var buffer sfnt.Buffer
	for r := rune(0x21); r < 1<<16; r++ {
		if i, err := bold().GlyphIndex(&buffer, r); err == nil && i != 0 {
			p[r/64] |= 1 << (r % 64)
		}
	}
	return &p
})
