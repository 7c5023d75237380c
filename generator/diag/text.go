package diag

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// ReadFile gives the bytes of a file that a span names, for excerpts. Nil bytes or an
// error mean that no excerpt is shown.
type ReadFile func(file string) ([]byte, error)

// TextOptions say how [Text] lays out its output.
type TextOptions struct {
	Color bool // with ANSI colours
	Width int  // columns of the terminal; 0 means 100
	Max   int  // how many diagnostics are shown in full; 0 means 20
}

// Text prints the list for people: each diagnostic with its place underlined in an
// excerpt, its related places and its hint. Errors come first, then warnings, then
// infos, each by place, so that warnings never bury an error. After opt.Max of them,
// or three infos of one check, the rest is counted by code; what a flag asked for is
// shown whole. The last line counts all by severity. An empty list
// prints nothing. src may be nil. The error is w's.
func Text(w io.Writer, l List, src ReadFile, opt TextOptions) error {
	l = l.gravestFirst()
	if len(l) == 0 {
		return nil
	}
	if opt.Width <= 0 {
		opt.Width = 100
	}
	if opt.Max <= 0 {
		opt.Max = 20
	}
	p := &textPrinter{w: bufio.NewWriter(w), src: remember(src), opt: opt}
	full, rest := l.choose(opt.Max)
	for _, d := range full {
		p.diagnostic(d)
	}
	p.rest(rest)
	fmt.Fprintln(p.w, l.tally())
	return p.w.Flush()
}

// infosPerCheck is how many infos of one check are shown in full: advice that holds
// of a hundred records is understood from a few.
const infosPerCheck = 3

// choose parts a list into what is shown in full, at most limit, and the rest.
func (l List) choose(limit int) (full, rest List) {
	infos := map[*Check]int{}
	for _, d := range l {
		if strings.Contains(d.Check.Only, "--") { // by a flag
			full.Add(d)
			continue
		}
		if d.Severity == Info {
			infos[d.Check]++
		}
		if len(full) >= limit || infos[d.Check] > infosPerCheck {
			rest.Add(d)
		} else {
			full.Add(d)
		}
	}
	return full, rest
}

// remember keeps the last file read: neighbours in a sorted list share theirs.
func remember(src ReadFile) ReadFile {
	var file string
	var data []byte
	return func(f string) ([]byte, error) {
		if src == nil || f == "" {
			return nil, nil
		}
		if f != file {
			b, err := src(f)
			if err != nil {
				b = nil
			}
			file, data = f, b
		}
		return data, nil
	}
}

// The colours, by what they mark.
const (
	red, yellow, cyan = "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m"
	blue, bold, plain = "\x1b[1;34m", "\x1b[1m", "\x1b[0m"
)

func (s Severity) color() string { return [...]string{red, yellow, cyan}[s] }

type textPrinter struct {
	w   *bufio.Writer
	src ReadFile
	opt TextOptions
}

// paint wraps text in a colour, where colours are wanted.
func (p *textPrinter) paint(color, text string) string {
	if !p.opt.Color {
		return text
	}
	return color + text + plain
}

func (p *textPrinter) diagnostic(d *Diagnostic) {
	gutter := len(strconv.Itoa(d.Span.Line))
	for _, r := range d.Related {
		gutter = max(gutter, len(strconv.Itoa(r.Span.Line)))
	}
	head := p.paint(d.Severity.color(), d.Severity.String()+"["+d.Check.Code+"]")
	message := strings.ReplaceAll(visibleText(d.Message), "\n", "\n  ")
	fmt.Fprintf(p.w, "%s%s\n", head, p.paint(bold, ": "+message))
	p.place(d.Span, gutter)
	if line, ok := p.line(d.Span); ok {
		p.underlined(line, d.Span.whole(), gutter, d.Severity.color())
	}
	for _, r := range d.Related {
		fmt.Fprintf(p.w, "%s: %s\n", p.paint(bold, "note"), strings.ReplaceAll(visibleText(r.Message), "\n", "\n  "))
		p.place(r.Span, gutter)
		if line, ok := p.line(r.Span); ok {
			text, _, _ := excerpt(line, r.Span.whole(), p.room(gutter))
			p.sourceLine(gutter, r.Span.Line, text)
		}
	}
	if hint := strings.TrimRight(d.Hint, "\n"); hint != "" {
		const label = "help: "
		indented := strings.ReplaceAll(visibleText(hint), "\n", "\n"+strings.Repeat(" ", len(label)))
		fmt.Fprintf(p.w, "%s%s\n", p.paint(bold, label), indented)
	}
	fmt.Fprintln(p.w)
}

