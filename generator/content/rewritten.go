package content

import (
	"maps"
	"slices"
)

// Rewritten is an article whose text alone is another: its front matter is letter
// for letter the same, in the same file.
type Rewritten struct{ Before, Now *Article }

// RewrittenSince lists what has been rewritten in c since before; ok is false where
// anything but texts of articles differs.
func (c *Content) RewrittenSince(before *Content) (all []Rewritten, ok bool) {
	if before == nil || len(c.Articles) != len(before.Articles) || c.Settings != before.Settings ||
		!slices.Equal(c.Claims, before.Claims) || !slices.Equal(c.Entities, before.Entities) || !slices.Equal(c.Events, before.Events) ||
		!slices.Equal(c.Topics, before.Topics) || !slices.Equal(c.Pages, before.Pages) || !slices.Equal(c.Files, before.Files) ||
		!maps.Equal(c.Unread, before.Unread) {
		return nil, false
	}
	for i, now := range c.Articles {
		was := before.Articles[i]
		if now == was {
			continue
		}
		if now.source == nil || was.source == nil || *now.source != *was.source {
			return nil, false
		}
		all = append(all, Rewritten{was, now})
	}
	return all, true
}
