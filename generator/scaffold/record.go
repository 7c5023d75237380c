package scaffold

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// A Refusal says why a record can't be begun, and what to do instead.
type Refusal struct{ Reason string }

func (r *Refusal) Error() string { return r.Reason }

func refuse(format string, args ...any) error { return &Refusal{fmt.Sprintf(format, args...)} }

// newID makes a record's id from its title. file is the file of the record that has the
// id already, or "".
func newID(t content.Type, title, file string) (string, error) {
	id := content.Slug(title)
	problem := content.IDProblem(t, id)
	switch {
	case id == "":
		return "", refuse("%q has no letter to make an id of: give it a title in words", title)
	case problem != "":
		return "", refuse("%q can't be an id: %s; give another title, and write the one that you want into the file",
			id, problem)
	case file != "":
		return "", refuse("there is already a record %q, in %s", id, file)
	}
	return id, nil
}

// Article begins an article of today in the folder of the newest one, or in the folder of
// the year where articles are kept by year.
func Article(d *docket.Docket, title string, today edtf.Day) (File, error) {
	there := ""
	if a := d.Article(content.Slug(title)); a != nil {
		there = a.File()
	}
	id, err := newID(content.TypeArticle, title, there)
	if err != nil {
		return File{}, err
	}
	folder, authors, topics := "content/articles", "", []string(nil)
	if newest := newestArticle(d); newest != nil {
		folder = path.Dir(newest.File())
		if date := newest.Date.String(); path.Base(folder) == date[:min(len("2006"), len(date))] {
			folder = path.Join(path.Dir(folder), today.String()[:4])
		}
		if len(newest.Authors) > 0 {
			authors = "authors = " + content.QuoteList(newest.Authors) + "\n"
		}
		for _, t := range newest.Topics {
			topics = append(topics, t.ID)
		}
	}
	text := "+++\ntitle   = " + content.Quote(title) + "\ndate    = " + today.String() + "\n" + authors +
		"summary = \"\"\ntopics  = " + content.QuoteList(topics) + "\n" +
		"draft   = true                    # take this line away to publish\n" +
		"# [source]                        # where it was reported, if elsewhere\n# name = \"…\"\n# url  = \"https://…\"\n" +
		"+++\nWho said what, when and where. What was said in these words stands “in quotation marks”.\n"
	return File{folder + "/" + id + ".md", text}, nil
}

// newestArticle returns the article of the latest day, or nil where there is none. Of
// several on that day a draft goes first, as that is what the author is working on.
func newestArticle(d *docket.Docket) *docket.Article {
	var newest *docket.Article
	for _, a := range d.Articles {
		if newest == nil || a.Date.Lower() > newest.Date.Lower() || a.Date.Lower() == newest.Date.Lower() && a.Draft {
			newest = a
		}
	}
	return newest
}

// Entity begins an entity of a kind, "" for a person.
func Entity(d *docket.Docket, name, kind string) (File, error) {
	there := ""
	if named := d.Named(name); len(named) > 0 {
		there = named[0].File()
	} else if e := d.Entity(content.Slug(name)); e != nil {
		there = e.File()
	}
	id, err := newID(content.TypeEntity, name, there)
	if err != nil {
		return File{}, err
	}
	if kind == "" {
		kind = content.EntityKinds[0]
	}
	if !slices.Contains(content.EntityKinds, kind) {
		return File{}, refuse("an entity can't be a %q: %s", kind, strings.Join(content.EntityKinds, ", "))
	}
	text := "+++\nname    = " + content.Quote(name) + "\nkind    = " + strconv.Quote(kind) +
		strings.Repeat(" ", max(1, 24-len(kind))) + "# " + strings.Join(content.EntityKinds, " | ") + "\n" +
		"aliases = []                        # other names; they link in articles, too\n" +
		"# same_as = [\"https://www.wikidata.org/wiki/…\"]\n"
	if kind == "person" {
		text += "# [[role]]\n# title        = \"…\"\n" +
			"# organisation = \"…\"                # an entity's id, or a name\n# from         = \"2021-01\"\n"
	}
	return File{"content/entities/" + id + ".md", text + "+++\n"}, nil
}
