import type { Clock, Timer } from '@tikv-client/runtime';
import type { ChannelOptions } from '../channel.js';
import type { DialEvents, Dialed } from '../reconnecting-channel.js';
import type { ClientConnection, ClientHalf, ServedConnection } from './halves.js';
import { Link } from './link.js';
import type { LinkPolicy } from './link.js';

/** What a client knows of the network. */
export interface Dialing {
  readonly clock: Clock;
  readonly policy: LinkPolicy;
  readonly from: string;
  readonly to: string;
  readonly connectTimeoutMs: number;
  readonly keepaliveMs: number;
  readonly maxReceiveBytes: number;
  readonly tls: ChannelOptions['tls'];
  /** The server's half, or why there is none. Asked when the first packet arrives there. */
  accept(connection: ClientConnection): ServedConnection | string;
  onOver(connection: MemoryConnection): void;
}

/** The client's half of one connection, with both directions of its link. */
export class MemoryConnection implements Dialed, ClientConnection {
  readonly startedAt: number;
  readonly dialing: Dialing;
  readonly toServer: Link;
  readonly toClient: Link;
  readonly calls = new Set<ClientHalf>();
  readonly #events: DialEvents<MemoryConnection>;
  readonly #timer: Timer;
  #server: ServedConnection | undefined;
  #state: 'connecting' | 'ready' | 'draining' | 'over' = 'connecting';
  #running = 0;

  constructor(dialing: Dialing, events: DialEvents<MemoryConnection>) {
    const { clock, policy, from, to, keepaliveMs, connectTimeoutMs } = dialing;
    this.dialing = dialing;
    this.#events = events;
    this.startedAt = clock.monotonic();
    const onBroken = () => this.breakOff('connection dropped');
    this.toServer = new Link(clock, policy, { from, to, keepaliveMs, onBroken });
    this.toClient = new Link(clock, policy, { from: to, to: from, keepaliveMs, onBroken });
    this.#timer = clock.setTimer(connectTimeoutMs, () => this.breakOff(`no connection within ${connectTimeoutMs} ms`));
    this.toServer.send(0, () => this.#arriveAtServer());
  }

  get ready(): boolean {
    return this.#state === 'ready';
  }

  get busy(): boolean {
    return this.#running > 0;
  }

  get server(): ServedConnection | undefined {
    return this.#server;
  }

  progressAt(): number {
    return this.startedAt;
  }

  callStarted(): void {
    this.#running += 1;
  }

  callEnded(): void {
    this.#running -= 1;
    if (this.#running === 0 && this.#state === 'draining') this.abandon();
  }

  /** The server hears of it by a packet, if the link lets it through. */
  abandon(): void {
    if (this.#state === 'over') return;
    const server = this.#server;
    this.#leave();
    if (server === undefined) this.toServer.close();
    else {
      this.toServer.send(0, () => {
        server.onGone();
        this.toServer.close();
      });
    }
  }

  /** The server takes no new calls. */
  goAway(): void {
    if (this.#state !== 'ready') return;
    this.#state = 'draining';
    this.#events.onLost(this);
    if (this.#running === 0) this.abandon();
  }

  /** Breaks the connection here and now, for both sides. */
  breakOff(reason: string): void {
    if (this.#state === 'over') {
      this.toServer.close();
      this.#server?.onGone();
      return;
    }
    const was = this.#state;
    this.#leave();
    this.toServer.close();
    this.#server?.onGone();
    for (const call of Array.from(this.calls)) call.onBroken(reason);
    if (was === 'connecting') this.#events.onFailed(this, reason);
    else if (was === 'ready') this.#events.onLost(this);
  }

  #leave(): void {
    this.#state = 'over';
    this.#timer.cancel();
    this.toClient.close();
    this.dialing.onOver(this);
  }

  #arriveAtServer(): void {
    if (this.#state !== 'connecting') return;
    const accepted = this.dialing.accept(this);
    if (typeof accepted === 'string') {
      this.toClient.send(0, () => this.breakOff(accepted));
      return;
    }
    this.#server = accepted;
    this.toClient.send(0, () => {
      if (this.#state !== 'connecting') return;
      this.#state = 'ready';
      this.#timer.cancel();
      this.#events.onReady(this);
    });
  }
}
