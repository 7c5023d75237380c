package export

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Column is a column of data/claims.csv. Type is a type of Frictionless Table Schema.
type Column struct {
	Name, Type, Text string
	value            func(c *ClaimRecord) string
}

// separator stands between several values in one cell.
const separator = "; "

// Columns are the columns of data/claims.csv, from left to right. Where a name is a
// key of the content format it means what the format says, and "onrecord import"
// reads it back; url and what begins with derived_ is there for readers. The file
// starts with a byte order mark, which spreadsheets need and careless readers take for
// a part of the first name: so that is one which nobody misses.
var Columns = []Column{
	{"url", "string", "The claim's page.", func(c *ClaimRecord) string { return c.URL }},
	{"id", "string", "Unique among the site's claims.", func(c *ClaimRecord) string { return c.ID }},
	{"kind", "string", "statement, figure, denial, prediction, pledge, timeline, threat or warning.",
		func(c *ClaimRecord) string { return c.Kind }},
	{"title", "string", "What the speaker asserts, in one line.", func(c *ClaimRecord) string { return c.Title }},
	{"speaker", "string", "Ids of entities.", func(c *ClaimRecord) string { return join(c.Speaker) }},
	{"speaker_text", "string", "Instead of speaker, where nobody is named.",
		func(c *ClaimRecord) string { return c.SpeakerText }},
	{"on_behalf_of", "string", "Ids of entities.", func(c *ClaimRecord) string { return join(c.OnBehalfOf) }},
	{"role", "string", "Where it differs from the speaker's role of that day.",
		func(c *ClaimRecord) string { return c.Role }},
	{"said", "string", "EDTF date.", func(c *ClaimRecord) string { return c.Said }},
	{"recorded", "string", "EDTF date: when the desk took it up, where it said so.",
		func(c *ClaimRecord) string { return c.Recorded }},
	{"occasion", "string", "At what it was said, such as a press briefing.",
		func(c *ClaimRecord) string { return c.Occasion }},
	{"place", "string", "Where it was said.", func(c *ClaimRecord) string { return c.Place }},
	{"topics", "string", "Ids.", func(c *ClaimRecord) string { return join(c.Topics) }},
	{"about", "string", "Ids of entities.", func(c *ClaimRecord) string { return join(c.About) }},
	{"review", "string", "EDTF date: when the desk wants to look again.",
		func(c *ClaimRecord) string { return c.Review }},
	{"note", "string", "For what readers should know; plain text.", func(c *ClaimRecord) string { return c.Note }},
	{"event", "string", "Id.", func(c *ClaimRecord) string { return c.Event }},
	{"deadline", "string", "EDTF date.", func(c *ClaimRecord) string { return c.Deadline }},
	{"bound", "string", "by, before, in or not-before.", func(c *ClaimRecord) string { return c.Bound }},
	{"deadline_text", "string", "The deadline as it was said.",
		func(c *ClaimRecord) string { return c.DeadlineText }},
	{"condition", "string", "Only if this happens.", func(c *ClaimRecord) string { return c.Condition }},
	{"likelihood", "string", "As it was said.", func(c *ClaimRecord) string { return c.Likelihood }},
	{"criteria", "string", "How the desk will decide.", func(c *ClaimRecord) string { return c.Criteria }},
	{"progress", "string", "Percent done, as claimed: 40, >90, 13..20.",
		func(c *ClaimRecord) string { return c.Progress }},
	{"progress_of", "string", "Of what.", func(c *ClaimRecord) string { return c.ProgressOf }},
	{"supersedes", "string", "Ids of claims that this one replaces.",
		func(c *ClaimRecord) string { return join(c.Supersedes) }},
	{"repeats", "string", "Ids of claims.", func(c *ClaimRecord) string { return join(c.Repeats) }},
	{"contradicts", "string", "Ids of claims, as this claim's record states it.",
		func(c *ClaimRecord) string { return join(c.Contradicts) }},
	{"supports", "string", "Ids of claims.", func(c *ClaimRecord) string { return join(c.Supports) }},
	{"responds_to", "string", "Ids of claims.", func(c *ClaimRecord) string { return join(c.RespondsTo) }},
	{"denies", "string", "Ids of claims.", func(c *ClaimRecord) string { return join(c.Denies) }},
	{"measure", "string", "What a figure measures; figures of one measure form a series.",
		func(c *ClaimRecord) string { return c.figure().Measure }},
	{"value", "string", "The figure, as it was said: 2500, 2..6, >50, ~50.",
		func(c *ClaimRecord) string { return c.figure().Value }},
	{"unit", "string", "Of the figure.", func(c *ClaimRecord) string { return c.figure().Unit }},
	{"at", "string", "EDTF date that the figure is about; empty where the day it was said.",
		func(c *ClaimRecord) string { return c.figure().At }},
	{"actor", "string", "Ids of entities who would act.",
		func(c *ClaimRecord) string { return join(c.threat().Actor) }},
	{"actor_text", "string", "Instead, where no entity fits.",
		func(c *ClaimRecord) string { return c.threat().ActorText }},
	{"target", "string", "Ids of entities.", func(c *ClaimRecord) string { return join(c.threat().Target) }},
	{"target_text", "string", "Instead, where no entity fits.",
		func(c *ClaimRecord) string { return c.threat().TargetText }},
	{"response", "string", "What would be done.", func(c *ClaimRecord) string { return c.threat().Response }},
	{"instrument", "string", "The means of a threat, after CAMEO root code 13.",
		func(c *ClaimRecord) string { return c.threat().Instrument }},
	{"trend", "string", "rising, steady or falling.", func(c *ClaimRecord) string { return c.threat().Trend }},
	{"retracted", "string", "EDTF date on which the speaker took it back.",
		func(c *ClaimRecord) string { return c.retraction().Date }},
	{"retracted_note", "string", "Plain text.", func(c *ClaimRecord) string { return c.retraction().Note }},
	{"article", "string", "Id, where the claim's first appearance is in an article of the site.",
		func(c *ClaimRecord) string { return c.appearance().Article }},
	{"quote", "string", "The words of that appearance.", func(c *ClaimRecord) string { return c.appearance().Quote }},
	{"prefix", "string", "Words just before the quote, where it stands more than once.",
		func(c *ClaimRecord) string { return c.appearance().Prefix }},
	{"suffix", "string", "Words just after it.", func(c *ClaimRecord) string { return c.appearance().Suffix }},
	{"wording", "string", "verbatim, translation, paraphrase or altered.",
		func(c *ClaimRecord) string { return c.appearance().Wording }},
	{"source_url", "string", "Where the first appearance is outside the site.",
		func(c *ClaimRecord) string { return c.appearance().URL }},
	{"publisher", "string", "Who published the first appearance, where it is outside the site.",
		func(c *ClaimRecord) string { return c.appearance().Publisher }},
	{"source_title", "string", "", func(c *ClaimRecord) string { return c.appearance().Title }},
	{"source_date", "string", "EDTF date.", func(c *ClaimRecord) string { return c.appearance().Date }},
	{"archive", "string", "Address of an archived copy.",
		func(c *ClaimRecord) string { return c.appearance().Archive }},
	{"language", "string", "Of the text outside the site.",
		func(c *ClaimRecord) string { return c.appearance().Language }},
	{"via", "string", "Through whom it was passed on, such as a news agency.",
		func(c *ClaimRecord) string { return c.appearance().Via }},
	{"rating", "string", "Id of the newest rating that this desk gave the claim itself; empty where it gave none.",
		func(c *ClaimRecord) string { return c.ruling().Rating }},
	{"rating_date", "string", "EDTF date.", func(c *ClaimRecord) string { return c.ruling().Date }},
	{"rating_note", "string", "Plain text.", func(c *ClaimRecord) string { return c.ruling().Note }},
	{"derived_side", "string", "Ids of entities on whose line the claim stands.",
		func(c *ClaimRecord) string { return join(c.Derived.Side) }},
	{"derived_role", "string", "Of each speaker on the day.",
		func(c *ClaimRecord) string { return strings.Trim(join(c.Derived.Role), separator) }},
	{"derived_topics", "string", "Ids: the claim's own and its event's.",
		func(c *ClaimRecord) string { return join(c.Derived.Topics) }},
	{"derived_recorded", "string", "EDTF date: recorded, or the earliest appearance's, or said.",
		func(c *ClaimRecord) string { return c.Derived.Recorded }},
	{"derived_said_first", "date", "First day that said can mean; empty where open.",
		func(c *ClaimRecord) string { return c.Derived.SaidFirst }},
	{"derived_said_last", "date", "Last day that said can mean.",
		func(c *ClaimRecord) string { return c.Derived.SaidLast }},
	{"derived_deadline_first", "date", "First day that the deadline can mean.",
		func(c *ClaimRecord) string { return c.Derived.DeadlineFrom }},
	{"derived_deadline_last", "date", "Last one, by which overdue and steps are counted.",
		func(c *ClaimRecord) string { return c.Derived.DeadlineTo }},
	{"derived_progress_lower", "number", "Empty where open.",
		func(c *ClaimRecord) string { return number(c.Derived.ProgressFrom) }},
	{"derived_progress_upper", "number", "Likewise.",
		func(c *ClaimRecord) string { return number(c.Derived.ProgressTo) }},
	{"derived_value_lower", "number", "Empty where open.",
		func(c *ClaimRecord) string { return number(c.Derived.ValueFrom) }},
	{"derived_value_upper", "number", "Likewise.", func(c *ClaimRecord) string { return number(c.Derived.ValueTo) }},
	{"derived_rating", "string", "Id of the rating that stands, the first telling's for a repeat without its own; none where nobody ruled.",
		func(c *ClaimRecord) string { return c.Derived.Rating }},
	{"derived_rating_label", "string", "What the claim's stamp says.",
		func(c *ClaimRecord) string { return c.Derived.RatingLabel }},
	{"derived_rating_value", "number", "On the scale; empty off the scale.",
		func(c *ClaimRecord) string { return number(c.Derived.RatingValue) }},
	{"derived_open", "boolean", "Forward-looking and not settled, superseded, taken back or overdue.",
		func(c *ClaimRecord) string { return strconv.FormatBool(c.Derived.Open) }},
	{"derived_overdue", "boolean", "The deadline has passed and nothing settles it.",
		func(c *ClaimRecord) string { return strconv.FormatBool(c.Derived.Overdue) }},
	{"derived_due", "string", "met or missed, by the day on which the event happened.",
		func(c *ClaimRecord) string { return c.Derived.Due }},
	{"derived_due_days", "integer", "Early where met, late where missed.", func(c *ClaimRecord) string {
		if c.Derived.DueDays == nil {
			return ""
		}
		return strconv.Itoa(*c.Derived.DueDays)
	}},
	{"derived_awaits_ruling", "boolean", "Its event happened, and only the desk can say what that makes of it.",
		func(c *ClaimRecord) string { return strconv.FormatBool(c.Derived.AwaitsRuling) }},
	{"derived_superseded", "boolean", "A later claim replaced it.",
		func(c *ClaimRecord) string { return strconv.FormatBool(c.Derived.Superseded) }},
	{"derived_first_telling", "string", "Id, of a repeat.", func(c *ClaimRecord) string { return c.Derived.First }},
	{"derived_tellings", "integer", "How often it was told, this once included.",
		func(c *ClaimRecord) string { return strconv.Itoa(c.Derived.Tellings) }},
	{"derived_step", "string", "What it did to its side's date: set, reaffirmed, put-back 133 …",
		func(c *ClaimRecord) string { return joinSteps(c.Derived.Steps) }},
	{"derived_appearances", "integer", "How many there are; claims.json has them all.",
		func(c *ClaimRecord) string { return strconv.Itoa(len(c.Appearance)) }},
}

func join(values []string) string { return strings.Join(values, separator) }

// figure and the others are the parts that a row shows, empty where there is none.
func (c *ClaimRecord) figure() *Figure {
	if c.Figure == nil {
		return new(Figure)
	}
	return c.Figure
}

func (c *ClaimRecord) threat() *Threat {
	if c.Threat == nil {
		return new(Threat)
	}
	return c.Threat
}

func (c *ClaimRecord) retraction() *Retraction {
	if c.Retracted == nil {
		return new(Retraction)
	}
	return c.Retracted
}

func (c *ClaimRecord) appearance() *Appearance {
	if len(c.Appearance) == 0 {
		return new(Appearance)
	}
	return &c.Appearance[0]
}

func (c *ClaimRecord) ruling() *Assessment {
	for i := len(c.Assessment) - 1; i >= 0; i-- {
		if c.Assessment[i].By == "" {
			return &c.Assessment[i]
		}
	}
	return new(Assessment)
}

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
