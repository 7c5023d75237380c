package export

import (
	"image"
	"sync"
	"sync/atomic"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// face is a font at a size. It is not safe for concurrent use, so each canvas has its
// own.
type face struct {
	font.Face
	key faceKey
}

// faceKey is a font at a size.
type faceKey struct {
	font *sfnt.Font
	size int
}

// face returns a font at a size.
func (c *canvas) face(typeface *sfnt.Font, size int) face {
	key := faceKey{typeface, size}
	if c.faces[key] == nil {
		made, err := opentype.NewFace(typeface, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone})
		if err != nil { // the fonts are the program's own
			panic(err)
		}
		c.faces[key] = made
	}
	return face{c.faces[key], key}
}

// print sets a line of text with its baseline at y and returns where it ends.
func (c *canvas) print(x, y int, f face, i ink, s string) int {
	dot := fixed.I(x)
	previous := rune(-1)
	for _, r := range s {
		if previous >= 0 {
			dot += f.Kern(previous, r)
		}
		previous = r
		if l := f.letter(r, dot); l != nil {
			c.stamp(l, dot.Floor(), y, i)
			dot += l.advance
		}
	}
	return dot.Round()
}

// stamp lays a letter on the canvas, as far as it stands there.
func (c *canvas) stamp(l *letter, x, y int, i ink) {
	area := l.area.Add(image.Pt(x, y))
	seen := area.Intersect(image.Rect(0, 0, CardWidth, CardHeight))
	for py := seen.Min.Y; py < seen.Max.Y; py++ {
		from := (py-area.Min.Y)*area.Dx() - area.Min.X
		letter := l.strengths[from+seen.Min.X : from+seen.Max.X]
		row := c.pixels[at(seen.Min.X, py):][:len(letter)]
		for n, strength := range letter {
			if strength > 0 {
				lay(&row[n], i, strength)
			}
		}
	}
}

// letter is how a letter looks.
type letter struct {
	area      image.Rectangle // round the point where it stands
	strengths []uint8         // of the ink, by the row
	advance   fixed.Int26_6
}

// letterKey is a letter of a face, so many steps to the right of a whole pixel.
type letterKey struct {
	face faceKey
	r    rune
	step fixed.Int26_6
}

// step is how exactly letters are placed: a quarter of a pixel. Nobody sees less, and
// the same letter comes up again.
const step fixed.Int26_6 = 64 / 4

// The letters that have been drawn. Those for which there is no room are drawn again
// wherever they stand.
var (
	letters     sync.Map // *letter by letterKey
	lettersRoom atomic.Int64
)

func init() { lettersRoom.Store(8 << 20) }

// letter returns a letter that begins at dot; nil where the font has none.
func (f face) letter(r rune, dot fixed.Int26_6) *letter {
	key := letterKey{f.key, r, dot & 63 / step}
	if known, ok := letters.Load(key); ok {
		return known.(*letter)
	}
	l := f.draw(r, key.step*step)
	if l != nil && lettersRoom.Load() > 0 {
		if _, known := letters.LoadOrStore(key, l); !known {
			lettersRoom.Add(-int64(len(l.strengths)))
		}
	}
	return l
}

func (f face) draw(r rune, dot fixed.Int26_6) *letter {
	area, mask, from, advance, ok := f.Glyph(fixed.Point26_6{X: dot}, r)
	if !ok {
		return nil
	}
	l := &letter{area: area, strengths: make([]uint8, 0, area.Dx()*area.Dy()), advance: advance}
	alpha := mask.(*image.Alpha) // as opentype's masks are
	for y := range area.Dy() {
		for _, a := range alpha.Pix[alpha.PixOffset(from.X, from.Y+y):][:area.Dx()] {
			l.strengths = append(l.strengths, ofAlpha[a])
		}
	}
	return l
}

// ofAlpha are the strengths of an opacity.
var ofAlpha = func() (of [256]uint8) {
	for a := range of {
		of[a] = strength(float64(a) / 255)
	}
	return of
}()

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
