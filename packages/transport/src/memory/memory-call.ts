import type { Timer } from '@tikv-client/runtime';
import type { ClientStream, RpcOptions, StreamHandlers, UnaryDone } from '../channel.js';
import { highWaterBytes } from '../high-water.js';
import type { Metadata } from '../metadata.js';
import type { OnOver, Runnable } from '../reconnecting-channel.js';
import { StatusCode } from '../status.js';
import type { Status } from '../status.js';
import type { ClientHalf, ServerHalf } from './halves.js';
import type { MemoryConnection } from './memory-connection.js';

/** What both kinds share: the life of a call on a connection. Its server half talks back through the `on…` methods. */
abstract class MemoryClientCall implements Runnable<MemoryConnection>, ClientHalf {
  readonly path: string;
  readonly options: RpcOptions;
  readonly #onOver: OnOver<MemoryConnection>;
  #timer: Timer | undefined;
  /** What goes over the wire as `grpc-timeout`. */
  timeoutMs = Infinity;
  protected connection: MemoryConnection | undefined;
  protected server: ServerHalf | undefined;
  protected over = false;

  constructor(path: string, options: RpcOptions, onOver: OnOver<MemoryConnection>) {
    this.path = path;
    this.options = options;
    this.#onOver = onOver;
  }

  run(connection: MemoryConnection): void {
    this.connection = connection;
    connection.calls.add(this);
    const { clock } = connection.dialing;
    const { deadline } = this.options;
    if (deadline !== Infinity) {
      this.timeoutMs = deadline - clock.monotonic();
      this.#timer = clock.setTimer(this.timeoutMs, () =>
        this.end({ code: StatusCode.DEADLINE_EXCEEDED, message: 'deadline exceeded' }),
      );
    }
    this.opened(connection);
  }

  end(status: Status): void {
    if (this.over) return;
    const { connection } = this;
    this.#finish(status);
    connection?.toServer.send(0, () => this.server?.onReset());
  }

  onMetadata(metadata: Metadata): void {
    if (!this.over) this.options.onMetadata?.(metadata);
  }

  onMessage(message: Uint8Array): void {
    if (this.over) return;
    const limit = this.connection?.dialing.maxReceiveBytes ?? Infinity;
    if (message.byteLength <= limit) {
      this.received(message);
      return;
    }
    const text = `received a message of ${message.byteLength} bytes, the limit is ${limit}`;
    this.end({ code: StatusCode.RESOURCE_EXHAUSTED, message: text });
  }

  onStatus(status: Status): void {
    if (!this.over) this.#finish(status);
  }

  onBroken(reason: string): void {
    if (!this.over) this.#finish({ code: StatusCode.UNAVAILABLE, message: reason });
  }

  protected abstract opened(connection: MemoryConnection): void;
  protected abstract received(message: Uint8Array): void;
  protected abstract told(status: Status): void;

  #finish(status: Status): void {
    this.over = true;
    this.#timer?.cancel();
    this.connection?.calls.delete(this);
    this.#onOver(this);
    this.told(status);
  }

  /**
   * Opens the call at the server when this packet arrives there, also when the caller has given up meanwhile: as on a real
   * network, what was sent may still be carried out.
   */
  protected open(connection: MemoryConnection): void {
    this.server = connection.server?.open(this, connection);
  }
}

export class MemoryUnaryCall extends MemoryClientCall {
  readonly #request: Uint8Array;
  readonly #done: UnaryDone;
  #response: Uint8Array | undefined;

  constructor(
    path: string,
    request: Uint8Array,
    options: RpcOptions,
    onOver: OnOver<MemoryConnection>,
    done: UnaryDone,
  ) {
    super(path, options, onOver);
    this.#request = request;
    this.#done = done;
  }

  protected opened(connection: MemoryConnection): void {
    const request = this.#request.slice();
    connection.toServer.send(request.byteLength, () => {
      this.open(connection);
      this.server?.onMessage(request);
      this.server?.onHalfClose();
    });
  }

  protected received(message: Uint8Array): void {
    if (this.#response === undefined) this.#response = message;
    else this.end({ code: StatusCode.INTERNAL, message: `${this.path}: more than one response` });
  }

  protected told(status: Status): void {
    if (status.code !== StatusCode.OK) this.#done(status, undefined);
    else if (this.#response !== undefined) this.#done(undefined, this.#response);
    else this.#done({ ...status, code: StatusCode.INTERNAL, message: 'a reply without a body' }, undefined);
  }
}

export class MemoryStreamCall extends MemoryClientCall implements ClientStream {
  readonly #handlers: StreamHandlers;
  #held: Uint8Array[] = [];
  #queuedBytes = 0;
  #wantsDrain = false;
  #halfClosed = false;

  constructor(path: string, options: RpcOptions, onOver: OnOver<MemoryConnection>, handlers: StreamHandlers) {
    super(path, options, onOver);
    this.#handlers = handlers;
  }

  send(message: Uint8Array): boolean {
    if (this.over || this.#halfClosed) return true;
    this.#queuedBytes += message.byteLength;
    const copy = message.slice();
    if (this.connection === undefined) this.#held.push(copy);
    else this.#transmit(this.connection, copy);
    if (this.#queuedBytes < highWaterBytes) return true;
    this.#wantsDrain = true;
    return false;
  }

  override end(status?: Status): void {
    if (status !== undefined) {
      super.end(status);
      return;
    }
    if (this.over || this.#halfClosed) return;
    this.#halfClosed = true;
    this.connection?.toServer.send(0, () => this.server?.onHalfClose());
  }

  cancel(reason = 'cancelled by the caller'): void {
    queueMicrotask(() => {
      const status: Status = { code: StatusCode.CANCELLED, message: reason };
      this.end(this.connection === undefined ? { ...status, unsent: true } : status);
    });
  }

  protected opened(connection: MemoryConnection): void {
    connection.toServer.send(0, () => this.open(connection));
    for (const message of this.#held) this.#transmit(connection, message);
    this.#held = [];
    if (this.#halfClosed) connection.toServer.send(0, () => this.server?.onHalfClose());
  }

  protected received(message: Uint8Array): void {
    this.#handlers.onMessage(message);
  }

  protected told(status: Status): void {
    this.#held = [];
    this.#handlers.onEnd(status);
  }

  #transmit(connection: MemoryConnection, message: Uint8Array): void {
    connection.toServer.send(message.byteLength, () => {
      this.server?.onMessage(message);
      this.#arrived(message.byteLength);
    });
  }

  #arrived(bytes: number): void {
    this.#queuedBytes -= bytes;
    if (this.over || !this.#wantsDrain || this.#queuedBytes >= highWaterBytes / 2) return;
    this.#wantsDrain = false;
    this.#handlers.onDrain?.();
  }
}
