package synth

import "flag"

// Flags lets the options be given on a command line.
func (o *Options) Flags(f *flag.FlagSet) {
	f.IntVar(&o.Articles, "articles", 1000, "number of articles")
	f.Uint64Var(&o.Seed, "seed", 1, "what the docket follows from")
	f.IntVar(&o.Entities, "entities", 0, "number of entities (default: a tenth of the articles, 74 to 1000)")
	f.IntVar(&o.Events, "events", 0, "number of events (default: a hundredth of the articles, 8 to 1000)")
	f.IntVar(&o.Topics, "topics", 0, "number of topics (default: 12 to 60 by the number of articles)")
	f.IntVar(&o.SpeakerClaims, "speaker-claims", 0, "let one speaker make this many claims")
	f.IntVar(&o.EventClaims, "event-claims", 0, "let this many claims be about one event's date")
	f.IntVar(&o.DayClaims, "day-claims", 0, "let about this many claims be of one day")
	f.IntVar(&o.Repeats, "repeats", 0, "let one claim be told again this many times")
	f.BoolVar(&o.TopicAll, "topic-all", false, "let one topic have everything")
}
