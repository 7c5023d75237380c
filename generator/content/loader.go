package content

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/text/unicode/norm"

	"onrecord/generator/diag"
	"onrecord/generator/markup"
	"onrecord/generator/parallel"
)

// Loader reads a site's files and keeps what they say, so that reading again costs only
// what changed. It is not safe for concurrent use.
//
// Incremental: a document depends on one file's bytes and on the [markdown] settings, and
// on nothing else. It is made again when either differs. Files are compared by their
// bytes, whatever a watcher says.
type Loader struct {
	Progress func(done, total int) // is called for each file that was read, from several goroutines at once; may be nil

	fsys    fs.FS
	entries map[string]*entry
	sorted  []string // names of the entries, sorted; nil when they must be sorted again
	options markup.Options
	content *Content
}

// entry is one file of the site.
type entry struct {
	size     int64
	modified time.Time
	hash     uint64    // of its bytes; see hashOf
	doc      *document // nil for a file that is copied
	file     *File
	link     bool // it is a link that is not followed
}

// NewLoader makes a loader of the site in fsys, whose root holds site.toml.
func NewLoader(fsys fs.FS) *Loader { return &Loader{fsys: fsys, entries: map[string]*entry{}} }

// Load lists everything and reads the files whose size or modification time has changed;
// the first time, all of them. It fails if the folder can't be listed.
func (l *Loader) Load() (*Content, error) {
	found, err := l.listAll()
	if err != nil {
		return nil, err
	}
	changed := l.content == nil
	differ := make([]listed, 0, len(found))
	for _, f := range found {
		if e := l.entries[f.name]; e == nil || e.link || f.problem != nil || e.size != f.info.Size() ||
			!e.modified.Equal(f.info.ModTime()) {
			differ = append(differ, f)
		}
	}
	if len(l.entries) > 0 {
		there := namesOf(found)
		for name := range l.entries {
			if !there[name] {
				delete(l.entries, name)
				l.sorted = nil
				changed = true
			}
		}
	}
	return l.update(differ, changed), nil
}

// Reload reads the given paths again, files and folders below the site's root, and
// returns the content as it is now. It ignores paths that are not part of the site. Where
// nothing changed it returns the same pointer as before.
func (l *Loader) Reload(paths []string) (*Content, error) {
	if l.content == nil {
		return l.Load()
	}
	var found []listed
	rang := map[string]bool{}
	if slices.Contains(paths, SettingsFile) {
		paths = append(slices.Clone(paths), "content") // other links may be followed now
	}
	for _, name := range paths {
		name = strings.Trim(path.Clean(name), "/")
		if name != SettingsFile && name != "content" && !strings.HasPrefix(name, "content/") || Ignored(name) {
			continue
		}
		rang[name] = true
		var err error
		if found, err = l.list(name, found); err != nil {
			return nil, err
		}
	}
	return l.update(found, l.drop(rang, namesOf(found))), nil
}

// drop forgets the files at and below the paths that rang and were not found again.
func (l *Loader) drop(rang, found map[string]bool) (changed bool) {
	maps.DeleteFunc(rang, func(name string, _ bool) bool {
		return found[name] && l.entries[name] != nil // it is still a file, so nothing lies below it
	})
	if len(rang) == 0 {
		return false
	}
	for file := range l.entries {
		if found[file] {
			continue
		}
		for at := file; at != "."; at = path.Dir(at) {
			if rang[at] {
				delete(l.entries, file)
				changed = true
				break
			}
		}
	}
	if changed {
		l.sorted = nil
	}
	return changed
}

// update reads files and assembles the content again if anything differs.
func (l *Loader) update(read []listed, changed bool) *Content {
	isSettings := func(f listed) bool { return f.name == SettingsFile }
	if i := slices.IndexFunc(read, isSettings); i >= 0 { // first, since it says how to read the others
		changed = l.readAll(read[i:i+1]) || changed
		read = slices.DeleteFunc(read, isSettings)
	}
	options := l.markdownOptions()
	if options != l.options {
		l.options = options
		for name, e := range l.entries {
			if name != SettingsFile && e.doc != nil && !e.link {
				e.hash = ^e.hash // so that it counts as changed
				read = append(read, listed{name: name})
			}
		}
	}
	slices.SortFunc(read, func(a, b listed) int {
		if n := strings.Compare(a.name, b.name); n != 0 || (a.info == nil) == (b.info == nil) {
			return n
		}
		if a.info != nil {
			return -1 // the one with information counts
		}
		return 1
	})
	changed = l.readAll(slices.CompactFunc(read, func(a, b listed) bool { return a.name == b.name })) || changed
	if changed || l.content == nil {
		l.content = l.assemble()
	}
	return l.content
}

func (l *Loader) markdownOptions() markup.Options {
	if e := l.entries[SettingsFile]; e != nil && e.doc.settings != nil {
		m := e.doc.settings.Markdown
		return markup.Options{Typographer: m.Typographer, RawHTML: m.RawHTML}
	}
	return markup.Options{Typographer: true}
}

