package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// go run pack.go KIND OUT: packs the tree t. KIND is zip or tar or tgz, and what is special about it: zip-stored, zip-dated, zip-epoch,
// tar-epoch, tar-owned. go run pack.go gzip OUT FILE packs one file.
func main() {
	kind, variant, _ := strings.Cut(os.Args[1], "-")
	out, err := os.Create(os.Args[2])
	check(err)
	defer out.Close()
	switch kind {
	case "gzip":
		data, err := os.ReadFile(os.Args[3])
		check(err)
		w := gzip.NewWriter(out)
		_, err = w.Write(data)
		check(err)
		check(w.Close())
	case "zip":
		packZip(out, variant)
	case "tgz":
		w := gzip.NewWriter(out)
		packTar(w, variant)
		check(w.Close())
	default:
		packTar(out, variant)
	}
}

func packZip(out io.Writer, variant string) {
	z := zip.NewWriter(out)
	walk(func(path string, info fs.FileInfo) {
		header := &zip.FileHeader{Name: path, Method: zip.Deflate}
		if variant == "stored" {
			header.Method = zip.Store
		} else if variant == "dated" {
			header.Modified = info.ModTime().UTC()
		} else if variant == "epoch" {
			header.Modified = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
		}
		w, err := z.CreateHeader(header)
		check(err)
		copyFile(w, path)
	})
	check(z.Close())
}

func packTar(out io.Writer, variant string) {
	w := tar.NewWriter(out)
	walk(func(path string, info fs.FileInfo) {
		header := &tar.Header{Name: path, Mode: int64(info.Mode().Perm()), Size: info.Size(), ModTime: info.ModTime()}
		if variant == "epoch" {
			header.ModTime = time.Unix(0, 0)
		} else if variant == "owned" {
			header.Uid, header.Gid, header.Uname, header.Gname = 1000, 1000, "ci", "ci"
		}
		check(w.WriteHeader(header))
		copyFile(w, path)
	})
	check(w.Close())
}

func walk(visit func(path string, info fs.FileInfo)) {
	check(filepath.WalkDir("t", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		check(err)
		visit(path, info)
		return nil
	}))
}

func copyFile(w io.Writer, path string) {
	in, err := os.Open(path)
	check(err)
	defer in.Close()
	_, err = io.Copy(w, in)
	check(err)
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
