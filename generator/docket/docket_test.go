package docket_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

var update = flag.Bool("update", false, "write what is derived into testdata/*.txtar as what is wanted")

// TestDerived links each site of testdata and compares everything derived from it
// with the archive's file "want". The archive's comment names the day.
func TestDerived(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no sites in testdata", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			d, problems := link(t, archive, docket.Options{AsOf: day(t, archive)})
			got := describe(d, problems)
			for i, f := range archive.Files {
				if f.Name != "want" {
					continue
				}
				if *update {
					archive.Files[i].Data = []byte(got)
					if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
						t.Fatal(err)
					}
					return
				}
				if diff := cmp.Diff(string(f.Data), got); diff != "" {
					t.Errorf("derived (-want +got):\n%s", diff)
				}
			}
		})
	}
}

// day reads "as of 2021-09-30" from an archive's comment.
func day(t *testing.T, a *txtar.Archive) edtf.Day {
	t.Helper()
	_, after, found := strings.Cut(string(a.Comment), "as of ")
	if !found {
		t.Fatal("the archive's comment names no day")
	}
	d, err := edtf.Parse(strings.Fields(after)[0])
	if err != nil {
		t.Fatal(err)
	}
	return d.Upper()
}

func link(t *testing.T, a *txtar.Archive, o docket.Options) (*docket.Docket, diag.List) {
	t.Helper()
	site := fstest.MapFS{"site.toml": {Data: []byte("title = \"Test\"\n")}}
	for _, f := range a.Files {
		if f.Name != "want" {
			site[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	c, err := content.NewLoader(site).Load()
	if err != nil {
		t.Fatal(err)
	}
	d, problems := new(docket.Linker).Link(c, o)
	all := append(append(diag.List{}, c.Problems...), problems...)
	all.Sort()
	return d, all
}

// describe says in lines what was derived.
func describe(d *docket.Docket, problems diag.List) string {
	var b strings.Builder
	for _, c := range d.Claims {
		describeClaim(&b, c)
	}
	for _, e := range d.Events {
		fmt.Fprintf(&b, "event %s happened %q disagree %v\n", e.ID, e.Happened, e.Disagree)
		for _, s := range e.Sides {
			standing := "none"
			for i, c := range s.Standing {
				if i == 0 {
					standing = c.ID
				} else {
					standing += ", " + c.ID
				}
			}
			fmt.Fprintf(&b, "  side %s stands at %s\n", s.Entity.ID, standing)
		}
	}
	for _, a := range d.Articles {
		fmt.Fprintf(&b, "article %s\n", a.ID)
		for _, m := range a.Mentions {
			fmt.Fprintf(&b, "  names %s %d times: %s[%s]%s\n", m.Entity.ID, m.Count, m.Sentence().Before,
				m.Sentence().Words, m.Sentence().After)
		}
		d.AppendBody(nil, a, func(html []byte, _ []*docket.Appearance) {
			fmt.Fprintf(&b, "  %s\n", bytes.TrimSpace(html))
		})
	}
	for _, p := range problems {
		fmt.Fprintf(&b, "%s %s:%d:%d %s\n", p.Check.Code, p.Span.File, p.Span.Line, p.Span.Column, p.Message)
		if p.Hint != "" {
			fmt.Fprintf(&b, "  %s\n", strings.ReplaceAll(p.Hint, "\n", "\n  "))
		}
		for _, r := range p.Related {
			fmt.Fprintf(&b, "  see %s:%d:%d %s\n", r.Span.File, r.Span.Line, r.Span.Column, r.Message)
		}
	}
	return b.String()
}

func describeClaim(b *strings.Builder, c *docket.Claim) {
	fmt.Fprintf(b, "claim %s recorded %s\n", c.ID, c.Recorded())
	for _, s := range c.Speakers {
		fmt.Fprintf(b, "  by %s, %q\n", s.ID, c.RoleOf(s))
	}
	for _, s := range c.Steps {
		from := ""
		if s.From != nil {
			from = " from " + s.From.ID
		}
		fmt.Fprintf(b, "  step %s %s %d%s\n", s.Side.ID, s.Kind, s.Days, from)
	}
	for what, others := range relations(c) {
		fmt.Fprintf(b, "  %s", what)
		for _, o := range others {
			fmt.Fprintf(b, " %s", o.ID)
		}
		fmt.Fprintln(b)
	}
	if c.Tellings > 1 {
		fmt.Fprintf(b, "  told %d times, first %s\n", c.Tellings, c.First.ID)
	}
	if c.Rating != nil {
		fmt.Fprintf(b, "  rated %s\n", c.Rating.ID)
	}
	for _, state := range []struct {
		what  string
		holds bool
	}{{"overdue", c.Overdue}, {"superseded", c.Superseded()}, {"awaits a ruling", c.AwaitsRuling}, {"open", c.Open()},
		{"retracted", c.Retracted != nil}} {
		if state.holds {
			fmt.Fprintf(b, "  %s\n", state.what)
		}
	}
	if c.Due != nil {
		fmt.Fprintf(b, "  met %v %d\n", c.Due.Met, c.Due.Days)
	}
	for _, a := range c.Appearances {
		fmt.Fprintf(b, "  stands in %q as %s, %s[%s]%s\n", a.Appearance.Article, a.Wording, a.Sentence().Before,
			a.Sentence().Words, a.Sentence().After)
	}
}

// relations yields a claim's relations in a fixed order.
func relations(c *docket.Claim) func(func(string, []*docket.Claim) bool) {
	all := []struct {
		what   string
		others []*docket.Claim
	}{
		{"superseded by", c.SupersededBy}, {"repeated by", c.RepeatedBy}, {"contradicts", c.Contradicts},
		{"supported by", c.SupportedBy}, {"answered by", c.RespondedBy}, {"denied by", c.DeniedBy},
	}
	return func(yield func(string, []*docket.Claim) bool) {
		for _, r := range all {
			if len(r.others) > 0 && !yield(r.what, r.others) {
				return
			}
		}
	}
}
