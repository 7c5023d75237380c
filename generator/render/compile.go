package render

import (
	"cmp"
	"reflect"
	"slices"
	"text/template/parse"
)

// program is a template as closures.
type program struct {
	body  steps
	slots int // how many variables it has
}

// step is a node of a template.
type step func(st *state, dot reflect.Value)

type steps []step

func (all steps) run(st *state, dot reflect.Value) {
	for _, s := range all {
		s(st, dot)
	}
}

// compiler compiles a template and all that it calls.
type compiler struct {
	set      *Set
	programs map[string]*program

	// Of the template that is being compiled:
	program *program
	scope   []variable // those in sight, innermost last
}

type variable struct {
	name string
	slot int
}

func compile(s *Set, name string) (*program, error) {
	c := &compiler{set: s, programs: map[string]*program{}}
	return c.template(name)
}

// template compiles a template once. One that calls itself finds its program, whose
// body is not there yet.
func (c *compiler) template(name string) (*program, error) {
	if p := c.programs[name]; p != nil {
		return p, nil
	}
	tree := c.set.trees[name]
	if tree == nil {
		return nil, unsupportedf("there is no template %q of that name or in that place", name)
	}
	inner := &compiler{set: c.set, programs: c.programs, program: &program{slots: 1}, scope: []variable{{"$", 0}}}
	c.programs[name] = inner.program
	var err error
	inner.program.body, err = inner.list(tree.Root)
	return inner.program, err
}

func (c *compiler) declare(name string) int {
	slot := c.program.slots
	c.program.slots++
	c.scope = append(c.scope, variable{name, slot})
	return slot
}

// slot finds a variable; parsing has made sure that it is in sight.
func (c *compiler) slot(name string) int {
	for i := len(c.scope) - 1; i >= 0; i-- {
		if c.scope[i].name == name {
			return c.scope[i].slot
		}
	}
	return 0
}

// list compiles nodes in order; texts that follow one another become one.
func (c *compiler) list(l *parse.ListNode) (all steps, err error) {
	if l == nil {
		return nil, nil
	}
	var text []byte
	flush := func() {
		if len(text) > 0 {
			fixed := text
			all = append(all, func(st *state, _ reflect.Value) { st.out = append(st.out, fixed...) })
			text = nil
		}
	}
	for _, n := range l.Nodes {
		var s step
		var fixed []byte
		switch n := n.(type) {
		case *parse.TextNode:
			fixed = n.Text
		case *parse.CommentNode:
		case *parse.ActionNode:
			s, fixed, err = c.action(n)
		case *parse.IfNode:
			s, err = c.branch(&n.BranchNode, false)
		case *parse.WithNode:
			s, err = c.branch(&n.BranchNode, true)
		case *parse.RangeNode:
			s, err = c.rangeOver(n)
		case *parse.TemplateNode:
			s, err = c.call(n)
		default:
			err = unsupportedf("%s", n)
		}
		if err != nil {
			return nil, err
		}
		text = append(text, fixed...)
		if s != nil {
			flush()
			all = append(all, s)
		}
	}
	flush()
	return all, nil
}

// action compiles what prints or sets a variable; fixed is what it prints where that
// is always the same.
func (c *compiler) action(n *parse.ActionNode) (s step, fixed []byte, err error) {
	if len(n.Pipe.Decl) > 0 {
		s, err = c.setVariable(n.Pipe)
		return s, nil, err
	}
	cmds, p, err := printing(n.Pipe.Cmds)
	if err != nil {
		return nil, nil, err
	}
	e, err := c.pipeline(cmds)
	switch {
	case err != nil:
		return nil, nil, err
	case e.constant:
		return nil, p.appendValue(nil, e.value(nil, reflect.Value{})), nil
	case e.text != nil && p.text != nil:
		return func(st *state, dot reflect.Value) { st.out = p.text(st.out, e.text(st, dot), e.content) }, nil, nil
	}
	return func(st *state, dot reflect.Value) { st.out = p.appendValue(st.out, e.value(st, dot)) }, nil, nil
}

