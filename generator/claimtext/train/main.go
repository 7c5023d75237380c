// Command train makes the models of package claimtext from the corpus: kinds.model and
// worth.model in the working folder. The same corpus gives the same bytes on every machine.
//
//	go generate ./generator/claimtext
package main

import (
	"flag"
	"fmt"
	"os"

	"onrecord/generator/attribution/corpus"
)

func main() {
	folder := flag.String("corpus", "../attribution/corpus", "folder of the corpus")
	flag.Parse()
	if err := run(*folder); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(folder string) error {
	texts, err := corpus.All(folder)
	if err != nil {
		return err
	}
	for file, model := range models(texts) {
		if err := os.WriteFile(file, model.Encode(), 0o644); err != nil {
			return err
		}
	}
	return nil
}
