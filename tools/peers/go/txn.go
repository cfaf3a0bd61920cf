package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/pingcap/failpoint"
	"github.com/pingcap/kvproto/pkg/kvrpcpb"
	tikverr "github.com/tikv/client-go/v2/error"
	"github.com/tikv/client-go/v2/kv"
	"github.com/tikv/client-go/v2/tikv"
	"github.com/tikv/client-go/v2/tikvrpc"
	"github.com/tikv/client-go/v2/txnkv"
	"github.com/tikv/client-go/v2/txnkv/transaction"
	"github.com/tikv/client-go/v2/txnkv/txnsnapshot"
	"github.com/tikv/client-go/v2/util"
)

type txnStep struct {
	Op          string          `json:"op"`
	Txn         string          `json:"txn"`
	Key         string          `json:"key"`
	Value       string          `json:"value"`
	Keys        []string        `json:"keys"`
	Start       string          `json:"start"`
	End         string          `json:"end"`
	Limit       int             `json:"limit"`
	Reverse     bool            `json:"reverse"`
	KeyOnly     bool            `json:"keyOnly"`
	Pessimistic bool            `json:"pessimistic"`
	AsyncCommit bool            `json:"asyncCommit"`
	OnePc       bool            `json:"onePc"`
	At          string          `json:"at"`
	Isolation   string          `json:"isolation"`
	Count       int             `json:"count"`
	WaitMs      int64           `json:"waitMs"`
	NoWait      bool            `json:"noWait"`
	After       string          `json:"after"`
	Command     string          `json:"command"`
	As          string          `json:"as"`
	Via         string          `json:"via"`
	Follower    bool            `json:"follower"`
	Context     json.RawMessage `json:"context"`
	Request     json.RawMessage `json:"request"`
}

// readable is what transactions and snapshots have in common.
type readable struct {
	get      func(ctx context.Context, key []byte) ([]byte, error)
	batchGet func(ctx context.Context, keys [][]byte) (map[string][]byte, error)
	iterate  func(s *txnStep) (iterator, error)
}

type iterator interface {
	Valid() bool
	Key() []byte
	Value() []byte
	Next() error
	Close()
}

type openTransaction struct {
	txn  *transaction.KVTxn
	info transaction.TxnInfo
}

// txnSteps executes steps of named transactions and snapshots, and single commands.
type txnSteps struct {
	client    *txnkv.Client
	mu        sync.Mutex
	txns      map[string]*openTransaction
	readables map[string]readable
	located   map[string]*tikv.RPCContext
}

const lockTTLMs = 3000

func openTxn(version kvrpcpb.APIVersion, pd []string) (*txnSteps, error) {
	util.EnableFailpoints()
	// The locks of a client that is killed should not hold up the cases for 20 seconds.
	atomic.StoreUint64(&transaction.ManagedLockTTL, lockTTLMs)
	options := []txnkv.ClientOpt{txnkv.WithAPIVersion(version)}
	if version == kvrpcpb.APIVersion_V2 {
		options = append(options, txnkv.WithKeyspace("DEFAULT"))
	}
	client, err := txnkv.NewClient(pd, options...)
	if err != nil {
		return nil, err
	}
	return &txnSteps{client: client, txns: map[string]*openTransaction{}, readables: map[string]readable{}, located: map[string]*tikv.RPCContext{}}, nil
}

func (t *txnSteps) operations() []string {
	return []string{
		"begin", "get", "batchGet", "scan", "reverseScan", "put", "insert", "delete", "lock", "getForUpdate", "commit", "rollback", "snapshot",
		"pessimistic", "asyncCommit", "onePc", "mode", "at", "isolation", "keyOnly", "noWait", "abandon", "tso", "locate", "command", "locks",
	}
}

func (t *txnSteps) close() { t.client.Close() }

