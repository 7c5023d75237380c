package export

import (
	"bytes"
	"encoding/xml"
	"unicode/utf8"
)

// atom makes the feed's bytes as RFC 4287 has them, elements in the order of its
// examples. There are as many feeds as entities, so they are written straight out
// rather than by reflection.
func (f Feed) atom(out []byte) ([]byte, error) {
	set := f.source.Docket.Settings
	changes := f.changes()
	x := &xmlText{out: out}
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
	var content []byte
	for _, c := range changes {
		var e entry
		e, content = f.source.entry(c, content[:0])
		x.entry(e)
	}
	x.add("\n</feed>\n")
	return x.out, nil
}

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
	escaped(x, e.content)
	x.add("</content>\n </entry>")
}

// xmlText is XML that is being written.
type xmlText struct{ out, part []byte }

// Write makes it an io.Writer, which never fails.
func (x *xmlText) Write(part []byte) (int, error) {
	x.out = append(x.out, part...)
	return len(part), nil
}

func (x *xmlText) add(parts ...string) {
	for _, p := range parts {
		x.out = append(x.out, p...)
	}
}

// escaped adds text as xml.EscapeText does, without the characters that XML 1.0 can't
// have: feeds hold HTML, in which much is to be escaped.
func escaped[T string | []byte](x *xmlText, text T) {
	for len(text) > 0 {
		n := 0
		for n < len(text) && unescaped[text[n]] {
			n++
		}
		x.out = append(x.out, text[:n]...)
		for ; n < len(text) && text[n] < utf8.RuneSelf && !unescaped[text[n]]; n++ {
			x.out = append(x.out, inXML[text[n]]...)
		}
		from := n
		for n < len(text) && text[n] >= utf8.RuneSelf {
			n++
		}
		if n > from {
			x.part = append(x.part[:0], text[from:n]...)
			_ = xml.EscapeText(x, x.part)
		}
		text = text[n:]
	}
}

// inXML is what stands for each character of ASCII, and unescaped tells for each byte
// whether it is a character that stays as it is.
var inXML, unescaped = func() (instead [utf8.RuneSelf]string, is [256]bool) {
	for c := range byte(utf8.RuneSelf) {
		var b bytes.Buffer
		_ = xml.EscapeText(&b, []byte{c}) // a buffer never fails
		instead[c] = b.String()
		is[c] = instead[c] == string(rune(c))
	}
	return instead, is
}()

func (x *xmlText) attribute(name, value string) {
	x.add(" ", name, `="`)
	escaped(x, value)
	x.add(`"`)
}

// element adds an element with nothing but text in it, after white space.
func (x *xmlText) element(space, name, text string) {
	x.add(space, "<", name, ">")
	escaped(x, text)
	x.add("</", name, ">")
}

func (x *xmlText) link(space, rel, mediaType, href string) {
	x.add(space, "<link")
	x.attribute("rel", rel)
	x.attribute("type", mediaType)
	x.attribute("href", href)
	x.add("></link>")
}
