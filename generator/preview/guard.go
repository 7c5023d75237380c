package preview

import (
	"net"
	"net/http"
	"net/netip"
	"os"
	"strings"
)

// hosts are the names by which requests may call the server. A page of another site can
// point its own name at this machine (DNS rebinding), but the Host header still has that
// name.
type hosts struct {
	own string // the name or address that the server was told to listen on
	any bool   // it listens on all addresses: each of them is allowed, and the machine's name
}

func hostsOf(host string) hosts {
	addr, err := netip.ParseAddr(host)
	if host == "" || err == nil && addr.IsUnspecified() {
		return hosts{any: true}
	}
	return hosts{own: strings.ToLower(host)}
}

// allow reports whether a Host header names this server.
func (h hosts) allow(header string) bool {
	host := strings.ToLower(header)
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(host, ".")
	if host == "localhost" || strings.HasSuffix(host, ".localhost") || h.own != "" && host == h.own {
		return true
	}
	if addr, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
		return addr.IsLoopback() || h.any || addr.String() == h.own
	}
	if h.any {
		name, err := os.Hostname()
		name = strings.ToLower(name)
		return err == nil && name != "" && (host == name || host == name+".local")
	}
	return false
}

// sameOrigin reports whether a request comes from a page of this server, or from no page.
// Browsers say so in headers that no script can set.
func sameOrigin(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return false
}
