// Package preview serves a site from memory while its author writes it, and tells
// open pages of every change. It writes nothing to disk.
//
//	files ── Watch ──paths──> Server.update ── site.Builder.Update ──> a version
//	                                                                      │ one pointer
//	browser <── page, made when it is asked for ── Server.ServeHTTP <─────┘
//
// # Versions
//
// A [Watch] reports paths that may have changed. One goroutine reads them again and
// makes a new version of the site, which renders nothing yet, and puts it in place
// by swapping one pointer: a request sees the old site or the new one, never
// something between. A page is made when it is asked for and kept for as long as
// its version. What the server gives for an address is what the build command, with
// drafts, would write there, but for one line that it adds at the end of a page's
// body.
//
// A version with errors is not shown: the last good one stays, and open pages lay
// the diagnostics over themselves until they are mended. Only while there is no good
// one, since the start, the site is shown as far as it goes. A template that fails
// only when a page is made is met in the same way, page by page.
//
// # Telling open pages
//
// Each browser holds one stream of events (live.js keeps it in a worker that all its
// tabs share, since a browser opens at most six connections to a host). An event
// says only that there is something new. The worker then asks for the page of each
// tab again, with the tag of what the tab shows, as any browser would; the server
// makes that page and answers with it, or that it is the same. So a tab is told
// exactly when its page has changed, however far-fetched the reason, and misses
// nothing while the stream was interrupted.
//
// # Who may ask
//
// The server listens on the loopback and answers only requests that name a loopback
// host, so that no other site's script can reach it by a name that it points here.
// The addresses under /_onrecord/ are refused to other origins. No answer carries a
// header that would let other origins read it. Addresses are looked up among the
// site's paths, never in the file system.
package preview

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"onrecord/generator/diag"
	"onrecord/generator/site"
)

// Options say what is served.
type Options struct {
	Builder *site.Builder
	Build   func() site.Options // called at every change, since the day may have passed
	Host    string              // the host of the address to listen on, as the user gave it

	// Report receives the diagnostics whenever they change. The list is empty when all is
	// mended.
	Report func(diag.List, diag.ReadFile)
	Say    func(sentence string) // tells the user something else
}

// Server is the preview of one site. It is an http.Handler.
type Server struct {
	Options
	run   string // names this run of the server
	hosts hosts

	state   atomic.Pointer[state]
	writing sync.Mutex // held while the state is replaced
	streams atomic.Int32
}

// state is all that the server knows at one time. It is immutable; a new one replaces it.
type state struct {
	number   int
	shown    *version  // nil while nothing can be shown
	problems diag.List // the newest errors
	source   diag.ReadFile
	files    []string      // addresses of copied files that changed since the state before
	replaced chan struct{} // closed when a newer state is in place
}

// New makes the first version of the site, and a server for it. It fails if the site
// can't be read.
func New(o Options) (*Server, error) {
	s := &Server{Options: o, run: random(), hosts: hostsOf(o.Host)}
	s.state.Store(&state{replaced: make(chan struct{})})
	r, err := o.Builder.Make(o.Build())
	if err != nil {
		return nil, err
	}
	s.take(r)
	s.Report(r.Problems, r.Source)
	return s, nil
}

func random() string {
	b := make([]byte, 8)
	rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

// Result returns the version that is shown, or nil while there is none.
func (s *Server) Result() *site.Result {
	if v := s.state.Load().shown; v != nil {
		return v.result
	}
	return nil
}

// Serve answers requests on the listener and follows the watch until ctx is done. Then it
// ends at once. It returns the listener's error.
func (s *Server) Serve(ctx context.Context, l net.Listener, w *Watch) error {
	server := &http.Server{
		Handler:           s,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      time.Minute, // streams set their own
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          silent,
	}
	var watching sync.WaitGroup
	watching.Go(func() { w.Each(ctx, s.Update) })
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	err := server.Serve(l)
	stop()
	watching.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// Update reads the paths again and shows the new version. It is not safe for concurrent
// use.
func (s *Server) Update(paths []string) {
	fresh, err := s.Builder.Update(paths, s.Build())
	if err != nil {
		s.Say("the site can't be read: " + err.Error())
	}
	if fresh != nil {
		s.take(fresh)
		s.Report(fresh.Problems, fresh.Source)
	}
}

// take shows a version, or only its errors where it has some.
func (s *Server) take(r *site.Result) {
	s.replace(func(old, next *state) bool {
		next.source, next.problems = r.Source, onlyErrors(r.Problems)
		good := len(next.problems) == 0
		if r.Site != nil && (good || old.shown == nil || !old.shown.good) {
			next.shown = newVersion(r, good, old.shown)
			next.files = next.shown.differing(old.shown)
		}
		return true
	})
}

// failed notes that a page can't be made. That is known only once the page is asked for.
func (s *Server) failed(v *version, problems diag.List) {
	var all diag.List
	news := s.replace(func(old, next *state) bool {
		all = append(append(all, old.problems...), problems...)
		all.Sort()
		next.problems = all
		return old.shown == v && len(all) > len(old.problems) // otherwise the site has changed, or the failure is known
	})
	if news {
		s.Report(all, v.result.Source)
	}
}

// replace makes a new state as a copy of the old one, lets change alter it, puts it in
// place and wakes the streams. It does nothing if change returns false.
func (s *Server) replace(change func(old, next *state) bool) (replaced bool) {
	s.writing.Lock()
	defer s.writing.Unlock()
	old := s.state.Load()
	next := &state{number: old.number + 1, shown: old.shown, problems: old.problems, source: old.source,
		replaced: make(chan struct{})}
	if !change(old, next) {
		return false
	}
	s.state.Store(next)
	close(old.replaced)
	return true
}

func onlyErrors(l diag.List) (errors diag.List) {
	for _, d := range l {
		if d.Severity == diag.Error {
			errors.Add(d)
		}
	}
	return errors
}
