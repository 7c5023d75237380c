package diag

// Checks of TOML and of the shape of records.
var (
	// Syntax: TOML that can't be read.
	Syntax = check("OR101")
	// UnknownKey: a key that the format does not know.
	UnknownKey = check("OR102")
	// WrongType: a value of the wrong type.
	WrongType = check("OR103")
	// MissingKey: a key that every such record needs.
	MissingKey = check("OR104")
	// BadChoice: a value that is none of those allowed.
	BadChoice = check("OR105")
	// MisplacedKey: a key in the wrong table, because it follows a header.
	MisplacedKey = check("OR106")
	// WrongTable: a table that this file can't hold.
	WrongTable = check("OR107")
	// Superfluous: a key that means nothing on this kind of record.
	Superfluous = check("OR114")
)

// Checks of files and settings.
var (
	// FrontMatter: a Markdown file without its front matter.
	FrontMatter = check("OR108")
	// UnreadFile: a file that no rule reads.
	UnreadFile = check("OR109")
	// Encoding: a file that is not UTF-8.
	Encoding = check("OR110")
	// Unreadable: a file that the system does not let be read.
	Unreadable = check("OR111")
	// NoSettings: a folder without site.toml.
	NoSettings = check("OR112")
	// BadSetting: a setting with a value that can't be used.
	BadSetting = check("OR113")
	// MergeConflict: two versions of the same lines, of which nobody has chosen one.
	MergeConflict = check("OR115")
	// LinkNotFollowed: a symbolic link that is not followed.
	LinkNotFollowed = check("OR116")
)

// Checks of ids and references.
var (
	// BadID: an id that is not one.
	BadID = check("OR201")
	// DuplicateID: two records of one type with one id.
	DuplicateID = check("OR202")
	// Dangling: a reference to nothing.
	Dangling = check("OR203")
	// AmbiguousName: a name that several entities have.
	AmbiguousName = check("OR204")
	// AmbiguousLink: a record link that several types could mean.
	AmbiguousLink = check("OR205")
	// LookAlike: ids that look like one another.
	LookAlike = check("OR207")
	// NearTopic: a topic that is probably another one, misspelled.
	NearTopic = check("OR208")
	// SharedName: a name of two entities.
	SharedName = check("OR209")
	// AliasIsID: an alias that is the id of another entity.
	AliasIsID = check("OR210")
	// Unnamed: an entity that nothing names.
	Unnamed = check("OR211")
)

// Checks of dates and numbers.
var (
	// BadDate: a date that is not EDTF, levels 0 and 1.
	BadDate = check("OR301")
	// BadQuantity: a number that can't be read.
	BadQuantity = check("OR302")
	// ToldEarly: a text that is older than what it reports.
	ToldEarly = check("OR303")
	// RuledEarly: a ruling before the claim.
	RuledEarly = check("OR304")
	// BadPeriod: a role that ends before it begins.
	BadPeriod = check("OR305")
	// PastDeadline: a deadline before the claim.
	PastDeadline = check("OR306")
	// DeadlineText: a deadline that is not what its words say.
	DeadlineText = check("OR307")
	// DateOrder: dates of one record that can't follow one another so.
	DateOrder = check("OR308")
	// DottedNumber: a number whose dot may have been meant for thousands.
	DottedNumber = check("OR309")
)

