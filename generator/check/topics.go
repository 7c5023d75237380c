package check

import (
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
)

// checkTopics reports topics that are named once, have no record, and are spelled
// nearly as another one. A topic needs no record, so a misspelt one becomes a new topic
// without an error.
func (k *checker) checkTopics() {
	uses := map[string]int{}
	places := map[string]diag.Span{} // of topics without a record
	count := func(r *content.Record, ids []string) {
		for i, id := range ids {
			if t := k.docket.Topic(id); t != nil && t.Named && uses[id] == 0 {
				places[id] = r.At("topics", i)
			}
			uses[id]++
		}
	}
	for _, a := range k.docket.Articles {
		count(&a.Record, a.Article.Topics)
	}
	for _, c := range k.docket.Claims {
		count(&c.Record, c.Claim.Topics)
	}
	for _, e := range k.docket.Events {
		count(&e.Record, e.Event.Topics)
	}
	byStart := map[byte][]string{} // the first letter is rarely wrong
	for _, t := range k.docket.Topics {
		if !t.Named || uses[t.ID] > 1 {
			byStart[t.ID[0]] = append(byStart[t.ID[0]], t.ID)
		}
	}
	for id, at := range places {
		if uses[id] > 1 {
			continue
		}
		if near := diag.Suggest(id, byStart[id[0]]); near != "" && near != id && misspelt(id, near) {
			k.problems.Add(diag.NearTopic.At(at, "nothing else has the topic %q", id).
				WithHint("did you mean %q? If not, a [[topic]] record with the id %q says so", near, id))
		}
	}
}

// misspelt reports whether one id may be the other misspelt: they differ in one word of
// at least five letters without digits, or only in hyphens.
func misspelt(a, b string) bool {
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
		if min(len(x[i]), len(y[i])) < 5 || strings.ContainsAny(x[i]+y[i], "0123456789") ||
			diag.Suggest(x[i], []string{y[i]}) == "" {
			return false
		}
	}
	return differ == 1
}
