package brief

import "onrecord/generator/content"

// Tongue is a language with the direction of its script.
type Tongue struct{ Lang, Dir string }

// TongueOf returns a language for a text, or nil for "".
func TongueOf(language string) *Tongue {
	switch {
	case language == "":
		return nil
	case content.RightToLeft(language):
		return &Tongue{language, "rtl"}
	}
	return &Tongue{language, "ltr"}
}
