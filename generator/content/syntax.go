package content

import (
	"cmp"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"onrecord/generator/diag"
)

// syntaxProblem turns an error of the TOML library into a diagnostic that names the usual
// cause.
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
	return diag.Syntax.At(s.span(slip.at), "%s", e.Message).
		WithHint("the slip of the pen stands here, or at the end of the line before")
}

// slip is a place where the TOML library stopped reading.
type slip struct {
	source          *source
	text, message   string
	lastKey         string
	at              stretch // as the library reports it, within one line
	whole           stretch // of the line, without its indentation
	key, value      string  // of the line
	remark          string  // the comment behind the value, with its #
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
		remark := remarkIn(s.text[:p.valueAt.end], p.valueAt.start)
		p.remark = s.text[remark:p.valueAt.end]
		p.valueAt = trimmed(s.text, p.valueAt.start, remark)
		p.key, p.value = s.text[p.keyAt.start:p.keyAt.end], s.text[p.valueAt.start:p.valueAt.end]
	}
	return p
}

// remarkIn returns the offset at which a comment begins in a text, from an offset on.
// Without a comment it returns the text's end.
func remarkIn(text string, from int) int {
	p := &scanner{s: text, at: from}
	for p.at < len(p.s) && p.s[p.at] != '#' {
		if p.s[p.at] == '"' || p.s[p.at] == '\'' {
			p.string()
		} else {
			p.at++
		}
	}
	return p.at
}

// trimmed returns a stretch of a text without the white space at its ends.
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

// with returns the line with another value. Its comment stays.
func (p *slip) with(value string) string {
	line := p.key + " = " + value
	if p.remark != "" {
		line += "  " + p.remark
	}
	return line
}

// slips are the explanations, in the order in which they are tried.
var slips = []func(*slip) *diag.Diagnostic{leftBehind, keyTwice, badDate, unclosedText, unclosedList, inList, inBraces,
	severalKeys,
	notAssigned, otherWord, afterValue, unquoted, inText, control}

// keyTwice explains a key or a table that stands twice.
func keyTwice(p *slip) *diag.Diagnostic {
	if !p.says("already been defined", "has already been", "already defined", "already created") {
		return nil
	}
	key := strings.TrimPrefix(p.lastKey, p.source.table()+".")
	if p.header {
		name := strings.Trim(p.text[p.whole.start:p.whole.end], "[]")
		return p.tell(p.whole, "the table [%s] stands twice", name).
			WithHint("where there are several, each has the header [[%s]]", name)
	}
	d := p.tell(p.at, "the key %s stands twice", key).WithHint("keep one of the two lines")
	first := &source{file: p.source.file, text: p.text[:p.whole.start], line: p.source.line, in: p.source.in}
	if n := first.places().get(key); n != nil && n.key.end > 0 {
		d.WithRelated(first.span(n.key), "the first is here")
	}
	return d
}

// unclosedText explains a text without its closing quotation mark.
func unclosedText(p *slip) *diag.Diagnostic {
	if p.says("unexpected EOF") {
		for _, marks := range []string{`"""`, `'''`} {
			if i := strings.LastIndex(p.text, marks); strings.Count(p.text, marks)%2 == 1 {
				return p.tell(stretch{i, i + len(marks)}, "the text that begins here has no end").
					WithHint("put %s after its last line", marks)
			}
		}
	}
	if p.value == "" || !strings.ContainsAny(p.value[:1], `"'`) ||
		!p.says("strings cannot contain newlines") &&
			!(p.says("unexpected EOF") && strings.Count(p.value, p.value[:1])%2 == 1) {
		return nil
	}
	return p.tell(p.valueAt, "the text has no closing quotation mark").
		WithHint("%s = %s%s\nor write it between \"\"\" and \"\"\" over several lines", p.key, p.value, p.value[:1])
}

