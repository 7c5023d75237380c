package export

// json is data/claims.json: an array with a claim on each line, in docket order.
func (s *Source) json(out []byte, row func(out []byte, done, of int) ([]byte, error)) ([]byte, error) {
	j, record := &JSON{Out: append(out, "[\n"...), InHTML: true}, new(Claim)
	for i, c := range s.Docket.Claims {
		if i > 0 {
			j.Out = append(j.Out, ",\n"...)
		}
		s.Claim(c, record)
		record.AppendTo(j)
		var err error
		if j.Out, err = row(j.Out, i+1, len(s.Docket.Claims)); err != nil {
			return nil, err
		}
	}
	if len(s.Docket.Claims) > 0 {
		j.Out = append(j.Out, '\n')
	}
	return append(j.Out, "]\n"...), nil
}

// AppendTo writes the claim. It and the records below say their members in the order
// of their fields, as the tags name them: a test holds the two to each other.
func (v *Claim) AppendTo(j *JSON) { j.record(v) }

func (v *Claim) members(j *JSON) {
	j.Member("id", v.ID)
	j.Member("url", v.URL)
	j.Member("kind", v.Kind)
	j.Member("title", v.Title)
	j.Texts("speaker", v.Speaker)
	j.Optional("speaker_text", v.SpeakerText)
	j.Texts("on_behalf_of", v.OnBehalfOf)
	j.Optional("role", v.Role)
	j.Member("said", v.Said)
	j.Optional("recorded", v.Recorded)
	j.Optional("occasion", v.Occasion)
	j.Optional("place", v.Place)
	j.Texts("topics", v.Topics)
	j.Texts("about", v.About)
	j.Optional("review", v.Review)
	j.Optional("note", v.Note)
	j.Optional("event", v.Event)
	j.Optional("deadline", v.Deadline)
	j.Optional("bound", v.Bound)
	j.Optional("deadline_text", v.DeadlineText)
	j.Optional("condition", v.Condition)
	j.Optional("likelihood", v.Likelihood)
	j.Optional("criteria", v.Criteria)
	j.Optional("progress", v.Progress)
	j.Optional("progress_of", v.ProgressOf)
	j.Texts("supersedes", v.Supersedes)
	j.Texts("repeats", v.Repeats)
	j.Texts("contradicts", v.Contradicts)
	j.Texts("supports", v.Supports)
	j.Texts("responds_to", v.RespondsTo)
	j.Texts("denies", v.Denies)
	if v.Threat != nil {
		j.Key("threat")
		j.record(v.Threat)
	}
	if v.Figure != nil {
		j.Key("figure")
		j.record(v.Figure)
	}
	if v.Retracted != nil {
		j.Key("retracted")
		j.record(v.Retracted)
	}
	j.Key("appearance") // which is there, if empty
	j.list(len(v.Appearance), func(i int) { j.record(&v.Appearance[i]) })
	j.List("evidence", len(v.Evidence), func(i int) { j.record(&v.Evidence[i]) })
	j.List("assessment", len(v.Assessment), func(i int) { j.record(&v.Assessment[i]) })
	j.Key("derived")
	j.record(&v.Derived)
}

func (v *Threat) members(j *JSON) {
	j.Texts("actor", v.Actor)
	j.Optional("actor_text", v.ActorText)
	j.Texts("target", v.Target)
	j.Optional("target_text", v.TargetText)
	j.Optional("response", v.Response)
	j.Optional("instrument", v.Instrument)
	j.Optional("trend", v.Trend)
}

func (v *Figure) members(j *JSON) {
	j.Member("measure", v.Measure)
	j.Member("value", v.Value)
	j.Optional("unit", v.Unit)
	j.Optional("at", v.At)
}

func (v *Retraction) members(j *JSON) {
	j.Optional("date", v.Date)
	j.Optional("note", v.Note)
}

func (v *Appearance) members(j *JSON) {
	j.Optional("article", v.Article)
	j.Optional("quote", v.Quote)
	j.Optional("prefix", v.Prefix)
	j.Optional("suffix", v.Suffix)
	j.Optional("wording", v.Wording)
	j.Optional("url", v.URL)
	j.Optional("publisher", v.Publisher)
	j.Optional("title", v.Title)
	j.Optional("date", v.Date)
	j.Optional("archive", v.Archive)
	j.Optional("language", v.Language)
	j.Optional("via", v.Via)
}

func (v *Evidence) members(j *JSON) {
	j.Optional("article", v.Article)
	j.Optional("url", v.URL)
	j.Optional("archive", v.Archive)
	j.Optional("title", v.Title)
	j.Optional("publisher", v.Publisher)
	j.Optional("date", v.Date)
	j.Optional("bearing", v.Bearing)
	j.Optional("note", v.Note)
}

func (v *Assessment) members(j *JSON) {
	j.Optional("by", v.By)
	j.Member("date", v.Date)
	j.Member("rating", v.Rating)
	j.Optional("note", v.Note)
	j.Optional("change", v.Change)
	j.Optional("url", v.URL)
}

func (v *Derived) members(j *JSON) {
	j.Texts("side", v.Side)
	j.Texts("role", v.Role)
	j.Texts("topics", v.Topics)
	j.Member("recorded", v.Recorded)
	j.Optional("said_first", v.SaidFirst)
	j.Optional("said_last", v.SaidLast)
	j.Optional("deadline_first", v.DeadlineFrom)
	j.Optional("deadline_last", v.DeadlineTo)
	j.known("value_lower", v.ValueFrom)
	j.known("value_upper", v.ValueTo)
	j.known("progress_lower", v.ProgressFrom)
	j.known("progress_upper", v.ProgressTo)
	j.Member("rating", v.Rating)
	j.Member("rating_label", v.RatingLabel)
	j.known("rating_value", v.RatingValue)
	j.bool("open", v.Open)
	j.bool("overdue", v.Overdue)
	j.Optional("due", v.Due)
	if v.DueDays != nil {
		j.int("due_days", *v.DueDays)
	}
	j.bool("awaits_ruling", v.AwaitsRuling)
	j.bool("superseded", v.Superseded)
	j.bool("retracted", v.Retracted)
	j.Optional("first_telling", v.First)
	j.int("tellings", v.Tellings)
	j.List("steps", len(v.Steps), func(i int) { j.record(&v.Steps[i]) })
}

func (v *Step) members(j *JSON) {
	j.Optional("side", v.Side)
	j.Member("kind", v.Kind)
	j.int("days", v.Days)
	j.Optional("from", v.From)
}
