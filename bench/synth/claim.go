package synth

import (
	"fmt"
	"strconv"
	"strings"
)

// Claim is one utterance.
type Claim struct {
	Record   Record
	Kind     string
	Deadline Day // a day of its deadline, or 0

	day     Day
	clause  string // the words, as they stand in a sentence
	speaker *entity
	line    *timeline // on which it states a date, or nil
}

// newClaim makes a claim of the article; nil where its text has nearly the same words.
func (t *text) newClaim() *Claim {
	c := &Claim{Kind: t.say("kind"), day: t.article.Day, Record: Record{}, speaker: often(t.rand, t.cast)}
	if t.DayClaims == 0 {
		c.day -= Day(byRank(t.rand, 3))
	}
	if t.due(t.bySpeaker, t.SpeakerClaims) {
		c.speaker = t.cast[0]
	}
	if first := t.repeated(); first != nil {
		c.Kind, c.clause, c.day = first.Kind, first.clause, max(c.day, first.day)
		c.Record["title"], c.Record["repeats"] = first.Record["title"], []string{first.Record.ID()}
	} else if line := t.activeTimeline(c); line != nil {
		t.stateDate(c, line)
	} else {
		t.invent(c)
	}
	if t.holds(c.clause) {
		return nil
	}
	t.fillIn(c)
	if c.line != nil {
		c.line.latest[c.speaker] = c
	}
	t.recent = append(t.recent[max(0, len(t.recent)-511):], c)
	t.claims++
	if t.told == nil && c.Kind == "statement" && c.Record["repeats"] == nil {
		t.told = c
	}
	return c
}

// repeated returns the claim that the next one repeats, or nil.
func (t *text) repeated() *Claim {
	if t.told != nil && t.due(t.repeats, t.Repeats) {
		t.repeats++
		return t.told
	}
	if len(t.recent) > 0 && chance(t.rand, 0.12) {
		if c := pick(t.rand, t.recent); c.Record["repeats"] == nil && (c.Kind == "statement" || c.Kind == "prediction") {
			return c
		}
	}
	return nil
}

// invent makes up what is said, of any kind but timeline.
func (t *text) invent(c *Claim) {
	switch c.Kind {
	case "figure":
		measure, value := often(t.rand, t.measures), t.say("N")
		c.clause = fmt.Sprintf("the number of %s %s %s %s", measure, t.say("stood"), value, t.say("figure"))
		number, _ := strconv.Atoi(strings.ReplaceAll(value, ",", ""))
		c.Record["figure"] = t.fill(Record{"measure": measure, "value": number}, "number", c.day)
	case "timeline": // nobody talks of an event on that day
		c.Kind, c.clause = "statement", t.short("statement")
	default:
		c.clause = t.short(c.Kind)
	}
	c.Record["title"] = capital(c.clause)
	if c.Kind == "pledge" && chance(t.rand, 0.4) {
		t.setDeadline(c, c.day+30+Day(t.rand.IntN(500)), "exact deadline")
	}
}

// setDeadline gives a claim a deadline on a day, in EDTF and in words. rule names a rule of
// the grammar: each of its alternatives has two layouts of package time, one for EDTF and
// one for the words.
func (t *text) setDeadline(c *Claim, day Day, rule string) {
	date, words, _ := strings.Cut(day.Format(t.say(rule)), "; ")
	c.Deadline, c.Record["deadline"], c.Record["deadline_text"] = day, date, words
}

// activeTimeline returns the timeline of an event for which a claim states a date, or nil.
func (t *text) activeTimeline(c *Claim) *timeline {
	if t.due(t.byEvent, t.EventClaims) {
		t.byEvent++
		return t.timelines[0]
	}
	for tries := 0; tries < 4*len(t.timelines) && c.Kind == "timeline"; tries++ {
		if line := pick(t.rand, t.timelines); line.start <= c.day && c.day < line.end {
			return line
		}
	}
	return nil
}

// stateDate makes a claim about an event's date. A speaker who has stated one holds to it,
// puts it back or brings it forward.
func (t *text) stateDate(c *Claim, line *timeline) {
	if t.SpeakerClaims == 0 || c.speaker != t.cast[0] {
		c.speaker = pick(t.rand, line.speakers)
	}
	for tries := 0; tries < 100 && line.spokeOn(c.speaker, c.day); tries++ { // a speaker states one date a day
		c.speaker = pick(t.rand, t.cast)
	}
	c.Kind, c.Record["event"] = "timeline", line.event
	day := line.end - 150 + Day(t.rand.IntN(200))
	if last := line.latest[c.speaker]; last != nil {
		day = last.Deadline + pick(t.rand, []Day{0, 0, 0, -1, -1, 1, 1, 1, 2, 2})*Day(1+t.rand.IntN(75))
		c.day, c.Record["supersedes"] = max(c.day, last.day), []string{last.Record.ID()}
	}
	t.setDeadline(c, max(day, c.day+3), "deadline")
	words := fmt.Sprint(line.clause, " ", c.Record["deadline_text"])
	c.clause, c.Record["title"] = "we shall have "+words, capital(words)
	c.line = line
}

// spokeOn reports whether a speaker's latest claim is of a day or a later one.
func (l *timeline) spokeOn(speaker *entity, day Day) bool {
	return l.latest[speaker] != nil && l.latest[speaker].day >= day
}

// fillIn gives a claim its id and its speaker, and fills in the rest.
func (t *text) fillIn(c *Claim) {
	loud := t.SpeakerClaims > 0 && c.speaker == t.cast[0]
	if loud {
		t.bySpeaker++
	}
	if c.Kind != "timeline" && !loud && chance(t.rand, 0.06) {
		c.Record["speaker_text"] = t.say("official")
	} else {
		c.Record["speaker"] = []string{c.speaker.id}
		if c.speaker.employer != "" && c.Kind != "timeline" && chance(t.rand, 0.35) {
			c.Record["on_behalf_of"] = c.speaker.employer
		}
	}
	c.Record["id"] = fmt.Sprintf("%s-%d", slug(c.clause, 5), t.claims)
	c.Record["kind"], c.Record["said"], c.Record["topics"] = c.Kind, c.day.String(), t.article.Record["topics"]
	if c.Record["repeats"] == nil && c.Kind != "timeline" {
		c.Record["said"] = c.day.String() + t.say("said suffix")
	}
	outlook := "forward"
	if c.Kind == "statement" || c.Kind == "figure" || c.Kind == "denial" {
		outlook = "fact"
	}
	kinds := []string{"claim", outlook, c.Kind, "answer"}
	if len(t.recent) == 0 { // there is no claim to answer or deny
		kinds = kinds[:2]
	}
	for _, kind := range kinds {
		t.fill(c.Record, kind, c.day)
	}
	if date, _ := c.Record["deadline"].(string); c.Record["bound"] == "before" && len(date) < len("2006-01-02") {
		c.Record["bound"] = "in" // before a year or month that has begun is past already
	}
}
