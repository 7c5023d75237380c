package publish

import (
	"strconv"
	"strings"

	"github.com/zeebo/xxh3"
)

// sum is the hash by which the generator knows its own bytes again.
type sum = [16]byte

// unknown stands for the hash of a file of ours whose bytes must be read.
var unknown sum

func hashOf(data []byte) sum { return xxh3.Hash128(data).Bytes() }

// file is one file of the build. A large site has a million: it is kept small.
type file struct {
	path   string
	sum    sum
	number int32 // by which it is staged, else 0
	staged bool  // it is in the staging folder, on its way to its path
	folder bool  // a folder stands at its path
	listed bool  // the old manifest lists it
}

// at is where in the staging folder the file is: at its own path, but for one that stands
// there by a number.
func (p file) at() string {
	if p.number > 0 {
		return strconv.Itoa(int(p.number))
	}
	return p.path
}

func byPath(a, b file) int { return strings.Compare(a.path, b.path) }

// parent is the folder that a path lies in, "" for the top.
func parent(path string) string { return path[:max(0, strings.LastIndexByte(path, '/'))] }
