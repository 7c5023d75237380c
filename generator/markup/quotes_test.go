package markup

import (
	"strings"
	"testing"
)

func TestQuotes(t *testing.T) {
	for md, want := range map[string]string{
		"'Twas in the '90s, rock 'n' roll, of '68.": "’Twas in the ’90s, rock ’n’ roll, of ’68.",
		"'the end' and 'no' and 'so'":               "‘the end’ and ‘no’ and ‘so’",
		"'Tell 'em', he said":                       "‘Tell ’em’, he said",
		`"Quote"s and "that"`:                       "“Quote”s and “that”",
		`"'Nested' quotes," she said`:               "“‘Nested’ quotes,” she said",
		"It's the dogs' bowl. O'Neill's":            "It’s the dogs’ bowl. O’Neill’s",
		`צה"ל אמר: "הגשר בטוח".`:                    "צה&quot;ל אמר: “הגשר בטוח”.",
		"[[lavrov|the '68 'crisis']]":               `<a href="/desk/entities/lavrov/">the ’68 ‘crisis’</a>`,
		"`'Twas`":                                   "<code>'Twas</code>",
	} {
		if got := strings.TrimSpace(render(t, md)); got != "<p>"+want+"</p>" {
			t.Errorf("%s\ngot  %s\nwant %s", md, got, want)
		}
	}
}
