package export_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"onrecord/generator/export"
	"onrecord/generator/site"
)

// A feed holds the newest of all changes that have a day: of two on one day, the one
// that comes later.
func TestFeedsHoldTheNewestChanges(t *testing.T) {
	eachSite(t, func(t *testing.T, r *site.Result) {
		type dated struct {
			when, at int
			export.Change
		}
		for _, topic := range r.Docket.Topics {
			var all []dated
			for c := range export.Changes(topic.Claims, topic.Articles) {
				all = append(all, dated{int(c.Date.Lower())*24*60*60 + c.Date.Seconds(), len(all), c})
			}
			slices.SortFunc(all, func(a, b dated) int { return cmp.Or(b.when-a.when, b.at-a.at) })
			var want []string
			for _, c := range all[:min(50, len(all))] {
				switch c.Kind {
				case export.Correction:
					want = append(want, c.Article.Ref().Path()+" correction")
				case export.NewClaim:
					want = append(want, c.Claim.Ref().Path()+" ")
				case export.NewRuling:
					want = append(want, c.Claim.Ref().Path()+" ruling")
				case export.TakenBack:
					want = append(want, c.Claim.Ref().Path()+" retracted")
				}
			}
			var got []string
			for _, e := range readAtom(t, r, topic.Ref().Path()+"feed.xml").Entries {
				address, fragment, _ := strings.Cut(e.ID, "#")
				kind, _, _ := strings.Cut(fragment, "-")
				for _, folder := range []string{"claims/", "articles/"} {
					if _, path, ok := strings.Cut(address, folder); ok {
						got = append(got, folder+path+" "+kind)
					}
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: the feed has\n%s\nand not\n%s", topic.ID, strings.Join(got, "\n"),
					strings.Join(want, "\n"))
			}
		}
	})
}
