package render

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"unsafe"
)

// function compiles the call of a function.
func (c *compiler) function(name string, args []expression) (expression, error) {
	if f, ok := c.set.functions[name]; ok {
		return given(name, f, args)
	}
	if compare := comparisons[name]; compare != nil && len(args) >= 2 && (len(args) == 2 || name == "eq") {
		return comparison(name, compare, args).fixed(args), nil
	}
	switch {
	case (name == "and" || name == "or") && len(args) > 0:
		return either(name == "or", args).fixed(args), nil
	case name == "not" && len(args) == 1:
		holds := args[0].condition()
		return logical(func(st *state, dot unsafe.Pointer) bool { return !holds(st, dot) }).fixed(args), nil
	case name == "len" && len(args) == 1:
		return length(args[0]).fixed(args), nil
	case name == "index" && len(args) > 0:
		return element(args).fixed(args), nil
	case name == "print":
		return given(name, fmt.Sprint, args)
	case name == "println":
		return given(name, fmt.Sprintln, args)
	case name == "printf" && len(args) > 0:
		return given(name, fmt.Sprintf, args)
	}
	return expression{}, unsupportedf("the function %s", name)
}

// either compiles "and" and "or": the first argument that decides, or else the last.
func either(or bool, args []expression) expression {
	if len(args) == 1 {
		return args[0]
	}
	e := expression{value: func(st *state, dot unsafe.Pointer) (v reflect.Value) {
		for _, a := range args {
			if v = a.value(st, dot); truth(v) == or {
				break
			}
		}
		return v
	}}
	conditions := make([]func(*state, unsafe.Pointer) bool, len(args))
	for i, a := range args {
		conditions[i] = a.condition()
	}
	e.decides = func(st *state, dot unsafe.Pointer) bool {
		for _, holds := range conditions {
			if holds(st, dot) == or {
				return or
			}
		}
		return !or
	}
	if slices.ContainsFunc(args, func(a expression) bool { return a.text == nil || a.typ != stringType }) {
		return e
	}
	e.typ = stringType
	e.text = func(st *state, dot unsafe.Pointer) (s string) {
		for _, a := range args {
			if s = a.text(st, dot); (s != "") == or {
				break
			}
		}
		return s
	}
	return e
}

// comparison compiles the comparison of the first argument with the others. It evaluates
// all of them first.
func comparison(name string, compare func(a, b reflect.Value) bool, args []expression) expression {
	first, second := args[0], args[1]
	switch {
	case name == "eq" && len(args) == 2 && first.text != nil && second.text != nil:
		e := logical(func(st *state, dot unsafe.Pointer) bool { return first.text(st, dot) == second.text(st, dot) })
		if first.place != nil && second.constant {
			e.equality = &equality{first.place, second.text(nil, nil)}
		}
		return e
	case name == "gt" && first.whole != nil && second.whole != nil:
		return logical(func(st *state, dot unsafe.Pointer) bool { return first.whole(st, dot) > second.whole(st, dot) })
	}
	if len(args) == 2 {
		return logical(func(st *state, dot unsafe.Pointer) bool {
			return compare(first.value(st, dot), second.value(st, dot))
		})
	}
	return logical(func(st *state, dot unsafe.Pointer) bool {
		values := make([]reflect.Value, len(args))
		for i, a := range args {
			values[i] = a.value(st, dot)
		}
		for _, other := range values[1:] {
			if compare(values[0], other) {
				return true
			}
		}
		return false
	})
}

func length(of expression) expression {
	if of.place != nil && of.typ.Kind() == reflect.Slice {
		return numeric(func(st *state, dot unsafe.Pointer) int { return lengthAt(of.place.at(st, dot)) })
	}
	return expression{value: func(st *state, dot unsafe.Pointer) reflect.Value {
		v, isNil := indirect(of.value(st, dot))
		if isNil {
			panic(unsupported("the length of nil"))
		}
		return reflect.ValueOf(v.Len())
	}}
}

// element compiles "index": the element of the first argument at the second, and so on.
func element(args []expression) expression {
	return expression{value: func(st *state, dot unsafe.Pointer) reflect.Value {
		item := args[0].value(st, dot)
		for _, a := range args[1:] {
			item = at(item, a.value(st, dot))
		}
		return item
	}}.dug()
}

