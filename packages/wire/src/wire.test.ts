import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BinaryReader,
  BinaryWriter,
  codecOf,
  defaultDecodeLimits,
  noBytes,
  WireError,
  type MessageFns,
} from './index.js';

const parameters = { seed: 20_240_602, numRuns: 300 };
const u64 = fc.bigInt(0n, (1n << 64n) - 1n);
const i64 = fc.bigInt(-(1n << 63n), (1n << 63n) - 1n);

function written(write: (writer: BinaryWriter) => unknown): Uint8Array {
  const writer = new BinaryWriter();
  write(writer);
  return writer.finish();
}

function hex(write: (writer: BinaryWriter) => unknown): string {
  return Buffer.from(written(write)).toString('hex');
}

function reading(...bytes: number[]): BinaryReader {
  return new BinaryReader(Uint8Array.from(bytes));
}

const wireError = (reason: string): unknown => expect.objectContaining({ name: 'WireError', code: 'WIRE', reason });

describe('64-bit numbers', () => {
  test.each([
    ['uint64', u64],
    ['fixed64', u64],
    ['int64', i64],
    ['sint64', i64],
    ['sfixed64', i64],
  ] as const)('%s comes back', (kind, values) => {
    fc.assert(
      fc.property(values, fc.bigInt(0n, 70n), (value, shift) => {
        const each = value >> shift;
        const reader = new BinaryReader(written((writer) => writer[kind](each)));
        expect(reader[kind]()).toBe(each);
        expect(reader.pos).toBe(reader.len);
      }),
      parameters,
    );
  });

  // Bytes from the encoding guide: base 128, low bits first; zigzag folds the sign into bit 0.
  test.each([
    ['uint64', 0n, '00'],
    ['uint64', 150n, '9601'],
    ['uint64', (1n << 64n) - 1n, 'ffffffffffffffffff01'],
    ['int64', -1n, 'ffffffffffffffffff01'],
    ['int64', -2n, 'feffffffffffffffff01'],
    ['sint64', -1n, '01'],
    ['sint64', 1n, '02'],
    ['sint64', -(1n << 63n), 'ffffffffffffffffff01'],
    ['fixed64', 1n, '0100000000000000'],
    ['sfixed64', -2n, 'feffffffffffffff'],
  ] as const)('%s %d is %s', (kind, value, bytes) => {
    expect(hex((writer) => writer[kind](value))).toBe(bytes);
  });

  test.each([
    ['uint64', -1n],
    ['uint64', 1n << 64n],
    ['fixed64', -1n],
    ['int64', 1n << 63n],
    ['sint64', -(1n << 63n) - 1n],
    ['sfixed64', 1n << 63n],
  ] as const)('%s refuses %d', (kind, value) => {
    expect(() => new BinaryWriter()[kind](value)).toThrow(wireError('range'));
  });

  test('compactUint64 gives numbers up to 2^53 - 1, and bigints from there on', () => {
    const above = fc.bigInt({ min: 1n << 53n, max: (1n << 64n) - 1n });
    fc.assert(
      fc.property(fc.oneof(fc.maxSafeNat(), above), (value) => {
        expect(new BinaryReader(written((writer) => writer.uint64(BigInt(value)))).compactUint64()).toBe(value);
      }),
      parameters,
    );
    for (const value of [Number.MAX_SAFE_INTEGER, 1n << 53n]) {
      expect(new BinaryReader(written((writer) => writer.uint64(BigInt(value)))).compactUint64()).toBe(value);
    }
  });
});

describe('other scalars', () => {
  test('come back', () => {
    const scalars = fc.record({
      uint32: fc.integer({ min: 0, max: 0xffff_ffff }),
      int32: fc.integer(),
      sint32: fc.integer(),
      fixed32: fc.integer({ min: 0, max: 0xffff_ffff }),
      sfixed32: fc.integer(),
      float: fc.float(),
      double: fc.double(),
      bool: fc.boolean(),
      string: fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 60 }), fc.string({ unit: 'grapheme' })),
      bytes: fc.uint8Array({ maxLength: 300 }),
    });
    fc.assert(
      fc.property(scalars, (values) => {
        const kinds = Object.keys(values) as (keyof typeof values)[];
        const reader = new BinaryReader(
          written((writer) => {
            for (const kind of kinds) writer[kind](values[kind] as never);
          }),
        );
        for (const kind of kinds) expect([kind, reader[kind]()]).toEqual([kind, values[kind]]);
        expect(reader.pos).toBe(reader.len);
      }),
      parameters,
    );
  });

  test('an int32 below zero takes ten bytes, and comes back from them', () => {
    expect(hex((writer) => writer.int32(-1))).toBe('ffffffffffffffffff01');
    expect(new BinaryReader(written((writer) => writer.int32(-5))).int32()).toBe(-5);
  });

  test('a bool of many bytes is true if any bit is set', () => {
    expect(reading(0x80, 0x80, 0x01).bool()).toBe(true);
    expect(reading(0x80, 0x00).bool()).toBe(false);
  });

  test('bytes are views that do not reach beyond their field, and plain Uint8Arrays even of a Buffer', () => {
    const frame = Buffer.from([9, 9, 2, 7, 8, 9]);
    const view = new BinaryReader(frame.subarray(2)).bytes();
    expect(view).toEqual(Uint8Array.of(7, 8));
    expect(view.constructor).toBe(Uint8Array);
    expect([view.buffer, view.byteOffset]).toEqual([frame.buffer, frame.byteOffset + 3]);
    expect(reading(0).bytes()).toBe(noBytes);
  });
});

