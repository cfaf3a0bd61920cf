import { WireError } from '@tikv-client/wire';

const wide = new BigUint64Array(1);
const words = new Uint32Array(wide.buffer);
const little = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
const lowWord = little ? 0 : 1;
const highWord = little ? 1 : 0;

/**
 * Writes a message from its last byte to its first: what is nested is complete before its length goes in front of it, so one
 * pass fills one buffer, and no size is computed twice.
 */
export class ReverseWriter {
  private buffer: Uint8Array;
  private start: number;

  /** `hint`: how many bytes are expected. A good one saves a copy, a bad one costs nothing else. */
  constructor(hint: number) {
    this.buffer = Buffer.allocUnsafe(hint);
    this.start = hint;
  }

  /** Bytes written so far: remember it before the content of a nested message, and give it to `wrap`. */
  get size(): number {
    return this.buffer.length - this.start;
  }

  /** Puts length and tag before everything written since `mark`. */
  wrap(mark: number, tag: number): void {
    const length = this.size - mark;
    this.reserve(10);
    this.varint(length);
    this.varint(tag);
  }

  /** A field with an unsigned 32-bit number, left out when zero. */
  uint32Field(tag: number, value: number): void {
    if (value !== 0) this.uint32(tag, value);
  }

  /** As `uint32Field`, but zero is written too: a member of a oneof. */
  uint32(tag: number, value: number): void {
    this.reserve(10);
    this.varint(value >>> 0);
    this.varint(tag);
  }

  /** A field with a signed 32-bit number or an enum, left out when zero. */
  int32Field(tag: number, value: number): void {
    if (value === 0) return;
    this.reserve(15);
    if ((value | 0) < 0) this.varint64(value >>> 0, 0xffff_ffff);
    else this.varint(value | 0);
    this.varint(tag);
  }

  boolField(tag: number, value: boolean): void {
    if (value) this.uint32(tag, 1);
  }

  /** A field with a 64-bit number, left out when zero. @throws WireError when it does not fit */
  uint64Field(tag: number, value: bigint): void {
    // Through the words of a typed array: cheaper than any comparison with 0n, and a number that does not fit comes back changed.
    wide[0] = value;
    const low = words[lowWord]!;
    const high = words[highWord]!;
    if (wide[0] !== value) throw new WireError('range', `${value} does not fit uint64`);
    if ((low | high) === 0) return;
    this.reserve(15);
    if (high === 0) this.varint(low);
    else this.varint64(low, high);
    this.varint(tag);
  }

  /** One element of a packed field of uint64. @throws WireError when it is no whole number below 2^53, or no bigint below 2^64 */
  compactUint64(value: number | bigint): void {
    if (typeof value === 'bigint') {
      this.wideInteger(value);
      return;
    }
    if (!Number.isSafeInteger(value) || value < 0) throw new WireError('range', `${value} is no id below 2^53`);
    this.reserve(10);
    if (value < 0x1_0000_0000) this.varint(value);
    else this.varint64(value >>> 0, Math.floor(value / 0x1_0000_0000));
  }

  private wideInteger(value: bigint): void {
    wide[0] = value;
    if (wide[0] !== value) throw new WireError('range', `${value} does not fit uint64`);
    this.reserve(10);
    const high = words[highWord]!;
    if (high === 0) this.varint(words[lowWord]!);
    else this.varint64(words[lowWord]!, high);
  }

  bytesField(tag: number, value: Uint8Array): void {
    if (value.length > 0) this.bytes(tag, value);
  }

  /** As `bytesField`, but empty bytes are written too: an element of a repeated field. */
  bytes(tag: number, value: Uint8Array): void {
    this.raw(value);
    this.reserve(10);
    this.varint(value.length);
    this.varint(tag);
  }

  stringField(tag: number, value: string): void {
    const length = value.length;
    if (length === 0) return;
    this.reserve(length + 10);
    const buffer = this.buffer;
    const from = this.start - length;
    for (let index = 0; index < length; index++) {
      const unit = value.charCodeAt(index);
      if (unit >= 0x80) {
        this.bytes(tag, Buffer.from(value, 'utf8'));
        return;
      }
      buffer[from + index] = unit;
    }
    this.start = from;
    this.varint(length);
    this.varint(tag);
  }

  raw(value: Uint8Array): void {
    const length = value.length;
    this.reserve(length);
    const from = this.start - length;
    this.start = from;
    if (length > 32) {
      this.buffer.set(value, from);
      return;
    }
    const buffer = this.buffer;
    for (let index = 0; index < length; index++) buffer[from + index] = value[index]!;
  }

  finish(): Uint8Array {
    return this.buffer.subarray(this.start);
  }

  private reserve(count: number): void {
    if (this.start < count) this.grow(count);
  }

  private grow(count: number): void {
    const size = this.size;
    const next = Buffer.allocUnsafe(Math.max(2 * this.buffer.length, size + count));
    next.set(this.buffer.subarray(this.start), next.length - size);
    this.buffer = next;
    this.start = next.length - size;
  }

  private varint(value: number): void {
    const buffer = this.buffer;
    if (value < 0x80) {
      buffer[--this.start] = value;
      return;
    }
    let from = this.start - (value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5);
    this.start = from;
    while (value > 0x7f) {
      buffer[from++] = (value & 0x7f) | 0x80;
      value >>>= 7;
    }
    buffer[from] = value;
  }

  private varint64(low: number, high: number): void {
    let length = 5;
    for (let rest = high >>> 3; rest > 0; rest >>>= 7) length++;
    const buffer = this.buffer;
    let from = this.start - length;
    this.start = from;
    while (high > 0) {
      buffer[from++] = (low & 0x7f) | 0x80;
      low = ((low >>> 7) | (high << 25)) >>> 0;
      high >>>= 7;
    }
    while (low > 0x7f) {
      buffer[from++] = (low & 0x7f) | 0x80;
      low >>>= 7;
    }
    buffer[from] = low;
  }
}
