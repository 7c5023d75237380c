package edtf

import "fmt"

// Error says what is wrong with a date.
type Error struct {
	Input       string // the string given to Parse
	Offset, Len int    // the bytes of Input that are wrong
	Message     string // what is wrong
	Hint        string // what to write, when that is known
	Level2      bool   // the string is of EDTF's level 2, or would be if it were right
}

// Error returns input, message and hint on one line.
func (e *Error) Error() string {
	s := fmt.Sprintf("%q: %s", e.Input, e.Message)
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s
}

// exampleHint is for strings from which nothing can be made.
const exampleHint = `write a year, a month or a day: "2021", "2021-07", "2021-07-02"`

// wrong returns an error about length bytes at offset.
func wrong(offset, length int, format string, args ...any) *Error {
	return &Error{Offset: offset, Len: length, Message: fmt.Sprintf(format, args...)}
}

// level2Error returns the error for a date s that uses a feature of level 2.
func level2Error(s, feature string) *Error {
	err := wrong(0, len(s), "%s are EDTF level 2, and only levels 0 and 1 are read", feature)
	err.Level2 = true
	return err
}
