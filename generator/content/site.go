package content

import (
	"net/url"
	"reflect"
	"strings"

	"golang.org/x/text/language"

	"onrecord/generator/diag"
	"onrecord/generator/edtf"
)

// SettingsFile is the name of the file that makes a folder a site.
const SettingsFile = "site.toml"

// readSettings reads site.toml.
func readSettings(t *table) *Settings {
	s := &Settings{Record: Record{source: *t.record.source, extra: t.extra()}}
	t.read(reflect.ValueOf(s).Elem())
	s.Truth = scale(s.Scales.Truth, defaultTruth())
	s.Outcome = scale(s.Scales.Outcome, defaultOutcome())
	return s
}

func (s *Settings) check(t *table) {
	if !s.AsOf.IsZero() && !s.AsOf.IsDay() {
		t.report(diag.BadSetting.At(t.at("as_of"), "as_of must be one day, not %s", s.AsOf).
			WithHint(`as_of = "2021-09-30"`))
	}
}

// scale returns the desk's own scale, or the standard one where it has none.
func scale(ratings []Rating, standard Scale) Scale {
	if len(ratings) == 0 {
		return standard
	}
	own := Scale{Custom: true}
	for _, r := range ratings {
		if own.Find(r.ID) == nil {
			own.Ratings = append(own.Ratings, r)
		}
	}
	return own
}

func (s *Scales) check(t *table) {
	for _, ratings := range [][]Rating{s.Truth, s.Outcome} {
		seen := map[string]bool{}
		for _, r := range ratings {
			if seen[r.ID] {
				t.report(diag.DuplicateID.At(r.place, "the scale has two ratings %q", r.ID))
			}
			seen[r.ID] = true
		}
	}
	for i := range s.Truth {
		s.Truth[i].Final = false // means something on an outcome alone
	}
}

func (r *Rating) check(t *table) {
	r.place = t.at("id")
	problem := IDProblem(TypeClaim, r.ID)
	if r.ID == "none" {
		problem = "it means that there is no rating"
	}
	if r.ID != "" && problem != "" {
		d := diag.BadID.At(r.place, "%q can't be a rating's id: %s", r.ID, problem)
		if id := MendedID("rating", r.ID); id != "" && id != "none" {
			d.WithHint("id = %q", id)
		}
		t.report(d)
	}
	if r.Label == "" {
		first := min(1, len(r.ID))
		r.Label = strings.ToUpper(r.ID[:first]) + strings.ReplaceAll(r.ID[first:], "-", " ")
	}
}

func (t *table) baseURL(key string) string {
	s := t.text(key)
	if s == "" {
		return ""
	}
	base, err := ParseBaseURL(s)
	if err != nil {
		t.report(diag.BadSetting.At(t.at(key), "%q is not a web address: %s", s, err).
			WithHint(`base_url = "https://example.org/desk/"`))
	}
	return base
}

// ParseBaseURL checks the address of a site's root and adds the final slash. It accepts a
// path alone, such as "/desk/": links then have the path, and outputs that need a whole
// address are left out.
func ParseBaseURL(s string) (string, error) {
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return "", errBaseURL("it can't be read")
	case u.Scheme == "" && u.Host == "" && strings.HasPrefix(u.Path, "/"):
	case u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return "", errBaseURL("it must begin with https:// and a host")
	case u.RawQuery != "" || u.Fragment != "":
		return "", errBaseURL("it can't have a query or fragment")
	}
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
	}
	return u.String(), nil
}

type errBaseURL string

func (e errBaseURL) Error() string { return string(e) }

// BasePath returns the path of the site's root: "/" or "/desk/".
func (s *Settings) BasePath() string {
	u, err := url.Parse(s.BaseURL)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.EscapedPath()
}

// Absolute returns the whole address of a path below the root ("claims/a/"), or
// the path from the root where the site has no host.
func (s *Settings) Absolute(path string) string {
	if s.BaseURL == "" {
		return "/" + path
	}
	return s.BaseURL + path
}

// RightToLeft reports whether a language is written from right to left.
func RightToLeft(tongue string) bool {
	tag, err := language.Parse(tongue)
	if err != nil {
		return false
	}
	script, _ := tag.Script()
	switch script.String() {
	case "Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg":
		return true
	}
	return false
}

// Day returns the day that as_of names. ok is false where none is set.
func (s *Settings) Day() (day edtf.Day, ok bool) { return s.AsOf.Upper(), s.AsOf.IsDay() }
