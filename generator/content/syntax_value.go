package content

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/generator/diag"
	"onrecord/generator/edtf"
)

// A hint repeats all that stands in the line, so that an author who follows it loses
// nothing.

// dateKeys are the keys whose values are dates.
var dateKeys = func() (keys []string) {
	var add func(fields []*Field)
	add = func(fields []*Field) {
		for _, f := range fields {
			if f.Type == DateField {
				keys = append(keys, f.Key)
			}
			add(f.Fields)
		}
	}
	add(SettingsFields)
	for _, t := range Types {
		add(t.Fields())
	}
	return keys
}()

var slashedDate = regexp.MustCompile(`^\d+[./]\d+[./]\d+$`)

// badDate explains a date that is written without quotation marks and is not one of
// TOML's own.
func badDate(p *slip) *diag.Diagnostic {
	words := p.bare() && slices.Contains(dateKeys, p.key) && strings.ContainsAny(p.value, "0123456789") &&
		!p.says("array terminator", "inline table")
	if !words && !p.says("invalid datetime", "Invalid datetime") && !slashedDate.MatchString(p.value) {
		return nil
	}
	d, err := edtf.Parse(p.value)
	if err == nil {
		return p.tell(p.valueAt, "%s must stand in quotation marks: only a whole day may stand bare", d).
			WithHint("%s", p.with(quoted(p.value)))
	}
	if !words && strings.ContainsAny(p.value, " \t") {
		return nil // a text that begins like a date
	}
	if d, ok := edtf.Respell(p.value); ok {
		value := quoted(d.String())
		if k, day := plain(d.String()); k == isDate {
			value = day
		}
		return p.tell(p.valueAt, "a date is written in numbers, the year first").WithHint("%s", p.with(value))
	}
	problem := diag.BadDate.At(p.source.span(p.valueAt), "%s: %q is not a date", p.key, p.value)
	if e := (*edtf.Error)(nil); errors.As(err, &e) {
		problem.Message += ": " + e.Message
		problem.Hint = e.Hint
	}
	if thousands, _, dotted := Dotted(p.value); dotted && problem.Hint == "" {
		problem = diag.BadQuantity.At(problem.Span, "%s: %q is not a number", p.key, p.value)
		problem.Hint = "write " + thousands + ": a dot begins decimals"
	}
	return problem
}

// bare reports whether the line's value begins without a mark or a bracket.
func (p *slip) bare() bool {
	return p.assigns && p.value != "" && !strings.ContainsAny(p.value[:1], `"'[{=`)
}

// quoted returns a text as a TOML string with as few backslashes as possible.
func quoted(text string) string {
	if strings.ContainsAny(text, `"\`) && !strings.Contains(text, "'") {
		return "'" + text + "'"
	}
	return Quote(text)
}

// severalKeys explains a line that has more than one key = value.
func severalKeys(p *slip) *diag.Diagnostic {
	if !p.assigns || p.header {
		return nil
	}
	sc := &scanner{s: p.text[p.whole.start:p.valueAt.end]}
	var lines []string
	for sc.at < len(sc.s) {
		key := sc.keyPath()
		if len(sc.path) == 0 || !sc.next('=') {
			return nil
		}
		sc.skipSpace()
		var n node
		sc.value(&n)
		value := sc.s[n.value.start:n.value.end]
		next := strings.TrimLeft(sc.s[sc.at:], " \t")
		apart := next == "" || strings.ContainsAny(next[:1], ",;")
		if n.kind == isOther {
			var k kind
			apart = apart || strings.HasSuffix(value, ";")
			if k, value = plain(strings.TrimRight(value, ";")); value == "" || strings.ContainsAny(value, `"'`) ||
				!apart {
				return nil
			} else if k == isOther {
				value = quoted(value)
			}
		}
		lines = append(lines, sc.s[key.start:key.end]+" = "+value)
		sc.at = len(sc.s) - len(strings.TrimLeft(next, ",; \t"))
	}
	if len(lines) < 2 {
		return nil
	}
	if p.remark != "" {
		lines[len(lines)-1] += "  " + p.remark
	}
	return p.tell(stretch{p.whole.start, p.valueAt.end}, "a line has one key").WithHint("%s", strings.Join(lines, "\n"))
}

// otherWord explains a word that other languages use for a value.
func otherWord(p *slip) *diag.Diagnostic {
	switch word := strings.ToLower(p.value); word {
	case "true", "false":
		return p.tell(p.valueAt, "true and false are written in small letters").WithHint("%s", p.with(word))
	case "yes", "no", "on", "off":
		value := "false"
		if word == "yes" || word == "on" {
			value = "true"
		}
		return p.tell(p.valueAt, "%s is not a value: yes and no are true and false, and a text stands in quotation marks", p.value).WithHint("%s", p.with(value))
	case "null", "none", "nil":
		return p.tell(p.valueAt, "TOML has no %s", p.value).WithHint("leave the line out")
	}
	return nil
}

// afterValue explains text that follows a value.
func afterValue(p *slip) *diag.Diagnostic {
	if !p.assigns || !p.says("expected a top-level item to end") || p.at.start <= p.valueAt.start ||
		p.at.start > p.valueAt.end {
		return nil
	}
	value := strings.TrimSpace(p.text[p.valueAt.start:p.at.start])
	at := trimmed(p.text, p.at.start, p.valueAt.end)
	rest := p.text[at.start:at.end]
	switch {
	case strings.HasPrefix(rest, "//"):
		return p.tell(at, "a remark begins with #").WithHint("%s = %s  #%s", p.key, value, rest[2:]+p.remark)
	case rest == ";" || rest == ",":
		return p.tell(at, "nothing may follow the value").WithHint("%s", p.with(value))
	case p.bare():
		return nil
	case len(value) > 1 && len(p.value) > 2 && strings.ContainsAny(value[:1], `"'`) &&
		strings.HasSuffix(rest, value[:1]):
		return p.tell(p.valueAt, "the quotation mark inside the text ends it").
			WithHint("%s", p.with(quoted(p.value[1:len(p.value)-1])))
	}
	d := p.tell(at, "nothing may follow the value but a remark that begins with #")
	if strings.ContainsAny(value[:1], `"'`) {
		return d.WithHint("%s", p.with(quoted(p.value)))
	}
	return d.WithHint("%s = %s  # %s", p.key, value, strings.TrimSpace(rest+" "+p.remark))
}

const curly = "“”„‟«»‘’‚"

// unquoted explains a text without quotation marks, or between wrong ones.
func unquoted(p *slip) *diag.Diagnostic {
	if !p.bare() || p.at.start < p.valueAt.start {
		return nil
	}
	first, length := utf8.DecodeRuneInString(p.value)
	last, _ := utf8.DecodeLastRuneInString(p.value)
	text, between := p.value, strings.ContainsRune(curly, first)
	if between {
		text = text[length:]
	}
	if strings.ContainsRune(`"'`+curly, last) && (between || strings.Count(text, string(last)) == 1) {
		text = strings.TrimSuffix(text, string(last))
	}
	d := p.tell(p.valueAt, "text must stand in quotation marks").WithHint("%s", p.with(quoted(text)))
	if between {
		d.Message = "a text stands between straight quotation marks"
	}
	return d
}
