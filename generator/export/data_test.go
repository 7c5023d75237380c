package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"onrecord/generator/export"
	"onrecord/generator/site"
)

// eachSite runs a test over the small docket, over one whose claims have every key, and over the
// sample.
func eachSite(t *testing.T, test func(t *testing.T, r *site.Result)) {
	t.Run("desk", func(t *testing.T) { test(t, made(t, desk(), "")) })
	t.Run("every key", func(t *testing.T) {
		archive, err := os.ReadFile("../cli/testdata/sites/every-key.txtar")
		if err != nil {
			t.Fatal(err)
		}
		test(t, made(t, string(archive), ""))
	})
	t.Run("sample", func(t *testing.T) { test(t, sample(t, "")) })
}

func TestClaimsFitTheirSchema(t *testing.T) {
	eachSite(t, func(t *testing.T, r *site.Result) {
		schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(file(t, r, "data/claims.schema.json")))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		c.AssertFormat()
		if err := c.AddResource("schema.json", schema); err != nil {
			t.Fatal(err)
		}
		compiled, err := c.Compile("schema.json")
		if err != nil {
			t.Fatal(err)
		}
		data, err := jsonschema.UnmarshalJSON(bytes.NewReader(file(t, r, "data/claims.json")))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(data); err != nil {
			t.Error(err)
		}
		all := data.([]any)
		if len(all) != len(r.Docket.Claims) {
			t.Errorf("%d claims of %d", len(all), len(r.Docket.Claims))
		}
		first := all[0].(map[string]any)
		for key, wrong := range map[string]any{"kind": "rumour", "invented": "x", "speaker": "one", "said": nil} {
			was, had := first[key]
			first[key] = wrong
			if compiled.Validate(data) == nil {
				t.Errorf("the schema accepts %s = %v", key, wrong)
			}
			if first[key] = was; !had {
				delete(first, key)
			}
		}
	})
}

// rows reads claims.csv with the library's reader, each cell as its own text.
func rows(t *testing.T, r *site.Result) (names []string, all []map[string]string) {
	t.Helper()
	data, marked := bytes.CutPrefix(file(t, r, "data/claims.csv"), []byte("\ufeff"))
	if !marked {
		t.Error("spreadsheets need a byte order mark")
	}
	records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, cell := range record {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r\n") {
				t.Errorf("%s %s starts a formula: %q", record[1], records[0][i], cell)
			}
			row[records[0][i]] = export.Unguard(cell)
		}
		all = append(all, row)
	}
	return records[0], all
}

func TestCSVSaysWhatJSONSays(t *testing.T) {
	eachSite(t, func(t *testing.T, r *site.Result) {
		_, all := rows(t, r)
		records := claims(t, r)
		if len(all) != len(records) {
			t.Fatalf("%d rows of %d claims", len(all), len(records))
		}
		for i, c := range records {
			derived := c["derived"].(map[string]any)
			for _, key := range []string{"id", "kind", "title", "said", "occasion", "place", "note", "deadline",
				"speaker_text", "url"} {
				want, _ := c[key].(string)
				if all[i][key] != want {
					t.Errorf("%s: %s is %q in the CSV and %q in the JSON", c["id"], key, all[i][key], want)
				}
			}
			for _, key := range []string{"rating", "rating_label", "deadline_last"} {
				want, _ := derived[key].(string)
				if all[i]["derived_"+key] != want {
					t.Errorf("%s: derived %s is %q in the CSV and %q in the JSON", c["id"], key,
						all[i]["derived_"+key], want)
				}
			}
		}
	})
}

func TestCSVLinesEndAsRFC4180Says(t *testing.T) {
	data := file(t, made(t, desk(), ""), "data/claims.csv")
	if bare := regexp.MustCompile(`[^\r]\n`).Find(data); bare != nil {
		t.Errorf("a line ends in LF alone: %q", bare)
	}
}

