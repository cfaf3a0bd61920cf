import { kvrpcpb } from '@tikv-client/kvproto';
import { type ConflictReason, keyErrors } from '../mvcc/key-errors.js';
import type { MvccKey } from '../mvcc/mvcc-key.js';
import type { MvccReader, VersionedWrite } from '../mvcc/mvcc-reader.js';
import { maxTs } from '../mvcc/uint64.js';
import type { PrewriteMutation, PrewriteRules } from './prewrite-rules.js';
import { Refusal } from './refusal.js';

/** Checks the newest record of a key, of whatever kind, and gives it back: the assertion may want it. */
export function checkConstraint(
  reader: MvccReader,
  key: MvccKey,
  { mutation, check }: PrewriteMutation,
  rules: PrewriteRules,
): Refusal | { readonly newest: VersionedWrite | undefined } {
  let outcome: Refusal | { readonly newest: VersionedWrite | undefined } = { newest: undefined };
  reader.walkWrites(key, maxTs, (write) => {
    const verdict = judgeRecord(key, write, check === 'constraint', rules);
    if (verdict === 'skip') return true;
    if (verdict !== 'fine') outcome = verdict;
    else if (mustNotExist(mutation.op) && exists(reader, key, write)) {
      outcome = new Refusal('other', keyErrors.alreadyExist(key.raw));
    } else outcome = { newest: write };
    return false;
  });
  return outcome;
}

export function mustNotExist(op: kvrpcpb.Op): boolean {
  return op === kvrpcpb.Op.Insert || op === kvrpcpb.Op.CheckNotExists;
}

function judgeRecord(
  key: MvccKey,
  { commitTs, record }: VersionedWrite,
  asOptimistic: boolean,
  { startTs, forUpdateTs, pessimistic, primary }: PrewriteRules,
): Refusal | 'fine' | 'skip' {
  const conflict = (reason: ConflictReason): Refusal =>
    new Refusal(
      'conflict',
      keyErrors.conflict({
        startTs,
        conflictTs: record.startTs,
        conflictCommitTs: commitTs,
        key: key.raw,
        primary,
        reason,
      }),
    );
  if (commitTs === startTs && (record.kind === 'rollback' || record.overlappedRollback)) {
    return conflict('SelfRolledBack');
  }
  if (!pessimistic) return commitTs > startTs ? conflict('Optimistic') : 'fine';
  if (asOptimistic && commitTs > startTs) return conflict('LazyUniquenessCheck');
  if (commitTs <= forUpdateTs) return 'fine';
  // Anybody may leave a rollback above a lock that is held; it says nothing about the data.
  if (record.kind === 'rollback') return 'skip';
  return new Refusal('lockNotFound', keyErrors.pessimisticLockNotFound(startTs, key.raw, 'NonLockKeyConflict'));
}

/** Whether there is a value, seen from the newest record on. */
function exists(reader: MvccReader, key: MvccKey, { commitTs, record }: VersionedWrite): boolean {
  if (record.kind === 'put' || record.kind === 'delete') return record.kind === 'put';
  return reader.newestData(key, commitTs)?.record.kind === 'put';
}
