package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"sync"
	"testing"
)

// The types of the test's views have what views have: embedded structs, pointers,
// methods on values and pointers, named types, maps and any.
type (
	link  struct{ URL, Text string }
	word  string
	loud  string
	count int
	view  struct {
		link
		*inner
		Title  string
		HTML   template.HTML
		Safe   template.URL
		Word   word
		Loud   loud
		N      int
		Number count
		F      float64
		U      uint8
		Yes    bool
		P      *int
		Nil    *link
		To     *link
		Any    any
		None   any
		Links  []link
		Anys   []any
		Array  [2]string
		Extra  map[string]any
		Days   map[word]int
		Deep   *view
		Many   []*link
		Words  []word
		Inner  struct{ link }
		Ptr    **link
		Face   fmt.Stringer
		Node   any
		hidden string //lint:ignore U1000 a template asks for it, and must be refused
	}
	inner struct{ Inside string }
	node  string // is JSON
)

func (l loud) String() string                 { return strings.ToUpper(string(l)) + "<!>" }
func (n node) MarshalJSON() ([]byte, error)   { return []byte(n), nil }
func (l link) Say() string                    { return "say " + l.Text }
func (v *view) Row() (template.HTML, error)   { return "<li>" + template.HTML(v.Title), nil }
func (v *view) Fail() (template.HTML, error)  { return "", errors.New("it failed") }
func (v *view) Greet(name string) string      { return "hello " + name }
func (v view) Text() string                   { return "a method before a field: " + v.link.Text }
func (n count) Format(f fmt.State, verb rune) { fmt.Fprintf(f, "n%d%c", int(n), verb) }
func testView() *view {
	n := 7
	v := &view{link: link{"/a b/?q=1&r=ü", "A <b> & \"c\" 'd' + e"}, inner: &inner{"in <side>"}, Title: "T & <i>t</i>", HTML: "<em>ok</em> & &amp;", Safe: "javascript:alert(1)",
		Word: "w<w", Loud: "quiet", N: -12, Number: 3, F: 1e21, U: 200, Yes: true, P: &n, To: &link{"javascript:x", "to"}, Any: link{"/any", "any"},
		Links: []link{{"/1", "one"}, {"/2", "two"}, {"mailto:3", "three"}}, Anys: []any{1, "two", nil, 3.5, []int{1, 2}}, Array: [2]string{"x", "y"},
		Extra: map[string]any{"b": "B<", "a": 1, "c": []string{"<", ">"}, "n": nil}, Days: map[word]int{"y": 2, "x": 1}}
	v.Deep = &view{Title: "deep", N: 300}
	for i := range 300 {
		v.Many = append(v.Many, &link{"/" + strings.Repeat("x", i%20), strings.Repeat("é", i%9) + "<"})
	}
	v.Words, v.Inner.Text, v.Ptr, v.Face = []word{"", "a&b", "c"}, "in <inner>", &v.To, v.Loud
	v.Node = node(`{"a":"\u003c/script\u003e \\ \"é","b":[1,{}]}`)
	return v
}

var functions = template.FuncMap{
	"w": func(key string, args ...any) string { return key + fmt.Sprint(args...) + "'" },
	"tag": func(key string, args ...any) template.HTML {
		return template.HTML("<b>" + key + fmt.Sprint(args...) + "</b>")
	},
	"dec": func(n int) string { return fmt.Sprintf("%+d", n) },
	"sep": func(i, n int) string { return fmt.Sprint(i, "/", n) },
	"file": func(s string) (string, error) {
		if s == "bad" {
			return "", errors.New("no file bad")
		}
		return "f/" + s, nil
	},
	"dict":  func(pairs ...any) (map[string]any, error) { return map[string]any{fmt.Sprint(pairs[0]): pairs[1]}, nil },
	"weird": func(a, b, c string) string { return a + b + c },
	"boom":  func(n int) string { panic("boom") },
}

