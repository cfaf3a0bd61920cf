import { TxnAbortedByGcError } from '@tikv-client/errors';
import type { CallLimits, CallOptions, Clock } from '@tikv-client/runtime';
import type { BackgroundWork } from '../lock/background-work.js';
import { until } from '../pessimistic/until.js';

/** Where the transaction safe point comes from; PD's GC state is one. */
export interface SafePointSource {
  /** Reads below it may miss versions; undefined when it is not known (then nothing is refused). */
  txnSafePoint(options?: CallOptions & { readonly deadline?: number | undefined }): Promise<bigint | undefined>;
}

/** A safe point this old is asked for again, beside the reads (client-go: every 10 s). */
const refreshAfterMs = 10_000;
/** Reads wait for one that is older (client-go: the life of its cached one, less a margin). */
const trustedMs = 90_000;
const askMs = 5000;

/** Refuses timestamps whose versions may have been collected. */
export class SafePoint {
  readonly #source: SafePointSource | undefined;
  readonly #clock: Clock;
  readonly #background: BackgroundWork;
  #known = 0n;
  #heardAt = -Infinity;
  #askedAt = -Infinity;
  /** The look-up that reads wait for. */
  #asking: Promise<void> | undefined;

  constructor(source: SafePointSource | undefined, clock: Clock, background: BackgroundWork) {
    this.#source = source;
    this.#clock = clock;
    this.#background = background;
  }

  /** 0n before the first. */
  get known(): bigint {
    return this.#known;
  }

  /**
   * Throws `TxnAbortedByGcError` for a timestamp below the safe point. What was read is checked after it was read: the safe
   * point may have passed it meanwhile. Returns a promise only when the safe point is not known well enough.
   */
  check(timestamp: bigint, limits: CallLimits): Promise<void> | undefined {
    if (this.#source === undefined) return undefined;
    const now = this.#clock.monotonic();
    if (now - this.#heardAt >= trustedMs) return this.#checkTogether(timestamp, limits);
    if (now - this.#heardAt >= refreshAfterMs && now - this.#askedAt >= refreshAfterMs / 10) {
      this.#askedAt = now;
      this.#background.tryStart('look-up of the safe point', async (signal) =>
        this.#refresh({ deadline: now + askMs, signal }),
      );
    }
    this.#refuse(timestamp);
    return undefined;
  }

  /** As `check`, with the safe point of this moment. */
  async checkFresh(timestamp: bigint, limits: CallLimits): Promise<void> {
    await this.#refresh(limits);
    this.#refuse(timestamp);
  }

  /** As `checkFresh`, but reads that come together ask together; who asks for all may fail for all but itself. */
  async #checkTogether(timestamp: bigint, limits: CallLimits): Promise<void> {
    while (this.#asking !== undefined) {
      await until(this.#asking, this.#clock, limits);
      if (this.#clock.monotonic() - this.#heardAt < trustedMs) {
        this.#refuse(timestamp);
        return;
      }
    }
    const asking = this.checkFresh(timestamp, limits);
    this.#asking = asking;
    try {
      await asking;
    } finally {
      this.#asking = undefined;
    }
  }

  #refuse(timestamp: bigint): void {
    if (timestamp < this.#known) throw new TxnAbortedByGcError(timestamp, this.#known);
  }

  async #refresh(limits: CallLimits): Promise<void> {
    const askedAt = this.#clock.monotonic();
    const safePoint = await this.#source?.txnSafePoint(limits);
    if (safePoint !== undefined && safePoint > this.#known) this.#known = safePoint;
    this.#heardAt = askedAt;
  }
}
