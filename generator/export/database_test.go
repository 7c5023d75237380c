package export_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"onrecord/generator/site"
)

// open reads the database of a site.
func open(t *testing.T, r *site.Result) *sql.DB {
	t.Helper()
	name := filepath.Join(t.TempDir(), "docket.sqlite")
	if err := os.WriteFile(name, file(t, r, "data/docket.sqlite"), 0o644); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// one asks for a single value.
func one[T any](t *testing.T, db *sql.DB, query string, args ...any) (value T) {
	t.Helper()
	if err := db.QueryRow(query, args...).Scan(&value); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return value
}

func TestDatabaseIsSound(t *testing.T) {
	eachSite(t, func(t *testing.T, r *site.Result) {
		db := open(t, r)
		if got := one[string](t, db, "pragma integrity_check"); got != "ok" {
			t.Error(got)
		}
		broken, err := db.Query("pragma foreign_key_check")
		if err != nil {
			t.Fatal(err)
		}
		defer broken.Close()
		for broken.Next() {
			var table, parent string
			var row, key any
			broken.Scan(&table, &row, &parent, &key)
			t.Errorf("%s row %v refers to a missing one of %s", table, row, parent)
		}
		for _, fts := range []string{"claims_fts", "articles_fts"} {
			if _, err := db.Exec("insert into " + fts + "(" + fts +
				", rank) values ('integrity-check', 1)"); err != nil {
				t.Errorf("%s does not agree with its table: %v", fts, err)
			}
		}
		d := r.Docket
		appearances, rulings, mentions := 0, 0, 0
		for _, c := range d.Claims {
			appearances += len(c.Appearances)
			rulings += len(c.Assessments)
		}
		for _, a := range d.Articles {
			mentions += len(a.Mentions)
		}
		for table, want := range map[string]int{"claims": len(d.Claims), "articles": len(d.Articles),
			"entities": len(d.Entities), "events": len(d.Events),
			"topics": len(d.Topics), "appearances": appearances, "assessments": rulings, "mentions": mentions} {
			if got := one[int](t, db, "select count(*) from "+table); got != want {
				t.Errorf("%s has %d rows, the docket %d", table, got, want)
			}
		}
	})
}

// Full-text search must find the row that has the words: the index refers to rows by
// numbers, which a copy of the table could change.
func TestDatabaseSearch(t *testing.T) {
	db := open(t, made(t, desk(), ""))
	if got := one[string](t, db, "select id from claims where rowid in (select rowid from claims_fts where claims_fts match 'toll')"); got != "forever" {
		t.Errorf("toll is in %s", got)
	}
	if got := one[string](t, db, "select a.id from articles a join articles_fts f on f.rowid = a.rowid where articles_fts match 'aberg'"); got != "opening" {
		t.Errorf("Åberg is in %s", got)
	}
}

func TestDatabaseIsTheSameEachTime(t *testing.T) {
	eachSite(t, func(t *testing.T, r *site.Result) {
		if !bytes.Equal(file(t, r, "data/docket.sqlite"), file(t, r, "data/docket.sqlite")) {
			t.Error("two databases of one docket differ")
		}
	})
}

// The database, claims.json and the docket count the same.
func TestFiguresAgree(t *testing.T) {
	r := sample(t, "")
	db := open(t, r)
	byRating := map[string]int{}
	for _, c := range claims(t, r) {
		byRating[c["derived"].(map[string]any)["rating"].(string)]++
	}
	for rating, n := range byRating {
		if got := one[int](t, db, "select count(*) from claims where derived_rating = ?", rating); got != n {
			t.Errorf("%s: %d claims in the database, %d in claims.json", rating, got, n)
		}
	}
	_, all := rows(t, r)
	for _, row := range all {
		byRating[row["derived_rating"]]--
	}
	for rating, n := range byRating {
		if n != 0 {
			t.Errorf("%s: claims.csv has %d fewer than claims.json", rating, n)
		}
	}
}
