package cli

import (
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"onrecord/generator/content"
	"onrecord/generator/edtf"
	"onrecord/generator/site"
)

// siteFlags are the flags for the address and the day of a site.
type siteFlags struct{ baseURL, asOf string }

func (f *siteFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.baseURL, "base-url", "", "the `URL` of the site instead of site.toml's base_url")
	f.addDay(c)
}

func (f *siteFlags) addDay(c *cobra.Command) {
	c.Flags().StringVar(&f.asOf, "as-of", "", "the `DATE` on which the site stands, such as 2021-09-30 (default: "+
		"site.toml's as_of, else SOURCE_DATE_EPOCH's day, else today)")
}

// options returns the flags as a build's options.
func (f siteFlags) options(a *app) (site.Options, error) {
	o := site.Options{}
	if f.baseURL != "" {
		base, err := content.ParseBaseURL(f.baseURL)
		if err != nil {
			return o, usage("--base-url %q is not a web address: %v", f.baseURL, err)
		}
		o.BaseURL = base
	}
	if f.asOf != "" {
		day, err := edtf.Parse(f.asOf)
		if err != nil || !day.IsDay() {
			return o, usage("--as-of %q is not a day: write it like 2021-09-30", f.asOf)
		}
		o.AsOf, o.AsOfGiven = day.Upper(), true
	}
	today, err := a.today()
	o.Today = today
	return o, err
}

// today returns the day of SOURCE_DATE_EPOCH (reproducible-builds.org), or else the
// clock's day in UTC.
func (a *app) today() (edtf.Day, error) {
	now := time.Now()
	if epoch := a.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return 0, usage("SOURCE_DATE_EPOCH %q is not a number of seconds", epoch)
		}
		now = time.Unix(seconds, 0)
	}
	y, m, d := now.UTC().Date()
	return edtf.DayOf(y, m, d), nil
}
