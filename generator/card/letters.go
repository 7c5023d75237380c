package card

import (
	"image"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// face is a font at a size.
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
		options := &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone}
		made, err := opentype.NewFace(typeface, options)
		if err != nil {
			panic(err) // the fonts are part of the program
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

// stamp lays a letter on the canvas. What reaches over the edge is left out.
func (c *canvas) stamp(l *letter, x, y int, i ink) {
	area := l.area.Add(image.Pt(x, y))
	seen := area.Intersect(image.Rect(0, 0, Width, Height))
	for py := seen.Min.Y; py < seen.Max.Y; py++ {
		from := (py-area.Min.Y)*area.Dx() - area.Min.X
		letter := l.strengths[from+seen.Min.X : from+seen.Max.X]
		row := c.picture.Pix[py*Width+seen.Min.X:][:len(letter)]
		for n, strength := range letter {
			if strength > 0 {
				lay(&row[n], i, strength)
			}
		}
	}
}

// letter is the picture of a letter.
type letter struct {
	area      image.Rectangle // relative to the point where the letter stands
	strengths []uint8         // of the ink, row by row
	advance   fixed.Int26_6
}

// letterKey identifies a drawn letter: its face, its character, and how far it begins to the
// right of a pixel's edge.
type letterKey struct {
	face faceKey
	r    rune
	step fixed.Int26_6
}

// step is how exactly letters are placed: a quarter of a pixel. Nobody sees less, and
// so the same pictures of letters can be used again.
const step fixed.Int26_6 = 64 / 4

// letters keeps the letters that have been drawn: drawing one takes much longer than
// laying it on a card.
var letters sync.Map // from letterKey to *letter

// letter returns a letter that begins at dot, or nil if the font does not have it.
func (f face) letter(r rune, dot fixed.Int26_6) *letter {
	key := letterKey{f.key, r, dot & 63 / step}
	if known, ok := letters.Load(key); ok {
		return known.(*letter)
	}
	l := f.draw(r, key.step*step)
	letters.Store(key, l)
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

// ofAlpha gives the strength of the ink for each opacity.
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
	if err != nil {
		panic(err) // the fonts are part of the program
	}
	return f
}

// drawable reports whether the fonts have all characters of a text. The three fonts
// have the same characters.
func drawable(s string) bool {
	for _, r := range s {
		if r != ' ' && !known()[r] {
			return false
		}
	}
	return true
}

// known is the set of characters that the fonts have.
var known = sync.OnceValue(func() map[rune]bool {
	all := map[rune]bool{}
	var buffer sfnt.Buffer
	for r := rune(0x21); r < 1<<16; r++ {
		if i, err := bold().GlyphIndex(&buffer, r); err == nil && i != 0 {
			all[r] = true
		}
	}
	return all
})
