package docket

import "onrecord/generator/diag"

// spelling knows what names that lead nowhere were probably meant to say, by the kind of
// name.
type spelling map[string]*diag.Speller

// suggest returns what a name of a kind was probably meant to say, or "". names are all
// of the kind.
func (s spelling) suggest(kind, name string, names func() []string) string {
	speller := s[kind]
	if speller == nil {
		speller = diag.NewSpeller(names())
		s[kind] = speller
	}
	return speller.Suggest(name)
}