// Each is run on testView. Those that fail must fail in the same words.
var compiled = []string{
	`plain <b>text</b>`,
	`{{.Title}} {{.HTML}} {{.Safe}} {{.Word}} {{.Loud}} {{.N}} {{.Number}} {{.F}} {{.U}} {{.Yes}} {{.P}} {{.Nil}} {{.Any}} {{.None}} {{.Array}}`,
	`{{.URL}} {{.Inside}} {{.Say}} {{.Text}} {{.Row}} {{.Deep.Row}} {{.Deep.Title}} {{(.Deep).N}} {{.To.Say}}`,
	`<a title="{{.Title}}" data-n="{{.N}}" data-f="{{.F}}" data-w='{{.Word}}'>`,
	`<a href="{{.URL}}">{{.Text}}</a><a href="{{.To.URL}}">x</a><a href="{{.Safe}}">x</a><a href="/x/{{.URL}}?q={{.Title}}&r={{.Safe}}#{{.Word}}">x</a>`,
	`<title>{{.Title}} {{.HTML}}</title><textarea>{{.HTML}}</textarea>`,
	`<script type="application/ld+json">{{.Extra}}</script><script>var x = {{.Title}}, y = {{.N}}, z = {{.None}}, l = {{.Links}}, s = {{w "a"}}</script>`,
	`<script>var d = {{.Any}}, m = {{.Days}}, e = {{.Deep.Days}}, t = {{.To}}, u = {{.Say}}, l = {{.Array}}</script>`,
	`<script type="application/ld+json">{{.Node}}</script><script>var n = {{.Node}}</script><p title="{{.Node}}">{{.Node}}</p>`,
	`<meta http-equiv="refresh" content="0; url={{.URL}}"><meta http-equiv="refresh" content="0; url={{.To.URL}}"><meta name="d" content="{{.Title}}">`,
	`{{if .Yes}}yes{{else}}no{{end}}{{if .Nil}}yes{{else}}no{{end}}{{if .None}}yes{{else if .N}}n{{end}}{{if .Links}}l{{end}}{{if .F}}f{{end}}{{if .U}}u{{end}}{{if .Days}}d{{end}}{{if .Array}}a{{end}}`,
	`{{with .To}}{{.Text}}{{end}}{{with .Nil}}{{.Text}}{{else}}none{{end}}{{with $x := .Title}}{{$x}}{{$.N}}{{end}}{{with .P}}{{.}}{{end}}{{with .Any}}{{.Text}}{{end}}`,
	`{{range .Links}}<li>{{.Text}}{{$.N}}{{else}}none{{end}}{{range $l := .Links}}{{$l.Text}}{{end}}{{range $i, $l := .Links}}{{$i}}{{$l.Text}}{{.URL}}{{end}}`,
	`{{range .Anys}}[{{.}}]{{end}}{{range .Array}}{{.}}{{end}}{{range $k, $v := .Extra}}{{$k}}={{$v}};{{end}}{{range $k, $v := .Days}}{{$k}}={{$v}};{{end}}{{range .None}}x{{else}}empty{{end}}`,
	`{{range $i, $a := .Links}}{{range $j, $b := $.Links}}{{$i}}{{$j}}{{$a.Text}}{{$b.Text}}{{end}}{{end}}`,
	`{{$x := 1}}{{if .Yes}}{{$x = 2}}{{$y := $x}}{{$x := 5}}{{$y}}{{$x}}{{end}}{{$x}}{{range .Links}}{{$x = .Text}}{{end}}{{$x}}`,
	`{{with $x := .Title}}{{$x}}{{end}}{{$x := .Deep}}{{$x.Title}}{{$x.N}}`,
	`{{.Extra.a}} {{.Extra.b}} {{.Extra.c}} {{.Extra.n}} {{.Extra.missing}} {{.Extra.missing.more}} {{if .Extra.missing}}x{{end}}`,
	`{{w "key"}} {{w "key" .N}} {{w "key" .Title .Nil 3 "x" true 1.5}} {{tag "t" .HTML}} {{dec .N}} {{dec 3}} {{sep 1 .N}} {{file .Title}}`,
	`<a href="{{file "a b"}}" title="{{w "key"}}">{{tag "t" (w "inner" .N)}}</a>`,
	`{{w (or .Extra.missing "other")}} {{or .Nil .Title}} {{and .Yes .Title}} {{or "" 0 .None}} {{and .Yes .N "last"}} {{not .Yes}} {{not .Nil}} {{or .Nil}}`,
	`{{if or .Nil .Yes}}a{{end}}{{if and .Yes .Links}}b{{end}}{{if and .Yes (not .Nil) (eq .N -12)}}c{{end}}{{if not (or .Nil .None)}}d{{end}}`,
	`{{eq .N -12}} {{eq .Title "x"}} {{eq .Word "w<w"}} {{eq .N 1 2 -12}} {{ne .N 3}} {{lt .N 3}} {{le .F 1.5}} {{gt .N 3}} {{ge .Title "A"}} {{eq .Yes true}} {{eq .Any.Text "any"}} {{eq .U .U}}`,
	`{{len .Links}} {{len .Title}} {{len .Extra}} {{if gt (len .Links) 2}}many{{end}} {{print .N .Title}} {{printf "%05d|%s" .N .Title}} {{println "x" 1}} {{.Title | printf "%q %s" "a"}}`,
	`{{template "part" .}}{{template "part" .Deep}}{{template "tree" .Links}}{{template "none"}}{{template "part" (dict "Title" .HTML)}}{{range .Links}}{{template "dot" .Text}}{{end}}`,
	`{{(index .Links 1).Text}} {{index .Extra "b"}} {{index .Extra "missing"}} {{index .Anys 1}} {{index .Anys 4 0}} {{index .Array $.Extra.a}} {{len (index .Extra "c")}} {{if index .Anys 2}}x{{end}}`,
	`{{/* a comment */}}{{- .Title -}} {{"constant <"}} {{1}} {{2.5}} {{true}}`,
	`{{range .Links}}{{template "deep" $}}{{end}}`,
	`{{define "own"}}own {{.}}{{end}}{{template "own" .N}}`,
	`{{block "blocked" .}}{{.Title}}{{end}}`,
}

