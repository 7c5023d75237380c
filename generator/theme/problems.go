package theme

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"github.com/BurntSushi/toml"

	"onrecord/generator/diag"
)

// place finds a template's name, line, column and the message in an error:
//
//	template: claim:12:5: executing "claim" at <.X>: …   claim, 12, 5, executing …   (text/template)
//	html/template:claim:12: no such template …           claim, 12, "", no such …    (html/template)
//	template: pattern matches no files                   no match
var place = regexp.MustCompile(`^(?:html/)?template: ?([^:\s]+):(\d+)(?::(\d+))?: (?s:(.*))$`)

// executing finds the part of a message that repeats the template's name, to keep only
// the expression: executing "claim" at <.X>: can't … becomes <.X>: can't …
var executing = regexp.MustCompile(`^executing "[^"]*" at (<.*>): `)

// Problem turns an error of parsing or running a template into a diagnostic at its
// place. If a row fails within a page, the diagnostic is about the row's template.
func (t *Theme) Problem(err error) *diag.Diagnostic {
	message := err.Error()
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		if place.MatchString(inner.Error()) {
			message = inner.Error()
		}
	}
	m := place.FindStringSubmatch(message)
	if m == nil {
		return diag.TemplateMistake.At(diag.FileSpan("templates"), "%s", message)
	}
	file := t.files[m[1]]
	if file == "" {
		file = "templates/" + m[1] + ".html"
	}
	line, _ := strconv.Atoi(m[2])
	column, _ := strconv.Atoi(m[3]) // from 0; absent in errors of parsing
	at := diag.Span{File: file, Line: line, Column: column + 1, EndLine: line, EndColumn: column + 1}
	return diag.TemplateMistake.At(at, "%s", executing.ReplaceAllString(m[4], "$1: ")).
		WithHint("docs/templates.md lists the fields of each view and the functions")
}

// checkCalls reports phrases that a template asks for and words.toml does not have, so
// that a slip shows at once, and not when the first page that needs it is made.
func (t *Theme) checkCalls(tree *parse.Tree, file string, problems *diag.List) {
	if tree == nil || tree.Root == nil {
		return
	}
	walk(tree.Root, func(c *parse.CommandNode) {
		if len(c.Args) < 2 {
			return
		}
		name, isFunc := c.Args[0].(*parse.IdentifierNode)
		key, isText := c.Args[1].(*parse.StringNode)
		if !isFunc || !isText || name.Ident != "w" && name.Ident != "phrase" || t.Words.Has(key.Text) {
			return
		}
		location, _ := tree.ErrorContext(key)
		parts := strings.Split(location, ":")
		line, _ := strconv.Atoi(parts[len(parts)-2])
		column, _ := strconv.Atoi(parts[len(parts)-1])
		at := diag.Span{File: file, Line: line, Column: column + 1, EndLine: line}
		at.EndColumn = at.Column + len([]rune(key.Quoted))
		d := diag.UnknownWords.At(at, "words.toml has no words “%s”", key.Text)
		if near := diag.Suggest(key.Text, t.Words.keys()); near != "" {
			d.WithHint("did you mean %q?", near)
		}
		problems.Add(d)
	})
}

// walk visits every command of a template.
func walk(node parse.Node, visit func(*parse.CommandNode)) {
	pipe := func(p *parse.PipeNode) {
		if p == nil {
			return
		}
		for _, c := range p.Cmds {
			walk(c, visit)
		}
	}
	list := func(l *parse.ListNode) {
		if l == nil {
			return
		}
		for _, n := range l.Nodes {
			walk(n, visit)
		}
	}
	switch n := node.(type) {
	case *parse.ListNode:
		list(n)
	case *parse.ActionNode:
		pipe(n.Pipe)
	case *parse.PipeNode:
		pipe(n)
	case *parse.TemplateNode:
		pipe(n.Pipe)
	case *parse.IfNode:
		pipe(n.Pipe)
		list(n.List)
		list(n.ElseList)
	case *parse.WithNode:
		pipe(n.Pipe)
		list(n.List)
		list(n.ElseList)
	case *parse.RangeNode:
		pipe(n.Pipe)
		list(n.List)
		list(n.ElseList)
	case *parse.CommandNode:
		visit(n)
		for _, a := range n.Args {
			if p, ok := a.(*parse.PipeNode); ok {
				pipe(p)
			}
		}
	}
}

func (w *Words) keys() []string {
	keys := make([]string, 0, len(w.phrases))
	for k := range w.phrases {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// wordsError turns an error of reading words.toml into a diagnostic.
func wordsError(f themeFile, err error) *diag.Diagnostic {
	var syntax toml.ParseError
	at := diag.FileSpan(f.file)
	if errors.As(err, &syntax) {
		at = diag.SpanAt(f.file, f.bytes, syntax.Position.Start, syntax.Position.Start)
		return diag.WordsMistake.At(at, "%s", syntax.Message).
			WithHint("every value is a text in quotation marks: skip = \"To the text\"")
	}
	return diag.WordsMistake.At(at, "%s", strings.TrimPrefix(err.Error(), "toml: ")).
		WithHint("every value is a text, or a table of plural forms")
}

// unknownKey reports a key in a site's words.toml that no template asks for.
func (w *Words) unknownKey(f themeFile, key string) *diag.Diagnostic {
	at := diag.FileSpan(f.file)
	table, name := "", key
	if i := strings.LastIndexByte(key, '.'); i >= 0 {
		table, name = key[:i], key[i+1:]
	}
	current := ""
	for i, line := range strings.Split(string(f.bytes), "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			current = strings.Trim(line, "[] ")
		}
		left, _, assigned := strings.Cut(line, "=")
		left = strings.TrimSpace(left)
		if assigned && current == table && strings.Trim(left, `"'`) == name {
			at.Line, at.EndLine, at.EndColumn = i+1, i+1, 1+len([]rune(left))
			break
		}
	}
	d := diag.UnknownWords.At(at, "no template asks for the words “%s”", key)
	if near := diag.Suggest(key, w.keys()); near != "" {
		d.WithHint("did you mean %s?", near)
	}
	return d
}
