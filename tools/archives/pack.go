package main

import (
	"archive/zip"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// go run pack.go zip OUT: the tree t; go run pack.go gzip OUT FILE.
func main() {
	out, err := os.Create(os.Args[2])
	check(err)
	defer out.Close()
	if os.Args[1] == "gzip" {
		w := gzip.NewWriter(out)
		data, err := os.ReadFile(os.Args[3])
		check(err)
		_, err = w.Write(data)
		check(err)
		check(w.Close())
		return
	}
	z := zip.NewWriter(out)
	check(filepath.WalkDir("t", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		w, err := z.Create(path)
		if err != nil {
			return err
		}
		in, err := os.Open(path)
		if err != nil {
			return err
		}
		defer in.Close()
		_, err = io.Copy(w, in)
		return err
	}))
	check(z.Close())
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
