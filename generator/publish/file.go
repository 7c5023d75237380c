package publish

import (
	"strconv"
	"strings"

	"github.com/zeebo/xxh3"
)

// sum is a hash of a file's bytes.
type sum = [16]byte

// unknown is the hash of a file whose bytes must be read.
var unknown sum

func hashOf(data []byte) sum { return xxh3.Hash128(data).Bytes() }

// file is one file of the build. Large sites have a million, so it is small.
type file struct {
	path   string
	sum    sum
	number int32 // its name in the staging folder, else 0
	staged bool  // it is in the staging folder, on its way to its path
	folder bool  // a folder stands at its path
	listed bool  // the old manifest lists it
}

// at returns the file's place in the staging folder: its number if it has one, else its
// own path.
func (p file) at() string {
	if p.number > 0 {
		return strconv.Itoa(int(p.number))
	}
	return p.path
}

func byPath(a, b file) int { return strings.Compare(a.path, b.path) }

// parent returns the folder of a path, or "" for the top.
func parent(path string) string { return path[:max(0, strings.LastIndexByte(path, '/'))] }
