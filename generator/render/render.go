// Package render executes the templates of an html/template set several times as
// fast as html/template does, and writes the same bytes.
//
// html/template looks every field up by name, calls every function through
// reflection and hands every value through an interface to its escapers. This
// package compiles a template, as html/template has escaped it, for the type of the
// data that it runs on, into closures. They know the offsets of fields, call the most
// frequent functions directly, and append escaped text to one buffer. Data should be a
// pointer to a struct. The types of values in interfaces and maps and of methods' results
// are known only when the template runs; from there on values go through reflection.
//
// # It can't be wrong, only slower
//
// html/template decides which escapers a place needs: the compiler reads the trees that
// html/template has rewritten and does only what it finds there. If it meets anything that
// it does not know (a kind of node, a function, an escaper, a type of value), html/template
// runs that template from then on; [Set.Slow] says which and why. A template that fails is
// run again by html/template, so that errors are its own, with file and line.
//
// Not compiled but left to html/template: break and continue, templates called
// within tags and attributes, values in CSS, in JavaScript strings and in attributes
// without quotes, methods with arguments, and functions other than and, or, not, eq,
// ne, lt, le, gt, ge, len, index, print, printf, println and those given to [New].
//
// The files: compile.go, branch.go and range.go compile nodes, expression.go pipelines,
// field.go fields and methods, call.go functions, compare.go conditions; place.go reads
// values from memory; print.go and escape.go print them.
package render

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"sync"
	"sync/atomic"
	"text/template/parse"
	"unsafe"
)

// Set is the templates of an html/template set, with default options. It is safe
// for concurrent use.
type Set struct {
	templates *template.Template
	functions template.FuncMap
	trees     map[string]*parse.Tree
	named     map[string]*named
	fields    fieldCache
	states    sync.Pool
}

// named is one template by name.
type named struct {
	ready atomic.Bool             // html/template has escaped it
	slow  atomic.Pointer[string]  // why html/template runs it; nil if it does not
	last  atomic.Pointer[program] // the program that ran last

	compile  sync.Mutex
	programs map[reflect.Type]*program // by the type of the data
}

// New takes over a set that is parsed and was not executed yet; nobody else may
// execute it. The functions are those that the set was given. They must be pure: a
// call whose arguments are constants is made once.
func New(templates *template.Template, functions template.FuncMap) *Set {
	s := &Set{templates: templates, functions: functions, trees: map[string]*parse.Tree{}, named: map[string]*named{}}
	s.states.New = func() any { return new(state) }
	for _, t := range templates.Templates() {
		if t.Tree != nil {
			s.trees[t.Name()], s.named[t.Name()] = t.Tree, &named{programs: map[reflect.Type]*program{}}
		}
	}
	return s
}

// Append runs the named template on data and appends what it writes to out. Output
// and error are those of html/template's ExecuteTemplate.
func (s *Set) Append(out []byte, name string, data any) ([]byte, error) {
	n := s.named[name]
	if n == nil || n.slow.Load() != nil {
		return s.html(out, name, data)
	}
	if !n.ready.Load() {
		// html/template escapes a template when it is first executed.
		written, err := s.html(out, name, data)
		if err == nil {
			n.ready.Store(true)
		}
		return written, err
	}
	p, failed := n.program(s, name, typeOf(data))
	if failed == nil {
		var written []byte
		if written, failed = s.run(p, out, data); failed == nil {
			return written, nil
		}
	}
	written, err := s.html(out, name, data)
	if err == nil {
		reason := fmt.Sprint(failed)
		n.slow.Store(&reason)
	}
	return written, err
}

// typeOf returns the type for which a program is compiled: the data's if it is a pointer, as
// views are, or else nil.
func typeOf(data any) reflect.Type {
	if t := reflect.TypeOf(data); t != nil && t.Kind() == reflect.Pointer {
		return t
	}
	return nil
}

// Slow returns the templates that html/template runs, with the reason.
func (s *Set) Slow() map[string]string {
	reasons := map[string]string{}
	for name, n := range s.named {
		if why := n.slow.Load(); why != nil {
			reasons[name] = *why
		}
	}
	return reasons
}

func (s *Set) html(out []byte, name string, data any) ([]byte, error) {
	buf := bytes.NewBuffer(out)
	err := s.templates.ExecuteTemplate(buf, name, data)
	return buf.Bytes(), err
}

// program compiles a template for the type, with all templates that it calls.
func (n *named) program(s *Set, name string, of reflect.Type) (*program, any) {
	if p := n.last.Load(); p != nil && p.of == of {
		return p, nil
	}
	n.compile.Lock()
	defer n.compile.Unlock()
	p := n.programs[of]
	if p == nil {
		var err error
		if p, err = compile(s, use{name, of}); err != nil {
			return nil, err
		}
		n.programs[of] = p
	}
	n.last.Store(p)
	return p, nil
}

// unsupported is the reason for leaving a template to html/template. Compiling returns it;
// running panics with it, since it can occur at any depth.
type unsupported string

func (u unsupported) Error() string { return string(u) }

func unsupportedf(format string, args ...any) unsupported {
	return unsupported(fmt.Sprintf(format, args...))
}

// run executes a program. If anything goes wrong, even in a function that the template
// calls, html/template runs the template again and reports it; failed is for Slow only.
func (s *Set) run(p *program, out []byte, data any) (written []byte, failed any) {
	st := s.states.Get().(*state)
	defer func() {
		failed = recover()
		st.reset()
		s.states.Put(st)
	}()
	st.out, st.data = out, reflect.ValueOf(data)
	dot := unsafe.Pointer(&st.data)
	if p.of != nil {
		st.pointer = st.data.UnsafePointer()
		dot = unsafe.Pointer(&st.pointer)
	}
	st.call(p, dot)
	return st.out, nil
}

// state is one execution.
type state struct {
	out     []byte
	data    reflect.Value
	pointer unsafe.Pointer   // to the data, if its type is known
	vars    []unsafe.Pointer // of the template that runs, by slot; the first is $
	stack   []unsafe.Pointer // the variables of all templates that run
	depth   int
}

// maxDepth is how deep templates may call one another here. html/template allows more, and
// runs and reports deeper calls.
const maxDepth = 500

// call runs a template with variables of its own.
func (st *state) call(p *program, dot unsafe.Pointer) {
	if st.depth++; st.depth > maxDepth {
		panic(unsupported("templates call one another too deep"))
	}
	outer, base := st.vars, len(st.stack)
	if base+p.slots > cap(st.stack) {
		// Whoever called holds on to the old array by its vars.
		st.stack = append(make([]unsafe.Pointer, 0, 2*(base+p.slots)+16), st.stack...)
	}
	st.stack = st.stack[:base+p.slots]
	st.vars = st.stack[base:]
	st.vars[0] = dot
	p.body.run(st, dot)
	st.stack, st.vars = st.stack[:base], outer
	st.depth--
}

// reset drops the references to the data of the execution.
func (st *state) reset() {
	clear(st.stack[:cap(st.stack)])
	*st = state{stack: st.stack[:0]}
}
