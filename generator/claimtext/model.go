// Package claimtext reads what the words of a claim say, in English: of what kind it is, by
// when something is to be done, on what condition, how much is done, how many of what, and
// when it was said. It knows nothing of a site's records.
//
// The kind, and whether a sentence of a speaker's own text is worth recording, are told by
// linear models that package train makes from the corpus of package attribution. The rest
// are patterns, each with examples beside it.
package claimtext

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"io"
	"maps"
	"math"
	"slices"
	"sync"
)

//go:generate go run ./train

// The models, as Model.Encode writes them.
var (
	//go:embed kinds.model
	kindsData []byte
	//go:embed worth.model
	worthData []byte
)

var (
	kinds  = sync.OnceValue(func() *Model { return decode(kindsData) })
	worths = sync.OnceValue(func() *Model { return decode(worthData) })
)

// Model is a linear model: for each feature a weight for each class.
type Model struct {
	Classes int
	Weights map[string][]int16
}

// Score returns the sum of the features' weights for each class.
func (m *Model) Score(features []string) []int {
	sums := make([]int, m.Classes)
	for _, f := range features {
		for class, w := range m.Weights[f] {
			sums[class] += int(w)
		}
	}
	return sums
}

// Chance returns how likely the second class of two is by a model, from 0 to 1.
func Chance(m *Model, features []string) float64 { return share(m.Score(features), 1) }

// Unit is what a score of 1 is in weights.
const Unit = 100

// share returns how much of the certainty one class has, from 0 to 1.
func share(scores []int, class int) float64 {
	sum := 0.0
	for _, s := range scores {
		sum += math.Exp(float64(s-scores[class]) / Unit)
	}
	return 1 / sum
}

// Encode writes the model: the number of classes, then each feature in order of its bytes,
// with its length, itself and its weights. The same model gives the same bytes everywhere.
func (m *Model) Encode() []byte {
	var out bytes.Buffer
	z, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	_ = binary.Write(z, binary.LittleEndian, uint16(m.Classes))
	for _, f := range slices.Sorted(maps.Keys(m.Weights)) {
		_, _ = z.Write([]byte{byte(len(f))})
		_, _ = io.WriteString(z, f)
		_ = binary.Write(z, binary.LittleEndian, m.Weights[f])
	}
	_ = z.Close() // a buffer in memory takes all
	return out.Bytes()
}

// decode reads a model that Encode wrote.
func decode(data []byte) *Model {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		panic(err) // the model is embedded, and a test reads it
	}
	all, err := io.ReadAll(z)
	if err != nil {
		panic(err)
	}
	m := &Model{Classes: int(binary.LittleEndian.Uint16(all)), Weights: map[string][]int16{}}
	for at := 2; at < len(all); {
		length := int(all[at])
		feature := string(all[at+1 : at+1+length])
		at += 1 + length
		weights := make([]int16, m.Classes)
		for i := range weights {
			weights[i] = int16(binary.LittleEndian.Uint16(all[at:]))
			at += 2
		}
		m.Weights[feature] = weights
	}
	return m
}
