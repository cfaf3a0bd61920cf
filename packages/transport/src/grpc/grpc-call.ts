import type { Channel as GrpcChannel, StatusObject } from '@grpc/grpc-js';
import type { ClientStream, RpcOptions, StreamHandlers, UnaryDone } from '../channel.js';
import { StatusCode, statusCodeOf } from '../status.js';
import type { Status } from '../status.js';
import { highWaterBytes } from '../high-water.js';
import type { OnOver, Runnable } from '../reconnecting-channel.js';
import type { Connection } from './connection.js';
import { asBuffer, fromGrpcMetadata, toGrpcMetadata } from './metadata.js';

type GrpcCall = ReturnType<GrpcChannel['createCall']>;

const noWrite = {};

/** One request, one response. `onOver` is called exactly once, right before `done`. */
export class UnaryCall implements Runnable<Connection> {
  readonly #path: string;
  readonly #request: Uint8Array;
  readonly #options: RpcOptions;
  readonly #onOver: OnOver<Connection>;
  #done: UnaryDone | undefined;
  #call: GrpcCall | undefined;
  #response: Uint8Array | undefined;

  constructor(path: string, request: Uint8Array, options: RpcOptions, onOver: OnOver<Connection>, done: UnaryDone) {
    this.#path = path;
    this.#request = request;
    this.#options = options;
    this.#onOver = onOver;
    this.#done = done;
  }

