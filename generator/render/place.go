package render

import (
	"reflect"
	"slices"
	"unsafe"
)

// Only this file and the code that uses its places read memory by address. It is right
// because the type is known before an address is computed: a program is compiled for the
// type of its data, an offset is that of a field of the type, and a pointer that is followed
// is a field of the type. The value at a place stays alive because places hold an
// unsafe.Pointer to it and never a uintptr.

// place is the location of a value: an offset from dot or a variable, and from there through
// pointers.
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

// same reports whether two places are the same.
func (p *place) same(q *place) bool {
	return p.slot == q.slot && p.offset == q.offset && slices.Equal(p.hops, q.hops)
}

// through returns the place to which the pointer at a place points.
func (p *place) through() *place {
	hops := append(append(make([]uintptr, 0, len(p.hops)+1), p.hops...), 0)
	return &place{p.slot, p.offset, hops}
}

// plus returns the place at an offset from a place.
func (p *place) plus(offset uintptr) *place {
	if len(p.hops) == 0 {
		return &place{p.slot, p.offset + offset, nil}
	}
	hops := append([]uintptr(nil), p.hops...)
	hops[len(hops)-1] += offset
	return &place{p.slot, p.offset, hops}
}

// field returns the place of a field of the struct at a place, by the indexes of the embedded
// structs that lead to it.
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

// lengthAt returns the length of the slice at an address. Slices of all types have the same
// header.
func lengthAt(p unsafe.Pointer) int { return len(*(*[]byte)(p)) }

// elementsAt returns the address of a slice's elements.
func elementsAt(p unsafe.Pointer) unsafe.Pointer {
	return unsafe.Pointer(unsafe.SliceData(*(*[]byte)(p)))
}

// valueAt returns the value at an address. If the type is not known, a reflect.Value lies
// there.
func valueAt(typ reflect.Type, p unsafe.Pointer) reflect.Value {
	if typ == nil {
		return *(*reflect.Value)(p)
	}
	return reflect.NewAt(typ, p).Elem()
}

// test reports whether a value at an address is true, for types of which one word decides
// that, and for bools.
type test struct {
	word uintptr // where the word lies in it
	bool bool
}

// testOf returns the test of a type, if it has one.
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

// truthAt returns a function that reports whether a value of the type is true.
func truthAt(typ reflect.Type) func(p unsafe.Pointer) bool {
	if t, ok := testOf(typ); ok {
		return t.holds
	}
	return func(p unsafe.Pointer) bool { return truth(valueAt(typ, p)) }
}

// numbers holds small numbers, so that indexes and lengths can be variables.
var numbers = func() (all [256]int) {
	for i := range all {
		all[i] = i
	}
	return all
}()

// numberPlace returns the address of a number that never changes.
func numberPlace(n int) unsafe.Pointer {
	if 0 <= n && n < len(numbers) {
		return unsafe.Pointer(&numbers[n])
	}
	large := n // only this copy is allocated, and not every n
	return unsafe.Pointer(&large)
}
