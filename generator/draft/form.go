package draft

import (
	"strings"
	"unicode/utf8"

	"onrecord/generator/claimtext"
	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/markup"
)

// Form is a claim's record as it is first written: the values that are known, with a
// note beside each that the author may want to change.
type Form struct {
	ID, Title   string
	Kind        content.Kind
	KindNote    string
	Article     *docket.Article // in which the claim stands
	Speakers    []string        // ids; empty where SpeakerText stands instead
	SpeakerText string          // the words that name the speaker
	SpeakerNote string
	OnBehalfOf  []*docket.Entity
	Said        string // an EDTF date
	SaidNote    string
	Event       string // an id, or ""
	EventNote   string
	Supersedes  []string     // ids
	Repeats     []string     // ids
	Quote       markup.Quote // empty where the words are not known

	// What the words give; empty where they give none.
	Deadline   *claimtext.Deadline
	Progress   string
	Condition  string
	Likelihood string
	Figure     *claimtext.Figure
	Asked      []string // of a demand: ids
	Actor      []string // of a threat or warning: ids
	ActorText  string   // instead of Actor
	Target     []string // ids
	TargetText string   // instead of Target
	Response   string
	Instrument string
	Trend      string
	Near       string // the id of a claim that this one perhaps replaces or repeats
	NearKey    string // supersedes or repeats
}

// KindNote lists the kinds from which an author may choose.
var KindNote = strings.Join(content.Kinds, " | ")

// The notes beside values that the author should look at.
const (
	SaidNote    = "the day of the article; was it said earlier?"
	UnnamedNote = "or speaker = \"…\", an entity's id or name"
)

// Unnamed is the speaker's text where the author has yet to name the speaker.
const Unnamed = "nobody named yet"

// DayOf returns the day of an article, as precise as the article gives it but without
// the time: a claim in it need not have been made at the time of publication.
func DayOf(a *docket.Article) string {
	if a.Date.HasTime() {
		return a.Date.Lower().String()
	}
	return a.Date.String()
}

// Text returns the record as TOML.
func (f *Form) Text() string {
	var w lines
	w.WriteString("[[claim]]\n")
	w.line("id", content.Quote(f.ID), "")
	w.line("kind", content.Quote(string(f.Kind)), f.KindNote)
	w.line("title", content.Quote(f.Title), "")
	switch len(f.Speakers) {
	case 0:
		w.line("speaker_text", content.Quote(f.SpeakerText), f.SpeakerNote)
	case 1:
		w.line("speaker", content.Quote(f.Speakers[0]), f.SpeakerNote)
	default:
		w.line("speaker", content.QuoteList(f.Speakers), f.SpeakerNote)
	}
	w.list("on_behalf_of", entityIDs(f.OnBehalfOf))
	w.line("said", content.Quote(f.Said), f.SaidNote)
	var topics []string
	for _, t := range f.Article.Topics {
		topics = append(topics, t.ID)
	}
	w.list("topics", topics)
	if f.Event != "" {
		w.line("event", content.Quote(f.Event), f.EventNote)
	}
	w.list("supersedes", f.Supersedes)
	w.list("repeats", f.Repeats)
	f.writeOutlook(&w)
	w.line("draft", "true", "take this line away to publish")
	f.writeTable(&w)
	f.writeAppearance(&w)
	return w.String()
}

// writeOutlook writes what a claim about the future has.
func (f *Form) writeOutlook(w *lines) {
	day := content.Quote(DayOf(f.Article))
	switch {
	case f.Deadline != nil:
		if f.Deadline.Date != "" {
			w.line("deadline", content.Quote(f.Deadline.Date), "")
			w.line("bound", content.Quote(f.Deadline.Bound), "")
			if f.Deadline.Text != "" {
				w.line("deadline_text", content.Quote(f.Deadline.Text), "")
			}
		} else {
			w.line("# deadline", content.Quote("…"), "“"+f.Deadline.Text+"”")
		}
	case f.Kind == content.Timeline && f.Progress == "":
		w.line("deadline", day, "the day of the article; write the day, month or year that was named")
		w.line("# deadline_text", content.Quote("…"), "in the speaker's words")
	case f.Kind.Forward() && f.Progress == "" && f.Quote.Words == "":
		w.line("# deadline", day, "if one was named")
		w.line("# condition", content.Quote("…"), "if it depends on one")
	}
	for _, v := range []struct{ key, text string }{
		{"progress", f.Progress}, {"condition", f.Condition}, {"likelihood", f.Likelihood},
	} {
		if v.text != "" {
			w.line(v.key, content.Quote(v.text), "")
		}
	}
	if f.Kind == content.Demand {
		if len(f.Asked) > 0 {
			w.line("asked", content.QuoteList(f.Asked), "a guess")
		} else {
			w.line("# asked", `["…"]`, "of whom: ids, or asked_text")
		}
	}
	if f.Near != "" {
		w.line("# "+f.NearKey, content.QuoteList([]string{f.Near}), "the last date of the same side")
	}
}

