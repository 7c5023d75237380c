package page

import (
	"html/template"

	"onrecord/generator/brief"
	"onrecord/generator/chart"
	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// ThreatsView is threats and warnings: /threats/.
type ThreatsView struct {
	Page
	List
	Threats  *chart.Matrix // the speaker's own side would act; nil if there are none
	Warnings *chart.Matrix // another would act
}

// ThreatRow is a threat or warning in full (partials/threat-row.html).
type ThreatRow struct {
	Claim     *brief.Claim
	Threat    *Threat
	Condition string
}

// Threat is the particulars of a threat or warning: actors, targets, response.
type Threat struct {
	Warning    bool // another would act, not the speaker's side
	Actors     []brief.Link
	ActorText  string
	Targets    []brief.Link
	TargetText string
	Response   string
	Instrument string // its words
	Trend      string // rising, steady, falling or ""
	TrendLabel string
}

func threatsList(s *Site) *listPlan {
	l := sitePlan(s, "threats")
	for _, part := range []struct {
		id      string
		kind    content.Kind
		hearsay bool
	}{{"threats", content.KindThreat, false}, {"warnings", content.Warning, false},
		{"hearsay-threats", content.KindThreat, true}, {"hearsay-warnings", content.Warning, true}} {
		var claims []*docket.Claim
		for _, c := range s.docket.Claims {
			if c.Kind == part.kind && c.Hearsay() == part.hearsay {
				claims = append(claims, c)
			}
		}
		section := claimSection(part.id, claims)
		section.row = func(b *builder, i int) template.HTML {
			c := claims[i]
			return b.exec("threat-row", &ThreatRow{b.briefs.Claim(c), threat(b, c), c.Condition})
		}
		l.sections = append(l.sections, section)
	}
	return l
}

func threatsView(b *builder) headed {
	return &ThreatsView{Page: listPage(b, "threats"), List: filed(b.Site, threatsList(b.Site)).top(b),
		Threats: chart.NewMatrix(b.briefs, content.KindThreat), Warnings: chart.NewMatrix(b.briefs, content.Warning)}
}

// threat returns the particulars of a threat or warning; they are empty if none were
// written.
func threat(b *builder, c *docket.Claim) *Threat {
	t := c.Threat
	if t == nil {
		t = &content.Threat{}
	}
	out := &Threat{Warning: c.Kind == content.Warning, Actors: brief.Entities(c.Acting()), ActorText: t.ActorText,
		Targets: brief.Entities(c.Targets), TargetText: t.TargetText, Response: t.Response, Trend: t.Trend}
	if t.Instrument != "" && t.Instrument != "unspecified" {
		out.Instrument = b.words.Text("instrument." + t.Instrument)
	}
	if t.Trend != "" {
		out.TrendLabel = b.words.Text("trend." + t.Trend)
	}
	return out
}
