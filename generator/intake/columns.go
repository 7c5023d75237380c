package intake

import (
	"regexp"
	"slices"
	"strings"

	"onrecord/generator/content"
)

// place is where a key stands in a claim's record: part is "" for the record itself.
type place struct{ part, key string }

// The keys of a claim's record itself, and its tables, in the order in which they are
// written.
var (
	claimFields []*content.Field
	parts       []*content.Field
)

// types are the types of value by key. A key has one type, in whatever table it stands.
var types = map[string]content.FieldType{}

// places are the columns of a flat table, by the names of data/claims.csv. Other desks'
// rulings have two more.
var places = map[string]place{"rating_by": {"assessment", "by"}, "rating_url": {"assessment", "url"}}

func init() {
	claimFields = slices.Clone(content.CommonFields[:1]) // the id
	places["id"] = place{"", "id"}
	for _, f := range content.TypeClaim.Fields() {
		if f.Fields == nil {
			claimFields = append(claimFields, f)
			places[f.Key], types[f.Key] = place{"", f.Key}, f.Type
			continue
		}
		parts = append(parts, f)
		for _, inner := range f.Fields {
			types[inner.Key] = inner.Type
			if inner.Column != "" {
				places[inner.Column] = place{f.Key, inner.Key}
			}
		}
	}
}

// partOf returns the claim's table with a name, or nil.
func partOf(name string) *content.Field {
	if i := slices.IndexFunc(parts, func(f *content.Field) bool { return f.Key == name }); i >= 0 {
		return parts[i]
	}
	return nil
}

func isList(key string) bool { return types[key] == content.ListField }

// synonyms are other names that columns often have.
var synonyms = map[string]string{
	"claim_id": "id", "identifier": "id", "type": "kind", "claim_type": "kind",
	"claim": "title", "claim_text": "title", "text": "title", "statement": "title", "claimreviewed": "title",
	"claim_reviewed": "title", "promise": "title", "pledge": "title",
	"commitment": "title", "promise_text": "title", "prediction": "title", "forecast": "title",
	"claimant": "speaker", "claimed_by": "speaker", "person": "speaker", "who": "speaker", "name": "speaker",
	"said_by":    "speaker",
	"politician": "speaker", "official": "speaker", "spokesperson": "speaker", "speaker_name": "speaker",
	"claimant_name": "speaker",
	"date":          "said", "claim_date": "said", "date_said": "said", "said_on": "said", "date_of_claim": "said",
	"when": "said", "day": "said", "statement_date": "said", "date_of_statement": "said",
	"tags": "topics", "topic": "topics", "subject": "topics", "issue": "topics", "theme": "topics",
	"context": "occasion", "where": "place", "location": "place",
	"due": "deadline", "due_date": "deadline", "by_when": "deadline", "deadline_date": "deadline",
	"date_due": "deadline", "target_date": "deadline", "notes": "note", "comment": "note",
	"quotation": "quote", "exact_quote": "quote", "exact_words": "quote",
	"link": "source_url", "url": "source_url", "source_link": "source_url", "source": "source_url",
	"outlet": "publisher", "source_name": "publisher", "medium": "publisher", "newspaper": "publisher",
	"archive_url": "archive", "archive_link": "archive", "archived": "archive",
	"verdict": "rating", "ruling": "rating", "conclusion": "rating", "our_verdict": "rating", "our_ruling": "rating",
	"our_rating": "rating", "final_verdict": "rating",
	"verdict_date": "rating_date", "date_of_verdict": "rating_date", "ruling_date": "rating_date",
	"rated": "rating_date", "date_rated": "rating_date", "review_date": "rating_date",
	"explanation": "rating_note", "reason": "rating_note", "rated_by": "rating_by", "fact_checker": "rating_by",
	"ruled_by": "rating_by", "reviewed_by": "rating_by",
	"fact_check_by": "rating_by", "fact_checked_by": "rating_by", "checked_by": "rating_by", "reviewer": "rating_by",
	"review_by": "rating_by", "review_author": "rating_by", "verified_by": "rating_by", "verifier": "rating_by",
	"assessed_by": "rating_by", "assessor": "rating_by", "evaluated_by": "rating_by", "evaluator": "rating_by",
	"judged_by": "rating_by", "verdict_by": "rating_by", "ruling_by": "rating_by", "checker": "rating_by",
	"fact_checking_organisation": "rating_by", "fact_checking_organization": "rating_by",
	"fact_check_organisation": "rating_by", "fact_check_organization": "rating_by", "fact_check_publisher": "rating_by",
	"fact_check_source": "rating_by", "review_publisher": "rating_by", "verdict_source": "rating_by",
	"rating_source": "rating_by", "fact_check_url": "rating_url", "fact_check_link": "rating_url",
	"review_url": "rating_url", "review_link": "rating_url", "verdict_url": "rating_url", "verdict_link": "rating_url",
	"fact_check_analysis_link": "rating_url", "fact_check_date": "rating_date", "date_of_review": "rating_date",
}

