package diag

import (
	"cmp"
	_ "embed"
	"regexp"
	"slices"
	"strings"
)

//go:embed checks.txt
var checksText string

// catalogue has every check by its code.
var catalogue = parseChecks(checksText)

// checkHead matches the first line of a check: "=== OR102 error: unknown key".
var checkHead = regexp.MustCompile(`(?m)^=== (OR\d{3}) (error|warning|info): (.*)\n`)

// parseChecks reads checks.txt. A code that stands twice is a mistake in this program.
func parseChecks(text string) map[string]*Check {
	all := map[string]*Check{}
	heads := checkHead.FindAllStringSubmatchIndex(text, -1)
	for i, at := range heads {
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		c := &Check{Code: text[at[2]:at[3]], Title: text[at[6]:at[7]]}
		c.Severity = map[string]Severity{"error": Error, "warning": Warning, "info": Info}[text[at[4]:at[5]]]
		body := strings.TrimSpace(text[at[1]:end])
		if only, ok := strings.CutPrefix(body, "only: "); ok {
			c.Only, body, _ = strings.Cut(only, "\n")
		}
		body, examples, _ := strings.Cut(body, "\n=== wrong\n")
		c.Text = strings.ReplaceAll(body, "\n", " ")
		if wrong, right, ok := strings.Cut(examples, "\n=== right\n"); ok {
			c.Wrong, c.Right = strings.ReplaceAll(wrong, `\xff`, "\xff")+"\n", right+"\n"
		}
		if all[c.Code] != nil {
			panic("diag: two checks have the code " + c.Code)
		}
		all[c.Code] = c
	}
	return all
}

// check returns the check with a code, which checks.txt must have.
func check(code string) *Check {
	if c := catalogue[code]; c != nil {
		return c
	}
	panic("diag: checks.txt has no " + code)
}

// Checks returns every check, by code.
func Checks() []*Check {
	all := make([]*Check, 0, len(catalogue))
	for _, c := range catalogue {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *Check) int { return cmp.Compare(a.Code, b.Code) })
	return all
}

// Lookup returns the check with the code, or nil.
func Lookup(code string) *Check { return catalogue[code] }
