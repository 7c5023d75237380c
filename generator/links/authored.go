package links

import (
	"net/url"
	"slices"
	"strings"

	"onrecord/generator/content"
	"onrecord/generator/diag"
	"onrecord/generator/docket"
	"onrecord/generator/markup"
	"onrecord/generator/page"
)

// Authored reports the links in texts and in the menu that lead nowhere on the site. It
// passes over links to records that are left out, which read as plain words, and links to
// records that may stand in a file that could not be read; unread is
// [content.Content.Unread]. With everything it also reports what only check looks for.
func Authored(d *docket.Docket, s *page.Site, unread map[content.Type]int, everything bool) diag.List {
	a := &authored{site: newSite(d, s), unread: unread, everything: everything}
	for from, doc := range d.Texts() {
		for _, l := range doc.Links {
			a.link(l, from)
		}
	}
	for i, item := range d.Settings.Menu {
		a.link(markup.Link{Dest: item.URL, Place: d.Settings.At("menu", i, "url")}, docket.Ref{})
	}
	return a.problems
}

type authored struct {
	*site
	unread       map[content.Type]int
	everything   bool
	problems     diag.List
	destinations *destinations // made for the first link that leads nowhere
}

func (a *authored) link(l markup.Link, from docket.Ref) {
	if l.Picture && a.everything {
		a.picture(l)
	}
	if l.File != "" {
		a.contentFile(l)
		return
	}
	if l.Dest == "" || strings.HasPrefix(l.Dest, "http") && !strings.HasPrefix(l.Dest, a.docket.Settings.BaseURL) {
		a.elsewhere(l)
		return
	}
	folder := ""
	if from.ID != "" {
		folder, _ = url.PathUnescape(from.Path())
	}
	t, inside := a.inside(l.Dest, folder, true)
	if !inside {
		a.elsewhere(l)
		return
	}
	file, slash, ok := a.file(t.path)
	switch {
	case !ok && (a.docket.LeftOut("/"+t.path) || a.mayExist(t.path)):
	case !ok && likeHost(l.Dest):
		a.elsewhere(l)
	case !ok:
		a.broken(l, t)
	case !a.hasPlace(file, t.fragment):
		a.fragment(l, file, t)
	case slash && a.everything:
		mended := strings.Replace(l.Dest, strings.SplitN(l.Dest, "#", 2)[0], strings.SplitN(l.Dest, "#", 2)[0]+"/", 1)
		a.problems.Add(diag.NoSlash.At(l.Place, "the page's address ends with a slash").WithHint("%s", mended))
	}
}

// picture reports a picture without a description, and one on another host.
func (a *authored) picture(l markup.Link) {
	if strings.TrimSpace(l.Alt) == "" {
		a.problems.Add(diag.NoAlt.At(l.Place, "the picture has no words for those who can't see it").
			WithHint("![what it shows](%s)", l.Dest))
	}
	if u, err := url.Parse(l.Dest); err == nil && u.Host != "" {
		if _, own := a.inside(l.Dest, "", true); !own {
			name := u.Path[strings.LastIndexByte(u.Path, '/')+1:]
			a.problems.Add(diag.ForeignPicture.At(l.Place, "the picture is on another host, %s", u.Host).
				WithHint("save it as content/files/%s and write /files/%s", name, name))
		}
	}
}

// schemes are those of addresses that programs on readers' devices open.
var schemes = strings.Fields(`mailto tel sms callto fax sip sips facetime facetime-audio xmpp irc ircs irc6 jabber im
	whatsapp sgnl signal tg telegram matrix skype viber threema wire session simplex briar keybase line weixin kakaotalk
	fb-messenger msteams slack zoommtg zoomus discord mumble teamspeak webcal webcals feed podcast pcast itms itms-apps
	itpc spotify market intent ftp ftps sftp gopher gemini magnet ed2k git ssh svn rsync rtsp mms news nntp ldap ldaps
	geo maps doi urn data info hdl ark tag cid mid acct at nostr ipfs ipns dat bitcoin ethereum lightning monero payto
	openpgp4fpr obsidian zotero vscode steam`)

