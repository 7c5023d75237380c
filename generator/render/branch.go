package render

import (
	"text/template/parse"
	"unsafe"
)

// asked is an if or with that sets no variable and tests a value at a place.
type asked struct {
	at              *place
	is              test
	with            bool
	then, otherwise steps
}

func (a *asked) run(st *state, dot unsafe.Pointer) {
	p := a.at.at(st, dot)
	switch {
	case !a.is.holds(p):
		a.otherwise.run(st, dot)
	case a.with:
		a.then.run(st, p)
	default:
		a.then.run(st, dot)
	}
}

// cases is a chain of {{if eq}} … {{else if eq}} that all test the same string.
type cases struct {
	of        *place
	is        []string
	then      []steps
	otherwise steps
}

func (c *cases) run(st *state, dot unsafe.Pointer) {
	s := *(*string)(c.of.at(st, dot))
	for i, is := range c.is {
		if s == is {
			c.then[i].run(st, dot)
			return
		}
	}
	c.otherwise.run(st, dot)
}

// branch compiles if and with.
func (c *compiler) branch(n *parse.BranchNode, with bool) (run action, err error) {
	defer func(mark int) { c.scope = c.scope[:mark] }(len(c.scope))
	e, err := c.pipeline(n.Pipe.Cmds)
	if err != nil {
		return action{}, err
	}
	if e.equality != nil && !with && len(n.Pipe.Decl) == 0 {
		run.cases, err = c.equalities(n, e.equality)
		return run, err
	}
	typ, at := e.bound()
	set := func(*state, unsafe.Pointer) {}
	if len(n.Pipe.Decl) > 0 {
		if set, err = c.assigned(n.Pipe, 0, typ); err != nil {
			return action{}, err
		}
	}
	inner := c.dot
	if with {
		inner = typ
	}
	then, err := c.inside(inner, n.List)
	if err != nil {
		return action{}, err
	}
	otherwise, err := c.inside(c.dot, n.ElseList)
	if len(n.Pipe.Decl) == 0 {
		if is, ok := testOf(e.typ); ok && e.place != nil {
			run.asked = &asked{e.place, is, with, then, otherwise}
			return run, err
		}
		if !with {
			run.do = choice(e.condition(), then, otherwise)
			return run, err
		}
	}
	is := truthAt(typ)
	run.do = func(st *state, dot unsafe.Pointer) {
		p := at(st, dot)
		set(st, p)
		switch {
		case !is(p):
			otherwise.run(st, dot)
		case with:
			then.run(st, p)
		default:
			then.run(st, dot)
		}
	}
	return run, err
}

// equalities compiles an {{if eq}} together with the {{else if eq}} that follow it and test
// the same string.
func (c *compiler) equalities(n *parse.BranchNode, first *equality) (all *cases, err error) {
	all = &cases{of: first.of}
	for next := first; next != nil; {
		then, err := c.inside(c.dot, n.List)
		if err != nil {
			return nil, err
		}
		all.is, all.then = append(all.is, next.to), append(all.then, then)
		after := elseIf(n)
		if after == nil {
			break
		}
		e, err := c.pipeline(after.Pipe.Cmds)
		if err != nil {
			return nil, err
		}
		if next = e.equality; next != nil && next.of.same(first.of) {
			n = after
		} else {
			next = nil
		}
	}
	all.otherwise, err = c.inside(c.dot, n.ElseList)
	return all, err
}

// elseIf returns the if of an {{else if}}. It returns nil if there is none, or if it sets a
// variable.
func elseIf(n *parse.BranchNode) *parse.BranchNode {
	if n.ElseList == nil || len(n.ElseList.Nodes) != 1 {
		return nil
	}
	if after, ok := n.ElseList.Nodes[0].(*parse.IfNode); ok && len(after.Pipe.Decl) == 0 {
		return &after.BranchNode
	}
	return nil
}

// choice compiles an if that sets no variable.
func choice(holds func(st *state, dot unsafe.Pointer) bool, then, otherwise steps) func(st *state, dot unsafe.Pointer) {
	return func(st *state, dot unsafe.Pointer) {
		if holds(st, dot) {
			then.run(st, dot)
		} else {
			otherwise.run(st, dot)
		}
	}
}