// writeTable writes the table that a claim of the kind has, if any.
func (f *Form) writeTable(w *lines) {
	switch f.Kind {
	case content.KindFigure:
		w.WriteString("[claim.figure]\n")
		if f.Figure != nil {
			w.line("measure", content.Quote(f.Figure.Measure), "figures of one measure form a series")
			w.line("value", content.Quote(f.Figure.Value), "")
			if f.Figure.Unit != "" {
				w.line("unit", content.Quote(f.Figure.Unit), "")
			}
			return
		}
		w.line("measure", content.Quote("…"), "what is counted; figures of one measure form a series")
		w.line("value", "0", "a number, or \"~50\", \">90\", \"2..6\"")
	case content.KindThreat, content.Warning:
		w.WriteString("[claim.threat]\n")
		response := f.Response
		if response == "" {
			response = "…"
		}
		w.line("response", content.Quote(response), "what would be done")
		switch {
		case len(f.Actor) > 0:
			w.line("actor", content.QuoteList(f.Actor), "")
		case f.ActorText != "":
			w.line("actor_text", content.Quote(f.ActorText), "")
		case f.Kind == content.KindThreat && len(f.Speakers) > 0:
			w.line("actor", content.QuoteList(f.Speakers), "the speaker's side")
		default:
			w.line("# actor", `["…"]`, "who would do it: ids, or actor_text")
		}
		switch {
		case len(f.Target) > 0:
			w.line("target", content.QuoteList(f.Target), "a guess")
		case f.TargetText != "":
			w.line("target_text", content.Quote(f.TargetText), "")
		default:
			w.line("# target", `["…"]`, "to whom: ids, or target_text")
		}
		if f.Trend != "" {
			w.line("trend", content.Quote(f.Trend), "")
		}
		if f.Instrument != "" && f.Instrument != "unspecified" {
			w.line("instrument", content.Quote(f.Instrument), "a guess")
		}
	}
}

func (f *Form) writeAppearance(w *lines) {
	w.WriteString("[[claim.appearance]]\n")
	w.line("article", content.Quote(f.Article.ID), "")
	if f.Quote.Words == "" {
		w.line("# quote", content.Quote("…"), "the exact words, as they stand in the article")
		return
	}
	w.line("quote", content.Quote(f.Quote.Words), "")
	if f.Quote.Prefix != "" {
		w.line("prefix", content.Quote(f.Quote.Prefix), "")
	}
	if f.Quote.Suffix != "" {
		w.line("suffix", content.Quote(f.Quote.Suffix), "")
	}
}

// lines is a TOML text that is written line by line.
type lines struct{ strings.Builder }

// line writes a key, its value in TOML, and a note as a comment unless it is "".
func (l *lines) line(key, value, note string) {
	text := key + strings.Repeat(" ", max(0, 8-len(key))) + " = " + value
	if note != "" {
		text += strings.Repeat(" ", max(1, 40-utf8.RuneCountInString(text))) + "# " + note
	}
	l.WriteString(text + "\n")
}

// list writes a key with a list of texts, unless it is empty.
func (l *lines) list(key string, texts []string) {
	if len(texts) > 0 {
		l.line(key, content.QuoteList(texts), "")
	}
}

func entityIDs(entities []*docket.Entity) []string {
	var ids []string
	for _, e := range entities {
		ids = append(ids, e.ID)
	}
	return ids
}
