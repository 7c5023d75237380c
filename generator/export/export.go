// Package export makes the record as data: what programs read and not people.
//
// [Plan] lists the files that a docket has beside its pages, each with a function
// that makes its bytes; site.toml's [outputs] switches them off and on:
//
//	feeds      feed.xml (Atom) for the site, each topic and each entity; feed.json
//	calendar   deadlines.ics for the site and each topic that has dates
//	csv        data/claims.csv
//	json       data/claims.json, data/claims.schema.json
//	sqlite     data/docket.sqlite
//	cards      cards/…png, the pictures for links in social media
//
// and data/datapackage.json, which describes the data files that there are.
//
// One definition serves each thing that is said twice: [Changes] is what feeds and
// the page of changes list, [Claim] is a claim in claims.json and on its page, and
// its fields' tags are the JSON Schema; [Columns] are claims.csv, its description in
// the data package and on /data/.
//
// Everything is a pure function of the docket and the theme's words. No file carries
// the day on which it was made: a feed is as new as its newest entry, a calendar
// entry as the claim that last moved it. Files are made one at a time and each in one
// pass over the docket, so that memory holds one of them and never all.
//
// The database is written through database/sql by the name of its driver, "sqlite";
// the program links the driver, and tests that make no database need not.
package export

import (
	"strings"
	"sync"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// Source is what files are made of: the docket, and the words in which the theme
// speaks of it.
type Source struct {
	Docket *docket.Docket
	Text   func(key string, args ...any) string       // a phrase of templates/words.toml
	Dates  *edtf.Words                                // the forms of dates
	Label  func(content.Kind, *content.Rating) string // a rating's word for a kind of claim
	Mark   func(*docket.Claim) Mark

	counting sync.Once // makes
	known    history
	rooting  sync.Once // makes
	roots    *strings.Replacer
}

// Mark is how the theme draws a claim's verdict.
type Mark struct {
	Label string  // "Mostly false", "Missed by 12 days"
	Share float64 // of the mark that is filled, from 0 to 1; -1 for an outline alone
	Tone  string  // the theme's name for its colour
}

// File is a file of the site. Append appends its bytes to out and is safe for
// concurrent use; its error is of the outside world, such as a full disk where the
// database is built. Pieces is nil but for a file that may be too large to be held in
// memory beside all else: it gives the same bytes to write, one piece after another,
// each good until write returns, and returns write's first error.
type File struct {
	Path   string // in the output, unescaped: "topics/us-withdrawal/feed.xml"
	Stable bool   // the name carries a hash of all that the bytes depend on
	Append func(out []byte) ([]byte, error)
	Pieces func(write func(piece []byte) error) error
}

// Plan lists the files of a docket. It makes none of them.
func Plan(s *Source) []File {
	var files []File
	on := s.Docket.Settings.Outputs
	add := func(wanted bool, path string, make func(out []byte) ([]byte, error)) {
		if wanted {
			files = append(files, File{Path: path, Append: make})
		}
	}
	for _, f := range s.Feeds() {
		add(on.Feeds, f.Path, f.atom)
	}
	add(on.Feeds, "feed.json", s.siteFeed().json)
	for _, c := range s.Calendars() {
		add(on.Calendar, c.Path, c.make)
	}
	rows := func(wanted bool, path string, make rows) {
		if wanted {
			f := File{Path: path, Append: make.append}
			if len(s.Docket.Claims) >= manyRows {
				f.Pieces = make.pieces
			}
			files = append(files, f)
		}
	}
	rows(on.CSV, csvPath, s.csv)
	rows(on.JSON, jsonPath, s.json)
	add(on.JSON, schemaPath, s.schema)
	add(on.SQLite, sqlitePath, s.database)
	add(on.CSV || on.JSON || on.SQLite, packagePath, s.dataPackage)
	if on.Cards {
		files = append(files, s.cards()...)
	}
	return files
}

// The data files.
const (
	csvPath     = "data/claims.csv"
	jsonPath    = "data/claims.json"
	schemaPath  = "data/claims.schema.json"
	sqlitePath  = "data/docket.sqlite"
	packagePath = "data/datapackage.json"
)

// Licence is under what terms the data may be used, as site.toml's [extra] table
// says it; empty where the publisher has said nothing.
type Licence struct{ Name, URL string }

// Licence reads the keys licence and licence_url of site.toml's [extra] table.
func (s *Source) Licence() Licence {
	text := func(key string) string {
		v, _ := s.Docket.Settings.Extra()[key].(string)
		return v
	}
	return Licence{text("licence"), text("licence_url")}
}

// Publisher is the name of who answers for the data.
func (s *Source) Publisher() string {
	if name := s.Docket.Settings.Publisher.Name; name != "" {
		return name
	}
	return s.Docket.Settings.Title
}

// Deadline is the date that a claim states, with its bound: "by 31 August 2021". An
// interval says itself from when to when, and an open one can't be "by" anything.
func (s *Source) Deadline(c *docket.Claim) string {
	return s.Bounded(c, c.Deadline.Format(s.Dates))
}

// Bounded is a deadline that has been put into words, with its bound.
func (s *Source) Bounded(c *docket.Claim, date string) string {
	how := c.Bound
	if how == "" {
		how = content.By
	}
	open := c.Deadline.Lower() == edtf.MinDay || c.Deadline.Upper() == edtf.MaxDay
	switch {
	case open, c.Deadline.IsInterval() && (how == content.By || how == content.In):
		return date
	case how == content.In && c.Deadline.Lower() == c.Deadline.Upper():
		how = "on"
	}
	return s.Text("bound."+string(how), date)
}

// folder is a record's folder in the output, unescaped.
func folder(r docket.Ref) string { return r.Type.Folder() + "/" + r.ID + "/" }

// filed is the day under which a dated thing is entered: its first possible one, or
// where that is open its last; ok is false where both are.
func filed(d edtf.Date) (day edtf.Day, ok bool) {
	switch {
	case d.IsZero():
		return 0, false
	case d.Lower() != edtf.MinDay:
		return d.Lower(), true
	}
	return d.Upper(), d.Upper() != edtf.MaxDay
}

// days are the first and the last possible day of a date for machines; "" where there
// is none.
func days(d edtf.Date) (first, last string) {
	text := d.String()
	switch {
	case d.IsZero():
		return "", ""
	case d.IsDay() && len(text) == len("2021-07-02"):
		return text, text // as it is written
	}
	return bound(d.Lower()), bound(d.Upper())
}

func bound(d edtf.Day) string {
	if d == edtf.MinDay || d == edtf.MaxDay {
		return ""
	}
	return d.String()
}
