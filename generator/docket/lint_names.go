package docket

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/markup"
)

// lintNames reports an alias that is another entity's id: a reference by it means
// that one.
func (k *linking) lintNames() {
	for _, e := range k.d.Entities {
		for i, alias := range e.Aliases {
			if o := k.d.entities[alias]; o != nil && o != e {
				k.problems.Add(diag.AliasIsID.At(e.At("aliases", i), "%q is the id of another entity, so a reference by this alias means that one", alias).
					WithRelated(o.At("id"), "the other entity").WithHint("remove the alias"))
			}
		}
	}
}

// adviseNames reports names and aliases that two entities have: neither is linked,
// and neither can be referred to by it.
func (k *linking) adviseNames() {
	type named struct {
		entity *Entity
		path   []any
	}
	first := make(map[string]named, 3*len(k.d.Entities))
	for _, e := range k.inFileOrder() {
		for i, name := range append([]string{e.Name}, e.Aliases...) {
			n := named{e, []any{"name"}}
			if i > 0 {
				n.path = []any{"aliases", i - 1}
			}
			folded := markup.Fold(name)
			o, taken := first[folded]
			switch {
			case folded == "":
			case !taken:
				first[folded] = n
			case o.entity != e:
				if i == 0 && len(o.path) > 1 { // the alias can give way, the name can't
					n, o = o, n
					first[folded] = o
				}
				k.problems.Add(diag.SharedName.At(n.entity.At(n.path...), "%s has the name %q too, so articles link it to neither", o.entity.ID, name).
					WithRelated(o.entity.At(o.path...), "the other entity").WithHint("leave it with the one that is meant, or move it to short"))
			}
		}
	}
}

// inFileOrder are the entities as their files have them, so that the second of two
// is the one complained about.
func (k *linking) inFileOrder() []*Entity {
	all := slices.Clone(k.d.Entities)
	slices.SortFunc(all, func(a, b *Entity) int { return a.At().Compare(b.At()) })
	return all
}

// alike are letters and digits that look like a Latin letter in most typefaces.
var alike = func() map[rune]rune {
	pairs := map[rune]string{'a': "аα", 'c': "сϲ", 'e': "е", 'i': "іι1ıl", 'j': "ј", 'o': "оο0", 'p': "рρ", 's': "ѕ", 'x': "хχ", 'y': "уγ", 'v': "ν", 'k': "κ", 'u': "υ", 'h': "һ", 'd': "ԁ"}
	m := map[rune]rune{}
	for letter, twins := range pairs {
		for _, t := range twins {
			m[t] = letter
		}
	}
	return m
}()

// skeleton is what an id looks like: two ids with one skeleton are hard to tell
// apart. Digits count as letters only beside a letter, as in "c1aim".
func skeleton(id string) string {
	runes := []rune(norm.NFKC.String(strings.ReplaceAll(id, "-", "")))
	letter := func(i int) bool { return i >= 0 && i < len(runes) && unicode.IsLetter(runes[i]) }
	out := make([]rune, len(runes))
	for i, r := range runes {
		out[i] = r
		if to, ok := alike[r]; ok && (!unicode.IsDigit(r) || letter(i-1) && letter(i+1)) {
			out[i] = to
		}
	}
	return string(out)
}

// lintIDs reports ids that look like another's, or that mix letters of two scripts
// that look alike.
func (k *linking) lintIDs() {
	for _, t := range content.Types {
		ids := k.ids(t)
		first := make(map[string]*content.Record, len(ids))
		for _, id := range ids {
			r := k.known(t, id)
			if content.IDProblem(t, id) != "" {
				continue
			}
			at := skeleton(id)
			if o := first[at]; o != nil {
				k.problems.Add(diag.LookAlike.At(idPlace(r), "the %s %q looks like %q", t, id, o.ID).
					WithRelated(idPlace(o), "the other one").WithHint("give one of them an id that is told apart at a glance"))
				continue
			}
			first[at] = r
			if letter, script := stranger(id); letter != 0 {
				k.problems.Add(diag.LookAlike.At(idPlace(r), "the id %q has the %s letter %c among Latin ones", id, script, letter).
					WithHint("type the id anew: %s", strings.Map(func(r rune) rune {
						if to, ok := alike[r]; ok && r > unicode.MaxASCII {
							return to
						}
						return r
					}, id)))
			}
		}
	}
}

