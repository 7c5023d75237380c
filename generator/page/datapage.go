package page

import (
	"strings"

	"onrecord/generator/export"
)

// DataView is the page that explains the record as data: /data/.
type DataView struct {
	Page
	Files    []DataFile      // downloads
	Follow   []DataFile      // feeds and the calendar
	Columns  []export.Column // of claims.csv, described in English
	Licence  export.Licence
	Contact  *Link // of the publisher, or nil
	Citation string
}

// DataFile is a file for programs.
type DataFile struct {
	Link
	About string
}

// hasData reports whether the site has any file that /data/ would explain.
func (s *Site) hasData() bool {
	on := s.docket.Settings.Outputs
	return on.Feeds || on.Calendar || on.CSV || on.JSON || on.SQLite
}

func dataView(b *builder) headed {
	w, set := b.theme.words, b.docket.Settings
	v := &DataView{Page: b.page("data/", "data/", w.Text("data.title"), w.Text("data.description", b.info.Title)), Licence: b.export.Licence()}
	add := func(to *[]DataFile, path, key string) {
		if b.Has(path) {
			*to = append(*to, DataFile{Link{b.info.Base + path, path}, w.Text(key)})
		}
	}
	add(&v.Files, "data/claims.csv", "data.csv")
	add(&v.Files, "data/claims.json", "data.json")
	add(&v.Files, "data/claims.schema.json", "data.schema")
	add(&v.Files, "data/docket.sqlite", "data.sqlite")
	add(&v.Files, "data/datapackage.json", "data.package")
	add(&v.Follow, "feed.xml", "data.atom")
	add(&v.Follow, "feed.json", "data.jsonfeed")
	add(&v.Follow, "deadlines.ics", "data.calendar")
	if set.Outputs.CSV {
		v.Columns = export.Columns
	}
	if contact := set.Publisher.Contact; contact != "" {
		v.Contact = &Link{contact, strings.TrimPrefix(contact, "mailto:")}
	}
	v.Citation = w.Text("data.citation", b.export.Publisher(), b.info.Title, v.Canonical)
	return v
}
