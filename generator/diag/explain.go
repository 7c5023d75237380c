package diag

import "strings"

// Explain returns the text of "onrecord explain CODE": the check's code, title and
// severity, its explanation, and its two examples, indented as Markdown code. It
// ends with a line break.
func (c *Check) Explain() string {
	var b strings.Builder
	b.WriteString(c.Code + ": " + c.Title + " (" + c.Severity.String() + ")\n")
	if text := strings.TrimSpace(c.Text); text != "" {
		b.WriteString("\n" + text + "\n")
	}
	if c.Only != "" {
		b.WriteString("\nOnly `onrecord " + c.Only + "` looks for it.\n")
	}
	for _, example := range []struct{ title, text string }{{"Wrong:", c.Wrong}, {"Right:", c.Right}} {
		if text := strings.Trim(example.text, "\n"); text != "" {
			b.WriteString("\n" + example.title + "\n\n" + indent(text) + "\n")
		}
	}
	return b.String()
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
