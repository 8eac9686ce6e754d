// Reads JSON and writes it as encoding/json does; an argument is the indentation.
package main

import (
	"encoding/json"
	"io"
	"os"
)

func main() {
	read, err := io.ReadAll(os.Stdin)
	var value any
	if err == nil {
		err = json.Unmarshal(read, &value)
	}
	if err != nil {
		panic(err)
	}
	written, _ := json.Marshal(value)
	if len(os.Args) > 1 {
		written, _ = json.MarshalIndent(value, "", os.Args[1])
	}
	os.Stdout.Write(append(written, '\n'))
}
