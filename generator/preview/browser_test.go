package preview

import (
	"context"
	"fmt"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// browser starts Chromium, or skips the test where there is none.
func browser(t *testing.T, more ...chromedp.ExecAllocatorOption) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium is installed: apt-get install chromium")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.WindowSize(1000, 700))
	options = append(options, more...)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	run(t, ctx, chromedp.Navigate("about:blank"))
	return ctx
}

func run(t *testing.T, tab context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	must(t, chromedp.Do(tab, actions...))
}

// script runs statements in the page.
func script(t *testing.T, tab context.Context, statements string) {
	t.Helper()
	_, err := chromedp.Run(tab, chromedp.Evaluate[bool](statements+"; true"))
	must(t, err)
}

// opened opens a page and marks it, so that it shows whether it was loaded again.
func opened(t *testing.T, tab context.Context, address string) {
	t.Helper()
	run(t, tab, chromedp.Navigate(address))
	script(t, tab, `window.old = document.body`)
}

// becomes waits until a JavaScript expression is true.
func becomes(t *testing.T, tab context.Context, expression string) {
	t.Helper()
	var err error
	for range 500 {
		var is bool
		if is, err = chromedp.Run(tab, chromedp.Evaluate[bool]("Boolean("+expression+")")); is {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	body, _ := chromedp.Run(tab, chromedp.Evaluate[string](`document.documentElement.outerHTML.slice(-1500)`))
	t.Fatalf("never became true: %s (%v)\n%s", expression, err, body)
}

// TestPageIsKept changes an article under an open page and checks that the page shows
// it, and that where the reader was, what was opened and what had the focus stays.
func TestPageIsKept(t *testing.T) {
	ctx := browser(t)
	d := newDesk(t)
	d.settings["markdown"] = "{ raw_html = true }"
	a := d.articles["report-0"]
	for i := range 60 {
		a.words = append(a.words, fmt.Sprintf("Paragraph %d goes on for a while.", i))
	}
	a.words = append(a.words, `<details id="more"><summary>More</summary>Inside.</details>`)
	d.save(t)
	r := start(t, d, 0)
	opened(t, ctx, r.address+"/news/articles/report-0/")
	script(t, ctx, `
		scrollTo(0, 600);
		window.link = [...document.querySelectorAll("main a")].at(-1); link.focus({preventScroll: true});
		window.details = document.querySelector("#more"); details.open = true;
		window.loads = performance.getEntriesByType("navigation").length`)
	a.words[5] = "A changed paragraph."
	d.save(t)
	becomes(t, ctx, `document.body.innerText.includes("A changed paragraph.")`)
	for _, kept := range []string{`window.old === document.body`, `scrollY === 600`, `document.activeElement === link`,
		`details.isConnected && details.open`} {
		becomes(t, ctx, kept)
	}
	a.title = "Another title"
	d.save(t)
	becomes(t, ctx, `document.title.includes("Another title") && document.querySelector("h1").innerText === "Another title" && details.open && scrollY === 600`)
}

// TestStyleSwapsIn changes the style and checks that the page is neither loaded nor
// touched otherwise.
func TestStyleSwapsIn(t *testing.T) {
	ctx := browser(t)
	d := newDesk(t)
	r := start(t, d, 0)
	opened(t, ctx, r.address+"/news/articles/report-0/")
	script(t, ctx, `document.body.normalize(); window.changes = 0; new MutationObserver(() => changes++).observe(document.body, {childList: true, subtree: true, attributes: true, characterData: true})`)
	d.other["templates/assets/site.css"] = "body { background: rgb(1, 2, 3) }"
	d.save(t)
	becomes(t, ctx, `getComputedStyle(document.body).backgroundColor === "rgb(1, 2, 3)" && document.querySelectorAll("link[rel=stylesheet]").length === 1`)
	becomes(t, ctx, `window.old === document.body && changes === 0`)
}

// TestPictureIsLoadedAgain changes a picture under its address.
func TestPictureIsLoadedAgain(t *testing.T) {
	ctx := browser(t)
	d := newDesk(t)
	picture := func(width int) {
		d.other["content/files/map.svg"] = fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="10"/>`, width)
	}
	picture(30)
	d.articles["report-0"].words = append(d.articles["report-0"].words, "![A map](/files/map.svg)")
	d.save(t)
	r := start(t, d, 0)
	opened(t, ctx, r.address+"/news/articles/report-0/")
	becomes(t, ctx, `document.querySelector("main img").naturalWidth === 30`)
	picture(77)
	d.save(t)
	becomes(t, ctx, `document.querySelector("main img").naturalWidth === 77 && window.old === document.body`)
}

// TestOverlay breaks the site under an open page: it stays as it was, under the
// diagnostics, until the site is mended.
func TestOverlay(t *testing.T) {
	ctx := browser(t)
	d := newDesk(t)
	r := start(t, d, 0)
	opened(t, ctx, r.address+"/news/articles/report-0/")
	const text = `(document.querySelector("onrecord-problems")?.shadowRoot.textContent ?? "")`
	d.claims["out-0"].speaker = "Adda Person"
	d.articles["report-0"].title = "Not to be seen yet"
	d.save(t)
	becomes(t, ctx, text+`.includes("content/claims/a.toml:") && `+text+`.includes('speaker = "Adda Person"') && `+text+`.includes('did you mean')`)
	becomes(t, ctx, `!document.body.innerText.includes("Not to be seen yet")`)
	run(t, ctx, chromedp.Reload())
	becomes(t, ctx, text+`.includes("Adda Person") && document.querySelector("h1").innerText === "Report 0"`)
	d.claims["out-0"].speaker = "ada"
	d.save(t)
	becomes(t, ctx, text+` === "" && document.querySelector("h1").innerText === "Not to be seen yet"`)

	d.broken["templates/article.html"] = "{{.Nothing}}"
	d.save(t)
	becomes(t, ctx, text+`.includes("templates/article.html") && document.querySelector("h1").innerText === "Not to be seen yet"`)
	clear(d.broken)
	d.save(t)
	becomes(t, ctx, text+` === ""`)
}

// TestBrokenFromTheStart opens a site that can't be shown at all and mends it.
func TestBrokenFromTheStart(t *testing.T) {
	ctx := browser(t)
	d := newDesk(t)
	d.broken["templates/layout.html"] = "{{ broken"
	d.save(t)
	r := start(t, d, 0)
	opened(t, ctx, r.address+"/news/articles/report-0/")
	becomes(t, ctx, `document.querySelector("onrecord-problems")?.shadowRoot.textContent.includes("templates/layout.html")`)
	clear(d.broken)
	d.save(t)
	becomes(t, ctx, `document.querySelector("h1")?.innerText === "Report 0" && !document.querySelector("onrecord-problems")`)
}

// TestThirtyTabs opens more tabs than a browser has connections to a host. Each is
// told of its own change and of no other.
func TestThirtyTabs(t *testing.T) {
	ctx := browser(t)
	d := newDesk(t)
	const n = 30
	for i := range n {
		d.articles[fmt.Sprintf("tab-%d", i)] = &article{title: fmt.Sprintf("Tab %d", i),
			date: fmt.Sprintf("20%02d-01-01", i%20), words: []string{"Alone."}}
	}
	d.save(t)
	r := start(t, d, 0)
	tabs := make([]context.Context, n)
	for i := range tabs {
		tab, cancel := chromedp.NewContext(ctx)
		t.Cleanup(cancel)
		tabs[i] = tab
		opened(t, tab, fmt.Sprintf("%s/news/articles/tab-%d/", r.address, i))
		script(t, tab, `window.told = 0; document.addEventListener("onrecord:changed", () => told++)`)
	}
	if streams := r.streams.Load(); streams != 1 {
		t.Errorf("thirty tabs hold %d streams", streams)
	}
	for i := range tabs {
		a := d.articles[fmt.Sprintf("tab-%d", i)]
		a.words = append(a.words, fmt.Sprintf("Changed the %d.", i))
		d.save(t)
	}
	for i, tab := range tabs {
		becomes(t, tab, fmt.Sprintf(`document.body.innerText.includes("Changed the %d.")`, i))
	}
	d.articles["tab-7"].words = append(d.articles["tab-7"].words, "For one alone.")
	d.save(t)
	becomes(t, tabs[7], `document.body.innerText.includes("For one alone.") && (window.told = 1000)`)
	d.articles["tab-0"].words = append(d.articles["tab-0"].words, "Last.")
	d.save(t)
	becomes(t, tabs[0], `document.body.innerText.includes("Last.")`)
	told, err := chromedp.Run(tabs[7], chromedp.Evaluate[int](`told`))
	must(t, err)
	if told != 1000 {
		t.Errorf("a tab was told %d times of what did not concern it", told-1000)
	}
}

// TestWithoutSharedWorker opens a page in a browser that has no shared workers, as
// Chrome on Android: the tab follows for itself.
func TestWithoutSharedWorker(t *testing.T) {
	ctx := browser(t, chromedp.Flag("disable-blink-features", "SharedWorker"))
	d := newDesk(t)
	r := start(t, d, 0)
	opened(t, ctx, r.address+"/news/articles/report-0/")
	becomes(t, ctx, `!self.SharedWorker`)
	a := d.articles["report-0"]
	a.words = append(a.words, "Without a worker.")
	d.save(t)
	becomes(t, ctx, `window.old === document.body && document.body.innerText.includes("Without a worker.")`)
	if streams := r.streams.Load(); streams != 1 {
		t.Errorf("a tab holds %d streams", streams)
	}
	d.claims["out-0"].speaker = "nobody"
	d.save(t)
	becomes(t, ctx, `document.querySelector("onrecord-problems")`)
	d.claims["out-0"].speaker = "ada"
	a.words = append(a.words, "Mended.")
	d.save(t)
	becomes(t, ctx, `!document.querySelector("onrecord-problems") && document.body.innerText.includes("Mended.")`)
}

// TestPolicy checks that what the server adds to a page works under the strictest
// content-security policy.
func TestPolicy(t *testing.T) {
	ctx := browser(t)
	d := newDesk(t)
	d.other["templates/layout.html"] = `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'self'"><title>{{.Title}}</title></head><body>{{.Main}}</body></html>`
	d.save(t)
	r := start(t, d, 0)
	opened(t, ctx, r.address+"/news/articles/report-0/")
	d.claims["out-0"].speaker = "nobody"
	d.save(t)
	becomes(t, ctx, `document.querySelector("onrecord-problems")?.shadowRoot.textContent.includes("nobody") && getComputedStyle(document.querySelector("onrecord-problems").shadowRoot.querySelector("section")).position === "fixed"`)
	d.claims["out-0"].speaker = "ada"
	d.articles["report-0"].words = append(d.articles["report-0"].words, "All is well.")
	d.save(t)
	becomes(t, ctx, `document.body.innerText.includes("All is well.") && !document.querySelector("onrecord-problems")`)
}
