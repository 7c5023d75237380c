package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"time"
)

// manifest lists the files that the generator wrote into a folder.
type manifest struct {
	files   map[string]sum // by path; unknown for those of a first-version manifest
	on      sum            // the hash of the manifest on disk
	date    time.Time      // when it was put there
	damaged bool           // its checksum was wrong
}

// The manifest is text, sorted by path, in the form that "xxh128sum -c" reads. Its last
// line is a checksum (SHA-256) of all lines above. It holds no date, so equal sites have
// equal manifests.
//
// The first version held SHA-256 of the files. If it is intact its paths are believed,
// and the files are read.
const (
	manifestHead  = "# onrecord manifest 2: the files that the generator wrote here\n"
	manifestHead1 = "# onrecord manifest 1: the files that the generator wrote here\n"
	manifestFoot  = "# sum "
)

// formatManifest lists the files, which are sorted.
func formatManifest(files []file) []byte {
	const digits = 2 * len(sum{})
	size := len(manifestHead) + len(manifestFoot) + 2*sha256.Size + 1
	for i := range files {
		size += digits + len("  ") + len(files[i].path) + 1
	}
	b := make([]byte, 0, size)
	b = append(b, manifestHead...)
	for i := range files {
		b = hex.AppendEncode(b, files[i].sum[:])
		b = append(b, "  "...)
		b = append(b, files[i].path...)
		b = append(b, '\n')
	}
	s := sha256.Sum256(b)
	b = append(b, manifestFoot...)
	b = hex.AppendEncode(b, s[:])
	return append(b, '\n')
}

// parseManifest returns the lines that are whole and name a path that the generator may
// write. intact tells whether the checksum is right.
func parseManifest(data string) (files map[string]sum, intact bool) {
	body, first := data, false
	if i := strings.LastIndex(data, manifestFoot); i >= 0 {
		body = data[:i]
		first = strings.HasPrefix(body, manifestHead1)
		want := fmt.Sprintf("%s%x\n", manifestFoot, sha256.Sum256([]byte(body)))
		intact = data[i:] == want && (first || strings.HasPrefix(body, manifestHead))
	}
	files = make(map[string]sum, strings.Count(body, "\n"))
	for line := range strings.Lines(body) {
		// A last line that is cut off could name another file.
		line, whole := strings.CutSuffix(line, "\n")
		digits, path, found := strings.Cut(line, "  ")
		if !whole || !found || pathProblem(path) != "" {
			continue
		}
		if first && intact {
			files[path] = unknown
		} else if s, ok := parseSum(digits); ok {
			files[path] = s
		}
	}
	return files, intact
}

func parseSum(digits string) (s sum, ok bool) {
	if len(digits) != 2*len(s) {
		return s, false
	}
	_, err := hex.Decode(s[:], []byte(digits))
	return s, err == nil
}

// readManifest reads the folder's manifest. Of a damaged one it keeps the lines that fit
// a file's bytes, so that all it returns is the generator's.
func (d *disk) readManifest() (manifest, error) {
	data, err := os.ReadFile(d.abs(manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return manifest{}, nil
	}
	if err != nil {
		return manifest{}, d.outside("read", manifestName, err)
	}
	files, intact := parseManifest(string(data))
	if !intact {
		maps.DeleteFunc(files, func(p string, s sum) bool {
			info, err := os.Lstat(d.abs(p))
			if err != nil || !info.Mode().IsRegular() {
				return true
			}
			b, err := os.ReadFile(d.abs(p))
			return err != nil || hashOf(b) != s
		})
	}
	m := manifest{files: files, on: hashOf(data), damaged: !intact}
	if info, err := os.Lstat(d.abs(manifestName)); err == nil {
		m.date = info.ModTime()
	}
	return m, nil
}

// unsettled is the date of a manifest whose files may not be in place.
var unsettled = time.Unix(0, 0)

// writeManifest puts a manifest in place unless it stands there already.
func (f *Folder) writeManifest(data []byte, settled bool) error {
	s := hashOf(data)
	if s == f.old.on && settled && !f.old.date.Equal(unsettled) {
		return nil
	}
	if err := f.disk.write(manifestName, manifestName, data); err != nil {
		return err
	}
	if !settled {
		if err := os.Chtimes(f.disk.abs(stagingName+"/"+manifestName), unsettled, unsettled); err != nil {
			return f.disk.outside("write", manifestName, err)
		}
	}
	if err := f.disk.rename(manifestName, manifestName); err != nil {
		return err
	}
	f.old.on, f.old.date = s, time.Time{}
	if !settled {
		f.old.date = unsettled
	}
	return nil
}

// listAll puts a manifest of the old and the new files in place, unless the old one has
// them all. From then on no file can become an orphan. final lists the new files alone.
func (f *Folder) listAll(final []byte) error {
	added := slices.ContainsFunc(f.files, func(p file) bool { return !p.listed })
	if !added && !f.old.damaged {
		return nil
	}
	if dropped := f.dropped(); len(dropped) > 0 {
		all := slices.Clone(f.files)
		for _, path := range dropped {
			all = append(all, file{path: path, sum: f.old.files[path]})
		}
		slices.SortFunc(all, byPath)
		final = formatManifest(all)
	}
	return f.writeManifest(final, false)
}