describe('malformed input', () => {
  test.each<[string, string, (reader: BinaryReader) => unknown, number[]]>([
    ['a varint cut short', 'truncated', (reader) => reader.uint32(), [0x80]],
    ['a 64-bit varint cut short', 'truncated', (reader) => reader.uint64(), [0xff, 0xff, 0xff, 0xff, 0xff]],
    ['nothing', 'truncated', (reader) => reader.uint64(), []],
    ['a varint of eleven bytes', 'malformed', (reader) => reader.uint32(), [...Array<number>(10).fill(0x80), 1]],
    ['a 64-bit varint of eleven bytes', 'malformed', (reader) => reader.int64(), [...Array<number>(10).fill(0x80), 1]],
    ['bytes longer than the input', 'truncated', (reader) => reader.bytes(), [0xff, 0xff, 0xff, 0xff, 0x0f]],
    ['a string longer than the input', 'truncated', (reader) => reader.string(), [2, 65]],
    ['a fixed32 cut short', 'truncated', (reader) => reader.fixed32(), [1, 2, 3]],
    ['a double cut short', 'truncated', (reader) => reader.double(), [1, 2, 3]],
    ['a message longer than the input', 'truncated', (reader) => reader.open(reader.uint32()), [3, 1]],
    ['wire type 6', 'malformed', (reader) => reader.skip(0x0e), []],
    ['field number 0', 'malformed', (reader) => reader.skip(0x02), [0]],
    ['an end of group', 'malformed', (reader) => reader.skip(0x0c), []],
    ['a group closed by another', 'malformed', (reader) => reader.skip(0x0b), [0x14]],
    ['a group without end', 'truncated', (reader) => reader.skip(0x0b), [0x08, 1]],
  ])('%s', (_, reason, read, bytes) => {
    expect(() => read(reading(...bytes))).toThrow(wireError(reason));
  });

  test('a field that runs over the end of its message', () => {
    const reader = reading(1, 0x80, 0x01);
    const end = reader.open(reader.uint32());
    reader.uint32();
    expect(() => reader.close(end)).toThrow(wireError('malformed'));
  });

  test('every kind of unknown field is skipped', () => {
    const reader = reading(0x80, 1, 1, 2, 3, 4, 5, 6, 7, 8, 2, 7, 7, 1, 2, 3, 4, 0x08, 1, 0x13, 0x14, 0x0c);
    for (const tag of [0x08, 0x09, 0x0a, 0x0d, 0x0b]) reader.skip(tag);
    expect(reader.pos).toBe(reader.len);
  });

  test('WireError.is knows its own and nothing else', () => {
    expect(WireError.is(new WireError('range', 'x'))).toBe(true);
    expect([new Error('x'), null, 'WIRE', {}].map((value) => WireError.is(value))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

/** `message Tree { repeated Tree children = 1; bytes name = 2; }` */
interface Tree {
  children: Tree[];
  name: Uint8Array;
}

const Tree: MessageFns<Tree> = {
  encode(message, writer = new BinaryWriter()) {
    for (const child of message.children) Tree.encode(child, writer.uint32(10).fork()).join();
    if (message.name.length > 0) writer.uint32(18).bytes(message.name);
    return writer;
  },
  decode(input, length) {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message: Tree = { children: [], name: noBytes };
    while (reader.pos < end) {
      const tag = reader.uint32();
      if (tag === 10) message.children.push(Tree.decode(reader, reader.uint32()));
      else if (tag === 18) message.name = reader.bytes();
      else reader.skip(tag);
    }
    reader.close(end);
    return message;
  },
  fromPartial: () => ({ children: [], name: noBytes }),
};

function outcome(decode: () => unknown): string {
  try {
    decode();
    return 'decoded';
  } catch (error) {
    return WireError.is(error) ? error.reason : String(error);
  }
}

describe('limits', () => {
  const chain = (depth: number): Tree => (depth === 1 ? leaf : { children: [chain(depth - 1)], name: noBytes });
  const leaf: Tree = { children: [], name: noBytes };

  test('depth: as many levels as allowed, not one more', () => {
    const codec = codecOf(Tree, { ...defaultDecodeLimits, maxDepth: 5 });
    expect(codec.decode(codec.encode(chain(5)))).toEqual(chain(5));
    expect(() => codec.decode(codec.encode(chain(6)))).toThrow(wireError('limit'));
    expect(() => codecOf(Tree).decode(codec.encode(chain(101)))).toThrow(wireError('limit'));
  });

  test('depth also bounds groups inside groups', () => {
    expect(() => reading(...Array<number>(200).fill(0x0b)).skip(0x0b)).toThrow(wireError('limit'));
  });

  test('values: as many messages as allowed, not one more', () => {
    const codec = codecOf(Tree, { ...defaultDecodeLimits, maxValues: 4 });
    const wide = (count: number): Tree => ({ children: Array<Tree>(count).fill(leaf), name: noBytes });
    expect(codec.decode(codec.encode(wide(3)))).toEqual(wide(3));
    expect(() => codec.decode(codec.encode(wide(4)))).toThrow(wireError('limit'));
  });

  test('bytes: as long as allowed, not one byte more', () => {
    const limits = { ...defaultDecodeLimits, maxBytes: 10 };
    expect(new BinaryReader(new Uint8Array(10), limits).len).toBe(10);
    expect(() => new BinaryReader(new Uint8Array(11), limits)).toThrow(wireError('limit'));
  });

  test('random bytes decode or fail with a WireError', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1, 2, 3, 8, 10, 11, 12, 18, 0x80, 0xff), { maxLength: 30 }), (bytes) => {
        expect(outcome(() => Tree.decode(Uint8Array.from(bytes)))).toMatch(/^(decoded|truncated|malformed)$/);
      }),
      { ...parameters, numRuns: 2000 },
    );
  });
});
