package links

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"onrecord/generator/diag"
	"onrecord/generator/docket"
)

// Asking says how to ask other hosts. A field with its zero value has its default.
type Asking struct {
	Cache    *Cache            // what was found good lately; nil for none
	Agent    string            // the User-Agent
	Timeout  time.Duration     // of one request: 20 s
	Hosts    int               // how many hosts are asked at once: 8. Each is asked one thing at a time
	Retries  int               // after 429 and 503: 2
	MaxWait  time.Duration     // at most, between tries, whatever the host asks for: 30 s
	Pause    time.Duration     // between two requests to one host: 200 ms
	Client   http.RoundTripper // http.DefaultTransport
	Progress func(done, total int)
}

func (o Asking) withDefaults() Asking {
	if o.Timeout == 0 {
		o.Timeout = 20 * time.Second
	}
	if o.Hosts == 0 {
		o.Hosts = 8
	}
	if o.Retries == 0 {
		o.Retries = 2
	}
	if o.MaxWait == 0 {
		o.MaxWait = 30 * time.Second
	}
	if o.Pause == 0 {
		o.Pause = 200 * time.Millisecond
	}
	if o.Agent == "" {
		o.Agent = "onrecord (link check)"
	}
	if o.Progress == nil {
		o.Progress = func(int, int) {}
	}
	return o
}

// External asks other hosts for the addresses that the docket names. It reports each
// address that is gone, has moved for good, or could not be checked, at the first place
// that names it. Where ctx ends early, it reports what is known by then.
func External(ctx context.Context, d *docket.Docket, o Asking) diag.List {
	o = o.withDefaults()
	byHost := map[string][]string{}
	places := map[string]diag.Span{}
	for address, at := range addresses(d) {
		u, err := url.Parse(address)
		if err != nil || u.Host == "" {
			continue // has been complained about
		}
		u.Fragment = ""
		if first, known := places[u.String()]; !known {
			byHost[u.Host] = append(byHost[u.Host], u.String())
			places[u.String()] = at
		} else if at.Compare(first) < 0 {
			places[u.String()] = at
		}
	}
	a := newAsker(o)
	var mu sync.Mutex
	var found diag.List
	done := 0
	each(byHost, o.Hosts, func(list []string) {
		slices.Sort(list)
		for _, address := range list {
			answer := a.ask(ctx, address)
			mu.Lock()
			if done++; ctx.Err() == nil {
				if problem := answer.problem(address, places[address]); problem != nil {
					found.Add(problem)
				}
			}
			o.Progress(done, len(places))
			mu.Unlock()
		}
	})
	return found
}

// each calls f for the addresses of every host, for at most n hosts at once.
func each(byHost map[string][]string, n int, f func([]string)) {
	work := make(chan []string)
	var group sync.WaitGroup
	for range min(n, len(byHost)) {
		group.Go(func() {
			for list := range work {
				f(list)
			}
		})
	}
	for _, list := range byHost {
		work <- list
	}
	close(work)
	group.Wait()
}

// addresses yields every address of another host in the docket, with its place.
func addresses(d *docket.Docket) func(func(string, diag.Span) bool) {
	return func(yield func(string, diag.Span) bool) {
		more := true
		say := func(address string, at func() diag.Span) {
			web := strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://")
			own := d.Settings.BaseURL != "" && strings.HasPrefix(address, d.Settings.BaseURL)
			if more && web && !own {
				more = yield(address, at())
			}
		}
		for _, doc := range d.Texts() {
			for _, l := range doc.Links {
				say(l.Dest, func() diag.Span { return l.Place })
			}
		}
		for _, a := range d.Articles {
			if a.Source != nil {
				say(a.Source.URL, func() diag.Span { return a.At("source", "url") })
				say(a.Source.Archive, func() diag.Span { return a.At("source", "archive") })
			}
		}
		for _, e := range d.Entities {
			for i, address := range e.SameAs {
				say(address, func() diag.Span { return e.At("same_as", i) })
			}
		}
		for _, c := range d.Claims {
			claimAddresses(c, say)
		}
	}
}

func claimAddresses(c *docket.Claim, say func(string, func() diag.Span)) {
	at := func(path ...any) func() diag.Span { return func() diag.Span { return c.At(path...) } }
	for i, a := range c.Claim.Appearances {
		if !a.Gone {
			say(a.URL, at("appearance", i, "url"))
		}
		say(a.Archive, at("appearance", i, "archive"))
	}
	if r := c.Claim.Retracted; r != nil {
		say(r.URL, at("retracted", "url"))
		say(r.Archive, at("retracted", "archive"))
	}
	for i, e := range c.Claim.Evidence {
		say(e.URL, at("evidence", i, "url"))
		say(e.Archive, at("evidence", i, "archive"))
	}
	for i, a := range c.Claim.Assessments {
		say(a.URL, at("assessment", i, "url"))
	}
	for i, r := range c.Claim.Replies {
		say(r.URL, at("reply", i, "url"))
		say(r.Archive, at("reply", i, "archive"))
	}
}
