package tagger

import "math/bits"

// Rows is how many rows a table of weights can have. Features whose hashes are equal share
// one; with fewer rows that costs two points of exact contents.
const Rows = 1 << 21

// Weights are what was learnt of labels: how much each feature speaks for each of them, and
// how well one follows another. Only rows that something was learnt of are kept: a bit says
// of each row whether it is, and the bits before it where.
type Weights struct {
	kept  []uint64 // a bit of each row
	ahead []int32  // how many rows are kept before each 64
	Cells []int16  // of the kept rows, Labels each
	Pairs [Labels][Labels]int32
}

// NewWeights returns weights that are all zero, of the rows that keep names.
func NewWeights(keep func(row int) bool) *Weights {
	w := &Weights{kept: make([]uint64, Rows/64), ahead: make([]int32, Rows/64)}
	n := 0
	for row := range Rows {
		if row%64 == 0 {
			w.ahead[row/64] = int32(n)
		}
		if keep(row) {
			w.kept[row/64] |= 1 << (row % 64)
			n++
		}
	}
	w.Cells = make([]int16, n*Labels)
	return w
}

// Place returns where the cells of a row begin, or -1 where it is not kept.
func (w *Weights) Place(row uint32) int {
	word, bit := w.kept[row/64], uint64(1)<<(row%64)
	if word&bit == 0 {
		return -1
	}
	return (int(w.ahead[row/64]) + bits.OnesCount64(word&(bit-1))) * Labels
}

// Prune returns the weights without the rows whose cells are all zero.
func (w *Weights) Prune() *Weights {
	some := func(row int) bool {
		if at := w.Place(uint32(row)); at >= 0 {
			for _, c := range w.Cells[at : at+Labels] {
				if c != 0 {
					return true
				}
			}
		}
		return false
	}
	pruned := NewWeights(some)
	pruned.Pairs = w.Pairs
	for row := range uint32(Rows) {
		if at := pruned.Place(row); at >= 0 {
			copy(pruned.Cells[at:at+Labels], w.Cells[w.Place(row):])
		}
	}
	return pruned
}