func TestGuardIsUndone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringOfN(rapid.RuneFrom([]rune("'=+-@\t\r\nａ＝＋ax ")), 0, 6, -1).Draw(t, "cell")
		guarded := export.Guard(cell)
		if strings.IndexAny(guarded, "=+-@\t\r\n＝＋－＠") == 0 {
			t.Fatalf("%q starts a formula", guarded)
		}
		if back := export.Unguard(guarded); back != cell {
			t.Fatalf("%q became %q", cell, back)
		}
	})
}

func TestDataPackageDescribesWhatIsThere(t *testing.T) {
	eachSite(t, func(t *testing.T, r *site.Result) {
		var p struct {
			Name      string
			Licenses  []struct{ Name, Path string }
			Resources []struct {
				Name, Path string
				Schema     *struct{ Fields []struct{ Name, Type string } }
			}
		}
		if err := json.Unmarshal(file(t, r, "data/datapackage.json"), &p); err != nil {
			t.Fatal(err)
		}
		for _, resource := range p.Resources {
			file(t, r, path.Join("data", resource.Path))
			if resource.Schema == nil {
				continue
			}
			var fields []string
			for _, f := range resource.Schema.Fields {
				fields = append(fields, f.Name)
			}
			if names, _ := rows(t, r); !slices.Equal(names, fields) {
				t.Errorf("the columns are %v, described are %v", names, fields)
			}
		}
		if len(p.Resources) != 3 {
			t.Errorf("%d resources", len(p.Resources))
		}
		if said := r.Docket.Settings.Extra()["licence"]; (said != nil) != (len(p.Licenses) == 1) {
			t.Errorf("the licence is %v, the package says %v", said, p.Licenses)
		}
	})
}

var update = flag.Bool("update", false, "write the columns in docs/data.md")

// Programs count columns from the left: what the content format names comes in its order, after the
// columns of the first version and before all others.
func TestNewColumnsComeLast(t *testing.T) {
	want := strings.Fields(`derived_appearances asked asked_text part_of told_by translation medium source_at file retracted_by
		retracted_url ruled_by reviewed_by condition_met derived_due_about derived_speaker_name`)
	var names []string
	for _, c := range export.Columns {
		names = append(names, c.Name)
	}
	first := slices.Index(names, want[0])
	if got := names[first:min(len(names), first+len(want))]; !slices.Equal(got, want) {
		t.Errorf("the columns are %q, want %q", got, want)
	}
}

// docs/data.md describes the columns as the program does.
func TestColumnsAreDocumented(t *testing.T) {
	const file = "../../docs/data.md"
	doc, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := "<!-- columns -->\n| column | type | holds |\n| --- | --- | --- |\n"
	for _, c := range export.Columns {
		want += "| `" + c.Name + "` | " + c.Type + " | " + c.Text + " |\n"
	}
	const end = "<!-- end of columns -->\n"
	before, rest, _ := strings.Cut(string(doc), "<!-- columns -->\n")
	_, after, _ := strings.Cut(rest, end)
	if *update {
		doc = []byte(before + want + end + after)
		if err := os.WriteFile(file, doc, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !strings.Contains(string(doc), want+end) {
		t.Error("the columns in docs/data.md are not those of claims.csv; write them with: go test ./generator/export -update")
	}
}

// What is switched off is not there, and nothing points to it.
func TestOutputsAreSwitchedOff(t *testing.T) {
	off := strings.Replace(desk(), "[outputs]\nsqlite = true\ncards = true\n",
		"[outputs]\nfeeds = false\ncalendar = false\ncsv = false\njson = false\n", 1)
	r := made(t, off, "")
	gone := regexp.MustCompile(`feed\.(xml|json)$|\.ics$|^data/(claims|datapackage|docket|index)|^cards/`)
	for _, p := range r.Site.Paths() {
		if gone.MatchString(p) {
			t.Errorf("%s is there", p)
		}
	}
	for _, p := range []string{"index.html", "topics/bridges/index.html", "entities/ana/index.html",
		"deadlines/index.html", "changes/index.html", "claims/by-may/index.html"} {
		if found := regexp.MustCompile(`feed\.xml|feed\.json|deadlines\.ics|og:image|"[^"]*/data/"`).Find(file(t, r,
			p)); found != nil {
			t.Errorf("%s points to %s", p, found)
		}
	}
}