// What is known of a type before a template runs is used; these go in and out of what
// is known: interfaces, maps, results of methods, variables of several types.
func init() {
	compiled = append(compiled,
		`{{range $i, $l := .Many}}{{$i}}<a href="{{.URL}}" title="{{$l.Text}}">{{.Say}}</a>{{if $i}},{{end}}{{with $l}}{{.Text}}{{end}}{{end}}{{len .Many}}`,
		`{{$last := 0}}{{range $i, $l := .Many}}{{$last = $i}}{{end}}{{$last}}{{$n := len .Many}}{{$n}}{{sep $n $last}}{{w "n" $n}}`,
		`{{range .Words}}[{{.}}{{if .}}!{{end}}]{{end}}{{range $i, $w := .Words}}{{$i}}{{$w}}{{eq $w "c"}}{{end}}`,
		`{{.Inner.Text}} {{.Inner.Say}} {{.Inner.URL}} {{with .Inner}}{{.Text}}{{.Say}}{{end}} {{.Ptr.Text}} {{.Ptr.Say}} {{with .Ptr}}{{.URL}}{{end}} {{.Face}} {{with .Face}}{{.}}{{end}}`,
		`{{$x := .To}}{{$x.Text}}{{$x = .Nil}}{{if $x}}yes{{else}}no{{end}}{{$x = .Title}}{{$x}}{{$x = .N}}{{$x}}{{with $x = .Any}}{{.Text}}{{$x.URL}}{{end}}`,
		`{{range $k, $v := .Extra}}{{with $v}}{{.}}{{end}}{{end}}{{range $i, $a := .Anys}}{{$i}}{{with $a}}{{.}}{{end}}{{end}}{{template "tree" .Many}}{{template "dot" .Any}}`,
		`{{template "own" .Words}}{{template "own" .Title}}{{template "own" (len .Many)}}{{template "own" "constant"}}{{template "own" .Say}}{{template "own" .P}}{{template "own" .Yes}}{{define "own"}}{{.}}{{if .}}t{{end}}{{$x := .}}{{$x}}{{end}}`,
		`{{if .P}}p{{end}}{{if .Ptr}}q{{end}}{{if .Inner}}i{{end}}{{if .Many}}m{{end}}{{if .Deep.Many}}dm{{else}}none{{end}}{{if .HTML}}h{{end}}{{if .Safe}}s{{end}}{{if .Loud}}l{{end}}{{if .Number}}n{{end}}{{if .Deep.Number}}x{{end}}`,
		`{{or .Deep.Word .Word}} {{or .Deep.Text .Title}} {{and .Title .Text}} {{and .Deep.Inner.Text .Title}}|{{or .Deep.Inner.Text .Deep.Inner.URL}}|{{if and .Title (or .Nil .N)}}y{{end}}{{if or .Deep.Inner.Text .Deep.To}}n{{end}}`,
		`{{if eq .Title "x"}}x{{else if eq .Title "y"}}y{{else if eq .Title "T & <i>t</i>"}}t{{else}}none{{end}}{{if eq .Word "w<w"}}w{{else if eq .Word "w"}}v{{end}}{{if eq .Any.Text "z"}}z{{else if eq .Any.Text "any"}}any{{else}}none{{end}}`,
		`{{if eq .Title "T & <i>t</i>"}}1{{else if eq .Title "T & <i>t</i>"}}2{{end}}{{if eq .Title "x"}}1{{else if eq .Text "x"}}2{{else if eq .Title "T & <i>t</i>"}}3{{else}}4{{end}}`)
}

