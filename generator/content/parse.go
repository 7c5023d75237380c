package content

import (
	"bytes"
	"cmp"
	"path"
	"reflect"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"onrecord/generator/diag"
	"onrecord/generator/markup"
)

// TypeOf returns the type of record in a file below content, which its first folder
// decides. ok is false where that is no folder of records.
func TypeOf(file string) (Type, bool) {
	folder, _, inside := strings.Cut(strings.TrimPrefix(file, "content/"), "/")
	for _, t := range Types {
		if inside && folder == t.Folder() {
			return t, true
		}
	}
	return "", false
}

// parser reads one file.
type parser struct {
	file   string
	typ    Type
	markup *markup.Renderer
	doc    *document
	broken bool // a part of the file could not be read
	*workspace
}

// parse reads the bytes of a content file or of site.toml. It keeps none of them.
func parse(file string, data []byte, md *markup.Renderer, w *workspace) *document {
	p := &parser{file: file, markup: md, doc: &document{}, workspace: w}
	p.typ, _ = TypeOf(file)
	text := bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(text) {
		at := len(data) - len(text)
		for rest := text; ; {
			r, size := utf8.DecodeRune(rest)
			if r == utf8.RuneError && size == 1 {
				break
			}
			at, rest = at+size, rest[size:]
		}
		p.doc.problems.Add(diag.Encoding.At(diag.SpanAt(file, data, at, at+1), "the file is not UTF-8").
			WithHint("save it as UTF-8 in your editor"))
		p.unread()
		return p.doc
	}
	if found := conflicts(file, text); found != nil {
		p.doc.problems.Add(found...)
		p.unread()
		return p.doc
	}
	switch {
	case file == SettingsFile:
		p.settings(string(text))
	case strings.HasSuffix(file, ".md"):
		p.markdown(text)
	default:
		p.records(string(text))
	}
	return p.doc
}

// unread notes the type of record that an unreadable file may hold.
func (p *parser) unread() {
	if p.typ != "" {
		p.doc.unread = append(p.doc.unread, p.typ)
	}
}

// begin begins the reading of a record.
func (p *parser) begin(s *source) *reading {
	p.reading.begin(s, p.markup, &p.doc.problems)
	return &p.reading
}

func (p *parser) settings(text string) {
	s := &source{file: p.file, text: text, line: 1}
	values, ok := p.decode(s, &p.scanner)
	if !ok {
		return
	}
	r := p.begin(s)
	p.doc.settings = readSettings(r.root(values, nil, SettingsFields, "site.toml"))
	r.finish()
}

// decode reads a TOML text, or reports why it can't. The values last until the scanner
// reads its next text.
func (p *parser) decode(s *source, sc *scanner) (*node, bool) {
	if root := sc.scan(s.text); sc.sure {
		return root, true
	}
	values, err := s.decode()
	if err == nil {
		return decoded(values), true
	}
	p.doc.problems.Add(syntaxProblem(s, err))
	return nil, false
}

// records reads a file of [[…]] records. It cuts out and decodes each alone, so that a
// wrong one leaves the others readable and its places are right.
func (p *parser) records(text string) {
	var defaults *node
	in := &collection{table: string(p.typ)}
	all := p.scanner.sections(text)
	p.expect(all)
	line := lines{text: text, line: 1}
	read, lost := 0, false // the number of records so far; whether the last header was misspelled
	for i, s := range all {
		src := &source{file: p.file, text: text[s.start:s.end], line: line.at(s.start)}
		switch own := s.name == string(p.typ); {
		case i == 0:
			p.preamble(src, len(all) == 1)
			lost = len(all) > 1 && p.broken
		case s.name == "defaults" && !s.array:
			src.in = &collection{table: "defaults"}
			if values, ok := p.decode(src, new(scanner)); ok {
				in = &collection{in.table, src}
				defaults = values.get("defaults")
			} else {
				p.broken = true
			}
			if read > 0 {
				p.doc.problems.Add(diag.WrongTable.At(src.span(stretch{0, s.header.end - s.header.start}),
					"[defaults] stands below records that it does not reach").
					WithHint("move it to the head of the file"))
			}
		case own && s.array:
			src.in = in
			p.record(src, defaults, displaced(text, all[i+1:], p.typ))
			read, lost = read+1, false
		case own && lost:
			// It is a part of a record whose header was reported.
		default:
			lost = p.wrongTable(src, s)
		}
	}
	if p.broken {
		p.unread()
	}
}

// expect makes room for the records of a file.
func (p *parser) expect(all []section) {
	n := 0
	for _, s := range all {
		if s.array && s.name == string(p.typ) {
			n++
		}
	}
	switch d := p.doc; p.typ {
	case TypeClaim:
		d.claims = make([]Claim, 0, n)
	case TypeEntity:
		d.entities = make([]Entity, 0, n)
	case TypeEvent:
		d.events = make([]Event, 0, n)
	case TypeTopic:
		d.topics = make([]Topic, 0, n)
	}
}

// displaced lists the parts of a record that a mistake cuts off from it: those whose
// headers lack the record's name, such as [[appearance]] instead of [[claim.appearance]],
// and all that stand below one of them.
func displaced(text string, next []section, t Type) (names []string) {
	for _, s := range next {
		header := strings.Trim(text[s.header.start:s.header.end], "[] \t")
		if own, part, isPart := strings.Cut(header, "."); isPart && strings.TrimSpace(own) == string(t) {
			names = append(names, strings.TrimSpace(part))
		} else if s.name == string(t) {
			break
		} else {
			names = append(names, s.name)
		}
	}
	return names
}

