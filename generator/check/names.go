package check

import (
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/markup"
)

// checkAliases reports an alias that is another entity's id: a reference by the alias
// means that entity.
func (k *checker) checkAliases() {
	for _, e := range k.docket.Entities {
		for i, alias := range e.Aliases {
			if o := k.docket.Entity(alias); o != nil && o != e {
				k.problems.Add(diag.AliasIsID.At(e.At("aliases", i),
					"%q is the id of another entity, so a reference by this alias means that one", alias).
					WithRelated(o.At("id"), "the other entity").WithHint("remove the alias"))
			}
		}
	}
}

// entityName is a place where a name of an entity stands.
type entityName struct {
	entity *docket.Entity
	path   []any
}

func (n entityName) isAlias() bool { return len(n.path) > 1 }

// checkSharedNames reports names and aliases that two entities have: articles link them
// to neither entity, and no reference can use them. The second in order of files gets
// the complaint, but where an alias is another's name, the alias gets it.
func (k *checker) checkSharedNames() {
	first := make(map[string]entityName, 3*len(k.docket.Entities))
	inFiles := slices.Clone(k.docket.Entities)
	slices.SortFunc(inFiles, func(a, b *docket.Entity) int { return a.At().Compare(b.At()) })
	for _, e := range inFiles {
		for i, name := range slices.Concat([]string{e.Name}, e.Aliases) {
			n := entityName{e, []any{"name"}}
			if i > 0 {
				n.path = []any{"aliases", i - 1}
			}
			folded := markup.Fold(name)
			if folded == "" {
				continue
			}
			other, taken := first[folded]
			if !taken {
				first[folded] = n
			}
			if !taken || other.entity == e {
				continue
			}
			if !n.isAlias() && other.isAlias() {
				n, other = other, n
				first[folded] = other
			}
			k.problems.Add(diag.SharedName.At(n.entity.At(n.path...),
				"%s has the name %q too, so articles link it to neither", other.entity.ID, name).
				WithRelated(other.entity.At(other.path...), "the other entity").
				WithHint("leave it with the one that is meant, or move it to short"))
		}
	}
}

// checkIDs reports ids that look like another record's, or that mix letters of two
// scripts that look alike.
func (k *checker) checkIDs() {
	for _, t := range content.Types {
		first := map[string]*content.Record{}
		for _, r := range k.records(t) {
			if content.IDProblem(t, r.ID) == "" {
				k.checkID(t, r, first)
			}
		}
	}
}

// checkID compares the id of a record with those before it, which first has by what
// they look like.
func (k *checker) checkID(t content.Type, r *content.Record, first map[string]*content.Record) {
	look := appearance(r.ID)
	if o := first[look]; o != nil {
		k.problems.Add(diag.LookAlike.At(r.IDPlace(), "the %s %q looks like %q", t, r.ID, o.ID).
			WithRelated(o.IDPlace(), "the other one").WithHint("give one of them an id that is told apart at a glance"))
		return
	}
	first[look] = r
	if letter, script := foreignLetter(r.ID); letter != 0 {
		k.problems.Add(diag.LookAlike.At(r.IDPlace(),
			"the id %q has the %s letter %c among Latin ones", r.ID, script, letter).
			WithHint("type the id anew: %s", latin(r.ID)))
	}
}

// records returns the docket's records of a type that are written down, by id.
func (k *checker) records(t content.Type) []*content.Record {
	var all []*content.Record
	switch d := k.docket; t {
	case content.TypeArticle:
		all = recordsOf(d.Articles, func(a *docket.Article) *content.Record { return &a.Record })
	case content.TypeClaim:
		all = recordsOf(d.Claims, func(c *docket.Claim) *content.Record { return &c.Record })
	case content.TypeEntity:
		all = recordsOf(d.Entities, func(e *docket.Entity) *content.Record { return &e.Record })
	case content.TypeEvent:
		all = recordsOf(d.Events, func(e *docket.Event) *content.Record { return &e.Record })
	case content.TypeTopic:
		all = recordsOf(d.Topics, func(t *docket.Topic) *content.Record { return &t.Record })
	case content.TypePage:
		all = recordsOf(d.Pages, func(p *docket.Page) *content.Record { return &p.Record })
	}
	all = slices.DeleteFunc(all, func(r *content.Record) bool { return r.File() == "" }) // topics that are only named
	slices.SortFunc(all, func(a, b *content.Record) int { return strings.Compare(a.ID, b.ID) })
	return all
}

func recordsOf[R any](linked []R, record func(R) *content.Record) []*content.Record {
	all := make([]*content.Record, len(linked))
	for i, r := range linked {
		all[i] = record(r)
	}
	return all
}
