package cli

import "io"

// output is standard output. It keeps what went wrong with it, so that no command
// need look after every line that it prints: what could not be printed is not done.
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
