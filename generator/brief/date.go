package brief

import (
	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/edtf"
)

// Date is a date in words. ISO is for a time element's datetime attribute, "" if the
// date is not one day, month or year.
type Date struct{ Text, Short, ISO string }

// Date puts a date into words. It returns nil if there is none.
func (b *Briefs) Date(d edtf.Date) *Date {
	if d.IsZero() {
		return nil
	}
	w := b.Words.Dates
	out := &Date{Text: d.Format(w), Short: d.Short(w)}
	switch {
	case d.HasTime():
		out.Short, out.ISO = d.Lower().Short(w), d.Lower().String()
	case d.IsDay():
		out.ISO = d.Lower().String()
	}
	return out
}

// Day puts a day into words. It returns nil for a day that is open.
func (b *Briefs) Day(d edtf.Day) *Date {
	if d == edtf.MinDay || d == edtf.MaxDay {
		return nil
	}
	w := b.Words.Dates
	return &Date{Text: d.Format(w), Short: d.Short(w), ISO: d.String()}
}

// Deadline returns the date that a claim states, in words with its bound: "by 31 August
// 2021". An interval with the bound "by" or "in", and an open date, stand without it.
func (b *Briefs) Deadline(c *docket.Claim) string {
	return b.Bounded(c, c.Deadline.Format(b.Words.Dates))
}

// Bounded adds the bound of a claim's deadline to date, which is the deadline in words.
func (b *Briefs) Bounded(c *docket.Claim, date string) string {
	how := c.Bound
	if how == "" {
		how = content.By
	}
	open := c.Deadline.Lower() == edtf.MinDay || c.Deadline.Upper() == edtf.MaxDay
	switch {
	case open, c.Deadline.IsInterval() && (how == content.By || how == content.In):
		return date
	case how == content.In && c.Deadline.Lower() == c.Deadline.Upper():
		how = "on"
	}
	return b.Words.Text("bound."+string(how), date)
}
