package export

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// deflater compresses pictures of letters by RFC 1951. It looks for two things only,
// runs of one byte and bytes that stand above each other, which is nearly all that
// such pictures have: paper is passed over at memory's speed, where a compressor for
// anything looks at every byte. It writes one block with a Huffman code of its own.
type deflater struct {
	row    int     // how many bytes stand in a row
	tokens []token // of the picture
	counts [286]int

	out  []byte
	bits uint64 // that are not in out yet
	held uint   // how many
}

// token is a byte, or so many bytes from before with copied added.
type token uint16

const (
	copied  token = 1 << 8 // the length less shortest is in the lower bits
	above   token = 1 << 9 // from the row above, not from the byte before
	finish        = 1 << 8 // the symbol for the block's end
	copying       = finish + 1
)

// The lengths that a copy may have.
const (
	shortest = 3
	longest  = 258
)

// compress appends data, in rows, compressed.
func (d *deflater) compress(out, data []byte) []byte {
	d.tokens, d.counts, d.out, d.bits, d.held = d.tokens[:0], [286]int{finish: 1}, out, 0, 0
	d.scan(data)
	d.write()
	return d.out
}

// scan takes the picture apart.
func (d *deflater) scan(data []byte) {
	for at := 0; at < len(data); {
		run, same := alike(data, at, 1), 0
		if run < longest {
			same = alike(data, at, d.row)
		}
		switch {
		case run >= shortest && run+1 >= same: // the row's distance takes more bits
			d.copy(token(run - shortest))
			at += run
		case same > shortest:
			d.copy(token(same-shortest) | above)
			at += same
		default:
			d.tokens = append(d.tokens, token(data[at]))
			d.counts[data[at]]++
			at++
		}
	}
}

func (d *deflater) copy(t token) {
	d.tokens = append(d.tokens, t|copied)
	d.counts[lengths[byte(t)].symbol]++
}

// alike is how many bytes from a place on are the same as those so much before them,
// up to the longest copy.
func alike(data []byte, at, before int) int {
	if at < before {
		return 0
	}
	here, there := data[at:min(at+longest, len(data))], data[at-before:]
	n := 0
	for ; n+8 <= len(here); n += 8 {
		if differ := binary.LittleEndian.Uint64(here[n:]) ^ binary.LittleEndian.Uint64(there[n:]); differ != 0 {
			return n + bits.TrailingZeros64(differ)/8
		}
	}
	for n < len(here) && here[n] == there[n] {
		n++
	}
	return n
}

// length is how RFC 1951 writes the length of a copy.
type length struct {
	symbol uint16
	extra  uint8 // how many bits follow
	rest   uint8 // what they say
}

// lengths are those of copies of 3 bytes and more.
var lengths = func() (all [longest - shortest + 1]length) {
	n, symbol := 0, uint16(copying)
	for extra := range uint8(6) {
		for range 4 + 4*(1-min(extra, 1)) {
			for rest := range 1 << extra {
				if n < len(all) {
					all[n] = length{symbol, extra, uint8(rest)}
				}
				n++
			}
			symbol++
		}
	}
	all[len(all)-1] = length{symbol: 285} // the longest has a symbol of its own
	return all
}()

// write writes the block and fills its last byte.
func (d *deflater) write() {
	code := d.header()
	for _, t := range d.tokens {
		if t < copied {
			d.put(code[t])
			continue
		}
		l := lengths[byte(t)]
		d.put(code[l.symbol])
		d.add(uint64(l.rest), uint(l.extra))
		if t&above == 0 {
			d.add(0, 1)
		} else {
			d.add(1|uint64(d.row-firstFar)<<1, 1+farBits)
		}
	}
	d.put(code[finish])
	d.add(0, 7)
	d.out = binary.LittleEndian.AppendUint64(d.out, d.bits)[:len(d.out)+int(d.held/8)]
}

// Distances have two symbols: 0 is the byte before, and far the distances from
// firstFar on, of which farBits further bits tell one.
const (
	far      = 20
	firstFar = 1025
	farBits  = 9
)

