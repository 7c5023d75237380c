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
}

// Labels returns the label of each of the text's tokens, and by how much it leads.
func (m *Model) Labels(t *Text) (labels []Label, leads []int32) {
	for _, w := range m.Stages {
		labels, leads = w.Text(t, t.Features(m.Cues, labels))
	}
	return labels, leads
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

// Append appends the model to b: the cues, and of each stage the pairs, how many weights are
// not zero, how far each is from the one before, and what they are. All numbers are varints.
func (m *Model) Append(b []byte) []byte {
	for _, levels := range []map[string]uint8{m.Cues.words, m.Cues.stems} {
		b = binary.AppendUvarint(b, uint64(len(levels)))
		for _, word := range slices.Sorted(maps.Keys(levels)) {
			b = binary.AppendUvarint(b, uint64(len(word)))
			b = append(append(b, word...), levels[word])
		}
	}
	for _, w := range m.Stages {
		for _, row := range w.Pairs {
			for _, v := range row {
				b = binary.AppendVarint(b, int64(v))
			}
		}
		var places, values []byte
		n, last := 0, 0
		for i, v := range w.Rows {
			if v != 0 {
				places = binary.AppendUvarint(places, uint64(i-last))
				values = binary.AppendVarint(values, int64(v))
				n, last = n+1, i
			}
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
	for i := range m.Stages {
		if m.Stages[i], err = readWeights(r); err != nil {
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
	w := NewWeights()
	for p := range w.Pairs {
		for l := range w.Pairs[p] {
			v, err := binary.ReadVarint(r)
			if err != nil {
				return nil, err
			}
			w.Pairs[p][l] = int32(v)
		}
	}
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return nil, err
	}
	places := make([]uint64, min(n, uint64(r.Len())))
	last := uint64(0)
	for i := range places {
		step, err := binary.ReadUvarint(r)
		if err != nil {
			return nil, err
		}
		if last += step; last >= uint64(len(w.Rows)) {
			return nil, errPlace
		}
		places[i] = last
	}
	for _, place := range places {
		v, err := binary.ReadVarint(r)
		if err != nil {
			return nil, err
		}
		w.Rows[place] = int16(v)
	}
	return w, nil
}
