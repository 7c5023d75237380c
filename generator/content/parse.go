package content

import (
	"errors"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/unicode/norm"

	"onrecord/generator/diag"
	"onrecord/generator/markup"
)

// TypeOf returns the type of record that a file below content holds, by its first
// folder; ok is false where none.
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
}

// parse reads the bytes of a content file or of site.toml.
func parse(file string, data []byte, md *markup.Renderer) *document {
	p := &parser{file: file, markup: md, doc: &document{}}
	p.typ, _ = TypeOf(file)
	text := strings.TrimPrefix(string(data), "\ufeff")
	if !utf8.ValidString(text) {
		at := len(strings.ToValidUTF8(text, "\x00")) // any place: find the first wrong byte
		for i, r := range text {
			if r == utf8.RuneError {
				at = i
				break
			}
		}
		p.doc.problems.Add(diag.Encoding.At(diag.SpanAt(file, data, at, at), "the file is not UTF-8").WithHint("save it as UTF-8 in your editor"))
		p.unread()
		return p.doc
	}
	switch {
	case file == SettingsFile:
		p.settings(text)
	case strings.HasSuffix(file, ".md"):
		p.markdown(text)
	default:
		p.records(text)
	}
	return p.doc
}

// unread notes what a file that can't be read may have held.
func (p *parser) unread() {
	if p.typ != "" {
		p.doc.unread = append(p.doc.unread, p.typ)
	}
}

func (p *parser) reading(s *source) *reading {
	return &reading{source: s, markup: p.markup, problems: &p.doc.problems}
}

func (p *parser) settings(text string) {
	s := &source{file: p.file, text: text, line: 1}
	values, ok := p.decode(s)
	if !ok {
		return
	}
	r := p.reading(s)
	p.doc.settings = readSettings(r.root(values, nil, "site.toml"))
	r.finish()
}

// decode decodes a TOML text, or reports why it can't be.
func (p *parser) decode(s *source) (map[string]any, bool) {
	values := map[string]any{}
	_, err := toml.Decode(s.text, &values)
	if err == nil {
		return values, true
	}
	p.doc.problems.Add(syntaxProblem(s, err))
	return nil, false
}

// records reads a file of [[…]] records, each cut out and decoded alone, so that
// one that is wrong leaves the others readable and keeps its own place.
func (p *parser) records(text string) {
	broken := false
	var defaults *source
	var defaultValues map[string]any
	all := sections(text)
	line := lines{text: text, line: 1}
	for i, s := range all {
		src := &source{file: p.file, text: text[s.start:s.end], line: line.at(s.start)}
		switch {
		case i == 0:
			broken = p.preamble(src) || broken
		case s.name == "defaults" && !s.array:
			src.table = "defaults"
			values, ok := p.decode(src)
			broken = broken || !ok
			if ok {
				defaults, defaultValues = src, inner(values["defaults"])
			}
		case s.name == string(p.typ) && s.array:
			src.table, src.defaults = s.name, defaults
			broken = !p.record(src, defaultValues) || broken
		default:
			p.wrongTable(src, s)
		}
	}
	if broken {
		p.unread()
	}
}

// lines counts lines from one place of a text to a later one.
type lines struct {
	text       string
	from, line int
}

func (l *lines) at(offset int) int {
	l.line += strings.Count(l.text[l.from:offset], "\n")
	l.from = offset
	return l.line
}

// preamble checks that nothing but comments precedes the first header, and
// reports whether something that can't be read does.
func (p *parser) preamble(src *source) bool {
	values, ok := p.decode(src)
	if !ok {
		return true
	}
	for key := range values {
		n := scan(src.text).child(key)
		p.doc.problems.Add(diag.WrongTable.At(src.span(n.key), "%q stands before the first [[%s]]", key, p.typ).
			WithHint("put it below the [[%s]] that it belongs to, or below [defaults] if every record has it", p.typ))
	}
	return false
}

func (p *parser) wrongTable(src *source, s section) {
	at := src.span(stretch{0, s.header.end - s.header.start})
	d := diag.WrongTable.At(at, "a file in content/%s holds [[%s]] records; %s is none", p.typ.Folder(), p.typ, strings.TrimSpace(src.text[:s.header.end-s.header.start]))
	switch t := Type(s.name); {
	case s.name == string(p.typ):
		d.WithHint("write the header with two brackets: [[%s]]", p.typ)
	case s.name == "defaults":
		d.WithHint("write the header with one bracket: [defaults]")
	case t.known():
		d.WithHint("move it to a file in content/%s", t.Folder())
	default:
		d.WithHint("did you mean [[%s]], or [[%s.%s]]?", p.typ, p.typ, s.name)
	}
	p.doc.problems.Add(d)
}

func (t Type) known() bool {
	for _, k := range Types {
		if t == k {
			return true
		}
	}
	return false
}

// inner returns a decoded table, or nothing.
func inner(v any) map[string]any {
	switch v := v.(type) {
	case map[string]any:
		return v
	case []map[string]any:
		if len(v) > 0 {
			return v[0]
		}
	}
	return nil
}

// record reads one [[…]] record and reports whether its TOML could be read.
func (p *parser) record(src *source, defaults map[string]any) bool {
	values, ok := p.decode(src)
	if !ok {
		return false
	}
	r := p.reading(src)
	p.add(r.root(inner(values[src.table]), defaults, "[["+src.table+"]]"), "", nil)
	r.finish()
	return true
}

