package content

import "strings"

// The TOML library decodes values but can't say where each of them stands: in an
// array of tables a type error points at the last element, and unknown keys have
// no place at all. So each record is cut out of its file and decoded alone, and
// this file reads the record's text once more, when a place is asked for.

// node is where a value of a TOML text stands, in bytes.
type node struct {
	key, value stretch
	keys       map[string]*node // of a table
	items      []*node          // of an array
}

type stretch struct{ start, end int }

func (n *node) child(name string) *node {
	if c := n.keys[name]; c != nil {
		return c
	}
	c := &node{}
	if n.keys == nil {
		n.keys = map[string]*node{}
	}
	n.keys[name] = c
	return c
}

// last returns the table that a header or dotted key continues: of an array of
// tables, its newest element.
func (n *node) last() *node {
	if len(n.items) > 0 {
		return n.items[len(n.items)-1]
	}
	return n
}

// scanner reads TOML for the places of its values. The text may be wrong: it never
// fails, and what it makes of a wrong text does not matter, since the library's
// own error is what is shown.
type scanner struct {
	s  string
	at int
}

// scan returns the places of all values in a TOML text.
func scan(text string) *node {
	root := &node{}
	p := &scanner{s: text}
	table := root
	for p.skipToStatement(); p.at < len(p.s); p.skipToStatement() {
		before := p.at
		if p.s[p.at] == '[' {
			table = p.header(root)
		} else {
			p.keyValue(table)
		}
		if p.at == before {
			p.at++
		}
	}
	return root
}

// skipToStatement goes over white space, line ends and comments.
func (p *scanner) skipToStatement() {
	for p.at < len(p.s) {
		switch p.s[p.at] {
		case ' ', '\t', '\r', '\n':
			p.at++
		case '#':
			p.toLineEnd()
		default:
			return
		}
	}
}

func (p *scanner) toLineEnd() {
	if i := strings.IndexByte(p.s[p.at:], '\n'); i >= 0 {
		p.at += i
	} else {
		p.at = len(p.s)
	}
}

func (p *scanner) skipSpace() {
	for p.at < len(p.s) && (p.s[p.at] == ' ' || p.s[p.at] == '\t') {
		p.at++
	}
}

func (p *scanner) next(c byte) bool {
	if p.at < len(p.s) && p.s[p.at] == c {
		p.at++
		return true
	}
	return false
}

// header reads [a.b] or [[a.b]] and returns the table that it opens.
func (p *scanner) header(root *node) *node {
	start := p.at
	p.at++
	array := p.next('[')
	path, _ := p.keyPath()
	for p.next(']') {
	}
	end := p.at
	p.skipSpace()
	t := root
	for i, name := range path {
		t = t.child(name)
		if i < len(path)-1 || !array {
			t = t.last()
		}
	}
	if array {
		t.items = append(t.items, &node{})
		t = t.last()
	}
	t.key, t.value = stretch{start, end}, stretch{start, end}
	return t
}

// keyPath reads a dotted key.
func (p *scanner) keyPath() (path []string, at stretch) {
	p.skipSpace()
	at.start = p.at
	for {
		p.skipSpace()
		name, ok := p.simpleKey()
		if !ok {
			return path, at
		}
		path, at.end = append(path, name), p.at
		p.skipSpace()
		if !p.next('.') {
			return path, at
		}
	}
}

func (p *scanner) simpleKey() (string, bool) {
	if p.at < len(p.s) && (p.s[p.at] == '"' || p.s[p.at] == '\'') {
		start := p.at
		p.string()
		return strings.Trim(p.s[start:p.at], `"'`), true
	}
	start := p.at
	for p.at < len(p.s) && bareKeyByte(p.s[p.at]) {
		p.at++
	}
	return p.s[start:p.at], p.at > start
}

func bareKeyByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}

