package content

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// kind is the type of a node's value. It says what the node's text holds.
type kind uint8

const (
	isOther   kind = iota // only the library can read it
	isText                // its letters
	isInteger             // its digits, as strconv formats them
	isDecimal             // the same
	isFlag                // true or false
	isDate                // as written; empty where the library has read it
	isList                // of anything but tables
	isTable
	isTables
)

// orderly reports whether a text is free of characters that TOML forbids.
func orderly(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c >= ' ' && c < 0x7f || c > 0x7f && c < 0xef || c > 0xef || c == '\n' || c == '\t':
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
		case c == 0xef && !strings.HasPrefix(text[i:], "\ufeff"):
		default:
			return false
		}
	}
	return true
}

// value reads a value into n.
func (p *scanner) value(n *node) {
	n.value.start = p.at
	n.kind = isOther
	if p.at < len(p.s) {
		switch p.s[p.at] {
		case '"', '\'':
			n.kind = isText
			n.text = p.text()
		case '[':
			n.kind = isList
			p.array(n)
		case '{':
			n.kind = isTable
			p.inlineTable(n)
		default:
			p.plain()
			n.kind, n.text = plain(p.s[n.value.start:p.at])
		}
	}
	p.sure = p.sure && n.kind != isOther
	n.value.end = p.at
}

// text reads a string and returns its meaning.
func (p *scanner) text() string {
	start := p.at
	closed := p.string()
	written := p.s[start:p.at]
	quote := written[:1]
	inner := strings.TrimSuffix(written[1:], quote)
	p.sure = p.sure && closed
	if closed && (strings.HasPrefix(written, `"""`) || strings.HasPrefix(written, `'''`)) {
		inner = strings.TrimPrefix(written[3:len(written)-3], "\n")
		p.sure = p.sure && !strings.HasSuffix(inner, quote) && !strings.Contains(inner, "\r")
	}
	if quote == "'" || strings.IndexByte(inner, '\\') < 0 {
		return inner
	}
	// Other escapes are rare; the library reads them.
	p.sure = p.sure && strings.Count(inner, `\`) == strings.Count(inner, `\"`)
	return strings.ReplaceAll(inner, `\"`, `"`)
}

// string skips a string of any of the four forms and reports whether it ends.
func (p *scanner) string() (closed bool) {
	mark := p.s[p.at]
	inner := p.s[p.at+1:]
	if end := strings.IndexByte(inner, mark); end > 0 && strings.IndexByte(inner[:end], '\n') < 0 &&
		strings.IndexByte(inner[:end], '\\') < 0 {
		p.at += end + 2 // nearly all strings
		return true
	}
	escapes := mark == '"'
	quote := p.s[p.at : p.at+1]
	for _, long := range []string{`"""`, `'''`} {
		if strings.HasPrefix(p.s[p.at:], long) {
			quote = long
		}
	}
	for p.at += len(quote); p.at < len(p.s); p.at++ {
		switch c := p.s[p.at]; {
		case escapes && c == '\\':
			p.at = min(p.at+1, len(p.s)-1)
		case c == mark && strings.HasPrefix(p.s[p.at:], quote):
			p.at += len(quote)
			for len(quote) == 3 && p.next(mark) { // quotation marks of the text may stand before """
			}
			return true
		case len(quote) == 1 && c == '\n':
			return false
		}
	}
	return false
}

// plain skips a number, a boolean or a date. A date may have one space before its time.
func (p *scanner) plain() {
	start := p.at
	for p.at < len(p.s) && !strings.ContainsRune(" \t\r\n,]}#", rune(p.s[p.at])) {
		p.at++
	}
	if p.at-start == len("2021-07-02") && p.s[start+4] == '-' && p.at+2 < len(p.s) && p.s[p.at] == ' ' &&
		p.s[p.at+1] >= '0' && p.s[p.at+1] <= '2' {
		p.at++
		p.plain()
	}
}

// plain returns the kind and text of a value without brackets or quotation marks.
func plain(s string) (kind, string) {
	if s == "true" || s == "false" {
		return isFlag, s
	}
	if len(s) == len("2021-07-02") && s[4] == '-' {
		if day, err := time.Parse(time.DateOnly, s); err == nil && day.Year() > 0 {
			return isDate, s
		}
		return isOther, s
	}
	digits := strings.TrimLeft(s, "-")
	whole, part, decimal := strings.Cut(digits, ".")
	for _, group := range []string{whole, part} {
		if strings.Trim(group, "0123456789") != "" {
			return isOther, s
		}
	}
	switch {
	case len(s)-len(digits) > 1 || len(digits) > 15 || whole == "" || whole[0] == '0' && whole != "0" ||
		digits == "0" && s != digits:
		return isOther, s
	case !decimal:
		return isInteger, s
	case part == "":
		return isOther, s
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return isOther, s
	}
	return isDecimal, decimalText(f)
}

func decimalText(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func (p *scanner) array(n *node) {
	n.array = true
	p.at++
	for p.skipToStatement(); !p.next(']'); p.skipToStatement() {
		before := p.at
		item := p.node()
		p.value(item)
		p.sure = p.sure && item.kind != isTable
		n.add(item)
		p.skipToStatement()
		if !p.next(',') && (p.at == len(p.s) || p.s[p.at] != ']') {
			p.sure = false
		}
		if p.at == before || p.at == len(p.s) {
			p.sure = false
			return
		}
	}
}

func (p *scanner) inlineTable(n *node) {
	start := p.at
	p.at++
	for p.skipToStatement(); !p.next('}'); p.skipToStatement() {
		before := p.at
		p.keyValue(n)
		p.skipToStatement()
		comma := p.next(',')
		p.skipSpace()
		if p.at == before || p.at == len(p.s) {
			p.sure = false
			return
		}
		p.sure = p.sure && comma != (p.s[p.at] == '}')
	}
	p.sure = p.sure && strings.IndexByte(p.s[start:p.at], '\n') < 0
}

// decoded turns a value from the library into a node, which has no place.
func decoded(v any) *node {
	n := &node{}
	switch v := v.(type) {
	case string:
		n.kind, n.text = isText, v
	case int64:
		n.kind, n.text = isInteger, strconv.FormatInt(v, 10)
	case float64:
		n.kind, n.text = isDecimal, decimalText(v)
	case bool:
		n.kind, n.text = isFlag, strconv.FormatBool(v)
	case time.Time:
		n.kind = isDate
	case []any:
		n.kind, n.array = isList, true
		for _, item := range v {
			n.add(decoded(item))
		}
	case []map[string]any:
		n.kind, n.array = isTables, true
		for _, item := range v {
			n.add(decoded(item))
		}
	case map[string]any:
		n.kind = isTable
		for _, key := range slices.Sorted(maps.Keys(v)) {
			c := decoded(v[key])
			c.name = key
			n.add(c)
		}
	}
	return n
}

// empty reports whether a value is absent, or a text or list with nothing in it.
func (n *node) empty() bool {
	switch {
	case n == nil:
		return true
	case n.kind == isText:
		return strings.TrimSpace(n.text) == ""
	case n.kind == isList:
		for item := range n.inner {
			if !item.empty() {
				return false
			}
		}
		return true
	}
	return false
}

// String returns the value as a diagnostic shows it.
func (n *node) String() string {
	if n.kind != isList && n.kind != isTable && n.kind != isTables {
		return n.text
	}
	var parts []string
	for c := n.first; c != nil; c = c.next {
		part := c.String()
		if c.name != "" {
			part = c.name + ":" + part
		}
		parts = append(parts, part)
	}
	return fmt.Sprint(parts)
}
