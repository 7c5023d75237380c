package search

import (
	"cmp"
	"hash/crc64"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/generator/parallel"
)

// passage is what a search finds: a claim, or a part of an article that is short enough
// to be loaded for one hit. It ends where the next passage of its record begins.
type passage struct {
	record int32 // the record's number
	from   int32 // its first byte in the record's text
}

// How long a passage may get, in bytes, and how much more a word in a title counts than
// one in a text.
const (
	passageBytes = 1600
	titleWeight  = 5
)

// keptBytes is the length from which on a record's text is kept. Such a text fills many
// files, and reading it again for each would be quadratic.
const keptBytes = 64 << 10

// counted is a passage with its words, while the index is made.
type counted struct {
	passage
	size   int      // of its row in a file, in bytes, with a comma
	words  int      // how many
	factor float64  // of the words' weights, the record's
	terms  []uint32 // its different terms, by number
	often  []uint8  // how often each stands in it, or isName; title words count more
}

// chunk is the passages of a few records.
type chunk struct {
	passages []counted
	long     []longRecord
	kinds    []kindAt
	sum      uint64   // of the rows
	words    *counter // which numbered the terms
}

// kindAt is the first passage of a kind of records in a chunk.
type kindAt struct {
	kind    string
	passage int
}

type longRecord struct {
	Record
	number int32
}

// chunkRecords is how many records are read together.
const chunkRecords = 32

var crcTable = crc64.MakeTable(crc64.ECMA)

// readAll cuts n records into passages and counts their terms. It returns the passages
// in order, and all terms, sorted. The numbers of terms depend on which record was read
// first; no file shows them.
func readAll(n int, read func(i int) Record) ([]chunk, []term) {
	chunks := make([]chunk, (n+chunkRecords-1)/chunkRecords)
	_ = parallel.Workers(len(chunks), func() func(i int) error {
		words := newCounter()
		return func(i int) error {
			c := &chunks[i]
			c.words = words
			for number := i * chunkRecords; number < min((i+1)*chunkRecords, n); number++ {
				c.add(read(number), int32(number))
			}
			return nil
		}
	})
	return chunks, number(chunks)
}

// number gives the terms of all counters common numbers. It returns the terms, sorted.
func number(chunks []chunk) []term {
	all := map[string]uint32{}
	var terms []term
	common := map[*counter][]uint32{} // from a counter's numbers
	for _, c := range chunks {
		numbers, ok := common[c.words]
		if !ok {
			for _, text := range c.words.terms {
				if _, known := all[text]; !known {
					all[text] = uint32(len(terms))
					terms = append(terms, term{text: text, number: uint32(len(terms))})
				}
				numbers = append(numbers, all[text])
			}
			common[c.words] = numbers
		}
		for _, p := range c.passages {
			for i, own := range p.terms {
				p.terms[i] = numbers[own]
				terms[numbers[own]].passages++
			}
		}
	}
	slices.SortFunc(terms, func(a, b term) int { return strings.Compare(a.text, b.text) })
	return terms
}

// add cuts a record into passages; each carries the record's title.
func (c *chunk) add(r Record, number int32) {
	words := c.words
	if n := len(c.kinds); n == 0 || c.kinds[n-1].kind != r.Kind {
		c.kinds = append(c.kinds, kindAt{r.Kind, len(c.passages)})
	}
	for from := 0; from == 0 || from < len(r.Text); {
		to := len(r.Text)
		if to-from > passageBytes {
			to = from + breakAt(r.Text[from:], passageBytes)
		}
		if from == 0 {
			words.count(r.Title, titleWeight)
			words.count(r.Meta, 1)
		} else {
			words.count(r.Title, 1)
		}
		text := r.Text[from:to]
		words.count(text, 1)
		if from == 0 {
			for _, name := range r.Names {
				words.name(name)
			}
		}
		p := counted{passage: passage{number, int32(from)}, size: len("[]"), factor: cmp.Or(r.Weight, 1)}
		for _, cell := range newRow(r, text) {
			words.folded = append(words.folded[:0], cell...)
			c.sum = crc64.Update(c.sum, crcTable, words.folded)
			p.size += jsonLength(cell)
		}
		p.terms, p.often, p.words = words.take()
		c.passages = append(c.passages, p)
		from = max(to, 1)
	}
	if len(r.Text) > keptBytes {
		c.long = append(c.long, longRecord{r, number})
	}
}

// jsonLength returns the length of a text as a member of a JSON list, as far as matters for
// the size of a file.
func jsonLength(text string) int {
	return len(text) + strings.Count(text, `"`) + strings.Count(text, `\`) + len(`"",`)
}

// breakAt returns the end of the last sentence, or else word, before limit.
func breakAt(text string, limit int) int {
	for _, sep := range []string{". ", " "} {
		if i := strings.LastIndex(text[:limit], sep); i > limit/2 {
			return i + len(sep)
		}
	}
	for !utf8.RuneStart(text[limit]) {
		limit--
	}
	return limit
}

// term is a word of the site.
type term struct {
	text     string
	number   uint32
	passages int // in which it stands
}

// posting is the number of a passage and a term's weight in it, from 0 to nameWeight, in the
// five lowest bits. A site of 100,000 articles has some 60 million of them.
type posting uint32

// maxWeight is the greatest weight of a term in a passage, and nameWeight that of a term that
// names the passage's record.
const maxWeight, nameWeight = 24, 25

func (p posting) passage() uint32 { return uint32(p) >> 5 }
func (p posting) weight() uint8   { return uint8(p) & 31 }

// The parameters of BM25.
const bm25k, bm25b = 1.2, 0.4

// weigh returns the postings of all terms in the order of terms, each term's in the order
// of passages.
func weigh(chunks []chunk, terms []term) []posting {
	passages, words := 0, 0
	for _, c := range chunks {
		for _, p := range c.passages {
			passages++
			words += p.words
		}
	}
	average := float64(max(1, words)) / float64(max(1, passages))
	next, total := make([]int, len(terms)), 0 // by a term's number: where its next posting goes
	for _, t := range terms {
		next[t.number] = total
		total += t.passages
	}
	postings, at := make([]posting, total), 0
	for _, c := range chunks {
		for _, p := range c.passages {
			length := 1 - bm25b + bm25b*float64(p.words)/average
			for i, number := range p.terms {
				weight := posting(nameWeight)
				if n := float64(p.often[i]); n < isName {
					share := n / (n + bm25k*length) // 0 to 1
					weight = posting(math.Round(maxWeight * share * p.factor))
				}
				postings[next[number]] = posting(at)<<5 | weight
				next[number]++
			}
			at++
		}
	}
	return postings
}
