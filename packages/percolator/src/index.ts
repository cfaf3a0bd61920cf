// TiKV's transaction actions as pure functions: a snapshot and a command in, writes and a reply out.
export type { Lock, LockKind } from './mvcc/lock.js';
export type { LockView, MvccView } from './mvcc/mvcc-view.js';
export type { ActionResult, AcquiredLock, GuardedLock, LockWait, ReleasedLock } from './action-result.js';
export type { WriteKind, WriteRecord } from './mvcc/write-record.js';