func (t *txnSteps) execute(ctx context.Context, line []byte) (reply, error) {
	var s txnStep
	if err := decodeStep(line, &s); err != nil {
		return nil, err
	}
	// Only transactions of a session may use async commit and one-phase commit.
	ctx = context.WithValue(ctx, util.SessionID, uint64(1))
	switch s.Op {
	case "tso":
		return t.timestamps(ctx, s.Count)
	case "locks":
		return t.locks(ctx, &s)
	case "locate":
		return reply{}, t.locate(ctx, &s)
	case "command":
		return t.command(ctx, &s)
	case "begin":
		return t.begin(&s)
	case "snapshot":
		at, err := t.snapshot(ctx, &s)
		return reply{"startTs": decimal(at)}, err
	case "get", "batchGet", "scan", "reverseScan":
		return t.read(ctx, &s)
	}
	t.mu.Lock()
	open, ok := t.txns[s.Txn]
	t.mu.Unlock()
	if !ok {
		return nil, fmt.Errorf("no transaction %q", s.Txn)
	}
	switch s.Op {
	case "put":
		return reply{}, open.txn.Set(bytesOf(s.Key), bytesOf(s.Value))
	case "insert":
		return reply{}, open.txn.GetMemBuffer().SetWithFlags(bytesOf(s.Key), bytesOf(s.Value), kv.SetPresumeKeyNotExists)
	case "delete":
		return reply{}, open.txn.Delete(bytesOf(s.Key))
	case "lock":
		_, err := t.lock(ctx, open.txn, &s, allBytes(s.Keys), false)
		return reply{}, err
	case "getForUpdate":
		value, err := t.lock(ctx, open.txn, &s, [][]byte{bytesOf(s.Key)}, true)
		return reply{"value": maybeHex(value)}, err
	case "commit":
		if err := open.txn.Commit(ctx); err != nil {
			return nil, err
		}
		return reply{"mode": open.info.TxnCommitMode, "commitTs": decimal(open.info.CommitTS)}, nil
	case "abandon":
		return reply{}, t.abandon(ctx, open.txn, s.After)
	case "rollback":
		return reply{}, open.txn.Rollback()
	}
	return nil, fmt.Errorf("unknown operation %q", s.Op)
}

func (t *txnSteps) timestamps(ctx context.Context, count int) (reply, error) {
	found := make([]string, count)
	for i := range found {
		ts, err := t.client.GetTimestamp(ctx)
		if err != nil {
			return nil, err
		}
		found[i] = decimal(ts)
	}
	return reply{"timestamps": found}, nil
}

// locks lists the keys that are locked now.
func (t *txnSteps) locks(ctx context.Context, s *txnStep) (reply, error) {
	now, err := t.client.GetTimestamp(ctx)
	if err != nil {
		return nil, err
	}
	keys := []string{}
	for start, end := bytesOf(s.Start), bytesOf(s.End); ; {
		var region *tikv.KeyLocation
		response, err := t.send(ctx, start, func(at *tikv.KeyLocation) (*tikvrpc.Request, error) {
			region = at
			until := end
			if len(at.EndKey) > 0 && bytes.Compare(at.EndKey, end) < 0 {
				until = at.EndKey
			}
			return tikvrpc.NewRequest(tikvrpc.CmdScanLock, &kvrpcpb.ScanLockRequest{MaxVersion: now, StartKey: start, EndKey: until}), nil
		})
		if err != nil {
			return nil, err
		}
		found := response.Resp.(*kvrpcpb.ScanLockResponse)
		if found.Error != nil {
			return nil, errors.New(found.Error.String())
		}
		for _, lock := range found.Locks {
			keys = append(keys, hex.EncodeToString(lock.Key))
		}
		if len(region.EndKey) == 0 || bytes.Compare(region.EndKey, end) >= 0 {
			return reply{"locks": keys}, nil
		}
		start = region.EndKey
	}
}

func (t *txnSteps) begin(s *txnStep) (reply, error) {
	var options []tikv.TxnOption
	if s.At != "" {
		at, err := strconv.ParseUint(s.At, 10, 64)
		if err != nil {
			return nil, err
		}
		options = append(options, tikv.WithStartTS(at))
	}
	txn, err := t.client.Begin(options...)
	if err != nil {
		return nil, err
	}
	txn.SetPessimistic(s.Pessimistic)
	txn.SetEnableAsyncCommit(s.AsyncCommit)
	txn.SetEnable1PC(s.OnePc)
	open := &openTransaction{txn: txn}
	txn.SetCommitCallback(func(info string, _ error) { json.Unmarshal([]byte(info), &open.info) })
	t.mu.Lock()
	defer t.mu.Unlock()
	t.txns[s.Txn] = open
	t.readables[s.Txn] = readable{
		get:      txn.Get,
		batchGet: txn.BatchGet,
		iterate: func(s *txnStep) (iterator, error) {
			if s.KeyOnly {
				txn.GetSnapshot().SetKeyOnly(true)
			}
			if s.Op == "reverseScan" {
				return txn.IterReverse(bytesOf(s.Start))
			}
			return txn.Iter(bytesOf(s.Start), bytesOf(s.End))
		},
	}
	return reply{"startTs": decimal(txn.StartTS())}, nil
}

