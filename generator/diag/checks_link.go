package diag

// Checks of Markdown and of links.
var (
	// RawHTML: raw HTML that site.toml does not allow.
	RawHTML = register(Check{Code: "OR601", Title: "raw HTML", Severity: Warning,
		Text:  "Raw HTML in Markdown is dropped unless site.toml says `raw_html = true` under `[markdown]`. Markdown has its own way of writing nearly everything.",
		Wrong: exampleArticle("", "Some ⟪<b>⟫bold</b> words."),
		Right: exampleArticle("", "Some **bold** words.")})
	// NoAlt: a picture without words in its place.
	NoAlt = register(Check{Code: "OR602", Title: "picture without words in its place", Severity: Warning, Only: "check",
		Text:  "A text between the square brackets says what the picture shows, for readers who can't see it and for when it does not load.",
		Wrong: exampleMap + exampleArticle("", "![](⟪/files/map.svg⟫)"),
		Right: exampleMap + exampleArticle("", "![Map of the districts](/files/map.svg)")})
	// ForeignPicture: a picture from another host.
	ForeignPicture = register(Check{Code: "OR603", Title: "picture from another host", Severity: Warning, Only: "check",
		Text: "The site's content-security policy shows pictures of its own only, and a picture elsewhere may change or vanish, and tells its host who reads the article. " +
			"Save it in `content/files`, where you may.",
		Wrong: exampleArticle("", "![Map of the districts](⟪https://maps.example/districts.png⟫)"),
		Right: exampleMap + exampleArticle("", "![Map of the districts](/files/map.svg)")})
	// Brackets: double brackets that are no record link.
	Brackets = register(Check{Code: "OR604", Title: "brackets that link to no record", Severity: Warning,
		Text: "Double brackets link to a record by its id, `[[sergey-lavrov]]`, with other words as `[[sergey-lavrov|the minister]]`, and with a type before a colon where several types have the id. " +
			"What can't be an id is printed as it stands. In a table the bar is written `\\|`.",
		Wrong: exampleArticle("", "Then ⟪[[Sergey Lavrov]]⟫ spoke."),
		Right: exampleArticle("", "Then [[sergey-lavrov|Sergey Lavrov]] spoke.")})
	// BrokenLink: a link within the site that leads nowhere.
	BrokenLink = register(Check{Code: "OR701", Title: "link to nothing", Severity: Error,
		Text: "The link leads to a path of this site at which there is nothing. Links that start with `/` are from the site's root, whatever the path of `base_url`; " +
			"links to `.md` files of the content become links to their pages.",
		Wrong: exampleArticle("", "More [on the failure](⟪/claims/mission-faild/⟫)."),
		Right: exampleArticle("", "More [on the failure](/claims/mission-failed/).")})
	// BrokenFragment: a link to a place that its page does not have.
	BrokenFragment = register(Check{Code: "OR702", Title: "link to a place that its page does not have", Severity: Warning,
		Text: "The page is there, and has nothing with the name after the `#`: the link leads to its top. Headings get a name from their words, and the first mark of " +
			"a claim in an article is `#claim-ID`.",
		Wrong: exampleArticle("", "See [the figures](⟪#figures⟫).\n\n## The figures\n\n2,500 and 7,000."),
		Right: exampleArticle("", "See [the figures](#the-figures).\n\n## The figures\n\n2,500 and 7,000.")})
	// MissingFile: a picture or a file that is not there.
	MissingFile = register(Check{Code: "OR703", Title: "missing file", Severity: Error,
		Text:  "The site has no such file. What stands in `content/files` is published below `/files/`.",
		Wrong: exampleMap + exampleArticle("", "![Map of the districts](⟪/files/maps.svg⟫)"),
		Right: exampleMap + exampleArticle("", "![Map of the districts](/files/map.svg)")})
	// ToDraft: something published that names a draft.
	ToDraft = register(Check{Code: "OR704", Title: "reference to a draft", Severity: Warning, Only: "check",
		Text:  "A draft is as if absent: a published record that names it loses the relation, and a link to it reads as plain words. That is no error, and easily forgotten.",
		Wrong: "-- content/pages/method.md --\n+++\ntitle = \"Method\"\ndraft = true\n+++\nHow we work.\n" + exampleArticle("", "See [our method](⟪/method/⟫)."),
		Right: "-- content/pages/method.md --\n+++\ntitle = \"Method\"\n+++\nHow we work.\n" + exampleArticle("", "See [our method](/method/).")})
	// NoSlash: a link that servers answer with a redirection.
	NoSlash = register(Check{Code: "OR705", Title: "link without its final slash", Severity: Info, Only: "check",
		Text:  "A page's address ends with a slash. Without it most servers send the reader on, some do not.",
		Wrong: exampleArticle("", "More [on the failure](⟪/claims/mission-failed⟫)."),
		Right: exampleArticle("", "More [on the failure](/claims/mission-failed/).")})
	// BadAddress: text that is no web address.
	BadAddress = register(Check{Code: "OR706", Title: "address that can't be one", Severity: Error,
		Text:  "A web address begins with `https://` (or `http://`) and a host. An old address of a record is a path of this site.",
		Wrong: exampleArticle("[source]\nname = \"Example Post\"\nurl  = ⟪\"post.example/2021/briefing\"⟫\narchive = \"https://archive.example/1\"", "Lavrov spoke again."),
		Right: exampleArticle("[source]\nname = \"Example Post\"\nurl  = \"https://post.example/2021/briefing\"\narchive = \"https://archive.example/1\"", "Lavrov spoke again.")})
	// RenderedLink: a link in a template's output that leads nowhere.
	RenderedLink = register(Check{Code: "OR707", Title: "link of a template to nothing", Severity: Warning, Only: "check",
		Text:  "A page has a link that no author wrote, so that a template did, to a path or a place of the site that does not exist.",
		Wrong: "-- templates/404.html --\n<h1>{{.Title}}</h1>\n<p><a href=\"⟪/start/⟫\">Home</a></p>\n",
		Right: "-- templates/404.html --\n<h1>{{.Title}}</h1>\n<p><a href=\"/\">Home</a></p>\n"})
	// NoArchive: a source of which no copy is kept.
	NoArchive = register(Check{Code: "OR708", Title: "source without an archived copy", Severity: Info, Only: "check",
		Text:  "Pages on the web change and vanish. `archive` is the address of a copy that stays; it is said once for each claim and article.",
		Wrong: exampleArticle("[source]\nname = \"Example Post\"\nurl  = ⟪\"https://post.example/2021/briefing\"⟫", "Lavrov spoke again."),
		Right: exampleArticle("[source]\nname = \"Example Post\"\nurl  = \"https://post.example/2021/briefing\"\narchive = \"https://archive.example/1\"", "Lavrov spoke again.")})
)

// exampleMap is a picture among the site's files.
const exampleMap = "-- content/files/map.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"

// Checks of links to other hosts.
var (
	// DeadLink: an address that is gone.
	DeadLink = register(Check{Code: "OR711", Title: "address elsewhere that is gone", Severity: Warning, Only: "check --external",
		Text: "The other host says that there is nothing at the address, or there is no such host. Look for the text's new address, or give an archived copy."})
	// MovedLink: an address that has changed for good.
	MovedLink = register(Check{Code: "OR712", Title: "address elsewhere that has moved", Severity: Info, Only: "check --external",
		Text: "The other host says that the text has another address now, for good."})
	// UnsureLink: an address that could not be checked.
	UnsureLink = register(Check{Code: "OR713", Title: "address elsewhere that could not be checked", Severity: Info, Only: "check --external",
		Text: "The other host did not answer in time, answered with an error of its own, or does not answer programs. The address may be good: open it in a browser."})
)