// idPlace is where an id stands: in its record, or as its file's name.
func idPlace(r *content.Record) diag.Span {
	if r.Has("id") {
		return r.At("id")
	}
	return diag.FileSpan(r.File())
}

// stranger returns a letter of an id that looks Latin and is not, where the id has
// Latin letters too.
func stranger(id string) (letter rune, script string) {
	latin := false
	for _, r := range id {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin = true
		case alike[r] != 0 && unicode.Is(unicode.Cyrillic, r):
			letter, script = r, "Cyrillic"
		case alike[r] != 0 && unicode.Is(unicode.Greek, r):
			letter, script = r, "Greek"
		}
	}
	if !latin {
		return 0, ""
	}
	return letter, script
}

// lintTopics reports topics that are named once, have no record, and are spelled
// nearly as another one: a topic needs no record, so a slip of the pen makes a new
// one in silence.
func (k *linking) lintTopics() {
	uses := map[string]int{}
	place := map[string]diag.Span{}
	count := func(r *content.Record, ids []string) {
		for i, id := range ids {
			if uses[id]++; uses[id] == 1 && k.d.topics[id] != nil && k.d.topics[id].Named {
				place[id] = r.At("topics", i)
			}
		}
	}
	for _, a := range k.d.Articles {
		count(&a.Record, a.Article.Topics)
	}
	for _, c := range k.d.Claims {
		count(&c.Record, c.Claim.Topics)
	}
	for _, e := range k.d.Events {
		count(&e.Record, e.Event.Topics)
	}
	byStart := map[byte][]string{} // few slips of the pen are in the first letter
	for _, t := range k.d.Topics {
		if !t.Named || uses[t.ID] > 1 {
			byStart[t.ID[0]] = append(byStart[t.ID[0]], t.ID)
		}
	}
	for id, at := range place {
		if uses[id] > 1 {
			continue
		}
		if near := diag.Suggest(id, byStart[id[0]]); near != "" && near != id && slip(id, near) {
			k.problems.Add(diag.NearTopic.At(at, "nothing else has the topic %q", id).
				WithHint("did you mean %q? If not, a [[topic]] record with the id %q says so", near, id))
		}
	}
}

// slip reports whether two ids differ as by a slip of the pen: in one long word, and
// not in a number.
func slip(a, b string) bool {
	x, y := strings.Split(a, "-"), strings.Split(b, "-")
	if len(x) != len(y) {
		return strings.ReplaceAll(a, "-", "") == strings.ReplaceAll(b, "-", "")
	}
	differ := 0
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		differ++
		if min(len(x[i]), len(y[i])) < 5 || strings.ContainsAny(x[i]+y[i], "0123456789") || diag.Suggest(x[i], []string{y[i]}) == "" {
			return false
		}
	}
	return differ == 1
}

// lintFigures reports figures of one measure in different units, which can't form
// one series.
func (k *linking) lintFigures() {
	first := map[string]*Claim{}
	for _, c := range k.d.Claims {
		if c.Figure == nil || c.Figure.Measure == "" {
			continue
		}
		measure := strings.ToLower(markup.Fold(c.Figure.Measure))
		o := first[measure]
		if o == nil {
			first[measure] = c
		} else if o.Figure.Unit != c.Figure.Unit {
			k.problems.Add(diag.TwoUnits.At(c.At("figure", "unit"), "%q is counted in %q here and in %q in %s", c.Figure.Measure, c.Figure.Unit, o.Figure.Unit, o.ID).
				WithRelated(o.At("figure", "unit"), "the other unit").WithHint("unit = %q, or give the measure another name", o.Figure.Unit))
		}
	}
}
