package cli

import "io"

// output is standard output. It keeps the first error of writing, so that no command need
// check each line that it prints; Run reports the error.
type output struct {
	io.Writer
	err error // the first one
}

func (o *output) Write(p []byte) (int, error) {
	n, err := o.Writer.Write(p)
	if o.err == nil {
		o.err = err
	}
	return n, err
}
