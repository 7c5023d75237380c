package content

import (
	"math"
	"strconv"
	"strings"

	"onrecord/generator/diag"
)

func (t *table) quantity(key string) Quantity {
	n := t.get(key)
	if n == nil {
		return Quantity{}
	}
	if n.kind != isText && n.kind != isInteger && n.kind != isDecimal {
		t.wrongType(key, "a number, or text such as \">50\"", "50")
		return Quantity{}
	}
	written := strings.TrimSpace(n.text)
	if written == "" {
		return Quantity{}
	}
	q, ok := ParseQuantity(written)
	if !ok {
		d := diag.BadQuantity.At(t.at(key), "%s: %q is not a number", key, written)
		if decimal, without, comma := CommaDecimals(written); comma {
			hint := "write " + Quote(decimal)
			if without != "" {
				hint += ", or " + Quote(without) + " where that is meant"
			}
			d.WithHint("%s: a dot begins decimals", hint)
		} else if thousands, _, dotted := Dotted(written); dotted {
			d.WithHint("write %s: a dot begins decimals", Quote(thousands))
		} else {
			d.WithHint("a number, or a string with what was said: \"2..6\", \">50\", \"<=10\", \"~50\"")
		}
		t.report(d)
		return Quantity{}
	}
	if n.kind == isDecimal {
		written = t.written(key) // the decoded value has lost its final zeros
	}
	if thousands, decimal, dotted := Dotted(written); dotted {
		d := diag.DottedNumber.At(t.at(key), "%s: %s is read as %s, since a dot begins decimals", key, written, decimal)
		if n.kind == isText {
			thousands, decimal = Quote(thousands), Quote(decimal)
		}
		t.report(d.WithHint("write %s, or %s where that is meant", thousands, decimal))
	}
	return q
}

func (t *table) number(key string) (float64, bool) {
	n := t.get(key)
	if n == nil {
		return 0, false
	}
	if n.kind != isInteger && n.kind != isDecimal {
		t.wrongType(key, "a number", "1")
		return 0, false
	}
	f, err := strconv.ParseFloat(n.text, 64)
	if math.IsInf(f, 0) || math.IsNaN(f) { // TOML has them, and JSON can't say them
		t.wrongType(key, "a finite number", "1")
		return 0, false
	}
	return f, err == nil
}

// whole reads a whole number of 1 or more.
func (t *table) whole(key string) int64 {
	n := t.get(key)
	if n == nil {
		return 0
	}
	number, err := strconv.ParseInt(n.text, 10, 32)
	if n.kind != isInteger || err != nil || number < 1 {
		t.wrongType(key, "a whole number of 1 or more", "100")
		return 0
	}
	return number
}
