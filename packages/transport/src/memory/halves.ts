import type { ChannelTls, RpcOptions } from '../channel.js';
import type { Metadata } from '../metadata.js';
import type { Status } from '../status.js';
import type { Link } from './link.js';

// What the client's and the server's half of connections and calls know of each other. Neither file imports the other.

/** The client's half of a call, as the server's packets reach it. */
export interface ClientHalf {
  readonly path: string;
  readonly options: RpcOptions;
  /** What goes over the wire as `grpc-timeout`. */
  readonly timeoutMs: number;
  onMetadata(metadata: Metadata): void;
  onMessage(message: Uint8Array): void;
  onStatus(status: Status): void;
  onBroken(reason: string): void;
}

/** The server's half of a call, as the client's packets reach it. */
export interface ServerHalf {
  onMessage(message: Uint8Array): void;
  onHalfClose(): void;
  /** Cancelled by the client, or the connection is gone. */
  onReset(): void;
}

/** The client's half of a connection, as the server sees it. */
export interface ClientConnection {
  readonly dialing: { readonly tls: ChannelTls | undefined };
  readonly toClient: Link;
  /** The server takes no new calls. */
  goAway(): void;
  /** Breaks the connection here and now, for both sides. */
  breakOff(reason: string): void;
}

/** The server's half of one connection. */
export interface ServedConnection {
  /** Begins a call; undefined when it is refused (the caller is told by a packet). */
  open(call: ClientHalf, connection: ClientConnection): ServerHalf | undefined;
  /** The client has closed the connection, or it broke. */
  onGone(): void;
}