// header writes the Huffman codes and returns that of bytes and lengths.
func (d *deflater) header() []symbol {
	const last, dynamic = 1, 2
	sizes := sizesOf(d.counts[:], 15)
	all := append(slices.Clone(sizes), make([]uint8, far+1)...)
	all[len(sizes)], all[len(sizes)+far] = 1, 1
	var counts [19]int
	for _, size := range all {
		counts[size]++
	}
	sizesOfSizes := sizesOf(counts[:], 7)
	d.add(last|dynamic<<1, 3)
	d.add(uint64(len(sizes)-copying), 5)
	d.add(far+1-1, 5)
	d.add(19-4, 4)
	for _, i := range []int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15} { // as the RFC has them
		d.add(uint64(sizesOfSizes[i]), 3)
	}
	code := codeOf(sizesOfSizes)
	for _, size := range all {
		d.put(code[size])
	}
	return codeOf(sizes)
}

func (d *deflater) put(s symbol) { d.add(uint64(s.bits), uint(s.size)) }

// add writes n bits, the lowest first.
func (d *deflater) add(bits uint64, n uint) {
	d.bits |= bits << d.held
	if d.held += n; d.held >= 32 {
		d.out = binary.LittleEndian.AppendUint32(d.out, uint32(d.bits))
		d.bits, d.held = d.bits>>32, d.held-32
	}
}

// symbol is a symbol's bits in a Huffman code, in the order of writing.
type symbol struct {
	bits uint16
	size uint8
}

// codeOf is the code whose symbols have these sizes.
func codeOf(sizes []uint8) []symbol {
	var next [16]uint16 // by size: first how many there are, then the next one's bits
	for _, size := range sizes {
		next[size]++
	}
	next[0] = 0
	start := uint16(0)
	for size, n := range next {
		start <<= 1
		next[size], start = start, start+n
	}
	code := make([]symbol, len(sizes))
	for i, size := range sizes {
		if size > 0 {
			code[i] = symbol{bits.Reverse16(next[size]) >> (16 - size), size}
			next[size]++
		}
	}
	return code
}

// sizesOf are the sizes in bits, up to a limit, with which symbols that come up so
// often take least room. Where the limit is not kept, what comes up seldom is taken
// to come up oftener.
func sizesOf(counts []int, limit int) []uint8 {
	used := make([]int, 0, len(counts)) // counts over the symbols that have them, the rarest first
	for i, n := range counts {
		if n > 0 {
			used = append(used, n<<16|i)
		}
	}
	slices.Sort(used)
	weights := make([]int, len(used))
	for i, u := range used {
		weights[i] = u >> 16
	}
	depths := depthsOf(weights)
	for slices.Max(depths) > limit {
		for i, w := range weights {
			weights[i] = (w + 1) / 2
		}
		depths = depthsOf(weights)
	}
	sizes := make([]uint8, len(counts))
	for i, u := range used {
		sizes[u&0xffff] = uint8(max(1, depths[i]))
	}
	return sizes
}

// depthsOf is how deep leaves of these weights, the lightest first, lie in a Huffman
// tree.
func depthsOf(weights []int) []int {
	n := len(weights)
	all := append(make([]int, 0, 2*n), weights...) // leaves, then the nodes over them
	parent := make([]int, 2*n)
	leaf, node := 0, n
	lightest := func() (at int) {
		if leaf < n && (node == len(all) || all[leaf] <= all[node]) {
			leaf++
			return leaf - 1
		}
		node++
		return node - 1
	}
	for range n - 1 {
		a, b := lightest(), lightest()
		parent[a], parent[b] = len(all), len(all)
		all = append(all, all[a]+all[b])
	}
	depth := make([]int, len(all))
	for i := len(all) - 2; i >= 0; i-- {
		depth[i] = depth[parent[i]] + 1
	}
	return depth[:n]
}

// adler32 is the checksum of RFC 1950, eight bytes at a time. It is for no more data
// than a picture's: its sums are reduced at the end alone.
func adler32(data []byte) uint32 {
	const even, every, falling = 0x00ff00ff00ff00ff, 0x0001000100010001, 0x0008000600040002
	a, b := uint64(1), uint64(0)
	for ; len(data) >= 8; data = data[8:] {
		w := binary.LittleEndian.Uint64(data)
		if w == 0 {
			b += 8 * a
			continue
		}
		x, y := w&even, w>>8&even // four numbers each; a product's highest is the sum of theirs with weights
		b += 8*a + x*falling>>48 + y*(falling-every)>>48
		a += (x + y) * every >> 48
	}
	for _, c := range data {
		a += uint64(c)
		b += a
	}
	return uint32(b%65521<<16 | a%65521)
}
