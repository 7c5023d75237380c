package site

import (
	"io/fs"
	"slices"

	"onrecord/generator/diag"
	"onrecord/generator/links"
)

// CheckPages makes every page in memory. It reports mistakes of templates, also in branches
// that no page takes, and links to pages or places that do not exist. The result must have a
// Site.
func (r *Result) CheckPages() diag.List {
	templates := map[string][]byte{}
	_ = fs.WalkDir(r.fsys, "templates", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if data, err := fs.ReadFile(r.fsys, name); err == nil {
				templates[name] = data
			}
		}
		return nil // an unreadable file was reported with the theme
	})
	found := links.Rendered(r.Docket, r.Site, templates)
	for _, mistake := range r.Site.TemplateMistakes() {
		// Where a page came by, making it found the mistake too.
		if !slices.ContainsFunc(found, func(d *diag.Diagnostic) bool { return d.Span == mistake.Span }) {
			found.Add(mistake)
		}
	}
	return found
}
