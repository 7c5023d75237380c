// Package intake brings claims in from elsewhere: spreadsheets as CSV, JSON Lines,
// and the ClaimReview data that fact-checking desks publish.
//
//	file ── read (csv.go, json.go, review.go) ──> rows
//	rows ── columns.go, mapping.go, dates.go, resolve.go ──> keys and values of the format
//	     ── identity.go ──> an id each; what the site has already is left out
//	     ── write.go ──> TOML ── verify.go: read back with the site ──> text to append
//
// # What can be relied on
//
// A row comes in whole or not at all. What can't be read is said with its row: every
// row that is rejected with the reason, and speakers, ratings and dates that are not
// understood once each with all their rows. A speaker whom the site does not know
// stays as text (speaker_text); everything else that the site does not know rejects
// the row.
//
// Whatever is written has been read back together with the site, by the code that
// builds it, without an error or a warning. What check advises beyond that, such as
// evidence for a ruling, no table can be made to say.
//
// A second run adds nothing twice. The id is the row's own, where it has one. Else
// it is made of the title, and the row's key (the review's address, or what was said
// by whom and when) is kept in the record as extra.import, so that an author may
// change id and title.
package intake

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// Options say how to read files.
type Options struct {
	Map       []string // "COLUMN=KEY", "KEY:VALUE=VALUE", see mapping.go
	DateOrder string   // "dmy", "mdy", "ymd", or "" where the files show it themselves
}

// Input is a file to read.
type Input struct {
	Name string // for messages, and its ending says what it is
	Data []byte
}

// Site is the site that gets the claims.
type Site struct {
	Loader  *content.Loader
	Into    string // the file to append to, below the site's folder
	Present string // what it has already
	Today   edtf.Day
}

// Refusal is the error for a file that can't be read at all, or for an option that makes
// no sense. Nothing is brought in then.
type Refusal struct {
	Reason string
	Misuse bool // the call is to blame: an option, or the choice of the file
}

func (r *Refusal) Error() string { return r.Reason }

func refuse(format string, args ...any) error {
	return &Refusal{Reason: fmt.Sprintf(format, args...)}
}

func misuse(format string, args ...any) error {
	return &Refusal{Reason: fmt.Sprintf(format, args...), Misuse: true}
}

// Rejection is a row that was not brought in.
type Rejection struct{ Row, Reason string }

// Unresolved is a value that was not understood, with the rows that have it.
type Unresolved struct {
	Value string
	Rows  []string
}

// Result is the outcome of an import, before anything is written.
type Result struct {
	Text     string // to be appended to the file Into
	Added    int
	Known    int // rows that the site has already
	Rejected []Rejection

	Speakers []Unresolved // kept as text
	Ratings  []Unresolved
	Dates    []Unresolved
	Columns  []string // not read: no key is known for them
	Undated  []string // rows of reviews that don't say when the claim was made: by the day of the review
	Since    []string // rows whose rating has no day: some day after the claim
	Notes    []string // how dates were read, and the like

	Others []Unresolved // columns by which rulings are another desk's, with their rows
}

// Run reads the inputs and returns the text to add to the site. It writes nothing. The
// error is a *Refusal, or comes from the operating system.
func Run(s Site, inputs []Input, o Options) (*Result, error) {
	m, err := newMapping(o.Map)
	if err != nil {
		return nil, err
	}
	existing, err := s.Loader.Load()
	if err != nil {
		return nil, err
	}
	if why := existing.Unreadable(s.Into); why != "" {
		return nil, refuse("%s", why)
	}
	d, _ := new(docket.Linker).Link(existing, docket.Options{AsOf: s.Today, Everything: true})
	if err := m.check(d); err != nil {
		return nil, err
	}
	run := &importing{site: s, docket: d, mapping: m, result: &Result{}}
	for _, in := range inputs {
		file := &input{importing: run, name: in.Name, several: len(inputs) > 1}
		if err := file.read(in.Data); err != nil {
			return nil, err
		}
		if err := file.readDates(o.DateOrder); err != nil {
			return nil, err
		}
		run.rows = append(run.rows, file.rows...)
	}
	if err := m.unused(); err != nil {
		return nil, err
	}
	run.recognise(existing)
	for _, r := range run.rows {
		if !r.known {
			run.resolve(r)
		}
	}
	run.identify(existing)
	return run.result, run.verify()
}

// importing is one run.
type importing struct {
	site    Site
	docket  *docket.Docket
	mapping *mapping
	rows    []*row
	result  *Result
}

// input is one file being read.
type input struct {
	*importing
	name    string
	several bool // of several: rows are named with their file
	ours    bool // written by this program: cells are as export guards them
	rows    []*row
	nodes   map[string]map[string]any // the objects of JSON-LD by their @id
}

// table is a table of the format: the values of each key, one for a key that has a text.
type table map[string][]string

func (t table) text(key string) string { return strings.Join(t[key], "; ") }

func (t table) set(key, value string) {
	if value != "" {
		t[key] = []string{value}
	}
}

// row is one claim that is being brought in.
type row struct {
	name      string // "row 12", as the messages call it
	claim     table
	parts     map[string][]table // "appearance", "figure" …
	own       string             // its own id
	who       string             // the speaker, as the file has it
	url       string             // of the ClaimReview that it comes from
	key       string             // what the row is recognised by, "" for its own id
	judge     string             // the column that says whose its ruling is, where nobody has said so with --map
	published string             // the column that says where its ruling was published
	kind      content.Kind       // that the name of the title's column says: a column "promise" has pledges
	reason    string             // why it is rejected
	known     bool
	exact     bool   // its numbers are spelled by this program: a dot begins decimals
	undated   bool   // said by the day of the review, for want of a day
	since     bool   // rated after the day of the claim, for want of a day
	text      string // in TOML
}

// reject notes a reason why the row does not come in, beside those that there are.
func (r *row) reject(format string, args ...any) {
	reason := fmt.Sprintf(format, args...)
	switch {
	case r.reason == "":
		r.reason = reason
	case !strings.Contains(r.reason, reason):
		r.reason += "; " + reason
	}
}

// part returns the first table of a part, and makes one where there is none.
func (r *row) part(name string) table {
	if len(r.parts[name]) == 0 {
		r.parts[name] = []table{{}}
	}
	return r.parts[name][0]
}

// add begins a row.
func (in *input) add(name string) *row {
	if in.several {
		name = path.Base(in.name) + " " + name
	}
	r := &row{name: name, claim: table{}, parts: map[string][]table{}}
	in.rows = append(in.rows, r)
	return r
}

// unread notes a column that has values and whose key is not known.
func (in *input) unread(name string) {
	if !slices.Contains(in.result.Columns, name) {
		in.result.Columns = append(in.result.Columns, name)
	}
}

// note adds a row to the rows of a value that was not understood.
func note(list *[]Unresolved, value, row string) {
	for i := range *list {
		if u := &(*list)[i]; u.Value == value {
			if u.Rows[len(u.Rows)-1] != row {
				u.Rows = append(u.Rows, row)
			}
			return
		}
	}
	*list = append(*list, Unresolved{value, []string{row}})
}
