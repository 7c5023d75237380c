package synth

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// all makes a docket whole.
func all(o Options) (*World, []*Article) {
	w := New(o)
	var articles []*Article
	for a := range w.All() {
		articles = append(articles, a)
	}
	return w, articles
}

// printed is everything that a docket says.
func printed(o Options) string {
	w, articles := all(o)
	var b strings.Builder
	fmt.Fprintln(&b, w.Entities, w.Events, w.Topics)
	for _, a := range articles {
		fmt.Fprintln(&b, a.ID, a.Title, a.Date, a.Topics, a.Body.Markdown())
		for _, c := range a.Claims {
			fmt.Fprintln(&b, c.ID, c.Title, c.Said, c.Supersedes, c.Appearances, c.Evidence, c.Assessments)
		}
	}
	return b.String()
}

func TestSameSeedSameDocket(t *testing.T) {
	o := Options{Articles: 120, Seed: 7, Repeats: 20, TopicAll: true}
	one := printed(o)
	if printed(o) != one {
		t.Error("one seed gave two dockets")
	}
	if o.Seed = 8; printed(o) == one {
		t.Error("two seeds gave one docket")
	}
}

// TestQuotesStand renders the articles and looks for every quote, as the
// format says: the words stand there, and in one place unless what follows
// tells which.
func TestQuotesStand(t *testing.T) {
	_, articles := all(Options{Articles: 300, Events: 3, Seed: 3})
	plain := map[string]string{}
	for _, a := range articles {
		plain[a.ID] = plainText(t, a.Body.Markdown())
	}
	quotes := 0
	for _, a := range articles {
		for _, c := range a.Claims {
			for _, p := range c.Appearances {
				if p.Article == "" {
					continue
				}
				quotes++
				checkQuote(t, c.ID, p, plain[p.Article])
			}
		}
	}
	if quotes < 600 {
		t.Errorf("%d quotes in 300 articles", quotes)
	}
}

func checkQuote(t *testing.T, claim string, p Appearance, plain string) {
	t.Helper()
	for i, part := range strings.Split(p.Quote, " […] ") {
		switch n := strings.Count(plain, part); {
		case n == 0:
			t.Errorf("%s: %q is not in %s", claim, part, p.Article)
		case n > 1 && p.Suffix == "" && i == 0:
			t.Errorf("%s: %q stands %d times in %s", claim, part, n, p.Article)
		}
	}
	if p.Suffix != "" && strings.Count(plain, p.Quote+`" `+p.Suffix) != 1 {
		t.Errorf("%s: the suffix %q does not tell where %q stands", claim, p.Suffix, p.Quote)
	}
}

var (
	tag        = regexp.MustCompile(`<[^>]*>`)
	recordLink = regexp.MustCompile(`\[\[[^|\]]*\|([^\]]*)\]\]`)
	entities   = strings.NewReplacer("&quot;", `"`, "&amp;", "&")
)

func plainText(t *testing.T, markdown string) string {
	t.Helper()
	var b bytes.Buffer
	markdown = recordLink.ReplaceAllString(markdown, "$1")
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Convert([]byte(markdown), &b); err != nil {
		t.Fatal(err)
	}
	return entities.Replace(tag.ReplaceAllString(b.String(), ""))
}

// TestMarks compares the marks with the quotes: what is marked is what is
// quoted.
func TestMarks(t *testing.T) {
	_, articles := all(Options{Articles: 100, Seed: 5})
	marked := regexp.MustCompile(`(?s)<<(.*?)>>`)
	for _, a := range articles {
		text := a.Body.Marked(func(string, bool) string { return "<<" }, ">>")
		quotes := map[string]bool{}
		for _, b := range articles {
			for _, c := range b.Claims {
				for _, p := range c.Appearances {
					if p.Article == a.ID {
						for _, part := range strings.Split(p.Quote, " […] ") {
							quotes[part] = true
						}
					}
				}
			}
		}
		for _, m := range marked.FindAllStringSubmatch(text, -1) {
			if words := strings.TrimSpace(plainText(t, m[1])); !quotes[words] {
				t.Errorf("%s: %q is marked and not quoted", a.ID, words)
			}
		}
	}
}

func TestReferencesAreEarlier(t *testing.T) {
	w, articles := all(Options{Articles: 500, Seed: 2})
	known := map[string]bool{}
	for _, a := range articles {
		for _, c := range a.Claims {
			if known[c.ID] {
				t.Errorf("two claims have the id %s", c.ID)
			}
			for _, list := range [][]string{c.Supersedes, c.Repeats, c.Contradicts, c.Supports, c.RespondsTo, c.Denies} {
				for _, id := range list {
					if !known[id] {
						t.Errorf("%s refers to %q, which is not before it", c.ID, id)
					}
				}
			}
			for _, id := range c.Supports {
				if slices.Contains(c.Contradicts, id) || slices.Contains(c.Denies, id) {
					t.Errorf("%s supports %s and contradicts it", c.ID, id)
				}
			}
			for _, id := range append(c.Speakers, c.About...) {
				if _, ok := w.byID[id]; !ok {
					t.Errorf("%s names %q, which is no entity", c.ID, id)
				}
			}
			known[c.ID] = true
		}
	}
}

func TestPathologies(t *testing.T) {
	w, articles := all(Options{Articles: 400, Seed: 1, SpeakerClaims: 300, EventClaims: 150, DayClaims: 200, Repeats: 100, TopicAll: true})
	bySpeaker, byEvent, byDay, byFirst := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for _, a := range articles {
		if a.Topics[0] != w.Topics[0].ID {
			t.Errorf("%s lacks the topic of all", a.ID)
		}
		for _, c := range a.Claims {
			if len(c.Speakers) > 0 {
				bySpeaker[c.Speakers[0]]++
			}
			byDay[c.Said[:10]]++
			if c.Event != "" {
				byEvent[c.Event]++
			}
			for _, id := range c.Repeats {
				byFirst[id]++
			}
		}
	}
	for what, counts := range map[string]map[string]int{"a speaker of 300": bySpeaker, "an event of 150": byEvent, "a day of 200": byDay, "a claim told 100 times": byFirst} {
		most := 0
		for _, n := range counts {
			most = max(most, n)
		}
		if most < map[string]int{"a speaker of 300": 285, "an event of 150": 140, "a day of 200": 160, "a claim told 100 times": 95}[what] {
			t.Errorf("%s has only %d", what, most)
		}
	}
}
