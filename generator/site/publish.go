package site

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"onrecord/generator/diag"
	"onrecord/generator/page"
	"onrecord/generator/parallel"
	"onrecord/generator/publish"
)

// Stats says what a build made and changed.
type Stats struct {
	publish.Stats
	Pages int // HTML pages among the files
}

// Reason receives a file that is written, and why. It is called from several goroutines
// at once.
type Reason func(path, why string)

// Publish renders all files into the folder dir. Where a template has mistakes it returns
// them and changes nothing. Its error comes from outside, such as a full disk. reason may
// be nil.
func (r *Result) Publish(dir string, reason Reason) (Stats, diag.List, error) {
	folder, err := publish.Open(dir)
	if err != nil {
		return Stats{}, nil, err
	}
	defer folder.Abort()
	w := &writing{result: r, dir: dir, folder: folder, reason: reason}
	paths := largestFirst(r.Site.Paths())
	render := func(i int, memory *page.Memory) error { return w.render(paths[i], memory) }
	if err := w.all("rendering", len(paths), render); err != nil {
		return Stats{}, nil, err
	}
	files := r.Docket.Files
	copied := func(i int, _ *page.Memory) error { return w.copy(files[i].Path, files[i].From) }
	if err := w.all("copying", len(files), copied); err != nil {
		return Stats{}, nil, err
	}
	if w.problems.Fails(false) {
		w.problems.Sort()
		return Stats{}, w.problems, nil
	}
	stats, err := folder.Commit()
	return Stats{stats, int(w.pages.Load())}, w.problems, err
}

// writing is one run of Publish.
type writing struct {
	result *Result
	dir    string
	folder *publish.Folder
	reason Reason
	pages  atomic.Int64

	mu       sync.Mutex
	problems diag.List
}

// largestFirst moves the data files, which hold the whole record each, to the front:
// a file that takes long must not be the last, and rendered pages take no memory yet.
func largestFirst(paths []string) []string {
	inData := func(p string) bool {
		name, ok := strings.CutPrefix(p, "data/")
		return ok && !strings.Contains(name, "/")
	}
	large := slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return !inData(p) })
	rest := slices.DeleteFunc(slices.Clone(paths), inData)
	return append(large, rest...)
}

// all makes n files, in parallel.
// Each processor makes its files in the same memory, one after another.
func (w *writing) all(phase string, n int, one func(i int, memory *page.Memory) error) error {
	var done atomic.Int64
	return parallel.Workers(n, func() func(i int) error {
		var memory page.Memory
		return func(i int) error {
			if err := one(i, &memory); err != nil {
				return err
			}
			w.result.progress(phase, int(done.Add(1)), n)
			return nil
		}
	})
}

func (w *writing) render(path string, memory *page.Memory) error {
	if w.result.Site.Stable(path) {
		if kept, err := w.folder.Keep(path); kept || err != nil {
			return err
		}
	}
	data, problems := w.result.Site.RenderIn(memory, path)
	if len(problems) > 0 {
		w.mu.Lock()
		w.problems.Add(problems...)
		w.mu.Unlock()
	}
	if data == nil && problems.Fails(false) {
		return nil
	}
	if data == nil {
		return fmt.Errorf("nothing makes %s, which is planned; please report this", path)
	}
	if Hosted(path) {
		w.pages.Add(1)
	}
	return w.put(path, data)
}

func (w *writing) copy(path, from string) error {
	data, err := fs.ReadFile(w.result.fsys, from)
	if err != nil {
		return err
	}
	return w.put(path, data)
}

func (w *writing) put(path string, data []byte) error {
	if w.reason != nil {
		if why := whyWritten(w.dir, path, data); why != "" {
			w.reason(path, why)
		}
	}
	return w.folder.Put(path, data)
}
