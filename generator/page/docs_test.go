package page

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the reference in docs/templates.md")

const docsFile = "../../docs/templates.md"

// TestDocs compares the reference at the end of docs/templates.md with the views'
// declarations, and looks that the functions are described.
func TestDocs(t *testing.T) {
	data, err := os.ReadFile(docsFile)
	if err != nil {
		t.Fatal(err)
	}
	const mark = "<!-- From here on written by: go test ./generator/page -run TestDocs -update -->\n"
	intro, have, found := strings.Cut(string(data), mark)
	if !found {
		t.Fatalf("%s has no line %s", docsFile, mark)
	}
	for name := range builtin().Funcs() {
		if !strings.Contains(intro, "| `"+name) {
			t.Errorf("%s does not describe the function %s", docsFile, name)
		}
	}
	want := reference(t)
	if have == want {
		return
	}
	if !*update {
		t.Fatalf("%s is behind the views: run this test with -update", docsFile)
	}
	if err := os.WriteFile(docsFile, []byte(intro+mark+want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// reference describes every exported struct: first the views, by template.
func reference(t *testing.T) string {
	structs := declared(t)
	var b strings.Builder
	views := map[string]bool{}
	b.WriteString("\n## The views\n\nEvery view has the fields of [Page](#page) too; those with lists have the fields of [List](#list).\n")
	for _, name := range order(structs) {
		if s := structs[name]; s.isView() {
			views[name] = true
			s.write(&b)
		}
	}
	b.WriteString("\n## What stands in views\n")
	for _, name := range order(structs) {
		if !views[name] {
			structs[name].write(&b)
		}
	}
	return b.String()
}

type structDoc struct {
	name, doc string
	fields    []fieldDoc
}

type fieldDoc struct{ name, kind, doc string }

func order(structs map[string]*structDoc) []string {
	var names []string
	for name := range structs {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (s *structDoc) isView() bool {
	return slices.ContainsFunc(s.fields, func(f fieldDoc) bool { return f.kind == "Page" && f.name == "" })
}

func (s *structDoc) write(b *strings.Builder) {
	fmt.Fprintf(b, "\n### %s\n\n%s\n\n", s.name, s.doc)
	for _, f := range s.fields {
		switch {
		case f.name == "":
			fmt.Fprintf(b, "- all of [%s](#%s)", strings.Trim(f.kind, "*"), strings.ToLower(strings.Trim(f.kind, "*")))
		default:
			fmt.Fprintf(b, "- `%s` %s", f.name, f.kind)
		}
		if f.doc != "" {
			b.WriteString(": " + f.doc)
		}
		b.WriteString("\n")
	}
}

// declared reads the exported structs that templates can meet: those of this package, of
// briefs and of charts.
func declared(t *testing.T) map[string]*structDoc {
	fset := token.NewFileSet()
	structs := map[string]*structDoc{}
	var names []string
	for _, folder := range []string{".", "../brief", "../chart"} {
		found, err := filepath.Glob(folder + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.TYPE {
				continue
			}
			for _, spec := range g.Specs {
				s := spec.(*ast.TypeSpec)
				body, ok := s.Type.(*ast.StructType)
				if ok && s.Name.IsExported() && s.Name.Name != "Site" && s.Name.Name != "Briefs" {
					structs[s.Name.Name] = describe(fset, s.Name.Name, g.Doc.Text(), body)
				}
			}
		}
	}
	return structs
}

func describe(fset *token.FileSet, name, doc string, body *ast.StructType) *structDoc {
	s := &structDoc{name: name, doc: flat(doc)}
	for _, f := range body.Fields.List {
		var kind bytes.Buffer
		format.Node(&kind, fset, f.Type)
		text := inPackage.ReplaceAllString(kind.String(), "")
		comment := flat(f.Comment.Text())
		if comment == "" {
			comment = flat(f.Doc.Text())
		}
		if len(f.Names) == 0 && text != "row" {
			s.fields = append(s.fields, fieldDoc{"", text, comment})
		}
		for _, n := range f.Names {
			if n.IsExported() {
				s.fields = append(s.fields, fieldDoc{n.Name, text, comment})
			}
		}
	}
	return s
}

// inPackage finds the packages of types that the reference describes itself:
// *brief.Claim becomes *Claim, and content.Publisher stays.
var inPackage = regexp.MustCompile(`\b(brief|chart)\.`)

func flat(text string) string { return strings.Join(strings.Fields(text), " ") }
