import type { BatchId } from '@tikv-client/kvproto';
import { commandByBatchTag, decodeBatchRequest, decodeBatchResponse } from '@tikv-client/kvproto';
import type { Clock, Timer } from '@tikv-client/runtime';
import type {
  Channel,
  ChannelOptions,
  ClientStream,
  RpcOptions,
  StreamHandlers,
  Transport,
  UnaryDone,
} from '@tikv-client/transport';

/**
 * The life of a client. Every message that it sends and every reply that it gets is a point at which it can be killed: that
 * message is lost, and from then on nothing goes out, nothing comes in, and no timer fires.
 */
export class Life {
  readonly #endsAt: number;
  readonly #onDeath: () => void;
  readonly #points: string[] = [];
  #counting = false;
  #dead = false;

  /** It ends at the `endsAt`-th message that is counted, from 1. */
  constructor(endsAt: number, onDeath: () => void = () => undefined) {
    this.#endsAt = endsAt;
    this.#onDeath = onDeath;
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** The messages so far, in words. */
  get points(): readonly string[] {
    return this.#points;
  }

  startCounting(): void {
    this.#counting = true;
  }

  /** The client is gone all the same once its work is done. */
  end(): void {
    this.#counting = false;
    this.#dead = true;
  }

  /** Whether this message gets through. */
  pass(what: () => string): boolean {
    if (this.#dead || !this.#counting) return !this.#dead;
    this.#points.push(what());
    if (this.#points.length < this.#endsAt) return true;
    this.#dead = true;
    this.#onDeath();
    return false;
  }

  clock(inner: Clock): Clock {
    const ifAlive = (fn: () => void) => (): void => {
      if (!this.#dead) fn();
    };
    return {
      now: () => inner.now(),
      monotonic: () => inner.monotonic(),
      setTimer: (ms, fn): Timer => inner.setTimer(ms, ifAlive(fn)),
      nextTurn: (fn) => inner.nextTurn(ifAlive(fn)),
      sleep: async (ms, signal) =>
        new Promise((resolve, reject) => {
          inner.sleep(ms, signal).then(ifAlive(resolve), (reason: unknown) => ifAlive(() => reject(reason as Error))());
        }),
    };
  }

  transport(inner: Transport): Transport {
    return { open: (address, options?: ChannelOptions) => new MortalChannel(inner.open(address, options), this) };
  }
}

class MortalChannel implements Channel {
  readonly #inner: Channel;
  readonly #life: Life;

  constructor(inner: Channel, life: Life) {
    this.#inner = inner;
    this.#life = life;
  }

  get address(): string {
    return this.#inner.address;
  }

  get state(): Channel['state'] {
    return this.#inner.state;
  }

  unary(path: string, request: Uint8Array, options: RpcOptions, done: UnaryDone): () => void {
    const name = nameOf(path);
    if (!this.#life.pass(() => `${name} sent`)) return () => undefined;
    return this.#inner.unary(path, request, options, (failure, response) => {
      if (this.#life.pass(() => `${name} answered`)) done(failure, response);
    });
  }

  stream(path: string, options: RpcOptions, handlers: StreamHandlers): ClientStream {
    const life = this.#life;
    const batched = path.endsWith('/BatchCommands');
    const stream = this.#inner.stream(path, options, {
      onMessage: (message) => {
        const what = (): string => `${batched ? entriesOf(message, decodeBatchResponse) : nameOf(path)} answered`;
        if (life.pass(what)) handlers.onMessage(message);
      },
      onEnd: (status) => {
        if (!life.dead) handlers.onEnd(status);
      },
      onDrain: () => {
        if (!life.dead) handlers.onDrain?.();
      },
    });
    return {
      send: (message) => {
        const what = (): string => `${batched ? entriesOf(message, decodeBatchRequest) : nameOf(path)} sent`;
        return life.pass(what) ? stream.send(message) : true;
      },
      end: () => {
        if (!life.dead) stream.end();
      },
      cancel: (reason) => {
        if (!life.dead) stream.cancel(reason);
      },
    };
  }

  close(): void {
    if (!this.#life.dead) this.#inner.close();
  }
}

function entriesOf(
  frame: Uint8Array,
  decode: (frame: Uint8Array, visit: (id: BatchId, tag: number, body: Uint8Array) => void) => unknown,
): string {
  const names: string[] = [];
  decode(frame, (_id, tag) => names.push(commandByBatchTag(tag)?.name ?? `entry ${tag}`));
  return names.join(' + ');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
