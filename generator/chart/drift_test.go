package chart

import (
	"testing"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// A date without a first day stands in a chart no later than the site does.
func TestOpenStart(t *testing.T) {
	asOf := edtf.DayOf(2021, 9, 30)
	for text, want := range map[string]string{"../2029": "2021-09-30", "../2020": "2020-12-31",
		"2021-09-01": "2021-09-01"} {
		said, err := edtf.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		c := &docket.Claim{Claim: &content.Claim{Said: said}}
		if got := saidBy(c, asOf).String(); got != want {
			t.Errorf("said %s, it stands at %s, not at %s", text, got, want)
		}
	}
}
