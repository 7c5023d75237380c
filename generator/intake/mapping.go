package intake

import (
	"maps"
	"slices"
	"strings"

	"onrecord/generator/diag"
	"onrecord/generator/docket"
)

// mapping is what --map says.
//
//	COLUMN=KEY        a column's key; KEY "-" leaves it out, extra.NAME keeps it as the desk's own
//	KEY:VALUE=VALUE   what a value of a kind, speaker, rating or the like means
type mapping struct {
	columns map[string]string              // by the column's name, folded
	given   map[string]string              // columns as given, to say which were not there
	values  map[string]map[string]*meaning // by key, then by the value, folded
	seen    map[string][]string            // the values in the files, of the keys in values
}

// meaning is a --map of a value: KEY:VALUE=VALUE.
type meaning struct {
	from, to string
	used     bool
}

func newMapping(given []string) (*mapping, error) {
	m := &mapping{map[string]string{}, map[string]string{}, map[string]map[string]*meaning{}, map[string][]string{}}
	for _, g := range given {
		from, to, ok := strings.Cut(g, "=")
		from, to = strings.TrimSpace(from), strings.TrimSpace(to)
		if !ok || from == "" || to == "" {
			return nil, misuse("--map %q: write COLUMN=KEY, such as Speaker=speaker", g)
		}
		if key, value, ofValue := strings.Cut(from, ":"); ofValue && known(column(key)) {
			key = column(key)
			if m.values[key] == nil {
				m.values[key] = map[string]*meaning{}
			}
			m.values[key][fold(value)] = &meaning{from: strings.TrimSpace(value), to: to}
			continue
		}
		if !known(to) && to != "-" && !strings.HasPrefix(to, "extra.") {
			if !known(column(from)) {
				return nil, misuse("--map %q: there is no key %q%s", g, to, suggest(to))
			}
			from, to = to, column(from) // the other way round
		}
		m.columns[fold(from)], m.given[fold(from)] = to, from
	}
	return m, nil
}

// check refuses a --map to a speaker or rating that the site does not have. Otherwise
// every row with that value would be kept as text, or rejected, as if there were no
// --map.
func (m *mapping) check(d *docket.Docket) error {
	for _, from := range slices.Sorted(maps.Keys(m.values["speaker"])) {
		v := m.values["speaker"][from]
		switch found := d.Named(v.to); {
		case len(found) > 1:
			return misuse("--map %q: %q is a name of %d entities: write the id", "speaker:"+v.from+"="+v.to, v.to, len(found))
		case len(found) == 0:
			var all []string
			for _, e := range d.Entities {
				all = append(all, e.ID, e.Name)
			}
			return misuse("--map %q: there is no entity %q%s", "speaker:"+v.from+"="+v.to, v.to,
				didYouMean(v.to, all, "; onrecord new entity NAME makes one"))
		}
	}
	truth, outcome := &d.Settings.Truth, &d.Settings.Outcome
	for _, from := range slices.Sorted(maps.Keys(m.values["rating"])) {
		v := m.values["rating"][from]
		if slices.Contains(noRating, strings.ToLower(v.to)) || findRating(truth, v.to) != "" ||
			findRating(outcome, v.to) != "" {
			continue
		}
		all := slices.Concat(truth.IDs(), outcome.IDs())
		return misuse("--map %q: there is no rating %q%s", "rating:"+v.from+"="+v.to, v.to,
			didYouMean(v.to, all, "; one of "+strings.Join(all, ", ")))
	}
	return nil
}

// unused refuses a --map of a column or value that no file has.
func (m *mapping) unused() error {
	for _, name := range slices.Sorted(maps.Keys(m.given)) {
		return misuse("--map names the column %q, which the file does not have", m.given[name])
	}
	for _, key := range slices.Sorted(maps.Keys(m.values)) {
		for _, from := range slices.Sorted(maps.Keys(m.values[key])) {
			if v := m.values[key][from]; !v.used {
				return misuse("--map names the %s %q, which no row has%s", key, v.from, didYouMean(v.from, m.seen[key], ""))
			}
		}
	}
	return nil
}

// value returns the value that --map gives for a value.
func (m *mapping) value(key, value string) string {
	if m.values[key] == nil {
		return value
	}
	if v := m.values[key][fold(value)]; v != nil {
		v.used = true
		return v.to
	}
	m.seen[key] = append(m.seen[key], value)
	return value
}

// suggest returns the end of a message about an unknown key: the keys of columns with
// that name, else of columns with nearly that name, else all keys.
func suggest(key string) string {
	near := []string{synonyms[column(key)]}
	switch {
	case column(key) == "source": // which is a name or an address
		near = append(near, "publisher")
	case near[0] == "":
		near = diag.NewFinder(func(yield func(string, []string) bool) {
			for key := range places {
				if !yield(key, []string{key}) {
					return
				}
			}
		}).Suggest(key)
	}
	if len(near) > 0 {
		return ", did you mean " + diag.Or("%s", near) + "?"
	}
	return "; the keys are " + strings.Join(slices.Sorted(maps.Keys(places)), ", ")
}

// didYouMean returns the end of a message about an unknown word: the nearest candidate,
// or otherwise.
func didYouMean(word string, candidates []string, otherwise string) string {
	if near := diag.Suggest(word, candidates); near != "" {
		return ", did you mean " + near + "?"
	}
	return otherwise
}
