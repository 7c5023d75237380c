package export

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// Column is a column of data/claims.csv. Type is a type of Frictionless Table Schema.
type Column struct {
	Name, Type, Text string
	Choices          []string // the only values that it can have; nil for any
	Required         bool
	value            func(c *ClaimRecord) string
}

// separator stands between several values in one cell.
const separator = "; "

// Columns are the columns of data/claims.csv, from left to right: the fields of the content
// format that have a column, then computed values, then the fields and computed values that
// a later version added. "onrecord import" reads the fields back.
//
// The file starts with a byte order mark, which spreadsheets need. Careless readers take it
// for a part of the first column's name; that column is url, which nobody misses.
var Columns = slices.Concat([]Column{
	{"url", "string", "The claim's page.", nil, false, func(c *ClaimRecord) string { return c.URL }},
	{"id", "string", "Unique among the site's claims.", nil, true, func(c *ClaimRecord) string { return c.ID }},
}, fieldColumns(false), derivedColumns, inOrder(slices.Concat(fieldColumns(true), addedColumns, nameColumns)))

// addedOrder is the order of the columns that a later version added, so that programs may count
// columns from the left. The contract names it as far as derived_due_about, and then names.
var addedOrder = []string{"asked", "asked_text", "part_of", "told_by", "translation", "medium", "source_at", "file",
	"retracted_by", "retracted_url", "ruled_by", "reviewed_by", "condition_met", "derived_due_about",
	"derived_speaker_name", "derived_on_behalf_of_name", "derived_about_name", "derived_topics_name",
	"derived_event_name", "derived_actor_name", "derived_target_name", "derived_asked_name", "derived_told_by_name",
	"deadline_from", "deadline_days", "deadline_months"}

// inOrder sorts added columns. One that addedOrder does not name comes last.
func inOrder(columns []Column) []Column {
	place := func(c Column) int {
		if i := slices.Index(addedOrder, c.Name); i >= 0 {
			return i
		}
		return len(addedOrder)
	}
	slices.SortStableFunc(columns, func(a, b Column) int { return place(a) - place(b) })
	return columns
}

// fieldColumns returns the columns of fields: those of the first version, or those added
// later.
func fieldColumns(added bool) (all []Column) {
	add := func(f *content.Field, of string, value func(c *ClaimRecord) string) {
		text := f.Doc
		if f.Type == content.DateField {
			text = "EDTF date: " + text
		}
		if f.Column != "" && (f.Added != "") == added {
			required := of == "" && f.Need != ""
			all = append(all, Column{f.Column, "string", strings.TrimSpace(text + " " + of), f.Choices, required,
				value})
		}
	}
	for _, f := range content.TypeClaim.Fields() {
		add(f, "", func(c *ClaimRecord) string { return c.Fields.Text(f.Key) })
	}
	for _, part := range content.TypeClaim.Fields() {
		for _, f := range part.Fields {
			add(f, partOf[part.Key], func(c *ClaimRecord) string { return c.part(part).Text(f.Key) })
		}
	}
	return all
}

// partOf says which of a claim's tables the columns show.
var partOf = map[string]string{
	"figure": "Of the figure.", "threat": "Of the threat or warning.", "retracted": "Of the retraction.",
	"appearance": "Of the first appearance.", "assessment": "Of this desk's newest ruling.",
}

// part returns the table of a claim that a row shows: of appearances the first, and of
// assessments the newest of ours.
func (c *ClaimRecord) part(f *content.Field) Object {
	if f.Type == content.TableField {
		return c.Fields.table(f.Key)
	}
	all := c.Fields.tables(f.Key)
	if f.Key == "assessment" {
		all = slices.DeleteFunc(slices.Clone(all), func(o Object) bool { return o.get("by") != nil })
		slices.Reverse(all)
	}
	if len(all) == 0 {
		return nil
	}
	return all[0]
}

