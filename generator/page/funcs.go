package page

import (
	"fmt"
	"html/template"
	"net/url"
	"strings"
	"unicode"
)

// funcs are the functions that templates may call, beside text/template's own.
// docs/templates.md describes them.
func (t *Theme) funcs() template.FuncMap {
	return template.FuncMap{
		"w":      t.words.Text,
		"phrase": t.words.HTML,
		"number": t.words.Number,
		"asset":  t.asset,
		"sep":    t.separator,
		"dict":   dict,
	}
}

// asset is the path of an asset below the site's root.
func (t *Theme) asset(name string) (string, error) {
	a, ok := t.assets[name]
	if !ok {
		return "", fmt.Errorf("there is no templates/assets/%s", name)
	}
	return a.path, nil
}

// separator is what stands before the i-th of n names in a sentence: nothing, a
// comma or "and".
func (t *Theme) separator(i, n int) string {
	switch {
	case i == 0:
		return ""
	case i < n-1:
		return t.words.Text("list.comma")
	case n == 2:
		return t.words.Text("list.and")
	}
	return t.words.Text("list.last")
}

// dict makes a map, to hand several values to a partial.
func dict(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("dict wants pairs of a name and a value")
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict wants a name, not %v", pairs[i])
		}
		m[name] = pairs[i+1]
	}
	return m, nil
}

// safe marks what the Markdown renderer wrote.
func safe(html string) template.HTML { return template.HTML(html) }

// escapePath percent-encodes a path, but not its slashes.
func escapePath(p string) string { return (&url.URL{Path: p}).EscapedPath() }

// initial is a name's first letter, in lower case; '#' where it starts with none.
func initial(name string) rune {
	for _, r := range name {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
	}
	return '#'
}

func upper(r rune) rune { return unicode.ToUpper(r) }

// host is a link's text where it has none: the name of its server.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	return strings.TrimPrefix(u.Host, "www.")
}
