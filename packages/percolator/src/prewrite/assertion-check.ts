import { kvrpcpb } from '@tikv-client/kvproto';
import { keyErrors } from '../mvcc/key-errors.js';
import type { MvccKey } from '../mvcc/mvcc-key.js';
import type { MvccReader, VersionedWrite } from '../mvcc/mvcc-reader.js';
import { checkConstraint } from './constraint-check.js';
import { type PrewriteMutation, type PrewriteRules, skipsConstraint } from './prewrite-rules.js';
import { Refusal } from './refusal.js';

/** The newest record, if a check has loaded it; there may be none. */
export interface LoadedRecord {
  readonly newest: VersionedWrite | undefined;
}

/** Checks what the mutation asserts of the key's data. An error of a constraint check that was skipped before comes first. */
export function checkAssertion(
  reader: MvccReader,
  key: MvccKey,
  item: PrewriteMutation,
  rules: PrewriteRules,
  loaded: LoadedRecord | undefined,
): Refusal | undefined {
  const { assertion } = item.mutation;
  const { assertionLevel, startTs } = rules;
  if (assertion === kvrpcpb.Assertion.None || assertionLevel === kvrpcpb.AssertionLevel.Off) return undefined;
  if (assertionLevel === kvrpcpb.AssertionLevel.Fast && loaded === undefined) return undefined;
  const data = dataOf(reader, key, loaded);
  const exists = data?.record.kind === 'put';
  if (exists === (assertion === kvrpcpb.Assertion.Exist)) return undefined;
  if (skipsConstraint(rules, item.check)) {
    const constraint = checkConstraint(reader, key, item, rules);
    if (constraint instanceof Refusal) return constraint;
  }
  const existingStartTs = data?.record.startTs ?? 0n;
  const existingCommitTs = data?.commitTs ?? 0n;
  return new Refusal(
    'assertion',
    keyErrors.assertionFailed({ startTs, key: key.raw, assertion, existingStartTs, existingCommitTs }),
  );
}

function dataOf(reader: MvccReader, key: MvccKey, loaded: LoadedRecord | undefined): VersionedWrite | undefined {
  if (loaded !== undefined) {
    const { newest } = loaded;
    if (newest === undefined || newest.record.kind === 'put' || newest.record.kind === 'delete') return newest;
  }
  return reader.newestData(key);
}
