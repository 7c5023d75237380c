package page

import (
	"html/template"

	"onrecord/generator/brief"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
	"onrecord/generator/export"
)

// TimelineView is everything in order of day: /timeline/.
type TimelineView struct {
	Page
	List
}

// ChangesView is every ruling, correction and new claim: /changes/.
type ChangesView struct {
	Page
	List
}

// Entry is something that happened on a day (partials/entry.html). One of Claim,
// Article and Event is set; Ruling or Reply is set with Claim if somebody ruled or replied.
type Entry struct {
	Type       string // claim, ruling, reply, retracted, article, correction, happened or cancelled
	Label      string // of Type
	Claim      *brief.Claim
	Ruling     *Ruling
	Reply      *Reply
	Article    *brief.Article
	Event      *brief.Link
	Correction template.HTML
}

// dayEntry is an entry before it is made into a view.
type dayEntry struct {
	kind    string // see Entry.Type
	claim   *docket.Claim
	ruling  *docket.Assessment
	reply   *docket.Reply
	article *docket.Article
	nth     int // of a correction in its article
	event   *docket.Event
}

func timelineList(s *Site) *listPlan {
	d := s.docket
	all := make([]dayEntry, 0, 2*len(d.Claims)+len(d.Articles))
	for _, e := range d.Events {
		if !e.Happened.IsZero() {
			all = append(all, dayEntry{kind: "happened", event: e})
		}
		if !e.Cancelled.IsZero() {
			all = append(all, dayEntry{kind: "cancelled", event: e})
		}
	}
	for _, c := range d.Claims {
		all = append(all, dayEntry{kind: "claim", claim: c})
		for _, a := range c.Assessments {
			all = append(all, dayEntry{kind: "ruling", claim: c, ruling: a})
		}
	}
	for _, a := range d.Articles {
		all = append(all, dayEntry{kind: "article", article: a})
	}
	return entryList(s, "timeline", all, func(c *docket.Claim) edtf.Date { return c.Said })
}

func changesList(s *Site) *listPlan {
	all := make([]dayEntry, 0, 2*len(s.docket.Claims))
	for c := range export.Changes(s.docket.Claims, s.docket.Articles) {
		all = append(all, dayEntry{kind: string(c.Kind), claim: c.Claim, ruling: c.Ruling, reply: c.Reply,
			article: c.Article, nth: c.Index})
	}
	return entryList(s, "changes", all, (*docket.Claim).Recorded)
}

// date returns the date of an entry as its record has it; made returns that of a claim.
func (e dayEntry) date(made func(*docket.Claim) edtf.Date) edtf.Date {
	switch e.kind {
	case "ruling":
		return e.ruling.Assessment.Date
	case "reply":
		return e.reply.Day()
	case "retracted":
		return e.claim.Retracted.Date
	case "article":
		return e.article.Date
	case "correction":
		return e.article.Corrections[e.nth].Date
	case "happened":
		return e.event.Happened
	case "cancelled":
		return e.event.Cancelled
	}
	return made(e.claim)
}

// entryList lists entries under the headings of their dates, split by month however short
// the list is.
func entryList(s *Site, id string, all []dayEntry, made func(*docket.Claim) edtf.Date) *listPlan {
	l := sitePlan(s, id, sectionPlan{id: id, n: len(all),
		day:   func(i int) edtf.Day { return all[i].date(made).Lower() },
		vague: func(i int) bool { return all[i].date(made).Vague() },
		group: func(i int) edtf.Date { return all[i].date(made) },
		row:   func(b *builder, i int) template.HTML { return b.exec("entry", entry(b, all[i])) },
	})
	l.always = true
	return l
}

func entry(b *builder, e dayEntry) *Entry {
	out := &Entry{Type: e.kind, Label: b.words.Text("entry." + e.kind)}
	switch {
	case e.article != nil:
		out.Article = b.briefs.Article(e.article)
		if e.kind == "correction" {
			out.Correction = safe(b.docket.HTML(e.article.Corrections[e.nth].Note))
		}
	case e.event != nil:
		l := brief.LinkTo(e.event.Ref())
		out.Event = &l
	default:
		out.Claim = b.briefs.Claim(e.claim)
		if e.ruling != nil {
			out.Ruling = ruling(b, e.ruling)
		}
		if e.reply != nil {
			out.Reply = reply(b, e.reply)
		}
	}
	return out
}

func timelineView(b *builder) headed {
	return &TimelineView{listPage(b, "timeline"), filed(b.Site, timelineList(b.Site)).recent(b)}
}

func changesView(b *builder) headed {
	return &ChangesView{listPage(b, "changes"), filed(b.Site, changesList(b.Site)).recent(b)}
}
