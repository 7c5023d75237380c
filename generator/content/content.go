// Package content reads a site's files: each on its own, into records that keep
// the places of their values.
//
// A [Loader] lists the folder, reads what changed and assembles a [Content]: the
// settings, the records as written (references are ids and names still), the files
// to be copied, and what is wrong with each file. Nothing here looks from one file
// at another; that is the docket's part.
//
//	site.toml ─┐
//	content/** ─┴─ Loader ── parse ── table (schema.go) ──> Content
//
// TOML is read one record at a time, by a scanner that knows what nearly all records
// are written in (places.go, value.go), and by the library where the scanner is not
// sure. The place of any value is found by scanning the record's text once more, and
// only when a diagnostic asks. It is the only package that knows the TOML library.
package content

import (
	"fmt"
	"image"
	_ "image/gif" // pictures whose size can be read
	_ "image/jpeg"
	_ "image/png"
	"strings"

	"onrecord/generator/diag"
)

// Content is what the files of a site say, each file on its own. It is immutable.
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

	// Unread counts the files that could not be read, by the type of record that
	// they may have held: a reference to such a record is not complained about.
	Unread map[Type]int

	source func(file string) ([]byte, error)
}

// File is a file to be copied as it is: from content/files to files/, from
// content/root to the site's root.
type File struct {
	Path          string // in the output
	From          string // below the source folder
	Size          int64
	Hash          [32]byte // SHA-256 of its bytes
	Width, Height int      // in pixels, of a picture whose size can be read
}

// measure notes a picture's size, where it is one whose size can be read.
func (f *File) measure(data []byte) {
	if c, _, err := image.DecodeConfig(strings.NewReader(string(data[:min(len(data), 64<<10)]))); err == nil {
		f.Width, f.Height = c.Width, c.Height
	}
}

// Source returns a source file's bytes as they are now, for excerpts and for the
// few diagnostics that must look at an article's text once more.
func (c *Content) Source(file string) ([]byte, error) { return c.source(file) }

// document is what one file says.
type document struct {
	settings *Settings
	articles []Article
	claims   []Claim
	entities []Entity
	events   []Event
	topics   []Topic
	pages    []Page
	problems diag.List
	unread   []Type // what it may have held, where it could not be read
}

// roomy returns an empty content with room for as many records as c has, which may
// be nil.
func (c *Content) roomy() *Content {
	if c == nil {
		c = &Content{}
	}
	return &Content{
		Articles: make([]*Article, 0, len(c.Articles)), Claims: make([]*Claim, 0, len(c.Claims)), Entities: make([]*Entity, 0, len(c.Entities)),
		Events: make([]*Event, 0, len(c.Events)), Topics: make([]*Topic, 0, len(c.Topics)), Pages: make([]*Page, 0, len(c.Pages)), Unread: map[Type]int{},
	}
}

// addAll adds records where they are.
func addAll[R any](all []*R, records []R) []*R {
	for i := range records {
		all = append(all, &records[i])
	}
	return all
}

// add adds what a document says. Documents come in the order of their names.
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

// Unreadable says that and why records can't be added to a file, "" where they can:
// what stands in one that can't be read is not known, and would be added again.
func (c *Content) Unreadable(file string) string {
	for _, p := range c.Problems {
		if p.Span.File == file && p.Severity == diag.Error {
			return fmt.Sprintf("%s:%d: %s: mend this before anything is added to the file", file, p.Span.Line, p.Message)
		}
	}
	return ""
}
