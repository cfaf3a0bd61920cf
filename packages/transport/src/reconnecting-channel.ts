import type { Clock, Timer } from '@tikv-client/runtime';
import { shareSignal } from '@tikv-client/runtime';
import type { Channel, ChannelState, ClientStream, RpcOptions, StreamHandlers, UnaryDone } from './channel.js';
import { StatusCode } from './status.js';
import type { Status } from './status.js';

/** Least time between the starts of two attempts, and the silence after which a second attempt runs beside the first. */
const attemptSpacingMs = 100;
const hedgeAfterMs = 200;
/** Attempts under way at once; reached only while the peer is silent and calls keep waiting. */
const maxAttempts = 16;

/** An attempt to connect and, once it is ready, the connection. */
export interface Dialed {
  readonly startedAt: number;
  /** It takes new calls. */
  readonly ready: boolean;
  /** Calls run on it. */
  readonly busy: boolean;
  /** When the peer last gave a sign of life while connecting, on the monotonic scale. */
  progressAt(): number;
  callStarted(): void;
  callEnded(): void;
  /** Ends it at once, whatever runs on it. No event follows. */
  abandon(): void;
}

export interface DialEvents<C> {
  onReady(connection: C): void;
  /** The attempt failed; it is over. */
  onFailed(connection: C, reason: string): void;
  /** A connection that was ready takes no more calls. Calls on it may still finish (GOAWAY). */
  onLost(connection: C): void;
}

/** A call that waits for a connection or runs on one. */
export interface Runnable<C> {
  /** Starts it on a ready connection. May throw for metadata that cannot be sent. */
  run(connection: C): void;
  /** Ends it now with this status. Nothing happens when it has ended. */
  end(status?: Status): void;
}

export type OnOver<C> = (call: Runnable<C>) => void;

/** The part of a channel that knows its wire. */
export interface Driver<C extends Dialed> {
  /** Why no attempt can succeed; undefined when one may. */
  readonly refusal: string | undefined;
  /** Begins an attempt. Events come later, never before it returns. */
  dial(events: DialEvents<C>): C;
  /** Calls tell `onOver` exactly once, right before they tell their owner. */
  unary(path: string, request: Uint8Array, options: RpcOptions, onOver: OnOver<C>, done: UnaryDone): Runnable<C>;
  stream(path: string, options: RpcOptions, onOver: OnOver<C>, handlers: StreamHandlers): Runnable<C> & ClientStream;
}

interface Waiting {
  readonly options: RpcOptions;
  readonly since: number;
  readonly timer: Timer | undefined;
}

/**
 * A channel connects only while a call waits. A call that waits is failed by an attempt that began after the call arrived, never
 * by an older one: so the first call after a fault has healed gets through, whatever the attempts before it are stuck in.
 */
export class ReconnectingChannel<C extends Dialed> implements Channel {
  readonly address: string;
  readonly #clock: Clock;
  readonly #driver: Driver<C>;
  readonly #waiting = new Map<Runnable<C>, Waiting>();
  readonly #running = new Map<Runnable<C>, C>();
  readonly #signals = new Map<Runnable<C>, () => void>();
  readonly #attempts = new Set<C>();
  /** Connections that take no new calls and still have some. */
  readonly #draining = new Set<C>();
  readonly #events: DialEvents<C>;
  readonly #onOver: OnOver<C>;
  #ready: C | undefined;
  #pumpTimer: Timer | undefined;
  #lastAttemptAt = -Infinity;
  #lastFailure: string | undefined;
  #closed = false;

