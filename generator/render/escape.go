package render

import (
	"fmt"
	"strings"
)

// table has a replacement for the bytes that need one.
type table struct {
	instead [256]string
	plain   [256]bool // the byte needs none: looked up much oftener
}

func newTable(instead [256]string) *table {
	t := &table{instead: instead}
	for c, replacement := range instead {
		t.plain[c] = replacement == ""
	}
	return t
}

// In text and quoted attributes these bytes are special. Text that is HTML already
// keeps its ampersands.
var (
	special     = newTable([256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"})
	specialHTML = newTable([256]string{0: "\uFFFD", '"': "&#34;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"})
)

// escape appends s with its bytes replaced. All that are replaced are ASCII, so
// letters of several bytes pass whole.
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

// filterURL lets no scheme pass that could run a script.
func filterURL(s string, c content) string {
	if c == url || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "https:") { // no scheme, and the commonest
		return s
	}
	scheme, _, ok := strings.Cut(s, ":")
	if !ok || strings.Contains(scheme, "/") || strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto") {
		return s
	}
	return "#ZgotmplZ"
}

// In addresses every byte is percent-encoded but those that may stand there. In a
// query, those that have a meaning in addresses are too.
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

// unchanged are the bytes that stand in an attribute's address as they are.
var unchanged = func() (all [256]bool) {
	for c := range all {
		all[c] = inAddress.plain[c] && special.plain[c]
	}
	return all
}()

// inURL is for an address in an attribute; what is percent-encoded already stays so.
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

// inQuery is for an argument after an address's question mark.
func inQuery(out []byte, s string, c content) []byte {
	if c == url {
		return inURL(out, s, c)
	}
	return escape(out, s, inArgument)
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
