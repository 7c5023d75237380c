package source

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"onrecord/bench/synth"
)

// write writes a docket into a folder of the test.
func write(t *testing.T, o synth.Options) (string, Stats) {
	t.Helper()
	dir := t.TempDir()
	stats, err := Write(dir, synth.New(o), false)
	if err != nil {
		t.Fatal(err)
	}
	return dir, stats
}

var lopsided = synth.Options{
	Articles: 400, Seed: 5, SpeakerClaims: 300, EventClaims: 150, DayClaims: 200, Repeats: 100, TopicAll: true,
}

// TestNothingIsWrong lets onrecord check dockets: every quote is found, every reference
// leads somewhere, and there is no warning.
func TestNothingIsWrong(t *testing.T) {
	onrecord := filepath.Join(t.TempDir(), "onrecord")
	build := exec.Command("go", "build", "-o", onrecord, ".")
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for name, o := range map[string]synth.Options{
		"ordinary":     {Articles: 400, Seed: 1},
		"another seed": {Articles: 400, Seed: 99},
		"few events":   {Articles: 200, Seed: 4, Events: 1, Entities: 20, Topics: 2},
		"lopsided":     lopsided,
	} {
		dir, _ := write(t, o)
		if out, err := exec.Command(onrecord, "check", "--strict", "--source", dir).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// files returns the text of each file below a folder, by its path in the folder.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, path))
		all[path] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSameSeedSameFiles(t *testing.T) {
	o := synth.Options{Articles: 60, Seed: 11}
	first, stats := write(t, o)
	second, _ := write(t, o)
	one, two := files(t, first), files(t, second)
	for path, text := range one {
		if two[path] != text {
			t.Errorf("%s differs the second time", path)
		}
	}
	if len(one) != stats.Files || len(two) != stats.Files {
		t.Errorf("%d files were counted, %d and %d are there", stats.Files, len(one), len(two))
	}
	o.Seed = 12
	const topics = "content/topics/topics.toml"
	if other, _ := write(t, o); files(t, other)[topics] == one[topics] {
		t.Error("two seeds gave one docket")
	}
}

// TestMakeup counts what a docket of 1,000 articles has, by which older measurements stay
// comparable.
func TestMakeup(t *testing.T) {
	dir, stats := write(t, synth.Options{Articles: 1000, Seed: 1})
	body := 0
	for _, text := range files(t, filepath.Join(dir, "content/articles")) {
		body += len(text)
	}
	for what, n := range map[string][3]int{
		"claims":              {stats.Claims, 2250, 2450},
		"entities":            {stats.Entities, 100, 100},
		"events":              {stats.Events, 10, 10},
		"topics":              {stats.Topics, 12, 12},
		"bytes of an article": {body / stats.Articles, 6300, 6900},
	} {
		if n[0] < n[1] || n[0] > n[2] {
			t.Errorf("%s: %d, want %d to %d", what, n[0], n[1], n[2])
		}
	}
}

func TestLopsided(t *testing.T) {
	dir, _ := write(t, lopsided)
	text := ""
	for _, file := range files(t, filepath.Join(dir, "content/claims")) {
		text += file
	}
	for line, want := range map[string]int{
		`speaker = \["[^"]*"\]`:    285,
		`event = "[^"]*"`:          140,
		`said = "2\d{3}-\d\d-\d\d`: 160,
		`repeats = \["[^"]*"\]`:    95,
	} {
		counts := map[string]int{}
		for _, found := range regexp.MustCompile(`(?m)^`+line).FindAllString(text, -1) {
			counts[found]++
		}
		most := 0
		for _, n := range counts {
			most = max(most, n)
		}
		if most < want {
			t.Errorf("%s: the most frequent one stands %d times, want %d", line, most, want)
		}
	}
	topics := regexp.MustCompile(`(?m)^topics = (.*)`).FindAllStringSubmatch(text, -1)
	first := topics[0][1][:10]
	if slices.ContainsFunc(topics, func(m []string) bool { return m[1][:10] != first }) {
		t.Error("a claim lacks the topic of all")
	}
}

func TestFolderInUse(t *testing.T) {
	dir, _ := write(t, synth.Options{Articles: 3})
	if _, err := Write(dir, synth.New(synth.Options{Articles: 3}), false); err == nil {
		t.Error("a folder with files in it was written to")
	}
}
