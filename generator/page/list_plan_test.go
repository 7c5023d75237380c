package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// claimsBy makes n claims of one speaker, three a day from a first day on, with ids
// from a number on.
func claimsBy(n, from int, month string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "-- content/claims/c%d.toml --\n[defaults]\nspeaker = \"ann\"\nkind = \"statement\"\n", from)
	for i := range n {
		fmt.Fprintf(&b, "[[claim]]\nid = \"c-%d\"\ntitle = \"Claim %d\"\nsaid = \"%s-%02d\"\n[[claim.appearance]]\npublisher = \"P\"\n", from+i, from+i, month, 1+i/3%28)
	}
	return b.String()
}

const ann = "-- content/entities/e.toml --\n[[entity]]\nid = \"ann\"\nname = \"Ann\"\nkind = \"person\"\n"

func isRow(n *html.Node) bool {
	_, ok := lookup(n, "data-claim")
	return ok && n.Data == "li"
}

// rowsOf returns how often each claim has a row on a page.
func rowsOf(t *testing.T, s *Site, path string) map[string]int {
	rows := map[string]int{}
	for _, n := range find(t, text(t, s, path), isRow) {
		rows[attr(n, "data-claim")]++
	}
	return rows
}

func periodPaths(s *Site, list string) (paths []string) {
	for _, p := range s.Paths() {
		if strings.HasPrefix(p, list+"in/") {
			paths = append(paths, p)
		}
	}
	return paths
}

func TestSplitSizes(t *testing.T) {
	for _, test := range []struct {
		claims []int // in each month of 2021
		want   []string
	}{
		{[]int{0}, nil},
		{[]int{200}, nil},
		{[]int{100, 101}, []string{"2021-01", "2021-02", "2021"}},
		{[]int{450, 1}, []string{"2021-01/2", "2021-01/3", "2021-01", "2021-02", "2021"}},
		{[]int{1600, 1700, 1700}, []string{
			"2021-01/2", "2021-01/3", "2021-01/4", "2021-01/5", "2021-01/6", "2021-01/7", "2021-01/8", "2021-01",
			"2021-02/2", "2021-02/3", "2021-02/4", "2021-02/5", "2021-02/6", "2021-02/7", "2021-02/8", "2021-02/9", "2021-02",
			"2021-03/2", "2021-03/3", "2021-03/4", "2021-03/5", "2021-03/6", "2021-03/7", "2021-03/8", "2021-03/9", "2021-03", "2021"}},
	} {
		t.Run(fmt.Sprint(test.claims), func(t *testing.T) {
			archive, total := ann, 0
			for i, n := range test.claims {
				archive += claimsBy(n, total, fmt.Sprintf("2021-%02d", i+1))
				total += n
			}
			s := plan(t, archive)
			for _, list := range []string{"claims/", "entities/ann/"} {
				var got []string
				for _, p := range periodPaths(s, list) {
					got = append(got, strings.TrimSuffix(strings.TrimPrefix(p, list+"in/"), "/index.html"))
				}
				if !slices.Equal(got, test.want) {
					t.Fatalf("%s is split into %v", list, got)
				}
				head := rowsOf(t, s, list+"index.html")
				if want := total; total <= fullPage && len(head) != want {
					t.Errorf("%s shows %d claims of %d", list, len(head), want)
				}
				once(t, s, list, test.want, total)
			}
		})
	}
}

// once looks that every claim stands on just one page of a month, and that no page
// has too many rows.
func once(t *testing.T, s *Site, list string, periods []string, total int) {
	t.Helper()
	seen := map[string]int{}
	for _, p := range periods {
		rows := rowsOf(t, s, list+"in/"+p+"/index.html")
		if len(rows) > fullPage {
			t.Errorf("%s has %d rows", p, len(rows))
		}
		if p == "2021" { // an index of its months
			continue
		}
		for id, n := range rows {
			seen[id] += n
		}
	}
	if len(periods) > 0 && len(seen) != total {
		t.Errorf("%d of %d claims stand on a page of a month", len(seen), total)
	}
	for id, n := range seen {
		if n != 1 {
			t.Errorf("%s stands %d times", id, n)
		}
	}
}

// TestPastStays adds claims in a new month and looks that the pages of what was over
// before keep every byte. The month before gets a link to the new one, and the year
// an entry in its index.
func TestPastStays(t *testing.T) {
	archive := ann + claimsBy(150, 0, "2020-11") + claimsBy(450, 150, "2021-01") + claimsBy(20, 600, "2021-02") + claimsBy(10, 620, "2021-03")
	before := plan(t, archive)
	after := plan(t, archive+claimsBy(3, 630, "2021-04"))
	for _, list := range []string{"claims/", "entities/ann/", "timeline/"} {
		for _, p := range periodPaths(before, list) {
			if strings.HasSuffix(p, "/2021/index.html") || strings.HasSuffix(p, "/2021-03/index.html") {
				continue
			}
			if text(t, before, p) != text(t, after, p) {
				t.Errorf("%s changed when claims were added in a later month", p)
			}
		}
	}
}