const parts = `{{define "part"}}<p>{{.Title}}{{$x := .Title}}{{$x}}</p>{{end}}` +
	`{{define "tree"}}{{range .}}({{.Text}}{{template "dot" .URL}}){{end}}{{end}}{{define "dot"}}[{{.}}]{{end}}` +
	`{{define "none"}}{{.}}{{if .}}x{{end}}{{.Title}}{{end}}` +
	`{{define "deep"}}{{.N}}{{with .Deep}}{{template "deep" .}}{{end}}{{end}}` +
	`{{define "forever"}}x{{template "forever" .}}{{end}}`

// These html/template runs itself.
var slow = []string{
	`{{range .Links}}{{if .Text}}{{break}}{{end}}{{end}}`,
	`{{range .Links}}{{if .Text}}{{continue}}{{end}}{{end}}`,
	`<a class={{.Title}}>x</a>`,
	`<p style="color: {{.Title}}">x</p>`,
	`<script>var x = "{{.Title}}"</script>`,
	`<a onclick="f({{.Title}})">x</a>`,
	`<a title="{{.Row}}">x</a>`,
	`<a title="{{template "dot" .N}}">x</a>`,
	`<img srcset="{{.URL}} 2x">`,
	`{{weird "a" "b" .Title}}`,
	`{{.Greet "you"}}`,
	`{{slice .Title 1}}`,
	`{{.Title | urlquery}}`,
	`{{.Title | html}}`,
	`{{range 3}}{{.}}{{end}}`,
	`{{eq .U 200}}`,
	`{{or .Nil ($x := .Title)}}{{$x}}`,
	`{{'a'}} {{0x10}} {{1e3}}`,
}

// These fail.
var failing = []string{
	`x{{.Missing}}`,
	`x{{.hidden}}`,
	`x{{.Nil.Text}}`,
	`x{{.Title.More}}`,
	`x{{.Fail}}`,
	`x{{file "bad"}}`,
	`x{{dec .Title}}`,
	`x{{w .N}}`,
	`x{{lt .Title 3}}`,
	`x{{len .N}}`,
	`x{{len .Nil}}`,
	`x{{index .Links 3}}`,
	`x{{index .None 3}}`,
	`x{{range .Title}}{{.}}{{end}}`,
	`x{{.link.URL}}`,
	`x{{boom 1}}`,
	`x{{template "part" .N}}`,
	`x{{.Deep.Inside}}`,
}

func newSet(t testing.TB, body string) (*Set, *template.Template) {
	t.Helper()
	parse := func() *template.Template {
		set, err := template.New("").Funcs(functions).Parse(parts)
		if err == nil {
			_, err = set.New("main").Parse(body)
		}
		if err != nil {
			t.Fatal(err)
		}
		return set
	}
	return New(parse(), functions), parse()
}

