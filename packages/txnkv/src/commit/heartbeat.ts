import { backoffBudgets } from '@tikv-client/backoff';
import { commands } from '@tikv-client/kvproto';
import type { Timer } from '@tikv-client/runtime';
import { followSignals } from '@tikv-client/runtime';
import { keyErrorOf } from '../key-error/key-error.js';
import type { TransactionCore } from '../transaction/transaction-core.js';
import { lazyBackoffer } from '../new-backoffer.js';
import type { CommitParts } from './commit-parts.js';

/** So many failures in a row mean that the lock is not kept alive any more (client-go). */
const maxFailures = 10;

/**
 * Keeps the primary lock of a transaction alive: twice in a lock's time to live it is given another one. Ends by itself when the
 * store says that the lock is gone, and when the transaction is too old.
 */
export class Heartbeat {
  readonly #parts: CommitParts;
  readonly #core: TransactionCore;
  #timer: Timer | undefined;
  #abort: AbortController | undefined;
  #primary: Uint8Array | undefined;
  #failures = 0;

  constructor(parts: CommitParts, core: TransactionCore) {
    this.#parts = parts;
    this.#core = core;
  }

  get running(): boolean {
    return this.#abort !== undefined;
  }

  /** Begins to beat for this lock; a heart that beats already goes on as it does. */
  start(primary: Uint8Array): void {
    if (this.running || this.#parts.background.closed) return;
    this.#primary = primary;
    this.#failures = 0;
    this.#abort = new AbortController();
    this.#parts.heartbeats.add(this);
    this.#schedule();
  }

  /** Ends a beat under way too. */
  stop(): void {
    this.#parts.heartbeats.delete(this);
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#abort?.abort(new Error('the heartbeat has ended'));
    this.#abort = undefined;
  }

  #schedule(): void {
    const { clock, settings } = this.#parts;
    this.#timer = clock.setTimer(settings.managedLockTtlMs / 2, () => {
      const { background, logger } = this.#parts;
      const started = background.tryStart('heartbeat', async (closing) => this.#beat(closing));
      if (started) return;
      logger.warn('no room for a heartbeat', { startTs: this.#core.startTs });
      if (background.closed) this.stop();
      else this.#schedule();
    });
    this.#timer.unref();
  }

  async #beat(closing: AbortSignal): Promise<void> {
    const abort = this.#abort;
    const primary = this.#primary;
    if (abort === undefined || primary === undefined) return;
    const { logger, settings } = this.#parts;
    const { startTs, ageMs } = this.#core;
    if (ageMs > settings.maxTxnAgeMs) {
      logger.warn('transaction too old, its locks are left to expire', { startTs, ageMs });
      this.stop();
      return;
    }
    try {
      const either = followSignals(abort.signal, closing);
      const error = await this.#send(primary, either.signal).finally(either.release);
      this.#failures = 0;
      if (error !== undefined) {
        logger.warn('the primary lock of a transaction is gone', { startTs, error });
        if (this.#abort === abort) this.stop();
        return;
      }
    } catch (error) {
      if (abort.signal.aborted || closing.aborted) return;
      this.#failures += 1;
      logger.warn('heartbeat failed', { startTs, failures: this.#failures, error });
      if (this.#failures >= maxFailures) this.stop();
    }
    if (this.#abort === abort) this.#schedule();
  }

  /** What the store has against it; undefined when the lock lives on. */
  async #send(primary: Uint8Array, signal: AbortSignal): Promise<Error | undefined> {
    const { requester, clock, settings } = this.#parts;
    const limits = { deadline: clock.monotonic() + settings.managedLockTtlMs, signal };
    const { startTs, ageMs } = this.#core;
    return requester.send(
      commands.KvTxnHeartBeat,
      {
        context: undefined,
        primaryLock: primary,
        startVersion: startTs,
        adviseLockTtl: BigInt(Math.floor(ageMs) + settings.managedLockTtlMs),
        minCommitTs: 0n,
        isTxnFile: false,
      },
      {
        ...limits,
        key: primary,
        operation: 'heartbeat',
        backoffer: lazyBackoffer(this.#parts, backoffBudgets.txnHeartBeat, limits),
      },
      ({ error }) => (error === undefined ? undefined : keyErrorOf(error, settings.redactKeys)),
    );
  }
}
