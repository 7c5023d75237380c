package links

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"onrecord/generator/diag"
)

// asker asks other hosts for addresses.
type asker struct {
	Asking
	client *http.Client
	wait   func(ctx context.Context, d time.Duration)
}

func newAsker(o Asking) *asker {
	return &asker{Asking: o, wait: wait, client: &http.Client{
		Transport: o.Client,
		Timeout:   o.Timeout,
		// Redirections are followed here, so that the kind of each is known.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}

// answer is a host's answer for an address.
type answer struct {
	status int    // the last one; 0 where there was no answer
	err    error  // why there was none
	moved  string // where the address has moved to for good, or ""
}

// good reports whether the address leads to something.
func (a answer) good() bool { return a.err == nil && a.status >= 200 && a.status < 300 }

// ask asks a host for an address with HEAD. Where the host refuses HEAD, it asks with GET
// and reads no body.
func (a *asker) ask(ctx context.Context, address string) answer {
	if a.Cache.good(address) {
		return answer{status: http.StatusOK}
	}
	got := a.follow(ctx, http.MethodHead, address)
	if !got.good() && ctx.Err() == nil && got.status != http.StatusTooManyRequests &&
		!errors.As(got.err, new(*net.DNSError)) {
		got = a.follow(ctx, http.MethodGet, address)
	}
	if got.good() && got.moved == "" {
		a.Cache.add(address)
	}
	a.wait(ctx, a.Pause)
	return got
}

const maxRedirections = 10

var errCircle = errors.New("it redirects without end")

// follow asks for an address and follows redirections.
func (a *asker) follow(ctx context.Context, method, address string) (got answer) {
	forGood := true // all redirections so far are permanent
	at := address
	for range maxRedirections {
		status, location, err := a.try(ctx, method, at)
		got.status, got.err = status, err
		if err != nil || location == "" {
			return got
		}
		at = location
		forGood = forGood && (status == http.StatusMovedPermanently || status == http.StatusPermanentRedirect)
		if forGood {
			got.moved = at
		}
	}
	return answer{err: errCircle}
}

// try makes one request. Where the host asks for patience, it waits and makes another.
func (a *asker) try(ctx context.Context, method, address string) (status int, location string, err error) {
	for attempt := 0; ; attempt++ {
		request, err := http.NewRequestWithContext(ctx, method, address, nil)
		if err != nil {
			return 0, "", err
		}
		request.Header.Set("User-Agent", a.Agent)
		request.Header.Set("Accept", "text/html,*/*;q=0.8")
		response, err := a.client.Do(request)
		if err != nil {
			return 0, "", err
		}
		_, _ = io.CopyN(io.Discard, response.Body, 4<<10) // so that the connection can be used again
		response.Body.Close()
		switch status := response.StatusCode; {
		case status >= 300 && status < 400 && status != http.StatusNotModified:
			to, err := response.Location()
			if err != nil {
				return status, "", errors.New("it redirects to nowhere")
			}
			return status, to.String(), nil
		case attempt < a.Retries && (status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable):
			a.wait(ctx, min(patience(response.Header.Get("Retry-After"), attempt), a.MaxWait))
		default:
			return status, "", nil
		}
	}
}

// patience returns how long a host asks to be left alone. The header has seconds or a
// date; without it the wait grows with each attempt.
func patience(header string, attempt int) time.Duration {
	if seconds, err := strconv.Atoi(header); err == nil && seconds >= 0 {
		return time.Duration(min(seconds, 1<<20)) * time.Second
	}
	if at, err := http.ParseTime(header); err == nil {
		return max(0, time.Until(at))
	}
	return time.Second << (2 * attempt)
}

// problem returns the diagnostic for an answer, or nil where the address is good.
func (a answer) problem(address string, at diag.Span) *diag.Diagnostic {
	archived := "look for its new address, or give an archived copy: archive = \"https://…\""
	switch {
	case a.good() && a.moved == "":
		return nil
	case a.good():
		return diag.MovedLink.At(at, "%s has moved", address).WithHint("write %s", a.moved)
	case a.err == nil && (a.status == http.StatusNotFound || a.status == http.StatusGone):
		return diag.DeadLink.At(at, "there is nothing at %s any more (%d)", address, a.status).WithHint("%s", archived)
	case a.err == nil:
		return diag.UnsureLink.At(at, "%s answers %d %s", address, a.status, http.StatusText(a.status)).
			WithHint("open it in a browser: many hosts do not answer programs")
	}
	var dns *net.DNSError
	if errors.As(a.err, &dns) && dns.IsNotFound {
		return diag.DeadLink.At(at, "there is no host %s", dns.Name).WithHint("%s", archived)
	}
	return diag.UnsureLink.At(at, "%s could not be asked: %s", address, why(a.err)).
		WithHint("open it in a browser, or check again later")
}

// why says in a few words why no answer came.
func why(err error) string {
	var timeout net.Error
	var certificate *tls.CertificateVerificationError
	switch {
	case errors.As(err, &timeout) && timeout.Timeout():
		return "no answer in time"
	case errors.As(err, &certificate):
		return "its certificate is not valid"
	case errors.Is(err, errCircle):
		return err.Error()
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "it closed the connection"
	}
	message := err.Error()
	if i := strings.LastIndex(message, ": "); i >= 0 {
		message = message[i+2:]
	}
	return fmt.Sprintf("%.200s", message)
}
