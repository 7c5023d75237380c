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

// How a watch waits: for so much quiet after a bell, but no longer than the limit
// while bells go on; and how often it lists everything beside being told.
const (
	quiet        = 10 * time.Millisecond
	impatience   = 200 * time.Millisecond
	relisting    = 10 * time.Second
	fallbackPoll = time.Second            // where the system can't watch
	rootless     = 300 * time.Millisecond // while the source folder itself is away
)

// Watch notices changes of a site's files. What it reports is a doorbell and no
// data: the paths that rang are to be read again, whatever happened to them.
//
// It is told by the system, folder by folder, and it lists everything from time to
// time, and at once when the system says that it lost count: what changed without a
// bell is found then. Where it can't be told, or on demand, it only lists.
type Watch struct {
	source  string
	listing *listing
	poll    time.Duration // between listings, where there are no bells; else 0
	relist  time.Duration // between listings, beside the bells
	say     func(sentence string)

	bells   bells // nil where there are none
	events  <-chan fsnotify.Event
	errors  <-chan error
	watched map[string]bool // folders that have a bell

	pending     map[string]bool // what rang
	first, last time.Time       // when the oldest and the newest of them did
}

// bells is what a watch does with fsnotify.
type bells interface {
	Add(folder string) error
	Remove(folder string) error
	Close() error
}

// OpenWatch begins to watch the site in the folder source: what changes from now on
// will ring. With a poll above 0 it only lists, that often. What a person should
// know is said in one sentence.
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

// Close ends the watch. It is to be called after Each has returned.
func (w *Watch) Close() {
	if w.bells != nil {
		_ = w.bells.Close() // there is nothing left to lose
	}
}

// Each calls rang with the paths that may have changed, files and folders, relative
// to the source and with forward slashes, until ctx is done. A call ends before the
// next begins; with no paths it only says that time has passed.
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

// listen gathers what rings and hands it on after a while of quiet. It waits for
// nobody, neither for the receiver nor for a listing, so that the system's queue
// of events is always emptied.
func (w *Watch) listen(ctx context.Context, rings chan<- []string) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	look, listed, looking := time.Now().Add(w.interval()), make(chan []string, 1), false
	for {
		out, wait := w.ready(rings)
		if !looking {
			look = earlier(look, time.Now().Add(w.interval())) // the interval may have become shorter
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

// ready returns rings where it is time to hand on what rang, else nil, and how long
// to wait at most.
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

// ring notes paths below the source; "" stands for the time that has passed.
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

// event takes one of the system's bells. A folder that came gets a bell of its own,
// at once; one that went, or came again under its old name, loses the old one.
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

// folders lists the folder at a path below the source and those below it; none
// where there is no folder.
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

// unfollow takes the bells of a folder and of all below it away: they follow the
// folder, and it may be somewhere else now.
func (w *Watch) unfollow(folder string) {
	if !w.watched[folder] {
		return
	}
	for f := range w.watched {
		if f == folder || strings.HasPrefix(f, folder+string(filepath.Separator)) {
			_ = w.bells.Remove(f) // gone with its folder, most often
			delete(w.watched, f)
		}
	}
}

// giveUp goes on by listing, and says why and what to do about it.
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

// kernelSetting is one of inotify's limits; "" where the system has none.
func kernelSetting(name string) string {
	data, _ := os.ReadFile("/proc/sys/fs/inotify/" + name) // absent but on Linux
	return strings.TrimSpace(string(data))
}
