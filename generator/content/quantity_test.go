package content

import "testing"

func TestDotted(t *testing.T) {
	for text, want := range map[string][2]string{
		"40.000":         {"40000", "40.0"},
		"-40.500":        {"-40500", "-40.5"},
		"3.142":          {"3142", "3.1420"},
		"10.000..20.000": {"10000..20000", "10.0..20.0"},
		">50.000":        {">50000", ">50.0"},
		"2.5..10.000":    {"2.5..10000", "2.5..10.0"},
	} {
		thousands, decimal, ok := Dotted(text)
		if got := [2]string{thousands, decimal}; got != want || !ok {
			t.Errorf("%s is %q, not %q", text, got, want)
		}
	}
	for _, text := range []string{"", "40", "40.0", "40.00", "0.125", "1234.567", "1,234.567", "40.0000", "2..6",
		"40..50"} {
		if thousands, decimal, ok := Dotted(text); ok || thousands != text || decimal != text {
			t.Errorf("%s is %q or %q", text, thousands, decimal)
		}
	}
}
