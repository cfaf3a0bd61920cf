// TiKV's transaction actions as pure functions: a snapshot and a command in, writes and a reply out.
export type { Lock, LockKind } from './mvcc/lock.js';
export { decodeLock, encodeLock } from './mvcc/lock-codec.js';
export { lockInfoOf } from './mvcc/lock-info.js';
export { keyErrors } from './mvcc/key-errors.js';
export type { Conflict, ConflictReason, PessimisticLockNotFoundReason } from './mvcc/key-errors.js';
export type { LockView, MvccView } from './mvcc/mvcc-view.js';
export type { ActionResult, AcquiredLock, GuardedLock, LockWait, ReleasedLock } from './action-result.js';
export { commit } from './commit/commit.js';
export { prewrite } from './prewrite/prewrite.js';
export type { PrewriteState } from './prewrite/prewrite.js';
export { bufferBatchGet, flush } from './prewrite/flush.js';
export { batchGet, get } from './read/get.js';
export { scan } from './read/scan.js';
export { readConflict } from './mvcc/read-conflict.js';
export type { ReadScope } from './mvcc/read-conflict.js';
export { decodeWriteRecord, encodeWriteRecord } from './mvcc/write-record.js';
export type { WriteKind, WriteRecord } from './mvcc/write-record.js';
