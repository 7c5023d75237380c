package content

import (
	"strings"
	"testing"

	"onrecord/generator/diag"
	"onrecord/generator/markup"
)

// parsed reads a file and returns what is wrong with it.
func parsed(file, text string) diag.List {
	return parse(file, []byte(text), markup.NewRenderer(markup.Options{}), new(workspace)).problems
}

// TestSyntaxHints holds lines that are not TOML against what is to be written instead,
// which is TOML. They end a file, with an end of the line and without.
func TestSyntaxHints(t *testing.T) {
	for line, want := range map[string]string{
		`said = 5 March 2026`:                   `said = 2026-03-05`,
		`said = 5 March, 2026 # a Thursday`:     `said = 2026-03-05  # a Thursday`,
		`said = March 2026`:                     `said = "2026-03"`,
		`said = about March 2026`:               `said = "2026-03~"`,
		`said = 5.3.2026`:                       `said = 2026-03-05`,
		`said = 2026-03`:                        `said = "2026-03"`,
		`title = March 2026`:                    `title = "March 2026"`,
		`title = 3 men in a boat # a book`:      `title = "3 men in a boat"  # a book`,
		`title = 2021-08-12 report`:             `title = "2021-08-12 report"`,
		`title = We're "done"`:                  `title = "We're \"done\""`,
		`title = "Out" and away`:                `title = '"Out" and away'`,
		`title = "They are "out" now"`:          `title = 'They are "out" now'`,
		`title = “He said ‘out’”`:               `title = "He said ‘out’"`,
		`title = He said "out"`:                 `title = 'He said "out"'`,
		`title = out"`:                          `title = "out"`,
		`topics = ["a"] and b`:                  `topics = ["a"]  # and b`,
		`topics = [a, "b", “c”]`:                `topics = ["a", "b", "c"]`,
		`value = 2,500`:                         `value = "2,500"`,
		`draft = Yes # soon`:                    `draft = true  # soon`,
		`draft = TRUE`:                          `draft = true`,
		`draft = true;`:                         `draft = true`,
		`title = "Out" // soon`:                 `title = "Out"  # soon`,
		`id = "a", kind = "statement"`:          "id = \"a\"\nkind = \"statement\"",
		`id = 'a' kind = 'statement'  # both`:   "id = 'a'\nkind = 'statement'  # both",
		`id = a, kind = statement; draft=true;`: "id = \"a\"\nkind = \"statement\"\ndraft = true",
		`said:`:                                 `said = "…"`,
		`said: 2026, or so`:                     `said = "2026, or so"`,
		`said: "a = b",`:                        `said = "a = b"`,
		`said := "2026"`:                        `said = "2026"`,
		`said =`:                                `said = "…"`,
		`said = # when`:                         `said = "…"  # when`,
		`.said = "2026"`:                        `said = "2026"`,
		`said. = "2026"`:                        `said = "2026"`,
	} {
		for _, end := range []string{"", "\n", " \r\n"} {
			found := parsed("content/claims/c.toml", "[[claim]]\n"+line+end)
			if len(found) != 1 || found[0].Check != diag.Syntax {
				t.Errorf("%q: %d diagnostics, want one of %s", line+end, len(found), diag.Syntax.Code)
				continue
			}
			if found[0].Hint != want {
				t.Errorf("%q: the hint is\n%s\nwant\n%s", line+end, found[0].Hint, want)
			}
			if at := found[0].Span; at.Line != 2 || at.EndColumn <= at.Column {
				t.Errorf("%q: the place is %+v", line+end, at)
			}
			if _, err := (&source{text: found[0].Hint}).decode(); err != nil {
				t.Errorf("%q: the hint %q is no TOML: %v", line+end, found[0].Hint, err)
			}
		}
	}
}

// TestLoneWord ends a file in a word alone: the hint names it, and nothing is the
// library's.
func TestLoneWord(t *testing.T) {
	for line, want := range map[string]string{"said": `said = "…", or`, "said  # when": `said = "…"  # when, or`,
		"said today": `said = "today", or`, "- said": "begin the line with #"} {
		for _, end := range []string{"", "  ", "\n", "\n\n"} {
			found := parsed("content/claims/c.toml", "[[claim]]\n"+line+end)
			if len(found) != 1 || found[0].Message != "there is no equals sign in this line" ||
				!strings.HasPrefix(found[0].Hint, want) {
				t.Errorf("%q: %+v, want the hint %q", line+end, found, want)
			}
		}
	}
}
