package preview

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"onrecord/generator/site"
)

// running is a server that listens and follows its folder.
type running struct {
	*Server
	desk    *desk
	address string // "http://127.0.0.1:34567"
	said    *sentences
	stop    func() // ends it and waits until it has ended
}

// sentences gathers what the server says.
type sentences struct {
	mu  sync.Mutex
	all []string
}

func (s *sentences) say(sentence string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all = append(s.all, sentence)
}

func (s *sentences) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Join(s.all, "\n")
}

func start(t testing.TB, d *desk, poll time.Duration) *running {
	t.Helper()
	r := &running{desk: d, said: &sentences{}}
	w := OpenWatch(d.dir, poll, r.said.say)
	w.relist = time.Hour // what bells miss is missed
	return r.start(t, w)
}

func (r *running) start(t testing.TB, w *Watch) *running {
	t.Helper()
	b := site.New(r.desk.dir, builtin)
	r.Server = serverBy(t, b)
	r.Say = r.said.say
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	r.address = "http://" + l.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- r.Serve(ctx, l, w) }()
	r.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("the server ended with %v", err)
		}
		w.Close()
	})
	t.Cleanup(r.stop)
	return r
}

// settles waits until the server shows the site on disk, and compares every address.
func (r *running) settles(t *testing.T) {
	t.Helper()
	want, base, ok := cleanBuild(t, r.desk.dir)
	if !ok {
		t.Fatal("the site on disk has errors")
	}
	var last failure
	for range 200 {
		last = ""
		func() {
			defer func() {
				if f, is := recover().(failure); is {
					last = f
				}
			}()
			compare(failing{t}, r.Server, want, base, nil)
		}()
		if last == "" && len(r.state.Load().problems) == 0 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("after ten seconds the server still shows something else: %s%v", last, r.state.Load().problems)
}

// failing turns a failed comparison into a panic, so that it can be tried again.
type failing struct{ *testing.T }
type failure string

func (f failing) Fatalf(format string, args ...any) { panic(failure(fmt.Sprintf(format, args...))) }

// TestWaysOfSaving saves a file in the ways in which editors do.
func TestWaysOfSaving(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(d.dir, "content/articles/report-2.md")
	in := func(name string) string { return filepath.Join(filepath.Dir(file), name) }
	ways := []struct {
		name string
		save func(text []byte)
	}{
		{"in place", func(text []byte) { must(t, os.WriteFile(file, text, 0o644)) }},
		{"temporary file and rename", func(text []byte) {
			must(t, os.WriteFile(in("report-2.md.tmp123"), text, 0o644))
			must(t, os.Rename(in("report-2.md.tmp123"), file))
		}},
		{"delete and create", func(text []byte) {
			must(t, os.Remove(file))
			must(t, os.WriteFile(file, text, 0o644))
		}},
		{"delete, pause and create", func(text []byte) {
			must(t, os.Remove(file))
			time.Sleep(300 * time.Millisecond)
			must(t, os.WriteFile(file, text, 0o644))
		}},
		{"vim", func(text []byte) {
			must(t, os.WriteFile(in("4913"), nil, 0o644))
			must(t, os.Remove(in("4913")))
			must(t, os.Rename(file, in("report-2.md~")))
			must(t, os.WriteFile(file, text, 0o644))
			must(t, os.Remove(in("report-2.md~")))
		}},
		{"emacs", func(text []byte) {
			must(t, os.Symlink("me@desk.1:2", in(".#report-2.md")))
			must(t, os.WriteFile(in("#report-2.md#"), []byte("half"), 0o644))
			must(t, os.Rename(file, in("report-2.md~")))
			must(t, os.WriteFile(file, text, 0o644))
			must(t, os.Remove(in(".#report-2.md")))
			must(t, os.Remove(in("#report-2.md#")))
		}},
		{"in pieces", func(text []byte) {
			f, err := os.Create(file)
			must(t, err)
			for i := range text {
				if _, err := f.Write(text[i : i+1]); err != nil {
					t.Fatal(err)
				}
			}
			must(t, f.Close())
		}},
		{"same size, same time", func(text []byte) {
			info, err := os.Stat(file)
			must(t, err)
			must(t, os.WriteFile(file, []byte(strings.Replace(string(text), "Report", "Export", 1)), 0o644))
			must(t, os.Chtimes(file, info.ModTime(), info.ModTime()))
		}},
	}
	for _, poll := range []time.Duration{0, 50 * time.Millisecond} {
		r := start(t, d, poll)
		for i, way := range ways {
			t.Run(fmt.Sprintf("%s, poll %v", way.name, poll), func(t *testing.T) {
				a := d.articles["report-2"]
				a.words = append(a.words[:2], fmt.Sprintf("Saved %d of %v.", i, poll))
				way.save([]byte(d.files()["content/articles/report-2.md"]))
				r.settles(t)
			})
		}
		r.stop()
	}
}

// TestFolders makes, fills, moves and removes folders, the whole source among them.
func TestFolders(t *testing.T) {
	d := newDesk(t)
	r := start(t, d, 0)
	at := func(name string) string { return filepath.Join(d.dir, name) }
	steps := []struct {
		name string
		do   func()
	}{
		{"a new folder in a new folder", func() {
			d.articles["deep"] = &article{folder: "x/y/z/", title: "Deep", date: "2021-02-02", words: []string{"Down."}}
			d.save(t)
		}},
		{"a file in it", func() { d.articles["deep"].words[0] = "Down, says Ada Person."; d.save(t) }},
		{"the folder moved", func() { must(t, os.Rename(at("content/articles/x"), at("content/articles/w"))) }},
		{"a file in the moved folder", func() {
			d.articles["deep"].folder = "w/y/z/"
			d.articles["deep"].words[0] = "Down and over."
			d.save(t)
		}},
		{"a folder out of the site", func() { must(t, os.Rename(at("content/articles/w"), at("elsewhere"))) }},
		{"and back under another name", func() { must(t, os.Rename(at("elsewhere"), at("content/articles/v"))) }},
		{"a file in it again", func() {
			d.articles["deep"].folder = "v/y/z/"
			d.articles["deep"].words[0] = "Back."
			d.save(t)
		}},
		{"all topics of the theme", func() { d.other["templates/404.html"] = "<h1>Not here</h1>"; d.save(t) }},
		{"the theme gone", func() { delete(d.other, "templates/404.html"); must(t, os.RemoveAll(at("templates"))) }},
		{"all entities away", func() {
			must(t, os.Rename(at("content/articles"), at("articles-away")))
			must(t, os.Rename(at("articles-away"), at("content/articles")))
		}},
		{"a change after that", func() { d.articles["report-0"].title = "After it came back"; d.save(t) }},
		{"the source away and back", func() {
			must(t, os.Rename(d.dir, d.dir+"-away"))
			time.Sleep(500 * time.Millisecond)
			must(t, os.Rename(d.dir+"-away", d.dir))
		}},
		{"a change in what came back", func() { d.articles["report-0"].title = "Home again"; d.save(t) }},
	}
	for _, step := range steps {
		t.Run(step.name, func(t *testing.T) {
			step.do()
			r.settles(t)
		})
	}
}

// TestCheckout changes very many files at once, as git does when it goes to another
// branch and back.
func TestCheckout(t *testing.T) {
	d := newDesk(t)
	r := start(t, d, 0)
	for i := range 1500 {
		d.articles[fmt.Sprintf("branch-%d", i)] = &article{folder: fmt.Sprintf("%d/", i%40),
			title: fmt.Sprintf("Of the branch %d", i), date: "2021-06-06", words: []string{"Cleo Person."}}
	}
	d.entities["cleo"] = "Another Name"
	d.save(t)
	r.settles(t)
	clear(d.articles)
	maps := newDesk(t)
	d.articles, d.entities = maps.articles, maps.entities
	d.save(t)
	r.settles(t)
}

// noBells stands for a system that can't watch, or that loses count.
type noBells struct{ err error }

func (b noBells) Add(string) error    { return b.err }
func (b noBells) Remove(string) error { return nil }
func (b noBells) Close() error        { return nil }

// TestOutOfWatches checks that a system without watches left is met with advice and
// with listing.
func TestOutOfWatches(t *testing.T) {
	d := newDesk(t)
	r := &running{desk: d, said: &sentences{}}
	w := OpenWatch(d.dir, time.Hour, r.said.say)
	w.bells = noBells{syscall.ENOSPC}
	w.follow(".")
	r.start(t, w)
	if said := r.said.String(); !strings.Contains(said, "sudo sysctl fs.inotify.max_user_watches=") {
		t.Errorf("nothing says what to raise: %q", said)
	}
	d.articles["report-0"].title = "Found by listing"
	d.save(t)
	r.settles(t)
}

// TestOverflow checks that everything is listed when the system lost count.
func TestOverflow(t *testing.T) {
	d := newDesk(t)
	r := &running{desk: d, said: &sentences{}}
	w := OpenWatch(d.dir, time.Hour, r.said.say)
	errs := make(chan error)
	w.bells, w.errors = noBells{}, errs
	w.follow(".")
	r.start(t, w)
	d.articles["report-0"].title = "Found after an overflow"
	d.save(t)
	errs <- fmt.Errorf("inotify: %w", fsnotify.ErrEventOverflow)
	r.settles(t)
}

// TestStreams opens and closes many streams and checks that each is told of a change
// and that nothing is left of them.
func TestStreams(t *testing.T) {
	d := newDesk(t)
	r := start(t, d, 0)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var told sync.WaitGroup
	var ready sync.WaitGroup
	for range 100 {
		req, err := http.NewRequestWithContext(ctx, "GET", r.address+"/_onrecord/events", nil)
		must(t, err)
		ready.Add(1)
		told.Go(func() {
			answer, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(req)
			if err != nil {
				t.Error(err)
				ready.Done()
				return
			}
			defer answer.Body.Close()
			buf, text := make([]byte, 1<<10), ""
			for first := true; strings.Count(text, "data: ") < 2; {
				n, err := answer.Body.Read(buf)
				if text += string(buf[:n]); err != nil {
					t.Errorf("the stream ended: %v", err)
					return
				}
				if first && strings.Contains(text, "data: ") {
					first = false
					ready.Done()
				}
			}
		})
	}
	ready.Wait()
	d.articles["report-0"].title = "For a hundred"
	d.save(t)
	told.Wait()
	for range 100 {
		if r.streams.Load() == 0 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("%d streams are still held", r.streams.Load())
}

// TestEnds checks that the server ends at once, however many listen.
func TestEnds(t *testing.T) {
	r := start(t, newDesk(t), 0)
	answer, err := http.Get(r.address + "/_onrecord/events")
	must(t, err)
	defer answer.Body.Close()
	r.stop()
	if _, err := http.Get(r.address + "/"); !errors.Is(err, syscall.ECONNREFUSED) {
		t.Errorf("after its end: %v", err)
	}
}

// TestListingFindsQuickChanges checks that a file that keeps its size and its time is
// found by listing alone as long as it is young.
func TestListingFindsQuickChanges(t *testing.T) {
	d := newDesk(t)
	l := newListing(d.dir)
	l.changes(nil)
	d.articles["report-0"].title = "Retort 0" // as long as before
	d.save(t)
	if got := l.changes(nil); !slices.Contains(got, "content/articles/report-0.md") {
		t.Errorf("listed as changed: %v", got)
	}
}
