package docket

// rooms is the memory of one linking for what every claim has a few of. Cut from long
// lists it takes a fraction of the memory, and of the work of collecting garbage, that
// as many short lists do.
type rooms struct {
	entities    room[*Entity]
	topics      room[*Topic]
	claims      room[*Claim]
	appearances room[Appearance]
	placed      room[*Appearance]
	evidence    room[Evidence]
	rulings     room[Assessment]
	ledgers     room[*Assessment]
}

// room is a list from which short ones are cut.
type room[T any] struct{ left []T }

// list returns an empty list with room for n.
func (r *room[T]) list(n int) []T {
	const cutFrom = 256
	if n > len(r.left) {
		r.left = make([]T, max(n, cutFrom))
	}
	list := r.left[:0:n]
	r.left = r.left[n:]
	return list
}
