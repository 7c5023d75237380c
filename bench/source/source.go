// Package source writes an invented docket as the source of a site.
package source

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"

	"github.com/BurntSushi/toml"

	"onrecord/bench/synth"
)

// Stats says what was written.
type Stats struct {
	Articles, Claims, Entities, Events, Topics, Files int
	Bytes                                             int64
}

// site is a site that is being written.
type site struct {
	dir     string
	stats   Stats
	month   string
	monthly []synth.Record // claims of that month that share a file
}

// Write writes a docket below a folder that is empty or does not exist. With pagesOnly the
// site has no feeds, no search, no data files and no pages for embedding.
func Write(dir string, w *synth.World, pagesOnly bool) (Stats, error) {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return Stats{}, fmt.Errorf("%s is not empty", dir)
	}
	s := &site{dir: dir}
	s.stats = Stats{Articles: w.Articles, Entities: len(w.Entities), Events: len(w.Events), Topics: len(w.Topics)}
	if err := s.cast(w, pagesOnly); err != nil {
		return s.stats, err
	}
	for a := range w.All() {
		if err := s.article(a); err != nil {
			return s.stats, err
		}
	}
	return s.stats, s.endMonth()
}

// cast writes the settings and all records but articles and claims. Every tenth entity has
// a file of its own.
func (s *site) cast(w *synth.World, pagesOnly bool) error {
	var shared []synth.Record
	for i, e := range w.Entities {
		if i%10 != 0 {
			shared = append(shared, e)
		} else if err := s.alone("content/entities/", e, "description"); err != nil {
			return err
		}
	}
	settings := synth.Record{
		"title": fmt.Sprintf("A docket of %d articles", w.Articles), "description": "Invented from a seed, for measuring",
		"base_url": "https://docket.example/", "language": "en", "as_of": synth.AsOf.String(),
		"publisher": synth.Record{
			"name": "The Desk", "url": "https://docket.example/", "contact": "mailto:desk@docket.example",
		},
	}
	if pagesOnly {
		settings["outputs"] = synth.Record{
			"feeds": false, "calendar": false, "csv": false, "json": false, "search": false, "embeds": false,
		}
	}
	for path, records := range map[string]synth.Record{
		"site.toml":                      settings,
		"content/entities/entities.toml": {"entity": shared},
		"content/events/events.toml":     {"event": w.Events},
		"content/topics/topics.toml":     {"topic": w.Topics},
	} {
		if err := s.file(path, TOML(records)); err != nil {
			return err
		}
	}
	return s.file("content/pages/about.md",
		"+++\ntitle = \"About\"\n+++\nAn invented docket, for measuring. Nobody said any of this.\n")
}

// article writes an article and its claims. Of five articles three have a file of claims,
// one has a file for each claim, and one leaves its claims to the file of the month.
func (s *site) article(a *synth.Article) error {
	folder := a.Day.Format("2006/01/")
	s.stats.Claims += len(a.Claims)
	if month := a.Day.Format("2006-01"); month != s.month {
		if err := s.endMonth(); err != nil {
			return err
		}
		s.month = month
	}
	front := without(a.Record, "id")
	if err := s.file("content/articles/"+folder+a.Record.ID()+".md", Page(front, a.Markdown())); err != nil {
		return err
	}
	var claims []synth.Record
	for _, c := range a.Claims {
		if a.N%5 != 3 {
			claims = append(claims, c.Record)
		} else if err := s.alone("content/claims/"+folder, c.Record, "note"); err != nil {
			return err
		}
	}
	if a.N%5 == 4 {
		s.monthly = append(s.monthly, claims...)
	} else if len(claims) > 0 {
		return s.file("content/claims/"+folder+a.Record.ID()+".toml", TOML(synth.Record{"claim": claims}))
	}
	return nil
}

func (s *site) endMonth() error {
	claims := s.monthly
	if s.monthly = nil; len(claims) == 0 {
		return nil
	}
	return s.file("content/claims/months/"+s.month+".toml", TOML(synth.Record{"claim": claims}))
}

// alone writes a record as a Markdown file, with the text of a key as its body.
func (s *site) alone(folder string, r synth.Record, text string) error {
	body, _ := r[text].(string)
	return s.file(folder+r.ID()+".md", Page(without(r, "id", text), body+"\n"))
}

func without(r synth.Record, keys ...string) synth.Record {
	r = maps.Clone(r)
	for _, key := range keys {
		delete(r, key)
	}
	return r
}

// file writes one file, whose path begins below the site's folder.
func (s *site) file(path, text string) error {
	s.stats.Files++
	s.stats.Bytes += int64(len(text))
	name := filepath.Join(s.dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}

// TOML returns a record as TOML.
func TOML(r synth.Record) string {
	var b bytes.Buffer
	e := toml.NewEncoder(&b)
	e.Indent = ""
	if err := e.Encode(r); err != nil {
		panic(err) // a value that no TOML has: a mistake in package synth
	}
	return b.String()
}

// Page returns a Markdown file with its front matter.
func Page(front synth.Record, body string) string { return "+++\n" + TOML(front) + "+++\n" + body }
