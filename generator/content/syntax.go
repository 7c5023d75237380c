package content

import (
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"onrecord/generator/diag"
	"onrecord/generator/edtf"
)

// syntaxProblem turns an error of the TOML library into a diagnostic that says
// what most often lies behind it.
func syntaxProblem(s *source, err error) *diag.Diagnostic {
	var e toml.ParseError
	if !errors.As(err, &e) {
		return diag.Syntax.At(s.span(firstLine(s.text)), "%s", strings.TrimPrefix(err.Error(), "toml: "))
	}
	slip := newSlip(s, e)
	for _, explain := range slips {
		if d := explain(slip); d != nil {
			return d
		}
	}
	return diag.Syntax.At(s.span(slip.at), "%s", e.Message).WithHint("the slip of the pen stands here, or at the end of the line before")
}

// slip is a place where TOML could not be read on.
type slip struct {
	source          *source
	text, message   string
	lastKey         string
	at              stretch // as the library has it, within one line
	whole           stretch // of the line, without its indentation
	key, value      string  // of the line; value without its comment
	keyAt, valueAt  stretch
	assigns, header bool
}

func newSlip(s *source, e toml.ParseError) *slip {
	start := min(max(e.Position.Start, 0), len(s.text))
	for start > 0 && start < len(s.text) && !utf8.RuneStart(s.text[start]) {
		start-- // the library counts some letters by their bytes
	}
	end := min(start+max(e.Position.Len, 1), len(s.text))
	for end < len(s.text) && !utf8.RuneStart(s.text[end]) {
		end++
	}
	if line := strings.IndexByte(s.text[start:end], '\n'); line >= 0 {
		end = start + line
	}
	p := &slip{source: s, text: s.text, message: e.Message, lastKey: e.LastKey, at: stretch{start, end}}
	from := strings.LastIndexByte(s.text[:start], '\n') + 1
	line, _, _ := strings.Cut(s.text[from:], "\n")
	p.whole = trimmed(s.text, from, from+len(line))
	line = s.text[p.whole.start:p.whole.end]
	p.header = strings.HasPrefix(line, "[")
	if i := strings.IndexByte(line, '='); i >= 0 {
		p.assigns = true
		p.keyAt = trimmed(s.text, p.whole.start, p.whole.start+i)
		p.valueAt = trimmed(s.text, p.whole.start+i+1, p.whole.end)
		p.key, p.value = s.text[p.keyAt.start:p.keyAt.end], s.text[p.valueAt.start:p.valueAt.end]
	}
	return p
}

// trimmed is a stretch of a text without the white space at its ends.
func trimmed(text string, start, end int) stretch {
	t := text[start:end]
	start += len(t) - len(strings.TrimLeft(t, " \t"))
	return stretch{start, max(start, end-(len(t)-len(strings.TrimRight(t, " \t\r"))))}
}

func (p *slip) says(parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(p.message, part) {
			return true
		}
	}
	return false
}

func (p *slip) tell(at stretch, format string, args ...any) *diag.Diagnostic {
	return diag.Syntax.At(p.source.span(at), format, args...)
}

// slips are the explanations, in the order in which they are tried.
var slips = []func(*slip) *diag.Diagnostic{keyTwice, badDate, unclosedText, unclosedList, notAssigned, unquoted, afterValue, inText}

// keyTwice explains a key or a table that stands twice.
func keyTwice(p *slip) *diag.Diagnostic {
	if !p.says("already been defined", "has already been", "already defined") {
		return nil
	}
	key := strings.TrimPrefix(p.lastKey, p.source.table()+".")
	if p.header {
		name := strings.Trim(p.text[p.whole.start:p.whole.end], "[]")
		return p.tell(p.whole, "the table [%s] stands twice", name).WithHint("where there are several, each has the header [[%s]]", name)
	}
	d := p.tell(p.at, "the key %s stands twice", key).WithHint("keep one of the two lines")
	first := &source{file: p.source.file, text: p.text[:p.whole.start], line: p.source.line, in: p.source.in}
	if n := first.places().get(key); n != nil && n.key.end > 0 {
		d.WithRelated(first.span(n.key), "the first is here")
	}
	return d
}

