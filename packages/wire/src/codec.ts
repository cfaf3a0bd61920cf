import type { DeepPartial, MessageFns } from './message-fns.js';
import { BinaryReader } from './reader.js';
import type { DecodeLimits } from './decode-limits.js';

/** Encoder and decoder of one message type, bytes to bytes. */
export interface Codec<T> {
  /** Takes a complete message: `fromPartial` fills the gaps. */
  encode(this: void, message: T): Uint8Array;
  /** Throws a `WireError` on malformed or over-long input. `bytes` fields are views into `input`. */
  decode(this: void, input: Uint8Array): T;
  fromPartial(this: void, partial: DeepPartial<T>): T;
}

/** The codec of a generated message. `limits` default to `defaultDecodeLimits`. */
export function codecOf<T>(fns: MessageFns<T>, limits?: DecodeLimits): Codec<T> {
  return {
    encode: (message) => fns.encode(message).finish(),
    decode:
      limits === undefined ? (input) => fns.decode(input) : (input) => fns.decode(new BinaryReader(input, limits)),
    fromPartial: (partial) => fns.fromPartial(partial),
  };
}
