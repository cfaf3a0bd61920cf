package main

import (
	"context"
	"fmt"
	"math/rand"

	"github.com/tikv/client-go/v2/config"
	"github.com/tikv/client-go/v2/rawkv"
	"github.com/tikv/client-go/v2/txnkv"
)

type load struct {
	inFlight, keys int
	value          []byte
	pd             []string
}

// One call of a worker, which has a source of random numbers of its own.
type call func(worker int, random *rand.Rand) error

func operationNamed(ctx context.Context, name string, with load) (call, error) {
	switch name {
	case "get", "put":
		client, err := rawkv.NewClient(ctx, with.pd, config.Security{})
		if err != nil {
			return nil, err
		}
		if name == "get" {
			return func(_ int, random *rand.Rand) error {
				_, err := client.Get(ctx, rawKey(random.Intn(with.keys)))
				return err
			}, nil
		}
		return func(_ int, random *rand.Rand) error {
			return client.Put(ctx, rawKey(random.Intn(with.keys)), with.value)
		}, nil
	}
	client, err := txnkv.NewClient(with.pd)
	if err != nil {
		return nil, err
	}
	switch name {
	case "snapshot-get":
		timestamp, err := client.GetTimestamp(ctx)
		if err != nil {
			return nil, err
		}
		snapshot := client.GetSnapshot(timestamp)
		return func(_ int, random *rand.Rand) error {
			_, err := snapshot.Get(ctx, txnKey(random.Intn(with.keys)))
			return err
		}, nil
	case "begin-get":
		return func(_ int, random *rand.Rand) error {
			txn, err := client.Begin()
			if err != nil {
				return err
			}
			if _, err = txn.Get(ctx, txnKey(random.Intn(with.keys))); err != nil {
				return err
			}
			return txn.Rollback()
		}, nil
	case "txn-1":
		return transactions(ctx, client, with, 1, false), nil
	case "txn-10":
		return transactions(ctx, client, with, 10, false), nil
	case "txn-1-1pc":
		return transactions(ctx, client, with, 1, true), nil
	case "txn-10-1pc":
		return transactions(ctx, client, with, 10, true), nil
	}
	return nil, fmt.Errorf("unknown operation %s", name)
}

// Every worker walks through keys of its own, so that none meets another's locks. Two phases are the library's default;
// shorter lets it choose async commit and 1PC.
func transactions(ctx context.Context, client *txnkv.Client, with load, size int, shorter bool) call {
	slots := with.keys / with.inFlight
	next := make([]int, with.inFlight)
	return func(worker int, _ *rand.Rand) error {
		txn, err := client.Begin()
		if err != nil {
			return err
		}
		if shorter {
			txn.SetEnableAsyncCommit(true)
			txn.SetEnable1PC(true)
		}
		for i := 0; i < size; i++ {
			key := txnKey(next[worker]*with.inFlight + worker)
			next[worker] = (next[worker] + 1) % slots
			if err := txn.Set(key, with.value); err != nil {
				return err
			}
		}
		return txn.Commit(ctx)
	}
}

func rawKey(index int) []byte {
	return []byte(fmt.Sprintf("bench/%08d", index))
}

// Neighbours in number lie all over the key space.
func txnKey(index int) []byte {
	key := []byte(fmt.Sprintf("?ench/%08d", index))
	key[0] = byte(uint32(index) * 0x9E3779B1 >> 24)
	return key
}