var slashedDate = regexp.MustCompile(`^\d+[./]\d+[./]\d+$`)

// badDate explains a date that is written without quotation marks and is none of
// TOML's own.
func badDate(p *slip) *diag.Diagnostic {
	value, _, _ := strings.Cut(p.value, "#")
	value = strings.TrimSpace(value)
	if !p.says("invalid datetime", "Invalid datetime") && !slashedDate.MatchString(value) {
		return nil
	}
	at := stretch{p.valueAt.start, p.valueAt.start + len(value)}
	d, err := edtf.Parse(value)
	if err == nil {
		return p.tell(at, "%s must stand in quotation marks: only a whole day may stand bare", d).WithHint("%s = %q", p.key, value)
	}
	problem := diag.BadDate.At(p.source.span(at), "%s: %q is not a date", p.key, value)
	if e := (*edtf.Error)(nil); errors.As(err, &e) {
		problem.Message += ": " + e.Message
		problem.Hint = e.Hint
	}
	return problem
}

// unclosedText explains a text without its closing quotation mark.
func unclosedText(p *slip) *diag.Diagnostic {
	if p.says("unexpected EOF") {
		for _, marks := range []string{`"""`, `'''`} {
			if i := strings.LastIndex(p.text, marks); strings.Count(p.text, marks)%2 == 1 {
				return p.tell(stretch{i, i + len(marks)}, "the text that begins here has no end").WithHint("put %s after its last line", marks)
			}
		}
	}
	if p.value == "" || !strings.ContainsAny(p.value[:1], `"'`) ||
		!p.says("strings cannot contain newlines") && !(p.says("unexpected EOF") && strings.Count(p.value, p.value[:1])%2 == 1) {
		return nil
	}
	return p.tell(p.valueAt, "the text has no closing quotation mark").
		WithHint("%s = %s%s\nor write it between \"\"\" and \"\"\" over several lines", p.key, p.value, p.value[:1])
}

// unclosedList explains a list without its bracket or without a comma.
func unclosedList(p *slip) *diag.Diagnostic {
	switch {
	case p.says("unexpected comma"):
		return p.tell(p.at, "there is a comma too many").WithHint("remove it")
	case p.header && p.says("delimiter", "expected '.' or ']'", "table"):
		name := strings.Trim(p.text[p.whole.start:p.whole.end], "[] \t")
		return p.tell(p.whole, "the header has not as many brackets at its end as at its start").WithHint("[[%s]], or [%s] for a table that stands once", name, name)
	case !p.says("array terminator", "unexpected EOF"):
		return nil
	}
	open := openBracket(p.text[:p.at.start])
	if open < 0 {
		return nil
	}
	atEnd := strings.TrimSpace(p.text[p.at.start:]) == ""
	if atEnd || strings.Contains(p.text[open:p.at.start], "\n") && (p.assigns || p.header) {
		line, _, _ := strings.Cut(p.text[open:], "\n")
		return p.tell(trimmed(p.text, open, open+len(line)), "the list that begins here has no end").WithHint("put ] after its last item")
	}
	return p.tell(p.at, "a comma is missing between two items of a list").WithHint("put a comma before this item")
}

// openBracket returns where the last list of a TOML text begins that has not
// ended, or -1.
func openBracket(text string) int {
	p := &scanner{s: text}
	open := -1
	for p.at < len(p.s) {
		switch p.s[p.at] {
		case '"', '\'':
			p.string()
			continue
		case '#':
			p.toLineEnd()
			continue
		case '[':
			open = p.at
		case ']':
			open = -1
		}
		p.at++
	}
	return open
}

