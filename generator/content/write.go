package content

import (
	"fmt"
	"regexp"
	"strings"
)

// Quote writes a text as a TOML basic string, on one line and in quotation marks.
func Quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(text, "\ufffd") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// QuoteList writes texts as a TOML array of strings, on one line.
func QuoteList(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = Quote(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

var defaultsTable = regexp.MustCompile(`(?m)^[ \t]*\[[ \t]*defaults[ \t]*\]`)

// SharesDefaults says why no records can be added to a file with the text, or "": records
// after a [defaults] table would get its values.
func SharesDefaults(name, text string) string {
	if !defaultsTable.MatchString(text) {
		return ""
	}
	return name + " has a [defaults] table, which would be read into what is added: name another file with --into"
}

// Gap returns the line breaks to put between a file's text and an added record, for one
// empty line.
func Gap(text string) string {
	if text == "" {
		return ""
	}
	return strings.Repeat("\n", 2-min(2, len(text)-len(strings.TrimRight(text, "\n"))))
}
