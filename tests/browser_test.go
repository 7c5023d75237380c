package tests

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser starts Chromium for one test.
func browser(t *testing.T) context.Context {
	t.Helper()
	program, err := exec.LookPath("chromium")
	need(t, err == nil, "chromium")
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(program), chromedp.NoSandbox,
		chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	do(t, ctx, chromedp.Navigate("about:blank"))
	return ctx
}

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// eval runs an expression in the page, awaits it, and returns its value.
func eval[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%v, in %s", err, head(expression, 3))
	}
	return v
}

// watch collects what a page must not do: complain on the console, break the
// content-security policy, or ask another host for anything.
type watch struct {
	mu       sync.Mutex
	problems []string
}

func newWatch(t *testing.T, ctx context.Context) *watch {
	t.Helper()
	w := &watch{}
	host := built.url[:strings.Index(built.url, base)]
	err := chromedp.Listen(ctx, func(event any) {
		w.mu.Lock()
		defer w.mu.Unlock()
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			w.problems = append(w.problems, "exception: "+e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			if !strings.Contains(e.Entry.URL, "no-such-page") {
				w.problems = append(w.problems, fmt.Sprintf("log: %s %s", e.Entry.Text, e.Entry.URL))
			}
		case *network.EventRequestWillBeSent:
			if url := e.Request.URL; !strings.HasPrefix(url, host) && !strings.HasPrefix(url, "data:") && !strings.HasPrefix(url, "about:") {
				w.problems = append(w.problems, "request to another host: "+url)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *watch) take() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	all := w.problems
	w.problems = nil
	return all
}

// screen sets the window and the reader's colour scheme.
func screen(t *testing.T, ctx context.Context, width int64, scheme string) {
	t.Helper()
	do(t, ctx, chromedp.EmulateViewport(width, 900))
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
	if err != nil {
		t.Fatal(err)
	}
}

// rules are axe-core's for WCAG 2.2 AA, and its best practices.
const rules = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`

// TestAccessible runs axe-core on every kind of page, in light and dark, narrow and
// wide, and checks that nothing scrolls sideways at 320 pixels.
func TestAccessible(t *testing.T) {
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	need(t, err == nil, "axe-core (npm ci in tests/)")
	ctx := browser(t)
	w := newWatch(t, ctx)
	for name, path := range kinds {
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{390, 1280} {
				screen(t, ctx, width, scheme)
				do(t, ctx, chromedp.Navigate(built.url+path))
				eval[any](t, ctx, string(axe)+"; null")
				reportAxe(t, fmt.Sprintf("%s at %d, %s", name, width, scheme), eval[string](t, ctx, `axe.run({runOnly: `+rules+`}).then(r => JSON.stringify(r.violations.map(v =>
					({rule: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html + " " + n.failureSummary)}))))`))
			}
		}
		screen(t, ctx, 320, "light")
		do(t, ctx, chromedp.Navigate(built.url+path))
		if over := eval[int](t, ctx, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
			t.Errorf("%s scrolls sideways by %d pixels at 320", name, over)
		}
		for _, problem := range w.take() {
			t.Errorf("%s: %s", name, problem)
		}
	}
}

func reportAxe(t *testing.T, where, found string) {
	t.Helper()
	var violations []struct {
		Rule, Help string
		Nodes      []string
	}
	if err := json.Unmarshal([]byte(found), &violations); err != nil {
		t.Fatal(err)
	}
	for _, v := range violations {
		t.Errorf("%s: axe %s: %s\n  %s", where, v.Rule, v.Help, strings.Join(v.Nodes, "\n  "))
	}
}

// TestStable checks that nothing on a page moves while it loads (cumulative layout
// shift 0), script and all, also where it comes slowly, a few lines at a time.
func TestStable(t *testing.T) {
	slow := httptest.NewServer(slowly(static(built.dir)))
	defer slow.Close()
	ctx := browser(t)
	for name, path := range kinds {
		for _, width := range []int64{390, 1280} {
			screen(t, ctx, width, "light")
			do(t, ctx, chromedp.Navigate(slow.URL+base+path))
			moved := eval[struct {
				Shift float64
				What  []string
			}](t, ctx, `new Promise(done => { let shift = 0; const what = [];
				new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) {
					shift += e.value;
					for (const s of e.sources) what.push((s.node?.outerHTML ?? s.node?.textContent ?? "").slice(0, 80));
				} }).observe({type: "layout-shift", buffered: true});
				setTimeout(() => done({shift, what}), 300) })`)
			if moved.Shift > 0.001 {
				t.Errorf("%s moves while it loads at %d: layout shift %.3f\n  %s", name, width, moved.Shift, strings.Join(moved.What, "\n  "))
			}
		}
	}
}

// slowly sends pages in pieces of whole lines, 2 KB or more each, with time to paint
// between them. Lines are not cut, for a line of text that is still to come in part
// does move.
func slowly(files http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		whole := httptest.NewRecorder()
		files.ServeHTTP(whole, r)
		maps.Copy(w.Header(), whole.Header())
		w.Header().Set("Cache-Control", "no-store") // what is kept would come at once
		w.WriteHeader(whole.Code)
		rest := whole.Body.Bytes()
		for pause := strings.HasPrefix(whole.Header().Get("Content-Type"), "text/html"); pause && len(rest) > 2<<10; {
			line := bytes.IndexByte(rest[2<<10:], '\n')
			if line < 0 {
				break
			}
			w.Write(rest[:2<<10+line+1])
			w.(http.Flusher).Flush()
			rest = rest[2<<10+line+1:]
			time.Sleep(20 * time.Millisecond)
		}
		w.Write(rest)
	})
}
