package render

import (
	"errors"
	"reflect"
	"text/template/parse"
	"unsafe"
)

// program is a template compiled to closures, for a dot of one type.
type program struct {
	of    reflect.Type // nil if it may be any
	body  steps
	slots int // how many variables it has
}

// step is a node of a template and the literal text before it. Most nodes print a text in
// memory or test whether something there is set; these run without a closure.
type step struct {
	fixed []byte
	action
}

// action is the work of a node. One of its fields is set, or none after the last node.
type action struct {
	do    func(st *state, dot unsafe.Pointer)
	text  *place // of a string that is printed, escaped
	asked *asked
	cases *cases
}

func (a *action) does() bool { return a.do != nil || a.text != nil || a.asked != nil || a.cases != nil }

type steps []step

func (all steps) run(st *state, dot unsafe.Pointer) {
	for i := range all {
		s := &all[i]
		st.out = append(st.out, s.fixed...)
		switch {
		case s.text != nil:
			st.out = escape(st.out, *(*string)(s.text.at(st, dot)), special)
		case s.asked != nil:
			s.asked.run(st, dot)
		case s.cases != nil:
			s.cases.run(st, dot)
		case s.do != nil:
			s.do(st, dot)
		}
	}
}

// compiler compiles a template and all that it calls.
type compiler struct {
	set      *Set
	programs map[use]*program
	mistakes *[]error // see Mistakes; nil where nobody asks for them

	// Of the template that is being compiled:
	tree    *parse.Tree
	program *program
	scope   []variable      // those in scope, innermost last
	dot     reflect.Type    // at this node; nil if it is not known
	loose   map[string]bool // the names of variables that get values of several types
}

// use is a template and the type of its dot; nil if that is not known.
type use struct {
	name string
	dot  reflect.Type
}

type variable struct {
	name string
	slot int
	typ  reflect.Type // nil if it is not known
}

func compile(s *Set, u use) (*program, error) {
	c := &compiler{set: s, programs: map[use]*program{}}
	return c.template(u)
}

// errLoose reports that a variable turned out to be loose.
var errLoose = errors.New("a variable of several types")

// template compiles a template once for a type. A template that calls itself finds its own
// program, which has no body yet.
func (c *compiler) template(u use) (*program, error) {
	if p := c.programs[u]; p != nil {
		return p, nil
	}
	tree := c.set.trees[u.name]
	if tree == nil {
		return nil, unsupportedf("there is no template %q of that name or in that place", u.name)
	}
	inner := &compiler{set: c.set, programs: c.programs, mistakes: c.mistakes, tree: tree,
		program: &program{of: u.dot}, dot: u.dot, loose: map[string]bool{}}
	c.programs[u] = inner.program
	for {
		inner.program.slots, inner.scope = 0, nil
		inner.declare("$", u.dot)
		var err error
		if inner.program.body, err = inner.list(tree.Root); err != errLoose {
			return inner.program, err
		}
	}
}

func (c *compiler) declare(name string, typ reflect.Type) (slot int) {
	slot = c.program.slots
	c.program.slots++
	c.scope = append(c.scope, variable{name, slot, typ})
	return slot
}

// variable finds a variable. The parser has made sure that it is in scope.
func (c *compiler) variable(name string) variable {
	for i := len(c.scope) - 1; i > 0; i-- {
		if c.scope[i].name == name {
			return c.scope[i]
		}
	}
	return c.scope[0]
}

// inside compiles nodes with a dot of the given type.
func (c *compiler) inside(dot reflect.Type, l *parse.ListNode) (steps, error) {
	defer func(outer reflect.Type, mark int) { c.dot, c.scope = outer, c.scope[:mark] }(c.dot, len(c.scope))
	c.dot = dot
	return c.list(l)
}

