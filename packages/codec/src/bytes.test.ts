import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareBytes, concatBytes, equalBytes, startsWith } from './bytes.js';

const bytes = fc.uint8Array({ maxLength: 80 });

describe('byte strings', () => {
  test('order as Buffer.compare says, short and long', () => {
    const near = fc
      .tuple(bytes, bytes, bytes)
      .map(([common, a, b]) => [concatBytes(common, a), concatBytes(common, b)] as const);
    fc.assert(
      fc.property(near, ([a, b]) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b));
        expect(equalBytes(a, b)).toBe(Buffer.compare(a, b) === 0);
        expect(equalBytes(a, a.slice())).toBe(true);
      }),
      { seed: 1 },
    );
  });

  test('begin with their own prefixes only', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(startsWith(concatBytes(a, b), a)).toBe(true);
        expect(startsWith(a, concatBytes(a, b, Uint8Array.of(1)))).toBe(false);
      }),
      { seed: 2 },
    );
    expect(startsWith(Uint8Array.of(1, 2), Uint8Array.of(2))).toBe(false);
  });
});
