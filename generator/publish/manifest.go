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
)

type sum = [sha256.Size]byte

// manifest is the list of the files that the generator wrote into a folder.
type manifest struct {
	files   map[string]sum // by path
	on      sum            // the hash of the manifest as it stands on disk
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
	var b bytes.Buffer
	b.WriteString(manifestHead)
	for _, p := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "%x  %s\n", files[p], p)
	}
	fmt.Fprintf(&b, "%s%x\n", manifestFoot, sha256.Sum256(b.Bytes()))
	return b.Bytes()
}

// parseManifest returns the lines that are whole and name a path that the generator
// can have written; intact tells whether the checksum is right.
func parseManifest(data []byte) (files map[string]sum, intact bool) {
	files = map[string]sum{}
	body := data
	if i := bytes.LastIndex(data, []byte(manifestFoot)); i >= 0 {
		body = data[:i]
		want := fmt.Sprintf("%s%x\n", manifestFoot, sha256.Sum256(body))
		intact = string(data[i:]) == want && bytes.HasPrefix(body, []byte(manifestHead))
	}
	for line := range strings.Lines(string(body)) {
		// A last line that was cut off could name another file.
		line, whole := strings.CutSuffix(line, "\n")
		digits, p, found := strings.Cut(line, "  ")
		raw, err := hex.DecodeString(digits)
		if whole && found && err == nil && len(raw) == sha256.Size && pathProblem(p) == "" {
			files[p] = sum(raw)
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
	return manifest{files: files, on: sha256.Sum256(data), damaged: !intact}, nil
}

// writeManifest puts a manifest of the files in place, unless it stands there already.
func (f *Folder) writeManifest(files map[string]sum) error {
	data := formatManifest(files)
	s := sha256.Sum256(data)
	if s == f.old.on {
		return nil
	}
	at := stagingName + "/manifest"
	if err := f.disk.write(at, manifestName, data); err != nil {
		return err
	}
	if err := f.disk.rename(at, manifestName); err != nil {
		return err
	}
	f.old.on = s
	return nil
}

// listAll puts a manifest of the old and the new files in place, unless the old one
// lists them all: from here on no file can become an orphan.
func (f *Folder) listAll() error {
	all := maps.Clone(f.files)
	added := len(all)
	for p, s := range f.old.files {
		if _, both := all[p]; both {
			added--
		} else {
			all[p] = s
		}
	}
	if added == 0 && !f.old.damaged {
		return nil
	}
	return f.writeManifest(all)
}
