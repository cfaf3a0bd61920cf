import { backoffBudgets } from '@tikv-client/backoff';
import { InvalidArgumentError, UndeterminedError } from '@tikv-client/errors';
import { commands, kvrpcpb } from '@tikv-client/kvproto';
import type { CallLimits } from '@tikv-client/runtime';
import { keyErrorOf } from '../key-error/key-error.js';
import type { CommitWait, TransactionCore } from '../transaction/transaction-core.js';
import { AnswerWitness } from './answer-witness.js';
import { lazyBackoffer } from '../new-backoffer.js';
import type { CommitParts } from './commit-parts.js';
import { timestampWaitedFor } from './commit-wait.js';
import { firstAtOrBehind, sendKeyList } from './key-batches.js';

/** A pushed min_commit_ts this far above what we tried is no reader's doing: an hour, in timestamp units. */
const tooFarAhead = 3_600_000n << 18n;

/** A commit after this time cannot be told from one that garbage collection has forgotten (client-go: 24 h). */
const maxCommitAgeMs = 24 * 3_600_000;

export interface PrimaryCommit {
  readonly commitTs: bigint;
  /** Indexes, from and below, of the keys that were committed together with the primary. */
  readonly from: number;
  readonly to: number;
}

/**
 * Commits the primary, and the keys around it that lie in its region and fit into one request. Throws `UndeterminedError` when
 * an attempt may have been carried out and no store could be asked about it; any other error means: not committed.
 */
export async function commitPrimary(
  parts: CommitParts,
  core: TransactionCore,
  keys: readonly Uint8Array[],
  primary: number,
  limits: CallLimits,
): Promise<PrimaryCommit> {
  const backoffer = lazyBackoffer(parts, backoffBudgets.commitPrimary, limits);
  let wait = core.commitWait;
  for (;;) {
    const commitTs = await timestampAbove(parts, core, wait, limits);
    const outcome = await attemptPrimary(parts, core, { keys, primary, commitTs }, limits, backoffer);
    if (!('demandedTs' in outcome)) return outcome;
    // Readers have pushed it behind their time, which may be ahead of the placement driver's.
    wait = { untilTs: outcome.demandedTs - 1n, timeoutMs: limits.deadline - parts.clock.monotonic() };
  }
}

async function timestampAbove(
  parts: CommitParts,
  core: TransactionCore,
  wait: CommitWait | undefined,
  limits: CallLimits,
): Promise<bigint> {
  const commitTs = await timestampWaitedFor(parts, wait, limits);
  // A start timestamp from the future cannot be committed after; stores would refuse it in words.
  if (commitTs <= core.startTs) {
    throw new InvalidArgumentError('startTs', `below the commit timestamp ${commitTs}`, String(core.startTs));
  }
  if (Number((commitTs - core.startTs) >> 18n) > maxCommitAgeMs) {
    throw new InvalidArgumentError('transaction', `at most ${maxCommitAgeMs} ms old when it commits`);
  }
  return commitTs;
}

async function attemptPrimary(
  parts: CommitParts,
  core: TransactionCore,
  commit: { readonly keys: readonly Uint8Array[]; readonly primary: number; readonly commitTs: bigint },
  { deadline, signal }: CallLimits,
  backoffer: ReturnType<typeof lazyBackoffer>,
): Promise<PrimaryCommit | { readonly demandedTs: bigint }> {
  const { keys, primary, commitTs } = commit;
  const { redactKeys, commitBatchBytes, commitBatchKeys } = parts.settings;
  const primaryKey = keys[primary];
  if (primaryKey === undefined) throw new RangeError('a primary without a key');
  const witness = new AnswerWitness();
  let answered = false;
  try {
    return await parts.requester.send(
      commands.KvCommit,
      (region) => {
        const { from, to } = around(keys, primary, region, commitBatchBytes, commitBatchKeys);
        return commitRequest(core, keys.slice(from, to), commitTs, kvrpcpb.CommitRole.Primary);
      },
      { key: primaryKey, deadline, signal, backoffer, operation: 'commit', interceptors: witness.interceptor },
      ({ error }, region) => {
        answered = true;
        const expired = error?.commitTsExpired;
        if (expired !== undefined && Buffer.compare(expired.key, primaryKey) === 0) {
          if (expired.minCommitTs - expired.attemptedCommitTs <= tooFarAhead) {
            return { demandedTs: expired.minCommitTs };
          }
          throw new InvalidArgumentError(
            'commitTs',
            'within an hour of what the primary demands',
            `${expired.attemptedCommitTs}, demanded ${expired.minCommitTs}`,
          );
        }
        if (error !== undefined) throw keyErrorOf(error, redactKeys);
        const { from, to } = around(keys, primary, region, commitBatchBytes, commitBatchKeys);
        return { commitTs, from, to };
      },
    );
  } catch (error) {
    if (answered || error instanceof UndeterminedError || !witness.unanswered) throw error;
    throw new UndeterminedError('commit', { cause: error });
  }
}

/** The keys around the primary in its region, as many as one request takes. */
function around(
  keys: readonly Uint8Array[],
  primary: number,
  region: { readonly startKey: Uint8Array; readonly endKey: Uint8Array },
  maxBytes: number,
  maxKeys: number,
): { readonly from: number; readonly to: number } {
  const key = (index: number): Uint8Array => keys[index] ?? region.endKey;
  const first = firstAtOrBehind(keys.length, key, region.startKey);
  const end = region.endKey.length === 0 ? keys.length : firstAtOrBehind(keys.length, key, region.endKey);
  let from = primary;
  let to = primary + 1;
  let bytes = key(primary).length;
  while (to < end && bytes < maxBytes && to - from < maxKeys) bytes += key(to++).length;
  while (from > first && bytes < maxBytes && to - from < maxKeys) bytes += key(--from).length;
  return { from, to };
}

/** Commits the other keys once the primary is committed. Whoever meets a lock that is left does the same. */
export async function commitSecondaries(
  parts: CommitParts,
  core: TransactionCore,
  keys: readonly Uint8Array[],
  commitTs: bigint,
  limits: CallLimits,
): Promise<void> {
  await sendKeyList(parts, {
    keys,
    budget: backoffBudgets.commitSecondaries,
    limits,
    // Each is as good without the others; client-go goes on with them too.
    independent: true,
    send: (part, { region, deadline, signal, backoffer }) =>
      parts.requester.sendToRegion(
        commands.KvCommit,
        commitRequest(core, part, commitTs, kvrpcpb.CommitRole.Secondary),
        { region, deadline, signal, backoffer, operation: 'commit of secondaries' },
        ({ error }) => {
          if (error !== undefined) throw keyErrorOf(error, parts.settings.redactKeys);
        },
      ),
  });
}

function commitRequest(
  core: TransactionCore,
  keys: Uint8Array[],
  commitVersion: bigint,
  commitRole: kvrpcpb.CommitRole,
): kvrpcpb.CommitRequest {
  return {
    context: undefined,
    startVersion: core.startTs,
    keys,
    commitVersion,
    commitRole,
    primaryKey: core.primary ?? new Uint8Array(0),
    useAsyncCommit: false,
    isTxnFile: false,
  };
}
