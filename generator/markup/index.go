package markup

import (
	"math"
	"slices"
)

// Index finds many folded phrases in one pass over a text. It is a trie over their bytes,
// so its speed does not depend on their number or on common beginnings. The end of a
// phrase that no other phrase shares is compared as a whole. An index must not change
// once it is in use.
type Index struct {
	phrases []string
	root    [256]int32  // node by first byte; 0 for none, as node 0 is not used
	second  [256]uint64 // by first byte: the bytes that may follow, a bit for the last six bits of each
	nodes   []trieNode
}

type trieNode struct {
	child, next int32 // first child and next sibling; 0 for none
	phrase      int32 // without children: the only phrase that begins so; otherwise the phrase that ends here, or -1
	label       byte
}

// NewIndex makes an index of phrases that Fold returned. A phrase's number is its place
// in the slice. Of equal phrases the first counts. An empty phrase is never found.
func NewIndex(phrases []string) *Index {
	x := &Index{}
	x.fill(phrases)
	return x
}

// fill makes x an index of these phrases alone.
func (x *Index) fill(phrases []string) {
	x.phrases, x.root, x.second = phrases, [256]int32{}, [256]uint64{}
	x.nodes = append(slices.Grow(x.nodes[:0], 2*len(phrases)+1), trieNode{})
	for i, p := range phrases {
		if p != "" {
			x.add(p, int32(i))
		}
	}
}

func (x *Index) add(phrase string, number int32) {
	first := phrase[0]
	if len(phrase) == 1 {
		x.second[first] = math.MaxUint64
	} else {
		x.second[first] |= 1 << (phrase[1] % 64)
	}
	at := x.root[first]
	if at == 0 {
		x.root[first] = x.node(first, number)
		return
	}
	for i := 1; ; i++ {
		if x.nodes[at].child == 0 && !x.part(at, phrase, i) {
			return
		}
		if i == len(phrase) {
			if x.nodes[at].phrase < 0 {
				x.nodes[at].phrase = number
			}
			return
		}
		next := x.child(at, phrase[i])
		if next == 0 {
			x.adopt(at, x.node(phrase[i], number))
			return
		}
		at = next
	}
}

// part splits a node that holds one phrase, up to length, because another phrase begins
// like it. It reports false where the other phrase is the same.
func (x *Index) part(at int32, another string, length int) bool {
	only := x.nodes[at].phrase
	switch p := x.phrases[only]; {
	case p == another:
		return false
	case len(p) > length:
		x.nodes[at].phrase = -1
		x.adopt(at, x.node(p[length], only))
	}
	return true
}

func (x *Index) node(label byte, phrase int32) int32 {
	x.nodes = append(x.nodes, trieNode{phrase: phrase, label: label})
	return int32(len(x.nodes) - 1)
}

func (x *Index) adopt(at, child int32) {
	x.nodes[child].next = x.nodes[at].child
	x.nodes[at].child = child
}

func (x *Index) child(at int32, label byte) int32 {
	for at = x.nodes[at].child; at != 0 && x.nodes[at].label != label; at = x.nodes[at].next {
	}
	return at
}

// scan calls found for each phrase in folded text that starts and ends at words, in order
// of place. At one place the shortest comes first.
func (x *Index) scan(s []byte, found func(phrase, start, end int)) {
	for i := 1; i < len(s); i++ {
		first := s[i-1]
		if x.second[first]>>(s[i]%64)&1 != 0 && !insideWord(s, i-1) {
			x.at(s, i-1, found)
		}
	}
	if last := len(s) - 1; last >= 0 && x.root[s[last]] != 0 && !insideWord(s, last) {
		x.at(s, last, found)
	}
}

// at does what scan does at one place, where a phrase may begin.
func (x *Index) at(s []byte, start int, found func(phrase, start, end int)) {
	end := start + 1
	for at := x.root[s[start]]; at != 0; end++ {
		n := x.nodes[at]
		if n.child == 0 {
			rest := x.phrases[n.phrase][end-start:]
			if end += len(rest); end <= len(s) && string(s[end-len(rest):end]) == rest && !insideWord(s, end) {
				found(int(n.phrase), start, end)
			}
			return
		}
		if n.phrase >= 0 && !insideWord(s, end) {
			found(int(n.phrase), start, end)
		}
		if end == len(s) {
			return
		}
		at = x.child(at, s[end])
	}
}
