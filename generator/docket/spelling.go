package docket

import (
	"iter"
	"maps"
	"slices"

	"onrecord/generator/content"
	"onrecord/generator/diag"
)

// spelling suggests what references that lead nowhere were meant to say, by the kind of
// reference.
type spelling map[string]*diag.Finder

// suggest returns what a reference of a kind was probably meant to say. records yields
// what it can mean: ids, each with other names.
func (s spelling) suggest(kind, ref string, records iter.Seq2[string, []string]) []string {
	finder := s[kind]
	if finder == nil {
		finder = diag.NewFinder(records)
		s[kind] = finder
	}
	return finder.Suggest(ref)
}

// called yields the known ids of some types, with their titles and names.
func (k *linking) called(types ...content.Type) iter.Seq2[string, []string] {
	return func(yield func(string, []string) bool) {
		for _, t := range types {
			for id, names := range k.d.naming(t, k.ids(t)) {
				if !yield(id, names) {
					return
				}
			}
		}
	}
}

// naming yields ids of records of a type, each with the record's other names.
func (d *Docket) naming(t content.Type, ids []string) iter.Seq2[string, []string] {
	return func(yield func(string, []string) bool) {
		for _, id := range ids {
			if !yield(id, d.called(t, id)) {
				return
			}
		}
	}
}

// called returns a record's names beside its id. Nothing refers to articles and claims by
// name, and their titles would take too much memory, so they have none.
func (d *Docket) called(t content.Type, id string) (names []string) {
	if t == content.TypeArticle || t == content.TypeClaim {
		return nil
	}
	if e := d.entities[id]; t == content.TypeEntity && e != nil {
		names = slices.Concat(e.Aliases, e.Short)
	}
	if ref, ok := d.Lookup(t, id); ok {
		names = append(names, ref.Title)
	}
	return names
}

// Like returns the ids of records of a type that a wrong reference probably meant.
func (d *Docket) Like(t content.Type, ref string) []string {
	var ids []string
	switch t {
	case content.TypeArticle:
		ids = slices.Sorted(maps.Keys(d.articles))
	case content.TypeClaim:
		ids = slices.Sorted(maps.Keys(d.claims))
	case content.TypeEntity:
		ids = slices.Sorted(maps.Keys(d.entities))
	case content.TypeEvent:
		ids = slices.Sorted(maps.Keys(d.events))
	}
	return diag.NewFinder(d.naming(t, ids)).Suggest(ref)
}
