package content

// elsewhere are the keys of an appearance that say where it stands outside the site, and what
// that is.
var elsewhere = map[string]bool{"url": true, "publisher": true, "title": true, "date": true, "archive": true,
	"via":    true,
	"medium": true, "at": true, "file": true, "alt": true, "gone": true}

// defaultsOf returns what a table of a list has from the [defaults.appearance] of its file. An
// appearance in an article gets nothing that stands outside the site, nor the reverse. It returns
// nil where there are no defaults.
func defaultsOf(item, defaults *node) *node {
	if defaults == nil || defaults.kind != isTable {
		return nil
	}
	article := !item.get("article").empty()
	outside := !item.get("url").empty() || !item.get("publisher").empty()
	kept := *defaults
	kept.first, kept.last = nil, nil
	for n := range defaults.inner {
		if article && elsewhere[n.name] || outside && n.name == "article" {
			continue
		}
		c := *n
		c.next = nil
		kept.add(&c)
	}
	return &kept
}
