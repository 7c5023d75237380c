package preview

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bench/source"
	"onrecord/bench/synth"
)

// BenchmarkSave prints, for a site of 10,000 articles, the time until the server is
// ready, and the median time from a save to the new bytes being served: of an article
// whose prose changed, or that got a link; of an entity whose name changed; of a claim
// whose title changed, or its speaker's role, after which everything is linked anew.
//
//	go test ./generator/preview -run '^$' -bench Save -benchtime 20x
func BenchmarkSave(b *testing.B) {
	dir := b.TempDir()
	_, err := source.Write(dir, synth.New(synth.Options{Articles: 10_000, Seed: 1}))
	must(b, err)
	begun := time.Now()
	r := start(b, &desk{dir: dir}, 0)
	ready := time.Since(begun)
	base := r.address + r.state.Load().shown.base

	article := first(b, filepath.Join(dir, "content/articles"), func(text string) bool { return strings.HasPrefix(text, "+++") })
	entity := first(b, filepath.Join(dir, "content/entities"), func(text string) bool { return strings.Contains(text, "[[entity]]") })
	claim := first(b, filepath.Join(dir, "content/claims"), func(text string) bool { return strings.Contains(text, "[[claim]]") })
	id := func(file string) string {
		text, err := os.ReadFile(file)
		must(b, err)
		return regexp.MustCompile(`(?m)^id += +"([^"]*)"`).FindStringSubmatch(string(text))[1]
	}
	after := func(key, text, words string) string {
		at := regexp.MustCompile(`(?m)^` + key + ` += +"([^"]*)"`).FindStringSubmatchIndex(text)
		return text[:at[3]] + words + text[at[3]:]
	}
	for _, edit := range []struct {
		what, file, address string
		change              func(text, mark string) string
	}{
		{"prose", article, "", func(text, mark string) string { return text + "\n\nOne more sentence, " + mark + ".\n" }},
		{"link", article, "", func(text, mark string) string { return text + "\n\nSee [[entity:" + id(entity) + "]], " + mark + ".\n" }},
		{"entity", entity, "entities/" + id(entity), func(text, mark string) string { return after("name", text, " "+mark) }},
		{"title", claim, "claims/" + id(claim), func(text, mark string) string { return after("title", text, " "+mark) }},
		{"role", claim, "claims/" + id(claim), func(text, mark string) string {
			return strings.Replace(text, "said = ", "role = \""+mark+"\"\nsaid = ", 1)
		}},
	} {
		b.Run(edit.what, func(b *testing.B) {
			b.ReportMetric(ready.Seconds(), "s-to-ready")
			if edit.address == "" {
				edit.address = "articles/" + strings.TrimSuffix(filepath.Base(edit.file), ".md")
			}
			saves(b, edit.file, base+edit.address+"/", edit.change)
		})
	}
}

// first is the first file below a folder whose text is fit.
func first(b *testing.B, dir string, fit func(text string) bool) (file string) {
	b.Helper()
	must(b, filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || file != "" {
			return err
		}
		text, err := os.ReadFile(p)
		if fit(string(text)) {
			file = p
		}
		return err
	}))
	return file
}

// saves changes a file again and again, and reports the median time until an address
// shows the change.
func saves(b *testing.B, file, address string, change func(text, mark string) string) {
	b.Helper()
	text, err := os.ReadFile(file)
	must(b, err)
	defer os.WriteFile(file, text, 0o644)
	var times []time.Duration
	for i := range b.N {
		mark := fmt.Sprintf("Mark%dq", i)
		begun := time.Now()
		must(b, os.WriteFile(file, []byte(change(string(text), mark)), 0o644))
		for !bytes.Contains(fetched(b, address), []byte(mark)) {
			if time.Since(begun) > time.Minute {
				b.Fatalf("%s never shows the change", address)
			}
			time.Sleep(time.Millisecond)
		}
		times = append(times, time.Since(begun))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms-median")
}

func fetched(b *testing.B, address string) []byte {
	b.Helper()
	answer, err := http.Get(address)
	must(b, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(b, err)
	return body
}
