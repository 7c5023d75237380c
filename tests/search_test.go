package tests

import (
	"fmt"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// found are the paths of the first results of a search of the sample, below the site's root.
const found = `[...document.querySelectorAll("#search-results a.row-title")].slice(0, 3)
	.map((a) => decodeURIComponent(new URL(a.href).pathname.slice(document.documentElement.dataset.base.length)))`

// TestSearches types what readers may type, and expects an answer among the first three.
func TestSearches(t *testing.T) {
	ctx := browser(t)
	screen(t, ctx, 1280, "light")
	data, err := os.ReadFile("testdata/searches.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		query, want, ok := strings.Cut(line, " · ")
		if strings.HasPrefix(line, "#") || !ok {
			continue
		}
		do(t, ctx, chromedp.Navigate(built.url+"search/?q="+url.QueryEscape(query)))
		until(t, ctx, `document.querySelector("#search-count").innerText !== ""`)
		got := eval[[]string](t, ctx, found)
		answers := strings.Fields(want)
		if !slices.ContainsFunc(got, func(p string) bool {
			return slices.ContainsFunc(answers, func(a string) bool { ok, _ := path.Match(a, p); return ok })
		}) {
			t.Errorf("%s: none of %v, but %v", query, answers, got)
		}
	}
}

// TestSearchResults looks at what a search shows: one kind of record alone, with its stamps,
// and nothing that moves while the results come.
func TestSearchResults(t *testing.T) {
	ctx := browser(t)
	w := newWatch(t, ctx)
	screen(t, ctx, 390, "light")
	do(t, ctx, chromedp.Navigate(built.url+"search/?q=taliban&kind=Claim"))
	until(t, ctx, `document.querySelectorAll("#search-results li").length === 10`)
	if n := eval[int](t, ctx, `document.querySelectorAll("#search-results li.row > .verdict .verdict-word:not(:empty)").length`); n != 10 {
		t.Errorf("%d of 10 claims have their stamp", n)
	}
	if n := eval[int](t, ctx, `document.querySelectorAll("#search-results a.row-title[href*='/claims/']").length`); n != 10 {
		t.Errorf("%d of 10 results are claims", n)
	}
	shift := eval[float64](t, ctx, `new Promise((done) => {
		let sum = 0;
		new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value; }).observe({ type: "layout-shift", buffered: true });
		setTimeout(() => done(sum), 200);
	})`)
	if shift > 0.02 {
		t.Errorf("the page moves by %.3f while results come", shift)
	}
	for _, problem := range w.take() {
		t.Error(problem)
	}
}

// TestExplorerBack looks for words of a quotation, and expects the choices to be there at
// once, and the rows and the place in the list after a look at a claim.
func TestExplorerBack(t *testing.T) {
	ctx := browser(t)
	screen(t, ctx, 1280, "light")
	do(t, ctx, chromedp.Navigate(built.url+"claims/"))
	if n := eval[int](t, ctx, `document.querySelector("#f-speaker").options.length`); n < 20 {
		t.Errorf("before anything is touched there are %d speakers", n)
	}
	do(t, ctx, chromedp.Navigate(built.url+"claims/?q=swift+action"))
	until(t, ctx, `document.querySelectorAll("#explorer-results li[data-claim=lavrov-csto-response]").length === 1`)

	do(t, ctx, chromedp.Navigate(built.url+"claims/?kind=timeline"))
	until(t, ctx, `document.querySelectorAll("#explorer-results li").length > 20`)
	rows := eval[int](t, ctx, `document.querySelectorAll("#explorer-results li").length`)
	eval[any](t, ctx, `(scrollTo(0, 700), null)`)
	at := eval[float64](t, ctx, `scrollY`)
	eval[any](t, ctx, `(document.querySelectorAll("#explorer-results li a.row-title")[12].click(), null)`)
	until(t, ctx, `document.querySelector("article[data-kind=timeline]") !== null`)
	eval[any](t, ctx, `(history.back(), null)`)
	until(t, ctx, fmt.Sprintf(`document.querySelectorAll("#explorer-results li").length === %d && scrollY === %v`, rows, at))
}
