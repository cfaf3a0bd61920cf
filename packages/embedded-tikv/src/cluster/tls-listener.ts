import type { Handlers, Listener, Server, ServerOptions, ServerTls } from '@tikv-client/transport';

/** Everything that listens through it serves with these certificates. */
export class TlsListener implements Listener {
  readonly #inner: Listener;
  readonly #tls: ServerTls;

  constructor(inner: Listener, tls: ServerTls) {
    this.#inner = inner;
    this.#tls = tls;
  }

  listen(handlers: Handlers, options: ServerOptions): Promise<Server> {
    return this.#inner.listen(handlers, { ...options, tls: this.#tls });
  }
}
