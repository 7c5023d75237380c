package attribution

import (
	"bufio"
	"encoding/json"
	"html"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"onrecord/generator/markup"
)

// textOf is a text of paragraphs as an article has it.
func textOf(paragraphs ...string) *markup.Text {
	var escaped []string
	for _, p := range paragraphs {
		escaped = append(escaped, html.EscapeString(p))
	}
	return markup.ReadText("<p>" + strings.Join(escaped, "</p><p>") + "</p>")
}

// read reads the sentence of a paragraph that says what somebody said: the last.
func read(t *testing.T, paragraph string) (who, verb string, said []string) {
	t.Helper()
	text := textOf(paragraph)
	for _, r := range slices.Backward(text.Sentences()) {
		if !Says(text.Plain[r.Start:r.End]) {
			continue
		}
		s, _ := Read(text, r)
		for _, part := range s.Said {
			said = append(said, text.Plain[part.Start:part.End])
		}
		return text.Plain[s.Who.Start:s.Who.End], s.Verb, said
	}
	t.Fatalf("no sentence says what somebody said: %s", paragraph)
	return "", "", nil
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		paragraph, who, verb string
		said                 []string
	}{
		{"Lavrov said on Thursday that the mission had failed.", "Lavrov", "said", []string{"the mission had failed"}},
		{"Jen Psaki, the press secretary, told reporters that the last forces would be out by the end of August.", "Jen Psaki, the press secretary", "told", []string{"the last forces would be out by the end of August"}},
		{"“We will be out by 11 September,” Biden told the nation.", "Biden", "told", []string{"We will be out by 11 September"}},
		{"\"We will be out by 11 September,\" said Biden, the president.", "Biden", "said", []string{"We will be out by 11 September"}},
		{"“The mission is over,” Biden said, “and nobody will come back.”", "Biden", "said", []string{"The mission is over", "and nobody will come back"}},
		{"“The mission is over. Nobody will come back,” Biden said.", "Biden", "said", []string{"The mission is over. Nobody will come back"}},
		{"According to the Pentagon, 90 percent of the withdrawal was done.", "the Pentagon", "according to", []string{"90 percent of the withdrawal was done"}},
		{"Half of the force had left by May, according to a US official.", "a US official", "according to", []string{"Half of the force had left by May"}},
		{"The withdrawal, according to the Pentagon, was nearly done.", "the Pentagon", "according to", []string{"The withdrawal", "was nearly done"}},
		{"The Taliban, he said, would never take the city.", "he", "said", []string{"The Taliban", "would never take the city"}},
		{"Kabul would not fall before winter, said Milley, the general.", "Milley", "said", []string{"Kabul would not fall before winter"}},
		{"On Monday, speaking in Doha, Naeem said the group would attend no conference.", "Naeem", "said", []string{"the group would attend no conference"}},
		{"The minister met Ghani, who said he had promised nothing.", "Ghani", "said", []string{"he had promised nothing"}},
		{"Ghani denied that prisoners would be released.", "Ghani", "denied", []string{"prisoners would be released"}},
		{"Kirby said the pull-out was “on track”.", "Kirby", "said", []string{"the pull-out was “on track”"}},
		{"He also told CNN: “It is not inevitable at all.”", "He", "told", []string{"It is not inevitable at all"}},
		{"Officials said it would end in the U.S.", "Officials", "said", []string{"it would end in the U.S."}},
		{"“The rest,” Kaur said, “is a matter of months.”", "Kaur", "said", []string{"The rest", "is a matter of months"}},
		{"“The dam is full,” Kaur said, and “the gates are open,” Reck said.", "Kaur", "said", []string{"The dam is full"}},
		{"“The gates are open,” Kaur said, “and the dam is full,” Reck added.", "Kaur", "said", []string{"The gates are open"}},
		{"Kaur said nothing about the dam, but Reck said that it was full.", "Reck", "said", []string{"it was full"}},
		{"Kaur said Reck had promised that the quays would stay open.", "Kaur", "said", []string{"Reck had promised that the quays would stay open"}},
		{"Kaur said that Reck denied that the dam was full.", "Kaur", "said", []string{"Reck denied that the dam was full"}},
		{"Reck said that the quays would close, but Kaur denied it.", "Reck", "said", []string{"the quays would close"}},
		{"Kaur denied that the dam was full, but said that the gates were open.", "Kaur", "denied", []string{"the dam was full"}},
		{"Norrland has denied that it moved soldiers, saying “there are no troops there at all”.", "Norrland", "denied", []string{"it moved soldiers"}},
		{"The minister, who said that the dam was full, left.", "The minister", "said", []string{"the dam was full"}},
		{"Before the vote, said Reck, the quays would close.", "Reck", "said", []string{"Before the vote", "the quays would close"}},
		{"Reck said he would not say that “the dam is full”.", "Reck", "said", []string{"he would not say that “the dam is full”"}},
		{"When asked, Reck said that the dam was full.", "Reck", "said", []string{"the dam was full"}},
		{"Kaur tweeted to Reck and said the dam was full.", "Kaur", "said", []string{"the dam was full"}},
		{"Yesterday, Sand tweeted: “The dam is full.”", "Sand", "tweeted", []string{"The dam is full"}},
		{"Kaur said on Friday the dam was full.", "Kaur", "said", []string{"the dam was full"}},
		{"Reck admitted the dam was full.", "Reck", "admitted", []string{"the dam was full"}},
		{"The line will cost 2.4 billion crowns, the Harbour Authority estimates.", "the Harbour Authority", "estimates", []string{"The line will cost 2.4 billion crowns"}},
		{"The line will not run before spring, Transport Minister Marta Oyelaran told parliament on Tuesday.", "Transport Minister Marta Oyelaran", "told", []string{"The line will not run before spring"}},
		{"Oyelaran pledged to meet the union by June.", "Oyelaran", "pledged", []string{"meet the union by June"}},
		{"“The dam was never full,” Kaur denied.", "Kaur", "denied", []string{"The dam was never full"}},
	} {
		who, verb, said := read(t, c.paragraph)
		if who != c.who || verb != c.verb || !slices.Equal(said, c.said) {
			t.Errorf("%s\n got %q %q %q\nwant %q %q %q", c.paragraph, who, verb, said, c.who, c.verb, c.said)
		}
	}
}

