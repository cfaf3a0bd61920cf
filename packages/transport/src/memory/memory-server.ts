import type { Clock, Logger, Timer } from '@tikv-client/runtime';
import type { Metadata } from '../metadata.js';
import type { Handlers, HttpRequest, HttpResponse, Server, ServerOptions } from '../server.js';
import { StreamServing, UnaryServing } from '../serving.js';
import type { ServedCall, ServerWire } from '../serving.js';
import { StatusCode } from '../status.js';
import type { Status } from '../status.js';
import type { ClientConnection, ClientHalf, ServedConnection, ServerHalf } from './halves.js';

const defaultMaxReceiveBytes = 256 * 1024 * 1024;

/** Everything that listens on one name. */
export class MemoryServer implements Server {
  readonly address: string;
  readonly handlers: Handlers;
  readonly options: ServerOptions;
  readonly deps: { readonly clock: Clock; readonly logger: Logger };
  readonly #connections = new Map<ClientConnection, Set<MemoryServerCall>>();
  readonly #onClose: (server: MemoryServer) => void;
  #draining = false;
  #closing: Promise<void> | undefined;
  #onEmpty: (() => void) | undefined;

  constructor(
    address: string,
    handlers: Handlers,
    options: ServerOptions,
    deps: { readonly clock: Clock; readonly logger: Logger },
    onClose: (server: MemoryServer) => void,
  ) {
    this.address = address;
    this.handlers = handlers;
    this.options = options;
    this.deps = deps;
    this.#onClose = onClose;
  }

  accept(connection: ClientConnection): ServedConnection | string {
    const { tls } = connection.dialing;
    if ((this.options.tls === undefined) !== (tls === undefined)) {
      return tls === undefined ? 'the server speaks TLS only' : 'TLS: the server does not speak TLS';
    }
    if (this.options.tls?.clientCa !== undefined && tls?.cert === undefined)
      return 'TLS: a client certificate is required';
    const calls = new Set<MemoryServerCall>();
    this.#connections.set(connection, calls);
    return {
      open: (call, from) => {
        const served = new MemoryServerCall(call, from, this, (over) => {
          calls.delete(over);
          if (calls.size === 0 && this.#draining) this.#drop(connection);
        });
        if (this.#draining) {
          served.sendStatus({ code: StatusCode.UNAVAILABLE, message: 'the server is going away' });
          return undefined;
        }
        calls.add(served);
        served.start();
        return served;
      },
      onGone: () => {
        this.#drop(connection);
        for (const call of Array.from(calls)) call.onReset();
      },
    };
  }

  async http(request: HttpRequest): Promise<HttpResponse> {
    const { http } = this.handlers;
    return http === undefined ? { status: 404, body: 'not found\n' } : http(request);
  }

  close(options: { readonly graceMs?: number | undefined } = {}): Promise<void> {
    this.#closing ??= this.#shutDown(options.graceMs ?? 0);
    return this.#closing;
  }

  async #shutDown(graceMs: number): Promise<void> {
    this.#onClose(this);
    this.#draining = true;
    for (const [connection, calls] of Array.from(this.#connections)) {
      if (graceMs > 0) connection.toClient.send(0, () => connection.goAway());
      if (calls.size === 0 && graceMs > 0) this.#drop(connection);
    }
    if (graceMs > 0 && this.#connections.size > 0) await this.#emptyWithin(graceMs);
    for (const [connection, calls] of Array.from(this.#connections)) {
      this.#drop(connection);
      connection.toClient.send(0, () => connection.breakOff('connection closed by the server'));
      for (const call of Array.from(calls)) call.onReset();
    }
  }

  #drop(connection: ClientConnection): void {
    if (this.#connections.delete(connection) && this.#connections.size === 0) this.#onEmpty?.();
  }

  #emptyWithin(graceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.deps.clock.setTimer(graceMs, resolve);
      this.#onEmpty = () => {
        timer.cancel();
        resolve();
      };
    });
  }
}

/** The server's half of one call: turns packets into what handlers see, and their answers into packets. */
export class MemoryServerCall implements ServerWire, ServerHalf {
  readonly peer = 'memory';
  readonly deadline: number;
  readonly #client: ClientHalf;
  readonly #connection: ClientConnection;
  readonly #server: MemoryServer;
  readonly #onOver: (call: MemoryServerCall) => void;
  #timer: Timer | undefined;
  #served: ServedCall | undefined;
  #over = false;

  constructor(
    client: ClientHalf,
    connection: ClientConnection,
    server: MemoryServer,
    onOver: (call: MemoryServerCall) => void,
  ) {
    this.#client = client;
    this.#connection = connection;
    this.#server = server;
    this.#onOver = onOver;
    this.deadline = server.deps.clock.monotonic() + client.timeoutMs;
  }

  start(): void {
    const { handlers, deps } = this.#server;
    const { path } = this.#client;
    const { clock } = deps;
    if (this.deadline !== Infinity) {
      this.#timer = clock.setTimer(this.deadline - clock.monotonic(), () => {
        this.#end({ code: StatusCode.DEADLINE_EXCEEDED, message: 'deadline exceeded' });
        this.#served?.onCancel();
      });
    }
    const unary = handlers.unary?.[path];
    const stream = handlers.stream?.[path];
    if (unary !== undefined) this.#served = new UnaryServing(path, this, deps, unary);
    else if (stream !== undefined) {
      const serving = new StreamServing(path, this, deps);
      this.#served = serving;
      serving.open(stream);
    } else {
      this.#end({ code: StatusCode.UNIMPLEMENTED, message: `The server does not implement the method ${path}` });
    }
  }

  onMessage(message: Uint8Array): void {
    if (this.#over) return;
    const limit = this.#server.options.maxReceiveBytes ?? defaultMaxReceiveBytes;
    if (message.byteLength <= limit) {
      this.#served?.onMessage(message);
      return;
    }
    const text = `received a message of ${message.byteLength} bytes, the limit is ${limit}`;
    this.#end({ code: StatusCode.RESOURCE_EXHAUSTED, message: text });
    this.#served?.onCancel();
  }

  onHalfClose(): void {
    if (!this.#over) this.#served?.onHalfClose();
  }

  /** Cancelled by the client, or the connection is gone. */
  onReset(): void {
    if (this.#over) return;
    this.#leave();
    this.#served?.onCancel();
  }

  metadata(): Metadata {
    const sent = this.#client.options.metadata ?? [];
    return sent.map(([name, value]) => [name, typeof value === 'string' ? value : value.slice()] as const);
  }

  sendMetadata(metadata: Metadata): void {
    if (!this.#over) this.#connection.toClient.send(0, () => this.#client.onMetadata(metadata));
  }

  sendMessage(message: Uint8Array, written: () => void): void {
    if (this.#over) return;
    const copy = message.slice();
    this.#connection.toClient.send(copy.byteLength, () => {
      this.#client.onMessage(copy);
      if (!this.#over) written();
    });
  }

  sendStatus(status: Status): void {
    this.#end(status);
  }

  #end(status: Status): void {
    if (this.#over) return;
    this.#connection.toClient.send(0, () => this.#client.onStatus(status));
    this.#leave();
  }

  #leave(): void {
    this.#over = true;
    this.#timer?.cancel();
    this.#onOver(this);
  }
}
