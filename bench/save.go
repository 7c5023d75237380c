package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// edit is one kind of change to a file of the docket, and the page that shows it.
type edit struct {
	what, file, page string
	change           func(text, mark string) string
}

// measureSaves starts the preview of a docket, and measures how long it takes until it is
// ready and from saving a file until the page has the change.
func (s settings) measureSaves(articles int, t tools, parent string) (table, error) {
	dir := filepath.Join(parent, "saves-"+strconv.Itoa(articles))
	options := append([]string{"-articles", strconv.Itoa(articles), "-out", dir}, s.docket...)
	if err := command(t["docket"], options...); err != nil {
		return table{}, err
	}
	defer os.RemoveAll(dir)
	start := time.Now()
	server := exec.Command(t["onrecord"], "serve", "--source", dir, "--addr", "127.0.0.1:0")
	out, err := server.StdoutPipe()
	if err != nil {
		return table{}, err
	}
	if err := server.Start(); err != nil {
		return table{}, err
	}
	defer func() {
		server.Process.Kill()
		server.Wait()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return table{}, fmt.Errorf("onrecord serve ended: %w", err)
	}
	site, _, _ := strings.Cut(line, " ")
	result := table{fmt.Sprintf("%d articles, %d saves each", articles, s.runs), [][]string{
		{"from save to page", "median", "spread"},
		{"ready to serve", seconds(time.Since(start)), "-"},
	}}
	edits, err := editsOf(dir)
	if err != nil {
		return table{}, err
	}
	for _, e := range edits {
		progress("%d articles: %s", articles, e.what)
		runs, err := e.measure(site, s.runs)
		if err != nil {
			return table{}, err
		}
		middle := fmt.Sprint(median(runs, wall).Milliseconds(), " ms")
		result.rows = append(result.rows, []string{e.what, middle, spread(runs)})
	}
	progress("")
	return result, nil
}

// The values in a file that edits change: name = "…", title = "…".
var (
	nameValue  = regexp.MustCompile(`(?m)^name = "[^"]*`)
	titleValue = regexp.MustCompile(`(?m)^title = "[^"]*`)
	idValue    = regexp.MustCompile(`(?m)^id = "([^"]*)"`)
)

// editsOf returns the changes that are measured. The first record of a file is changed.
func editsOf(dir string) ([]edit, error) {
	article, err1 := firstFile(filepath.Join(dir, "content/articles"))
	claim, err2 := firstFile(filepath.Join(dir, "content/claims/months"))
	if err1 != nil || err2 != nil {
		return nil, fmt.Errorf("%v, %v", err1, err2)
	}
	entity := filepath.Join(dir, "content/entities/entities.toml")
	ids := map[string]string{}
	for _, file := range []string{claim, entity} {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		ids[file] = idValue.FindStringSubmatch(string(text))[1]
	}
	// replace puts words behind the first value that matches.
	replace := func(value *regexp.Regexp) func(text, mark string) string {
		return func(text, mark string) string {
			at := value.FindStringIndex(text)
			return text[:at[1]] + " " + mark + text[at[1]:]
		}
	}
	articlePage := "articles/" + strings.TrimSuffix(filepath.Base(article), ".md") + "/"
	claimPage := "claims/" + ids[claim] + "/"
	return []edit{
		{"a sentence", article, articlePage, func(text, mark string) string { return text + "\nOne more, " + mark + ".\n" }},
		{"a link", article, articlePage, func(text, mark string) string {
			return text + "\nSee [[entity:" + ids[entity] + "]], " + mark + ".\n"
		}},
		{"an entity's name", entity, "entities/" + ids[entity] + "/", replace(nameValue)},
		{"a claim's title", claim, claimPage, replace(titleValue)},
		{"a speaker's role", claim, claimPage, func(text, mark string) string {
			return strings.Replace(text, "said = ", "role = \""+mark+"\"\nsaid = ", 1)
		}},
	}, nil
}

// firstFile returns the first file below a folder.
func firstFile(dir string) (file string, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			file = path
			return fs.SkipAll
		}
		return err
	})
	return file, err
}

// measure saves the change a number of times and asks for the page until it shows it.
func (e edit) measure(site string, times int) ([]usage, error) {
	text, err := os.ReadFile(e.file)
	if err != nil {
		return nil, err
	}
	var runs []usage
	for i := range times {
		mark := fmt.Sprintf("Mark%dq", i)
		start := time.Now()
		if err := os.WriteFile(e.file, []byte(e.change(string(text), mark)), 0o644); err != nil {
			return nil, err
		}
		for shown := false; !shown; time.Sleep(time.Millisecond) {
			if shown, err = shows(site+e.page, mark); err != nil {
				return nil, err
			}
			if time.Since(start) > time.Minute {
				return nil, fmt.Errorf("%s never shows %s", e.page, e.what)
			}
		}
		runs = append(runs, usage{wall: time.Since(start)})
	}
	return runs, os.WriteFile(e.file, text, 0o644)
}

func shows(address, mark string) (bool, error) {
	answer, err := http.Get(address)
	if err != nil {
		return false, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	return bytes.Contains(body, []byte(mark)), err
}
