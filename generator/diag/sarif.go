package diag

import (
	"cmp"
	"encoding/json"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// The parts of SARIF 2.1.0 that this program writes; the names are the standard's.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool               sarifTool                `json:"tool"`
		OriginalURIBaseIDs map[string]sarifArtifact `json:"originalUriBaseIds"`
		ColumnKind         string                   `json:"columnKind"`
		Results            []sarifResult            `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID                   string             `json:"id"`
		Name                 string             `json:"name"`
		ShortDescription     sarifMessage       `json:"shortDescription"`
		FullDescription      sarifMessage       `json:"fullDescription"`
		Help                 sarifMessage       `json:"help"`
		DefaultConfiguration sarifConfiguration `json:"defaultConfiguration"`
	}
	sarifConfiguration struct {
		Level string `json:"level"`
	}
	sarifMessage struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifResult struct {
		RuleID           string          `json:"ruleId"`
		RuleIndex        int             `json:"ruleIndex"`
		Level            string          `json:"level"`
		Message          sarifMessage    `json:"message"`
		Locations        []sarifLocation `json:"locations"`
		RelatedLocations []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		ID               *int          `json:"id,omitempty"`
		PhysicalLocation sarifPhysical `json:"physicalLocation"`
		Message          *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI         string        `json:"uri,omitempty"`
		URIBaseID   string        `json:"uriBaseId,omitempty"`
		Description *sarifMessage `json:"description,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifRoot   = "%SRCROOT%"
	// siteFile stands for the whole site: viewers drop results without a place.
	siteFile = "site.toml"
)

// SARIF prints the list as a SARIF 2.1.0 log with one run of the tool "onrecord" in
// the given version (may be empty), sorted like [JSON]. Its rules are the checks that
// the list names. Files are relative to %SRCROOT%, the source folder, which the log
// leaves to its reader. The error is w's.
func SARIF(w io.Writer, l List, version string) error {
	l = l.sorted()
	run := sarifRun{
		Tool: sarifTool{sarifDriver{Name: "onrecord", Version: version, Rules: []sarifRule{}}},
		OriginalURIBaseIDs: map[string]sarifArtifact{
			sarifRoot: {Description: &sarifMessage{Text: "The folder that holds site.toml"}},
		},
		ColumnKind: "unicodeCodePoints",
		Results:    []sarifResult{},
	}
	index := map[*Check]int{}
	for _, d := range l {
		index[d.Check] = 0
	}
	byCode := func(a, b *Check) int { return cmp.Compare(a.Code, b.Code) }
	for i, c := range slices.SortedFunc(maps.Keys(index), byCode) {
		index[c] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSARIFRule(c))
	}
	for _, d := range l {
		run.Results = append(run.Results, newSARIFResult(d, index[d.Check]))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

func newSARIFRule(c *Check) sarifRule {
	explanation := c.Explain()
	return sarifRule{
		ID:                   c.Code,
		Name:                 pascalCase(c.Title),
		ShortDescription:     sarifMessage{Text: c.Title},
		FullDescription:      sarifMessage{Text: strings.TrimSpace(c.Text)},
		Help:                 sarifMessage{Text: explanation, Markdown: explanation},
		DefaultConfiguration: sarifConfiguration{sarifLevel(c.Severity)},
	}
}

func newSARIFResult(d *Diagnostic, rule int) sarifResult {
	text := d.Message
	if d.Hint != "" {
		text += "\n" + d.Hint
	}
	result := sarifResult{
		RuleID: d.Check.Code, RuleIndex: rule, Level: sarifLevel(d.Severity),
		Message:   sarifMessage{Text: sarifPlain(text)},
		Locations: []sarifLocation{{PhysicalLocation: newSARIFPlace(d.Span)}},
	}
	for i, r := range d.Related {
		result.RelatedLocations = append(result.RelatedLocations, sarifLocation{
			ID: &i, PhysicalLocation: newSARIFPlace(r.Span), Message: &sarifMessage{Text: sarifPlain(r.Message)},
		})
	}
	return result
}

func newSARIFPlace(s Span) sarifPhysical {
	s = s.whole()
	if s.File == "" {
		s.File = siteFile
	}
	return sarifPhysical{
		ArtifactLocation: sarifArtifact{URI: (&url.URL{Path: s.File}).String(), URIBaseID: sarifRoot},
		Region:           sarifRegion{s.Line, s.Column, s.EndLine, s.EndColumn},
	}
}

func sarifLevel(s Severity) string {
	return [...]string{Error: "error", Warning: "warning", Info: "note"}[s]
}

// sarifPlain keeps a reader from taking "[text](target)" in a message for a link
// (section 3.11.6). Braces stay: they are placeholders only in a message with arguments.
var sarifPlain = strings.NewReplacer("](", `\](`).Replace

// pascalCase makes a rule's name of its title: "unknown key" is UnknownKey.
func pascalCase(title string) string {
	var b strings.Builder
	start := true
	for _, r := range title {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			start = r != '\'' && r != '’'
		case start:
			b.WriteRune(unicode.ToUpper(r))
			start = false
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
