// Generated from kvrpcpb.proto by "npm run codegen". Do not edit.

import { BinaryReader, BinaryWriter, type DeepPartial, type MessageFns, noBytes } from "@tikv-client/wire";
import { KeyspaceIdentity } from "./apipb.js";
import { WaitForEntry } from "./deadlock.js";
import { Error } from "./errorpb.js";
import { Peer, Region, RegionEpoch } from "./metapb.js";
import { Consumption } from "./resource_manager.js";
import { TraceContext } from "./tracepb.js";

/** Requests and responses of the key-value commands: raw, transactional and administrative. */

export const PessimisticLockWakeUpMode = { WakeUpModeNormal: 0, WakeUpModeForceLock: 1 } as const;

export type PessimisticLockWakeUpMode = typeof PessimisticLockWakeUpMode[keyof typeof PessimisticLockWakeUpMode];

export const PessimisticLockKeyResultType = {
  LockResultNormal: 0,
  LockResultLockedWithConflict: 1,
  LockResultFailed: 2,
} as const;

export type PessimisticLockKeyResultType =
  typeof PessimisticLockKeyResultType[keyof typeof PessimisticLockKeyResultType];

export const CommitRole = { Unknown: 0, Primary: 1, Secondary: 2 } as const;

export type CommitRole = typeof CommitRole[keyof typeof CommitRole];

export const RequestOrigin = { RequestOriginUnknown: 0, RequestOriginTiDB: 1 } as const;

export type RequestOrigin = typeof RequestOrigin[keyof typeof RequestOrigin];

export const APIVersion = { V1: 0, V1TTL: 1, V2: 2, V3: 3 } as const;

export type APIVersion = typeof APIVersion[keyof typeof APIVersion];

export const CommandPri = { Normal: 0, Low: 1, High: 2 } as const;

export type CommandPri = typeof CommandPri[keyof typeof CommandPri];

export const IsolationLevel = { SI: 0, RC: 1, RCCheckTS: 2 } as const;

export type IsolationLevel = typeof IsolationLevel[keyof typeof IsolationLevel];

export const DiskFullOpt = { NotAllowedOnFull: 0, AllowedOnAlmostFull: 1, AllowedOnAlreadyFull: 2 } as const;

export type DiskFullOpt = typeof DiskFullOpt[keyof typeof DiskFullOpt];

export const Op = {
  Put: 0,
  Del: 1,
  Lock: 2,
  Rollback: 3,
  Insert: 4,
  PessimisticLock: 5,
  CheckNotExists: 6,
  SharedLock: 7,
  SharedPessimisticLock: 8,
} as const;

export type Op = typeof Op[keyof typeof Op];

export const Assertion = { None: 0, Exist: 1, NotExist: 2 } as const;

export type Assertion = typeof Assertion[keyof typeof Assertion];

export const AssertionLevel = { Off: 0, Fast: 1, Strict: 2 } as const;

export type AssertionLevel = typeof AssertionLevel[keyof typeof AssertionLevel];

export const Action = {
  NoAction: 0,
  TTLExpireRollback: 1,
  LockNotExistRollback: 2,
  MinCommitTSPushed: 3,
  TTLExpirePessimisticRollback: 4,
  LockNotExistDoNothing: 5,
} as const;

export type Action = typeof Action[keyof typeof Action];

export const ChecksumAlgorithm = { Crc64_Xor: 0 } as const;

export type ChecksumAlgorithm = typeof ChecksumAlgorithm[keyof typeof ChecksumAlgorithm];

export interface GetRequest {
  context: Context | undefined;
  key: Uint8Array;
  version: bigint;
  needCommitTs: boolean;
}

export interface GetResponse {
  regionError: Error | undefined;
  error: KeyError | undefined;
  value: Uint8Array;
  notFound: boolean;
  execDetailsV2: ExecDetailsV2 | undefined;
  commitTs: bigint;
}

export interface ScanRequest {
  context: Context | undefined;
  startKey: Uint8Array;
  limit: number;
  version: bigint;
  keyOnly: boolean;
  reverse: boolean;
  endKey: Uint8Array;
  sampleStep: number;
}

export interface ScanResponse {
  regionError: Error | undefined;
  pairs: KvPair[];
  error: KeyError | undefined;
}

export interface PrewriteRequest {
  context: Context | undefined;
  mutations: Mutation[];
  primaryLock: Uint8Array;
  startVersion: bigint;
  lockTtl: bigint;
  skipConstraintCheck: boolean;
  pessimisticActions: PrewriteRequest_PessimisticAction[];
  txnSize: bigint;
  forUpdateTs: bigint;
  minCommitTs: bigint;
  useAsyncCommit: boolean;
  secondaries: Uint8Array[];
  tryOnePc: boolean;
  maxCommitTs: bigint;
  assertionLevel: AssertionLevel;
  forUpdateTsConstraints: PrewriteRequest_ForUpdateTSConstraint[];
  txnFileChunks: bigint[];
}

export const PrewriteRequest_PessimisticAction = {
  SKIP_PESSIMISTIC_CHECK: 0,
  DO_PESSIMISTIC_CHECK: 1,
  DO_CONSTRAINT_CHECK: 2,
} as const;

export type PrewriteRequest_PessimisticAction =
  typeof PrewriteRequest_PessimisticAction[keyof typeof PrewriteRequest_PessimisticAction];

export interface PrewriteRequest_ForUpdateTSConstraint {
  index: number;
  expectedForUpdateTs: bigint;
}

export interface PrewriteResponse {
  regionError: Error | undefined;
  errors: KeyError[];
  minCommitTs: bigint;
  onePcCommitTs: bigint;
  execDetailsV2: ExecDetailsV2 | undefined;
}

export interface PessimisticLockRequest {
  context: Context | undefined;
  mutations: Mutation[];
  primaryLock: Uint8Array;
  startVersion: bigint;
  lockTtl: bigint;
  forUpdateTs: bigint;
  isFirstLock: boolean;
  waitTimeout: bigint;
  /** @deprecated */
  force: boolean;
  returnValues: boolean;
  minCommitTs: bigint;
  checkExistence: boolean;
  lockOnlyIfExists: boolean;
  wakeUpMode: PessimisticLockWakeUpMode;
}

export interface PessimisticLockKeyResult {
  type: PessimisticLockKeyResultType;
  value: Uint8Array;
  existence: boolean;
  lockedWithConflictTs: bigint;
  skipResolvingLock: boolean;
}

export interface PessimisticLockResponse {
  regionError: Error | undefined;
  errors: KeyError[];
  /** @deprecated */
  commitTs: bigint;
  /** @deprecated */
  value: Uint8Array;
  values: Uint8Array[];
  notFounds: boolean[];
  execDetailsV2: ExecDetailsV2 | undefined;
  results: PessimisticLockKeyResult[];
}

export interface PessimisticRollbackRequest {
  context: Context | undefined;
  startVersion: bigint;
  forUpdateTs: bigint;
  keys: Uint8Array[];
}

export interface PessimisticRollbackResponse {
  regionError: Error | undefined;
  errors: KeyError[];
  execDetailsV2: ExecDetailsV2 | undefined;
}

export interface TxnHeartBeatRequest {
  context: Context | undefined;
  primaryLock: Uint8Array;
  startVersion: bigint;
  adviseLockTtl: bigint;
  minCommitTs: bigint;
  isTxnFile: boolean;
}

export interface TxnHeartBeatResponse {
  regionError: Error | undefined;
  error: KeyError | undefined;
  lockTtl: bigint;
  execDetailsV2: ExecDetailsV2 | undefined;
}

export interface CheckTxnStatusRequest {
  context: Context | undefined;
  primaryKey: Uint8Array;
  lockTs: bigint;
  callerStartTs: bigint;
  currentTs: bigint;
  rollbackIfNotExist: boolean;
  forceSyncCommit: boolean;
  resolvingPessimisticLock: boolean;
  verifyIsPrimary: boolean;
  isTxnFile: boolean;
}

export interface CheckTxnStatusResponse {
  regionError: Error | undefined;
  error: KeyError | undefined;
  lockTtl: bigint;
  commitVersion: bigint;
  action: Action;
  lockInfo: LockInfo | undefined;
  execDetailsV2: ExecDetailsV2 | undefined;
}

export interface CheckSecondaryLocksRequest {
  context: Context | undefined;
  keys: Uint8Array[];
  startVersion: bigint;
}

export interface CheckSecondaryLocksResponse {
  regionError: Error | undefined;
  error: KeyError | undefined;
  locks: LockInfo[];
  commitTs: bigint;
  execDetailsV2: ExecDetailsV2 | undefined;
}

export interface CommitRequest {
  context: Context | undefined;
  startVersion: bigint;
  keys: Uint8Array[];
  commitVersion: bigint;
  commitRole: CommitRole;
  primaryKey: Uint8Array;
  useAsyncCommit: boolean;
  isTxnFile: boolean;
}

export interface CommitResponse {
  regionError: Error | undefined;
  error: KeyError | undefined;
  commitVersion: bigint;
  execDetailsV2: ExecDetailsV2 | undefined;
}

export interface ImportRequest {
  mutations: Mutation[];
  commitVersion: bigint;
}

export interface ImportResponse {
  regionError: Error | undefined;
  error: string;
}

export interface CleanupRequest {
  context: Context | undefined;
  key: Uint8Array;
  startVersion: bigint;
  currentTs: bigint;
}

export interface CleanupResponse {
  regionError: Error | undefined;
  error: KeyError | undefined;
  commitVersion: bigint;
}

export interface BatchGetRequest {
  context: Context | undefined;
  keys: Uint8Array[];
  version: bigint;
  needCommitTs: boolean;
}

export interface BatchGetResponse {
  regionError: Error | undefined;
  pairs: KvPair[];
  execDetailsV2: ExecDetailsV2 | undefined;
  error: KeyError | undefined;
}

export interface BatchRollbackRequest {
  context: Context | undefined;
  startVersion: bigint;
  keys: Uint8Array[];
  isTxnFile: boolean;
}

export interface BatchRollbackResponse {
  regionError: Error | undefined;
  error: KeyError | undefined;
  execDetailsV2: ExecDetailsV2 | undefined;
}

export interface ScanLockRequest {
  context: Context | undefined;
  maxVersion: bigint;
  startKey: Uint8Array;
  limit: number;
  endKey: Uint8Array;
}

export interface ScanLockResponse {
  regionError: Error | undefined;
  error: KeyError | undefined;
  locks: LockInfo[];
  execDetailsV2: ExecDetailsV2 | undefined;
}

export interface ResolveLockRequest {
  context: Context | undefined;
  startVersion: bigint;
  commitVersion: bigint;
  txnInfos: TxnInfo[];
  keys: Uint8Array[];
  isAsync: boolean;
  isTxnFile: boolean;
}

export interface ResolveLockResponse {
  regionError: Error | undefined;
  error: KeyError | undefined;
  execDetailsV2: ExecDetailsV2 | undefined;
}

export interface GCRequest {
  context: Context | undefined;
  safePoint: bigint;
}

export interface GCResponse {
  regionError: Error | undefined;
  error: KeyError | undefined;
}

export interface DeleteRangeRequest {
  context: Context | undefined;
  startKey: Uint8Array;
  endKey: Uint8Array;
  notifyOnly: boolean;
}

export interface DeleteRangeResponse {
  regionError: Error | undefined;
  error: string;
}

export interface PrepareFlashbackToVersionRequest {
  context: Context | undefined;
  startKey: Uint8Array;
  endKey: Uint8Array;
  startTs: bigint;
  version: bigint;
}

export interface PrepareFlashbackToVersionResponse {
  regionError: Error | undefined;
  error: string;
}

export interface FlashbackToVersionRequest {
  context: Context | undefined;
  version: bigint;
  startKey: Uint8Array;
  endKey: Uint8Array;
  startTs: bigint;
  commitTs: bigint;
}

export interface FlashbackToVersionResponse {
  regionError: Error | undefined;
  error: string;
}

export interface RawGetRequest {
  context: Context | undefined;
  key: Uint8Array;
  cf: string;
}

export interface RawGetResponse {
  regionError: Error | undefined;
  error: string;
  value: Uint8Array;
  notFound: boolean;
}

export interface RawBatchGetRequest {
  context: Context | undefined;
  keys: Uint8Array[];
  cf: string;
}

export interface RawBatchGetResponse {
  regionError: Error | undefined;
  pairs: KvPair[];
}

export interface RawPutRequest {
  context: Context | undefined;
  key: Uint8Array;
  value: Uint8Array;
  cf: string;
  ttl: bigint;
  forCas: boolean;
}

export interface RawPutResponse {
  regionError: Error | undefined;
  error: string;
}

export interface RawBatchPutRequest {
  context: Context | undefined;
  pairs: KvPair[];
  cf: string;
  /** @deprecated */
  ttl: bigint;
  forCas: boolean;
  ttls: bigint[];
}

export interface RawBatchPutResponse {
  regionError: Error | undefined;
  error: string;
}

export interface RawDeleteRequest {
  context: Context | undefined;
  key: Uint8Array;
  cf: string;
  forCas: boolean;
}

export interface RawDeleteResponse {
  regionError: Error | undefined;
  error: string;
}

export interface RawBatchDeleteRequest {
  context: Context | undefined;
  keys: Uint8Array[];
  cf: string;
  forCas: boolean;
}

export interface RawBatchDeleteResponse {
  regionError: Error | undefined;
  error: string;
}

/** With reverse the scan runs downwards from start_key (exclusive) to end_key (inclusive). */
export interface RawScanRequest {
  context: Context | undefined;
  startKey: Uint8Array;
  limit: number;
  keyOnly: boolean;
  cf: string;
  reverse: boolean;
  endKey: Uint8Array;
}

export interface RawScanResponse {
  regionError: Error | undefined;
  kvs: KvPair[];
}

export interface RawDeleteRangeRequest {
  context: Context | undefined;
  startKey: Uint8Array;
  endKey: Uint8Array;
  cf: string;
}

export interface RawDeleteRangeResponse {
  regionError: Error | undefined;
  error: string;
}

export interface RawBatchScanRequest {
  context: Context | undefined;
  ranges: KeyRange[];
  eachLimit: number;
  keyOnly: boolean;
  cf: string;
  reverse: boolean;
}

export interface RawBatchScanResponse {
  regionError: Error | undefined;
  kvs: KvPair[];
}

export interface UnsafeDestroyRangeRequest {
  context: Context | undefined;
  startKey: Uint8Array;
  endKey: Uint8Array;
}

export interface UnsafeDestroyRangeResponse {
  regionError: Error | undefined;
  error: string;
}

export interface RegisterLockObserverRequest {
  context: Context | undefined;
  maxTs: bigint;
}

export interface RegisterLockObserverResponse {
  error: string;
}

export interface CheckLockObserverRequest {
  context: Context | undefined;
  maxTs: bigint;
}

export interface CheckLockObserverResponse {
  error: string;
  isClean: boolean;
  locks: LockInfo[];
}

export interface RemoveLockObserverRequest {
  context: Context | undefined;
  maxTs: bigint;
}

export interface RemoveLockObserverResponse {
  error: string;
}

export interface PhysicalScanLockRequest {
  context: Context | undefined;
  maxTs: bigint;
  startKey: Uint8Array;
  limit: number;
}

export interface PhysicalScanLockResponse {
  error: string;
  locks: LockInfo[];
}

export interface SplitRegionRequest {
  context:
    | Context
    | undefined;
  /** @deprecated */
  splitKey: Uint8Array;
  splitKeys: Uint8Array[];
  isRawKv: boolean;
}

export interface SplitRegionResponse {
  regionError:
    | Error
    | undefined;
  /** @deprecated */
  left:
    | Region
    | undefined;
  /** @deprecated */
  right: Region | undefined;
  regions: Region[];
  errors: KeyError[];
}

export interface ReadIndexRequest {
  context: Context | undefined;
  startTs: bigint;
  ranges: KeyRange[];
}

export interface ReadIndexResponse {
  regionError: Error | undefined;
  readIndex: bigint;
  locked: LockInfo | undefined;
}

export interface MvccGetByKeyRequest {
  context: Context | undefined;
  key: Uint8Array;
}

export interface MvccGetByKeyResponse {
  regionError: Error | undefined;
  error: string;
  info: MvccInfo | undefined;
}

export interface MvccGetByStartTsRequest {
  context: Context | undefined;
  startTs: bigint;
}

export interface MvccGetByStartTsResponse {
  regionError: Error | undefined;
  error: string;
  key: Uint8Array;
  info: MvccInfo | undefined;
}

/** Where a request goes and under which circumstances it runs. */
export interface Context {
  regionId: bigint;
  regionEpoch: RegionEpoch | undefined;
  peer: Peer | undefined;
  term: bigint;
  priority: CommandPri;
  isolationLevel: IsolationLevel;
  notFillCache: boolean;
  syncLog: boolean;
  recordTimeStat: boolean;
  recordScanStat: boolean;
  replicaRead: boolean;
  resolvedLocks: bigint[];
  maxExecutionDurationMs: bigint;
  appliedIndex: bigint;
  taskId: bigint;
  staleRead: boolean;
  resourceGroupTag: Uint8Array;
  diskFullOpt: DiskFullOpt;
  isRetryRequest: boolean;
  apiVersion: APIVersion;
  committedLocks: bigint[];
  traceContext: TraceContext | undefined;
  requestSource: string;
  txnSource: bigint;
  busyThresholdMs: number;
  resourceControlContext: ResourceControlContext | undefined;
  requestOrigin: RequestOrigin;
  keyspaceName: string;
  keyspace: { $case: "keyspaceId"; keyspaceId: number } | {
    $case: "keyspaceIdentity";
    keyspaceIdentity: KeyspaceIdentity;
  } | undefined;
  bucketsVersion: bigint;
  sourceStmt: SourceStmt | undefined;
  clusterId: bigint;
  traceId: Uint8Array;
  traceControlFlags: bigint;
}

export interface ResourceControlContext {
  resourceGroupName: string;
  penalty: Consumption | undefined;
  overridePriority: bigint;
}

export interface SourceStmt {
  startTs: bigint;
  connectionId: bigint;
  stmtId: bigint;
  sessionAlias: string;
}

/** A lock that stands in the way. */
export interface LockInfo {
  primaryLock: Uint8Array;
  lockVersion: bigint;
  key: Uint8Array;
  lockTtl: bigint;
  txnSize: bigint;
  lockType: Op;
  lockForUpdateTs: bigint;
  useAsyncCommit: boolean;
  minCommitTs: bigint;
  secondaries: Uint8Array[];
  durationToLastUpdateMs: bigint;
  sharedLockInfos: LockInfo[];
  isTxnFile: boolean;
}

/** What went wrong with one key of a transaction; usually one field is set. */
export interface KeyError {
  locked: LockInfo | undefined;
  retryable: string;
  abort: string;
  conflict: WriteConflict | undefined;
  alreadyExist: AlreadyExist | undefined;
  deadlock: Deadlock | undefined;
  commitTsExpired: CommitTsExpired | undefined;
  txnNotFound: TxnNotFound | undefined;
  commitTsTooLarge: CommitTsTooLarge | undefined;
  assertionFailed: AssertionFailed | undefined;
  primaryMismatch: PrimaryMismatch | undefined;
  txnLockNotFound: TxnLockNotFound | undefined;
  lockUpgradeConflict: LockUpgradeConflict | undefined;
  sharedLockLost: SharedLockLost | undefined;
  debugInfo: DebugInfo | undefined;
}

export interface WriteConflict {
  startTs: bigint;
  conflictTs: bigint;
  key: Uint8Array;
  primary: Uint8Array;
  conflictCommitTs: bigint;
  reason: WriteConflict_Reason;
}

export const WriteConflict_Reason = {
  Unknown: 0,
  Optimistic: 1,
  PessimisticRetry: 2,
  SelfRolledBack: 3,
  RcCheckTs: 4,
  LazyUniquenessCheck: 5,
  NotLockedKeyConflict: 6,
} as const;

export type WriteConflict_Reason = typeof WriteConflict_Reason[keyof typeof WriteConflict_Reason];

export interface LockUpgradeConflict {
  key: Uint8Array;
  startTs: bigint;
  ownerStartTs: bigint;
  reason: LockUpgradeConflict_Reason;
}

export const LockUpgradeConflict_Reason = { Unknown: 0, DuplicateInFlight: 1, SecondUpgrader: 2 } as const;

export type LockUpgradeConflict_Reason = typeof LockUpgradeConflict_Reason[keyof typeof LockUpgradeConflict_Reason];

export interface SharedLockLost {
  key: Uint8Array;
  startTs: bigint;
}

export interface AlreadyExist {
  key: Uint8Array;
}

export interface Deadlock {
  lockTs: bigint;
  lockKey: Uint8Array;
  deadlockKeyHash: bigint;
  waitChain: WaitForEntry[];
  deadlockKey: Uint8Array;
}

export interface CommitTsExpired {
  startTs: bigint;
  attemptedCommitTs: bigint;
  key: Uint8Array;
  minCommitTs: bigint;
}

export interface TxnNotFound {
  startTs: bigint;
  primaryKey: Uint8Array;
}

export interface CommitTsTooLarge {
  commitTs: bigint;
}

export interface AssertionFailed {
  startTs: bigint;
  key: Uint8Array;
  assertion: Assertion;
  existingStartTs: bigint;
  existingCommitTs: bigint;
}

export interface PrimaryMismatch {
  lockInfo: LockInfo | undefined;
}

export interface TxnLockNotFound {
  key: Uint8Array;
}

export interface MvccDebugInfo {
  key: Uint8Array;
  mvcc: MvccInfo | undefined;
}

export interface DebugInfo {
  mvccInfo: MvccDebugInfo[];
}

export interface TimeDetail {
  waitWallTimeMs: bigint;
  processWallTimeMs: bigint;
  kvReadWallTimeMs: bigint;
  totalRpcWallTimeNs: bigint;
}

export interface TimeDetailV2 {
  waitWallTimeNs: bigint;
  processWallTimeNs: bigint;
  processSuspendWallTimeNs: bigint;
  kvReadWallTimeNs: bigint;
  totalRpcWallTimeNs: bigint;
  kvGrpcProcessTimeNs: bigint;
  kvGrpcWaitTimeNs: bigint;
}

export interface ScanInfo {
  total: bigint;
  processed: bigint;
  readBytes: bigint;
}

export interface ScanDetail {
  write: ScanInfo | undefined;
  lock: ScanInfo | undefined;
  data: ScanInfo | undefined;
}

export interface ScanDetailV2 {
  processedVersions: bigint;
  processedVersionsSize: bigint;
  totalVersions: bigint;
  rocksdbDeleteSkippedCount: bigint;
  rocksdbKeySkippedCount: bigint;
  rocksdbBlockCacheHitCount: bigint;
  rocksdbBlockReadCount: bigint;
  rocksdbBlockReadByte: bigint;
  rocksdbBlockReadNanos: bigint;
  getSnapshotNanos: bigint;
  readIndexProposeWaitNanos: bigint;
  readIndexConfirmWaitNanos: bigint;
  readPoolScheduleWaitNanos: bigint;
  totalVersionsSize: bigint;
  iaCacheHitCount: bigint;
  iaRemoteReadSegmentCount: bigint;
  iaRemoteReadSegmentBytes: bigint;
  iaRemoteReadSegmentNanos: bigint;
}

export interface ExecDetails {
  timeDetail: TimeDetail | undefined;
  scanDetail: ScanDetail | undefined;
}

export interface ExecDetailsV2 {
  timeDetail: TimeDetail | undefined;
  scanDetailV2: ScanDetailV2 | undefined;
  writeDetail: WriteDetail | undefined;
  timeDetailV2: TimeDetailV2 | undefined;
  ruV2: RUV2 | undefined;
  readPoolTaskDetails: PoolTaskDetails | undefined;
}

export interface PoolTaskDetails {
  pollCount: bigint;
  dispatchCount: bigint;
  totalWallNanos: bigint;
  totalQueueWaitNanos: bigint;
  maxQueueWaitNanos: bigint;
  minQueueWaitNanos: bigint;
  totalWakeWaitNanos: bigint;
  maxWakeWaitNanos: bigint;
  minWakeWaitNanos: bigint;
  fairQueueEnabled: boolean;
  totalFairQueueWaitedTaskSlices: bigint;
  maxFairQueueWaitedTaskSlices: bigint;
  minFairQueueWaitedTaskSlices: bigint;
  pollCpuNanos: bigint;
  maxPollCpuNanos: bigint;
  minPollCpuNanos: bigint;
  pollWallNanos: bigint;
  minPollWallNanos: bigint;
  maxPollWallNanos: bigint;
}

export interface RUV2 {
  kvEngineCacheMiss: bigint;
  executorInputs: ExecutorInputs | undefined;
  coprocessorExecutorIterations: bigint;
  coprocessorResponseBytes: bigint;
  raftstoreStoreWriteTriggerWbBytes: bigint;
  storageProcessedKeysBatchGet: bigint;
  storageProcessedKeysGet: bigint;
  readRpcCount: bigint;
  writeRpcCount: bigint;
}

export interface ExecutorInputs {
  tikvCoprocessorExecutorWorkTotalBatchIndexScan: bigint;
  tikvCoprocessorExecutorWorkTotalBatchTableScan: bigint;
  tikvCoprocessorExecutorWorkTotalBatchSelection: bigint;
  tikvCoprocessorExecutorWorkTotalBatchTopN: bigint;
  tikvCoprocessorExecutorWorkTotalBatchLimit: bigint;
  tikvCoprocessorExecutorWorkTotalBatchSimpleAggr: bigint;
  tikvCoprocessorExecutorWorkTotalBatchFastHashAggr: bigint;
}

export interface WriteDetail {
  storeBatchWaitNanos: bigint;
  proposeSendWaitNanos: bigint;
  persistLogNanos: bigint;
  raftDbWriteLeaderWaitNanos: bigint;
  raftDbSyncLogNanos: bigint;
  raftDbWriteMemtableNanos: bigint;
  commitLogNanos: bigint;
  applyBatchWaitNanos: bigint;
  applyLogNanos: bigint;
  applyMutexLockNanos: bigint;
  applyWriteLeaderWaitNanos: bigint;
  applyWriteWalNanos: bigint;
  applyWriteMemtableNanos: bigint;
  latchWaitNanos: bigint;
  processNanos: bigint;
  throttleNanos: bigint;
  pessimisticLockWaitNanos: bigint;
}

export interface KvPair {
  error: KeyError | undefined;
  key: Uint8Array;
  value: Uint8Array;
  commitTs: bigint;
}

export interface Mutation {
  op: Op;
  key: Uint8Array;
  value: Uint8Array;
  assertion: Assertion;
}

export interface MvccWrite {
  type: Op;
  startTs: bigint;
  commitTs: bigint;
  shortValue: Uint8Array;
  hasOverlappedRollback: boolean;
  hasGcFence: boolean;
  gcFence: bigint;
  lastChangeTs: bigint;
  versionsToLastChange: bigint;
}

export interface MvccValue {
  startTs: bigint;
  value: Uint8Array;
}

export interface MvccLock {
  type: Op;
  startTs: bigint;
  primary: Uint8Array;
  shortValue: Uint8Array;
  ttl: bigint;
  forUpdateTs: bigint;
  txnSize: bigint;
  useAsyncCommit: boolean;
  secondaries: Uint8Array[];
  rollbackTs: bigint[];
  lastChangeTs: bigint;
  versionsToLastChange: bigint;
}

export interface MvccInfo {
  lock: MvccLock | undefined;
  writes: MvccWrite[];
  values: MvccValue[];
}

export interface TxnInfo {
  txn: bigint;
  status: bigint;
  isTxnFile: boolean;
}

/** start_key is inclusive, end_key exclusive. */
export interface KeyRange {
  startKey: Uint8Array;
  endKey: Uint8Array;
}

export interface LeaderInfo {
  regionId: bigint;
  peerId: bigint;
  term: bigint;
  regionEpoch: RegionEpoch | undefined;
  readState: ReadState | undefined;
}

export interface ReadState {
  appliedIndex: bigint;
  safeTs: bigint;
}

export interface CheckLeaderRequest {
  regions: LeaderInfo[];
  ts: bigint;
}

export interface CheckLeaderResponse {
  regions: bigint[];
  ts: bigint;
}

export interface StoreSafeTSRequest {
  keyRange: KeyRange | undefined;
}

export interface StoreSafeTSResponse {
  safeTs: bigint;
}

export interface RawGetKeyTTLRequest {
  context: Context | undefined;
  key: Uint8Array;
  cf: string;
}

export interface RawGetKeyTTLResponse {
  regionError: Error | undefined;
  error: string;
  ttl: bigint;
  notFound: boolean;
}

/** Writes value if the present value equals previous_value, or if there is none and previous_not_exist is set. */
export interface RawCASRequest {
  context: Context | undefined;
  key: Uint8Array;
  value: Uint8Array;
  previousNotExist: boolean;
  previousValue: Uint8Array;
  cf: string;
  ttl: bigint;
  delete: boolean;
}

export interface RawCASResponse {
  regionError: Error | undefined;
  error: string;
  succeed: boolean;
  previousNotExist: boolean;
  previousValue: Uint8Array;
}

export interface GetLockWaitInfoRequest {
  context: Context | undefined;
}

export interface GetLockWaitInfoResponse {
  regionError: Error | undefined;
  error: string;
  entries: WaitForEntry[];
}

export interface GetLockWaitHistoryRequest {
  context: Context | undefined;
}

export interface GetLockWaitHistoryResponse {
  regionError: Error | undefined;
  error: string;
  entries: WaitForEntry[];
}

export interface RawCoprocessorRequest {
  context: Context | undefined;
  coprName: string;
  coprVersionReq: string;
  ranges: KeyRange[];
  data: Uint8Array;
}

export interface RawCoprocessorResponse {
  regionError: Error | undefined;
  error: string;
  data: Uint8Array;
}

export interface RawChecksumRequest {
  context: Context | undefined;
  algorithm: ChecksumAlgorithm;
  ranges: KeyRange[];
}

export interface RawChecksumResponse {
  regionError: Error | undefined;
  error: string;
  checksum: bigint;
  totalKvs: bigint;
  totalBytes: bigint;
}

export interface CompactError {
  error:
    | { $case: "errInvalidStartKey"; errInvalidStartKey: CompactErrorInvalidStartKey }
    | { $case: "errPhysicalTableNotExist"; errPhysicalTableNotExist: CompactErrorPhysicalTableNotExist }
    | { $case: "errCompactInProgress"; errCompactInProgress: CompactErrorCompactInProgress }
    | { $case: "errTooManyPendingTasks"; errTooManyPendingTasks: CompactErrorTooManyPendingTasks }
    | undefined;
}

