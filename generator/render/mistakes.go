package render

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"text/template/parse"
)

// Mistakes reports the fields that templates ask for and that the data can't have, also in
// branches that no data has taken yet. types has the type of each template's data, a
// pointer. The errors read as those of html/template; what it can only find out when it runs
// is not among them.
func (s *Set) Mistakes(types map[string]reflect.Type) []error {
	c := &compiler{set: s, programs: map[use]*program{}, mistakes: new([]error)}
	for _, name := range slices.Sorted(maps.Keys(types)) {
		// html/template completes a template when it is first executed, which fails on nothing.
		_, _ = s.html(nil, name, nil)
		// What can't be compiled is left to html/template, and is no mistake.
		_, _ = c.template(use{name, types[name]})
	}
	return *c.mistakes
}

// missing notes that values of a type do not have a name that a node asks for.
func (c *compiler) missing(n parse.Node, of reflect.Type, name string) {
	if c.mistakes == nil {
		return
	}
	at, context := c.tree.ErrorContext(n)
	err := fmt.Errorf("template: %s: executing %q at <%s>: can't evaluate field %s in type %s",
		at, c.tree.Name, context, name, of)
	if !slices.ContainsFunc(*c.mistakes, func(e error) bool { return e.Error() == err.Error() }) {
		*c.mistakes = append(*c.mistakes, err)
	}
}
