import protobuf from 'protobufjs/minimal.js';
import { WireError } from './wire-error.js';

type Kind32 = 'uint32' | 'int32' | 'sint32' | 'fixed32' | 'sfixed32' | 'float' | 'double';
type Kind64 = 'uint64' | 'int64' | 'sint64' | 'fixed64' | 'sfixed64';

/** Writes fields one after another into a growing buffer. 64-bit kinds take bigints and throw a `WireError` when one does not fit. */
export interface BinaryWriter
  extends Record<Kind32, (value: number) => BinaryWriter>, Record<Kind64, (value: bigint) => BinaryWriter> {
  bool(value: boolean): BinaryWriter;
  string(value: string): BinaryWriter;
  bytes(value: Uint8Array): BinaryWriter;
  /** Begins a length-delimited part; `join` ends it and puts its length in front. */
  fork(): BinaryWriter;
  join(): BinaryWriter;
  finish(): Uint8Array;
}

const unsigned = new BigUint64Array(1);
const signed = new BigInt64Array(unsigned.buffer);
const words = new Uint32Array(unsigned.buffer);
const little = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
const lowWord = little ? 0 : 1;
const highWord = little ? 1 : 0;

// protobufjs takes 64-bit numbers as an object of two words: one shared object does, since it is read before the call returns.
const pair = { low: 0, high: 0, unsigned: true };

function pairOf(value: bigint, kind: Kind64): typeof pair {
  const wide = kind === 'uint64' || kind === 'fixed64' ? unsigned : signed;
  wide[0] = value;
  if (wide[0] !== value) throw new WireError('range', `${value} does not fit ${kind}`);
  return loadPair();
}

function loadPair(): typeof pair {
  pair.low = words[lowWord] ?? 0;
  pair.high = words[highWord] ?? 0;
  return pair;
}

function zigzag(value: bigint): typeof pair {
  signed[0] = value;
  if (signed[0] !== value) throw new WireError('range', `${value} does not fit sint64`);
  signed[0] = (value << 1n) ^ (value >> 63n);
  return loadPair();
}

const base = protobuf.BufferWriter.prototype;

class BigintWriter extends protobuf.BufferWriter {
  join(): this {
    return this.ldelim() as this;
  }
}

Object.assign(BigintWriter.prototype, {
  uint64(this: BigintWriter, value: bigint) {
    return base.uint64.call(this, pairOf(value, 'uint64') as never);
  },
  int64(this: BigintWriter, value: bigint) {
    return base.uint64.call(this, pairOf(value, 'int64') as never);
  },
  sint64(this: BigintWriter, value: bigint) {
    return base.uint64.call(this, zigzag(value) as never);
  },
  fixed64(this: BigintWriter, value: bigint) {
    return base.fixed64.call(this, pairOf(value, 'fixed64') as never);
  },
  sfixed64(this: BigintWriter, value: bigint) {
    return base.fixed64.call(this, pairOf(value, 'sfixed64') as never);
  },
});

export const BinaryWriter = BigintWriter as unknown as { new (): BinaryWriter; readonly prototype: BinaryWriter };
