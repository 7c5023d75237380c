package links

import (
	"testing"

	"onrecord/generator/markup"
)

func TestElsewhere(t *testing.T) {
	for dest, wrong := range map[string]bool{
		"https://a.example/": false, "mailto:a@b.example": false, "tel:+15550100": false, "webcal://a.example/b.ics": false,
		"whatsapp://send?phone=1": false, "tg://resolve?domain=desk": false, "sgnl://signal.me/#p/+1": false,
		"matrix:r/desk:example.org": false, "skype:desk?call": false, "TEL:1": false, "web+desk:a": false,
		"htps://a.example/": true, "tel:": true, "plan:a": true, "javascript:alert(1)": true, "": true,
		"https://a.example/a%20b": false,
	} {
		a := &authored{}
		a.elsewhere(markup.Link{Dest: dest})
		if got := len(a.problems) > 0; got != wrong {
			t.Errorf("%q: reported = %v", dest, got)
		}
	}
}
