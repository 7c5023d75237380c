package diag

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Explain returns the text of "onrecord explain CODE": the check's code, title and
// severity, its explanation, and its two examples, indented as Markdown code. It
// ends with a line break.
func (c *Check) Explain() string {
	return c.Code + ": " + c.Title + " (" + c.Severity.String() + ")\n" + c.body(indent)
}

// body is what follows the head of an explanation, with examples set as code.
func (c *Check) body(code func(string) string) string {
	var b strings.Builder
	if text := strings.TrimSpace(c.Text); text != "" {
		b.WriteString("\n" + text + "\n")
	}
	if c.Only != "" {
		b.WriteString("\nOnly `onrecord " + c.Only + "` looks for it.\n")
	}
	for _, example := range []struct{ title, text string }{{"Wrong:", c.Wrong}, {"Right:", c.Right}} {
		if text := strings.Trim(example.text, "\n"); text != "" {
			b.WriteString("\n" + example.title + "\n\n" + code(underlined(text)) + "\n")
		}
	}
	return b.String()
}

// underlined shows an example with its marked place underlined and the marks gone.
func underlined(example string) string {
	example = strings.ToValidUTF8(example, "\ufffd")
	before, rest, marked := strings.Cut(example, "⟪")
	if !marked {
		return example
	}
	place, after, _ := strings.Cut(rest, "⟫")
	line, below, more := strings.Cut(after, "\n")
	column := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
	marks := strings.Repeat("^", max(1, utf8.RuneCountInString(place)))
	shown := before + place + line + "\n" + strings.Repeat(" ", column) + marks
	if more {
		shown += "\n" + below
	}
	return shown
}

// indent puts four spaces before every line that is not empty.
func indent(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = "    " + line
		}
	}
	return strings.Join(lines, "\n")
}

// fence sets a text as a fenced block of Markdown; no example has a fence of its own.
func fence(text string) string { return "```text\n" + text + "\n```" }

// groups are the subjects of the codes, by their first digit.
var groups = map[byte]string{
	'1': "Files, TOML and the shape of records",
	'2': "Ids and references",
	'3': "Dates and numbers",
	'4': "Claims and relations",
	'5': "Quotes and articles",
	'6': "Markdown",
	'7': "Links",
	'8': "Templates and outputs",
}

const manualHead = "# Diagnostics\n\n" +
	"What `onrecord build`, `serve` and `check` can say of a site, by code. A code never changes its meaning. " +
	"`onrecord explain CODE` prints one of these\n" +
	"entries. An **error** stops a build, a **warning** only one with `--strict`, an **info** none. " +
	"Advice about what is absent waits until there is no error.\n\n" +
	"In the wrong examples the place that is reported is underlined. " +
	"This page is made from the program: `UPDATE_DOCS=1 go test ./generator/diag`.\n"

// Manual returns docs/diagnostics.md: every check with its explanation.
func Manual() string {
	var b strings.Builder
	b.WriteString(manualHead)
	group := byte(0)
	for _, c := range Checks() {
		if g := c.Code[len("OR")]; g != group {
			group = g
			fmt.Fprintf(&b, "\n## %s\n", groups[g])
		}
		fmt.Fprintf(&b, "\n### %s: %s\n\n*%s*\n%s", c.Code, c.Title, c.Severity, c.body(fence))
	}
	return b.String()
}
