import { compareBytes } from '@tikv-client/codec';
import { errorpb, kvrpcpb } from '@tikv-client/kvproto';
import type { ActionResult } from '../action-result.js';
import { keyErrors } from '../mvcc/key-errors.js';
import { MvccKey } from '../mvcc/mvcc-key.js';
import { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { MvccWriter, unchanged } from '../mvcc/mvcc-writer.js';
import { type PrewriteEnd, PrewriteRun } from './prewrite-run.js';
import type { Check, PrewriteMutation, PrewriteRules } from './prewrite-rules.js';

/** What the store knows besides its data. */
export interface PrewriteState {
  /** The largest time stamp that the store has been read at, of any key. */
  readonly maxTs: bigint;
  /** False: the region's leader is new and `maxTs` may be too low; async and one-phase commits are refused. @default true */
  readonly maxTsSynced?: boolean | undefined;
  /** The store remembers that this transaction committed. @default false */
  readonly knownCommitted?: boolean | undefined;
}

/** More optimistic mutations than this are worth one look at the whole range of their keys. */
const fewMutations = 12;

const checks: Readonly<Record<kvrpcpb.PrewriteRequest_PessimisticAction, Check>> = {
  [kvrpcpb.PrewriteRequest_PessimisticAction.SKIP_PESSIMISTIC_CHECK]: 'none',
  [kvrpcpb.PrewriteRequest_PessimisticAction.DO_PESSIMISTIC_CHECK]: 'lock',
  [kvrpcpb.PrewriteRequest_PessimisticAction.DO_CONSTRAINT_CHECK]: 'constraint',
};

/** KvPrewrite: two-phase, async and one-phase commits of optimistic and pessimistic transactions. */
export function prewrite(
  view: MvccView,
  request: kvrpcpb.PrewriteRequest,
  { maxTs, maxTsSynced = true, knownCommitted = false }: PrewriteState,
): ActionResult<kvrpcpb.PrewriteResponse> {
  const { useAsyncCommit, tryOnePc, maxCommitTs, forUpdateTs, startVersion } = request;
  const pessimistic = forUpdateTs !== 0n;
  if (!maxTsSynced && (useAsyncCommit || tryOnePc)) return unchanged(reply({ regionError: notSynced(request) }));
  if (pessimistic && request.forUpdateTsConstraints.some(({ index }) => index >= request.mutations.length)) {
    return unchanged(reply({ errors: [keyErrors.other('for_update_ts constraint of a mutation that is not there')] }));
  }
  const items = pessimistic ? pessimisticItems(request) : optimisticItems(request);
  const rules: PrewriteRules = {
    startTs: startVersion,
    primary: request.primaryLock,
    pessimistic,
    forUpdateTs,
    ttlMs: request.lockTtl,
    txnSize: request.txnSize,
    minCommitTs: request.minCommitTs,
    skipConstraintCheck: request.skipConstraintCheck || (!pessimistic && isUntouched(view, items)),
    isRetry: (request.context?.isRetryRequest ?? false) || (pessimistic && knownCommitted),
    assertionLevel: request.assertionLevel,
    txnSource: request.context?.txnSource ?? 0n,
    generation: 0n,
  };
  const writer = new MvccWriter();
  const secondaries = useAsyncCommit ? request.secondaries : undefined;
  const run = new PrewriteRun(new MvccReader(view), rules, { tryOnePc, secondaries, maxCommitTs, maxTs });
  const end = run.run(items, writer);
  if (end.state !== 'prewritten') return unchanged(endReply(end, request));
  return writer.result(endReply(end, request));
}

function endReply(end: PrewriteEnd, request: kvrpcpb.PrewriteRequest): kvrpcpb.PrewriteResponse {
  if (end.state === 'refused') return reply({ errors: [...end.errors] });
  const ts = end.state === 'committed' ? end.commitTs : end.minCommitTs;
  if (request.tryOnePc) return reply({ onePcCommitTs: ts });
  return reply({ minCommitTs: request.useAsyncCommit ? ts : 0n });
}

function reply(fields: Partial<kvrpcpb.PrewriteResponse>): kvrpcpb.PrewriteResponse {
  return {
    regionError: undefined,
    errors: [],
    minCommitTs: 0n,
    onePcCommitTs: 0n,
    execDetailsV2: undefined,
    ...fields,
  };
}

function pessimisticItems({
  mutations,
  pessimisticActions,
  forUpdateTsConstraints,
}: kvrpcpb.PrewriteRequest): PrewriteMutation[] {
  const expected = new Map(
    forUpdateTsConstraints.map(({ index, expectedForUpdateTs }) => [index, expectedForUpdateTs]),
  );
  // The server pairs the two lists up and leaves the rest of the longer one out.
  return mutations.slice(0, pessimisticActions.length).map((mutation, index) => ({
    mutation,
    check: checks[pessimisticActions[index]!] ?? 'none',
    expectedForUpdateTs: expected.get(index),
  }));
}

function optimisticItems({ mutations }: kvrpcpb.PrewriteRequest): PrewriteMutation[] {
  const items = mutations.map((mutation): PrewriteMutation => ({
    mutation,
    check: 'none',
    expectedForUpdateTs: undefined,
  }));
  return items.length > fewMutations ? items.sort((a, b) => compareBytes(a.mutation.key, b.mutation.key)) : items;
}

/** Whether no key between the first and the last of many has ever been written, so that none needs a look. */
function isUntouched({ reader }: MvccView, items: readonly PrewriteMutation[]): boolean {
  if (items.length <= fewMutations) return false;
  const start = new MvccKey(items[0]!.mutation.key).encoded;
  const end = new MvccKey(items.at(-1)!.mutation.key).end();
  let isEmpty = true;
  reader.iterate({ start, end, family: 'write' }, () => {
    isEmpty = false;
    return false;
  });
  return isEmpty;
}

function notSynced({ startVersion, context }: kvrpcpb.PrewriteRequest): errorpb.Error {
  const message = `max timestamp is not synced in region ${context?.regionId ?? 0n}, start_ts ${startVersion}`;
  return errorpb.Error.fromPartial({ message, maxTimestampNotSynced: {} });
}
