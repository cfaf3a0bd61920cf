import { StatusCode, StatusError } from '@tikv-client/transport';
import type { Clock } from '@tikv-client/runtime';

/** What stands between a port and the rest of the world. */
export interface CutOffGate {
  readonly clock: Clock;
  /** True while nothing gets in or out. */
  readonly isCutOff: () => boolean;
  /** Calls `listener` once, when the port is reached again. Returns a function that takes that back. */
  readonly onHealed: (listener: () => void) => () => void;
}

/** After that long without a word either end gives a connection up: ping and time for its answer, as both are set by default. */
const patienceMs = 20_000;
/** Messages of one stream that wait; with more the connection counts as given up. */
const maxHeld = 100_000;

export const resetStatus = {
  code: StatusCode.UNAVAILABLE,
  message: `the connection was reset: no word for ${patienceMs} ms`,
} as const;

/** Waits for the end of a partition. Throws when that took longer than connections last, or when the call is over. */
export async function untilHealed(gate: CutOffGate, signal: AbortSignal): Promise<void> {
  const since = gate.clock.monotonic();
  await new Promise<void>((resolve, reject) => {
    const give = (): void => {
      forget();
      reject(new StatusError(StatusCode.CANCELLED, 'the call is over'));
    };
    const forget = gate.onHealed(() => {
      signal.removeEventListener('abort', give);
      if (gate.clock.monotonic() - since < patienceMs) resolve();
      else reject(new StatusError(resetStatus.code, resetStatus.message));
    });
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
}

/** What a stream says, in both directions, while its port is cut off: it goes on in order at the end of the partition. */
export class HeldMessages {
  readonly #gate: CutOffGate;
  readonly #onReset: () => void;
  #held: (() => void)[] = [];
  #since = 0;
  #forget: (() => void) | undefined;

  /** @param onReset The partition took longer than connections last. */
  constructor(gate: CutOffGate, onReset: () => void) {
    this.#gate = gate;
    this.#onReset = onReset;
  }

  /** Whether something waits, which nothing may overtake. */
  get isHolding(): boolean {
    return this.#forget !== undefined;
  }

  /** Acts now, or at the end of the partition. */
  through(act: () => void): void {
    if (!this.isHolding) {
      if (!this.#gate.isCutOff()) {
        act();
        return;
      }
      this.#since = this.#gate.clock.monotonic();
      this.#forget = this.#gate.onHealed(() => this.#goOn());
    }
    if (this.#held.length < maxHeld) this.#held.push(act);
    else this.#since = -Infinity;
  }

  /** The stream is over. */
  drop(): void {
    // A replay under way ends with it.
    this.#held.length = 0;
    this.#forget?.();
  }

  #goOn(): void {
    if (this.#gate.clock.monotonic() - this.#since >= patienceMs) {
      this.#held.length = 0;
      this.#onReset();
    }
    // What is said meanwhile gets in line.
    for (const act of this.#held) act();
    this.#held = [];
    this.#forget = undefined;
  }
}
