package preview

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A watch waits for a quiet moment after a bell, but no longer than impatience while
// bells go on. relisting is the time between listings of everything.
const (
	quiet        = 10 * time.Millisecond
	impatience   = 200 * time.Millisecond
	relisting    = 10 * time.Second
	fallbackPoll = time.Second            // the system can't watch
	rootless     = 300 * time.Millisecond // the source folder is away
)

// Watch notices changes of a site's files. It reports paths that may have changed, and
// the receiver reads them again, whatever happened to them.
//
// The system tells it of changes, folder by folder. It also lists everything from time to
// time, and at once when the system has lost events, to find changes without a bell.
// Where the system can't tell, or on demand, it only lists.
type Watch struct {
	source  string
	listing *listing
	poll    time.Duration // between listings without bells, else 0
	relist  time.Duration // between listings beside the bells
	say     func(sentence string)

	bells   bells // nil where there are none
	events  <-chan fsnotify.Event
	errors  <-chan error
	watched map[string]bool // folders that have a bell

	pending     map[string]bool // the paths that rang
	first, last time.Time       // when the oldest and the newest rang
}

// bells is the part of fsnotify that a watch uses.
type bells interface {
	Add(folder string) error
	Remove(folder string) error
	Close() error
}

// OpenWatch starts to watch the site in the folder source. Changes from now on will ring.
// With poll above 0 it only lists, that often. say receives sentences for the user.
func OpenWatch(source string, poll time.Duration, say func(sentence string)) *Watch {
	w := &Watch{source: source, listing: newListing(source), poll: poll, relist: relisting, say: say,
		watched: map[string]bool{}, pending: map[string]bool{}}
	if poll == 0 {
		notify, err := fsnotify.NewBufferedWatcher(1024)
		if err != nil {
			w.giveUp(err)
		} else {
			w.bells, w.events, w.errors = notify, notify.Events, notify.Errors
		}
	}
	w.listing.changes(w.follow)
	return w
}

// Close ends the watch. Call it after Each has returned.
func (w *Watch) Close() {
	if w.bells != nil {
		_ = w.bells.Close() // there is nothing left to lose
	}
}

// Each calls rang with paths that may have changed, files and folders relative to the
// source with forward slashes, until ctx is done. A call ends before the next begins. A
// call without paths says that time has passed.
func (w *Watch) Each(ctx context.Context, rang func(paths []string)) {
	rings, done := make(chan []string), make(chan struct{})
	go func() {
		defer close(done)
		for paths := range rings {
			rang(paths)
		}
	}()
	w.listen(ctx, rings)
	close(rings)
	<-done
}

// listen gathers the paths that ring, and hands them on after a quiet moment. It waits
// neither for the receiver nor for a listing, so that the system's queue of events never
// fills.
func (w *Watch) listen(ctx context.Context, rings chan<- []string) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	look, listed, looking := time.Now().Add(w.interval()), make(chan []string, 1), false
	for {
		out, wait := w.ready(rings)
		if !looking {
			look = earlier(look, time.Now().Add(w.interval())) // the interval may be shorter now
			wait = min(wait, time.Until(look))
		}
		timer.Reset(max(wait, 0))
		select {
		case <-ctx.Done():
			return
		case out <- slices.Sorted(maps.Keys(w.pending)):
			clear(w.pending)
		case e := <-w.events:
			w.event(e)
		case err := <-w.errors:
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				look = time.Now()
			}
		case paths := <-listed:
			looking, look = false, time.Now().Add(w.interval())
			w.followAll(w.listing.folders)
			w.ring(paths...)
			w.ring("")
		case <-timer.C:
			if !looking && !time.Now().Before(look) {
				looking = true
				go func() { listed <- w.listing.changes(nil) }()
			}
		}
	}
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// ready returns rings if it is time to hand on the pending paths, else nil, and the
// longest time to wait.
func (w *Watch) ready(rings chan<- []string) (out chan<- []string, wait time.Duration) {
	if len(w.pending) == 0 {
		return nil, time.Hour
	}
	now := time.Now()
	wait = min(w.last.Add(quiet).Sub(now), w.first.Add(impatience).Sub(now))
	if wait > 0 {
		return nil, wait
	}
	return rings, time.Hour
}

