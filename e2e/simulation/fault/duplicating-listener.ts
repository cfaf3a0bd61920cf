import { commandByBatchTag, commandByPath, decodeBatchRequest } from '@tikv-client/kvproto';
import type { AnyCommand } from '@tikv-client/kvproto';
import type { Clock, Random } from '@tikv-client/runtime';
import type { Handlers, Listener, Server, ServerOptions, StreamHandler, UnaryHandler } from '@tikv-client/transport';

/** Which requests arrive twice. */
export interface Duplication {
  /** Chance of each frame or unary request, 0 to 1. */
  readonly rate: number;
  /** The second copy comes up to so much later. */
  readonly maxDelayMs: number;
}

/** Told of every request whose second copy is about to be carried out. */
export type OnDuplicate = (address: string, command: AnyCommand, request: object) => void;

interface Deps {
  readonly family: AnyCommand['family'];
  readonly clock: Clock;
  readonly random: Random;
  readonly onDuplicate: OnDuplicate;
}

const batchCommands = '/tikvpb.Tikv/BatchCommands';

/**
 * A listener whose stores get requests of one family twice: the whole frame of BatchCommands or the unary request, at once or later. Both
 * copies are carried out; whichever answer of a frame comes first is the client's, and it gets the other one too.
 */
export class DuplicatingListener implements Listener {
  /** Undefined: nothing arrives twice. */
  duplication: Duplication | undefined;
  readonly #inner: Listener;
  readonly #deps: Deps;

  constructor(inner: Listener, deps: Deps) {
    this.#inner = inner;
    this.#deps = deps;
  }

  listen(handlers: Handlers, options: ServerOptions): Promise<Server> {
    const unary = Object.fromEntries(
      Object.entries(handlers.unary ?? {}).map(([path, handler]) => {
        const command = commandByPath(path);
        return [path, command?.family === this.#deps.family ? this.#unary(options.address, command, handler) : handler];
      }),
    );
    const stream = { ...handlers.stream };
    const batch = stream[batchCommands];
    if (batch !== undefined) stream[batchCommands] = this.#batch(options.address, batch);
    return this.#inner.listen({ ...handlers, unary, stream }, options);
  }

  #unary(address: string, command: AnyCommand, handler: UnaryHandler): UnaryHandler {
    return (request, call) => {
      this.#maybeAgain(() => {
        this.#deps.onDuplicate(address, command, command.request.decode(request));
        // Nobody hears of the second copy's outcome.
        const carryOut = async (): Promise<unknown> => handler(request, call);
        carryOut().catch(() => undefined);
      });
      return handler(request, call);
    };
  }

  #batch(address: string, handler: StreamHandler): StreamHandler {
    return (stream, call) => {
      const inner = handler(stream, call);
      let closed = false;
      return {
        onMessage: (message) => {
          this.#maybeAgain(() => {
            if (closed) return;
            decodeBatchRequest(message, (_id, tag, body) => {
              const command = commandByBatchTag(tag);
              if (command?.family === this.#deps.family)
                this.#deps.onDuplicate(address, command, command.request.decode(body));
            });
            inner.onMessage(message);
          });
          inner.onMessage(message);
        },
        onHalfClose: () => inner.onHalfClose?.(),
        onDrain: () => inner.onDrain?.(),
        onClose: () => {
          closed = true;
          inner.onClose?.();
        },
      };
    };
  }

  #maybeAgain(again: () => void): void {
    const { duplication } = this;
    if (duplication === undefined) return;
    const { clock, random } = this.#deps;
    if (random.next() >= duplication.rate) return;
    const delayMs = random.next() * duplication.maxDelayMs;
    clock.setTimer(delayMs, again);
  }
}
