import { kvrpcpb } from '@tikv-client/kvproto';
import { keyErrors } from '../mvcc/key-errors.js';
import type { Lock, LockKind, SharedLocks } from '../mvcc/lock.js';
import type { MvccKey } from '../mvcc/mvcc-key.js';
import type { MvccReader } from '../mvcc/mvcc-reader.js';
import { maxShortValue } from '../mvcc/mvcc-writer.js';
import { checkAssertion, type LoadedRecord } from './assertion-check.js';
import { checkConstraint } from './constraint-check.js';
import { checkLock, type LockCheck } from './lock-check.js';
import { type PrewriteMutation, type PrewriteRules, skipsConstraint } from './prewrite-rules.js';
import { Refusal } from './refusal.js';

export type KeyOutcome =
  /** The lock to write, as of a two-phase commit. `value`: too long for the lock. `replaces`: the transaction's own lock on the key. */
  | {
      readonly state: 'write';
      readonly lock: Lock;
      readonly value: Uint8Array | undefined;
      readonly replaces: Lock | undefined;
      /** The shared locks that it is one of. */
      readonly bundle: SharedLocks | undefined;
    }
  | { readonly state: 'done'; readonly lock: Lock }
  /** A `CheckNotExists` that holds. */
  | { readonly state: 'checked' };

const kinds = new Map<kvrpcpb.Op, LockKind>([
  [kvrpcpb.Op.Put, 'put'],
  [kvrpcpb.Op.Insert, 'put'],
  [kvrpcpb.Op.Del, 'delete'],
  [kvrpcpb.Op.Lock, 'lock'],
  [kvrpcpb.Op.SharedLock, 'lock'],
]);

/** Whether one mutation may be prewritten, and its lock. */
export function prewriteKey(
  reader: MvccReader,
  key: MvccKey,
  item: PrewriteMutation,
  rules: PrewriteRules,
): Refusal | KeyOutcome {
  const { op } = item.mutation;
  const kind = kinds.get(op);
  if (kind === undefined && op !== kvrpcpb.Op.CheckNotExists) {
    return new Refusal('other', keyErrors.other(`mutation type ${op} cannot be prewritten`));
  }
  if (rules.pessimistic && op === kvrpcpb.Op.CheckNotExists) {
    return new Refusal('other', keyErrors.other('cannot handle checkNotExists in pessimistic prewrite'));
  }
  const found = checkLock(reader, key, item, rules);
  if (found instanceof Refusal) return found;
  if (found.state === 'done') return found;
  // The first flush of the key was checked, and its lock has kept others away since.
  if (found.state !== 'flushed') {
    const refusal = checkRecords(reader, key, item, rules, found);
    if (refusal !== undefined) return refusal;
  }
  if (kind === undefined) return { state: 'checked' };
  const bundle = found.state === 'pessimistic' ? found.bundle : undefined;
  return makeLock(item, rules, kind, found.state === 'free' ? undefined : found.lock, bundle);
}

function checkRecords(
  reader: MvccReader,
  key: MvccKey,
  item: PrewriteMutation,
  rules: PrewriteRules,
  found: LockCheck,
): Refusal | undefined {
  let loaded: LoadedRecord | undefined;
  if (!skipsConstraint(rules, item.check)) {
    const constraint = checkConstraint(reader, key, item, rules);
    if (constraint instanceof Refusal) return constraint;
    loaded = constraint;
  }
  const isAmended = found.state === 'pessimistic' && found.lock === undefined;
  return isAmended ? undefined : checkAssertion(reader, key, item, rules, loaded);
}

function makeLock(
  { mutation }: PrewriteMutation,
  rules: PrewriteRules,
  kind: LockKind,
  replaces: Lock | undefined,
  bundle: SharedLocks | undefined,
): KeyOutcome {
  const value = kind === 'put' ? mutation.value : undefined;
  const isShort = value !== undefined && value.length <= maxShortValue;
  const pessimistic = replaces?.kind === 'pessimistic' ? replaces : undefined;
  const lock: Lock = {
    kind,
    primary: rules.primary,
    startTs: rules.startTs,
    // What others and the heart beat have raised on the pessimistic lock stays raised.
    ttlMs: max(rules.ttlMs, pessimistic?.ttlMs),
    shortValue: isShort ? value : undefined,
    forUpdateTs: max(rules.forUpdateTs, pessimistic?.forUpdateTs),
    txnSize: rules.txnSize,
    minCommitTs: max(rules.minCommitTs, pessimistic?.minCommitTs),
    useAsyncCommit: false,
    secondaries: [],
    rollbackTs: [],
    generation: rules.generation,
    lockedWithConflict: false,
    useOnePc: false,
    txnSource: rules.txnSource,
  };
  return { state: 'write', lock, value: isShort ? undefined : value, replaces, bundle };
}

export function max(a: bigint, b = 0n): bigint {
  return a > b ? a : b;
}
