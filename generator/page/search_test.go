package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

func TestTerms(t *testing.T) {
	for text, want := range map[string]string{
		"The CSTO's answer: 2,500 — façade": "the cstos answer 2 500 facade",
		"Ёлки 北京大学 x":                       "елки 北 北京 京大 大学 x",
		"don’t naïve–½ ﬁn… Ａb’s":            "dont naive 1 2 fin abs",
		"北's 京":                             "北 s 京",
		"":                                  "",
		"Eightlet eightlets eightlet":       "eightlet eightlets",
		"sixteenlettersxx sixteenlettersx7 sixteenlettersxx7 it's sixteenlettersxx": "sixteenlettersxx sixteenlettersx7 sixteenlettersxx7 its",
		"sixteenlettersxx sixteenlettersxxa sixteenlettersxxb SIXTEENLETTERSXXA":    "sixteenlettersxx sixteenlettersxxa sixteenlettersxxb",
		"a1b2c3d4e5f6g7h8’s,a1b2c3d4\x00e5":                                         "a1b2c3d4e5f6g7h8s a1b2c3d4 e5",
		strings.Repeat("x", 41) + " y":                                              "y",
		strings.Repeat("ж", 21) + " z":                                              "z",
	} {
		var r termReader
		r.count(text, 1)
		var got []string
		for n := range r.known.starts {
			got = append(got, string(r.known.term(uint32(n))))
		}
		all := strings.Fields(want)
		slices.Sort(got) // long words are counted before the short ones around them
		slices.Sort(all)
		if !slices.Equal(got, all) {
			t.Errorf("%q gives %q, not %q", text, got, all)
		}
	}
}

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

// As many words as make the table of terms grow are told apart, however long they are.
func TestManyTerms(t *testing.T) {
	var b strings.Builder
	for i := range 10000 {
		fmt.Fprintf(&b, "%d w%07d twelve%06d morethansixteen%d ", i, i, i, i)
	}
	var r termReader
	for range 2 {
		r.count(b.String(), 1)
	}
	counts := map[string]int32{}
	for term := range r.known.all {
		counts[string(r.known.term(term.number-1))] = term.count
	}
	if len(counts) != 40000 || len(r.known.starts) != 40000 || len(r.seen) != 40000 {
		t.Fatalf("%d terms, %d different ones, %d seen, not 40000", len(r.known.starts), len(counts), len(r.seen))
	}
	for _, word := range strings.Fields(b.String()) {
		if counts[word] != 2 {
			t.Fatalf("%s, twice in the text, is counted %d times", word, counts[word])
		}
	}
}

// A passage's terms are read as they were written, with numbers and counts of any size.
func TestCounted(t *testing.T) {
	numbers := []uint32{0, 1, 31, 32, 8191, 8192, 1<<21 - 1, 1 << 21, 1<<29 - 1}
	counts := map[int32]uint8{1: 1, 2: 2, 255: 255, 256: 255, 70000: 255}
	terms := make([]byte, 0, 1<<10)
	for _, number := range numbers {
		for n := range counts {
			terms = appendCounted(terms[:0], 5, 1)
			terms = appendCounted(terms, number, n)
			terms = appendCounted(terms, number, 3)
			_, _, rest := cutCounted(append(terms, make([]byte, countedEnd)...))
			got, often, rest := cutCounted(rest)
			again, thrice, rest := cutCounted(rest)
			if got != number || often != counts[n] || again != number || thrice != 3 || len(rest) != countedEnd {
				t.Errorf("term %d, %d times, is read as %d, %d times, then %d, %d times, and %d bytes", number, n, got, often, again, thrice, len(rest))
			}
		}
	}
}

// What is found holds the word, in texts of any length, whatever was read before.
func TestSearchTexts(t *testing.T) {
	var b strings.Builder
	paragraphs := []int{1, keptBytes / 1000, 2, 2 * keptBytes / 1000, 3, 20}
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
	if with := plan(t, small); !with.Has(with.theme.assets[searchScript].path) || !with.Has("search/index.html") {
		t.Error("a site with a search lacks its parts")
	}
}

// What a build is given while the index is made is what a preview makes of each file
// when it is asked for, and all of it; the index is the same.
func TestSearchWritten(t *testing.T) {
	var b strings.Builder
	for i := range 5*cutAtOnce + 1 {
		fmt.Fprintf(&b, "-- content/articles/a%03d.md --\n+++\ntitle = \"Article\"\ndate = \"2021-01-01\"\n+++\n%s\n", i, strings.Repeat("\"quoted\" — words ", i*i%1300+5*i))
	}
	for _, content := range []string{b.String(), small, ""} {
		var mu sync.Mutex
		built, asked := plan(t, content), plan(t, content)
		got := map[string]string{}
		put := func(path string, data []byte) {
			mu.Lock()
			defer mu.Unlock()
			if _, twice := got[path]; twice {
				t.Errorf("%s is put twice", path)
			}
			got[path] = string(data)
		}
		for paths := range built.Batches(put) {
			for _, path := range paths {
				if strings.HasPrefix(path, searchFolder) {
					put(path, []byte(text(t, built, path)))
				}
			}
		}
		want := map[string]string{}
		for _, path := range asked.Paths() {
			if strings.HasPrefix(path, searchFolder) {
				want[path] = text(t, asked, path)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}
