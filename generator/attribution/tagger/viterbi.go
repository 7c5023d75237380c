package tagger

// Label says what a token is a part of.
type Label uint8

// The labels: a part's first token, and its others.
const (
	Other Label = iota
	SourceBegin
	SourceGoesOn
	CueBegin
	CueGoesOn
	ContentBegin
	ContentGoesOn
	Labels = iota // how many there are
)

// Follows reports whether a label can stand after another.
func (l Label) Follows(before Label) bool {
	switch l {
	case SourceGoesOn, CueGoesOn, ContentGoesOn:
		return before == l || before == l-1
	}
	return true
}

// Weights are what was learnt of labels: how much each feature speaks for each of them, and
// how well one follows another.
type Weights struct {
	Rows  []int16 // Rows × Labels
	Pairs [Labels][Labels]int32
}

// NewWeights returns weights that are all zero.
func NewWeights() *Weights { return &Weights{Rows: make([]int16, Rows*Labels)} }

// Best returns the labels of a paragraph that have the greatest sum of weights, and for each
// the lead of the sum over that of the next best label in its place.
func (w *Weights) Best(features [][]uint32) (best []Label, leads []int32) {
	n := len(features)
	if n == 0 {
		return nil, nil
	}
	scores := make([][Labels]int32, n)
	for i, rows := range features {
		s := &scores[i]
		for _, row := range rows {
			cells := w.Rows[row*Labels : row*Labels+Labels]
			for l, c := range cells {
				s[l] += int32(c)
			}
		}
	}
	forward := make([][Labels]int32, n) // the best sum up to a token with a label
	from := make([][Labels]Label, n)
	for i := range scores {
		for l := range Label(Labels) {
			sum := int32(never)
			if i == 0 {
				if l.Follows(Other) {
					sum = scores[0][l] + w.Pairs[Other][l]
				}
			} else {
				for p := range Label(Labels) {
					if s := forward[i-1][p] + w.Pairs[p][l]; l.Follows(p) && s > sum {
						sum, from[i][l] = s, p
					}
				}
				sum = max(sum, never) + scores[i][l]
			}
			forward[i][l] = sum
		}
	}
	last := Other
	for l := range Label(Labels) {
		if forward[n-1][l] > forward[n-1][last] {
			last = l
		}
	}
	best = make([]Label, n)
	for i := n - 1; i >= 0; i-- {
		best[i] = last
		last = from[i][last]
	}
	return best, w.leads(scores, forward, best)
}

// never is the sum of what can't be.
const never = -1 << 28

// leads returns for each token how much greater the best sum of all is than the best one
// with another label there.
func (w *Weights) leads(scores, forward [][Labels]int32, best []Label) []int32 {
	n := len(scores)
	leads := make([]int32, n)
	var backward [Labels]int32 // the best sum after a token with a label
	for i := n - 1; i >= 0; i-- {
		own, next := forward[i][best[i]]+backward[best[i]], int32(2*never)
		for l := range Label(Labels) {
			if l != best[i] {
				next = max(next, forward[i][l]+backward[l])
			}
		}
		leads[i] = own - next
		var earlier [Labels]int32
		for p := range Label(Labels) {
			earlier[p] = never
			for l := range Label(Labels) {
				if l.Follows(p) {
					earlier[p] = max(earlier[p], backward[l]+scores[i][l]+w.Pairs[p][l])
				}
			}
		}
		backward = earlier
	}
	return leads
}
