package docket

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/edtf"
)

// sortByDate sorts records by date, then id; key returns both. The first possible day,
// which tells most of them apart, stands beside each record while they are sorted.
func sortByDate[R any](records []*R, key func(*R) (*edtf.Date, string)) {
	type dated struct {
		lower  edtf.Day
		record *R
	}
	all := make([]dated, len(records))
	for i, r := range records {
		date, _ := key(r)
		all[i] = dated{date.Lower(), r}
	}
	slices.SortFunc(all, func(a, b dated) int {
		if a.lower != b.lower {
			return cmp.Compare(a.lower, b.lower)
		}
		date, id := key(a.record)
		other, otherID := key(b.record)
		return cmp.Or(edtf.Compare(*date, *other), strings.Compare(id, otherID))
	})
	for i := range all {
		records[i] = all[i].record
	}
}

// sortClaims puts the claims in docket order: by lower bound, time, upper bound, then
// claims after those they supersede, then id.
func (k *linking) sortClaims() {
	claims := k.d.Claims
	sortByDate(claims, func(c *Claim) (*edtf.Date, string) { return &c.Said, c.ID })
	for start := 0; start < len(claims); {
		end, relates := start, false
		for end < len(claims) && edtf.Compare(claims[start].Said, claims[end].Said) == 0 {
			relates = relates || len(claims[end].Supersedes) > 0
			end++
		}
		if relates && end-start > 1 {
			afterSuperseded(claims[start:end])
		}
		start = end
	}
	for i, c := range claims {
		c.Index = i
	}
}

// afterSuperseded reorders claims of one time, which are sorted by id, so that each comes
// after those it supersedes.
func afterSuperseded(claims []*Claim) {
	const waiting, placed = 1, 2
	state := make(map[*Claim]int, len(claims))
	for _, c := range claims {
		state[c] = waiting
	}
	ordered := make([]*Claim, 0, len(claims))
	var place func(*Claim)
	place = func(c *Claim) {
		if state[c] != waiting {
			return // it is of another time, placed already, or in a circle
		}
		state[c] = placed
		for _, s := range c.Supersedes {
			place(s)
		}
		ordered = append(ordered, c)
	}
	for _, c := range claims {
		place(c)
	}
	copy(claims, ordered)
}

// invert writes the other side of each relation, and the lists of claims that each record
// has, in docket order.
func (k *linking) invert() {
	add := func(all *[]*Claim, c *Claim) { *all = append(*all, c) }
	var stated [][2]*Claim // contradictions that the other claim does not state
	for _, c := range k.d.Claims {
		for _, o := range c.Supersedes {
			add(&o.SupersededBy, c)
		}
		for _, o := range c.Repeats {
			add(&o.RepeatedBy, c)
		}
		for _, o := range c.Supports {
			add(&o.SupportedBy, c)
		}
		for _, o := range c.RespondsTo {
			add(&o.RespondedBy, c)
		}
		for _, o := range c.Denies {
			add(&o.DeniedBy, c)
		}
		for _, o := range c.PartOf {
			add(&o.Parts, c)
		}
		for _, o := range c.OrElse {
			add(&o.UnlessMet, c)
		}
		for _, o := range c.Contradicts {
			if !o.States(c) {
				stated = append(stated, [2]*Claim{c, o})
			}
		}
		k.gather(c)
	}
	for _, pair := range stated {
		add(&pair[1].Contradicts, pair[0])
	}
	for _, c := range k.d.Claims {
		slices.SortFunc(c.Contradicts, func(a, b *Claim) int { return a.Index - b.Index })
	}
	for _, a := range k.d.Articles {
		for _, t := range a.Topics {
			t.Articles = append(t.Articles, a)
		}
	}
}

// gather adds the claim to every record that it concerns.
func (k *linking) gather(c *Claim) {
	for _, e := range c.Voices() {
		e.By = append(e.By, c)
	}
	for _, e := range c.About {
		e.AboutIt = append(e.AboutIt, c)
	}
	for _, e := range c.Asked {
		e.Asked = append(e.Asked, c)
	}
	if c.ToldBy != nil {
		c.ToldBy.Tells = append(c.ToldBy.Tells, c)
	}
	for _, e := range c.Acting() {
		if c.Kind == content.KindThreat {
			e.Threatens = append(e.Threatens, c)
		} else {
			e.Warned = append(e.Warned, c)
		}
	}
	for _, a := range c.Assessments {
		if a.By != nil && !slices.Contains(a.By.Ruled[max(0, len(a.By.Ruled)-1):], c) {
			a.By.Ruled = append(a.By.Ruled, c)
		}
	}
	for _, e := range c.Targets {
		e.Against = append(e.Against, c)
	}
	if c.Event != nil {
		c.Event.Claims = append(c.Event.Claims, c)
	}
	for _, t := range c.Topics {
		t.Claims = append(t.Claims, c)
	}
}

