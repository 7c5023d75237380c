package markup

import "slices"

// Index finds many phrases in one pass over a text. Phrases are folded; it is a
// trie over their bytes, so that neither many phrases nor phrases that begin alike
// make the pass slower. It must not change once it is in use.
type Index struct {
	root  [256]int32 // first byte to node; 0 where none, since node 0 is not used
	nodes []trieNode
}

type trieNode struct {
	child, next int32 // first child and next sibling; 0 where none
	phrase      int32 // the phrase that ends here, -1 where none
	label       byte
}

// NewIndex makes an index of phrases folded by Fold; their numbers are their
// places in the slice. A phrase given twice is found by its first number; an empty
// phrase is never found.
func NewIndex(phrases []string) *Index {
	x := &Index{}
	x.fill(phrases)
	return x
}

// fill makes it an index of phrases and of no others.
func (x *Index) fill(phrases []string) {
	size := 1
	for _, p := range phrases {
		size += len(p)
	}
	x.root = [256]int32{}
	x.nodes = append(slices.Grow(x.nodes[:0], size), trieNode{})
	for i, p := range phrases {
		x.add(p, int32(i))
	}
}

func (x *Index) add(phrase string, number int32) {
	if phrase == "" {
		return
	}
	at := x.root[phrase[0]]
	if at == 0 {
		at = x.node(phrase[0])
		x.root[phrase[0]] = at
	}
	for i := 1; i < len(phrase); i++ {
		at = x.childFor(at, phrase[i])
	}
	if x.nodes[at].phrase < 0 {
		x.nodes[at].phrase = number
	}
}

func (x *Index) node(label byte) int32 {
	x.nodes = append(x.nodes, trieNode{phrase: -1, label: label})
	return int32(len(x.nodes) - 1)
}

func (x *Index) child(at int32, label byte) int32 {
	for at = x.nodes[at].child; at != 0 && x.nodes[at].label != label; at = x.nodes[at].next {
	}
	return at
}

func (x *Index) childFor(at int32, label byte) int32 {
	if c := x.child(at, label); c != 0 {
		return c
	}
	c := x.node(label)
	x.nodes[c].next = x.nodes[at].child
	x.nodes[at].child = c
	return c
}

// scan calls found for each phrase that stands at a place in folded text where it
// cuts no word, in order of place; phrases at one place come shortest first.
func (x *Index) scan(s []byte, found func(phrase, start, end int)) {
	for i := range s {
		at := x.root[s[i]]
		if at == 0 || insideWord(s, i) {
			continue
		}
		for j := i; ; {
			j++
			if p := x.nodes[at].phrase; p >= 0 && !insideWord(s, j) {
				found(int(p), i, j)
			}
			if j >= len(s) {
				break
			}
			if at = x.child(at, s[j]); at == 0 {
				break
			}
		}
	}
}
