package docket

import (
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/markup"
)

// names holds the names and aliases of entities that texts are searched for, folded.
type names struct {
	phrases  []string
	entities []string // for each phrase its entity's id, or "" where several have it
	index    *markup.Index

	before *names          // the names before these; their own before is nil
	differ map[string]bool // phrases that are new, gone, or another entity's
}

// nameEntities collects the names by which records may refer to entities, and makes the
// index of those that texts link.
func (k *linking) nameEntities() {
	k.d.byName = namesOf(k.d.Entities)
	k.search()
}

// eachName yields an entity's names and aliases, folded, then its short names, which
// never link.
func eachName(e *content.Entity) iter.Seq2[string, bool] {
	return func(yield func(folded string, links bool) bool) {
		each := func(links bool, names ...string) bool {
			for _, name := range names {
				if folded := markup.Fold(name); folded != "" && !yield(folded, links) {
					return false
				}
			}
			return true
		}
		_ = each(true, e.Name) && each(true, e.Aliases...) && each(false, e.Short...)
	}
}

// namesOf returns the entities that each folded name means: those that have it as a name
// or alias, else those that have it as a short name.
func namesOf(entities []*Entity) map[string][]*Entity {
	all := make(map[string][]*Entity, 3*len(entities))
	shorts := map[string][]*Entity{}
	for _, e := range entities {
		for folded, links := range eachName(e.Entity) {
			named := all
			if !links {
				named = shorts
			}
			if !slices.Contains(named[folded], e) {
				named[folded] = append(named[folded], e)
			}
		}
	}
	for folded, named := range shorts {
		if all[folded] == nil {
			all[folded] = named
		}
	}
	return all
}

// search sets the names to look for in texts. Where they have not changed since the last
// linking, its index is used again.
func (k *linking) search() {
	fresh := &names{}
	at := map[string]int{}
	for _, e := range k.d.Entities {
		for folded, links := range eachName(e.Entity) {
			if !links {
				continue
			}
			i, known := at[folded]
			switch {
			case !known:
				at[folded] = len(fresh.phrases)
				fresh.phrases, fresh.entities = append(fresh.phrases, folded), append(fresh.entities, e.ID)
			case fresh.entities[i] != e.ID:
				fresh.entities[i] = ""
			}
		}
	}
	if k.names == nil || !slices.Equal(k.names.phrases, fresh.phrases) ||
		!slices.Equal(k.names.entities, fresh.entities) {
		fresh.index = markup.NewIndex(fresh.phrases)
		fresh.replace(k.names)
		k.names = fresh
	}
}

// replace notes the phrases in which the names differ from those before. Only texts that
// may have such a phrase are searched again.
func (n *names) replace(before *names) {
	if n.before = before; before == nil {
		return
	}
	before.before, before.differ = nil, nil
	was := make(map[string]string, len(before.phrases))
	for i, p := range before.phrases {
		was[p] = before.entities[i]
	}
	n.differ = map[string]bool{}
	for i, p := range n.phrases {
		if id, known := was[p]; !known || id != n.entities[i] {
			n.differ[p] = true
		}
		delete(was, p)
	}
	for p := range was {
		n.differ[p] = true
	}
}

// hold reports whether the mentions found in a text are still right: it was searched for
// these names, or it has none of the phrases that changed.
func (n *names) hold(a *anchored) bool {
	if a.names == n {
		return true
	}
	if a.names != n.before {
		return false
	}
	for p := range n.differ {
		if a.words.MayHold(p) {
			return false
		}
	}
	a.names = n
	return true
}

// entity returns the entity that a reference means, by id, or by a name or alias that
// only one entity has.
func (k *linking) entity(r *content.Record, ref string, path ...any) *Entity {
	switch found := k.d.Named(ref); {
	case len(found) == 1:
		return found[0]
	case len(found) > 1:
		d := diag.AmbiguousName.At(r.At(path...), "%q is a name of %d entities", ref, len(found))
		for _, e := range found {
			d.WithRelated(e.At("name"), "%s has it", e.ID)
		}
		k.problems.Add(d.WithHint("write the id: %q or %q", found[0].ID, found[1].ID))
		return nil
	}
	if ref != "" {
		k.dangling(content.TypeEntity, r, ref, path...)
	}
	return nil
}

