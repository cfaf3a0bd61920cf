import type { BackoffKind } from '@tikv-client/backoff';
import { DeadlineExceededError } from '@tikv-client/errors';
import type { CallLimits, CallOptions } from '@tikv-client/runtime';
import { callOptionNames } from '../arguments/call-options.js';
import type { CommitParts } from '../commit/commit-parts.js';
import { withDeadline } from '../commit/with-deadline.js';
import { lazyBackoffer } from '../new-backoffer.js';
import { until } from '../pessimistic/until.js';
import { retryVerdict } from './retry-table.js';
import type { TransactionOptions } from './transaction-options.js';
import { transactionOptionNames } from './transaction-options.js';
import type { Transaction } from './transaction.js';

export interface RunOptions extends CallOptions, TransactionOptions {
  /** Attempts after the first. @default the client's */
  readonly maxRetries?: number | undefined;
}

export const runOptionNames: ReadonlySet<string> = new Set([
  ...callOptionNames,
  ...transactionOptionNames,
  'maxRetries' satisfies keyof RunOptions,
]);

/** Between attempts; the deadline of the call is the only limit. */
const txnRetry: BackoffKind = Object.freeze({
  name: 'txnRetry',
  baseMs: 2,
  capMs: 500,
  jitter: 'equal',
  reason: 'resolveLockTimeout',
  label: '',
});
const noBudget = { maxSleepMs: 0, weighted: false };

export interface RunParts {
  readonly parts: CommitParts;
  readonly begin: (limits: CallLimits) => Promise<Transaction>;
  readonly maxRetries: number;
  readonly limits: CallLimits;
}

/** Runs `fn` in transactions until one commits, or fails in a way that another attempt would not heal. */
export async function runTransaction<T>(
  fn: (txn: Transaction, signal: AbortSignal) => Promise<T>,
  run: RunParts,
): Promise<T> {
  const { parts, begin, maxRetries, limits } = run;
  const backoffer = lazyBackoffer(parts, noBudget, limits);
  for (let retries = 0; ; retries += 1) {
    let txn: Transaction | undefined;
    try {
      txn = await begin(limits);
      return await attempt(fn, txn, parts, limits);
    } catch (error) {
      if (txn?.state === 'active') await release(txn, parts, limits);
      const again = txn === undefined || txn.state === 'rolledBack';
      // Before anything is said about an abort: a commit that was sent may have been carried out.
      if (!again || retries >= maxRetries || retryVerdict(error) === 'fail') throw error;
      limits.signal?.throwIfAborted();
      await backoffer().backoff(txnRetry, error as Error);
    }
  }
}

async function attempt<T>(
  fn: (txn: Transaction, signal: AbortSignal) => Promise<T>,
  txn: Transaction,
  parts: CommitParts,
  limits: CallLimits,
): Promise<T> {
  const { clock } = parts;
  const result = await withDeadline(clock, limits, 'runTransaction', async (signal) => {
    const work = fn(txn, signal);
    // Whoever does not listen to the signal is not waited for; the transaction takes no more calls then.
    return Promise.race([work, whenAborted(signal)]);
  });
  if (txn.state === 'active') {
    const { deadline, signal } = limits;
    const timeoutMs = deadline - clock.monotonic();
    if (timeoutMs <= 0) throw new DeadlineExceededError({ what: 'runTransaction' });
    await txn.commit({ signal, timeoutMs });
  }
  return result;
}

/** Never resolves; rejects with the reason of the abort. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const refuse = (): void => reject(signal.reason as Error);
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true });
  });
}

/** Gives locks back, behind the caller's back once its time is up. Failures are not told: those locks expire. */
async function release(txn: Transaction, { background, clock }: CommitParts, limits: CallLimits): Promise<void> {
  const rollback = async (): Promise<void> => txn.rollback({ timeoutMs: releaseMs }).catch(ignore);
  let released: Promise<void> | undefined;
  const started = background.tryStart('release of locks', async () => (released = rollback()));
  if (!started) released = rollback();
  // Whether the time is up or the locks are gone: what is told is the failure of the attempt.
  await until(released, clock, limits).catch(ignore);
}
const releaseMs = 2000;

function ignore(): void {
  // See above.
}
