import { ServerInterceptingCall } from '@grpc/grpc-js';
import type { Server as GrpcServer, ServerInterceptingCallInterface, ServerInterceptor } from '@grpc/grpc-js';
import type { Clock, Logger } from '@tikv-client/runtime';
import { CallSignal } from '../call-signal.js';
import type { Metadata } from '../channel.js';
import type { Handlers, ServerCall, ServerStream, ServerStreamHandlers, StreamHandler, UnaryHandler } from '../server.js';
import { statusOfThrown } from '../status-error.js';
import { StatusCode } from '../status.js';
import type { Status } from '../status.js';
import { asBuffer, fromGrpcMetadata, toGrpcMetadata } from './metadata.js';

type GrpcMetadata = ReturnType<typeof toGrpcMetadata>;

export interface DispatchDeps {
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Calls are taken over in an interceptor, before grpc-js wraps them in object streams: bytes go in and out, without a Duplex and
 * its ticks per message.
 */
export function createDispatcher(handlers: Handlers, deps: DispatchDeps): ServerInterceptor {
  const unary = new Map(Object.entries(handlers.unary ?? {}));
  const stream = new Map(Object.entries(handlers.stream ?? {}));
  return (method, call) =>
    new ServerInterceptingCall(call, {
      start: () => {
        const onUnary = unary.get(method.path);
        const onStream = stream.get(method.path);
        if (onUnary !== undefined) new UnaryServing(method.path, call, deps).serve(onUnary);
        else if (onStream !== undefined) new StreamServing(method.path, call, deps).serve(onStream);
      },
    });
}

/** Tells grpc-js which paths exist; it answers all others UNIMPLEMENTED by itself. */
export function registerPaths(server: GrpcServer, handlers: Handlers): void {
  const unreachable = () => {
    throw new Error('the interceptor serves every call');
  };
  for (const path of Object.keys(handlers.unary ?? {})) server.register(path, unreachable, asBuffer, same, 'unary');
  for (const path of Object.keys(handlers.stream ?? {})) server.register(path, unreachable, asBuffer, same, 'bidi');
}

function same(bytes: Buffer): Uint8Array {
  return bytes;
}

function nothing(): void {}

/** What the two kinds of call share: identity, metadata, the signal and a single end. */
abstract class Serving implements ServerCall {
  readonly path: string;
  protected readonly call: ServerInterceptingCallInterface;
  readonly #deps: DispatchDeps;
  readonly #signal = new CallSignal();
  #received: GrpcMetadata | undefined;
  #trailers: Metadata | undefined;
  #metadataSent = false;
  protected ended = false;

  constructor(path: string, call: ServerInterceptingCallInterface, deps: DispatchDeps) {
    this.path = path;
    this.call = call;
    this.#deps = deps;
  }

  get metadata(): Metadata {
    return this.#received === undefined ? [] : fromGrpcMetadata(this.#received);
  }

  get peer(): string {
    return this.call.getPeer();
  }

  get deadline(): number {
    const wall = Number(this.call.getDeadline());
    const { clock } = this.#deps;
    return wall === Infinity ? Infinity : clock.monotonic() + (wall - clock.now());
  }

  get signal(): AbortSignal {
    return this.#signal.signal;
  }

  sendMetadata(metadata: Metadata): void {
    if (this.ended || this.#metadataSent) return;
    this.#metadataSent = true;
    this.call.sendMetadata(toGrpcMetadata(metadata));
  }

  setTrailers(metadata: Metadata): void {
    this.#trailers = metadata;
  }

  protected accept(metadata: GrpcMetadata): void {
    this.#received = metadata;
  }

  protected transmit(message: Uint8Array, written: () => void): void {
    this.#metadataSent = true;
    this.call.sendMessage(message, written);
  }

  protected finish(status: Status): void {
    if (this.ended) return;
    this.ended = true;
    const trailers = status.metadata ?? this.#trailers;
    const metadata = trailers === undefined ? null : toGrpcMetadata(trailers);
    this.call.sendStatus({ code: status.code, details: status.message, metadata });
  }

  protected fail(thrown: unknown): void {
    const status = statusOfThrown(thrown);
    if (status.code === StatusCode.UNKNOWN) this.#deps.logger.warn('a handler failed', { path: this.path, error: thrown });
    this.finish(status);
  }

  /** The call is over from outside: cancelled, broken, or past its deadline (grpc-js then has answered by itself). */
  protected breakOff(): void {
    if (this.ended) return;
    this.ended = true;
    const { clock } = this.#deps;
    const late = Number(this.call.getDeadline()) <= clock.now();
    if (late) this.#signal.abort(StatusCode.DEADLINE_EXCEEDED, 'the deadline has passed');
    else this.#signal.abort(StatusCode.CANCELLED, 'the caller has gone');
  }
}

class UnaryServing extends Serving {
  #request: Uint8Array | undefined;

  serve(handler: UnaryHandler): void {
    this.call.start({
      onReceiveMetadata: (metadata) => {
        this.accept(metadata);
        this.call.startRead();
      },
      onReceiveMessage: (message: Buffer) => {
        if (this.#request !== undefined) {
          this.finish({ code: StatusCode.INTERNAL, message: `${this.path} takes one request message` });
          return;
        }
        this.#request = message;
        this.call.startRead();
      },
      onReceiveHalfClose: () => this.#handle(handler),
      onCancel: () => this.breakOff(),
    });
  }

  #handle(handler: UnaryHandler): void {
    if (this.ended) return;
    if (this.#request === undefined) {
      this.finish({ code: StatusCode.INTERNAL, message: `${this.path} came without a request message` });
      return;
    }
    try {
      const answer = handler(this.#request, this);
      if (answer instanceof Uint8Array) this.#answer(answer);
      else answer.then((bytes) => this.#answer(bytes)).catch((error: unknown) => this.fail(error));
    } catch (error) {
      this.fail(error);
    }
  }

  #answer(bytes: Uint8Array): void {
    if (this.ended) return;
    this.transmit(bytes, nothing);
    this.finish({ code: StatusCode.OK, message: 'OK' });
  }
}

/** Bytes that may wait in a stream before `send` answers false. */
const highWaterBytes = 256 * 1024;

class StreamServing extends Serving implements ServerStream {
  #handlers: ServerStreamHandlers | undefined;
  #queuedBytes = 0;
  #wantsDrain = false;
  #closed = false;

  serve(handler: StreamHandler): void {
    this.call.start({
      onReceiveMetadata: (metadata) => {
        this.accept(metadata);
        this.#guard(() => {
          this.#handlers = handler(this, this);
        });
        if (this.ended) this.#close();
        else this.call.startRead();
      },
      onReceiveMessage: (message: Buffer) => {
        if (this.ended) return;
        this.#guard(() => this.#handlers?.onMessage(message));
        this.call.startRead();
      },
      onReceiveHalfClose: () => {
        if (!this.ended) this.#guard(() => this.#handlers?.onHalfClose?.());
      },
      onCancel: () => {
        this.breakOff();
        this.#close();
      },
    });
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
    this.finish(status ?? { code: StatusCode.OK, message: 'OK' });
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
