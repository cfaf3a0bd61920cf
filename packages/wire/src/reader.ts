import { defaultDecodeLimits, type DecodeLimits } from './decode-limits.js';
import { noBytes } from './no-bytes.js';
import { WireError } from './wire-error.js';

const unsigned = new BigUint64Array(1);
const signed = new BigInt64Array(unsigned.buffer);
const words = new Uint32Array(unsigned.buffer);
const little = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
const lowWord = little ? 0 : 1;
const highWord = little ? 1 : 0;

const shortString = 24;

// Most 64-bit numbers are small, and a bigint is an allocation.
const oneByte: readonly bigint[] = Array.from({ length: 128 }, (_, value) => BigInt(value));

/**
 * Reads fields one after another from `input`. Nothing is allocated before its bytes are known to be there.
 * `bytes()` gives views into `input`: copy what outlives it.
 */
export class BinaryReader {
  readonly buf: Uint8Array;
  readonly len: number;
  pos = 0;
  private readonly limits: DecodeLimits;
  private depth = 0;
  private values = 0;

  /** @throws WireError when `input` is longer than `limits.maxBytes` */
  constructor(input: Uint8Array, limits: DecodeLimits = defaultDecodeLimits) {
    this.buf = input;
    this.len = input.length;
    this.limits = limits;
    if (input.length > limits.maxBytes) {
      throw new WireError('limit', `message of ${input.length} bytes is longer than ${limits.maxBytes}`);
    }
  }

  /** Begins a message of `length` bytes (default: all that is left) and gives the position of its end. */
  open(length?: number): number {
    const end = length === undefined ? this.len : this.pos + length;
    if (end > this.len) throw this.truncated();
    if (++this.depth > this.limits.maxDepth) {
      throw new WireError('limit', `messages are nested deeper than ${this.limits.maxDepth}`, this.pos);
    }
    this.count();
    return end;
  }

  /** Ends what `open` began; a field that ran over the end is malformed. */
  close(end: number): void {
    if (this.pos !== end) throw new WireError('malformed', 'a field runs over the end of its message', this.pos);
    this.depth--;
  }

  /** Reads a length and gives the position where what it counts ends. */
  delimited(): number {
    const length = this.uint32();
    const end = this.pos + length;
    if (end > this.len) throw this.truncated();
    this.count();
    return end;
  }

  /** The bytes from `start` to `end`, not copied. */
  view(start: number, end: number): Uint8Array {
    return start === end ? noBytes : new Uint8Array(this.buf.buffer, this.buf.byteOffset + start, end - start);
  }

  /** Skips the field whose tag was just read. */
  skip(tag: number): void {
    if (tag >>> 3 === 0) throw new WireError('malformed', 'field number 0', this.pos);
    switch (tag & 7) {
      case 0:
        this.skipVarint();
        return;
      case 1:
        this.advance(8);
        return;
      case 2:
        this.advance(this.uint32());
        return;
      case 3:
        this.skipGroup(tag >>> 3);
        return;
      case 5:
        this.advance(4);
        return;
      default:
        throw new WireError('malformed', `wire type ${tag & 7} out of place`, this.pos);
    }
  }

