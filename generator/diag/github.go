package diag

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// annotations is how many of one step GitHub shows: ten of each kind at most, and it
// drops the rest in silence. One limit for all keeps errors from being lost among
// warnings where a job counts them together.
const annotations = 10

// GitHub prints the list as workflow commands, which GitHub Actions shows beside the
// changed lines: at most ten, errors first. If there are more, a line for the log counts
// the rest. Infos are notices. Files are named as in the list, so they resolve where the
// source folder is the repository's root. The error is that of writing to w.
func GitHub(w io.Writer, l List) error {
	l = l.gravestFirst()
	out := bufio.NewWriter(w)
	for _, d := range l[:min(len(l), annotations)] {
		fmt.Fprintln(out, annotation(d))
	}
	if left := len(l) - annotations; left > 0 {
		fmt.Fprintf(out, "and %d more; in all %s\n", left, l.tally())
	}
	return out.Flush()
}

// annotation is the workflow command for one diagnostic.
func annotation(d *Diagnostic) string {
	command := [...]string{Error: "error", Warning: "warning", Info: "notice"}[d.Severity]
	title := "title=" + escapeProperty(d.Check.Code+" "+d.Check.Title)
	properties := []string{title}
	if at := d.Span.whole(); at.File != "" {
		properties = []string{"file=" + escapeProperty(at.File), fmt.Sprintf("line=%d,col=%d", at.Line, at.Column), title}
		// GitHub rejects columns where the place spans several lines.
		if at.Line == at.EndLine {
			properties = append(properties, fmt.Sprintf("endLine=%d,endColumn=%d", at.EndLine, at.EndColumn))
		}
	}
	message := d.Message
	if d.Hint != "" {
		message += "\n" + d.Hint
	}
	return "::" + command + " " + strings.Join(properties, ",") + "::" + escapeData(message)
}

// The escapes of the workflow commands, as actions/toolkit writes them.
var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func escapeData(s string) string     { return dataEscapes.Replace(s) }
func escapeProperty(s string) string { return propertyEscapes.Replace(s) }

// A step's summary is refused as a whole above 1 MiB; these stay well below it.
const (
	summaryRows  = 1000
	summaryBytes = 400 << 10
)

// Summary prints the list as Markdown for the file that GITHUB_STEP_SUMMARY names: a
// table, gravest first, of at most 1,000 rows and 400 KiB, and below it the first
// diagnostics with their excerpts. src may be nil. The error is w's.
func Summary(w io.Writer, l List, src ReadFile) error {
	l = l.gravestFirst()
	if len(l) == 0 {
		_, err := io.WriteString(w, "### onrecord: nothing to report\n")
		return err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "### onrecord: %s\n\n| | Code | Place | Message |\n|---|---|---|---|\n", l.tally())
	for i, d := range l {
		row := summaryRow(d)
		if i == summaryRows || b.Len()+len(row) > summaryBytes {
			fmt.Fprintf(&b, "\nand %d more\n", len(l)-i)
			break
		}
		b.WriteString(row)
	}
	var text bytes.Buffer
	if err := Text(&text, l, src, TextOptions{}); err != nil {
		return err
	}
	if text.Len() <= summaryBytes {
		fence := strings.Repeat("`", longestRun(text.Bytes(), '`')+3)
		fmt.Fprintf(&b, "\n<details><summary>In full</summary>\n\n%stext\n%s%s\n\n</details>\n", fence, text.Bytes(), fence)
	}
	_, err := w.Write(b.Bytes())
	return err
}

func summaryRow(d *Diagnostic) string {
	place := d.Span.File
	if d.Span.Line > 0 {
		place = fmt.Sprintf("%s:%d:%d", place, d.Span.Line, d.Span.Column)
	}
	return fmt.Sprintf("| %s | %s | %s | %s |\n",
		d.Severity, d.Check.Code, escapeMarkdown(place), escapeMarkdown(d.Message))
}

// markdownEscapes makes any text one table cell that shows just that text.
var markdownEscapes = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "|", `\|`, `\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`,
	"[", `\[`, "]", `\]`, "~", `\~`, "$", `\$`, "\r\n", " ", "\n", " ", "\r", " ",
)

func escapeMarkdown(s string) string { return visibleText(markdownEscapes.Replace(s)) }

// longestRun returns the length of the longest run of c in b.
func longestRun(b []byte, c byte) int {
	longest, run := 0, 0
	for _, x := range b {
		if run++; x != c {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}
