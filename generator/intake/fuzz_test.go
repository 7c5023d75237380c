package intake_test

import (
	"errors"
	"testing"
	"testing/fstest"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/intake"
)

const into = "content/claims/imported.toml"

func site() fstest.MapFS {
	return fstest.MapFS{
		"site.toml":               {Data: []byte("title = \"T\"\n[publisher]\nname = \"Our Desk\"\n")},
		"content/articles/a.md":   {Data: []byte("+++\ntitle = \"A\"\ndate = 2021-07-01\n+++\nSome words.\n")},
		"content/entities/e.toml": {Data: []byte("[[entity]]\nid = \"ada\"\nname = \"Ada Morrow\"\n")},
	}
}

// FuzzRun feeds any bytes. Whatever comes in, the site reads the result without an
// error or a warning, and the same file brings in nothing more.
func FuzzRun(f *testing.F) {
	f.Add(".csv", []byte("title,speaker,said,publisher,rating\nIt is so,Ada Morrow,2021-07-02,P,false\n\"a \"\"b\"\"\",X,3 July 2021,\\,\n"))
	f.Add(".csv", []byte("id;title;speaker;date;source\n17;x;y;13/07/2021;http://a.example/\nB 2;<b>;y;14/07/2021;z\n"))
	f.Add(".tsv", []byte("title\tspeaker\tsaid\tarticle\tquote\nx\ty\t2021\ta\tSome words\n"))
	f.Add(".jsonl", []byte(`{"id":"x","title":"T","speaker_text":"s","said":"2021","measure":"M","value":1e3,"publisher":"P","extra":{"a b":"c\u0000"}}`+"\n"))
	f.Add(".json", []byte(`{"@type":"ClaimReview","url":"https://f.example/1","claimReviewed":"C\n\"]]","datePublished":"2021-07-02","author":{"name":"F"},"itemReviewed":{"author":[{"name":"Ada Morrow"}]},"reviewRating":{"ratingValue":1,"bestRating":5}}`))
	f.Fuzz(func(t *testing.T, ending string, data []byte) {
		fsys := site()
		inputs := []intake.Input{{Name: "f" + ending, Data: data}}
		run := func(present string) *intake.Result {
			s := intake.Site{Loader: content.NewLoader(fsys), Into: into, Present: present, Today: edtf.DayOf(2021, 9, 30)}
			r, err := intake.Run(s, inputs, intake.Options{})
			if refusal := (*intake.Refusal)(nil); err != nil && !errors.As(err, &refusal) {
				t.Fatal(err)
			}
			return r
		}
		r := run("")
		if r == nil || r.Text == "" {
			return
		}
		fsys[into] = &fstest.MapFile{Data: []byte(r.Text)}
		c, err := content.NewLoader(fsys).Load()
		if err != nil {
			t.Fatal(err)
		}
		_, problems := new(docket.Linker).Link(c, docket.Options{AsOf: edtf.MaxDay, Drafts: true})
		for _, p := range append(problems, c.Problems...) {
			if p.Severity != diag.Info {
				t.Fatalf("%v: %s\n%s", p.Span, p.Message, r.Text)
			}
		}
		if len(c.Claims) != r.Added {
			t.Fatalf("%d claims, %d said to be added\n%s", len(c.Claims), r.Added, r.Text)
		}
		if again := run(r.Text); again.Added != 0 || again.Text != "" {
			t.Fatalf("the second run adds %d:\n%s", again.Added, again.Text)
		}
	})
}
