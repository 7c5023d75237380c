package docket

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
)

// File returns one of the site's files by its address from the site's root, "/files/a.png". ok
// is false for any other address.
func (d *Docket) File(address string) (f content.File, ok bool) {
	name, own := strings.CutPrefix(address, "/")
	if !own {
		return f, false
	}
	i, ok := slices.BinarySearchFunc(d.Files, name, func(f content.File, name string) int {
		return strings.Compare(f.Path, name)
	})
	if ok {
		f = d.Files[i]
	}
	return f, ok
}

// Picture reports whether an address is that of one of the site's pictures.
func (d *Docket) Picture(address string) bool {
	pictures := []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"}
	_, ok := d.File(address)
	return ok && slices.Contains(pictures, strings.ToLower(path.Ext(address)))
}

// Href returns an address for links. That of one of the site's files gets the path of base_url
// before it, and is escaped.
func (d *Docket) Href(address string) string {
	name, own := strings.CutPrefix(address, "/")
	if !own {
		return address
	}
	return d.Settings.BasePath() + (&url.URL{Path: name}).EscapedPath()
}

// checkFile reports an address of one of the site's files that the site does not have. Addresses
// elsewhere are not looked at.
func (k *linking) checkFile(r *content.Record, address string, at ...any) {
	if _, ok := k.d.File(address); ok || !strings.HasPrefix(address, "/") {
		return
	}
	d := diag.MissingFile.At(r.At(at...), "there is no file content%s", address)
	near := k.spelling.suggest("files", address, func(yield func(string, []string) bool) {
		for _, f := range k.d.Files {
			if !yield("/"+f.Path, nil) {
				return
			}
		}
	})
	if len(near) > 0 {
		d.WithHint("did you mean %s?", diag.Or("%q", near))
	} else {
		d.WithHint("put it there, or correct the path")
	}
	k.problems.Add(d)
}
