import type { Metadata } from './metadata.js';
import type { Status } from './status.js';

/** What a handler knows of its call, whatever front serves it. */
export interface ServerCall {
  readonly path: string;
  readonly metadata: Metadata;
  /** The caller's address, `memory` for the in-memory network. */
  readonly peer: string;
  /** Absolute deadline on the monotonic scale of the server's clock; `Infinity` without one. */
  readonly deadline: number;
  /** Aborted when the caller cancels, the deadline passes, the connection breaks or the server is closed. */
  readonly signal: AbortSignal;
  /** Sends initial metadata; only the first time and only before the first message. */
  sendMetadata(metadata: Metadata): void;
  /** Metadata that goes out with the final status. A status with metadata of its own wins. */
  setTrailers(metadata: Metadata): void;
}

/** Thrown (or returned through `ServerStream.end`) by a handler to end its call with a status. */
export interface StatusFailure extends Error {
  readonly status: Status;
}

/** The server's side of a streaming call, push style: cheap enough for BatchCommands. */
export interface ServerStream {
  /** Queues one message; false asks to wait for `onDrain`. Does nothing after the call ended. */
  send(message: Uint8Array): boolean;
  /** Ends the call; no status means OK. */
  end(status?: Status): void;
}

/** What the handler of a streaming call does with the caller's messages. */
export interface ServerStreamHandlers {
  onMessage(message: Uint8Array): void;
  /** The caller will send no more. */
  onHalfClose?(): void;
  /** The call is over, however it ended. */
  onClose?(): void;
  onDrain?(): void;
}

export type UnaryHandler = (request: Uint8Array, call: ServerCall) => Uint8Array | Promise<Uint8Array>;
export type StreamHandler = (stream: ServerStream, call: ServerCall) => ServerStreamHandlers;

/** Handlers of one port by full gRPC path (`/tikvpb.Tikv/RawGet`). What is not here is answered UNIMPLEMENTED. */
export interface Handlers {
  readonly unary?: Readonly<Record<string, UnaryHandler>> | undefined;
  /** Server-streaming, client-streaming and bidirectional calls alike. */
  readonly stream?: Readonly<Record<string, StreamHandler>> | undefined;
  /** HTTP/1.1 on the same port. Absent: 404 for every path. */
  readonly http?: HttpHandler | undefined;
}

export interface HttpRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  readonly signal: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: Uint8Array | string | AsyncIterable<Uint8Array> | undefined;
}

export type HttpHandler = (request: HttpRequest) => HttpResponse | Promise<HttpResponse>;

export interface ServerTls {
  readonly cert: string | Uint8Array;
  readonly key: string | Uint8Array;
  /** PEM of the authorities that may sign client certificates; set: a client certificate is demanded. */
  readonly clientCa?: string | Uint8Array | undefined;
}

export interface ServerOptions {
  /** `host:port`; port 0 lets the system choose. */
  readonly address: string;
  readonly tls?: ServerTls | undefined;
  /** Longest message accepted, in bytes. @default 256 MiB */
  readonly maxReceiveBytes?: number | undefined;
  /** Longest HTTP/1.1 body accepted, in bytes. @default 16 MiB */
  readonly maxHttpBodyBytes?: number | undefined;
  /** Connections that have not said what they speak (first bytes, TLS, HTTP/2 settings, HTTP/1.1 head) by then are dropped. @default 10000 */
  readonly handshakeTimeoutMs?: number | undefined;
  /**
   * Interval of HTTP/2 pings and time for their answers: what finds clients that vanished without a word, and sessions that Node
   * keeps open without reading after a peer broke the protocol. @default 10000
   */
  readonly keepaliveTimeMs?: number | undefined;
  /** @default 10000 */
  readonly keepaliveTimeoutMs?: number | undefined;
  /** Calls that one connection may have open. @default 10000 */
  readonly maxConcurrentStreams?: number | undefined;
  /** HTTP/2 window per stream and connection, in bytes. @default 16 MiB */
  readonly windowBytes?: number | undefined;
}

export interface Server {
  /** The bound `host:port`. */
  readonly address: string;
  /** Stops accepting, lets running calls finish for `graceMs` (default 0), then breaks them. Idempotent. */
  close(options?: { readonly graceMs?: number | undefined }): Promise<void>;
}

/** Serves handlers on an address. `createGrpcListener` binds a socket, `MemoryNetwork` a name inside the process. */
export interface Listener {
  listen(handlers: Handlers, options: ServerOptions): Promise<Server>;
}
