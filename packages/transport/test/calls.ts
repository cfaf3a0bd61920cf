import type { Clock } from '@tikv-client/runtime';
import type { Channel, ClientStream, RpcOptions, Status } from '../src/index.js';

export const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
export const bytes = (value: string): Uint8Array => new TextEncoder().encode(value);

export interface UnaryOutcome {
  readonly failure: Status | undefined;
  readonly response: Uint8Array | undefined;
}

export function callUnary(
  channel: Channel,
  path: string,
  request: Uint8Array,
  options: RpcOptions,
): Promise<UnaryOutcome> {
  return new Promise((resolve, reject) => {
    let times = 0;
    channel.unary(path, request, options, (failure, response) => {
      times += 1;
      if (times > 1) reject(new Error('done was called twice'));
      resolve({ failure, response });
    });
  });
}

/** Collects a stream's messages; `until(n)` resolves at the n-th, `status` at the end. */
export class OpenStream {
  readonly messages: Uint8Array[] = [];
  readonly status: Promise<Status>;
  readonly stream: ClientStream;
  drains = 0;
  #waiters: { readonly count: number; readonly resolve: () => void }[] = [];

  constructor(channel: Channel, path: string, options: RpcOptions) {
    let settle: (status: Status) => void = () => {};
    this.status = new Promise((resolve) => {
      settle = resolve;
    });
    this.stream = channel.stream(path, options, {
      onMessage: (message) => {
        this.messages.push(message);
        this.#waiters = this.#waiters.filter(({ count, resolve }) => {
          if (this.messages.length < count) return true;
          resolve();
          return false;
        });
      },
      onEnd: settle,
      onDrain: () => {
        this.drains += 1;
      },
    });
  }

  until(count: number): Promise<void> {
    if (this.messages.length >= count) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push({ count, resolve }));
  }
}

export function within(clock: Clock, ms: number): RpcOptions {
  return { deadline: clock.monotonic() + ms };
}

/** A promise with its resolver outside. */
export function signalled<T = void>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
