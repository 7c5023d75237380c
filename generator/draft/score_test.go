package draft_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/draft"
	"onrecord/generator/edtf"
	"onrecord/generator/markup"
)

// unclaimed returns the sample without its claims.
func unclaimed(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	root := os.DirFS("../..")
	for _, part := range []string{"site.toml", "content"} {
		err := fs.WalkDir(root, part, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasPrefix(name, "content/claims/") {
				return err
			}
			data, err := fs.ReadFile(root, name)
			files[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func linkedDocket(t *testing.T, files fs.FS) (*docket.Docket, *content.Content) {
	t.Helper()
	c, err := content.NewLoader(files).Load()
	if err != nil {
		t.Fatal(err)
	}
	d, _ := new(docket.Linker).Link(c, docket.Options{AsOf: edtf.MaxDay, Everything: true})
	return d, c
}

// rate is how many of some were right.
type rate struct{ right, of int }

func (r *rate) add(right bool) {
	r.of++
	if right {
		r.right++
	}
}

func (r rate) percent() float64 { return 100 * float64(r.right) / float64(max(1, r.of)) }

// TestScoreSample drafts claims from the sample's articles as if it had no claims, and
// compares the drafts with its claims. The least values are a little below what was reached.
func TestScoreSample(t *testing.T) {
	gold, _ := linkedDocket(t, os.DirFS("../.."))
	bare, c := linkedDocket(t, unclaimed(t))
	drafts := map[string][]draft.Proposal{}
	proposer := draft.NewProposer(bare, c.Source)
	for _, a := range bare.Articles {
		drafts[a.ID] = proposer.Propose(a)
	}
	var found, kind, speaker, day, deadline rate
	for _, a := range gold.Articles {
		for _, p := range a.Appearances {
			if p.State != docket.Anchored || p.Claim.Speakers == nil {
				continue
			}
			d := overlapping(drafts[a.ID], p.Ranges)
			found.add(d != nil)
			if d == nil {
				if testing.Verbose() {
					t.Logf("no draft: %s: %s", a.ID, p.Quote)
				}
				continue
			}
			kind.add(d.Form.Kind == p.Claim.Kind)
			speaker.add(slices.Contains(d.Form.Speakers, p.Claim.Speakers[0].ID))
			day.add(d.Form.Said == p.Claim.Said.String())
			if !p.Claim.Deadline.IsZero() {
				deadline.add(d.Form.Deadline != nil && d.Form.Deadline.Date == p.Claim.Deadline.String())
			}
		}
	}
	for _, r := range []struct {
		name  string
		got   rate
		least float64
	}{{"claims with a draft", found, 72}, {"kind", kind, 42}, {"speaker", speaker, 76}, {"day", day, 82},
		{"deadline", deadline, 45}} {
		t.Logf("%-20s %3d of %3d: %.0f %%", r.name, r.got.right, r.got.of, r.got.percent())
		if r.got.percent() < r.least {
			t.Errorf("%s: %.1f %%, at least %.0f", r.name, r.got.percent(), r.least)
		}
	}
}

// overlapping returns the draft that has half of a claim's words or more, or nil.
func overlapping(drafts []draft.Proposal, claim []markup.Range) (best *draft.Proposal) {
	most := 0
	for i := range drafts {
		both, whole := 0, 0
		for _, r := range claim {
			whole += r.End - r.Start
			for _, s := range drafts[i].Found.Content {
				both += max(0, min(r.End, s.End)-max(r.Start, s.Start))
			}
		}
		if 2*both >= whole && both > most {
			most, best = both, &drafts[i]
		}
	}
	return best
}
