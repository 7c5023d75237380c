package render

import "reflect"

// truth reports whether a value is true for if: not empty or zero.
func truth(v reflect.Value) bool {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Bool:
		return v.Bool()
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return v.Len() > 0
	case reflect.Pointer, reflect.Interface, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		return !v.IsNil()
	case reflect.Struct:
		return true
	}
	return !v.IsZero()
}

// kind is a class of types whose values can be compared.
type kind int

const (
	otherKind kind = iota
	boolKind
	intKind
	uintKind
	floatKind
	stringKind
)

func kindOf(v reflect.Value) kind {
	switch {
	case v.Kind() == reflect.String:
		return stringKind
	case v.CanInt():
		return intKind
	case v.CanUint():
		return uintKind
	case v.CanFloat():
		return floatKind
	case v.Kind() == reflect.Bool:
		return boolKind
	}
	return otherKind
}

// comparands takes two values out of their interfaces and returns them with their common
// kind, if they can be compared. All else, of which some is true or false in text/template too
// (nil, integers with and without sign), is left to it.
func comparands(a, b reflect.Value) (reflect.Value, reflect.Value, kind) {
	if a.Kind() == reflect.Interface {
		a = a.Elem()
	}
	if b.Kind() == reflect.Interface {
		b = b.Elem()
	}
	k := kindOf(a)
	if k == otherKind || k != kindOf(b) {
		panic(unsupportedf("a comparison of %s and %s", a.Kind(), b.Kind()))
	}
	return a, b, k
}

func equal(a, b reflect.Value) bool {
	a, b, k := comparands(a, b)
	switch k {
	case boolKind:
		return a.Bool() == b.Bool()
	case intKind:
		return a.Int() == b.Int()
	case uintKind:
		return a.Uint() == b.Uint()
	case floatKind:
		return a.Float() == b.Float()
	}
	return a.String() == b.String()
}

func less(a, b reflect.Value) bool {
	a, b, k := comparands(a, b)
	switch k {
	case boolKind:
		panic(unsupported("an order of bools"))
	case intKind:
		return a.Int() < b.Int()
	case uintKind:
		return a.Uint() < b.Uint()
	case floatKind:
		return a.Float() < b.Float()
	}
	return a.String() < b.String()
}

// comparisons are those of text/template by name. They treat NaN as it does.
var comparisons = map[string]func(a, b reflect.Value) bool{
	"eq": equal,
	"ne": func(a, b reflect.Value) bool { return !equal(a, b) },
	"lt": less,
	"le": func(a, b reflect.Value) bool { return less(a, b) || equal(a, b) },
	"gt": func(a, b reflect.Value) bool { return !(less(a, b) || equal(a, b)) },
	"ge": func(a, b reflect.Value) bool { return !less(a, b) },
}
