package preview

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestHosts checks under which names the server answers.
func TestHosts(t *testing.T) {
	for _, c := range []struct {
		listen, host string
		want         bool
	}{
		{"127.0.0.1", "127.0.0.1:1313", true},
		{"127.0.0.1", "127.0.0.1", true},
		{"127.0.0.1", "127.8.9.1:80", true},
		{"127.0.0.1", "localhost:1313", true},
		{"127.0.0.1", "LOCALHOST.:1313", true},
		{"127.0.0.1", "desk.localhost", true},
		{"127.0.0.1", "[::1]:1313", true},
		{"127.0.0.1", "", false},
		{"127.0.0.1", "evil.example", false},
		{"127.0.0.1", "evil.example:1313", false},
		{"127.0.0.1", "localhost.evil.example", false},
		{"127.0.0.1", "evillocalhost", false},
		{"127.0.0.1", "127.0.0.1.nip.io", false},
		{"127.0.0.1", "192.168.1.5:1313", false},
		{"127.0.0.1", "0.0.0.0:1313", false},
		{"127.0.0.1", "localhost@evil.example", false},
		{"192.168.1.5", "192.168.1.5:1313", true},
		{"192.168.1.5", "localhost", true},
		{"192.168.1.5", "192.168.1.6", false},
		{"desk.lan", "desk.lan:1313", true},
		{"desk.lan", "other.lan", false},
		{"0.0.0.0", "192.168.1.6", true},
		{"", "[fe80::1]:1313", true},
		{"0.0.0.0", "evil.example", false},
	} {
		if got := hostsOf(c.listen).allow(c.host); got != c.want {
			t.Errorf("listening on %q, Host %q: %v, want %v", c.listen, c.host, got, c.want)
		}
	}
}

// TestOwnAddresses checks who may ask for what is the server's own.
func TestOwnAddresses(t *testing.T) {
	s := serverOf(t, newDesk(t).dir)
	for _, c := range []struct {
		header, value string
		want          int
	}{
		{"Origin", "http://127.0.0.1:1313", 200},
		{"Sec-Fetch-Site", "same-origin", 200},
		{"Sec-Fetch-Site", "none", 200},
		{"Origin", "http://evil.example", 403},
		{"Origin", "http://127.0.0.1:8080", 403},
		{"Origin", "https://127.0.0.1:1313", 403},
		{"Origin", "null", 403},
		{"Sec-Fetch-Site", "cross-site", 403},
		{"Sec-Fetch-Site", "same-site", 403},
	} {
		for _, name := range []string{"problems", "live.js", "live.css"} {
			if status, _ := get(s, "/_onrecord/"+name, c.header, c.value); status != c.want {
				t.Errorf("%s with %s: %s: status %d, want %d", name, c.header, c.value, status, c.want)
			}
		}
		if c.want == 403 {
			if status, _ := get(s, "/_onrecord/events", c.header, c.value); status != 403 {
				t.Errorf("events with %s: %s: status %d", c.header, c.value, status)
			}
		}
	}
}