// compare runs a template often enough to be compiled and to meet types again.
func compare(t *testing.T, body string, data any) *Set {
	t.Helper()
	set, reference := newSet(t, body)
	var want bytes.Buffer
	wantErr := reference.ExecuteTemplate(&want, "main", data)
	for run := range 3 {
		got, err := set.Append([]byte("before "), "main", data)
		if fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Errorf("%s\nrun %d gives the error %v\nand html/template  %v", body, run, err, wantErr)
		}
		if wantErr == nil && string(got) != "before "+want.String() {
			t.Errorf("%s\nrun %d gives     %q\nand html/template %q", body, run, got, "before "+want.String())
		}
	}
	return set
}

func TestWritesWhatHTMLTemplateWrites(t *testing.T) {
	for _, body := range compiled {
		set := compare(t, body, testView())
		if why, isSlow := set.Slow()["main"]; isSlow {
			t.Errorf("%s\nis left to html/template: %s", body, why)
		}
		if set.named["main"].last.Load() == nil {
			t.Errorf("%s\nwas not compiled", body)
		}
	}
}

func TestLeavesTheRestToHTMLTemplate(t *testing.T) {
	for _, body := range slow {
		set := compare(t, body, testView())
		if _, isSlow := set.Slow()["main"]; !isSlow {
			t.Errorf("%s\nis compiled, and was not expected to be", body)
		}
	}
}

func TestFailsAsHTMLTemplateDoes(t *testing.T) {
	for _, body := range failing {
		compare(t, body, testView())
		// Once it is compiled, too: the first data does not fail.
		set, reference := newSet(t, `{{if .Yes}}`+body+`{{end}}`)
		if _, err := set.Append(nil, "main", &view{}); err != nil {
			t.Fatal(err)
		}
		want := reference.ExecuteTemplate(new(bytes.Buffer), "main", testView())
		if _, err := set.Append(nil, "main", testView()); want == nil || err == nil || err.Error() != want.Error() {
			t.Errorf("%s\nfails with         %v\nand html/template: %v", body, err, want)
		}
		if why := set.Slow()["main"]; why != "" && set.named["main"].last.Load() != nil {
			t.Errorf("%s\none failure made it slow: %s", body, why)
		}
	}
}

func TestUnknownTemplate(t *testing.T) {
	set, _ := newSet(t, "x")
	if _, err := set.Append(nil, "other", nil); err == nil || !strings.Contains(err.Error(), `"other"`) {
		t.Errorf("a template that is not there gives %v", err)
	}
}

// Types change from one run to the next, and back.
func TestTypesMayChange(t *testing.T) {
	set, reference := newSet(t, `{{.Text}} {{range .Links}}{{.Text}}{{end}}{{with .Extra}}{{.a}}{{end}}`)
	for range 3 {
		for _, data := range []any{testView(), *testView(), map[string]any{"Text": 5}, map[string]any{"Text": "<", "Links": []map[string]string{{"Text": "m"}}},
			struct{ Text, Links, Extra any }{1, []any{link{"", "x"}, &link{"", "y"}}, map[string]any{"a": "A"}}, nil} {
			var want bytes.Buffer
			if err := reference.ExecuteTemplate(&want, "main", data); err != nil {
				t.Fatal(err)
			}
			if got, err := set.Append(nil, "main", data); string(got) != want.String() || err != nil {
				t.Errorf("%T gives %q, %v; html/template gives %q", data, got, err, want.String())
			}
		}
	}
	if slow := set.Slow(); len(slow) > 0 {
		t.Errorf("it was left to html/template: %v", slow)
	}
}

