// Package search makes the search index of a site, a set of small files below
// data/search/. A query loads only the files that its words need, from any static host:
//
//	index.json   {"v": version, "n": passages, "terms": [first term of each file of terms],
//	             "texts": [first passage of each file of texts], "near": {"77": 1, "73-8": 1, …},
//	             "kinds": [[type, its first passage], …]}
//	t/K.txt      terms in order, a line each: term, tab, number of passages, tab, postings. A posting is the
//	             difference to the passage before in base 36 and a letter for its weight: A (least) to Y,
//	             Z for a word of the record's name.
//	d/K.json     passages in order: [url, type, title, meta, text, stamp, url of the first telling]
//	w/77.txt     the terms of a first letter (its code, in hexadecimal), the most frequent first: for words with a
//	             slip in them. If a letter has too many, there is a file for each length: w/73-8.txt
//
// A weight is the share of a term in a passage by BM25. So a client adds up weight times
// rarity and need not know the lengths of passages.
//
// [New] reads all records once and keeps the index, but not the texts: they are too many
// for memory. A file of passages reads its records again when it is asked for.
package search

import (
	"bytes"
	"encoding/json"
	"hash"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Folder is the folder of the index in the output.
const Folder = "data/search/"

// Record is a record that can be found. Those of one kind have neighbouring numbers.
type Record struct {
	Path   string // below the site's root, percent-encoded
	Kind   string // its type in words
	Title  string
	Weight float64  // what its words count, but those of its names; 0 for 1
	Names  []string // what readers call it, where it is somebody or something with a name
	Meta   string   // who and when
	Text   string   // plain
	Stamp  string   // a claim's: tone, shape and words, with a space between them
	First  string   // of a repeat: the path of the first telling
}

// Index is the search index of a site. It is immutable.
type Index struct {
	read     func(i int) Record
	files    map[string][]byte // by path below Folder; all but the files of passages
	passages []passage
	texts    []int32 // the first passage of each file of passages
	long     map[int32]Record
	sum      hash.Hash64 // of all files
}

// The sizes of files, in bytes.
const (
	termBytes = 24 << 10 // a file of terms
	textBytes = 9 << 10  // a file of passages
	nearBytes = 10 << 10 // a file of near terms
)

// New makes the index of n records. It calls read for the number of each record, several
// at once. Numbers should be in order of age, the oldest first: then a new record changes
// few files.
func New(n int, read func(i int) Record) *Index {
	x := &Index{read: read, files: map[string][]byte{}, long: map[int32]Record{}, sum: fnv.New64a()}
	chunks, terms := readAll(n, read)
	var kinds [][2]any
	for _, c := range chunks {
		for _, r := range c.long {
			x.long[r.number] = r.Record
		}
		for _, k := range c.kinds {
			if len(kinds) == 0 || kinds[len(kinds)-1][0] != k.kind {
				kinds = append(kinds, [2]any{k.kind, len(x.passages) + k.passage})
			}
		}
		for _, p := range c.passages {
			x.passages = append(x.passages, p.passage)
		}
	}
	root := struct {
		Version string         `json:"v"`
		N       int            `json:"n"`
		Terms   []string       `json:"terms"`
		Texts   []int32        `json:"texts"`
		Near    map[string]int `json:"near"`
		Kinds   [][2]any       `json:"kinds"`
	}{N: len(x.passages), Near: map[string]int{}, Kinds: kinds}
	root.Terms = x.addTerms(terms, weigh(chunks, terms))
	root.Texts = x.layOut(chunks)
	x.addNear(terms, root.Near)
	// A client asks for files by the version, so that a browser never mixes the files of
	// two builds.
	root.Version = strconv.FormatUint(x.sum.Sum64(), 36)
	x.add("index.json", encode(root))
	return x
}

// add adds a file that is complete.
func (x *Index) add(path string, data []byte) {
	x.sum.Write([]byte(path))
	x.sum.Write(data)
	x.files[path] = data
}

// Paths returns the paths of all files, sorted.
func (x *Index) Paths() []string {
	paths := make([]string, 0, len(x.files)+len(x.texts))
	for path := range maps.Keys(x.files) {
		paths = append(paths, Folder+path)
	}
	for i := range x.texts {
		paths = append(paths, Folder+textPath(i))
	}
	slices.Sort(paths)
	return paths
}

func textPath(i int) string { return "d/" + strconv.Itoa(i) + ".json" }

// File returns the file at a path. ok is false if there is none.
func (x *Index) File(path string) (data []byte, ok bool) {
	name, _ := strings.CutPrefix(path, Folder)
	if data, ok = x.files[name]; ok {
		return data, true
	}
	number, inTexts := strings.CutPrefix(name, "d/")
	i, err := strconv.Atoi(strings.TrimSuffix(number, ".json"))
	if !inTexts || err != nil || i < 0 || i >= len(x.texts) || textPath(i) != name {
		return nil, false
	}
	return x.passageFile(i), true
}

// passageFile makes a file of passages.
func (x *Index) passageFile(i int) []byte {
	from, to := int(x.texts[i]), len(x.passages)
	if i+1 < len(x.texts) {
		to = int(x.texts[i+1])
	}
	rows := make([]row, 0, to-from)
	var r Record
	for at := from; at < to; at++ {
		p := x.passages[at]
		if at == from || p.record != x.passages[at-1].record {
			r = x.record(p.record)
		}
		end := len(r.Text)
		if at+1 < len(x.passages) && x.passages[at+1].record == p.record {
			end = int(x.passages[at+1].from)
		}
		rows = append(rows, newRow(r, r.Text[p.from:end]))
	}
	return encode(rows)
}

// record returns a record, kept or read again.
func (x *Index) record(number int32) Record {
	if r, ok := x.long[number]; ok {
		return r
	}
	return x.read(int(number))
}

// row is a passage as clients get it: address, type, title, who and when, text, stamp and
// first telling.
type row [7]string

func newRow(r Record, text string) row {
	return row{r.Path, r.Kind, r.Title, r.Meta, strings.TrimSpace(text), r.Stamp, r.First}
}

// encode returns a value as JSON and the end of a line. It need not be safe within HTML.
func encode(v any) []byte {
	var out bytes.Buffer
	out.Grow(textBytes + textBytes/4) // as long as most files
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // lists of text and numbers can't fail
	}
	return out.Bytes()
}
