package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/pingcap/kvproto/pkg/kvrpcpb"
	"github.com/tikv/client-go/v2/rawkv"
)

type rawStep struct {
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

// rawSteps executes raw key-value steps.
type rawSteps struct {
	plain, atomic *rawkv.Client
	ops           []string
}

var rawOperations = []string{"get", "put", "delete", "batchGet", "batchPut", "batchDelete", "deleteRange", "scan", "reverseScan", "getTtl", "cas", "casRace", "checksum", "ttlPerPair"}

func openRaw(ctx context.Context, version kvrpcpb.APIVersion, pd []string) (*rawSteps, error) {
	open := func() (*rawkv.Client, error) {
		return rawkv.NewClientWithOpts(ctx, pd, rawkv.WithAPIVersion(version))
	}
	plain, err := open()
	if err != nil {
		return nil, err
	}
	atomic, err := open()
	if err != nil {
		return nil, err
	}
	atomic.SetAtomicForCAS(true)
	ops := rawOperations
	if version != kvrpcpb.APIVersion_V2 {
		ops = append(ops, "cf")
	}
	return &rawSteps{plain: plain, atomic: atomic, ops: ops}, nil
}

func (r *rawSteps) operations() []string { return r.ops }

func (r *rawSteps) close() {
	r.plain.Close()
	r.atomic.Close()
}

func (r *rawSteps) execute(ctx context.Context, line []byte) (reply, error) {
	var s rawStep
	if err := decodeStep(line, &s); err != nil {
		return nil, err
	}
	return executeRaw(ctx, r.plain, r.atomic, &s)
}

func executeRaw(ctx context.Context, plain, atomic *rawkv.Client, s *rawStep) (reply, error) {
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
