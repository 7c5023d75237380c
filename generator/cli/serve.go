package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"onrecord/generator/diag"
	"onrecord/generator/preview"
	"onrecord/generator/site"
)

// The address of the preview where none was asked for: this port, else one of
// those after it.
const (
	previewHost  = "127.0.0.1"
	previewPort  = 1313
	previewPorts = 100
)

// serveFlags are the flags of the serve command.
type serveFlags struct {
	siteFlags
	addr           string
	open, noDrafts bool
	poll           time.Duration
}

func (a *app) serveCommand() *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use: "serve",
		Example: "  onrecord serve --open\n" +
			"  onrecord serve --addr 0.0.0.0:8080",
		Short: "Show the site in the browser, and every change at once",
		Long: "Serve shows the site, drafts included, at http://127.0.0.1:1313/. It brings every change into the open " +
			"pages, and writes nothing to disk.",
		Args: wholeSite,
		RunE: func(c *cobra.Command, _ []string) error { return a.serve(c.Context(), f) },
	}
	c.Flags().StringVar(&f.addr, "addr", "", "the `HOST:PORT` to listen on (default: 127.0.0.1:1313, or the next "+
		"free port)")
	c.Flags().BoolVar(&f.open, "open", false, "open the browser")
	c.Flags().DurationVar(&f.poll, "poll", 0, "look for changes by listing once in a `DURATION` such as 2s, for "+
		"network drives")
	c.Flags().StringVar(&f.baseURL, "base-url", "", "serve below the path of this `URL` instead of that of "+
		"site.toml's base_url")
	c.Flags().BoolVar(&f.noDrafts, "no-drafts", false, "without drafts")
	f.addDay(c)
	return c
}

func (a *app) serve(ctx context.Context, f serveFlags) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	if f.poll < 0 {
		return usage("--poll %s is no time to wait: write it like 2s", f.poll)
	}
	options, err := f.options(a)
	if err != nil {
		return err
	}
	builder, source, err := a.builder()
	if err != nil {
		return err
	}
	listener, err := listen(f.addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	host, _, _ := net.SplitHostPort(f.addr)
	if f.addr == "" {
		host = previewHost
	}
	watch := preview.OpenWatch(source, f.poll, a.say)
	defer watch.Close()
	server, err := preview.New(preview.Options{Builder: builder, Build: f.build(a, options), Host: host,
		Report: a.newsOf(), Say: a.say})
	if err != nil {
		return outside(err)
	}
	address := &url.URL{Scheme: "http", Host: listener.Addr().String(), Path: "/"}
	if r := server.Result(); r != nil {
		address.Path = r.Docket.Settings.BasePath()
	}
	a.welcome(address.String(), server.Result())
	if f.open {
		a.openBrowser(address.String())
	}
	return outside(server.Serve(ctx, listener, watch))
}

// build returns a function for the options of each new version of the site, as the day
// may change.
func (f serveFlags) build(a *app, options site.Options) func() site.Options {
	options.Drafts = !f.noDrafts
	if base, err := url.Parse(options.BaseURL); err == nil && options.BaseURL != "" {
		options.BaseURL, options.BasePath = "", base.Path
	}
	return func() site.Options {
		if today, err := a.today(); err == nil {
			options.Today = today
		}
		return options
	}
}

// listen opens the given address, or the first free port from previewPort on.
func listen(addr string) (net.Listener, error) {
	if addr != "" {
		_, port, err := net.SplitHostPort(addr)
		if err != nil {
			return nil, usage("--addr %q is not HOST:PORT, such as 127.0.0.1:8080", addr)
		}
		if _, err := net.LookupPort("tcp", port); err != nil {
			return nil, usage("--addr %q can't be, as there is no port %s: they are numbers up to 65535, such as in "+
				"127.0.0.1:8080", addr, port)
		}
		l, err := net.Listen("tcp", addr)
		if err != nil {
			return nil, outside(fmt.Errorf("can't listen on %s: %w", addr, reason(err)))
		}
		return l, nil
	}
	var l net.Listener
	var err error
	for port := previewPort; port < previewPort+previewPorts; port++ {
		l, err = net.Listen("tcp", net.JoinHostPort(previewHost, strconv.Itoa(port)))
		if !errors.Is(err, syscall.EADDRINUSE) {
			break
		}
	}
	if err != nil {
		return nil, outside(fmt.Errorf("can't listen on %s from port %d on: %w", previewHost, previewPort, reason(err)))
	}
	return l, nil
}

// reason returns the innermost error, such as "address already in use".
func reason(err error) error {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return err
}

// welcome prints one line with the site's address.
func (a *app) welcome(address string, r *site.Result) {
	if r == nil {
		fmt.Fprintf(a.Stdout, "%s shows the site as soon as its errors are mended; Ctrl-C ends\n", address)
		return
	}
	d := r.Docket
	fmt.Fprintf(a.Stdout, "%s shows %s and %s, and every change to them; Ctrl-C ends\n",
		address, count(len(d.Articles), "article"), count(len(d.Claims), "claim"))
}

// newsOf returns a function that prints diagnostics, unless it printed the same the last
// time.
func (a *app) newsOf() func(diag.List, diag.ReadFile) {
	wrong := false
	return func(l diag.List, src diag.ReadFile) {
		if len(l) > 0 || wrong {
			_ = a.report(l, src, "text", a.Stderr, nil) // a terminal that is gone is no reason to end
		}
		if len(l) == 0 && wrong {
			a.say("nothing is wrong any more")
		}
		wrong = len(l) > 0
	}
}

// say prints one sentence on standard error.
func (a *app) say(sentence string) { fmt.Fprintln(a.Stderr, "onrecord: "+sentence) }

// openBrowser opens an address in the desktop's browser, or says why it can't.
func (a *app) openBrowser(address string) {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	opener := exec.Command(name, args...)
	if err := opener.Start(); err != nil {
		a.say("the browser can't be opened: " + err.Error())
		return
	}
	go opener.Wait() // so that no dead process is left behind
}