// list compiles nodes in order. It joins neighbouring texts.
func (c *compiler) list(l *parse.ListNode) (all steps, err error) {
	if l == nil {
		return nil, nil
	}
	var next step
	for _, n := range l.Nodes {
		var fixed []byte
		switch n := n.(type) {
		case *parse.TextNode:
			fixed = n.Text
		case *parse.CommentNode:
		case *parse.ActionNode:
			next.action, fixed, err = c.action(n)
		case *parse.IfNode:
			next.action, err = c.branch(&n.BranchNode, false)
		case *parse.WithNode:
			next.action, err = c.branch(&n.BranchNode, true)
		case *parse.RangeNode:
			next.do, err = c.rangeOver(n)
		case *parse.TemplateNode:
			next.do, err = c.call(n)
		default:
			err = unsupportedf("%s", n)
		}
		if err != nil {
			return nil, err
		}
		next.fixed = append(next.fixed, fixed...)
		if next.does() {
			all, next = append(all, next), step{}
		}
	}
	if len(next.fixed) > 0 {
		all = append(all, next)
	}
	return all, nil
}

// action compiles a node that prints a value or sets a variable. fixed is the output if it
// is always the same.
func (c *compiler) action(n *parse.ActionNode) (run action, fixed []byte, err error) {
	if len(n.Pipe.Decl) > 0 {
		run.do, err = c.setVariable(n.Pipe)
		return run, nil, err
	}
	cmds, p, err := printing(n.Pipe.Cmds)
	if err != nil {
		return action{}, nil, err
	}
	e, err := c.pipeline(cmds)
	switch {
	case err != nil:
		return action{}, nil, err
	case e.constant:
		return action{}, p.appendValue(nil, e.value(nil, nil)), nil
	case e.text == nil || p.text == nil:
		run.do = func(st *state, dot unsafe.Pointer) { st.out = p.appendValue(st.out, e.value(st, dot)) }
	case e.place != nil && e.content == plain && p.escapes:
		run.text = e.place
	default:
		text, print, content := e.text, p.text, e.content
		run.do = func(st *state, dot unsafe.Pointer) { st.out = print(st.out, text(st, dot), content) }
	}
	return run, nil, nil
}

// setVariable compiles {{$x := …}} and {{$x = …}}.
func (c *compiler) setVariable(p *parse.PipeNode) (func(st *state, dot unsafe.Pointer), error) {
	e, err := c.pipeline(p.Cmds)
	if err != nil {
		return nil, err
	}
	if len(p.Decl) != 1 {
		return nil, unsupportedf("%s", p)
	}
	typ, at := e.bound()
	set, err := c.assigned(p, 0, typ)
	return func(st *state, dot unsafe.Pointer) { set(st, at(st, dot)) }, err
}

// assigned returns a function that sets a pipeline's i-th variable to the value at an
// address. If the pipeline declares the variable, it is a new one.
func (c *compiler) assigned(p *parse.PipeNode, i int, typ reflect.Type) (func(st *state, p unsafe.Pointer), error) {
	name := p.Decl[i].Ident[0]
	v := c.variable(name)
	switch {
	case !p.IsAssign && c.loose[name]:
		v.typ, v.slot = nil, c.declare(name, nil)
	case !p.IsAssign:
		v.typ, v.slot = typ, c.declare(name, typ)
	case v.typ != typ && v.typ != nil:
		if v.slot == 0 {
			return nil, unsupported("$ is given a value")
		}
		c.loose[name] = true
		return nil, errLoose
	}
	slot := v.slot
	if v.typ == typ {
		return func(st *state, p unsafe.Pointer) { st.vars[slot] = p }, nil
	}
	return func(st *state, p unsafe.Pointer) {
		value := valueAt(typ, p)
		st.vars[slot] = unsafe.Pointer(&value)
	}, nil
}

// call compiles {{template "x" .}}.
func (c *compiler) call(n *parse.TemplateNode) (func(st *state, dot unsafe.Pointer), error) {
	e := expression{value: func(*state, unsafe.Pointer) reflect.Value { return reflect.Value{} }}
	if n.Pipe != nil {
		if len(n.Pipe.Decl) > 0 {
			return nil, unsupportedf("%s", n)
		}
		var err error
		if e, err = c.pipeline(n.Pipe.Cmds); err != nil {
			return nil, err
		}
	}
	typ, at := e.bound()
	p, err := c.template(use{n.Name, typ})
	return func(st *state, dot unsafe.Pointer) { st.call(p, at(st, dot)) }, err
}