// keyValue reads key = value into a table.
func (p *scanner) keyValue(table *node) {
	path, at := p.keyPath()
	p.skipSpace()
	if len(path) == 0 || !p.next('=') {
		p.toLineEnd()
		return
	}
	for _, name := range path {
		table = table.last().child(name)
	}
	table.key = at
	p.skipSpace()
	p.value(table)
}

// value reads a value into n.
func (p *scanner) value(n *node) {
	n.value.start = p.at
	if p.at < len(p.s) {
		switch p.s[p.at] {
		case '"', '\'':
			p.string()
		case '[':
			p.array(n)
		case '{':
			p.inlineTable(n)
		default:
			p.plain()
		}
	}
	n.value.end = p.at
}

// plain reads a number, a boolean or a date; a date may have one space before its
// time.
func (p *scanner) plain() {
	start := p.at
	for p.at < len(p.s) && !strings.ContainsRune(" \t\r\n,]}#", rune(p.s[p.at])) {
		p.at++
	}
	if p.at-start == len("2021-07-02") && p.s[start+4] == '-' && p.at+2 < len(p.s) && p.s[p.at] == ' ' && p.s[p.at+1] >= '0' && p.s[p.at+1] <= '2' {
		p.at++
		p.plain()
	}
}

// string reads a string of any of the four sorts.
func (p *scanner) string() {
	quote := p.s[p.at : p.at+1]
	escapes := quote == `"`
	if strings.HasPrefix(p.s[p.at:], strings.Repeat(quote, 3)) {
		quote = strings.Repeat(quote, 3)
	}
	p.at += len(quote)
	for p.at < len(p.s) {
		switch {
		case escapes && p.s[p.at] == '\\':
			p.at = min(p.at+2, len(p.s))
		case strings.HasPrefix(p.s[p.at:], quote):
			p.at += len(quote)
			for len(quote) == 3 && p.next(quote[0]) { // """ may be preceded by quotes of the text
			}
			return
		case len(quote) == 1 && p.s[p.at] == '\n':
			return
		default:
			p.at++
		}
	}
}

func (p *scanner) array(n *node) {
	p.at++
	for p.skipToStatement(); p.at < len(p.s) && !p.next(']'); p.skipToStatement() {
		before := p.at
		item := &node{}
		p.value(item)
		n.items = append(n.items, item)
		p.skipToStatement()
		p.next(',')
		if p.at == before {
			return
		}
	}
}

func (p *scanner) inlineTable(n *node) {
	p.at++
	for p.skipToStatement(); p.at < len(p.s) && !p.next('}'); p.skipToStatement() {
		before := p.at
		p.keyValue(n)
		p.skipToStatement()
		p.next(',')
		if p.at == before {
			return
		}
	}
}

// section is a stretch of a TOML file that belongs to one name at the top: all
// that follows [[claim]] up to the next header that is not claim's.
type section struct {
	name   string
	array  bool
	start  int // of its first header; 0 for what precedes any header
	end    int
	header stretch
}

// sections cuts a file at the headers of its top-level tables.
func sections(text string) []section {
	all := []section{{}}
	p := &scanner{s: text}
	for p.skipToStatement(); p.at < len(p.s); p.skipToStatement() {
		start := p.at
		if p.s[p.at] != '[' {
			p.keyValue(&node{})
			if p.at == start {
				p.at++
			}
			continue
		}
		opens := &node{}
		p.header(opens)
		array := strings.HasPrefix(text[start:], "[[")
		path := strings.Trim(text[start:p.at], "[] \t")
		name, rest, _ := strings.Cut(path, ".")
		last := &all[len(all)-1]
		name = strings.Trim(strings.TrimSpace(name), `"'`)
		if last.name == name && (rest != "" || !array && !last.array) {
			continue
		}
		last.end = start
		all = append(all, section{name: name, array: array && rest == "", start: start, header: stretch{start, p.at}})
	}
	all[len(all)-1].end = len(text)
	return all
}
