import { ServerInterceptingCall } from '@grpc/grpc-js';
import type { Server as GrpcServer, ServerInterceptingCallInterface, ServerInterceptor } from '@grpc/grpc-js';
import type { Clock } from '@tikv-client/runtime';
import type { Metadata } from '../metadata.js';
import type { Handlers } from '../server.js';
import { StreamServing, UnaryServing } from '../serving.js';
import type { ServedCall, ServerWire, ServingDeps } from '../serving.js';
import type { Status } from '../status.js';
import { asBuffer, fromGrpcMetadata, toGrpcMetadata } from './metadata.js';

/**
 * Calls are taken over in an interceptor, before grpc-js wraps them in object streams: bytes go in and out, without a Duplex and
 * its ticks per message.
 */
export function createDispatcher(handlers: Handlers, deps: ServingDeps): ServerInterceptor {
  const unary = new Map(Object.entries(handlers.unary ?? {}));
  const stream = new Map(Object.entries(handlers.stream ?? {}));
  return ({ path }, call) =>
    new ServerInterceptingCall(call, {
      start: () => {
        const onUnary = unary.get(path);
        if (onUnary !== undefined) {
          drive(call, deps.clock, (wire) => new UnaryServing(path, wire, deps, onUnary));
          return;
        }
        const onStream = stream.get(path);
        if (onStream === undefined) return;
        drive(call, deps.clock, (wire) => {
          const serving = new StreamServing(path, wire, deps);
          serving.open(onStream);
          return serving;
        });
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

function drive(call: ServerInterceptingCallInterface, clock: Clock, open: (wire: ServerWire) => ServedCall): void {
  let served: ServedCall | undefined;
  call.start({
    onReceiveMetadata: (metadata) => {
      served = open(new GrpcWire(call, metadata, clock));
      call.startRead();
    },
    onReceiveMessage: (message: Buffer) => {
      served?.onMessage(message);
      call.startRead();
    },
    onReceiveHalfClose: () => served?.onHalfClose(),
    onCancel: () => served?.onCancel(),
  });
}

class GrpcWire implements ServerWire {
  readonly #call: ServerInterceptingCallInterface;
  readonly #received: ReturnType<typeof toGrpcMetadata>;
  readonly #clock: Clock;

  constructor(call: ServerInterceptingCallInterface, received: ReturnType<typeof toGrpcMetadata>, clock: Clock) {
    this.#call = call;
    this.#received = received;
    this.#clock = clock;
  }

  get peer(): string {
    return this.#call.getPeer();
  }

  get deadline(): number {
    const wall = Number(this.#call.getDeadline());
    return wall === Infinity ? Infinity : this.#clock.monotonic() + (wall - this.#clock.now());
  }

  metadata(): Metadata {
    return fromGrpcMetadata(this.#received);
  }

  sendMetadata(metadata: Metadata): void {
    this.#call.sendMetadata(toGrpcMetadata(metadata));
  }

  sendMessage(message: Uint8Array, written: () => void): void {
    this.#call.sendMessage(message, written);
  }

  sendStatus({ code, message, metadata }: Status): void {
    this.#call.sendStatus({
      code,
      details: message,
      metadata: metadata === undefined ? null : toGrpcMetadata(metadata),
    });
  }
}

function same(bytes: Buffer): Uint8Array {
  return bytes;
}
