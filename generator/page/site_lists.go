package page

import (
	"html/template"

	"onrecord/generator/brief"
	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// siteLists are the site's own lists, by the name of their folder and template. Each has
// a title and a description in words.toml. The search page has no list of its own.
var siteLists = []struct {
	id   string
	view func(b *builder) headed
	list func(s *Site) *listPlan
}{
	{"articles", articlesView, articlesList},
	{"claims", claimsView, claimsList},
	{"entities", entitiesView, entitiesList},
	{"events", eventsView, eventsList},
	{"topics", topicsView, topicsList},
	{"deadlines", deadlinesView, deadlinesList},
	{"threats", threatsView, threatsList},
	{"timeline", timelineView, timelineList},
	{"changes", changesView, changesList},
	{"search", searchView, nil},
}

func planLists(s *Site) {
	for _, l := range siteLists {
		if l.id != "search" || s.info.Search {
			s.outputs.add(l.id+"/", l.id, l.view)
		}
	}
}

// listPage makes the common part of the view of one of the site's own lists.
func listPage(b *builder, id string) Page {
	return newPage(b, id+"/", id+"/", b.words.Text(id+".title"), b.words.Text(id+".description", b.info.Title))
}

// ArticlesView is the list of articles: /articles/.
type ArticlesView struct {
	Page
	List
}

func articlesList(s *Site) *listPlan {
	return sitePlan(s, "articles", articleSection("articles", s.docket.Articles))
}

func articlesView(b *builder) headed {
	return &ArticlesView{listPage(b, "articles"), filed(b.Site, articlesList(b.Site)).top(b)}
}

// ClaimsView is the list of claims: /claims/.
type ClaimsView struct {
	Page
	List
	Filters Filters
}

func claimsList(s *Site) *listPlan {
	return sitePlan(s, "claims", claimSection("all-claims", s.docket.Claims))
}

func claimsView(b *builder) headed {
	v := &ClaimsView{listPage(b, "claims"), filed(b.Site, claimsList(b.Site)).top(b), filters(b.Site)}
	v.Scripts = []string{"explorer.js"}
	return v
}

// TopicsView is the list of topics: /topics/.
type TopicsView struct {
	Page
	List
}

// TopicLink is a topic in a list.
type TopicLink struct {
	brief.Link
	Description string // plain
	Claims      int
	Articles    int
}

func topicLink(b *builder, t *docket.Topic) *TopicLink {
	return &TopicLink{Link: brief.LinkTo(t.Ref()), Description: brief.Shorten(b.docket.Text(t.Description), 160),
		Claims: len(t.Claims), Articles: len(t.Articles)}
}

func topicsList(s *Site) *listPlan {
	topics := s.docket.Topics
	l := sitePlan(s, "topics", sectionPlan{id: "topics", n: len(topics), oldest: true,
		letter: func(i int) rune { return initial(topics[i].Title) },
		row:    func(b *builder, i int) template.HTML { return b.exec("topic-row", topicLink(b, topics[i])) },
	})
	l.byLetters = true
	return l
}

func topicsView(b *builder) headed {
	return &TopicsView{listPage(b, "topics"), filed(b.Site, topicsList(b.Site)).top(b)}
}

// searchScript is the asset that only the search page needs.
const searchScript = "search.js"

// SearchView is the search page: /search/.
type SearchView struct {
	Page
	Kinds  []string // of records that can be looked for alone, in words
	Shapes []string // of stamps, for the script
}

func searchView(b *builder) headed {
	v := &SearchView{Page: listPage(b, "search"), Shapes: brief.Shapes}
	v.NoIndex, v.Scripts = true, []string{searchScript}
	d := b.docket
	for _, t := range []struct {
		typ content.Type
		n   int
	}{
		{content.TypeClaim, len(d.Claims)}, {content.TypeArticle, len(d.Articles)},
		{content.TypeEntity, len(d.Entities)}, {content.TypeEvent, len(d.Events)},
		{content.TypeTopic, len(d.Topics)}, {content.TypePage, len(d.Pages)},
	} {
		if t.n > 0 {
			v.Kinds = append(v.Kinds, b.words.Text("type."+string(t.typ)))
		}
	}
	return v
}

// PlainView is a plain page: /ID/.
type PlainView struct {
	Page
	Body      template.HTML
	Summary   template.HTML
	Scales    []Scale // on the page with the id method, else none
	Backlinks []Backlink
	Extra     map[string]any
}

func plainView(b *builder, p *docket.Page) headed {
	d := b.docket
	v := &PlainView{Page: recordPageOf(b, p.Ref(), p.Ref().Path(), d.Text(p.Summary)), Body: safe(d.HTML(p.Body)),
		Summary: safe(d.HTML(p.Summary)), Backlinks: backlinks(b, p.CitedBy), Extra: p.Extra()}
	v.Draft = p.Draft
	if v.Description == "" {
		v.Description = brief.Shorten(d.Text(p.Body), 200)
	}
	if v.Path == methodFolder {
		v.Scales = scales(b)
	}
	return v
}
