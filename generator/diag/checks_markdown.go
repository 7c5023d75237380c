package diag

// Checks of Markdown: bodies, notes, summaries and descriptions.
var (
	// RawHTML: raw HTML that site.toml does not allow.
	RawHTML = register(Check{Code: "OR601", Title: "raw HTML", Severity: Warning,
		Text: `Raw HTML in Markdown is dropped unless site.toml says ` + "`raw_html = true`" + ` under ` + "`[markdown]`" + `. Markdown has its own way of writing nearly everything.`,
		Wrong: `
-- content/articles/a.md --
+++
title = "A"
date  = 2021-07-08
+++
Some <b>bold</b> words.
`,
		Right: `
-- content/articles/a.md --
+++
title = "A"
date  = 2021-07-08
+++
Some **bold** words.
`})
)
