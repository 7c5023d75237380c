package page

import (
	"onrecord/generator/brief"
	"onrecord/generator/chart"
	"onrecord/generator/diag"
)

// views has the type of the view that the program gives to each template. Templates that
// only other templates run are not among them.
var views = map[string]any{
	"404":       (*MissingView)(nil),
	"article":   (*ArticleView)(nil),
	"articles":  (*ArticlesView)(nil),
	"changes":   (*ChangesView)(nil),
	"claim":     (*ClaimView)(nil),
	"claims":    (*ClaimsView)(nil),
	"data":      (*DataView)(nil),
	"deadlines": (*DeadlinesView)(nil),
	"embed":     (*EmbedView)(nil),
	"entities":  (*EntitiesView)(nil),
	"entity":    (*EntityView)(nil),
	"event":     (*EventView)(nil),
	"events":    (*EventsView)(nil),
	"footer":    (*Chrome)(nil),
	"header":    (*Chrome)(nil),
	"home":      (*HomeView)(nil),
	"layout":    (*Page)(nil),
	"page":      (*PlainView)(nil),
	"period":    (*PeriodView)(nil),
	"redirect":  (*RedirectView)(nil),
	"search":    (*SearchView)(nil),
	"threats":   (*ThreatsView)(nil),
	"timeline":  (*TimelineView)(nil),
	"topic":     (*TopicView)(nil),
	"topics":    (*TopicsView)(nil),

	"article-row":  (*brief.Article)(nil),
	"claim-note":   (*brief.Claim)(nil),
	"claim-row":    (*brief.Claim)(nil),
	"dated-row":    (*DatedRow)(nil),
	"deadline-row": (*DeadlineRow)(nil),
	"entity-row":   (*brief.EntityLink)(nil),
	"entry":        (*Entry)(nil),
	"event-row":    (*EventRow)(nil),
	"mention-row":  (*MentionRow)(nil),
	"plot":         (*chart.Plot)(nil),
	"preview":      (*Preview)(nil),
	"threat-row":   (*ThreatRow)(nil),
	"topic-row":    (*TopicLink)(nil),
	"verdict":      (*brief.Verdict)(nil),
}

// TemplateMistakes reports the fields that templates ask for and their views do not have,
// also in branches that no record of the site takes.
func (s *Site) TemplateMistakes() diag.List { return s.theme.Mistakes(views) }
