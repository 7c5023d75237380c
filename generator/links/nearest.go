package links

import (
	"maps"
	"slices"
	"strings"

	"onrecord/generator/diag"
)

// destinations has the site's addresses, by which to find the one that a broken link was
// meant to lead to.
type destinations struct {
	roots   []string // the first parts of all, sorted
	top     *diag.Speller
	folders map[string]*folder // what is below them
}

// folder has the addresses that share their first part.
type folder struct {
	has     map[string]bool
	speller *diag.Speller // made when it is first asked
}

func (f *folder) suggest(name string) string {
	if f == nil {
		return ""
	}
	if f.speller == nil {
		f.speller = diag.NewSpeller(slices.Sorted(maps.Keys(f.has)))
	}
	return f.speller.Suggest(name)
}

func (w *site) newDestinations() *destinations {
	a, roots := &destinations{folders: map[string]*folder{}}, map[string]bool{}
	note := func(file string) {
		top, name, below := strings.Cut(strings.TrimSuffix(strings.TrimSuffix(file, "index.html"), "/"), "/")
		if top == "" {
			return
		}
		roots[top] = true
		if !below {
			return
		}
		if a.folders[top] == nil {
			a.folders[top] = &folder{has: map[string]bool{}}
		}
		a.folders[top].has[name] = true
	}
	for path := range w.pages.Linkable {
		note(path)
	}
	for path := range w.copies {
		note(path)
	}
	a.roots = slices.Sorted(maps.Keys(roots))
	a.top = diag.NewSpeller(a.roots)
	return a
}

// nearest returns the existing address that is most like a path that does not exist, or
// "".
func (a *authored) nearest(path string) string {
	if a.destinations == nil {
		a.destinations = a.newDestinations()
	}
	near := a.destinations.nearest(path)
	if near != "" && !a.has(near) {
		near += "/"
	}
	return near
}

// nearest looks in the folder of the path first, then in other folders for the same name.
func (a *destinations) nearest(path string) string {
	top, rest, below := strings.Cut(strings.Trim(path, "/"), "/")
	like := a.top.Suggest(top)
	if !below {
		if like != "" {
			return like
		}
		rest = top // a record's id without its folder
	} else if near := a.folders[top].suggest(rest); near != "" {
		return top + "/" + near
	}
	if below && like != "" && a.has(like, rest) {
		return like + "/" + rest
	}
	name := rest[strings.LastIndexByte(rest, '/')+1:]
	for _, root := range a.roots {
		if a.has(root, name) {
			return root + "/" + name
		}
	}
	return ""
}

func (a *destinations) has(top, name string) bool {
	f := a.folders[top]
	return f != nil && f.has[name]
}
