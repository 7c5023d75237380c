package edtf

import "testing"

func TestRespell(t *testing.T) {
	for text, want := range map[string]string{
		"8 July 2021":              "2021-07-08",
		"July 8th, 2021":           "2021-07-08",
		" 8  Jul 2021 ":            "2021-07-08",
		"20210708":                 "2021-07-08",
		"8.7.2021":                 "2021-07-08",
		"about July 2021":          "2021-07~",
		"2021-07-08T10:00:00.000Z": "2021-07-08T10:00:00Z",
		"2021-07-08 10:00 +0200":   "2021-07-08T10:00:00+02:00",
		"7/8/2021":                 "",
		"soon":                     "",
		"":                         "",
	} {
		if d, ok := Respell(text); d.String() != want || ok != (want != "") {
			t.Errorf("Respell(%q) = %q, %v, want %q", text, d, ok, want)
		}
	}
}