// interval is the time until everything is listed again.
func (w *Watch) interval() time.Duration {
	switch {
	case w.bells == nil:
		return w.poll
	case !w.watched[w.source]:
		return rootless
	}
	return w.relist
}

// ring notes paths below the source. "" says that time has passed.
func (w *Watch) ring(paths ...string) {
	now := time.Now()
	for _, p := range paths {
		if len(w.pending) == 0 {
			w.first = now
		}
		w.pending[p] = true
		w.last = now
	}
}

// event takes one event of the system. A new folder gets a bell at once. A folder that
// went, or came again under its old name, loses the old bell.
func (w *Watch) event(e fsnotify.Event) {
	if e.Has(fsnotify.Create) || e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		w.unfollow(e.Name)
	}
	rel, err := filepath.Rel(w.source, e.Name)
	if err != nil || e.Name == "" {
		return
	}
	rel = filepath.ToSlash(rel)
	if !concerns(rel) {
		return
	}
	if e.Has(fsnotify.Create) {
		w.followAll(w.folders(rel))
	}
	if rel != "." {
		w.ring(rel)
	}
}

// folders lists the folder at a path below the source, and those below it.
func (w *Watch) folders(rel string) (all []string) {
	_ = walk(w.source, rel, func(p string, d fs.DirEntry) {
		if d.IsDir() {
			all = append(all, p)
		}
	})
	return all
}

// followAll gives folders a bell.
func (w *Watch) followAll(folders []string) {
	for _, rel := range folders {
		w.follow(rel)
	}
}

// follow gives a folder a bell.
func (w *Watch) follow(rel string) {
	folder := filepath.Join(w.source, filepath.FromSlash(rel))
	if w.bells == nil || w.watched[folder] {
		return
	}
	switch err := w.bells.Add(folder); {
	case err == nil:
		w.watched[folder] = true
	case !errors.Is(err, fs.ErrNotExist):
		w.giveUp(err)
	}
}

// unfollow removes the bells of a folder and of all below it. Bells follow a folder,
// which may be somewhere else now.
func (w *Watch) unfollow(folder string) {
	if !w.watched[folder] {
		return
	}
	for f := range w.watched {
		if f == folder || strings.HasPrefix(f, folder+string(filepath.Separator)) {
			_ = w.bells.Remove(f) // mostly gone with its folder
			delete(w.watched, f)
		}
	}
}

// giveUp falls back to listing, and says why and what to do.
func (w *Watch) giveUp(err error) {
	w.Close()
	w.bells, w.events, w.errors, w.poll = nil, nil, nil, fallbackPoll
	const instead = "so changes are looked for every second"
	switch {
	case errors.Is(err, syscall.ENOSPC):
		w.say(fmt.Sprintf("the system gives no more watches (fs.inotify.max_user_watches is %s), %s; to raise it: sudo sysctl fs.inotify.max_user_watches=524288", kernelSetting("max_user_watches"), instead))
	case errors.Is(err, syscall.EMFILE) && kernelSetting("max_user_instances") != "":
		w.say(fmt.Sprintf("the system gives no more watchers (fs.inotify.max_user_instances is %s), %s; to raise it: sudo sysctl fs.inotify.max_user_instances=1024", kernelSetting("max_user_instances"), instead))
	case errors.Is(err, syscall.EMFILE):
		w.say(fmt.Sprintf("too many files are open, %s; to raise the limit: ulimit -n 65536", instead))
	default:
		w.say(fmt.Sprintf("the system can't watch these folders (%v), %s", err, instead))
	}
}

// kernelSetting returns one of inotify's limits, or "" where the system has none.
func kernelSetting(name string) string {
	data, _ := os.ReadFile("/proc/sys/fs/inotify/" + name) // exists on Linux only
	return strings.TrimSpace(string(data))
}
