package diag

// Checks of TOML and of the shape of records.
var (
	// Syntax: TOML that can't be read.
	Syntax = register(Check{Code: "OR101", Title: "TOML that can't be read", Severity: Error,
		Text: "The file, or one record of it, is not TOML: most often a quotation mark or a bracket is missing, or a key stands twice. " +
			"The other records of the file are still checked, and references to what can't be read are not complained about.",
		Wrong: exampleEntity("name = ⟪“NATO”⟫"),
		Right: exampleEntity(`name = "NATO"`)})
	// UnknownKey: a key that the format does not know.
	UnknownKey = register(Check{Code: "OR102", Title: "unknown key", Severity: Error,
		Text:  "The format has no such key here. Your own data go into an `[extra]` table, which the site's templates can use.",
		Wrong: exampleArticle("⟪author⟫ = \"A. Writer\"", "Lavrov spoke again."),
		Right: exampleArticle("authors = [\"A. Writer\"]", "Lavrov spoke again.")})
	// WrongType: a value of the wrong type.
	WrongType = register(Check{Code: "OR103", Title: "wrong type", Severity: Error,
		Text:  "The key exists, and its value is of another type: text stands in quotation marks, a list in square brackets, true and false stand bare.",
		Wrong: exampleArticle("draft = ⟪\"no\"⟫", "Lavrov spoke again."),
		Right: exampleArticle("draft = false", "Lavrov spoke again.")})
	// MissingKey: a key that every such record needs.
	MissingKey = register(Check{Code: "OR104", Title: "missing key", Severity: Error,
		Text:  "A record of this type can't do without the key. Where a key was misspelled or stands under the wrong header, only that is said.",
		Wrong: "-- content/entities/nato.toml --\n⟪[[entity]]⟫\nid   = \"nato\"\nkind = \"organisation\"\n",
		Right: "-- content/entities/nato.toml --\n[[entity]]\nid   = \"nato\"\nname = \"NATO\"\nkind = \"organisation\"\n"})
	// BadChoice: a value that is none of those allowed.
	BadChoice = register(Check{Code: "OR105", Title: "unknown value", Severity: Error,
		Text:  "The key takes one of a few values; this is none of them.",
		Wrong: exampleEntity("name = \"NATO\"\nkind = ⟪\"organization\"⟫"),
		Right: exampleEntity("name = \"NATO\"\nkind = \"organisation\"")})
	// MisplacedKey: a key in the wrong table, because it follows a header.
	MisplacedKey = register(Check{Code: "OR106", Title: "key in the wrong table", Severity: Error,
		Text: "In TOML every key belongs to the header above it. A key of the record that follows `[claim.threat]` or `[[claim.appearance]]` belongs to that table, " +
			"where it means nothing: move it up, above the first such header. Likewise a quote belongs below `[[claim.appearance]]`, not in the claim itself.",
		Wrong: exampleClaim("warning", "[claim.threat]\nactor = [\"sergey-lavrov\"]\n⟪topics⟫ = [\"us-withdrawal\"]"),
		Right: exampleClaim("warning", "topics  = [\"us-withdrawal\"]\n[claim.threat]\nactor = [\"sergey-lavrov\"]")})
	// WrongTable: a table that this file can't hold.
	WrongTable = register(Check{Code: "OR107", Title: "table that does not belong here", Severity: Error,
		Text: "A file below `content/claims` holds `[[claim]]` records, and above them one `[defaults]` table; likewise the other folders. " +
			"The parts of a record carry its name: `[[claim.appearance]]`.",
		Wrong: "-- content/claims/nato.toml --\n⟪[[entity]]⟫\nid   = \"nato\"\nname = \"NATO\"\n",
		Right: "-- content/entities/nato.toml --\n[[entity]]\nid   = \"nato\"\nname = \"NATO\"\n"})
	// Superfluous: a key that means nothing on this kind of record.
	Superfluous = register(Check{Code: "OR114", Title: "key that means nothing here", Severity: Warning,
		Text: "Deadlines, conditions and progress belong to claims that look forward (prediction, pledge, timeline, threat, warning), `[claim.figure]` to figures, " +
			"`[claim.threat]` to threats and warnings. Some keys mean something only with another (`prefix` with `quote`, `bound` with `deadline`), " +
			"or only without it (`speaker_text` without `speaker`).",
		Wrong: exampleClaim("statement", "⟪deadline⟫ = \"2021-08-31\""),
		Right: exampleClaim("prediction", "deadline = \"2021-08-31\"")})
)
