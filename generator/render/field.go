package render

import (
	"reflect"
	"sync"
	"sync/atomic"
	"text/template/parse"
	"unsafe"
)

// getter is one name of .A.B in a template. It remembers how the last type that it met
// gives that name.
type getter struct {
	name string
	all  *fieldCache
	last atomic.Pointer[access]
}

// access is how a type gives the value of a name.
type access struct {
	of          reflect.Type
	addressable bool // a value that is reached through a pointer has the pointer's methods too

	index  []int         // of a field
	method int           // if index is nil and key is not valid; -1 if the type does not have the name
	key    reflect.Value // of a map
}

// known reports whether the type gives a value for the name.
func (a *access) known() bool { return a.index != nil || a.key.IsValid() || a.method >= 0 }

// fieldCache holds the access of all types, by accessKey.
type fieldCache struct{ ways sync.Map }

type accessKey struct {
	of          reflect.Type
	addressable bool
	name        string
}

// chain compiles .A.B of the value of e; n is the node that asks for it.
func (c *compiler) chain(n parse.Node, e expression, names []string) expression {
	for _, name := range names {
		e = c.field(n, e, name)
	}
	return e.dug()
}

// field compiles one name. It is a place if the type is a known struct; otherwise it is
// looked up when the template runs.
func (c *compiler) field(n parse.Node, of expression, name string) expression {
	if of.place != nil {
		p, typ := of.place, of.typ
		for typ.Kind() == reflect.Pointer {
			p, typ = p.through(), typ.Elem()
		}
		// What has an address has its pointer's methods too.
		way := c.set.fields.way(typ, true, name)
		if way.index != nil {
			return located(p.field(typ, way.index))
		}
		if !way.known() {
			c.missing(n, typ, name)
		}
	}
	get := (&getter{name: name, all: &c.set.fields}).get
	return expression{value: func(st *state, dot unsafe.Pointer) reflect.Value { return get(of.value(st, dot)) }}
}

// get returns a field, a map's value or a method's result. Without a value it returns none,
// as in text/template.
func (g *getter) get(v reflect.Value) reflect.Value {
	if !v.IsValid() {
		return v
	}
	v, isNil := indirect(v)
	if isNil {
		panic(unsupported("a field of nil"))
	}
	way := g.last.Load()
	if way == nil || way.of != v.Type() || way.addressable != v.CanAddr() {
		way = g.all.way(v.Type(), v.CanAddr(), g.name)
		g.last.Store(way)
	}
	switch {
	case len(way.index) == 1:
		return v.Field(way.index[0])
	case way.index != nil:
		field, err := v.FieldByIndexErr(way.index)
		if err != nil {
			panic(err)
		}
		return field
	case way.key.IsValid():
		return v.MapIndex(way.key)
	case way.method >= 0:
		if way.addressable {
			v = v.Addr()
		}
		return result(v.Method(way.method).Call(nil))
	}
	panic(unsupportedf("%s of type %s", g.name, v.Type()))
}

// way finds out once how a type gives a name. A method goes before a field.
func (c *fieldCache) way(of reflect.Type, addressable bool, name string) *access {
	key := accessKey{of, addressable, name}
	if known, ok := c.ways.Load(key); ok {
		return known.(*access)
	}
	way := &access{of: key.of, addressable: key.addressable, method: -1}
	receiver := key.of
	if key.addressable {
		receiver = reflect.PointerTo(receiver)
	}
	if m, ok := receiver.MethodByName(name); ok {
		if callable(m.Type, 1) {
			way.method = m.Index
		}
	} else if key.of.Kind() == reflect.Struct {
		if f, ok := key.of.FieldByName(name); ok && f.IsExported() {
			way.index = f.Index
		}
	} else if key.of.Kind() == reflect.Map && reflect.TypeFor[string]().AssignableTo(key.of.Key()) {
		way.key = reflect.ValueOf(name)
	}
	c.ways.Store(key, way)
	return way
}

// callable reports whether a function or method takes n arguments and returns a value, or
// a value and an error.
func callable(f reflect.Type, n int) bool {
	if f.NumIn() != n || f.IsVariadic() {
		return false
	}
	return f.NumOut() == 1 || f.NumOut() == 2 && f.Out(1) == reflect.TypeFor[error]()
}

// result returns the result of a function or method.
func result(out []reflect.Value) reflect.Value {
	if len(out) == 2 && !out[1].IsNil() {
		panic(out[1].Interface())
	}
	return out[0]
}

// indirect follows pointers and interfaces to the end, or to a nil.
func indirect(v reflect.Value) (end reflect.Value, isNil bool) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return v, true
		}
		v = v.Elem()
	}
	return v, false
}
