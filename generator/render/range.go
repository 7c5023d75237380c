package render

import (
	"cmp"
	"reflect"
	"slices"
	"text/template/parse"
	"unsafe"
)

// rangeOver compiles range over slices, arrays and maps.
func (c *compiler) rangeOver(n *parse.RangeNode) (do func(st *state, dot unsafe.Pointer), err error) {
	defer func(mark int) { c.scope = c.scope[:mark] }(len(c.scope))
	e, err := c.pipeline(n.Pipe.Cmds)
	if err != nil {
		return nil, err
	}
	// The types of key and element; nil if they are not known.
	var index, element reflect.Type
	if e.place != nil && e.typ.Kind() == reflect.Slice {
		index, element = intType, e.typ.Elem()
	}
	setKey, setElement, err := c.rangeVariables(n.Pipe, index, element)
	if err != nil {
		return nil, err
	}
	body, err := c.inside(element, n.List)
	if err != nil {
		return nil, err
	}
	otherwise, err := c.inside(c.dot, n.ElseList)
	item := func(st *state, k, v unsafe.Pointer) {
		setKey(st, k)
		setElement(st, v)
		body.run(st, v)
	}
	if element != nil {
		return elements(e.place, element.Size(), item, otherwise), err
	}
	return func(st *state, dot unsafe.Pointer) {
		if !each(st, e.value(st, dot), item) {
			otherwise.run(st, dot)
		}
	}, err
}

// rangeVariables returns functions that set the variables of a range. They are nil for
// variables that it does not have.
func (c *compiler) rangeVariables(p *parse.PipeNode, index, element reflect.Type) (
	setKey, setElement func(*state, unsafe.Pointer), err error,
) {
	none := func(*state, unsafe.Pointer) {}
	setKey, setElement = none, none
	switch len(p.Decl) {
	case 1:
		setElement, err = c.assigned(p, 0, element)
	case 2:
		if setKey, err = c.assigned(p, 0, index); err == nil {
			setElement, err = c.assigned(p, 1, element)
		}
	}
	return setKey, setElement, err
}

// elements compiles a range over the slice at a place.
func elements(
	of *place, size uintptr, item func(st *state, k, v unsafe.Pointer), otherwise steps,
) func(st *state, dot unsafe.Pointer) {
	return func(st *state, dot unsafe.Pointer) {
		slice := of.at(st, dot)
		n, first := lengthAt(slice), elementsAt(slice)
		for i := range n {
			item(st, numberPlace(i), unsafe.Add(first, uintptr(i)*size))
		}
		if n == 0 {
			otherwise.run(st, dot)
		}
	}
}

// each calls item for every element of v in order and reports whether there is one.
func each(st *state, v reflect.Value, item func(st *state, k, v unsafe.Pointer)) bool {
	call := func(k, v reflect.Value) { item(st, unsafe.Pointer(&k), unsafe.Pointer(&v)) }
	v, _ = indirect(v)
	switch v.Kind() {
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			call(reflect.ValueOf(i), v.Index(i))
		}
		return v.Len() > 0
	case reflect.Map:
		if v.Type().Key().Kind() != reflect.String {
			break
		}
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
		for _, k := range keys {
			call(k, v.MapIndex(k))
		}
		return len(keys) > 0
	case reflect.Invalid:
		return false
	}
	panic(unsupportedf("range over %s", v.Kind()))
}
