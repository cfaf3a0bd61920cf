import { createConnection, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { systemClock } from '@tikv-client/runtime';
import type { Clock } from '@tikv-client/runtime';
import { DelayedPipe } from './delayed-pipe.js';

/**
 * What the proxy does to its connections.
 * - `pass`: forwards; `latencyMs` each way.
 * - `silence`: new connections are accepted and then nothing happens: nothing is read, nothing is sent.
 * - `stall`: bytes of the named direction stop, and go on where they stopped once the mode changes.
 * - `refuse`: nobody listens; connections that exist go on.
 */
export type ProxyMode =
  | { readonly kind: 'pass'; readonly latencyMs?: number | undefined }
  | { readonly kind: 'silence' }
  | { readonly kind: 'stall'; readonly direction: 'toServer' | 'toClient' | 'both' }
  | { readonly kind: 'refuse' };

export interface TcpProxyOptions {
  /** `host:port` of the server behind the proxy. */
  readonly target: string;
  /** @default '127.0.0.1:0' */
  readonly listen?: string | undefined;
  /** Bytes held per direction of a connection before the sender is slowed down. @default 1048576 */
  readonly maxHeldBytes?: number | undefined;
}

/** A TCP proxy that misbehaves on demand, for tests with real sockets. */
export interface TcpProxy {
  /** `host:port` to connect to; the same for the proxy's whole life. */
  readonly address: string;
  readonly connections: number;
  /** Connections accepted since the start. */
  readonly accepted: number;
  setMode(mode: ProxyMode): Promise<void>;
  /** Breaks every connection with RST. Returns how many. */
  reset(): number;
  /** Points new connections at another server. */
  setTarget(target: string): void;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

interface Connection {
  readonly client: Socket;
  readonly toServer: DelayedPipe;
  readonly toClient: DelayedPipe;
  server: Socket | undefined;
}

/** Starts a proxy in mode `pass`. */
export async function createTcpProxy(
  options: TcpProxyOptions,
  deps: { readonly clock?: Clock | undefined } = {},
): Promise<TcpProxy> {
  const proxy = new SocketProxy(options, deps.clock ?? systemClock);
  await proxy.start();
  return proxy;
}

class SocketProxy implements TcpProxy {
  readonly #clock: Clock;
  readonly #maxHeldBytes: number;
  readonly #connections = new Set<Connection>();
  #listenOn: { host: string; port: number };
  #target: string;
  #mode: ProxyMode = { kind: 'pass' };
  #server: Server | undefined;
  #accepted = 0;

  constructor(options: TcpProxyOptions, clock: Clock) {
    this.#clock = clock;
    this.#target = options.target;
    this.#maxHeldBytes = options.maxHeldBytes ?? 1024 * 1024;
    this.#listenOn = splitAddress(options.listen ?? '127.0.0.1:0');
  }

  get address(): string {
    return `${this.#listenOn.host}:${this.#listenOn.port}`;
  }

  get connections(): number {
    return this.#connections.size;
  }

  get accepted(): number {
    return this.#accepted;
  }

  async start(): Promise<void> {
    const server = createServer({ allowHalfOpen: true }, (client) => this.#accept(client));
    const { host, port } = this.#listenOn;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    this.#server = server;
    this.#listenOn = { host, port: (server.address() as AddressInfo).port };
  }

  async setMode(mode: ProxyMode): Promise<void> {
    this.#mode = mode;
    if (mode.kind === 'refuse') await this.#stopListening();
    else if (this.#server === undefined) await this.start();
    for (const connection of this.#connections) this.#apply(connection);
  }

  setTarget(target: string): void {
    this.#target = target;
  }

  reset(): number {
    const { size } = this.#connections;
    for (const { client, server } of this.#connections) {
      client.resetAndDestroy();
      server?.resetAndDestroy();
    }
    return size;
  }

  async close(): Promise<void> {
    for (const { client, server } of this.#connections) {
      client.destroy();
      server?.destroy();
    }
    await this.#stopListening();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #stopListening(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    // The callback waits for all connections; refusing new ones is immediate.
    server.close();
    await Promise.resolve();
  }

  #accept(client: Socket): void {
    this.#accepted += 1;
    const pipe = (): DelayedPipe => new DelayedPipe(this.#clock, this.#maxHeldBytes);
    const connection: Connection = { client, toServer: pipe(), toClient: pipe(), server: undefined };
    this.#connections.add(connection);
    client.setNoDelay(true);
    client.on('error', () => client.destroy());
    client.on('close', () => this.#end(connection));
    client.pause();
    this.#apply(connection);
  }

  #apply(connection: Connection): void {
    const mode = this.#mode;
    if (connection.server === undefined && mode.kind !== 'silence') this.#connect(connection);
    const latencyMs = mode.kind === 'pass' ? (mode.latencyMs ?? 0) : 0;
    const stalled = mode.kind === 'stall' ? mode.direction : undefined;
    connection.toServer.set({ latencyMs, stalled: stalled === 'toServer' || stalled === 'both' });
    connection.toClient.set({ latencyMs, stalled: stalled === 'toClient' || stalled === 'both' });
  }

  #connect(connection: Connection): void {
    const { client } = connection;
    const server = createConnection({ ...splitAddress(this.#target), allowHalfOpen: true });
    connection.server = server;
    server.setNoDelay(true);
    server.on('error', () => client.resetAndDestroy());
    server.on('close', () => this.#end(connection));
    connection.toServer.join(client, server);
    connection.toClient.join(server, client);
  }

  #end(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    connection.toServer.close();
    connection.toClient.close();
    connection.client.destroy();
    connection.server?.destroy();
  }
}

function splitAddress(address: string): { host: string; port: number } {
  const colon = address.lastIndexOf(':');
  const port = Number(address.slice(colon + 1));
  if (colon < 1 || !Number.isInteger(port) || port < 0 || port > 65_535)
    throw new TypeError(`not host:port: ${address}`);
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port };
}
