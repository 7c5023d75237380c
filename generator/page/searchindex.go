package page

import (
	"hash"
	"hash/fnv"
	"math"
	"slices"
	"strconv"
	"strings"
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
	files    map[string]indexFile // by path below data/search/
	passages []passage
	long     map[int32]*searched // the records whose texts are kept, by number
	sum      hash.Hash64         // of what the files hold
	written  bool                // the files of passages, by who made the index
}

// indexFile is a file that is made already, or some passages.
type indexFile struct {
	data     []byte
	from, to int32 // of the passages
}

// add adds a file that is made already.
func (x *searchIndex) add(path string, data []byte) {
	x.sum.Write([]byte(path))
	x.sum.Write(data)
	x.files[path] = indexFile{data: data}
}

const (
	searchFolder = "data/search/"
	termBytes    = 24 << 10 // a file of terms, about
	textBytes    = 9 << 10  // a file of passages
	nearBytes    = 10 << 10 // a file of near terms
	maxPostings  = 7000     // of a term: its weightiest. A word in more passages tells them apart no longer
	bm25k, bm25b = 1.2, 0.6
)

// inSearch returns a file of the index.
func (s *Site) inSearch(path string) (o output, ok bool) {
	name, ok := strings.CutPrefix(path, searchFolder)
	if !ok || !s.info.Search {
		return o, false
	}
	x := s.search(nil)
	f, ok := x.files[name]
	if f.data != nil {
		return output{raw: func() []byte { return f.data }}, ok
	}
	return output{data: func(b *builder, out []byte) []byte { return x.appendPassages(out, b, f.from, f.to) }}, ok
}

// posting is a passage's number and its weight, 0 to 25, in the five lowest bits.
type posting uint32

const weightBits = 5

func (p posting) passage() uint32 { return uint32(p) >> weightBits }
func (p posting) weight() uint8   { return uint8(p) & (1<<weightBits - 1) }

// search returns the index. It is made when the first of its files is asked for, so
// that planning a site stays quick. Where put is not nil and none has asked before, put
// is given the files of passages, several at once, each good until it returns.
func (s *Site) search(put func(path string, data []byte)) *searchIndex {
	s.searchOnce.Do(func() { s.searchValue = s.buildSearch(put) })
	return s.searchValue
}

// buildSearch reads the whole docket and makes the index.
func (s *Site) buildSearch(put func(path string, data []byte)) *searchIndex {
	all := s.cut(put)
	postings := all.weigh()
	x := &searchIndex{files: map[string]indexFile{}, long: all.long, sum: fnv.New64a(), written: put != nil}
	root := struct {
		Version string         `json:"v"`
		N       int            `json:"n"`
		Terms   []string       `json:"terms"`
		Texts   []int32        `json:"texts"`
		Near    map[string]int `json:"near"`
	}{N: len(all.passages), Near: map[string]int{}}
	root.Terms = x.writeTerms(all.terms, postings)
	root.Texts = all.texts.firsts
	x.addTexts(all)
	x.writeNear(all.terms, len(all.passages), root.Near)
	// A client asks for files by the version, so that a browser never mixes those of
	// two builds.
	root.Version = strconv.FormatUint(x.sum.Sum64(), 36)
	x.add("index.json", mustJSON(root))
	return x
}

// weigh turns passages into postings, term by term.
func (all *cuttings) weigh() []posting {
	total := 0
	for _, p := range all.passages {
		total += int(p.words)
	}
	average := float64(max(1, total)) / float64(max(1, len(all.passages)))
	free, n := make([]uint32, len(all.terms)), uint32(0) // by a term's number: the place of its next posting
	for _, t := range all.terms {
		free[t.number] = n
		n += uint32(t.passages)
	}
	postings := make([]posting, n)
	for i := range all.passages {
		p := &all.passages[i]
		length := 1 - bm25b + bm25b*float64(p.words)/average
		var weights [256]uint8 // one more than the weight, by count
		for terms, common := p.terms.terms, p.terms.by.common; len(terms) > countedEnd; {
			number, n, rest := cutCounted(terms)
			if terms = rest; common != nil {
				number = common[number]
			}
			if weights[n] == 0 {
				share := float64(n) / (float64(n) + bm25k*length) // 0 to 1
				weights[n] = 1 + uint8(math.Round(25*share))
			}
			place := &free[number]
			postings[*place] = posting(i)<<weightBits | posting(weights[n]-1)
			*place++
		}
		p.terms = counted{}
	}
	return postings
}

// writeTerms writes the files of terms and returns the first term of each.
func (x *searchIndex) writeTerms(terms []indexTerm, postings []posting) (firsts []string) {
	var file, line []byte
	first := ""
	flush := func() {
		if len(file) > 0 {
			x.add("t/"+strconv.Itoa(len(firsts))+".txt", slices.Clone(file))
			firsts = append(firsts, first)
			file = file[:0]
		}
	}
	for _, term := range terms {
		line = appendTerm(line[:0], term.text, postings[:term.passages])
		postings = postings[term.passages:]
		if len(file)+len(line) > termBytes {
			flush()
		}
		if len(file) == 0 {
			first = term.text
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
		if step := p.passage() - last; step < 36 {
			line = append(line, "0123456789abcdefghijklmnopqrstuvwxyz"[step], 'A'+p.weight())
		} else {
			line = append(strconv.AppendUint(line, uint64(step), 36), 'A'+p.weight())
		}
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
