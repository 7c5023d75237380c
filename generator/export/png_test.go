package export

import (
	"bytes"
	"compress/flate"
	adler "hash/adler32"
	"image"
	"image/png"
	"io"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// A card's file shows what was drawn, pixel by pixel.
func TestPNGShowsTheCanvas(t *testing.T) {
	p := canvases.New().(*canvas)
	for _, c := range []Card{
		{Title: "By May", Kicker: "Deadline", Words: "“We will be out by May.”", By: "Ana", Day: "3 May 2021", Stamp: "Missed by 12 days", Share: 0.5, Square: true, Tone: "bad", Site: "Desk"},
		{},
	} {
		p.draw(c)
		decoded, err := png.Decode(bytes.NewReader(p.png([]byte("before"))[len("before"):]))
		if err != nil {
			t.Fatal(err)
		}
		picture := decoded.(*image.Paletted)
		for y := range CardHeight {
			if row := picture.Pix[y*picture.Stride:][:CardWidth]; !bytes.Equal(row, p.pixels[at(0, y):][:CardWidth]) {
				t.Fatalf("row %d of the card %q is not as it was drawn", y, c.Title)
			}
		}
		if r, g, b, _ := picture.Palette[0].RGBA(); uint8(r) != paper.R || uint8(g) != paper.G || uint8(b) != paper.B {
			t.Errorf("the paper is %x %x %x", r, g, b)
		}
	}
}

// Whatever is compressed is read back by others, also where one code is much rarer
// than another, and its checksum is the library's.
func TestDeflateIsUndone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		values, turns := rapid.IntRange(1, 256).Draw(t, "values"), rapid.IntRange(0, 400).Draw(t, "turns")
		var data []byte
		for range turns {
			switch random.IntN(3) {
			case 0:
				data = append(data, bytes.Repeat([]byte{byte(random.IntN(values))}, random.IntN(600))...)
			case 1:
				data = append(data, data[max(0, len(data)-stride):][:min(len(data), random.IntN(600))]...)
			default:
				for n := 1; n < 1<<random.IntN(12); n++ {
					data = append(data, byte(min(random.IntN(values), random.IntN(values), random.IntN(values))))
				}
			}
		}
		d := deflater{row: stride}
		d.compress(nil, data) // its memory is used again
		back, err := io.ReadAll(flate.NewReader(bytes.NewReader(d.compress(nil, data))))
		if err != nil || !bytes.Equal(back, data) {
			t.Fatalf("%d bytes became %d: %v", len(data), len(back), err)
		}
		if got, want := adler32(data), adler.Checksum(data); got != want {
			t.Fatalf("the checksum is %x, not %x", got, want)
		}
	})
}

// A Huffman code keeps to its limit, and is complete, however uneven the counts are.
func TestSizesKeepToTheLimit(t *testing.T) {
	counts := make([]int, 40)
	a, b := 1, 1
	for i := range counts {
		counts[i] = a
		a, b = b, a+b
	}
	for _, limit := range []int{7, 15} {
		room := 0
		for _, size := range sizesOf(counts, limit) {
			if size == 0 || int(size) > limit {
				t.Fatalf("a size of %d where %d is the limit", size, limit)
			}
			room += 1 << (limit - int(size))
		}
		if room != 1<<limit {
			t.Errorf("the code takes %d of %d", room, 1<<limit)
		}
	}
}
