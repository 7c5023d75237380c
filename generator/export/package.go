package export

import "strings"

// dataPackage returns data/datapackage.json: a Frictionless Data Package that describes
// the site's data files.
func (x *Exporter) dataPackage() ([]byte, error) {
	set := x.docket.Settings
	on := set.Outputs
	p := dataPackage{Profile: "data-package", Name: "claims", Title: set.Title, Description: set.Description,
		Resources: []resource{}}
	if strings.Contains(set.BaseURL, "://") {
		p.Homepage, p.ID = set.Absolute("data/"), set.Absolute(packagePath)
	}
	p.Contributors = []contributor{{x.Publisher(), "publisher", set.Publisher.URL}}
	if l := x.Licence(); l.Name != "" || l.URL != "" {
		p.Licences = []licence{{l.Name, l.URL}}
	}
	if on.CSV {
		p.Resources = append(p.Resources, x.csvResource())
	}
	if on.JSON {
		p.Resources = append(p.Resources, resource{Profile: "data-resource", Name: "claims-json", Path: "claims.json",
			Title: "Claims, whole records", Format: "json",
			MediaType: "application/json", Encoding: "utf-8", JSONSchema: "claims.schema.json"})
	}
	if on.SQLite {
		p.Resources = append(p.Resources, resource{Profile: "data-resource", Name: "docket", Path: "docket.sqlite",
			Title: "The whole docket as a database", Format: "sqlite",
			MediaType: "application/vnd.sqlite3"})
	}
	return indented(p)
}

type (
	dataPackage struct {
		Profile      string        `json:"profile"`
		Name         string        `json:"name"`
		ID           string        `json:"id,omitempty"`
		Title        string        `json:"title"`
		Description  string        `json:"description,omitempty"`
		Homepage     string        `json:"homepage,omitempty"`
		Contributors []contributor `json:"contributors,omitempty"`
		Licences     []licence     `json:"licenses,omitempty"`
		Resources    []resource    `json:"resources"`
	}
	contributor struct {
		Title string `json:"title"`
		Role  string `json:"role"`
		Path  string `json:"path,omitempty"`
	}
	licence struct {
		Name string `json:"name,omitempty"`
		Path string `json:"path,omitempty"`
	}
	resource struct {
		Profile   string `json:"profile"`
		Name      string `json:"name"`
		Path      string `json:"path"`
		Title     string `json:"title"`
		Format    string `json:"format"`
		MediaType string `json:"mediatype"`
		Encoding  string `json:"encoding,omitempty"`
		// Where the records are described; not a property of the standard, which allows others.
		JSONSchema string       `json:"jsonSchema,omitempty"`
		Dialect    *dialect     `json:"dialect,omitempty"`
		Schema     *tableSchema `json:"schema,omitempty"`
	}
	dialect struct {
		Delimiter      string `json:"delimiter"`
		LineTerminator string `json:"lineTerminator"`
		QuoteChar      string `json:"quoteChar"`
		DoubleQuote    bool   `json:"doubleQuote"`
		Header         bool   `json:"header"`
	}
	tableSchema struct {
		Fields     []field  `json:"fields"`
		PrimaryKey string   `json:"primaryKey"`
		Missing    []string `json:"missingValues"`
	}
	field struct {
		Name        string      `json:"name"`
		Type        string      `json:"type"`
		Description string      `json:"description,omitempty"`
		Constraints constraints `json:"constraints,omitzero"`
	}
	constraints struct {
		Required bool     `json:"required,omitempty"`
		Unique   bool     `json:"unique,omitempty"`
		Enum     []string `json:"enum,omitempty"`
	}
)

// csvResource describes claims.csv column by column.
func (x *Exporter) csvResource() resource {
	r := resource{Profile: "tabular-data-resource", Name: "claims", Path: "claims.csv", Title: "Claims, one a row",
		Format: "csv", MediaType: "text/csv", Encoding: "utf-8",
		Dialect: &dialect{",", "\r\n", `"`, true, true}, Schema: &tableSchema{PrimaryKey: "id", Missing: []string{""}}}
	for _, c := range Columns {
		f := field{Name: c.Name, Type: c.Type, Description: c.Text}
		f.Constraints = constraints{Required: c.Required, Unique: c.Name == "id", Enum: c.Choices}
		r.Schema.Fields = append(r.Schema.Fields, f)
	}
	return r
}
