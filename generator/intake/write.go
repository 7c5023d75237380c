package intake

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"onrecord/generator/content"
)

// toml writes the row as a [[claim]] record, its keys in the format's order.
func (r *row) toml() string {
	var b strings.Builder
	if r.exact {
		for _, t := range append([]table{r.claim}, r.parts["figure"]...) {
			for key := range t {
				if types[key] == content.QuantityField {
					t.set(key, exact(t.text(key)))
				}
			}
		}
	}
	b.WriteString("[[claim]]\n")
	r.claim.write(&b, claimFields)
	if r.key != "" {
		r.part("extra").set(keyName, r.key)
	}
	for _, t := range r.parts["extra"] {
		b.WriteString("[claim.extra]\n")
		for _, key := range slices.Sorted(maps.Keys(t)) {
			b.WriteString(bare(key) + " = " + content.Quote(t.text(key)) + "\n")
		}
	}
	for _, p := range parts {
		for _, t := range r.parts[p.Key] {
			if p.Type == content.TablesField {
				b.WriteString("[[claim." + p.Key + "]]\n")
			} else {
				b.WriteString("[claim." + p.Key + "]\n")
			}
			t.write(&b, p.Fields)
		}
	}
	return b.String()
}

// write writes the fields that have a value, with their equals signs aligned.
func (t table) write(b *strings.Builder, fields []*content.Field) {
	width := 0
	for _, f := range fields {
		if len(t[f.Key]) > 0 {
			width = max(width, len(f.Key))
		}
	}
	for _, f := range fields {
		values := t[f.Key]
		if len(values) == 0 {
			continue
		}
		b.WriteString(f.Key + strings.Repeat(" ", width-len(f.Key)) + " = ")
		switch _, err := strconv.ParseFloat(values[0], 64); {
		case f.Type == content.ListField && (len(values) > 1 || f.Key != "speaker"):
			b.WriteString(content.QuoteList(values))
		case f.Type == content.FlagField, f.Type == content.WholeField, f.Type == content.QuantityField &&
			err == nil && plainNumber(values[0]):
			b.WriteString(values[0])
		default:
			b.WriteString(content.Quote(values[0]))
		}
		b.WriteString("\n")
	}
}

// plainNumber reports whether a number is written as TOML writes it.
func plainNumber(s string) bool {
	digits := strings.TrimPrefix(s, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	allDigits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	return allDigits(whole) && (whole == "0" || whole[0] != '0') && (!point || allDigits(fraction))
}

// exact writes a number with a dot so that the dot can only begin decimals.
func exact(s string) string {
	_, decimal, _ := content.Dotted(s)
	return decimal
}

// bare writes a key of the extra table.
func bare(key string) string {
	if strings.Trim(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == "" {
		return key
	}
	return content.Quote(key)
}
