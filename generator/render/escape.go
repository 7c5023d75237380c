package render

import (
	"fmt"
	"strings"
)

// table holds the replacements of bytes.
type table struct {
	instead [256]string
	plain   [256]bool // the byte needs no replacement: looked up much oftener
}

func newTable(instead [256]string) *table {
	t := &table{instead: instead}
	for c, replacement := range instead {
		t.plain[c] = replacement == ""
	}
	return t
}

// The bytes that are special in text and quoted attributes. Text that is HTML already keeps
// its ampersands.
var (
	special = newTable([256]string{
		0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
	})
	specialHTML = newTable([256]string{0: "\uFFFD", '"': "&#34;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"})
)

// escape appends s with its special bytes replaced. All of them are ASCII, so letters of
// several bytes stay whole.
func escape(out []byte, s string, t *table) []byte {
	for from, i := 0, 0; ; from = i {
		for i < len(s) && t.plain[s[i]] {
			i++
		}
		out = append(out, s[from:i]...)
		if i == len(s) {
			return out
		}
		out = append(out, t.instead[s[i]]...)
		i++
	}
}

func inText(out []byte, s string, c content) []byte {
	if c == html {
		return append(out, s...)
	}
	return escape(out, s, special)
}

func inRCDATA(out []byte, s string, c content) []byte {
	if c == html {
		return escape(out, s, specialHTML)
	}
	return escape(out, s, special)
}

func inAttribute(out []byte, s string, c content) []byte {
	if c != html {
		return escape(out, s, special)
	}
	if strings.Contains(s, "<") {
		panic(unsupported("HTML with tags in an attribute"))
	}
	return escape(out, s, specialHTML)
}

// filterURL replaces an address with a scheme that could run a script.
func filterURL(s string, c content) string {
	if c == url || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "https:") { // no scheme, and the most frequent one
		return s
	}
	scheme, _, ok := strings.Cut(s, ":")
	if !ok || strings.Contains(scheme, "/") {
		return s
	}
	for _, known := range []string{"http", "https", "mailto"} {
		if strings.EqualFold(scheme, known) {
			return s
		}
	}
	return "#ZgotmplZ"
}

// In an address all bytes are percent-encoded except those that are allowed there. In a
// query, the bytes that have a meaning in addresses are encoded too.
var (
	inAddress  = percent("-._~!#$&*+,/:;=?@[]")
	inArgument = percent("-._~")
)

func percent(but string) *table {
	var encoded [256]string
	for c := range len(encoded) {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if !letter && !strings.ContainsRune(but, rune(c)) {
			encoded[c] = fmt.Sprintf("%%%02x", c)
		}
	}
	return newTable(encoded)
}

// unchanged tells which bytes of an address in an attribute stay as they are.
var unchanged = func() (all [256]bool) {
	for c := range all {
		all[c] = inAddress.plain[c] && special.plain[c]
	}
	return all
}()

// inURL appends an address to an attribute. Bytes that are percent-encoded already stay so.
func inURL(out []byte, s string, _ content) []byte {
	from := 0
	for i := range len(s) {
		if unchanged[s[i]] || s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			continue
		}
		replacement := inAddress.instead[s[i]]
		if replacement == "" {
			replacement = special.instead[s[i]]
		}
		out = append(append(out, s[from:i]...), replacement...)
		from = i + 1
	}
	return append(out, s[from:]...)
}

// inQuery appends an argument after the question mark of an address.
func inQuery(out []byte, s string, c content) []byte {
	if c == url {
		return inURL(out, s, c)
	}
	return escape(out, s, inArgument)
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
