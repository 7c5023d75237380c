package diag

// Checks of the record as data.
var (
	NoDataFile = register(Check{
		Code:  "OR811",
		Title: "data file that can't be made",
		Text: "The operating system would not let the generator make one of the site's data files: the database is built in a temporary folder, " +
			"which must exist and have room for it.",
	})
)
