// Package export writes the record as data, for programs to read.
//
// [Plan] lists the files that a docket has beside its pages, each with a function
// that makes it. The [outputs] table of site.toml switches them off and on:
//
//	feeds      feed.xml (Atom) for the site, each topic and each entity; feed.json
//	calendar   deadlines.ics for the site and each topic that has deadlines
//	csv        data/claims.csv
//	json       data/claims.json, data/claims.schema.json
//	sqlite     data/docket.sqlite
//
// and data/datapackage.json, which describes the data files.
//
// What appears in several places is defined once. [Changes] is the content of feeds
// and of the page of changes. [ClaimRecord] is a claim in claims.json and on its page,
// and the tags of its fields make the JSON Schema. [Columns] defines claims.csv, its
// description in the data package, and the table on /data/.
//
// Every file is a pure function of the docket and the theme's words. No file names the
// day on which it was made: a feed is as new as its newest entry, and a calendar entry
// as the claim that last moved it. Files are made one at a time, so that memory never
// holds all of them.
//
// The database is written through database/sql with the driver "sqlite". The program
// links the driver; tests that make no database can do without it.
package export

import (
	"onrecord/generator/brief"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/theme"
)

// Exporter makes the files of one docket.
type Exporter struct {
	docket *docket.Docket
	briefs *brief.Briefs
	words  *theme.Words
}

// New makes an exporter for the docket of the briefs.
func New(b *brief.Briefs) *Exporter { return &Exporter{b.Docket, b, b.Words} }

// File is a file of the site. Make returns its bytes and is safe for concurrent use.
// Its error comes from outside the program: a full disk while the database is built.
type File struct {
	Path string // in the output, unescaped: "topics/us-withdrawal/feed.xml"
	Make func() ([]byte, error)
}

// Plan lists the files of the exporter's docket. It makes none of them.
func Plan(x *Exporter) []File {
	var files []File
	on := x.docket.Settings.Outputs
	add := func(wanted bool, path string, make func() ([]byte, error)) {
		if wanted {
			files = append(files, File{path, make})
		}
	}
	for _, f := range x.Feeds() {
		add(on.Feeds, f.Path, f.atom)
	}
	add(on.Feeds, "feed.json", x.siteFeed().json)
	for _, c := range x.Calendars() {
		add(on.Calendar, c.Path, c.make)
	}
	add(on.CSV, csvPath, x.csv)
	add(on.JSON, jsonPath, x.json)
	add(on.JSON, schemaPath, x.schema)
	add(on.SQLite, sqlitePath, x.database)
	add(on.CSV || on.JSON || on.SQLite, packagePath, x.dataPackage)
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

// Licence is the licence of the data, from site.toml's [extra] table. It is empty if
// the publisher names none.
type Licence struct{ Name, URL string }

// Licence reads the keys licence and licence_url of site.toml's [extra] table.
func (x *Exporter) Licence() Licence {
	text := func(key string) string {
		v, _ := x.docket.Settings.Extra()[key].(string)
		return v
	}
	return Licence{text("licence"), text("licence_url")}
}

// Publisher returns the publisher's name, or the site's title if there is none.
func (x *Exporter) Publisher() string {
	if name := x.docket.Settings.Publisher.Name; name != "" {
		return name
	}
	return x.docket.Settings.Title
}

// folder returns a record's folder in the output, unescaped.
func folder(r docket.Ref) string { return r.Type.Folder() + "/" + r.ID + "/" }

// filed returns the day under which a date is entered: its first possible day, or its
// last if the first is open. ok is false if both are open.
func filed(d edtf.Date) (day edtf.Day, ok bool) {
	switch {
	case d.IsZero():
		return 0, false
	case d.Lower() != edtf.MinDay:
		return d.Lower(), true
	}
	return d.Upper(), d.Upper() != edtf.MaxDay
}

// days returns the first and the last possible day of a date, as YYYY-MM-DD; "" for
// one that is open.
func days(d edtf.Date) (first, last string) {
	if d.IsZero() {
		return "", ""
	}
	return bound(d.Lower()), bound(d.Upper())
}

func bound(d edtf.Day) string {
	if d == edtf.MinDay || d == edtf.MaxDay {
		return ""
	}
	return d.String()
}
