package draft

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"onrecord/generator/attribution"
	"onrecord/generator/claimtext"
	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/markup"
)

// Found is something that an article says that somebody said, and in which no claim stands.
type Found struct {
	Text     *markup.Text // the article's
	Sentence markup.Range // in which it begins
	Source   markup.Range // the words that name the speaker; empty in a turn or a statement
	Own      bool         // it stands in a turn or in somebody's own text
	Label    string       // in a turn: its label
	Cue      markup.Range // "warned", "according to"; empty in a turn or a statement
	Content  []markup.Range
	Kind     content.Kind
	Sure     float64   // how sure it is that this is a claim, from 0 to 1
	Span     diag.Span // in the article's file
}

// Find returns what an article says that somebody said and in which no claim's quote stands,
// in order. In a transcript, and in somebody's own text, it returns the sentences that are
// worth recording. Only English is known.
func Find(d *docket.Docket, a *docket.Article, source diag.ReadFile) []Found {
	if Language(d, a) != "en" {
		return nil
	}
	data, err := source(a.File())
	if err != nil { // a text that is no article of the site has no file
		data = nil
	}
	text := markup.ReadText(d.HTML(a.Body))
	all := reported(text)
	if form := formOf(a, text); form != content.FormReport {
		all = own(text, form)
	}
	all = slices.DeleteFunc(all, func(f Found) bool {
		return slices.ContainsFunc(f.Content, func(r markup.Range) bool { return quoted(a, r) })
	})
	passages := markup.NewPassages(string(data))
	for i := range all {
		f := &all[i]
		f.Span = diag.FileSpan(a.File())
		if data == nil {
			continue
		}
		if near, ok := passages.Nearest(text.Plain[f.Sentence.Start:f.Sentence.End]); ok {
			f.Span = diag.SpanAt(a.File(), data, near.Range.Start, near.Range.End)
		}
	}
	return all
}

// Language returns the language of an article: its own, or the site's, without its region.
func Language(d *docket.Docket, a *docket.Article) string {
	tag := a.Language
	if tag == "" {
		tag = d.Settings.Language
	}
	tag, _, _ = strings.Cut(strings.ToLower(tag), "-")
	return tag
}

// quoted reports whether a claim's quote stands in a range of an article's text.
func quoted(a *docket.Article, r markup.Range) bool {
	return slices.ContainsFunc(a.Appearances, func(p *docket.Appearance) bool {
		return slices.ContainsFunc(p.Ranges, r.Overlaps)
	})
}

// reported returns what a report says that somebody said.
func reported(text *markup.Text) (all []Found) {
	sentences := text.Sentences()
	for _, a := range attribution.Find(text.Plain) {
		if len(a.Content) == 0 || a.Source.End == a.Source.Start && a.Cue.End == a.Cue.Start {
			continue
		}
		cue := text.Plain[a.Cue.Start:a.Cue.End]
		if unsaid.MatchString(cue) {
			continue
		}
		parts := whole(text, sentences, a.Content)
		var words []string
		for _, r := range parts {
			words = append(words, text.Plain[r.Start:r.End])
		}
		kind, sure := claimtext.KindOf(claimtext.Said{Cue: cue, Content: strings.Join(words, " ")})
		if kind == "other" || kind == "question" {
			continue
		}
		f := Found{Text: text, Source: withoutDay(text, sourceOf(text, sentences, a)), Cue: a.Cue,
			Content: trimmed(text, parts), Kind: content.Kind(kind), Sure: a.Confidence * sure}
		if len(f.Content) == 0 {
			continue
		}
		f.Sentence = sentenceAt(sentences, f.Content[0].Start)
		all = append(all, f)
	}
	slices.SortStableFunc(all, func(x, y Found) int { return x.Content[0].Start - y.Content[0].Start })
	return apart(all)
}

