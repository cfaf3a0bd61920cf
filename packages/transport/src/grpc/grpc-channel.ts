import type { Clock, Timer } from '@tikv-client/runtime';
import { parseAddress } from '../address.js';
import type { HostPort } from '../address.js';
import type { Channel, ChannelState, ClientStream, RpcOptions, StreamHandlers, UnaryDone } from '../channel.js';
import { StatusCode } from '../status.js';
import type { Status } from '../status.js';
import type { TlsTarget } from './channel-credentials.js';
import { createTlsContext } from './channel-credentials.js';
import { Connection } from './connection.js';
import type { ConnectionEvents, Lookup } from './connection.js';
import { StreamCall, UnaryCall } from './grpc-call.js';
import type { Runnable } from './grpc-call.js';
import type { SettledChannelOptions } from './settled-channel-options.js';

/** Least time between the starts of two attempts, and the silence after which a second attempt runs beside the first. */
const attemptSpacingMs = 100;
const hedgeAfterMs = 200;
/** Attempts under way at once; reached only while the peer is silent and calls keep waiting. */
const maxAttempts = 16;

interface Waiting {
  readonly call: Runnable;
  readonly options: RpcOptions;
  readonly since: number;
  readonly timer: Timer | undefined;
}

/**
 * A channel connects only while a call waits. A call that waits is failed by an attempt that began after the call arrived, never
 * by an older one: so the first call after a fault has healed gets through, whatever the attempts before it are stuck in.
 */
export class GrpcChannel implements Channel {
  readonly address: string;
  readonly #clock: Clock;
  readonly #options: SettledChannelOptions;
  readonly #lookup: Lookup;
  readonly #target: HostPort | undefined;
  readonly #tls: TlsTarget | undefined;
  readonly #waiting = new Map<Runnable, Waiting>();
  readonly #running = new Map<Runnable, Connection>();
  readonly #signals = new Map<Runnable, () => void>();
  readonly #attempts = new Set<Connection>();
  readonly #draining = new Set<Connection>();
  readonly #events: ConnectionEvents;
  #ready: Connection | undefined;
  #pumpTimer: Timer | undefined;
  #lastAttemptAt = -Infinity;
  #lastFailure: string | undefined;
  #closed = false;

