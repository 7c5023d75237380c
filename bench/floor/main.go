// Command floor does what no generator can do without, and nothing else: it
// reads every file of a source, converts the Markdown with goldmark, and
// writes as many files of as many bytes as a site has. Its time is what a
// build is measured against.
//
//	floor -source DIR -like LIST -out DIR
//
// A line of LIST is a file's size in bytes, a space, and its path.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
)

func main() {
	source := flag.String("source", "", "folder to read")
	like := flag.String("like", "", "list of the files to write")
	out := flag.String("out", "", "folder to write to")
	flag.Parse()
	files, err := readList(*like)
	if err == nil {
		err = run(*source, files, *out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "floor:", err)
		os.Exit(3)
	}
}

func run(source string, files []file, out string) error {
	paths, err := list(source)
	if err != nil {
		return err
	}
	var read, rendered atomic.Int64
	err = parallel(len(paths), func() func(int) error {
		c := newConverter()
		return func(i int) error {
			in, html, err := c.convert(paths[i])
			read.Add(int64(in))
			rendered.Add(int64(html))
			return err
		}
	})
	if err != nil {
		return err
	}
	if err := makeFolders(out, files); err != nil {
		return err
	}
	page := bytes.Repeat([]byte("<p>What a page is filled with, where only its length matters.</p>\n"), 1<<10)
	err = parallel(len(files), func() func(int) error {
		return func(i int) error { return files[i].write(out, page) }
	})
	fmt.Printf("read %d files, %.1f MB; rendered %.1f MB; wrote %d files\n",
		len(paths), float64(read.Load())/1e6, float64(rendered.Load())/1e6, len(files))
	return err
}

// parallel calls work with every number below n, on as many goroutines as
// there are processors; each has its own work.
func parallel(n int, newWork func() func(int) error) error {
	var next atomic.Int64
	var wait sync.WaitGroup
	errs := make(chan error, runtime.GOMAXPROCS(0))
	for range cap(errs) {
		wait.Go(func() {
			work := newWork()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if err := work(i); err != nil {
					errs <- err
					return
				}
			}
		})
	}
	wait.Wait()
	select {
	case err := <-errs:
		return err
	default:
		return nil
	}
}
