package cli

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"onrecord/generator/diag"
	"onrecord/generator/links"
	"onrecord/generator/site"
)

// external asks other hosts for the addresses that the docket names. It remembers good
// addresses for a week in the user's cache folder, so that a second run is short. After
// an interrupt it shows what is known by then.
func (a *app) external(r *site.Result) diag.List {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	asking := links.Asking{Agent: "onrecord/" + site.Version() + " (link check)"}
	if progress := a.progress(); progress != nil {
		asking.Progress = func(done, total int) { progress("asking other hosts", done, total) }
	}
	if dir, err := os.UserCacheDir(); err == nil {
		asking.Cache = links.OpenCache(filepath.Join(dir, "onrecord", "links.json"), time.Now())
		defer func() { _ = asking.Cache.Save() }() // a cache that can't be kept costs time alone
	}
	return links.External(ctx, r.Docket, asking)
}
