package links

import (
	"context"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
)

// naming is a docket with one article that links to addresses, one a line from line 5.
func naming(t *testing.T, addresses ...string) *docket.Docket {
	t.Helper()
	body := ""
	for _, a := range addresses {
		body += "<" + a + ">\n"
	}
	c, err := content.NewLoader(fstest.MapFS{
		"site.toml":             {Data: []byte("title = \"T\"\n")},
		"content/articles/a.md": {Data: []byte("+++\ntitle = \"A\"\ndate = 2021-07-08\n+++\n" + body)},
	}).Load()
	if err != nil {
		t.Fatal(err)
	}
	d, problems := new(docket.Linker).Link(c, docket.Options{Everything: true})
	if all := append(problems, c.Problems...); all.Fails(true) {
		t.Fatal(all[0].Message)
	}
	return d
}

// to sends every request to one server, whatever the host, so that a test has as many
// hosts as it likes. The host nowhere.example does not exist.
func to(server *httptest.Server) *http.Transport {
	return &http.Transport{DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
		if strings.HasPrefix(address, "nowhere.example:") {
			return nil, &net.DNSError{Err: "no such host", Name: "nowhere.example", IsNotFound: true}
		}
		return new(net.Dialer).DialContext(ctx, network, server.Listener.Addr().String())
	}}
}

func hurried(server *httptest.Server) Asking {
	return Asking{Client: to(server), Timeout: 300 * time.Millisecond, MaxWait: time.Millisecond, Pause: time.Microsecond}
}

// misbehaviour are ways in which hosts answer, and what is to be said of each.
var misbehaviour = map[string]struct {
	serve http.HandlerFunc
	want  string // code, and a part of message or hint; "" where the address is good
}{
	"fine":      {func(w http.ResponseWriter, r *http.Request) {}, ""},
	"gone":      {status(410), "OR711 any more (410)"},
	"missing":   {status(404), "OR711 any more (404)"},
	"forbidden": {status(403), "OR713 403 Forbidden"},
	"broken":    {status(500), "OR713 500"},
	"no-head": {func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			w.WriteHeader(405)
		}
	}, ""},
	"head-lies": {func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			w.WriteHeader(404)
		}
	}, ""},
	"head-hangs-up": {func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			panic(http.ErrAbortHandler)
		}
	}, ""},
	"hangs":     {func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "OR713 no answer in time"},
	"hangs-up":  {func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) }, "OR713 closed the connection"},
	"busy-once": {busy(1, "0"), ""},
	"busy-date": {busy(1, "Wed, 21 Oct 2015 07:28:00 GMT"), ""},
	"busy":      {busy(1<<20, "86400"), "OR713 429"},
	"moved": {func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/fine", http.StatusMovedPermanently)
	},
		"OR712 write http://host.example/fine"},
	"lent":       {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/fine", http.StatusFound) }, ""},
	"moved-away": {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/missing", http.StatusFound) }, "OR711 404"},
	"circle":     {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) }, "OR713 redirects without end"},
	"to-nowhere": {func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusFound) }, "OR713 redirects to nowhere"},
	"other-scheme": {func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "file:///etc/passwd")
		w.WriteHeader(http.StatusFound)
	}, "OR713 unsupported protocol"},
	"endless": {func(w http.ResponseWriter, r *http.Request) {
		for r.Method == http.MethodGet {
			if _, err := w.Write(make([]byte, 1<<16)); err != nil {
				return
			}
		}
		w.WriteHeader(405)
	}, ""},
	"garbage": {func(w http.ResponseWriter, r *http.Request) {
		connection, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			fmt.Fprint(connection, "220 mail.example ESMTP\r\n")
			connection.Close()
		}
	}, "OR713 could not be asked"},
	"long-head": {func(w http.ResponseWriter, r *http.Request) { w.Header().Set("X", strings.Repeat("x", 11<<20)) }, "OR713 could not be asked"},
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }
}

// busy asks for patience the first times.
func busy(times int64, retryAfter string) http.HandlerFunc {
	var asked atomic.Int64
	return func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) <= times {
			w.Header().Set("Retry-After", retryAfter)
			w.WriteHeader(429)
		}
	}
}

