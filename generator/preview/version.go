package preview

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"onrecord/generator/diag"
	"onrecord/generator/site"
)

// keptBytes limits the pages that a version keeps. A person looks at a few; a crawler's
// are dropped and made again.
const keptBytes = 64 << 20

// version is one version of the site, with the files made so far.
type version struct {
	result *site.Result
	good   bool   // it has no errors
	base   string // the path of the site's root, unescaped: "/desk/"

	before atomic.Pointer[version] // shows pages that this one fails to make

	mu    sync.Mutex
	kept  map[string]*made
	bytes int // of all that is kept
	fails bool
}

// made is a file that is made once.
type made struct {
	once     sync.Once
	file     *file
	problems diag.List
}

// file is a file that is served.
type file struct {
	path  string // in the output
	bytes []byte
	tag   string // a hash of the bytes, the ETag without its quotation marks
}

func newVersion(r *site.Result, good bool, before *version) *version {
	v := &version{result: r, good: good, base: r.Docket.Settings.BasePath(), kept: map[string]*made{}}
	if base, err := url.PathUnescape(v.base); err == nil {
		v.base = base
	}
	if before != nil {
		before.mu.Lock()
		defer before.mu.Unlock()
		if last := before.before.Swap(nil); before.fails && last != nil {
			before = last // it can show pages that before can't
		}
		v.before.Store(before)
	}
	return v
}

// differing lists the addresses of copied files that differ from those of an earlier
// version.
func (v *version) differing(before *version) (all []string) {
	if before == nil {
		return nil
	}
	was := map[string][32]byte{}
	for _, f := range before.result.Docket.Files {
		was[f.Path] = f.Hash
	}
	for _, f := range v.result.Docket.Files {
		if h, ok := was[f.Path]; !ok || h != f.Hash {
			all = append(all, v.base+f.Path)
		}
		delete(was, f.Path)
	}
	for p := range was {
		all = append(all, v.base+p)
	}
	slices.Sort(all)
	return all
}

// render makes a planned file, or returns the one made before. Where a template fails it
// returns the diagnostics, and the file of the version before if there is one.
func (v *version) render(p string) (*file, diag.List) {
	v.mu.Lock()
	if v.bytes > keptBytes {
		v.kept, v.bytes = map[string]*made{}, 0
	}
	m := v.kept[p]
	if m == nil {
		m = &made{}
		v.kept[p] = m
	}
	v.mu.Unlock()
	m.once.Do(func() {
		data, problems := v.result.Site.Render(p)
		if m.problems = onlyErrors(problems); len(m.problems) == 0 {
			m.file = newFile(p, data)
		} else if before := v.before.Load(); before != nil && before.result.Site.Has(p) {
			m.file, _ = before.render(p)
		}
		v.mu.Lock()
		defer v.mu.Unlock()
		v.fails = v.fails || len(m.problems) > 0
		v.bytes += len(data)
	})
	return m.file, m.problems
}

// newFile adds the script that keeps a page up to date.
func newFile(p string, data []byte) *file {
	if site.Hosted(p) {
		data = withLine(data)
	}
	sum := sha256.Sum256(data)
	return &file{p, data, hex.EncodeToString(sum[:8])}
}

// line is what the server adds to every page. It is not deferred: live.js must see the
// page before other scripts change it.
const line = `<script src="/_onrecord/live.js"></script>` + "\n"

// withLine puts the line at the end of the body, or of a page without a body.
func withLine(page []byte) []byte {
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	return slices.Concat(page[:at], []byte(line), page[at:])
}

// find turns an unescaped address into a path of the output. An address of a folder means
// its index.html. moved says that the address lacks its final slash, without which
// relative links would lead elsewhere.
func (v *version) find(address string) (p string, moved, ok bool) {
	p, ok = strings.CutPrefix(address, v.base)
	if !ok {
		return "", false, false
	}
	if p == "" || strings.HasSuffix(p, "/") {
		p += "index.html"
	}
	switch {
	case v.has(p):
		return p, false, true
	case v.has(path.Join(p, "index.html")) && path.Clean(p) == p:
		return "", true, true
	}
	return "", false, false
}

func (v *version) has(p string) bool {
	if v.result.Site.Has(p) {
		return true
	}
	_, copied := v.result.Copied(p)
	return copied
}
