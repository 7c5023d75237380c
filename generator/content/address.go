package content

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"onrecord/generator/diag"
)

// address reads the web address of a text elsewhere.
func (t *table) address(key string) string {
	s := t.text(key)
	if s == "" {
		return ""
	}
	if problem, mended := AddressProblem(s); problem != "" {
		d := diag.BadAddress.At(t.at(key), "%s: %s", key, problem)
		if mended != "" {
			d.WithHint("%s = %q", key, mended)
		} else {
			d.WithHint("%s = \"https://…\"", key)
		}
		t.report(d)
		return ""
	}
	return s
}

// FilesFolder is where the files of content/files are published, from the site's root.
const FilesFolder = "/files/"

// file reads the address of one of the site's files from the site's root, in NFC as files are
// named.
func (t *table) file(key string) string {
	s := norm.NFC.String(t.text(key))
	if s == "" || strings.HasPrefix(s, FilesFolder) && path.Clean(s) == s {
		return s
	}
	name := strings.TrimPrefix(strings.TrimPrefix(path.Clean("/"+s), "/content"), "/files")
	t.report(diag.BadAddress.At(t.at(key), "%s: %q is no file below %s", key, s, FilesFolder).
		WithHint("%s = %q, which stands in content/files", key, "/files"+name))
	return ""
}

// addresses reads a list of web addresses.
func (t *table) addresses(key string) []string {
	all := t.list(key)
	for i, s := range all {
		if problem, mended := AddressProblem(s); problem != "" {
			d := diag.BadAddress.At(t.record.source.at(t.path(key, i)), "%s: %s", key, problem)
			if mended != "" {
				d.WithHint("%q", mended)
			}
			t.report(d)
		}
	}
	return slices.DeleteFunc(all, func(s string) bool { problem, _ := AddressProblem(s); return problem != "" })
}

// AddressProblem says why readers can't follow a text as a web address, and what the
// author probably meant. It returns "" where nothing is wrong.
func AddressProblem(s string) (problem, mended string) {
	if plainAddress(s) {
		return "", ""
	}
	u, err := url.Parse(s)
	scheme, rest, hasScheme := strings.Cut(s, ":")
	rest = strings.TrimLeft(rest, "/")
	switch {
	case strings.ContainsAny(s, " \t\n"):
		return "an address has no spaces", strings.ReplaceAll(strings.Join(strings.Fields(s), " "), " ", "%20")
	case err != nil:
		return "this is not an address", ""
	case (u.Scheme == "http" || u.Scheme == "https") && strings.Contains(u.Host, "."), u.Hostname() == "localhost":
		return "", ""
	case u.Scheme == "http" || u.Scheme == "https":
		if rest != "" && u.Host == "" {
			return "two slashes follow the colon", u.Scheme + "://" + rest
		}
		return "the address names no host", ""
	case hasScheme && diag.Suggest(scheme, []string{"http", "https"}) != "" && rest != "":
		return scheme + ": is misspelled", "https://" + rest
	case u.Scheme == "" && strings.HasPrefix(s, "//"):
		return "the address does not begin with https://", "https:" + s
	case u.Scheme == "" && !strings.HasPrefix(s, "/") && strings.Contains(strings.SplitN(s, "/", 2)[0], "."):
		return "the address does not begin with https://", "https://" + s
	}
	return "this is not a web address: it must begin with https://", ""
}

// plainAddress reports whether an address needs no further look: its host has a dot, and
// no character in it has a special meaning.
func plainAddress(s string) bool {
	rest, secure := strings.CutPrefix(s, "https://")
	if !secure {
		var http bool
		if rest, http = strings.CutPrefix(s, "http://"); !http {
			return false
		}
	}
	host, _, _ := strings.Cut(rest, "/")
	for i := range len(rest) {
		if c := rest[i]; !bareKeyByte(c) && c != '.' && c != '/' {
			return false
		}
	}
	return strings.Contains(host, ".")
}

// oldURLs reads a record's former addresses. In place of one that it refuses it returns
// "", so that the others keep their places.
func (t *table) oldURLs(key string) []string {
	paths := t.list(key)
	for i, s := range paths {
		problem, mended := oldURLProblem(s)
		if problem == "" {
			continue
		}
		paths[i] = ""
		d := diag.BadAddress.At(t.record.source.at(t.path(key, i)), "%s: %s", key, problem)
		if mended != "" {
			d.WithHint("%s = [%q]", key, mended)
		}
		t.report(d)
	}
	return paths
}

// oldURLProblem says why a text can't be an old address, and what the author probably
// meant. It returns "" where nothing is wrong. Browsers and servers change a path with
// dots or backslashes, so it would not lead to the file that is written.
func oldURLProblem(s string) (problem, mended string) {
	u, err := url.Parse(s)
	if err != nil {
		return "an old address is a path of this site", ""
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	switch {
	case u.Host != "" || u.Scheme != "" || u.Path == "" || u.RawQuery != "" || u.Fragment != "":
		problem = "an old address is a path of this site"
	case strings.Contains(u.Path, `\`) || strings.Contains(u.Path, "//") || slices.Contains(parts, ".") ||
		slices.Contains(parts, ".."):
		problem = "the parts of an old address are names between single slashes"
	default:
		return "", ""
	}
	meant := u.Path
	if u.Scheme == "" && !strings.Contains(u.Host, ".") { // a slash too many turned the first folder into a host
		meant = u.Host + u.Path
	}
	meant = strings.ReplaceAll(meant, `\`, "/")
	if mended = path.Clean("/" + meant); mended == "/" {
		return problem, ""
	}
	if strings.HasSuffix(meant, "/") {
		mended += "/"
	}
	return problem, mended
}

// language reads a language tag.
func (t *table) language(key string) string {
	s := t.text(key)
	if s == "" {
		return ""
	}
	if _, err := language.Parse(s); err != nil {
		t.report(diag.BadSetting.At(t.at(key), "%q is not a language tag", s).
			WithHint(`%s = "en", "de", "fa", "pt-BR" …`, key))
		return ""
	}
	return s
}
