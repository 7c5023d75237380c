package docket

import (
	"strings"

	"onrecord/generator/content"
)

// leftOut knows the records that are left out: drafts, and records of later than as_of. A
// link to one of them reads as plain text.
type leftOut struct {
	ids map[content.Type]map[string]bool
	old map[string]bool // former addresses of those records, without slashes at their ends
}

func newLeftOut() *leftOut {
	return &leftOut{map[content.Type]map[string]bool{}, map[string]bool{}}
}

func (a *leftOut) add(t content.Type, r *content.Record) {
	a.addID(t, r.ID)
	for _, old := range r.OldURLs() {
		if old != "" { // a refused address is ""
			a.old[strings.Trim(old, "/")] = true
		}
	}
}

func (a *leftOut) addID(t content.Type, id string) {
	if a.ids[t] == nil {
		a.ids[t] = map[string]bool{}
	}
	a.ids[t][id] = true
}

// leads reports whether a link from the site's root leads to what is left out.
func (a *leftOut) leads(target string) bool {
	path, _, _ := strings.Cut(target, "#")
	path = strings.Trim(path, "/")
	if a.old[path] {
		return true
	}
	folder, id, _ := strings.Cut(path, "/")
	for t, ids := range a.ids {
		if t == content.TypePage && ids[folder] && id == "" || t.Folder() == folder && ids[id] {
			return true
		}
	}
	return false
}

// missTopics notes the topics that only left-out records name: they have no page either.
func (k *linking) missTopics() {
	miss := func(t content.Type, r *content.Record, topics []string) {
		if !k.leftOut.ids[t][r.ID] {
			return
		}
		for _, id := range topics {
			if k.d.topics[id] == nil && content.IDProblem(content.TypeTopic, id) == "" {
				k.leftOut.addID(content.TypeTopic, id)
			}
		}
	}
	for _, a := range k.content.Articles {
		miss(content.TypeArticle, &a.Record, a.Topics)
	}
	for _, c := range k.content.Claims {
		miss(content.TypeClaim, &c.Record, c.Topics)
	}
}
