// Package diag says what is wrong with a docket, where, and what to write
// instead.
//
// A [Check] is a rule that content can break. checks.txt declares every check of the
// generator once, with a code that never changes, a title, a severity, an explanation
// and two examples: one that breaks the rule and one that keeps it. "onrecord explain",
// docs/diagnostics.md and the tests of the checks all use that declaration. checks.go
// has a variable for each check.
//
// A [Diagnostic] is one breach: a check, a [Span] in a file, a message in the
// author's own words, a hint that says what to write, and related places. The
// phases collect diagnostics in a [List]; nothing stops at the first. Finding and
// printing are apart: [List.Sort] puts them in order and the printers of this
// package (text with an excerpt, JSON, GitHub annotations, SARIF) show them.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says how grave a diagnostic is. Errors stop a build; warnings stop it
// only under --strict; infos never do.
type Severity uint8

// The severities, gravest first, so that sorting by value puts errors first.
const (
	Error Severity = iota
	Warning
	Info
)

// String returns the severity's name as the output formats spell it.
func (s Severity) String() string {
	return [...]string{"error", "warning", "info"}[s]
}

// Span is a place in a file. Lines and columns start at 1; a column counts Unicode
// code points; End is exclusive, so an empty span has EndColumn == Column. File is
// relative to the source folder, with forward slashes. A Span without a line means
// the file as a whole, and one without a file the site as a whole.
type Span struct {
	File                             string
	Line, Column, EndLine, EndColumn int
}

// IsZero reports whether the span names no place at all.
func (s Span) IsZero() bool { return s == Span{} }

// Compare orders spans by file, line and column.
func (s Span) Compare(t Span) int {
	return cmp.Or(
		cmp.Compare(s.File, t.File),
		cmp.Compare(s.Line, t.Line),
		cmp.Compare(s.Column, t.Column),
	)
}

// FileSpan returns the span that means a file as a whole. It is shown as the file's first
// line.
func FileSpan(file string) Span {
	return Span{File: file, Line: 1, Column: 1, EndLine: 1, EndColumn: 1}
}

// Check is one rule. checks.txt declares all of them.
type Check struct {
	Code     string   // "OR" and three digits, stable for ever once released
	Title    string   // what is wrong, as a short noun phrase: "unknown key"
	Severity Severity // of every diagnostic of this check
	Text     string   // why it is wrong and how to mend it, a few sentences of Markdown
	Wrong    string   // parts of a site that break the rule, in the txtar format
	Right    string   // the same parts, mended
	Only     string   // "check" when only the check command looks for it, else empty
}

// Related is another place that explains a diagnostic: the first of two equal ids,
// the claim that is contradicted.
type Related struct {
	Span    Span
	Message string
}

// Diagnostic is one breach of one check.
type Diagnostic struct {
	Check    *Check
	Severity Severity // the check's, unless an option such as --lenient lowered it
	Span     Span
	Message  string // one sentence without a final stop, in the author's words
	Hint     string // what to write instead; may have several lines; may be empty
	Related  []Related
}

// At makes a diagnostic of the check at a place.
func (c *Check) At(at Span, format string, args ...any) *Diagnostic {
	return &Diagnostic{Check: c, Severity: c.Severity, Span: at, Message: fmt.Sprintf(format, args...)}
}

// WithHint sets what to write instead and returns d.
func (d *Diagnostic) WithHint(format string, args ...any) *Diagnostic {
	d.Hint = fmt.Sprintf(format, args...)
	return d
}

// WithRelated adds another place that explains d and returns d.
func (d *Diagnostic) WithRelated(at Span, format string, args ...any) *Diagnostic {
	d.Related = append(d.Related, Related{at, fmt.Sprintf(format, args...)})
	return d
}

// List is a collection of diagnostics. The zero List is empty and ready to use.
type List []*Diagnostic

// Add appends diagnostics.
func (l *List) Add(d ...*Diagnostic) { *l = append(*l, d...) }

// Sort orders the list by file, line, column, code and message, and drops
// repetitions, so that the same content always gives the same list.
func (l *List) Sort() {
	slices.SortFunc(*l, func(a, b *Diagnostic) int {
		return cmp.Or(a.Span.Compare(b.Span), cmp.Compare(a.Check.Code, b.Check.Code), cmp.Compare(a.Message, b.Message))
	})
	*l = slices.CompactFunc(*l, func(a, b *Diagnostic) bool {
		return a.Span == b.Span && a.Check == b.Check && a.Message == b.Message
	})
}

// Count returns how many diagnostics have the severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Only returns the diagnostics that have the severity.
func (l List) Only(s Severity) List {
	var some List
	for _, d := range l {
		if d.Severity == s {
			some.Add(d)
		}
	}
	return some
}

// Fails reports whether a build with these diagnostics must not be published:
// any error, or under strict any warning.
func (l List) Fails(strict bool) bool {
	return l.Count(Error) > 0 || strict && l.Count(Warning) > 0
}
