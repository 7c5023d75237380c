package docket

import (
	"strings"

	"onrecord/generator/content"
)

// absent is what is left out: drafts, and what is of later than as_of. What leads to it
// is dropped and reads as plain text.
type absent struct {
	ids map[content.Type]map[string]bool
	old map[string]bool // addresses at which records that are left out were before, without slashes at their ends
}

func newAbsent() *absent {
	return &absent{map[content.Type]map[string]bool{}, map[string]bool{}}
}

func (a *absent) add(t content.Type, r *content.Record) {
	a.addID(t, r.ID)
	for _, old := range r.OldURLs() {
		if old != "" { // refused
			a.old[strings.Trim(old, "/")] = true
		}
	}
}

func (a *absent) addID(t content.Type, id string) {
	if a.ids[t] == nil {
		a.ids[t] = map[string]bool{}
	}
	a.ids[t][id] = true
}

// leads reports whether a link from the site's root leads to what is left out.
func (a *absent) leads(target string) bool {
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

// missTopics notes the topics that nothing names but what is left out: they have no
// page either.
func (k *linking) missTopics() {
	miss := func(t content.Type, r *content.Record, topics []string) {
		if !k.absent.ids[t][r.ID] {
			return
		}
		for _, id := range topics {
			if k.d.topics[id] == nil && content.IDProblem(content.TypeTopic, id) == "" {
				k.absent.addID(content.TypeTopic, id)
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
