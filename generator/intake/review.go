package intake

import (
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"

	"onrecord/generator/content"
)

// claimReviews returns every ClaimReview object in a decoded value, at any depth (in a
// graph, a feed, a list), in order.
func claimReviews(value any) []map[string]any {
	switch v := value.(type) {
	case map[string]any:
		if slices.Contains(scalars(v["@type"]), "ClaimReview") || slices.Contains(scalars(v["@type"]), "schema:ClaimReview") {
			return []map[string]any{v}
		}
		var all []map[string]any
		for _, key := range slices.Sorted(maps.Keys(v)) {
			all = append(all, claimReviews(v[key])...)
		}
		return all
	case []any:
		var all []map[string]any
		for _, item := range v {
			all = append(all, claimReviews(item)...)
		}
		return all
	}
	return nil
}

// object returns a value that is an object, or the first element of a list of objects.
func object(value any) map[string]any {
	switch v := value.(type) {
	case map[string]any:
		return v
	case []any:
		for _, item := range v {
			if o := object(item); o != nil {
				return o
			}
		}
	}
	return nil
}

// words returns a text of a review on one line. Of an object it returns the name.
func words(value any) string {
	if o := object(value); o != nil {
		for _, key := range []string{"name", "@value", "headline", "url"} {
			if s := words(o[key]); s != "" {
				return s
			}
		}
		return ""
	}
	all := scalars(value)
	if len(all) == 0 {
		return ""
	}
	return strings.Join(strings.Fields(html.UnescapeString(all[0])), " ")
}

// first is the first text that is not empty.
func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// addReview makes a row from a ClaimReview: the claim, its appearances and the ruling.
// The ruling is another desk's, unless the site's publisher made it.
func (in *input) addReview(review map[string]any) {
	r := in.add(fmt.Sprintf("review %d", len(in.rows)+1))
	item := object(in.follow(review["itemReviewed"]))
	author := in.follow(firstValue(item["author"], item["creator"]))
	claimant := object(author)
	r.url = first(words(review["url"]), words(review["@id"]), words(review["mainEntityOfPage"]))
	r.claim.set("title", first(words(review["claimReviewed"]), words(item["text"]), words(item["name"])))
	r.who = words(author)
	r.claim.set("speaker", first(in.sameAs(claimant), in.mapping.value("speaker", r.who)))
	r.claim.set("role", words(claimant["jobTitle"]))
	r.claim.set("said", first(words(item["datePublished"]), words(item["dateCreated"])))
	for _, key := range []string{"firstAppearance", "appearance", "sameAs", "url"} {
		r.appearance(in.follow(item[key]))
	}
	published := first(words(review["datePublished"]), words(review["dateCreated"]))
	if len(r.parts["appearance"]) == 0 {
		r.appearanceAt(r.url, in.desk(review, r.url), published)
	}
	if r.claim.text("said") == "" && published != "" {
		in.saidBefore(r, published)
	}
	in.ruling(r, review, published)
}

// firstValue is the first value that is there.
func firstValue(values ...any) any {
	for _, v := range values {
		if v != nil {
			return v
		}
	}
	return nil
}

// saidBefore dates a claim for which a review gives no day: it was said by the day of the
// review.
func (in *input) saidBefore(r *row, published string) {
	date, ok := readDate(published, "")
	if !ok {
		return // the ruling's date will be complained about
	}
	day, _, _ := strings.Cut(date, "T")
	r.claim.set("said", "../"+day)
	r.undated = true
}

// sameAs returns the id of the entity that has one of the claimant's addresses, or "".
func (in *input) sameAs(claimant map[string]any) string {
	addresses := scalars(claimant["sameAs"])
	for _, e := range in.docket.Entities {
		for _, address := range e.SameAs {
			if slices.Contains(addresses, address) {
				return e.ID
			}
		}
	}
	return ""
}

// appearance adds a text in which the claim stands, by its address.
func (r *row) appearance(value any) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			r.appearance(item)
		}
	case string:
		r.appearanceAt(v, "", "")
	case map[string]any:
		address := first(words(v["url"]), words(v["@id"]), words(v["sameAs"]))
		if address == "" && words(v["publisher"]) == "" {
			return
		}
		r.appearanceAt(address, words(v["publisher"]), words(v["datePublished"]))
		if t := r.parts["appearance"][len(r.parts["appearance"])-1]; t.text("url") == address {
			t.set("title", first(words(v["headline"]), words(v["name"])))
		}
	}
}

