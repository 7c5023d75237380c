package tagger

// The features of the second stage: what the first one found around a token.

// label returns the label that the first stage gave to token i.
func (v *view) label(i int) uint64 {
	if i < 0 || i >= len(v.before) {
		return 15
	}
	return uint64(v.before[i])
}

// labels adds the labels of the tokens around i.
func (v *view) labels(i int) {
	c := v.at(i)
	a, b, l, d, e := v.label(i-2), v.label(i-1), v.label(i), v.label(i+1), v.label(i+2)
	v.add(100, l)
	v.add(101, b, l)
	v.add(102, l, d)
	v.add(103, b, l, d)
	v.add(104, a, b, l, d, e)
	v.add(105, l, c.word)
	v.add(106, b, l, c.form)
	v.add(107, l, d, c.form)
	v.add(108, b, l, d, c.form, v.at(i+1).form)
	v.add(109, v.label(i-3), a, b, l)
	v.add(110, l, d, e, v.label(i+3))
	v.add(111, l, uint64(v.tokens[i].quoted), v.quotedTo(i, -1), v.quotedTo(i, 1))
	v.add(112, l, c.form, v.at(i-1).form)
	v.add(113, l, c.form, v.at(i+1).form)
}

// labelledSentence adds what the first stage found in the sentence of token i, to its left
// and to its right, and in the sentences beside.
func (v *view) labelledSentence(i int) {
	k, c := v.tokens[i], v.at(i)
	s := v.spans[k.sentence]
	l, q := v.label(i), uint64(k.quoted)
	left, right := v.found(s.start, i), v.found(i+1, s.end)
	v.add(120, l, left, right)
	v.add(121, l, left, right, q)
	v.add(122, left, right, c.form)
	v.add(123, l, left, c.form)
	v.add(124, l, right, c.form)
	lc, ld := v.nearestLabel(i, -1, s, CueBegin, CueGoesOn)
	rc, rd := v.nearestLabel(i, 1, s, CueBegin, CueGoesOn)
	v.add(125, l, lc, ld)
	v.add(126, l, rc, rd)
	v.add(127, lc, c.form)
	v.add(128, rc, c.form)
	v.add(129, lc, rc, q)
	v.add(130, lc, ld, c.word)
	_, sd := v.nearestLabel(i, -1, s, ContentBegin, ContentBegin)
	_, sr := v.nearestLabel(i, 1, s, SourceBegin, SourceBegin)
	v.add(131, l, sd, q)
	v.add(132, l, sr, q)
	v.add(133, l, ld, rd, sd)
	prior, next := uint64(0), uint64(0)
	if k.sentence > 0 {
		p := v.spans[k.sentence-1]
		prior = v.found(p.start, p.end)
	}
	if k.sentence+1 < len(v.spans) {
		n := v.spans[k.sentence+1]
		next = v.found(n.start, n.end)
	}
	v.add(134, l, prior, q)
	v.add(135, l, next, q)
	v.add(136, left, right, prior, q)
}

// found returns which labels the first stage gave to a stretch of tokens.
func (v *view) found(from, to int) uint64 {
	var all uint64
	for j := from; j < to; j++ {
		switch v.before[j] {
		case Other:
		case SourceBegin, SourceGoesOn, SourceEnds:
			all |= 1
		case CueBegin, CueGoesOn:
			all |= 2
		default:
			all |= 4
		}
	}
	return all
}

// nearestLabel returns the word and the distance of the nearest token in the sentence with
// one of two labels.
func (v *view) nearestLabel(i, direction int, s span, a, b Label) (word, distance uint64) {
	for j := i + direction; j >= s.start && j < s.end; j += direction {
		if v.before[j] == a || v.before[j] == b {
			return v.marks[j].word, bucket(max(i-j, j-i))
		}
	}
	return 0, 15
}
