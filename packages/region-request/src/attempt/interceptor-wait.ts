import { DeadlineWheel, shareSignal } from '@tikv-client/runtime';
import type { Clock, DeadlineHandle } from '@tikv-client/runtime';

/** What ended a wait for interceptors before they did. */
export type Abandonment = 'deadline' | 'aborted' | 'closed';

/** The store connections end attempts at the deadline, in steps of this many ms; whoever passes their error on goes first. */
const slackMs = 10;

/**
 * Attempts that are in the hands of interceptors. These may be the user's and may never settle: each wait ends with the deadline
 * of its call, its signal, or the client. One timer for all.
 */
export class InterceptorWaits {
  readonly #clock: Clock;
  readonly #closing: AbortSignal;
  readonly #open = new Set<InterceptorWait>();
  #wheel: DeadlineWheel<InterceptorWait> | undefined;

  /** @param closing Aborted when the client closes. */
  constructor(clock: Clock, closing: AbortSignal) {
    this.#clock = clock;
    this.#closing = closing;
  }

  /** Watches one attempt until `settle` is called on the result. */
  open(
    deadline: number,
    signal: AbortSignal | undefined,
    onAbandoned: (why: Abandonment, wait: InterceptorWait) => void,
  ): InterceptorWait {
    const wheel = (this.#wheel ??= this.#start());
    const wait = new InterceptorWait(this, signal, onAbandoned);
    wait.handle = wheel.add(deadline + slackMs, wait);
    this.#open.add(wait);
    if (signal !== undefined) shareSignal(signal).addEventListener('abort', wait);
    return wait;
  }

  forget(wait: InterceptorWait): void {
    this.#open.delete(wait);
    this.#wheel?.remove(wait.handle);
  }

  /** Abandons in the next turn: a request that is cancelled too tells first whether it was sent. */
  abandonSoon(wait: InterceptorWait, why: Abandonment): void {
    this.#clock.nextTurn(() => wait.abandon(why));
  }

  #start(): DeadlineWheel<InterceptorWait> {
    const wheel = new DeadlineWheel<InterceptorWait>({
      clock: this.#clock,
      onExpired: (wait) => wait.abandon('deadline'),
    });
    this.#closing.addEventListener(
      'abort',
      () => {
        for (const wait of this.#open) this.abandonSoon(wait, 'closed');
        wheel.close();
      },
      { once: true },
    );
    return wheel;
  }
}

/** One attempt that is in the hands of interceptors. */
export class InterceptorWait {
  handle: DeadlineHandle = -1;
  /** Whether the request may have reached a store. */
  sent = false;
  readonly #waits: InterceptorWaits;
  readonly #signal: AbortSignal | undefined;
  readonly #onAbandoned: (why: Abandonment, wait: InterceptorWait) => void;
  #state: 'open' | 'settled' | 'abandoned' = 'open';

  constructor(
    waits: InterceptorWaits,
    signal: AbortSignal | undefined,
    onAbandoned: (why: Abandonment, wait: InterceptorWait) => void,
  ) {
    this.#waits = waits;
    this.#signal = signal;
    this.#onAbandoned = onAbandoned;
  }

  /** The caller has been told how it ended: nothing may be sent for it any more. */
  get abandoned(): boolean {
    return this.#state === 'abandoned';
  }

  /** The interceptors are through; false when nobody waits for them any more. */
  settle(): boolean {
    if (this.#state !== 'open') return false;
    this.#end('settled');
    return true;
  }

  abandon(why: Abandonment): void {
    if (this.#state !== 'open') return;
    this.#end('abandoned');
    this.#onAbandoned(why, this);
  }

  /** The caller's signal was aborted. */
  handleEvent(): void {
    this.#waits.abandonSoon(this, 'aborted');
  }

  #end(state: 'settled' | 'abandoned'): void {
    this.#state = state;
    this.#signal?.removeEventListener('abort', this);
    this.#waits.forget(this);
  }
}
