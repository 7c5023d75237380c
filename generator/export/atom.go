package export

import (
	"bytes"
	"encoding/xml"
)

// atomFeed is a feed as RFC 4287 has it, its elements in the order of the examples there.
type (
	atomFeed struct {
		XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Language  string      `xml:"xml:lang,attr"`
		Title     string      `xml:"title"`
		Subtitle  string      `xml:"subtitle,omitempty"`
		ID        string      `xml:"id"`
		Updated   string      `xml:"updated"`
		Links     []atomLink  `xml:"link"`
		Author    atomAuthor  `xml:"author"`
		Generator string      `xml:"generator"`
		Entries   []atomEntry `xml:"entry"`
	}
	atomAuthor struct {
		Name string `xml:"name"`
		URI  string `xml:"uri,omitempty"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		Title      string         `xml:"title"`
		ID         string         `xml:"id"`
		Published  string         `xml:"published"`
		Updated    string         `xml:"updated"`
		Link       atomLink       `xml:"link"`
		Categories []atomCategory `xml:"category"`
		Content    atomContent    `xml:"content"`
	}
	atomCategory struct {
		Term  string `xml:"term,attr"`
		Label string `xml:"label,attr"`
	}
	atomContent struct {
		Type string `xml:"type,attr"`
		HTML string `xml:",chardata"`
	}
)

// atom returns the feed in Atom.
func (f Feed) atom() ([]byte, error) {
	x := f.exporter
	set, changes := x.docket.Settings, f.changes()
	out := atomFeed{
		Language: set.Language, Title: f.Title, ID: x.identity(f.URL), Updated: nothingYet,
		Links:     []atomLink{{"self", "application/atom+xml", f.URL}, {"alternate", "text/html", f.Of}},
		Author:    atomAuthor{x.Publisher(), set.Publisher.URL},
		Generator: "onrecord",
	}
	if f.Path == siteFeedPath {
		out.Subtitle = set.Description
	}
	if len(changes) > 0 {
		out.Updated = instant(changes[0].Date)
	}
	for _, c := range changes {
		e := x.entry(c)
		entry := atomEntry{Title: e.title, ID: e.id, Published: e.when, Updated: e.when,
			Link: atomLink{"alternate", "text/html", e.url}, Content: atomContent{"html", e.html}}
		for _, t := range e.topics {
			entry.Categories = append(entry.Categories, atomCategory{t.ID, t.Title})
		}
		out.Entries = append(out.Entries, entry)
	}
	var data bytes.Buffer
	data.Grow(1200 * (len(changes) + 1)) // bytes, as long as most entries
	data.WriteString(xml.Header)
	e := xml.NewEncoder(&data)
	e.Indent("", " ")
	err := e.Encode(out)
	data.WriteByte('\n')
	return data.Bytes(), err
}