// notAssigned explains a line that is no key = value.
func notAssigned(p *slip) *diag.Diagnostic {
	line := p.text[p.whole.start:p.whole.end]
	words := strings.Fields(p.key)
	switch {
	case p.header:
	case p.assigns && p.key == "":
		return p.tell(p.whole, "there is no key before the equals sign").WithHint("title %s", line)
	case p.assigns && len(words) > 1 && !strings.ContainsAny(p.key, `"':`):
		return p.tell(p.keyAt, "a key can't have a space in it").WithHint("%s = %s", strings.Join(words, "_"), p.value)
	case p.assigns && p.value == "":
		return p.tell(p.whole, "%s has no value", p.key).WithHint("%s = \"…\"", p.key)
	case p.assigns && strings.HasPrefix(p.value, "="):
		return p.tell(stretch{p.valueAt.start, p.valueAt.start + 1}, "there are two equals signs").WithHint("%s = %s", p.key, strings.TrimSpace(p.value[1:]))
	case !p.assigns && strings.Contains(line, ":"):
		k, v, _ := strings.Cut(line, ":")
		return p.tell(p.whole, "this is YAML, not TOML").WithHint("%s = \"%s\"", strings.TrimSpace(k), strings.Trim(strings.TrimSpace(v), `"'`))
	case !p.assigns && p.says("expected '.' or '='"):
		return p.tell(p.whole, "there is no equals sign in this line").WithHint("%s = \"…\", or begin the line with # if it is a remark", words1(line))
	}
	return nil
}

func words1(line string) string {
	first, _, _ := strings.Cut(line, " ")
	return first
}

const curly = "“”„‟«»‘’‚"

// unquoted explains a text that stands bare, or between the wrong marks.
func unquoted(p *slip) *diag.Diagnostic {
	if !p.assigns || p.value == "" || strings.ContainsAny(p.value[:1], `"'[{0123456789+-`) {
		return nil
	}
	text := strings.Trim(p.value, `"'`+curly)
	switch strings.ToLower(text) {
	case "true", "false":
		return p.tell(p.valueAt, "true and false are written in small letters").WithHint("%s = %s", p.key, strings.ToLower(text))
	case "yes", "no", "on", "off":
		return p.tell(p.valueAt, "%s is not a value: yes and no are true and false, and a text stands in quotation marks", text).
			WithHint("%s = %t", p.key, strings.EqualFold(text, "yes") || strings.EqualFold(text, "on"))
	case "null", "none", "nil":
		return p.tell(p.valueAt, "TOML has no %s", text).WithHint("leave the line out")
	}
	if strings.ContainsRune(curly, []rune(p.value)[0]) {
		return p.tell(p.valueAt, "a text stands between straight quotation marks").WithHint("%s = \"%s\"", p.key, text)
	}
	return p.tell(p.valueAt, "text must stand in quotation marks").WithHint("%s = \"%s\"", p.key, text)
}

// afterValue explains what stands after a value.
func afterValue(p *slip) *diag.Diagnostic {
	if !p.assigns || !p.says("expected a top-level item to end") || p.at.start <= p.valueAt.start || p.at.start > p.whole.end {
		return nil
	}
	value := strings.TrimSpace(p.text[p.valueAt.start:p.at.start])
	rest := p.text[p.at.start:p.whole.end]
	switch {
	case strings.HasPrefix(rest, "//"):
		return p.tell(stretch{p.at.start, p.whole.end}, "a remark begins with #").WithHint("%s = %s  #%s", p.key, value, rest[2:])
	case rest == ";" || rest == ",":
		return p.tell(p.at, "nothing may follow the value").WithHint("%s = %s", p.key, value)
	case len(value) > 1 && len(p.value) > 2 && strings.ContainsAny(value[:1], `"'`) && strings.HasSuffix(rest, value[:1]):
		inner := p.value[1 : len(p.value)-1]
		mended := `"` + strings.ReplaceAll(inner, `"`, `\"`) + `"`
		if !strings.Contains(inner, "'") {
			mended = "'" + inner + "'"
		}
		return p.tell(p.valueAt, "the quotation mark inside the text ends it").WithHint("%s = %s", p.key, mended)
	}
	return p.tell(stretch{p.at.start, p.whole.end}, "nothing may follow the value but a remark that begins with #").WithHint("%s = %s", p.key, value)
}

// inText explains a backslash in a text.
func inText(p *slip) *diag.Diagnostic {
	if !p.says("escape", "hexadecimal digits after", "invalid escaped character") || len(p.value) < 2 {
		return nil
	}
	inner := strings.Trim(p.value, `"`)
	return p.tell(p.valueAt, "a backslash means something special between double quotation marks").WithHint("%s = '%s'", p.key, inner)
}
