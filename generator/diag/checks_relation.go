package diag

// Checks of relations between claims.
var (
	// SelfRelation: a claim that is related to itself.
	SelfRelation = register(Check{Code: "OR402", Title: "claim related to itself", Severity: Error,
		Text:  "A claim can't supersede, repeat, contradict, support, answer or deny itself.",
		Wrong: exampleClaim("statement", "supports = [⟪\"psaki\"⟫]"),
		Right: exampleClaim("statement", "supports = [\"mission-failed\"]")})
	// CircularRelation: claims that supersede or repeat one another in a circle.
	CircularRelation = register(Check{Code: "OR403", Title: "relations in a circle", Severity: Error,
		Text:  "What supersedes or repeats comes later than what it names, so that no chain of such claims can come back to its start.",
		Wrong: "-- content/claims/psaki.toml --\n" + exampleRecord("first", "pledge", "repeats = [⟪\"second\"⟫]") + exampleRecord("second", "pledge", "repeats = [\"first\"]"),
		Right: "-- content/claims/psaki.toml --\n" + exampleRecord("first", "pledge", "") + exampleRecord("second", "pledge", "repeats = [\"first\"]")})
	// SupersedesLater: a claim that supersedes a later one.
	SupersedesLater = register(Check{Code: "OR404", Title: "supersedes a later claim", Severity: Error,
		Text:  "A claim replaces what the same side said before. This one names a claim that was made after it, so the relation points the wrong way, or a date is wrong.",
		Wrong: exampleClaim("statement", "on_behalf_of = \"sergey-lavrov\"\nsupersedes = [⟪\"mission-failed\"⟫]"),
		Right: exampleClaim("statement", "responds_to = [\"mission-failed\"]")})
	// SupersedesOther: a claim that supersedes another side's.
	SupersedesOther = register(Check{Code: "OR405", Title: "supersedes another side's claim", Severity: Warning, Only: "check",
		Text: "A side (`on_behalf_of`, else the speaker) replaces what it said itself; it can contradict or answer what another said. Where two people speak " +
			"for one side, `on_behalf_of` on both claims says so.",
		Wrong: "-- content/claims/psaki.toml --\n" + exampleLater("⟪\"mission-failed\"⟫", ""),
		Right: "-- content/claims/psaki.toml --\n" + exampleLater("\"mission-failed\"", "on_behalf_of = \"sergey-lavrov\"\n")})
	// RepeatsKind: a repeat of another kind.
	RepeatsKind = register(Check{Code: "OR406", Title: "repeat of another kind", Severity: Warning, Only: "check",
		Text:  "A repeat says the same again, and shares the first telling's ruling; so both have one kind. For a claim that leans on another, use `supports`.",
		Wrong: "-- content/claims/psaki.toml --\n" + exampleRecord("first", "pledge", "") + exampleRecord("second", "prediction", "repeats = [⟪\"first\"⟫]"),
		Right: "-- content/claims/psaki.toml --\n" + exampleRecord("first", "pledge", "") + exampleRecord("second", "pledge", "repeats = [\"first\"]")})
	// ForAndAgainst: a claim that contradicts and supports the same claim.
	ForAndAgainst = register(Check{Code: "OR407", Title: "contradicts and supports the same claim", Severity: Error,
		Text:  "`contradicts` says that both can't be true, `supports` that one makes the other likelier. Only one of the two can be meant.",
		Wrong: exampleClaim("statement", "supports    = [\"mission-failed\"]\ncontradicts = [⟪\"mission-failed\"⟫]"),
		Right: exampleClaim("statement", "contradicts = [\"mission-failed\"]")})
	// LaterTelling: a repeat that does not name the first telling.
	LaterTelling = register(Check{Code: "OR408", Title: "repeat that does not name the first telling", Severity: Warning, Only: "check",
		Text: "`repeats` names the earliest telling, not the one before: so all tellings are counted together, and share one ruling.",
		Wrong: "-- content/claims/psaki.toml --\n" + exampleRecord("first", "pledge", "") + exampleRecord("second", "pledge", "repeats = [\"first\"]") +
			exampleRecord("third", "pledge", "repeats = [⟪\"second\"⟫]"),
		Right: "-- content/claims/psaki.toml --\n" + exampleRecord("first", "pledge", "") + exampleRecord("second", "pledge", "repeats = [\"first\"]") +
			exampleRecord("third", "pledge", "repeats = [\"first\"]")})
	// DeniesNothing: a denial that does not name what it denies.
	DeniesNothing = register(Check{Code: "OR409", Title: "denial that does not name what it denies", Severity: Info, Only: "check",
		Text: "Where the docket has the claim that is denied, `denies` names it, and each of the two pages leads to the other.",
		Wrong: "-- content/claims/psaki.toml --\n[[claim]]\nid      = \"psaki\"\nkind    = ⟪\"denial\"⟫\ntitle   = \"The mission has not failed\"\n" +
			"speaker = \"jen-psaki\"\nsaid    = \"2021-07-02\"\n[[claim.appearance]]\narticle = \"lavrov\"\n",
		Right: exampleClaim("denial", "denies  = [\"mission-failed\"]")})
	// Twins: two claims that are perhaps one.
	Twins = register(Check{Code: "OR413", Title: "two claims that are perhaps one", Severity: Warning, Only: "check",
		Text: "One speaker made both on one day, and their titles differ in one word at most. Two reports of one utterance are one claim with two appearances; " +
			"what was said twice on a day is a repeat.",
		Wrong: "-- content/claims/psaki.toml --\n[[claim]]\nid      = \"on-plan\"\nkind    = \"statement\"\ntitle   = \"The drawdown is going to plan\"\nspeaker = \"jen-psaki\"\n" +
			"said    = \"2021-07-02\"\n[[claim.appearance]]\narticle = \"lavrov\"\n[[claim]]\nid      = \"to-plan\"\nkind    = \"statement\"\n" +
			"title   = ⟪\"The drawdown is still going to plan\"⟫\nspeaker = \"jen-psaki\"\nsaid    = \"2021-07-02\"\n[[claim.appearance]]\narticle = \"lavrov\"\n",
		Right: exampleClaim("statement", "[[claim.appearance]]\npublisher = \"Example Post\"")})
)

// exampleLater is a claim of after "mission-failed" that supersedes it.
func exampleLater(id, lines string) string {
	return "[[claim]]\nid      = \"psaki\"\nkind    = \"statement\"\ntitle   = \"The drawdown is going to plan\"\nspeaker = \"jen-psaki\"\nsaid    = \"2021-08-02\"\n" +
		lines + "supersedes = [" + id + "]\n[[claim.appearance]]\npublisher = \"Example Post\"\n"
}