  constructor(address: string, options: SettledChannelOptions, clock: Clock, lookup: Lookup) {
    this.address = address;
    this.#options = options;
    this.#clock = clock;
    this.#lookup = lookup;
    this.#target = parseAddress(address);
    const { tls } = options;
    if (tls !== undefined) {
      const host = this.#target?.host ?? '';
      this.#tls = { context: createTlsContext(tls), host, serverName: tls.serverName };
    }
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
    const call = new UnaryCall(path, request, options, (over) => this.#forget(over), done);
    this.#begin(call, options);
    return () => this.#cancel(call, 'cancelled by the caller');
  }

  stream(path: string, options: RpcOptions, handlers: StreamHandlers): ClientStream {
    const call = new StreamCall(path, options, (over) => this.#forget(over), handlers);
    this.#begin(call, options);
    return call;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#pumpTimer?.cancel();
    const status = { code: StatusCode.UNAVAILABLE, message: 'the channel was closed' };
    for (const call of [...this.#waiting.keys()]) call.end({ ...status, unsent: true });
    for (const call of [...this.#running.keys()]) call.end(status);
    for (const connection of [...this.#attempts, ...this.#draining]) connection.abandon();
    this.#ready?.abandon();
    this.#attempts.clear();
    this.#draining.clear();
    this.#ready = undefined;
  }

  #begin(call: Runnable, options: RpcOptions): void {
    const refusal = this.#refusal(options);
    if (refusal !== undefined) {
      queueMicrotask(() => call.end(refusal));
      return;
    }
    if (options.signal !== undefined) this.#listen(call, options.signal);
    if (this.#ready !== undefined) {
      this.#run(call, options, this.#ready);
      return;
    }
    const now = this.#clock.monotonic();
    const timer =
      options.deadline === Infinity
        ? undefined
        : this.#clock.setTimer(options.deadline - now, () => call.end(this.#tooLate()));
    this.#waiting.set(call, { call, options, since: now, timer });
    this.#pump();
  }

  #refusal(options: RpcOptions): Status | undefined {
    if (this.#closed) return { code: StatusCode.UNAVAILABLE, message: 'the channel is closed', unsent: true };
    if (this.#target === undefined) {
      return { code: StatusCode.UNAVAILABLE, message: `not a host:port address: ${this.address}`, unsent: true };
    }
    if (options.signal?.aborted === true) return { code: StatusCode.CANCELLED, message: 'aborted before the start', unsent: true };
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

  #listen(call: Runnable, signal: AbortSignal): void {
    const onAbort = () => this.#cancel(call, 'aborted by the caller');
    signal.addEventListener('abort', onAbort, { once: true });
    this.#signals.set(call, () => signal.removeEventListener('abort', onAbort));
  }

  #cancel(call: Runnable, message: string): void {
    queueMicrotask(() => {
      const status: Status = { code: StatusCode.CANCELLED, message };
      call.end(this.#waiting.has(call) ? { ...status, unsent: true } : status);
    });
  }

  #run(call: Runnable, options: RpcOptions, connection: Connection): void {
    const { channel } = connection;
    if (channel === undefined) {
      queueMicrotask(() => call.end({ code: StatusCode.UNAVAILABLE, message: 'the connection was lost', unsent: true }));
      return;
    }
    this.#running.set(call, connection);
    connection.callStarted();
    const left = options.deadline - this.#clock.monotonic();
    try {
      call.run(channel, left === Infinity ? Infinity : this.#clock.now() + left);
    } catch (error) {
      // grpc-js refuses metadata names and values by throwing.
      const message = error instanceof Error ? error.message : String(error);
      queueMicrotask(() => call.end({ code: StatusCode.INVALID_ARGUMENT, message, unsent: true }));
    }
  }

  #forget(call: Runnable): void {
    const stopListening = this.#signals.get(call);
    if (stopListening !== undefined) {
      stopListening();
      this.#signals.delete(call);
    }
    const connection = this.#running.get(call);
    if (connection !== undefined) {
      this.#running.delete(call);
      connection.callEnded();
      return;
    }
    this.#waiting.get(call)?.timer?.cancel();
    this.#waiting.delete(call);
  }

  /** Starts an attempt when one is due, or sets the timer for when the next one will be. */
  #pump(): void {
    this.#pumpTimer?.cancel();
    this.#pumpTimer = undefined;
    if (this.#closed || this.#ready !== undefined || this.#waiting.size === 0 || this.#target === undefined) return;
    const now = this.#clock.monotonic();
    let dueAt = this.#lastAttemptAt + attemptSpacingMs;
    for (const attempt of this.#attempts) dueAt = Math.max(dueAt, attempt.progressAt() + hedgeAfterMs);
    if (this.#attempts.size >= maxAttempts) dueAt = Math.max(dueAt, now + hedgeAfterMs);
    if (dueAt > now) {
      this.#pumpTimer = this.#clock.setTimer(dueAt - now, () => this.#pump());
      return;
    }
    this.#lastAttemptAt = now;
    const attempt = new Connection(this.#clock, this.#options, this.#events);
    this.#attempts.add(attempt);
    attempt.start(this.#target, this.#tls, this.#lookup);
    this.#pump();
  }

  #onReady(connection: Connection): void {
    this.#attempts.delete(connection);
    for (const attempt of this.#attempts) attempt.abandon();
    this.#attempts.clear();
    this.#ready = connection;
    this.#lastFailure = undefined;
    this.#pumpTimer?.cancel();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { call, options, timer } of waiting) {
      timer?.cancel();
      this.#run(call, options, connection);
    }
  }

  #onFailed(connection: Connection, reason: string): void {
    if (!this.#attempts.delete(connection)) return;
    this.#lastFailure = reason;
    const status: Status = { code: StatusCode.UNAVAILABLE, message: `${this.address}: ${reason}`, unsent: true };
    for (const { call, since } of [...this.#waiting.values()]) {
      if (since <= connection.startedAt) call.end(status);
    }
    this.#pump();
  }

  #onLost(connection: Connection): void {
    if (this.#ready !== connection) return;
    this.#ready = undefined;
    if (connection.busy) this.#draining.add(connection);
    this.#pump();
  }
}
