package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/golang/protobuf/jsonpb"
	"github.com/golang/protobuf/proto"
	"github.com/pingcap/kvproto/pkg/kvrpcpb"
	"github.com/tikv/client-go/v2/kv"
	"github.com/tikv/client-go/v2/tikv"
	"github.com/tikv/client-go/v2/tikvrpc"
)

type command struct {
	kind    tikvrpc.CmdType
	request func() proto.Message
}

var commands = map[string]command{
	"Get":                 {tikvrpc.CmdGet, func() proto.Message { return &kvrpcpb.GetRequest{} }},
	"BatchGet":            {tikvrpc.CmdBatchGet, func() proto.Message { return &kvrpcpb.BatchGetRequest{} }},
	"Scan":                {tikvrpc.CmdScan, func() proto.Message { return &kvrpcpb.ScanRequest{} }},
	"Prewrite":            {tikvrpc.CmdPrewrite, func() proto.Message { return &kvrpcpb.PrewriteRequest{} }},
	"Commit":              {tikvrpc.CmdCommit, func() proto.Message { return &kvrpcpb.CommitRequest{} }},
	"Cleanup":             {tikvrpc.CmdCleanup, func() proto.Message { return &kvrpcpb.CleanupRequest{} }},
	"BatchRollback":       {tikvrpc.CmdBatchRollback, func() proto.Message { return &kvrpcpb.BatchRollbackRequest{} }},
	"PessimisticLock":     {tikvrpc.CmdPessimisticLock, func() proto.Message { return &kvrpcpb.PessimisticLockRequest{} }},
	"PessimisticRollback": {tikvrpc.CmdPessimisticRollback, func() proto.Message { return &kvrpcpb.PessimisticRollbackRequest{} }},
	"TxnHeartBeat":        {tikvrpc.CmdTxnHeartBeat, func() proto.Message { return &kvrpcpb.TxnHeartBeatRequest{} }},
	"CheckTxnStatus":      {tikvrpc.CmdCheckTxnStatus, func() proto.Message { return &kvrpcpb.CheckTxnStatusRequest{} }},
	"CheckSecondaryLocks": {tikvrpc.CmdCheckSecondaryLocks, func() proto.Message { return &kvrpcpb.CheckSecondaryLocksRequest{} }},
	"ResolveLock":         {tikvrpc.CmdResolveLock, func() proto.Message { return &kvrpcpb.ResolveLockRequest{} }},
	"ScanLock":            {tikvrpc.CmdScanLock, func() proto.Message { return &kvrpcpb.ScanLockRequest{} }},
	"GC":                  {tikvrpc.CmdGC, func() proto.Message { return &kvrpcpb.GCRequest{} }},
	"DeleteRange":         {tikvrpc.CmdDeleteRange, func() proto.Message { return &kvrpcpb.DeleteRangeRequest{} }},
	"MvccGetByKey":        {tikvrpc.CmdMvccGetByKey, func() proto.Message { return &kvrpcpb.MvccGetByKeyRequest{} }},
	"MvccGetByStartTs":    {tikvrpc.CmdMvccGetByStartTs, func() proto.Message { return &kvrpcpb.MvccGetByStartTsRequest{} }},
	"SplitRegion":         {tikvrpc.CmdSplitRegion, func() proto.Message { return &kvrpcpb.SplitRegionRequest{} }},
}

const commandTimeout = 10 * time.Second

// locate remembers where a key's region is now, for commands that are to go there whatever happens meanwhile.
func (t *txnSteps) locate(ctx context.Context, s *txnStep) error {
	bo := tikv.NewBackofferWithVars(ctx, 20_000, nil)
	target, err := t.find(bo, bytesOf(s.Key), s.Follower, true)
	if err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.located[s.As] = target
	return nil
}

