package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/generator/content"
	"onrecord/generator/docket"
	"onrecord/generator/draft"
)

func (a *app) extractCommand() *cobra.Command {
	var into string
	c := &cobra.Command{
		Use: "extract FILE...",
		Example: "  onrecord extract content/articles/2025/bridge-closed.md\n" +
			"  onrecord extract content/articles/2025 --into content/claims/2025.toml",
		Short: "Propose claims from an article's text as drafts",
		Long: "Extract reads articles of the site. It looks for sentences that say who said what (in English) and in " +
			"which no claim stands, and prints a [[claim]] record for each: a draft, with the words as they stand in " +
			"the article. It goes by the order of words and understands nothing. So read each claim, correct it or " +
			"delete it, and remove its line draft = true to publish it. In a folder it reads every article.",
		Args: some("an article's file, such as content/articles/report.md, or a folder of them"),
		RunE: func(_ *cobra.Command, args []string) error { return a.extract(into, args) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"md"}, cobra.ShellCompDirectiveFilterFileExt
		},
	}
	c.Flags().StringVar(&into, "into", "", "add the claims to this `FILE` in content/claims instead of printing them")
	return c
}

func (a *app) extract(into string, args []string) error {
	c, source, err := a.folder()
	if err != nil {
		return err
	}
	d, err := a.linked(c)
	if err != nil {
		return err
	}
	articles, unread, err := articlesOf(d, c, source, args)
	if err != nil {
		return err
	}
	for _, file := range unread {
		fmt.Fprintf(a.Stderr, "%s can't be read: onrecord check says what is wrong with it\n", file)
	}
	if into != "" {
		if into, err = intoFile(source, into); err != nil {
			return err
		}
		if why := c.Unreadable(into); why != "" {
			return &failure{statusContent, errors.New(why)}
		}
	}
	var proposed, speakers []string
	proposer := draft.NewProposer(d, c.Source)
	for _, article := range articles {
		for _, p := range proposer.Propose(article) {
			proposed = append(proposed, p.Text)
			if p.Speaker != "" && !slices.Contains(speakers, p.Speaker) {
				speakers = append(speakers, p.Speaker)
			}
		}
	}
	if len(speakers) > 0 {
		fmt.Fprintln(a.Stderr, "speakers that the site does not know, kept as text (onrecord new entity NAME makes one):")
		for _, s := range speakers {
			fmt.Fprintf(a.Stderr, "  %s\n", s)
		}
	}
	said := fmt.Sprintf("%s proposed from %s", count(len(proposed), "claim"), count(len(articles), "article"))
	records := strings.Join(proposed, "\n")
	switch name := filepath.Join(source, filepath.FromSlash(into)); {
	case into == "":
		fmt.Fprint(a.Stdout, records)
		fmt.Fprintln(a.Stderr, said)
	case records == "":
		fmt.Fprintln(a.Stdout, said)
	default:
		if err := appendTo(name, records); err != nil {
			return err
		}
		fmt.Fprintf(a.Stdout, "%s -> %s\n", said, shown(name))
	}
	if len(unread) > 0 {
		return contentFailed
	}
	return nil
}

// articlesOf returns the articles whose files are given, and the files of articles that
// can't be read. A path begins at the working folder or at the site's. A folder stands for
// every article in it.
func articlesOf(d *docket.Docket, c *content.Content, source string, args []string) (
	all []*docket.Article, unread []string, err error,
) {
	byFile := map[string]*docket.Article{}
	for _, article := range d.Articles {
		byFile[article.File()] = article
	}
	wrong := map[string]bool{} // files of articles of which there is none
	for _, p := range c.Problems {
		if t, ok := content.TypeOf(p.Span.File); ok && t == content.TypeArticle && byFile[p.Span.File] == nil {
			wrong[p.Span.File] = true
		}
	}
	seen := map[string]bool{}
	add := func(file string) {
		switch article := byFile[file]; {
		case seen[file]:
		case article != nil:
			all = append(all, article)
		default:
			unread = append(unread, file)
		}
		seen[file] = true
	}
	for _, arg := range args {
		file, info, err := below(source, arg)
		if err != nil {
			return nil, nil, err
		}
		if !info.IsDir() {
			if byFile[file] == nil && !wrong[file] {
				return nil, nil, usage("%s is not an article: articles are .md files in content/articles", arg)
			}
			add(file)
			continue
		}
		found := false
		addBelow := func(f string) {
			if file == "." || strings.HasPrefix(f, file+"/") {
				add(f)
				found = true
			}
		}
		for _, f := range slices.Sorted(maps.Keys(wrong)) {
			addBelow(f)
		}
		for _, article := range d.Articles {
			addBelow(article.File())
		}
		if !found {
			return nil, nil, usage("the folder %s has no article", arg)
		}
	}
	return all, unread, nil
}

// below returns the path of a file or folder from the site's folder, with forward
// slashes.
func below(source, given string) (string, fs.FileInfo, error) {
	root, err := filepath.Abs(source)
	if err != nil {
		return "", nil, outside(err)
	}
	for _, name := range []string{given, filepath.Join(source, given)} {
		info, err := os.Stat(name)
		if err != nil {
			continue
		}
		if name, err = filepath.Abs(name); err != nil {
			return "", nil, outside(err)
		}
		rel, err := filepath.Rel(root, name)
		if err != nil || strings.HasPrefix(rel, "..") {
			return "", nil, usage("%s is not in the site's folder %s", given, source)
		}
		return filepath.ToSlash(rel), info, nil
	}
	return "", nil, usage("there is no file %s", given)
}

// appendTo adds records to a file, which it makes if it does not exist.
func appendTo(name, records string) error {
	present, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return outside(err)
	}
	if why := content.SharesDefaults(shown(name), string(present)); why != "" {
		return usage("%s", why)
	}
	return outside(replace(name, []byte(string(present)+content.Gap(string(present))+records)))
}
