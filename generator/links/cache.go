package links

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// goodFor is how long an address that was good is not asked for again.
const goodFor = 7 * 24 * time.Hour

// Cache remembers the addresses that were good, and when. It does not remember others, so
// these are asked for each time. A nil Cache remembers nothing.
type Cache struct {
	file string
	now  time.Time

	mu   sync.Mutex
	when map[string]time.Time
}

// OpenCache reads a cache from its file. A file that is missing or can't be read is an
// empty cache.
func OpenCache(file string, now time.Time) *Cache {
	c := &Cache{file: file, now: now, when: map[string]time.Time{}}
	if data, err := os.ReadFile(file); err == nil {
		if json.Unmarshal(data, &c.when) != nil || c.when == nil {
			c.when = map[string]time.Time{}
		}
	}
	return c
}

func (c *Cache) good(address string) bool {
	if c == nil {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	age := c.now.Sub(c.when[address])
	return age >= 0 && age < goodFor
}

func (c *Cache) add(address string) {
	if c != nil {
		c.mu.Lock()
		c.when[address] = c.now
		c.mu.Unlock()
	}
}

// Save writes the cache to its file, without entries that are too old. The file is
// written whole or not at all.
func (c *Cache) Save() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	for address, when := range c.when {
		if age := c.now.Sub(when); age < 0 || age >= goodFor {
			delete(c.when, address)
		}
	}
	data, err := json.Marshal(c.when)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(c.file), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(c.file), ".links-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // gone already when it was renamed
	_, err = f.Write(data)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), c.file)
}
