import type { LockRecord } from '../mvcc/lock.js';
import type { MvccKey } from '../mvcc/mvcc-key.js';
import type { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccWriter } from '../mvcc/mvcc-writer.js';
import { rollBackLock, rollBackMissing } from '../mvcc/rollback.js';
import { foreignLockOf, ownLockOf } from '../mvcc/shared-locks.js';
import { isExpired } from './expiry.js';

/** Why a key could not be rolled back. */
export type RollbackObstacle =
  | { readonly kind: 'committed'; readonly commitTs: bigint }
  | { readonly kind: 'alive'; readonly lock: LockRecord };

export interface RollBackKey {
  readonly startTs: bigint;
  /** Not 0: a lock whose time to live is not over by then stays. */
  readonly currentTs: bigint;
  /** The record of a rollback without a lock survives collapsing. */
  readonly protect: boolean;
}

/** Rolls one key of a transaction back, locked or not; what stands against it otherwise. */
export function rollBackKey(
  reader: MvccReader,
  writer: MvccWriter,
  key: MvccKey,
  { startTs, currentTs, protect }: RollBackKey,
): RollbackObstacle | undefined {
  const record = reader.lock(key);
  const own = ownLockOf(record, startTs);
  if (own !== undefined && currentTs !== 0n && !isExpired(own.lock, currentTs)) {
    return { kind: 'alive', lock: own.bundle ?? own.lock };
  }
  // A lock request that came too late may have left a lock over the transaction's own commit: the commit stands.
  const known = reader.commitRecord(key, startTs);
  if (known.state === 'committed') return { kind: 'committed', commitTs: known.commitTs };
  if (own !== undefined) rollBackLock(reader, writer, key, own, { collapse: !protect });
  else if (known.state === 'none') {
    const { overlapped } = known;
    const foreignLock = foreignLockOf(record, startTs);
    rollBackMissing(reader, writer, key, startTs, { overlapped, foreignLock, protect, collapse: !protect });
  }
  return undefined;
}