// add reads a record of the file's type and keeps it.
func (p *parser) add(t *table, id string, body *markup.Doc) {
	switch d := p.doc; p.typ {
	case TypeArticle:
		d.articles = append(d.articles, readArticle(t, id, body))
	case TypeClaim:
		d.claims = append(d.claims, readClaim(t, id, body))
	case TypeEntity:
		d.entities = append(d.entities, readEntity(t, id, body))
	case TypeEvent:
		d.events = append(d.events, readEvent(t, id, body))
	case TypeTopic:
		d.topics = append(d.topics, readTopic(t, id, body))
	case TypePage:
		d.pages = append(d.pages, readPage(t, id, body))
	}
}

// markdown reads a file with front matter and a body.
func (p *parser) markdown(text string) {
	front, body, bodyLine, ok := p.frontMatter(text)
	front = strings.Clone(front) // kept with the record; the body is not
	id := norm.NFC.String(strings.TrimSuffix(path.Base(p.file), ".md"))
	src := &source{file: p.file, text: front, line: 2}
	values := map[string]any{}
	if ok {
		values, ok = p.decode(src)
	}
	if !ok {
		p.unread()
		return
	}
	bodySource := &source{file: p.file, text: body, line: bodyLine}
	doc, problems := p.markup.Render(markup.Source{Text: body, File: p.file,
		Place: func(start, end int) diag.Span { return bodySource.span(stretch{start, end}) }})
	p.doc.problems.Add(problems...)
	r := p.reading(src)
	p.add(r.root(values, nil, "the front matter"), id, doc)
	r.finish()
}

// frontMatter parts a Markdown file at its lines of three plus signs.
func (p *parser) frontMatter(text string) (front, body string, bodyLine int, ok bool) {
	first, rest, _ := strings.Cut(text, "\n")
	if strings.TrimSpace(first) != "+++" {
		d := diag.FrontMatter.At(diag.Span{File: p.file, Line: 1, Column: 1, EndLine: 1, EndColumn: 1 + utf8.RuneCountInString(strings.TrimRight(first, "\r"))},
			"the file does not begin with front matter")
		if strings.TrimSpace(first) == "---" {
			d.Message = "front matter between --- lines is YAML, which is not read"
			d.WithHint("write +++ instead of ---, and TOML between: title = \"…\" instead of title: …")
		} else {
			d.WithHint("begin the file with:\n+++\ntitle = \"…\"\n+++")
		}
		p.doc.problems.Add(d)
		return "", "", 0, false
	}
	for offset := 0; offset <= len(rest); {
		line, _, more := strings.Cut(rest[offset:], "\n")
		if strings.TrimSpace(line) == "+++" {
			front = rest[:offset]
			body = rest[min(len(rest), offset+len(line)+1):]
			return front, body, 3 + strings.Count(front, "\n"), true
		}
		if !more {
			break
		}
		offset += len(line) + 1
	}
	p.doc.problems.Add(diag.FrontMatter.At(diag.Span{File: p.file, Line: 1, Column: 1, EndLine: 1, EndColumn: 4}, "the front matter has no end").
		WithHint("put a line +++ after it"))
	return "", "", 0, false
}

// syntaxProblem turns the library's error into a diagnostic in the author's words.
func syntaxProblem(s *source, err error) *diag.Diagnostic {
	var e toml.ParseError
	if !errors.As(err, &e) {
		return diag.Syntax.At(s.span(firstLine(s.text)), "%s", strings.TrimPrefix(err.Error(), "toml: "))
	}
	start := min(max(e.Position.Start, 0), len(s.text))
	end := min(start+max(e.Position.Len, 1), len(s.text))
	if line := strings.IndexByte(s.text[start:end], '\n'); line >= 0 {
		end = start + line
	}
	at := stretch{start, end}
	message, hint := explainSyntax(s, e, &at)
	d := diag.Syntax.At(s.span(at), "%s", message)
	if hint != "" {
		d.WithHint("%s", hint)
	}
	return d
}

// explainSyntax says what most often lies behind an error of the library.
func explainSyntax(s *source, e toml.ParseError, at *stretch) (message, hint string) {
	lineStart := strings.LastIndexByte(s.text[:at.start], '\n') + 1
	line, _, _ := strings.Cut(s.text[lineStart:], "\n")
	line = strings.TrimRight(line, "\r")
	whole := stretch{lineStart + len(line) - len(strings.TrimLeft(line, " \t")), lineStart + len(line)}
	key, value, assigns := strings.Cut(line, "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	m := e.Message
	switch {
	case strings.Contains(m, "already been defined") || strings.Contains(m, "has already been") || strings.Contains(m, "already defined"):
		return "the key " + e.LastKey + " stands twice", "keep one of the two lines"
	case strings.Contains(m, "strings cannot contain newlines"), strings.Contains(m, "unexpected EOF") && strings.Count(value, `"`)%2 == 1:
		*at = whole
		return "a text has no closing quotation mark", "end the text with \" on the same line, or write it between \"\"\" and \"\"\" over several lines"
	case assigns && value != "" && !strings.ContainsAny(value[:1], `"'[{0123456789+-`) && value != "true" && value != "false":
		*at = whole
		return "text must stand in quotation marks", key + ` = "` + strings.Trim(value, `"'`) + `"`
	case assigns && value == "":
		*at = whole
		return key + " has no value", key + ` = "…"`
	case !assigns && strings.Contains(line, ":") && !strings.HasPrefix(strings.TrimSpace(line), "["):
		*at = whole
		k, v, _ := strings.Cut(line, ":")
		return "this is YAML, not TOML", strings.TrimSpace(k) + ` = "` + strings.Trim(strings.TrimSpace(v), `"'`) + `"`
	}
	return m, ""
}
