package cli

import (
	"encoding/json"
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

// extractFlags are the flags of the extract command.
type extractFlags struct {
	into, text, date string
	format, with     string
	newEntities      bool
	asked            bool // --with is given
}

func (a *app) extractCommand() *cobra.Command {
	var f extractFlags
	c := &cobra.Command{
		Use: "extract FILE...",
		Example: "  onrecord extract content/articles/2025/bridge-closed.md\n" +
			"  onrecord extract content/articles/2025 --into content/claims/2025.toml\n" +
			"  onrecord extract --text report.txt --date 2025-03-04",
		Short: "Draft claims from an article's text",
		Long: "Extract reads articles of the site, or a text (--text). It looks for what somebody said (in English) and " +
			"in which no claim stands, and prints a [[claim]] record for each: a draft, with the words as they stand in " +
			"the article, and with kind, speaker, day, deadline, condition, figure or threat where the words give them. " +
			"A model proposes, and it errs: read each claim, correct it or delete it, and remove its line draft = true to " +
			"publish it. What you don't want to see again you strike out with a line such as\n\n" +
			"  " + draft.StrikeOut + " the bridge is safe\n\n" +
			"in a file of claims. In a folder it reads every article. docs/extraction.md says how well it does, and how " +
			"another program can do the work (--with).",
		Args: func(c *cobra.Command, args []string) error {
			switch {
			case f.text == "":
				return some("an article's file, such as content/articles/report.md, or a folder of them, or else --text FILE")(c, args)
			case len(args) > 0:
				return usage("--text stands instead of an article's file")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			f.asked = c.Flags().Changed("with")
			return a.extract(f, args)
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"md"}, cobra.ShellCompDirectiveFilterFileExt
		},
	}
	c.Flags().StringVar(&f.into, "into", "", "add the claims to this `FILE` in content/claims instead of printing them")
	c.Flags().StringVar(&f.text, "text", "", "read this `FILE` instead of articles: plain text or a saved HTML page; - for standard input")
	c.Flags().StringVar(&f.date, "date", "", "the `DAY` of the text (default: today)")
	c.Flags().StringVar(&f.format, "format", "toml", "`FORMAT` of what is printed: toml or json")
	c.Flags().StringVar(&f.with, "with", "", "let another `PROGRAM` with its arguments propose, and check what it says")
	c.Flags().BoolVar(&f.newEntities, "new-entities", false, "draft the speakers that the site lacks as entities, too")
	complete(c, "format", cobra.FixedCompletions([]string{"toml", "json"}, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func (a *app) extract(f extractFlags, args []string) error {
	if f.format != "toml" && f.format != "json" {
		return usage("--format can't be %q: toml or json", f.format)
	}
	c, source, err := a.folder()
	if err != nil {
		return err
	}
	var articles []*docket.Article
	var unread []string
	var d *docket.Docket
	if f.text != "" {
		if c, d, articles, err = a.textArticle(source, f); err != nil {
			return err
		}
	} else {
		if d, err = a.linked(c); err != nil {
			return err
		}
		if articles, unread, err = articlesOf(d, c, source, args); err != nil {
			return err
		}
	}
	for _, file := range unread {
		fmt.Fprintf(a.Stderr, "%s can't be read: onrecord check says what is wrong with it\n", file)
	}
	var files []string // that may strike out proposals, beside those that have claims
	if f.into != "" {
		if f.into, err = intoFile(source, f.into); err != nil {
			return err
		}
		if why := c.Unreadable(f.into); why != "" {
			return &failure{statusContent, errors.New(why)}
		}
		files = append(files, f.into)
	}
	proposer := draft.NewProposer(d, c.Source, files...)
	var all answers
	if f.asked {
		all, err = a.askProgram(proposer, d, articles, f.with)
	} else {
		all.taken = a.propose(proposer, d, articles)
	}
	if err != nil {
		return err
	}
	if err := a.write(d, source, f, all.taken, len(articles)); err != nil {
		return err
	}
	if all.known+all.refused > 0 {
		fmt.Fprintf(a.Stderr, "%d there already, %d refused\n", all.known, all.refused)
	}
	switch {
	case all.failed > 0:
		return outside(fmt.Errorf("the program failed for %s", count(all.failed, "article")))
	case len(unread) > 0 || all.refused > 0:
		return contentFailed
	}
	return nil
}

// propose returns what this program proposes from articles.
func (a *app) propose(proposer *draft.Proposer, d *docket.Docket, articles []*docket.Article) (all []draft.Proposal) {
	for _, article := range articles {
		if language := draft.Language(d, article); language != "en" {
			fmt.Fprintf(a.Stderr, "%s is in the language %q, which extract does not read\n", article.File(), language)
			continue
		}
		all = append(all, proposer.Propose(article)...)
	}
	return all
}

// write prints the proposals, or adds them to a file.
func (a *app) write(d *docket.Docket, source string, f extractFlags, proposals []draft.Proposal, articles int) error {
	said := fmt.Sprintf("%s proposed from %s", count(len(proposals), "claim"), count(articles, "article"))
	if f.format == "json" {
		data, err := json.MarshalIndent(draft.Spans(proposals), "", "  ")
		if err != nil {
			return err
		}
		fmt.Fprintln(a.Stdout, string(data))
		fmt.Fprintln(a.Stderr, said)
		return nil
	}
	entities := ""
	if f.newEntities {
		entities = draft.NewEntities(d, proposals)
	} else {
		a.nameSpeakers(proposals)
	}
	var texts []string
	for i := range proposals {
		texts = append(texts, proposals[i].Text())
	}
	records := strings.Join(texts, "\n")
	switch name := filepath.Join(source, filepath.FromSlash(f.into)); {
	case f.into == "":
		if entities != "" {
			fmt.Fprintln(a.Stdout, "# for a file in content/entities:\n"+entities+"# for a file in content/claims:")
		}
		fmt.Fprint(a.Stdout, records)
		fmt.Fprintln(a.Stderr, said)
	case records == "":
		fmt.Fprintln(a.Stdout, said)
	default:
		if entities != "" {
			of := filepath.Join(source, "content", "entities", filepath.Base(name))
			if err := appendTo(of, entities); err != nil {
				return err
			}
			fmt.Fprintf(a.Stdout, "their speakers -> %s\n", shown(of))
		}
		if err := appendTo(name, records); err != nil {
			return err
		}
		fmt.Fprintf(a.Stdout, "%s -> %s\n", said, shown(name))
	}
	return nil
}

// nameSpeakers names the speakers whom the site does not know.
func (a *app) nameSpeakers(proposals []draft.Proposal) {
	var speakers []string
	for _, p := range proposals {
		if p.Speaker != "" && !slices.Contains(speakers, p.Speaker) {
			speakers = append(speakers, p.Speaker)
		}
	}
	if len(speakers) > 0 {
		fmt.Fprintln(a.Stderr, "speakers that the site does not know, kept as text (onrecord new entity NAME or --new-entities makes them):")
		for _, s := range speakers {
			fmt.Fprintf(a.Stderr, "  %s\n", s)
		}
	}
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
