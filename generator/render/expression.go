package render

import (
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// expression is what has a value: a pipeline, a command or a command's argument. It
// can always be asked for its value; what is known to be text or true or false can
// be asked for that without a detour through reflection.
type expression struct {
	value    func(st *state, dot reflect.Value) reflect.Value
	text     func(st *state, dot reflect.Value) string // nil where it may be something else
	content  content                                   // of text: a string or a template.HTML
	holds    func(st *state, dot reflect.Value) bool   // nil where it is not a bool
	constant bool                                      // the same whatever the state and dot
}

func constant(v any) expression {
	value := reflect.ValueOf(v)
	return expression{constant: true, value: func(*state, reflect.Value) reflect.Value { return value }}
}

// textual is an expression whose value is a string.
func textual(text func(st *state, dot reflect.Value) string) expression {
	return expression{text: text, value: func(st *state, dot reflect.Value) reflect.Value { return reflect.ValueOf(text(st, dot)) }}
}

// logical is an expression whose value is a bool.
func logical(holds func(st *state, dot reflect.Value) bool) expression {
	return expression{holds: holds, value: func(st *state, dot reflect.Value) reflect.Value { return reflect.ValueOf(holds(st, dot)) }}
}

// condition is whether the value is true in the sense of if.
func (e expression) condition() func(st *state, dot reflect.Value) bool {
	switch {
	case e.holds != nil:
		return e.holds
	case e.text != nil:
		return func(st *state, dot reflect.Value) bool { return e.text(st, dot) != "" }
	}
	return func(st *state, dot reflect.Value) bool { return truth(e.value(st, dot)) }
}

// fixed evaluates an expression once, where all that it is made of is constant. One
// that fails is left to fail when it is run.
func (e expression) fixed(parts []expression) (out expression) {
	if slices.ContainsFunc(parts, func(p expression) bool { return !p.constant }) {
		return e
	}
	defer func() {
		if recover() != nil {
			out = e
		}
	}()
	value := e.value(nil, reflect.Value{})
	e.constant, e.text, e.holds = true, nil, nil
	e.value = func(*state, reflect.Value) reflect.Value { return value }
	return e
}

// dug is what an any holds, and any other value itself. Every word's value is dug;
// text/template does that at the end of a pipeline, which is the same, as nothing on
// the way tells a nil any from no value but a field of it.
func dug(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface && v.NumMethod() == 0 {
		return v.Elem()
	}
	return v
}

// pipeline compiles commands, each of which is the next one's last argument.
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
		return expression{value: func(_ *state, dot reflect.Value) reflect.Value { return dug(dot) }}, nil
	case *parse.FieldNode:
		get := c.fields(n.Ident)
		return expression{value: func(_ *state, dot reflect.Value) reflect.Value { return dug(get(dot)) }}, nil
	case *parse.VariableNode:
		slot := c.slot(n.Ident[0])
		if len(n.Ident) == 1 {
			return expression{value: func(st *state, _ reflect.Value) reflect.Value { return dug(st.vars[slot]) }}, nil
		}
		get := c.fields(n.Ident[1:])
		return expression{value: func(st *state, _ reflect.Value) reflect.Value { return dug(get(st.vars[slot])) }}, nil
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			return expression{}, unsupportedf("a variable declared in %s", n)
		}
		return c.pipeline(n.Cmds)
	case *parse.ChainNode:
		of, err := c.argument(n.Node)
		get := c.fields(n.Field)
		return expression{value: func(st *state, dot reflect.Value) reflect.Value { return dug(get(of.value(st, dot))) }}, err
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

// number is a constant as text/template types it where nothing else says its type.
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
