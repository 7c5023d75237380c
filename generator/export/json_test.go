package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"math/rand"
	"reflect"
	"strings"
	"testing"
)

// library is a value's JSON by encoding/json.
func library(t *testing.T, v any, indented, inHTML bool) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(inHTML)
	if indented {
		e.SetIndent("", "  ")
	}
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// Whatever a claim holds, its JSON is what its fields' tags say, which make the schema.
func TestClaimIsWrittenAsItsTagsSay(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for n := range 500 {
		claim := new(Claim)
		fill(t, reflect.ValueOf(claim).Elem(), random, n == 0)
		for _, indented := range []bool{false, true} {
			for _, inHTML := range []bool{false, true} {
				j := &JSON{Indented: indented, InHTML: inHTML}
				claim.AppendTo(j)
				if want := library(t, claim, indented, inHTML); string(j.Out) != want {
					t.Fatalf("a claim is written\n%s\nand not\n%s", j.Out, want)
				}
			}
		}
	}
}

// fill sets a value and all that is in it at random: to nothing, too, unless it must be
// all there.
func fill(t *testing.T, v reflect.Value, random *rand.Rand, all bool) {
	some := all || random.Intn(2) == 0
	switch v.Kind() {
	case reflect.String:
		if some {
			v.SetString([]string{"plain", "a \"b\" <c> & d", "é\n\u2028"}[random.Intn(3)])
		}
	case reflect.Bool:
		v.SetBool(some)
	case reflect.Int:
		v.SetInt(int64(random.Intn(2001) - 1000))
	case reflect.Float64:
		v.SetFloat(random.NormFloat64())
	case reflect.Pointer:
		if some {
			v.Set(reflect.New(v.Type().Elem()))
			fill(t, v.Elem(), random, all)
		}
	case reflect.Slice:
		n := random.Intn(3)
		if all {
			n = 2
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(t, v.Index(i), random, all)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), random, all)
		}
	default:
		t.Fatalf("a claim has a %s, which is not written", v.Type())
	}
}

// FuzzJSONText compares a text's JSON with encoding/json's, at every distance from
// where eight bytes are looked at together.
func FuzzJSONText(f *testing.F) {
	f.Add("a \"b\" \\ <c> & \b\f\n\r\t\x00\x1f\x7f é\u2028\u2029\ufffd\xff\xe2\x80")
	f.Add("sixteen letters, plain & <b>")
	f.Fuzz(func(t *testing.T, text string) {
		for from := range min(len(text), 9) + 1 {
			for _, inHTML := range []bool{false, true} {
				j := JSON{InHTML: inHTML}
				j.Text(text[from:])
				if want := library(t, text[from:], false, inHTML); string(j.Out) != want {
					t.Errorf("%q is written %s and not %s", text[from:], j.Out, want)
				}
			}
		}
	})
}

// Every byte at every place among eight, which are looked at together.
func TestEveryByteIsEscapedAsInTheLibrary(t *testing.T) {
	for c := range 256 {
		for at := range 17 {
			text := strings.Repeat("x", at) + string([]byte{byte(c)}) + strings.Repeat("y", 16-at)
			for _, inHTML := range []bool{false, true} {
				j := JSON{InHTML: inHTML}
				j.Text(text)
				if want := library(t, text, false, inHTML); string(j.Out) != want {
					t.Errorf("%q is written %s and not %s", text, j.Out, want)
				}
			}
		}
	}
}

func FuzzJSONNumber(f *testing.F) {
	for _, n := range []float64{0, 1, -2.5, 1e-6, 9.9e-7, 1e-9, -1e-12, 1e20, 1e21, 1.5e300, 5e-324, math.MaxFloat64, 1e-100} {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, n float64) {
		if math.IsInf(n, 0) || math.IsNaN(n) {
			return // no record has it
		}
		j := JSON{}
		j.Begin('{')
		j.Number("n", n)
		j.End('}')
		if want := library(t, map[string]float64{"n": n}, false, false); string(j.Out) != want {
			t.Errorf("%g is written %s and not %s", n, j.Out, want)
		}
	})
}

// FuzzCell compares a row with encoding/csv's.
func FuzzCell(f *testing.F) {
	f.Add("plain", `said "no", twice`)
	f.Add("two\r\nlines\rand\na half", " space")
	f.Add(`\.`, "\u00a0")
	f.Add("", "\t")
	f.Fuzz(func(t *testing.T, first, second string) {
		var want bytes.Buffer
		w := csv.NewWriter(&want)
		w.UseCRLF = true
		if err := w.Write([]string{Guard(first), Guard(second)}); err != nil {
			t.Fatal(err)
		}
		w.Flush()
		if got := string(appendCell(appendCell(nil, 0, first), 1, second)) + "\r\n"; got != want.String() {
			t.Errorf("%q, %q are written %q and not %q", first, second, got, want.String())
		}
	})
}
