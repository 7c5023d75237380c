package page

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// writeNear writes the terms by first letter and length. In a large site a word that
// stands only once is left out: it is likelier a slip itself.
func (x *searchIndex) writeNear(terms []indexTerm, passages int, index map[string]int) {
	least := int32(1)
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
	slices.SortStableFunc(list, func(a, b indexTerm) int { return int(b.passages - a.passages) })
	for _, t := range list {
		if len(file)+len(t.text) >= nearBytes {
			break
		}
		file = append(append(file, t.text...), '\n')
	}
	return slices.Clip(file)
}
