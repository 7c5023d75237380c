package preview

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// desk is a site that somebody works on: what its files should say, and the folder
// in which they are. Its edits keep the site free of errors, but for those that
// break a file on purpose.
type desk struct {
	dir      string
	serial   int // makes names and words that were not there before
	settings map[string]string
	articles map[string]*article
	claims   map[string]*claim
	entities map[string]string // id to name
	aliases  map[string]string // of entities, by id; likewise
	about    map[string]string // Markdown that describes entities, by id
	other    map[string]string // files as they are: templates, pictures, pages
	broken   map[string]string // what is wrong in place of what is right
}

type article struct {
	folder, title, date string
	topics, draft       bool
	words               []string // a paragraph each
}

type claim struct {
	file, title, speaker, said, article, kind, supersedes string
	rating, note                                          string
}

func newDesk(t testing.TB) *desk {
	d := &desk{
		dir: t.TempDir(),
		settings: map[string]string{"title": `"The Desk"`, "base_url": `"https://desk.example/news/"`,
			"as_of": `"2021-12-31"`},
		articles: map[string]*article{}, claims: map[string]*claim{}, entities: map[string]string{},
		aliases: map[string]string{}, about: map[string]string{},
		other: map[string]string{}, broken: map[string]string{},
	}
	for _, id := range []string{"ada", "ben", "cleo"} {
		d.entities[id] = strings.ToUpper(id[:1]) + id[1:] + " Person"
	}
	for i := range 4 {
		d.articles[fmt.Sprintf("report-%d", i)] = &article{title: fmt.Sprintf("Report %d", i),
			date: fmt.Sprintf("2021-0%d-11", i+1), topics: i%2 == 0,
			words: []string{"Ada Person met Ben Person. “We will be out by the end of May,” she said.",
				fmt.Sprintf("Nobody else spoke of it, %d times.", i)}}
	}
	for i, speaker := range []string{"ada", "ben", "cleo", "ada"} {
		d.claims[fmt.Sprintf("out-%d", i)] = &claim{file: fmt.Sprintf("claims/%c.toml", 'a'+i%2),
			title: fmt.Sprintf("Out by May, telling %d", i), speaker: speaker,
			said: fmt.Sprintf("2021-0%d-10", i+1), article: fmt.Sprintf("report-%d", i), kind: "timeline"}
	}
	d.retitle("All out")
	d.other["content/pages/about.md"] = "+++\ntitle = \"About\"\n+++\nSee [[claim:out-0]] and [[report-1]].\n"
	d.save(t)
	return d
}

// retitle names one of two events, which are listed by name.
func (d *desk) retitle(title string) {
	d.other["content/events/out.toml"] = fmt.Sprintf("[[event]]\nid = \"out\"\ntitle = %q\ntopics = [\"withdrawal\"]\n"+
		"[[event]]\nid = \"talks\"\ntitle = \"Last talks\"\ntopics = [\"withdrawal\"]\ndescription = \"Of [[event:out]].\"\n", title)
}

// files are the site's files as they should be on disk.
func (d *desk) files() map[string]string {
	files := maps.Clone(d.other)
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(d.settings)) {
		fmt.Fprintf(&b, "%s = %s\n", key, d.settings[key])
	}
	files["site.toml"] = b.String()
	for id, a := range d.articles {
		topics := ""
		if a.topics {
			topics = "topics = [\"withdrawal\"]\n"
		}
		files["content/articles/"+a.folder+id+".md"] = fmt.Sprintf("+++\ntitle = %q\ndate = %s\ndraft = %v\n%s+++\n%s\n", a.title, a.date, a.draft, topics, strings.Join(a.words, "\n\n"))
	}
	for _, id := range slices.Sorted(maps.Keys(d.claims)) {
		c := d.claims[id]
		text := fmt.Sprintf("[[claim]]\nid = %q\nkind = %q\ntitle = %q\nspeaker = %q\nsaid = %q\n", id, c.kind,
			c.title, c.speaker, c.said)
		if c.kind == "timeline" {
			text += "event = \"out\"\ndeadline = \"2021-05-31\"\n"
		}
		if c.supersedes != "" {
			text += fmt.Sprintf("supersedes = [%q]\n", c.supersedes)
		}
		if c.article == "" {
			text += "[[claim.appearance]]\npublisher = \"The Wire\"\n"
		} else {
			text += fmt.Sprintf("[[claim.appearance]]\narticle = %q\nquote = \"out by the end of May\"\n", c.article)
		}
		if c.note != "" {
			text = strings.Replace(text, "said =", fmt.Sprintf("note = %q\nsaid =", c.note), 1)
		}
		if c.rating != "" {
			text += fmt.Sprintf("[[claim.assessment]]\ndate = \"2021-06-01\"\nrating = %q\n", c.rating)
		}
		files["content/"+c.file] += text + "\n"
	}
	for id, name := range d.entities {
		files["content/entities/"+id+".toml"] = fmt.Sprintf("[[entity]]\nid = %q\nname = %q\naliases = [%s]\ndescription = %q\n", id, name, d.aliases[id], d.about[id])
	}
	for name, text := range d.broken {
		files[name] = text
	}
	return files
}