// at returns an element of a slice, array or map with text keys.
func at(item, index reflect.Value) reflect.Value {
	item, _ = indirect(item)
	switch item.Kind() {
	case reflect.Slice, reflect.Array:
		if index.CanInt() && 0 <= index.Int() && index.Int() < int64(item.Len()) {
			return item.Index(int(index.Int()))
		}
	case reflect.Map:
		if index.IsValid() && index.Type() == stringType && item.Type().Key() == stringType {
			if v := item.MapIndex(index); v.IsValid() {
				return v
			}
			return reflect.Zero(item.Type().Elem())
		}
	}
	panic(unsupportedf("an index of %s", item.Kind()))
}

// given compiles a direct call of a function that has one of the usual types. The types of
// its arguments must be those of its parameters.
func given(name string, function any, args []expression) (expression, error) {
	e := expression{}
	switch f := function.(type) {
	case func(string) string:
		if len(args) == 1 {
			s := text(args[0])
			e = textual(func(st *state, dot unsafe.Pointer) string { return f(s(st, dot)) })
		}
	case func(string) (string, error):
		if len(args) == 1 {
			s := text(args[0])
			e = textual(func(st *state, dot unsafe.Pointer) string { return must(f(s(st, dot))) })
		}
	case func(int) string:
		if len(args) == 1 {
			n := integer(args[0])
			e = textual(func(st *state, dot unsafe.Pointer) string { return f(n(st, dot)) })
		}
	case func(int, int) string:
		if len(args) == 2 {
			n, m := integer(args[0]), integer(args[1])
			e = textual(func(st *state, dot unsafe.Pointer) string { return f(n(st, dot), m(st, dot)) })
		}
	case func(...any) string:
		rest := list(args)
		e = textual(func(st *state, dot unsafe.Pointer) string { return f(rest(st, dot)...) })
	case func(string, ...any) string:
		if len(args) > 0 {
			s, rest := text(args[0]), list(args[1:])
			e = textual(func(st *state, dot unsafe.Pointer) string { return f(s(st, dot), rest(st, dot)...) })
		}
	case func(string) template.HTML:
		if len(args) == 1 {
			s := text(args[0])
			e.typ, e.content = htmlType, html
			e.text = func(st *state, dot unsafe.Pointer) string { return string(f(s(st, dot))) }
			e.value = func(st *state, dot unsafe.Pointer) reflect.Value { return reflect.ValueOf(f(s(st, dot))) }
		}
	case func(string, ...any) template.HTML:
		if len(args) > 0 {
			s, rest := text(args[0]), list(args[1:])
			e.typ, e.content = htmlType, html
			e.text = func(st *state, dot unsafe.Pointer) string { return string(f(s(st, dot), rest(st, dot)...)) }
			e.value = func(st *state, dot unsafe.Pointer) reflect.Value {
				return reflect.ValueOf(f(s(st, dot), rest(st, dot)...))
			}
		}
	case func(...any) (map[string]any, error):
		rest := list(args)
		e.value = func(st *state, dot unsafe.Pointer) reflect.Value { return reflect.ValueOf(must(f(rest(st, dot)...))) }
	}
	if e.value == nil {
		return e, unsupportedf("%s with %d arguments, a %T", name, len(args), function)
	}
	return e.fixed(args), nil
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// text compiles an argument for a string parameter.
func text(e expression) func(st *state, dot unsafe.Pointer) string {
	if e.text != nil && e.typ == stringType {
		return e.text
	}
	return func(st *state, dot unsafe.Pointer) string {
		v := e.value(st, dot)
		if !v.IsValid() || v.Type() != stringType {
			panic(unsupported("an argument that is no string"))
		}
		return v.String()
	}
}

// integer compiles an argument for an int parameter.
func integer(e expression) func(st *state, dot unsafe.Pointer) int {
	if e.whole != nil {
		return e.whole
	}
	return func(st *state, dot unsafe.Pointer) int {
		v := e.value(st, dot)
		if !v.IsValid() || v.Type() != intType {
			panic(unsupported("an argument that is no int"))
		}
		return int(v.Int())
	}
}

// list compiles the arguments for a variadic any parameter.
func list(args []expression) func(st *state, dot unsafe.Pointer) []any {
	if len(args) == 0 {
		return func(*state, unsafe.Pointer) []any { return nil }
	}
	return func(st *state, dot unsafe.Pointer) []any {
		out := make([]any, len(args))
		for i := range args {
			out[i] = args[i].boxed(st, dot)
		}
		return out
	}
}

// boxed returns the value as an any.
func (e *expression) boxed(st *state, dot unsafe.Pointer) any {
	switch {
	case e.whole != nil:
		return e.whole(st, dot)
	case e.text != nil && e.typ == stringType:
		return e.text(st, dot)
	}
	if v := e.value(st, dot); v.IsValid() {
		return v.Interface()
	}
	return nil
}