export interface CompactErrorInvalidStartKey {
}

export interface CompactErrorPhysicalTableNotExist {
}

export interface CompactErrorCompactInProgress {
}

export interface CompactErrorTooManyPendingTasks {
}

export interface CompactRequest {
  startKey: Uint8Array;
  physicalTableId: bigint;
  logicalTableId: bigint;
  apiVersion: APIVersion;
  keyspace: { $case: "keyspaceId"; keyspaceId: number } | {
    $case: "keyspaceIdentity";
    keyspaceIdentity: KeyspaceIdentity;
  } | undefined;
}

export interface CompactResponse {
  error: CompactError | undefined;
  hasRemaining: boolean;
  compactedStartKey: Uint8Array;
  compactedEndKey: Uint8Array;
}

export interface TiFlashSystemTableRequest {
  sql: string;
}

export interface TiFlashSystemTableResponse {
  data: Uint8Array;
}

export interface FlushRequest {
  context: Context | undefined;
  mutations: Mutation[];
  primaryKey: Uint8Array;
  startTs: bigint;
  minCommitTs: bigint;
  generation: bigint;
  lockTtl: bigint;
  assertionLevel: AssertionLevel;
}

export interface FlushResponse {
  regionError: Error | undefined;
  errors: KeyError[];
  execDetailsV2: ExecDetailsV2 | undefined;
}

export interface BufferBatchGetRequest {
  context: Context | undefined;
  keys: Uint8Array[];
  version: bigint;
}

export interface BufferBatchGetResponse {
  regionError: Error | undefined;
  error: KeyError | undefined;
  pairs: KvPair[];
  execDetailsV2: ExecDetailsV2 | undefined;
}

export interface GetHealthFeedbackRequest {
  context: Context | undefined;
}

export interface GetHealthFeedbackResponse {
  regionError: Error | undefined;
  healthFeedback: HealthFeedback | undefined;
}

export interface HealthFeedback {
  storeId: bigint;
  feedbackSeqNo: bigint;
  slowScore: number;
}

export interface BroadcastTxnStatusRequest {
  context: Context | undefined;
  txnStatus: TxnStatus[];
}

export interface TxnStatus {
  startTs: bigint;
  minCommitTs: bigint;
  commitTs: bigint;
  rolledBack: boolean;
  isCompleted: boolean;
}

export interface BroadcastTxnStatusResponse {
}

function createBaseGetRequest(): GetRequest {
  return { context: undefined, key: noBytes, version: 0n, needCommitTs: false };
}

