package page

import (
	"strings"
	"testing"
)

// TestNamesOfAnotherDirection looks for Persian names and titles on pages in English: each stands
// in an element of its own direction, and a Persian article's words say that they are Persian.
func TestNamesOfAnotherDirection(t *testing.T) {
	s := plan(t, `-- content/entities/e.toml --
[[entity]]
id = "rezaei"
name = "علی رضایی"
[[entity]]
id = "clerk"
name = "A. Clerk"
-- content/articles/speech.md --
+++
title = "سخنرانی در کابل"
date = 2021-03-01
language = "fa"
+++
او گفت: «ما تا تابستان می رویم». علی رضایی از [[claim:d|آن]] گفت.
-- content/claims/c.toml --
[[claim]]
id = "c"
kind = "pledge"
title = "They will be gone by summer"
said = "2021-03-01"
speaker = "rezaei"
on_behalf_of = "rezaei"
[[claim.appearance]]
article = "speech"
quote = "ما تا تابستان می رویم"
translation = "We will be gone by summer"
[[claim]]
id = "d"
kind = "statement"
title = "It is so"
said = "2021-03-01"
speaker = "clerk"
told_by = "rezaei"
[[claim.appearance]]
publisher = "P"
`)
	for path, wants := range map[string][]string{
		"claims/c/index.html": {`<a class="speaker" href="/desk/entities/rezaei/"><bdi>علی رضایی</bdi></a>`,
			`<a href="/desk/articles/speech/#claim-c"><bdi>سخنرانی در کابل</bdi></a>`,
			`<blockquote lang="fa" dir="rtl">`, `<blockquote class="translation"><p>We will be gone by summer</p>`},
		"claims/index.html":   {"<bdi>It is so, according to \u2068علی رضایی\u2069</bdi>", `<bdi>علی رضایی</bdi></a>`},
		"articles/index.html": {`lang="fa" dir="rtl"><bdi>سخنرانی در کابل</bdi></a>`},
		"entities/index.html": {`<bdi>علی رضایی</bdi></a>`},
		"entities/rezaei/index.html": {`<h1><bdi>علی رضایی</bdi></h1>`,
			`<p class="sentence"><bdi lang="fa" dir="rtl"><b>علی رضایی</b>`},
		"claims/d/index.html":        {`<span class="sentence" lang="fa" dir="rtl">`},
		"articles/speech/index.html": {`<h1 lang="fa" dir="rtl">`, `<div class="passage" lang="fa" dir="rtl">`},
		"embed/claims/c/index.html":  {`<bdi>علی رضایی</bdi>`, `lang="fa" dir="rtl"`, "We will be gone by summer"},
		"feed.xml":                   {`lang=&#34;fa&#34; dir=&#34;rtl&#34;`, "We will be gone by summer"},
		"entities/clerk/index.html":  {"<h1>A. Clerk</h1>"},
	} {
		page := text(t, s, path)
		for _, want := range wants {
			if !strings.Contains(page, want) {
				t.Errorf("%s has no %s", path, want)
			}
		}
	}
}
