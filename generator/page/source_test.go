package page

import (
	"testing"

	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// TestToWords asks for addresses that lead to words in an outside page, and for those of
// words that may not stand there so.
func TestToWords(t *testing.T) {
	const page = "https://example.org/a?b=c"
	for _, test := range []struct{ address, wording, quote, want string }{
		{page, "verbatim", "will end on August 31st, 2021", page + "#:~:text=will%20end%20on%20August%2031st%2C%202021"},
		{page, "verbatim", "a 20-year war", page + "#:~:text=a%2020%2Dyear%20war"},
		{page, "verbatim", "one two three four five six seven eight nine ten eleven twelve thirteen",
			page + "#:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen"},
		{page, "verbatim", "the troops will go and they won't come back", page + "#:~:text=the%20troops%20will%20go%20and%20they"},
		{page, "verbatim", "we will leave […] by September", page + "#:~:text=we%20will%20leave"},
		{page, "verbatim", "90 percent", page},
		{page, "verbatim", "we won't be out by then", page},
		{page, "paraphrase", "we will leave by September", page},
		{page, "translation", "we will leave by September", page},
		{page, "", "we will leave by September", page},
		{page + "#transcript", "verbatim", "we will leave by September", page + "#transcript"},
		{"", "verbatim", "we will leave by September", ""},
	} {
		a := &docket.Appearance{Wording: test.wording, Appearance: &content.Appearance{Quote: test.quote}}
		if got := toWords(test.address, a); got != test.want {
			t.Errorf("%s words %q in %s:\n got %s\nwant %s", test.wording, test.quote, test.address, got, test.want)
		}
	}
}
