import { TikvError } from '@tikv-client/errors';
import { silentLogger } from '@tikv-client/runtime';
import type { Clock, Logger } from '@tikv-client/runtime';
import type { Channel, ChannelOptions, RpcOptions, StreamHandlers, Transport, UnaryDone } from '../channel.js';
import { settleChannelOptions } from '../settled-channel-options.js';
import { ReconnectingChannel } from '../reconnecting-channel.js';
import type { DialEvents, Driver, OnOver } from '../reconnecting-channel.js';
import type { Handlers, HttpRequest, HttpResponse, Listener, Server, ServerOptions } from '../server.js';
import type { LinkPolicy } from './link.js';
import { MemoryStreamCall, MemoryUnaryCall } from './memory-call.js';
import { MemoryConnection } from './memory-connection.js';
import type { Dialing } from './memory-connection.js';
import { MemoryServer } from './memory-server.js';

export interface MemoryNetworkDeps {
  readonly clock: Clock;
  /** @default silentLogger */
  readonly logger?: Logger | undefined;
  /** Latency and faults, packet by packet. @default every packet arrives in the next turn */
  readonly link?: LinkPolicy | undefined;
}

const nextTurn = { delayMs: 0 };

/**
 * Servers and clients of one process on names such as `store-1:20160`. Bytes are copied across; deadlines, cancellation, metadata,
 * size limits, draining and reconnecting are those of the gRPC transport. On a simulated clock a run is repeated event by event.
 */
export class MemoryNetwork implements Transport, Listener {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #policy: LinkPolicy;
  readonly #servers = new Map<string, MemoryServer>();
  readonly #connections = new Set<MemoryConnection>();
  #nextPort = 20_000;

  constructor(deps: MemoryNetworkDeps) {
    this.#clock = deps.clock;
    this.#logger = deps.logger ?? silentLogger;
    this.#policy = deps.link ?? (() => nextTurn);
  }

  /** A channel from the host `client`. */
  open(address: string, options: ChannelOptions = {}): Channel {
    return this.#open('client', address, options);
  }

  /** The network as the host `name` sees it: what it opens is `from` that name to the link policy. */
  from(name: string): Transport {
    return { open: (address, options = {}) => this.#open(name, address, options) };
  }

  /** Port 0 becomes a free one. Rejects with a `TikvError` of code CONFIG when the name is taken. */
  async listen(handlers: Handlers, options: ServerOptions): Promise<Server> {
    const address = options.address.endsWith(':0')
      ? `${options.address.slice(0, -1)}${this.#nextPort++}`
      : options.address;
    if (this.#servers.has(address)) throw new TikvError('CONFIG', `address: ${address} is in use`);
    const deps = { clock: this.#clock, logger: this.#logger };
    const server = new MemoryServer(address, handlers, options, deps, () => this.#servers.delete(address));
    this.#servers.set(address, server);
    return server;
  }

  /** One HTTP request to a server's HTTP handler, past the link policy; undefined when nothing listens there. */
  async http(
    address: string,
    request: Partial<HttpRequest> & { readonly url: string },
  ): Promise<HttpResponse | undefined> {
    return this.#servers.get(address)?.http({
      method: 'GET',
      headers: {},
      body: new Uint8Array(0),
      signal: new AbortController().signal,
      ...request,
    });
  }

  /** Asks the link policy again about every packet it stalled: call it after healing a link. */
  wake(): void {
    for (const connection of Array.from(this.#connections)) {
      connection.toServer.wake();
      connection.toClient.wake();
    }
  }

  /** Breaks every connection between the two hosts, both ways, as a reset would. Servers are named by their address. */
  breakConnections(a: string, b: string): void {
    for (const connection of Array.from(this.#connections)) {
      const { from, to } = connection.dialing;
      if ((from === a && to === b) || (from === b && to === a)) connection.breakOff('connection reset');
    }
  }

  #open(from: string, to: string, options: ChannelOptions): Channel {
    const settled = settleChannelOptions(options);
    const dialing: Dialing = {
      clock: this.#clock,
      policy: this.#policy,
      from,
      to,
      connectTimeoutMs: settled.connectTimeoutMs,
      keepaliveMs: settled.keepaliveTimeMs + settled.keepaliveTimeoutMs,
      maxReceiveBytes: settled.maxReceiveBytes,
      tls: settled.tls,
      accept: (connection) => this.#servers.get(to)?.accept(connection) ?? 'connection refused',
      onOver: (connection) => this.#connections.delete(connection),
    };
    return new ReconnectingChannel(to, this.#clock, new MemoryDriver(dialing, this.#connections));
  }
}

class MemoryDriver implements Driver<MemoryConnection> {
  readonly refusal = undefined;
  readonly #dialing: Dialing;
  readonly #connections: Set<MemoryConnection>;

  constructor(dialing: Dialing, connections: Set<MemoryConnection>) {
    this.#dialing = dialing;
    this.#connections = connections;
  }

  dial(events: DialEvents<MemoryConnection>): MemoryConnection {
    const connection = new MemoryConnection(this.#dialing, events);
    this.#connections.add(connection);
    return connection;
  }

  unary(path: string, request: Uint8Array, options: RpcOptions, onOver: OnOver<MemoryConnection>, done: UnaryDone) {
    return new MemoryUnaryCall(path, request, options, onOver, done);
  }

  stream(path: string, options: RpcOptions, onOver: OnOver<MemoryConnection>, handlers: StreamHandlers) {
    return new MemoryStreamCall(path, options, onOver, handlers);
  }
}
