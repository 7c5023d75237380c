package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"onrecord/bench/synth"
	"onrecord/bench/toml"
)

// The settings, templates and style of the Hugo site.
//
//go:embed all:site
var fixed embed.FS

// site writes a Hugo site's source.
type site struct {
	dir    string
	files  int
	topics map[string][]string // of events, which Hugo can't hand on to their claims
	ids    []string            // of entities
}

// writeSite writes the docket's Hugo site and returns how many content files
// it has.
func writeSite(dir string, w *synth.World) (int, error) {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return 0, fmt.Errorf("%s is not empty", dir)
	}
	templates, err := fs.Sub(fixed, "site")
	if err != nil {
		return 0, err
	}
	if err := os.CopyFS(dir, templates); err != nil {
		return 0, err
	}
	s := &site{dir: dir, topics: map[string][]string{}}
	if err := s.cast(w); err != nil {
		return 0, err
	}
	for _, folder := range []string{"articles", "claims"} {
		if err := os.MkdirAll(filepath.Join(dir, "content", folder), 0o755); err != nil {
			return 0, err
		}
	}
	for a := range w.All() {
		if err := s.article(a); err != nil {
			return 0, err
		}
	}
	return s.files, nil
}

// page writes one content file.
func (s *site) page(path string, front *toml.Writer, body string) error {
	s.files++
	text := "+++\n" + front.String() + "+++\n" + body + "\n"
	return os.WriteFile(filepath.Join(s.dir, "content", filepath.FromSlash(path)), []byte(text), 0o644)
}

// term writes the page of a taxonomy's term, or of a section.
func (s *site) term(path string, front *toml.Writer, body string) error {
	if err := os.MkdirAll(filepath.Join(s.dir, "content", filepath.FromSlash(path)), 0o755); err != nil {
		return err
	}
	return s.page(path+"/_index.md", front, body)
}

func (s *site) cast(w *synth.World) error {
	for _, section := range []string{"articles", "claims", "deadlines", "threats", "changes"} {
		var front toml.Writer
		front.Text("title", strings.ToUpper(section[:1])+section[1:])
		if err := s.term(section, &front, ""); err != nil {
			return err
		}
	}
	for i := range w.Entities {
		if err := s.entity(&w.Entities[i]); err != nil {
			return err
		}
	}
	for _, e := range w.Events {
		s.topics[e.ID] = e.Topics
		var front toml.Writer
		front.Text("title", e.Title)
		front.Header("params")
		front.Text("happened", e.Happened)
		front.Text("cancelled", e.Cancelled)
		if err := s.term("events/"+e.ID, &front, e.Description); err != nil {
			return err
		}
	}
	for _, t := range w.Topics {
		var front toml.Writer
		front.Text("title", t.Title)
		if err := s.term("topics/"+t.ID, &front, t.Description); err != nil {
			return err
		}
	}
	var front toml.Writer
	front.Text("title", "About")
	return s.page("about.md", &front, "An invented docket, for measuring. Nobody said any of this.")
}

func (s *site) entity(e *synth.Entity) error {
	s.ids = append(s.ids, e.ID)
	var front toml.Writer
	front.Text("title", e.Name)
	front.Header("params")
	front.Text("id", e.ID)
	front.Text("kind", e.Kind)
	front.List("aliases", e.Aliases)
	for _, r := range e.Roles {
		front.Element("params.roles")
		front.Text("title", r.Title)
		front.Text("organisation", r.Organisation)
		front.Text("from", r.From)
		front.Text("to", r.To)
	}
	return s.term("entities/"+e.ID, &front, e.Description)
}

// recordLink is a link to a record in an article's text.
var recordLink = regexp.MustCompile(`\[\[(article|claim|entity):([^|\]]+)\|([^\]]+)\]\]`)

var folders = map[string]string{"article": "articles", "claim": "claims", "entity": "entities"}

// article writes an article and its claims.
func (s *site) article(a *synth.Article) error {
	text := a.Body.Marked(func(claim string, first bool) string {
		if first {
			return `<mark data-claim="` + claim + `" id="claim-` + claim + `">`
		}
		return `<mark data-claim="` + claim + `">`
	}, "</mark>")
	var links []string
	text = recordLink.ReplaceAllStringFunc(text, func(link string) string {
		m := recordLink.FindStringSubmatch(link)
		if m[1] == "claim" {
			links = append(links, m[2])
		}
		return "[" + m[3] + "](/" + folders[m[1]] + "/" + m[2] + "/)"
	})
	var front toml.Writer
	front.Text("title", a.Title)
	front.WriteString("date = " + a.Date + "\n")
	front.Text("description", a.Summary)
	front.List("topics", a.Topics)
	front.List("months", []string{a.Day().Month()})
	var named []string
	for _, n := range a.Named {
		named = append(named, s.ids[n])
	}
	front.List("entities", named)
	front.List("aliases", a.OldURLs)
	s.articleParams(&front, a, links)
	if err := s.page("articles/"+a.ID+".md", &front, text); err != nil {
		return err
	}
	for _, c := range a.Claims {
		if err := s.claim(c); err != nil {
			return err
		}
	}
	return nil
}

func (s *site) articleParams(front *toml.Writer, a *synth.Article, links []string) {
	front.Header("params")
	front.List("authors", a.Authors)
	var claims []string
	for _, c := range a.Claims {
		claims = append(claims, c.ID)
	}
	front.List("claims", claims)
	front.List("links", links)
	if a.SourceName != "" {
		front.Header("params.source")
		front.Text("name", a.SourceName)
		front.Text("url", a.SourceURL)
	}
	for _, c := range a.Corrections {
		front.Element("params.corrections")
		front.Text("date", c.Date)
		front.Text("note", c.Text)
	}
}
