package page

import (
	"net/url"
	"strings"
	"unicode"

	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// recordPage returns the page of a record at a path. Records' pages are not planned one
// by one: a path names its record, and the preview plans anew at every save.
func recordPage(s *Site, path string) (o output, ok bool) {
	name, ok := strings.CutSuffix(path, "/index.html")
	if !ok {
		return o, false
	}
	of, id, below := strings.Cut(name, "/")
	d := s.docket
	switch {
	case !below:
		if p := d.Page(name); p != nil {
			return output{kind: "page", view: func(b *builder) headed { return plainView(b, p) }}, true
		}
	case of == content.TypeArticle.Folder():
		if a := d.Article(id); a != nil {
			return output{kind: "article", view: func(b *builder) headed { return articleView(b, a) }}, true
		}
	case of == content.TypeClaim.Folder():
		if c := d.Claim(id); c != nil {
			return output{kind: "claim", view: func(b *builder) headed { return claimView(b, c) }}, true
		}
	case of == content.TypeEntity.Folder():
		if e := d.Entity(id); e != nil {
			return output{kind: "entity", view: func(b *builder) headed { return entityView(b, e) }}, true
		}
	case of == content.TypeEvent.Folder():
		if e := d.Event(id); e != nil {
			return output{kind: "event", view: func(b *builder) headed { return eventView(b, e) }}, true
		}
	case of == content.TypeTopic.Folder():
		if t := d.Topic(id); t != nil {
			return output{kind: "topic", view: func(b *builder) headed { return topicView(b, t) }}, true
		}
	}
	return o, false
}

// records yields references to all records, each of which has a page.
func (s *Site) records(yield func(docket.Ref) bool) {
	for r := range s.docket.Records {
		if !yield(r.Ref()) {
			return
		}
	}
}

// recordCount returns how many records there are.
func (s *Site) recordCount() int {
	d := s.docket
	return len(d.Articles) + len(d.Claims) + len(d.Entities) + len(d.Events) + len(d.Topics) + len(d.Pages)
}

// refs yields the references of records until yield has enough.
func refs[R interface{ Ref() docket.Ref }](all []R, yield func(docket.Ref) bool) bool {
	for _, r := range all {
		if !yield(r.Ref()) {
			return false
		}
	}
	return true
}

// folder returns a record's folder in the output, unescaped.
func folder(r docket.Ref) string {
	if r.Type == content.TypePage {
		return r.ID + "/"
	}
	return r.Type.Folder() + "/" + r.ID + "/"
}

// escapePath percent-encodes a path, except its slashes.
func escapePath(p string) string { return (&url.URL{Path: p}).EscapedPath() }

// initial returns a name's first letter, in lower case; '#' if it has none.
func initial(name string) rune {
	for _, r := range name {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
	}
	return '#'
}

// host returns the name of an address's server, as the text of a link.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	return strings.TrimPrefix(u.Host, "www.")
}
