package page

import (
	"hash/fnv"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The search index is a set of small files below data/search/, so that a query loads
// only what its words need, from any static host:
//
//	index.json   {"v": version, "n": passages, "terms": [first term of each file of terms],
//	             "texts": [first passage of each file of texts], "near": {"77": 1, "73-8": 1, …}}
//	t/K.txt      terms in order, a line each: term, tab, number of passages, tab, postings. A posting is the
//	             difference to the passage before in base 36 and a letter, A (least) to Z, for its weight.
//	d/K.json     passages in order: [url, type, title, meta, text]
//	w/77.txt     the terms of a first letter (its code, in hexadecimal), the most frequent first: for words with a
//	             slip in them. Where a letter has too many, a file for each length: w/73-8.txt
//
// The weight is BM25's share of a term in a passage, so that a client adds up
// weight times rarity and knows nothing of lengths.
type searchIndex struct {
	files map[string][]byte // by path in the output
}

const (
	searchFolder = "data/search/"
	termBytes    = 24 << 10 // a file of terms, about
	textBytes    = 7 << 10  // a file of passages
	nearBytes    = 10 << 10 // a file of near terms
	maxPostings  = 7000     // of a term: its weightiest. A word in more passages tells them apart no longer
	bm25k, bm25b = 1.2, 0.6
)

// searchFile returns a file of the index, nil where there is none.
func (s *Site) searchFile(path string) []byte {
	if !s.info.Search || !strings.HasPrefix(path, searchFolder) {
		return nil
	}
	return s.search().files[path]
}

type posting struct {
	passage int32
	weight  uint8 // 0 to 25
}

// buildSearch reads the whole docket and makes the index. It is called when the
// first of its files is asked for, so that planning a site stays quick.
func (s *Site) buildSearch() *searchIndex {
	all := s.passages()
	postings := weigh(all)
	x := &searchIndex{files: map[string][]byte{}}
	terms := slices.Sorted(maps.Keys(postings))
	root := struct {
		Version string         `json:"v"`
		N       int            `json:"n"`
		Terms   []string       `json:"terms"`
		Texts   []int          `json:"texts"`
		Near    map[string]int `json:"near"`
	}{N: len(all), Near: map[string]int{}}
	root.Terms = x.writeTerms(terms, postings)
	root.Texts = x.writeTexts(all)
	x.writeNear(terms, postings, len(all), root.Near)
	root.Version = x.version()
	x.files[searchFolder+"index.json"] = mustJSON(root)
	return x
}

// weigh turns passages into postings, by term.
func weigh(all []*passage) map[string][]posting {
	total := 0
	for _, p := range all {
		total += p.words
	}
	average := float64(max(1, total)) / float64(max(1, len(all)))
	postings := map[string][]posting{}
	for i, p := range all {
		length := 1 - bm25b + bm25b*float64(p.words)/average
		for term, n := range p.terms {
			share := float64(n) / (float64(n) + bm25k*length) // 0 to 1
			postings[term] = append(postings[term], posting{int32(i), uint8(min(25, math.Round(25*share)))})
		}
		p.terms = nil
	}
	return postings
}

// writeTerms writes the files of terms and returns the first term of each.
func (x *searchIndex) writeTerms(terms []string, postings map[string][]posting) (firsts []string) {
	var b strings.Builder
	first := ""
	flush := func() {
		if b.Len() > 0 {
			x.files[searchFolder+"t/"+strconv.Itoa(len(firsts))+".txt"] = []byte(b.String())
			firsts = append(firsts, first)
			b.Reset()
		}
	}
	for _, term := range terms {
		line := termLine(term, postings[term])
		if b.Len() > 0 && b.Len()+len(line) > termBytes {
			flush()
		}
		if b.Len() == 0 {
			first = term
		}
		b.WriteString(line)
	}
	flush()
	return firsts
}

func termLine(term string, list []posting) string {
	n := len(list)
	if n > maxPostings {
		list = weightiest(list)
	}
	var b strings.Builder
	b.Grow(len(term) + 8 + 3*len(list))
	b.WriteString(term + "\t" + strconv.Itoa(n) + "\t")
	last := int32(0)
	for _, p := range list {
		b.WriteString(strconv.FormatInt(int64(p.passage-last), 36))
		b.WriteByte('A' + p.weight)
		last = p.passage
	}
	b.WriteByte('\n')
	return b.String()
}

// weightiest are a frequent term's best postings, in order of passage.
func weightiest(list []posting) []posting {
	best := slices.Clone(list)
	slices.SortStableFunc(best, func(a, b posting) int { return int(b.weight) - int(a.weight) })
	best = best[:maxPostings]
	slices.SortFunc(best, func(a, b posting) int { return int(a.passage) - int(b.passage) })
	return best
}

// writeTexts writes the files of passages and returns the first passage of each.
func (x *searchIndex) writeTexts(all []*passage) (firsts []int) {
	var rows [][5]string
	size, first := 0, 0
	flush := func() {
		if len(rows) > 0 {
			x.files[searchFolder+"d/"+strconv.Itoa(len(firsts))+".json"] = mustJSON(rows)
			firsts = append(firsts, first)
			rows, size = nil, 0
		}
	}
	for i, p := range all {
		row := [5]string{p.url, p.kind, p.title, p.meta, p.text}
		n := len(p.url) + len(p.kind) + len(p.title) + len(p.meta) + len(p.text) + 24
		if size+n > textBytes {
			flush()
		}
		if len(rows) == 0 {
			first = i
		}
		rows, size = append(rows, row), size+n
	}
	flush()
	return firsts
}

// writeNear writes the terms by first letter and length. In a large site a word that
// stands only once is left out: it is likelier a slip itself.
func (x *searchIndex) writeNear(terms []string, postings map[string][]posting, passages int, index map[string]int) {
	least := 1
	if passages > 2000 {
		least = 2
	}
	byLetter, byKey, size := map[string][]string{}, map[string][]string{}, map[string]int{}
	for _, t := range terms {
		if n := utf8.RuneCountInString(t); n >= 4 && len(postings[t]) >= least {
			first, _ := utf8.DecodeRuneInString(t)
			letter := strconv.FormatInt(int64(first), 16)
			key := letter + "-" + strconv.Itoa(n)
			byLetter[letter], byKey[key] = append(byLetter[letter], t), append(byKey[key], t)
			size[letter] += len(t) + 1
		}
	}
	maps.DeleteFunc(byKey, func(key string, _ []string) bool {
		letter, _, _ := strings.Cut(key, "-")
		return size[letter] <= nearBytes
	})
	maps.DeleteFunc(byLetter, func(letter string, _ []string) bool { return size[letter] > nearBytes })
	maps.Copy(byKey, byLetter)
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		list := byKey[key]
		slices.SortStableFunc(list, func(a, b string) int { return len(postings[b]) - len(postings[a]) })
		var b strings.Builder
		for _, t := range list {
			if b.Len()+len(t) >= nearBytes {
				break
			}
			b.WriteString(t + "\n")
		}
		x.files[searchFolder+"w/"+key+".txt"] = []byte(b.String())
		index[key] = 1
	}
}

// version is a hash of all files: a client asks for them by it, so that a browser
// never mixes the files of two builds.
func (x *searchIndex) version() string {
	h := fnv.New64a()
	for _, path := range slices.Sorted(maps.Keys(x.files)) {
		h.Write([]byte(path))
		h.Write(x.files[path])
	}
	return strconv.FormatUint(h.Sum64(), 36)
}
