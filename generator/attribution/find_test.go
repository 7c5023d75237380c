package attribution

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// TestFind compares what is found with "source | cue | content | content …", one line each.
func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Russian Foreign Minister Sergey Lavrov said on Thursday that the mission has failed.",
			"Russian Foreign Minister Sergey Lavrov | said | that the mission has failed"},
		{"“We warned them,” he said. “They did not listen.”",
			"he | said | “We warned them,” | “They did not listen.”"},
		{"According to the Pentagon, the withdrawal will end by Aug. 31.",
			"the Pentagon | According to | the withdrawal will end by Aug. 31"},
		{"The U.S. Army vowed to strike back.", "The U.S. Army | vowed | to strike back"},
		{"\"The talks are over,\" Mr. Amadi told reporters.\nThe dam was built in 1974.",
			"Mr. Amadi | told | \"The talks are over,\""},
		{"The dam is 90 metres high. It was built in 1974, and it fills in spring.", ""},
		{"", ""},
		{"\xff“\xe2\x80", ""},
	} {
		if diff := cmp.Diff(c.want, show(c.text, Find(c.text))); diff != "" {
			t.Errorf("%s\n%s", c.text, diff)
		}
	}
}

// show returns attributions as lines.
func show(text string, all []Attribution) string {
	var lines []string
	for _, a := range all {
		parts := []string{text[a.Source.Start:a.Source.End], text[a.Cue.Start:a.Cue.End]}
		for _, r := range a.Content {
			parts = append(parts, text[r.Start:r.End])
		}
		lines = append(lines, strings.Join(parts, " | "))
	}
	return strings.Join(lines, "\n")
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{`He said "No." Then he left.`, []string{`He said "No."`, "Then he left."}},
		{"“Go,” he said. “I stay.” She left.", []string{"“Go,” he said.", "“I stay.”", "She left."}},
		{`"Why?" asked Mr. J. Smith of the U.S. Army. He left.`,
			[]string{`"Why?" asked Mr. J. Smith of the U.S. Army.`, "He left."}},
		{"“Why?” Lavrov asked.", []string{"“Why?” Lavrov asked."}},
		{"They left the U.S. The war went on.", []string{"They left the U.S.", "The war went on."}},
		{"At 5 p.m. Smith left. It cost $1.5 million.", []string{"At 5 p.m. Smith left.", "It cost $1.5 million."}},
		{"One sentence a line\nwithout an end\n\nThree", []string{"One sentence a line", "without an end", "Three"}},
		{"The troops will leave this country by the end of\nthe month, and those who stay will have to\n" +
			"go home in spring.\n\nThe end.",
			[]string{"The troops will leave this country by the end of\nthe month, and those who stay will have to\n" +
				"go home in spring.", "The end."}},
		{"He left.She stayed.", []string{"He left.", "She stayed."}},
		{"", nil},
	} {
		var got []string
		for _, r := range Sentences(c.text) {
			got = append(got, c.text[r.Start:r.End])
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s\n%s", c.text, diff)
		}
	}
}

// FuzzFind checks that every range is of whole runes of the text, that parts are in order,
// and that sentences cover all words in order.
func FuzzFind(f *testing.F) {
	f.Add("“We warned them,” he said. “They did not listen.”\n\nA: 'no' -- “")
	f.Add("\xff said \xe2\x80 that 'it’s \"over.\n")
	f.Fuzz(func(t *testing.T, text string) {
		whole := func(r Range) {
			if r.Start < 0 || r.Start > r.End || r.End > len(text) || !boundary(text, r.Start) || !boundary(text, r.End) {
				t.Fatalf("%v is no range of %q", r, text)
			}
		}
		last := 0
		for _, a := range Find(text) {
			whole(a.Source)
			whole(a.Cue)
			if len(a.Content) == 0 || a.Content[0].Start < last {
				t.Fatalf("%v comes too late in %q", a, text)
			}
			last = a.Content[0].Start
			end := 0
			for _, r := range a.Content {
				if whole(r); r.Start < end || r.Start == r.End {
					t.Fatalf("the parts of %v are in disorder in %q", a, text)
				}
				end = r.End
			}
			if a.Confidence < 0 || a.Confidence > 1 {
				t.Fatalf("the confidence of %v is none", a)
			}
		}
		end := 0
		for _, r := range Sentences(text) {
			whole(r)
			if r.Start < end || strings.TrimSpace(text[end:r.Start]) != "" {
				t.Fatalf("words between sentences are left out before %v in %q", r, text)
			}
			end = r.End
		}
		if strings.TrimSpace(text[end:]) != "" {
			t.Fatalf("words are left out at the end of %q", text)
		}
	})
}

// boundary reports whether a rune of a text begins at a place, or the text ends there.
func boundary(text string, at int) bool {
	return at == len(text) || utf8.RuneStart(text[at]) || !utf8.ValidString(text)
}

// BenchmarkFind says how many words are read in a second.
func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("“We warned them,” Sergey Lavrov, the foreign minister, said on Thursday. “They did not "+
		"listen.” According to the Pentagon, the withdrawal from the valley will end by Aug. 31, and no troops stay.\n\n",
		30)
	words := len(strings.Fields(text))
	Find("")
	for b.Loop() {
		Find(text)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