  uint32(): number {
    const buf = this.buf;
    let pos = this.pos;
    if (pos >= this.len) throw this.truncated();
    let byte = buf[pos++]!;
    if (byte < 0x80) {
      this.pos = pos;
      return byte;
    }
    let value = byte & 0x7f;
    for (let shift = 7; shift < 35; shift += 7) {
      if (pos >= this.len) throw this.truncated();
      byte = buf[pos++]!;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        this.pos = pos;
        return value >>> 0;
      }
    }
    // Negative int32 and oversized numbers go on to the tenth byte; the low 32 bits count.
    for (let more = 0; more < 5; more++) {
      if (pos >= this.len) throw this.truncated();
      if (buf[pos++]! < 0x80) {
        this.pos = pos;
        return value >>> 0;
      }
    }
    throw this.longVarint();
  }

  int32(): number {
    return this.uint32() | 0;
  }

  sint32(): number {
    const value = this.uint32();
    return (value >>> 1) ^ -(value & 1);
  }

  bool(): boolean {
    this.varint64();
    return words[0] !== 0 || words[1] !== 0;
  }

  uint64(): bigint {
    const byte = this.buf[this.pos];
    if (byte !== undefined && byte < 0x80 && this.pos < this.len) {
      this.pos++;
      return oneByte[byte]!;
    }
    this.varint64();
    return unsigned[0]!;
  }

  int64(): bigint {
    this.varint64();
    return signed[0]!;
  }

  sint64(): bigint {
    this.varint64();
    const value = unsigned[0]!;
    return BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n));
  }

  /** A uint64 that is mostly small: a number up to 2^53 - 1, above that a bigint. */
  compactUint64(): number | bigint {
    this.varint64();
    const high = words[highWord]!;
    if (high > 0x1f_ffff) return unsigned[0]!;
    return high * 0x1_0000_0000 + words[lowWord]!;
  }

  fixed32(): number {
    const pos = this.advance(4);
    const buf = this.buf;
    return (buf[pos]! | (buf[pos + 1]! << 8) | (buf[pos + 2]! << 16) | (buf[pos + 3]! << 24)) >>> 0;
  }

  sfixed32(): number {
    return this.fixed32() | 0;
  }

  fixed64(): bigint {
    this.wide();
    return unsigned[0]!;
  }

  sfixed64(): bigint {
    this.wide();
    return signed[0]!;
  }

  float(): number {
    return this.dataView(4).getFloat32(0, true);
  }

  double(): number {
    return this.dataView(8).getFloat64(0, true);
  }

  bytes(): Uint8Array {
    const length = this.uint32();
    const start = this.advance(length);
    this.count();
    return this.view(start, start + length);
  }

  string(): string {
    const length = this.uint32();
    const start = this.advance(length);
    if (length === 0) return '';
    const buf = this.buf;
    if (length <= shortString) {
      // Short ASCII, which is nearly all there is, is cheaper here than across the native border.
      let text = '';
      let index = start;
      while (index < this.pos) {
        const byte = buf[index]!;
        if (byte >= 0x80) break;
        text += String.fromCharCode(byte);
        index++;
      }
      if (index === this.pos) return text;
    }
    return Buffer.from(buf.buffer, buf.byteOffset + start, length).toString('utf8');
  }

  private advance(count: number): number {
    const start = this.pos;
    const end = start + count;
    if (end > this.len) throw this.truncated();
    this.pos = end;
    return start;
  }

  private wide(): void {
    words[lowWord] = this.fixed32();
    words[highWord] = this.fixed32();
  }

  private dataView(count: number): DataView {
    const start = this.advance(count);
    return new DataView(this.buf.buffer, this.buf.byteOffset + start, count);
  }

  /** Leaves the number in `words`: 28 bits to the low one, 4 shared, the rest to the high one. */
  private varint64(): void {
    const buf = this.buf;
    const len = this.len;
    let pos = this.pos;
    let low = 0;
    let high = 0;
    let byte = 0x80;
    for (let shift = 0; byte >= 0x80 && shift < 28; shift += 7) {
      if (pos >= len) throw this.truncated();
      byte = buf[pos++]!;
      low |= (byte & 0x7f) << shift;
    }
    if (byte >= 0x80) {
      if (pos >= len) throw this.truncated();
      byte = buf[pos++]!;
      low |= (byte & 0x7f) << 28;
      high = (byte & 0x7f) >>> 4;
      for (let shift = 3; byte >= 0x80 && shift < 32; shift += 7) {
        if (pos >= len) throw this.truncated();
        byte = buf[pos++]!;
        high |= (byte & 0x7f) << shift;
      }
      if (byte >= 0x80) throw this.longVarint();
    }
    this.pos = pos;
    words[lowWord] = low;
    words[highWord] = high;
  }

  private skipVarint(): void {
    for (let index = 0; index < 10; index++) {
      if (this.pos >= this.len) throw this.truncated();
      if (this.buf[this.pos++]! < 0x80) return;
    }
    throw this.longVarint();
  }

  private skipGroup(number: number): void {
    if (++this.depth > this.limits.maxDepth) {
      throw new WireError('limit', `groups are nested deeper than ${this.limits.maxDepth}`, this.pos);
    }
    for (;;) {
      const tag = this.uint32();
      if ((tag & 7) === 4) {
        if (tag >>> 3 !== number) throw new WireError('malformed', 'a group ends that was not begun', this.pos);
        this.depth--;
        return;
      }
      this.skip(tag);
    }
  }

  private count(): void {
    if (++this.values > this.limits.maxValues) {
      throw new WireError('limit', `more than ${this.limits.maxValues} messages and byte strings`, this.pos);
    }
  }

  private truncated(): WireError {
    return new WireError('truncated', 'the input ends inside a field', this.pos);
  }

  private longVarint(): WireError {
    return new WireError('malformed', 'varint of more than ten bytes', this.pos);
  }
}
