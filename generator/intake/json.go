package intake

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"onrecord/generator/content"
)

// readJSON reads JSON Lines, an array of claims, an object with such an array, or
// ClaimReview data, however it is nested.
func (in *input) readJSON(text string) error {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	number := 0
	for {
		var value any
		err := d.Decode(&value)
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return in.badJSON(text, d.InputOffset(), err)
		}
		number++
		line := 1 + strings.Count(text[:d.InputOffset()], "\n")
		if reviews := claimReviews(value); len(reviews) > 0 {
			in.nodes = map[string]map[string]any{}
			in.collectNodes(value)
			for _, r := range reviews {
				in.addReview(r)
			}
			continue
		}
		objects := claimObjects(value)
		for i, o := range objects {
			name := fmt.Sprintf("line %d", line)
			if len(objects) > 1 {
				name = fmt.Sprintf("claim %d", i+1)
			}
			if err := in.addObject(name, o); err != nil {
				return err
			}
		}
	}
	if number == 0 {
		return refuse("%s: it is empty", in.name)
	}
	if len(in.rows) == 0 {
		in.result.Notes = append(in.result.Notes, in.name+" has neither claims nor ClaimReview data")
	}
	return nil
}

func (in *input) badJSON(text string, at int64, err error) error {
	if e := (*json.SyntaxError)(nil); errors.As(err, &e) {
		at += e.Offset - at
	}
	at = min(max(at, 0), int64(len(text)))
	return refuse("%s: line %d: it is not JSON: %v", in.name, 1+strings.Count(text[:at], "\n"), err)
}

// claimObjects finds the claims in a decoded value.
func claimObjects(value any) []map[string]any {
	switch v := value.(type) {
	case map[string]any:
		if list, ok := v["claims"].([]any); ok {
			return claimObjects(list)
		}
		return []map[string]any{v}
	case []any:
		var all []map[string]any
		for _, item := range v {
			if o, ok := item.(map[string]any); ok {
				all = append(all, o)
			}
		}
		return all
	}
	return nil
}

// addObject makes a row of an object with the format's own keys, nested as in the
// format or flat as in data/claims.csv.
func (in *input) addObject(name string, object map[string]any) error {
	r := in.add(name)
	in.ours = object["derived"] != nil
	r.exact = in.ours
	names := slices.Sorted(maps.Keys(object))
	keys, err := in.keys(names)
	if err != nil {
		return err
	}
	for _, key := range names {
		value := object[key]
		p := partOf(key)
		if nested, ok := value.(map[string]any); ok && p != nil {
			r.parts[key] = []table{in.nested(p, nested)}
			continue
		}
		list, many := value.([]any)
		if many && p != nil {
			for _, item := range list {
				if nested, ok := item.(map[string]any); ok {
					r.parts[key] = append(r.parts[key], in.nested(p, nested))
				}
			}
			continue
		}
		if extra, ok := value.(map[string]any); ok && key == "extra" {
			for _, name := range slices.Sorted(maps.Keys(extra)) {
				r.part("extra").set(name, scalar(extra[name]))
			}
			continue
		}
		in.put(r, keys[key], key, strings.Join(scalars(value), "; "))
	}
	return nil
}

// nested reads a table of a claim and notes the keys that the format does not have.
func (in *input) nested(p *content.Field, object map[string]any) table {
	t := table{}
	for _, key := range slices.Sorted(maps.Keys(object)) {
		if !slices.ContainsFunc(p.Fields, func(f *content.Field) bool { return f.Key == key }) {
			in.unread(p.Key + "." + key)
			continue
		}
		if isList(key) {
			for _, v := range scalars(object[key]) {
				t[key] = append(t[key], in.mapping.value(key, v))
			}
			continue
		}
		text := scalar(object[key])
		if places[key] == (place{p.Key, key}) { // what --map says of it is meant
			text = in.mapping.value(key, text)
		}
		t.set(key, line(key, text))
	}
	return t
}

// scalars returns the texts of a value, which may be a list.
func scalars(value any) []string {
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	var all []string
	for _, item := range list {
		if s := scalar(item); s != "" {
			all = append(all, s)
		}
	}
	return all
}

func scalar(value any) string {
	switch v := value.(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return exact(v.String())
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}