// derivedColumns are the columns that the generator computes.
var derivedColumns = []Column{
	{"derived_side", "string", "Ids of entities on whose line the claim stands.", nil, false,
		func(c *ClaimRecord) string { return join(c.Derived.Side) }},
	{"derived_role", "string", "Of each speaker on the day.", nil, false,
		func(c *ClaimRecord) string { return strings.Trim(join(c.Derived.Role), separator) }},
	{"derived_topics", "string", "Ids: the claim's own and its event's.", nil, false,
		func(c *ClaimRecord) string { return join(c.Derived.Topics) }},
	{"derived_recorded", "string", "EDTF date: recorded, or the earliest appearance's, or said.", nil, false,
		func(c *ClaimRecord) string { return c.Derived.Recorded }},
	{"derived_said_first", "date", "First day that said can mean; empty where open.", nil, false,
		func(c *ClaimRecord) string { return c.Derived.SaidFirst }},
	{"derived_said_last", "date", "Last day that said can mean.", nil, false,
		func(c *ClaimRecord) string { return c.Derived.SaidLast }},
	{"derived_deadline_first", "date", "First day that the deadline can mean.", nil, false,
		func(c *ClaimRecord) string { return c.Derived.DeadlineFrom }},
	{"derived_deadline_last", "date", "Last possible day, by which overdue and steps are counted: for before the day before, for not-before none.", nil, false,
		func(c *ClaimRecord) string { return c.Derived.DeadlineTo }},
	{"derived_progress_lower", "number", "Empty where open.", nil, false,
		func(c *ClaimRecord) string { return number(c.Derived.ProgressFrom) }},
	{"derived_progress_upper", "number", "Likewise.", nil, false,
		func(c *ClaimRecord) string { return number(c.Derived.ProgressTo) }},
	{"derived_value_lower", "number", "Empty where open.", nil, false,
		func(c *ClaimRecord) string { return number(c.Derived.ValueFrom) }},
	{"derived_value_upper", "number", "Likewise.", nil, false,
		func(c *ClaimRecord) string { return number(c.Derived.ValueTo) }},
	{"derived_rating", "string", "Id of the rating that stands, the first telling's for a repeat without its own; none where nobody ruled.", nil, false,
		func(c *ClaimRecord) string { return c.Derived.Rating }},
	{"derived_rating_label", "string", "What the claim's stamp says.", nil, false,
		func(c *ClaimRecord) string { return c.Derived.RatingLabel }},
	{"derived_rating_value", "number", "On the scale; empty off the scale.", nil, false,
		func(c *ClaimRecord) string { return number(c.Derived.RatingValue) }},
	{"derived_open", "boolean", "Forward-looking and not settled, superseded, taken back or overdue.", nil, false,
		func(c *ClaimRecord) string { return strconv.FormatBool(c.Derived.Open) }},
	{"derived_overdue", "boolean", "The deadline has passed and nothing settles it.", nil, false,
		func(c *ClaimRecord) string { return strconv.FormatBool(c.Derived.Overdue) }},
	{"derived_due", "string", "met or missed, by the day on which the event happened.", nil, false,
		func(c *ClaimRecord) string { return c.Derived.Due }},
	{"derived_due_days", "integer", "Early where met, late where missed; 0 where no days are counted.", nil, false,
		func(c *ClaimRecord) string {
			if c.Derived.DueDays == nil {
				return ""
			}
			return strconv.Itoa(*c.Derived.DueDays)
		}},
	{"derived_awaits_ruling", "boolean", "Its event happened or its day passed, and only the desk can rule.", nil,
		false,
		func(c *ClaimRecord) string { return strconv.FormatBool(c.Derived.AwaitsRuling) }},
	{"derived_superseded", "boolean", "A later claim replaced it.", nil, false,
		func(c *ClaimRecord) string { return strconv.FormatBool(c.Derived.Superseded) }},
	{"derived_first_telling", "string", "Id, of a repeat.", nil, false,
		func(c *ClaimRecord) string { return c.Derived.First }},
	{"derived_tellings", "integer", "How often it was told, this once included.", nil, false,
		func(c *ClaimRecord) string { return strconv.Itoa(c.Derived.Tellings) }},
	{"derived_step", "string", "What it did to its side's date: set, reaffirmed, put-back 133, put-back about 30 …",
		nil, false,
		func(c *ClaimRecord) string { return joinSteps(c.Derived.Steps) }},
	{"derived_appearances", "integer", "How many there are; claims.json has them all.", nil, false,
		func(c *ClaimRecord) string { return strconv.Itoa(len(c.Fields.tables("appearance"))) }},
}

