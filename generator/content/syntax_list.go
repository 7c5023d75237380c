package content

import (
	"strings"

	"onrecord/generator/diag"
)

// unclosedList explains a list without its bracket or without a comma.
func unclosedList(p *slip) *diag.Diagnostic {
	switch {
	case p.says("unexpected comma"):
		return p.tell(p.at, "there is a comma too many").WithHint("remove it")
	case p.header && p.says("delimiter", "expected '.' or ']'", "table"):
		name := strings.Trim(p.text[p.whole.start:p.whole.end], "[] \t")
		return p.tell(p.whole, "the header has not as many brackets at its end as at its start").
			WithHint("[[%s]], or [%s] for a table that stands once", name, name)
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
		return p.tell(trimmed(p.text, open, open+len(line)), "the list that begins here has no end").
			WithHint("put ] after its last item")
	}
	return p.tell(p.at, "a comma is missing between two items of a list").WithHint("put a comma before this item")
}

// openBracket returns the offset of the last list in a TOML text that has no end, or -1.
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

// inList explains items of a list that are no values.
func inList(p *slip) *diag.Diagnostic {
	inner, begins := strings.CutPrefix(p.value, "[")
	inner, ends := strings.CutSuffix(inner, "]")
	if !begins || !ends || !p.says("expected value") {
		return nil
	}
	var items []string
	for item := range strings.SplitSeq(inner, ",") {
		item = strings.TrimSpace(item)
		switch straight := strings.Count(item, `"`) + strings.Count(item, "'"); {
		case item == "":
		case straight == 0:
			items = append(items, quoted(strings.Trim(item, curly)))
		case straight == 2 && strings.ContainsAny(item[:1], `"'`) && item[len(item)-1] == item[0]:
			items = append(items, item)
		default:
			return nil // a comma inside a text
		}
	}
	return p.tell(p.valueAt, "the items of a list stand in straight quotation marks").
		WithHint("%s", p.with("["+strings.Join(items, ", ")+"]"))
}

// inBraces explains what is wrong within { … }.
func inBraces(p *slip) *diag.Diagnostic {
	if !p.says("inline table") && !strings.HasPrefix(p.value, "{") {
		return nil
	}
	at := p.at
	if p.assigns {
		at = p.valueAt
	}
	return p.tell(at, "the table between braces can't be read").
		WithHint("{ key = \"…\", key = \"…\" } on one line, with texts in quotation marks and commas between; or give the table a header of its own")
}
