package diag

// Checks of files and settings.
var (
	// FrontMatter: a Markdown file without its front matter.
	FrontMatter = register(Check{Code: "OR108", Title: "front matter", Severity: Error,
		Text: "A Markdown file begins with its settings in TOML, between two lines of three plus signs. YAML between lines of three hyphens is what other " +
			"generators use: rewrite `title: A` as `title = \"A\"`.",
		Wrong: "-- content/pages/about.md --\n⟪---⟫\ntitle: About us\n---\nWho we are.\n",
		Right: "-- content/pages/about.md --\n+++\ntitle = \"About us\"\n+++\nWho we are.\n"})
	// UnreadFile: a file that no rule reads.
	UnreadFile = register(Check{Code: "OR109", Title: "file that nothing reads", Severity: Warning,
		Text: "Articles and pages are `.md` files, records are `.toml` or `.md` files, and pictures and other files to be published go below `content/files`. " +
			"Anything else in `content` is passed over.",
		Wrong: "-- content/articles/briefing.markdown --\n⟪⟫+++\ntitle = \"A briefing\"\ndate  = 2021-07-09\n+++\nLavrov spoke again.\n",
		Right: "-- content/articles/briefing.md --\n+++\ntitle = \"A briefing\"\ndate  = 2021-07-09\n+++\nLavrov spoke again.\n"})
	// Encoding: a file that is not UTF-8.
	Encoding = register(Check{Code: "OR110", Title: "not UTF-8", Severity: Error,
		Text:  "Content is text in UTF-8. Save the file again in that encoding.",
		Wrong: exampleArticle("authors = [\"Ren⟪\xe9⟫ Writer\"]", "Lavrov spoke again."),
		Right: exampleArticle("authors = [\"René Writer\"]", "Lavrov spoke again.")})
	// Unreadable: a file that the system does not let be read.
	Unreadable = register(Check{Code: "OR111", Title: "file that can't be opened", Severity: Error,
		Text: "The operating system did not let the file be read: its permissions forbid it, or it is a link to nothing."})
	// NoSettings: a folder without site.toml.
	NoSettings = register(Check{Code: "OR112", Title: "no site.toml", Severity: Error,
		Text: "A site's folder holds `site.toml` with at least a `title`. It has gone while the preview was running."})
	// BadSetting: a setting with a value that can't be used.
	BadSetting = register(Check{Code: "OR113", Title: "setting that can't be used", Severity: Error,
		Text:  "The setting's value has the right type and can't be what is meant: a language that is none, an address without a host, an `as_of` that is not one day.",
		Wrong: "-- site.toml --\ntitle = \"The Withdrawal\"\nas_of = ⟪\"2021-09\"⟫\n",
		Right: "-- site.toml --\ntitle = \"The Withdrawal\"\nas_of = \"2021-09-30\"\n"})
	// MergeConflict: two versions of the same lines, of which nobody has chosen one.
	MergeConflict = register(Check{Code: "OR115", Title: "merge conflict", Severity: Error,
		Text: "Where two people changed the same lines, git writes both versions into the file, between lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`. " +
			"Nothing else in the file is checked until one version is left. In a text about such lines, indent them.",
		Wrong: exampleArticle("⟪<<<<<<< HEAD⟫\nauthors = [\"A. Writer\"]\n=======\nauthors = [\"B. Writer\"]\n>>>>>>> second-author", "Lavrov spoke again."),
		Right: exampleArticle("authors = [\"A. Writer\", \"B. Writer\"]", "Lavrov spoke again.")})
)
