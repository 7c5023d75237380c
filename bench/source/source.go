// Package source writes an invented docket as the source of a site, as the
// content format has it.
package source

import (
	"fmt"
	"os"
	"path/filepath"

	"onrecord/bench/synth"
)

// Stats is what was written.
type Stats struct {
	Articles, Claims, Entities, Events, Topics, Files int
	Bytes                                             int64
}

// site writes a site's source.
type site struct {
	dir     string
	made    map[string]bool // folders
	stats   Stats
	monthly record // claims of one month, where they share a file
	month   string
}

// Write writes the docket below a folder that is empty or not there yet.
func Write(dir string, w *synth.World) (Stats, error) {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return Stats{}, fmt.Errorf("%s is not empty", dir)
	}
	s := &site{dir: dir, made: map[string]bool{}}
	if err := s.cast(w); err != nil {
		return s.stats, err
	}
	for a := range w.All() {
		if err := s.article(a); err != nil {
			return s.stats, err
		}
	}
	s.stats.Entities, s.stats.Events, s.stats.Topics = len(w.Entities), len(w.Events), len(w.Topics)
	return s.stats, s.endMonth()
}

// file writes one file, its path below the site's folder.
func (s *site) file(path, text string) error {
	path = filepath.Join(s.dir, filepath.FromSlash(path))
	if dir := filepath.Dir(path); !s.made[dir] {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		s.made[dir] = true
	}
	s.stats.Files++
	s.stats.Bytes += int64(len(text))
	return os.WriteFile(path, []byte(text), 0o644)
}

// cast writes the settings and all records but articles and claims. Every
// tenth entity has a file of its own.
func (s *site) cast(w *synth.World) error {
	var entities, events, topics record
	for i := range w.Entities {
		e := &w.Entities[i]
		if i%10 != 0 {
			entities.Element("entity")
			entities.entity(e, "entity.", false)
			entities.WriteByte('\n')
			continue
		}
		var own record
		own.entity(e, "", true)
		if err := s.file("content/entities/"+e.ID+".md", page(&own, e.Description+"\n")); err != nil {
			return err
		}
	}
	for i := range w.Events {
		events.Element("event")
		events.event(&w.Events[i])
		events.WriteByte('\n')
	}
	for _, t := range w.Topics {
		topics.Element("topic")
		topics.Text("id", t.ID)
		topics.Text("title", t.Title)
		topics.Text("description", t.Description)
		topics.WriteByte('\n')
	}
	for path, text := range map[string]string{
		"site.toml":                      settings(w),
		"content/entities/entities.toml": entities.String(),
		"content/events/events.toml":     events.String(),
		"content/topics/topics.toml":     topics.String(),
		"content/pages/about.md":         "+++\ntitle = \"About\"\n+++\nAn invented docket, for measuring. Nobody said any of this.\n",
		"content/root/humans.txt":        "Nobody: it was made from a seed.\n",
	} {
		if err := s.file(path, text); err != nil {
			return err
		}
	}
	return nil
}

func settings(w *synth.World) string {
	var t record
	t.Text("title", fmt.Sprintf("A docket of %d articles", w.Articles))
	t.Text("description", "Invented from a seed, for measuring")
	t.Text("base_url", "https://docket.example/")
	t.Text("language", "en")
	t.Text("as_of", synth.AsOf.String())
	t.Header("publisher")
	t.Text("name", "The Desk")
	t.Text("url", "https://docket.example/")
	t.Text("contact", "mailto:desk@docket.example")
	return t.String()
}

// article writes an article and its claims. Of five articles three have a file
// of claims, one has a file for each claim, and one leaves its claims to the
// file of the month.
func (s *site) article(a *synth.Article) error {
	folder := fmt.Sprintf("%s/%s/", a.Date[:4], a.Date[5:7])
	s.stats.Articles++
	s.stats.Claims += len(a.Claims)
	if month := a.Day().Month(); month != s.month {
		if err := s.endMonth(); err != nil {
			return err
		}
		s.month = month
	}
	var front record
	front.article(a)
	if err := s.file("content/articles/"+folder+a.ID+".md", page(&front, a.Body.Markdown())); err != nil {
		return err
	}
	switch {
	case a.N%5 == 3:
		return s.singly(a, folder)
	case a.N%5 == 4:
		s.monthly.claims(a)
	case len(a.Claims) > 0:
		var own record
		own.claims(a)
		return s.file("content/claims/"+folder+a.ID+".toml", own.String())
	}
	return nil
}

func (t *record) claims(a *synth.Article) {
	for _, c := range a.Claims {
		t.Element("claim")
		t.claim(c, "claim.", false)
		t.WriteByte('\n')
	}
}

func (s *site) singly(a *synth.Article, folder string) error {
	for _, c := range a.Claims {
		var own record
		own.claim(c, "", true)
		if err := s.file("content/claims/"+folder+c.ID+".md", page(&own, c.Note+"\n")); err != nil {
			return err
		}
	}
	return nil
}

func (s *site) endMonth() error {
	if s.monthly.Len() == 0 {
		return nil
	}
	err := s.file("content/claims/months/"+s.month+".toml", s.monthly.String())
	s.monthly.Reset()
	return err
}

// page is a Markdown file with its front matter.
func page(front *record, body string) string { return "+++\n" + front.String() + "+++\n" + body }
