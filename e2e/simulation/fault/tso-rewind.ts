import { pdMethods } from '@tikv-client/kvproto';
import type { Handlers, Listener, Server, ServerOptions, StreamHandler } from '@tikv-client/transport';

/**
 * A listener whose PD gives clients timestamps from the past for a while, as one behind a broken clock would try to. Stores are not
 * deceived: what is tested is that no client takes such a timestamp.
 */
export class TsoRewind implements Listener {
  /** By how much timestamps are too old; 0: they are right. */
  rewindMs = 0;
  readonly #inner: Listener;

  constructor(inner: Listener) {
    this.#inner = inner;
  }

  listen(handlers: Handlers, options: ServerOptions): Promise<Server> {
    const tso = handlers.stream?.[pdMethods.Tso.path];
    if (tso === undefined) return this.#inner.listen(handlers, options);
    const stream = { ...handlers.stream, [pdMethods.Tso.path]: this.#rewound(tso) };
    return this.#inner.listen({ ...handlers, stream }, options);
  }

  #rewound(handler: StreamHandler): StreamHandler {
    return (stream, call) =>
      handler(
        {
          send: (message) => stream.send(this.rewindMs === 0 ? message : earlier(message, this.rewindMs)),
          end: (status) => stream.end(status),
        },
        call,
      );
  }
}

function earlier(message: Uint8Array, ms: number): Uint8Array {
  const response = pdMethods.Tso.response.decode(message);
  const { timestamp } = response;
  if (timestamp === undefined) return message;
  const physical = timestamp.physical - BigInt(ms);
  return pdMethods.Tso.response.encode({ ...response, timestamp: { ...timestamp, physical } });
}
