package intake

import "testing"

// TestDecodeLineEnds reads tables whose lines end in three ways.
func TestDecodeLineEnds(t *testing.T) {
	for data, want := range map[string]string{
		"title\rIt is so\r":        "title\nIt is so\n",
		"title\r\nIt is so\r\n":    "title\r\nIt is so\r\n", // the reader of tables knows these
		"title\n\"It is\rso\"\n":   "title\n\"It is\rso\"\n",
		"\xff\xfea\x00\r\x00b\x00": "a\nb",
	} {
		if got, err := decode("a.csv", []byte(data)); got != want || err != nil {
			t.Errorf("decode(%q) = %q, %v; want %q", data, got, err, want)
		}
	}
}
