#!/usr/bin/env python3
"""Reads a built site with programs that are not ours, and compares what they find.

usage: readers.py FOLDER

Needs Debian's python3-feedparser, python3-icalendar, python3-jsonschema and libxml2-utils.
"""
import collections, csv, html.parser, json, pathlib, sqlite3, subprocess, sys

import feedparser, icalendar, jsonschema

root = pathlib.Path(sys.argv[1])
problems = []


def check(good, *what):
    if not good:
        problems.append(" ".join(map(str, what)))


def feeds():
    xml = [*root.rglob("feed.xml"), *root.glob("sitemap*.xml")]
    done = subprocess.run(["xmllint", "--noout", *map(str, xml)], capture_output=True, text=True)
    check(done.returncode == 0, done.stderr)
    for path in root.rglob("feed.xml"):
        feed = feedparser.parse(path.read_bytes())
        check(not feed.bozo and feed.version == "atom10", path, feed.get("bozo_exception"))
        check(all(e.get("id") and e.get("updated_parsed") and e.get("link") for e in feed.entries), path, "has an entry without id, date or link")
    entries = feedparser.parse((root / "feed.xml").read_bytes()).entries
    items = json.loads((root / "feed.json").read_text())["items"]
    check([e.id for e in entries] == [i["id"] for i in items], "feed.xml and feed.json differ")
    return len(entries)


def calendars():
    n = 0
    for path in root.rglob("*.ics"):
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        for event in calendar.walk("VEVENT"):
            n += path.parent == root
            check(not event.errors, path, event.errors)
            check((event.decoded("dtend") - event.decoded("dtstart")).days == 1, path, event["uid"], "is not one day")
        check(not calendar.errors, path, calendar.errors)
    return n


class Page(html.parser.HTMLParser):
    """What a claim's page says of its claim."""

    def __init__(self, path):
        super().__init__()
        self.claim, self.types, self.in_data = None, [], False
        self.feed(path.read_text())

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "article" and "data-claim" in attrs:
            self.claim = attrs
        self.in_data = tag == "script" and attrs.get("type") == "application/ld+json"

    def handle_data(self, data):
        if self.in_data:
            self.types.append(json.loads(data).get("@type"))
        self.in_data = False


def claims():
    records = json.loads((root / "data/claims.json").read_text())
    jsonschema.validate(records, json.loads((root / "data/claims.schema.json").read_text()))
    with open(root / "data/claims.csv", encoding="utf-8-sig", newline="") as f:
        rows = list(csv.DictReader(f))
    check(not any(cell[:1] in tuple("=+-@\t\r") for row in rows for cell in row.values() if cell), "a cell starts a formula")
    check([r["id"] for r in rows] == [r["id"] for r in records], "claims.csv and claims.json differ")
    pages = {p.parent.name: Page(p) for p in root.glob("claims/*/index.html") if p.parent.name != "in"}
    check(set(pages) == {r["id"] for r in records}, "pages and claims.json differ")
    for record, row in zip(records, rows):
        page, derived = pages[record["id"]], record["derived"]
        check(page.claim["data-rating"] == derived["rating"] == row["derived_rating"], record["id"], "is rated differently")
        check(("data-overdue" in page.claim) == derived["overdue"], record["id"], "is overdue in one place only")
        check(page.types.count("Claim") == 1, record["id"], "has", page.types)
        truth = record["kind"] in ("statement", "figure", "denial") or "progress" in record and "deadline" not in record
        check(page.types.count("ClaimReview") == (truth and "rating_value" in derived), record["id"], "has", page.types)
    return records


def database(records):
    path = root / "data/docket.sqlite"
    if not path.exists():
        return
    db = sqlite3.connect(path)
    check(db.execute("pragma integrity_check").fetchone() == ("ok",), "integrity")
    check(not db.execute("pragma foreign_key_check").fetchall(), "foreign keys")
    counted = dict(db.execute("select derived_rating, count(*) from claims group by 1"))
    check(counted == collections.Counter(r["derived"]["rating"] for r in records), "the database counts", counted)
    rulings = db.execute("select count(*) from assessments").fetchone()[0]
    check(rulings == sum(len(r.get("assessment", [])) for r in records), "the database has", rulings, "rulings")


entries, deadlines, records = feeds(), calendars(), claims()
database(records)
print(f"{len(records)} claims, {entries} feed entries, {deadlines} deadlines: {len(problems)} problems")
print("\n".join(problems), end="")
sys.exit(bool(problems))
