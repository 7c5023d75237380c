package diag

// Checks of claims and their quotes.
var (
	// BadRating: a rating that the kind's scale does not have.
	BadRating = register(Check{Code: "OR401", Title: "unknown rating", Severity: Error,
		Text: "Statements, figures and denials are rated for truth; predictions, pledges, timelines, threats and warnings for their outcome. The rating must be on the scale of the claim's kind."})
	// QuoteLost: a quote that is not in its article.
	QuoteLost = register(Check{Code: "OR501", Title: "quote that is not in its article", Severity: Error,
		Text: "A quote is the exact words as they stand in the article's rendered text. Quotation marks, dashes and white space are compared alike; every word counts. With `--lenient` this is a warning, and the claim's page says that the article no longer has the words."})
	// QuoteAmbiguous: a quote that stands more than once.
	QuoteAmbiguous = register(Check{Code: "OR502", Title: "quote that stands more than once", Severity: Error,
		Text: "The article has the words in several places. Add `prefix` or `suffix`, the words just before or after, or quote more."})
)

// Checks of relations between claims.
var (
	// SelfRelation: a claim that is related to itself.
	SelfRelation = register(Check{Code: "OR402", Title: "claim related to itself", Severity: Error,
		Text: "A claim can't supersede, repeat, contradict, support, answer or deny itself."})
	// CircularRelation: claims that supersede or repeat one another in a circle.
	CircularRelation = register(Check{Code: "OR403", Title: "relations in a circle", Severity: Error,
		Text: "What supersedes or repeats comes later than what it names, so that no chain of such claims can come back to its start."})
)
