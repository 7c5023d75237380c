package markup

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// quoteParser writes straight quotes in typographic form where goldmark's typographer,
// which comes after it, takes the wrong one.
//
//	'Twas in '68     ’Twas in ’68    an apostrophe
//	'the end'        ‘the end’       goldmark takes 't for the beginning of 'twas
//	"Quote"s         “Quote”s
//	צה"ל             צה"ל            a mark within a Hebrew acronym
type quoteParser struct{}

func (quoteParser) Trigger() []byte { return []byte{'\'', '"'} }

func (quoteParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	after, _ := utf8.DecodeRune(append(line[1:len(line):len(line)], ' '))
	form := ""
	switch {
	case line[0] == '"':
		if latin(before) && latin(after) && quotesBefore(block.Source(), segment.Start)%2 == 1 {
			form = "”"
		}
	case flanks(after, before) && !flanks(before, after):
		form = openingForm(line[1:])
	case flanks(before, after) && !flanks(after, before):
		form = "’" // the end of a quotation, or of dogs'
	}
	if form == "" {
		return nil
	}
	block.Advance(1)
	n := ast.NewString([]byte(form))
	n.SetCode(true)
	return n
}

func latin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// flanks reports whether a quotation mark may stand at a character, with another character
// on its other side, as CommonMark has it for emphasis.
func flanks(at, other rune) bool {
	return !util.IsSpaceRune(at) && (!util.IsPunctRune(at) || util.IsSpaceRune(other) || util.IsPunctRune(other))
}

// openingForm returns the form of a single quote before a word.
func openingForm(rest []byte) string {
	end := 0
	for end < len(rest) && (isWord(rest[end]) || rest[end] >= utf8.RuneSelf) {
		end++
	}
	switch word := strings.ToLower(string(rest[:end])); word {
	case "twas", "tis", "twere", "twill", "til", "em", "n", "nuff", "cuz", "bout", "neath":
		return "’"
	case "":
		return ""
	default:
		if year := strings.TrimSuffix(word, "s"); len(year) == 2 && isNumber([]byte(year)) {
			return "’"
		}
	}
	if bytes.IndexByte([]byte("tenl"), rest[0]) >= 0 {
		return "‘"
	}
	return ""
}

// quotesBefore returns the number of straight double quotes in a paragraph before a place.
func quotesBefore(source []byte, at int) int {
	start := max(0, bytes.LastIndex(source[:at], []byte("\n\n")))
	return bytes.Count(source[start:at], []byte(`"`))
}
