import { kvrpcpb } from '@tikv-client/kvproto';
import type { ActionResult, ReleasedLock } from '../action-result.js';
import { keyErrors } from '../mvcc/key-errors.js';
import { lockInfoOf } from '../mvcc/lock-info.js';
import { MvccKey } from '../mvcc/mvcc-key.js';
import { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { MvccWriter, unchanged } from '../mvcc/mvcc-writer.js';
import { type KeyLocked, lockKey } from './lock-key.js';
import { isForceLock, lockGranted, lockRefusal, wokenConflict } from './lock-reply.js';

export interface PessimisticLockState {
  /** The request has waited, and this is the release that wakes it. */
  readonly wokenBy?: ReleasedLock | undefined;
  /** The request has waited and is run again. @default false */
  readonly resumed?: boolean | undefined;
}

/**
 * KvPessimisticLock: all keys of the request or none. `wait` tells the lock that it ran into. Woken, a request in normal mode gets a
 * conflict and no lock; one that forces runs again. An exclusive request that meets shared locks first keeps newcomers out, which is
 * all that happens then; it waits when it comes again.
 */
export function pessimisticLock(
  view: MvccView,
  request: kvrpcpb.PessimisticLockRequest,
  { wokenBy, resumed = false }: PessimisticLockState = {},
): ActionResult<kvrpcpb.PessimisticLockResponse> {
  const force = isForceLock(request);
  if (wokenBy !== undefined && !force) return unchanged(lockRefusal(request, wokenConflict(request, wokenBy)));
  const malformed = refusalOf(request, force);
  if (malformed !== undefined) return unchanged(lockRefusal(request, keyErrors.other(malformed)));
  const reader = new MvccReader(view);
  const writer = new MvccWriter();
  const locked: KeyLocked[] = [];
  for (const { op, key: raw, assertion } of request.mutations) {
    const key = new MvccKey(raw);
    const outcome = lockKey(reader, writer, key, {
      request,
      force,
      shouldNotExist: assertion === kvrpcpb.Assertion.NotExist,
      shared: op === kvrpcpb.Op.SharedPessimisticLock,
      resumed: resumed || wokenBy !== undefined,
    });
    if (outcome.kind === 'closed') {
      const closing = new MvccWriter();
      closing.putShared(key, outcome.bundle);
      return closing.result(lockRefusal(request, keyErrors.locked(lockInfoOf(raw, outcome.bundle))));
    }
    if (outcome.kind === 'refused') return unchanged(lockRefusal(request, outcome.error), outcome.wait);
    locked.push(outcome);
  }
  return writer.result(lockGranted(request, locked));
}

function refusalOf({ mutations }: kvrpcpb.PessimisticLockRequest, force: boolean): string | undefined {
  if (force && mutations.length > 1) {
    return 'multiple keys in a single request with allowed_lock_with_conflict set is not allowed';
  }
  const { PessimisticLock, SharedPessimisticLock } = kvrpcpb.Op;
  const isLock = mutations.every(({ op }) => op === PessimisticLock || op === SharedPessimisticLock);
  return isLock ? undefined : 'mismatch Op in pessimistic lock mutations';
}