  run(connection: Connection): void {
    const bytesBefore = connection.bytesRead();
    const call = connection.createCall(this.#path, this.#options.deadline);
    this.#call = call;
    call.start(toGrpcMetadata(this.#options.metadata), {
      onReceiveMetadata: (metadata) => {
        if (this.#done !== undefined) this.#options.onMetadata?.(fromGrpcMetadata(metadata));
      },
      onReceiveMessage: (message: Buffer) => {
        if (this.#response !== undefined) {
          call.cancelWithStatus(StatusCode.INTERNAL, `${this.#path}: more than one response`);
          return;
        }
        this.#response = message;
        call.startRead();
      },
      onReceiveStatus: (status) => this.#finish(settle(status, connection, bytesBefore)),
    });
    call.startRead();
    call.sendMessageWithContext(noWrite, asBuffer(this.#request));
    call.halfClose();
  }

  end(status: Status): void {
    if (this.#done === undefined) return;
    this.#finish(status);
    this.#call?.cancelWithStatus(StatusCode.CANCELLED, status.message);
  }

  #finish(status: Status): void {
    const done = this.#done;
    if (done === undefined) return;
    this.#done = undefined;
    this.#onOver(this);
    if (status.code !== StatusCode.OK) done(status, undefined);
    else if (this.#response === undefined)
      done({ ...status, code: StatusCode.INTERNAL, message: 'a reply without a body' }, undefined);
    else done(undefined, this.#response);
  }
}

/** A call of any streaming kind. Messages sent before there is a connection wait in it. */
export class StreamCall implements Runnable<Connection>, ClientStream {
  readonly #path: string;
  readonly #options: RpcOptions;
  readonly #onOver: OnOver<Connection>;
  #handlers: StreamHandlers | undefined;
  #call: GrpcCall | undefined;
  /** grpc-js keeps one message until the call has its stream, so the others wait here for the first to be written. */
  #held: Uint8Array[] = [];
  #opened = false;
  #inFlight: number[] = [];
  #firstInFlight = 0;
  #queuedBytes = 0;
  #wantsDrain = false;
  #ended = false;
  readonly #onWritten: { readonly callback: () => void };

  constructor(path: string, options: RpcOptions, onOver: OnOver<Connection>, handlers: StreamHandlers) {
    this.#path = path;
    this.#options = options;
    this.#onOver = onOver;
    this.#handlers = handlers;
    this.#onWritten = { callback: () => this.#written() };
  }

  run(connection: Connection): void {
    const bytesBefore = connection.bytesRead();
    const call = connection.createCall(this.#path, this.#options.deadline);
    this.#call = call;
    call.start(toGrpcMetadata(this.#options.metadata), {
      onReceiveMetadata: (metadata) => {
        if (this.#handlers !== undefined) this.#options.onMetadata?.(fromGrpcMetadata(metadata));
      },
      onReceiveMessage: (message: Buffer) => {
        this.#handlers?.onMessage(message);
        call.startRead();
      },
      onReceiveStatus: (status) => this.#finish(settle(status, connection, bytesBefore)),
    });
    call.startRead();
    const first = this.#held.shift();
    if (first !== undefined) this.#write(call, first);
    else if (this.#ended) call.halfClose();
  }

  send(message: Uint8Array): boolean {
    if (this.#handlers === undefined || this.#ended) return true;
    this.#queuedBytes += message.byteLength;
    const call = this.#call;
    if (call === undefined || (!this.#opened && this.#inFlight.length > 0)) this.#held.push(message);
    else this.#write(call, message);
    if (this.#queuedBytes < highWaterBytes) return true;
    this.#wantsDrain = true;
    return false;
  }

  end(status?: Status): void {
    if (this.#handlers === undefined) return;
    if (status !== undefined) {
      this.#finish(status);
      this.#call?.cancelWithStatus(StatusCode.CANCELLED, status.message);
      return;
    }
    if (this.#ended) return;
    this.#ended = true;
    this.#halfCloseWhenWritten();
  }

  cancel(reason = 'cancelled by the caller'): void {
    this.end({ code: StatusCode.CANCELLED, message: reason, ...(this.#call === undefined ? { unsent: true } : {}) });
  }

  #write(call: GrpcCall, message: Uint8Array): void {
    this.#inFlight.push(message.byteLength);
    call.sendMessageWithContext(this.#onWritten, asBuffer(message));
  }

  #written(): void {
    const call = this.#call;
    if (call === undefined || this.#handlers === undefined) return;
    this.#queuedBytes -= this.#inFlight[this.#firstInFlight] ?? 0;
    this.#firstInFlight += 1;
    if (this.#firstInFlight === this.#inFlight.length) {
      this.#inFlight = [];
      this.#firstInFlight = 0;
    }
    if (!this.#opened) {
      this.#opened = true;
      const held = this.#held;
      this.#held = [];
      for (const message of held) this.#write(call, message);
    }
    this.#halfCloseWhenWritten();
    if (this.#wantsDrain && this.#queuedBytes < highWaterBytes / 2) {
      this.#wantsDrain = false;
      this.#handlers.onDrain?.();
    }
  }

  /** grpc-js lets a half-close overtake messages that its filters still hold. */
  #halfCloseWhenWritten(): void {
    if (this.#ended && this.#inFlight.length === 0 && this.#held.length === 0) this.#call?.halfClose();
  }

  #finish(status: Status): void {
    const handlers = this.#handlers;
    if (handlers === undefined) return;
    this.#handlers = undefined;
    this.#held = [];
    this.#onOver(this);
    handlers.onEnd(status);
  }
}

/** Draws the connection's lesson from how a call ended. */
function settle(status: StatusObject, connection: Connection, bytesBefore: number): Status {
  if (status.code === StatusCode.DEADLINE_EXCEEDED) connection.suspect(bytesBefore);
  else if (status.code === StatusCode.UNAVAILABLE && brokenSession.test(status.details)) connection.distrust();
  return fromGrpcStatus(status);
}

/** grpc-js's words for calls that ended with their session. A server that says the same only costs a reconnect. */
const brokenSession = /^(?:Stream refused by server|Connection dropped|Write (?:error|failed))|ECONNRESET|ETIMEDOUT/;

function fromGrpcStatus(status: StatusObject): Status {
  const metadata = fromGrpcMetadata(status.metadata);
  const code = statusCodeOf(status.code);
  return metadata.length === 0 ? { code, message: status.details } : { code, message: status.details, metadata };
}