// setVariable compiles {{$x := …}} and {{$x = …}}.
func (c *compiler) setVariable(p *parse.PipeNode) (step, error) {
	e, err := c.pipeline(p.Cmds)
	if err != nil {
		return nil, err
	}
	if len(p.Decl) != 1 {
		return nil, unsupportedf("%s", p)
	}
	slot := c.assigned(p, 0)
	return func(st *state, dot reflect.Value) { st.vars[slot] = e.value(st, dot) }, nil
}

// assigned is the slot of a pipeline's i-th variable, a new one where it declares it.
func (c *compiler) assigned(p *parse.PipeNode, i int) int {
	if p.IsAssign {
		return c.slot(p.Decl[i].Ident[0])
	}
	return c.declare(p.Decl[i].Ident[0])
}

// branch compiles if and with.
func (c *compiler) branch(n *parse.BranchNode, with bool) (step, error) {
	defer func(mark int) { c.scope = c.scope[:mark] }(len(c.scope))
	e, err := c.pipeline(n.Pipe.Cmds)
	if err != nil {
		return nil, err
	}
	slot := -1
	if len(n.Pipe.Decl) > 0 {
		slot = c.assigned(n.Pipe, 0)
	}
	mark := len(c.scope)
	then, err := c.list(n.List)
	if err != nil {
		return nil, err
	}
	c.scope = c.scope[:mark]
	otherwise, err := c.list(n.ElseList)
	if err != nil {
		return nil, err
	}
	if !with && slot < 0 {
		holds := e.condition()
		return func(st *state, dot reflect.Value) {
			if holds(st, dot) {
				then.run(st, dot)
			} else {
				otherwise.run(st, dot)
			}
		}, nil
	}
	return func(st *state, dot reflect.Value) {
		v := e.value(st, dot)
		if slot >= 0 {
			st.vars[slot] = v
		}
		switch {
		case !truth(v):
			otherwise.run(st, dot)
		case with:
			then.run(st, v)
		default:
			then.run(st, dot)
		}
	}, nil
}

// rangeOver compiles range over slices, arrays and maps.
func (c *compiler) rangeOver(n *parse.RangeNode) (step, error) {
	defer func(mark int) { c.scope = c.scope[:mark] }(len(c.scope))
	e, err := c.pipeline(n.Pipe.Cmds)
	if err != nil {
		return nil, err
	}
	key, element := -1, -1
	switch len(n.Pipe.Decl) {
	case 1:
		element = c.assigned(n.Pipe, 0)
	case 2:
		key, element = c.assigned(n.Pipe, 0), c.assigned(n.Pipe, 1)
	}
	mark := len(c.scope)
	body, err := c.list(n.List)
	if err != nil {
		return nil, err
	}
	c.scope = c.scope[:mark]
	otherwise, err := c.list(n.ElseList)
	if err != nil {
		return nil, err
	}
	item := func(st *state, k, v reflect.Value) {
		if element >= 0 {
			st.vars[element] = v
		}
		if key >= 0 {
			st.vars[key] = k
		}
		body.run(st, v)
	}
	return func(st *state, dot reflect.Value) {
		if !each(st, e.value(st, dot), item) {
			otherwise.run(st, dot)
		}
	}, nil
}

// each calls item for every element of v in order and reports whether there is one.
func each(st *state, v reflect.Value, item func(st *state, k, v reflect.Value)) bool {
	v, _ = indirect(v)
	switch v.Kind() {
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			item(st, reflect.ValueOf(i), v.Index(i))
		}
		return v.Len() > 0
	case reflect.Map:
		if v.Type().Key().Kind() != reflect.String {
			break
		}
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
		for _, k := range keys {
			item(st, k, v.MapIndex(k))
		}
		return len(keys) > 0
	case reflect.Invalid:
		return false
	}
	panic(unsupportedf("range over %s", v.Kind()))
}

// call compiles {{template "x" .}}.
func (c *compiler) call(n *parse.TemplateNode) (step, error) {
	p, err := c.template(n.Name)
	if err != nil {
		return nil, err
	}
	if n.Pipe == nil {
		return func(st *state, _ reflect.Value) { st.call(p, reflect.Value{}) }, nil
	}
	if len(n.Pipe.Decl) > 0 {
		return nil, unsupportedf("%s", n)
	}
	e, err := c.pipeline(n.Pipe.Cmds)
	return func(st *state, dot reflect.Value) { st.call(p, e.value(st, dot)) }, err
}