// notAssigned explains a line that is not of the form key = value.
func notAssigned(p *slip) *diag.Diagnostic {
	line := p.text[p.whole.start:p.whole.end]
	words := strings.Fields(p.key)
	switch {
	case p.header:
	case p.assigns && p.key == "":
		return p.tell(p.whole, "there is no key before the equals sign").WithHint("title %s", line)
	case p.assigns && p.at.start < p.keyAt.end && strings.ContainsFunc(p.key,
		func(r rune) bool { return r >= utf8.RuneSelf }):
		return p.tell(p.keyAt, "a key has letters from a to z, digits, hyphens and underscores only").
			WithHint("\"%s\" = %s, where it is your own in an [extra] table", p.key, p.value)
	case p.assigns && len(words) > 1 && !strings.ContainsAny(p.key, `"':`):
		return p.tell(p.keyAt, "a key can't have a space in it").WithHint("%s = %s", strings.Join(words, "_"), p.value)
	case p.assigns && p.value == "":
		return p.tell(p.whole, "%s has no value", p.key).WithHint("%s", p.with(`"…"`))
	case p.assigns && strings.HasPrefix(p.value, "="):
		return p.tell(stretch{p.valueAt.start, p.valueAt.start + 1}, "there are two equals signs").
			WithHint("%s = %s", p.key, strings.TrimSpace(p.value[1:]))
	case !p.assigns && strings.Contains(line, ":"), p.says("but got ':'"):
		k, v, _ := strings.Cut(line, ":")
		if rest, equals := strings.CutPrefix(v, "="); equals {
			return p.tell(p.whole, "between a key and its value stands = alone").
				WithHint("%s = %s", strings.TrimSpace(k), strings.TrimSpace(rest))
		}
		if converted, ok := yamlAsTOML(p.text); ok {
			return p.tell(p.whole, "this is YAML, not TOML").WithHint("write it as TOML:\n%s", converted)
		}
		v = cmp.Or(strings.Trim(strings.TrimRight(strings.TrimSpace(v), ","), `"'`), "…")
		return p.tell(p.whole, "this is YAML, not TOML").
			WithHint("%s = %s", strings.Trim(strings.TrimSpace(k), `"'`), quoted(v))
	case p.says("'.'", "unexpected '='") && strings.Contains(cmp.Or(p.key, line), "."):
		parts := strings.FieldsFunc(cmp.Or(p.key, line), func(r rune) bool { return r == '.' || r == ' ' })
		return p.tell(p.whole, "a key neither begins nor ends with a dot, nor has two in a row").
			WithHint("%s = %s", strings.Join(parts, "."), cmp.Or(p.value, "…"))
	case p.assigns && p.at.start < p.keyAt.end:
		return p.tell(p.keyAt, "this is no key").WithHint("a key has letters from a to z, digits, hyphens and underscores: key = %s", p.value)
	case !p.assigns && p.says("expected '.' or '='", "expected key separator"):
		d := p.tell(p.whole, "there is no equals sign in this line")
		first, rest, _ := strings.Cut(line, " ")
		if strings.Trim(first, "-*") == "" || !bareKeyByte(first[0]) {
			return d.WithHint("begin the line with # if it is a remark; a list is written key = [\"…\", \"…\"]")
		}
		if rest = strings.TrimSpace(rest); rest == "" || rest[0] == '#' {
			return d.WithHint("%s = \"…\"%s, or begin the line with # if it is a remark", first,
				strings.TrimRight("  "+rest, " "))
		}
		return d.WithHint("%s = %s, or begin the line with # if it is a remark", first,
			quoted(strings.Trim(rest, `"'`)))
	}
	return nil
}

// inText explains a backslash in a text.
func inText(p *slip) *diag.Diagnostic {
	if !p.says("escape", "hexadecimal digits after", "invalid escaped character") || len(p.value) < 2 {
		return nil
	}
	inner := strings.Trim(p.value, `"`)
	return p.tell(p.valueAt, "a backslash means something special between double quotation marks").
		WithHint("%s = '%s'", p.key, inner)
}

// control explains a character that can't be seen.
func control(p *slip) *diag.Diagnostic {
	if !p.says("control characters") {
		return nil
	}
	return p.tell(p.at, "a control character stands here, which TOML does not allow").
		WithHint("remove it: it can't be seen, and was perhaps pasted with the text")
}
