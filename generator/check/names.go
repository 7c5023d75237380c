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
	first := map[content.Type]map[string]docket.Record{}
	for _, r := range k.written() {
		t := r.Ref().Type
		if first[t] == nil {
			first[t] = map[string]docket.Record{}
		}
		if content.IDProblem(t, r.Ref().ID) == "" {
			k.checkID(r, first[t])
		}
	}
}

// checkID compares the id of a record with those of its type before it, which first has by
// what they look like.
func (k *checker) checkID(r docket.Record, first map[string]docket.Record) {
	id := r.Ref().ID
	look := appearance(id)
	if o := first[look]; o != nil {
		k.problems.Add(diag.LookAlike.At(r.IDPlace(), "the %s %q looks like %q", r.Ref().Type, id, o.Ref().ID).
			WithRelated(o.IDPlace(), "the other one").WithHint("give one of them an id that is told apart at a glance"))
		return
	}
	first[look] = r
	if letter, script := foreignLetter(id); letter != 0 {
		k.problems.Add(diag.LookAlike.At(r.IDPlace(),
			"the id %q has the %s letter %c among Latin ones", id, script, letter).
			WithHint("type the id anew: %s", latin(id)))
	}
}

// written returns the docket's records that are written down, by id.
func (k *checker) written() []docket.Record {
	var all []docket.Record
	for r := range k.docket.Records {
		if r.File() != "" {
			all = append(all, r)
		}
	}
	slices.SortStableFunc(all, func(a, b docket.Record) int { return strings.Compare(a.Ref().ID, b.Ref().ID) })
	return all
}