// sourceOf returns the words that name who speaks. They stand in the sentence of the cue, and
// right behind "according to"; what the model takes from elsewhere may put words into the wrong
// mouth.
func sourceOf(text *markup.Text, sentences []markup.Range, a attribution.Attribution) markup.Range {
	cue := strings.ToLower(text.Plain[a.Cue.Start:a.Cue.End])
	if strings.HasPrefix(cue, "according to") && (a.Source.Start < a.Cue.End || a.Source.Start > a.Cue.End+2) {
		rest := text.Plain[a.Cue.End:sentenceAt(sentences, a.Cue.Start).End]
		lead := len(rest) - len(strings.TrimLeft(rest, " "))
		end := strings.IndexAny(rest, ",;.")
		if end < 0 {
			end = len(rest)
		}
		return markup.Range{Start: a.Cue.End + min(lead, end), End: a.Cue.End + end}
	}
	in := sentenceAt(sentences, a.Source.Start)
	if a.Cue.End > a.Cue.Start && sentenceAt(sentences, a.Cue.Start) != in {
		return markup.Range{}
	}
	end := min(a.Source.End, in.End)
	return markup.Range{Start: a.Source.Start, End: a.Source.Start +
		len(strings.TrimRight(text.Plain[a.Source.Start:max(a.Source.Start, end)], ". "))}
}

// whole returns the parts of what was said, each cut at the end of its sentence where it is no
// quotation that goes on.
func whole(text *markup.Text, sentences []markup.Range, parts []markup.Range) (out []markup.Range) {
	for _, r := range parts {
		end := sentenceAt(sentences, r.Start).End
		before := strings.TrimRight(text.Plain[max(0, r.Start-3):r.Start], " ")
		inQuotes := strings.ContainsAny(text.Plain[r.Start:min(len(text.Plain), r.Start+3)], "\"“„«‘") ||
			strings.HasSuffix(before, "“") || strings.HasSuffix(before, "\"")
		if end < r.End && !inQuotes {
			r.End = end
		}
		out = append(out, r)
	}
	return out
}

// day matches a day before the name of who speaks, which the model sometimes takes for a
// part of it: "On 14 April William Burns".
var day = regexp.MustCompile(`^(?:[Oo]n\s+)?(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December|` +
	`(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:\s+\d{4})?\s+`)

// dated matches the rest of a day before "that", which the model sometimes takes for a part of
// what was said: "May 2019 that it was over".
var dated = regexp.MustCompile(`^(?:[Oo]n\s+)?(?:\d{1,2}\s+)?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+)?` +
	`(?:\d{1,2},?\s+)?(?:\d{4},?\s+)?that\s+`)

func withoutDay(text *markup.Text, r markup.Range) markup.Range {
	if m := day.FindStringIndex(text.Plain[r.Start:r.End]); m != nil && m[1] < r.End-r.Start {
		r.Start += m[1]
	}
	return r
}

// joins matches words and signs at the beginning of what was said that are no part of it.
var joins = regexp.MustCompile(`^(?:["“”„«‘\s]|(?:that|whether|how)\s)+`)

// trimmed returns the parts of what was said without the quotation marks around them, a
// joining word before them and a comma behind them.
func trimmed(text *markup.Text, parts []markup.Range) (out []markup.Range) {
	for _, r := range parts {
		words := text.Plain[r.Start:r.End]
		start := len(dated.FindString(words))
		start += len(joins.FindString(words[start:]))
		end := len(strings.TrimRight(words, "\"“”»’,. \n"))
		if start < end {
			out = append(out, markup.Range{Start: r.Start + start, End: r.Start + end})
		}
	}
	return out
}

// apart returns what was found without what lies within something found before.
func apart(all []Found) (out []Found) {
	for _, f := range all {
		inside := slices.ContainsFunc(out, func(o Found) bool {
			return slices.ContainsFunc(o.Content, func(r markup.Range) bool {
				return slices.ContainsFunc(f.Content,
					r.Overlaps)
			})
		})
		if !inside {
			out = append(out, f)
		}
	}
	return out
}

