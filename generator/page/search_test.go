package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

type searchRoot struct {
	V     string
	N     int
	Terms []string
	Texts []int
	Near  map[string]int
}

func rootOf(t *testing.T, s *Site) (r searchRoot) {
	if err := json.Unmarshal([]byte(text(t, s, "data/search/index.json")), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// lookFor finds a term's passages, as the client would.
func lookFor(t *testing.T, s *Site, term string) (rows [][5]string) {
	r := rootOf(t, s)
	at, found := slices.BinarySearch(r.Terms, term)
	if !found {
		at--
	}
	for line := range strings.Lines(text(t, s, fmt.Sprintf("data/search/t/%d.txt", at))) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if cells[0] != term {
			continue
		}
		passage, number := 0, ""
		for _, c := range cells[2] {
			if c < 'A' || 'Z' < c {
				number += string(c)
				continue
			}
			step, err := strconv.ParseInt(number, 36, 32)
			if err != nil {
				t.Fatal(err)
			}
			passage, number = passage+int(step), ""
			rows = append(rows, rowOf(t, s, r, passage))
		}
	}
	return rows
}

func rowOf(t *testing.T, s *Site, r searchRoot, passage int) [5]string {
	at, found := slices.BinarySearch(r.Texts, passage)
	if !found {
		at--
	}
	var rows [][5]string
	if err := json.Unmarshal([]byte(text(t, s, fmt.Sprintf("data/search/d/%d.json", at))), &rows); err != nil {
		t.Fatal(err)
	}
	return rows[passage-r.Texts[at]]
}

func TestSearchFinds(t *testing.T) {
	s := plan(t, small)
	for term, want := range map[string][]string{
		"toll":      {"There will be no toll"},
		"paragraph": {"The minister speaks"},
		"nobody":    {"Nobody speaks of it"},
		"unheard":   nil,
	} {
		var got []string
		for _, row := range lookFor(t, s, term) {
			got = append(got, row[2])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s is found in %q, not %q", term, got, want)
		}
	}
}

// What is found holds the word, in texts of any length, whatever was read before.
func TestSearchTexts(t *testing.T) {
	var b strings.Builder
	paragraphs := []int{1, 64, 2, 2 * 64, 3, 20}
	for a, n := range paragraphs {
		fmt.Fprintf(&b, "-- content/articles/a%d.md --\n+++\ntitle = \"Article %d\"\ndate = \"2021-01-0%d\"\nsummary = \"Summary%d\"\n+++\n", a, a, a+1, a)
		for p := range n {
			fmt.Fprintf(&b, "word%dx%d %s\n\n", a, p, strings.Repeat("filler ", 150))
		}
	}
	s := plan(t, b.String())
	for a, n := range paragraphs {
		for p := range n {
			word := fmt.Sprintf("word%dx%d", a, p)
			rows := lookFor(t, s, word)
			if len(rows) != 1 || rows[0][0] != fmt.Sprintf("articles/a%d/", a) || !strings.Contains(rows[0][4], word+" filler") {
				t.Fatalf("%s is found in %.100q", word, rows)
			}
			if summary := fmt.Sprintf("Summary%d", a); p == 0 && !strings.HasPrefix(rows[0][4], summary+" "+word) {
				t.Errorf("the text of %s begins with %.40q", word, rows[0][4])
			}
		}
	}
}

// TestSearchBudget: whatever the site's size, a query loads at most 100 KB a word
// and 10 KB a hit. Here a word stands in every one of 20,000 passages.
func TestSearchBudget(t *testing.T) {
	var b strings.Builder
	for i := range 50 {
		fmt.Fprintf(&b, "-- content/articles/a%d.md --\n+++\ntitle = \"Article %d\"\ndate = \"2021-01-01\"\n+++\n", i, i)
		for j := range 400 {
			fmt.Fprintf(&b, "%s common word%dx%d.\n\n", strings.Repeat("filler ", 200), i, j)
		}
	}
	s := plan(t, b.String())
	terms, hits, near := 0, 0, 0
	for _, path := range s.Paths() {
		n := len(text(t, s, path))
		switch {
		case strings.HasPrefix(path, "data/search/t/"):
			terms = max(terms, n)
		case strings.HasPrefix(path, "data/search/d/"):
			hits = max(hits, n)
		case strings.HasPrefix(path, "data/search/w/"):
			near = max(near, n)
		}
	}
	if r := rootOf(t, s); r.N < 20000 {
		t.Fatalf("only %d passages", r.N)
	}
	if 2*terms+3*near > 100<<10 {
		t.Errorf("a word loads up to %d bytes: twice %d of terms, three times %d of near words", 2*terms+3*near, terms, near)
	}
	if hits > 10<<10 {
		t.Errorf("a hit loads %d bytes", hits)
	}
}

// A site that wants no search has none of it: no page, index or script, and no form or
// link that would lead there.
func TestNoSearch(t *testing.T) {
	s := plan(t, "-- site.toml --\ntitle = \"Test\"\n[outputs]\nsearch = false\n"+small)
	for _, path := range s.Paths() {
		if strings.Contains(path, "search") {
			t.Errorf("there is %s", path)
		}
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		for _, n := range find(t, text(t, s, path), func(*html.Node) bool { return true }) {
			for _, a := range n.Attr {
				if link := a.Key == "action" || a.Key == "href" || a.Key == "src"; link && strings.Contains(a.Val, "search") {
					t.Errorf("%s has <%s %s=%q>", path, n.Data, a.Key, a.Val)
				}
			}
		}
	}
	if with := plan(t, small); !with.Has(with.theme.Assets[searchScript].Path) || !with.Has("search/index.html") {
		t.Error("a site with a search lacks its parts")
	}
}
