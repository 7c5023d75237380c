package markup

import (
	"strings"
	"testing"
)

func TestCJK(t *testing.T) {
	for md, want := range map[string]string{
		"**「橋は安全だ」**と市長は言った。*これは*強調です。**安全。**彼は": "<strong>「橋は安全だ」</strong>と市長は言った。<em>これは</em>強調です。<strong>安全。</strong>彼は",
		"彼は**（笑）**と言った":       "彼は<strong>（笑）</strong>と言った",
		"他说**“桥安全”**。他":       "他说<strong>“桥安全”</strong>。他",
		"他说**“桥安全”**他":        "他说<strong>“桥安全”</strong>他",
		"그는 **“안전하다”**라고 말했다": "그는 <strong>“안전하다”</strong>라고 말했다",
		"**(a)**と":                       "<strong>(a)</strong>と",
		`a**"b"**c`:                      "a**“b”**c",
		"2*3*4 と 5 * 6":                  "2<em>3</em>4 と 5 * 6",
		"桥是\n安全的。":                       "桥是安全的。",
		"桥是  \n安全的。":                     "桥是<br>\n安全的。",
		"**桥是**\n安全":                     "<strong>桥是</strong>安全",
		"桥是\n*安全*\n[的](/a/)":             `桥是<em>安全</em><a href="/desk/a/">的</a>`,
		"桥，\n「安全」":                       "桥，「安全」",
		"橋は\nsafe\nです":                   "橋は\nsafe\nです",
		"다리는\n안전하다":                      "다리는\n안전하다",
		"![桥是\n安全](http://x.test/a.png)": `<img src="http://x.test/a.png" alt="桥是安全" loading="lazy">`,
	} {
		want = "<p>" + want + "</p>"
		if got := strings.TrimSpace(render(t, md)); got != want {
			t.Errorf("%q\ngot  %s\nwant %s", md, got, want)
		}
	}
	text := ReadText(render(t, "甲说：桥是\n安全的。\n\n> 桥\n> **是**\n> 新的。"))
	for _, quote := range []string{"桥是安全的", "桥是新的"} {
		if found, _ := text.Find([]Quote{{Words: quote}}, nil, nil); found[0].Places != 1 {
			t.Errorf("%s is not found in %q", quote, text.Plain)
		}
	}
}
