import { commandByBatchTag, decodeBatchRequest } from '@tikv-client/kvproto';
import type {
  Handlers,
  Listener,
  Server,
  ServerOptions,
  ServerTls,
  StreamHandler,
  UnaryHandler,
} from '@tikv-client/transport';

const lookups = ['GetRegion', 'GetPrevRegion', 'GetRegionByID', 'ScanRegions', 'BatchScanRegions'];

/**
 * A listener that counts what arrives at its servers, by the RPC's name (entries of BatchCommands count as their own RPC), and
 * can change what they answer.
 */
export class TappingListener implements Listener {
  readonly #inner: Listener;
  readonly #tls: ServerTls | undefined;
  /** By the RPC's name: what goes out instead of a reply or a message of a stream. */
  readonly replies = new Map<string, (reply: Uint8Array) => Uint8Array>();
  /** Paths that each port serves, by its address. */
  readonly served = new Map<string, { readonly unary: readonly string[]; readonly stream: readonly string[] }>();
  #counts: Record<string, number> = {};

  constructor(inner: Listener, options: { readonly tls?: ServerTls | undefined } = {}) {
    this.#inner = inner;
    this.#tls = options.tls;
  }

  count(name: string): number {
    return this.#counts[name] ?? 0;
  }

  /** Questions about regions that reached PD. */
  get regionLookups(): number {
    return lookups.reduce((sum, name) => sum + this.count(name), 0);
  }

  reset(): void {
    this.#counts = {};
  }

  async listen(handlers: Handlers, options: ServerOptions): Promise<Server> {
    const unary = Object.entries(handlers.unary ?? {}).map(([path, handler]) => [path, this.#unary(path, handler)]);
    const stream = Object.entries(handlers.stream ?? {}).map(([path, handler]) => [path, this.#stream(path, handler)]);
    const server = await this.#inner.listen(
      {
        ...handlers,
        unary: Object.fromEntries(unary) as Record<string, UnaryHandler>,
        stream: Object.fromEntries(stream) as Record<string, StreamHandler>,
      },
      this.#tls === undefined ? options : { ...options, tls: this.#tls },
    );
    this.served.set(server.address, {
      unary: Object.keys(handlers.unary ?? {}),
      stream: Object.keys(handlers.stream ?? {}),
    });
    return server;
  }

  #unary(path: string, handler: UnaryHandler): UnaryHandler {
    return (request, call) => {
      this.#add(path);
      const change = this.replies.get(nameOf(path));
      if (change === undefined) return handler(request, call);
      return Promise.resolve(handler(request, call)).then(change);
    };
  }

  #stream(path: string, handler: StreamHandler): StreamHandler {
    const batched = path.endsWith('/BatchCommands');
    return (stream, call) => {
      const send = (message: Uint8Array): boolean => stream.send(this.replies.get(nameOf(path))?.(message) ?? message);
      const inner = handler({ send, end: (status) => stream.end(status) }, call);
      return {
        onMessage: (message) => {
          if (!batched) this.#add(path);
          else decodeBatchRequest(message, (_id, tag) => this.#add(commandByBatchTag(tag)?.name ?? `entry ${tag}`));
          inner.onMessage(message);
        },
        onHalfClose: () => inner.onHalfClose?.(),
        onClose: () => inner.onClose?.(),
        onDrain: () => inner.onDrain?.(),
      };
    };
  }

  #add(path: string): void {
    const name = nameOf(path);
    this.#counts[name] = this.count(name) + 1;
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
