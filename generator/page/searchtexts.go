package page

import (
	"bytes"
	"encoding/binary"
	"hash"
	"hash/crc64"
	"strconv"
)

// textFiles lays passages out in files, in order, a few records' at a time. A record's
// passages stand in one file where they fit, so that its text is made for one. Their
// bytes are most of the index: a build writes each file when its last passage has been
// read, and a preview makes it when it is asked for.
type textFiles struct {
	firsts   []int32     // the first passage of each file
	passages int32       // so far
	rows     []byte      // of the file that is not full yet
	sum      hash.Hash64 // of all rows
}

// textRows are the rows of some records' passages, and the files that they fill.
type textRows struct {
	rows  []byte
	all   []textRow
	begun int    // of all: the first row of the record that was added last
	file  int    // the number of the file that begins with
	head  []byte // what stands before the rows in it
	fills []int  // where in rows a file ends and the next begins
}

// textRow is one of the rows.
type textRow struct {
	end    int // in rows
	record int // bytes of the record that begins with it; zero where none does
}

// again is no rows, in the same memory.
func (r *textRows) again() textRows {
	return textRows{rows: r.rows[:0], all: r.all[:0], head: r.head[:0], fills: r.fills[:0]}
}

// add adds the row of the record's passage with a text; begins tells whether it is the
// record's first.
func (r *textRows) add(of *searched, text []byte, begins bool) {
	before := len(r.rows)
	r.rows = of.appendRow(r.rows, text)
	r.all = append(r.all, textRow{end: len(r.rows)})
	if begins {
		r.begun = len(r.all) - 1
	}
	r.all[r.begun].record += len(r.rows) - before
}

var crcTable = crc64.MakeTable(crc64.ECMA)

func (r *textRows) checksum() uint64 { return crc64.Checksum(r.rows, crcTable) }

// add finds out which files the next rows fill. It does no more, as others wait.
func (f *textFiles) add(r *textRows, sum uint64) {
	r.file, r.head = max(0, len(f.firsts)-1), append(r.head, f.rows...)
	size, from := len(f.rows), 0
	for _, row := range r.all {
		length := row.end - from
		if size > 0 && size+max(length, row.record) > textBytes {
			r.fills = append(r.fills, from)
			size = 0
		}
		if size == 0 {
			f.firsts = append(f.firsts, f.passages)
		}
		f.passages++
		size += length
		from = row.end
	}
	if n := len(r.fills); n > 0 {
		f.rows = append(f.rows[:0], r.rows[r.fills[n-1]:]...)
	} else {
		f.rows = append(f.rows, r.rows...)
	}
	f.sum.Write(binary.LittleEndian.AppendUint64(nil, sum))
}

// write gives the files that are full to put.
func (r *textRows) write(put func(path string, data []byte)) {
	from := 0
	for i, to := range r.fills {
		r.head = closeRows(append(r.head, r.rows[from:to]...))
		put(searchFolder+textPath(r.file+i), r.head)
		r.head, from = r.head[:0], to
	}
}

// writeLast gives the last file to put.
func (f *textFiles) writeLast(put func(path string, data []byte)) {
	if len(f.rows) > 0 {
		put(searchFolder+textPath(len(f.firsts)-1), closeRows(f.rows))
	}
}

// closeRows makes rows, each with a comma before it, a list.
func closeRows(rows []byte) []byte {
	rows[0] = '['
	return append(rows, "]\n"...)
}

func textPath(number int) string { return "d/" + strconv.Itoa(number) + ".json" }

// addTexts adds the files of passages, which are made when they are asked for.
func (x *searchIndex) addTexts(all *cuttings) {
	x.passages = make([]passage, len(all.passages))
	for i := range all.passages {
		x.passages[i] = all.passages[i].passage
	}
	firsts := all.texts.firsts
	for i, from := range firsts {
		to := int32(len(x.passages))
		if i+1 < len(firsts) {
			to = firsts[i+1]
		}
		x.files[textPath(i)] = indexFile{from: from, to: to}
	}
	x.sum.Write(all.texts.sum.Sum(nil))
}

// appendPassages appends a file of passages.
func (x *searchIndex) appendPassages(out []byte, b *builder, from, to int32) []byte {
	var r *searched
	start := len(out)
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
		out = r.appendRow(out, bytes.TrimSpace(r.text[p.from:end]))
	}
	return append(out[:start], closeRows(out[start:])...)
}