// titleKinds are the kinds of claims in a file whose title has one of these names.
var titleKinds = map[string]content.Kind{
	"promise": content.Pledge, "promise_text": content.Pledge, "pledge": content.Pledge, "commitment": content.Pledge,
	"prediction": content.Prediction, "forecast": content.Prediction,
}

// squashed has the names of columns and synonyms without what parts their words, so that
// "factchecker" and "sourceUrl" are found too.
var squashed = map[string]string{}

func init() {
	for name := range synonyms {
		squashed[squash(name)] = name
	}
	for name := range places {
		squashed[squash(name)] = name
	}
}

func squash(name string) string { return strings.ReplaceAll(name, "_", "") }

func known(key string) bool { _, ok := places[key]; return ok }

// column returns a column's name as a key is spelled: "Source-URL", "source url" and
// "sourceUrl" are source_url.
func column(name string) string {
	key := strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(name)))
	if full := squashed[squash(key)]; full != "" {
		return full
	}
	return key
}

// keys returns the key of each column: "-" for a column that is left out, "" where no key
// is known. A key by --map goes before the column's own name, and that before synonyms.
// No two columns are read as one key.
func (in *input) keys(columns []string) (map[string]string, error) {
	keys, taken := make(map[string]string, len(columns)), map[string]string{}
	for _, name := range columns {
		key, mapped := in.mapping.columns[fold(name)]
		if mapped {
			delete(in.mapping.given, fold(name))
		} else {
			key = in.ownKey(column(name))
		}
		if before, twice := taken[key]; twice && key != "" && key != "-" {
			return nil, refuse("%s: the columns %q and %q are both read as %s: leave one out with --map %q", in.name, before,
				name, key, name+"=-")
		}
		keys[name], taken[key] = key, name
	}
	for _, name := range columns {
		if key := synonyms[column(name)]; keys[name] == "" && key != "" && taken[key] == "" {
			keys[name], taken[key] = key, name
		}
	}
	return keys, nil
}

// ownKey returns the key that a column has as its name, or "".
func (in *input) ownKey(name string) string {
	switch {
	case name == "file" && !in.ours:
		return "" // elsewhere it is not one of the site's files
	case name == "url" && in.ours, name == "derived", strings.HasPrefix(name, "derived_"):
		return "-"
	case !in.ours && synonyms[name] != "":
		return "" // "ruled_by" and "reviewed_by": in a table from elsewhere they name another desk
	case known(name), strings.HasPrefix(name, "extra."):
		return name
	}
	return ""
}

// bareAddress matches an address without https://, because of which a row is rejected:
// "www.example.com", "news.example.com/a". It does not match "example.com" or "and/or".
var bareAddress = regexp.MustCompile(`^(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/)\S*$`)

// put sets a cell of the row. key is the key of its column, name the column's name.
func (in *input) put(r *row, key, name, value string) {
	if value = strings.TrimSpace(value); value == "" || key == "-" {
		return
	}
	if key == "" {
		in.unread(name)
		return
	}
	if name, extra := strings.CutPrefix(key, "extra."); extra {
		r.part("extra").set(name, value)
		return
	}
	if key == "speaker" || key == "speaker_text" {
		r.who += value
	}
	if kind, ok := titleKinds[column(name)]; ok && key == "title" {
		r.kind = kind
	}
	if key == "rating_url" {
		r.published = name
	}
	if _, told := in.mapping.columns[fold(name)]; key == "rating_by" && !told && !in.ours {
		r.judge = name
	}
	value = in.mapping.value(key, value)
	if key == "source_url" && !strings.Contains(value, "://") && !bareAddress.MatchString(value) {
		key = "publisher" // a column "source" that names the source
	}
	at := places[key]
	into := r.claim
	if at.part != "" {
		into = r.part(at.part)
	}
	if isList(at.key) {
		into[at.key] = in.split(key, value)
		return
	}
	into.set(at.key, line(at.key, value))
}

// line writes the value of a key on one line. A note keeps its line breaks.
func line(key, value string) string {
	if key == "note" {
		return value
	}
	return strings.Join(strings.Fields(value), " ")
}

// split splits a cell with several values. A comma separates topics, which become ids,
// but not the names of people, as these may have commas.
func (in *input) split(key, value string) []string {
	separators := ";|\n"
	if key == "topics" {
		separators += ","
	}
	var all []string
	for _, v := range strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		if v = in.mapping.value(key, strings.TrimSpace(v)); key == "topics" && content.IDProblem(content.TypeTopic, v) != "" {
			v = content.Slug(v)
		}
		if v != "" && !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	return all
}
