import * as coprocessor from './gen/coprocessor.js';
import * as kvrpcpb from './gen/kvrpcpb.js';
import * as tikvpb from './gen/tikvpb.js';
import { command, type AnyCommand } from './command.js';

/** Every RPC of `tikvpb.Tikv` that clients call, by its name in the service. */
export const commands = {
  KvGet: command('KvGet', kvrpcpb.GetRequest, kvrpcpb.GetResponse, {
    batch: 1,
    mode: 'read',
    family: 'txn',
  }),
  KvScan: command('KvScan', kvrpcpb.ScanRequest, kvrpcpb.ScanResponse, {
    batch: 2,
    mode: 'read',
    family: 'txn',
  }),
  KvPrewrite: command('KvPrewrite', kvrpcpb.PrewriteRequest, kvrpcpb.PrewriteResponse, {
    batch: 3,
    mode: 'write',
    family: 'txn',
  }),
  KvPessimisticLock: command('KvPessimisticLock', kvrpcpb.PessimisticLockRequest, kvrpcpb.PessimisticLockResponse, {
    batch: 23,
    mode: 'write',
    family: 'txn',
  }),
  KVPessimisticRollback: command(
    'KVPessimisticRollback',
    kvrpcpb.PessimisticRollbackRequest,
    kvrpcpb.PessimisticRollbackResponse,
    {
      batch: 24,
      mode: 'write',
      family: 'txn',
    },
  ),
  KvTxnHeartBeat: command('KvTxnHeartBeat', kvrpcpb.TxnHeartBeatRequest, kvrpcpb.TxnHeartBeatResponse, {
    batch: 26,
    mode: 'write',
    family: 'txn',
  }),
  KvCheckTxnStatus: command('KvCheckTxnStatus', kvrpcpb.CheckTxnStatusRequest, kvrpcpb.CheckTxnStatusResponse, {
    batch: 25,
    mode: 'write',
    family: 'txn',
  }),
  KvCheckSecondaryLocks: command(
    'KvCheckSecondaryLocks',
    kvrpcpb.CheckSecondaryLocksRequest,
    kvrpcpb.CheckSecondaryLocksResponse,
    {
      batch: 33,
      mode: 'write',
      family: 'txn',
    },
  ),
  KvCommit: command('KvCommit', kvrpcpb.CommitRequest, kvrpcpb.CommitResponse, {
    batch: 4,
    mode: 'write',
    family: 'txn',
  }),
  KvImport: command('KvImport', kvrpcpb.ImportRequest, kvrpcpb.ImportResponse, {
    batch: 5,
    mode: 'write',
    family: 'txn',
  }),
  KvCleanup: command('KvCleanup', kvrpcpb.CleanupRequest, kvrpcpb.CleanupResponse, {
    batch: 6,
    mode: 'write',
    family: 'txn',
  }),
  KvBatchGet: command('KvBatchGet', kvrpcpb.BatchGetRequest, kvrpcpb.BatchGetResponse, {
    batch: 7,
    mode: 'read',
    family: 'txn',
  }),
  KvBatchRollback: command('KvBatchRollback', kvrpcpb.BatchRollbackRequest, kvrpcpb.BatchRollbackResponse, {
    batch: 8,
    mode: 'write',
    family: 'txn',
  }),
  KvScanLock: command('KvScanLock', kvrpcpb.ScanLockRequest, kvrpcpb.ScanLockResponse, {
    batch: 9,
    mode: 'read',
    family: 'txn',
  }),
  KvResolveLock: command('KvResolveLock', kvrpcpb.ResolveLockRequest, kvrpcpb.ResolveLockResponse, {
    batch: 10,
    mode: 'write',
    family: 'txn',
  }),
  KvGC: command('KvGC', kvrpcpb.GCRequest, kvrpcpb.GCResponse, {
    batch: 11,
    mode: 'write',
    family: 'txn',
  }),
  KvDeleteRange: command('KvDeleteRange', kvrpcpb.DeleteRangeRequest, kvrpcpb.DeleteRangeResponse, {
    batch: 12,
    mode: 'write',
    family: 'txn',
  }),
  KvPrepareFlashbackToVersion: command(
    'KvPrepareFlashbackToVersion',
    kvrpcpb.PrepareFlashbackToVersionRequest,
    kvrpcpb.PrepareFlashbackToVersionResponse,
    {
      batch: 36,
      mode: 'write',
      family: 'txn',
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
    },
  ),
  KvFlush: command('KvFlush', kvrpcpb.FlushRequest, kvrpcpb.FlushResponse, {
    batch: 37,
    mode: 'write',
    family: 'txn',
  }),
  KvBufferBatchGet: command('KvBufferBatchGet', kvrpcpb.BufferBatchGetRequest, kvrpcpb.BufferBatchGetResponse, {
    batch: 38,
    mode: 'read',
    family: 'txn',
  }),
  RawGet: command('RawGet', kvrpcpb.RawGetRequest, kvrpcpb.RawGetResponse, {
    batch: 13,
    mode: 'read',
    family: 'raw',
  }),
  RawBatchGet: command('RawBatchGet', kvrpcpb.RawBatchGetRequest, kvrpcpb.RawBatchGetResponse, {
    batch: 14,
    mode: 'read',
    family: 'raw',
  }),
  RawPut: command('RawPut', kvrpcpb.RawPutRequest, kvrpcpb.RawPutResponse, {
    batch: 15,
    mode: 'write',
    family: 'raw',
  }),
  RawBatchPut: command('RawBatchPut', kvrpcpb.RawBatchPutRequest, kvrpcpb.RawBatchPutResponse, {
    batch: 16,
    mode: 'write',
    family: 'raw',
  }),
  RawDelete: command('RawDelete', kvrpcpb.RawDeleteRequest, kvrpcpb.RawDeleteResponse, {
    batch: 17,
    mode: 'write',
    family: 'raw',
  }),
  RawBatchDelete: command('RawBatchDelete', kvrpcpb.RawBatchDeleteRequest, kvrpcpb.RawBatchDeleteResponse, {
    batch: 18,
    mode: 'write',
    family: 'raw',
  }),
  RawScan: command('RawScan', kvrpcpb.RawScanRequest, kvrpcpb.RawScanResponse, {
    batch: 19,
    mode: 'read',
    family: 'raw',
  }),
  RawDeleteRange: command('RawDeleteRange', kvrpcpb.RawDeleteRangeRequest, kvrpcpb.RawDeleteRangeResponse, {
    batch: 20,
    mode: 'write',
    family: 'raw',
  }),
  RawBatchScan: command('RawBatchScan', kvrpcpb.RawBatchScanRequest, kvrpcpb.RawBatchScanResponse, {
    batch: 21,
    mode: 'read',
    family: 'raw',
  }),
  RawGetKeyTTL: command('RawGetKeyTTL', kvrpcpb.RawGetKeyTTLRequest, kvrpcpb.RawGetKeyTTLResponse, {
    mode: 'read',
    family: 'raw',
  }),
  RawCompareAndSwap: command('RawCompareAndSwap', kvrpcpb.RawCASRequest, kvrpcpb.RawCASResponse, {
    mode: 'write',
    family: 'raw',
  }),
  RawChecksum: command('RawChecksum', kvrpcpb.RawChecksumRequest, kvrpcpb.RawChecksumResponse, {
    mode: 'read',
    family: 'raw',
  }),
  UnsafeDestroyRange: command(
    'UnsafeDestroyRange',
    kvrpcpb.UnsafeDestroyRangeRequest,
    kvrpcpb.UnsafeDestroyRangeResponse,
    {
      mode: 'write',
      family: 'store',
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
  }),
  Coprocessor: command('Coprocessor', coprocessor.Request, coprocessor.Response, {
    batch: 22,
    mode: 'read',
    family: 'txn',
  }),
  CoprocessorStream: command('CoprocessorStream', coprocessor.Request, coprocessor.Response, {
    kind: 'serverStream',
    mode: 'read',
    family: 'txn',
  }),
  BatchCoprocessor: command('BatchCoprocessor', coprocessor.BatchRequest, coprocessor.BatchResponse, {
    kind: 'serverStream',
    mode: 'read',
    family: 'txn',
    regionError: false,
  }),
  RawCoprocessor: command('RawCoprocessor', kvrpcpb.RawCoprocessorRequest, kvrpcpb.RawCoprocessorResponse, {
    batch: 34,
    mode: 'read',
    family: 'raw',
  }),
  SplitRegion: command('SplitRegion', kvrpcpb.SplitRegionRequest, kvrpcpb.SplitRegionResponse, {
    mode: 'write',
    family: 'store',
  }),
  ReadIndex: command('ReadIndex', kvrpcpb.ReadIndexRequest, kvrpcpb.ReadIndexResponse, {
    mode: 'read',
    family: 'store',
  }),
  MvccGetByKey: command('MvccGetByKey', kvrpcpb.MvccGetByKeyRequest, kvrpcpb.MvccGetByKeyResponse, {
    mode: 'read',
    family: 'txn',
  }),
  MvccGetByStartTs: command('MvccGetByStartTs', kvrpcpb.MvccGetByStartTsRequest, kvrpcpb.MvccGetByStartTsResponse, {
    mode: 'read',
    family: 'txn',
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
  }),
  GetLockWaitInfo: command('GetLockWaitInfo', kvrpcpb.GetLockWaitInfoRequest, kvrpcpb.GetLockWaitInfoResponse, {
    mode: 'read',
    family: 'store',
  }),
  Compact: command('Compact', kvrpcpb.CompactRequest, kvrpcpb.CompactResponse, {
    mode: 'write',
    family: 'store',
    regionError: false,
  }),
  GetLockWaitHistory: command(
    'GetLockWaitHistory',
    kvrpcpb.GetLockWaitHistoryRequest,
    kvrpcpb.GetLockWaitHistoryResponse,
    {
      mode: 'read',
      family: 'store',
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

const all: readonly AnyCommand[] = Object.values(commands);
const byPath: ReadonlyMap<string, AnyCommand> = new Map(all.map((each) => [each.path, each]));
const byBatchTag: ReadonlyMap<number | undefined, AnyCommand> = new Map(
  all.filter((each) => each.batch !== undefined).map((each) => [each.batch, each]),
);

/** The command with this field number in the oneofs of BatchCommands; `undefined`: none of ours. */
export function commandByBatchTag(tag: number): AnyCommand | undefined {
  return byBatchTag.get(tag);
}

/** The command with this gRPC path, such as `/tikvpb.Tikv/RawGet`. */
export function commandByPath(path: string): AnyCommand | undefined {
  return byPath.get(path);
}
