import * as coprocessor from './gen/coprocessor.js';
import * as kvrpcpb from './gen/kvrpcpb.js';
import * as tikvpb from './gen/tikvpb.js';
import * as getCodecs from './batch/get-codecs.js';
import * as rawCodecs from './batch/raw-codecs.js';
import { command, type AnyCommand } from './command.js';

/** Every RPC of `tikvpb.Tikv` that clients call, by its name in the service. */
export const commands = {
  KvGet: command('KvGet', kvrpcpb.GetRequest, kvrpcpb.GetResponse, {
    batch: 1,
    mode: 'read',
    family: 'txn',
    requestKeys: { key: 'key' },
    responseKeys: { regionError: 'regionError', error: 'keyError' },
    hotRequest: getCodecs.getRequest,
    hotResponse: getCodecs.getResponse,
  }),
  KvScan: command('KvScan', kvrpcpb.ScanRequest, kvrpcpb.ScanResponse, {
    batch: 2,
    mode: 'read',
    family: 'txn',
    requestKeys: { startKey: 'rangeStart', endKey: 'rangeEnd' },
    responseKeys: { regionError: 'regionError', 'pairs[]': 'pair', error: 'keyError' },
  }),
  KvPrewrite: command('KvPrewrite', kvrpcpb.PrewriteRequest, kvrpcpb.PrewriteResponse, {
    batch: 3,
    mode: 'write',
    family: 'txn',
    requestKeys: { 'mutations[].key': 'key', primaryLock: 'key', 'secondaries[]': 'key' },
    responseKeys: { regionError: 'regionError', 'errors[]': 'keyError' },
  }),
  KvPessimisticLock: command('KvPessimisticLock', kvrpcpb.PessimisticLockRequest, kvrpcpb.PessimisticLockResponse, {
    batch: 23,
    mode: 'write',
    family: 'txn',
    requestKeys: { 'mutations[].key': 'key', primaryLock: 'key' },
    responseKeys: { regionError: 'regionError', 'errors[]': 'keyError' },
  }),
  KVPessimisticRollback: command(
    'KVPessimisticRollback',
    kvrpcpb.PessimisticRollbackRequest,
    kvrpcpb.PessimisticRollbackResponse,
    {
      batch: 24,
      mode: 'write',
      family: 'txn',
      requestKeys: { 'keys[]': 'key' },
      responseKeys: { regionError: 'regionError', 'errors[]': 'keyError' },
    },
  ),
  KvTxnHeartBeat: command('KvTxnHeartBeat', kvrpcpb.TxnHeartBeatRequest, kvrpcpb.TxnHeartBeatResponse, {
    batch: 26,
    mode: 'write',
    family: 'txn',
    requestKeys: { primaryLock: 'key' },
    responseKeys: { regionError: 'regionError', error: 'keyError' },
  }),
  KvCheckTxnStatus: command('KvCheckTxnStatus', kvrpcpb.CheckTxnStatusRequest, kvrpcpb.CheckTxnStatusResponse, {
    batch: 25,
    mode: 'write',
    family: 'txn',
    requestKeys: { primaryKey: 'key' },
    responseKeys: { regionError: 'regionError', error: 'keyError', lockInfo: 'lockInfo' },
  }),
  KvCheckSecondaryLocks: command(
    'KvCheckSecondaryLocks',
    kvrpcpb.CheckSecondaryLocksRequest,
    kvrpcpb.CheckSecondaryLocksResponse,
    {
      batch: 33,
      mode: 'write',
      family: 'txn',
      requestKeys: { 'keys[]': 'key' },
      responseKeys: { regionError: 'regionError', error: 'keyError', 'locks[]': 'lockInfo' },
    },
  ),
  KvCommit: command('KvCommit', kvrpcpb.CommitRequest, kvrpcpb.CommitResponse, {
    batch: 4,
    mode: 'write',
    family: 'txn',
    requestKeys: { 'keys[]': 'key', primaryKey: 'optionalKey' },
    responseKeys: { regionError: 'regionError', error: 'keyError' },
  }),
  KvImport: command('KvImport', kvrpcpb.ImportRequest, kvrpcpb.ImportResponse, {
    batch: 5,
    mode: 'write',
    family: 'txn',
    requestKeys: { 'mutations[].key': 'key' },
    responseKeys: { regionError: 'regionError' },
  }),
  KvCleanup: command('KvCleanup', kvrpcpb.CleanupRequest, kvrpcpb.CleanupResponse, {
    batch: 6,
    mode: 'write',
    family: 'txn',
    requestKeys: { key: 'key' },
    responseKeys: { regionError: 'regionError', error: 'keyError' },
  }),
  KvBatchGet: command('KvBatchGet', kvrpcpb.BatchGetRequest, kvrpcpb.BatchGetResponse, {
    batch: 7,
    mode: 'read',
    family: 'txn',
    requestKeys: { 'keys[]': 'key' },
    responseKeys: { regionError: 'regionError', 'pairs[]': 'pair', error: 'keyError' },
  }),
  KvBatchRollback: command('KvBatchRollback', kvrpcpb.BatchRollbackRequest, kvrpcpb.BatchRollbackResponse, {
    batch: 8,
    mode: 'write',
    family: 'txn',
    requestKeys: { 'keys[]': 'key' },
    responseKeys: { regionError: 'regionError', error: 'keyError' },
  }),
  KvScanLock: command('KvScanLock', kvrpcpb.ScanLockRequest, kvrpcpb.ScanLockResponse, {
    batch: 9,
    mode: 'read',
    family: 'txn',
    requestKeys: { startKey: 'rangeStart', endKey: 'rangeEnd' },
    responseKeys: { regionError: 'regionError', error: 'keyError', 'locks[]': 'lockInfo' },
  }),
  KvResolveLock: command('KvResolveLock', kvrpcpb.ResolveLockRequest, kvrpcpb.ResolveLockResponse, {
    batch: 10,
    mode: 'write',
    family: 'txn',
    requestKeys: { 'keys[]': 'key' },
    responseKeys: { regionError: 'regionError', error: 'keyError' },
  }),
  KvGC: command('KvGC', kvrpcpb.GCRequest, kvrpcpb.GCResponse, {
    batch: 11,
    mode: 'write',
    family: 'txn',
    responseKeys: { regionError: 'regionError', error: 'keyError' },
  }),
  KvDeleteRange: command('KvDeleteRange', kvrpcpb.DeleteRangeRequest, kvrpcpb.DeleteRangeResponse, {
    batch: 12,
    mode: 'write',
    family: 'txn',
    requestKeys: { startKey: 'rangeStart', endKey: 'rangeEnd' },
    responseKeys: { regionError: 'regionError' },
  }),
  KvPrepareFlashbackToVersion: command(
    'KvPrepareFlashbackToVersion',
    kvrpcpb.PrepareFlashbackToVersionRequest,
    kvrpcpb.PrepareFlashbackToVersionResponse,
    {
      batch: 36,
      mode: 'write',
      family: 'txn',
      requestKeys: { startKey: 'rangeStart', endKey: 'rangeEnd' },
      responseKeys: { regionError: 'regionError' },
    },
  ),
  KvFlashbackToVersion: command(
    'KvFlashbackToVersion',
    kvrpcpb.FlashbackToVersionRequest,
    kvrpcpb.FlashbackToVersionResponse,
    {
      batch: 35,
      mode: 'write',
      family: 'txn',
      requestKeys: { startKey: 'rangeStart', endKey: 'rangeEnd' },
      responseKeys: { regionError: 'regionError' },
    },
  ),
  KvFlush: command('KvFlush', kvrpcpb.FlushRequest, kvrpcpb.FlushResponse, {
    batch: 37,
    mode: 'write',
    family: 'txn',
    requestKeys: { 'mutations[].key': 'key', primaryKey: 'optionalKey' },
    responseKeys: { regionError: 'regionError', 'errors[]': 'keyError' },
  }),
  KvBufferBatchGet: command('KvBufferBatchGet', kvrpcpb.BufferBatchGetRequest, kvrpcpb.BufferBatchGetResponse, {
    batch: 38,
    mode: 'read',
    family: 'txn',
    requestKeys: { 'keys[]': 'key' },
    responseKeys: { regionError: 'regionError', error: 'keyError', 'pairs[]': 'pair' },
  }),
  RawGet: command('RawGet', kvrpcpb.RawGetRequest, kvrpcpb.RawGetResponse, {
    batch: 13,
    mode: 'read',
    family: 'raw',
    requestKeys: { key: 'key' },
    responseKeys: { regionError: 'regionError' },
    hotRequest: rawCodecs.rawGetRequest,
    hotResponse: rawCodecs.rawGetResponse,
  }),
  RawBatchGet: command('RawBatchGet', kvrpcpb.RawBatchGetRequest, kvrpcpb.RawBatchGetResponse, {
    batch: 14,
    mode: 'read',
    family: 'raw',
    requestKeys: { 'keys[]': 'key' },
    responseKeys: { regionError: 'regionError', 'pairs[]': 'pair' },
    hotRequest: rawCodecs.rawBatchGetRequest,
  }),
  RawPut: command('RawPut', kvrpcpb.RawPutRequest, kvrpcpb.RawPutResponse, {
    batch: 15,
    mode: 'write',
    family: 'raw',
    requestKeys: { key: 'key' },
    responseKeys: { regionError: 'regionError' },
    hotRequest: rawCodecs.rawPutRequest,
    hotResponse: rawCodecs.rawPutResponse,
  }),
  RawBatchPut: command('RawBatchPut', kvrpcpb.RawBatchPutRequest, kvrpcpb.RawBatchPutResponse, {
    batch: 16,
    mode: 'write',
    family: 'raw',
    requestKeys: { 'pairs[]': 'pair' },
    responseKeys: { regionError: 'regionError' },
  }),
  RawDelete: command('RawDelete', kvrpcpb.RawDeleteRequest, kvrpcpb.RawDeleteResponse, {
    batch: 17,
    mode: 'write',
    family: 'raw',
    requestKeys: { key: 'key' },
    responseKeys: { regionError: 'regionError' },
    hotRequest: rawCodecs.rawDeleteRequest,
    hotResponse: rawCodecs.rawDeleteResponse,
  }),
  RawBatchDelete: command('RawBatchDelete', kvrpcpb.RawBatchDeleteRequest, kvrpcpb.RawBatchDeleteResponse, {
    batch: 18,
    mode: 'write',
    family: 'raw',
    requestKeys: { 'keys[]': 'key' },
    responseKeys: { regionError: 'regionError' },
  }),
  RawScan: command('RawScan', kvrpcpb.RawScanRequest, kvrpcpb.RawScanResponse, {
    batch: 19,
    mode: 'read',
    family: 'raw',
    requestKeys: { startKey: 'rangeStart', endKey: 'rangeEnd' },
    responseKeys: { regionError: 'regionError', 'kvs[]': 'pair' },
  }),
  RawDeleteRange: command('RawDeleteRange', kvrpcpb.RawDeleteRangeRequest, kvrpcpb.RawDeleteRangeResponse, {
    batch: 20,
    mode: 'write',
    family: 'raw',
    requestKeys: { startKey: 'rangeStart', endKey: 'rangeEnd' },
    responseKeys: { regionError: 'regionError' },
  }),
  RawBatchScan: command('RawBatchScan', kvrpcpb.RawBatchScanRequest, kvrpcpb.RawBatchScanResponse, {
    batch: 21,
    mode: 'read',
    family: 'raw',
    requestKeys: { 'ranges[].startKey': 'rangeStart', 'ranges[].endKey': 'rangeEnd' },
    responseKeys: { regionError: 'regionError', 'kvs[]': 'pair' },
  }),
  RawGetKeyTTL: command('RawGetKeyTTL', kvrpcpb.RawGetKeyTTLRequest, kvrpcpb.RawGetKeyTTLResponse, {
    mode: 'read',
    family: 'raw',
    requestKeys: { key: 'key' },
    responseKeys: { regionError: 'regionError' },
  }),
  RawCompareAndSwap: command('RawCompareAndSwap', kvrpcpb.RawCASRequest, kvrpcpb.RawCASResponse, {
    mode: 'write',
    family: 'raw',
    requestKeys: { key: 'key' },
    responseKeys: { regionError: 'regionError' },
  }),
  RawChecksum: command('RawChecksum', kvrpcpb.RawChecksumRequest, kvrpcpb.RawChecksumResponse, {
    mode: 'read',
    family: 'raw',
    requestKeys: { 'ranges[].startKey': 'rangeStart', 'ranges[].endKey': 'rangeEnd' },
    responseKeys: { regionError: 'regionError' },
  }),
  UnsafeDestroyRange: command(
    'UnsafeDestroyRange',
    kvrpcpb.UnsafeDestroyRangeRequest,
    kvrpcpb.UnsafeDestroyRangeResponse,
    {
      mode: 'write',
      family: 'store',
      requestKeys: { startKey: 'rangeStart', endKey: 'rangeEnd' },
      responseKeys: { regionError: 'regionError' },
    },
  ),
  RegisterLockObserver: command(
    'RegisterLockObserver',
    kvrpcpb.RegisterLockObserverRequest,
    kvrpcpb.RegisterLockObserverResponse,
    {
      mode: 'write',
      family: 'store',
      regionError: false,
    },
  ),
  CheckLockObserver: command('CheckLockObserver', kvrpcpb.CheckLockObserverRequest, kvrpcpb.CheckLockObserverResponse, {
    mode: 'read',
    family: 'store',
    regionError: false,
    responseKeys: { 'locks[]': 'lockInfo' },
  }),
  RemoveLockObserver: command(
    'RemoveLockObserver',
    kvrpcpb.RemoveLockObserverRequest,
    kvrpcpb.RemoveLockObserverResponse,
    {
      mode: 'write',
      family: 'store',
      regionError: false,
    },
  ),
  PhysicalScanLock: command('PhysicalScanLock', kvrpcpb.PhysicalScanLockRequest, kvrpcpb.PhysicalScanLockResponse, {
    mode: 'read',
    family: 'store',
    regionError: false,
    requestKeys: { startKey: 'key' },
    responseKeys: { 'locks[]': 'lockInfo' },
  }),
  Coprocessor: command('Coprocessor', coprocessor.Request, coprocessor.Response, {
    batch: 22,
    mode: 'read',
    family: 'txn',
    requestKeys: {
      'ranges[].start': 'rangeStart',
      'ranges[].end': 'rangeEnd',
      'tasks[].ranges[].start': 'rangeStart',
      'tasks[].ranges[].end': 'rangeEnd',
      'tasks[].versionedRanges[].range.start': 'rangeStart',
      'tasks[].versionedRanges[].range.end': 'rangeEnd',
      'tableShardInfos[].shardInfos[].ranges[].start': 'opaque',
      'tableShardInfos[].shardInfos[].ranges[].end': 'opaque',
      'versionedRanges[].range.start': 'rangeStart',
      'versionedRanges[].range.end': 'rangeEnd',
    },
    responseKeys: {
      regionError: 'regionError',
      locked: 'lockInfo',
      'range.start': 'rangeStart',
      'range.end': 'rangeEnd',
      'batchResponses[].regionError': 'regionError',
      'batchResponses[].locked': 'lockInfo',
    },
  }),
  CoprocessorStream: command('CoprocessorStream', coprocessor.Request, coprocessor.Response, {
    kind: 'serverStream',
    mode: 'read',
    family: 'txn',
    requestKeys: {
      'ranges[].start': 'rangeStart',
      'ranges[].end': 'rangeEnd',
      'tasks[].ranges[].start': 'rangeStart',
      'tasks[].ranges[].end': 'rangeEnd',
      'tasks[].versionedRanges[].range.start': 'rangeStart',
      'tasks[].versionedRanges[].range.end': 'rangeEnd',
      'tableShardInfos[].shardInfos[].ranges[].start': 'opaque',
      'tableShardInfos[].shardInfos[].ranges[].end': 'opaque',
      'versionedRanges[].range.start': 'rangeStart',
      'versionedRanges[].range.end': 'rangeEnd',
    },
    responseKeys: {
      regionError: 'regionError',
      locked: 'lockInfo',
      'range.start': 'rangeStart',
      'range.end': 'rangeEnd',
      'batchResponses[].regionError': 'regionError',
      'batchResponses[].locked': 'lockInfo',
    },
  }),
  BatchCoprocessor: command('BatchCoprocessor', coprocessor.BatchRequest, coprocessor.BatchResponse, {
    kind: 'serverStream',
    mode: 'read',
    family: 'txn',
    regionError: false,
    requestKeys: {
      'regions[].ranges[].start': 'rangeStart',
      'regions[].ranges[].end': 'rangeEnd',
      'tableRegions[].regions[].ranges[].start': 'rangeStart',
      'tableRegions[].regions[].ranges[].end': 'rangeEnd',
      'tableShardInfos[].shardInfos[].ranges[].start': 'opaque',
      'tableShardInfos[].shardInfos[].ranges[].end': 'opaque',
    },
    responseKeys: {
      'retryRegions[]': 'region',
      'retryShards[].ranges[].start': 'opaque',
      'retryShards[].ranges[].end': 'opaque',
    },
  }),
  RawCoprocessor: command('RawCoprocessor', kvrpcpb.RawCoprocessorRequest, kvrpcpb.RawCoprocessorResponse, {
    batch: 34,
    mode: 'read',
    family: 'raw',
    requestKeys: { 'ranges[].startKey': 'rangeStart', 'ranges[].endKey': 'rangeEnd' },
    responseKeys: { regionError: 'regionError' },
  }),
  SplitRegion: command('SplitRegion', kvrpcpb.SplitRegionRequest, kvrpcpb.SplitRegionResponse, {
    mode: 'write',
    family: 'store',
    requestKeys: { splitKey: 'optionalKey', 'splitKeys[]': 'key' },
    responseKeys: {
      regionError: 'regionError',
      left: 'region',
      right: 'region',
      'regions[]': 'region',
      'errors[]': 'keyError',
    },
  }),
  ReadIndex: command('ReadIndex', kvrpcpb.ReadIndexRequest, kvrpcpb.ReadIndexResponse, {
    mode: 'read',
    family: 'store',
    requestKeys: { 'ranges[].startKey': 'rangeStart', 'ranges[].endKey': 'rangeEnd' },
    responseKeys: { regionError: 'regionError', locked: 'lockInfo' },
  }),
  MvccGetByKey: command('MvccGetByKey', kvrpcpb.MvccGetByKeyRequest, kvrpcpb.MvccGetByKeyResponse, {
    mode: 'read',
    family: 'txn',
    requestKeys: { key: 'key' },
    responseKeys: { regionError: 'regionError', info: 'mvccInfo' },
  }),
  MvccGetByStartTs: command('MvccGetByStartTs', kvrpcpb.MvccGetByStartTsRequest, kvrpcpb.MvccGetByStartTsResponse, {
    mode: 'read',
    family: 'txn',
    responseKeys: { regionError: 'regionError', key: 'key', info: 'mvccInfo' },
  }),
  BatchCommands: command('BatchCommands', tikvpb.BatchCommandsRequest, tikvpb.BatchCommandsResponse, {
    kind: 'bidi',
    mode: 'write',
    family: 'store',
    regionError: false,
  }),
  CheckLeader: command('CheckLeader', kvrpcpb.CheckLeaderRequest, kvrpcpb.CheckLeaderResponse, {
    mode: 'read',
    family: 'store',
    regionError: false,
  }),
  GetStoreSafeTS: command('GetStoreSafeTS', kvrpcpb.StoreSafeTSRequest, kvrpcpb.StoreSafeTSResponse, {
    mode: 'read',
    family: 'store',
    regionError: false,
    requestKeys: { 'keyRange.startKey': 'rangeStart', 'keyRange.endKey': 'rangeEnd' },
  }),
  GetLockWaitInfo: command('GetLockWaitInfo', kvrpcpb.GetLockWaitInfoRequest, kvrpcpb.GetLockWaitInfoResponse, {
    mode: 'read',
    family: 'store',
    responseKeys: { regionError: 'regionError', 'entries[].key': 'key' },
  }),
  Compact: command('Compact', kvrpcpb.CompactRequest, kvrpcpb.CompactResponse, {
    mode: 'write',
    family: 'store',
    regionError: false,
    requestKeys: { startKey: 'opaque' },
    responseKeys: { compactedStartKey: 'opaque', compactedEndKey: 'opaque' },
  }),
  GetLockWaitHistory: command(
    'GetLockWaitHistory',
    kvrpcpb.GetLockWaitHistoryRequest,
    kvrpcpb.GetLockWaitHistoryResponse,
    {
      mode: 'read',
      family: 'store',
      responseKeys: { regionError: 'regionError', 'entries[].key': 'key' },
    },
  ),
  GetTiFlashSystemTable: command(
    'GetTiFlashSystemTable',
    kvrpcpb.TiFlashSystemTableRequest,
    kvrpcpb.TiFlashSystemTableResponse,
    {
      mode: 'read',
      family: 'store',
      regionError: false,
    },
  ),
  GetHealthFeedback: command('GetHealthFeedback', kvrpcpb.GetHealthFeedbackRequest, kvrpcpb.GetHealthFeedbackResponse, {
    batch: 39,
    mode: 'read',
    family: 'store',
    responseKeys: { regionError: 'regionError' },
  }),
  BroadcastTxnStatus: command(
    'BroadcastTxnStatus',
    kvrpcpb.BroadcastTxnStatusRequest,
    kvrpcpb.BroadcastTxnStatusResponse,
    {
      batch: 40,
      mode: 'write',
      family: 'store',
      regionError: false,
    },
  ),
} as const;

/** A probe that only batches know: no RPC of its own, no keys, no region. */
export const emptyCommand = command('Empty', tikvpb.BatchCommandsEmptyRequest, tikvpb.BatchCommandsEmptyResponse, {
  batch: 255,
  mode: 'read',
  family: 'store',
  regionError: false,
});

const all: readonly AnyCommand[] = Object.values(commands);
const byPath: ReadonlyMap<string, AnyCommand> = new Map(all.map((each) => [each.path, each]));
// An array, not a map: this is asked for every part of every batch.
const byBatchTag: readonly (AnyCommand | undefined)[] = [...all, emptyCommand].reduce<(AnyCommand | undefined)[]>(
  (table, each) => (each.batch === undefined ? table : table.with(each.batch, each)),
  Array.from({ length: 256 }),
);

/** The command with this field number in the oneofs of BatchCommands; `undefined`: none of ours. */
export function commandByBatchTag(tag: number): AnyCommand | undefined {
  return byBatchTag[tag];
}

/** The command with this gRPC path, such as `/tikvpb.Tikv/RawGet`. */
export function commandByPath(path: string): AnyCommand | undefined {
  return byPath.get(path);
}
