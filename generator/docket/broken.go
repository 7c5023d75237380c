package docket

import (
	"cmp"
	"slices"
	"strconv"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/markup"
)

// checkLinks reports record links and links to content files that lead nowhere. The doc
// may be nil. read says that the last linking read it, too.
func (k *linking) checkLinks(doc *markup.Doc, read bool) {
	if doc == nil || read && k.settled {
		return
	}
	before := len(k.problems)
	defer func() { k.Linker.broken = k.Linker.broken || len(k.problems) > before }()
	for _, s := range doc.Slots {
		switch s.Kind {
		case markup.RecordSlot:
			k.checkRecordLink(s)
		case markup.LinkSlot:
			if s.File != "" {
				k.checkFileLink(s)
			}
		}
	}
}

func (k *linking) checkRecordLink(s markup.Slot) {
	types := content.Types
	if s.Type != "" {
		t := content.Type(s.Type)
		if !slices.Contains(content.Types, t) {
			d := diag.Dangling.At(s.Place, "%q is no type of record", s.Type)
			k.problems.Add(d.WithHint("one of article: claim: entity: event: topic: page:"))
			return
		}
		types = []content.Type{t}
	}
	var found []content.Type
	leftOut := false
	for _, t := range types {
		_, made := k.d.Lookup(t, s.Target)
		if made {
			found = append(found, t)
		}
		hidden := k.leftOut.ids[t][s.Target]
		leftOut = leftOut || hidden
		if k.content.Unread[t] > 0 && !made && !hidden {
			return // it may stand in a file that could not be read
		}
	}
	switch {
	case len(found) == 1 || len(found) == 0 && leftOut:
		return
	case len(found) > 1:
		d := diag.AmbiguousLink.At(s.Place, "%q is the id of several records", s.Target)
		k.problems.Add(d.WithHint("write %s", diag.Or("[[%s:"+s.Target+"]]", found)))
		return
	}
	d := diag.Dangling.At(s.Place, "there is no record %q", s.Target)
	if s.Type != "" {
		d.Message = "there is no " + s.Type + " " + strconv.Quote(s.Target)
	}
	near := k.spelling.suggest(cmp.Or(s.Type, "record"), s.Target, k.called(types...))
	switch {
	case len(near) > 0:
		d.WithHint("did you mean %s?", diag.Or("[[%s]]", near))
	case s.Type != "":
		d.WithHint("%s", makeOne(content.Type(s.Type), s.Target))
	default:
		d.WithHint("correct the link; if it names an entity that is not there yet, onrecord new entity %q makes it",
			nameOf(s.Target))
	}
	k.problems.Add(d)
}

func (k *linking) checkFileLink(s markup.Slot) {
	if _, err := k.content.Source(s.File); err == nil {
		return
	}
	d := diag.Dangling.At(s.Place, "there is no file %s", s.File)
	near := k.spelling.suggest("file", s.File, func(yield func(string, []string) bool) {
		for _, a := range k.content.Articles {
			if !yield(a.File(), nil) {
				return
			}
		}
		for _, p := range k.content.Pages {
			if !yield(p.File(), nil) {
				return
			}
		}
	})
	if len(near) > 0 {
		d.WithHint("did you mean %s?", diag.Or("%s", near))
	}
	k.problems.Add(d)
}
