package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"onrecord/generator/export"
	"onrecord/generator/markup"
)

func fold(s string) string { return strings.ToLower(markup.Fold(s)) }

// Endings are those of the names of files that can be read.
var Endings = []string{".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".jsonld"}

// read reads the file by the ending of its name.
func (in *input) read(data []byte) error {
	ext := strings.ToLower(path.Ext(in.name))
	if !slices.Contains(Endings, ext) { // before the text is, as that of a workbook can't be
		return misuse("%s: what it holds can't be told from its name, which must end in one of %s; a spreadsheet can "+
			"be saved as CSV", in.name, strings.Join(Endings, ", "))
	}
	text, err := decode(in.name, data)
	if err != nil {
		return err
	}
	if ext == ".csv" || ext == ".tsv" {
		return in.readCSV(text)
	}
	return in.readJSON(text)
}

// decode returns a file as UTF-8. Spreadsheets write "Unicode text" as UTF-16, and for old
// Macintoshes end lines with carriage returns alone.
func decode(name string, data []byte) (string, error) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", refuse("%s: it is neither UTF-8 nor UTF-16: %v", name, err)
		}
		data = decoded
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	if !utf8.ValidString(text) {
		return "", refuse("%s: it is not UTF-8: save it as “CSV UTF-8”", name)
	}
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return text, nil
}

// readCSV reads a table whose first row names the columns. It counts rows as a
// spreadsheet does: the first row is 1.
func (in *input) readCSV(text string) error {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = delimiter(text)
	r.FieldsPerRecord = -1
	r.LazyQuotes = r.Comma == '\t' // text from a clipboard has no quoting
	header, err := r.Read()
	if errors.Is(err, io.EOF) {
		return refuse("%s: it is empty", in.name)
	} else if err != nil {
		return in.badCSV(err)
	}
	for _, name := range header {
		in.ours = in.ours || strings.HasPrefix(name, "derived_")
	}
	keys, err := in.keys(header)
	if err != nil {
		return err
	}
	inside := strings.Count(strings.Join(header, ""), "\n") // ends of lines within cells, which begin no row
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			if len(in.rows) == 0 {
				in.result.Notes = append(in.result.Notes, in.name+" names columns and has no rows")
			}
			return nil
		} else if err != nil {
			return in.badCSV(err)
		}
		line, _ := r.FieldPos(0) // counts the empty lines, too, which the reader passes over
		number, all := line-inside, strings.Join(cells, "")
		inside += strings.Count(all, "\n")
		if strings.TrimSpace(all) == "" {
			continue
		}
		row := in.add(fmt.Sprintf("row %d", number))
		row.exact = in.ours
		if len(cells) > len(header) {
			row.reject("it has %d cells, and the head names %d columns", len(cells), len(header))
		}
		for i, cell := range cells[:min(len(cells), len(header))] {
			if in.ours {
				cell = export.Unguard(cell)
			}
			in.put(row, keys[header[i]], header[i], cell)
		}
	}
}

func (in *input) badCSV(err error) error {
	if e := (*csv.ParseError)(nil); errors.As(err, &e) {
		return refuse("%s: line %d, column %d: %v", in.name, e.Line, e.Column, e.Err)
	}
	return err
}

// delimiter returns the separator that the head has most often outside quotation marks.
func delimiter(text string) rune {
	counts := map[rune]int{}
	quoted := false
	for _, r := range strings.TrimLeft(text, "\r\n") {
		if r == '"' {
			quoted = !quoted
		}
		if !quoted {
			if r == '\n' {
				break
			}
			counts[r]++
		}
	}
	best := ','
	for _, r := range []rune{';', '\t'} {
		if counts[r] > counts[best] {
			best = r
		}
	}
	return best
}
