// Package long lets tests make few rounds by default and many where there is time: where
// the environment variable ONRECORD_LONG is set, as CI sets it.
package long

import (
	"flag"
	"os"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// Wanted reports whether tests may take minutes.
func Wanted() bool { return os.Getenv("ONRECORD_LONG") != "" }

// Rounds returns few, or where tests may take minutes many.
func Rounds(few, many int) int {
	if Wanted() {
		return many
	}
	return few
}

// Check checks a property as rapid.Check does, with few random cases, or where tests may
// take minutes with as many as rapid is told to (100).
func Check(t *testing.T, few int, property func(*rapid.T)) {
	t.Helper()
	checks := flag.Lookup("rapid.checks").Value
	if told := checks.String(); !Wanted() {
		checks.Set(strconv.Itoa(few))
		defer checks.Set(told)
	}
	rapid.Check(t, property)
}
