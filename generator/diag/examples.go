package diag

// Examples are parts of a site in the txtar format, laid over a small site that the
// test of the checks has: an article "lavrov" in which Sergey Lavrov and Jen Psaki
// are named, a claim "mission-failed", and an event "forces-out". In the wrong
// example the place that is marked stands between ⟪ and ⟫. What the examples share
// is made here, so that each shows what it is about and is whole all the same.

// exampleTopic is a file with one topic.
const exampleTopic = "-- content/topics/us.toml --\n[[topic]]\nid    = \"us-withdrawal\"\ntitle = \"The US withdrawal\"\n"

// exampleClaim is a file with one claim of a kind that has the lines.
func exampleClaim(kind, lines string) string {
	return "-- content/claims/psaki.toml --\n" + exampleRecord("psaki", kind, lines)
}

// exampleRecord is a claim with an id; the lines come last, above its appearance.
func exampleRecord(id, kind, lines string) string {
	if lines != "" {
		lines += "\n"
	}
	return "[[claim]]\nid      = \"" + id + "\"\nkind    = \"" + kind + "\"\ntitle   = \"The drawdown is going to plan\"\n" +
		"speaker = \"jen-psaki\"\nsaid    = \"2021-07-02\"\n" + lines + "[[claim.appearance]]\narticle = \"lavrov\"\n"
}

// exampleArticle is an article with the lines in its front matter, and a body.
func exampleArticle(lines, body string) string {
	if lines != "" {
		lines += "\n"
	}
	return "-- content/articles/briefing.md --\n+++\ntitle = \"A briefing\"\ndate  = 2021-07-09\n" + lines + "+++\n" + body + "\n"
}

// exampleEntity is a file with one entity that has the lines.
func exampleEntity(lines string) string {
	return "-- content/entities/nato.toml --\n[[entity]]\nid   = \"nato\"\n" + lines + "\n"
}