// unsaid matches a cue that says that something was not said.
//
//	declined to say       yes
//	did not say           yes
//	denied                no
var unsaid = regexp.MustCompile(`(?i)\b(?:declined?|refused?|would(?:n['’]t| not)|did(?:n['’]t| not)|never|not)\b.*\b(?:say|said|comment|tell|elaborate|confirm)`)

func sentenceAt(sentences []markup.Range, at int) markup.Range {
	for _, s := range sentences {
		if at < s.End {
			return s
		}
	}
	return markup.Range{Start: at, End: at}
}

// worthwhile is how much a sentence must be worth recording to be proposed.
const worthwhile = 0.4

// shortest is how many words such a sentence has at least.
const shortest = 5

// own returns the sentences worth recording of a transcript's turns or of somebody's own text.
func own(text *markup.Text, form string) (all []Found) {
	label, before, from := "", "", 0 // from: where the words of the turn begin
	for _, s := range text.Sentences() {
		if form == content.FormTranscript {
			if l, words := turn(text, s); l != "" {
				label, from = l, words
			}
		}
		if s.Start = max(s.Start, from); s.Start >= s.End {
			continue // within the label
		}
		sentence := text.Plain[s.Start:s.End]
		asks := label == "Q" || strings.HasSuffix(sentence, "?")
		if worth := claimtext.Worth(sentence, before); !asks && worth >= worthwhile &&
			len(strings.Fields(sentence)) >= shortest {
			kind, sure := claimtext.KindOf(claimtext.Said{Content: sentence, Own: true})
			if kind != "other" && kind != "question" {
				all = append(all, Found{Text: text, Sentence: s, Own: true, Label: label, Content: []markup.Range{s},
					Kind: content.Kind(kind), Sure: worth * sure})
			}
		}
		before = sentence
	}
	return all
}

// turn returns the label of the turn that begins with a sentence, and where its words begin;
// "" where none begins there.
func turn(text *markup.Text, s markup.Range) (label string, words int) {
	if s.Start > 0 && text.Plain[s.Start-1] != '\n' {
		return "", 0
	}
	line, _, _ := strings.Cut(text.Plain[s.Start:], "\n")
	label, length := docket.TurnLabel(line)
	words = s.Start + length
	return label, words + len(text.Plain[words:]) - len(strings.TrimLeftFunc(text.Plain[words:], unicode.IsSpace))
}

// formOf returns the form of an article's text: what it says, or a transcript where three of
// its paragraphs and a third of them begin with a label.
func formOf(a *docket.Article, text *markup.Text) string {
	if a.Form != "" && a.Form != content.FormReport {
		return a.Form
	}
	lines, labels := 0, 0
	for line := range strings.SplitSeq(text.Plain, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		lines++
		if label, _ := docket.TurnLabel(line); label != "" && (label == "Q" || strings.ToUpper(label) == label) {
			labels++
		}
	}
	switch {
	case labels >= 3 && 3*labels >= lines:
		return content.FormTranscript
	case a.Form == "" && ofThemselves(text) >= ownText:
		return content.FormStatement
	}
	return content.FormReport
}

// ownText is the share of words with which speakers mean themselves from which on a text is
// taken for somebody's own. Of the annotated texts 57 of 78 turns and statements have it, and 2
// of 245 reports.
const ownText = 0.02

var (
	inMarks = regexp.MustCompile(`[“"«„][^”"»]*[”"»]`)
	selfish = map[string]bool{"i": true, "we": true, "our": true, "us": true, "my": true, "i’m": true, "we’re": true,
		"we’ve": true,
		"i’ve":  true, "we’ll": true}
)

// ofThemselves returns the share of a text's words, outside of quotations, with which speakers
// mean themselves.
func ofThemselves(text *markup.Text) float64 {
	self, all := 0, 0
	for word := range strings.FieldsSeq(inMarks.ReplaceAllString(text.Plain, " ")) {
		all++
		if selfish[strings.ToLower(strings.ReplaceAll(strings.Trim(word, ",.;:—–-()!?"), "'", "’"))] {
			self++
		}
	}
	return float64(self) / float64(max(1, all))
}