// TestHostilePaths asks for what is not the site's, in ways that have opened other
// servers' disks.
func TestHostilePaths(t *testing.T) {
	d := newDesk(t)
	must(t, os.WriteFile(filepath.Join(d.dir, "secret.txt"), []byte("secret"), 0o644))
	d.other["content/files/a.txt"] = "open"
	d.save(t)
	r := start(t, d, 0)
	host := strings.TrimPrefix(r.address, "http://")
	for _, p := range []string{
		"/news/../secret.txt", "/news/%2e%2e/secret.txt", "/news/..%2fsecret.txt", "/news/files/../../secret.txt",
		"/news/files/%2e%2e%2f%2e%2e%2fsecret.txt",
		"/news/files/..%5c..%5csecret.txt", `/news/files/..\..\secret.txt`, "/news//secret.txt", "/news/./secret.txt",
		"/news/files/a.txt%00", "/news/files/a.txt%00.html",
		"/news/files/a.txt/", "/news/files", "/news/files/", "/news/content/files/a.txt", "/news/site.toml",
		"/site.toml", "/secret.txt", "//secret.txt", "/..",
		"/news/%c0%ae%c0%ae/secret.txt", "/news/" + strings.Repeat("a/", 10_000), "/_onrecord/../secret.txt",
		"/_onrecord/", "/_onrecord", "/news/files/a.txt:$DATA",
	} {
		status, body := raw(t, host, "GET "+p+" HTTP/1.1\r\nHost: "+host+"\r\nConnection: close\r\n\r\n")
		if status == 200 || strings.Contains(body, "secret") && !strings.Contains(body, "</html>") ||
			strings.Contains(body, "base_url") {
			t.Errorf("GET %.60s: status %d", p, status)
		}
	}
	for name, c := range map[string]struct {
		request string
		want    int
	}{
		"a header without end": {"GET /news/ HTTP/1.1\r\nHost: " + host + "\r\nX: " + strings.Repeat("x", 100<<10) +
			"\r\n\r\n", 431},
		"a foreign host":     {"GET /news/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403},
		"two hosts":          {"GET /news/ HTTP/1.1\r\nHost: " + host + "\r\nHost: evil.example\r\n\r\n", 400},
		"a host in the path": {"GET http://evil.example/news/ HTTP/1.1\r\nHost: " + host + "\r\n\r\n", 403},
		"a body": {"POST /news/ HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 1000000000\r\n\r\nx",
			405},
		"a proxy's request": {"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", 403},
		"a preflight": {"OPTIONS /_onrecord/events HTTP/1.1\r\nHost: " + host +
			"\r\nOrigin: http://evil.example\r\n\r\n", 405},
	} {
		if status, _ := raw(t, host, c.request); status != c.want {
			t.Errorf("%s: status %d, want %d", name, status, c.want)
		}
	}
}

// raw sends bytes as they are and reads one answer.
func raw(t *testing.T, host, request string) (status int, body string) {
	t.Helper()
	conn, err := net.Dial("tcp", host)
	must(t, err)
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(10 * time.Second))
	_, _ = io.WriteString(conn, request) // the server may have hung up
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return 0, ""
	}
	defer answer.Body.Close()
	for name := range answer.Header {
		if strings.HasPrefix(name, "Access-Control-") {
			t.Errorf("the answer to %.40q opens the site to others: %s", request, name)
		}
	}
	data, _ := io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	return answer.StatusCode, string(data)
}

// TestAnswers checks redirects, types, the page for what is not there, and
// conditional requests.
func TestAnswers(t *testing.T) {
	d := newDesk(t)
	d.other["content/files/a.txt"] = "open"
	d.save(t)
	s := serverOf(t, d.dir)
	for _, c := range []struct {
		path   string
		status int
		header string
		want   string
	}{
		{"/", 302, "Location", "/news/"},
		{"/news", 302, "Location", "/news/"},
		{"/news/claims/out-0?x=1", 302, "Location", "/news/claims/out-0/?x=1"},
		{"/news/", 200, "Content-Type", "text/html; charset=utf-8"},
		{"/news/claims/out-0/index.html", 200, "Content-Type", "text/html; charset=utf-8"},
		{"/news/sitemap.xml", 200, "Content-Type", "application/xml; charset=utf-8"},
		{"/news/robots.txt", 200, "Content-Type", "text/plain; charset=utf-8"},
		{"/news/files/a.txt", 200, "Content-Type", "text/plain; charset=utf-8"},
		{"/news/404.html", 200, "Content-Type", "text/html; charset=utf-8"},
		{"/news/none/", 404, "Content-Type", "text/html; charset=utf-8"},
		{"/elsewhere/", 404, "Content-Type", "text/html; charset=utf-8"},
		{"/_onrecord/live.js", 200, "Content-Type", "text/javascript; charset=utf-8"},
	} {
		r := httptest.NewRequest("GET", "http://localhost"+c.path, nil)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != c.status || w.Header().Get(c.header) != c.want {
			t.Errorf("GET %s: status %d, %s: %s; want %d and %s", c.path, w.Code, c.header, w.Header().Get(c.header),
				c.status, c.want)
		}
		if c.status != 200 {
			continue
		}
		r.Header.Set("If-None-Match", w.Header().Get("ETag"))
		again := httptest.NewRecorder()
		if s.ServeHTTP(again, r); again.Code != 304 || again.Body.Len() > 0 {
			t.Errorf("GET %s with its own tag: status %d with %d bytes", c.path, again.Code, again.Body.Len())
		}
	}
	if _, body := get(s, "/news/none/"); !strings.Contains(body, line) || !strings.Contains(body, "</html>") {
		t.Errorf("the page for what is not there is not the site's: %.80q", body)
	}
}

// TestCrowd checks that more streams than browsers could have are refused.
func TestCrowd(t *testing.T) {
	s := serverOf(t, newDesk(t).dir)
	s.streams.Store(maxStreams)
	if status, body := get(s, "/_onrecord/events"); status != 503 {
		t.Errorf("status %d: %s", status, body)
	}
	if n := s.streams.Load(); n != maxStreams {
		t.Errorf("%d streams are counted after that", n)
	}
}
