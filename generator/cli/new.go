package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/scaffold"
	"onrecord/generator/site"
)

func (a *app) newCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "new",
		Example: "  onrecord new article \"Bridge closed for repairs\"",
		Short:   "Begin a site, an article, a claim or an entity",
		Long:    "New writes a file to start from, in the place where it belongs, and prints its path. It never overwrites.",
		Args:    unknownCommand,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(a.newSiteCommand(), a.newArticleCommand(), a.newClaimCommand(), a.newEntityCommand())
	return c
}

func (a *app) newSiteCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "site DIR",
		Example: "  onrecord new site my-site",
		Short:   "Begin a site: a small one that is complete, with comments, and files for CI",
		Args:    one("the folder to make the site in"),
		RunE:    func(_ *cobra.Command, args []string) error { return a.newSite(args[0]) },
	}
}

// newSite writes the starter site. It keeps files that the folder has already, such as
// those of a fresh clone, and refuses a folder that has a site.
func (a *app) newSite(dir string) error {
	if isFile(dir) {
		return usage("%s is a file, or lies in one: name a folder, which need not be there yet", dir)
	}
	for _, name := range []string{content.SettingsFile, "content"} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return usage("%s has a %s already: give a folder that has no site", dir, name)
		}
	}
	files, err := scaffold.Site(scaffold.Release{Repository: site.Repository(), Version: "v" + site.Version()})
	if err != nil {
		return outside(err)
	}
	kept, err := scaffold.Write(dir, files)
	if err != nil {
		return outside(err)
	}
	for _, name := range kept {
		fmt.Fprintf(a.Stderr, "%s was there already and is as it was\n", name)
	}
	fmt.Fprintln(a.Stdout, filepath.ToSlash(filepath.Clean(dir)))
	fmt.Fprintf(a.Stderr, "go on with:\n  cd %s\n  onrecord serve\n", filepath.ToSlash(filepath.Clean(dir)))
	return nil
}

func (a *app) newArticleCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "article TITLE",
		Example: "  onrecord new article \"Bridge closed for repairs\"",
		Short:   "Begin an article of today",
		Args:    some("the article's title"),
		RunE: func(_ *cobra.Command, args []string) error {
			today, err := a.today()
			if err != nil {
				return err
			}
			return a.begin(func(d *docket.Docket) (scaffold.File, error) { return scaffold.Article(d, title(args), today) })
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
}

func (a *app) newClaimCommand() *cobra.Command {
	var given scaffold.Given
	c := &cobra.Command{
		Use:     "claim TITLE",
		Example: "  onrecord new claim \"The bridge opens in May\" --kind timeline --speaker \"Marta Oyelaran\"",
		Short:   "Begin a claim in the article that is being worked on",
		Long: "The title is what the speaker asserts, in one line. Unless you say otherwise, the claim stands in the " +
			"newest article. The speaker is the person whom that article names, the day and a deadline are the " +
			"article's, and a timeline claim is about the only event that is still to come.",
		Args: some("what the speaker asserts, in one line"),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.begin(func(d *docket.Docket) (scaffold.File, error) { return scaffold.Claim(d, title(args), given) })
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	f := c.Flags()
	kinds := strings.Join(content.Kinds, ", ")
	f.StringVar(&given.Kind, "kind", "", "what sort of utterance, a `KIND`: "+kinds+" (default: statement)")
	f.StringVar(&given.Speaker, "speaker", "", "who spoke: the `ID` or name of an entity")
	f.StringVar(&given.Article, "article", "", "the `ID` of the article in which it stands")
	f.StringVar(&given.Event, "event", "", "the `ID` of the event that it names a day for")
	f.StringSliceVar(&given.Supersedes, "supersedes", nil, "the `ID` of a claim of the same side that it replaces")
	f.StringSliceVar(&given.Repeats, "repeats", nil, "the `ID` of the first telling, if it says the same again")
	complete(c, "kind", cobra.FixedCompletions(content.Kinds, cobra.ShellCompDirectiveNoFileComp))
	complete(c, "speaker", a.ids(content.TypeEntity))
	complete(c, "article", a.ids(content.TypeArticle))
	complete(c, "event", a.ids(content.TypeEvent))
	complete(c, "supersedes", a.ids(content.TypeClaim))
	complete(c, "repeats", a.ids(content.TypeClaim))
	return c
}

func (a *app) newEntityCommand() *cobra.Command {
	var kind string
	c := &cobra.Command{
		Use:     "entity NAME",
		Example: "  onrecord new entity \"Harbour Authority\" --kind organisation",
		Short:   "Begin an entity: a person, organisation, group, country or place",
		Args:    some("the name of the person, organisation, group, country or place"),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.begin(func(d *docket.Docket) (scaffold.File, error) { return scaffold.Entity(d, title(args), kind) })
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	kinds := strings.Join(content.EntityKinds, ", ")
	c.Flags().StringVar(&kind, "kind", "", "what it is, a `KIND`: "+kinds+" (default: person)")
	complete(c, "kind", cobra.FixedCompletions(content.EntityKinds, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func title(args []string) string { return strings.Join(strings.Fields(strings.Join(args, " ")), " ") }

// begin writes the file that make returns, and prints its path.
func (a *app) begin(make func(*docket.Docket) (scaffold.File, error)) error {
	d, source, err := a.docket()
	if err != nil {
		return err
	}
	file, err := make(d)
	if refusal := (*scaffold.Refusal)(nil); errors.As(err, &refusal) {
		return usage("%s", refusal.Reason)
	}
	kept, err := scaffold.Write(source, []scaffold.File{file})
	if err != nil {
		return outside(err)
	}
	path := shown(filepath.Join(source, filepath.FromSlash(file.Path)))
	if len(kept) > 0 {
		return usage("%s exists already", path)
	}
	fmt.Fprintln(a.Stdout, path)
	return nil
}