// elsewhere reports addresses outside the site that no host can have.
func (a *authored) elsewhere(l markup.Link) {
	if scheme, rest, ok := strings.Cut(strings.ToLower(l.Dest), ":"); ok && rest != "" &&
		(slices.Contains(schemes, scheme) || strings.HasPrefix(scheme, "web+")) {
		return
	}
	problem, mended := content.AddressProblem(l.Dest)
	if problem == "" || strings.HasPrefix(l.Dest, "//") {
		return
	}
	if l.Dest == "" {
		problem = "the link has no address"
	}
	d := diag.BadAddress.At(l.Place, "%s", problem)
	if mended != "" {
		d.WithHint("%s", mended)
	}
	a.problems.Add(d)
}

// likeHost reports whether a relative link begins like the address of another site:
// "www.example.org", "example.org/page".
func likeHost(dest string) bool {
	host, _, path := strings.Cut(dest, "/")
	return strings.HasPrefix(dest, "www.") || path && strings.Contains(strings.Trim(host, "."), ".")
}

// contentFile reports a fragment that the page of a content file does not have. Package
// docket reports files that do not exist.
func (a *authored) contentFile(l markup.Link) {
	_, fragment, _ := strings.Cut(l.Dest, "#")
	if fragment == "" {
		return
	}
	t, ok := content.TypeOf(l.File)
	if !ok {
		return
	}
	name := strings.TrimSuffix(l.File[strings.LastIndexByte(l.File, '/')+1:], ".md")
	if ref, ok := a.docket.Lookup(t, name); ok {
		folder, _ := url.PathUnescape(ref.Path())
		if fragment, err := url.PathUnescape(fragment); err == nil && !a.hasPlace(folder+"index.html", fragment) {
			a.fragment(l, folder+"index.html", target{folder, fragment})
		}
	}
}

// mayExist reports whether a record with the path may stand in a file that could not be
// read.
func (a *authored) mayExist(path string) bool {
	folder, id, _ := strings.Cut(strings.TrimSuffix(path, "/"), "/")
	for t, n := range a.unread {
		if n > 0 && (t == content.TypePage && id == "" || t != content.TypePage && folder == t.Folder()) {
			return true
		}
	}
	return false
}

// broken reports a link to a path that does not exist. The hint has the nearest path that
// exists.
func (a *authored) broken(l markup.Link, t target) {
	what, check := "nothing", diag.BrokenLink
	if name := t.path[strings.LastIndexByte(t.path, '/')+1:]; l.Picture || strings.HasPrefix(t.path, "files/") ||
		strings.Contains(name, ".") && !strings.HasSuffix(name, ".html") {
		what, check = "no file", diag.MissingFile
	}
	d := check.At(l.Place, "there is %s at /%s", what, t.path)
	switch near := a.nearest(t.path); {
	case near != "":
		if t.fragment != "" {
			near += "#" + t.fragment
		}
		d.WithHint("did you mean /%s?", near)
	case !strings.Contains(l.Dest, "/") && strings.Contains(l.Dest, ".") && !l.Picture && check == diag.MissingFile &&
		!strings.HasPrefix(t.path, "files/"):
		d.WithHint("for another site write https://%s; a file of this one stands in content/files and is linked as "+
			"/files/%s", l.Dest, l.Dest)
	case check == diag.MissingFile:
		d.WithHint("put the file into content/files and link it as /files/%s", t.path[strings.LastIndexByte(t.path, '/')+1:])
	default:
		d.WithHint("links within the site are paths from its root, such as /articles/ID/ or /claims/ID/, or [[ID]]")
	}
	a.problems.Add(d)
}

// fragment reports a link to a place that a page does not have.
func (a *authored) fragment(l markup.Link, file string, t target) {
	d := diag.BrokenFragment.At(l.Place, "/%s has no place #%s", t.path, t.fragment)
	var ids []string
	for id := range a.places[file] {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	if near := diag.Suggest(t.fragment, ids); near != "" {
		d.WithHint("did you mean #%s?", near)
	} else if near := containing(t.fragment, ids); near != "" {
		d.WithHint("did you mean #%s?", near)
	} else {
		d.WithHint("a heading's name is its words in small letters with hyphens: \"The figures\" is #the-figures")
	}
	a.problems.Add(d)
}

// containing returns the shortest id that has all of the fragment's words.
func containing(fragment string, ids []string) (best string) {
	for _, id := range ids {
		if strings.Contains("-"+id+"-", "-"+strings.ToLower(fragment)+"-") && (best == "" || len(id) < len(best)) {
			best = id
		}
	}
	return best
}
