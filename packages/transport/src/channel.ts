import type { Metadata } from './metadata.js';
import type { Status } from './status.js';

/** Settings of one RPC. */
export interface RpcOptions {
  /**
   * Absolute deadline on the monotonic scale of the transport's clock, in milliseconds. It bounds name resolution, connecting,
   * TLS and HTTP/2 settings as well as the call. `Infinity` only for streams that live as long as the channel.
   */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  readonly metadata?: Metadata | undefined;
  /** Called at most once, before the first message, with the server's initial metadata. */
  readonly onMetadata?: ((metadata: Metadata) => void) | undefined;
}

/** Receives the outcome of a unary call, once and never before `unary` has returned: exactly one of the two is set. */
export type UnaryDone = (failure: Status | undefined, response: Uint8Array | undefined) => void;

/** Receives what a streaming call produces. `onEnd` is called exactly once, after the last message; code OK means a clean end. */
export interface StreamHandlers {
  onMessage(message: Uint8Array): void;
  onEnd(status: Status): void;
  /** The stream can take more after `send` returned false. */
  onDrain?(): void;
}

/** The sending half of an open streaming call. */
export interface ClientStream {
  /** Queues one message; false asks the caller to wait for `onDrain` (the message is queued all the same). */
  send(message: Uint8Array): boolean;
  /** No more messages from this side. */
  end(): void;
  /** Ends the call now; `onEnd` follows with CANCELLED unless the call has ended before. */
  cancel(reason?: string): void;
}

export type ChannelState = 'idle' | 'connecting' | 'ready' | 'transientFailure' | 'closed';

/** One logical connection to one address. It connects on first use and reconnects by itself until it is closed. */
export interface Channel {
  readonly address: string;
  readonly state: ChannelState;
  /** Sends one request and waits for one response. Returns a function that cancels the call; `done` then gets CANCELLED. */
  unary(path: string, request: Uint8Array, options: RpcOptions, done: UnaryDone): () => void;
  /** Opens a call of any of the three streaming kinds (the kinds differ only in who sends how many messages). */
  stream(path: string, options: RpcOptions, handlers: StreamHandlers): ClientStream;
  /** Ends all calls with UNAVAILABLE and closes the connection. Idempotent. */
  close(): void;
}

export interface ChannelTls {
  /** PEM. Absent: the system's roots. */
  readonly ca?: string | Uint8Array | undefined;
  readonly cert?: string | Uint8Array | undefined;
  readonly key?: string | Uint8Array | undefined;
  /** Name to verify instead of the host of the address. */
  readonly serverName?: string | undefined;
}

export interface ChannelOptions {
  readonly tls?: ChannelTls | undefined;
  /** Bound on one attempt: name resolution, TCP, TLS and HTTP/2 settings together. @default 5000 */
  readonly connectTimeoutMs?: number | undefined;
  /** Idle time after which a keepalive ping is sent. @default 10000 */
  readonly keepaliveTimeMs?: number | undefined;
  /** @default 3000 */
  readonly keepaliveTimeoutMs?: number | undefined;
  /** Longest message accepted, in bytes. @default 256 MiB */
  readonly maxReceiveBytes?: number | undefined;
  /** HTTP/2 window per stream and connection, in bytes. @default 16 MiB */
  readonly windowBytes?: number | undefined;
}

/** Makes channels. `createGrpcTransport` speaks gRPC over sockets, `MemoryNetwork` delivers inside the process. */
export interface Transport {
  /** A new channel to `host:port`; every call makes a separate connection. */
  open(address: string, options?: ChannelOptions): Channel;
}
