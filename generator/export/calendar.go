package export

import (
	"bytes"
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// Calendar is a calendar of deadlines.
type Calendar struct {
	Path  string // in the output, unescaped
	URL   string // its own address, absolute
	Title string

	exporter *Exporter
	claims   []*docket.Claim
	of       string // absolute address of the page with the same deadlines
}

// Calendars lists the calendars: the site's, and one for each topic that ever had a
// deadline. One whose deadlines are all settled is empty and stays where it was,
// because people subscribe to it.
func (x *Exporter) Calendars() []Calendar {
	d := x.docket
	title := func(of string) string { return x.words.Text("calendar.title", of) }
	all := []Calendar{{"deadlines.ics", d.Settings.Absolute("deadlines.ics"), title(d.Settings.Title), x, d.Claims,
		d.Settings.Absolute("deadlines/")}}
	for _, t := range d.Topics {
		if HasDeadline(t.Claims) {
			all = append(all, Calendar{folder(t.Ref()) + "deadlines.ics", t.Ref().Absolute() + "deadlines.ics",
				title(t.Title), x, t.Claims, t.Ref().Absolute()})
		}
	}
	return all
}

// HasDeadline reports whether any of the claims ever stated one.
func HasDeadline(claims []*docket.Claim) bool {
	return slices.ContainsFunc(claims, func(c *docket.Claim) bool { return c.Forward() && !c.Deadline.IsZero() })
}

// make writes the calendar (RFC 5545, and RFC 7986 for its name).
func (c Calendar) make() ([]byte, error) {
	w := ical{new(bytes.Buffer)}
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//onrecord//deadlines//EN")
	w.line("CALSCALE", "GREGORIAN")
	w.text("NAME", c.Title)
	w.text("X-WR-CALNAME", c.Title)
	w.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
	w.line("X-PUBLISHED-TTL", "P1D")
	if strings.Contains(c.of, "://") {
		w.line("URL", c.of)
		w.line("SOURCE;VALUE=URI", c.URL)
	}
	n, host := 0, c.exporter.host()
	for _, chain := range byName(chains(c.claims)) {
		if s, ok := chain.stands(); ok && inRange(s.day) {
			c.event(w, host, chain, s)
			n++
		}
	}
	if n == 0 { // a calendar must have some component, and a time zone disturbs nobody
		for _, l := range []string{"BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000",
			"TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"} {
			name, value, _ := strings.Cut(l, ":")
			w.line(name, value)
		}
	}
	w.line("END", "VCALENDAR")
	return w.Bytes(), nil
}

func byName(all []*chain) []*chain {
	slices.SortFunc(all, func(a, b *chain) int { return cmp.Compare(a.name, b.name) })
	return all
}

// inRange reports whether a calendar can say the day and the one after it.
func inRange(d edtf.Day) bool { return d >= edtf.DayOf(1, 1, 1) && d < edtf.DayOf(9999, 12, 31) }

// event writes a deadline as an all-day event.
func (c Calendar) event(w ical, host string, ch *chain, s standing) {
	src, claim := c.exporter, s.claim
	who := claim.SpokenBy()
	if ch.side != nil {
		who = ch.side.Name
	}
	w.line("BEGIN", "VEVENT")
	w.text("UID", ch.name+".deadline@"+host)
	w.line("DTSTAMP", stamp(s.changed))
	w.line("LAST-MODIFIED", stamp(s.changed))
	w.line("DTSTART;VALUE=DATE", basic(s.day))
	w.line("DTEND;VALUE=DATE", basic(s.day+1))
	summary := src.briefs.Title(claim)
	if claim.Kind != content.Demand { // its title says who demands
		summary = src.words.Text("calendar.summary", who, summary)
	}
	w.text("SUMMARY", summary)
	w.text("DESCRIPTION", c.description(s))
	if address := claim.Ref().Absolute(); strings.Contains(address, "://") {
		w.line("URL", address)
	}
	var topics []string
	for _, t := range claim.Topics {
		topics = append(topics, escape(t.Title))
	}
	if len(topics) > 0 {
		w.line("CATEGORIES", strings.Join(topics, ","))
	}
	status := "CONFIRMED"
	switch {
	case s.cancelled:
		status = "CANCELLED"
	case claim.Deadline.Approximate() || claim.Deadline.Uncertain() || claim.Conditional():
		status = "TENTATIVE"
	}
	w.line("STATUS", status)
	w.line("SEQUENCE", strconv.Itoa(s.sequence))
	w.line("TRANSP", "TRANSPARENT")
	w.line("END", "VEVENT")
}

// description says what was said, what that means, and what stood before.
func (c Calendar) description(s standing) string {
	src, claim := c.exporter, s.claim
	lines := []string{src.words.Text("calendar.stated", claim.Said.Format(src.words.Dates), src.briefs.Deadline(claim))}
	if claim.DeadlineText != "" {
		lines = append(lines, src.words.Text("calendar.words", claim.DeadlineText))
	}
	if from := claim.DeadlineFrom; from != nil {
		lines = append(lines, src.words.Text("calendar.counted", src.briefs.Span(claim), from.Title))
	}
	if claim.Conditional() {
		lines = append(lines, src.words.Text("calendar.if", claim.Condition))
	}
	if len(s.before) > 0 {
		dates := make([]string, len(s.before))
		for i, d := range s.before {
			dates[i] = d.Format(src.words.Dates)
		}
		lines = append(lines, src.words.Text("calendar.before", strings.Join(dates, src.words.Text("list.comma"))))
	}
	switch {
	case s.cancelled:
		lines = append(lines, src.words.Text("calendar.cancelled", s.changed.Format(src.words.Dates)))
	case claim.Overdue, claim.AwaitsRuling:
		lines = append(lines, src.words.Text("calendar.overdue"))
	}
	return strings.Join(lines, "\n")
}

// host is the name under which entries are known to calendars for ever.
func (x *Exporter) host() string {
	if u, err := url.Parse(x.docket.Settings.BaseURL); err == nil && u.Host != "" {
		return u.Host
	}
	return "onrecord.invalid"
}

// ical writes content lines: folded at 75 octets, never inside a character, and
// ended by CRLF.
type ical struct{ *bytes.Buffer }

func (w ical) line(name, value string) {
	line, room := name+":"+value, 75
	for len(line) > room {
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		w.WriteString(line[:cut] + "\r\n ")
		line, room = line[cut:], 74
	}
	w.WriteString(line + "\r\n")
}

func (w ical) text(name, value string) { w.line(name, escape(value)) }

// escape writes a TEXT value: control characters have no place in one.
func escape(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, inTEXT.Replace(text))
}

var inTEXT = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\t", " ")

// basic is a day in the basic format of ISO 8601.
func basic(d edtf.Day) string { return strings.ReplaceAll(d.String(), "-", "") }

// stamp is a date as a moment in UTC in that format.
func stamp(d edtf.Date) string { return moment(d).Format("20060102T150405Z") }
