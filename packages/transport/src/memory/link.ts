import type { Clock, Timer } from '@tikv-client/runtime';

/**
 * What happens to one packet: delivered after `delayMs` (0: in the next turn), never delivered because the connection breaks here
 * for both sides, or held, with all that follow it in the same direction, until `MemoryNetwork.wake`.
 */
export type LinkVerdict = { readonly delayMs: number } | 'drop-connection' | 'stall';

/**
 * Asked once for every packet when it is sent (and again on `wake` for one that was held). `from` and `to` are host names of
 * clients and addresses of servers; connecting, closing and GOAWAY are packets of 0 bytes.
 */
export type LinkPolicy = (from: string, to: string, bytes: number) => LinkVerdict;

interface Packet {
  readonly bytes: number;
  readonly deliver: () => void;
}

export interface LinkEnds {
  readonly from: string;
  readonly to: string;
  /** Silence after which a held direction breaks the connection, as HTTP/2 keepalive would. */
  readonly keepaliveMs: number;
  onBroken(): void;
}

/** One direction of a connection: packets arrive in the order they were sent, or not at all. */
export class Link {
  readonly #clock: Clock;
  readonly #policy: LinkPolicy;
  readonly #ends: LinkEnds;
  readonly #onTheWay: Packet[] = [];
  #held: Packet[] = [];
  #arrivesAt = -Infinity;
  #keepalive: Timer | undefined;
  #closed = false;

  constructor(clock: Clock, policy: LinkPolicy, ends: LinkEnds) {
    this.#clock = clock;
    this.#policy = policy;
    this.#ends = ends;
  }

  get stalled(): boolean {
    return this.#held.length > 0;
  }

  send(bytes: number, deliver: () => void): void {
    if (this.#closed) return;
    if (this.stalled) this.#held.push({ bytes, deliver });
    else this.#admit({ bytes, deliver });
  }

  /** Asks the policy again about what is held. */
  wake(): void {
    const held = this.#held;
    if (held.length === 0) return;
    this.#held = [];
    this.#keepalive?.cancel();
    for (const packet of held) {
      if (this.#closed) return;
      if (this.stalled) this.#held.push(packet);
      else this.#admit(packet);
    }
  }

  close(): void {
    this.#closed = true;
    this.#held = [];
    this.#onTheWay.length = 0;
    this.#keepalive?.cancel();
  }

  #admit(packet: Packet): void {
    const verdict = this.#policy(this.#ends.from, this.#ends.to, packet.bytes);
    if (verdict === 'drop-connection') {
      this.close();
      this.#clock.nextTurn(() => this.#ends.onBroken());
      return;
    }
    if (verdict === 'stall') {
      this.#held.push(packet);
      this.#keepalive = this.#clock.setTimer(this.#ends.keepaliveMs, () => this.#ends.onBroken());
      return;
    }
    const now = this.#clock.monotonic();
    this.#arrivesAt = Math.max(this.#arrivesAt, now + Math.max(0, verdict.delayMs));
    this.#onTheWay.push(packet);
    // One event per packet, each delivering the oldest: a turn can never overtake a timer that is due at the same instant.
    if (this.#arrivesAt <= now) this.#clock.nextTurn(() => this.#arrive());
    else this.#clock.setTimer(this.#arrivesAt - now, () => this.#arrive());
  }

  #arrive(): void {
    this.#onTheWay.shift()?.deliver();
  }
}
