package tests

import (
	"context"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// until waits for an expression of the page to be true, as a person waits for what
// they see. A page that is just being left gives no answer.
func until(t *testing.T, ctx context.Context, expression string) {
	t.Helper()
	var err error
	for range 100 {
		var is bool
		if is, err = chromedp.Run(ctx, chromedp.Evaluate[bool](expression)); err == nil && is {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err != nil {
		t.Fatalf("%v, in %s", err, head(expression, 3))
	}
	t.Fatalf("this never came true: %s\nthe page says: %s", expression, head(eval[string](t, ctx, `document.querySelector("main").innerText`), 12))
}

// point moves the mouse to the middle of the first element that a selector finds.
func point(t *testing.T, ctx context.Context, selector string) {
	t.Helper()
	at := eval[[]float64](t, ctx, `(() => { const e = document.querySelector("`+selector+`"); e.scrollIntoView({block: "center"});
		const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2] })()`)
	_, err := chromedp.Call(ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: "mouseMoved", X: at[0], Y: at[1]})
	if err != nil {
		t.Fatal(err)
	}
}

// press types text or a key into what has the focus.
func press(t *testing.T, ctx context.Context, keys string) {
	t.Helper()
	do(t, ctx, chromedp.KeyEvent(keys))
}

// TestPreview points at a link to a claim and sees its card; away from it, the card
// goes.
func TestPreview(t *testing.T) {
	ctx := browser(t)
	w := newWatch(t, ctx)
	screen(t, ctx, 1280, "light")
	do(t, ctx, chromedp.Navigate(built.url+"articles/lavrov-in-vladivostok/"))
	point(t, ctx, `a.claim-ref`)
	until(t, ctx, `(() => { const p = document.querySelector(".preview"); return !!p && p.offsetHeight > 0 && p.innerText.includes("Lavrov") })()`)
	point(t, ctx, `h1`)
	until(t, ctx, `(() => { const p = document.querySelector(".preview"); return !p || p.offsetHeight === 0 })()`)
	for _, problem := range w.take() {
		t.Error(problem)
	}
}

// TestExplorer filters the claims, goes to one and comes back to the same filter.
func TestExplorer(t *testing.T) {
	ctx := browser(t)
	w := newWatch(t, ctx)
	screen(t, ctx, 1280, "light")
	do(t, ctx, chromedp.Navigate(built.url+"claims/"))
	until(t, ctx, `!document.querySelector("#explorer").hidden`)
	point(t, ctx, `#f-kind`)
	eval[any](t, ctx, `(document.querySelector("#f-kind").focus(), null)`)
	until(t, ctx, `document.querySelector("#f-kind").options.length > 1`)
	eval[any](t, ctx, `(() => { const s = document.querySelector("#f-kind"); s.value = "threat"; s.dispatchEvent(new Event("input", {bubbles: true})); s.dispatchEvent(new Event("change", {bubbles: true})); return null })()`)
	until(t, ctx, `location.search.includes("kind=threat") && document.querySelectorAll("#explorer-results li").length > 0`)
	rows := eval[int](t, ctx, `document.querySelectorAll("#explorer-results li").length`)
	threats := eval[int](t, ctx, `document.querySelectorAll("#explorer-results li[data-kind=threat]").length`)
	if rows == 0 || rows != threats {
		t.Errorf("of %d rows %d are threats", rows, threats)
	}
	eval[any](t, ctx, `(document.querySelector("#explorer-results li a.row-title").click(), null)`)
	until(t, ctx, `document.querySelector("article[data-kind=threat]") !== null`)
	eval[any](t, ctx, `(history.back(), null)`)
	time.Sleep(300 * time.Millisecond) // the old page answers until it is gone
	until(t, ctx, `location.search.includes("kind=threat") && document.querySelectorAll("#explorer-results li").length === `+strconv.Itoa(rows))

	// What was superseded says so among the found, as in the list.
	do(t, ctx, chromedp.Navigate(built.url+"claims/?kind=timeline"))
	until(t, ctx, `document.querySelectorAll("#explorer-results li[data-kind=timeline]").length > 0`)
	if eval[int](t, ctx, `document.querySelectorAll("#explorer-results .flag[data-flag=superseded]").length`) == 0 {
		t.Error("no claim that was found is said to be superseded")
	}
	for _, problem := range w.take() {
		t.Error(problem)
	}
}

// TestSearch presses / on the home page, types a word with a mistake in it, and
// finds what it meant, with the words marked.
func TestSearch(t *testing.T) {
	ctx := browser(t)
	w := newWatch(t, ctx)
	screen(t, ctx, 1280, "light")
	do(t, ctx, chromedp.Navigate(built.url))
	until(t, ctx, `document.readyState === "complete"`)
	press(t, ctx, "/")
	until(t, ctx, `document.activeElement?.type === "search"`)
	press(t, ctx, "Tajikstan")
	press(t, ctx, "\r")
	until(t, ctx, `location.pathname.endsWith("/search/") && document.querySelectorAll("#search-results li").length > 0`)
	if !eval[bool](t, ctx, `[...document.querySelectorAll("#search-results mark")].some(m => m.innerText.startsWith("Tajik"))`) {
		t.Error("no word is marked in what was found")
	}
	do(t, ctx, chromedp.Navigate(built.url+"search/?q=evacu"))
	until(t, ctx, `document.querySelectorAll("#search-results mark").length > 0`)
	do(t, ctx, chromedp.Navigate(built.url+"search/?q=qqqqqq"))
	until(t, ctx, `document.querySelector("#search-count").innerText !== ""`)
	if n := eval[int](t, ctx, `document.querySelectorAll("#search-results li").length`); n != 0 {
		t.Errorf("%d results for a word that no one wrote", n)
	}
	for _, problem := range w.take() {
		t.Error(problem)
	}
}
