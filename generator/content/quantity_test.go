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

// A comma separates thousands, or the number is asked about: "1,5" is not 15.
func TestCommaDecimals(t *testing.T) {
	for text, want := range map[string][2]string{
		"99,97":    {"99.97", "9997"},
		"1,5":      {"1.5", "15"},
		"-1,5":     {"-1.5", "-15"},
		">0,75":    {">0.75", ""},
		"1.234,5":  {"1234.5", "12345"},
		"1,5..2,5": {"1.5..2.5", "15..25"},
		"0,500":    {"0.500", ""},
	} {
		decimal, without, ok := CommaDecimals(text)
		if got := [2]string{decimal, without}; got != want || !ok {
			t.Errorf("%s is %q, not %q", text, got, want)
		}
		if q, ok := ParseQuantity(text); ok {
			t.Errorf("%s is read as %v", text, q)
		}
	}
	for text, want := range map[string]float64{"1,500": 1500, "-40,000": -40000, "1,234,567.5": 1234567.5,
		"12,34,567": 1234567, ">1,500": 1500} {
		if q, ok := ParseQuantity(text); !ok || q.Lower != want {
			t.Errorf("%s is read as %v, %v", text, q, ok)
		}
		if _, _, ok := CommaDecimals(text); ok {
			t.Errorf("the comma of %s can begin decimals", text)
		}
	}
	for _, text := range []string{"1,23,4", "1,2345", "12,34"} {
		if q, ok := ParseQuantity(text); ok {
			t.Errorf("%s is read as %v", text, q)
		}
	}
}