func TestNotRead(t *testing.T) {
	for _, paragraph := range []string{
		"The reports that we read do not explain the difference.",
		"On Friday the Pentagon took back part of what it had said about it.",
		"Reck did not say that the quays would close.",
		"Reck never said that the dam was full.",
		"Reck has never said that the dam was full.",
		"Reck hasn't said that the dam was full.",
		"Neither Reck nor Kaur said that the quays would close.",
		"No one said that the quays would close.",
		"Nobody in the ministry said that the quays would close.",
		"Reck neither confirmed nor denied that the quays would close.",
		"If Reck says that the quays will close, they will.",
		"When Kaur said that the dam was full, Reck laughed.",
		"Kaur would say that the dam is full if she knew.",
		"Kaur could have said that the dam is full.",
		"Kaur will say on Friday that the dam is full.",
		"Kaur is expected to say that the dam is full.",
		"Did Reck say that the dam was full?",
		"It is said that the dam was full.",
		"Reck was told by Kaur that the dam was full.",
	} {
		if who, _, said := read(t, paragraph); len(said) > 0 {
			t.Errorf("%s\n got %q, said by %q", paragraph, said, who)
		}
	}
}

func TestSays(t *testing.T) {
	for _, sentence := range []string{"The bridge was closed on Monday.", "Lavrov did not speak.", "The report was long, and the day too.",
		"Biden said no, and nothing more.", "It was said before, in Moscow.", "The United States left a country that it knew."} {
		if Says(sentence) {
			t.Errorf("says what somebody said: %s", sentence)
		}
	}
}

// FuzzRead looks for texts that Read fails on, or of which it returns no stretch.
func FuzzRead(f *testing.F) {
	f.Add("“We will leave. All of us,” he said, “and soon.” According to X, it's over")
	f.Add("\"a b c\" said said, \" that “, ” who said ,")
	f.Fuzz(func(t *testing.T, paragraph string) {
		text := textOf(paragraph)
		for _, r := range text.Sentences() {
			s, _ := Read(text, r)
			for _, p := range append(s.Said, s.Who) {
				if p.Start < 0 || p.End < p.Start || p.End > len(text.Plain) {
					t.Fatalf("%q: %v is no stretch of the text", text.Plain[r.Start:r.End], p)
				}
			}
		}
	})
}

