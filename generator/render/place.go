package render

import (
	"reflect"
	"slices"
	"unsafe"
)

// This file and the readers of its places are all that reads memory by address. What
// makes it right is that a type is known before an address is made: a program is
// compiled for the type of the data that it runs on, an offset is a field's of that
// type, and a pointer that is followed is one of that type. What lies at a place is
// kept alive by the pointer to it, as places hold unsafe.Pointer and never uintptr.

// place is where a value lies: at an offset from dot or a variable and, from there,
// through pointers.
type place struct {
	slot   int // of the variable; dotSlot for dot
	offset uintptr
	hops   []uintptr // each follows a pointer and goes on to an offset
}

const dotSlot = -1

// at returns the address.
func (p *place) at(st *state, dot unsafe.Pointer) unsafe.Pointer {
	if p.slot != dotSlot {
		dot = st.vars[p.slot]
	}
	dot = unsafe.Add(dot, p.offset)
	for _, offset := range p.hops {
		dot = *(*unsafe.Pointer)(dot)
		if dot == nil {
			panic(unsupported("a field of nil"))
		}
		dot = unsafe.Add(dot, offset)
	}
	return dot
}

// same reports whether two places are one.
func (p *place) same(q *place) bool {
	return p.slot == q.slot && p.offset == q.offset && slices.Equal(p.hops, q.hops)
}

// through is what the pointer at a place points at.
func (p *place) through() *place {
	hops := append(append(make([]uintptr, 0, len(p.hops)+1), p.hops...), 0)
	return &place{p.slot, p.offset, hops}
}

// plus is a place further on.
func (p *place) plus(offset uintptr) *place {
	if len(p.hops) == 0 {
		return &place{p.slot, p.offset + offset, nil}
	}
	hops := append([]uintptr(nil), p.hops...)
	hops[len(hops)-1] += offset
	return &place{p.slot, p.offset, hops}
}

// field is a field of the struct of the type at a place, by the indexes of the
// embedded structs that lead to it.
func (p *place) field(typ reflect.Type, index []int) (*place, reflect.Type) {
	for _, i := range index {
		if typ.Kind() == reflect.Pointer {
			p, typ = p.through(), typ.Elem()
		}
		f := typ.Field(i)
		p, typ = p.plus(f.Offset), f.Type
	}
	return p, typ
}

// lengthAt is the length of the slice at an address; those of all types begin alike.
func lengthAt(p unsafe.Pointer) int { return len(*(*[]byte)(p)) }

// elementsAt is where a slice's elements lie.
func elementsAt(p unsafe.Pointer) unsafe.Pointer {
	return unsafe.Pointer(unsafe.SliceData(*(*[]byte)(p)))
}

// valueAt is what lies at an address as reflection has it. Where the type was not
// known, a reflect.Value lies there.
func valueAt(typ reflect.Type, p unsafe.Pointer) reflect.Value {
	if typ == nil {
		return *(*reflect.Value)(p)
	}
	return reflect.NewAt(typ, p).Elem()
}

// test tells whether a value at an address is true, where a word of it decides that,
// or where it is a bool.
type test struct {
	word uintptr // where the word lies in it
	bool bool
}

// testOf is the test of a type, where it has one.
func testOf(typ reflect.Type) (t test, ok bool) {
	if typ == nil {
		return t, false
	}
	switch typ.Kind() {
	case reflect.String, reflect.Slice: // the length comes after the pointer
		return test{word: unsafe.Sizeof(uintptr(0))}, true
	case reflect.Int, reflect.Pointer:
		return t, true
	case reflect.Bool:
		return test{bool: true}, true
	}
	return t, false
}

func (t test) holds(p unsafe.Pointer) bool {
	if t.bool {
		return *(*bool)(p)
	}
	return *(*uintptr)(unsafe.Add(p, t.word)) != 0
}

// truthAt returns what tells whether a value of the type at an address is true.
func truthAt(typ reflect.Type) func(p unsafe.Pointer) bool {
	if t, ok := testOf(typ); ok {
		return t.holds
	}
	return func(p unsafe.Pointer) bool { return truth(valueAt(typ, p)) }
}

// numbers are the addresses of small numbers: indexes and lengths as variables.
var numbers = func() (all [256]int) {
	for i := range all {
		all[i] = i
	}
	return all
}()

// numberPlace is an address of a number that never changes.
func numberPlace(n int) unsafe.Pointer {
	if 0 <= n && n < len(numbers) {
		return unsafe.Pointer(&numbers[n])
	}
	large := n // which is what would otherwise be allocated for every n
	return unsafe.Pointer(&large)
}
