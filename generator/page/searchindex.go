package page

import (
	"encoding/binary"
	"hash"
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
	files map[string]func() []byte // by path in the output
	sum   hash.Hash64              // of what they hold
}

// add adds a file that is made already.
func (x *searchIndex) add(path string, data []byte) {
	x.sum.Write([]byte(path))
	x.sum.Write(data)
	x.files[searchFolder+path] = func() []byte { return data }
}

const (
	searchFolder = "data/search/"
	termBytes    = 24 << 10 // a file of terms, about
	textBytes    = 9 << 10  // a file of passages
	nearBytes    = 10 << 10 // a file of near terms
	maxPostings  = 7000     // of a term: its weightiest. A word in more passages tells them apart no longer
	bm25k, bm25b = 1.2, 0.6
)

// searchFile returns a file of the index, nil where there is none.
func (s *Site) searchFile(path string) []byte {
	if !s.info.Search || !strings.HasPrefix(path, searchFolder) {
		return nil
	}
	if file := s.search().files[path]; file != nil {
		return file()
	}
	return nil
}

// posting is a passage's number and its weight, 0 to 25, in the five lowest bits.
type posting uint32

const weightBits = 5

func (p posting) passage() uint32 { return uint32(p) >> weightBits }
func (p posting) weight() uint8   { return uint8(p) & (1<<weightBits - 1) }

// buildSearch reads the whole docket and makes the index. It is called when the
// first of its files is asked for, so that planning a site stays quick.
func (s *Site) buildSearch() *searchIndex {
	all, counts, terms := s.passages()
	postings := weigh(all, counts, len(terms))
	x := &searchIndex{files: map[string]func() []byte{}, sum: fnv.New64a()}
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
	// A client asks for files by the version, so that a browser never mixes those of
	// two builds.
	root.Version = strconv.FormatUint(x.sum.Sum64(), 36)
	x.add("index.json", mustJSON(root))
	return x
}

// weigh turns passages into postings, by the number of the term.
func weigh(all []passage, counts []counted, terms int) [][]posting {
	total, sizes := 0, make([]int, terms)
	for i, p := range all {
		total += int(p.words)
		for _, term := range counts[i].terms {
			sizes[term]++
		}
	}
	average := float64(max(1, total)) / float64(max(1, len(all)))
	postings := make([][]posting, terms)
	for term, n := range sizes {
		postings[term] = make([]posting, 0, n)
	}
	for i, p := range all {
		length := 1 - bm25b + bm25b*float64(p.words)/average
		for j, term := range counts[i].terms {
			n := float64(counts[i].n[j])
			share := n / (n + bm25k*length) // 0 to 1
			postings[term] = append(postings[term], posting(i)<<weightBits|posting(math.Round(25*share)))
		}
		counts[i] = counted{}
	}
	return postings
}

// writeTerms writes the files of terms and returns the first term of each.
func (x *searchIndex) writeTerms(terms []string, postings [][]posting) (firsts []string) {
	var file, line []byte
	first := ""
	flush := func() {
		if len(file) > 0 {
			x.add("t/"+strconv.Itoa(len(firsts))+".txt", slices.Clone(file))
			firsts = append(firsts, first)
			file = file[:0]
		}
	}
	for i, term := range terms {
		line = appendTerm(line[:0], term, postings[i])
		if len(file)+len(line) > termBytes {
			flush()
		}
		if len(file) == 0 {
			first = term
		}
		file = append(file, line...)
	}
	flush()
	return firsts
}

func appendTerm(line []byte, term string, list []posting) []byte {
	line = append(append(line, term...), '\t')
	line = append(strconv.AppendInt(line, int64(len(list)), 10), '\t')
	if len(list) > maxPostings {
		list = weightiest(list)
	}
	last := uint32(0)
	for _, p := range list {
		line = append(strconv.AppendUint(line, uint64(p.passage()-last), 36), 'A'+p.weight())
		last = p.passage()
	}
	return append(line, '\n')
}

// weightiest are a frequent term's best postings, in order of passage; of those that
// weigh the same, the first.
func weightiest(list []posting) []posting {
	var byWeight [26]int
	for _, p := range list {
		byWeight[p.weight()]++
	}
	least, left := len(byWeight)-1, maxPostings // left: of those that weigh least
	for left > byWeight[least] {
		left -= byWeight[least]
		least--
	}
	best := make([]posting, 0, maxPostings)
	for _, p := range list {
		switch {
		case int(p.weight()) > least:
			best = append(best, p)
		case int(p.weight()) == least && left > 0:
			best = append(best, p)
			left--
		}
	}
	return best
}

// writeTexts plans the files of passages, which are most of the index and made when
// they are asked for, and returns the first passage of each. A record's passages stand
// in one file where they fit, so that its text is made for one.
func (x *searchIndex) writeTexts(all []passage) (firsts []int) {
	size, first := 0, 0
	flush := func(to int) {
		if from := first; from < to {
			x.files[searchFolder+"d/"+strconv.Itoa(len(firsts))+".json"] = func() []byte { return passageFile(all[from:to]) }
			firsts = append(firsts, from)
			size, first = 0, to
		}
	}
	record := 0 // bytes of the record that begins
	for i, p := range all {
		x.sum.Write(binary.LittleEndian.AppendUint64(nil, p.sum))
		if p.from == 0 {
			record = 0
			for _, q := range all[i:] {
				if q.of != p.of {
					break
				}
				record += int(q.size)
			}
		}
		if size+int(p.size) > textBytes || p.from == 0 && size+record > textBytes {
			flush(i)
		}
		size += int(p.size)
	}
	flush(len(all))
	return firsts
}

func passageFile(passages []passage) []byte {
	rows := make([]row, len(passages))
	var of *searched
	var meta, text string
	for i, p := range passages {
		if p.of != of {
			of = p.of
			meta, text = of.meta(), of.text()
		}
		rows[i] = of.row(meta, text, p)
	}
	return mustJSON(rows)
}

// writeNear writes the terms by first letter and length. In a large site a word that
// stands only once is left out: it is likelier a slip itself.
func (x *searchIndex) writeNear(terms []string, postings [][]posting, passages int, index map[string]int) {
	least := 1
	if passages > 2000 {
		least = 2
	}
	byLetter, byKey, size := map[string][]int{}, map[string][]int{}, map[string]int{} // of places in terms
	for i, t := range terms {
		if n := utf8.RuneCountInString(t); n >= 4 && len(postings[i]) >= least {
			first, _ := utf8.DecodeRuneInString(t)
			letter := strconv.FormatInt(int64(first), 16)
			key := letter + "-" + strconv.Itoa(n)
			byLetter[letter], byKey[key] = append(byLetter[letter], i), append(byKey[key], i)
			size[letter] += len(t) + 1
		}
	}
	maps.DeleteFunc(byKey, func(key string, _ []int) bool {
		letter, _, _ := strings.Cut(key, "-")
		return size[letter] <= nearBytes
	})
	maps.DeleteFunc(byLetter, func(letter string, _ []int) bool { return size[letter] > nearBytes })
	maps.Copy(byKey, byLetter)
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		list := byKey[key]
		slices.SortStableFunc(list, func(a, b int) int { return len(postings[b]) - len(postings[a]) })
		var b strings.Builder
		for _, i := range list {
			if b.Len()+len(terms[i]) >= nearBytes {
				break
			}
			b.WriteString(terms[i] + "\n")
		}
		x.add("w/"+key+".txt", []byte(b.String()))
		index[key] = 1
	}
}