// held are texts that the forms were not tuned on.
var held = []string{"GUM_news_nasa", "GUM_news_sensitive", "GUM_news_homeopathic", "GUM_news_iodine"}

// TestMeasured holds Says and Read against annotated news texts: most sentences that
// are named must be attributions, and of those most must be taken apart as somebody
// who read them did.
func TestMeasured(t *testing.T) {
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
		if slices.Contains(held, doc.ID) {
			unseen.add(&doc)
		} else {
			tuned.add(&doc)
		}
	}
	share := func(a, b int) float64 { return float64(a) / float64(b) }
	for name, s := range map[string]score{"tuned on": tuned, "held out": unseen} {
		t.Logf("%s: of %d sentences named %d are attributions (%.2f); of %d attributions of speech %d are named (%.2f); of %d read, the words of %d are right (%.2f), the speaker of %d (%.2f)",
			name, s.named, s.right, share(s.right, s.named), s.speech, s.found, share(s.found, s.speech), s.read, s.words, share(s.words, s.read), s.who, share(s.who, s.read))
		if share(s.right, s.named) < 0.67 || share(s.found, s.speech) < 0.5 || share(s.words, s.read) < 0.7 || share(s.who, s.read) < 0.7 {
			t.Errorf("%s: too few are right, or found", name)
		}
	}
}

type annotated struct {
	ID, Text     string
	Attributions []attributed
}

type attributed struct {
	Content, Source [][2]int
	Cue             string `json:"cue_lemma"`
}

func (doc *annotated) words(spans [][2]int) string {
	var all []string
	for _, s := range spans {
		all = append(all, string([]rune(doc.Text)[s[0]:s[1]]))
	}
	return strings.Join(all, " ")
}

// score counts sentences: named by Says, of those right; attributions of speech, of
// those found; read by Read where the annotation has words, of those with the same
// words and with the same speaker.
type score struct{ named, right, speech, found, read, words, who int }

var cues = strings.Fields("say accord tell claim state explain note write report estimate assert add comment announce warn deny confirm predict argue reply answer declare")

func (s *score) add(doc *annotated) {
	text := textOf(strings.Split(doc.Text, "\n\n")...)
	for _, r := range text.Sentences() {
		sentence := text.Plain[r.Start:r.End]
		var spoken []attributed
		any := false
		for _, a := range doc.Attributions {
			here := slices.ContainsFunc(a.Content, func(c [2]int) bool {
				return strings.Contains(sentence, strings.TrimSpace(doc.words([][2]int{c})))
			})
			any = any || here
			if here && slices.Contains(cues, a.Cue) {
				spoken = append(spoken, a)
			}
		}
		named := Says(sentence)
		if named {
			s.named++
			if any {
				s.right++
			}
		}
		if len(spoken) > 0 {
			s.speech++
			if named {
				s.found++
				if statement, ok := Read(text, r); ok {
					s.compare(doc, text, statement, spoken)
				}
			}
		}
	}
}

// compare counts what Read found in a sentence against the annotation that agrees
// best: words are right where four in five are the same, a speaker where either
// names all that the other does.
func (s *score) compare(doc *annotated, text *markup.Text, found Statement, spoken []attributed) {
	s.read++
	var said []string
	for _, p := range found.Said {
		said = append(said, bare(text.Plain[p.Start:p.End])...)
	}
	who := strings.Join(bare(text.Plain[found.Who.Start:found.Who.End]), " ")
	best, right := 0.0, false
	for _, a := range spoken {
		if same := overlap(said, bare(doc.words(a.Content))); same > best {
			source := strings.Join(bare(doc.words(a.Source)), " ")
			best, right = same, who != "" && source != "" && (strings.Contains(source, who) || strings.Contains(who, source))
		}
	}
	if best >= 0.8 {
		s.words++
	}
	if right {
		s.who++
	}
}

// bare are the words of a text in small letters, without marks.
func bare(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// overlap is the F1 score of two lists of words.
func overlap(a, b []string) float64 {
	count := map[string]int{}
	for _, w := range a {
		count[w]++
	}
	same := 0
	for _, w := range b {
		if count[w] > 0 {
			count[w]--
			same++
		}
	}
	return 2 * float64(same) / float64(max(1, len(a)+len(b)))
}