// save brings the folder to what it should be and returns the files that differ.
func (d *desk) save(t testing.TB) (changed []string) {
	t.Helper()
	want, have := d.files(), d.onDisk(t)
	for name, text := range want {
		if old, ok := have[name]; !ok || old != text {
			changed = append(changed, name)
			d.write(t, name, text)
		}
	}
	for name := range have {
		if _, ok := want[name]; !ok {
			changed = append(changed, name)
			must(t, os.Remove(filepath.Join(d.dir, name)))
		}
	}
	slices.Sort(changed)
	return changed
}

func (d *desk) write(t testing.TB, name, text string) {
	t.Helper()
	full := filepath.Join(d.dir, name)
	must(t, os.MkdirAll(filepath.Dir(full), 0o755))
	must(t, os.WriteFile(full, []byte(text), 0o644))
}

func (d *desk) onDisk(t testing.TB) map[string]string {
	t.Helper()
	have := map[string]string{}
	must(t, filepath.WalkDir(d.dir, func(p string, e fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(d.dir, p)
		if rel == "public" {
			return fs.SkipDir
		}
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		have[filepath.ToSlash(rel)] = string(data)
		return err
	}))
	return have
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// edits are what the desk does, by name. An edit that finds nothing to work on does
// nothing.
var edits = map[string]func(d *desk, t *rapid.T){
	"add an article": func(d *desk, t *rapid.T) {
		d.articles[d.word("story")] = &article{title: "A new story", date: "2021-08-0" + fmt.Sprint(1+d.serial%9),
			words: []string{"It was said to be out by the end of May.", d.word("word")}}
	},
	"write prose": func(d *desk, t *rapid.T) {
		if a := d.articles[pick(t, d.articles)]; a != nil {
			extra := rapid.SampledFrom([]string{"Plain words %s.", "Cleo Person was there, %s.",
				"See [[ada]] and [[claim:%s|this]].", "*Ada* Person, and\nBen Person %s.", "## A heading %s",
				"## A heading", "[[cleo]] and [[claim:out-0]] %s; [here](#a-heading) and [there](/articles/report-1/#a-heading)"}).Draw(t, "words")
			if strings.Contains(extra, "claim:%") {
				extra = fmt.Sprintf(extra, pick(t, d.claims))
				if len(d.claims) == 0 || d.entities["ada"] == "" {
					extra = "Nothing to link to."
				}
			} else if strings.Contains(extra, "%s") {
				extra = fmt.Sprintf(extra, d.word("x"))
			}
			a.words = append(a.words[:1+rapid.IntRange(0, len(a.words)-1).Draw(t, "at")], extra)
		}
	},
	"write round links": func(d *desk, t *rapid.T) {
		if a := d.articles[pick(t, d.articles)]; a != nil {
			around := fmt.Sprintf("The %s [[ada]] and [[report-1|a report]] of it, see [[ada|her]].", d.word("x"))
			if last := len(a.words) - 1; strings.Contains(a.words[last], "[[ada]]") {
				a.words[last] = around
			} else {
				a.words = append(a.words, around)
			}
		}
	},
	"retitle an article": func(d *desk, t *rapid.T) {
		if a := d.articles[pick(t, d.articles)]; a != nil {
			a.title = "Titled " + d.word("anew")
		}
	},
	"redate an article": func(d *desk, t *rapid.T) {
		if a := d.articles[pick(t, d.articles)]; a != nil {
			a.date = rapid.SampledFrom([]string{"2020-03-01", "2021-05-05", "2021-11-30", "2022-06-01"}).Draw(t, "date")
		}
	},
	"turn a draft": func(d *desk, t *rapid.T) {
		if a := d.articles[pick(t, d.articles)]; a != nil {
			a.draft = !a.draft
		}
	},
	"retopic an article": func(d *desk, t *rapid.T) {
		if a := d.articles[pick(t, d.articles)]; a != nil {
			a.topics = !a.topics
		}
	},
	"move an article": func(d *desk, t *rapid.T) {
		if a := d.articles[pick(t, d.articles)]; a != nil {
			a.folder = rapid.SampledFrom([]string{"", "2021/", "2021/may/", "old/"}).Draw(t, "folder")
		}
	},
	"rename an article": func(d *desk, t *rapid.T) {
		if id := pick(t, d.articles); id != "" && id != "report-1" {
			fresh := d.word("renamed")
			d.articles[fresh] = d.articles[id]
			delete(d.articles, id)
			for _, c := range d.claims {
				if c.article == id {
					c.article = fresh
				}
			}
		}
	},
	"delete an article": func(d *desk, t *rapid.T) {
		if id := pick(t, d.articles); id != "" && id != "report-1" {
			delete(d.articles, id)
			for _, c := range d.claims {
				if c.article == id {
					c.article = ""
				}
			}
		}
	},
	"add a claim": func(d *desk, t *rapid.T) {
		if speaker := pick(t, d.entities); speaker != "" {
			d.claims[d.word("claim")] = &claim{file: "claims/c.toml", title: "One more", speaker: speaker,
				said: "2021-04-04", kind: rapid.SampledFrom([]string{"statement", "timeline", "prediction"}).Draw(t,
					"kind")}
		}
	},
	"retell a claim": func(d *desk, t *rapid.T) {
		if c := d.claims[pick(t, d.claims)]; c != nil {
			c.title = "Told " + d.word("again")
		}
	},
	"relate claims": func(d *desk, t *rapid.T) {
		if id, other := pick(t, d.claims), pick(t, d.claims); id > other && other != "" {
			d.claims[id].supersedes = other
		}
	},
	"rate a claim": func(d *desk, t *rapid.T) {
		if c := d.claims[pick(t, d.claims)]; c != nil && c.kind != "statement" {
			c.rating = rapid.SampledFrom([]string{"", "fulfilled", "partial", "in-progress"}).Draw(t, "rating")
		}
	},
	"delete a claim": func(d *desk, t *rapid.T) {
		if id := pick(t, d.claims); id != "" && id != "out-0" && !d.linked("claim:"+id) {
			delete(d.claims, id)
			for _, c := range d.claims {
				if c.supersedes == id {
					c.supersedes = ""
				}
			}
		}
	},
	"rename an entity": func(d *desk, t *rapid.T) {
		if id := pick(t, d.entities); id != "" {
			for _, c := range d.claims {
				if c.speaker == d.entities[id] {
					c.speaker = id
				}
			}
			d.entities[id] = rapid.SampledFrom([]string{"Ada Person", "Nobody", "Person", d.word("Name"),
				"New Ben Person"}).Draw(t, "name") + " " + id
		}
	},
	"alias an entity": func(d *desk, t *rapid.T) {
		if id := pick(t, d.entities); id != "" {
			d.aliases[id] = rapid.SampledFrom([]string{"", `"Nobody"`, `"Person"`, `"Ben Person"`, `"A Person", "May"`,
				`"` + d.word("Other") + `"`}).Draw(t, "aliases")
		}
	},
	"describe an entity": func(d *desk, t *rapid.T) {
		if id := pick(t, d.entities); id != "" {
			d.about[id] = rapid.SampledFrom([]string{"", "Plain words.",
				"Said [[claim:out-0]] in [[report-1]], as [[ben]] did.",
				"See [[ada|her]].\n\nSee [[report-1|it]]."}).Draw(t, "words")
		}
	},
	"refer by name": func(d *desk, t *rapid.T) {
		c, id := d.claims[pick(t, d.claims)], pick(t, d.entities)
		if c != nil && id != "" {
			c.speaker = rapid.SampledFrom([]string{id, d.entities[id]}).Draw(t, "speaker")
		}
	},
	"note a claim": func(d *desk, t *rapid.T) {
		if c := d.claims[pick(t, d.claims)]; c != nil {
			c.note = rapid.SampledFrom([]string{"", "A note.", "Of [[ada]] and [[report-1]].",
				"In [[report-1|a report]] and [[claim:out-0]].",
				"See [there](/articles/report-1/#a-heading)."}).Draw(t, "note")
		}
	},
	"retitle an event": func(d *desk, t *rapid.T) {
		d.retitle(rapid.SampledFrom([]string{"All out", "Zero left", "Out by [[May]]"}).Draw(t, "title"))
	},
	"write a topic": func(d *desk, t *rapid.T) {
		d.other["content/topics/topics.toml"] = fmt.Sprintf("[[topic]]\nid = \"withdrawal\"\ntitle = %q\ndescription = \"[[claim:out-0]], [[event:out]]\"\n", rapid.SampledFrom([]string{"Withdrawal", "Leaving"}).Draw(t, "title"))
	},
	"write a page": func(d *desk, t *rapid.T) {
		d.other["content/pages/about.md"] = fmt.Sprintf("+++\ntitle = \"About %d\"\n+++\n%s\n", d.serial%2,
			rapid.SampledFrom([]string{"See [[claim:out-0]] and [[report-1]].",
				"[[ada]], [[cleo]] and [[topic:withdrawal]]", "Nothing."}).Draw(t, "words"))
	},
	"name it as in the text": func(d *desk, t *rapid.T) { d.entities["ben"] = "Ben Person" },
	"add an entity":          func(d *desk, t *rapid.T) { d.entities[d.word("who")] = d.word("Somebody") },
	"set the settings": func(d *desk, t *rapid.T) {
		key := rapid.SampledFrom([]string{"title", "base_url", "as_of", "language", "description"}).Draw(t, "key")
		d.settings[key] = rapid.SampledFrom(map[string][]string{
			"title": {`"The Desk"`, `"Another Desk"`},
			"base_url": {`"https://desk.example/news/"`, `"https://desk.example/"`,
				`"http://other.example/a%20b/"`},
			"as_of": {`"2021-12-31"`, `"2021-03-01"`}, "language": {`"en"`, `"de"`, `"ar"`},
			"description": {`"x"`, `"y"`},
		}[key]).Draw(t, "value")
	},
	"add a picture": func(d *desk, t *rapid.T) { d.other["content/files/"+d.word("picture")+".svg"] = "<svg/>" },
	"change a picture": func(d *desk, t *rapid.T) {
		d.other["content/files/map.svg"] = "<svg>" + d.word("m") +
			"</svg>"
	},
	"bring a robots.txt": func(d *desk, t *rapid.T) {
		d.other["content/root/robots.txt"] = d.word("# ")
	},
	"write a template": func(d *desk, t *rapid.T) {
		d.other["templates/404.html"] = "<h1>" + d.word("Gone") + "</h1>"
	},
	"write a partial": func(d *desk, t *rapid.T) {
		d.other["templates/partials/topic-row.html"] = "<li>" + d.word("Topic") +
			" <a href=\"{{.URL}}\">{{.Text}}</a></li>"
	},
	"write a style": func(d *desk, t *rapid.T) {
		d.other["templates/assets/site.css"] = "p{margin:" + d.word("") +
			"px}"
	},
	"drop an own file": func(d *desk, t *rapid.T) {
		if name := pick(t, d.other); name != "content/events/out.toml" && name != "content/pages/about.md" {
			delete(d.other, name)
		}
	},
	"leave an editor's file": func(d *desk, t *rapid.T) {
		d.other[rapid.SampledFrom([]string{"content/articles/.x.md.swp", "content/articles/x.md~",
			"content/claims/#a.toml#", "templates/.x.html", "content/.git/HEAD"}).Draw(t, "name")] = d.word("+++")
	},
	"break a file": func(d *desk, t *rapid.T) {
		d.broken[rapid.SampledFrom([]string{"content/claims/a.toml", "site.toml", "content/entities/ada.toml",
			"templates/claim.html", "templates/words.toml", "content/articles/stray.txt"}).Draw(t,
			"name")] = "{{ ] broken"
	},
	"break a page": func(d *desk, t *rapid.T) {
		d.broken["templates/topic.html"] = rapid.SampledFrom([]string{"{{.Nothing}}", "{{template \"none\"}}"}).Draw(t,
			"text")
	},
	"mend all": func(d *desk, t *rapid.T) { clear(d.broken) },
}

func (d *desk) word(stem string) string {
	d.serial++
	return fmt.Sprintf("%s%d", stem, d.serial)
}

// linked reports whether an article's text links to the target.
func (d *desk) linked(target string) bool {
	for _, a := range d.articles {
		if strings.Contains(strings.Join(a.words, " "), "[["+target) {
			return true
		}
	}
	return false
}

// pick draws one of a map's keys; "" where it is empty.
func pick[V any](t *rapid.T, m map[string]V) string {
	if len(m) == 0 {
		return ""
	}
	return rapid.SampledFrom(slices.Sorted(maps.Keys(m))).Draw(t, "which")
}