func (t *txnSteps) snapshot(ctx context.Context, s *txnStep) (uint64, error) {
	var at uint64
	var err error
	if s.At == "" {
		at, err = t.client.GetTimestamp(ctx)
	} else {
		at, err = strconv.ParseUint(s.At, 10, 64)
	}
	if err != nil {
		return 0, err
	}
	snapshot := t.client.GetSnapshot(at)
	if level, ok := kvrpcpb.IsolationLevel_value[s.Isolation]; ok {
		snapshot.SetIsolationLevel(txnsnapshot.IsoLevel(level))
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.readables[s.Txn] = readable{
		get:      snapshot.Get,
		batchGet: snapshot.BatchGet,
		iterate: func(s *txnStep) (iterator, error) {
			snapshot.SetKeyOnly(s.KeyOnly)
			if s.Op == "reverseScan" {
				return snapshot.IterReverse(bytesOf(s.Start))
			}
			return snapshot.Iter(bytesOf(s.Start), bytesOf(s.End))
		},
	}
	return at, nil
}

func (t *txnSteps) read(ctx context.Context, s *txnStep) (reply, error) {
	t.mu.Lock()
	from, ok := t.readables[s.Txn]
	t.mu.Unlock()
	if !ok {
		return nil, fmt.Errorf("no transaction or snapshot %q", s.Txn)
	}
	switch s.Op {
	case "get":
		value, err := from.get(ctx, bytesOf(s.Key))
		if tikverr.IsErrNotFound(err) {
			return reply{"value": nil}, nil
		}
		return reply{"value": hex.EncodeToString(value)}, err
	case "batchGet":
		found, err := from.batchGet(ctx, allBytes(s.Keys))
		values := make([]any, len(s.Keys))
		for i, key := range allBytes(s.Keys) {
			if value, ok := found[string(key)]; ok {
				values[i] = hex.EncodeToString(value)
			}
		}
		return reply{"values": values}, err
	}
	iterator, err := from.iterate(s)
	if err != nil {
		return nil, err
	}
	defer iterator.Close()
	pairs := [][]string{}
	for iterator.Valid() && len(pairs) < s.Limit {
		// A reverse iterator has no lower bound in this version: the step's end is it.
		if s.Op == "reverseScan" && string(iterator.Key()) < string(bytesOf(s.End)) {
			break
		}
		pairs = append(pairs, []string{hex.EncodeToString(iterator.Key()), hex.EncodeToString(iterator.Value())})
		if err := iterator.Next(); err != nil {
			return nil, err
		}
	}
	return reply{"pairs": pairs}, nil
}

// lock takes pessimistic locks as an SQL layer does: a statement that lost a race runs again at a newer timestamp.
func (t *txnSteps) lock(ctx context.Context, txn *transaction.KVTxn, s *txnStep, keys [][]byte, wantValue bool) ([]byte, error) {
	wait := kv.LockAlwaysWait
	if s.NoWait {
		wait = kv.LockNoWait
	} else if s.WaitMs > 0 {
		wait = s.WaitMs
	}
	for {
		forUpdateTs, err := t.client.GetTimestamp(ctx)
		if err != nil {
			return nil, err
		}
		lockCtx := kv.NewLockCtx(forUpdateTs, wait, time.Now())
		if wantValue {
			lockCtx.InitReturnValues(len(keys))
		}
		err = txn.LockKeys(ctx, lockCtx, keys...)
		var conflict *tikverr.ErrWriteConflict
		if errors.As(err, &conflict) && txn.IsPessimistic() {
			continue
		}
		if err != nil || !wantValue {
			return nil, err
		}
		locked := lockCtx.Values[string(keys[0])]
		if locked.AlreadyLocked || !txn.IsPessimistic() {
			value, err := txn.Get(ctx, keys[0])
			if tikverr.IsErrNotFound(err) {
				return nil, nil
			}
			return value, err
		}
		if !locked.Exists {
			return nil, nil
		}
		return append([]byte{}, locked.Value...), nil
	}
}

// abandon stops in the middle of a commit, as a client that dies there does, and leaves its locks.
func (t *txnSteps) abandon(ctx context.Context, txn *transaction.KVTxn, after string) error {
	switch after {
	case "prewrite":
		points := map[string]string{"tikvclient/beforeCommit": `return("fail")`, "tikvclient/commitFailedSkipCleanup": "return(true)"}
		return withFailpoints(points, func() error {
			err := txn.Commit(ctx)
			if err == nil {
				return errors.New("the commit was not stopped")
			}
			if err.Error() != "injected failure before commit" {
				return err
			}
			time.Sleep(20 * time.Millisecond)
			return nil
		})
	case "primary":
		points := map[string]string{"tikvclient/beforeCommitSecondaries": `return("skip")`}
		return withFailpoints(points, func() error {
			err := txn.Commit(ctx)
			time.Sleep(20 * time.Millisecond)
			return err
		})
	case "async":
		points := map[string]string{"tikvclient/asyncCommitDoNothing": "return(true)"}
		return withFailpoints(points, func() error {
			err := txn.Commit(ctx)
			time.Sleep(20 * time.Millisecond)
			return err
		})
	}
	return fmt.Errorf("abandon after %q", after)
}

func withFailpoints(points map[string]string, run func() error) error {
	for name, terms := range points {
		if err := failpoint.Enable(name, terms); err != nil {
			return err
		}
		defer failpoint.Disable(name)
	}
	return run()
}

func decimal(ts uint64) string { return strconv.FormatUint(ts, 10) }
