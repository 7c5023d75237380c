package edtf_test

import (
	"fmt"

	"onrecord/generator/edtf"
)

func Example() {
	for _, s := range []string{"2021-07-02", "2021-08~", "2021-24", "../2021-09-11", "2 July 2021"} {
		d, err := edtf.Parse(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s to %s: %s\n", d.Lower(), d.Upper(), d.Format(edtf.English()))
	}
	// Output:
	// 2021-07-02 to 2021-07-02: 2 July 2021
	// 2021-08-01 to 2021-08-31: about August 2021
	// 2021-12-01 to 2022-02-28: winter 2021–22
	// .. to 2021-09-11: by 11 September 2021
	// "2 July 2021": a date begins with a year of four digits; write "2021-07-02"
}
