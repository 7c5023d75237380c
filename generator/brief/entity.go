package brief

import "onrecord/generator/docket"

// EntityLink is an entity in a list.
type EntityLink struct {
	Link
	Kind      string // person, organisation, group, country, place
	KindLabel string // "" if no kind is given
	Role      string // its newest role on the day of the site, or the one that ended last; or ""
	Claims    int    // by it
	Ended     string // "Died: 15 August 2021"; "" if they have not
}

// Entity returns the entity as an item of lists.
func (b *Briefs) Entity(e *docket.Entity) *EntityLink {
	out := &EntityLink{Link: LinkTo(e.Ref()), Kind: e.Entity.Kind, Claims: len(e.By)}
	if out.Kind != "" {
		out.KindLabel = b.Words.Text("entity.kind." + out.Kind)
	}
	switch ended := e.Ended.Format(b.Words.Dates); {
	case ended == "":
	case e.Entity.Kind == "person":
		out.Ended = b.Words.Text("entity.died", ended)
	default:
		out.Ended = b.Words.Text("entity.dissolved", ended)
	}
	if r, ended := e.RoleOn(b.Docket.AsOf); r != nil {
		out.Role = r.Title
		if r.Name != "" {
			out.Role += ", " + r.Name
		}
		if ended {
			out.Role = b.Words.Text("entity.former", out.Role, r.Until.Short(b.Words.Dates))
		}
	}
	return out
}