// dangling reports a reference to nothing. It says nothing where the record is left out,
// or may stand in a file that could not be read.
func (k *linking) dangling(t content.Type, r *content.Record, ref string, path ...any) {
	if k.leftOut.ids[t][ref] || k.content.Unread[t] > 0 {
		return
	}
	d := diag.Dangling.At(r.At(path...), "there is no %s %q", t, ref)
	if list := k.listed(t, ref); list != nil {
		d.WithHint("write a list: [%s]", strings.Join(list, ", "))
	} else if near := k.meant(t, ref); len(near) > 0 {
		d.WithHint("did you mean %s?", diag.Or("%q", near))
	} else {
		d.WithHint("%s", makeOne(t, ref))
		if path[0] == "speaker" {
			d.Hint += "; where nobody is named, write speaker_text instead of speaker"
		}
	}
	k.problems.Add(d)
}

// meant returns the ids that a wrong reference was probably meant to say. A reference that
// ends in an entity's name, such as "Dr. Murthy", means that entity.
func (k *linking) meant(t content.Type, ref string) []string {
	if near := k.spelling.suggest(string(t), ref, k.called(t)); len(near) > 0 || t != content.TypeEntity {
		return near
	}
	for _, name, more := strings.Cut(ref, " "); more; _, name, more = strings.Cut(name, " ") {
		if named := k.d.Named(name); len(named) > 0 {
			return ids(named)
		}
	}
	return nil
}

// betweenItems matches what people write between the items of a list.
//
//	a, b    yes
//	a; b    yes
//	a and b yes
//	a-b     no
var betweenItems = regexp.MustCompile(`\s*[,;]\s*|\s+(?:and|&)\s+`)

// listed returns the items of a list that somebody wrote as one text, each in quotation
// marks as its record's id, or nil where some item means no record.
func (k *linking) listed(t content.Type, ref string) (list []string) {
	items := betweenItems.Split(ref, -1)
	if len(items) < 2 {
		return nil
	}
	for _, item := range items {
		id := item
		if k.known(t, item) == nil {
			near := k.meant(t, item)
			if named := k.d.Named(item); t == content.TypeEntity && len(named) > 0 {
				near = ids(named)
			}
			if len(near) != 1 {
				return nil
			}
			id = near[0]
		}
		list = append(list, strconv.Quote(id))
	}
	return list
}

// ids returns the ids of entities.
func ids(entities []*Entity) (all []string) {
	for _, e := range entities {
		all = append(all, e.ID)
	}
	return all
}

// makeOne says how to make the record that a reference names.
func makeOne(t content.Type, ref string) string {
	switch t {
	case content.TypeArticle, content.TypePage:
		return fmt.Sprintf("%s's id is its file's name without the ending", withArticle(t))
	case content.TypeEntity:
		return fmt.Sprintf("onrecord new entity %q makes one, or correct the reference", nameOf(ref))
	}
	return fmt.Sprintf("make %s with that id in content/%s, or correct the reference", withArticle(t), t.Folder())
}

// withArticle returns a type with its article: "an event".
func withArticle(t content.Type) string {
	if t == content.TypeArticle || t == content.TypeEntity || t == content.TypeEvent {
		return "an " + string(t)
	}
	return "a " + string(t)
}

// nameOf turns an id into a name: "hanna-vogt" reads "Hanna Vogt". It returns any other
// text as it is.
func nameOf(ref string) string {
	if content.IDProblem(content.TypeEntity, ref) != "" {
		return ref
	}
	words := strings.Split(ref, "-")
	for i, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		words[i] = strings.ToUpper(string(first)) + w[size:]
	}
	return strings.Join(words, " ")
}
