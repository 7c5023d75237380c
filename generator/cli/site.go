package cli

import (
	"github.com/spf13/cobra"

	"onrecord/generator/content"
	"onrecord/generator/docket"
)

// folder finds the site's folder and loads its files. It does not report errors in them:
// build and check do.
func (a *app) folder() (c *content.Content, source string, err error) {
	if source, err = a.site(); err != nil {
		return nil, "", err
	}
	c, err = content.NewLoader(content.Folder(source)).Load()
	return c, source, outside(err)
}

// docket links the whole site, with drafts.
func (a *app) docket() (d *docket.Docket, source string, err error) {
	c, source, err := a.folder()
	if err != nil {
		return nil, "", err
	}
	d, err = a.linked(c)
	return d, source, err
}

// linked links the content of a folder.
func (a *app) linked(c *content.Content) (*docket.Docket, error) {
	today, err := a.today()
	if err != nil {
		return nil, err
	}
	d, _ := new(docket.Linker).Link(c, docket.Options{AsOf: today, Everything: true})
	return d, nil
}

// complete sets the possible values of a flag.
func complete(c *cobra.Command, flag string, values cobra.CompletionFunc) {
	if err := c.RegisterFlagCompletionFunc(flag, values); err != nil {
		panic(err) // the command has no such flag: a mistake in this program
	}
}

// ids returns a completion for the ids of a type's records, each with its title or name.
func (a *app) ids(t content.Type) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		c, _, err := a.folder()
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var all []string
		add := func(r *content.Record, title string) { all = append(all, cobra.CompletionWithDesc(r.ID, title)) }
		switch t {
		case content.TypeArticle:
			for _, r := range c.Articles {
				add(&r.Record, r.Title)
			}
		case content.TypeClaim:
			for _, r := range c.Claims {
				add(&r.Record, r.Title)
			}
		case content.TypeEntity:
			for _, r := range c.Entities {
				add(&r.Record, r.Name)
			}
		case content.TypeEvent:
			for _, r := range c.Events {
				add(&r.Record, r.Title)
			}
		}
		return all, cobra.ShellCompDirectiveNoFileComp
	}
}
