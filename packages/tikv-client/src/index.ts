// TiKV client for Node: raw key-value, transactions, PD, health and diagnostics.
export { resolveTikvClientOptions } from './options.js';
export type { ApiVersion, ResolvedTikvClientOptions, TikvClientOptions } from './options.js';
export { TikvClient, createTikvClient } from './tikv-client.js';
export type { MinSafeTsOptions, RetryCounts, TikvClientDeps, TikvClientSnapshot } from './tikv-client.js';
export type { CheckResult, StoreHealth, TikvHealth } from './health/health.js';
export type { HttpGet } from './server-config/http-get.js';
export {
  AbortError,
  AssertionFailedError,
  BodyMissingError,
  ClosedError,
  ClusterMismatchError,
  CommitTsLagError,
  CommitTsTooLargeError,
  ConfigError,
  DeadlineExceededError,
  DeadlockError,
  FutureTimestampError,
  InvalidArgumentError,
  KeyError,
  KeyExistsError,
  KeyLockedError,
  LatchConflictError,
  PdError,
  RegionError,
  RetriesExhaustedError,
  RetryableError,
  ServerError,
  StoreLimitError,
  TikvError,
  TimestampFallbackError,
  TooLargeError,
  TxnAbortedByGcError,
  TxnNotFoundError,
  UndeterminedError,
  WriteConflictError,
} from '@tikv-client/errors';
export type { FailedAttempt, RedactMode, RegionErrorKind, TikvErrorCode } from '@tikv-client/errors';
export { RpcError } from '@tikv-client/rpc';
export type { Keyspace, KeyspaceState, PdClient, PdClientOptions, PdMember } from '@tikv-client/pd-client';
export type {
  Bytes,
  RawCallOptions,
  RawChecksum,
  RawClient,
  RawClientOptions,
  RawCompareAndSwap,
  RawCompareAndSwapResult,
  RawIterateOptions,
  RawPair,
  RawPutOptions,
  RawPutPair,
  RawRange,
  RawScanOptions,
} from '@tikv-client/rawkv';
export type {
  BeginOptions,
  CommitOptions,
  CommitResult,
  LifecycleHooks,
  LockKeysOptions,
  LockedKey,
  OpenSnapshotOptions,
  ReplicaChoice,
  RequestSettings,
  RunOptions,
  Snapshot,
  SnapshotIterateOptions,
  SnapshotScanOptions,
  Transaction,
  TransactionMode,
  TransactionOptions,
  TransactionOutcome,
  TransactionState,
  TxnClient,
  TxnClientOptions,
  TxnPair,
  ValueEntry,
  TxnRange,
} from '@tikv-client/txnkv';
export type { RegionCacheOptions } from '@tikv-client/region-cache';
export type { RpcCall, RpcInterceptor, RpcTarget } from '@tikv-client/region-request';
export type { StoreRpcOptions } from '@tikv-client/rpc';
export type { CallOptions, Clock, Logger, Random } from '@tikv-client/runtime';
export type { ChannelOptions, ChannelTls, Transport } from '@tikv-client/transport';
