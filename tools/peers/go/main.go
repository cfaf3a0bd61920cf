// Executes key-value steps with client-go: one JSON object per line in, one per line out. It knows no expectations.
package main

import (
	"bufio"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/pingcap/kvproto/pkg/kvrpcpb"
	"github.com/pingcap/log"
	"go.uber.org/zap"
)

type reply map[string]any

// steps is one way to use the client: raw keys or transactions.
type steps interface {
	operations() []string
	execute(ctx context.Context, line []byte) (reply, error)
	close()
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: peer v1|v1ttl|v2|txn|txn-v2 HOST:PORT...")
		os.Exit(2)
	}
	log.ReplaceGlobals(zap.NewNop(), &log.ZapProperties{})
	ctx := context.Background()
	client, err := open(ctx, os.Args[1], os.Args[2:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}

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
	emit(reply{"ready": true, "peer": "client-go", "version": moduleVersion("github.com/tikv/client-go/v2"), "ops": client.operations()})

	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 512<<20)
	var pending sync.WaitGroup
	for in.Scan() {
		line := append([]byte(nil), in.Bytes()...)
		pending.Add(1)
		go func() {
			defer pending.Done()
			call, cancel := context.WithTimeout(ctx, 60*time.Second)
			defer cancel()
			var numbered struct {
				N int `json:"n"`
			}
			json.Unmarshal(line, &numbered)
			begin := time.Now().UnixMicro()
			r, err := client.execute(call, line)
			if err != nil {
				r = reply{"ok": false, "error": err.Error()}
			} else {
				r["ok"] = true
			}
			r["n"] = numbered.N
			r["begin"] = begin
			r["end"] = time.Now().UnixMicro()
			emit(r)
		}()
	}
	pending.Wait()
	client.close()
}

func open(ctx context.Context, mode string, pd []string) (steps, error) {
	switch mode {
	case "v1":
		return openRaw(ctx, kvrpcpb.APIVersion_V1, pd)
	case "v1ttl":
		return openRaw(ctx, kvrpcpb.APIVersion_V1TTL, pd)
	case "v2":
		return openRaw(ctx, kvrpcpb.APIVersion_V2, pd)
	case "txn":
		return openTxn(kvrpcpb.APIVersion_V1, pd)
	case "txn-v2":
		return openTxn(kvrpcpb.APIVersion_V2, pd)
	}
	return nil, fmt.Errorf("unknown mode %q", mode)
}

func decodeStep(line []byte, step any) error {
	return json.Unmarshal(line, step)
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
