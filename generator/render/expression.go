package render

import (
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
	"unsafe"
)

// expression is a pipeline, a command or a command's argument. value is always set. text,
// whole and holds are set if the type is known; they save a detour through reflection.
type expression struct {
	typ      reflect.Type // of the value; nil if it is not known
	place    *place       // where the value lies; nil if it is computed, or typ is not known
	value    func(st *state, dot unsafe.Pointer) reflect.Value
	text     func(st *state, dot unsafe.Pointer) string // nil if it may be something else
	content  content                                    // of text
	whole    func(st *state, dot unsafe.Pointer) int    // nil if it is not an int
	holds    func(st *state, dot unsafe.Pointer) bool   // nil if it is not a bool
	decides  func(st *state, dot unsafe.Pointer) bool   // whether it is true, if that is known sooner than the value
	equality *equality                                  // the test of holds, if it is one
	constant bool                                       // the same whatever the state and dot
}

// equality tests whether a string in memory equals a constant.
type equality struct {
	of *place
	to string
}

func constant(v any) expression {
	value := reflect.ValueOf(v)
	e := expression{}
	switch v := v.(type) {
	case string:
		e = textual(func(*state, unsafe.Pointer) string { return v })
	case int:
		e = numeric(func(*state, unsafe.Pointer) int { return v })
	}
	e.constant, e.value = true, func(*state, unsafe.Pointer) reflect.Value { return value }
	return e
}

// textual returns an expression whose value is a string.
func textual(text func(st *state, dot unsafe.Pointer) string) expression {
	return expression{typ: stringType, text: text, value: func(st *state, dot unsafe.Pointer) reflect.Value {
		return reflect.ValueOf(text(st, dot))
	}}
}

// numeric returns an expression whose value is an int.
func numeric(whole func(st *state, dot unsafe.Pointer) int) expression {
	return expression{typ: intType, whole: whole, value: func(st *state, dot unsafe.Pointer) reflect.Value {
		return reflect.ValueOf(whole(st, dot))
	}}
}

// logical returns an expression whose value is a bool.
func logical(holds func(st *state, dot unsafe.Pointer) bool) expression {
	return expression{typ: boolType, holds: holds, value: func(st *state, dot unsafe.Pointer) reflect.Value {
		return reflect.ValueOf(holds(st, dot))
	}}
}

// located returns the value at a place. If it is an interface, its content is not known.
func located(p *place, typ reflect.Type) expression {
	e := expression{typ: typ, place: p, value: func(st *state, dot unsafe.Pointer) reflect.Value {
		return valueAt(typ, p.at(st, dot))
	}}
	switch {
	case typ == nil || typ.Kind() == reflect.Interface:
		e.typ, e.place = nil, nil
	case typ == intType:
		e.whole = func(st *state, dot unsafe.Pointer) int { return *(*int)(p.at(st, dot)) }
	case typ.Kind() == reflect.String && (typ.NumMethod() == 0 || typ == htmlType || typ == urlType):
		e.text = func(st *state, dot unsafe.Pointer) string { return *(*string)(p.at(st, dot)) }
		e.content = contentOf(typ)
	}
	return e
}

// condition returns a function that reports whether the value is true for if.
func (e expression) condition() func(st *state, dot unsafe.Pointer) bool {
	switch {
	case e.holds != nil:
		return e.holds
	case e.decides != nil:
		return e.decides
	case e.place != nil:
		p, is := e.place, truthAt(e.typ)
		return func(st *state, dot unsafe.Pointer) bool { return is(p.at(st, dot)) }
	case e.text != nil:
		return func(st *state, dot unsafe.Pointer) bool { return e.text(st, dot) != "" }
	}
	return func(st *state, dot unsafe.Pointer) bool { return truth(e.value(st, dot)) }
}

// bound gives a value an address, so that it can be dot or a variable, and returns its type
// there. If the type is not known, a reflect.Value lies at the address.
func (e expression) bound() (reflect.Type, func(st *state, dot unsafe.Pointer) unsafe.Pointer) {
	switch {
	case e.place != nil:
		return e.typ, e.place.at
	case e.whole != nil:
		return intType, func(st *state, dot unsafe.Pointer) unsafe.Pointer { return numberPlace(e.whole(st, dot)) }
	case e.text != nil && e.constant:
		s := e.text(nil, nil)
		return stringType, func(*state, unsafe.Pointer) unsafe.Pointer { return unsafe.Pointer(&s) }
	case e.text != nil && e.typ == stringType:
		return stringType, func(st *state, dot unsafe.Pointer) unsafe.Pointer {
			s := e.text(st, dot)
			return unsafe.Pointer(&s)
		}
	}
	return nil, func(st *state, dot unsafe.Pointer) unsafe.Pointer {
		v := e.value(st, dot)
		return unsafe.Pointer(&v)
	}
}

