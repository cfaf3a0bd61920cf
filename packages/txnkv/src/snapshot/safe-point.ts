import { TxnAbortedByGcError } from '@tikv-client/errors';
import type { CallOptions, Clock } from '@tikv-client/runtime';

/** Where the transaction safe point comes from; PD's GC state is one. */
export interface SafePointSource {
  /** Reads below it may miss versions; undefined when it is not known (then nothing is refused). */
  txnSafePoint(
    options?: CallOptions & { readonly deadline?: number | undefined },
  ): Promise<bigint | undefined>;
}

/** How long a safe point is trusted before it is asked for again (client-go: every 10 s). */
const refreshAfterMs = 10_000;

/** Refuses timestamps whose versions may have been collected. */
export class SafePoint {
  readonly #source: SafePointSource | undefined;
  readonly #clock: Clock;
  #known = 0n;
  #askedAt = -Infinity;
  #asking: Promise<void> | undefined;

  constructor(source: SafePointSource | undefined, clock: Clock) {
    this.#source = source;
    this.#clock = clock;
  }

  get known(): bigint {
    return this.#known;
  }

  /** Throws `TxnAbortedByGcError` for a timestamp below the safe point as it is known; asks nobody. */
  check(timestamp: bigint): void {
    if (timestamp < this.#known) throw new TxnAbortedByGcError(timestamp, this.#known);
  }

  /** Brings the safe point up to date when it is older than ten seconds, and checks. */
  async checkFresh(
    timestamp: bigint,
    limits: { readonly deadline: number; readonly signal?: AbortSignal | undefined },
  ): Promise<void> {
    if (this.#source !== undefined && this.#clock.monotonic() - this.#askedAt >= refreshAfterMs) {
      const asking = (this.#asking ??= this.#refresh(this.#source, limits).finally(() => (this.#asking = undefined)));
      await asking;
    }
    this.check(timestamp);
  }

  async #refresh(
    source: SafePointSource,
    limits: { readonly deadline: number; readonly signal?: AbortSignal | undefined },
  ): Promise<void> {
    const askedAt = this.#clock.monotonic();
    const safePoint = await source.txnSafePoint(limits);
    if (safePoint !== undefined && safePoint > this.#known) this.#known = safePoint;
    this.#askedAt = askedAt;
  }
}
