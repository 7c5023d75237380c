package preview

import (
	"bytes"
	_ "embed" // the script that keeps pages up to date
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"onrecord/generator/site"
)

//go:embed live.js
var liveScript []byte

//go:embed live.css
var liveStyle []byte

// own is the folder of the server's own addresses.
const own = "/_onrecord/"

// silent drops net/http's messages about single connections.
var silent = log.New(io.Discard, "", 0)

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	if r.ContentLength != 0 {
		h.Set("Connection", "close") // without reading the body
	}
	switch {
	case !s.hosts.allow(r.Host):
		refuse(w, http.StatusForbidden, "this preview is not served under the name "+quoted(r.Host)+"; to serve it on an address that others can reach: onrecord serve --addr HOST:PORT")
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		refuse(w, http.StatusMethodNotAllowed, "only GET and HEAD are answered")
	case strings.HasPrefix(r.URL.Path, own):
		s.serveOwn(w, r)
	default:
		s.serveSite(w, r)
	}
}

func refuse(w http.ResponseWriter, status int, why string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, why+"\n")
}

// quoted returns a header's text, shortened and safe to show.
func quoted(s string) string {
	if len(s) > 100 {
		s = s[:100] + "…"
	}
	return url.QueryEscape(s)
}

// serveOwn answers for the server's own addresses, to its own pages only.
func (s *Server) serveOwn(w http.ResponseWriter, r *http.Request) {
	if !sameOrigin(r) {
		refuse(w, http.StatusForbidden, "only pages of this preview may ask for this")
		return
	}
	switch strings.TrimPrefix(r.URL.Path, own) {
	case "live.js":
		serveBytes(w, r, newFile("live.js", liveScript))
	case "live.css":
		serveBytes(w, r, newFile("live.css", liveStyle))
	case "events":
		s.stream(w, r)
	case "problems":
		s.problems(w)
	default:
		refuse(w, http.StatusNotFound, "there is nothing here")
	}
}

// serveSite answers for the site's addresses.
func (s *Server) serveSite(w http.ResponseWriter, r *http.Request) {
	s.answer(w, r, s.state.Load().shown)
}

// answer finds or makes the file at the request's address and serves it. v is nil while
// there is nothing to show.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, v *version) {
	if v == nil {
		serveBroken(w)
		return
	}
	p, moved, ok := v.find(r.URL.Path)
	switch {
	case moved:
		redirect(w, r, r.URL.EscapedPath()+"/")
		return
	case !ok && (r.URL.Path == "/" || r.URL.Path+"/" == v.base):
		redirect(w, r, (&url.URL{Path: v.base}).EscapedPath())
		return
	case !ok:
		p = "404.html"
	}
	if !v.result.Site.Has(p) {
		serveCopied(w, r, v.result, p, ok)
		return
	}
	f, problems := v.render(p)
	if len(problems) > 0 {
		s.failed(v, problems)
	}
	switch {
	case f == nil:
		serveBroken(w)
	case !ok:
		serveMissing(w, f)
	default:
		serveBytes(w, r, f)
	}
}

// redirect leads to another path of this server. A browser must not remember it.
func redirect(w http.ResponseWriter, r *http.Request, to string) {
	w.Header().Set("Cache-Control", "no-store")
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	w.Header().Set("Location", to)
	w.WriteHeader(http.StatusFound)
}

// serveMissing answers with the page for missing addresses.
func serveMissing(w http.ResponseWriter, f *file) {
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("Content-Type", typeOf(f.path))
	setTag(w.Header(), f.tag)
	w.WriteHeader(http.StatusNotFound)
	_, _ = w.Write(f.bytes)
}

// serveCopied serves a file that the site copies from the source. there is false where
// the file stands for a missing one.
func serveCopied(w http.ResponseWriter, r *http.Request, from *site.Result, p string, there bool) {
	f, err := from.Open(p)
	if err != nil {
		status := http.StatusInternalServerError
		if errors.Is(err, fs.ErrNotExist) {
			status = http.StatusNotFound // it is gone since the site was made
		}
		refuse(w, status, "the file can't be read")
		return
	}
	defer f.Close()
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("Content-Type", typeOf(p))
	if !there {
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.Copy(w, f)
		return
	}
	if info, err := f.Stat(); err == nil {
		w.Header().Set("ETag", fmt.Sprintf(`"%x-%x"`, info.ModTime().UnixNano(), info.Size()))
	}
	seeker, ok := f.(io.ReadSeeker)
	if !ok {
		data, _ := io.ReadAll(f) // a cut file shows in the browser
		seeker = bytes.NewReader(data)
	}
	http.ServeContent(w, r, "", time.Time{}, seeker)
}

// serveBytes serves a file that was made. A browser keeps it, and asks by its tag
// whether it is still the one.
func serveBytes(w http.ResponseWriter, r *http.Request, f *file) {
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("Content-Type", typeOf(f.path))
	setTag(w.Header(), f.tag)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.bytes))
}

// setTag names what is served. A page's script can't read the headers with which
// its page came, but for Server-Timing.
func setTag(h http.Header, tag string) {
	h.Set("ETag", `"`+tag+`"`)
	h.Set("Server-Timing", `page;desc="`+tag+`"`)
}

// broken is shown where nothing else can be.
const broken = "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>The page can’t be made</title></head>\n<body>\n" + line + "</body>\n</html>\n"

func serveBroken(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", typeOf("x.html"))
	w.WriteHeader(http.StatusInternalServerError)
	_, _ = io.WriteString(w, broken)
}

// types are what the files of a site are, whatever this machine's own tables say.
var types = map[string]string{
	".atom": "application/atom+xml; charset=utf-8", ".avif": "image/avif", ".css": "text/css; charset=utf-8",
	".csv": "text/csv; charset=utf-8",
	".gif": "image/gif", ".htm": "text/html; charset=utf-8", ".html": "text/html; charset=utf-8",
	".ico": "image/x-icon", ".ics": "text/calendar; charset=utf-8",
	".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".js": "text/javascript; charset=utf-8", ".json": "application/json",
	".mjs": "text/javascript; charset=utf-8",
	".mp3": "audio/mpeg", ".mp4": "video/mp4", ".pdf": "application/pdf", ".png": "image/png",
	".sqlite": "application/vnd.sqlite3", ".svg": "image/svg+xml",
	".txt": "text/plain; charset=utf-8", ".webm": "video/webm", ".webmanifest": "application/manifest+json",
	".webp": "image/webp", ".woff": "font/woff",
	".woff2": "font/woff2", ".xml": "application/xml; charset=utf-8", ".zip": "application/zip",
}

// typeOf is the content type of a file.
func typeOf(p string) string {
	ext := strings.ToLower(path.Ext(p))
	switch {
	case path.Base(p) == "feed.xml":
		return types[".atom"]
	case types[ext] != "":
		return types[ext]
	}
	if t := mime.TypeByExtension(ext); t != "" {
		return t
	}
	return "application/octet-stream"
}
