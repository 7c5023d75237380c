package draft

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Answer is a claim that an outside extractor proposes: one line of JSON. Article may be left
// out where it was asked about one.
type Answer struct {
	Article      string   `json:"article"`
	Quote        string   `json:"quote"`
	Prefix       string   `json:"prefix"`
	Suffix       string   `json:"suffix"`
	Title        string   `json:"title"`
	Kind         string   `json:"kind"`
	Speaker      texts    `json:"speaker"` // ids, names, or words of the text
	Said         string   `json:"said"`
	SaidText     string   `json:"said_text"` // words of the text
	Event        string   `json:"event"`
	Deadline     string   `json:"deadline"`
	DeadlineText string   `json:"deadline_text"` // words of the text
	Bound        string   `json:"bound"`
	Condition    string   `json:"condition"` // words of the text
	Progress     quantity `json:"progress"`
	Likelihood   string   `json:"likelihood"` // words of the text
	Asked        texts    `json:"asked"`      // ids
	Figure       *struct {
		Measure string   `json:"measure"`
		Value   quantity `json:"value"`
		Unit    string   `json:"unit"`
	} `json:"figure"`
	Threat *struct {
		Response   string `json:"response"`
		Instrument string `json:"instrument"`
		Trend      string `json:"trend"`
		Actor      texts  `json:"actor"` // ids
		ActorText  string `json:"actor_text"`
		Target     texts  `json:"target"` // ids
		TargetText string `json:"target_text"`
	} `json:"threat"`
	Confidence float64 `json:"confidence"`
	Why        string  `json:"why"`
}

// texts is a list of texts, or one text.
type texts []string

// UnmarshalJSON reads a text or a list of texts.
func (t *texts) UnmarshalJSON(data []byte) error {
	if strings.HasPrefix(string(data), "[") {
		return json.Unmarshal(data, (*[]string)(t))
	}
	var one string
	err := json.Unmarshal(data, &one)
	if *t = nil; one != "" {
		*t = texts{one}
	}
	return err
}

// quantity is a number as the content format writes it: "40", ">90", "13..20".
type quantity string

// UnmarshalJSON reads a number or a text.
func (q *quantity) UnmarshalJSON(data []byte) error {
	var text string
	if err := json.Unmarshal(data, &text); err == nil {
		*q = quantity(text)
		return nil
	}
	var number json.Number
	err := json.Unmarshal(data, &number)
	*q = quantity(number)
	return err
}

// ReadAnswer reads a line of JSON.
func ReadAnswer(line []byte) (a Answer, err error) {
	d := json.NewDecoder(strings.NewReader(string(line)))
	d.DisallowUnknownFields()
	if err = d.Decode(&a); err != nil {
		return a, fmt.Errorf("it is no claim as JSON: %w", err)
	}
	if d.More() {
		return a, fmt.Errorf("it is no claim as JSON: something stands behind the object")
	}
	return a, nil
}
