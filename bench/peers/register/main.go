// SPDX-License-Identifier: EUPL-1.2

// The peer of "bench register": golang.org/x/mod/sumdb/tlog and note, timed by themselves.
// Each line on standard input is a command; the answer is seconds and a value to compare.
package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"math/rand"
	"os"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, at := range indexes {
		found[i] = s[at]
	}
	return found, nil
}

func entry(i int64) []byte {
	data := make([]byte, 200)
	binary.BigEndian.PutUint64(data, uint64(i))
	return data
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func appendAll(count int64) stored {
	var all stored
	for i := int64(0); i < count; i++ {
		hashes, err := tlog.StoredHashes(i, entry(i), all)
		must(err)
		all = append(all, hashes...)
	}
	return all
}

func main() {
	size := int64(0)
	var tree stored
	var root tlog.Hash
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var command, file, key string
		var count int64
		_, err := fmt.Sscan(lines.Text(), &command, &count, &file, &key)
		if err != nil && command == "verify" {
			must(err)
		}
		start := time.Now()
		value := ""
		switch command {
		case "append":
			tree, size = appendAll(count), count
			root, err = tlog.TreeHash(size, tree)
			must(err)
			value = root.String()
		case "prove":
			random := rand.New(rand.NewSource(1))
			for i := int64(0); i < count; i++ {
				at := random.Int63n(size)
				proof, err := tlog.ProveRecord(size, at, tree)
				must(err)
				must(tlog.CheckRecord(proof, size, root, at, tree[tlog.StoredHashIndex(0, at)]))
			}
			value = "proved"
		case "verify":
			text, err := os.ReadFile(file)
			must(err)
			verifier, err := note.NewVerifier(key)
			must(err)
			for i := int64(0); i < count; i++ {
				_, err := note.Open(text, note.VerifierList(verifier))
				must(err)
			}
			value = "verified"
		case "check":
			must(checkLog(file, key))
			value = "checked"
		}
		fmt.Printf("%.9f %s\n", time.Since(start).Seconds(), value)
	}
}

// checkLog opens the checkpoint in a directory and recomputes its root from the entry bundles.
func checkLog(folder, key string) error {
	text, err := os.ReadFile(folder + "/checkpoint")
	if err != nil {
		return err
	}
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return err
	}
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return err
	}
	var origin, hash string
	var size int64
	if _, err := fmt.Sscanf(opened.Text, "%s\n%d\n%s\n", &origin, &size, &hash); err != nil {
		return err
	}
	var all stored
	for bundle := int64(0); bundle*256 < size; bundle++ {
		width := size - bundle*256
		path := fmt.Sprintf("%s/tile/entries/%s", folder, number(bundle))
		if width < 256 {
			path += fmt.Sprintf(".p/%d", width)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for i := bundle * 256; len(data) > 0; i++ {
			length := binary.BigEndian.Uint16(data)
			hashes, err := tlog.StoredHashes(i, data[2:2+length], all)
			if err != nil {
				return err
			}
			all = append(all, hashes...)
			data = data[2+length:]
		}
	}
	root, err := tlog.TreeHash(size, all)
	if err != nil {
		return err
	}
	if root.String() != hash {
		return fmt.Errorf("root %s, checkpoint %s", root, hash)
	}
	return nil
}

func number(n int64) string {
	text := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		text = fmt.Sprintf("x%03d/%s", n%1000, text)
	}
	return text
}
