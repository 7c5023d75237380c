// Package main makes the model of package attribution from the corpus: `go generate
// ./generator/attribution`. It takes minutes, and writes the same model on every
// machine.
package main

import (
	"fmt"
	"os"

	"onrecord/generator/attribution/tagger"
)

func main() {
	if err := generate("model.bin"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// generate writes the model of all texts of the corpus. It is run in the folder of package
// attribution.
func generate(path string) error {
	corpus, err := readCorpora("corpus/train.jsonl.gz", "corpus/held-out.jsonl.gz")
	if err != nil {
		return err
	}
	return os.WriteFile(path, tagger.Compress(train(corpus).Append(nil)), 0o644)
}
