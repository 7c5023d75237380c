package diag

// Checks of dates and numbers.
var (
	// BadDate: a date that is not EDTF, levels 0 and 1.
	BadDate = register(Check{Code: "OR301", Title: "date that can't be read", Severity: Error,
		Text: "Dates are EDTF (ISO 8601-2), levels 0 and 1: `2021-07-02`, `2021-07`, `2021`, `2021-23` for autumn, `2021-07-02/2021-08`, `../2021-09-11`, " +
			"with `~` for about and `?` for perhaps.",
		Wrong: exampleClaim("prediction", "deadline = ⟪\"31 August 2021\"⟫"),
		Right: exampleClaim("prediction", "deadline = \"2021-08-31\"")})
	// BadQuantity: a number that can't be read.
	BadQuantity = register(Check{Code: "OR302", Title: "number that can't be read", Severity: Error,
		Text:  "A quantity is a number, or a string with what was said: `\"2..6\"`, `\">50\"`, `\"<=10\"`, `\"~50\"`.",
		Wrong: exampleClaim("prediction", "progress = ⟪\"more than 90\"⟫"),
		Right: exampleClaim("prediction", "progress = \">90\"")})
	// ToldEarly: a text that is older than what it reports.
	ToldEarly = register(Check{Code: "OR303", Title: "reported before it was said", Severity: Warning, Only: "check",
		Text: "The claim was said after the day of the article, or of the text elsewhere, in which it stands. One of the two dates is wrong, " +
			"or the appearance names the wrong article.",
		Wrong: "-- content/claims/psaki.toml --\n[[claim]]\nid      = \"psaki\"\nkind    = \"statement\"\ntitle   = \"The drawdown is going to plan\"\nspeaker = \"jen-psaki\"\n" +
			"said    = ⟪\"2021-08-02\"⟫\n[[claim.appearance]]\narticle = \"lavrov\"\n",
		Right: exampleClaim("statement", "")})
	// RuledEarly: a ruling before the claim.
	RuledEarly = register(Check{Code: "OR304", Title: "ruled on before it was said", Severity: Warning, Only: "check",
		Text:  "An assessment, or the day on which the speaker took the claim back, is before the day on which it was said.",
		Wrong: exampleClaim("statement", "[[claim.assessment]]\ndate    = ⟪\"2021-06-30\"⟫\nrating  = \"unproven\""),
		Right: exampleClaim("statement", "[[claim.assessment]]\ndate    = \"2021-07-30\"\nrating  = \"unproven\"")})
	// BadPeriod: a role that ends before it begins.
	BadPeriod = register(Check{Code: "OR305", Title: "period that ends before it begins", Severity: Error,
		Text: "A role's `to` is before its `from`, so that it was held on no day.",
		Wrong: "-- content/entities/nato.toml --\n[[entity]]\nid   = \"nato\"\nname = \"NATO\"\n[[entity.role]]\ntitle = \"Observer\"\nfrom  = \"2021-03-01\"\n" +
			"to    = ⟪\"2012-03-01\"⟫\n",
		Right: "-- content/entities/nato.toml --\n[[entity]]\nid   = \"nato\"\nname = \"NATO\"\n[[entity.role]]\ntitle = \"Observer\"\nfrom  = \"2012-03-01\"\n" +
			"to    = \"2021-03-01\"\n"})
	// PastDeadline: a deadline before the claim.
	PastDeadline = register(Check{Code: "OR306", Title: "deadline before the claim", Severity: Warning, Only: "check",
		Text:  "The deadline was past on the day on which it was named. Most often a year is wrong.",
		Wrong: exampleClaim("pledge", "deadline = ⟪\"2020-08-31\"⟫"),
		Right: exampleClaim("pledge", "deadline = \"2021-08-31\"")})
	// DeadlineText: a deadline that is not what its words say.
	DeadlineText = register(Check{Code: "OR307", Title: "deadline that its words contradict", Severity: Warning, Only: "check",
		Text: "`deadline_text` names a month or a year that `deadline` has nothing of. Readers see the words first and the computed day beside them. " +
			"English names of months are known.",
		Wrong: exampleClaim("pledge", "deadline = \"2021-09-30\"\ndeadline_text = ⟪\"by the end of August\"⟫"),
		Right: exampleClaim("pledge", "deadline = \"2021-08-31\"\ndeadline_text = \"by the end of August\"")})
	// DateOrder: dates of one record that can't follow one another so.
	DateOrder = register(Check{Code: "OR308", Title: "dates in the wrong order", Severity: Warning, Only: "check",
		Text: "An article was updated or corrected before it was published, a claim recorded or up for review before it was said, " +
			"or an event both happened and was called off.",
		Wrong: exampleArticle("updated = ⟪2021-07-01⟫", "Lavrov spoke again."),
		Right: exampleArticle("updated = 2021-07-10", "Lavrov spoke again.")})
	// DottedNumber: a number whose dot may have been meant for thousands.
	DottedNumber = register(Check{Code: "OR309", Title: "number that may be a thousandth of what is meant", Severity: Warning,
		Text: "In many languages a dot sets thousands apart, and here it begins the decimals, so that `40.000` is forty. Three digits after the dot leave it open which is meant: " +
			"write thousands without a dot, or decimals with fewer zeros or one more.",
		Wrong: exampleClaim("figure", "[claim.figure]\nmeasure = \"US troops\"\nvalue   = ⟪40.000⟫"),
		Right: exampleClaim("figure", "[claim.figure]\nmeasure = \"US troops\"\nvalue   = 40000")})
)