func TestConcurrentUse(t *testing.T) {
	body := strings.Join(compiled[:12], "\n") + `{{template "part" .}}`
	set, reference := newSet(t, body)
	var want bytes.Buffer
	if err := reference.ExecuteTemplate(&want, "main", testView()); err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for range 20 {
				if got, err := set.Append(nil, "main", testView()); err != nil || string(got) != want.String() {
					t.Errorf("wrote %q, %v", got, err)
				}
				if _, err := set.Append(nil, []string{"part", "dot", "tree"}[i%3], []view(nil)); err != nil && i%3 > 0 {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
}

// FuzzEscaping puts texts and numbers of all types into every place that is compiled.
func FuzzEscaping(f *testing.F) {
	for _, s := range []string{"", "a", "<b>&amp;\x00'\"+", "javascript:x", "HTTPS://x/%zz%41?a=b&c#d", "\xff\u2028é</script>", "a:b/c", "//x y", "`{}$", "<!--"} {
		f.Add(s, int64(-5), 1.5)
	}
	const body = `{{.}}<p title="{{.}}" data-x='{{.}}'><a href="{{.}}" id="x">y</a><a href="/x{{.}}">y</a><a href="/x?q={{.}}">y</a><a href='#{{.}}'>y</a>` +
		`<title>{{.}}</title><textarea>{{.}}</textarea><script type="application/ld+json">{{.}}</script><meta http-equiv="refresh" content="0; url={{.}}">{{len (print .)}}{{if .}}true{{end}}`
	set, reference := newSet(f, body)
	inField, fieldReference := newSet(f, strings.ReplaceAll(strings.ReplaceAll(body, "{{.}}", "{{.V}}"), " .", " .V"))
	f.Fuzz(func(t *testing.T, s string, n int64, x float64) {
		same := func(set *Set, reference *template.Template, data any) {
			var want bytes.Buffer
			if err := reference.ExecuteTemplate(&want, "main", data); err != nil {
				return // JSON has no NaN
			}
			if got, err := set.Append(nil, "main", data); string(got) != want.String() || err != nil {
				t.Errorf("%T %#v gives\n%s, %v\nhtml/template gives\n%s", data, data, got, err, want.String())
			}
		}
		p := &s
		for _, data := range []any{s, word(s), loud(s), &s, &p, template.URL(s), template.HTML(strings.ReplaceAll(s, "<", "")), template.JSStr(s), template.CSS(s), template.HTMLAttr(s), template.Srcset(s),
			errors.New(s), []string{s, s}, map[string]any{s: s}, link{s, s}, n, int(n), uint16(n), count(n), &n, x, float32(x), &x, n > 0, []byte(s), nil, (*string)(nil), []any{s, n, nil}} {
			same(set, reference, data)
			if data != nil { // and in a field, whose type is known
				holder := reflect.New(reflect.StructOf([]reflect.StructField{{Name: "Before", Type: reflect.TypeFor[byte]()}, {Name: "V", Type: reflect.TypeOf(data)}}))
				holder.Elem().Field(1).Set(reflect.ValueOf(data))
				same(inField, fieldReference, holder.Interface())
			}
		}
		for _, set := range []*Set{set, inField} {
			if slow := set.Slow(); len(slow) > 0 {
				t.Fatalf("it was left to html/template: %v", slow)
			}
		}
	})
}

// Every byte, wherever it stands among those that are read together.
func TestEscapesEveryByteEverywhere(t *testing.T) {
	for c := range 256 {
		for length := range 20 {
			for at := range length {
				s := strings.Repeat("é.Z~", 5)[:length]
				s = s[:at] + string([]byte{byte(c)}) + s[at+1:]
				var want []byte
				for i := range len(s) {
					if replacement := special.instead[s[i]]; replacement != "" {
						want = append(want, replacement...)
					} else {
						want = append(want, s[i])
					}
				}
				if got := escape(nil, s, special); string(got) != string(want) {
					t.Fatalf("%q becomes %q instead of %q", s, got, want)
				}
			}
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	set, reference := newSet(b, `{{range .Links}}<li><a href="{{.URL}}">{{.Text}}</a> {{if eq .Text "two"}}{{w "second" 2}}{{end}}{{with $.Deep}}<b title="{{.Title}}">{{.N}}</b>{{end}}</li>{{end}}`)
	v := testView()
	b.Run("compiled", func(b *testing.B) {
		var out []byte
		for b.Loop() {
			out, _ = set.Append(out[:0], "main", v)
		}
	})
	b.Run("html-template", func(b *testing.B) {
		var out bytes.Buffer
		for b.Loop() {
			out.Reset()
			_ = reference.ExecuteTemplate(&out, "main", v)
		}
	})
}