func TestExternal(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		misbehaviour[strings.TrimPrefix(r.URL.Path, "/")].serve(w, r)
	}))
	defer server.Close()
	names := slices.Sorted(maps.Keys(misbehaviour))
	addresses := []string{"http://nowhere.example/"}
	for _, name := range names {
		addresses = append(addresses, "http://host.example/"+name)
	}
	found := External(context.Background(), naming(t, addresses...), hurried(server))
	got := map[int]*diag.Diagnostic{}
	for _, d := range found {
		if got[d.Span.Line] != nil {
			t.Errorf("two diagnostics for %s", addresses[d.Span.Line-5])
		}
		got[d.Span.Line] = d
	}
	if d := got[5]; d == nil || d.Check != diag.DeadLink || !strings.Contains(d.Message, "no host nowhere.example") {
		t.Errorf("a host that does not exist: %+v", d)
	}
	for i, name := range names {
		d, want := got[i+6], misbehaviour[name].want
		code, words, _ := strings.Cut(want, " ")
		switch {
		case d == nil && want != "":
			t.Errorf("%s: nothing is said, want %s", name, want)
		case d != nil && want == "":
			t.Errorf("%s: %s, and the address is good", name, d.Message)
		case d != nil && (d.Check.Code != code || !strings.Contains(d.Message+d.Hint, words)):
			t.Errorf("%s: %s %s %s, want %s", name, d.Check.Code, d.Message, d.Hint, want)
		}
	}
}

// TestExternalIsPolite asks many hosts for many addresses: no host is asked two
// things at once, no more than Hosts are asked at once, and each address is asked
// for once, however often it is named.
func TestExternalIsPolite(t *testing.T) {
	var mu sync.Mutex
	now, most, asked := map[string]int{}, 0, map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		now[r.Host]++
		asked[r.Host+r.URL.Path]++
		if now[r.Host] > 1 {
			t.Errorf("%s is asked two things at once", r.Host)
		}
		busy := 0
		for _, n := range now {
			busy += n
		}
		most = max(most, busy)
		mu.Unlock()
		time.Sleep(time.Millisecond) // so that others would come in between
		mu.Lock()
		now[r.Host]--
		mu.Unlock()
	}))
	defer server.Close()
	var addresses []string
	for i := range 60 {
		address := fmt.Sprintf("http://h%d.example/%d", i%12, i)
		addresses = append(addresses, address, address+"#part")
	}
	o := hurried(server)
	o.Hosts = 3
	if found := External(context.Background(), naming(t, addresses...), o); len(found) > 0 {
		t.Error(found[0].Message)
	}
	if most > 3 || len(asked) != 60 {
		t.Errorf("%d hosts at once, want 3 at most; %d addresses, want 60", most, len(asked))
	}
	for address, n := range asked {
		if n != 1 {
			t.Errorf("%s was asked for %d times", address, n)
		}
	}
}

// TestExternalRemembersWhatWasGood asks for what was good once a week, for what was
// wrong each time.
func TestExternalRemembersWhatWasGood(t *testing.T) {
	asked := map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if asked[r.URL.Path]++; r.URL.Path == "/bad" {
			w.WriteHeader(404)
		}
	}))
	defer server.Close()
	d := naming(t, "http://host.example/good", "http://host.example/bad")
	file := filepath.Join(t.TempDir(), "cache", "links.json")
	start := time.Date(2021, 7, 8, 12, 0, 0, 0, time.UTC)
	for _, after := range []time.Duration{0, time.Hour, 8 * 24 * time.Hour} {
		o := hurried(server)
		o.Cache = OpenCache(file, start.Add(after))
		if found := External(context.Background(), d, o); len(found) != 1 {
			t.Errorf("after %v: %d diagnostics, want 1", after, len(found))
		}
		if err := o.Cache.Save(); err != nil {
			t.Fatal(err)
		}
	}
	if asked["/good"] != 2 || asked["/bad"] != 6 { // HEAD and GET each time
		t.Errorf("asked %v", asked)
	}
}

func TestExternalEndsWhenInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { cancel() }))
	defer server.Close()
	o := hurried(server)
	o.Timeout = time.Hour
	if found := External(ctx, naming(t, "http://a.example/1", "http://a.example/2", "http://b.example/"), o); len(found) > 0 {
		t.Errorf("an interrupt is no fault of the address: %s", found[0].Message)
	}
}
