import type { Clock, Logger } from '@tikv-client/runtime';
import { CallSignal } from './call-signal.js';
import type { Metadata } from './metadata.js';
import { highWaterBytes } from './high-water.js';
import type { ServerCall, ServerStream, ServerStreamHandlers, StreamHandler, UnaryHandler } from './server.js';
import { statusOfThrown } from './status-error.js';
import { StatusCode } from './status.js';
import type { Status } from './status.js';

/** What a front gives a call to answer through. After `sendStatus` or a cancellation nothing more is sent. */
export interface ServerWire {
  readonly peer: string;
  /** On the monotonic scale of the clock. */
  readonly deadline: number;
  /** As the caller sent it; asked for only when a handler wants it. */
  metadata(): Metadata;
  sendMetadata(metadata: Metadata): void;
  sendMessage(message: Uint8Array, written: () => void): void;
  sendStatus(status: Status): void;
}

export interface ServingDeps {
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A call as its front drives it, whichever front that is. */
export interface ServedCall {
  onMessage(message: Uint8Array): void;
  onHalfClose(): void;
  /** The call is over from outside: cancelled, broken, or past its deadline. */
  onCancel(): void;
}

/** What the two kinds of call share: identity, metadata, the signal and a single end. */
abstract class Serving implements ServerCall {
  readonly path: string;
  readonly #wire: ServerWire;
  readonly #deps: ServingDeps;
  readonly #signal = new CallSignal();
  #trailers: Metadata | undefined;
  #metadataSent = false;
  protected ended = false;

  constructor(path: string, wire: ServerWire, deps: ServingDeps) {
    this.path = path;
    this.#wire = wire;
    this.#deps = deps;
  }

  get metadata(): Metadata {
    return this.#wire.metadata();
  }

  get peer(): string {
    return this.#wire.peer;
  }

  get deadline(): number {
    return this.#wire.deadline;
  }

  get signal(): AbortSignal {
    return this.#signal.signal;
  }

  sendMetadata(metadata: Metadata): void {
    if (this.ended || this.#metadataSent) return;
    this.#metadataSent = true;
    this.#wire.sendMetadata(metadata);
  }

  setTrailers(metadata: Metadata): void {
    this.#trailers = metadata;
  }

  protected transmit(message: Uint8Array, written: () => void): void {
    this.#metadataSent = true;
    this.#wire.sendMessage(message, written);
  }

  protected finish(status: Status): void {
    if (this.ended) return;
    this.ended = true;
    const metadata = status.metadata ?? this.#trailers;
    this.#wire.sendStatus(metadata === undefined ? status : { ...status, metadata });
  }

  protected fail(thrown: unknown): void {
    const status = statusOfThrown(thrown);
    if (status.code === StatusCode.UNKNOWN)
      this.#deps.logger.warn('a handler failed', { path: this.path, error: thrown });
    this.finish(status);
  }

  protected breakOff(): void {
    if (this.ended) return;
    this.ended = true;
    const late = this.#wire.deadline <= this.#deps.clock.monotonic() + 1;
    if (late) this.#signal.abort(StatusCode.DEADLINE_EXCEEDED, 'the deadline has passed');
    else this.#signal.abort(StatusCode.CANCELLED, 'the caller has gone');
  }
}

const ok: Status = { code: StatusCode.OK, message: 'OK' };

function nothing(): void {}

export class UnaryServing extends Serving implements ServedCall {
  readonly #handler: UnaryHandler;
  #request: Uint8Array | undefined;

  constructor(path: string, wire: ServerWire, deps: ServingDeps, handler: UnaryHandler) {
    super(path, wire, deps);
    this.#handler = handler;
  }

  onMessage(message: Uint8Array): void {
    if (this.#request === undefined) this.#request = message;
    else this.finish({ code: StatusCode.INTERNAL, message: `${this.path} takes one request message` });
  }

  onHalfClose(): void {
    if (this.ended) return;
    if (this.#request === undefined) {
      this.finish({ code: StatusCode.INTERNAL, message: `${this.path} came without a request message` });
      return;
    }
    try {
      const answer = this.#handler(this.#request, this);
      if (answer instanceof Uint8Array) this.#answer(answer);
      else answer.then((bytes) => this.#answer(bytes)).catch((error: unknown) => this.fail(error));
    } catch (error) {
      this.fail(error);
    }
  }

  onCancel(): void {
    this.breakOff();
  }

  #answer(bytes: Uint8Array): void {
    if (this.ended) return;
    this.transmit(bytes, nothing);
    this.finish(ok);
  }
}

export class StreamServing extends Serving implements ServerStream, ServedCall {
  #handlers: ServerStreamHandlers | undefined;
  #queuedBytes = 0;
  #wantsDrain = false;
  #closed = false;

  /** Runs the handler; what it throws ends the call. */
  open(handler: StreamHandler): void {
    this.#guard(() => {
      this.#handlers = handler(this, this);
    });
    // A handler may have ended the call before it gave its callbacks, and then still is owed `onClose`.
    if (this.ended) this.#close();
  }

  onMessage(message: Uint8Array): void {
    if (!this.ended) this.#guard(() => this.#handlers?.onMessage(message));
  }

  onHalfClose(): void {
    if (!this.ended) this.#guard(() => this.#handlers?.onHalfClose?.());
  }

  onCancel(): void {
    this.breakOff();
    this.#close();
  }

  send(message: Uint8Array): boolean {
    if (this.ended) return true;
    const { byteLength } = message;
    this.#queuedBytes += byteLength;
    this.transmit(message, () => this.#written(byteLength));
    if (this.#queuedBytes < highWaterBytes) return true;
    this.#wantsDrain = true;
    return false;
  }

  end(status?: Status): void {
    this.finish(status ?? ok);
    if (this.#handlers !== undefined) this.#close();
  }

  protected override fail(thrown: unknown): void {
    super.fail(thrown);
    if (this.#handlers !== undefined) this.#close();
  }

  #written(bytes: number): void {
    this.#queuedBytes -= bytes;
    if (!this.#wantsDrain || this.ended || this.#queuedBytes >= highWaterBytes / 2) return;
    this.#wantsDrain = false;
    this.#guard(() => this.#handlers?.onDrain?.());
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#guard(() => this.#handlers?.onClose?.());
  }

  #guard(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.fail(error);
    }
  }
}
