package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/edtf"
)

// Words are all phrases that templates print, the forms of dates and the signs of
// numbers. They come from templates/words.toml, in which a table names a place and a
// key a phrase. {1}, {2} … in a phrase are filled with arguments. A phrase that depends
// on a number is a table by plural category (one, other, and few, many … if the language
// has them); the number is {1}.
type Words struct {
	Dates       *edtf.Words
	phrases     map[string]forms // by dotted key
	lang        language.Tag
	rightToLeft bool // the language is written so
	numbers     numbers
}

// forms is the phrase of a key, or its phrases by plural category.
type forms struct {
	other      *phrase
	byCategory map[string]*phrase // nil if there is only one phrase
}

// categories gives the names of CLDR's plural categories.
var categories = map[plural.Form]string{
	plural.Other: "other", plural.Zero: "zero", plural.One: "one",
	plural.Two: "two", plural.Few: "few", plural.Many: "many",
}

// readWords reads words.toml: the built-in one, then the site's own, which replaces
// single keys. A key that the built-in file does not have is a mistake.
func readWords(files []themeFile, problems *diag.List) *Words {
	w := &Words{Dates: edtf.English(), phrases: map[string]forms{}}
	for i, f := range files {
		var table map[string]any
		if _, err := toml.Decode(string(f.bytes), &table); err != nil {
			problems.Add(wordsError(f, err))
			continue
		}
		dates := struct{ Dates *edtf.Words }{w.Dates}
		if _, err := toml.NewDecoder(bytes.NewReader(f.bytes)).Decode(&dates); err != nil {
			problems.Add(wordsError(f, err))
		}
		found := map[string]forms{}
		flatten(table, "", found)
		for _, key := range slices.Sorted(maps.Keys(found)) {
			if i > 0 && !w.Has(key) && !strings.HasPrefix(key, "dates.") {
				problems.Add(w.unknownKey(f, key))
			}
			w.phrases[key] = found[key]
		}
	}
	w.lang = language.Make(w.Text("language.tag"))
	w.rightToLeft = content.RightToLeft(w.lang.String())
	w.numbers = numbers{w.Text("numbers.group"), w.Text("numbers.decimal"), []rune(w.Text("numbers.digits"))}
	return w
}

// flatten turns nested tables into dotted keys.
func flatten(table map[string]any, prefix string, into map[string]forms) {
	for key, value := range table {
		switch v := value.(type) {
		case string:
			into[prefix+key] = forms{other: newPhrase(v)}
		case map[string]any:
			if all := pluralForms(v); all.other != nil {
				into[prefix+key] = all
			} else {
				flatten(v, prefix+key+".", into)
			}
		}
	}
}

// pluralForms returns the phrases of a table whose keys are all plural categories and
// whose values are all text. For any other table it returns none.
func pluralForms(table map[string]any) forms {
	byCategory := map[string]*phrase{}
	for key, value := range table {
		text, ok := value.(string)
		if !ok || !slices.Contains(slices.Collect(maps.Values(categories)), key) {
			return forms{}
		}
		byCategory[key] = newPhrase(text)
	}
	return forms{byCategory["other"], byCategory}
}

// Has reports whether there is a phrase for the key.
func (w *Words) Has(key string) bool { return w.phrases[key].other != nil }

// Label returns the words for a field of a claim: those under claim, or else the field's
// key as words, "deadline_text" as "Deadline text".
func (w *Words) Label(key string) string {
	name := "claim." + strings.ReplaceAll(key, "_", "-")
	if text := w.Text(name); text != name {
		return text
	}
	return strings.ToUpper(key[:1]) + strings.ReplaceAll(key[1:], "_", " ")
}

// Text returns the phrase of a key with its arguments filled in. Integers are
// written as the language writes them, and the first of them chooses the plural
// form; a name of another direction keeps it. An unknown key gives the key itself.
func (w *Words) Text(key string, args ...any) string {
	form := w.form(key, args)
	if form == nil {
		return key
	}
	if len(args) == 0 {
		return form.text
	}
	return fill(form.parts, args, func(a any) string {
		switch a := a.(type) {
		case string:
			return w.apart(a)
		case int:
			return w.Number(a)
		}
		return fmt.Sprint(a)
	})
}

// HTML is Text for arguments that may be HTML already, such as links. It escapes the
// phrase and all other arguments.
func (w *Words) HTML(key string, args ...any) template.HTML {
	form := w.form(key, args)
	if form == nil {
		return template.HTML(template.HTMLEscapeString(key))
	}
	return template.HTML(fill(form.html, args, func(a any) string {
		switch a := a.(type) {
		case template.HTML:
			return string(a)
		case int:
			return template.HTMLEscapeString(w.Number(a))
		default:
			return template.HTMLEscapeString(fmt.Sprint(a))
		}
	}))
}

// form returns the phrase of a key for its arguments, nil for an unknown key.
func (w *Words) form(key string, args []any) *phrase {
	all := w.phrases[key]
	if len(all.byCategory) > 1 && len(args) > 0 {
		if n, ok := args[0].(int); ok {
			if text, ok := all.byCategory["zero"]; ok && n == 0 { // even if the language has no such category
				return text
			}
			category := plural.Cardinal.MatchPlural(w.lang, n, 0, 0, 0, 0)
			if text, ok := all.byCategory[categories[category]]; ok {
				return text
			}
		}
	}
	return all.other
}

// Period puts a year or a month in EDTF into words. A period that EDTF can't read stays
// as it is.
func (w *Words) Period(text string) string {
	d, err := edtf.Parse(text)
	if err != nil {
		return text
	}
	return d.Format(w.Dates)
}

// numbers are the signs of numbers.
type numbers struct {
	group, decimal string
	digits         []rune // from 0 to 9; if there are not ten, 0123456789 are used
}

// Number writes a whole number with the language's separator and digits.
func (w *Words) Number(n int) string { return w.numbers.write(strconv.Itoa(n)) }

// Float writes a number with the language's signs and as few decimals as it has.
func (w *Words) Float(f float64) string {
	return w.numbers.write(strconv.FormatFloat(f, 'f', -1, 64))
}

func (n numbers) write(s string) string {
	sign, digits := "", s
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, digits = "\u2212", rest
	}
	whole, fraction, hasFraction := strings.Cut(digits, ".")
	var b strings.Builder
	b.WriteString(sign)
	for i := range whole {
		if left := len(whole) - i; i > 0 && left%3 == 0 && len(whole) > 4 {
			b.WriteString(n.group)
		}
		n.digit(&b, whole[i])
	}
	if hasFraction {
		b.WriteString(n.decimal)
		for i := range fraction {
			n.digit(&b, fraction[i])
		}
	}
	return b.String()
}

func (n numbers) digit(b *strings.Builder, c byte) {
	if len(n.digits) == 10 && '0' <= c && c <= '9' {
		b.WriteRune(n.digits[c-'0'])
	} else {
		b.WriteByte(c)
	}
}
