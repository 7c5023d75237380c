package tagger

// Cues says how often words are cues in the texts of the corpus: 0 for never, up to
// 4 for nearly always.
type Cues struct {
	words map[string]uint8
	stems map[string]uint8
}

// Count is how often a word stands in a corpus, and how often as a part of a cue.
type Count struct{ All, Cue int }

// Words calls do for each word of the text, with whether its label is of a cue.
func (t *Text) Words(labels []Label, do func(word string, cue bool)) {
	for i, k := range t.tokens {
		do(k.lower, labels[i] == CueBegin || labels[i] == CueGoesOn)
	}
}

// NewCues returns the cues of a corpus whose words were counted.
func NewCues(counts map[string]Count) *Cues {
	c := &Cues{words: map[string]uint8{}, stems: map[string]uint8{}}
	stems := map[string]Count{}
	for word, n := range counts {
		if l := n.level(); l > 0 {
			c.words[word] = l
		}
		s := stems[stem(word)]
		stems[stem(word)] = Count{s.All + n.All, s.Cue + n.Cue}
	}
	for word, n := range stems {
		if l := n.level(); l > 0 {
			c.stems[word] = l
		}
	}
	return c
}

// level returns the share of a count's cues as a number of 0 to 4.
func (n Count) level() uint8 {
	switch share := 100 * n.Cue / max(n.All, 1); {
	case n.Cue <= 0:
		return 0
	case share < 10:
		return 1
	case share < 40:
		return 2
	case share < 75:
		return 3
	}
	return 4
}
