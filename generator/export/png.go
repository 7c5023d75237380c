package export

import (
	"encoding/binary"
	"hash/crc32"
)

// png appends the canvas as PNG: a picture with a palette, eight bits a pixel, no
// filters.
func (c *canvas) png(out []byte) []byte {
	out = append(out, "\x89PNG\r\n\x1a\n"...)
	out = chunk(out, "IHDR", func(out []byte) []byte {
		out = binary.BigEndian.AppendUint32(out, CardWidth)
		out = binary.BigEndian.AppendUint32(out, CardHeight)
		return append(out, 8, 3, 0, 0, 0)
	})
	out = chunk(out, "PLTE", func(out []byte) []byte { return append(out, c.palette...) })
	out = chunk(out, "IDAT", func(out []byte) []byte {
		out = c.deflate.compress(append(out, 0x78, 0x01), c.pixels) // after the head of RFC 1950
		return binary.BigEndian.AppendUint32(out, adler32(c.pixels))
	})
	return chunk(out, "IEND", func(out []byte) []byte { return out })
}

// chunk appends a chunk with its length before and its checksum after it.
func chunk(out []byte, name string, data func(out []byte) []byte) []byte {
	length := len(out)
	out = append(append(out, 0, 0, 0, 0), name...)
	from := len(out)
	out = data(out)
	binary.BigEndian.PutUint32(out[length:], uint32(len(out)-from))
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[length+4:]))
}
