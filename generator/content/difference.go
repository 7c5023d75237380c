package content

import (
	"maps"
	"slices"
)

// Difference is the records that say something else in one content than in another,
// or stand elsewhere in their files; both have the same ones in the same order.
type Difference struct {
	Articles []Changed[Article]
	Claims   []Changed[Claim]
	Entities []Changed[Entity]
	Events   []Changed[Event]
	Topics   []Changed[Topic]
	Pages    []Changed[Page]
}

// Changed is a record before and now. Its id and its file are the same.
type Changed[R any] struct{ Before, Now *R }

// Since returns how c's records differ from those before; ok is false where copied
// files, or the ids and files of records differ. Settings are not looked at.
func (c *Content) Since(before *Content) (all Difference, ok bool) {
	if !slices.Equal(c.Files, before.Files) || !maps.Equal(c.Unread, before.Unread) {
		return all, false
	}
	ok = changed(&all.Articles, before.Articles, c.Articles) && changed(&all.Claims, before.Claims, c.Claims) &&
		changed(&all.Entities, before.Entities, c.Entities) && changed(&all.Events, before.Events, c.Events) &&
		changed(&all.Topics, before.Topics, c.Topics) && changed(&all.Pages, before.Pages, c.Pages)
	return all, ok
}

// changed lists the records of one type that have changed.
func changed[R any, P interface {
	*R
	record() *Record
}](all *[]Changed[R], before, now []P) (ok bool) {
	if len(before) != len(now) {
		return false
	}
	for i := range now {
		if now[i] == before[i] {
			continue
		}
		if was, is := before[i].record(), now[i].record(); was.ID != is.ID || was.File() != is.File() {
			return false
		}
		*all = append(*all, Changed[R]{before[i], now[i]})
	}
	return true
}

func (r *Record) record() *Record { return r }
