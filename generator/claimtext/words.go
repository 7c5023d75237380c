package claimtext

import (
	"regexp"
	"strings"
)

// likely matches words that say how likely something is.
//
//	highly unlikely    yes
//	might well         yes
//	the likes of       no
var likely = regexp.MustCompile(`(?i)\b(?:(?:very|highly|most|quite|increasingly|almost|extremely)\s+)?(?:likely|unlikely|certain|possible|probable|impossible|inevitable)\b|` +
	`\b(?:almost\s+certainly|in\s+all\s+likelihood|probably|might\s+well|may\s+well)\b`)

// FindLikelihood returns the words that say how likely something is, or "".
func FindLikelihood(text string) string { return oneSpaced(likely.FindString(text)) }

// instruments are what a threat may be carried out with, and words that stand for it.
var instruments = []struct {
	name string
	re   *regexp.Regexp
}{
	{"wmd", words(`nuclear|chemical\s+weapons?|warheads?`)},
	{"sanctions", words(`sanction\w*|embargo\w*|tariffs?|asset\s+freezes?|freeze\s+assets`)},
	{"blockade", words(`blockad\w*|seal\s+off|close\s+the\s+(?:strait|border|port)`)},
	{"cyber", words(`cyber\w*|hack\w*`)},
	{"occupation", words(`occupy|occupation|annex\w*|seize|take\s+over`)},
	{"military-force", words(`strikes?|bomb\w*|attack\w*|military|troops|force|shell\w*|retaliat\w*|shoot\w*|war|fight\w*|missiles?`)},
	{"expel-or-withdraw", words(`expel\w*|withdraw\w*|pull\s+out|recall\w*|leave\s+the`)},
	{"break-relations", words(`break\s+off|sever|cut\s+ties|close\s+the\s+(?:embassy|consulate)`)},
	{"halt-talks", words(`(?:leave|quit|halt|suspend|walk\s+out\s+of|break\s+off)\s+(?:the\s+)?(?:talks|negotiations)`)},
	{"cut-aid", words(`(?:cut|withhold|suspend|stop|halt)\w*\s+(?:\w+\s+){0,3}(?:aid|funding|funds|money|assistance)`)},
	{"arrest", words(`arrest\w*|jail\w*|prosecut\w*|charges|imprison\w*|detain\w*`)},
	{"protest", words(`strike\s+action|walk\s+out|protest\w*|march\w*|boycott\w*|industrial\s+action`)},
	{"administrative", words(`sue|court|lawsuit|fine[sd]?|licen[cs]e|legal\s+action|injunction|ban(?:ned)?|veto\w*|filibuster`)},
}

func words(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:` + alternatives + `)\b`)
}

// FindInstrument returns what a threat would be carried out with, as the content format names
// it.
func FindInstrument(text string) string {
	for _, i := range instruments {
		if i.re.MatchString(text) {
			return i.name
		}
	}
	return "unspecified"
}

// longestResponse is how long the words of a response may be.
const longestResponse = 90

// FindResponse returns what would be done by a threat or would come by a warning: the words
// without their condition.
func FindResponse(text string) string {
	if at := conditionAt(text); at != nil {
		text = text[:at[0]] + " " + text[at[1]:]
	}
	text = Bare(text)
	text = strings.Trim(strings.TrimSpace(text), ",;:. ")
	if len(text) > longestResponse {
		text = text[:strings.LastIndex(text[:longestResponse], " ")+1]
	}
	return strings.TrimSpace(text)
}

// leads are words that only join what was said to its verb.
var leads = regexp.MustCompile(`^(?i:that|how|whether|to|against)\s+`)

// Bare returns what was said without the quotation marks around it, a joining word before it
// and the signs behind it.
func Bare(text string) string {
	text = oneSpaced(text)
	text = strings.Trim(text, " ,;:.")
	if bare := leads.ReplaceAllString(text, ""); bare != "" {
		text = bare
	}
	return strings.TrimFunc(text, func(r rune) bool { return strings.ContainsRune(`"“”„«»‘ ,;:.`, r) })
}

var (
	past  = regexp.MustCompile(`(?i)\b(?:had|was|were|has|have)\b`)
	ahead = regexp.MustCompile(`(?i)\b(?:will|would|shall|should|could|can|might|must|going\s+to|to\s+be|to\s+finish|on\s+(?:a\s+)?(?:pace|track)|expects?|plans?)\b|['’]ll\b|\b(?-i:may)\b`)
)

// undertakes matches the speaker's own intention: "we will leave", "I'm going to stay". It
// does not match "they will leave", or "we would leave".
var undertakes = regexp.MustCompile(`(?i)\b(?:we|I)(?:['’]ll|\s+(?:will|shall)|(?:['’](?:re|m)|\s+a(?:re|m))\s+(?:going\s+to|gonna))\b`)

// Undertakes reports whether words say that the speaker, or the speaker's side, will do
// something.
func Undertakes(text string) bool { return undertakes.MatchString(text) }

// Past reports whether words tell of what has come about, and of nothing ahead.
func Past(text string) bool { return past.MatchString(text) && !ahead.MatchString(text) }

// Ahead reports whether words tell of something ahead.
func Ahead(text string) bool { return ahead.MatchString(text) }
