package diag

// Checks of files, TOML and the shape of records.
var (
	// Syntax: TOML that can't be read.
	Syntax = register(Check{Code: "OR101", Title: "TOML that can't be read", Severity: Error,
		Text: "The file, or one record of it, is not TOML: most often a quotation mark or a bracket is missing, or a key stands twice. Other records of the file are still checked."})
	// UnknownKey: a key that the format does not know.
	UnknownKey = register(Check{Code: "OR102", Title: "unknown key", Severity: Error,
		Text: "The format has no such key here. Your own data go into an `[extra]` table, which the site's templates can use."})
	// WrongType: a value of the wrong type.
	WrongType = register(Check{Code: "OR103", Title: "wrong type", Severity: Error,
		Text: "The key exists, and its value is of another type: text stands in quotation marks, a list in square brackets, true and false stand bare."})
	// MissingKey: a key that every such record needs.
	MissingKey = register(Check{Code: "OR104", Title: "missing key", Severity: Error,
		Text: "A record of this type can't do without the key."})
	// BadChoice: a value that is none of those allowed.
	BadChoice = register(Check{Code: "OR105", Title: "unknown value", Severity: Error,
		Text: "The key takes one of a few values; this is none of them."})
	// MisplacedKey: a key in the wrong table, because it follows a header.
	MisplacedKey = register(Check{Code: "OR106", Title: "key in the wrong table", Severity: Error,
		Text: "In TOML every key belongs to the header above it. A key of the record that follows `[claim.threat]` or `[[claim.appearance]]` belongs to that table, where it means nothing: move it up, above the first such header."})
	// WrongTable: a table that this file can't hold.
	WrongTable = register(Check{Code: "OR107", Title: "table that does not belong here", Severity: Error,
		Text: "A file below `content/claims` holds `[[claim]]` records and one `[defaults]` table, and likewise the other folders."})
	// FrontMatter: a Markdown file without its front matter.
	FrontMatter = register(Check{Code: "OR108", Title: "front matter", Severity: Error,
		Text: "A Markdown file begins with its settings in TOML, between two lines of three plus signs. YAML between lines of three hyphens is what other generators use: rewrite `title: A` as `title = \"A\"`."})
	// UnreadFile: a file that no rule reads.
	UnreadFile = register(Check{Code: "OR109", Title: "file that nothing reads", Severity: Warning,
		Text: "Articles and pages are `.md` files, records are `.toml` or `.md` files, and pictures and other files to be published go below `content/files`. Anything else in `content` is passed over."})
	// Encoding: a file that is not UTF-8.
	Encoding = register(Check{Code: "OR110", Title: "not UTF-8", Severity: Error,
		Text: "Content is text in UTF-8. Save the file again in that encoding."})
	// Unreadable: a file that the system does not let be read.
	Unreadable = register(Check{Code: "OR111", Title: "file that can't be opened", Severity: Error,
		Text: "The operating system did not let the file be read."})
	// NoSettings: a folder without site.toml.
	NoSettings = register(Check{Code: "OR112", Title: "no site.toml", Severity: Error,
		Text: "A site's folder holds `site.toml` with at least a `title`."})
	// BadSetting: a setting with a value that can't be used.
	BadSetting = register(Check{Code: "OR113", Title: "setting that can't be used", Severity: Error,
		Text: "The setting's value has the right type and can't be what is meant."})
	// Superfluous: a key that means nothing on this kind of record.
	Superfluous = register(Check{Code: "OR114", Title: "key that means nothing here", Severity: Warning,
		Text: "Deadlines, conditions and progress belong to claims that look forward (prediction, pledge, timeline, threat, warning), `[claim.figure]` to figures, `[claim.threat]` to threats and warnings."})
)

// Checks of ids and references.
var (
	// BadID: an id that is not one.
	BadID = register(Check{Code: "OR201", Title: "id that can't be one", Severity: Error,
		Text: "An id is lower-case letters (of any script), digits and hyphens, with at least one letter; it becomes part of the record's address."})
	// DuplicateID: two records of one type with one id.
	DuplicateID = register(Check{Code: "OR202", Title: "two records with one id", Severity: Error,
		Text: "An id is unique among the records of its type, since it is their address."})
	// Dangling: a reference to nothing.
	Dangling = register(Check{Code: "OR203", Title: "reference to nothing", Severity: Error,
		Text: "The record that is named does not exist."})
	// AmbiguousName: a name that several entities have.
	AmbiguousName = register(Check{Code: "OR204", Title: "name of several entities", Severity: Error,
		Text: "A speaker may be given by a name or alias only where one entity has it. Write the entity's id."})
	// AmbiguousLink: a record link that several types could mean.
	AmbiguousLink = register(Check{Code: "OR205", Title: "record link that could mean several", Severity: Error,
		Text: "Where records of several types have one id, a link says which it means: `[[event:bagram]]`."})
	// OutputClash: two things at one address.
	OutputClash = register(Check{Code: "OR206", Title: "two things at one address", Severity: Error,
		Text: "Two records, or a record and a copied file or an old URL, would be published at the same address."})
)

// Checks of dates and numbers.
var (
	// BadDate: a date that is not EDTF, levels 0 and 1.
	BadDate = register(Check{Code: "OR301", Title: "date that can't be read", Severity: Error,
		Text: "Dates are EDTF (ISO 8601-2), levels 0 and 1: `2021-07-02`, `2021-07`, `2021`, `2021-23` for autumn, `2021-07-02/2021-08`, `../2021-09-11`, with `~` for about and `?` for perhaps."})
	// BadQuantity: a number that can't be read.
	BadQuantity = register(Check{Code: "OR302", Title: "number that can't be read", Severity: Error,
		Text: "A quantity is a number, or a string with what was said: `\"2..6\"`, `\">50\"`, `\"<=10\"`, `\"~50\"`."})
)
