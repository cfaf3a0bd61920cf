import { createServer as createNetServer } from 'node:net';
import type { Server as NetServer, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { TikvError } from '@tikv-client/errors';
import { silentLogger, systemClock } from '@tikv-client/runtime';
import type { Clock, Logger } from '@tikv-client/runtime';
import { formatAddress } from '../address.js';
import type { Handlers, Listener, Server, ServerOptions } from '../server.js';
import { createH2Front } from './h2-front.js';
import { createHttpFront } from './http-front.js';
import { asBuffer } from './metadata.js';
import { detectProtocol } from './protocol-switch.js';
import { settleServerOptions } from './settled-server-options.js';
import type { SettledServerOptions } from './settled-server-options.js';

export interface GrpcListenerDeps {
  /** @default systemClock */
  readonly clock?: Clock | undefined;
  /** @default silentLogger */
  readonly logger?: Logger | undefined;
}

/**
 * gRPC (HTTP/2) and HTTP/1.1 on one port. Plain connections are told apart by their first bytes; under TLS by ALPN, where
 * http/1.1 wins if it is offered, and by first bytes without ALPN. `listen` rejects with a `TikvError` of code CONFIG for bad
 * options and with Node's error when the address cannot be bound.
 */
export function createGrpcListener(deps: GrpcListenerDeps = {}): Listener {
  const clock = deps.clock ?? systemClock;
  const logger = deps.logger ?? silentLogger;
  return {
    listen: async (handlers: Handlers, options: ServerOptions): Promise<Server> => {
      const server = new PortServer(handlers, settleServerOptions(options), clock, logger);
      await server.listen();
      return server;
    },
  };
}

class PortServer implements Server {
  readonly #options: SettledServerOptions;
  readonly #clock: Clock;
  readonly #sockets = new Set<Socket>();
  readonly #net: NetServer;
  readonly #h2: ReturnType<typeof createH2Front>;
  readonly #http: ReturnType<typeof createHttpFront>;
  readonly #logger: Logger;
  #address = '';
  #closing: Promise<void> | undefined;
  #onEmpty: (() => void) | undefined;

  constructor(handlers: Handlers, options: SettledServerOptions, clock: Clock, logger: Logger) {
    this.#options = options;
    this.#clock = clock;
    this.#logger = logger;
    this.#h2 = createH2Front(handlers, options, { clock, logger });
    const limits = { maxBodyBytes: options.maxHttpBodyBytes, handshakeTimeoutMs: options.handshakeTimeoutMs };
    this.#http = createHttpFront(handlers.http, limits, { clock, logger });
    this.#net = options.tls === undefined ? this.#plain() : this.#secure(options.tls);
  }

  get address(): string {
    return this.#address;
  }

  listen(): Promise<void> {
    const { host, port } = this.#options.address;
    return new Promise((resolve, reject) => {
      this.#net.once('error', reject);
      this.#net.listen({ host, port, backlog: 4096 }, () => {
        this.#net.removeListener('error', reject);
        this.#net.on('error', (error) => this.#logger.warn('the listening socket failed', { error }));
        const bound = this.#net.address();
        if (bound !== null && typeof bound === 'object') this.#address = formatAddress(bound.address, bound.port);
        resolve();
      });
    });
  }

  close(options: { readonly graceMs?: number | undefined } = {}): Promise<void> {
    this.#closing ??= this.#shutDown(options.graceMs ?? 0);
    return this.#closing;
  }

  async #shutDown(graceMs: number): Promise<void> {
    const stopped = new Promise<void>((resolve) => this.#net.close(() => resolve()));
    this.#h2.drain();
    this.#http.closeIdleConnections();
    if (graceMs > 0) await this.#emptyWithin(graceMs);
    for (const socket of this.#sockets) socket.destroy();
    this.#http.close();
    await stopped;
  }

  #emptyWithin(graceMs: number): Promise<void> {
    if (this.#sockets.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = this.#clock.setTimer(graceMs, resolve);
      this.#onEmpty = () => {
        timer.cancel();
        resolve();
      };
    });
  }

  #plain(): NetServer {
    return createNetServer({ noDelay: true }, (socket) => {
      this.#track(socket);
      this.#detect(socket);
    });
  }

  #secure(tls: NonNullable<SettledServerOptions['tls']>): NetServer {
    try {
      const server = createTlsServer(
        {
          cert: pem(tls.cert),
          key: pem(tls.key),
          ...(tls.clientCa === undefined ? {} : { ca: pem(tls.clientCa), requestCert: true, rejectUnauthorized: true }),
          ALPNProtocols: ['http/1.1', 'h2'],
          handshakeTimeout: this.#options.handshakeTimeoutMs,
          noDelay: true,
        },
        (socket) => this.#secured(socket),
      );
      server.on('connection', (socket: Socket) => this.#track(socket));
      server.on('tlsClientError', (error, socket) => {
        this.#logger.debug('a TLS handshake failed', { error });
        socket.destroy();
      });
      return server;
    } catch (cause) {
      throw new TikvError('CONFIG', `tls: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  }

  #secured(socket: TLSSocket): void {
    socket.on('error', () => socket.destroy());
    if (socket.alpnProtocol === 'h2') this.#h2.inject(socket);
    else if (socket.alpnProtocol === 'http/1.1') this.#http.emit('connection', socket);
    else this.#detect(socket);
  }

  #detect(socket: Socket): void {
    detectProtocol(socket, this.#clock, this.#options.handshakeTimeoutMs, (protocol) => {
      if (protocol === 'h2') this.#h2.inject(socket);
      else if (protocol === 'http1') {
        this.#http.emit('connection', socket);
        socket.resume();
      } else socket.destroy();
    });
  }

  #track(socket: Socket): void {
    this.#sockets.add(socket);
    // A reset by the peer is an 'error' on the socket; without a listener it would end the process.
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      this.#sockets.delete(socket);
      if (this.#sockets.size === 0) this.#onEmpty?.();
    });
  }
}

function pem(value: string | Uint8Array): string | Buffer {
  return typeof value === 'string' ? value : asBuffer(value);
}
