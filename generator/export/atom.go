package export

import (
	"bytes"
	"encoding/xml"
)

// atom makes the feed's bytes as RFC 4287 has them, elements in the order of its
// examples. There are as many feeds as entities, so they are written straight out
// rather than by reflection.
func (f Feed) atom() ([]byte, error) {
	set := f.source.Docket.Settings
	changes := f.changes()
	x := &xmlText{}
	x.Grow(1<<10 + entryBytes*len(changes))
	x.add(xml.Header, `<feed xmlns="http://www.w3.org/2005/Atom"`)
	x.attribute("xml:lang", set.Language)
	x.add(">")
	x.element("\n ", "title", f.Title)
	if f.Path == "feed.xml" && set.Description != "" {
		x.element("\n ", "subtitle", set.Description)
	}
	x.element("\n ", "id", f.source.identity(f.URL))
	updated := nothingYet
	if len(changes) > 0 {
		updated = instant(changes[0].Date)
	}
	x.element("\n ", "updated", updated)
	x.link("\n ", "self", "application/atom+xml", f.URL)
	x.link("\n ", "alternate", "text/html", f.Of)
	x.add("\n <author>")
	x.element("\n  ", "name", f.source.Publisher())
	if set.Publisher.URL != "" {
		x.element("\n  ", "uri", set.Publisher.URL)
	}
	x.add("\n </author>")
	x.element("\n ", "generator", "onrecord")
	for _, c := range changes {
		x.entry(f.source.entry(c))
	}
	x.add("\n</feed>\n")
	return x.Bytes(), nil
}

// entryBytes is about how long an entry is.
const entryBytes = 1 << 10

func (x *xmlText) entry(e entry) {
	x.add("\n <entry>")
	x.element("\n  ", "title", e.title)
	x.element("\n  ", "id", e.id)
	x.element("\n  ", "published", e.when)
	x.element("\n  ", "updated", e.when)
	x.link("\n  ", "alternate", "text/html", e.url)
	for _, t := range e.topics {
		x.add("\n  <category")
		x.attribute("term", t.ID)
		x.attribute("label", t.Title)
		x.add("></category>")
	}
	x.add("\n  <content")
	x.attribute("type", "html")
	x.add(">")
	x.escaped(e.content)
	x.add("</content>\n </entry>")
}

// xmlText is XML that is being written. Writing to memory does not fail.
type xmlText struct{ bytes.Buffer }

func (x *xmlText) add(parts ...string) {
	for _, p := range parts {
		x.WriteString(p)
	}
}

// escaped adds text, without the characters that XML 1.0 can't have.
func (x *xmlText) escaped(text string) { _ = xml.EscapeText(x, []byte(text)) }

func (x *xmlText) attribute(name, value string) {
	x.add(" ", name, `="`)
	x.escaped(value)
	x.add(`"`)
}

// element adds an element with nothing but text in it, after white space.
func (x *xmlText) element(space, name, text string) {
	x.add(space, "<", name, ">")
	x.escaped(text)
	x.add("</", name, ">")
}

func (x *xmlText) link(space, rel, mediaType, href string) {
	x.add(space, "<link")
	x.attribute("rel", rel)
	x.attribute("type", mediaType)
	x.attribute("href", href)
	x.add("></link>")
}
