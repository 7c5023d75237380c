package tests

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// covered lists the words in charts that lie on other words.
const covered = `(() => {
	const seen = [...document.querySelectorAll(".drift svg text")].filter((t) => t.getClientRects().length > 0);
	const out = [];
	for (const a of seen) for (const b of seen) {
		if (a === b || a.ownerSVGElement !== b.ownerSVGElement || a.compareDocumentPosition(b) & 2) continue;
		const p = a.getBoundingClientRect(), q = b.getBoundingClientRect();
		const w = Math.min(p.right, q.right) - Math.max(p.left, q.left), h = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
		if (w > 1 && h > 3) out.push(a.textContent + " | " + b.textContent);
	}
	const edge = document.documentElement.clientWidth;
	for (const a of seen) if (a.getBoundingClientRect().right > edge + 1) out.push("beyond the edge: " + a.textContent);
	return out;
})()`

// TestChartWords looks at the charts of all events in windows of many widths: no words in
// them lie on others, and all can be seen.
func TestChartWords(t *testing.T) {
	ctx := browser(t)
	do(t, ctx, chromedp.Navigate(built.url+"events/"))
	events := eval[[]string](t, ctx, `[...document.querySelectorAll("main a.row-title")].map((a) => a.href)`)
	for _, width := range []int64{320, 390, 768, 1024, 1280, 1440} {
		screen(t, ctx, width, "light")
		for _, event := range events {
			do(t, ctx, chromedp.Navigate(event))
			for _, words := range eval[[]string](t, ctx, covered) {
				t.Errorf("%d wide, %s: %s", width, event, words)
			}
		}
	}
}

// TestChartPoints reaches each point of a chart with the keyboard, and sees the card of its
// claim.
func TestChartPoints(t *testing.T) {
	ctx := browser(t)
	screen(t, ctx, 1280, "light")
	do(t, ctx, chromedp.Navigate(built.url+"events/us-forces-out/"))
	points := eval[int](t, ctx, `[...document.querySelectorAll(".drift-plots a")].filter((a) => a.getClientRects().length).length`)
	claims := eval[int](t, ctx, `new Set([...document.querySelectorAll(".drift-plots a")].map((a) => a.href.baseVal)).size`)
	if claims < 16 || points < claims {
		t.Errorf("%d points of %d claims can be reached", points, claims)
	}
	if unnamed := eval[int](t, ctx, `document.querySelectorAll('.drift-plots a:not([aria-label*=" · "])').length`); unnamed != 0 {
		t.Errorf("%d points do not say what they show", unnamed)
	}
	eval[any](t, ctx, `([...document.querySelectorAll(".drift-plots a")].find((a) => a.getClientRects().length).focus({ focusVisible: true }), null)`)
	press(t, ctx, "\t")
	until(t, ctx, `(() => { const p = document.querySelector(".preview"); return document.activeElement.closest(".drift-plots") && !!p && !p.hidden })()`)
	if card := eval[string](t, ctx, `document.querySelector(".preview").innerText`); card == "" {
		t.Error("the card of a point is empty")
	}
}