// lines counts the lines of a text up to growing offsets.
type lines struct {
	text       string
	from, line int
}

func (l *lines) at(offset int) int {
	l.line += strings.Count(l.text[l.from:offset], "\n")
	l.from = offset
	return l.line
}

// preamble checks that nothing but comments precedes the first header.
func (p *parser) preamble(src *source, alone bool) {
	values, ok := p.decode(src, &p.scanner)
	if !ok || values.first == nil {
		p.broken = !ok
		return
	}
	first := src.places().first.key
	d := diag.WrongTable.At(src.span(first), "%q stands before any [[%s]]", src.text[first.start:first.end], p.typ)
	if values.first != values.last || alone {
		d.WithHint("put a line [[%s]] above it", p.typ)
	} else {
		d.WithHint("put it below the [[%s]] that it belongs to, or below [defaults] if every record has it", p.typ)
	}
	p.doc.problems.Add(d)
	p.broken = true
}

// wrongTable reports a table that the file can't hold. record is true where it looks like
// a record with a misspelled header. References to records in it are not reported.
func (p *parser) wrongTable(src *source, s section) (record bool) {
	header := src.text[:s.header.end-s.header.start]
	at := src.span(stretch{0, len(header)})
	d := diag.WrongTable.At(at, "a file in content/%s holds [[%s]] records; %s is none", p.typ.Folder(), p.typ, header)
	t := Type(strings.ToLower(s.name))
	p.broken = true
	switch {
	case s.name == string(p.typ):
		d.WithHint("write the header with two brackets: [[%s]]", p.typ)
		record = true
	case s.name == "defaults":
		d.WithHint("write the header with one bracket: [defaults]")
	case t.known() && t != p.typ:
		d.WithHint("move it to a file in content/%s", t.Folder())
		p.doc.unread = append(p.doc.unread, t)
	case p.typ.hasPart(s.name), s.name == "extra":
		d.WithHint("did you mean %s?", strings.Replace(header, s.name, string(p.typ)+"."+s.name, 1))
		record = true // the parts of the record above go on below it
	case diag.Suggest(s.name, []string{string(p.typ), p.typ.Folder()}) != "":
		d.WithHint("did you mean [[%s]]?", p.typ)
		record = true
	default:
		d.WithHint("write [[%s]] for a record, [[%s.%s]] for a part of the record above", p.typ, p.typ, s.name)
	}
	p.doc.problems.Add(d)
	return record
}

func (t Type) known() bool {
	for _, k := range Types {
		if t == k {
			return true
		}
	}
	return false
}

// record reads one [[…]] record. parts are keys that, by mistake, stand under a header of
// their own below it.
func (p *parser) record(src *source, defaults *node, parts []string) {
	values, ok := p.decode(src, &p.scanner)
	if !ok {
		p.broken = true
		return
	}
	r := p.begin(src)
	root := r.root(values.get(src.in.table).item(0), defaults, p.typ.Fields(), "[["+src.in.table+"]]")
	p.add(root, "", nil)
	root.explain(parts...)
	r.finish()
}

// add reads a record of the file's type and keeps it. For a Markdown file, id is its name
// and body its text.
func (p *parser) add(t *table, id string, body *markup.Doc) {
	base := t.base(p.typ, id)
	switch d := p.doc; p.typ {
	case TypeArticle:
		d.articles = append(d.articles, Article{Record: base, Body: body})
		t.read(last(d.articles))
	case TypeClaim:
		d.claims = append(d.claims, Claim{Record: base, Body: body})
		t.read(last(d.claims))
	case TypeEntity:
		d.entities = append(d.entities, Entity{Record: base})
		t.read(last(d.entities))
		e := &d.entities[len(d.entities)-1]
		e.Description = cmp.Or(body, e.Description)
	case TypeEvent:
		d.events = append(d.events, Event{Record: base})
		t.read(last(d.events))
		e := &d.events[len(d.events)-1]
		e.Description = cmp.Or(body, e.Description)
	case TypeTopic:
		d.topics = append(d.topics, Topic{Record: base})
		t.read(last(d.topics))
		e := &d.topics[len(d.topics)-1]
		e.Description = cmp.Or(body, e.Description)
	case TypePage:
		d.pages = append(d.pages, Page{Record: base, Body: body})
		t.read(last(d.pages))
	}
}

// last returns the last of some records as a value to read into.
func last[R any](records []R) reflect.Value { return reflect.ValueOf(&records[len(records)-1]).Elem() }

// markdown reads a file with front matter and a body.
func (p *parser) markdown(text []byte) {
	front, body, bodyLine, ok := p.frontMatter(text)
	if !ok {
		p.unread()
		return
	}
	places := &places{file: p.file, text: body, first: bodyLine}
	doc, problems := p.markup.Render(markup.Source{Text: body, File: p.file, Place: places.span})
	p.doc.problems.Add(problems...)
	src := &source{file: p.file, text: front, line: 2}
	values, ok := p.decode(src, &p.scanner)
	if !ok {
		p.unread()
		return
	}
	id := norm.NFC.String(strings.TrimSuffix(path.Base(p.file), ".md"))
	r := p.begin(src)
	p.add(r.root(values, nil, p.typ.Fields(), "the front matter"), id, doc)
	r.finish()
}