  constructor(address: string, clock: Clock, driver: Driver<C>) {
    this.address = address;
    this.#clock = clock;
    this.#driver = driver;
    this.#onOver = (call) => this.#forget(call);
    this.#events = {
      onReady: (connection) => this.#onReady(connection),
      onFailed: (connection, reason) => this.#onFailed(connection, reason),
      onLost: (connection) => this.#onLost(connection),
    };
  }

  get state(): ChannelState {
    if (this.#closed) return 'closed';
    if (this.#ready !== undefined) return 'ready';
    if (this.#attempts.size > 0) return 'connecting';
    return this.#lastFailure === undefined ? 'idle' : 'transientFailure';
  }

  unary(path: string, request: Uint8Array, options: RpcOptions, done: UnaryDone): () => void {
    const call = this.#driver.unary(path, request, options, this.#onOver, done);
    this.#begin(call, options);
    return () => this.#cancel(call, 'cancelled by the caller');
  }

  stream(path: string, options: RpcOptions, handlers: StreamHandlers): ClientStream {
    const call = this.#driver.stream(path, options, this.#onOver, handlers);
    this.#begin(call, options);
    return call;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#pumpTimer?.cancel();
    const status: Status = { code: StatusCode.UNAVAILABLE, message: 'the channel was closed' };
    for (const call of Array.from(this.#waiting.keys())) call.end({ ...status, unsent: true });
    for (const call of Array.from(this.#running.keys())) call.end(status);
    for (const connection of [...this.#attempts, ...this.#draining]) connection.abandon();
    this.#ready?.abandon();
    this.#attempts.clear();
    this.#draining.clear();
    this.#ready = undefined;
  }

  #begin(call: Runnable<C>, options: RpcOptions): void {
    const refusal = this.#refusal(options);
    if (refusal !== undefined) {
      queueMicrotask(() => call.end(refusal));
      return;
    }
    if (options.signal !== undefined) this.#listen(call, options.signal);
    if (this.#ready?.ready === true) {
      this.#run(call, this.#ready);
      return;
    }
    const now = this.#clock.monotonic();
    const timer =
      options.deadline === Infinity
        ? undefined
        : this.#clock.setTimer(options.deadline - now, () => call.end(this.#tooLate()));
    this.#waiting.set(call, { options, since: now, timer });
    this.#pump();
  }

  #refusal(options: RpcOptions): Status | undefined {
    if (this.#closed) return { code: StatusCode.UNAVAILABLE, message: 'the channel is closed', unsent: true };
    const { refusal } = this.#driver;
    if (refusal !== undefined) return { code: StatusCode.UNAVAILABLE, message: refusal, unsent: true };
    if (options.signal?.aborted === true) {
      return { code: StatusCode.CANCELLED, message: 'aborted before the start', unsent: true };
    }
    if (options.deadline <= this.#clock.monotonic()) {
      return { code: StatusCode.DEADLINE_EXCEEDED, message: 'the deadline had passed before the start', unsent: true };
    }
    return undefined;
  }

  #tooLate(): Status {
    const last = this.#lastFailure === undefined ? '' : `; last attempt: ${this.#lastFailure}`;
    const message = `no connection to ${this.address} before the deadline${last}`;
    return { code: StatusCode.DEADLINE_EXCEEDED, message, unsent: true };
  }

  #listen(call: Runnable<C>, signal: AbortSignal): void {
    const onAbort = () => this.#cancel(call, 'aborted by the caller');
    shareSignal(signal).addEventListener('abort', onAbort, { once: true });
    this.#signals.set(call, () => signal.removeEventListener('abort', onAbort));
  }

  #cancel(call: Runnable<C>, message: string): void {
    queueMicrotask(() => {
      const status: Status = { code: StatusCode.CANCELLED, message };
      call.end(this.#waiting.has(call) ? { ...status, unsent: true } : status);
    });
  }

  #run(call: Runnable<C>, connection: C): void {
    this.#running.set(call, connection);
    connection.callStarted();
    try {
      call.run(connection);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      queueMicrotask(() => call.end({ code: StatusCode.INVALID_ARGUMENT, message, unsent: true }));
    }
  }

  #forget(call: Runnable<C>): void {
    const stopListening = this.#signals.get(call);
    if (stopListening !== undefined) {
      stopListening();
      this.#signals.delete(call);
    }
    const connection = this.#running.get(call);
    if (connection !== undefined) {
      this.#running.delete(call);
      connection.callEnded();
      if (!connection.busy) this.#draining.delete(connection);
      return;
    }
    this.#waiting.get(call)?.timer?.cancel();
    this.#waiting.delete(call);
  }

  /** Starts an attempt when one is due, or sets the timer for when the next one will be. */
  #pump(): void {
    this.#pumpTimer?.cancel();
    this.#pumpTimer = undefined;
    if (this.#closed || this.#ready !== undefined || this.#waiting.size === 0) return;
    const now = this.#clock.monotonic();
    const dueAt = this.#nextAttemptAt(now);
    if (dueAt <= now) {
      this.#lastAttemptAt = now;
      this.#attempts.add(this.#driver.dial(this.#events));
    }
    const nextAt = dueAt <= now ? this.#nextAttemptAt(now) : dueAt;
    this.#pumpTimer = this.#clock.setTimer(nextAt - now, () => this.#pump());
  }

  #nextAttemptAt(now: number): number {
    let at = this.#lastAttemptAt + attemptSpacingMs;
    for (const attempt of this.#attempts) at = Math.max(at, attempt.progressAt() + hedgeAfterMs);
    return this.#attempts.size < maxAttempts ? at : Math.max(at, now + hedgeAfterMs);
  }

  #onReady(connection: C): void {
    if (!this.#attempts.delete(connection)) return;
    for (const attempt of this.#attempts) attempt.abandon();
    this.#attempts.clear();
    this.#ready = connection;
    this.#lastFailure = undefined;
    this.#pumpTimer?.cancel();
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const [call, { timer }] of waiting) {
      timer?.cancel();
      this.#run(call, connection);
    }
  }

  #onFailed(connection: C, reason: string): void {
    if (!this.#attempts.delete(connection)) return;
    this.#lastFailure = reason;
    const status: Status = { code: StatusCode.UNAVAILABLE, message: `${this.address}: ${reason}`, unsent: true };
    for (const [call, { since }] of Array.from(this.#waiting)) {
      if (since <= connection.startedAt) call.end(status);
    }
    this.#pump();
  }

  #onLost(connection: C): void {
    if (this.#ready !== connection) return;
    this.#ready = undefined;
    if (connection.busy) this.#draining.add(connection);
    this.#pump();
  }
}
