// Executes raw key-value steps with client-go: one JSON object per line in, one per line out. It knows no expectations.
package main

import (
	"bufio"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/pingcap/kvproto/pkg/kvrpcpb"
	"github.com/tikv/client-go/v2/rawkv"
)

type step struct {
	N       int        `json:"n"`
	Op      string     `json:"op"`
	Key     string     `json:"key"`
	Value   string     `json:"value"`
	Prev    *string    `json:"prev"`
	Keys    []string   `json:"keys"`
	Pairs   [][]string `json:"pairs"`
	TTL     uint64     `json:"ttl"`
	TTLs    []uint64   `json:"ttls"`
	Start   string     `json:"start"`
	End     string     `json:"end"`
	Limit   int        `json:"limit"`
	KeyOnly bool       `json:"keyOnly"`
	Cf      string     `json:"cf"`
	Workers int        `json:"workers"`
	Rounds  int        `json:"rounds"`
}

type reply map[string]any

var operations = []string{"get", "put", "delete", "batchGet", "batchPut", "batchDelete", "deleteRange", "scan", "reverseScan", "getTtl", "cas", "casRace", "checksum", "ttlPerPair", "cf"}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: peer v1|v1ttl HOST:PORT...")
		os.Exit(2)
	}
	version := kvrpcpb.APIVersion_V1
	if os.Args[1] == "v1ttl" {
		version = kvrpcpb.APIVersion_V1TTL
	}
	ctx := context.Background()
	open := func() *rawkv.Client {
		client, err := rawkv.NewClientWithOpts(ctx, os.Args[2:], rawkv.WithAPIVersion(version))
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return client
	}
	client, atomic := open(), open()
	atomic.SetAtomicForCAS(true)

	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	var writing sync.Mutex
	emit := func(r reply) {
		line, _ := json.Marshal(r)
		writing.Lock()
		defer writing.Unlock()
		out.Write(line)
		out.WriteByte('\n')
		out.Flush()
	}
	emit(reply{"ready": true, "peer": "client-go", "version": moduleVersion("github.com/tikv/client-go/v2"), "ops": operations})

	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 512<<20)
	var pending sync.WaitGroup
	for in.Scan() {
		var s step
		if err := json.Unmarshal(in.Bytes(), &s); err != nil {
			emit(reply{"ok": false, "error": err.Error()})
			continue
		}
		pending.Add(1)
		go func() {
			defer pending.Done()
			call, cancel := context.WithTimeout(ctx, 60*time.Second)
			defer cancel()
			begin := time.Now().UnixMicro()
			r, err := execute(call, client, atomic, &s)
			if err != nil {
				r = reply{"ok": false, "error": err.Error()}
			} else {
				r["ok"] = true
			}
			r["n"] = s.N
			r["begin"] = begin
			r["end"] = time.Now().UnixMicro()
			emit(r)
		}()
	}
	pending.Wait()
	client.Close()
	atomic.Close()
}

