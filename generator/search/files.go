package search

import (
	"bytes"
	"encoding/binary"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// layOut divides the passages into files and returns the first passage of each. The
// passages of a record stand in one file if they fit, so that its text is read once.
func (x *Index) layOut(chunks []chunk) []int32 {
	sum := fnv.New64a()
	var sizes, records []int // by passage: of its row, and of all rows of its record if it is the first
	for _, c := range chunks {
		first := 0
		for _, p := range c.passages {
			if p.from == 0 {
				first = len(sizes)
			}
			sizes, records = append(sizes, p.size), append(records, 0)
			records[first] += p.size
		}
		sum.Write(binary.LittleEndian.AppendUint64(nil, c.sum))
	}
	x.sum.Write(sum.Sum(nil))
	size := 0
	for i := range sizes {
		if size > 0 && size+max(sizes[i], records[i]) > textBytes {
			size = 0
		}
		if size == 0 {
			x.texts = append(x.texts, int32(i))
		}
		size += sizes[i]
	}
	return x.texts
}

// maxPostings is how many postings of a term are kept, the weightiest. A word in more
// passages than that no longer tells them apart.
const maxPostings = 7000

// addTerms adds the files of terms and returns the first term of each.
func (x *Index) addTerms(terms []term, postings []posting) (firsts []string) {
	var file bytes.Buffer
	flush := func() {
		if file.Len() > 0 {
			x.add("t/"+strconv.Itoa(len(firsts)-1)+".txt", bytes.Clone(file.Bytes()))
			file.Reset()
		}
	}
	for _, t := range terms {
		line := termLine(t.text, postings[:t.passages])
		postings = postings[t.passages:]
		if file.Len()+len(line) > termBytes {
			flush()
		}
		if file.Len() == 0 {
			firsts = append(firsts, t.text)
		}
		file.Write(line)
	}
	flush()
	return firsts
}

func termLine(term string, list []posting) []byte {
	line := append([]byte(term), '\t')
	line = append(strconv.AppendInt(line, int64(len(list)), 10), '\t')
	last := uint32(0)
	for _, p := range weightiest(list) {
		line = append(strconv.AppendUint(line, uint64(p.passage()-last), 36), 'A'+p.weight())
		last = p.passage()
	}
	return append(line, '\n')
}

// weightiest returns the weightiest postings of a term, maxPostings at most, in the order
// of passages. Of postings that weigh the same it prefers the first.
func weightiest(list []posting) []posting {
	if len(list) <= maxPostings {
		return list
	}
	var count [nameWeight + 1]int
	for _, p := range list {
		count[p.weight()]++
	}
	least, room := nameWeight, maxPostings // the least weight that has room, and how many of it have
	for ; count[least] < room; least-- {
		room -= count[least]
	}
	best := make([]posting, 0, maxPostings)
	for _, p := range list {
		switch weight := int(p.weight()); {
		case weight > least:
			best = append(best, p)
		case weight == least && room > 0:
			best = append(best, p)
			room--
		}
	}
	return best
}

// addNear adds the terms by first letter and length, and notes the files in index. In a
// large site it leaves out a word that stands in one passage: it is likely a slip itself.
func (x *Index) addNear(terms []term, index map[string]int) {
	least := 1
	if len(x.passages) > 2000 {
		least = 2
	}
	byLetter := map[string][]term{}
	for _, t := range terms {
		if t.passages >= least && utf8.RuneCountInString(t.text) >= 4 {
			first, _ := utf8.DecodeRuneInString(t.text)
			letter := strconv.FormatInt(int64(first), 16)
			byLetter[letter] = append(byLetter[letter], t)
		}
	}
	files := map[string][]term{}
	for letter, list := range byLetter {
		size := 0
		for _, t := range list {
			size += len(t.text) + 1
		}
		if size <= nearBytes {
			files[letter] = list
			continue
		}
		for _, t := range list {
			key := letter + "-" + strconv.Itoa(utf8.RuneCountInString(t.text))
			files[key] = append(files[key], t)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(files)) {
		x.add("w/"+key+".txt", mostFrequent(files[key]))
		index[key] = 1
	}
}

// mostFrequent returns a file of terms, the most frequent first, as many as have room.
func mostFrequent(list []term) []byte {
	slices.SortStableFunc(list, func(a, b term) int { return b.passages - a.passages })
	var file strings.Builder
	for _, t := range list {
		if file.Len()+len(t.text) >= nearBytes {
			break
		}
		file.WriteString(t.text + "\n")
	}
	return []byte(file.String())
}
