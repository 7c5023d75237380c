package content

import (
	"net/url"
	"strings"

	"golang.org/x/text/language"

	"onrecord/generator/diag"
	"onrecord/generator/edtf"
)

// SettingsFile is the name of the file that makes a folder a site.
const SettingsFile = "site.toml"

// readSettings reads site.toml.
func readSettings(t *table) *Settings {
	s := &Settings{Record: Record{source: *t.record.source, rare: &rare{extra: t.extra()}}}
	s.Title, s.Description = t.need("title"), t.text("description")
	s.BaseURL = t.baseURL("base_url")
	s.Language = t.language("language")
	s.AsOf = t.date("as_of")
	if !s.AsOf.IsZero() && !s.AsOf.IsDay() {
		t.report(diag.BadSetting.At(t.at("as_of"), "as_of must be one day, not %s", s.AsOf).WithHint(`as_of = "2021-09-30"`))
	}
	p := t.optional("publisher")
	s.Publisher = Publisher{p.text("name"), p.address("url"), p.text("contact")}
	m := t.optional("markdown")
	s.Markdown = Markdown{m.flag("typographer", true), m.flag("raw_html", false), m.flag("link_entities", true)}
	o := t.optional("outputs")
	s.Outputs = Outputs{Feeds: o.flag("feeds", true), Calendar: o.flag("calendar", true), CSV: o.flag("csv", true), JSON: o.flag("json", true),
		Search: o.flag("search", true), SQLite: o.flag("sqlite", false), Cards: o.flag("cards", false)}
	for _, item := range t.tables("menu") {
		s.Menu = append(s.Menu, MenuItem{item.need("title"), item.need("url")})
	}
	scale := t.optional("scale")
	s.Truth = readScale(scale, "truth", defaultTruth())
	s.Outcome = readScale(scale, "outcome", defaultOutcome())
	return s
}

// optional reads a table, or an empty one in its place.
func (t *table) optional(key string) *table {
	if sub := t.table(key); sub != nil {
		return sub
	}
	return t.sub(nil, key, -1)
}

// readScale reads the desk's own scale, which replaces the standard one whole.
func readScale(t *table, key string, standard Scale) Scale {
	steps := t.tables(key)
	if len(steps) == 0 {
		return standard
	}
	scale := Scale{Custom: true}
	for _, s := range steps {
		r := Rating{ID: s.need("id"), Label: s.text("label"), Definition: s.text("definition")}
		r.Value, r.HasValue = s.number("value")
		final := s.flag("final", false)
		r.Final = final && key == "outcome"
		if problem := IDProblem(TypeClaim, r.ID); r.ID != "" && (problem != "" || r.ID == "none") {
			if r.ID == "none" {
				problem = "it means that there is no rating"
			}
			d := diag.BadID.At(s.at("id"), "%q can't be a rating's id: %s", r.ID, problem)
			if id := MendedID("rating", r.ID); id != "" && id != "none" {
				d.WithHint("id = %q", id)
			}
			s.report(d)
		}
		if scale.Find(r.ID) != nil {
			s.report(diag.DuplicateID.At(s.at("id"), "the scale has two ratings %q", r.ID))
			continue
		}
		if r.Label == "" {
			r.Label = strings.ToUpper(r.ID[:min(1, len(r.ID))]) + strings.ReplaceAll(r.ID[min(1, len(r.ID)):], "-", " ")
		}
		scale.Ratings = append(scale.Ratings, r)
	}
	return scale
}

func (t *table) baseURL(key string) string {
	s := t.text(key)
	if s == "" {
		return ""
	}
	base, err := ParseBaseURL(s)
	if err != nil {
		t.report(diag.BadSetting.At(t.at(key), "%q is not a web address: %s", s, err).WithHint(`base_url = "https://example.org/desk/"`))
	}
	return base
}

// ParseBaseURL checks the address of a site's root and gives it the final slash.
// A path alone, such as "/desk/", is accepted: links then carry it, and what needs
// a whole address does without.
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

func (t *table) language(key string) string {
	s := t.text(key)
	if s == "" {
		return "en"
	}
	if _, err := language.Parse(s); err != nil {
		t.report(diag.BadSetting.At(t.at(key), "%q is not a language tag", s).WithHint(`language = "en", "de", "fa", "pt-BR" …`))
		return "en"
	}
	return s
}

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

// RightToLeft reports whether the site's language is written from right to left.
func (s *Settings) RightToLeft() bool {
	tag, err := language.Parse(s.Language)
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

// Day returns the day that as_of names; ok is false where none is set.
func (s *Settings) Day() (day edtf.Day, ok bool) { return s.AsOf.Upper(), s.AsOf.IsDay() }