// readAll reads files in parallel and reports whether any changed. The files are sorted
// by name. A file without information keeps its earlier size and time.
func (l *Loader) readAll(files []listed) bool {
	md := markup.NewRenderer(l.options)
	fresh := make([]*entry, len(files))
	for i, f := range files {
		fresh[i] = &entry{}
		if f.info != nil {
			fresh[i].size, fresh[i].modified = f.info.Size(), f.info.ModTime()
		} else if before := l.entries[f.name]; before != nil {
			fresh[i].size, fresh[i].modified = before.size, before.modified
		}
	}
	var done atomic.Int64
	parallel.Each(len(files), func(i int) {
		name := files[i].name
		if d := files[i].problem; d != nil {
			fresh[i].notFollowed(name, d)
		} else {
			l.read(fresh[i], name, l.entries[name], md)
		}
		if l.Progress != nil {
			l.Progress(int(done.Add(1)), len(files))
		}
	})
	var came []string
	changed := false
	for i, e := range fresh {
		name := files[i].name
		before := l.entries[name]
		if before == nil {
			came = append(came, name)
		}
		if before == nil || before.hash != e.hash {
			changed = true
		}
		l.entries[name] = e
	}
	if len(l.sorted)+len(came) == len(l.entries) {
		l.sorted = merged(l.sorted, came)
	} else {
		l.sorted = nil
	}
	return changed
}

// notFollowed makes e the entry of a link that is not followed.
func (e *entry) notFollowed(name string, d *diag.Diagnostic) {
	e.link, e.doc = true, &document{}
	e.hash = hashOf([]byte(d.Message + d.Hint))
	e.doc.problems.Add(d)
	if t, ok := TypeOf(name + "/"); ok {
		e.doc.unread = append(e.doc.unread, t)
	}
}

// merged merges two sorted lists.
func merged(a, b []string) []string {
	if len(b) == 0 {
		return a
	}
	all := make([]string, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] < b[0] {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// read reads one file into e. Where the bytes are those of before it keeps what before
// holds.
func (l *Loader) read(e *entry, name string, before *entry, md *markup.Renderer) {
	data, err := fs.ReadFile(l.fsys, name)
	if err != nil {
		e.hash = hashOf([]byte(err.Error()))
		e.doc = &document{}
		e.doc.problems.Add(diag.Unreadable.At(diag.FileSpan(name), "the file can't be read: %v", reason(err)))
		if t, ok := TypeOf(name); ok {
			e.doc.unread = append(e.doc.unread, t)
		}
		return
	}
	e.hash = hashOf(data)
	if before != nil && before.hash == e.hash {
		e.doc, e.file = before.doc, before.file
		return
	}
	switch {
	case strings.HasPrefix(name, "content/files/"):
		e.file = copied(strings.TrimPrefix(name, "content/"), name, data)
		e.file.measure(data)
	case strings.HasPrefix(name, "content/root/"):
		e.file = copied(strings.TrimPrefix(name, "content/root/"), name, data)
	case read(name):
		w := workspaces.Get().(*workspace)
		e.doc = parse(name, data, md, w)
		workspaces.Put(w)
	default:
		e.doc = &document{}
		e.doc.problems.Add(stray(name))
		if t, ok := meantFor(name); ok {
			e.doc.unread = append(e.doc.unread, t) // so that references to it are not reported
		}
	}
}

// copied describes a file that is copied. Its path is in Unicode's NFC, as addresses are;
// some systems write names in NFD.
func copied(to, from string, data []byte) *File {
	return &File{Path: norm.NFC.String(to), From: from, Size: int64(len(data)), Hash: sha256.Sum256(data)}
}

func (l *Loader) assemble() *Content {
	if l.sorted == nil {
		l.sorted = slices.Sorted(maps.Keys(l.entries))
	}
	c := l.content.roomy()
	for _, name := range l.sorted {
		if e := l.entries[name]; e.file != nil {
			c.Files = append(c.Files, *e.file)
		} else {
			c.add(e.doc)
		}
	}
	c.offerEvents()
	slices.SortFunc(c.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	fsys, names := l.fsys, l.decomposed() // so that a content does not hold its loader
	c.source = func(file string) ([]byte, error) {
		if !fs.ValidPath(file) {
			return nil, fmt.Errorf("%q is no file of the site", file)
		}
		data, err := fs.ReadFile(fsys, file)
		if name, known := names[norm.NFC.String(file)]; err != nil && known {
			return fs.ReadFile(fsys, name)
		}
		return data, err
	}
	if _, ok := l.entries[SettingsFile]; !ok {
		c.Problems.Add(diag.NoSettings.At(diag.FileSpan(SettingsFile), "the folder has no site.toml").
			WithHint("onrecord new site DIR makes a site with everything in place"))
	}
	if c.Settings == nil { // missing or wrong: go on with the defaults, so that the rest is checked
		r := &reading{source: &source{file: SettingsFile, line: 1}, markup: markup.NewRenderer(l.options),
			problems: &diag.List{}}
		c.Settings = readSettings(r.root(nil, nil, SettingsFields, "site.toml"))
	}
	return c
}

// decomposed returns the names of files that are not in Unicode's NFC, by their NFC.
func (l *Loader) decomposed() map[string]string {
	names := map[string]string{}
	for name := range l.entries {
		if !norm.NFC.IsNormalString(name) {
			names[norm.NFC.String(name)] = name
		}
	}
	return names
}
