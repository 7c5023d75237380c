package export

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/generator/docket"
)

// database is data/docket.sqlite. It is built in a temporary folder, each table in
// the docket's order and without a trace of the day, and copied together by VACUUM
// INTO, so that equal dockets give equal bytes.
func (x *Exporter) database() ([]byte, error) {
	dir, err := os.MkdirTemp("", "onrecord-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "docket.sqlite")
	if err := x.writeDatabase(filepath.Join(dir, "work.sqlite"), file); err != nil {
		return nil, fmt.Errorf("building the database: %w", err)
	}
	return os.ReadFile(file)
}

// writeDatabase fills a new database at work and copies it to file.
func (x *Exporter) writeDatabase(work, file string) error {
	db, err := sql.Open("sqlite", work)
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := db.Conn(context.Background()) // settings hold for a connection
	if err != nil {
		return err
	}
	defer conn.Close()
	// Nothing has to survive a crash: what fails is thrown away. Keys are checked by
	// tests over whole dockets, and claims may refer to later ones.
	l := &loading{exporter: x, conn: conn, inserts: map[string]*sql.Stmt{}}
	for _, command := range []string{"pragma page_size = 4096", "pragma journal_mode = off",
		"pragma synchronous = off", "pragma foreign_keys = off",
		"begin", schemaOfTables()} {
		l.exec(command)
	}
	l.records()
	l.claims()
	for _, command := range []string{"insert into claims_fts(claims_fts) values ('rebuild')",
		"insert into articles_fts(articles_fts) values ('rebuild')",
		"insert into claims_fts(claims_fts) values ('optimize')",
		"insert into articles_fts(articles_fts) values ('optimize')", indexes, "commit"} {
		l.exec(command)
	}
	for _, statement := range l.inserts {
		statement.Close()
	}
	if l.err == nil {
		_, l.err = conn.ExecContext(context.Background(), "vacuum into ?", file)
	}
	return l.err
}

// loading fills the tables. Its first error stops it.
type loading struct {
	exporter *Exporter
	conn     *sql.Conn
	inserts  map[string]*sql.Stmt // by table
	err      error
}

func (l *loading) exec(command string) {
	if l.err == nil {
		_, l.err = l.conn.ExecContext(context.Background(), command)
	}
}

// row inserts a row. Empty text is no value, where the column allows none.
func (l *loading) row(table string, values ...any) {
	if l.err != nil {
		return
	}
	insert := l.inserts[table]
	if insert == nil {
		marks := strings.TrimSuffix(strings.Repeat("?,", len(values)), ",")
		insert, l.err = l.conn.PrepareContext(context.Background(), "insert into "+table+" values ("+marks+")")
		if l.err != nil {
			return
		}
		l.inserts[table] = insert
	}
	for i, v := range values {
		if v == "" {
			values[i] = nil
		}
	}
	if _, err := insert.Exec(values...); err != nil {
		l.err = fmt.Errorf("%s %v: %w", table, values[0], err)
	}
}

// records fills in everything but claims.
func (l *loading) records() {
	x, d := l.exporter, l.exporter.docket
	set := d.Settings
	licence := x.Licence()
	for _, about := range [][2]string{{"title", set.Title}, {"description", set.Description}, {"url", set.BaseURL},
		{"publisher", x.Publisher()},
		{"licence", licence.Name}, {"licence_url", licence.URL}, {"as_of", d.AsOf.String()}} {
		if about[1] != "" {
			l.row("about", about[0], about[1])
		}
	}
	for _, t := range d.Topics {
		l.row("topics", t.ID, t.Title, d.Text(t.Description), t.Ref().Absolute())
	}
	for _, e := range d.Entities {
		l.row("entities", e.ID, e.Name, e.Entity.Kind, d.Text(e.Description), e.Ref().Absolute(), e.Ended.String())
		l.names(e.ID, "alias", e.Aliases)
		l.names(e.ID, "short", e.Short)
		l.names(e.ID, "same_as", e.SameAs)
		for i, r := range e.Roles {
			var organisation string
			if r.Organisation != nil {
				organisation = r.Organisation.ID
			}
			l.row("entity_roles", e.ID, i+1, r.Title, organisation, r.Name, r.From.String(), r.To.String())
		}
	}
	for _, e := range d.Events {
		l.row("events", e.ID, e.Title, e.Happened.String(), e.Cancelled.String(), d.Text(e.Description), e.Disagree,
			e.Ref().Absolute())
		for _, t := range e.Topics {
			l.row("event_topics", e.ID, t.ID)
		}
	}
	for _, a := range d.Articles {
		l.article(a)
	}
}

func (l *loading) names(entity, kind string, names []string) {
	for i, name := range names {
		if !slices.Contains(names[:i], name) {
			l.row("entity_names", entity, name, kind)
		}
	}
}

func (l *loading) article(a *docket.Article) {
	d := l.exporter.docket
	var name, url, archive, speaker string
	if a.Speaker != nil {
		speaker = a.Speaker.ID
	}
	if a.Source != nil {
		name, url, archive = a.Source.Name, a.Source.URL, a.Source.Archive
	}
	day, _ := days(a.Date)
	l.row("articles", a.ID, a.Title, a.Date.String(), day, a.Updated.String(), join(a.Authors), d.Text(a.Summary),
		d.Text(a.Body), name, url, archive, a.Ref().Absolute(), a.Language, a.TranslatedFrom, a.Form, speaker)
	for _, t := range a.Topics {
		l.row("article_topics", a.ID, t.ID)
	}
	for i, c := range a.Corrections {
		l.row("corrections", a.ID, i+1, c.Date.String(), d.Text(c.Note))
	}
	for _, m := range a.Mentions {
		l.row("mentions", a.ID, m.Entity.ID, m.Count)
	}
}

// claims fills in the claims and their parts, from the same records as the other data
// files.
func (l *loading) claims() {
	for _, c := range l.exporter.docket.Claims {
		r := l.exporter.Claim(c)
		v := r.Derived
		values := []any{r.ID}
		for _, column := range claimColumns {
			values = append(values, column.of(r)...)
		}
		l.row("claims", append(values, v.Recorded, v.Rating, v.RatingLabel, v.RatingValue, v.Open, v.Overdue, v.Due,
			v.DueDays, v.DueAbout, v.AwaitsRuling, v.Superseded, v.First, v.Tellings, r.URL)...)
		for i, id := range r.Fields.list("speaker") {
			l.row("claim_entities", r.ID, id, "speaker", v.Role[i])
		}
		l.entities(r.ID, "on_behalf_of", r.Fields.list("on_behalf_of"))
		l.entities(r.ID, "about", r.Fields.list("about"))
		l.entities(r.ID, "actor", r.Fields.table("threat").list("actor"))
		l.entities(r.ID, "target", r.Fields.table("threat").list("target"))
		l.entities(r.ID, "asked", r.Fields.list("asked"))
		if c.ToldBy != nil {
			l.entities(r.ID, "told_by", []string{c.ToldBy.ID})
		}
		l.entities(r.ID, "derived_side", v.Side)
		for _, topic := range v.Topics {
			l.row("claim_topics", r.ID, topic, !slices.Contains(r.Fields.list("topics"), topic))
		}
		for _, relation := range Relations(c) {
			for _, other := range relation.Claims {
				l.row("relations", r.ID, relation.Key, other.ID, relation.CiTO)
			}
		}
		for i, step := range v.Steps {
			l.row("steps", r.ID, i+1, step.Side, step.Kind, step.Days, step.About,
				step.Widens, step.From)
		}
		l.ledger(c, r)
	}
}

func (l *loading) entities(claim, part string, ids []string) {
	for _, id := range ids {
		l.row("claim_entities", claim, id, part, nil)
	}
}

// ledger fills in where a claim stands, its evidence, its rulings and the replies.
func (l *loading) ledger(c *docket.Claim, r *ClaimRecord) {
	for i, a := range r.Fields.tables("appearance") {
		l.row("appearances", append([]any{r.ID, i + 1}, cells("appearance", a)...)...)
	}
	for i, e := range r.Fields.tables("evidence") {
		l.row("evidence", append([]any{r.ID, i + 1}, cells("evidence", e)...)...)
	}
	for i, o := range r.Fields.tables("reply") {
		entity := ""
		if by := c.Replies[i].By; by != nil {
			entity = by.ID
		}
		l.row("replies", append([]any{r.ID, i + 1, entity}, cells("reply", o)...)...)
	}
	for i, a := range r.Fields.tables("assessment") {
		ruling := c.Assessments[i]
		entity := ""
		if ruling.By != nil {
			entity = ruling.By.ID
		}
		values := append([]any{r.ID, i + 1, entity, ruling.Assessment.By}, cells("assessment", a)...)
		l.row("assessments", append(values, ruling == c.Standing)...)
	}
}
