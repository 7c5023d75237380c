package content

import "strings"

// The TOML library decodes values and can't say where each stands: in an array of tables
// a type error points at the last element, and unknown keys have no place. So each record
// is cut out of its file and decoded alone, and this scanner finds the places of its
// values.
//
// The scanner also reads the values of simple TOML (see value.go), ten times as fast as
// the library: 15 % of a build's time. Where it meets anything else, or a mistake, it is
// not sure, and the library decodes the text. A fuzz test holds the two to the same
// values.

// node is a value of a TOML text, with its place in bytes.
type node struct {
	name        string // the key, of a value in a table
	key, value  stretch
	kind        kind
	text        string // depends on kind
	first, last *node  // values of a table, or items of an array
	next        *node  // the next one in the same table or array
	array       bool   // it has items
	opened      bool   // by a header
}

type stretch struct{ start, end int }

// get returns the value of a table's key, or nil. n may be nil.
func (n *node) get(key string) *node {
	if n == nil || n.array {
		return nil
	}
	for c := n.first; c != nil; c = c.next {
		if c.name == key {
			return c
		}
	}
	return nil
}

// item returns an array's item, counted from 0, or nil. n may be nil.
func (n *node) item(i int) *node {
	if n == nil || !n.array {
		return nil
	}
	c := n.first
	for ; c != nil && i > 0; i-- {
		c = c.next
	}
	return c
}

// newest returns the table that a header or dotted key continues; of an array of tables
// that is the last.
func (n *node) newest() *node {
	for n.array && n.last != nil {
		n = n.last
	}
	return n
}

// inner yields a table's values, or an array's items, in order.
func (n *node) inner(yield func(*node) bool) {
	if n == nil {
		return
	}
	for c := n.first; c != nil && yield(c); c = c.next {
	}
}

func (n *node) add(c *node) {
	if n.last == nil {
		n.first = c
	} else {
		n.last.next = c
	}
	n.last = c
}

// scanner reads TOML values and their places. It never fails. What it makes of a wrong
// text does not matter, because the library's error is what is shown.
type scanner struct {
	s    string
	at   int
	sure bool // the library decodes the same values

	nodes []node   // memory for the next ones
	path  []string // of the last key
}

// scan returns all values of a TOML text with their places. They last until the next
// scan.
func (p *scanner) scan(text string) (root *node) {
	*p = scanner{s: text, sure: orderly(text), nodes: p.nodes[:0], path: p.path}
	root = p.node()
	root.kind, root.opened = isTable, true
	table := root
	for p.skipToStatement(); p.at < len(p.s); p.skipToStatement() {
		before := p.at
		if p.s[p.at] == '[' {
			table = p.header(root)
		} else {
			p.keyValue(table)
		}
		p.skipSpace()
		p.sure = p.sure && (p.at == len(p.s) || strings.IndexByte("\r\n#", p.s[p.at]) >= 0)
		if p.at == before {
			p.at++
		}
	}
	return root
}

// node returns a new node. Earlier nodes stay where they are.
func (p *scanner) node() *node {
	if len(p.nodes) == cap(p.nodes) {
		p.nodes = make([]node, 0, max(64, 2*cap(p.nodes)))
	}
	p.nodes = append(p.nodes, node{})
	return &p.nodes[len(p.nodes)-1]
}

// child returns the value of a table's key, or makes it.
func (p *scanner) child(n *node, name string) (c *node, made bool) {
	n = n.newest()
	if c = n.get(name); c != nil {
		return c, false
	}
	c = p.node()
	c.name = name
	n.add(c)
	return c, true
}

// skipToStatement skips white space, line ends and comments.
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
	p.keyPath()
	brackets := 0
	for p.next(']') {
		brackets++
	}
	at := stretch{start, p.at}
	p.sure = p.sure && len(p.path) > 0 && (brackets == 2) == array && brackets > 0 && brackets < 3
	t, made := root, false
	for i, name := range p.path {
		p.sure = p.sure && t.newest().opened && (i == 0 || !made)
		t, made = p.child(t, name)
	}
	if array {
		p.sure = p.sure && (made || t.array && t.opened)
		t.kind, t.array, t.opened = isTables, true, true
		item := p.node()
		t.add(item)
		t = item
	} else {
		p.sure = p.sure && made
	}
	t.kind, t.opened, t.key, t.value = isTable, true, at, at
	return t
}

// keyPath reads a dotted key into path.
func (p *scanner) keyPath() (at stretch) {
	p.skipSpace()
	p.path = p.path[:0]
	at.start = p.at
	for {
		p.skipSpace()
		name, ok := p.simpleKey()
		if !ok {
			p.sure = false
			return at
		}
		p.path, at.end = append(p.path, name), p.at
		p.skipSpace()
		if !p.next('.') {
			return at
		}
	}
}

func (p *scanner) simpleKey() (string, bool) {
	if p.at < len(p.s) && (p.s[p.at] == '"' || p.s[p.at] == '\'') {
		start := p.at
		p.string()
		p.sure = false
		mark := p.s[start : start+1]
		return strings.TrimSuffix(p.s[start+1:p.at], mark), true
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
	at := p.keyPath()
	p.skipSpace()
	if len(p.path) == 0 || !p.next('=') {
		p.sure = false
		p.toLineEnd()
		return
	}
	made := true
	for _, name := range p.path {
		table, made = p.child(table, name)
	}
	p.sure = p.sure && made && len(p.path) == 1
	table.key = at
	p.skipSpace()
	p.value(table)
}

// section is a part of a TOML file under one name: all that follows [[claim]], up to the
// next header that is not claim's.
type section struct {
	name   string
	array  bool
	start  int // of its first header; 0 before the first header of all
	end    int
	header stretch
}

// sections cuts a file at the headers of its top-level tables.
func (p *scanner) sections(text string) []section {
	all := []section{{}}
	*p = scanner{s: text, nodes: p.nodes, path: p.path}
	for p.skipToStatement(); p.at < len(p.s); p.skipToStatement() {
		start := p.at
		p.nodes = p.nodes[:0]
		if p.s[p.at] != '[' {
			if p.skipText() {
				continue
			}
			p.keyValue(p.node())
			if p.at == start {
				p.at++
			}
			continue
		}
		p.header(p.node())
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

// skipText skips a line that gives a bare key a text, as most lines do. It stays where it
// is on any other line.
func (p *scanner) skipText() bool {
	line := p.s[p.at:]
	if end := strings.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	key, value, _ := strings.Cut(line, "=")
	value = strings.TrimRight(strings.TrimLeft(value, " \t"), " \t\r")
	last := len(value) - 1
	if !bareKeyByte(line[0]) || last < 1 || value[0] != '"' || strings.IndexByte(value[1:], '"') != last-1 ||
		strings.IndexByte(value, '\\') >= 0 || strings.IndexByte(key, '"') >= 0 {
		return false
	}
	p.at += len(line)
	return true
}
