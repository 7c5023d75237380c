package diag

// Checks of templates and of what they print.
var (
	TemplateMistake = register(Check{
		Code:  "OR801",
		Title: "mistake in a template",
		Text: "A template can't be read, or asks its view for something that it does not have. " +
			"The place is the template's own, also where it was called from another. docs/templates.md lists each view's fields and the functions.",
		Wrong: "-- templates/404.html --\n<h1>{{⟪⟫.Titel}}</h1>\n",
		Right: "-- templates/404.html --\n<h1>{{.Title}}</h1>\n",
	})
	UnknownWords = register(Check{
		Code:  "OR802",
		Title: "unknown words",
		Text: "Templates take every word that they print from templates/words.toml by its key. " +
			"Here a template asks for a key that the file does not have, or a site's own words.toml has a key that no template asks for.",
		Wrong: "-- templates/words.toml --\n[site]\n⟪skipp⟫ = \"Zum Text\"\n",
		Right: "-- templates/words.toml --\n[site]\nskip = \"Zum Text\"\n",
	})
	WordsMistake = register(Check{
		Code:  "OR803",
		Title: "mistake in words.toml",
		Text:  "templates/words.toml is not valid TOML, or gives a value of the wrong type: every value is text, or a table of plural forms.",
		Wrong: "-- templates/words.toml --\n[site]\nskip = ⟪⟫Zum Text\n",
		Right: "-- templates/words.toml --\n[site]\nskip = \"Zum Text\"\n",
	})
	TwoFilesOneAddress = register(Check{
		Code:  "OR804",
		Title: "two files at one address",
		Text: "Two things would be written to the same place in the output: a page and an old address of another record, two old addresses, " +
			"or a file from content/root and a page. Old addresses must be free, and a file that is copied must not hide a page. " +
			"robots.txt, sitemap.xml, 404.html and favicon.ico from content/root take the place of those that the generator makes.",
		Wrong: "-- content/pages/about.md --\n+++\ntitle = \"About\"\nold_urls = [⟪\"/articles/\"⟫]\n+++\nWho we are.\n",
		Right: "-- content/pages/about.md --\n+++\ntitle = \"About\"\nold_urls = [\"/who-we-are/\"]\n+++\nWho we are.\n",
	})
	TemplateUnreadable = register(Check{
		Code:  "OR805",
		Title: "templates that can't be read",
		Text:  "The operating system would not let the generator read the site's templates folder.",
	})
)
