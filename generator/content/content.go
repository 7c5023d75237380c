// Package content reads a site's files, each on its own, into records that keep the
// places of their values.
//
// A [Loader] lists the folder, reads what changed and assembles a [Content]: the
// settings, the records as written (references are still ids and names), the files to
// copy, and the mistakes in each file. Nothing here compares two files; package docket
// does.
//
//	site.toml ─┐
//	content/** ─┴─ Loader ── parse ── table (read.go) ──> Content
//
// records.go and settings.go declare the keys of the format; [Field] is how other
// packages learn them.
//
// TOML is read one record at a time. Our own scanner reads the forms that nearly all
// records have (places.go, value.go), and the TOML library reads the rest. Only when a
// diagnostic asks for the place of a value is the record's text scanned again. No other
// package knows the TOML library, but for the reading of words.toml.
package content

import (
	"fmt"
	"image"
	_ "image/gif" // for the sizes of pictures
	_ "image/jpeg"
	_ "image/png"
	"strings"

	"onrecord/generator/diag"
)

// Content holds what the files of a site say, each file on its own. It is immutable.
type Content struct {
	Settings *Settings
	Articles []*Article
	Claims   []*Claim
	Entities []*Entity
	Events   []*Event
	Topics   []*Topic
	Pages    []*Page
	Files    []File // to be copied

	// Problems are the diagnostics of single files, unsorted.
	Problems diag.List

	// Unread counts, by type, the records that unreadable files may hold. A reference to
	// such a record is not reported.
	Unread map[Type]int

	source func(file string) ([]byte, error)
}

// File is a file that is copied as it is: from content/files to files/, or from
// content/root to the site's root.
type File struct {
	Path          string // in the output
	From          string // below the source folder
	Size          int64
	Hash          [32]byte // SHA-256
	Width, Height int      // in pixels, of a picture that could be measured
}

// measure notes the size of a picture, if the file is one that can be measured.
func (f *File) measure(data []byte) {
	if c, _, err := image.DecodeConfig(strings.NewReader(string(data[:min(len(data), 64<<10)]))); err == nil {
		f.Width, f.Height = c.Width, c.Height
	}
}

// Source returns a source file's bytes as they are now. Excerpts need them, and the few
// diagnostics that look at an article's text again.
func (c *Content) Source(file string) ([]byte, error) { return c.source(file) }

// document holds what one file says.
type document struct {
	settings *Settings
	articles []Article
	claims   []Claim
	entities []Entity
	events   []Event
	topics   []Topic
	pages    []Page
	problems diag.List
	unread   []Type // the types of record that an unreadable file may hold
}

// roomy returns an empty content with room for as many records as c has. c may be nil.
func (c *Content) roomy() *Content {
	if c == nil {
		c = &Content{}
	}
	return &Content{
		Articles: make([]*Article, 0, len(c.Articles)), Claims: make([]*Claim, 0, len(c.Claims)),
		Entities: make([]*Entity, 0, len(c.Entities)),
		Events:   make([]*Event, 0, len(c.Events)), Topics: make([]*Topic, 0, len(c.Topics)),
		Pages: make([]*Page, 0, len(c.Pages)), Unread: map[Type]int{},
	}
}

// addAll appends pointers to records.
func addAll[R any](all []*R, records []R) []*R {
	for i := range records {
		all = append(all, &records[i])
	}
	return all
}

// add adds a document. Documents come in the order of their names.
func (c *Content) add(d *document) {
	if d.settings != nil {
		c.Settings = d.settings
	}
	c.Articles = addAll(c.Articles, d.articles)
	c.Claims = addAll(c.Claims, d.claims)
	c.Entities = addAll(c.Entities, d.entities)
	c.Events = addAll(c.Events, d.events)
	c.Topics = addAll(c.Topics, d.topics)
	c.Pages = addAll(c.Pages, d.pages)
	c.Problems = append(c.Problems, d.problems...)
	for _, t := range d.unread {
		c.Unread[t]++
	}
}

// Unreadable says why no records can be added to a file, or "". Records in a file that
// can't be read are unknown, so a second import would add them again.
func (c *Content) Unreadable(file string) string {
	for _, p := range c.Problems {
		if p.Span.File == file && p.Severity == diag.Error {
			return fmt.Sprintf("%s:%d: %s: mend this before anything is added to the file", file, p.Span.Line,
				p.Message)
		}
	}
	return ""
}