func (t *txnSteps) find(bo *tikv.Backoffer, key []byte, follower, fresh bool) (*tikv.RPCContext, error) {
	cache := t.client.GetRegionCache()
	location, err := cache.LocateKey(bo, key)
	if err == nil && fresh {
		cache.InvalidateCachedRegion(location.Region)
		location, err = cache.LocateKey(bo, key)
	}
	if err != nil {
		return nil, err
	}
	from := kv.ReplicaReadLeader
	if follower {
		from = kv.ReplicaReadFollower
	}
	target, err := cache.GetTiKVRPCContext(bo, location.Region, from, 0)
	if err == nil && target == nil {
		err = fmt.Errorf("the region of %x is gone", key)
	}
	return target, err
}

// command sends one request. With `via` it is one attempt to a place located before, and a region error is the reply;
// without, client-go's sender looks the key up and sends again on region errors, as all of its own commands do.
func (t *txnSteps) command(ctx context.Context, s *txnStep) (reply, error) {
	known, ok := commands[s.Command]
	if !ok {
		return nil, fmt.Errorf("unknown command %q", s.Command)
	}
	build := func() (*tikvrpc.Request, error) {
		message := known.request()
		if err := jsonpb.Unmarshal(bytes.NewReader(s.Request), message); err != nil {
			return nil, err
		}
		var requestContext kvrpcpb.Context
		if len(s.Context) > 0 {
			if err := jsonpb.Unmarshal(bytes.NewReader(s.Context), &requestContext); err != nil {
				return nil, err
			}
		}
		return tikvrpc.NewRequest(known.kind, message, requestContext), nil
	}
	var response *tikvrpc.Response
	var err error
	if s.Via == "" {
		response, err = t.send(ctx, bytesOf(s.Key), func(*tikv.KeyLocation) (*tikvrpc.Request, error) { return build() })
	} else {
		response, err = t.sendTo(ctx, s.Via, build)
	}
	if err != nil {
		return nil, err
	}
	message, ok := response.Resp.(proto.Message)
	if !ok {
		return nil, fmt.Errorf("the reply is a %T", response.Resp)
	}
	text, err := (&jsonpb.Marshaler{OrigName: true, EmitDefaults: true}).MarshalToString(message)
	if err != nil {
		return nil, err
	}
	return reply{"reply": json.RawMessage(text)}, nil
}

// sendTo makes one attempt at a place located before; a region error is part of the reply.
func (t *txnSteps) sendTo(ctx context.Context, place string, build func() (*tikvrpc.Request, error)) (*tikvrpc.Response, error) {
	t.mu.Lock()
	target, ok := t.located[place]
	t.mu.Unlock()
	if !ok {
		return nil, fmt.Errorf("no place %q was located", place)
	}
	request, err := build()
	if err != nil {
		return nil, err
	}
	if err := tikvrpc.SetContext(request, target.Meta, target.Peer); err != nil {
		return nil, err
	}
	return t.client.GetTiKVClient().SendRequest(ctx, target.Addr, request, commandTimeout)
}

// send lets client-go's sender find the region of a key and heal region errors, as its own commands do.
func (t *txnSteps) send(ctx context.Context, key []byte, build func(*tikv.KeyLocation) (*tikvrpc.Request, error)) (*tikvrpc.Response, error) {
	bo := tikv.NewBackofferWithVars(ctx, 20_000, nil)
	for {
		location, err := t.client.GetRegionCache().LocateKey(bo, key)
		if err != nil {
			return nil, err
		}
		request, err := build(location)
		if err != nil {
			return nil, err
		}
		response, err := t.client.SendReq(bo, request, location.Region, commandTimeout)
		if err != nil {
			return nil, err
		}
		if response == nil {
			return nil, errors.New("client-go gave up without saying why")
		}
		regionError, err := response.GetRegionError()
		if err != nil || regionError == nil {
			return response, err
		}
		if err := bo.Backoff(tikv.BoRegionMiss(), fmt.Errorf("%s", regionError)); err != nil {
			return nil, err
		}
	}
}