// appearanceAt adds an appearance, unless there is one with the address.
func (r *row) appearanceAt(address, publisher, date string) {
	if address = strings.TrimSpace(address); address != "" && !strings.Contains(address, "://") {
		return
	}
	if address == "" && publisher == "" || slices.ContainsFunc(r.parts["appearance"],
		func(t table) bool { return t.text("url") == address }) {
		return
	}
	t := table{}
	t.set("url", address)
	t.set("publisher", publisher)
	t.set("date", date)
	r.parts["appearance"] = append(r.parts["appearance"], t)
}

// ruling adds the review's rating.
func (in *input) ruling(r *row, review map[string]any, published string) {
	rating := object(in.follow(review["reviewRating"]))
	name := words(rating["alternateName"])
	value, best := scalar(rating["ratingValue"]), scalar(rating["bestRating"])
	if name == "" {
		name = first(words(rating["name"]), words(rating["ratingExplanation"]))
	}
	by := in.desk(review, r.url)
	if in.own(by, r.url) {
		by = ""
		if name == "" {
			name = in.byValue(value)
		}
	} else if by == "" {
		r.reject("it does not say whose review it is: it has no author with a name, and no address")
	}
	if name == "" && value != "" {
		name = value
		if best != "" {
			name += " of " + best
		}
	}
	if name == "" {
		return
	}
	t := r.part("assessment")
	t.set("by", by)
	t.set("rating", in.mapping.value("rating", name))
	t.set("date", published)
	t.set("url", r.url)
}

// own reports whether the site's publisher made a review: its author has the publisher's
// name, or its address lies below base_url.
func (in *input) own(by, address string) bool {
	set := in.docket.Settings
	return by != "" && fold(by) == fold(set.Publisher.Name) || below(set.BaseURL, address)
}

// desk returns the name of a review's author. For an author without a name it is the
// publisher, else the host of an address of theirs or of the review; "" where nothing says
// whose it is.
func (in *input) desk(review map[string]any, address string) string {
	for _, key := range []string{"author", "creator", "publisher"} {
		o := object(in.follow(review[key]))
		if o == nil {
			if name := words(review[key]); name != "" && !strings.Contains(name, "://") {
				return name
			}
			continue
		}
		if name := first(words(o["name"]), words(o["legalName"]), words(o["alternateName"])); name != "" {
			return name
		}
	}
	for _, key := range []string{"author", "creator", "publisher"} {
		o := object(in.follow(review[key]))
		for _, at := range []string{words(o["url"]), words(o["@id"]), words(review[key])} {
			if host := hostOf(at); host != "" {
				return host
			}
		}
	}
	return hostOf(address)
}

// follow returns the object of the file to which a reference leads: {"@id": "…"}, or the
// address itself. Any other value is returned as it is.
func (in *input) follow(value any) any {
	switch v := value.(type) {
	case string:
		if o := in.nodes[v]; o != nil {
			return o
		}
	case []any:
		all := make([]any, len(v))
		for i, item := range v {
			all[i] = in.follow(item)
		}
		return all
	case map[string]any:
		id, _ := v["@id"].(string)
		if o := in.nodes[id]; o != nil && len(o) > len(v) {
			return o
		}
	}
	return value
}

// collectNodes notes the objects of a file by their @id, of several the one that says most.
func (in *input) collectNodes(value any) {
	switch v := value.(type) {
	case map[string]any:
		if id, _ := v["@id"].(string); id != "" && len(v) > len(in.nodes[id]) {
			in.nodes[id] = v
		}
		for _, inner := range v {
			in.collectNodes(inner)
		}
	case []any:
		for _, inner := range v {
			in.collectNodes(inner)
		}
	}
}

// byValue returns the id of the truth rating with a value, or "".
func (in *input) byValue(value string) string {
	for _, r := range in.docket.Settings.Truth.Ratings {
		if q, ok := content.ParseQuantity(value); ok && r.Value != nil && q.Lower == *r.Value {
			return r.ID
		}
	}
	return ""
}
