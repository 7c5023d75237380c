package content

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Quantity is a number as it was said: exact, a range, or only a bound. Text is the
// author's spelling; the zero Quantity has none.
type Quantity struct {
	Text         string
	Lower, Upper float64 // inclusive; ±Inf where open
	Exclusive    bool    // the bound itself is excluded: ">50", "<10"
	Approximate  bool    // "~50"
}

// IsZero reports whether no quantity was given.
func (q Quantity) IsZero() bool { return q.Text == "" }

// ParseQuantity reads a number, or a text that says more: "2..6", ">50", "<=10", "~50".
// Underscores and commas may separate thousands: a comma that can't is refused, as it
// begins decimals in many languages.
func ParseQuantity(s string) (q Quantity, ok bool) {
	q.Text = strings.TrimSpace(s)
	rest := q.Text
	number := func(s string) (float64, bool) {
		if s = strings.TrimSpace(s); strings.Contains(s, ",") && !grouped.MatchString(s) {
			return 0, false
		}
		s = strings.NewReplacer("_", "", ",", "", "\u2212", "-").Replace(s)
		f, err := strconv.ParseFloat(s, 64)
		return f, err == nil && !math.IsInf(f, 0) && !math.IsNaN(f)
	}
	if after, found := strings.CutPrefix(rest, "~"); found {
		q.Approximate, rest = true, after
	}
	if from, to, found := strings.Cut(rest, ".."); found {
		var okFrom, okTo bool
		q.Lower, okFrom = number(from)
		q.Upper, okTo = number(to)
		return q, okFrom && okTo && q.Lower <= q.Upper
	}
	for _, op := range []string{">=", "<=", ">", "<"} {
		after, found := strings.CutPrefix(rest, op)
		if !found {
			continue
		}
		n, ok := number(after)
		q.Lower, q.Upper, q.Exclusive = n, math.Inf(1), len(op) == 1
		if op[0] == '<' {
			q.Lower, q.Upper = math.Inf(-1), n
		}
		return q, ok
	}
	q.Lower, ok = number(rest)
	q.Upper = q.Lower
	return q, ok
}

var (
	digits = regexp.MustCompile(`\d[\d_,]*(?:\.\d+)*`)
	// grouped matches "1,234,567.8" and "12,34,567", as in India; not "1,5" and "99,97".
	grouped = regexp.MustCompile(`^[-\x{2212}+]?[1-9]\d{0,2}(?:(?:,\d{3})+|(?:,\d{2})+,\d{3})(?:\.\d+)?$`)
	// commaDecimal matches "99,97" and "1.234,5".
	commaDecimal = regexp.MustCompile(`^(\d{1,3}(?:\.\d{3})+|\d+),(\d+)$`)
	commas       = regexp.MustCompile(`\d[\d.,_]*`)
	dottedGroup  = regexp.MustCompile(`^[1-9]\d{0,2}(?:\.\d{3})+$`)
)

// CommaDecimals returns a quantity whose commas begin decimals, with dots instead of them,
// and with the commas left out, which is "" where no number begins so: "99,97" is 99.97
// or 9997. ok is false where no comma can begin decimals.
func CommaDecimals(text string) (decimal, without string, ok bool) {
	ends := strings.Split(text, "..")
	for i, end := range ends {
		ends[i] = commas.ReplaceAllStringFunc(end, func(s string) string {
			m := commaDecimal.FindStringSubmatch(s)
			if m == nil || grouped.MatchString(s) {
				return s
			}
			ok = true
			return strings.ReplaceAll(m[1], ".", "") + "." + m[2]
		})
	}
	decimal = strings.Join(ends, "..")
	for i, end := range strings.Split(text, "..") {
		ends[i] = strings.NewReplacer(",", "", ".", "").Replace(end)
		if strings.HasPrefix(strings.TrimLeft(ends[i], "<>=~- "), "0") {
			return decimal, "", ok
		}
	}
	return decimal, strings.Join(ends, ".."), ok
}

// Dotted returns both readings of a quantity whose dots may separate thousands, as many
// languages write them: "40.000" is 40000 or, as it is read here, "40.0". ok is false
// where there is only one reading.
func Dotted(text string) (thousands, decimal string, ok bool) {
	if strings.IndexByte(text, '.') < 0 {
		return text, text, false
	}
	each := func(rewrite func(whole, part string) string) string {
		return digits.ReplaceAllStringFunc(text, func(s string) string {
			if !dottedGroup.MatchString(s) {
				return s
			}
			whole, part, _ := strings.Cut(s, ".")
			ok = true
			return rewrite(whole, part)
		})
	}
	thousands = each(func(whole, part string) string { return whole + strings.ReplaceAll(part, ".", "") })
	decimal = each(func(whole, part string) string {
		switch trimmed := strings.TrimRight(part, "0"); {
		case trimmed == "":
			return whole + ".0"
		case len(trimmed) < len(part):
			return whole + "." + trimmed
		}
		return whole + "." + part + "0"
	})
	return thousands, decimal, ok
}
