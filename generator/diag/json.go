package diag

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
)

// jsonDiagnostic is the documented shape; its field names are stable for ever.
type jsonDiagnostic struct {
	Code      string        `json:"code"`
	Severity  string        `json:"severity"`
	File      string        `json:"file"`
	Line      int           `json:"line"`
	Column    int           `json:"column"`
	EndLine   int           `json:"endLine"`
	EndColumn int           `json:"endColumn"`
	Message   string        `json:"message"`
	Hint      string        `json:"hint"`
	Related   []jsonRelated `json:"related"`
}

type jsonRelated struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// JSON prints the list as one array of objects, one a line, sorted by file, line,
// column and code. Lines and columns start at 1 and are never 0: what concerns a
// whole file is at 1:1, and what concerns the whole site has the file "". "related"
// is always an array and "hint" always a string. The error is w's.
func JSON(w io.Writer, l List) error {
	out := bufio.NewWriter(w)
	out.WriteString("[")
	for i, d := range l.sorted() {
		if i > 0 {
			out.WriteString(",")
		}
		line, err := compactJSON(newJSONDiagnostic(d))
		if err != nil {
			return err
		}
		out.WriteString("\n")
		out.Write(line)
	}
	if len(l) > 0 {
		out.WriteString("\n")
	}
	out.WriteString("]\n")
	return out.Flush()
}

func newJSONDiagnostic(d *Diagnostic) jsonDiagnostic {
	at := d.Span.whole()
	out := jsonDiagnostic{
		Code: d.Check.Code, Severity: d.Severity.String(),
		File: at.File, Line: at.Line, Column: at.Column, EndLine: at.EndLine, EndColumn: at.EndColumn,
		Message: d.Message, Hint: d.Hint, Related: []jsonRelated{},
	}
	for _, r := range d.Related {
		at := r.Span.whole()
		out.Related = append(out.Related, jsonRelated{at.File, at.Line, at.Column, r.Message})
	}
	return out
}

// compactJSON encodes without the escapes that only matter inside HTML.
func compactJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}