// What has no first day is not filed by its last one, which may be after the day on
// which the site stands: it is the oldest, as in the docket's order.
func TestOpenStartIsOldest(t *testing.T) {
	archive := ann + claimsBy(250, 0, "2021-01") + `-- content/claims/open.toml --
[[claim]]
id = "open"
kind = "statement"
title = "Said at some time"
speaker = "ann"
said = "../2021"
[[claim.appearance]]
publisher = "P"
`
	s := plan(t, archive)
	for _, list := range []string{"claims/", "timeline/", "changes/"} {
		if rows := rowsOf(t, s, list+"in/undated/index.html"); rows["open"] != 1 {
			t.Errorf("a claim said by 2021 is not in %sin/undated/ of %v", list, periodPaths(s, list))
		}
		if !strings.Contains(text(t, s, list+"in/2021-01/index.html"), `rel="prev" href="/desk/`+list+`in/undated/"`) {
			t.Errorf("%s: what has no first day does not come before the first month", list)
		}
	}
	if !s.Has("data/explorer/undated.json") {
		t.Error("the explorer has no file for what has no first day")
	}
}

// Entries stand under their dates as these were given, each date once: after what is of
// their first day alone, and in the timeline and the changes alike.
func TestHeadingsAsGiven(t *testing.T) {
	var b strings.Builder
	b.WriteString(ann + "-- content/events/e.toml --\n[[event]]\nid = \"e\"\ntitle = \"It is built\"\nhappened = \"2021-08\"\n")
	b.WriteString("-- content/articles/a.md --\n+++\ntitle = \"A\"\ndate = \"2021-08\"\n[[correction]]\ndate = \"2021-08\"\nnote = \"N\"\n+++\nText.\n-- content/claims/c.toml --\n[defaults]\nspeaker = \"ann\"\nkind = \"statement\"\n")
	for i, date := range []string{"2021-08", "2021-08-01", "2021-08-01T18:30:00Z", "2021-08~", "2021", "2021-21", "2021-07-02/2021-08", "../2021", "2021-08-02?"} {
		fmt.Fprintf(&b, "[[claim]]\nid = \"c-%d\"\ntitle = \"T\"\nsaid = %q\n[claim.retracted]\ndate = %[2]q\nnote = \"N\"\n[[claim.appearance]]\npublisher = \"P\"\n[[claim.assessment]]\ndate = %[2]q\nrating = \"true\"\n", i, date)
	}
	s := plan(t, b.String())
	for month, want := range map[string][]string{
		"2021-08": {"perhaps 2 August 2021", "about August 2021", "August 2021", "1 August 2021"},
		"2021-07": {"2 July 2021 to August 2021"},
		"2021-03": {"spring 2021"},
		"2021-01": {"2021"},
		"undated": {"by 2021"},
	} {
		for _, list := range []string{"timeline/", "changes/"} {
			var got []string
			for _, n := range find(t, text(t, s, list+"in/"+month+"/index.html"), func(n *html.Node) bool { return n.Data == "h3" }) {
				for d := range n.Descendants() {
					if d.Type == html.TextNode {
						got = append(got, d.Data)
					}
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s of %s has the headings %q instead of %q", list, month, got, want)
			}
		}
	}
}

// TestEntitiesByLetter: what has no date is split by first letter.
func TestEntitiesByLetter(t *testing.T) {
	var b strings.Builder
	b.WriteString("-- content/entities/e.toml --\n")
	for i := range 450 {
		fmt.Fprintf(&b, "[[entity]]\nid = \"e-%d\"\nname = \"%c name %d\"\nkind = \"person\"\n", i, "AÄÖ"[0], i)
	}
	s := plan(t, b.String())
	if got := periodPaths(s, "entities/"); !slices.Equal(got, []string{"entities/in/a/2/index.html", "entities/in/a/3/index.html", "entities/in/a/index.html"}) {
		t.Errorf("450 entities are split into %v", got)
	}
}

// TestManyRelations: a claim that is repeated 2,000 times, and an article with 500
// claims.
func TestManyRelations(t *testing.T) {
	var b strings.Builder
	b.WriteString(ann + "-- content/articles/a.md --\n+++\ntitle = \"A\"\ndate = \"2021-05-01\"\n+++\n")
	for i := range 500 {
		fmt.Fprintf(&b, "Sentence number %d. ", i)
	}
	b.WriteString("\n-- content/claims/c.toml --\n")
	for i := range 2001 {
		fmt.Fprintf(&b, "[[claim]]\nid = \"c-%d\"\nkind = \"statement\"\nspeaker = \"ann\"\nsaid = \"2021-%02d-01\"\ntitle = \"Claim %d\"\n", i, min(1+i/100, 12), i)
		if i > 0 {
			b.WriteString("repeats = [\"c-0\"]\n")
		}
		if i < 500 {
			fmt.Fprintf(&b, "[[claim.appearance]]\narticle = \"a\"\nquote = \"number %d.\"\n", i)
		} else {
			b.WriteString("[[claim.appearance]]\npublisher = \"P\"\n")
		}
	}
	s := plan(t, b.String())
	for _, list := range []string{"claims/c-0/", "articles/a/"} {
		if n := len(rowsOf(t, s, list+"index.html")); n > fullPage {
			t.Errorf("%s has %d rows", list, n)
		}
		if len(periodPaths(s, list)) == 0 {
			t.Errorf("%s is not split", list)
		}
	}
	if n := len(find(t, text(t, s, "articles/a/index.html"), element("mark"))); n != 500 {
		t.Errorf("%d of 500 quotes are marked", n)
	}
}

// Years before our era are filed as EDTF writes them, and named as people do.
func TestAncientYears(t *testing.T) {
	s := plan(t, ann+claimsBy(150, 0, "-0043-03")+claimsBy(150, 150, "-0043-04")+claimsBy(150, 300, "0000-01"))
	if got, want := periodPaths(s, "claims/"), []string{"claims/in/-0043-03/index.html", "claims/in/-0043-04/index.html", "claims/in/-0043/index.html", "claims/in/0000/index.html"}; !slices.Equal(got, want) {
		t.Errorf("the list is split into %v", got)
	}
	for path, want := range map[string]string{"-0043": "44 BC", "-0043-03": "March 44 BC", "0000": "1 BC"} {
		if page := text(t, s, "claims/in/"+path+"/index.html"); !strings.Contains(page, want) {
			t.Errorf("%s is not named %s", path, want)
		}
	}
	if !s.Has("data/explorer/-0043.json") {
		t.Error("the explorer has no file for 44 BC")
	}
}

// TestLongHeads: what stands above a page's lists does not grow with the docket either,
// and says how much it leaves out.
func TestLongHeads(t *testing.T) {
	var b strings.Builder
	b.WriteString("-- content/topics/all.toml --\n[[topic]]\nid = \"all\"\ntitle = \"Everything\"\n-- content/entities/e.toml --\n")
	for i := range 150 {
		fmt.Fprintf(&b, "[[entity]]\nid = \"e-%d\"\nname = \"Speaker %d\"\nkind = \"person\"\n", i, i)
	}
	b.WriteString("-- content/events/e.toml --\n")
	for i := range 130 {
		fmt.Fprintf(&b, "[[event]]\nid = \"v-%d\"\ntitle = \"Event %d\"\ntopics = [\"all\"]\n", i, i)
	}
	b.WriteString("-- content/claims/c.toml --\n[defaults]\ntopics = [\"all\"]\n")
	claim := func(id, kind, more string) {
		fmt.Fprintf(&b, "[[claim]]\nid = %q\ntitle = \"Claim\"\nkind = %q\nsaid = \"2021-01-01\"\n%s\n[[claim.appearance]]\npublisher = \"P\"\n", id, kind, more)
	}
	for i := range 150 {
		claim(fmt.Sprintf("t-%d", i), "timeline", fmt.Sprintf("speaker = \"e-%d\"\nevent = \"v-0\"\ndeadline = \"2021-05-%02d\"", i, 1+i%28))
	}
	for i := range 20 {
		for j := range 2 + i%3 {
			claim(fmt.Sprintf("f-%d-%d", i, j), "figure", fmt.Sprintf("speaker = \"e-0\"\nfigure = { measure = \"Measure %d\", value = %d }", i, j))
		}
	}
	s := plan(t, b.String())
	topic, event := text(t, s, "topics/all/index.html"), text(t, s, "events/v-0/index.html")
	for page, parts := range map[string][]string{
		topic: {"12 more measures are among the claims below.", ">30 more events</a>", "<h3>Measure 2</h3>"},
		event: {"50 more sides are in the table below."},
	} {
		for _, part := range parts {
			if !strings.Contains(page, part) {
				t.Errorf("no %q in\n%s", part, page)
			}
		}
	}
	if strings.Contains(topic, "<h3>Measure 0</h3>") {
		t.Error("a measure with two figures stands before one with four")
	}
	if n := strings.Count(event, `<ul class="sides">`); n != 1 || strings.Count(event[strings.Index(event, `<ul class="sides">`):strings.Index(event, "more sides")], "<li>") != maxSides {
		t.Error("the sides shown are not as many as they may be")
	}
}
