package tagger

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"maps"
	"slices"
)

// Model is what was learnt of a corpus.
type Model struct {
	Cues   *Cues
	Stages [2]*Weights // the second sees what the first one found
	Nested *Weights    // of reports within what is said
}

// Labels returns the label of each of the text's tokens, and by how much it leads.
func (m *Model) Labels(t *Text) (labels []Label, leads []int32) {
	for _, w := range m.Stages {
		labels, leads = w.Text(t, t.Features(m.Cues, labels))
	}
	return labels, leads
}

// NestedLabels returns the labels of reports that stand within the contents of others, and
// by how much they lead.
func (m *Model) NestedLabels(t *Text, outer []Label) (labels []Label, leads []int32) {
	labels, leads = make([]Label, len(outer)), make([]int32, len(outer))
	features := t.Features(m.Cues, nil)
	for _, c := range Contents(outer) {
		l, n := m.Nested.Best(features[c[0]:c[1]])
		copy(labels[c[0]:], l)
		copy(leads[c[0]:], n)
	}
	return labels, leads
}

// Contents returns the first token and the one after the last of each content in which
// another report has room.
func Contents(labels []Label) [][2]int {
	var all [][2]int
	for _, p := range parts(labels) {
		if p.kind == ContentBegin && p.end-p.start >= 4 {
			all = append(all, [2]int{p.start, p.end})
		}
	}
	return all
}

// Text returns the best labels of all paragraphs of a text with these features.
func (w *Weights) Text(t *Text, features [][]uint32) (labels []Label, leads []int32) {
	ends := t.Paragraphs()
	for i, start := range ends[:len(ends)-1] {
		l, n := w.Best(features[start:ends[i+1]])
		labels, leads = append(labels, l...), append(leads, n...)
	}
	return labels, leads
}

// Append appends the model to b: the cues, and of each stage the pairs, how many rows
// are kept, of each how far it is from the one before and which of its weights are not zero,
// and these weights. All numbers are varints.
func (m *Model) Append(b []byte) []byte {
	for _, levels := range []map[string]uint8{m.Cues.words, m.Cues.stems} {
		b = binary.AppendUvarint(b, uint64(len(levels)))
		for _, word := range slices.Sorted(maps.Keys(levels)) {
			b = binary.AppendUvarint(b, uint64(len(word)))
			b = append(append(b, word...), levels[word])
		}
	}
	for _, w := range []*Weights{m.Stages[0], m.Stages[1], m.Nested} {
		for _, row := range w.Pairs {
			for _, v := range row {
				b = binary.AppendVarint(b, int64(v))
			}
		}
		var places, values []byte
		n, last := 0, 0
		for row := range Rows {
			at := w.Place(uint32(row))
			if at < 0 {
				continue
			}
			places = binary.AppendUvarint(places, uint64(row-last))
			n, last = n+1, row
			some := uint64(0)
			for l, v := range w.Cells[at : at+Labels] {
				if v != 0 {
					some |= 1 << l
					values = binary.AppendVarint(values, int64(v))
				}
			}
			places = binary.AppendUvarint(places, some)
		}
		b = append(append(binary.AppendUvarint(b, uint64(n)), places...), values...)
	}
	return b
}

// Compress returns what Open reads: the bytes of Append, compressed.
func Compress(appended []byte) []byte {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		panic(err) // the level is a right one
	}
	if _, err := w.Write(appended); err != nil {
		panic(err) // a buffer takes everything
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// Decompress returns the bytes that Compress was given.
func Decompress(compressed []byte) ([]byte, error) {
	return io.ReadAll(flate.NewReader(bytes.NewReader(compressed)))
}

// Open returns a model that was compressed.
func Open(compressed []byte) (*Model, error) {
	b, err := Decompress(compressed)
	if err != nil {
		return nil, err
	}
	r := bytes.NewReader(b)
	m := &Model{Cues: &Cues{}}
	for _, levels := range []*map[string]uint8{&m.Cues.words, &m.Cues.stems} {
		if *levels, err = readLevels(r); err != nil {
			return nil, err
		}
	}
	for _, w := range []**Weights{&m.Stages[0], &m.Stages[1], &m.Nested} {
		if *w, err = readWeights(r); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func readLevels(r *bytes.Reader) (map[string]uint8, error) {
	n, err := binary.ReadUvarint(r)
	levels := map[string]uint8{}
	for ; n > 0 && err == nil; n-- {
		var size uint64
		if size, err = binary.ReadUvarint(r); err != nil {
			break
		}
		word := make([]byte, min(size, uint64(r.Len())))
		if _, err = io.ReadFull(r, word); err != nil {
			break
		}
		levels[string(word)], err = r.ReadByte()
	}
	return levels, err
}

var errPlace = errors.New("a weight stands outside of the table")

func readWeights(r *bytes.Reader) (*Weights, error) {
	var pairs [Labels][Labels]int32
	for p := range pairs {
		for l := range pairs[p] {
			v, err := binary.ReadVarint(r)
			if err != nil {
				return nil, err
			}
			pairs[p][l] = int32(v)
		}
	}
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return nil, err
	}
	kept := make([]bool, Rows)
	some := make([]uint64, min(n, Rows))
	last := uint64(0)
	for i := range some {
		step, err := binary.ReadUvarint(r)
		if err != nil {
			return nil, err
		}
		if last += step; last >= Rows {
			return nil, errPlace
		}
		kept[last] = true
		if some[i], err = binary.ReadUvarint(r); err != nil {
			return nil, err
		}
	}
	w := NewWeights(func(row int) bool { return kept[row] })
	w.Pairs = pairs
	for i, labels := range some {
		for l := range Labels {
			if labels>>l&1 == 0 {
				continue
			}
			v, err := binary.ReadVarint(r)
			if err != nil {
				return nil, err
			}
			w.Cells[i*Labels+l] = int16(v)
		}
	}
	return w, nil
}