// Checks of claims, their rulings and their quotes.
var (
	// BadRating: a rating that the kind's scale does not have.
	BadRating = check("OR401")
	// NoEvidence: a ruling that rests on nothing.
	NoEvidence = check("OR410")
	// OwnRating: a truth rating by the speaker's own side.
	OwnRating = check("OR411")
	// TwoDesks: a ruling that says both that it is ours and that it is another desk's.
	TwoDesks = check("OR419")
	// OneSided: a timeline that can't be compared with anything.
	OneSided = check("OR412")
	// RatingInTitle: a title that carries the verdict.
	RatingInTitle = check("OR414")
	// LongTitle: a title that is cut where it is shown.
	LongTitle = check("OR415")
	// NoRole: a speaker without a role on that day.
	NoRole = check("OR416")
	// OverHundred: more than a hundred percent.
	OverHundred = check("OR417")
	// TwoUnits: a measure in two units.
	TwoUnits = check("OR418")
	// QuoteLost: a quote that is not in its article.
	QuoteLost = check("OR501")
	// QuoteAmbiguous: a quote that stands more than once.
	QuoteAmbiguous = check("OR502")
	// NoClaim: an article without a claim.
	NoClaim = check("OR503")
	// Unclaimed: an attributed statement that no claim marks.
	Unclaimed = check("OR504")
	// QuoteApart: a quote whose parts stand far from one another.
	QuoteApart = check("OR505")
)

// Checks of relations between claims.
var (
	// SelfRelation: a claim that is related to itself.
	SelfRelation = check("OR402")
	// CircularRelation: claims that supersede, repeat or are parts of one another in a circle.
	CircularRelation = check("OR403")
	// SupersedesLater: a claim that supersedes a later one.
	SupersedesLater = check("OR404")
	// SupersedesOther: a claim that supersedes another side's.
	SupersedesOther = check("OR405")
	// RepeatsKind: a repeat of another kind.
	RepeatsKind = check("OR406")
	// ForAndAgainst: a claim that contradicts and supports the same claim.
	ForAndAgainst = check("OR407")
	// LaterTelling: a repeat that does not name the first telling.
	LaterTelling = check("OR408")
	// DeniesNothing: a denial that does not name what it denies.
	DeniesNothing = check("OR409")
	// Twins: two claims that are perhaps one.
	Twins = check("OR413")
)

// Checks of Markdown and of links.
var (
	// RawHTML: raw HTML that site.toml does not allow.
	RawHTML = check("OR601")
	// NoAlt: a picture without words in its place.
	NoAlt = check("OR602")
	// ForeignPicture: a picture from another host.
	ForeignPicture = check("OR603")
	// Brackets: double brackets that are no record link.
	Brackets = check("OR604")
	// NeverClosed: a comment without an end.
	NeverClosed = check("OR605")
	// Footnote: a footnote without a mark, or a mark without a footnote.
	Footnote = check("OR606")
	// NoReference: a link by reference without an address, or the reverse.
	NoReference = check("OR607")
	// ForeignSyntax: what another program would read.
	ForeignSyntax = check("OR608")
	// BrokenLink: a link within the site that leads nowhere.
	BrokenLink = check("OR701")
	// BrokenFragment: a link to a place that its page does not have.
	BrokenFragment = check("OR702")
	// MissingFile: a picture or a file that is not there.
	MissingFile = check("OR703")
	// ToDraft: something published that names a draft.
	ToDraft = check("OR704")
	// NoSlash: a link that servers answer with a redirection.
	NoSlash = check("OR705")
	// BadAddress: text that is no web address.
	BadAddress = check("OR706")
	// RenderedLink: a link in a template's output that leads nowhere.
	RenderedLink = check("OR707")
	// NoArchive: a source of which no copy is kept.
	NoArchive = check("OR708")
)

// Checks of links to other hosts.
var (
	// DeadLink: an address that is gone.
	DeadLink = check("OR711")
	// MovedLink: an address that has changed for good.
	MovedLink = check("OR712")
	// UnsureLink: an address that could not be checked.
	UnsureLink = check("OR713")
)

// Checks of templates and of what they print.
var (
	TemplateMistake    = check("OR801")
	UnknownWords       = check("OR802")
	WordsMistake       = check("OR803")
	TwoFilesOneAddress = check("OR804")
	TemplateUnreadable = check("OR805")
)

// Checks of the record as data.
var (
	NoDataFile = check("OR811")
)
