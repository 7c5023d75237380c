package page

import (
	"strings"

	"onrecord/generator/brief"
	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/export"
)

// planFeeds notes the site's feeds, and plans the page that explains the data files.
func planFeeds(s *Site) {
	on, base := s.docket.Settings.Outputs, s.info.Base
	if on.Feeds {
		s.info.Feeds = []Feed{{s.info.Title, base + "feed.xml", "Atom"}, {s.info.Title, base + "feed.json", "JSON Feed"}}
	}
	if on.Feeds || on.Calendar || on.CSV || on.JSON || on.SQLite {
		s.info.Data = base + "data/"
		s.outputs.add("data/", "data", dataView)
	}
}

// planDataFiles plans the record as data, and the pictures. No page reads these files,
// so the preview plans them only when somebody asks for one.
func planDataFiles(s *Site) outputs {
	out := outputs{}
	for _, f := range export.Plan(s.exporter) {
		out[f.Path] = output{bytes: func(b *builder) []byte {
			data, err := f.Make()
			if err != nil {
				b.fail(&fileError{f.Path, err})
			}
			return data
		}}
	}
	if s.docket.Settings.Outputs.Cards {
		planPictures(s, out)
	}
	return out
}

// isDataFile reports whether a path may be one that planDataFiles plans.
func isDataFile(path string) bool {
	return strings.HasPrefix(path, "data/") || strings.HasPrefix(path, pictureFolder) ||
		strings.HasSuffix(path, "feed.xml") || strings.HasSuffix(path, "feed.json") || strings.HasSuffix(path, ".ics")
}

// fileError says that a data file can't be made, for a reason outside the program.
type fileError struct {
	path string
	err  error
}

func (e *fileError) Error() string { return e.path + ": " + e.err.Error() }

func (e *fileError) problem() *diag.Diagnostic {
	return diag.NoDataFile.At(diag.FileSpan(content.SettingsFile), "%s can't be made: %v", e.path, e.err).
		WithHint("its temporary folder must have room; [outputs] switches the file off")
}

// feeds returns the feed of a record, and for a topic with deadlines its calendar.
func feeds(s *Site, r docket.Ref) (feeds []Feed) {
	on := s.docket.Settings.Outputs
	if on.Feeds {
		feeds = append(feeds, Feed{s.words.Text("feed.title", r.Title, s.info.Title), r.URL() + "feed.xml", "Atom"})
	}
	if t := s.docket.Topic(r.ID); on.Calendar && r.Type == content.TypeTopic && export.HasDeadline(t.Claims) {
		feeds = append(feeds, Feed{s.words.Text("calendar.title", r.Title), r.URL() + "deadlines.ics", "iCalendar"})
	}
	return feeds
}

// siteCalendar returns the calendar of all deadlines.
func siteCalendar(s *Site) []Feed {
	if !s.docket.Settings.Outputs.Calendar {
		return nil
	}
	return []Feed{{s.words.Text("calendar.title", s.info.Title), s.info.Base + "deadlines.ics", "iCalendar"}}
}

// DataView is the page that explains the record as data: /data/.
type DataView struct {
	Page
	Files    []DataFile      // downloads
	Follow   []DataFile      // feeds and the calendar
	Columns  []export.Column // of claims.csv, described in English
	Licence  export.Licence
	Contact  *brief.Link // of the publisher, or nil
	Citation string
}

// DataFile is a file for programs.
type DataFile struct {
	brief.Link
	About string
}

func dataView(b *builder) headed {
	w, set := b.words, b.docket.Settings
	v := &DataView{Page: listPage(b, "data"), Licence: b.exporter.Licence()}
	add := func(to *[]DataFile, path, key string) {
		if b.Has(path) {
			*to = append(*to, DataFile{brief.Link{URL: b.info.Base + path, Text: path}, w.Text(key)})
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
		v.Contact = &brief.Link{URL: contact, Text: strings.TrimPrefix(contact, "mailto:")}
	}
	v.Citation = w.Text("data.citation", b.exporter.Publisher(), b.info.Title, v.Canonical)
	return v
}