// place prints the line that says where, in a form that editors and terminals open.
func (p *textPrinter) place(s Span, gutter int) {
	if s.File == "" {
		return
	}
	at := visibleText(s.File)
	if s.Line > 0 {
		at += fmt.Sprintf(":%d:%d", s.Line, max(s.Column, 1))
	}
	fmt.Fprintf(p.w, "%s%s %s\n", strings.Repeat(" ", gutter), p.paint(blue, "-->"), at)
}

// line reads the first line of a span; ok is false where there is none to show.
func (p *textPrinter) line(s Span) (line []byte, ok bool) {
	if s.Line < 1 {
		return nil, false
	}
	src, _ := p.src(s.File)
	if src == nil {
		return nil, false
	}
	return lineOf(src, s.Line)
}

// room is how many columns an excerpt may have to the right of the gutter.
func (p *textPrinter) room(gutter int) int {
	return max(p.opt.Width-gutter-len(" | "), 20)
}

func (p *textPrinter) underlined(line []byte, s Span, gutter int, color string) {
	text, skip, length := excerpt(line, s, p.room(gutter))
	bar := strings.Repeat(" ", gutter) + p.paint(blue, " |")
	mark := strings.Repeat("^", length)
	// A span that ends with its line's break ends on the next line in name only.
	if s.EndLine > s.Line+1 || s.EndLine == s.Line+1 && s.EndColumn > 1 {
		mark += fmt.Sprintf(" to line %d", s.EndLine)
	}
	fmt.Fprintf(p.w, "%s\n", bar)
	p.sourceLine(gutter, s.Line, text)
	fmt.Fprintf(p.w, "%s %s%s\n", bar, strings.Repeat(" ", skip), p.paint(color, mark))
}

func (p *textPrinter) sourceLine(gutter, number int, text string) {
	line := p.paint(blue, fmt.Sprintf("%*d |", gutter, number)) + " " + text
	fmt.Fprintln(p.w, strings.TrimRight(line, " "))
}

// rest counts what is not shown in full by code, the most frequent error first.
func (p *textPrinter) rest(l List) {
	if len(l) == 0 {
		return
	}
	type group struct {
		check    *Check
		severity Severity // as lowered by options, so not always the check's
		count    int
	}
	groups := map[*Check]*group{}
	for _, d := range l {
		if groups[d.Check] == nil {
			groups[d.Check] = &group{d.Check, d.Severity, 0}
		}
		groups[d.Check].count++
	}
	sorted := slices.SortedFunc(maps.Values(groups), func(a, b *group) int {
		return cmp.Or(cmp.Compare(a.severity, b.severity), cmp.Compare(b.count, a.count),
			cmp.Compare(a.check.Code, b.check.Code))
	})
	fmt.Fprintf(p.w, "and %d more:\n", len(l))
	for _, g := range sorted {
		fmt.Fprintf(p.w, "  %d × %s %s\n", g.count, g.check.Code, g.check.Title)
	}
	fmt.Fprintf(p.w, "`onrecord explain %s` says more\n\n", sorted[0].check.Code)
}

// tally counts the list by severity in words: "3 errors, 1 warning".
func (l List) tally() string {
	var parts []string
	for s := Error; s <= Info; s++ {
		switch n := l.Count(s); n {
		case 0:
		case 1:
			parts = append(parts, "1 "+s.String())
		default:
			parts = append(parts, fmt.Sprintf("%d %ss", n, s))
		}
	}
	return strings.Join(parts, ", ")
}