export const GetRequest: MessageFns<GetRequest> = {
  encode(message: GetRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.key.length !== 0) {
      writer.uint32(18).bytes(message.key);
    }
    if (message.version !== 0n) {
      writer.uint32(24).uint64(message.version);
    }
    if (message.needCommitTs !== false) {
      writer.uint32(32).bool(message.needCommitTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.version = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.needCommitTs = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetRequest>): GetRequest {
    const message = createBaseGetRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.key = object.key ?? noBytes;
    message.version = (object.version !== undefined && object.version !== null) ? BigInt(object.version) : 0n;
    message.needCommitTs = object.needCommitTs ?? false;
    return message;
  },
};

function createBaseGetResponse(): GetResponse {
  return {
    regionError: undefined,
    error: undefined,
    value: noBytes,
    notFound: false,
    execDetailsV2: undefined,
    commitTs: 0n,
  };
}

export const GetResponse: MessageFns<GetResponse> = {
  encode(message: GetResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== undefined) {
      KeyError.encode(message.error, writer.uint32(18).fork()).join();
    }
    if (message.value.length !== 0) {
      writer.uint32(26).bytes(message.value);
    }
    if (message.notFound !== false) {
      writer.uint32(32).bool(message.notFound);
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(50).fork()).join();
    }
    if (message.commitTs !== 0n) {
      writer.uint32(56).uint64(message.commitTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = KeyError.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.value = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.notFound = reader.bool();
          continue;
        }
        case 6: {
          if (tag !== 50) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.commitTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetResponse>): GetResponse {
    const message = createBaseGetResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = (object.error !== undefined && object.error !== null)
      ? KeyError.fromPartial(object.error)
      : undefined;
    message.value = object.value ?? noBytes;
    message.notFound = object.notFound ?? false;
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    message.commitTs = (object.commitTs !== undefined && object.commitTs !== null) ? BigInt(object.commitTs) : 0n;
    return message;
  },
};

function createBaseScanRequest(): ScanRequest {
  return {
    context: undefined,
    startKey: noBytes,
    limit: 0,
    version: 0n,
    keyOnly: false,
    reverse: false,
    endKey: noBytes,
    sampleStep: 0,
  };
}

export const ScanRequest: MessageFns<ScanRequest> = {
  encode(message: ScanRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.startKey.length !== 0) {
      writer.uint32(18).bytes(message.startKey);
    }
    if (message.limit !== 0) {
      writer.uint32(24).uint32(message.limit);
    }
    if (message.version !== 0n) {
      writer.uint32(32).uint64(message.version);
    }
    if (message.keyOnly !== false) {
      writer.uint32(40).bool(message.keyOnly);
    }
    if (message.reverse !== false) {
      writer.uint32(48).bool(message.reverse);
    }
    if (message.endKey.length !== 0) {
      writer.uint32(58).bytes(message.endKey);
    }
    if (message.sampleStep !== 0) {
      writer.uint32(64).uint32(message.sampleStep);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ScanRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseScanRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.startKey = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.limit = reader.uint32();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.version = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.keyOnly = reader.bool();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.reverse = reader.bool();
          continue;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          message.endKey = reader.bytes();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.sampleStep = reader.uint32();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ScanRequest>): ScanRequest {
    const message = createBaseScanRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.startKey = object.startKey ?? noBytes;
    message.limit = object.limit ?? 0;
    message.version = (object.version !== undefined && object.version !== null) ? BigInt(object.version) : 0n;
    message.keyOnly = object.keyOnly ?? false;
    message.reverse = object.reverse ?? false;
    message.endKey = object.endKey ?? noBytes;
    message.sampleStep = object.sampleStep ?? 0;
    return message;
  },
};

function createBaseScanResponse(): ScanResponse {
  return { regionError: undefined, pairs: [], error: undefined };
}

export const ScanResponse: MessageFns<ScanResponse> = {
  encode(message: ScanResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    for (const v of message.pairs) {
      KvPair.encode(v!, writer.uint32(18).fork()).join();
    }
    if (message.error !== undefined) {
      KeyError.encode(message.error, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ScanResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseScanResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.pairs.push(KvPair.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.error = KeyError.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ScanResponse>): ScanResponse {
    const message = createBaseScanResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.pairs = object.pairs?.map((e) => KvPair.fromPartial(e)) || [];
    message.error = (object.error !== undefined && object.error !== null)
      ? KeyError.fromPartial(object.error)
      : undefined;
    return message;
  },
};

function createBasePrewriteRequest(): PrewriteRequest {
  return {
    context: undefined,
    mutations: [],
    primaryLock: noBytes,
    startVersion: 0n,
    lockTtl: 0n,
    skipConstraintCheck: false,
    pessimisticActions: [],
    txnSize: 0n,
    forUpdateTs: 0n,
    minCommitTs: 0n,
    useAsyncCommit: false,
    secondaries: [],
    tryOnePc: false,
    maxCommitTs: 0n,
    assertionLevel: 0,
    forUpdateTsConstraints: [],
    txnFileChunks: [],
  };
}

export const PrewriteRequest: MessageFns<PrewriteRequest> = {
  encode(message: PrewriteRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    for (const v of message.mutations) {
      Mutation.encode(v!, writer.uint32(18).fork()).join();
    }
    if (message.primaryLock.length !== 0) {
      writer.uint32(26).bytes(message.primaryLock);
    }
    if (message.startVersion !== 0n) {
      writer.uint32(32).uint64(message.startVersion);
    }
    if (message.lockTtl !== 0n) {
      writer.uint32(40).uint64(message.lockTtl);
    }
    if (message.skipConstraintCheck !== false) {
      writer.uint32(48).bool(message.skipConstraintCheck);
    }
    if (message.pessimisticActions.length !== 0) {
      writer.uint32(58).fork();
      for (const v of message.pessimisticActions) {
        writer.int32(v);
      }
      writer.join();
    }
    if (message.txnSize !== 0n) {
      writer.uint32(64).uint64(message.txnSize);
    }
    if (message.forUpdateTs !== 0n) {
      writer.uint32(72).uint64(message.forUpdateTs);
    }
    if (message.minCommitTs !== 0n) {
      writer.uint32(80).uint64(message.minCommitTs);
    }
    if (message.useAsyncCommit !== false) {
      writer.uint32(88).bool(message.useAsyncCommit);
    }
    for (const v of message.secondaries) {
      writer.uint32(98).bytes(v!);
    }
    if (message.tryOnePc !== false) {
      writer.uint32(104).bool(message.tryOnePc);
    }
    if (message.maxCommitTs !== 0n) {
      writer.uint32(112).uint64(message.maxCommitTs);
    }
    if (message.assertionLevel !== 0) {
      writer.uint32(120).int32(message.assertionLevel);
    }
    for (const v of message.forUpdateTsConstraints) {
      PrewriteRequest_ForUpdateTSConstraint.encode(v!, writer.uint32(130).fork()).join();
    }
    if (message.txnFileChunks.length !== 0) {
      writer.uint32(802).fork();
      for (const v of message.txnFileChunks) {
        writer.uint64(v);
      }
      writer.join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PrewriteRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePrewriteRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.mutations.push(Mutation.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.primaryLock = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.startVersion = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.lockTtl = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.skipConstraintCheck = reader.bool();
          continue;
        }
        case 7: {
          if (tag === 56) {
            message.pessimisticActions.push(reader.int32() as never);

            continue;
          }

          if (tag === 58) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.pessimisticActions.push(reader.int32() as never);
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.txnSize = reader.uint64();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.forUpdateTs = reader.uint64();
          continue;
        }
        case 10: {
          if (tag !== 80) {
            break;
          }

          message.minCommitTs = reader.uint64();
          continue;
        }
        case 11: {
          if (tag !== 88) {
            break;
          }

          message.useAsyncCommit = reader.bool();
          continue;
        }
        case 12: {
          if (tag !== 98) {
            break;
          }

          message.secondaries.push(reader.bytes());
          continue;
        }
        case 13: {
          if (tag !== 104) {
            break;
          }

          message.tryOnePc = reader.bool();
          continue;
        }
        case 14: {
          if (tag !== 112) {
            break;
          }

          message.maxCommitTs = reader.uint64();
          continue;
        }
        case 15: {
          if (tag !== 120) {
            break;
          }

          message.assertionLevel = reader.int32() as never;
          continue;
        }
        case 16: {
          if (tag !== 130) {
            break;
          }

          message.forUpdateTsConstraints.push(PrewriteRequest_ForUpdateTSConstraint.decode(reader, reader.uint32()));
          continue;
        }
        case 100: {
          if (tag === 800) {
            message.txnFileChunks.push(reader.uint64());

            continue;
          }

          if (tag === 802) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.txnFileChunks.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PrewriteRequest>): PrewriteRequest {
    const message = createBasePrewriteRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.mutations = object.mutations?.map((e) => Mutation.fromPartial(e)) || [];
    message.primaryLock = object.primaryLock ?? noBytes;
    message.startVersion = (object.startVersion !== undefined && object.startVersion !== null)
      ? BigInt(object.startVersion)
      : 0n;
    message.lockTtl = (object.lockTtl !== undefined && object.lockTtl !== null) ? BigInt(object.lockTtl) : 0n;
    message.skipConstraintCheck = object.skipConstraintCheck ?? false;
    message.pessimisticActions = object.pessimisticActions?.map((e) => e) || [];
    message.txnSize = (object.txnSize !== undefined && object.txnSize !== null) ? BigInt(object.txnSize) : 0n;
    message.forUpdateTs = (object.forUpdateTs !== undefined && object.forUpdateTs !== null)
      ? BigInt(object.forUpdateTs)
      : 0n;
    message.minCommitTs = (object.minCommitTs !== undefined && object.minCommitTs !== null)
      ? BigInt(object.minCommitTs)
      : 0n;
    message.useAsyncCommit = object.useAsyncCommit ?? false;
    message.secondaries = object.secondaries?.map((e) => e) || [];
    message.tryOnePc = object.tryOnePc ?? false;
    message.maxCommitTs = (object.maxCommitTs !== undefined && object.maxCommitTs !== null)
      ? BigInt(object.maxCommitTs)
      : 0n;
    message.assertionLevel = object.assertionLevel ?? 0;
    message.forUpdateTsConstraints =
      object.forUpdateTsConstraints?.map((e) => PrewriteRequest_ForUpdateTSConstraint.fromPartial(e)) || [];
    message.txnFileChunks = object.txnFileChunks?.map((e) => BigInt(e)) || [];
    return message;
  },
};

function createBasePrewriteRequest_ForUpdateTSConstraint(): PrewriteRequest_ForUpdateTSConstraint {
  return { index: 0, expectedForUpdateTs: 0n };
}

export const PrewriteRequest_ForUpdateTSConstraint: MessageFns<PrewriteRequest_ForUpdateTSConstraint> = {
  encode(message: PrewriteRequest_ForUpdateTSConstraint, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.index !== 0) {
      writer.uint32(8).uint32(message.index);
    }
    if (message.expectedForUpdateTs !== 0n) {
      writer.uint32(16).uint64(message.expectedForUpdateTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PrewriteRequest_ForUpdateTSConstraint {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePrewriteRequest_ForUpdateTSConstraint();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.index = reader.uint32();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.expectedForUpdateTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PrewriteRequest_ForUpdateTSConstraint>): PrewriteRequest_ForUpdateTSConstraint {
    const message = createBasePrewriteRequest_ForUpdateTSConstraint();
    message.index = object.index ?? 0;
    message.expectedForUpdateTs = (object.expectedForUpdateTs !== undefined && object.expectedForUpdateTs !== null)
      ? BigInt(object.expectedForUpdateTs)
      : 0n;
    return message;
  },
};

function createBasePrewriteResponse(): PrewriteResponse {
  return { regionError: undefined, errors: [], minCommitTs: 0n, onePcCommitTs: 0n, execDetailsV2: undefined };
}

export const PrewriteResponse: MessageFns<PrewriteResponse> = {
  encode(message: PrewriteResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    for (const v of message.errors) {
      KeyError.encode(v!, writer.uint32(18).fork()).join();
    }
    if (message.minCommitTs !== 0n) {
      writer.uint32(24).uint64(message.minCommitTs);
    }
    if (message.onePcCommitTs !== 0n) {
      writer.uint32(32).uint64(message.onePcCommitTs);
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(42).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PrewriteResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePrewriteResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.errors.push(KeyError.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.minCommitTs = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.onePcCommitTs = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PrewriteResponse>): PrewriteResponse {
    const message = createBasePrewriteResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.errors = object.errors?.map((e) => KeyError.fromPartial(e)) || [];
    message.minCommitTs = (object.minCommitTs !== undefined && object.minCommitTs !== null)
      ? BigInt(object.minCommitTs)
      : 0n;
    message.onePcCommitTs = (object.onePcCommitTs !== undefined && object.onePcCommitTs !== null)
      ? BigInt(object.onePcCommitTs)
      : 0n;
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    return message;
  },
};

function createBasePessimisticLockRequest(): PessimisticLockRequest {
  return {
    context: undefined,
    mutations: [],
    primaryLock: noBytes,
    startVersion: 0n,
    lockTtl: 0n,
    forUpdateTs: 0n,
    isFirstLock: false,
    waitTimeout: 0n,
    force: false,
    returnValues: false,
    minCommitTs: 0n,
    checkExistence: false,
    lockOnlyIfExists: false,
    wakeUpMode: 0,
  };
}

export const PessimisticLockRequest: MessageFns<PessimisticLockRequest> = {
  encode(message: PessimisticLockRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    for (const v of message.mutations) {
      Mutation.encode(v!, writer.uint32(18).fork()).join();
    }
    if (message.primaryLock.length !== 0) {
      writer.uint32(26).bytes(message.primaryLock);
    }
    if (message.startVersion !== 0n) {
      writer.uint32(32).uint64(message.startVersion);
    }
    if (message.lockTtl !== 0n) {
      writer.uint32(40).uint64(message.lockTtl);
    }
    if (message.forUpdateTs !== 0n) {
      writer.uint32(48).uint64(message.forUpdateTs);
    }
    if (message.isFirstLock !== false) {
      writer.uint32(56).bool(message.isFirstLock);
    }
    if (message.waitTimeout !== 0n) {
      writer.uint32(64).int64(message.waitTimeout);
    }
    if (message.force !== false) {
      writer.uint32(72).bool(message.force);
    }
    if (message.returnValues !== false) {
      writer.uint32(80).bool(message.returnValues);
    }
    if (message.minCommitTs !== 0n) {
      writer.uint32(88).uint64(message.minCommitTs);
    }
    if (message.checkExistence !== false) {
      writer.uint32(96).bool(message.checkExistence);
    }
    if (message.lockOnlyIfExists !== false) {
      writer.uint32(104).bool(message.lockOnlyIfExists);
    }
    if (message.wakeUpMode !== 0) {
      writer.uint32(112).int32(message.wakeUpMode);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PessimisticLockRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePessimisticLockRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.mutations.push(Mutation.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.primaryLock = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.startVersion = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.lockTtl = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.forUpdateTs = reader.uint64();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.isFirstLock = reader.bool();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.waitTimeout = reader.int64();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.force = reader.bool();
          continue;
        }
        case 10: {
          if (tag !== 80) {
            break;
          }

          message.returnValues = reader.bool();
          continue;
        }
        case 11: {
          if (tag !== 88) {
            break;
          }

          message.minCommitTs = reader.uint64();
          continue;
        }
        case 12: {
          if (tag !== 96) {
            break;
          }

          message.checkExistence = reader.bool();
          continue;
        }
        case 13: {
          if (tag !== 104) {
            break;
          }

          message.lockOnlyIfExists = reader.bool();
          continue;
        }
        case 14: {
          if (tag !== 112) {
            break;
          }

          message.wakeUpMode = reader.int32() as never;
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PessimisticLockRequest>): PessimisticLockRequest {
    const message = createBasePessimisticLockRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.mutations = object.mutations?.map((e) => Mutation.fromPartial(e)) || [];
    message.primaryLock = object.primaryLock ?? noBytes;
    message.startVersion = (object.startVersion !== undefined && object.startVersion !== null)
      ? BigInt(object.startVersion)
      : 0n;
    message.lockTtl = (object.lockTtl !== undefined && object.lockTtl !== null) ? BigInt(object.lockTtl) : 0n;
    message.forUpdateTs = (object.forUpdateTs !== undefined && object.forUpdateTs !== null)
      ? BigInt(object.forUpdateTs)
      : 0n;
    message.isFirstLock = object.isFirstLock ?? false;
    message.waitTimeout = (object.waitTimeout !== undefined && object.waitTimeout !== null)
      ? BigInt(object.waitTimeout)
      : 0n;
    message.force = object.force ?? false;
    message.returnValues = object.returnValues ?? false;
    message.minCommitTs = (object.minCommitTs !== undefined && object.minCommitTs !== null)
      ? BigInt(object.minCommitTs)
      : 0n;
    message.checkExistence = object.checkExistence ?? false;
    message.lockOnlyIfExists = object.lockOnlyIfExists ?? false;
    message.wakeUpMode = object.wakeUpMode ?? 0;
    return message;
  },
};

function createBasePessimisticLockKeyResult(): PessimisticLockKeyResult {
  return { type: 0, value: noBytes, existence: false, lockedWithConflictTs: 0n, skipResolvingLock: false };
}

export const PessimisticLockKeyResult: MessageFns<PessimisticLockKeyResult> = {
  encode(message: PessimisticLockKeyResult, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.type !== 0) {
      writer.uint32(8).int32(message.type);
    }
    if (message.value.length !== 0) {
      writer.uint32(18).bytes(message.value);
    }
    if (message.existence !== false) {
      writer.uint32(24).bool(message.existence);
    }
    if (message.lockedWithConflictTs !== 0n) {
      writer.uint32(32).uint64(message.lockedWithConflictTs);
    }
    if (message.skipResolvingLock !== false) {
      writer.uint32(88).bool(message.skipResolvingLock);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PessimisticLockKeyResult {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePessimisticLockKeyResult();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.type = reader.int32() as never;
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.value = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.existence = reader.bool();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.lockedWithConflictTs = reader.uint64();
          continue;
        }
        case 11: {
          if (tag !== 88) {
            break;
          }

          message.skipResolvingLock = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PessimisticLockKeyResult>): PessimisticLockKeyResult {
    const message = createBasePessimisticLockKeyResult();
    message.type = object.type ?? 0;
    message.value = object.value ?? noBytes;
    message.existence = object.existence ?? false;
    message.lockedWithConflictTs = (object.lockedWithConflictTs !== undefined && object.lockedWithConflictTs !== null)
      ? BigInt(object.lockedWithConflictTs)
      : 0n;
    message.skipResolvingLock = object.skipResolvingLock ?? false;
    return message;
  },
};

function createBasePessimisticLockResponse(): PessimisticLockResponse {
  return {
    regionError: undefined,
    errors: [],
    commitTs: 0n,
    value: noBytes,
    values: [],
    notFounds: [],
    execDetailsV2: undefined,
    results: [],
  };
}

export const PessimisticLockResponse: MessageFns<PessimisticLockResponse> = {
  encode(message: PessimisticLockResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    for (const v of message.errors) {
      KeyError.encode(v!, writer.uint32(18).fork()).join();
    }
    if (message.commitTs !== 0n) {
      writer.uint32(24).uint64(message.commitTs);
    }
    if (message.value.length !== 0) {
      writer.uint32(34).bytes(message.value);
    }
    for (const v of message.values) {
      writer.uint32(42).bytes(v!);
    }
    if (message.notFounds.length !== 0) {
      writer.uint32(50).fork();
      for (const v of message.notFounds) {
        writer.bool(v);
      }
      writer.join();
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(58).fork()).join();
    }
    for (const v of message.results) {
      PessimisticLockKeyResult.encode(v!, writer.uint32(66).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PessimisticLockResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePessimisticLockResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.errors.push(KeyError.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.commitTs = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.value = reader.bytes();
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.values.push(reader.bytes());
          continue;
        }
        case 6: {
          if (tag === 48) {
            message.notFounds.push(reader.bool());

            continue;
          }

          if (tag === 50) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.notFounds.push(reader.bool());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
        case 8: {
          if (tag !== 66) {
            break;
          }

          message.results.push(PessimisticLockKeyResult.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PessimisticLockResponse>): PessimisticLockResponse {
    const message = createBasePessimisticLockResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.errors = object.errors?.map((e) => KeyError.fromPartial(e)) || [];
    message.commitTs = (object.commitTs !== undefined && object.commitTs !== null) ? BigInt(object.commitTs) : 0n;
    message.value = object.value ?? noBytes;
    message.values = object.values?.map((e) => e) || [];
    message.notFounds = object.notFounds?.map((e) => e) || [];
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    message.results = object.results?.map((e) => PessimisticLockKeyResult.fromPartial(e)) || [];
    return message;
  },
};

function createBasePessimisticRollbackRequest(): PessimisticRollbackRequest {
  return { context: undefined, startVersion: 0n, forUpdateTs: 0n, keys: [] };
}

export const PessimisticRollbackRequest: MessageFns<PessimisticRollbackRequest> = {
  encode(message: PessimisticRollbackRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.startVersion !== 0n) {
      writer.uint32(16).uint64(message.startVersion);
    }
    if (message.forUpdateTs !== 0n) {
      writer.uint32(24).uint64(message.forUpdateTs);
    }
    for (const v of message.keys) {
      writer.uint32(34).bytes(v!);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PessimisticRollbackRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePessimisticRollbackRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.startVersion = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.forUpdateTs = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.keys.push(reader.bytes());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PessimisticRollbackRequest>): PessimisticRollbackRequest {
    const message = createBasePessimisticRollbackRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.startVersion = (object.startVersion !== undefined && object.startVersion !== null)
      ? BigInt(object.startVersion)
      : 0n;
    message.forUpdateTs = (object.forUpdateTs !== undefined && object.forUpdateTs !== null)
      ? BigInt(object.forUpdateTs)
      : 0n;
    message.keys = object.keys?.map((e) => e) || [];
    return message;
  },
};

function createBasePessimisticRollbackResponse(): PessimisticRollbackResponse {
  return { regionError: undefined, errors: [], execDetailsV2: undefined };
}

export const PessimisticRollbackResponse: MessageFns<PessimisticRollbackResponse> = {
  encode(message: PessimisticRollbackResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    for (const v of message.errors) {
      KeyError.encode(v!, writer.uint32(18).fork()).join();
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PessimisticRollbackResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePessimisticRollbackResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.errors.push(KeyError.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PessimisticRollbackResponse>): PessimisticRollbackResponse {
    const message = createBasePessimisticRollbackResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.errors = object.errors?.map((e) => KeyError.fromPartial(e)) || [];
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    return message;
  },
};

function createBaseTxnHeartBeatRequest(): TxnHeartBeatRequest {
  return {
    context: undefined,
    primaryLock: noBytes,
    startVersion: 0n,
    adviseLockTtl: 0n,
    minCommitTs: 0n,
    isTxnFile: false,
  };
}

export const TxnHeartBeatRequest: MessageFns<TxnHeartBeatRequest> = {
  encode(message: TxnHeartBeatRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.primaryLock.length !== 0) {
      writer.uint32(18).bytes(message.primaryLock);
    }
    if (message.startVersion !== 0n) {
      writer.uint32(24).uint64(message.startVersion);
    }
    if (message.adviseLockTtl !== 0n) {
      writer.uint32(32).uint64(message.adviseLockTtl);
    }
    if (message.minCommitTs !== 0n) {
      writer.uint32(40).uint64(message.minCommitTs);
    }
    if (message.isTxnFile !== false) {
      writer.uint32(800).bool(message.isTxnFile);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TxnHeartBeatRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTxnHeartBeatRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.primaryLock = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.startVersion = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.adviseLockTtl = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.minCommitTs = reader.uint64();
          continue;
        }
        case 100: {
          if (tag !== 800) {
            break;
          }

          message.isTxnFile = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TxnHeartBeatRequest>): TxnHeartBeatRequest {
    const message = createBaseTxnHeartBeatRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.primaryLock = object.primaryLock ?? noBytes;
    message.startVersion = (object.startVersion !== undefined && object.startVersion !== null)
      ? BigInt(object.startVersion)
      : 0n;
    message.adviseLockTtl = (object.adviseLockTtl !== undefined && object.adviseLockTtl !== null)
      ? BigInt(object.adviseLockTtl)
      : 0n;
    message.minCommitTs = (object.minCommitTs !== undefined && object.minCommitTs !== null)
      ? BigInt(object.minCommitTs)
      : 0n;
    message.isTxnFile = object.isTxnFile ?? false;
    return message;
  },
};

function createBaseTxnHeartBeatResponse(): TxnHeartBeatResponse {
  return { regionError: undefined, error: undefined, lockTtl: 0n, execDetailsV2: undefined };
}

export const TxnHeartBeatResponse: MessageFns<TxnHeartBeatResponse> = {
  encode(message: TxnHeartBeatResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== undefined) {
      KeyError.encode(message.error, writer.uint32(18).fork()).join();
    }
    if (message.lockTtl !== 0n) {
      writer.uint32(24).uint64(message.lockTtl);
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(34).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TxnHeartBeatResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTxnHeartBeatResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = KeyError.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.lockTtl = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TxnHeartBeatResponse>): TxnHeartBeatResponse {
    const message = createBaseTxnHeartBeatResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = (object.error !== undefined && object.error !== null)
      ? KeyError.fromPartial(object.error)
      : undefined;
    message.lockTtl = (object.lockTtl !== undefined && object.lockTtl !== null) ? BigInt(object.lockTtl) : 0n;
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    return message;
  },
};

function createBaseCheckTxnStatusRequest(): CheckTxnStatusRequest {
  return {
    context: undefined,
    primaryKey: noBytes,
    lockTs: 0n,
    callerStartTs: 0n,
    currentTs: 0n,
    rollbackIfNotExist: false,
    forceSyncCommit: false,
    resolvingPessimisticLock: false,
    verifyIsPrimary: false,
    isTxnFile: false,
  };
}

export const CheckTxnStatusRequest: MessageFns<CheckTxnStatusRequest> = {
  encode(message: CheckTxnStatusRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.primaryKey.length !== 0) {
      writer.uint32(18).bytes(message.primaryKey);
    }
    if (message.lockTs !== 0n) {
      writer.uint32(24).uint64(message.lockTs);
    }
    if (message.callerStartTs !== 0n) {
      writer.uint32(32).uint64(message.callerStartTs);
    }
    if (message.currentTs !== 0n) {
      writer.uint32(40).uint64(message.currentTs);
    }
    if (message.rollbackIfNotExist !== false) {
      writer.uint32(48).bool(message.rollbackIfNotExist);
    }
    if (message.forceSyncCommit !== false) {
      writer.uint32(56).bool(message.forceSyncCommit);
    }
    if (message.resolvingPessimisticLock !== false) {
      writer.uint32(64).bool(message.resolvingPessimisticLock);
    }
    if (message.verifyIsPrimary !== false) {
      writer.uint32(72).bool(message.verifyIsPrimary);
    }
    if (message.isTxnFile !== false) {
      writer.uint32(800).bool(message.isTxnFile);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CheckTxnStatusRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCheckTxnStatusRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.primaryKey = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.lockTs = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.callerStartTs = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.currentTs = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.rollbackIfNotExist = reader.bool();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.forceSyncCommit = reader.bool();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.resolvingPessimisticLock = reader.bool();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.verifyIsPrimary = reader.bool();
          continue;
        }
        case 100: {
          if (tag !== 800) {
            break;
          }

          message.isTxnFile = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CheckTxnStatusRequest>): CheckTxnStatusRequest {
    const message = createBaseCheckTxnStatusRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.primaryKey = object.primaryKey ?? noBytes;
    message.lockTs = (object.lockTs !== undefined && object.lockTs !== null) ? BigInt(object.lockTs) : 0n;
    message.callerStartTs = (object.callerStartTs !== undefined && object.callerStartTs !== null)
      ? BigInt(object.callerStartTs)
      : 0n;
    message.currentTs = (object.currentTs !== undefined && object.currentTs !== null) ? BigInt(object.currentTs) : 0n;
    message.rollbackIfNotExist = object.rollbackIfNotExist ?? false;
    message.forceSyncCommit = object.forceSyncCommit ?? false;
    message.resolvingPessimisticLock = object.resolvingPessimisticLock ?? false;
    message.verifyIsPrimary = object.verifyIsPrimary ?? false;
    message.isTxnFile = object.isTxnFile ?? false;
    return message;
  },
};

function createBaseCheckTxnStatusResponse(): CheckTxnStatusResponse {
  return {
    regionError: undefined,
    error: undefined,
    lockTtl: 0n,
    commitVersion: 0n,
    action: 0,
    lockInfo: undefined,
    execDetailsV2: undefined,
  };
}

export const CheckTxnStatusResponse: MessageFns<CheckTxnStatusResponse> = {
  encode(message: CheckTxnStatusResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== undefined) {
      KeyError.encode(message.error, writer.uint32(18).fork()).join();
    }
    if (message.lockTtl !== 0n) {
      writer.uint32(24).uint64(message.lockTtl);
    }
    if (message.commitVersion !== 0n) {
      writer.uint32(32).uint64(message.commitVersion);
    }
    if (message.action !== 0) {
      writer.uint32(40).int32(message.action);
    }
    if (message.lockInfo !== undefined) {
      LockInfo.encode(message.lockInfo, writer.uint32(50).fork()).join();
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(58).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CheckTxnStatusResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCheckTxnStatusResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = KeyError.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.lockTtl = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.commitVersion = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.action = reader.int32() as never;
          continue;
        }
        case 6: {
          if (tag !== 50) {
            break;
          }

          message.lockInfo = LockInfo.decode(reader, reader.uint32());
          continue;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CheckTxnStatusResponse>): CheckTxnStatusResponse {
    const message = createBaseCheckTxnStatusResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = (object.error !== undefined && object.error !== null)
      ? KeyError.fromPartial(object.error)
      : undefined;
    message.lockTtl = (object.lockTtl !== undefined && object.lockTtl !== null) ? BigInt(object.lockTtl) : 0n;
    message.commitVersion = (object.commitVersion !== undefined && object.commitVersion !== null)
      ? BigInt(object.commitVersion)
      : 0n;
    message.action = object.action ?? 0;
    message.lockInfo = (object.lockInfo !== undefined && object.lockInfo !== null)
      ? LockInfo.fromPartial(object.lockInfo)
      : undefined;
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    return message;
  },
};

function createBaseCheckSecondaryLocksRequest(): CheckSecondaryLocksRequest {
  return { context: undefined, keys: [], startVersion: 0n };
}

export const CheckSecondaryLocksRequest: MessageFns<CheckSecondaryLocksRequest> = {
  encode(message: CheckSecondaryLocksRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    for (const v of message.keys) {
      writer.uint32(18).bytes(v!);
    }
    if (message.startVersion !== 0n) {
      writer.uint32(24).uint64(message.startVersion);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CheckSecondaryLocksRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCheckSecondaryLocksRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.keys.push(reader.bytes());
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.startVersion = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CheckSecondaryLocksRequest>): CheckSecondaryLocksRequest {
    const message = createBaseCheckSecondaryLocksRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.keys = object.keys?.map((e) => e) || [];
    message.startVersion = (object.startVersion !== undefined && object.startVersion !== null)
      ? BigInt(object.startVersion)
      : 0n;
    return message;
  },
};

function createBaseCheckSecondaryLocksResponse(): CheckSecondaryLocksResponse {
  return { regionError: undefined, error: undefined, locks: [], commitTs: 0n, execDetailsV2: undefined };
}

export const CheckSecondaryLocksResponse: MessageFns<CheckSecondaryLocksResponse> = {
  encode(message: CheckSecondaryLocksResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== undefined) {
      KeyError.encode(message.error, writer.uint32(18).fork()).join();
    }
    for (const v of message.locks) {
      LockInfo.encode(v!, writer.uint32(26).fork()).join();
    }
    if (message.commitTs !== 0n) {
      writer.uint32(32).uint64(message.commitTs);
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(42).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CheckSecondaryLocksResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCheckSecondaryLocksResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = KeyError.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.locks.push(LockInfo.decode(reader, reader.uint32()));
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.commitTs = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CheckSecondaryLocksResponse>): CheckSecondaryLocksResponse {
    const message = createBaseCheckSecondaryLocksResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = (object.error !== undefined && object.error !== null)
      ? KeyError.fromPartial(object.error)
      : undefined;
    message.locks = object.locks?.map((e) => LockInfo.fromPartial(e)) || [];
    message.commitTs = (object.commitTs !== undefined && object.commitTs !== null) ? BigInt(object.commitTs) : 0n;
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    return message;
  },
};

function createBaseCommitRequest(): CommitRequest {
  return {
    context: undefined,
    startVersion: 0n,
    keys: [],
    commitVersion: 0n,
    commitRole: 0,
    primaryKey: noBytes,
    useAsyncCommit: false,
    isTxnFile: false,
  };
}

export const CommitRequest: MessageFns<CommitRequest> = {
  encode(message: CommitRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.startVersion !== 0n) {
      writer.uint32(16).uint64(message.startVersion);
    }
    for (const v of message.keys) {
      writer.uint32(26).bytes(v!);
    }
    if (message.commitVersion !== 0n) {
      writer.uint32(32).uint64(message.commitVersion);
    }
    if (message.commitRole !== 0) {
      writer.uint32(48).int32(message.commitRole);
    }
    if (message.primaryKey.length !== 0) {
      writer.uint32(58).bytes(message.primaryKey);
    }
    if (message.useAsyncCommit !== false) {
      writer.uint32(64).bool(message.useAsyncCommit);
    }
    if (message.isTxnFile !== false) {
      writer.uint32(800).bool(message.isTxnFile);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CommitRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCommitRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.startVersion = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.keys.push(reader.bytes());
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.commitVersion = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.commitRole = reader.int32() as never;
          continue;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          message.primaryKey = reader.bytes();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.useAsyncCommit = reader.bool();
          continue;
        }
        case 100: {
          if (tag !== 800) {
            break;
          }

          message.isTxnFile = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CommitRequest>): CommitRequest {
    const message = createBaseCommitRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.startVersion = (object.startVersion !== undefined && object.startVersion !== null)
      ? BigInt(object.startVersion)
      : 0n;
    message.keys = object.keys?.map((e) => e) || [];
    message.commitVersion = (object.commitVersion !== undefined && object.commitVersion !== null)
      ? BigInt(object.commitVersion)
      : 0n;
    message.commitRole = object.commitRole ?? 0;
    message.primaryKey = object.primaryKey ?? noBytes;
    message.useAsyncCommit = object.useAsyncCommit ?? false;
    message.isTxnFile = object.isTxnFile ?? false;
    return message;
  },
};

function createBaseCommitResponse(): CommitResponse {
  return { regionError: undefined, error: undefined, commitVersion: 0n, execDetailsV2: undefined };
}

export const CommitResponse: MessageFns<CommitResponse> = {
  encode(message: CommitResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== undefined) {
      KeyError.encode(message.error, writer.uint32(18).fork()).join();
    }
    if (message.commitVersion !== 0n) {
      writer.uint32(24).uint64(message.commitVersion);
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(34).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CommitResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCommitResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = KeyError.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.commitVersion = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CommitResponse>): CommitResponse {
    const message = createBaseCommitResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = (object.error !== undefined && object.error !== null)
      ? KeyError.fromPartial(object.error)
      : undefined;
    message.commitVersion = (object.commitVersion !== undefined && object.commitVersion !== null)
      ? BigInt(object.commitVersion)
      : 0n;
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    return message;
  },
};

function createBaseImportRequest(): ImportRequest {
  return { mutations: [], commitVersion: 0n };
}

export const ImportRequest: MessageFns<ImportRequest> = {
  encode(message: ImportRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    for (const v of message.mutations) {
      Mutation.encode(v!, writer.uint32(10).fork()).join();
    }
    if (message.commitVersion !== 0n) {
      writer.uint32(16).uint64(message.commitVersion);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ImportRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseImportRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.mutations.push(Mutation.decode(reader, reader.uint32()));
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.commitVersion = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ImportRequest>): ImportRequest {
    const message = createBaseImportRequest();
    message.mutations = object.mutations?.map((e) => Mutation.fromPartial(e)) || [];
    message.commitVersion = (object.commitVersion !== undefined && object.commitVersion !== null)
      ? BigInt(object.commitVersion)
      : 0n;
    return message;
  },
};

function createBaseImportResponse(): ImportResponse {
  return { regionError: undefined, error: "" };
}

export const ImportResponse: MessageFns<ImportResponse> = {
  encode(message: ImportResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ImportResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseImportResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ImportResponse>): ImportResponse {
    const message = createBaseImportResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    return message;
  },
};

function createBaseCleanupRequest(): CleanupRequest {
  return { context: undefined, key: noBytes, startVersion: 0n, currentTs: 0n };
}

export const CleanupRequest: MessageFns<CleanupRequest> = {
  encode(message: CleanupRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.key.length !== 0) {
      writer.uint32(18).bytes(message.key);
    }
    if (message.startVersion !== 0n) {
      writer.uint32(24).uint64(message.startVersion);
    }
    if (message.currentTs !== 0n) {
      writer.uint32(32).uint64(message.currentTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CleanupRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCleanupRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.startVersion = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.currentTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CleanupRequest>): CleanupRequest {
    const message = createBaseCleanupRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.key = object.key ?? noBytes;
    message.startVersion = (object.startVersion !== undefined && object.startVersion !== null)
      ? BigInt(object.startVersion)
      : 0n;
    message.currentTs = (object.currentTs !== undefined && object.currentTs !== null) ? BigInt(object.currentTs) : 0n;
    return message;
  },
};

function createBaseCleanupResponse(): CleanupResponse {
  return { regionError: undefined, error: undefined, commitVersion: 0n };
}

export const CleanupResponse: MessageFns<CleanupResponse> = {
  encode(message: CleanupResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== undefined) {
      KeyError.encode(message.error, writer.uint32(18).fork()).join();
    }
    if (message.commitVersion !== 0n) {
      writer.uint32(24).uint64(message.commitVersion);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CleanupResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCleanupResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = KeyError.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.commitVersion = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CleanupResponse>): CleanupResponse {
    const message = createBaseCleanupResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = (object.error !== undefined && object.error !== null)
      ? KeyError.fromPartial(object.error)
      : undefined;
    message.commitVersion = (object.commitVersion !== undefined && object.commitVersion !== null)
      ? BigInt(object.commitVersion)
      : 0n;
    return message;
  },
};

function createBaseBatchGetRequest(): BatchGetRequest {
  return { context: undefined, keys: [], version: 0n, needCommitTs: false };
}

export const BatchGetRequest: MessageFns<BatchGetRequest> = {
  encode(message: BatchGetRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    for (const v of message.keys) {
      writer.uint32(18).bytes(v!);
    }
    if (message.version !== 0n) {
      writer.uint32(24).uint64(message.version);
    }
    if (message.needCommitTs !== false) {
      writer.uint32(32).bool(message.needCommitTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BatchGetRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBatchGetRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.keys.push(reader.bytes());
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.version = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.needCommitTs = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BatchGetRequest>): BatchGetRequest {
    const message = createBaseBatchGetRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.keys = object.keys?.map((e) => e) || [];
    message.version = (object.version !== undefined && object.version !== null) ? BigInt(object.version) : 0n;
    message.needCommitTs = object.needCommitTs ?? false;
    return message;
  },
};

function createBaseBatchGetResponse(): BatchGetResponse {
  return { regionError: undefined, pairs: [], execDetailsV2: undefined, error: undefined };
}

export const BatchGetResponse: MessageFns<BatchGetResponse> = {
  encode(message: BatchGetResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    for (const v of message.pairs) {
      KvPair.encode(v!, writer.uint32(18).fork()).join();
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(34).fork()).join();
    }
    if (message.error !== undefined) {
      KeyError.encode(message.error, writer.uint32(42).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BatchGetResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBatchGetResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.pairs.push(KvPair.decode(reader, reader.uint32()));
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.error = KeyError.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BatchGetResponse>): BatchGetResponse {
    const message = createBaseBatchGetResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.pairs = object.pairs?.map((e) => KvPair.fromPartial(e)) || [];
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    message.error = (object.error !== undefined && object.error !== null)
      ? KeyError.fromPartial(object.error)
      : undefined;
    return message;
  },
};

function createBaseBatchRollbackRequest(): BatchRollbackRequest {
  return { context: undefined, startVersion: 0n, keys: [], isTxnFile: false };
}

export const BatchRollbackRequest: MessageFns<BatchRollbackRequest> = {
  encode(message: BatchRollbackRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.startVersion !== 0n) {
      writer.uint32(16).uint64(message.startVersion);
    }
    for (const v of message.keys) {
      writer.uint32(26).bytes(v!);
    }
    if (message.isTxnFile !== false) {
      writer.uint32(800).bool(message.isTxnFile);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BatchRollbackRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBatchRollbackRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.startVersion = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.keys.push(reader.bytes());
          continue;
        }
        case 100: {
          if (tag !== 800) {
            break;
          }

          message.isTxnFile = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BatchRollbackRequest>): BatchRollbackRequest {
    const message = createBaseBatchRollbackRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.startVersion = (object.startVersion !== undefined && object.startVersion !== null)
      ? BigInt(object.startVersion)
      : 0n;
    message.keys = object.keys?.map((e) => e) || [];
    message.isTxnFile = object.isTxnFile ?? false;
    return message;
  },
};

function createBaseBatchRollbackResponse(): BatchRollbackResponse {
  return { regionError: undefined, error: undefined, execDetailsV2: undefined };
}

export const BatchRollbackResponse: MessageFns<BatchRollbackResponse> = {
  encode(message: BatchRollbackResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== undefined) {
      KeyError.encode(message.error, writer.uint32(18).fork()).join();
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BatchRollbackResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBatchRollbackResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = KeyError.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BatchRollbackResponse>): BatchRollbackResponse {
    const message = createBaseBatchRollbackResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = (object.error !== undefined && object.error !== null)
      ? KeyError.fromPartial(object.error)
      : undefined;
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    return message;
  },
};

function createBaseScanLockRequest(): ScanLockRequest {
  return { context: undefined, maxVersion: 0n, startKey: noBytes, limit: 0, endKey: noBytes };
}

export const ScanLockRequest: MessageFns<ScanLockRequest> = {
  encode(message: ScanLockRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.maxVersion !== 0n) {
      writer.uint32(16).uint64(message.maxVersion);
    }
    if (message.startKey.length !== 0) {
      writer.uint32(26).bytes(message.startKey);
    }
    if (message.limit !== 0) {
      writer.uint32(32).uint32(message.limit);
    }
    if (message.endKey.length !== 0) {
      writer.uint32(42).bytes(message.endKey);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ScanLockRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseScanLockRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.maxVersion = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.startKey = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.limit = reader.uint32();
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.endKey = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ScanLockRequest>): ScanLockRequest {
    const message = createBaseScanLockRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.maxVersion = (object.maxVersion !== undefined && object.maxVersion !== null)
      ? BigInt(object.maxVersion)
      : 0n;
    message.startKey = object.startKey ?? noBytes;
    message.limit = object.limit ?? 0;
    message.endKey = object.endKey ?? noBytes;
    return message;
  },
};

function createBaseScanLockResponse(): ScanLockResponse {
  return { regionError: undefined, error: undefined, locks: [], execDetailsV2: undefined };
}

export const ScanLockResponse: MessageFns<ScanLockResponse> = {
  encode(message: ScanLockResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== undefined) {
      KeyError.encode(message.error, writer.uint32(18).fork()).join();
    }
    for (const v of message.locks) {
      LockInfo.encode(v!, writer.uint32(26).fork()).join();
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(34).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ScanLockResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseScanLockResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = KeyError.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.locks.push(LockInfo.decode(reader, reader.uint32()));
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ScanLockResponse>): ScanLockResponse {
    const message = createBaseScanLockResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = (object.error !== undefined && object.error !== null)
      ? KeyError.fromPartial(object.error)
      : undefined;
    message.locks = object.locks?.map((e) => LockInfo.fromPartial(e)) || [];
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    return message;
  },
};

function createBaseResolveLockRequest(): ResolveLockRequest {
  return {
    context: undefined,
    startVersion: 0n,
    commitVersion: 0n,
    txnInfos: [],
    keys: [],
    isAsync: false,
    isTxnFile: false,
  };
}

export const ResolveLockRequest: MessageFns<ResolveLockRequest> = {
  encode(message: ResolveLockRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.startVersion !== 0n) {
      writer.uint32(16).uint64(message.startVersion);
    }
    if (message.commitVersion !== 0n) {
      writer.uint32(24).uint64(message.commitVersion);
    }
    for (const v of message.txnInfos) {
      TxnInfo.encode(v!, writer.uint32(34).fork()).join();
    }
    for (const v of message.keys) {
      writer.uint32(42).bytes(v!);
    }
    if (message.isAsync !== false) {
      writer.uint32(48).bool(message.isAsync);
    }
    if (message.isTxnFile !== false) {
      writer.uint32(800).bool(message.isTxnFile);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ResolveLockRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseResolveLockRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.startVersion = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.commitVersion = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.txnInfos.push(TxnInfo.decode(reader, reader.uint32()));
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.keys.push(reader.bytes());
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.isAsync = reader.bool();
          continue;
        }
        case 100: {
          if (tag !== 800) {
            break;
          }

          message.isTxnFile = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ResolveLockRequest>): ResolveLockRequest {
    const message = createBaseResolveLockRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.startVersion = (object.startVersion !== undefined && object.startVersion !== null)
      ? BigInt(object.startVersion)
      : 0n;
    message.commitVersion = (object.commitVersion !== undefined && object.commitVersion !== null)
      ? BigInt(object.commitVersion)
      : 0n;
    message.txnInfos = object.txnInfos?.map((e) => TxnInfo.fromPartial(e)) || [];
    message.keys = object.keys?.map((e) => e) || [];
    message.isAsync = object.isAsync ?? false;
    message.isTxnFile = object.isTxnFile ?? false;
    return message;
  },
};

function createBaseResolveLockResponse(): ResolveLockResponse {
  return { regionError: undefined, error: undefined, execDetailsV2: undefined };
}

export const ResolveLockResponse: MessageFns<ResolveLockResponse> = {
  encode(message: ResolveLockResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== undefined) {
      KeyError.encode(message.error, writer.uint32(18).fork()).join();
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ResolveLockResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseResolveLockResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = KeyError.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ResolveLockResponse>): ResolveLockResponse {
    const message = createBaseResolveLockResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = (object.error !== undefined && object.error !== null)
      ? KeyError.fromPartial(object.error)
      : undefined;
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    return message;
  },
};

function createBaseGCRequest(): GCRequest {
  return { context: undefined, safePoint: 0n };
}

export const GCRequest: MessageFns<GCRequest> = {
  encode(message: GCRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.safePoint !== 0n) {
      writer.uint32(16).uint64(message.safePoint);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GCRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGCRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.safePoint = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GCRequest>): GCRequest {
    const message = createBaseGCRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.safePoint = (object.safePoint !== undefined && object.safePoint !== null) ? BigInt(object.safePoint) : 0n;
    return message;
  },
};

function createBaseGCResponse(): GCResponse {
  return { regionError: undefined, error: undefined };
}

export const GCResponse: MessageFns<GCResponse> = {
  encode(message: GCResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== undefined) {
      KeyError.encode(message.error, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GCResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGCResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = KeyError.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GCResponse>): GCResponse {
    const message = createBaseGCResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = (object.error !== undefined && object.error !== null)
      ? KeyError.fromPartial(object.error)
      : undefined;
    return message;
  },
};

function createBaseDeleteRangeRequest(): DeleteRangeRequest {
  return { context: undefined, startKey: noBytes, endKey: noBytes, notifyOnly: false };
}

export const DeleteRangeRequest: MessageFns<DeleteRangeRequest> = {
  encode(message: DeleteRangeRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.startKey.length !== 0) {
      writer.uint32(18).bytes(message.startKey);
    }
    if (message.endKey.length !== 0) {
      writer.uint32(26).bytes(message.endKey);
    }
    if (message.notifyOnly !== false) {
      writer.uint32(32).bool(message.notifyOnly);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): DeleteRangeRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDeleteRangeRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.startKey = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.endKey = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.notifyOnly = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<DeleteRangeRequest>): DeleteRangeRequest {
    const message = createBaseDeleteRangeRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.startKey = object.startKey ?? noBytes;
    message.endKey = object.endKey ?? noBytes;
    message.notifyOnly = object.notifyOnly ?? false;
    return message;
  },
};

function createBaseDeleteRangeResponse(): DeleteRangeResponse {
  return { regionError: undefined, error: "" };
}

export const DeleteRangeResponse: MessageFns<DeleteRangeResponse> = {
  encode(message: DeleteRangeResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): DeleteRangeResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDeleteRangeResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<DeleteRangeResponse>): DeleteRangeResponse {
    const message = createBaseDeleteRangeResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    return message;
  },
};

function createBasePrepareFlashbackToVersionRequest(): PrepareFlashbackToVersionRequest {
  return { context: undefined, startKey: noBytes, endKey: noBytes, startTs: 0n, version: 0n };
}

export const PrepareFlashbackToVersionRequest: MessageFns<PrepareFlashbackToVersionRequest> = {
  encode(message: PrepareFlashbackToVersionRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.startKey.length !== 0) {
      writer.uint32(18).bytes(message.startKey);
    }
    if (message.endKey.length !== 0) {
      writer.uint32(26).bytes(message.endKey);
    }
    if (message.startTs !== 0n) {
      writer.uint32(32).uint64(message.startTs);
    }
    if (message.version !== 0n) {
      writer.uint32(40).uint64(message.version);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PrepareFlashbackToVersionRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePrepareFlashbackToVersionRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.startKey = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.endKey = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.version = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PrepareFlashbackToVersionRequest>): PrepareFlashbackToVersionRequest {
    const message = createBasePrepareFlashbackToVersionRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.startKey = object.startKey ?? noBytes;
    message.endKey = object.endKey ?? noBytes;
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.version = (object.version !== undefined && object.version !== null) ? BigInt(object.version) : 0n;
    return message;
  },
};

function createBasePrepareFlashbackToVersionResponse(): PrepareFlashbackToVersionResponse {
  return { regionError: undefined, error: "" };
}

export const PrepareFlashbackToVersionResponse: MessageFns<PrepareFlashbackToVersionResponse> = {
  encode(message: PrepareFlashbackToVersionResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PrepareFlashbackToVersionResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePrepareFlashbackToVersionResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PrepareFlashbackToVersionResponse>): PrepareFlashbackToVersionResponse {
    const message = createBasePrepareFlashbackToVersionResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    return message;
  },
};

function createBaseFlashbackToVersionRequest(): FlashbackToVersionRequest {
  return {
    context: undefined,
    version: 0n,
    startKey: noBytes,
    endKey: noBytes,
    startTs: 0n,
    commitTs: 0n,
  };
}

export const FlashbackToVersionRequest: MessageFns<FlashbackToVersionRequest> = {
  encode(message: FlashbackToVersionRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.version !== 0n) {
      writer.uint32(16).uint64(message.version);
    }
    if (message.startKey.length !== 0) {
      writer.uint32(26).bytes(message.startKey);
    }
    if (message.endKey.length !== 0) {
      writer.uint32(34).bytes(message.endKey);
    }
    if (message.startTs !== 0n) {
      writer.uint32(40).uint64(message.startTs);
    }
    if (message.commitTs !== 0n) {
      writer.uint32(48).uint64(message.commitTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): FlashbackToVersionRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseFlashbackToVersionRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.version = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.startKey = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.endKey = reader.bytes();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.commitTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<FlashbackToVersionRequest>): FlashbackToVersionRequest {
    const message = createBaseFlashbackToVersionRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.version = (object.version !== undefined && object.version !== null) ? BigInt(object.version) : 0n;
    message.startKey = object.startKey ?? noBytes;
    message.endKey = object.endKey ?? noBytes;
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.commitTs = (object.commitTs !== undefined && object.commitTs !== null) ? BigInt(object.commitTs) : 0n;
    return message;
  },
};

function createBaseFlashbackToVersionResponse(): FlashbackToVersionResponse {
  return { regionError: undefined, error: "" };
}

export const FlashbackToVersionResponse: MessageFns<FlashbackToVersionResponse> = {
  encode(message: FlashbackToVersionResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): FlashbackToVersionResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseFlashbackToVersionResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<FlashbackToVersionResponse>): FlashbackToVersionResponse {
    const message = createBaseFlashbackToVersionResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    return message;
  },
};

function createBaseRawGetRequest(): RawGetRequest {
  return { context: undefined, key: noBytes, cf: "" };
}

export const RawGetRequest: MessageFns<RawGetRequest> = {
  encode(message: RawGetRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.key.length !== 0) {
      writer.uint32(18).bytes(message.key);
    }
    if (message.cf !== "") {
      writer.uint32(26).string(message.cf);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawGetRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawGetRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.cf = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawGetRequest>): RawGetRequest {
    const message = createBaseRawGetRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.key = object.key ?? noBytes;
    message.cf = object.cf ?? "";
    return message;
  },
};

function createBaseRawGetResponse(): RawGetResponse {
  return { regionError: undefined, error: "", value: noBytes, notFound: false };
}

export const RawGetResponse: MessageFns<RawGetResponse> = {
  encode(message: RawGetResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    if (message.value.length !== 0) {
      writer.uint32(26).bytes(message.value);
    }
    if (message.notFound !== false) {
      writer.uint32(32).bool(message.notFound);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawGetResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawGetResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.value = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.notFound = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawGetResponse>): RawGetResponse {
    const message = createBaseRawGetResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    message.value = object.value ?? noBytes;
    message.notFound = object.notFound ?? false;
    return message;
  },
};

function createBaseRawBatchGetRequest(): RawBatchGetRequest {
  return { context: undefined, keys: [], cf: "" };
}

export const RawBatchGetRequest: MessageFns<RawBatchGetRequest> = {
  encode(message: RawBatchGetRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    for (const v of message.keys) {
      writer.uint32(18).bytes(v!);
    }
    if (message.cf !== "") {
      writer.uint32(26).string(message.cf);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawBatchGetRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawBatchGetRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.keys.push(reader.bytes());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.cf = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawBatchGetRequest>): RawBatchGetRequest {
    const message = createBaseRawBatchGetRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.keys = object.keys?.map((e) => e) || [];
    message.cf = object.cf ?? "";
    return message;
  },
};

function createBaseRawBatchGetResponse(): RawBatchGetResponse {
  return { regionError: undefined, pairs: [] };
}

export const RawBatchGetResponse: MessageFns<RawBatchGetResponse> = {
  encode(message: RawBatchGetResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    for (const v of message.pairs) {
      KvPair.encode(v!, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawBatchGetResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawBatchGetResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.pairs.push(KvPair.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawBatchGetResponse>): RawBatchGetResponse {
    const message = createBaseRawBatchGetResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.pairs = object.pairs?.map((e) => KvPair.fromPartial(e)) || [];
    return message;
  },
};

function createBaseRawPutRequest(): RawPutRequest {
  return { context: undefined, key: noBytes, value: noBytes, cf: "", ttl: 0n, forCas: false };
}

export const RawPutRequest: MessageFns<RawPutRequest> = {
  encode(message: RawPutRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.key.length !== 0) {
      writer.uint32(18).bytes(message.key);
    }
    if (message.value.length !== 0) {
      writer.uint32(26).bytes(message.value);
    }
    if (message.cf !== "") {
      writer.uint32(34).string(message.cf);
    }
    if (message.ttl !== 0n) {
      writer.uint32(40).uint64(message.ttl);
    }
    if (message.forCas !== false) {
      writer.uint32(48).bool(message.forCas);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawPutRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawPutRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.value = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.cf = reader.string();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.ttl = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.forCas = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawPutRequest>): RawPutRequest {
    const message = createBaseRawPutRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.key = object.key ?? noBytes;
    message.value = object.value ?? noBytes;
    message.cf = object.cf ?? "";
    message.ttl = (object.ttl !== undefined && object.ttl !== null) ? BigInt(object.ttl) : 0n;
    message.forCas = object.forCas ?? false;
    return message;
  },
};

function createBaseRawPutResponse(): RawPutResponse {
  return { regionError: undefined, error: "" };
}

export const RawPutResponse: MessageFns<RawPutResponse> = {
  encode(message: RawPutResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawPutResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawPutResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawPutResponse>): RawPutResponse {
    const message = createBaseRawPutResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    return message;
  },
};

function createBaseRawBatchPutRequest(): RawBatchPutRequest {
  return { context: undefined, pairs: [], cf: "", ttl: 0n, forCas: false, ttls: [] };
}

export const RawBatchPutRequest: MessageFns<RawBatchPutRequest> = {
  encode(message: RawBatchPutRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    for (const v of message.pairs) {
      KvPair.encode(v!, writer.uint32(18).fork()).join();
    }
    if (message.cf !== "") {
      writer.uint32(26).string(message.cf);
    }
    if (message.ttl !== 0n) {
      writer.uint32(32).uint64(message.ttl);
    }
    if (message.forCas !== false) {
      writer.uint32(40).bool(message.forCas);
    }
    if (message.ttls.length !== 0) {
      writer.uint32(50).fork();
      for (const v of message.ttls) {
        writer.uint64(v);
      }
      writer.join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawBatchPutRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawBatchPutRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.pairs.push(KvPair.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.cf = reader.string();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.ttl = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.forCas = reader.bool();
          continue;
        }
        case 6: {
          if (tag === 48) {
            message.ttls.push(reader.uint64());

            continue;
          }

          if (tag === 50) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.ttls.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawBatchPutRequest>): RawBatchPutRequest {
    const message = createBaseRawBatchPutRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.pairs = object.pairs?.map((e) => KvPair.fromPartial(e)) || [];
    message.cf = object.cf ?? "";
    message.ttl = (object.ttl !== undefined && object.ttl !== null) ? BigInt(object.ttl) : 0n;
    message.forCas = object.forCas ?? false;
    message.ttls = object.ttls?.map((e) => BigInt(e)) || [];
    return message;
  },
};

function createBaseRawBatchPutResponse(): RawBatchPutResponse {
  return { regionError: undefined, error: "" };
}

export const RawBatchPutResponse: MessageFns<RawBatchPutResponse> = {
  encode(message: RawBatchPutResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawBatchPutResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawBatchPutResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawBatchPutResponse>): RawBatchPutResponse {
    const message = createBaseRawBatchPutResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    return message;
  },
};

function createBaseRawDeleteRequest(): RawDeleteRequest {
  return { context: undefined, key: noBytes, cf: "", forCas: false };
}

export const RawDeleteRequest: MessageFns<RawDeleteRequest> = {
  encode(message: RawDeleteRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.key.length !== 0) {
      writer.uint32(18).bytes(message.key);
    }
    if (message.cf !== "") {
      writer.uint32(26).string(message.cf);
    }
    if (message.forCas !== false) {
      writer.uint32(32).bool(message.forCas);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawDeleteRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawDeleteRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.cf = reader.string();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.forCas = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawDeleteRequest>): RawDeleteRequest {
    const message = createBaseRawDeleteRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.key = object.key ?? noBytes;
    message.cf = object.cf ?? "";
    message.forCas = object.forCas ?? false;
    return message;
  },
};

function createBaseRawDeleteResponse(): RawDeleteResponse {
  return { regionError: undefined, error: "" };
}

export const RawDeleteResponse: MessageFns<RawDeleteResponse> = {
  encode(message: RawDeleteResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawDeleteResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawDeleteResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawDeleteResponse>): RawDeleteResponse {
    const message = createBaseRawDeleteResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    return message;
  },
};

function createBaseRawBatchDeleteRequest(): RawBatchDeleteRequest {
  return { context: undefined, keys: [], cf: "", forCas: false };
}

export const RawBatchDeleteRequest: MessageFns<RawBatchDeleteRequest> = {
  encode(message: RawBatchDeleteRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    for (const v of message.keys) {
      writer.uint32(18).bytes(v!);
    }
    if (message.cf !== "") {
      writer.uint32(26).string(message.cf);
    }
    if (message.forCas !== false) {
      writer.uint32(32).bool(message.forCas);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawBatchDeleteRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawBatchDeleteRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.keys.push(reader.bytes());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.cf = reader.string();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.forCas = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawBatchDeleteRequest>): RawBatchDeleteRequest {
    const message = createBaseRawBatchDeleteRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.keys = object.keys?.map((e) => e) || [];
    message.cf = object.cf ?? "";
    message.forCas = object.forCas ?? false;
    return message;
  },
};

function createBaseRawBatchDeleteResponse(): RawBatchDeleteResponse {
  return { regionError: undefined, error: "" };
}

export const RawBatchDeleteResponse: MessageFns<RawBatchDeleteResponse> = {
  encode(message: RawBatchDeleteResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawBatchDeleteResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawBatchDeleteResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawBatchDeleteResponse>): RawBatchDeleteResponse {
    const message = createBaseRawBatchDeleteResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    return message;
  },
};

function createBaseRawScanRequest(): RawScanRequest {
  return {
    context: undefined,
    startKey: noBytes,
    limit: 0,
    keyOnly: false,
    cf: "",
    reverse: false,
    endKey: noBytes,
  };
}

export const RawScanRequest: MessageFns<RawScanRequest> = {
  encode(message: RawScanRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.startKey.length !== 0) {
      writer.uint32(18).bytes(message.startKey);
    }
    if (message.limit !== 0) {
      writer.uint32(24).uint32(message.limit);
    }
    if (message.keyOnly !== false) {
      writer.uint32(32).bool(message.keyOnly);
    }
    if (message.cf !== "") {
      writer.uint32(42).string(message.cf);
    }
    if (message.reverse !== false) {
      writer.uint32(48).bool(message.reverse);
    }
    if (message.endKey.length !== 0) {
      writer.uint32(58).bytes(message.endKey);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawScanRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawScanRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.startKey = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.limit = reader.uint32();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.keyOnly = reader.bool();
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.cf = reader.string();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.reverse = reader.bool();
          continue;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          message.endKey = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawScanRequest>): RawScanRequest {
    const message = createBaseRawScanRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.startKey = object.startKey ?? noBytes;
    message.limit = object.limit ?? 0;
    message.keyOnly = object.keyOnly ?? false;
    message.cf = object.cf ?? "";
    message.reverse = object.reverse ?? false;
    message.endKey = object.endKey ?? noBytes;
    return message;
  },
};

function createBaseRawScanResponse(): RawScanResponse {
  return { regionError: undefined, kvs: [] };
}

export const RawScanResponse: MessageFns<RawScanResponse> = {
  encode(message: RawScanResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    for (const v of message.kvs) {
      KvPair.encode(v!, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawScanResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawScanResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.kvs.push(KvPair.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawScanResponse>): RawScanResponse {
    const message = createBaseRawScanResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.kvs = object.kvs?.map((e) => KvPair.fromPartial(e)) || [];
    return message;
  },
};

function createBaseRawDeleteRangeRequest(): RawDeleteRangeRequest {
  return { context: undefined, startKey: noBytes, endKey: noBytes, cf: "" };
}

export const RawDeleteRangeRequest: MessageFns<RawDeleteRangeRequest> = {
  encode(message: RawDeleteRangeRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.startKey.length !== 0) {
      writer.uint32(18).bytes(message.startKey);
    }
    if (message.endKey.length !== 0) {
      writer.uint32(26).bytes(message.endKey);
    }
    if (message.cf !== "") {
      writer.uint32(34).string(message.cf);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawDeleteRangeRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawDeleteRangeRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.startKey = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.endKey = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.cf = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawDeleteRangeRequest>): RawDeleteRangeRequest {
    const message = createBaseRawDeleteRangeRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.startKey = object.startKey ?? noBytes;
    message.endKey = object.endKey ?? noBytes;
    message.cf = object.cf ?? "";
    return message;
  },
};

function createBaseRawDeleteRangeResponse(): RawDeleteRangeResponse {
  return { regionError: undefined, error: "" };
}

export const RawDeleteRangeResponse: MessageFns<RawDeleteRangeResponse> = {
  encode(message: RawDeleteRangeResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawDeleteRangeResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawDeleteRangeResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawDeleteRangeResponse>): RawDeleteRangeResponse {
    const message = createBaseRawDeleteRangeResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    return message;
  },
};

function createBaseRawBatchScanRequest(): RawBatchScanRequest {
  return { context: undefined, ranges: [], eachLimit: 0, keyOnly: false, cf: "", reverse: false };
}

export const RawBatchScanRequest: MessageFns<RawBatchScanRequest> = {
  encode(message: RawBatchScanRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    for (const v of message.ranges) {
      KeyRange.encode(v!, writer.uint32(18).fork()).join();
    }
    if (message.eachLimit !== 0) {
      writer.uint32(24).uint32(message.eachLimit);
    }
    if (message.keyOnly !== false) {
      writer.uint32(32).bool(message.keyOnly);
    }
    if (message.cf !== "") {
      writer.uint32(42).string(message.cf);
    }
    if (message.reverse !== false) {
      writer.uint32(48).bool(message.reverse);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawBatchScanRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawBatchScanRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.ranges.push(KeyRange.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.eachLimit = reader.uint32();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.keyOnly = reader.bool();
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.cf = reader.string();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.reverse = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawBatchScanRequest>): RawBatchScanRequest {
    const message = createBaseRawBatchScanRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.ranges = object.ranges?.map((e) => KeyRange.fromPartial(e)) || [];
    message.eachLimit = object.eachLimit ?? 0;
    message.keyOnly = object.keyOnly ?? false;
    message.cf = object.cf ?? "";
    message.reverse = object.reverse ?? false;
    return message;
  },
};

function createBaseRawBatchScanResponse(): RawBatchScanResponse {
  return { regionError: undefined, kvs: [] };
}

export const RawBatchScanResponse: MessageFns<RawBatchScanResponse> = {
  encode(message: RawBatchScanResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    for (const v of message.kvs) {
      KvPair.encode(v!, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawBatchScanResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawBatchScanResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.kvs.push(KvPair.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawBatchScanResponse>): RawBatchScanResponse {
    const message = createBaseRawBatchScanResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.kvs = object.kvs?.map((e) => KvPair.fromPartial(e)) || [];
    return message;
  },
};

function createBaseUnsafeDestroyRangeRequest(): UnsafeDestroyRangeRequest {
  return { context: undefined, startKey: noBytes, endKey: noBytes };
}

export const UnsafeDestroyRangeRequest: MessageFns<UnsafeDestroyRangeRequest> = {
  encode(message: UnsafeDestroyRangeRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.startKey.length !== 0) {
      writer.uint32(18).bytes(message.startKey);
    }
    if (message.endKey.length !== 0) {
      writer.uint32(26).bytes(message.endKey);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): UnsafeDestroyRangeRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseUnsafeDestroyRangeRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.startKey = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.endKey = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<UnsafeDestroyRangeRequest>): UnsafeDestroyRangeRequest {
    const message = createBaseUnsafeDestroyRangeRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.startKey = object.startKey ?? noBytes;
    message.endKey = object.endKey ?? noBytes;
    return message;
  },
};

function createBaseUnsafeDestroyRangeResponse(): UnsafeDestroyRangeResponse {
  return { regionError: undefined, error: "" };
}

export const UnsafeDestroyRangeResponse: MessageFns<UnsafeDestroyRangeResponse> = {
  encode(message: UnsafeDestroyRangeResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): UnsafeDestroyRangeResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseUnsafeDestroyRangeResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<UnsafeDestroyRangeResponse>): UnsafeDestroyRangeResponse {
    const message = createBaseUnsafeDestroyRangeResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    return message;
  },
};

function createBaseRegisterLockObserverRequest(): RegisterLockObserverRequest {
  return { context: undefined, maxTs: 0n };
}

export const RegisterLockObserverRequest: MessageFns<RegisterLockObserverRequest> = {
  encode(message: RegisterLockObserverRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.maxTs !== 0n) {
      writer.uint32(16).uint64(message.maxTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RegisterLockObserverRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRegisterLockObserverRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.maxTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RegisterLockObserverRequest>): RegisterLockObserverRequest {
    const message = createBaseRegisterLockObserverRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.maxTs = (object.maxTs !== undefined && object.maxTs !== null) ? BigInt(object.maxTs) : 0n;
    return message;
  },
};

function createBaseRegisterLockObserverResponse(): RegisterLockObserverResponse {
  return { error: "" };
}

export const RegisterLockObserverResponse: MessageFns<RegisterLockObserverResponse> = {
  encode(message: RegisterLockObserverResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.error !== "") {
      writer.uint32(10).string(message.error);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RegisterLockObserverResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRegisterLockObserverResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.error = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RegisterLockObserverResponse>): RegisterLockObserverResponse {
    const message = createBaseRegisterLockObserverResponse();
    message.error = object.error ?? "";
    return message;
  },
};

function createBaseCheckLockObserverRequest(): CheckLockObserverRequest {
  return { context: undefined, maxTs: 0n };
}

export const CheckLockObserverRequest: MessageFns<CheckLockObserverRequest> = {
  encode(message: CheckLockObserverRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.maxTs !== 0n) {
      writer.uint32(16).uint64(message.maxTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CheckLockObserverRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCheckLockObserverRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.maxTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CheckLockObserverRequest>): CheckLockObserverRequest {
    const message = createBaseCheckLockObserverRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.maxTs = (object.maxTs !== undefined && object.maxTs !== null) ? BigInt(object.maxTs) : 0n;
    return message;
  },
};

function createBaseCheckLockObserverResponse(): CheckLockObserverResponse {
  return { error: "", isClean: false, locks: [] };
}

export const CheckLockObserverResponse: MessageFns<CheckLockObserverResponse> = {
  encode(message: CheckLockObserverResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.error !== "") {
      writer.uint32(10).string(message.error);
    }
    if (message.isClean !== false) {
      writer.uint32(16).bool(message.isClean);
    }
    for (const v of message.locks) {
      LockInfo.encode(v!, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CheckLockObserverResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCheckLockObserverResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.error = reader.string();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.isClean = reader.bool();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.locks.push(LockInfo.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CheckLockObserverResponse>): CheckLockObserverResponse {
    const message = createBaseCheckLockObserverResponse();
    message.error = object.error ?? "";
    message.isClean = object.isClean ?? false;
    message.locks = object.locks?.map((e) => LockInfo.fromPartial(e)) || [];
    return message;
  },
};

function createBaseRemoveLockObserverRequest(): RemoveLockObserverRequest {
  return { context: undefined, maxTs: 0n };
}

export const RemoveLockObserverRequest: MessageFns<RemoveLockObserverRequest> = {
  encode(message: RemoveLockObserverRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.maxTs !== 0n) {
      writer.uint32(16).uint64(message.maxTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RemoveLockObserverRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRemoveLockObserverRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.maxTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RemoveLockObserverRequest>): RemoveLockObserverRequest {
    const message = createBaseRemoveLockObserverRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.maxTs = (object.maxTs !== undefined && object.maxTs !== null) ? BigInt(object.maxTs) : 0n;
    return message;
  },
};

function createBaseRemoveLockObserverResponse(): RemoveLockObserverResponse {
  return { error: "" };
}

export const RemoveLockObserverResponse: MessageFns<RemoveLockObserverResponse> = {
  encode(message: RemoveLockObserverResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.error !== "") {
      writer.uint32(10).string(message.error);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RemoveLockObserverResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRemoveLockObserverResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.error = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RemoveLockObserverResponse>): RemoveLockObserverResponse {
    const message = createBaseRemoveLockObserverResponse();
    message.error = object.error ?? "";
    return message;
  },
};

function createBasePhysicalScanLockRequest(): PhysicalScanLockRequest {
  return { context: undefined, maxTs: 0n, startKey: noBytes, limit: 0 };
}

export const PhysicalScanLockRequest: MessageFns<PhysicalScanLockRequest> = {
  encode(message: PhysicalScanLockRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.maxTs !== 0n) {
      writer.uint32(16).uint64(message.maxTs);
    }
    if (message.startKey.length !== 0) {
      writer.uint32(26).bytes(message.startKey);
    }
    if (message.limit !== 0) {
      writer.uint32(32).uint32(message.limit);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PhysicalScanLockRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePhysicalScanLockRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.maxTs = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.startKey = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.limit = reader.uint32();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PhysicalScanLockRequest>): PhysicalScanLockRequest {
    const message = createBasePhysicalScanLockRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.maxTs = (object.maxTs !== undefined && object.maxTs !== null) ? BigInt(object.maxTs) : 0n;
    message.startKey = object.startKey ?? noBytes;
    message.limit = object.limit ?? 0;
    return message;
  },
};

function createBasePhysicalScanLockResponse(): PhysicalScanLockResponse {
  return { error: "", locks: [] };
}

export const PhysicalScanLockResponse: MessageFns<PhysicalScanLockResponse> = {
  encode(message: PhysicalScanLockResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.error !== "") {
      writer.uint32(10).string(message.error);
    }
    for (const v of message.locks) {
      LockInfo.encode(v!, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PhysicalScanLockResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePhysicalScanLockResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.error = reader.string();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.locks.push(LockInfo.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PhysicalScanLockResponse>): PhysicalScanLockResponse {
    const message = createBasePhysicalScanLockResponse();
    message.error = object.error ?? "";
    message.locks = object.locks?.map((e) => LockInfo.fromPartial(e)) || [];
    return message;
  },
};

function createBaseSplitRegionRequest(): SplitRegionRequest {
  return { context: undefined, splitKey: noBytes, splitKeys: [], isRawKv: false };
}

export const SplitRegionRequest: MessageFns<SplitRegionRequest> = {
  encode(message: SplitRegionRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.splitKey.length !== 0) {
      writer.uint32(18).bytes(message.splitKey);
    }
    for (const v of message.splitKeys) {
      writer.uint32(26).bytes(v!);
    }
    if (message.isRawKv !== false) {
      writer.uint32(32).bool(message.isRawKv);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SplitRegionRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSplitRegionRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.splitKey = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.splitKeys.push(reader.bytes());
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.isRawKv = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SplitRegionRequest>): SplitRegionRequest {
    const message = createBaseSplitRegionRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.splitKey = object.splitKey ?? noBytes;
    message.splitKeys = object.splitKeys?.map((e) => e) || [];
    message.isRawKv = object.isRawKv ?? false;
    return message;
  },
};

function createBaseSplitRegionResponse(): SplitRegionResponse {
  return { regionError: undefined, left: undefined, right: undefined, regions: [], errors: [] };
}

export const SplitRegionResponse: MessageFns<SplitRegionResponse> = {
  encode(message: SplitRegionResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.left !== undefined) {
      Region.encode(message.left, writer.uint32(18).fork()).join();
    }
    if (message.right !== undefined) {
      Region.encode(message.right, writer.uint32(26).fork()).join();
    }
    for (const v of message.regions) {
      Region.encode(v!, writer.uint32(34).fork()).join();
    }
    for (const v of message.errors) {
      KeyError.encode(v!, writer.uint32(802).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SplitRegionResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSplitRegionResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.left = Region.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.right = Region.decode(reader, reader.uint32());
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.regions.push(Region.decode(reader, reader.uint32()));
          continue;
        }
        case 100: {
          if (tag !== 802) {
            break;
          }

          message.errors.push(KeyError.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SplitRegionResponse>): SplitRegionResponse {
    const message = createBaseSplitRegionResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.left = (object.left !== undefined && object.left !== null) ? Region.fromPartial(object.left) : undefined;
    message.right = (object.right !== undefined && object.right !== null)
      ? Region.fromPartial(object.right)
      : undefined;
    message.regions = object.regions?.map((e) => Region.fromPartial(e)) || [];
    message.errors = object.errors?.map((e) => KeyError.fromPartial(e)) || [];
    return message;
  },
};

function createBaseReadIndexRequest(): ReadIndexRequest {
  return { context: undefined, startTs: 0n, ranges: [] };
}

export const ReadIndexRequest: MessageFns<ReadIndexRequest> = {
  encode(message: ReadIndexRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.startTs !== 0n) {
      writer.uint32(16).uint64(message.startTs);
    }
    for (const v of message.ranges) {
      KeyRange.encode(v!, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ReadIndexRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseReadIndexRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.ranges.push(KeyRange.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ReadIndexRequest>): ReadIndexRequest {
    const message = createBaseReadIndexRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.ranges = object.ranges?.map((e) => KeyRange.fromPartial(e)) || [];
    return message;
  },
};

function createBaseReadIndexResponse(): ReadIndexResponse {
  return { regionError: undefined, readIndex: 0n, locked: undefined };
}

export const ReadIndexResponse: MessageFns<ReadIndexResponse> = {
  encode(message: ReadIndexResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.readIndex !== 0n) {
      writer.uint32(16).uint64(message.readIndex);
    }
    if (message.locked !== undefined) {
      LockInfo.encode(message.locked, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ReadIndexResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseReadIndexResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.readIndex = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.locked = LockInfo.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ReadIndexResponse>): ReadIndexResponse {
    const message = createBaseReadIndexResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.readIndex = (object.readIndex !== undefined && object.readIndex !== null) ? BigInt(object.readIndex) : 0n;
    message.locked = (object.locked !== undefined && object.locked !== null)
      ? LockInfo.fromPartial(object.locked)
      : undefined;
    return message;
  },
};

function createBaseMvccGetByKeyRequest(): MvccGetByKeyRequest {
  return { context: undefined, key: noBytes };
}

export const MvccGetByKeyRequest: MessageFns<MvccGetByKeyRequest> = {
  encode(message: MvccGetByKeyRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.key.length !== 0) {
      writer.uint32(18).bytes(message.key);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): MvccGetByKeyRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseMvccGetByKeyRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<MvccGetByKeyRequest>): MvccGetByKeyRequest {
    const message = createBaseMvccGetByKeyRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.key = object.key ?? noBytes;
    return message;
  },
};

function createBaseMvccGetByKeyResponse(): MvccGetByKeyResponse {
  return { regionError: undefined, error: "", info: undefined };
}

export const MvccGetByKeyResponse: MessageFns<MvccGetByKeyResponse> = {
  encode(message: MvccGetByKeyResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    if (message.info !== undefined) {
      MvccInfo.encode(message.info, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): MvccGetByKeyResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseMvccGetByKeyResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.info = MvccInfo.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<MvccGetByKeyResponse>): MvccGetByKeyResponse {
    const message = createBaseMvccGetByKeyResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    message.info = (object.info !== undefined && object.info !== null) ? MvccInfo.fromPartial(object.info) : undefined;
    return message;
  },
};

function createBaseMvccGetByStartTsRequest(): MvccGetByStartTsRequest {
  return { context: undefined, startTs: 0n };
}

export const MvccGetByStartTsRequest: MessageFns<MvccGetByStartTsRequest> = {
  encode(message: MvccGetByStartTsRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.startTs !== 0n) {
      writer.uint32(16).uint64(message.startTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): MvccGetByStartTsRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseMvccGetByStartTsRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<MvccGetByStartTsRequest>): MvccGetByStartTsRequest {
    const message = createBaseMvccGetByStartTsRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    return message;
  },
};

function createBaseMvccGetByStartTsResponse(): MvccGetByStartTsResponse {
  return { regionError: undefined, error: "", key: noBytes, info: undefined };
}

export const MvccGetByStartTsResponse: MessageFns<MvccGetByStartTsResponse> = {
  encode(message: MvccGetByStartTsResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    if (message.key.length !== 0) {
      writer.uint32(26).bytes(message.key);
    }
    if (message.info !== undefined) {
      MvccInfo.encode(message.info, writer.uint32(34).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): MvccGetByStartTsResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseMvccGetByStartTsResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.info = MvccInfo.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<MvccGetByStartTsResponse>): MvccGetByStartTsResponse {
    const message = createBaseMvccGetByStartTsResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    message.key = object.key ?? noBytes;
    message.info = (object.info !== undefined && object.info !== null) ? MvccInfo.fromPartial(object.info) : undefined;
    return message;
  },
};

function createBaseContext(): Context {
  return {
    regionId: 0n,
    regionEpoch: undefined,
    peer: undefined,
    term: 0n,
    priority: 0,
    isolationLevel: 0,
    notFillCache: false,
    syncLog: false,
    recordTimeStat: false,
    recordScanStat: false,
    replicaRead: false,
    resolvedLocks: [],
    maxExecutionDurationMs: 0n,
    appliedIndex: 0n,
    taskId: 0n,
    staleRead: false,
    resourceGroupTag: noBytes,
    diskFullOpt: 0,
    isRetryRequest: false,
    apiVersion: 0,
    committedLocks: [],
    traceContext: undefined,
    requestSource: "",
    txnSource: 0n,
    busyThresholdMs: 0,
    resourceControlContext: undefined,
    requestOrigin: 0,
    keyspaceName: "",
    keyspace: undefined,
    bucketsVersion: 0n,
    sourceStmt: undefined,
    clusterId: 0n,
    traceId: noBytes,
    traceControlFlags: 0n,
  };
}

export const Context: MessageFns<Context> = {
  encode(message: Context, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    if (message.regionEpoch !== undefined) {
      RegionEpoch.encode(message.regionEpoch, writer.uint32(18).fork()).join();
    }
    if (message.peer !== undefined) {
      Peer.encode(message.peer, writer.uint32(26).fork()).join();
    }
    if (message.term !== 0n) {
      writer.uint32(40).uint64(message.term);
    }
    if (message.priority !== 0) {
      writer.uint32(48).int32(message.priority);
    }
    if (message.isolationLevel !== 0) {
      writer.uint32(56).int32(message.isolationLevel);
    }
    if (message.notFillCache !== false) {
      writer.uint32(64).bool(message.notFillCache);
    }
    if (message.syncLog !== false) {
      writer.uint32(72).bool(message.syncLog);
    }
    if (message.recordTimeStat !== false) {
      writer.uint32(80).bool(message.recordTimeStat);
    }
    if (message.recordScanStat !== false) {
      writer.uint32(88).bool(message.recordScanStat);
    }
    if (message.replicaRead !== false) {
      writer.uint32(96).bool(message.replicaRead);
    }
    if (message.resolvedLocks.length !== 0) {
      writer.uint32(106).fork();
      for (const v of message.resolvedLocks) {
        writer.uint64(v);
      }
      writer.join();
    }
    if (message.maxExecutionDurationMs !== 0n) {
      writer.uint32(112).uint64(message.maxExecutionDurationMs);
    }
    if (message.appliedIndex !== 0n) {
      writer.uint32(120).uint64(message.appliedIndex);
    }
    if (message.taskId !== 0n) {
      writer.uint32(128).uint64(message.taskId);
    }
    if (message.staleRead !== false) {
      writer.uint32(136).bool(message.staleRead);
    }
    if (message.resourceGroupTag.length !== 0) {
      writer.uint32(146).bytes(message.resourceGroupTag);
    }
    if (message.diskFullOpt !== 0) {
      writer.uint32(152).int32(message.diskFullOpt);
    }
    if (message.isRetryRequest !== false) {
      writer.uint32(160).bool(message.isRetryRequest);
    }
    if (message.apiVersion !== 0) {
      writer.uint32(168).int32(message.apiVersion);
    }
    if (message.committedLocks.length !== 0) {
      writer.uint32(178).fork();
      for (const v of message.committedLocks) {
        writer.uint64(v);
      }
      writer.join();
    }
    if (message.traceContext !== undefined) {
      TraceContext.encode(message.traceContext, writer.uint32(186).fork()).join();
    }
    if (message.requestSource !== "") {
      writer.uint32(194).string(message.requestSource);
    }
    if (message.txnSource !== 0n) {
      writer.uint32(200).uint64(message.txnSource);
    }
    if (message.busyThresholdMs !== 0) {
      writer.uint32(216).uint32(message.busyThresholdMs);
    }
    if (message.resourceControlContext !== undefined) {
      ResourceControlContext.encode(message.resourceControlContext, writer.uint32(226).fork()).join();
    }
    if (message.requestOrigin !== 0) {
      writer.uint32(232).int32(message.requestOrigin);
    }
    if (message.keyspaceName !== "") {
      writer.uint32(250).string(message.keyspaceName);
    }
    switch (message.keyspace?.$case) {
      case "keyspaceId":
        writer.uint32(256).uint32(message.keyspace.keyspaceId);
        break;
      case "keyspaceIdentity":
        KeyspaceIdentity.encode(message.keyspace.keyspaceIdentity, writer.uint32(306).fork()).join();
        break;
    }
    if (message.bucketsVersion !== 0n) {
      writer.uint32(264).uint64(message.bucketsVersion);
    }
    if (message.sourceStmt !== undefined) {
      SourceStmt.encode(message.sourceStmt, writer.uint32(274).fork()).join();
    }
    if (message.clusterId !== 0n) {
      writer.uint32(280).uint64(message.clusterId);
    }
    if (message.traceId.length !== 0) {
      writer.uint32(290).bytes(message.traceId);
    }
    if (message.traceControlFlags !== 0n) {
      writer.uint32(296).uint64(message.traceControlFlags);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): Context {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseContext();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.regionId = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.regionEpoch = RegionEpoch.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.peer = Peer.decode(reader, reader.uint32());
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.term = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.priority = reader.int32() as never;
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.isolationLevel = reader.int32() as never;
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.notFillCache = reader.bool();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.syncLog = reader.bool();
          continue;
        }
        case 10: {
          if (tag !== 80) {
            break;
          }

          message.recordTimeStat = reader.bool();
          continue;
        }
        case 11: {
          if (tag !== 88) {
            break;
          }

          message.recordScanStat = reader.bool();
          continue;
        }
        case 12: {
          if (tag !== 96) {
            break;
          }

          message.replicaRead = reader.bool();
          continue;
        }
        case 13: {
          if (tag === 104) {
            message.resolvedLocks.push(reader.uint64());

            continue;
          }

          if (tag === 106) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.resolvedLocks.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 14: {
          if (tag !== 112) {
            break;
          }

          message.maxExecutionDurationMs = reader.uint64();
          continue;
        }
        case 15: {
          if (tag !== 120) {
            break;
          }

          message.appliedIndex = reader.uint64();
          continue;
        }
        case 16: {
          if (tag !== 128) {
            break;
          }

          message.taskId = reader.uint64();
          continue;
        }
        case 17: {
          if (tag !== 136) {
            break;
          }

          message.staleRead = reader.bool();
          continue;
        }
        case 18: {
          if (tag !== 146) {
            break;
          }

          message.resourceGroupTag = reader.bytes();
          continue;
        }
        case 19: {
          if (tag !== 152) {
            break;
          }

          message.diskFullOpt = reader.int32() as never;
          continue;
        }
        case 20: {
          if (tag !== 160) {
            break;
          }

          message.isRetryRequest = reader.bool();
          continue;
        }
        case 21: {
          if (tag !== 168) {
            break;
          }

          message.apiVersion = reader.int32() as never;
          continue;
        }
        case 22: {
          if (tag === 176) {
            message.committedLocks.push(reader.uint64());

            continue;
          }

          if (tag === 178) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.committedLocks.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 23: {
          if (tag !== 186) {
            break;
          }

          message.traceContext = TraceContext.decode(reader, reader.uint32());
          continue;
        }
        case 24: {
          if (tag !== 194) {
            break;
          }

          message.requestSource = reader.string();
          continue;
        }
        case 25: {
          if (tag !== 200) {
            break;
          }

          message.txnSource = reader.uint64();
          continue;
        }
        case 27: {
          if (tag !== 216) {
            break;
          }

          message.busyThresholdMs = reader.uint32();
          continue;
        }
        case 28: {
          if (tag !== 226) {
            break;
          }

          message.resourceControlContext = ResourceControlContext.decode(reader, reader.uint32());
          continue;
        }
        case 29: {
          if (tag !== 232) {
            break;
          }

          message.requestOrigin = reader.int32() as never;
          continue;
        }
        case 31: {
          if (tag !== 250) {
            break;
          }

          message.keyspaceName = reader.string();
          continue;
        }
        case 32: {
          if (tag !== 256) {
            break;
          }

          message.keyspace = { $case: "keyspaceId", keyspaceId: reader.uint32() };
          continue;
        }
        case 38: {
          if (tag !== 306) {
            break;
          }

          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 33: {
          if (tag !== 264) {
            break;
          }

          message.bucketsVersion = reader.uint64();
          continue;
        }
        case 34: {
          if (tag !== 274) {
            break;
          }

          message.sourceStmt = SourceStmt.decode(reader, reader.uint32());
          continue;
        }
        case 35: {
          if (tag !== 280) {
            break;
          }

          message.clusterId = reader.uint64();
          continue;
        }
        case 36: {
          if (tag !== 290) {
            break;
          }

          message.traceId = reader.bytes();
          continue;
        }
        case 37: {
          if (tag !== 296) {
            break;
          }

          message.traceControlFlags = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<Context>): Context {
    const message = createBaseContext();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    message.regionEpoch = (object.regionEpoch !== undefined && object.regionEpoch !== null)
      ? RegionEpoch.fromPartial(object.regionEpoch)
      : undefined;
    message.peer = (object.peer !== undefined && object.peer !== null) ? Peer.fromPartial(object.peer) : undefined;
    message.term = (object.term !== undefined && object.term !== null) ? BigInt(object.term) : 0n;
    message.priority = object.priority ?? 0;
    message.isolationLevel = object.isolationLevel ?? 0;
    message.notFillCache = object.notFillCache ?? false;
    message.syncLog = object.syncLog ?? false;
    message.recordTimeStat = object.recordTimeStat ?? false;
    message.recordScanStat = object.recordScanStat ?? false;
    message.replicaRead = object.replicaRead ?? false;
    message.resolvedLocks = object.resolvedLocks?.map((e) => BigInt(e)) || [];
    message.maxExecutionDurationMs =
      (object.maxExecutionDurationMs !== undefined && object.maxExecutionDurationMs !== null)
        ? BigInt(object.maxExecutionDurationMs)
        : 0n;
    message.appliedIndex = (object.appliedIndex !== undefined && object.appliedIndex !== null)
      ? BigInt(object.appliedIndex)
      : 0n;
    message.taskId = (object.taskId !== undefined && object.taskId !== null) ? BigInt(object.taskId) : 0n;
    message.staleRead = object.staleRead ?? false;
    message.resourceGroupTag = object.resourceGroupTag ?? noBytes;
    message.diskFullOpt = object.diskFullOpt ?? 0;
    message.isRetryRequest = object.isRetryRequest ?? false;
    message.apiVersion = object.apiVersion ?? 0;
    message.committedLocks = object.committedLocks?.map((e) => BigInt(e)) || [];
    message.traceContext = (object.traceContext !== undefined && object.traceContext !== null)
      ? TraceContext.fromPartial(object.traceContext)
      : undefined;
    message.requestSource = object.requestSource ?? "";
    message.txnSource = (object.txnSource !== undefined && object.txnSource !== null) ? BigInt(object.txnSource) : 0n;
    message.busyThresholdMs = object.busyThresholdMs ?? 0;
    message.resourceControlContext =
      (object.resourceControlContext !== undefined && object.resourceControlContext !== null)
        ? ResourceControlContext.fromPartial(object.resourceControlContext)
        : undefined;
    message.requestOrigin = object.requestOrigin ?? 0;
    message.keyspaceName = object.keyspaceName ?? "";
    switch (object.keyspace?.$case) {
      case "keyspaceId": {
        if (object.keyspace?.keyspaceId !== undefined && object.keyspace?.keyspaceId !== null) {
          message.keyspace = { $case: "keyspaceId", keyspaceId: object.keyspace.keyspaceId };
        }
        break;
      }
      case "keyspaceIdentity": {
        if (object.keyspace?.keyspaceIdentity !== undefined && object.keyspace?.keyspaceIdentity !== null) {
          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.fromPartial(object.keyspace.keyspaceIdentity),
          };
        }
        break;
      }
    }
    message.bucketsVersion = (object.bucketsVersion !== undefined && object.bucketsVersion !== null)
      ? BigInt(object.bucketsVersion)
      : 0n;
    message.sourceStmt = (object.sourceStmt !== undefined && object.sourceStmt !== null)
      ? SourceStmt.fromPartial(object.sourceStmt)
      : undefined;
    message.clusterId = (object.clusterId !== undefined && object.clusterId !== null) ? BigInt(object.clusterId) : 0n;
    message.traceId = object.traceId ?? noBytes;
    message.traceControlFlags = (object.traceControlFlags !== undefined && object.traceControlFlags !== null)
      ? BigInt(object.traceControlFlags)
      : 0n;
    return message;
  },
};

function createBaseResourceControlContext(): ResourceControlContext {
  return { resourceGroupName: "", penalty: undefined, overridePriority: 0n };
}

export const ResourceControlContext: MessageFns<ResourceControlContext> = {
  encode(message: ResourceControlContext, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.resourceGroupName !== "") {
      writer.uint32(10).string(message.resourceGroupName);
    }
    if (message.penalty !== undefined) {
      Consumption.encode(message.penalty, writer.uint32(18).fork()).join();
    }
    if (message.overridePriority !== 0n) {
      writer.uint32(24).uint64(message.overridePriority);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ResourceControlContext {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseResourceControlContext();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.resourceGroupName = reader.string();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.penalty = Consumption.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.overridePriority = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ResourceControlContext>): ResourceControlContext {
    const message = createBaseResourceControlContext();
    message.resourceGroupName = object.resourceGroupName ?? "";
    message.penalty = (object.penalty !== undefined && object.penalty !== null)
      ? Consumption.fromPartial(object.penalty)
      : undefined;
    message.overridePriority = (object.overridePriority !== undefined && object.overridePriority !== null)
      ? BigInt(object.overridePriority)
      : 0n;
    return message;
  },
};

function createBaseSourceStmt(): SourceStmt {
  return { startTs: 0n, connectionId: 0n, stmtId: 0n, sessionAlias: "" };
}

export const SourceStmt: MessageFns<SourceStmt> = {
  encode(message: SourceStmt, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.startTs !== 0n) {
      writer.uint32(8).uint64(message.startTs);
    }
    if (message.connectionId !== 0n) {
      writer.uint32(16).uint64(message.connectionId);
    }
    if (message.stmtId !== 0n) {
      writer.uint32(24).uint64(message.stmtId);
    }
    if (message.sessionAlias !== "") {
      writer.uint32(34).string(message.sessionAlias);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SourceStmt {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSourceStmt();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.connectionId = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.stmtId = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.sessionAlias = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SourceStmt>): SourceStmt {
    const message = createBaseSourceStmt();
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.connectionId = (object.connectionId !== undefined && object.connectionId !== null)
      ? BigInt(object.connectionId)
      : 0n;
    message.stmtId = (object.stmtId !== undefined && object.stmtId !== null) ? BigInt(object.stmtId) : 0n;
    message.sessionAlias = object.sessionAlias ?? "";
    return message;
  },
};

function createBaseLockInfo(): LockInfo {
  return {
    primaryLock: noBytes,
    lockVersion: 0n,
    key: noBytes,
    lockTtl: 0n,
    txnSize: 0n,
    lockType: 0,
    lockForUpdateTs: 0n,
    useAsyncCommit: false,
    minCommitTs: 0n,
    secondaries: [],
    durationToLastUpdateMs: 0n,
    sharedLockInfos: [],
    isTxnFile: false,
  };
}

export const LockInfo: MessageFns<LockInfo> = {
  encode(message: LockInfo, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.primaryLock.length !== 0) {
      writer.uint32(10).bytes(message.primaryLock);
    }
    if (message.lockVersion !== 0n) {
      writer.uint32(16).uint64(message.lockVersion);
    }
    if (message.key.length !== 0) {
      writer.uint32(26).bytes(message.key);
    }
    if (message.lockTtl !== 0n) {
      writer.uint32(32).uint64(message.lockTtl);
    }
    if (message.txnSize !== 0n) {
      writer.uint32(40).uint64(message.txnSize);
    }
    if (message.lockType !== 0) {
      writer.uint32(48).int32(message.lockType);
    }
    if (message.lockForUpdateTs !== 0n) {
      writer.uint32(56).uint64(message.lockForUpdateTs);
    }
    if (message.useAsyncCommit !== false) {
      writer.uint32(64).bool(message.useAsyncCommit);
    }
    if (message.minCommitTs !== 0n) {
      writer.uint32(72).uint64(message.minCommitTs);
    }
    for (const v of message.secondaries) {
      writer.uint32(82).bytes(v!);
    }
    if (message.durationToLastUpdateMs !== 0n) {
      writer.uint32(88).uint64(message.durationToLastUpdateMs);
    }
    for (const v of message.sharedLockInfos) {
      LockInfo.encode(v!, writer.uint32(98).fork()).join();
    }
    if (message.isTxnFile !== false) {
      writer.uint32(800).bool(message.isTxnFile);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): LockInfo {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseLockInfo();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.primaryLock = reader.bytes();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.lockVersion = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.lockTtl = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.txnSize = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.lockType = reader.int32() as never;
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.lockForUpdateTs = reader.uint64();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.useAsyncCommit = reader.bool();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.minCommitTs = reader.uint64();
          continue;
        }
        case 10: {
          if (tag !== 82) {
            break;
          }

          message.secondaries.push(reader.bytes());
          continue;
        }
        case 11: {
          if (tag !== 88) {
            break;
          }

          message.durationToLastUpdateMs = reader.uint64();
          continue;
        }
        case 12: {
          if (tag !== 98) {
            break;
          }

          message.sharedLockInfos.push(LockInfo.decode(reader, reader.uint32()));
          continue;
        }
        case 100: {
          if (tag !== 800) {
            break;
          }

          message.isTxnFile = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<LockInfo>): LockInfo {
    const message = createBaseLockInfo();
    message.primaryLock = object.primaryLock ?? noBytes;
    message.lockVersion = (object.lockVersion !== undefined && object.lockVersion !== null)
      ? BigInt(object.lockVersion)
      : 0n;
    message.key = object.key ?? noBytes;
    message.lockTtl = (object.lockTtl !== undefined && object.lockTtl !== null) ? BigInt(object.lockTtl) : 0n;
    message.txnSize = (object.txnSize !== undefined && object.txnSize !== null) ? BigInt(object.txnSize) : 0n;
    message.lockType = object.lockType ?? 0;
    message.lockForUpdateTs = (object.lockForUpdateTs !== undefined && object.lockForUpdateTs !== null)
      ? BigInt(object.lockForUpdateTs)
      : 0n;
    message.useAsyncCommit = object.useAsyncCommit ?? false;
    message.minCommitTs = (object.minCommitTs !== undefined && object.minCommitTs !== null)
      ? BigInt(object.minCommitTs)
      : 0n;
    message.secondaries = object.secondaries?.map((e) => e) || [];
    message.durationToLastUpdateMs =
      (object.durationToLastUpdateMs !== undefined && object.durationToLastUpdateMs !== null)
        ? BigInt(object.durationToLastUpdateMs)
        : 0n;
    message.sharedLockInfos = object.sharedLockInfos?.map((e) => LockInfo.fromPartial(e)) || [];
    message.isTxnFile = object.isTxnFile ?? false;
    return message;
  },
};

function createBaseKeyError(): KeyError {
  return {
    locked: undefined,
    retryable: "",
    abort: "",
    conflict: undefined,
    alreadyExist: undefined,
    deadlock: undefined,
    commitTsExpired: undefined,
    txnNotFound: undefined,
    commitTsTooLarge: undefined,
    assertionFailed: undefined,
    primaryMismatch: undefined,
    txnLockNotFound: undefined,
    lockUpgradeConflict: undefined,
    sharedLockLost: undefined,
    debugInfo: undefined,
  };
}

export const KeyError: MessageFns<KeyError> = {
  encode(message: KeyError, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.locked !== undefined) {
      LockInfo.encode(message.locked, writer.uint32(10).fork()).join();
    }
    if (message.retryable !== "") {
      writer.uint32(18).string(message.retryable);
    }
    if (message.abort !== "") {
      writer.uint32(26).string(message.abort);
    }
    if (message.conflict !== undefined) {
      WriteConflict.encode(message.conflict, writer.uint32(34).fork()).join();
    }
    if (message.alreadyExist !== undefined) {
      AlreadyExist.encode(message.alreadyExist, writer.uint32(42).fork()).join();
    }
    if (message.deadlock !== undefined) {
      Deadlock.encode(message.deadlock, writer.uint32(50).fork()).join();
    }
    if (message.commitTsExpired !== undefined) {
      CommitTsExpired.encode(message.commitTsExpired, writer.uint32(58).fork()).join();
    }
    if (message.txnNotFound !== undefined) {
      TxnNotFound.encode(message.txnNotFound, writer.uint32(66).fork()).join();
    }
    if (message.commitTsTooLarge !== undefined) {
      CommitTsTooLarge.encode(message.commitTsTooLarge, writer.uint32(74).fork()).join();
    }
    if (message.assertionFailed !== undefined) {
      AssertionFailed.encode(message.assertionFailed, writer.uint32(82).fork()).join();
    }
    if (message.primaryMismatch !== undefined) {
      PrimaryMismatch.encode(message.primaryMismatch, writer.uint32(90).fork()).join();
    }
    if (message.txnLockNotFound !== undefined) {
      TxnLockNotFound.encode(message.txnLockNotFound, writer.uint32(98).fork()).join();
    }
    if (message.lockUpgradeConflict !== undefined) {
      LockUpgradeConflict.encode(message.lockUpgradeConflict, writer.uint32(106).fork()).join();
    }
    if (message.sharedLockLost !== undefined) {
      SharedLockLost.encode(message.sharedLockLost, writer.uint32(114).fork()).join();
    }
    if (message.debugInfo !== undefined) {
      DebugInfo.encode(message.debugInfo, writer.uint32(802).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): KeyError {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseKeyError();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.locked = LockInfo.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.retryable = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.abort = reader.string();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.conflict = WriteConflict.decode(reader, reader.uint32());
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.alreadyExist = AlreadyExist.decode(reader, reader.uint32());
          continue;
        }
        case 6: {
          if (tag !== 50) {
            break;
          }

          message.deadlock = Deadlock.decode(reader, reader.uint32());
          continue;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          message.commitTsExpired = CommitTsExpired.decode(reader, reader.uint32());
          continue;
        }
        case 8: {
          if (tag !== 66) {
            break;
          }

          message.txnNotFound = TxnNotFound.decode(reader, reader.uint32());
          continue;
        }
        case 9: {
          if (tag !== 74) {
            break;
          }

          message.commitTsTooLarge = CommitTsTooLarge.decode(reader, reader.uint32());
          continue;
        }
        case 10: {
          if (tag !== 82) {
            break;
          }

          message.assertionFailed = AssertionFailed.decode(reader, reader.uint32());
          continue;
        }
        case 11: {
          if (tag !== 90) {
            break;
          }

          message.primaryMismatch = PrimaryMismatch.decode(reader, reader.uint32());
          continue;
        }
        case 12: {
          if (tag !== 98) {
            break;
          }

          message.txnLockNotFound = TxnLockNotFound.decode(reader, reader.uint32());
          continue;
        }
        case 13: {
          if (tag !== 106) {
            break;
          }

          message.lockUpgradeConflict = LockUpgradeConflict.decode(reader, reader.uint32());
          continue;
        }
        case 14: {
          if (tag !== 114) {
            break;
          }

          message.sharedLockLost = SharedLockLost.decode(reader, reader.uint32());
          continue;
        }
        case 100: {
          if (tag !== 802) {
            break;
          }

          message.debugInfo = DebugInfo.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<KeyError>): KeyError {
    const message = createBaseKeyError();
    message.locked = (object.locked !== undefined && object.locked !== null)
      ? LockInfo.fromPartial(object.locked)
      : undefined;
    message.retryable = object.retryable ?? "";
    message.abort = object.abort ?? "";
    message.conflict = (object.conflict !== undefined && object.conflict !== null)
      ? WriteConflict.fromPartial(object.conflict)
      : undefined;
    message.alreadyExist = (object.alreadyExist !== undefined && object.alreadyExist !== null)
      ? AlreadyExist.fromPartial(object.alreadyExist)
      : undefined;
    message.deadlock = (object.deadlock !== undefined && object.deadlock !== null)
      ? Deadlock.fromPartial(object.deadlock)
      : undefined;
    message.commitTsExpired = (object.commitTsExpired !== undefined && object.commitTsExpired !== null)
      ? CommitTsExpired.fromPartial(object.commitTsExpired)
      : undefined;
    message.txnNotFound = (object.txnNotFound !== undefined && object.txnNotFound !== null)
      ? TxnNotFound.fromPartial(object.txnNotFound)
      : undefined;
    message.commitTsTooLarge = (object.commitTsTooLarge !== undefined && object.commitTsTooLarge !== null)
      ? CommitTsTooLarge.fromPartial(object.commitTsTooLarge)
      : undefined;
    message.assertionFailed = (object.assertionFailed !== undefined && object.assertionFailed !== null)
      ? AssertionFailed.fromPartial(object.assertionFailed)
      : undefined;
    message.primaryMismatch = (object.primaryMismatch !== undefined && object.primaryMismatch !== null)
      ? PrimaryMismatch.fromPartial(object.primaryMismatch)
      : undefined;
    message.txnLockNotFound = (object.txnLockNotFound !== undefined && object.txnLockNotFound !== null)
      ? TxnLockNotFound.fromPartial(object.txnLockNotFound)
      : undefined;
    message.lockUpgradeConflict = (object.lockUpgradeConflict !== undefined && object.lockUpgradeConflict !== null)
      ? LockUpgradeConflict.fromPartial(object.lockUpgradeConflict)
      : undefined;
    message.sharedLockLost = (object.sharedLockLost !== undefined && object.sharedLockLost !== null)
      ? SharedLockLost.fromPartial(object.sharedLockLost)
      : undefined;
    message.debugInfo = (object.debugInfo !== undefined && object.debugInfo !== null)
      ? DebugInfo.fromPartial(object.debugInfo)
      : undefined;
    return message;
  },
};

function createBaseWriteConflict(): WriteConflict {
  return {
    startTs: 0n,
    conflictTs: 0n,
    key: noBytes,
    primary: noBytes,
    conflictCommitTs: 0n,
    reason: 0,
  };
}

export const WriteConflict: MessageFns<WriteConflict> = {
  encode(message: WriteConflict, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.startTs !== 0n) {
      writer.uint32(8).uint64(message.startTs);
    }
    if (message.conflictTs !== 0n) {
      writer.uint32(16).uint64(message.conflictTs);
    }
    if (message.key.length !== 0) {
      writer.uint32(26).bytes(message.key);
    }
    if (message.primary.length !== 0) {
      writer.uint32(34).bytes(message.primary);
    }
    if (message.conflictCommitTs !== 0n) {
      writer.uint32(40).uint64(message.conflictCommitTs);
    }
    if (message.reason !== 0) {
      writer.uint32(48).int32(message.reason);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): WriteConflict {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseWriteConflict();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.conflictTs = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.primary = reader.bytes();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.conflictCommitTs = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.reason = reader.int32() as never;
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<WriteConflict>): WriteConflict {
    const message = createBaseWriteConflict();
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.conflictTs = (object.conflictTs !== undefined && object.conflictTs !== null)
      ? BigInt(object.conflictTs)
      : 0n;
    message.key = object.key ?? noBytes;
    message.primary = object.primary ?? noBytes;
    message.conflictCommitTs = (object.conflictCommitTs !== undefined && object.conflictCommitTs !== null)
      ? BigInt(object.conflictCommitTs)
      : 0n;
    message.reason = object.reason ?? 0;
    return message;
  },
};

function createBaseLockUpgradeConflict(): LockUpgradeConflict {
  return { key: noBytes, startTs: 0n, ownerStartTs: 0n, reason: 0 };
}

export const LockUpgradeConflict: MessageFns<LockUpgradeConflict> = {
  encode(message: LockUpgradeConflict, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.key.length !== 0) {
      writer.uint32(10).bytes(message.key);
    }
    if (message.startTs !== 0n) {
      writer.uint32(16).uint64(message.startTs);
    }
    if (message.ownerStartTs !== 0n) {
      writer.uint32(24).uint64(message.ownerStartTs);
    }
    if (message.reason !== 0) {
      writer.uint32(32).int32(message.reason);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): LockUpgradeConflict {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseLockUpgradeConflict();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.ownerStartTs = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.reason = reader.int32() as never;
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<LockUpgradeConflict>): LockUpgradeConflict {
    const message = createBaseLockUpgradeConflict();
    message.key = object.key ?? noBytes;
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.ownerStartTs = (object.ownerStartTs !== undefined && object.ownerStartTs !== null)
      ? BigInt(object.ownerStartTs)
      : 0n;
    message.reason = object.reason ?? 0;
    return message;
  },
};

function createBaseSharedLockLost(): SharedLockLost {
  return { key: noBytes, startTs: 0n };
}

export const SharedLockLost: MessageFns<SharedLockLost> = {
  encode(message: SharedLockLost, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.key.length !== 0) {
      writer.uint32(10).bytes(message.key);
    }
    if (message.startTs !== 0n) {
      writer.uint32(16).uint64(message.startTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SharedLockLost {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSharedLockLost();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SharedLockLost>): SharedLockLost {
    const message = createBaseSharedLockLost();
    message.key = object.key ?? noBytes;
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    return message;
  },
};

function createBaseAlreadyExist(): AlreadyExist {
  return { key: noBytes };
}

export const AlreadyExist: MessageFns<AlreadyExist> = {
  encode(message: AlreadyExist, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.key.length !== 0) {
      writer.uint32(10).bytes(message.key);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): AlreadyExist {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseAlreadyExist();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<AlreadyExist>): AlreadyExist {
    const message = createBaseAlreadyExist();
    message.key = object.key ?? noBytes;
    return message;
  },
};

function createBaseDeadlock(): Deadlock {
  return { lockTs: 0n, lockKey: noBytes, deadlockKeyHash: 0n, waitChain: [], deadlockKey: noBytes };
}

export const Deadlock: MessageFns<Deadlock> = {
  encode(message: Deadlock, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.lockTs !== 0n) {
      writer.uint32(8).uint64(message.lockTs);
    }
    if (message.lockKey.length !== 0) {
      writer.uint32(18).bytes(message.lockKey);
    }
    if (message.deadlockKeyHash !== 0n) {
      writer.uint32(24).uint64(message.deadlockKeyHash);
    }
    for (const v of message.waitChain) {
      WaitForEntry.encode(v!, writer.uint32(34).fork()).join();
    }
    if (message.deadlockKey.length !== 0) {
      writer.uint32(42).bytes(message.deadlockKey);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): Deadlock {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDeadlock();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.lockTs = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.lockKey = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.deadlockKeyHash = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.waitChain.push(WaitForEntry.decode(reader, reader.uint32()));
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.deadlockKey = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<Deadlock>): Deadlock {
    const message = createBaseDeadlock();
    message.lockTs = (object.lockTs !== undefined && object.lockTs !== null) ? BigInt(object.lockTs) : 0n;
    message.lockKey = object.lockKey ?? noBytes;
    message.deadlockKeyHash = (object.deadlockKeyHash !== undefined && object.deadlockKeyHash !== null)
      ? BigInt(object.deadlockKeyHash)
      : 0n;
    message.waitChain = object.waitChain?.map((e) => WaitForEntry.fromPartial(e)) || [];
    message.deadlockKey = object.deadlockKey ?? noBytes;
    return message;
  },
};

function createBaseCommitTsExpired(): CommitTsExpired {
  return { startTs: 0n, attemptedCommitTs: 0n, key: noBytes, minCommitTs: 0n };
}

export const CommitTsExpired: MessageFns<CommitTsExpired> = {
  encode(message: CommitTsExpired, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.startTs !== 0n) {
      writer.uint32(8).uint64(message.startTs);
    }
    if (message.attemptedCommitTs !== 0n) {
      writer.uint32(16).uint64(message.attemptedCommitTs);
    }
    if (message.key.length !== 0) {
      writer.uint32(26).bytes(message.key);
    }
    if (message.minCommitTs !== 0n) {
      writer.uint32(32).uint64(message.minCommitTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CommitTsExpired {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCommitTsExpired();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.attemptedCommitTs = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.minCommitTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CommitTsExpired>): CommitTsExpired {
    const message = createBaseCommitTsExpired();
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.attemptedCommitTs = (object.attemptedCommitTs !== undefined && object.attemptedCommitTs !== null)
      ? BigInt(object.attemptedCommitTs)
      : 0n;
    message.key = object.key ?? noBytes;
    message.minCommitTs = (object.minCommitTs !== undefined && object.minCommitTs !== null)
      ? BigInt(object.minCommitTs)
      : 0n;
    return message;
  },
};

function createBaseTxnNotFound(): TxnNotFound {
  return { startTs: 0n, primaryKey: noBytes };
}

export const TxnNotFound: MessageFns<TxnNotFound> = {
  encode(message: TxnNotFound, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.startTs !== 0n) {
      writer.uint32(8).uint64(message.startTs);
    }
    if (message.primaryKey.length !== 0) {
      writer.uint32(18).bytes(message.primaryKey);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TxnNotFound {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTxnNotFound();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.primaryKey = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TxnNotFound>): TxnNotFound {
    const message = createBaseTxnNotFound();
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.primaryKey = object.primaryKey ?? noBytes;
    return message;
  },
};

function createBaseCommitTsTooLarge(): CommitTsTooLarge {
  return { commitTs: 0n };
}

export const CommitTsTooLarge: MessageFns<CommitTsTooLarge> = {
  encode(message: CommitTsTooLarge, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.commitTs !== 0n) {
      writer.uint32(8).uint64(message.commitTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CommitTsTooLarge {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCommitTsTooLarge();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.commitTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CommitTsTooLarge>): CommitTsTooLarge {
    const message = createBaseCommitTsTooLarge();
    message.commitTs = (object.commitTs !== undefined && object.commitTs !== null) ? BigInt(object.commitTs) : 0n;
    return message;
  },
};

function createBaseAssertionFailed(): AssertionFailed {
  return { startTs: 0n, key: noBytes, assertion: 0, existingStartTs: 0n, existingCommitTs: 0n };
}

export const AssertionFailed: MessageFns<AssertionFailed> = {
  encode(message: AssertionFailed, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.startTs !== 0n) {
      writer.uint32(8).uint64(message.startTs);
    }
    if (message.key.length !== 0) {
      writer.uint32(18).bytes(message.key);
    }
    if (message.assertion !== 0) {
      writer.uint32(24).int32(message.assertion);
    }
    if (message.existingStartTs !== 0n) {
      writer.uint32(32).uint64(message.existingStartTs);
    }
    if (message.existingCommitTs !== 0n) {
      writer.uint32(40).uint64(message.existingCommitTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): AssertionFailed {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseAssertionFailed();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.assertion = reader.int32() as never;
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.existingStartTs = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.existingCommitTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<AssertionFailed>): AssertionFailed {
    const message = createBaseAssertionFailed();
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.key = object.key ?? noBytes;
    message.assertion = object.assertion ?? 0;
    message.existingStartTs = (object.existingStartTs !== undefined && object.existingStartTs !== null)
      ? BigInt(object.existingStartTs)
      : 0n;
    message.existingCommitTs = (object.existingCommitTs !== undefined && object.existingCommitTs !== null)
      ? BigInt(object.existingCommitTs)
      : 0n;
    return message;
  },
};

function createBasePrimaryMismatch(): PrimaryMismatch {
  return { lockInfo: undefined };
}

export const PrimaryMismatch: MessageFns<PrimaryMismatch> = {
  encode(message: PrimaryMismatch, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.lockInfo !== undefined) {
      LockInfo.encode(message.lockInfo, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PrimaryMismatch {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePrimaryMismatch();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.lockInfo = LockInfo.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PrimaryMismatch>): PrimaryMismatch {
    const message = createBasePrimaryMismatch();
    message.lockInfo = (object.lockInfo !== undefined && object.lockInfo !== null)
      ? LockInfo.fromPartial(object.lockInfo)
      : undefined;
    return message;
  },
};

function createBaseTxnLockNotFound(): TxnLockNotFound {
  return { key: noBytes };
}

export const TxnLockNotFound: MessageFns<TxnLockNotFound> = {
  encode(message: TxnLockNotFound, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.key.length !== 0) {
      writer.uint32(10).bytes(message.key);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TxnLockNotFound {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTxnLockNotFound();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TxnLockNotFound>): TxnLockNotFound {
    const message = createBaseTxnLockNotFound();
    message.key = object.key ?? noBytes;
    return message;
  },
};

function createBaseMvccDebugInfo(): MvccDebugInfo {
  return { key: noBytes, mvcc: undefined };
}

export const MvccDebugInfo: MessageFns<MvccDebugInfo> = {
  encode(message: MvccDebugInfo, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.key.length !== 0) {
      writer.uint32(10).bytes(message.key);
    }
    if (message.mvcc !== undefined) {
      MvccInfo.encode(message.mvcc, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): MvccDebugInfo {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseMvccDebugInfo();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.mvcc = MvccInfo.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<MvccDebugInfo>): MvccDebugInfo {
    const message = createBaseMvccDebugInfo();
    message.key = object.key ?? noBytes;
    message.mvcc = (object.mvcc !== undefined && object.mvcc !== null) ? MvccInfo.fromPartial(object.mvcc) : undefined;
    return message;
  },
};

function createBaseDebugInfo(): DebugInfo {
  return { mvccInfo: [] };
}

export const DebugInfo: MessageFns<DebugInfo> = {
  encode(message: DebugInfo, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    for (const v of message.mvccInfo) {
      MvccDebugInfo.encode(v!, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): DebugInfo {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDebugInfo();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.mvccInfo.push(MvccDebugInfo.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<DebugInfo>): DebugInfo {
    const message = createBaseDebugInfo();
    message.mvccInfo = object.mvccInfo?.map((e) => MvccDebugInfo.fromPartial(e)) || [];
    return message;
  },
};

function createBaseTimeDetail(): TimeDetail {
  return { waitWallTimeMs: 0n, processWallTimeMs: 0n, kvReadWallTimeMs: 0n, totalRpcWallTimeNs: 0n };
}

export const TimeDetail: MessageFns<TimeDetail> = {
  encode(message: TimeDetail, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.waitWallTimeMs !== 0n) {
      writer.uint32(8).uint64(message.waitWallTimeMs);
    }
    if (message.processWallTimeMs !== 0n) {
      writer.uint32(16).uint64(message.processWallTimeMs);
    }
    if (message.kvReadWallTimeMs !== 0n) {
      writer.uint32(24).uint64(message.kvReadWallTimeMs);
    }
    if (message.totalRpcWallTimeNs !== 0n) {
      writer.uint32(32).uint64(message.totalRpcWallTimeNs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TimeDetail {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTimeDetail();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.waitWallTimeMs = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.processWallTimeMs = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.kvReadWallTimeMs = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.totalRpcWallTimeNs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TimeDetail>): TimeDetail {
    const message = createBaseTimeDetail();
    message.waitWallTimeMs = (object.waitWallTimeMs !== undefined && object.waitWallTimeMs !== null)
      ? BigInt(object.waitWallTimeMs)
      : 0n;
    message.processWallTimeMs = (object.processWallTimeMs !== undefined && object.processWallTimeMs !== null)
      ? BigInt(object.processWallTimeMs)
      : 0n;
    message.kvReadWallTimeMs = (object.kvReadWallTimeMs !== undefined && object.kvReadWallTimeMs !== null)
      ? BigInt(object.kvReadWallTimeMs)
      : 0n;
    message.totalRpcWallTimeNs = (object.totalRpcWallTimeNs !== undefined && object.totalRpcWallTimeNs !== null)
      ? BigInt(object.totalRpcWallTimeNs)
      : 0n;
    return message;
  },
};

function createBaseTimeDetailV2(): TimeDetailV2 {
  return {
    waitWallTimeNs: 0n,
    processWallTimeNs: 0n,
    processSuspendWallTimeNs: 0n,
    kvReadWallTimeNs: 0n,
    totalRpcWallTimeNs: 0n,
    kvGrpcProcessTimeNs: 0n,
    kvGrpcWaitTimeNs: 0n,
  };
}

export const TimeDetailV2: MessageFns<TimeDetailV2> = {
  encode(message: TimeDetailV2, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.waitWallTimeNs !== 0n) {
      writer.uint32(8).uint64(message.waitWallTimeNs);
    }
    if (message.processWallTimeNs !== 0n) {
      writer.uint32(16).uint64(message.processWallTimeNs);
    }
    if (message.processSuspendWallTimeNs !== 0n) {
      writer.uint32(24).uint64(message.processSuspendWallTimeNs);
    }
    if (message.kvReadWallTimeNs !== 0n) {
      writer.uint32(32).uint64(message.kvReadWallTimeNs);
    }
    if (message.totalRpcWallTimeNs !== 0n) {
      writer.uint32(40).uint64(message.totalRpcWallTimeNs);
    }
    if (message.kvGrpcProcessTimeNs !== 0n) {
      writer.uint32(48).uint64(message.kvGrpcProcessTimeNs);
    }
    if (message.kvGrpcWaitTimeNs !== 0n) {
      writer.uint32(56).uint64(message.kvGrpcWaitTimeNs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TimeDetailV2 {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTimeDetailV2();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.waitWallTimeNs = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.processWallTimeNs = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.processSuspendWallTimeNs = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.kvReadWallTimeNs = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.totalRpcWallTimeNs = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.kvGrpcProcessTimeNs = reader.uint64();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.kvGrpcWaitTimeNs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TimeDetailV2>): TimeDetailV2 {
    const message = createBaseTimeDetailV2();
    message.waitWallTimeNs = (object.waitWallTimeNs !== undefined && object.waitWallTimeNs !== null)
      ? BigInt(object.waitWallTimeNs)
      : 0n;
    message.processWallTimeNs = (object.processWallTimeNs !== undefined && object.processWallTimeNs !== null)
      ? BigInt(object.processWallTimeNs)
      : 0n;
    message.processSuspendWallTimeNs =
      (object.processSuspendWallTimeNs !== undefined && object.processSuspendWallTimeNs !== null)
        ? BigInt(object.processSuspendWallTimeNs)
        : 0n;
    message.kvReadWallTimeNs = (object.kvReadWallTimeNs !== undefined && object.kvReadWallTimeNs !== null)
      ? BigInt(object.kvReadWallTimeNs)
      : 0n;
    message.totalRpcWallTimeNs = (object.totalRpcWallTimeNs !== undefined && object.totalRpcWallTimeNs !== null)
      ? BigInt(object.totalRpcWallTimeNs)
      : 0n;
    message.kvGrpcProcessTimeNs = (object.kvGrpcProcessTimeNs !== undefined && object.kvGrpcProcessTimeNs !== null)
      ? BigInt(object.kvGrpcProcessTimeNs)
      : 0n;
    message.kvGrpcWaitTimeNs = (object.kvGrpcWaitTimeNs !== undefined && object.kvGrpcWaitTimeNs !== null)
      ? BigInt(object.kvGrpcWaitTimeNs)
      : 0n;
    return message;
  },
};

function createBaseScanInfo(): ScanInfo {
  return { total: 0n, processed: 0n, readBytes: 0n };
}

export const ScanInfo: MessageFns<ScanInfo> = {
  encode(message: ScanInfo, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.total !== 0n) {
      writer.uint32(8).int64(message.total);
    }
    if (message.processed !== 0n) {
      writer.uint32(16).int64(message.processed);
    }
    if (message.readBytes !== 0n) {
      writer.uint32(24).int64(message.readBytes);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ScanInfo {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseScanInfo();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.total = reader.int64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.processed = reader.int64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.readBytes = reader.int64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ScanInfo>): ScanInfo {
    const message = createBaseScanInfo();
    message.total = (object.total !== undefined && object.total !== null) ? BigInt(object.total) : 0n;
    message.processed = (object.processed !== undefined && object.processed !== null) ? BigInt(object.processed) : 0n;
    message.readBytes = (object.readBytes !== undefined && object.readBytes !== null) ? BigInt(object.readBytes) : 0n;
    return message;
  },
};

function createBaseScanDetail(): ScanDetail {
  return { write: undefined, lock: undefined, data: undefined };
}

export const ScanDetail: MessageFns<ScanDetail> = {
  encode(message: ScanDetail, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.write !== undefined) {
      ScanInfo.encode(message.write, writer.uint32(10).fork()).join();
    }
    if (message.lock !== undefined) {
      ScanInfo.encode(message.lock, writer.uint32(18).fork()).join();
    }
    if (message.data !== undefined) {
      ScanInfo.encode(message.data, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ScanDetail {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseScanDetail();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.write = ScanInfo.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.lock = ScanInfo.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.data = ScanInfo.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ScanDetail>): ScanDetail {
    const message = createBaseScanDetail();
    message.write = (object.write !== undefined && object.write !== null)
      ? ScanInfo.fromPartial(object.write)
      : undefined;
    message.lock = (object.lock !== undefined && object.lock !== null) ? ScanInfo.fromPartial(object.lock) : undefined;
    message.data = (object.data !== undefined && object.data !== null) ? ScanInfo.fromPartial(object.data) : undefined;
    return message;
  },
};

function createBaseScanDetailV2(): ScanDetailV2 {
  return {
    processedVersions: 0n,
    processedVersionsSize: 0n,
    totalVersions: 0n,
    rocksdbDeleteSkippedCount: 0n,
    rocksdbKeySkippedCount: 0n,
    rocksdbBlockCacheHitCount: 0n,
    rocksdbBlockReadCount: 0n,
    rocksdbBlockReadByte: 0n,
    rocksdbBlockReadNanos: 0n,
    getSnapshotNanos: 0n,
    readIndexProposeWaitNanos: 0n,
    readIndexConfirmWaitNanos: 0n,
    readPoolScheduleWaitNanos: 0n,
    totalVersionsSize: 0n,
    iaCacheHitCount: 0n,
    iaRemoteReadSegmentCount: 0n,
    iaRemoteReadSegmentBytes: 0n,
    iaRemoteReadSegmentNanos: 0n,
  };
}

export const ScanDetailV2: MessageFns<ScanDetailV2> = {
  encode(message: ScanDetailV2, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.processedVersions !== 0n) {
      writer.uint32(8).uint64(message.processedVersions);
    }
    if (message.processedVersionsSize !== 0n) {
      writer.uint32(64).uint64(message.processedVersionsSize);
    }
    if (message.totalVersions !== 0n) {
      writer.uint32(16).uint64(message.totalVersions);
    }
    if (message.rocksdbDeleteSkippedCount !== 0n) {
      writer.uint32(24).uint64(message.rocksdbDeleteSkippedCount);
    }
    if (message.rocksdbKeySkippedCount !== 0n) {
      writer.uint32(32).uint64(message.rocksdbKeySkippedCount);
    }
    if (message.rocksdbBlockCacheHitCount !== 0n) {
      writer.uint32(40).uint64(message.rocksdbBlockCacheHitCount);
    }
    if (message.rocksdbBlockReadCount !== 0n) {
      writer.uint32(48).uint64(message.rocksdbBlockReadCount);
    }
    if (message.rocksdbBlockReadByte !== 0n) {
      writer.uint32(56).uint64(message.rocksdbBlockReadByte);
    }
    if (message.rocksdbBlockReadNanos !== 0n) {
      writer.uint32(72).uint64(message.rocksdbBlockReadNanos);
    }
    if (message.getSnapshotNanos !== 0n) {
      writer.uint32(80).uint64(message.getSnapshotNanos);
    }
    if (message.readIndexProposeWaitNanos !== 0n) {
      writer.uint32(88).uint64(message.readIndexProposeWaitNanos);
    }
    if (message.readIndexConfirmWaitNanos !== 0n) {
      writer.uint32(96).uint64(message.readIndexConfirmWaitNanos);
    }
    if (message.readPoolScheduleWaitNanos !== 0n) {
      writer.uint32(104).uint64(message.readPoolScheduleWaitNanos);
    }
    if (message.totalVersionsSize !== 0n) {
      writer.uint32(112).uint64(message.totalVersionsSize);
    }
    if (message.iaCacheHitCount !== 0n) {
      writer.uint32(120).uint64(message.iaCacheHitCount);
    }
    if (message.iaRemoteReadSegmentCount !== 0n) {
      writer.uint32(128).uint64(message.iaRemoteReadSegmentCount);
    }
    if (message.iaRemoteReadSegmentBytes !== 0n) {
      writer.uint32(136).uint64(message.iaRemoteReadSegmentBytes);
    }
    if (message.iaRemoteReadSegmentNanos !== 0n) {
      writer.uint32(144).uint64(message.iaRemoteReadSegmentNanos);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ScanDetailV2 {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseScanDetailV2();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.processedVersions = reader.uint64();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.processedVersionsSize = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.totalVersions = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.rocksdbDeleteSkippedCount = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.rocksdbKeySkippedCount = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.rocksdbBlockCacheHitCount = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.rocksdbBlockReadCount = reader.uint64();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.rocksdbBlockReadByte = reader.uint64();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.rocksdbBlockReadNanos = reader.uint64();
          continue;
        }
        case 10: {
          if (tag !== 80) {
            break;
          }

          message.getSnapshotNanos = reader.uint64();
          continue;
        }
        case 11: {
          if (tag !== 88) {
            break;
          }

          message.readIndexProposeWaitNanos = reader.uint64();
          continue;
        }
        case 12: {
          if (tag !== 96) {
            break;
          }

          message.readIndexConfirmWaitNanos = reader.uint64();
          continue;
        }
        case 13: {
          if (tag !== 104) {
            break;
          }

          message.readPoolScheduleWaitNanos = reader.uint64();
          continue;
        }
        case 14: {
          if (tag !== 112) {
            break;
          }

          message.totalVersionsSize = reader.uint64();
          continue;
        }
        case 15: {
          if (tag !== 120) {
            break;
          }

          message.iaCacheHitCount = reader.uint64();
          continue;
        }
        case 16: {
          if (tag !== 128) {
            break;
          }

          message.iaRemoteReadSegmentCount = reader.uint64();
          continue;
        }
        case 17: {
          if (tag !== 136) {
            break;
          }

          message.iaRemoteReadSegmentBytes = reader.uint64();
          continue;
        }
        case 18: {
          if (tag !== 144) {
            break;
          }

          message.iaRemoteReadSegmentNanos = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ScanDetailV2>): ScanDetailV2 {
    const message = createBaseScanDetailV2();
    message.processedVersions = (object.processedVersions !== undefined && object.processedVersions !== null)
      ? BigInt(object.processedVersions)
      : 0n;
    message.processedVersionsSize =
      (object.processedVersionsSize !== undefined && object.processedVersionsSize !== null)
        ? BigInt(object.processedVersionsSize)
        : 0n;
    message.totalVersions = (object.totalVersions !== undefined && object.totalVersions !== null)
      ? BigInt(object.totalVersions)
      : 0n;
    message.rocksdbDeleteSkippedCount =
      (object.rocksdbDeleteSkippedCount !== undefined && object.rocksdbDeleteSkippedCount !== null)
        ? BigInt(object.rocksdbDeleteSkippedCount)
        : 0n;
    message.rocksdbKeySkippedCount =
      (object.rocksdbKeySkippedCount !== undefined && object.rocksdbKeySkippedCount !== null)
        ? BigInt(object.rocksdbKeySkippedCount)
        : 0n;
    message.rocksdbBlockCacheHitCount =
      (object.rocksdbBlockCacheHitCount !== undefined && object.rocksdbBlockCacheHitCount !== null)
        ? BigInt(object.rocksdbBlockCacheHitCount)
        : 0n;
    message.rocksdbBlockReadCount =
      (object.rocksdbBlockReadCount !== undefined && object.rocksdbBlockReadCount !== null)
        ? BigInt(object.rocksdbBlockReadCount)
        : 0n;
    message.rocksdbBlockReadByte = (object.rocksdbBlockReadByte !== undefined && object.rocksdbBlockReadByte !== null)
      ? BigInt(object.rocksdbBlockReadByte)
      : 0n;
    message.rocksdbBlockReadNanos =
      (object.rocksdbBlockReadNanos !== undefined && object.rocksdbBlockReadNanos !== null)
        ? BigInt(object.rocksdbBlockReadNanos)
        : 0n;
    message.getSnapshotNanos = (object.getSnapshotNanos !== undefined && object.getSnapshotNanos !== null)
      ? BigInt(object.getSnapshotNanos)
      : 0n;
    message.readIndexProposeWaitNanos =
      (object.readIndexProposeWaitNanos !== undefined && object.readIndexProposeWaitNanos !== null)
        ? BigInt(object.readIndexProposeWaitNanos)
        : 0n;
    message.readIndexConfirmWaitNanos =
      (object.readIndexConfirmWaitNanos !== undefined && object.readIndexConfirmWaitNanos !== null)
        ? BigInt(object.readIndexConfirmWaitNanos)
        : 0n;
    message.readPoolScheduleWaitNanos =
      (object.readPoolScheduleWaitNanos !== undefined && object.readPoolScheduleWaitNanos !== null)
        ? BigInt(object.readPoolScheduleWaitNanos)
        : 0n;
    message.totalVersionsSize = (object.totalVersionsSize !== undefined && object.totalVersionsSize !== null)
      ? BigInt(object.totalVersionsSize)
      : 0n;
    message.iaCacheHitCount = (object.iaCacheHitCount !== undefined && object.iaCacheHitCount !== null)
      ? BigInt(object.iaCacheHitCount)
      : 0n;
    message.iaRemoteReadSegmentCount =
      (object.iaRemoteReadSegmentCount !== undefined && object.iaRemoteReadSegmentCount !== null)
        ? BigInt(object.iaRemoteReadSegmentCount)
        : 0n;
    message.iaRemoteReadSegmentBytes =
      (object.iaRemoteReadSegmentBytes !== undefined && object.iaRemoteReadSegmentBytes !== null)
        ? BigInt(object.iaRemoteReadSegmentBytes)
        : 0n;
    message.iaRemoteReadSegmentNanos =
      (object.iaRemoteReadSegmentNanos !== undefined && object.iaRemoteReadSegmentNanos !== null)
        ? BigInt(object.iaRemoteReadSegmentNanos)
        : 0n;
    return message;
  },
};

function createBaseExecDetails(): ExecDetails {
  return { timeDetail: undefined, scanDetail: undefined };
}

export const ExecDetails: MessageFns<ExecDetails> = {
  encode(message: ExecDetails, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.timeDetail !== undefined) {
      TimeDetail.encode(message.timeDetail, writer.uint32(10).fork()).join();
    }
    if (message.scanDetail !== undefined) {
      ScanDetail.encode(message.scanDetail, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ExecDetails {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseExecDetails();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.timeDetail = TimeDetail.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.scanDetail = ScanDetail.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ExecDetails>): ExecDetails {
    const message = createBaseExecDetails();
    message.timeDetail = (object.timeDetail !== undefined && object.timeDetail !== null)
      ? TimeDetail.fromPartial(object.timeDetail)
      : undefined;
    message.scanDetail = (object.scanDetail !== undefined && object.scanDetail !== null)
      ? ScanDetail.fromPartial(object.scanDetail)
      : undefined;
    return message;
  },
};

function createBaseExecDetailsV2(): ExecDetailsV2 {
  return {
    timeDetail: undefined,
    scanDetailV2: undefined,
    writeDetail: undefined,
    timeDetailV2: undefined,
    ruV2: undefined,
    readPoolTaskDetails: undefined,
  };
}

export const ExecDetailsV2: MessageFns<ExecDetailsV2> = {
  encode(message: ExecDetailsV2, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.timeDetail !== undefined) {
      TimeDetail.encode(message.timeDetail, writer.uint32(10).fork()).join();
    }
    if (message.scanDetailV2 !== undefined) {
      ScanDetailV2.encode(message.scanDetailV2, writer.uint32(18).fork()).join();
    }
    if (message.writeDetail !== undefined) {
      WriteDetail.encode(message.writeDetail, writer.uint32(26).fork()).join();
    }
    if (message.timeDetailV2 !== undefined) {
      TimeDetailV2.encode(message.timeDetailV2, writer.uint32(34).fork()).join();
    }
    if (message.ruV2 !== undefined) {
      RUV2.encode(message.ruV2, writer.uint32(42).fork()).join();
    }
    if (message.readPoolTaskDetails !== undefined) {
      PoolTaskDetails.encode(message.readPoolTaskDetails, writer.uint32(50).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ExecDetailsV2 {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseExecDetailsV2();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.timeDetail = TimeDetail.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.scanDetailV2 = ScanDetailV2.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.writeDetail = WriteDetail.decode(reader, reader.uint32());
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.timeDetailV2 = TimeDetailV2.decode(reader, reader.uint32());
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.ruV2 = RUV2.decode(reader, reader.uint32());
          continue;
        }
        case 6: {
          if (tag !== 50) {
            break;
          }

          message.readPoolTaskDetails = PoolTaskDetails.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ExecDetailsV2>): ExecDetailsV2 {
    const message = createBaseExecDetailsV2();
    message.timeDetail = (object.timeDetail !== undefined && object.timeDetail !== null)
      ? TimeDetail.fromPartial(object.timeDetail)
      : undefined;
    message.scanDetailV2 = (object.scanDetailV2 !== undefined && object.scanDetailV2 !== null)
      ? ScanDetailV2.fromPartial(object.scanDetailV2)
      : undefined;
    message.writeDetail = (object.writeDetail !== undefined && object.writeDetail !== null)
      ? WriteDetail.fromPartial(object.writeDetail)
      : undefined;
    message.timeDetailV2 = (object.timeDetailV2 !== undefined && object.timeDetailV2 !== null)
      ? TimeDetailV2.fromPartial(object.timeDetailV2)
      : undefined;
    message.ruV2 = (object.ruV2 !== undefined && object.ruV2 !== null) ? RUV2.fromPartial(object.ruV2) : undefined;
    message.readPoolTaskDetails = (object.readPoolTaskDetails !== undefined && object.readPoolTaskDetails !== null)
      ? PoolTaskDetails.fromPartial(object.readPoolTaskDetails)
      : undefined;
    return message;
  },
};

function createBasePoolTaskDetails(): PoolTaskDetails {
  return {
    pollCount: 0n,
    dispatchCount: 0n,
    totalWallNanos: 0n,
    totalQueueWaitNanos: 0n,
    maxQueueWaitNanos: 0n,
    minQueueWaitNanos: 0n,
    totalWakeWaitNanos: 0n,
    maxWakeWaitNanos: 0n,
    minWakeWaitNanos: 0n,
    fairQueueEnabled: false,
    totalFairQueueWaitedTaskSlices: 0n,
    maxFairQueueWaitedTaskSlices: 0n,
    minFairQueueWaitedTaskSlices: 0n,
    pollCpuNanos: 0n,
    maxPollCpuNanos: 0n,
    minPollCpuNanos: 0n,
    pollWallNanos: 0n,
    minPollWallNanos: 0n,
    maxPollWallNanos: 0n,
  };
}

export const PoolTaskDetails: MessageFns<PoolTaskDetails> = {
  encode(message: PoolTaskDetails, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.pollCount !== 0n) {
      writer.uint32(8).uint64(message.pollCount);
    }
    if (message.dispatchCount !== 0n) {
      writer.uint32(16).uint64(message.dispatchCount);
    }
    if (message.totalWallNanos !== 0n) {
      writer.uint32(24).uint64(message.totalWallNanos);
    }
    if (message.totalQueueWaitNanos !== 0n) {
      writer.uint32(32).uint64(message.totalQueueWaitNanos);
    }
    if (message.maxQueueWaitNanos !== 0n) {
      writer.uint32(40).uint64(message.maxQueueWaitNanos);
    }
    if (message.minQueueWaitNanos !== 0n) {
      writer.uint32(48).uint64(message.minQueueWaitNanos);
    }
    if (message.totalWakeWaitNanos !== 0n) {
      writer.uint32(56).uint64(message.totalWakeWaitNanos);
    }
    if (message.maxWakeWaitNanos !== 0n) {
      writer.uint32(64).uint64(message.maxWakeWaitNanos);
    }
    if (message.minWakeWaitNanos !== 0n) {
      writer.uint32(72).uint64(message.minWakeWaitNanos);
    }
    if (message.fairQueueEnabled !== false) {
      writer.uint32(80).bool(message.fairQueueEnabled);
    }
    if (message.totalFairQueueWaitedTaskSlices !== 0n) {
      writer.uint32(88).uint64(message.totalFairQueueWaitedTaskSlices);
    }
    if (message.maxFairQueueWaitedTaskSlices !== 0n) {
      writer.uint32(96).uint64(message.maxFairQueueWaitedTaskSlices);
    }
    if (message.minFairQueueWaitedTaskSlices !== 0n) {
      writer.uint32(104).uint64(message.minFairQueueWaitedTaskSlices);
    }
    if (message.pollCpuNanos !== 0n) {
      writer.uint32(112).uint64(message.pollCpuNanos);
    }
    if (message.maxPollCpuNanos !== 0n) {
      writer.uint32(120).uint64(message.maxPollCpuNanos);
    }
    if (message.minPollCpuNanos !== 0n) {
      writer.uint32(128).uint64(message.minPollCpuNanos);
    }
    if (message.pollWallNanos !== 0n) {
      writer.uint32(136).uint64(message.pollWallNanos);
    }
    if (message.minPollWallNanos !== 0n) {
      writer.uint32(144).uint64(message.minPollWallNanos);
    }
    if (message.maxPollWallNanos !== 0n) {
      writer.uint32(152).uint64(message.maxPollWallNanos);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PoolTaskDetails {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePoolTaskDetails();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.pollCount = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.dispatchCount = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.totalWallNanos = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.totalQueueWaitNanos = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.maxQueueWaitNanos = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.minQueueWaitNanos = reader.uint64();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.totalWakeWaitNanos = reader.uint64();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.maxWakeWaitNanos = reader.uint64();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.minWakeWaitNanos = reader.uint64();
          continue;
        }
        case 10: {
          if (tag !== 80) {
            break;
          }

          message.fairQueueEnabled = reader.bool();
          continue;
        }
        case 11: {
          if (tag !== 88) {
            break;
          }

          message.totalFairQueueWaitedTaskSlices = reader.uint64();
          continue;
        }
        case 12: {
          if (tag !== 96) {
            break;
          }

          message.maxFairQueueWaitedTaskSlices = reader.uint64();
          continue;
        }
        case 13: {
          if (tag !== 104) {
            break;
          }

          message.minFairQueueWaitedTaskSlices = reader.uint64();
          continue;
        }
        case 14: {
          if (tag !== 112) {
            break;
          }

          message.pollCpuNanos = reader.uint64();
          continue;
        }
        case 15: {
          if (tag !== 120) {
            break;
          }

          message.maxPollCpuNanos = reader.uint64();
          continue;
        }
        case 16: {
          if (tag !== 128) {
            break;
          }

          message.minPollCpuNanos = reader.uint64();
          continue;
        }
        case 17: {
          if (tag !== 136) {
            break;
          }

          message.pollWallNanos = reader.uint64();
          continue;
        }
        case 18: {
          if (tag !== 144) {
            break;
          }

          message.minPollWallNanos = reader.uint64();
          continue;
        }
        case 19: {
          if (tag !== 152) {
            break;
          }

          message.maxPollWallNanos = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PoolTaskDetails>): PoolTaskDetails {
    const message = createBasePoolTaskDetails();
    message.pollCount = (object.pollCount !== undefined && object.pollCount !== null) ? BigInt(object.pollCount) : 0n;
    message.dispatchCount = (object.dispatchCount !== undefined && object.dispatchCount !== null)
      ? BigInt(object.dispatchCount)
      : 0n;
    message.totalWallNanos = (object.totalWallNanos !== undefined && object.totalWallNanos !== null)
      ? BigInt(object.totalWallNanos)
      : 0n;
    message.totalQueueWaitNanos = (object.totalQueueWaitNanos !== undefined && object.totalQueueWaitNanos !== null)
      ? BigInt(object.totalQueueWaitNanos)
      : 0n;
    message.maxQueueWaitNanos = (object.maxQueueWaitNanos !== undefined && object.maxQueueWaitNanos !== null)
      ? BigInt(object.maxQueueWaitNanos)
      : 0n;
    message.minQueueWaitNanos = (object.minQueueWaitNanos !== undefined && object.minQueueWaitNanos !== null)
      ? BigInt(object.minQueueWaitNanos)
      : 0n;
    message.totalWakeWaitNanos = (object.totalWakeWaitNanos !== undefined && object.totalWakeWaitNanos !== null)
      ? BigInt(object.totalWakeWaitNanos)
      : 0n;
    message.maxWakeWaitNanos = (object.maxWakeWaitNanos !== undefined && object.maxWakeWaitNanos !== null)
      ? BigInt(object.maxWakeWaitNanos)
      : 0n;
    message.minWakeWaitNanos = (object.minWakeWaitNanos !== undefined && object.minWakeWaitNanos !== null)
      ? BigInt(object.minWakeWaitNanos)
      : 0n;
    message.fairQueueEnabled = object.fairQueueEnabled ?? false;
    message.totalFairQueueWaitedTaskSlices =
      (object.totalFairQueueWaitedTaskSlices !== undefined && object.totalFairQueueWaitedTaskSlices !== null)
        ? BigInt(object.totalFairQueueWaitedTaskSlices)
        : 0n;
    message.maxFairQueueWaitedTaskSlices =
      (object.maxFairQueueWaitedTaskSlices !== undefined && object.maxFairQueueWaitedTaskSlices !== null)
        ? BigInt(object.maxFairQueueWaitedTaskSlices)
        : 0n;
    message.minFairQueueWaitedTaskSlices =
      (object.minFairQueueWaitedTaskSlices !== undefined && object.minFairQueueWaitedTaskSlices !== null)
        ? BigInt(object.minFairQueueWaitedTaskSlices)
        : 0n;
    message.pollCpuNanos = (object.pollCpuNanos !== undefined && object.pollCpuNanos !== null)
      ? BigInt(object.pollCpuNanos)
      : 0n;
    message.maxPollCpuNanos = (object.maxPollCpuNanos !== undefined && object.maxPollCpuNanos !== null)
      ? BigInt(object.maxPollCpuNanos)
      : 0n;
    message.minPollCpuNanos = (object.minPollCpuNanos !== undefined && object.minPollCpuNanos !== null)
      ? BigInt(object.minPollCpuNanos)
      : 0n;
    message.pollWallNanos = (object.pollWallNanos !== undefined && object.pollWallNanos !== null)
      ? BigInt(object.pollWallNanos)
      : 0n;
    message.minPollWallNanos = (object.minPollWallNanos !== undefined && object.minPollWallNanos !== null)
      ? BigInt(object.minPollWallNanos)
      : 0n;
    message.maxPollWallNanos = (object.maxPollWallNanos !== undefined && object.maxPollWallNanos !== null)
      ? BigInt(object.maxPollWallNanos)
      : 0n;
    return message;
  },
};

function createBaseRUV2(): RUV2 {
  return {
    kvEngineCacheMiss: 0n,
    executorInputs: undefined,
    coprocessorExecutorIterations: 0n,
    coprocessorResponseBytes: 0n,
    raftstoreStoreWriteTriggerWbBytes: 0n,
    storageProcessedKeysBatchGet: 0n,
    storageProcessedKeysGet: 0n,
    readRpcCount: 0n,
    writeRpcCount: 0n,
  };
}

export const RUV2: MessageFns<RUV2> = {
  encode(message: RUV2, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.kvEngineCacheMiss !== 0n) {
      writer.uint32(8).uint64(message.kvEngineCacheMiss);
    }
    if (message.executorInputs !== undefined) {
      ExecutorInputs.encode(message.executorInputs, writer.uint32(18).fork()).join();
    }
    if (message.coprocessorExecutorIterations !== 0n) {
      writer.uint32(24).uint64(message.coprocessorExecutorIterations);
    }
    if (message.coprocessorResponseBytes !== 0n) {
      writer.uint32(32).uint64(message.coprocessorResponseBytes);
    }
    if (message.raftstoreStoreWriteTriggerWbBytes !== 0n) {
      writer.uint32(40).uint64(message.raftstoreStoreWriteTriggerWbBytes);
    }
    if (message.storageProcessedKeysBatchGet !== 0n) {
      writer.uint32(48).uint64(message.storageProcessedKeysBatchGet);
    }
    if (message.storageProcessedKeysGet !== 0n) {
      writer.uint32(56).uint64(message.storageProcessedKeysGet);
    }
    if (message.readRpcCount !== 0n) {
      writer.uint32(64).uint64(message.readRpcCount);
    }
    if (message.writeRpcCount !== 0n) {
      writer.uint32(72).uint64(message.writeRpcCount);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RUV2 {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRUV2();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.kvEngineCacheMiss = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.executorInputs = ExecutorInputs.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.coprocessorExecutorIterations = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.coprocessorResponseBytes = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.raftstoreStoreWriteTriggerWbBytes = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.storageProcessedKeysBatchGet = reader.uint64();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.storageProcessedKeysGet = reader.uint64();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.readRpcCount = reader.uint64();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.writeRpcCount = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RUV2>): RUV2 {
    const message = createBaseRUV2();
    message.kvEngineCacheMiss = (object.kvEngineCacheMiss !== undefined && object.kvEngineCacheMiss !== null)
      ? BigInt(object.kvEngineCacheMiss)
      : 0n;
    message.executorInputs = (object.executorInputs !== undefined && object.executorInputs !== null)
      ? ExecutorInputs.fromPartial(object.executorInputs)
      : undefined;
    message.coprocessorExecutorIterations =
      (object.coprocessorExecutorIterations !== undefined && object.coprocessorExecutorIterations !== null)
        ? BigInt(object.coprocessorExecutorIterations)
        : 0n;
    message.coprocessorResponseBytes =
      (object.coprocessorResponseBytes !== undefined && object.coprocessorResponseBytes !== null)
        ? BigInt(object.coprocessorResponseBytes)
        : 0n;
    message.raftstoreStoreWriteTriggerWbBytes =
      (object.raftstoreStoreWriteTriggerWbBytes !== undefined && object.raftstoreStoreWriteTriggerWbBytes !== null)
        ? BigInt(object.raftstoreStoreWriteTriggerWbBytes)
        : 0n;
    message.storageProcessedKeysBatchGet =
      (object.storageProcessedKeysBatchGet !== undefined && object.storageProcessedKeysBatchGet !== null)
        ? BigInt(object.storageProcessedKeysBatchGet)
        : 0n;
    message.storageProcessedKeysGet =
      (object.storageProcessedKeysGet !== undefined && object.storageProcessedKeysGet !== null)
        ? BigInt(object.storageProcessedKeysGet)
        : 0n;
    message.readRpcCount = (object.readRpcCount !== undefined && object.readRpcCount !== null)
      ? BigInt(object.readRpcCount)
      : 0n;
    message.writeRpcCount = (object.writeRpcCount !== undefined && object.writeRpcCount !== null)
      ? BigInt(object.writeRpcCount)
      : 0n;
    return message;
  },
};

function createBaseExecutorInputs(): ExecutorInputs {
  return {
    tikvCoprocessorExecutorWorkTotalBatchIndexScan: 0n,
    tikvCoprocessorExecutorWorkTotalBatchTableScan: 0n,
    tikvCoprocessorExecutorWorkTotalBatchSelection: 0n,
    tikvCoprocessorExecutorWorkTotalBatchTopN: 0n,
    tikvCoprocessorExecutorWorkTotalBatchLimit: 0n,
    tikvCoprocessorExecutorWorkTotalBatchSimpleAggr: 0n,
    tikvCoprocessorExecutorWorkTotalBatchFastHashAggr: 0n,
  };
}

export const ExecutorInputs: MessageFns<ExecutorInputs> = {
  encode(message: ExecutorInputs, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.tikvCoprocessorExecutorWorkTotalBatchIndexScan !== 0n) {
      writer.uint32(8).uint64(message.tikvCoprocessorExecutorWorkTotalBatchIndexScan);
    }
    if (message.tikvCoprocessorExecutorWorkTotalBatchTableScan !== 0n) {
      writer.uint32(16).uint64(message.tikvCoprocessorExecutorWorkTotalBatchTableScan);
    }
    if (message.tikvCoprocessorExecutorWorkTotalBatchSelection !== 0n) {
      writer.uint32(24).uint64(message.tikvCoprocessorExecutorWorkTotalBatchSelection);
    }
    if (message.tikvCoprocessorExecutorWorkTotalBatchTopN !== 0n) {
      writer.uint32(32).uint64(message.tikvCoprocessorExecutorWorkTotalBatchTopN);
    }
    if (message.tikvCoprocessorExecutorWorkTotalBatchLimit !== 0n) {
      writer.uint32(40).uint64(message.tikvCoprocessorExecutorWorkTotalBatchLimit);
    }
    if (message.tikvCoprocessorExecutorWorkTotalBatchSimpleAggr !== 0n) {
      writer.uint32(48).uint64(message.tikvCoprocessorExecutorWorkTotalBatchSimpleAggr);
    }
    if (message.tikvCoprocessorExecutorWorkTotalBatchFastHashAggr !== 0n) {
      writer.uint32(56).uint64(message.tikvCoprocessorExecutorWorkTotalBatchFastHashAggr);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ExecutorInputs {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseExecutorInputs();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.tikvCoprocessorExecutorWorkTotalBatchIndexScan = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.tikvCoprocessorExecutorWorkTotalBatchTableScan = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.tikvCoprocessorExecutorWorkTotalBatchSelection = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.tikvCoprocessorExecutorWorkTotalBatchTopN = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.tikvCoprocessorExecutorWorkTotalBatchLimit = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.tikvCoprocessorExecutorWorkTotalBatchSimpleAggr = reader.uint64();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.tikvCoprocessorExecutorWorkTotalBatchFastHashAggr = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ExecutorInputs>): ExecutorInputs {
    const message = createBaseExecutorInputs();
    message.tikvCoprocessorExecutorWorkTotalBatchIndexScan =
      (object.tikvCoprocessorExecutorWorkTotalBatchIndexScan !== undefined &&
          object.tikvCoprocessorExecutorWorkTotalBatchIndexScan !== null)
        ? BigInt(object.tikvCoprocessorExecutorWorkTotalBatchIndexScan)
        : 0n;
    message.tikvCoprocessorExecutorWorkTotalBatchTableScan =
      (object.tikvCoprocessorExecutorWorkTotalBatchTableScan !== undefined &&
          object.tikvCoprocessorExecutorWorkTotalBatchTableScan !== null)
        ? BigInt(object.tikvCoprocessorExecutorWorkTotalBatchTableScan)
        : 0n;
    message.tikvCoprocessorExecutorWorkTotalBatchSelection =
      (object.tikvCoprocessorExecutorWorkTotalBatchSelection !== undefined &&
          object.tikvCoprocessorExecutorWorkTotalBatchSelection !== null)
        ? BigInt(object.tikvCoprocessorExecutorWorkTotalBatchSelection)
        : 0n;
    message.tikvCoprocessorExecutorWorkTotalBatchTopN =
      (object.tikvCoprocessorExecutorWorkTotalBatchTopN !== undefined &&
          object.tikvCoprocessorExecutorWorkTotalBatchTopN !== null)
        ? BigInt(object.tikvCoprocessorExecutorWorkTotalBatchTopN)
        : 0n;
    message.tikvCoprocessorExecutorWorkTotalBatchLimit =
      (object.tikvCoprocessorExecutorWorkTotalBatchLimit !== undefined &&
          object.tikvCoprocessorExecutorWorkTotalBatchLimit !== null)
        ? BigInt(object.tikvCoprocessorExecutorWorkTotalBatchLimit)
        : 0n;
    message.tikvCoprocessorExecutorWorkTotalBatchSimpleAggr =
      (object.tikvCoprocessorExecutorWorkTotalBatchSimpleAggr !== undefined &&
          object.tikvCoprocessorExecutorWorkTotalBatchSimpleAggr !== null)
        ? BigInt(object.tikvCoprocessorExecutorWorkTotalBatchSimpleAggr)
        : 0n;
    message.tikvCoprocessorExecutorWorkTotalBatchFastHashAggr =
      (object.tikvCoprocessorExecutorWorkTotalBatchFastHashAggr !== undefined &&
          object.tikvCoprocessorExecutorWorkTotalBatchFastHashAggr !== null)
        ? BigInt(object.tikvCoprocessorExecutorWorkTotalBatchFastHashAggr)
        : 0n;
    return message;
  },
};

function createBaseWriteDetail(): WriteDetail {
  return {
    storeBatchWaitNanos: 0n,
    proposeSendWaitNanos: 0n,
    persistLogNanos: 0n,
    raftDbWriteLeaderWaitNanos: 0n,
    raftDbSyncLogNanos: 0n,
    raftDbWriteMemtableNanos: 0n,
    commitLogNanos: 0n,
    applyBatchWaitNanos: 0n,
    applyLogNanos: 0n,
    applyMutexLockNanos: 0n,
    applyWriteLeaderWaitNanos: 0n,
    applyWriteWalNanos: 0n,
    applyWriteMemtableNanos: 0n,
    latchWaitNanos: 0n,
    processNanos: 0n,
    throttleNanos: 0n,
    pessimisticLockWaitNanos: 0n,
  };
}

export const WriteDetail: MessageFns<WriteDetail> = {
  encode(message: WriteDetail, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.storeBatchWaitNanos !== 0n) {
      writer.uint32(8).uint64(message.storeBatchWaitNanos);
    }
    if (message.proposeSendWaitNanos !== 0n) {
      writer.uint32(16).uint64(message.proposeSendWaitNanos);
    }
    if (message.persistLogNanos !== 0n) {
      writer.uint32(24).uint64(message.persistLogNanos);
    }
    if (message.raftDbWriteLeaderWaitNanos !== 0n) {
      writer.uint32(32).uint64(message.raftDbWriteLeaderWaitNanos);
    }
    if (message.raftDbSyncLogNanos !== 0n) {
      writer.uint32(40).uint64(message.raftDbSyncLogNanos);
    }
    if (message.raftDbWriteMemtableNanos !== 0n) {
      writer.uint32(48).uint64(message.raftDbWriteMemtableNanos);
    }
    if (message.commitLogNanos !== 0n) {
      writer.uint32(56).uint64(message.commitLogNanos);
    }
    if (message.applyBatchWaitNanos !== 0n) {
      writer.uint32(64).uint64(message.applyBatchWaitNanos);
    }
    if (message.applyLogNanos !== 0n) {
      writer.uint32(72).uint64(message.applyLogNanos);
    }
    if (message.applyMutexLockNanos !== 0n) {
      writer.uint32(80).uint64(message.applyMutexLockNanos);
    }
    if (message.applyWriteLeaderWaitNanos !== 0n) {
      writer.uint32(88).uint64(message.applyWriteLeaderWaitNanos);
    }
    if (message.applyWriteWalNanos !== 0n) {
      writer.uint32(96).uint64(message.applyWriteWalNanos);
    }
    if (message.applyWriteMemtableNanos !== 0n) {
      writer.uint32(104).uint64(message.applyWriteMemtableNanos);
    }
    if (message.latchWaitNanos !== 0n) {
      writer.uint32(112).uint64(message.latchWaitNanos);
    }
    if (message.processNanos !== 0n) {
      writer.uint32(120).uint64(message.processNanos);
    }
    if (message.throttleNanos !== 0n) {
      writer.uint32(128).uint64(message.throttleNanos);
    }
    if (message.pessimisticLockWaitNanos !== 0n) {
      writer.uint32(136).uint64(message.pessimisticLockWaitNanos);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): WriteDetail {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseWriteDetail();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.storeBatchWaitNanos = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.proposeSendWaitNanos = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.persistLogNanos = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.raftDbWriteLeaderWaitNanos = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.raftDbSyncLogNanos = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.raftDbWriteMemtableNanos = reader.uint64();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.commitLogNanos = reader.uint64();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.applyBatchWaitNanos = reader.uint64();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.applyLogNanos = reader.uint64();
          continue;
        }
        case 10: {
          if (tag !== 80) {
            break;
          }

          message.applyMutexLockNanos = reader.uint64();
          continue;
        }
        case 11: {
          if (tag !== 88) {
            break;
          }

          message.applyWriteLeaderWaitNanos = reader.uint64();
          continue;
        }
        case 12: {
          if (tag !== 96) {
            break;
          }

          message.applyWriteWalNanos = reader.uint64();
          continue;
        }
        case 13: {
          if (tag !== 104) {
            break;
          }

          message.applyWriteMemtableNanos = reader.uint64();
          continue;
        }
        case 14: {
          if (tag !== 112) {
            break;
          }

          message.latchWaitNanos = reader.uint64();
          continue;
        }
        case 15: {
          if (tag !== 120) {
            break;
          }

          message.processNanos = reader.uint64();
          continue;
        }
        case 16: {
          if (tag !== 128) {
            break;
          }

          message.throttleNanos = reader.uint64();
          continue;
        }
        case 17: {
          if (tag !== 136) {
            break;
          }

          message.pessimisticLockWaitNanos = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<WriteDetail>): WriteDetail {
    const message = createBaseWriteDetail();
    message.storeBatchWaitNanos = (object.storeBatchWaitNanos !== undefined && object.storeBatchWaitNanos !== null)
      ? BigInt(object.storeBatchWaitNanos)
      : 0n;
    message.proposeSendWaitNanos = (object.proposeSendWaitNanos !== undefined && object.proposeSendWaitNanos !== null)
      ? BigInt(object.proposeSendWaitNanos)
      : 0n;
    message.persistLogNanos = (object.persistLogNanos !== undefined && object.persistLogNanos !== null)
      ? BigInt(object.persistLogNanos)
      : 0n;
    message.raftDbWriteLeaderWaitNanos =
      (object.raftDbWriteLeaderWaitNanos !== undefined && object.raftDbWriteLeaderWaitNanos !== null)
        ? BigInt(object.raftDbWriteLeaderWaitNanos)
        : 0n;
    message.raftDbSyncLogNanos = (object.raftDbSyncLogNanos !== undefined && object.raftDbSyncLogNanos !== null)
      ? BigInt(object.raftDbSyncLogNanos)
      : 0n;
    message.raftDbWriteMemtableNanos =
      (object.raftDbWriteMemtableNanos !== undefined && object.raftDbWriteMemtableNanos !== null)
        ? BigInt(object.raftDbWriteMemtableNanos)
        : 0n;
    message.commitLogNanos = (object.commitLogNanos !== undefined && object.commitLogNanos !== null)
      ? BigInt(object.commitLogNanos)
      : 0n;
    message.applyBatchWaitNanos = (object.applyBatchWaitNanos !== undefined && object.applyBatchWaitNanos !== null)
      ? BigInt(object.applyBatchWaitNanos)
      : 0n;
    message.applyLogNanos = (object.applyLogNanos !== undefined && object.applyLogNanos !== null)
      ? BigInt(object.applyLogNanos)
      : 0n;
    message.applyMutexLockNanos = (object.applyMutexLockNanos !== undefined && object.applyMutexLockNanos !== null)
      ? BigInt(object.applyMutexLockNanos)
      : 0n;
    message.applyWriteLeaderWaitNanos =
      (object.applyWriteLeaderWaitNanos !== undefined && object.applyWriteLeaderWaitNanos !== null)
        ? BigInt(object.applyWriteLeaderWaitNanos)
        : 0n;
    message.applyWriteWalNanos = (object.applyWriteWalNanos !== undefined && object.applyWriteWalNanos !== null)
      ? BigInt(object.applyWriteWalNanos)
      : 0n;
    message.applyWriteMemtableNanos =
      (object.applyWriteMemtableNanos !== undefined && object.applyWriteMemtableNanos !== null)
        ? BigInt(object.applyWriteMemtableNanos)
        : 0n;
    message.latchWaitNanos = (object.latchWaitNanos !== undefined && object.latchWaitNanos !== null)
      ? BigInt(object.latchWaitNanos)
      : 0n;
    message.processNanos = (object.processNanos !== undefined && object.processNanos !== null)
      ? BigInt(object.processNanos)
      : 0n;
    message.throttleNanos = (object.throttleNanos !== undefined && object.throttleNanos !== null)
      ? BigInt(object.throttleNanos)
      : 0n;
    message.pessimisticLockWaitNanos =
      (object.pessimisticLockWaitNanos !== undefined && object.pessimisticLockWaitNanos !== null)
        ? BigInt(object.pessimisticLockWaitNanos)
        : 0n;
    return message;
  },
};

function createBaseKvPair(): KvPair {
  return { error: undefined, key: noBytes, value: noBytes, commitTs: 0n };
}

export const KvPair: MessageFns<KvPair> = {
  encode(message: KvPair, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.error !== undefined) {
      KeyError.encode(message.error, writer.uint32(10).fork()).join();
    }
    if (message.key.length !== 0) {
      writer.uint32(18).bytes(message.key);
    }
    if (message.value.length !== 0) {
      writer.uint32(26).bytes(message.value);
    }
    if (message.commitTs !== 0n) {
      writer.uint32(32).uint64(message.commitTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): KvPair {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseKvPair();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.error = KeyError.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.value = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.commitTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<KvPair>): KvPair {
    const message = createBaseKvPair();
    message.error = (object.error !== undefined && object.error !== null)
      ? KeyError.fromPartial(object.error)
      : undefined;
    message.key = object.key ?? noBytes;
    message.value = object.value ?? noBytes;
    message.commitTs = (object.commitTs !== undefined && object.commitTs !== null) ? BigInt(object.commitTs) : 0n;
    return message;
  },
};

function createBaseMutation(): Mutation {
  return { op: 0, key: noBytes, value: noBytes, assertion: 0 };
}

export const Mutation: MessageFns<Mutation> = {
  encode(message: Mutation, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.op !== 0) {
      writer.uint32(8).int32(message.op);
    }
    if (message.key.length !== 0) {
      writer.uint32(18).bytes(message.key);
    }
    if (message.value.length !== 0) {
      writer.uint32(26).bytes(message.value);
    }
    if (message.assertion !== 0) {
      writer.uint32(32).int32(message.assertion);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): Mutation {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseMutation();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.op = reader.int32() as never;
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.value = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.assertion = reader.int32() as never;
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<Mutation>): Mutation {
    const message = createBaseMutation();
    message.op = object.op ?? 0;
    message.key = object.key ?? noBytes;
    message.value = object.value ?? noBytes;
    message.assertion = object.assertion ?? 0;
    return message;
  },
};

function createBaseMvccWrite(): MvccWrite {
  return {
    type: 0,
    startTs: 0n,
    commitTs: 0n,
    shortValue: noBytes,
    hasOverlappedRollback: false,
    hasGcFence: false,
    gcFence: 0n,
    lastChangeTs: 0n,
    versionsToLastChange: 0n,
  };
}

export const MvccWrite: MessageFns<MvccWrite> = {
  encode(message: MvccWrite, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.type !== 0) {
      writer.uint32(8).int32(message.type);
    }
    if (message.startTs !== 0n) {
      writer.uint32(16).uint64(message.startTs);
    }
    if (message.commitTs !== 0n) {
      writer.uint32(24).uint64(message.commitTs);
    }
    if (message.shortValue.length !== 0) {
      writer.uint32(34).bytes(message.shortValue);
    }
    if (message.hasOverlappedRollback !== false) {
      writer.uint32(40).bool(message.hasOverlappedRollback);
    }
    if (message.hasGcFence !== false) {
      writer.uint32(48).bool(message.hasGcFence);
    }
    if (message.gcFence !== 0n) {
      writer.uint32(56).uint64(message.gcFence);
    }
    if (message.lastChangeTs !== 0n) {
      writer.uint32(64).uint64(message.lastChangeTs);
    }
    if (message.versionsToLastChange !== 0n) {
      writer.uint32(72).uint64(message.versionsToLastChange);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): MvccWrite {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseMvccWrite();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.type = reader.int32() as never;
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.commitTs = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.shortValue = reader.bytes();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.hasOverlappedRollback = reader.bool();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.hasGcFence = reader.bool();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.gcFence = reader.uint64();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.lastChangeTs = reader.uint64();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.versionsToLastChange = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<MvccWrite>): MvccWrite {
    const message = createBaseMvccWrite();
    message.type = object.type ?? 0;
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.commitTs = (object.commitTs !== undefined && object.commitTs !== null) ? BigInt(object.commitTs) : 0n;
    message.shortValue = object.shortValue ?? noBytes;
    message.hasOverlappedRollback = object.hasOverlappedRollback ?? false;
    message.hasGcFence = object.hasGcFence ?? false;
    message.gcFence = (object.gcFence !== undefined && object.gcFence !== null) ? BigInt(object.gcFence) : 0n;
    message.lastChangeTs = (object.lastChangeTs !== undefined && object.lastChangeTs !== null)
      ? BigInt(object.lastChangeTs)
      : 0n;
    message.versionsToLastChange = (object.versionsToLastChange !== undefined && object.versionsToLastChange !== null)
      ? BigInt(object.versionsToLastChange)
      : 0n;
    return message;
  },
};

function createBaseMvccValue(): MvccValue {
  return { startTs: 0n, value: noBytes };
}

export const MvccValue: MessageFns<MvccValue> = {
  encode(message: MvccValue, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.startTs !== 0n) {
      writer.uint32(8).uint64(message.startTs);
    }
    if (message.value.length !== 0) {
      writer.uint32(18).bytes(message.value);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): MvccValue {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseMvccValue();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.value = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<MvccValue>): MvccValue {
    const message = createBaseMvccValue();
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.value = object.value ?? noBytes;
    return message;
  },
};

function createBaseMvccLock(): MvccLock {
  return {
    type: 0,
    startTs: 0n,
    primary: noBytes,
    shortValue: noBytes,
    ttl: 0n,
    forUpdateTs: 0n,
    txnSize: 0n,
    useAsyncCommit: false,
    secondaries: [],
    rollbackTs: [],
    lastChangeTs: 0n,
    versionsToLastChange: 0n,
  };
}

export const MvccLock: MessageFns<MvccLock> = {
  encode(message: MvccLock, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.type !== 0) {
      writer.uint32(8).int32(message.type);
    }
    if (message.startTs !== 0n) {
      writer.uint32(16).uint64(message.startTs);
    }
    if (message.primary.length !== 0) {
      writer.uint32(26).bytes(message.primary);
    }
    if (message.shortValue.length !== 0) {
      writer.uint32(34).bytes(message.shortValue);
    }
    if (message.ttl !== 0n) {
      writer.uint32(40).uint64(message.ttl);
    }
    if (message.forUpdateTs !== 0n) {
      writer.uint32(48).uint64(message.forUpdateTs);
    }
    if (message.txnSize !== 0n) {
      writer.uint32(56).uint64(message.txnSize);
    }
    if (message.useAsyncCommit !== false) {
      writer.uint32(64).bool(message.useAsyncCommit);
    }
    for (const v of message.secondaries) {
      writer.uint32(74).bytes(v!);
    }
    if (message.rollbackTs.length !== 0) {
      writer.uint32(82).fork();
      for (const v of message.rollbackTs) {
        writer.uint64(v);
      }
      writer.join();
    }
    if (message.lastChangeTs !== 0n) {
      writer.uint32(88).uint64(message.lastChangeTs);
    }
    if (message.versionsToLastChange !== 0n) {
      writer.uint32(96).uint64(message.versionsToLastChange);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): MvccLock {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseMvccLock();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.type = reader.int32() as never;
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.primary = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.shortValue = reader.bytes();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.ttl = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.forUpdateTs = reader.uint64();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.txnSize = reader.uint64();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.useAsyncCommit = reader.bool();
          continue;
        }
        case 9: {
          if (tag !== 74) {
            break;
          }

          message.secondaries.push(reader.bytes());
          continue;
        }
        case 10: {
          if (tag === 80) {
            message.rollbackTs.push(reader.uint64());

            continue;
          }

          if (tag === 82) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.rollbackTs.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 11: {
          if (tag !== 88) {
            break;
          }

          message.lastChangeTs = reader.uint64();
          continue;
        }
        case 12: {
          if (tag !== 96) {
            break;
          }

          message.versionsToLastChange = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<MvccLock>): MvccLock {
    const message = createBaseMvccLock();
    message.type = object.type ?? 0;
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.primary = object.primary ?? noBytes;
    message.shortValue = object.shortValue ?? noBytes;
    message.ttl = (object.ttl !== undefined && object.ttl !== null) ? BigInt(object.ttl) : 0n;
    message.forUpdateTs = (object.forUpdateTs !== undefined && object.forUpdateTs !== null)
      ? BigInt(object.forUpdateTs)
      : 0n;
    message.txnSize = (object.txnSize !== undefined && object.txnSize !== null) ? BigInt(object.txnSize) : 0n;
    message.useAsyncCommit = object.useAsyncCommit ?? false;
    message.secondaries = object.secondaries?.map((e) => e) || [];
    message.rollbackTs = object.rollbackTs?.map((e) => BigInt(e)) || [];
    message.lastChangeTs = (object.lastChangeTs !== undefined && object.lastChangeTs !== null)
      ? BigInt(object.lastChangeTs)
      : 0n;
    message.versionsToLastChange = (object.versionsToLastChange !== undefined && object.versionsToLastChange !== null)
      ? BigInt(object.versionsToLastChange)
      : 0n;
    return message;
  },
};

function createBaseMvccInfo(): MvccInfo {
  return { lock: undefined, writes: [], values: [] };
}

export const MvccInfo: MessageFns<MvccInfo> = {
  encode(message: MvccInfo, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.lock !== undefined) {
      MvccLock.encode(message.lock, writer.uint32(10).fork()).join();
    }
    for (const v of message.writes) {
      MvccWrite.encode(v!, writer.uint32(18).fork()).join();
    }
    for (const v of message.values) {
      MvccValue.encode(v!, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): MvccInfo {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseMvccInfo();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.lock = MvccLock.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.writes.push(MvccWrite.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.values.push(MvccValue.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<MvccInfo>): MvccInfo {
    const message = createBaseMvccInfo();
    message.lock = (object.lock !== undefined && object.lock !== null) ? MvccLock.fromPartial(object.lock) : undefined;
    message.writes = object.writes?.map((e) => MvccWrite.fromPartial(e)) || [];
    message.values = object.values?.map((e) => MvccValue.fromPartial(e)) || [];
    return message;
  },
};

function createBaseTxnInfo(): TxnInfo {
  return { txn: 0n, status: 0n, isTxnFile: false };
}

export const TxnInfo: MessageFns<TxnInfo> = {
  encode(message: TxnInfo, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.txn !== 0n) {
      writer.uint32(8).uint64(message.txn);
    }
    if (message.status !== 0n) {
      writer.uint32(16).uint64(message.status);
    }
    if (message.isTxnFile !== false) {
      writer.uint32(800).bool(message.isTxnFile);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TxnInfo {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTxnInfo();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.txn = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.status = reader.uint64();
          continue;
        }
        case 100: {
          if (tag !== 800) {
            break;
          }

          message.isTxnFile = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TxnInfo>): TxnInfo {
    const message = createBaseTxnInfo();
    message.txn = (object.txn !== undefined && object.txn !== null) ? BigInt(object.txn) : 0n;
    message.status = (object.status !== undefined && object.status !== null) ? BigInt(object.status) : 0n;
    message.isTxnFile = object.isTxnFile ?? false;
    return message;
  },
};

function createBaseKeyRange(): KeyRange {
  return { startKey: noBytes, endKey: noBytes };
}

export const KeyRange: MessageFns<KeyRange> = {
  encode(message: KeyRange, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.startKey.length !== 0) {
      writer.uint32(10).bytes(message.startKey);
    }
    if (message.endKey.length !== 0) {
      writer.uint32(18).bytes(message.endKey);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): KeyRange {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseKeyRange();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.startKey = reader.bytes();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.endKey = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<KeyRange>): KeyRange {
    const message = createBaseKeyRange();
    message.startKey = object.startKey ?? noBytes;
    message.endKey = object.endKey ?? noBytes;
    return message;
  },
};

function createBaseLeaderInfo(): LeaderInfo {
  return { regionId: 0n, peerId: 0n, term: 0n, regionEpoch: undefined, readState: undefined };
}

export const LeaderInfo: MessageFns<LeaderInfo> = {
  encode(message: LeaderInfo, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    if (message.peerId !== 0n) {
      writer.uint32(16).uint64(message.peerId);
    }
    if (message.term !== 0n) {
      writer.uint32(24).uint64(message.term);
    }
    if (message.regionEpoch !== undefined) {
      RegionEpoch.encode(message.regionEpoch, writer.uint32(34).fork()).join();
    }
    if (message.readState !== undefined) {
      ReadState.encode(message.readState, writer.uint32(42).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): LeaderInfo {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseLeaderInfo();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.regionId = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.peerId = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.term = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.regionEpoch = RegionEpoch.decode(reader, reader.uint32());
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.readState = ReadState.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<LeaderInfo>): LeaderInfo {
    const message = createBaseLeaderInfo();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    message.peerId = (object.peerId !== undefined && object.peerId !== null) ? BigInt(object.peerId) : 0n;
    message.term = (object.term !== undefined && object.term !== null) ? BigInt(object.term) : 0n;
    message.regionEpoch = (object.regionEpoch !== undefined && object.regionEpoch !== null)
      ? RegionEpoch.fromPartial(object.regionEpoch)
      : undefined;
    message.readState = (object.readState !== undefined && object.readState !== null)
      ? ReadState.fromPartial(object.readState)
      : undefined;
    return message;
  },
};

function createBaseReadState(): ReadState {
  return { appliedIndex: 0n, safeTs: 0n };
}

export const ReadState: MessageFns<ReadState> = {
  encode(message: ReadState, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.appliedIndex !== 0n) {
      writer.uint32(8).uint64(message.appliedIndex);
    }
    if (message.safeTs !== 0n) {
      writer.uint32(16).uint64(message.safeTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ReadState {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseReadState();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.appliedIndex = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.safeTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ReadState>): ReadState {
    const message = createBaseReadState();
    message.appliedIndex = (object.appliedIndex !== undefined && object.appliedIndex !== null)
      ? BigInt(object.appliedIndex)
      : 0n;
    message.safeTs = (object.safeTs !== undefined && object.safeTs !== null) ? BigInt(object.safeTs) : 0n;
    return message;
  },
};

function createBaseCheckLeaderRequest(): CheckLeaderRequest {
  return { regions: [], ts: 0n };
}

export const CheckLeaderRequest: MessageFns<CheckLeaderRequest> = {
  encode(message: CheckLeaderRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    for (const v of message.regions) {
      LeaderInfo.encode(v!, writer.uint32(10).fork()).join();
    }
    if (message.ts !== 0n) {
      writer.uint32(16).uint64(message.ts);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CheckLeaderRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCheckLeaderRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regions.push(LeaderInfo.decode(reader, reader.uint32()));
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.ts = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CheckLeaderRequest>): CheckLeaderRequest {
    const message = createBaseCheckLeaderRequest();
    message.regions = object.regions?.map((e) => LeaderInfo.fromPartial(e)) || [];
    message.ts = (object.ts !== undefined && object.ts !== null) ? BigInt(object.ts) : 0n;
    return message;
  },
};

function createBaseCheckLeaderResponse(): CheckLeaderResponse {
  return { regions: [], ts: 0n };
}

export const CheckLeaderResponse: MessageFns<CheckLeaderResponse> = {
  encode(message: CheckLeaderResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regions.length !== 0) {
      writer.uint32(10).fork();
      for (const v of message.regions) {
        writer.uint64(v);
      }
      writer.join();
    }
    if (message.ts !== 0n) {
      writer.uint32(16).uint64(message.ts);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CheckLeaderResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCheckLeaderResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag === 8) {
            message.regions.push(reader.uint64());

            continue;
          }

          if (tag === 10) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.regions.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.ts = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CheckLeaderResponse>): CheckLeaderResponse {
    const message = createBaseCheckLeaderResponse();
    message.regions = object.regions?.map((e) => BigInt(e)) || [];
    message.ts = (object.ts !== undefined && object.ts !== null) ? BigInt(object.ts) : 0n;
    return message;
  },
};

function createBaseStoreSafeTSRequest(): StoreSafeTSRequest {
  return { keyRange: undefined };
}

export const StoreSafeTSRequest: MessageFns<StoreSafeTSRequest> = {
  encode(message: StoreSafeTSRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.keyRange !== undefined) {
      KeyRange.encode(message.keyRange, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): StoreSafeTSRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseStoreSafeTSRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.keyRange = KeyRange.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<StoreSafeTSRequest>): StoreSafeTSRequest {
    const message = createBaseStoreSafeTSRequest();
    message.keyRange = (object.keyRange !== undefined && object.keyRange !== null)
      ? KeyRange.fromPartial(object.keyRange)
      : undefined;
    return message;
  },
};

function createBaseStoreSafeTSResponse(): StoreSafeTSResponse {
  return { safeTs: 0n };
}

export const StoreSafeTSResponse: MessageFns<StoreSafeTSResponse> = {
  encode(message: StoreSafeTSResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.safeTs !== 0n) {
      writer.uint32(8).uint64(message.safeTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): StoreSafeTSResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseStoreSafeTSResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.safeTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<StoreSafeTSResponse>): StoreSafeTSResponse {
    const message = createBaseStoreSafeTSResponse();
    message.safeTs = (object.safeTs !== undefined && object.safeTs !== null) ? BigInt(object.safeTs) : 0n;
    return message;
  },
};

function createBaseRawGetKeyTTLRequest(): RawGetKeyTTLRequest {
  return { context: undefined, key: noBytes, cf: "" };
}

export const RawGetKeyTTLRequest: MessageFns<RawGetKeyTTLRequest> = {
  encode(message: RawGetKeyTTLRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.key.length !== 0) {
      writer.uint32(18).bytes(message.key);
    }
    if (message.cf !== "") {
      writer.uint32(26).string(message.cf);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawGetKeyTTLRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawGetKeyTTLRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.cf = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawGetKeyTTLRequest>): RawGetKeyTTLRequest {
    const message = createBaseRawGetKeyTTLRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.key = object.key ?? noBytes;
    message.cf = object.cf ?? "";
    return message;
  },
};

function createBaseRawGetKeyTTLResponse(): RawGetKeyTTLResponse {
  return { regionError: undefined, error: "", ttl: 0n, notFound: false };
}

export const RawGetKeyTTLResponse: MessageFns<RawGetKeyTTLResponse> = {
  encode(message: RawGetKeyTTLResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    if (message.ttl !== 0n) {
      writer.uint32(24).uint64(message.ttl);
    }
    if (message.notFound !== false) {
      writer.uint32(32).bool(message.notFound);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawGetKeyTTLResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawGetKeyTTLResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.ttl = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.notFound = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawGetKeyTTLResponse>): RawGetKeyTTLResponse {
    const message = createBaseRawGetKeyTTLResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    message.ttl = (object.ttl !== undefined && object.ttl !== null) ? BigInt(object.ttl) : 0n;
    message.notFound = object.notFound ?? false;
    return message;
  },
};

function createBaseRawCASRequest(): RawCASRequest {
  return {
    context: undefined,
    key: noBytes,
    value: noBytes,
    previousNotExist: false,
    previousValue: noBytes,
    cf: "",
    ttl: 0n,
    delete: false,
  };
}

export const RawCASRequest: MessageFns<RawCASRequest> = {
  encode(message: RawCASRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.key.length !== 0) {
      writer.uint32(18).bytes(message.key);
    }
    if (message.value.length !== 0) {
      writer.uint32(26).bytes(message.value);
    }
    if (message.previousNotExist !== false) {
      writer.uint32(32).bool(message.previousNotExist);
    }
    if (message.previousValue.length !== 0) {
      writer.uint32(42).bytes(message.previousValue);
    }
    if (message.cf !== "") {
      writer.uint32(50).string(message.cf);
    }
    if (message.ttl !== 0n) {
      writer.uint32(56).uint64(message.ttl);
    }
    if (message.delete !== false) {
      writer.uint32(64).bool(message.delete);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawCASRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawCASRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.value = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.previousNotExist = reader.bool();
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.previousValue = reader.bytes();
          continue;
        }
        case 6: {
          if (tag !== 50) {
            break;
          }

          message.cf = reader.string();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.ttl = reader.uint64();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.delete = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawCASRequest>): RawCASRequest {
    const message = createBaseRawCASRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.key = object.key ?? noBytes;
    message.value = object.value ?? noBytes;
    message.previousNotExist = object.previousNotExist ?? false;
    message.previousValue = object.previousValue ?? noBytes;
    message.cf = object.cf ?? "";
    message.ttl = (object.ttl !== undefined && object.ttl !== null) ? BigInt(object.ttl) : 0n;
    message.delete = object.delete ?? false;
    return message;
  },
};

function createBaseRawCASResponse(): RawCASResponse {
  return {
    regionError: undefined,
    error: "",
    succeed: false,
    previousNotExist: false,
    previousValue: noBytes,
  };
}

export const RawCASResponse: MessageFns<RawCASResponse> = {
  encode(message: RawCASResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    if (message.succeed !== false) {
      writer.uint32(24).bool(message.succeed);
    }
    if (message.previousNotExist !== false) {
      writer.uint32(32).bool(message.previousNotExist);
    }
    if (message.previousValue.length !== 0) {
      writer.uint32(42).bytes(message.previousValue);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawCASResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawCASResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.succeed = reader.bool();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.previousNotExist = reader.bool();
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.previousValue = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawCASResponse>): RawCASResponse {
    const message = createBaseRawCASResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    message.succeed = object.succeed ?? false;
    message.previousNotExist = object.previousNotExist ?? false;
    message.previousValue = object.previousValue ?? noBytes;
    return message;
  },
};

function createBaseGetLockWaitInfoRequest(): GetLockWaitInfoRequest {
  return { context: undefined };
}

export const GetLockWaitInfoRequest: MessageFns<GetLockWaitInfoRequest> = {
  encode(message: GetLockWaitInfoRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetLockWaitInfoRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetLockWaitInfoRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetLockWaitInfoRequest>): GetLockWaitInfoRequest {
    const message = createBaseGetLockWaitInfoRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    return message;
  },
};

function createBaseGetLockWaitInfoResponse(): GetLockWaitInfoResponse {
  return { regionError: undefined, error: "", entries: [] };
}

export const GetLockWaitInfoResponse: MessageFns<GetLockWaitInfoResponse> = {
  encode(message: GetLockWaitInfoResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    for (const v of message.entries) {
      WaitForEntry.encode(v!, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetLockWaitInfoResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetLockWaitInfoResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.entries.push(WaitForEntry.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetLockWaitInfoResponse>): GetLockWaitInfoResponse {
    const message = createBaseGetLockWaitInfoResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    message.entries = object.entries?.map((e) => WaitForEntry.fromPartial(e)) || [];
    return message;
  },
};

function createBaseGetLockWaitHistoryRequest(): GetLockWaitHistoryRequest {
  return { context: undefined };
}

export const GetLockWaitHistoryRequest: MessageFns<GetLockWaitHistoryRequest> = {
  encode(message: GetLockWaitHistoryRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetLockWaitHistoryRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetLockWaitHistoryRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetLockWaitHistoryRequest>): GetLockWaitHistoryRequest {
    const message = createBaseGetLockWaitHistoryRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    return message;
  },
};

function createBaseGetLockWaitHistoryResponse(): GetLockWaitHistoryResponse {
  return { regionError: undefined, error: "", entries: [] };
}

export const GetLockWaitHistoryResponse: MessageFns<GetLockWaitHistoryResponse> = {
  encode(message: GetLockWaitHistoryResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    for (const v of message.entries) {
      WaitForEntry.encode(v!, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetLockWaitHistoryResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetLockWaitHistoryResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.entries.push(WaitForEntry.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetLockWaitHistoryResponse>): GetLockWaitHistoryResponse {
    const message = createBaseGetLockWaitHistoryResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    message.entries = object.entries?.map((e) => WaitForEntry.fromPartial(e)) || [];
    return message;
  },
};

function createBaseRawCoprocessorRequest(): RawCoprocessorRequest {
  return { context: undefined, coprName: "", coprVersionReq: "", ranges: [], data: noBytes };
}

export const RawCoprocessorRequest: MessageFns<RawCoprocessorRequest> = {
  encode(message: RawCoprocessorRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.coprName !== "") {
      writer.uint32(18).string(message.coprName);
    }
    if (message.coprVersionReq !== "") {
      writer.uint32(26).string(message.coprVersionReq);
    }
    for (const v of message.ranges) {
      KeyRange.encode(v!, writer.uint32(34).fork()).join();
    }
    if (message.data.length !== 0) {
      writer.uint32(42).bytes(message.data);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawCoprocessorRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawCoprocessorRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.coprName = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.coprVersionReq = reader.string();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.ranges.push(KeyRange.decode(reader, reader.uint32()));
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.data = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawCoprocessorRequest>): RawCoprocessorRequest {
    const message = createBaseRawCoprocessorRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.coprName = object.coprName ?? "";
    message.coprVersionReq = object.coprVersionReq ?? "";
    message.ranges = object.ranges?.map((e) => KeyRange.fromPartial(e)) || [];
    message.data = object.data ?? noBytes;
    return message;
  },
};

function createBaseRawCoprocessorResponse(): RawCoprocessorResponse {
  return { regionError: undefined, error: "", data: noBytes };
}

export const RawCoprocessorResponse: MessageFns<RawCoprocessorResponse> = {
  encode(message: RawCoprocessorResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    if (message.data.length !== 0) {
      writer.uint32(26).bytes(message.data);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawCoprocessorResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawCoprocessorResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.data = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawCoprocessorResponse>): RawCoprocessorResponse {
    const message = createBaseRawCoprocessorResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    message.data = object.data ?? noBytes;
    return message;
  },
};

function createBaseRawChecksumRequest(): RawChecksumRequest {
  return { context: undefined, algorithm: 0, ranges: [] };
}

export const RawChecksumRequest: MessageFns<RawChecksumRequest> = {
  encode(message: RawChecksumRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.algorithm !== 0) {
      writer.uint32(16).int32(message.algorithm);
    }
    for (const v of message.ranges) {
      KeyRange.encode(v!, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawChecksumRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawChecksumRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.algorithm = reader.int32() as never;
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.ranges.push(KeyRange.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawChecksumRequest>): RawChecksumRequest {
    const message = createBaseRawChecksumRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.algorithm = object.algorithm ?? 0;
    message.ranges = object.ranges?.map((e) => KeyRange.fromPartial(e)) || [];
    return message;
  },
};

function createBaseRawChecksumResponse(): RawChecksumResponse {
  return { regionError: undefined, error: "", checksum: 0n, totalKvs: 0n, totalBytes: 0n };
}

export const RawChecksumResponse: MessageFns<RawChecksumResponse> = {
  encode(message: RawChecksumResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== "") {
      writer.uint32(18).string(message.error);
    }
    if (message.checksum !== 0n) {
      writer.uint32(24).uint64(message.checksum);
    }
    if (message.totalKvs !== 0n) {
      writer.uint32(32).uint64(message.totalKvs);
    }
    if (message.totalBytes !== 0n) {
      writer.uint32(40).uint64(message.totalBytes);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RawChecksumResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRawChecksumResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.checksum = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.totalKvs = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.totalBytes = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RawChecksumResponse>): RawChecksumResponse {
    const message = createBaseRawChecksumResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = object.error ?? "";
    message.checksum = (object.checksum !== undefined && object.checksum !== null) ? BigInt(object.checksum) : 0n;
    message.totalKvs = (object.totalKvs !== undefined && object.totalKvs !== null) ? BigInt(object.totalKvs) : 0n;
    message.totalBytes = (object.totalBytes !== undefined && object.totalBytes !== null)
      ? BigInt(object.totalBytes)
      : 0n;
    return message;
  },
};

function createBaseCompactError(): CompactError {
  return { error: undefined };
}

export const CompactError: MessageFns<CompactError> = {
  encode(message: CompactError, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    switch (message.error?.$case) {
      case "errInvalidStartKey":
        CompactErrorInvalidStartKey.encode(message.error.errInvalidStartKey, writer.uint32(10).fork()).join();
        break;
      case "errPhysicalTableNotExist":
        CompactErrorPhysicalTableNotExist.encode(message.error.errPhysicalTableNotExist, writer.uint32(18).fork())
          .join();
        break;
      case "errCompactInProgress":
        CompactErrorCompactInProgress.encode(message.error.errCompactInProgress, writer.uint32(26).fork()).join();
        break;
      case "errTooManyPendingTasks":
        CompactErrorTooManyPendingTasks.encode(message.error.errTooManyPendingTasks, writer.uint32(34).fork()).join();
        break;
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CompactError {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCompactError();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.error = {
            $case: "errInvalidStartKey",
            errInvalidStartKey: CompactErrorInvalidStartKey.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = {
            $case: "errPhysicalTableNotExist",
            errPhysicalTableNotExist: CompactErrorPhysicalTableNotExist.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.error = {
            $case: "errCompactInProgress",
            errCompactInProgress: CompactErrorCompactInProgress.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.error = {
            $case: "errTooManyPendingTasks",
            errTooManyPendingTasks: CompactErrorTooManyPendingTasks.decode(reader, reader.uint32()),
          };
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CompactError>): CompactError {
    const message = createBaseCompactError();
    switch (object.error?.$case) {
      case "errInvalidStartKey": {
        if (object.error?.errInvalidStartKey !== undefined && object.error?.errInvalidStartKey !== null) {
          message.error = {
            $case: "errInvalidStartKey",
            errInvalidStartKey: CompactErrorInvalidStartKey.fromPartial(object.error.errInvalidStartKey),
          };
        }
        break;
      }
      case "errPhysicalTableNotExist": {
        if (object.error?.errPhysicalTableNotExist !== undefined && object.error?.errPhysicalTableNotExist !== null) {
          message.error = {
            $case: "errPhysicalTableNotExist",
            errPhysicalTableNotExist: CompactErrorPhysicalTableNotExist.fromPartial(
              object.error.errPhysicalTableNotExist,
            ),
          };
        }
        break;
      }
      case "errCompactInProgress": {
        if (object.error?.errCompactInProgress !== undefined && object.error?.errCompactInProgress !== null) {
          message.error = {
            $case: "errCompactInProgress",
            errCompactInProgress: CompactErrorCompactInProgress.fromPartial(object.error.errCompactInProgress),
          };
        }
        break;
      }
      case "errTooManyPendingTasks": {
        if (object.error?.errTooManyPendingTasks !== undefined && object.error?.errTooManyPendingTasks !== null) {
          message.error = {
            $case: "errTooManyPendingTasks",
            errTooManyPendingTasks: CompactErrorTooManyPendingTasks.fromPartial(object.error.errTooManyPendingTasks),
          };
        }
        break;
      }
    }
    return message;
  },
};

function createBaseCompactErrorInvalidStartKey(): CompactErrorInvalidStartKey {
  return {};
}

export const CompactErrorInvalidStartKey: MessageFns<CompactErrorInvalidStartKey> = {
  encode(_: CompactErrorInvalidStartKey, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CompactErrorInvalidStartKey {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCompactErrorInvalidStartKey();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(_: DeepPartial<CompactErrorInvalidStartKey>): CompactErrorInvalidStartKey {
    const message = createBaseCompactErrorInvalidStartKey();
    return message;
  },
};

function createBaseCompactErrorPhysicalTableNotExist(): CompactErrorPhysicalTableNotExist {
  return {};
}

export const CompactErrorPhysicalTableNotExist: MessageFns<CompactErrorPhysicalTableNotExist> = {
  encode(_: CompactErrorPhysicalTableNotExist, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CompactErrorPhysicalTableNotExist {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCompactErrorPhysicalTableNotExist();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(_: DeepPartial<CompactErrorPhysicalTableNotExist>): CompactErrorPhysicalTableNotExist {
    const message = createBaseCompactErrorPhysicalTableNotExist();
    return message;
  },
};

function createBaseCompactErrorCompactInProgress(): CompactErrorCompactInProgress {
  return {};
}

export const CompactErrorCompactInProgress: MessageFns<CompactErrorCompactInProgress> = {
  encode(_: CompactErrorCompactInProgress, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CompactErrorCompactInProgress {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCompactErrorCompactInProgress();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(_: DeepPartial<CompactErrorCompactInProgress>): CompactErrorCompactInProgress {
    const message = createBaseCompactErrorCompactInProgress();
    return message;
  },
};

function createBaseCompactErrorTooManyPendingTasks(): CompactErrorTooManyPendingTasks {
  return {};
}

export const CompactErrorTooManyPendingTasks: MessageFns<CompactErrorTooManyPendingTasks> = {
  encode(_: CompactErrorTooManyPendingTasks, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CompactErrorTooManyPendingTasks {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCompactErrorTooManyPendingTasks();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(_: DeepPartial<CompactErrorTooManyPendingTasks>): CompactErrorTooManyPendingTasks {
    const message = createBaseCompactErrorTooManyPendingTasks();
    return message;
  },
};

function createBaseCompactRequest(): CompactRequest {
  return { startKey: noBytes, physicalTableId: 0n, logicalTableId: 0n, apiVersion: 0, keyspace: undefined };
}

export const CompactRequest: MessageFns<CompactRequest> = {
  encode(message: CompactRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.startKey.length !== 0) {
      writer.uint32(10).bytes(message.startKey);
    }
    if (message.physicalTableId !== 0n) {
      writer.uint32(16).int64(message.physicalTableId);
    }
    if (message.logicalTableId !== 0n) {
      writer.uint32(24).int64(message.logicalTableId);
    }
    if (message.apiVersion !== 0) {
      writer.uint32(56).int32(message.apiVersion);
    }
    switch (message.keyspace?.$case) {
      case "keyspaceId":
        writer.uint32(64).uint32(message.keyspace.keyspaceId);
        break;
      case "keyspaceIdentity":
        KeyspaceIdentity.encode(message.keyspace.keyspaceIdentity, writer.uint32(74).fork()).join();
        break;
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CompactRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCompactRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.startKey = reader.bytes();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.physicalTableId = reader.int64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.logicalTableId = reader.int64();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.apiVersion = reader.int32() as never;
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.keyspace = { $case: "keyspaceId", keyspaceId: reader.uint32() };
          continue;
        }
        case 9: {
          if (tag !== 74) {
            break;
          }

          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.decode(reader, reader.uint32()),
          };
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CompactRequest>): CompactRequest {
    const message = createBaseCompactRequest();
    message.startKey = object.startKey ?? noBytes;
    message.physicalTableId = (object.physicalTableId !== undefined && object.physicalTableId !== null)
      ? BigInt(object.physicalTableId)
      : 0n;
    message.logicalTableId = (object.logicalTableId !== undefined && object.logicalTableId !== null)
      ? BigInt(object.logicalTableId)
      : 0n;
    message.apiVersion = object.apiVersion ?? 0;
    switch (object.keyspace?.$case) {
      case "keyspaceId": {
        if (object.keyspace?.keyspaceId !== undefined && object.keyspace?.keyspaceId !== null) {
          message.keyspace = { $case: "keyspaceId", keyspaceId: object.keyspace.keyspaceId };
        }
        break;
      }
      case "keyspaceIdentity": {
        if (object.keyspace?.keyspaceIdentity !== undefined && object.keyspace?.keyspaceIdentity !== null) {
          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.fromPartial(object.keyspace.keyspaceIdentity),
          };
        }
        break;
      }
    }
    return message;
  },
};

function createBaseCompactResponse(): CompactResponse {
  return {
    error: undefined,
    hasRemaining: false,
    compactedStartKey: noBytes,
    compactedEndKey: noBytes,
  };
}

export const CompactResponse: MessageFns<CompactResponse> = {
  encode(message: CompactResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.error !== undefined) {
      CompactError.encode(message.error, writer.uint32(10).fork()).join();
    }
    if (message.hasRemaining !== false) {
      writer.uint32(16).bool(message.hasRemaining);
    }
    if (message.compactedStartKey.length !== 0) {
      writer.uint32(26).bytes(message.compactedStartKey);
    }
    if (message.compactedEndKey.length !== 0) {
      writer.uint32(34).bytes(message.compactedEndKey);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CompactResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCompactResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.error = CompactError.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.hasRemaining = reader.bool();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.compactedStartKey = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.compactedEndKey = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CompactResponse>): CompactResponse {
    const message = createBaseCompactResponse();
    message.error = (object.error !== undefined && object.error !== null)
      ? CompactError.fromPartial(object.error)
      : undefined;
    message.hasRemaining = object.hasRemaining ?? false;
    message.compactedStartKey = object.compactedStartKey ?? noBytes;
    message.compactedEndKey = object.compactedEndKey ?? noBytes;
    return message;
  },
};

function createBaseTiFlashSystemTableRequest(): TiFlashSystemTableRequest {
  return { sql: "" };
}

export const TiFlashSystemTableRequest: MessageFns<TiFlashSystemTableRequest> = {
  encode(message: TiFlashSystemTableRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.sql !== "") {
      writer.uint32(10).string(message.sql);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TiFlashSystemTableRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTiFlashSystemTableRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.sql = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TiFlashSystemTableRequest>): TiFlashSystemTableRequest {
    const message = createBaseTiFlashSystemTableRequest();
    message.sql = object.sql ?? "";
    return message;
  },
};

function createBaseTiFlashSystemTableResponse(): TiFlashSystemTableResponse {
  return { data: noBytes };
}

export const TiFlashSystemTableResponse: MessageFns<TiFlashSystemTableResponse> = {
  encode(message: TiFlashSystemTableResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.data.length !== 0) {
      writer.uint32(10).bytes(message.data);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TiFlashSystemTableResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTiFlashSystemTableResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.data = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TiFlashSystemTableResponse>): TiFlashSystemTableResponse {
    const message = createBaseTiFlashSystemTableResponse();
    message.data = object.data ?? noBytes;
    return message;
  },
};

function createBaseFlushRequest(): FlushRequest {
  return {
    context: undefined,
    mutations: [],
    primaryKey: noBytes,
    startTs: 0n,
    minCommitTs: 0n,
    generation: 0n,
    lockTtl: 0n,
    assertionLevel: 0,
  };
}

export const FlushRequest: MessageFns<FlushRequest> = {
  encode(message: FlushRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    for (const v of message.mutations) {
      Mutation.encode(v!, writer.uint32(18).fork()).join();
    }
    if (message.primaryKey.length !== 0) {
      writer.uint32(26).bytes(message.primaryKey);
    }
    if (message.startTs !== 0n) {
      writer.uint32(32).uint64(message.startTs);
    }
    if (message.minCommitTs !== 0n) {
      writer.uint32(40).uint64(message.minCommitTs);
    }
    if (message.generation !== 0n) {
      writer.uint32(48).uint64(message.generation);
    }
    if (message.lockTtl !== 0n) {
      writer.uint32(56).uint64(message.lockTtl);
    }
    if (message.assertionLevel !== 0) {
      writer.uint32(64).int32(message.assertionLevel);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): FlushRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseFlushRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.mutations.push(Mutation.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.primaryKey = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.minCommitTs = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.generation = reader.uint64();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.lockTtl = reader.uint64();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.assertionLevel = reader.int32() as never;
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<FlushRequest>): FlushRequest {
    const message = createBaseFlushRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.mutations = object.mutations?.map((e) => Mutation.fromPartial(e)) || [];
    message.primaryKey = object.primaryKey ?? noBytes;
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.minCommitTs = (object.minCommitTs !== undefined && object.minCommitTs !== null)
      ? BigInt(object.minCommitTs)
      : 0n;
    message.generation = (object.generation !== undefined && object.generation !== null)
      ? BigInt(object.generation)
      : 0n;
    message.lockTtl = (object.lockTtl !== undefined && object.lockTtl !== null) ? BigInt(object.lockTtl) : 0n;
    message.assertionLevel = object.assertionLevel ?? 0;
    return message;
  },
};

function createBaseFlushResponse(): FlushResponse {
  return { regionError: undefined, errors: [], execDetailsV2: undefined };
}

export const FlushResponse: MessageFns<FlushResponse> = {
  encode(message: FlushResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    for (const v of message.errors) {
      KeyError.encode(v!, writer.uint32(18).fork()).join();
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): FlushResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseFlushResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.errors.push(KeyError.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<FlushResponse>): FlushResponse {
    const message = createBaseFlushResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.errors = object.errors?.map((e) => KeyError.fromPartial(e)) || [];
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    return message;
  },
};

function createBaseBufferBatchGetRequest(): BufferBatchGetRequest {
  return { context: undefined, keys: [], version: 0n };
}

export const BufferBatchGetRequest: MessageFns<BufferBatchGetRequest> = {
  encode(message: BufferBatchGetRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    for (const v of message.keys) {
      writer.uint32(18).bytes(v!);
    }
    if (message.version !== 0n) {
      writer.uint32(24).uint64(message.version);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BufferBatchGetRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBufferBatchGetRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.keys.push(reader.bytes());
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.version = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BufferBatchGetRequest>): BufferBatchGetRequest {
    const message = createBaseBufferBatchGetRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.keys = object.keys?.map((e) => e) || [];
    message.version = (object.version !== undefined && object.version !== null) ? BigInt(object.version) : 0n;
    return message;
  },
};

function createBaseBufferBatchGetResponse(): BufferBatchGetResponse {
  return { regionError: undefined, error: undefined, pairs: [], execDetailsV2: undefined };
}

export const BufferBatchGetResponse: MessageFns<BufferBatchGetResponse> = {
  encode(message: BufferBatchGetResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.error !== undefined) {
      KeyError.encode(message.error, writer.uint32(18).fork()).join();
    }
    for (const v of message.pairs) {
      KvPair.encode(v!, writer.uint32(26).fork()).join();
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(34).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BufferBatchGetResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBufferBatchGetResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = KeyError.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.pairs.push(KvPair.decode(reader, reader.uint32()));
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BufferBatchGetResponse>): BufferBatchGetResponse {
    const message = createBaseBufferBatchGetResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.error = (object.error !== undefined && object.error !== null)
      ? KeyError.fromPartial(object.error)
      : undefined;
    message.pairs = object.pairs?.map((e) => KvPair.fromPartial(e)) || [];
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    return message;
  },
};

function createBaseGetHealthFeedbackRequest(): GetHealthFeedbackRequest {
  return { context: undefined };
}

export const GetHealthFeedbackRequest: MessageFns<GetHealthFeedbackRequest> = {
  encode(message: GetHealthFeedbackRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetHealthFeedbackRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetHealthFeedbackRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetHealthFeedbackRequest>): GetHealthFeedbackRequest {
    const message = createBaseGetHealthFeedbackRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    return message;
  },
};

function createBaseGetHealthFeedbackResponse(): GetHealthFeedbackResponse {
  return { regionError: undefined, healthFeedback: undefined };
}

export const GetHealthFeedbackResponse: MessageFns<GetHealthFeedbackResponse> = {
  encode(message: GetHealthFeedbackResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(10).fork()).join();
    }
    if (message.healthFeedback !== undefined) {
      HealthFeedback.encode(message.healthFeedback, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetHealthFeedbackResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetHealthFeedbackResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.healthFeedback = HealthFeedback.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetHealthFeedbackResponse>): GetHealthFeedbackResponse {
    const message = createBaseGetHealthFeedbackResponse();
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.healthFeedback = (object.healthFeedback !== undefined && object.healthFeedback !== null)
      ? HealthFeedback.fromPartial(object.healthFeedback)
      : undefined;
    return message;
  },
};

function createBaseHealthFeedback(): HealthFeedback {
  return { storeId: 0n, feedbackSeqNo: 0n, slowScore: 0 };
}

export const HealthFeedback: MessageFns<HealthFeedback> = {
  encode(message: HealthFeedback, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.storeId !== 0n) {
      writer.uint32(8).uint64(message.storeId);
    }
    if (message.feedbackSeqNo !== 0n) {
      writer.uint32(16).uint64(message.feedbackSeqNo);
    }
    if (message.slowScore !== 0) {
      writer.uint32(24).int32(message.slowScore);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): HealthFeedback {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseHealthFeedback();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.storeId = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.feedbackSeqNo = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.slowScore = reader.int32();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<HealthFeedback>): HealthFeedback {
    const message = createBaseHealthFeedback();
    message.storeId = (object.storeId !== undefined && object.storeId !== null) ? BigInt(object.storeId) : 0n;
    message.feedbackSeqNo = (object.feedbackSeqNo !== undefined && object.feedbackSeqNo !== null)
      ? BigInt(object.feedbackSeqNo)
      : 0n;
    message.slowScore = object.slowScore ?? 0;
    return message;
  },
};

function createBaseBroadcastTxnStatusRequest(): BroadcastTxnStatusRequest {
  return { context: undefined, txnStatus: [] };
}

export const BroadcastTxnStatusRequest: MessageFns<BroadcastTxnStatusRequest> = {
  encode(message: BroadcastTxnStatusRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    for (const v of message.txnStatus) {
      TxnStatus.encode(v!, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BroadcastTxnStatusRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBroadcastTxnStatusRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.txnStatus.push(TxnStatus.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BroadcastTxnStatusRequest>): BroadcastTxnStatusRequest {
    const message = createBaseBroadcastTxnStatusRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.txnStatus = object.txnStatus?.map((e) => TxnStatus.fromPartial(e)) || [];
    return message;
  },
};

function createBaseTxnStatus(): TxnStatus {
  return { startTs: 0n, minCommitTs: 0n, commitTs: 0n, rolledBack: false, isCompleted: false };
}

export const TxnStatus: MessageFns<TxnStatus> = {
  encode(message: TxnStatus, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.startTs !== 0n) {
      writer.uint32(8).uint64(message.startTs);
    }
    if (message.minCommitTs !== 0n) {
      writer.uint32(16).uint64(message.minCommitTs);
    }
    if (message.commitTs !== 0n) {
      writer.uint32(24).uint64(message.commitTs);
    }
    if (message.rolledBack !== false) {
      writer.uint32(32).bool(message.rolledBack);
    }
    if (message.isCompleted !== false) {
      writer.uint32(40).bool(message.isCompleted);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TxnStatus {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTxnStatus();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.minCommitTs = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.commitTs = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.rolledBack = reader.bool();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.isCompleted = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TxnStatus>): TxnStatus {
    const message = createBaseTxnStatus();
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.minCommitTs = (object.minCommitTs !== undefined && object.minCommitTs !== null)
      ? BigInt(object.minCommitTs)
      : 0n;
    message.commitTs = (object.commitTs !== undefined && object.commitTs !== null) ? BigInt(object.commitTs) : 0n;
    message.rolledBack = object.rolledBack ?? false;
    message.isCompleted = object.isCompleted ?? false;
    return message;
  },
};

function createBaseBroadcastTxnStatusResponse(): BroadcastTxnStatusResponse {
  return {};
}

export const BroadcastTxnStatusResponse: MessageFns<BroadcastTxnStatusResponse> = {
  encode(_: BroadcastTxnStatusResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BroadcastTxnStatusResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBroadcastTxnStatusResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(_: DeepPartial<BroadcastTxnStatusResponse>): BroadcastTxnStatusResponse {
    const message = createBaseBroadcastTxnStatusResponse();
    return message;
  },
};
