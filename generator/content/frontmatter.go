package content

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"onrecord/generator/diag"
)

// fence matches a line that begins or ends front matter, or was meant to.
//
//	+++    yes
//	+++++  yes
//	---    yes, as YAML has it
//	-      no, a list
//	+++ a  no
var fence = regexp.MustCompile(`^(\++|-{2,})\s*$`)

// frontMatter splits a Markdown file at its lines of three plus signs. front is the TOML
// between them; bodyLine is the number of the body's first line.
func (p *parser) frontMatter(text []byte) (front string, body []byte, bodyLine int, ok bool) {
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	if string(bytes.TrimRight(first, " \t\r")) != "+++" {
		p.noFrontMatter(string(text), string(bytes.TrimRight(first, "\r")))
		return "", nil, 0, false
	}
	odd, length := 0, 0 // number and length of the first line that may have been meant as the end
	for offset, number, more := 0, 2, true; more; number++ {
		var line, after []byte
		line, after, more = bytes.Cut(rest[offset:], []byte("\n"))
		switch line = bytes.TrimRight(line, " \t\r"); {
		case string(line) == "+++":
			return string(rest[:offset]), after, number + 1, true
		case odd == 0 && len(line) > 0 && (line[0] == '+' || line[0] == '-') && fence.Match(line):
			odd, length = number, len(line)
		}
		offset = len(rest) - len(after)
	}
	d := diag.FrontMatter.At(diag.Span{File: p.file, Line: 1, Column: 1, EndLine: 1, EndColumn: 4},
		"the front matter has no end").
		WithHint("put a line +++ after it")
	if odd > 0 {
		d.Span.Line, d.Span.EndLine, d.Span.EndColumn = odd, odd, length+1
		d.WithHint("write +++ in this line")
	}
	p.doc.problems.Add(d)
	return "", nil, 0, false
}

// noFrontMatter reports a file that does not begin with front matter.
func (p *parser) noFrontMatter(text, first string) {
	d := diag.FrontMatter.At(diag.Span{File: p.file, Line: 1, Column: 1, EndLine: 1, EndColumn: 1 +
		utf8.RuneCountInString(first)},
		"the file does not begin with front matter").WithHint("begin the file with:\n+++\ntitle = \"…\"\n+++")
	switch trimmed := strings.TrimSpace(text); {
	case strings.HasPrefix(first, "---"):
		d.Message = "front matter between --- lines is YAML, which is not read"
		d.WithHint("write +++ instead of ---, and TOML between: title = \"…\" instead of title: …")
		if _, rest, _ := strings.Cut(text, "\n"); yamlEnd.MatchString(rest) {
			if converted, ok := yamlAsTOML(rest[:yamlEnd.FindStringIndex(rest)[0]]); ok {
				d.WithHint("write it as TOML:\n+++\n%s\n+++", converted)
			}
		}
	case strings.HasPrefix(trimmed, "+++"):
		d.WithHint("the first line must be +++ alone: remove what stands before or after it")
	case fence.MatchString(first):
		d.WithHint("write +++ in this line")
	case assignment.MatchString(first) && secondFence.MatchString(text):
		d.Message = "the line +++ above the front matter is missing"
		d.WithHint("put it above this line:\n+++\n%s", first)
	}
	p.doc.problems.Add(d)
}

var (
	// yamlEnd matches the line that ends front matter in YAML.
	yamlEnd = regexp.MustCompile(`(?m)^(?:---|\.\.\.)[ \t\r]*$`)

	// assignment matches a line that begins as one of TOML: title = "A", [source]
	assignment = regexp.MustCompile(`^\s*(?:[\w-]+\s*=|\[)`)

	// secondFence matches the line that ends front matter.
	secondFence = regexp.MustCompile(`(?m)^\+\+\+[ \t\r]*$`)
)
