package build

import (
	"io/fs"

	"onrecord/generator/diag"
	"onrecord/generator/links"
)

// CheckPages makes every page in memory and reports the mistakes of templates and
// the links and places that no page has. The result must have a Site.
func (r *Result) CheckPages() diag.List {
	templates := map[string][]byte{}
	_ = fs.WalkDir(r.fsys, "templates", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if data, err := fs.ReadFile(r.fsys, name); err == nil {
				templates[name] = data
			}
		}
		return nil // what can't be read has been reported with the theme
	})
	return links.Rendered(r.Docket, r.Site, templates)
}