func execute(ctx context.Context, plain, atomic *rawkv.Client, s *step) (reply, error) {
	var options []rawkv.RawOption
	if s.Cf != "" {
		options = append(options, rawkv.SetColumnFamily(s.Cf))
	}
	if s.KeyOnly {
		options = append(options, rawkv.ScanKeyOnly())
	}
	switch s.Op {
	case "get":
		value, err := plain.Get(ctx, bytesOf(s.Key), options...)
		return reply{"value": maybeHex(value)}, err
	case "put":
		return reply{}, plain.PutWithTTL(ctx, bytesOf(s.Key), bytesOf(s.Value), s.TTL, options...)
	case "delete":
		return reply{}, plain.Delete(ctx, bytesOf(s.Key), options...)
	case "batchGet":
		values, err := plain.BatchGet(ctx, allBytes(s.Keys), options...)
		found := make([]any, len(values))
		for i, value := range values {
			found[i] = maybeHex(value)
		}
		return reply{"values": found}, err
	case "batchPut":
		keys, values := make([][]byte, len(s.Pairs)), make([][]byte, len(s.Pairs))
		for i, pair := range s.Pairs {
			keys[i], values[i] = bytesOf(pair[0]), bytesOf(pair[1])
		}
		return reply{}, plain.BatchPutWithTTL(ctx, keys, values, s.TTLs, options...)
	case "batchDelete":
		return reply{}, plain.BatchDelete(ctx, allBytes(s.Keys), options...)
	case "deleteRange":
		return reply{}, plain.DeleteRange(ctx, bytesOf(s.Start), bytesOf(s.End), options...)
	case "scan":
		keys, values, err := plain.Scan(ctx, bytesOf(s.Start), bytesOf(s.End), s.Limit, options...)
		return reply{"pairs": pairs(keys, values)}, err
	case "reverseScan":
		keys, values, err := plain.ReverseScan(ctx, bytesOf(s.Start), bytesOf(s.End), s.Limit, options...)
		return reply{"pairs": pairs(keys, values)}, err
	case "getTtl":
		ttl, err := plain.GetKeyTTL(ctx, bytesOf(s.Key), options...)
		if ttl == nil {
			return reply{"ttl": nil}, err
		}
		return reply{"ttl": *ttl}, err
	case "cas":
		var previous []byte
		if s.Prev != nil {
			previous = bytesOf(*s.Prev)
		}
		old, swapped, err := atomic.CompareAndSwap(ctx, bytesOf(s.Key), previous, bytesOf(s.Value), options...)
		return reply{"swapped": swapped, "previous": maybeHex(old)}, err
	case "casRace":
		return reply{}, race(ctx, atomic, bytesOf(s.Key), s.Workers, s.Rounds)
	case "checksum":
		sum, err := plain.Checksum(ctx, bytesOf(s.Start), bytesOf(s.End), options...)
		return reply{"crc64": strconv.FormatUint(sum.Crc64Xor, 10), "kvs": sum.TotalKvs, "bytes": sum.TotalBytes}, err
	}
	return nil, fmt.Errorf("unknown operation %q", s.Op)
}

// race counts a key up with compare-and-swap from several goroutines; every round of every worker must count once.
func race(ctx context.Context, client *rawkv.Client, key []byte, workers, rounds int) error {
	failures := make(chan error, workers)
	for w := 0; w < workers; w++ {
		go func() {
			for r := 0; r < rounds; {
				current, err := client.Get(ctx, key)
				if err != nil {
					failures <- err
					return
				}
				count, _ := strconv.Atoi(string(current))
				_, swapped, err := client.CompareAndSwap(ctx, key, current, []byte(strconv.Itoa(count+1)))
				if err != nil {
					failures <- err
					return
				}
				if swapped {
					r++
				}
			}
			failures <- nil
		}()
	}
	for w := 0; w < workers; w++ {
		if err := <-failures; err != nil {
			return err
		}
	}
	return nil
}

func bytesOf(text string) []byte {
	decoded, err := hex.DecodeString(text)
	if err != nil {
		panic(err)
	}
	return decoded
}

func allBytes(texts []string) [][]byte {
	all := make([][]byte, len(texts))
	for i, text := range texts {
		all[i] = bytesOf(text)
	}
	return all
}

func maybeHex(value []byte) any {
	if value == nil {
		return nil
	}
	return hex.EncodeToString(value)
}

func pairs(keys, values [][]byte) [][]string {
	all := make([][]string, len(keys))
	for i := range keys {
		all[i] = []string{hex.EncodeToString(keys[i]), hex.EncodeToString(values[i])}
	}
	return all
}

func moduleVersion(path string) string {
	info, ok := debug.ReadBuildInfo()
	if ok {
		for _, dependency := range info.Deps {
			if strings.EqualFold(dependency.Path, path) {
				return dependency.Version
			}
		}
	}
	return "unknown"
}