// derive computes what no author writes.
func (k *linking) derive() {
	for _, c := range k.d.Claims {
		c.firstTelling()
		c.rule()
		k.circle(c, "repeats", func(c *Claim) []*Claim { return c.Repeats })
		k.circle(c, "supersedes", func(c *Claim) []*Claim { return c.Supersedes })
		k.circle(c, "part_of", func(c *Claim) []*Claim { return c.PartOf })
	}
	tellings := make(map[*Claim]int, len(k.d.Claims))
	for _, c := range k.d.Claims {
		tellings[c.First]++
	}
	for _, c := range k.d.Claims {
		c.Tellings = tellings[c.First]
		if c.Standing == nil && c.First.Standing != nil && c.restates() {
			c.Standing, c.Rating = c.First.Standing, c.First.Rating
		}
	}
	for _, c := range k.d.Claims {
		c.judge(k.d.AsOf)
	}
	for _, c := range k.d.Claims {
		k.d.settleWhole(c)
		c.replaceDate()
	}
	for _, e := range k.d.Events {
		e.trace()
	}
}

// firstTelling follows repeats to the earliest telling. In a circle it returns the claim
// that was asked first.
func (c *Claim) firstTelling() *Claim {
	if c.First == nil {
		c.First = c
		if len(c.Repeats) > 0 {
			c.First = slices.MinFunc(c.Repeats, func(a, b *Claim) int { return a.Index - b.Index }).firstTelling()
		}
	}
	return c.First
}

// restates reports whether the claim repeats its first telling in all that a ruling is
// about, so that a ruling on that one fits it, too: with the same deadline, bound,
// condition, value and progress.
func (c *Claim) restates() bool {
	first := c.First
	if first == nil || first == c || c.Forward() != first.Forward() {
		return false
	}
	same := c.Deadline.String() == first.Deadline.String() && (c.Deadline.IsZero() || c.Bound == first.Bound) &&
		c.Claim.DeadlineFrom == first.Claim.DeadlineFrom && c.DeadlineDays == first.DeadlineDays &&
		c.DeadlineMonths == first.DeadlineMonths && c.Condition == first.Condition &&
		c.Progress.Text == first.Progress.Text
	if c.Figure != nil && first.Figure != nil {
		same = same && c.Figure.Value.Text == first.Figure.Value.Text
	}
	return same
}

// circle reports a chain of relations that leads from the claim back to it. Every circle
// has a claim whose relation goes forward in docket order, so only from those a search
// starts. Each circle is reported once, at its first claim.
func (k *linking) circle(c *Claim, key string, next func(*Claim) []*Claim) {
	for i, o := range next(c) {
		if o.Index <= c.Index {
			continue
		}
		seen := map[*Claim]bool{}
		var leads func(*Claim) bool
		leads = func(at *Claim) bool {
			if at == c {
				return true
			}
			if seen[at] || at.Index < c.Index {
				return false
			}
			seen[at] = true
			return slices.ContainsFunc(next(at), leads)
		}
		if leads(o) {
			k.circular[c] = true
			for member := range seen {
				k.circular[member] = true
			}
			hint := "remove one of the two: the later claim " + key + " the earlier"
			if key == "part_of" {
				hint = "remove one of the two: the part names the whole"
			}
			k.problems.Add(diag.CircularRelation.At(c.At(key, i), "%s %s %s, and that leads back to it", c.ID,
				verb(key), o.ID).
				WithRelated(o.At(key), "%s names what leads back", o.ID).WithHint("%s", hint))
			return
		}
	}
}

// rule finds our standing assessment: the newest of ours; of those of one day, the later
// in the file.
func (c *Claim) rule() {
	for _, a := range c.Assessments {
		if a.Ours() {
			a.Before = c.Standing
			c.Standing, c.Rating = a, a.Rating
		}
	}
}