// addedColumns are the computed columns that a later version added.
var addedColumns = []Column{
	{"derived_due_about", "boolean", "The days of derived_due_days are counted from a month, season or year, or a " +
		"vague date.", nil, false,
		func(c *ClaimRecord) string { return strconv.FormatBool(c.Derived.DueAbout) }},
}

// nameColumns are the names of the records whose ids stand in other columns.
var nameColumns = []Column{
	{"derived_speaker_name", "string", "Names of the speakers, or speaker_text.", nil, false,
		func(c *ClaimRecord) string { return cmp.Or(names(c.claim.Speakers), c.claim.SpeakerText) }},
	{"derived_on_behalf_of_name", "string", "Names.", nil, false,
		func(c *ClaimRecord) string { return names(c.claim.OnBehalfOf) }},
	{"derived_about_name", "string", "Names.", nil, false,
		func(c *ClaimRecord) string { return names(c.claim.About) }},
	{"derived_topics_name", "string", "Titles of derived_topics.", nil, false,
		func(c *ClaimRecord) string { return names(c.claim.Topics) }},
	{"derived_event_name", "string", "Title.", nil, false,
		func(c *ClaimRecord) string {
			if c.claim.Event == nil {
				return ""
			}
			return c.claim.Event.Title
		}},
	{"derived_actor_name", "string", "Names, or actor_text.", nil, false,
		func(c *ClaimRecord) string {
			return cmp.Or(names(c.claim.Actors), c.Fields.table("threat").Text("actor_text"))
		}},
	{"derived_target_name", "string", "Names, or target_text.", nil, false,
		func(c *ClaimRecord) string {
			return cmp.Or(names(c.claim.Targets), c.Fields.table("threat").Text("target_text"))
		}},
	{"derived_asked_name", "string", "Names, or asked_text.", nil, false,
		func(c *ClaimRecord) string { return cmp.Or(names(c.claim.Asked), c.claim.AskedText) }},
	{"derived_told_by_name", "string", "Name, or the words that stand instead.", nil, false,
		func(c *ClaimRecord) string { return c.claim.Teller() }},
}

// names returns the names or titles of records in one cell.
func names[R interface{ Ref() docket.Ref }](records []R) string {
	all := make([]string, len(records))
	for i, r := range records {
		all[i] = r.Ref().Title
	}
	return join(all)
}

func join(values []string) string { return strings.Join(values, separator) }

func number(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}

func joinSteps(all []Step) string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = s.Kind
		if s.About {
			out[i] += " about"
		}
		if s.Days > 0 {
			out[i] += " " + strconv.Itoa(s.Days)
		}
	}
	return join(out)
}

// csv returns data/claims.csv: RFC 4180, in UTF-8 with a byte order mark, a row for each
// claim.
func (x *Exporter) csv() ([]byte, error) {
	out := bytes.NewBufferString("\ufeff")
	w := csv.NewWriter(out)
	w.UseCRLF = true
	row := make([]string, len(Columns))
	for i, column := range Columns {
		row[i] = column.Name
	}
	if err := w.Write(row); err != nil {
		return nil, err
	}
	for _, c := range x.docket.Claims {
		record := x.Claim(c)
		for i, column := range Columns {
			row[i] = Guard(column.value(record))
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// formulas are the characters at a cell's start that make a spreadsheet compute or
// run what follows, their full-width forms included.
const formulas = "=+-@\t\r\n＝＋－＠"

// Guard makes a cell safe in a spreadsheet: an apostrophe is set before what would
// start a formula, which makes it text. Apostrophes that stand there already are
// kept apart by one more, so that [Unguard] gives back every cell as it was.
func Guard(cell string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, "'"))
	if cell != "" && strings.ContainsRune(formulas, first) {
		return "'" + cell
	}
	return cell
}

// Unguard undoes Guard.
func Unguard(cell string) string {
	if cell != "" && cell[0] == '\'' && Guard(cell) != cell {
		return cell[1:]
	}
	return cell
}
