package docket

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/markup"
)

// names is what articles are searched for: names and aliases of entities, folded.
type names struct {
	phrases  []string
	entities []string // for each phrase the entity's id, "" where several have it
	index    *markup.Index

	before *names          // which these replaced; without its own before
	differ map[string]bool // phrases that those did not have, or lacked, or gave another entity
}

// nameEntities notes by which names entities may be referred to, and makes the
// index of those that link.
func (k *linking) nameEntities() {
	k.d.byName = namesOf(k.d.Entities)
	k.search()
}

// eachName yields an entity's names and aliases folded, then its short names, which
// resolve and never link.
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

// namesOf gives the entities that a folded name means: those that have it as name or
// alias, and only where there are none, those whose short name it is.
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

// search sets the names to look for in texts. Where they are those of the last linking,
// the index of that serves again.
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

// replace notes in what names differ from those that were looked for until now, so
// that only texts that may have such a name are read again.
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

// hold reports whether what a text says of the names looked for holds for these,
// since it was searched for them, or has none in which they differ from those before.
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

// entity resolves a reference: an id, or a name or alias that one entity alone has.
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

// dangling complains about a reference to nothing, unless what it names is left
// out, or may stand in a file that could not be read.
func (k *linking) dangling(t content.Type, r *content.Record, ref string, path ...any) {
	if k.absent.ids[t][ref] || k.content.Unread[t] > 0 {
		return
	}
	d := diag.Dangling.At(r.At(path...), "there is no %s %q", t, ref)
	if near := k.spelling.suggest(string(t), ref, k.called(t)); len(near) > 0 {
		d.WithHint("did you mean %s?", diag.Or("%q", near))
	} else {
		d.WithHint("%s", makeOne(t, ref))
		if path[0] == "speaker" {
			d.Hint += "; where nobody is named, write speaker_text instead of speaker"
		}
	}
	k.problems.Add(d)
}

// makeOne says how the record is made that a reference names.
func makeOne(t content.Type, ref string) string {
	switch t {
	case content.TypeArticle, content.TypePage:
		return fmt.Sprintf("%s's id is its file's name without the ending", withArticle(t))
	case content.TypeEntity:
		return fmt.Sprintf("onrecord new entity %q makes one, or correct the reference", nameOf(ref))
	}
	return fmt.Sprintf("make %s with that id in content/%s, or correct the reference", withArticle(t), t.Folder())
}

// withArticle is a type as it follows a verb: "an event".
func withArticle(t content.Type) string {
	if t == content.TypeArticle || t == content.TypeEntity || t == content.TypeEvent {
		return "an " + string(t)
	}
	return "a " + string(t)
}

// nameOf makes a name of an id: "hanna-vogt" reads "Hanna Vogt". What is none is a name.
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
