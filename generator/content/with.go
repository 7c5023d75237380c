package content

import "onrecord/generator/markup"

// With returns the content as it would be if a file had these bytes. It needs a Load
// before. The loader and its files stay as they are.
func (l *Loader) With(name string, data []byte) *Content {
	before, had := l.entries[name]
	defer func() {
		if l.entries[name] = before; !had {
			delete(l.entries, name)
			l.sorted = nil
		}
	}()
	if !had {
		l.sorted = nil
	}
	l.entries[name] = &entry{doc: parse(name, data, markup.NewRenderer(l.options), new(workspace))}
	return l.assemble()
}
