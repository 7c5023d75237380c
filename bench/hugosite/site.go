package main

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"onrecord/bench/source"
	"onrecord/bench/synth"
)

// The settings, templates and style of the Hugo site.
//
//go:embed all:site
var fixed embed.FS

type record = synth.Record

// site is a Hugo site that is being written.
type site struct {
	dir    string
	files  int
	topics map[any][]string // of events by id: Hugo can't hand them on to the events' claims
}

// writeSite writes a docket's Hugo site and returns how many content files it has.
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
	s := &site{dir: dir, topics: map[any][]string{}}
	if err := s.cast(w); err != nil {
		return 0, err
	}
	for a := range w.All() {
		if err := s.article(a); err != nil {
			return 0, err
		}
	}
	return s.files, nil
}

// page writes one content file.
func (s *site) page(path string, front record, body string) error {
	s.files++
	name := filepath.Join(s.dir, "content", filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(source.Page(front, body+"\n")), 0o644)
}

// term writes the page of a record whose page lists others. Its title is the value of a
// key, its text the description.
func (s *site) term(folder string, r record, title string) error {
	text, _ := r["description"].(string)
	return s.page(folder+r.ID()+"/_index.md", record{"title": r[title], "params": r}, text)
}

func (s *site) cast(w *synth.World) error {
	for _, section := range []string{"articles", "claims", "deadlines", "threats", "changes"} {
		title := strings.ToUpper(section[:1]) + section[1:]
		if err := s.term("", record{"id": section, "title": title}, "title"); err != nil {
			return err
		}
	}
	for _, e := range w.Entities {
		if err := s.term("entities/", e, "name"); err != nil {
			return err
		}
	}
	for _, e := range w.Events {
		s.topics[e.ID()] = e["topics"].([]string)
		if err := s.term("events/", e, "title"); err != nil {
			return err
		}
	}
	for _, t := range w.Topics {
		if err := s.term("topics/", t, "title"); err != nil {
			return err
		}
	}
	return s.page("about.md", record{"title": "About"}, "An invented docket, for measuring. Nobody said any of this.")
}

// recordLink matches a link to a record in an article's text: [[claim:reck-1|said before]].
var recordLink = regexp.MustCompile(`\[\[(article|claim|entity):([^|\]]+)\|([^\]]+)\]\]`)

var folders = map[string]string{"article": "articles", "claim": "claims", "entity": "entities"}

// article writes an article and its claims. Hugo can't find quotes and names in texts, so
// the quotes are marked for it, and the names stand in the front matter.
func (s *site) article(a *synth.Article) error {
	marked := map[string]bool{}
	text := synth.Mark.ReplaceAllStringFunc(a.Marked(), func(mark string) string {
		m := synth.Mark.FindStringSubmatch(mark)
		id := ""
		if !marked[m[1]] {
			id = ` id="claim-` + m[1] + `"`
		}
		marked[m[1]] = true
		return `<mark data-claim="` + m[1] + `"` + id + `>` + m[2] + "</mark>"
	})
	params := maps.Clone(a.Record)
	var links, claims []string
	text = recordLink.ReplaceAllStringFunc(text, func(link string) string {
		m := recordLink.FindStringSubmatch(link)
		if m[1] == "claim" {
			links = append(links, m[2])
		}
		return "[" + m[3] + "](/" + folders[m[1]] + "/" + m[2] + "/)"
	})
	for _, c := range a.Claims {
		claims = append(claims, c.Record.ID())
		if err := s.claim(c); err != nil {
			return err
		}
	}
	params["links"], params["claims"], params["corrections"] = links, claims, a.Record["correction"]
	return s.page("articles/"+a.Record.ID()+".md", record{
		"title": a.Record["title"], "date": a.Record["date"], "description": a.Record["summary"],
		"topics": a.Record["topics"], "months": []string{a.Day.Format("2006-01")}, "entities": a.Named,
		"aliases": a.Record["old_urls"], "params": params,
	}, text)
}

// values are the ratings that are numbers in a ClaimReview.
var values = map[any]int{"false": 1, "mostly-false": 2, "half-true": 3, "mostly-true": 4, "true": 5}

// claim writes a claim as a page of its own.
func (s *site) claim(c *synth.Claim) error {
	params := maps.Clone(c.Record)
	for list, key := range map[string]string{
		"speakers": "speaker", "appearances": "appearance", "assessments": "assessment",
	} {
		params[list] = c.Record[key]
	}
	if c.Deadline > 0 {
		params["last_day"] = c.Deadline.String()
	}
	speakers, _ := c.Record["speaker"].([]string)
	entities := slices.Concat(speakers, c.Record["about"].([]string))
	if threat, ok := c.Record["threat"].(record); ok {
		actors, _ := threat["actor"].([]string)
		targets, _ := threat["target"].([]string)
		entities = slices.Concat(entities, actors, targets)
		maps.Copy(params, threat)
		params["actor"] = actors[0]
	}
	if figure, ok := c.Record["figure"].(record); ok {
		maps.Copy(params, figure)
		params["figure"] = figure["value"]
		delete(params, "value")
	}
	params["rating"] = "none"
	rulings, _ := c.Record["assessment"].([]record)
	for _, a := range rulings {
		if a["by"] == nil {
			params["rating"], params["changed"] = a["rating"], a["date"]
			delete(params, "value")
			if n := values[a["rating"]]; n > 0 {
				params["value"] = n
			}
		}
	}
	topics := slices.Concat(c.Record["topics"].([]string), s.topics[c.Record["event"]])
	day := c.Record["said"].(string)[:len("2006-01-02")]
	front := record{
		"title": c.Record["title"], "date": day, "topics": unique(topics), "months": []string{day[:len("2006-01")]},
		"entities": unique(entities), "params": params,
	}
	if event, ok := c.Record["event"].(string); ok {
		front["events"] = []string{event}
	}
	note, _ := c.Record["note"].(string)
	return s.page("claims/"+c.Record.ID()+".md", front, note)
}

func unique(values []string) []string {
	slices.Sort(values)
	return slices.Compact(values)
}
