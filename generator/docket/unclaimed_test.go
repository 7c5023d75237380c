package docket

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"onrecord/generator/markup"
)

// held are texts that the forms were not tuned on.
var held = []string{"GUM_news_nasa", "GUM_news_sensitive", "GUM_news_homeopathic", "GUM_news_iodine"}

// TestUnclaimedMeasured holds the finder of attributions against annotated news
// texts: most of what it names must be an attribution.
func TestUnclaimedMeasured(t *testing.T) {
	const texts = "../../../shared/data/gum/news.jsonl"
	f, err := os.Open(texts)
	if err != nil {
		t.Skip("the annotated texts are not on this machine: " + texts)
	}
	defer f.Close()
	var tuned, unseen score
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var doc annotated
		if err := json.Unmarshal(lines.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(strings.Join(held, " "), doc.ID) {
			unseen.add(doc)
		} else {
			tuned.add(doc)
		}
	}
	for name, s := range map[string]score{"tuned on": tuned, "held out": unseen} {
		t.Logf("%s: of %d sentences named %d are attributions (%.2f); of %d attributions of speech %d are named (%.2f)", name,
			s.named, s.right, float64(s.right)/float64(s.named), s.speech, s.found, float64(s.found)/float64(s.speech))
		if 3*s.right < 2*s.named || 2*s.found < s.speech {
			t.Errorf("%s: too few are right, or found", name)
		}
	}
}

type annotated struct {
	ID, Text     string
	Attributions []struct {
		Content [][2]int
		Cue     string `json:"cue_lemma"`
	}
}

type score struct{ named, right, speech, found int }

var cues = "say accord tell claim state explain note write report estimate assert add comment announce warn deny confirm predict argue reply answer declare"

func (s *score) add(doc annotated) {
	text := markup.ReadText("<p>" + strings.ReplaceAll(strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(doc.Text), "\n\n", "</p><p>") + "</p>")
	for _, r := range text.Sentences() {
		sentence := text.Plain[r.Start:r.End]
		any, speech := false, false
		for _, a := range doc.Attributions {
			for _, c := range a.Content {
				content := string([]rune(doc.Text)[c[0]:c[1]])
				if strings.Contains(sentence, strings.TrimSpace(content)) {
					any = true
					speech = speech || strings.Contains(" "+cues+" ", " "+a.Cue+" ")
				}
			}
		}
		named := attributed(sentence)
		if named {
			s.named++
			if any {
				s.right++
			}
		}
		if speech {
			s.speech++
			if named {
				s.found++
			}
		}
	}
}
