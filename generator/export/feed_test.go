package export_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"html"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	xhtml "golang.org/x/net/html"

	"onrecord/generator/export"
	"onrecord/generator/site"
)

// atom is as much of a feed as a reader reads.
type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		Title     string `xml:"title"`
		ID        string `xml:"id"`
		Published string `xml:"published"`
		Updated   string `xml:"updated"`
		Link      struct {
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Content struct {
			Type string `xml:"type,attr"`
			Text string `xml:",chardata"`
		} `xml:"content"`
	} `xml:"entry"`
}

func readAtom(t *testing.T, r *site.Result, path string) atom {
	t.Helper()
	var f atom
	if err := xml.Unmarshal(file(t, r, path), &f); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return f
}

// What RFC 4287 asks of a feed and its entries, on every feed of both sites.
func TestFeedsKeepTheRFC(t *testing.T) {
	eachSite(t, func(t *testing.T, r *site.Result) {
		n := 0
		for _, path := range r.Site.Paths() {
			if !strings.HasSuffix(path, "feed.xml") {
				continue
			}
			n++
			f := readAtom(t, r, path)
			if f.Title == "" || f.Author == "" || !absolute(f.ID) {
				t.Errorf("%s: title %q, author %q, id %q", path, f.Title, f.Author, f.ID)
			}
			if self := f.Links[0]; self.Rel != "self" || self.Href != r.Docket.Settings.Absolute(path) {
				t.Errorf("%s calls itself %v", path, self)
			}
			ids, newest := map[string]bool{}, ""
			for _, e := range f.Entries {
				if e.Title == "" || !absolute(e.ID) || !absolute(e.Link.Href) || ids[e.ID] {
					t.Errorf("%s: entry %+v", path, e)
				}
				ids[e.ID] = true
				for _, moment := range []string{e.Published, e.Updated} {
					if _, err := time.Parse(time.RFC3339, moment); err != nil {
						t.Errorf("%s: %v", path, err)
					}
				}
				if page := strings.TrimPrefix(e.Link.Href, r.Docket.Settings.BaseURL) +
					"index.html"; !r.Site.Has(page) {
					t.Errorf("%s leads to %s, which is not there", path, page)
				}
				newest = max(newest, e.Updated)
			}
			if len(f.Entries) > 0 && f.Updated != newest {
				t.Errorf("%s was updated %s, its newest entry %s", path, f.Updated, newest)
			}
		}
		if want := 1 + len(r.Docket.Topics) + len(r.Docket.Entities); n != want {
			t.Errorf("%d feeds, want %d", n, want)
		}
	})
}

func absolute(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.IsAbs()
}

func TestFeedTellsWhatChanged(t *testing.T) {
	f := readAtom(t, made(t, desk(), ""), "feed.xml")
	var titles []string
	for _, e := range f.Entries {
		titles = append(titles, e.Published[:10]+" "+e.Title)
	}
	want := []string{
		"2021-06-20 Taken back: The bridge will open by Christmas",
		"2021-06-01 Ana Åberg: The bridge will open by Christmas (put back about 115 days)",
		"2021-05-10 Ana Åberg: August it is",
		"2021-04-11 Ana Åberg: The bridge will open in August (put back about 92 days)",
		"2021-03-09 Another desk rules “Pants & fire”: =HYPERLINK(\"https://evil.example\") \"quoted\", </script>",
		"2021-03-08 False → Mostly true: =HYPERLINK(\"https://evil.example\") \"quoted\", </script>",
		"2021-03-07 The rival: The toll will be gone by 2030",
		"2021-03-06 False: =HYPERLINK(\"https://evil.example\") \"quoted\", </script>",
		"2021-03-04 Correction: A bridge </script><script>alert(1)</script>",
		"2021-03-02 The rival: =HYPERLINK(\"https://evil.example\") \"quoted\", </script>",
		"2021-03-02 Ana Åberg: The bridge will open by the end of May, \\ really; truly, at last",
		"2021-03-01 a passer-by: \u2068پل در ماه مه باز می\u200cشود\u2069",
	}
	if !slices.Equal(titles, want) {
		t.Errorf("the feed has\n%s\nwant\n%s", strings.Join(titles, "\n"), strings.Join(want, "\n"))
	}
	for i, part := range map[int]string{
		3:  "Ministry of Bridges: put back about 92 days, from May 2021 to August 2021",
		8:  `<a href="https://desk.example/on/record/events/bridge-open/">`,
		10: "<blockquote><p>It will open by the end of May</p></blockquote>",
	} {
		if e := f.Entries[i]; !strings.Contains(e.Content.Text, part) {
			t.Errorf("%s says\n%s\nwant in it %s", e.Title, e.Content.Text, part)
		}
	}
	for _, e := range f.Entries {
		if err := harmless(e.Content.Text); err != "" {
			t.Errorf("%s: %s", e.Title, err)
		}
	}
}

