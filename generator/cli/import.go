package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/generator/content"
	"onrecord/generator/intake"
)

// importFlags are the flags of the import command.
type importFlags struct {
	intake.Options
	into   string
	dryRun bool
	draft  bool
}

func (a *app) importCommand() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:     "import FILE...",
		Example: "  onrecord import promises.csv --map \"minister=speaker\" --dry-run",
		Short:   "Bring in claims from CSV, JSON Lines or ClaimReview JSON-LD",
		Long: "Import reads claims from tables (.csv, .tsv), JSON Lines (.jsonl), a site's data/claims.csv and " +
			"claims.json, and ClaimReview data (.json, .jsonld). In a folder it reads every such file. It writes what " +
			"it can read as TOML, and says why it rejects a row. A second run adds nothing twice. " +
			"docs/import.md has the details.",
		Args: some("a file that holds claims, such as claims.csv, or a folder of them"),
		RunE: func(_ *cobra.Command, args []string) error {
			if f.draft {
				return a.importDrafts(f, args)
			}
			return a.imports(f, args)
		},
	}
	c.Flags().StringArrayVar(&f.Map, "map", nil, "what a column is, `COLUMN=KEY`, or what a value means, "+
		"KEY:VALUE=VALUE; may be given several times")
	c.Flags().StringVar(&f.DateOrder, "date-order", "", "the `ORDER` of dates in numbers: dmy, mdy or ymd "+
		"(default: as the file shows)")
	c.Flags().StringVar(&f.into, "into", "content/claims/imported.toml", "the `FILE` in content/claims to add to")
	c.Flags().BoolVar(&f.draft, "draft", false, "the files hold what an extractor says, a line of JSON for each claim "+
		"(docs/extraction.md); - for standard input")
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "show what would be written, and write nothing")
	complete(c, "date-order", cobra.FixedCompletions([]string{"dmy", "mdy", "ymd"}, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func (a *app) imports(f importFlags, args []string) error {
	source, err := a.site()
	if err != nil {
		return err
	}
	into, err := intoFile(source, f.into)
	if err != nil {
		return err
	}
	inputs, err := readInputs(args)
	if err != nil {
		return err
	}
	name := filepath.Join(source, filepath.FromSlash(into))
	present, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return outside(err)
	}
	today, err := a.today()
	if err != nil {
		return err
	}
	site := intake.Site{Loader: content.NewLoader(content.Folder(source)), Into: into, Present: string(present),
		Today: today}
	result, err := intake.Run(site, inputs, f.Options)
	if refusal := (*intake.Refusal)(nil); errors.As(err, &refusal) && refusal.Misuse {
		return &failure{statusUsage, err}
	} else if refusal != nil {
		return &failure{statusContent, err}
	} else if err != nil {
		return outside(err)
	}
	a.tell(result)
	if f.dryRun {
		fmt.Fprint(a.Stdout, result.Text)
	} else if result.Text != "" {
		if err := replace(name, append(present, result.Text...)); err != nil {
			return outside(err)
		}
	}
	w := a.Stdout
	would := ""
	if f.dryRun { // what would be written is the result then
		w, would = a.Stderr, "would be "
	}
	fmt.Fprintf(w, "%s %sadded to %s, %d there already, %d "+
		"rejected\n", count(result.Added, "claim"), would, shown(name), result.Known, len(result.Rejected))
	if result.Known > 0 && (len(result.Columns) > 0 || len(f.Map) > 0) {
		fmt.Fprintln(w, "claims that are there already are never changed, whatever columns or --map now say: remove "+
			"them from their file in content/claims, and they are read anew")
	}
	for _, column := range result.Others {
		fmt.Fprintf(w, "the column %q makes %s another desk's: if it names your own people, import with --map %q\n",
			column.Value, count(len(column.Rows), "ruling"), column.Value+"=-")
	}
	if len(result.Rejected) > 0 {
		return contentFailed
	}
	return nil
}

// intoFile returns the path, from the site's folder, of the file to add to. The given
// path may begin at the site's folder, at the working folder or at content/claims.
func intoFile(source, given string) (string, error) {
	given = filepath.FromSlash(given)
	candidates := []string{filepath.Join(source, given), filepath.Join(source, "content", "claims", given)}
	if abs, err := filepath.Abs(given); err == nil {
		candidates = append([]string{abs}, candidates...)
	}
	for _, c := range candidates {
		rel, err := filepath.Rel(source, c)
		if err != nil {
			continue
		}
		rel = filepath.ToSlash(rel)
		if t, ok := content.TypeOf(rel); ok && t == content.TypeClaim && strings.HasPrefix(rel, "content/") &&
			strings.HasSuffix(rel, ".toml") {
			return rel, nil
		}
	}
	return "", usage("--into %q must be a .toml file in content/claims", given)
}

// readInputs reads the given files, and in a folder those whose names end as files of
// claims do, in order of name.
func readInputs(args []string) ([]intake.Input, error) {
	var inputs []intake.Input
	for _, arg := range args {
		names := []string{arg}
		if info, err := os.Stat(arg); err == nil && info.IsDir() {
			if names, err = claimFiles(arg); err != nil {
				return nil, outside(err)
			}
			if len(names) == 0 {
				return nil, usage("the folder %s has no .csv, .tsv, .jsonl, .json or .jsonld file", arg)
			}
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if errors.Is(err, fs.ErrNotExist) {
				return nil, usage("there is no file %s", name)
			} else if err != nil {
				return nil, outside(err)
			}
			inputs = append(inputs, intake.Input{Name: filepath.ToSlash(name), Data: data})
		}
	}
	return inputs, nil
}

func claimFiles(dir string) (names []string, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && slices.Contains(intake.Endings, strings.ToLower(filepath.Ext(path))) {
			names = append(names, path)
		}
		return err
	})
	return names, err
}

// replace writes a file whole, or leaves it as it was.
func replace(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(name), ".import-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	mode := os.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		mode = info.Mode().Perm()
	}
	_, err = bytes.NewReader(data).WriteTo(temporary)
	if err = errors.Join(err, temporary.Chmod(mode), temporary.Sync(), temporary.Close()); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), name)
}

// tell prints how rows were read, and which were not.
func (a *app) tell(r *intake.Result) {
	say := func(format string, args ...any) { fmt.Fprintf(a.Stderr, format+"\n", args...) }
	for _, n := range r.Notes {
		say("%s", n)
	}
	list := func(head string, values []intake.Unresolved) {
		if len(values) > 0 {
			say("%s", head)
		}
		for _, u := range values {
			say("  %q: %s", u.Value, strings.Join(u.Rows, ", "))
		}
	}
	for _, name := range r.Columns {
		say("the column %q was not read: say what it is with --map %q, or keep it with --map %q", name, name+"=KEY",
			name+"=extra.NAME")
	}
	list("speakers that the site does not know, kept as text (onrecord new entity NAME makes one; --map "+
		"\"speaker:NAME=ID\" names one):", r.Speakers)
	list("ratings that are not on the scale (--map \"rating:WORDS=ID\" says what is meant):", r.Ratings)
	list("dates that can't be read:", r.Dates)
	if len(r.Undated) > 0 {
		say("reviews that do not say when the claim was made, which is dated as said by the day of the review: %s",
			strings.Join(r.Undated, ", "))
	}
	if len(r.Since) > 0 {
		say("ratings without a day (rating_date), which are dated as given after the claim: %s",
			strings.Join(r.Since, ", "))
	}
	if len(r.Rejected) > 0 {
		say("rejected:")
	}
	for _, rejected := range r.Rejected {
		say("  %s: %s", rejected.Row, rejected.Reason)
	}
}
