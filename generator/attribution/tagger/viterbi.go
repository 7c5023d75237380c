package tagger

// Label says what a token is a part of.
type Label uint8

// The labels: a part's first token, its others, and the last of those of a source or a
// content. Where a part ends is learnt from its last token.
const (
	Other Label = iota
	SourceBegin
	SourceGoesOn
	SourceEnds
	CueBegin
	CueGoesOn
	ContentBegin
	ContentGoesOn
	ContentEnds
	Labels = iota // how many there are
)

// follows says which label can stand after which.
var follows = func() (table [Labels][Labels]bool) {
	for before := range table {
		for l := range table[before] {
			table[before][l] = Label(l).Follows(Label(before))
		}
	}
	return table
}()

// Follows reports whether a label can stand after another.
func (l Label) Follows(before Label) bool {
	switch l {
	case SourceGoesOn, ContentGoesOn:
		return before == l || before == l-1
	case SourceEnds, ContentEnds:
		return before == l-1 || before == l-2
	case CueGoesOn:
		return before == l || before == l-1
	}
	return before != SourceGoesOn && before != ContentGoesOn
}

// Mend makes labels that were cut out of others a sequence of whole parts.
func Mend(labels []Label) {
	for i, l := range labels {
		before, after := Other, Other
		if i > 0 {
			before = labels[i-1]
		}
		if i+1 < len(labels) {
			after = labels[i+1]
		}
		switch l {
		case SourceGoesOn, ContentGoesOn:
			switch {
			case !l.Follows(before):
				labels[i] = l - 1
			case after != l && after != l+1:
				labels[i] = l + 1
			}
		case SourceEnds, ContentEnds:
			if !l.Follows(before) {
				labels[i] = l - 2
			}
		case CueGoesOn:
			if !l.Follows(before) {
				labels[i] = CueBegin
			}
		}
	}
}

// Best returns the labels of a paragraph that have the greatest sum of weights, and for each
// the lead of the sum over that of the next best label in its place.
func (w *Weights) Best(features [][]uint32) (best []Label, leads []int32) {
	return w.decode(w.scores(features))
}

// scores returns for each token and label the sum of its features' weights.
func (w *Weights) scores(features [][]uint32) [][Labels]int32 {
	scores := make([][Labels]int32, len(features))
	for i, rows := range features {
		s := &scores[i]
		for _, row := range rows {
			if at := w.Place(row); at >= 0 {
				for l, c := range w.Cells[at : at+Labels] {
					s[l] += int32(c)
				}
			}
		}
	}
	return scores
}

// decode returns the best labels for scores.
func (w *Weights) decode(scores [][Labels]int32) (best []Label, leads []int32) {
	n := len(scores)
	if n == 0 {
		return nil, nil
	}
	forward := make([][Labels]int32, n) // the best sum up to a token with a label
	from := make([][Labels]Label, n)
	for i := range scores {
		for l := range Label(Labels) {
			sum := int32(never)
			if i == 0 {
				if follows[Other][l] {
					sum = scores[0][l] + w.Pairs[Other][l]
				}
			} else {
				for p := range Label(Labels) {
					if s := forward[i-1][p] + w.Pairs[p][l]; follows[p][l] && s > sum {
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
		if l != SourceGoesOn && l != ContentGoesOn && forward[n-1][l] > forward[n-1][last] {
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
				if follows[p][l] {
					earlier[p] = max(earlier[p], backward[l]+scores[i][l]+w.Pairs[p][l])
				}
			}
		}
		backward = earlier
	}
	return leads
}