// harmless says what HTML would run or go wrong with.
func harmless(text string) string {
	z := xhtml.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			if z.Err() != io.EOF {
				return z.Err().Error()
			}
			return ""
		case xhtml.StartTagToken:
			if name, _ := z.TagName(); string(name) == "script" {
				return "has a script"
			}
		}
	}
}

// The feed, the JSON Feed and the page of changes tell the same.
func TestFeedsAgree(t *testing.T) {
	eachSite(t, func(t *testing.T, r *site.Result) {
		var j struct {
			Version string
			Items   []struct {
				ID        string `json:"id"`
				Title     string `json:"title"`
				HTML      string `json:"content_html"`
				Published string `json:"date_published"`
			}
		}
		if err := json.Unmarshal(file(t, r, "feed.json"), &j); err != nil {
			t.Fatal(err)
		}
		f := readAtom(t, r, "feed.xml")
		if len(j.Items) != len(f.Entries) || j.Version != "https://jsonfeed.org/version/1.1" {
			t.Fatalf("%d items, %d entries", len(j.Items), len(f.Entries))
		}
		for i, e := range f.Entries {
			if item := j.Items[i]; item.ID != e.ID || item.Title != e.Title || item.HTML != e.Content.Text ||
				item.Published != e.Published {
				t.Errorf("%+v\n%+v", item, e)
			}
		}
		all := slices.Collect(export.Changes(r.Docket.Claims, r.Docket.Articles))
		if len(f.Entries) != min(100, len(all)) {
			t.Errorf("%d entries of %d changes", len(f.Entries), len(all))
		}
	})
}

// A day on which nothing happens changes no feed and no entry.
func TestFeedsDoNotKnowTheDay(t *testing.T) {
	before, after := made(t, desk(), "2021-06-25"), made(t, desk(), "2021-07-25")
	for _, path := range before.Site.Paths() {
		if strings.HasSuffix(path, "feed.xml") && !bytes.Equal(file(t, before, path), file(t, after, path)) {
			t.Errorf("%s changes with the day", path)
		}
	}
	// A later ruling comes before what was there, whose entries stay as they were.
	ruled := insert(t, desk(), "id = \"forever\"\n", "assessment = [{date = \"2021-07-20\", rating = \"stalled\"}]\n")
	old, new := readAtom(t, before, "feed.xml"), readAtom(t, made(t, ruled, "2021-07-25"), "feed.xml")
	if len(new.Entries) != len(old.Entries)+1 || !strings.HasPrefix(new.Entries[0].Title, "Stalled: ") {
		t.Fatalf("the new entry is %q", new.Entries[0].Title)
	}
	for i, e := range old.Entries {
		if new.Entries[i+1] != e {
			t.Errorf("%s changed to %+v", e.ID, new.Entries[i+1])
		}
	}
}

// A feed of somebody who never spoke is a feed all the same, with nothing in it.
func TestEmptyFeed(t *testing.T) {
	f := readAtom(t, made(t, desk(), ""), "entities/silent/feed.xml")
	if len(f.Entries) != 0 || f.Updated == "" || html.UnescapeString(f.Title) != "Who never spoke – A desk, <b>with</b>; commas" {
		t.Errorf("%+v", f)
	}
}