// fixed evaluates an expression once if all its parts are constant. If that fails, the
// expression fails again when it runs.
func (e expression) fixed(parts []expression) (out expression) {
	if slices.ContainsFunc(parts, func(p expression) bool { return !p.constant }) {
		return e
	}
	defer func() {
		if recover() != nil {
			out = e
		}
	}()
	if value := e.value(nil, nil); value.IsValid() {
		return constant(value.Interface())
	}
	return e
}

// dug is an expression whose value is not an any but what that holds. Every word's
// value is; text/template digs at the end of a pipeline, which is the same, as
// nothing on the way tells a nil any from no value but a field of it.
func (e expression) dug() expression {
	if get := e.value; e.typ == nil {
		e.value = func(st *state, dot unsafe.Pointer) reflect.Value {
			v := get(st, dot)
			if v.Kind() == reflect.Interface && v.NumMethod() == 0 {
				return v.Elem()
			}
			return v
		}
	}
	return e
}

// pipeline compiles commands. Each is the last argument of the next one.
func (c *compiler) pipeline(cmds []*parse.CommandNode) (e expression, err error) {
	for i, cmd := range cmds {
		var last *expression
		if i > 0 {
			before := e
			last = &before
		}
		if e, err = c.command(cmd, last); err != nil {
			return e, err
		}
	}
	return e, nil
}

func (c *compiler) command(cmd *parse.CommandNode, last *expression) (expression, error) {
	if name, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		args := make([]expression, 0, len(cmd.Args))
		for _, n := range cmd.Args[1:] {
			arg, err := c.argument(n)
			if err != nil {
				return expression{}, err
			}
			args = append(args, arg)
		}
		if last != nil {
			if name.Ident == "and" || name.Ident == "or" {
				return expression{}, unsupportedf("%s at the end of a pipeline", name.Ident)
			}
			args = append(args, *last)
		}
		return c.function(name.Ident, args)
	}
	if len(cmd.Args) > 1 || last != nil {
		return expression{}, unsupportedf("arguments of %s", cmd.Args[0])
	}
	return c.argument(cmd.Args[0])
}

// argument compiles one word of a command.
func (c *compiler) argument(n parse.Node) (expression, error) {
	switch n := n.(type) {
	case *parse.DotNode:
		return c.chain(n, located(&place{slot: dotSlot}, c.dot), nil), nil
	case *parse.FieldNode:
		return c.chain(n, located(&place{slot: dotSlot}, c.dot), n.Ident), nil
	case *parse.VariableNode:
		v := c.variable(n.Ident[0])
		return c.chain(n, located(&place{slot: v.slot}, v.typ), n.Ident[1:]), nil
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			return expression{}, unsupportedf("a variable declared in %s", n)
		}
		return c.pipeline(n.Cmds)
	case *parse.ChainNode:
		of, err := c.argument(n.Node)
		return c.chain(n, of, n.Field), err
	case *parse.IdentifierNode:
		return c.function(n.Ident, nil)
	case *parse.StringNode:
		return constant(n.Text), nil
	case *parse.BoolNode:
		return constant(n.True), nil
	case *parse.NumberNode:
		return number(n)
	}
	return expression{}, unsupportedf("%s", n)
}

// number returns a constant with the type that text/template gives it by default.
func number(n *parse.NumberNode) (expression, error) {
	switch {
	case n.IsComplex, n.IsInt && strings.ContainsAny(n.Text, "'xX.eEpP"):
		return expression{}, unsupportedf("the number %s", n)
	case n.IsInt && int64(int(n.Int64)) == n.Int64:
		return constant(int(n.Int64)), nil
	case n.IsFloat && strings.ContainsAny(n.Text, ".eEpP"):
		return constant(n.Float64), nil
	}
	return expression{}, unsupportedf("the number %s", n)
}
