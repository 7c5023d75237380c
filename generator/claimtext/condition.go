package claimtext

import (
	"regexp"
	"strings"
)

// condition matches a clause on which something depends, up to the next comma or the end of
// the sentence.
//
//	if the talks go on, …       if the talks go on
//	…, unless they are freed    unless they are freed
//	should they attack, …       should they attack
var condition = regexp.MustCompile(`(?i)(?:^|[\s,;:—–“"(])((?:if|unless|as\s+long\s+as|so\s+long\s+as|provided(?:\s+that)?|in\s+case|in\s+the\s+event|on\s+condition|` +
	`on\s+the\s+condition|once|only\s+when)\s+` + clause +
	`|should\s+(?:the|they|he|she|it|we|you|any|anyone|\p{Lu}[\p{L}'’-]*)\s+` + clause + `)`)

// clause matches words up to the end of a clause. The dot of a month's name ends none.
const clause = `(?:\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec|Mr|Ms|Mrs|Dr)\.|[^,;.?!—])*[^,;.?!—\s"”’]`

// conditionAt returns the place of the condition in a text, or nil.
func conditionAt(text string) []int {
	for _, m := range condition.FindAllStringSubmatchIndex(text, -1) {
		words := strings.ToLower(text[m[2]:m[3]])
		// "if" after a verb of asking is a question, and "as if" and "even if" are no conditions.
		before := strings.ToLower(strings.TrimRight(text[:m[2]], " "))
		if strings.HasSuffix(before, " as") || strings.HasSuffix(before, "even") && strings.HasPrefix(words, "if") {
			continue
		}
		if strings.HasPrefix(words, "if anything") || strings.HasPrefix(words, "if not") {
			continue
		}
		return m[2:4]
	}
	return nil
}

// FindCondition returns the words of the condition on which something that was said depends,
// or "".
func FindCondition(text string) string {
	if at := conditionAt(text); at != nil {
		return oneSpaced(text[at[0]:at[1]])
	}
	return ""
}
