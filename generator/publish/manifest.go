package publish

import (
	"bytes"
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

type sum = [sha256.Size]byte

// manifest is the list of the files that the generator wrote into a folder.
type manifest struct {
	files   map[string]sum // by path
	on      sum            // the hash of the manifest as it stands on disk
	date    time.Time      // since when it stands there
	damaged bool           // there was one, and its checksum was wrong
}

// The manifest is text, sorted by path, in the form that "sha256sum -c" reads, with
// a checksum over everything above it as the last line. It holds no date, so that
// equal sites have equal manifests.
const (
	manifestHead = "# onrecord manifest 1: the files that the generator wrote here\n"
	manifestFoot = "# sum "
)

func formatManifest(files map[string]sum) []byte {
	type file struct {
		path string
		sum  sum
	}
	sorted := make([]file, 0, len(files))
	size := len(manifestHead) + len(manifestFoot) + 2*sha256.Size + 1
	for p, s := range files {
		sorted = append(sorted, file{p, s})
		size += 2*sha256.Size + len("  ") + len(p) + 1
	}
	slices.SortFunc(sorted, func(a, b file) int { return strings.Compare(a.path, b.path) })
	b := make([]byte, 0, size)
	b = append(b, manifestHead...)
	for i := range sorted {
		b = hex.AppendEncode(b, sorted[i].sum[:])
		b = append(b, "  "...)
		b = append(b, sorted[i].path...)
		b = append(b, '\n')
	}
	s := sha256.Sum256(b)
	b = append(b, manifestFoot...)
	b = hex.AppendEncode(b, s[:])
	return append(b, '\n')
}

// parseManifest returns the lines that are whole and name a path that the generator
// can have written; intact tells whether the checksum is right.
func parseManifest(data []byte) (files map[string]sum, intact bool) {
	files = make(map[string]sum, bytes.Count(data, []byte("\n")))
	body := data
	if i := bytes.LastIndex(data, []byte(manifestFoot)); i >= 0 {
		body = data[:i]
		want := fmt.Sprintf("%s%x\n", manifestFoot, sha256.Sum256(body))
		intact = string(data[i:]) == want && bytes.HasPrefix(body, []byte(manifestHead))
	}
	for line := range bytes.Lines(body) {
		// A last line that was cut off could name another file.
		line, whole := bytes.CutSuffix(line, []byte("\n"))
		digits, name, found := bytes.Cut(line, []byte("  "))
		if !whole || !found || len(digits) != 2*sha256.Size {
			continue
		}
		var s sum
		_, err := hex.Decode(s[:], digits)
		if p := string(name); err == nil && pathProblem(p) == "" {
			files[p] = s
		}
	}
	return files, intact
}

// readManifest reads the folder's manifest. Of a damaged one it keeps the lines that
// agree with a file's bytes, so that everything it returns is the generator's.
func (d *disk) readManifest() (manifest, error) {
	data, err := os.ReadFile(d.abs(manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return manifest{}, nil
	}
	if err != nil {
		return manifest{}, d.outside("read", manifestName, err)
	}
	files, intact := parseManifest(data)
	if !intact {
		maps.DeleteFunc(files, func(p string, s sum) bool {
			info, err := os.Lstat(d.abs(p))
			if err != nil || !info.Mode().IsRegular() {
				return true
			}
			b, err := os.ReadFile(d.abs(p))
			return err != nil || sha256.Sum256(b) != s
		})
	}
	m := manifest{files: files, on: sha256.Sum256(data), damaged: !intact}
	if info, err := os.Lstat(d.abs(manifestName)); err == nil {
		m.date = info.ModTime()
	}
	return m, nil
}

// unsettled is the date of a manifest that lists files which may not be in place.
var unsettled = time.Unix(0, 0)

// writeManifest puts a manifest in place, unless it stands there already.
func (f *Folder) writeManifest(data []byte, settled bool) error {
	s := sha256.Sum256(data)
	if s == f.old.on && settled && !f.old.date.Equal(unsettled) {
		return nil
	}
	at := stagingName + "/manifest"
	if err := f.disk.write(at, manifestName, data, false); err != nil {
		return err
	}
	if !settled {
		if err := os.Chtimes(f.disk.abs(at), unsettled, unsettled); err != nil {
			return f.disk.outside("write", manifestName, err)
		}
	}
	if err := f.disk.rename(at, manifestName); err != nil {
		return err
	}
	f.old.on, f.old.date = s, time.Time{}
	if !settled {
		f.old.date = unsettled
	}
	return nil
}

// listAll puts a manifest of the old and the new files in place, unless the old one
// lists them all: from here on no file can become an orphan. The new ones alone are
// in the manifest final.
func (f *Folder) listAll(final []byte) error {
	added, lost := len(f.files), false
	for p := range f.old.files {
		if _, both := f.files[p]; both {
			added--
		} else {
			lost = true
		}
	}
	if added == 0 && !f.old.damaged {
		return nil
	}
	if lost {
		all := maps.Clone(f.old.files)
		maps.Copy(all, f.files)
		final = formatManifest(all)
	}
	return f.writeManifest(final, false)
}
