package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"onrecord/generator/content"
)

// keyName is the key in a record's extra table that says from which row it came.
const keyName = "import"

// recognise finds the rows that the site has already, and rows that stand in the input
// twice.
func (run *importing) recognise(existing *content.Content) {
	ids, keys := map[string]bool{}, map[string]bool{}
	perURL := map[string]int{} // imported claims of one review's address
	for _, c := range existing.Claims {
		ids[c.ID] = true
		if key, ok := c.Extra()[keyName].(string); ok {
			keys[key] = true
			perURL[address(key)]++
		}
	}
	rowsOfURL := map[string]int{}
	for _, r := range run.rows {
		r.setKey()
		if r.url != "" {
			rowsOfURL[r.url]++
		}
	}
	seen := map[string]string{}
	for _, r := range run.rows {
		identity := r.key
		if identity == "" {
			identity = "id " + r.own
		}
		reworded := r.url != "" && rowsOfURL[r.url] == 1 && perURL[r.url] == 1
		r.known = r.key == "" && ids[r.own] || r.key != "" && keys[r.key] || reworded
		if before := seen[identity]; before != "" {
			r.known = false // however often it is imported, it is told the same
			r.reject("it is the same claim as %s", before)
			continue
		}
		seen[identity] = r.name
	}
}

// identify gives every new row its id. Where several rows would have one id, or the site
// has it, all of them get an ending that depends only on the row, so that the order of
// rows does not matter.
func (run *importing) identify(existing *content.Content) {
	taken := map[string]bool{}
	for _, c := range existing.Claims {
		taken[c.ID] = true
	}
	wanted := map[string]int{}
	for _, r := range run.rows {
		if !r.known && r.reason == "" {
			wanted[r.base()]++
		}
	}
	for _, r := range run.rows {
		if r.known || r.reason != "" || r.key == "" {
			continue // a valid id of its own is the claim's
		}
		id := r.base()
		if taken[id] || wanted[id] > 1 {
			sum := sha256.Sum256([]byte(r.key))
			id += "-" + hex.EncodeToString(sum[:3])
		}
		r.claim.set("id", id)
	}
}

// setKey sets the key by which the next import recognises the row. It is the row's own
// id, which is not kept in addition where it is the claim's id. Otherwise it is made from
// the file's words, and not from what the site makes of them: the site may know a name by
// then that it did not know before.
func (r *row) setKey() {
	r.own = r.claim.text("id")
	title := r.claim.text("title")
	switch {
	case r.own != "" && content.IDProblem(content.TypeClaim, r.own) == "":
	case r.own != "":
		r.key = r.own
	case r.url != "":
		r.key = r.url + "#" + digest(title)
	default:
		r.key = digest(title, r.part("appearance").text("quote"), r.who, r.claim.text("said"),
			r.part("appearance").text("url"))
	}
}

// address returns the part of a key that is a review's address.
func address(key string) string {
	if i := strings.LastIndexByte(key, '#'); i >= 0 {
		return key[:i]
	}
	return key
}

func digest(texts ...string) string {
	h := sha256.New()
	for _, t := range texts {
		h.Write([]byte(fold(t) + "\x00"))
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// base returns the id that a row's own id or title suggests.
func (r *row) base() string {
	if r.own != "" {
		if slug := content.Slug(r.own); slug != "" {
			return slug
		}
		return content.Slug("claim " + r.own)
	}
	return content.ShortID(content.TypeClaim, r.claim.text("title"))
}
