import { compareBytes, equalBytes } from '@tikv-client/codec';
import type { kvrpcpb } from '@tikv-client/kvproto';
import type { ActionResult } from '../action-result.js';
import { keyErrors } from '../mvcc/key-errors.js';
import { MvccKey } from '../mvcc/mvcc-key.js';
import { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { MvccWriter, unchanged } from '../mvcc/mvcc-writer.js';
import { maxTs } from '../mvcc/uint64.js';
import { PrewriteRun } from './prewrite-run.js';

/** KvFlush: an optimistic two-phase prewrite that may come again for the same keys, with a higher generation. */
export function flush(view: MvccView, request: kvrpcpb.FlushRequest): ActionResult<kvrpcpb.FlushResponse> {
  const { generation, startTs, primaryKey, lockTtl, assertionLevel, mutations, context } = request;
  if (generation === 0n) {
    return unchanged(reply([keyErrors.other('generation should be greater than 0 for Flush requests')]));
  }
  const run = new PrewriteRun(
    new MvccReader(view),
    {
      startTs,
      primary: primaryKey,
      pessimistic: false,
      forUpdateTs: 0n,
      ttlMs: lockTtl,
      // How large the transaction will be is not known while it is still being written.
      txnSize: maxTs,
      minCommitTs: startTs + 1n,
      skipConstraintCheck: false,
      isRetry: context?.isRetryRequest ?? false,
      assertionLevel,
      txnSource: context?.txnSource ?? 0n,
      generation,
    },
    { tryOnePc: false, secondaries: undefined, maxCommitTs: 0n, maxTs: 0n },
  );
  const writer = new MvccWriter();
  const end = run.run(
    mutations.map((mutation) => ({ mutation, check: 'none', expectedForUpdateTs: undefined })),
    writer,
  );
  if (end.state === 'refused') return unchanged(reply([...end.errors]));
  return end.state === 'committed' ? unchanged(reply([])) : writer.result(reply([]));
}

/** KvBufferBatchGet: what the transaction itself has flushed. A deleted key is there with an empty value, foreign locks are not seen. */
export function bufferBatchGet(
  view: MvccView,
  { keys, version }: kvrpcpb.BufferBatchGetRequest,
): kvrpcpb.BufferBatchGetResponse {
  const reader = new MvccReader(view);
  const pairs: kvrpcpb.KvPair[] = [];
  const sorted = [...keys].sort(compareBytes);
  for (const [at, raw] of sorted.entries()) {
    if (at > 0 && equalBytes(raw, sorted[at - 1]!)) continue;
    const key = new MvccKey(raw);
    const lock = reader.storedLock(key);
    if (lock?.startTs !== version || (lock.kind !== 'put' && lock.kind !== 'delete')) continue;
    const value = lock.kind === 'put' ? reader.valueOf(key, lock) : new Uint8Array(0);
    pairs.push({ error: undefined, key: raw, value, commitTs: 0n });
  }
  return { regionError: undefined, error: undefined, pairs, execDetailsV2: undefined };
}

function reply(errors: kvrpcpb.KeyError[]): kvrpcpb.FlushResponse {
  return { regionError: undefined, errors, execDetailsV2: undefined };
}
