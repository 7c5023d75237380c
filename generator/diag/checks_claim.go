package diag

// Checks of claims, their rulings and their quotes.
var (
	// BadRating: a rating that the kind's scale does not have.
	BadRating = register(Check{Code: "OR401", Title: "unknown rating", Severity: Error,
		Text: "Statements, figures and denials are rated for truth; predictions, pledges, timelines, threats and warnings for their outcome. " +
			"The rating must be on the scale of the claim's kind, the site's own scale where `site.toml` has one.",
		Wrong: exampleClaim("statement", "[[claim.assessment]]\ndate    = \"2021-07-30\"\nrating  = ⟪\"stalled\"⟫"),
		Right: exampleClaim("statement", "[[claim.assessment]]\ndate    = \"2021-07-30\"\nrating  = \"unproven\"")})
	// NoEvidence: a ruling that rests on nothing.
	NoEvidence = register(Check{Code: "OR410", Title: "ruling without evidence", Severity: Warning, Only: "check",
		Text:  "A truth rating with a value, or a final outcome, rests on evidence, and the claim has none. Readers, and other desks, ask for it first.",
		Wrong: exampleClaim("statement", "[[claim.assessment]]\ndate    = \"2021-07-30\"\nrating  = ⟪\"mostly-true\"⟫"),
		Right: exampleClaim("statement", "[[claim.assessment]]\ndate    = \"2021-07-30\"\nrating  = \"mostly-true\"\n[[claim.evidence]]\narticle = \"lavrov\"\nbearing = \"supports\"")})
	// OwnRating: a truth rating by the speaker's own side.
	OwnRating = register(Check{Code: "OR411", Title: "rating by the speaker's own side", Severity: Warning, Only: "check",
		Text: "The ruling is by the speaker, by those for whom the claim was made, or by the speaker's organisation. A rating comes from outside; " +
			"what a side says of its own claim is another claim.",
		Wrong: exampleClaim("statement", "[[claim.assessment]]\nby      = ⟪\"jen-psaki\"⟫\ndate    = \"2021-07-30\"\nrating  = \"Correct\""),
		Right: exampleClaim("statement", "[[claim.assessment]]\nby      = \"Example Fact-checkers\"\ndate    = \"2021-07-30\"\nrating  = \"Correct\"")})
	// OneSided: a timeline that can't be compared with anything.
	OneSided = register(Check{Code: "OR412", Title: "timeline with one side and no date", Severity: Info, Only: "check",
		Text: "Nobody else speaks of the event's date, and the event has neither happened nor been called off, so there is nothing to hold the claim against yet.",
		Wrong: "-- content/events/bagram.toml --\n[[event]]\nid    = \"bagram\"\ntitle = \"Bagram handed over\"\n" +
			exampleClaim("timeline", "event   = ⟪\"bagram\"⟫\ndeadline = \"2021-08-31\""),
		Right: "-- content/events/bagram.toml --\n[[event]]\nid    = \"bagram\"\ntitle = \"Bagram handed over\"\nhappened = \"2021-07-02\"\n" +
			exampleClaim("timeline", "event   = \"bagram\"\ndeadline = \"2021-08-31\"")})
	// RatingInTitle: a title that carries the verdict.
	RatingInTitle = register(Check{Code: "OR414", Title: "title with the rating in it", Severity: Warning, Only: "check",
		Text: "A claim's title is what the speaker asserts, in one line. The rating stands beside it wherever the title is shown, and changes without it.",
		Wrong: "-- content/claims/psaki.toml --\n[[claim]]\nid      = \"psaki\"\nkind    = \"statement\"\ntitle   = ⟪\"False: The drawdown is going to plan\"⟫\n" +
			"speaker = \"jen-psaki\"\nsaid    = \"2021-07-02\"\n[[claim.appearance]]\narticle = \"lavrov\"\n",
		Right: exampleClaim("statement", "")})
	// LongTitle: a title that is cut where it is shown.
	LongTitle = register(Check{Code: "OR415", Title: "long title", Severity: Info, Only: "check",
		Text:  "Search engines, social cards and lists cut titles at about 75 characters. What is cut off is most often the point.",
		Wrong: "-- content/topics/us.toml --\n[[topic]]\nid    = \"us-withdrawal\"\ntitle = ⟪\"The withdrawal of the forces of the United States and of their allies from Afghanistan\"⟫\n",
		Right: exampleTopic})
	// NoRole: a speaker without a role on that day.
	NoRole = register(Check{Code: "OR416", Title: "speaker without a role on that day", Severity: Info, Only: "check",
		Text: "The speaker's record has roles, and none of them on the day of the claim; the page then names no role. " +
			"`role` on the claim says in what capacity the words were spoken: \"former press secretary\".",
		Wrong: exampleOffice + "-- content/claims/sullivan.toml --\n[[claim]]\nid      = \"sullivan\"\nkind    = \"statement\"\ntitle   = \"The embassy stays\"\n" +
			"speaker = ⟪\"jake-sullivan\"⟫\nsaid    = \"2020-12-01\"\n[[claim.appearance]]\narticle = \"lavrov\"\n",
		Right: exampleOffice + "-- content/claims/sullivan.toml --\n[[claim]]\nid      = \"sullivan\"\nkind    = \"statement\"\ntitle   = \"The embassy stays\"\n" +
			"speaker = \"jake-sullivan\"\nrole    = \"designated adviser\"\nsaid    = \"2020-12-01\"\n[[claim.appearance]]\narticle = \"lavrov\"\n"})
	// OverHundred: more than a hundred percent.
	OverHundred = register(Check{Code: "OR417", Title: "more than a hundred percent", Severity: Warning, Only: "check",
		Text:  "`progress` is the share that is done, in percent. A number of people or flights is a `[claim.figure]`.",
		Wrong: exampleClaim("prediction", "progress = ⟪650⟫"),
		Right: exampleClaim("prediction", "progress = 65")})
	// TwoUnits: a measure in two units.
	TwoUnits = register(Check{Code: "OR418", Title: "measure in two units", Severity: Warning, Only: "check",
		Text: "Figures of one measure form a series, and are drawn on one axis. In two units they can't be compared.",
		Wrong: "-- content/claims/psaki.toml --\n" + exampleRecord("first", "figure", "[claim.figure]\nmeasure = \"US troops\"\nvalue   = 2500\nunit    = \"people\"") +
			exampleRecord("second", "figure", "repeats = [\"first\"]\n[claim.figure]\nmeasure = \"US troops\"\nvalue   = 2.5\nunit    = ⟪\"thousands\"⟫"),
		Right: "-- content/claims/psaki.toml --\n" + exampleRecord("first", "figure", "[claim.figure]\nmeasure = \"US troops\"\nvalue   = 2500\nunit    = \"people\"") +
			exampleRecord("second", "figure", "repeats = [\"first\"]\n[claim.figure]\nmeasure = \"US troops\"\nvalue   = 2500\nunit    = \"people\"")})
	// QuoteLost: a quote that is not in its article.
	QuoteLost = register(Check{Code: "OR501", Title: "quote that is not in its article", Severity: Error,
		Text: "A quote is the exact words as they stand in the article's rendered text. Quotation marks, dashes and white space are compared alike; every word counts. " +
			"With `--lenient` this is a warning, and the claim's page says that the article no longer has the words.",
		Wrong: exampleClaim("statement", "[[claim.appearance]]\narticle = \"lavrov\"\nquote   = ⟪\"the mission had failed\"⟫"),
		Right: exampleClaim("statement", "[[claim.appearance]]\narticle = \"lavrov\"\nquote   = \"the mission has failed\"")})
	// QuoteAmbiguous: a quote that stands more than once.
	QuoteAmbiguous = register(Check{Code: "OR502", Title: "quote that stands more than once", Severity: Error,
		Text: "The article has the words in several places. Add `prefix` or `suffix`, the words just before or after, or quote more.",
		Wrong: exampleArticle("", "They leave in August, she said. They leave in August, he said.") +
			exampleClaim("statement", "[[claim.appearance]]\narticle = \"briefing\"\nquote   = ⟪\"They leave in August\"⟫"),
		Right: exampleArticle("", "They leave in August, she said. They leave in August, he said.") +
			exampleClaim("statement", "[[claim.appearance]]\narticle = \"briefing\"\nquote   = \"They leave in August\"\nsuffix  = \"she said\"")})
	// NoClaim: an article without a claim.
	NoClaim = register(Check{Code: "OR503", Title: "article without a claim", Severity: Info, Only: "check",
		Text:  "No claim appears in the article, nor does one name it as evidence.",
		Wrong: "-- content/articles/briefing.md --\n+++\ntitle = ⟪\"A briefing\"⟫\ndate  = 2021-07-09\n+++\nLavrov spoke again.\n",
		Right: "-- content/articles/briefing.md --\n+++\ntitle = \"A briefing\"\ndate  = 2021-07-09\n+++\nLavrov spoke again.\n" +
			exampleClaim("statement", "[[claim.appearance]]\narticle = \"briefing\"")})
	// Unclaimed: an attributed statement that no claim marks.
	Unclaimed = register(Check{Code: "OR504", Title: "attributed statement without a claim", Severity: Info, Only: "check --unclaimed",
		Text: "A sentence of the article says that somebody said something, and no claim's quote stands in it. Only English verbs of saying are known, " +
			"and not every such sentence is worth a claim: this is a list to read, not one to empty. `onrecord extract` drafts claims from those that it can take apart.",
		Wrong: exampleArticle("", "⟪Jen Psaki said that the embassy would stay open⟫."),
		Right: exampleArticle("", "Jen Psaki said that the embassy would stay open.") +
			exampleClaim("prediction", "[[claim.appearance]]\narticle = \"briefing\"\nquote   = \"the embassy would stay open\"")})
)

// exampleOffice is a person with a role that has a beginning.
const exampleOffice = "-- content/entities/sullivan.toml --\n[[entity]]\nid   = \"jake-sullivan\"\nname = \"Jake Sullivan\"\n[[entity.role]]\n" +
	"title = \"National Security Adviser\"\nfrom  = \"2021-01-20\"\n"
