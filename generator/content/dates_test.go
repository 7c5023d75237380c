package content_test

import (
	"testing"
	"testing/fstest"

	"onrecord/generator/content"
)

// A TOML date may have a fraction of a second, which programs write; a text may not.
func TestTOMLDates(t *testing.T) {
	for written, want := range map[string]string{
		`2021-07-02`:                     "2021-07-02",
		`2021-07-02T18:30:00Z`:           "2021-07-02T18:30:00Z",
		`2021-07-02T18:30:00.000Z`:       "2021-07-02T18:30:00Z",
		`2021-07-02T18:30:00.25`:         "2021-07-02T18:30:00",
		`2021-07-02 18:30:00.123456Z`:    "2021-07-02T18:30:00Z",
		`2021-07-02T18:30:00.9+04:30`:    "2021-07-02T18:30:00+04:30",
		`"2021-07-02T18:30:00.000Z"`:     "",
		`"2021-07-02T18:30:00.25+04:30"`: "",
	} {
		site := fstest.MapFS{
			"site.toml": {Data: []byte("title = \"T\"\n")},
			"content/events/e.toml": {Data: []byte("[[event]]\nid = \"e\"\ntitle = \"E\"\nhappened = " + written +
				" # in the record\n")},
			"content/events/more.toml": {Data: []byte("[defaults]\nhappened = " + written +
				"\n[[event]]\nid = \"f\"\ntitle = \"F\"\n")},
		}
		c, err := content.NewLoader(site).Load()
		if err != nil {
			t.Fatal(err)
		}
		if fine := len(c.Problems) == 0; fine != (want != "") {
			t.Errorf("%s: %v", written, c.Problems)
			continue
		}
		for _, e := range c.Events {
			if got := e.Happened.String(); got != want {
				t.Errorf("%s is read as %q instead of %q", written, got, want)
			}
		}
	}
}
