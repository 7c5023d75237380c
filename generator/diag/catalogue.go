package diag

import (
	"cmp"
	"slices"
)

var catalogue = map[string]*Check{}

// register adds a check to the catalogue. A code given twice is a mistake in this
// program, found by the first test that runs.
func register(c Check) *Check {
	if catalogue[c.Code] != nil {
		panic("diag: two checks have the code " + c.Code)
	}
	catalogue[c.Code] = &c
	return &c
}

// Checks returns every check, by code.
func Checks() []*Check {
	all := make([]*Check, 0, len(catalogue))
	for _, c := range catalogue {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *Check) int { return cmp.Compare(a.Code, b.Code) })
	return all
}

// Lookup returns the check with the code, or nil.
func Lookup(code string) *Check { return catalogue[code] }
