package page

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// writeTexts plans the files of passages, which are most of the index and made when
// they are asked for, and returns the first passage of each. A record's passages stand
// in one file where they fit, so that its text is made for one.
func (x *searchIndex) writeTexts(all []cutting) (firsts []int32) {
	size, first := 0, 0
	flush := func(to int) {
		if from := first; from < to {
			x.files["d/"+strconv.Itoa(len(firsts))+".json"] = indexFile{from: int32(from), to: int32(to)}
			firsts = append(firsts, int32(from))
			size, first = 0, to
		}
	}
	x.passages = make([]passage, len(all))
	record := 0 // bytes of the record that begins
	var sum [8]byte
	for i := range all {
		p := &all[i]
		x.passages[i] = p.passage
		binary.LittleEndian.PutUint64(sum[:], p.sum)
		x.sum.Write(sum[:])
		if p.from == 0 {
			record = 0
			for j := i; j < len(all) && all[j].record == p.record; j++ {
				record += int(all[j].size)
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

// appendPassages appends a file of passages.
func (x *searchIndex) appendPassages(out []byte, b *builder, from, to int32) []byte {
	var r *searched
	separator := byte('[')
	for i := from; i < to; i++ {
		p := x.passages[i]
		if i == from || p.record != x.passages[i-1].record {
			if r = x.long[p.record]; r == nil {
				r = b.searched
				r.read(b.Site, int(p.record))
			}
		}
		end := len(r.text)
		if int(i)+1 < len(x.passages) && x.passages[i+1].record == p.record {
			end = int(x.passages[i+1].from)
		}
		out = append(out, separator)
		separator = '['
		for _, cell := range r.row(bytes.TrimSpace(r.text[p.from:end])) {
			out = appendJSON(append(out, separator), cell)
			separator = ','
		}
		out = append(out, ']')
	}
	return append(out, "]\n"...)
}

// writeNear writes the terms by first letter and length. In a large site a word that
// stands only once is left out: it is likelier a slip itself.
func (x *searchIndex) writeNear(terms []indexTerm, passages int, index map[string]int) {
	least := 1
	if passages > 2000 {
		least = 2
	}
	files := map[string][]indexTerm{}
	for len(terms) > 0 {
		first, _ := utf8.DecodeRuneInString(terms[0].text)
		var all []indexTerm
		size, byLength := 0, map[int][]indexTerm{}
		for ; len(terms) > 0 && strings.HasPrefix(terms[0].text, string(first)); terms = terms[1:] {
			t := terms[0]
			if n := utf8.RuneCountInString(t.text); n >= 4 && t.passages >= least {
				all, byLength[n] = append(all, t), append(byLength[n], t)
				size += len(t.text) + 1
			}
		}
		letter := strconv.FormatInt(int64(first), 16)
		switch {
		case size > nearBytes:
			for n, list := range byLength {
				files[letter+"-"+strconv.Itoa(n)] = list
			}
		case size > 0:
			files[letter] = all
		}
	}
	for _, key := range slices.Sorted(maps.Keys(files)) {
		x.add("w/"+key+".txt", mostFrequent(files[key]))
		index[key] = 1
	}
}

// mostFrequent is a file of terms, the most frequent first, as far as they have room.
func mostFrequent(list []indexTerm) (file []byte) {
	slices.SortStableFunc(list, func(a, b indexTerm) int { return b.passages - a.passages })
	for _, t := range list {
		if len(file)+len(t.text) >= nearBytes {
			break
		}
		file = append(append(file, t.text...), '\n')
	}
	return slices.Clip(file)
}
