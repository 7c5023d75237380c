package export

import "slices"

// rows appends a file that has a row for each claim. After each it hands what there is to
// row, and goes on with what row returns.
type rows func(out []byte, row func(out []byte, done, of int) ([]byte, error)) ([]byte, error)

// manyRows are so many that the file is made in pieces: some MB.
const manyRows = 5_000

// append appends the whole file. It makes room by the length of the first rows: letting
// the memory double until a hundred thousand are in it takes three times its size.
func (r rows) append(out []byte) ([]byte, error) {
	const sample = 64
	return r(out, func(out []byte, done, of int) ([]byte, error) {
		if done == sample {
			out = slices.Grow(out, len(out)/sample*(of-sample)*9/8)
		}
		return out, nil
	})
}

// pieces is [File.Pieces].
func (r rows) pieces(write func(piece []byte) error) error {
	const piece = 256 << 10
	out, err := r(make([]byte, 0, piece+piece/4), func(out []byte, _, _ int) ([]byte, error) {
		if len(out) < piece {
			return out, nil
		}
		return out[:0], write(out)
	})
	if err != nil {
		return err
	}
	return write(out)
}
