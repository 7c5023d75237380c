package diag

// Checks of ids and references.
var (
	// BadID: an id that is not one.
	BadID = register(Check{Code: "OR201", Title: "id that can't be one", Severity: Error,
		Text:  "An id is lower-case letters (of any script), digits and hyphens, with at least one letter; it becomes part of the record's address.",
		Wrong: "-- content/topics/peace.toml --\n[[topic]]\nid    = ⟪\"Peace talks\"⟫\ntitle = \"Peace talks\"\n",
		Right: "-- content/topics/peace.toml --\n[[topic]]\nid    = \"peace-talks\"\ntitle = \"Peace talks\"\n"})
	// DuplicateID: two records of one type with one id.
	DuplicateID = register(Check{Code: "OR202", Title: "two records with one id", Severity: Error,
		Text:  "An id is unique among the records of its type, since it is their address. In which folder a file stands makes no difference.",
		Wrong: "-- content/topics/peace.toml --\n[[topic]]\nid    = \"peace-talks\"\ntitle = \"Peace talks\"\n[[topic]]\nid    = ⟪\"peace-talks\"⟫\ntitle = \"The Doha talks\"\n",
		Right: "-- content/topics/peace.toml --\n[[topic]]\nid    = \"peace-talks\"\ntitle = \"Peace talks\"\n[[topic]]\nid    = \"doha-talks\"\ntitle = \"The Doha talks\"\n"})
	// Dangling: a reference to nothing.
	Dangling = register(Check{Code: "OR203", Title: "reference to nothing", Severity: Error,
		Text:  "The record that is named does not exist. A reference names an id; one to an entity may also be a name or alias that only one entity has.",
		Wrong: exampleArticle("", "As ⟪[[sergei-lavrov]]⟫ said."),
		Right: exampleArticle("", "As [[sergey-lavrov]] said.")})
	// AmbiguousName: a name that several entities have.
	AmbiguousName = register(Check{Code: "OR204", Title: "name of several entities", Severity: Error,
		Text: "A speaker may be given by a name or alias only where one entity has it. Write the entity's id.",
		Wrong: "-- content/entities/ministers.toml --\n[[entity]]\nid    = \"ben-wallace\"\nname  = \"Ben Wallace\"\nshort = [\"the minister\"]\n" +
			"[[entity]]\nid    = \"heiko-maas\"\nname  = \"Heiko Maas\"\nshort = [\"the minister\"]\n" + exampleClaim("statement", "about   = [⟪\"the minister\"⟫]"),
		Right: "-- content/entities/ministers.toml --\n[[entity]]\nid    = \"ben-wallace\"\nname  = \"Ben Wallace\"\nshort = [\"the minister\"]\n" +
			"[[entity]]\nid    = \"heiko-maas\"\nname  = \"Heiko Maas\"\nshort = [\"the minister\"]\n" + exampleClaim("statement", "about   = [\"ben-wallace\", \"heiko-maas\"]")})
	// AmbiguousLink: a record link that several types could mean.
	AmbiguousLink = register(Check{Code: "OR205", Title: "record link that could mean several", Severity: Error,
		Text:  "Where records of several types have one id, a link says which it means: `[[event:bagram]]`.",
		Wrong: "-- content/topics/out.toml --\n[[topic]]\nid    = \"forces-out\"\ntitle = \"Forces out\"\n" + exampleArticle("", "Compare ⟪[[forces-out]]⟫."),
		Right: "-- content/topics/out.toml --\n[[topic]]\nid    = \"forces-out\"\ntitle = \"Forces out\"\n" + exampleArticle("", "Compare [[event:forces-out]].")})
	// LookAlike: ids that look like one another.
	LookAlike = register(Check{Code: "OR207", Title: "ids that look alike", Severity: Warning, Only: "check",
		Text: "Two ids differ only in letters that look the same, or in hyphens; or an id has a letter of another script among Latin ones, as a keyboard that " +
			"was switched leaves behind. Addresses that can't be told apart are mistyped for ever.",
		Wrong: "-- content/topics/out.toml --\n[[topic]]\nid    = \"pull-out\"\ntitle = \"The pull-out\"\n[[topic]]\nid    = ⟪\"pullout\"⟫\ntitle = \"The pull-out from Bagram\"\n",
		Right: "-- content/topics/out.toml --\n[[topic]]\nid    = \"pull-out\"\ntitle = \"The pull-out\"\n[[topic]]\nid    = \"bagram-pull-out\"\ntitle = \"The pull-out from Bagram\"\n"})
	// NearTopic: a topic that is probably another one, misspelled.
	NearTopic = register(Check{Code: "OR208", Title: "topic that is probably misspelled", Severity: Warning, Only: "check",
		Text: "A topic needs no record: to name it is enough. So a slip of the pen makes a new topic with a page of its own. This one is named once and is " +
			"spelled nearly as another. Where it is meant, a `[[topic]]` record says so.",
		Wrong: exampleTopic + exampleArticle("topics = [⟪\"us-withdrawl\"⟫]", "Lavrov spoke again."),
		Right: exampleTopic + exampleArticle("topics = [\"us-withdrawal\"]", "Lavrov spoke again.")})
	// SharedName: a name of two entities.
	SharedName = register(Check{Code: "OR209", Title: "name that two entities have", Severity: Info, Only: "check",
		Text:  "A name or alias that two entities have links to neither of them in articles, and no reference can be made by it.",
		Wrong: exampleEntity("name = \"NATO\"\naliases = [⟪\"Jen Psaki\"⟫]"),
		Right: exampleEntity("name = \"NATO\"\naliases = [\"North Atlantic Treaty Organization\"]")})
	// AliasIsID: an alias that is the id of another entity.
	AliasIsID = register(Check{Code: "OR210", Title: "alias that is another entity's id", Severity: Warning, Only: "check",
		Text:  "A reference is looked up among ids first, then among names and aliases. So a reference by this alias means the other entity.",
		Wrong: exampleEntity("name = \"NATO\"\naliases = [⟪\"jen-psaki\"⟫]"),
		Right: exampleEntity("name = \"NATO\"\naliases = [\"the alliance\"]")})
	// Unnamed: an entity that nothing names.
	Unnamed = register(Check{Code: "OR211", Title: "entity that nothing names", Severity: Info, Only: "check",
		Text: "No claim is by the entity or about it, no article names it, no role is held in it and no text links to it: its page stands alone. " +
			"Articles are searched for its name and aliases as they are written here, capitals included.",
		Wrong: "-- content/entities/nato.toml --\n[[entity]]\nid   = \"nato\"\nname = ⟪\"North Atlantic Treaty Organization\"⟫\n",
		Right: "-- content/entities/nato.toml --\n[[entity]]\nid   = \"nato\"\nname = \"North Atlantic Treaty Organization\"\n" + exampleClaim("statement", "about   = [\"nato\"]")})
)
