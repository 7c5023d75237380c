package content

import (
	"bytes"
	"strings"

	"onrecord/generator/diag"
)

// These lines mark a merge conflict of git. The middle one can also underline a heading,
// so only the first and the last are looked for.
const (
	oursBegin  = "<<<<<<< "
	parted     = "======="
	theirsEnd  = ">>>>>>> "
	mendMerged = "keep what is right of the two versions, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"
)

// conflicts reports the merge conflicts in a file. They usually cause everything else
// that is wrong with it: a record that stands twice, or a line that is no TOML.
func conflicts(file string, text []byte) (found diag.List) {
	for from := 0; ; {
		start := lineThatBegins(text, oursBegin, from)
		if start < 0 {
			return found
		}
		end := lineThatBegins(text, theirsEnd, start)
		if end < 0 {
			return found
		}
		found.Add(diag.MergeConflict.At(lineSpan(file, text, start),
			"a merge conflict stands here: two versions of the same lines").
			WithHint(mendMerged).WithRelated(lineSpan(file, text, end), "it ends here"))
		from = end
	}
}

// lineThatBegins returns the offset of the next line, from an offset on, that begins with
// a text, or -1.
func lineThatBegins(text []byte, with string, from int) int {
	for {
		i := bytes.Index(text[from:], []byte(with))
		if i < 0 {
			return -1
		}
		if from += i; from == 0 || text[from-1] == '\n' {
			return from
		}
		from += len(with)
	}
}

// lineSpan returns the place of the line that starts at an offset.
func lineSpan(file string, text []byte, start int) diag.Span {
	line, _, _ := bytes.Cut(text[start:], []byte("\n"))
	return diag.SpanAt(file, text, start, start+len(bytes.TrimRight(line, " \t\r")))
}

// leftBehind explains a line of a merge conflict whose other lines are gone.
func leftBehind(p *slip) *diag.Diagnostic {
	line := p.text[p.whole.start:p.whole.end]
	for _, mark := range []string{oursBegin, parted, theirsEnd} {
		if mark = strings.TrimSpace(mark); line == mark || strings.HasPrefix(line, mark+" ") {
			return diag.MergeConflict.At(p.source.span(p.whole), "this line was left behind by a merge conflict").
				WithHint("remove it, and see that the lines round it are those that you want")
		}
	}
	return nil
}
