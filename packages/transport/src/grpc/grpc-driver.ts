import type { Clock } from '@tikv-client/runtime';
import { parseAddress } from '../address.js';
import type { HostPort } from '../address.js';
import type { ClientStream, RpcOptions, StreamHandlers, UnaryDone } from '../channel.js';
import type { DialEvents, Driver, OnOver, Runnable } from '../reconnecting-channel.js';
import { createTlsContext } from './channel-credentials.js';
import type { TlsTarget } from './channel-credentials.js';
import { Connection } from './connection.js';
import type { Lookup } from './connection.js';
import { StreamCall, UnaryCall } from './grpc-call.js';
import type { SettledChannelOptions } from '../settled-channel-options.js';

/** Connections and calls of one channel on grpc-js. */
export class GrpcDriver implements Driver<Connection> {
  readonly refusal: string | undefined;
  readonly #target: HostPort;
  readonly #tls: TlsTarget | undefined;
  readonly #options: SettledChannelOptions;
  readonly #clock: Clock;
  readonly #lookup: Lookup;

  constructor(address: string, options: SettledChannelOptions, clock: Clock, lookup: Lookup) {
    const target = parseAddress(address);
    this.refusal = target === undefined ? `not a host:port address: ${address}` : undefined;
    this.#target = target ?? { host: '', port: 0 };
    this.#options = options;
    this.#clock = clock;
    this.#lookup = lookup;
    const { tls } = options;
    if (tls !== undefined) {
      this.#tls = { context: createTlsContext(tls), host: this.#target.host, serverName: tls.serverName };
    }
  }

  dial(events: DialEvents<Connection>): Connection {
    const connection = new Connection(this.#clock, this.#options, events);
    connection.start(this.#target, this.#tls, this.#lookup);
    return connection;
  }

  unary(
    path: string,
    request: Uint8Array,
    options: RpcOptions,
    onOver: OnOver<Connection>,
    done: UnaryDone,
  ): Runnable<Connection> {
    return new UnaryCall(path, request, options, onOver, done);
  }

  stream(
    path: string,
    options: RpcOptions,
    onOver: OnOver<Connection>,
    handlers: StreamHandlers,
  ): Runnable<Connection> & ClientStream {
    return new StreamCall(path, options, onOver, handlers);
  }
}
