import { describe, expect, test } from 'vitest';
import { goBytes, goDuration, goTime, parseError, parseUint64 } from './go-format.js';
import { writeGoJson } from './go-json.js';

describe('Go formats', () => {
  test.each([
    [0n, '0B'],
    [1023n, '1023B'],
    [1536n, '1.5KiB'],
    [107_374_182_400n, '100GiB'],
    [96_636_764_160n, '90GiB'],
    [1_234_567n, '1.177MiB'],
  ])('%d bytes', (bytes, text) => {
    expect(goBytes(bytes)).toBe(text);
  });

  test.each([
    [0n, '0s'],
    [999n, '999ns'],
    [1500n, '1.5µs'],
    [150_000_000n, '150ms'],
    [55_732_433_477n, '55.732433477s'],
    [60_000_000_000n, '1m0s'],
    [3_600_000_000_000n, '1h0m0s'],
    [3_723_500_000_000n, '1h2m3.5s'],
  ])('%d ns', (nanoseconds, text) => {
    expect(goDuration(nanoseconds)).toBe(text);
  });

  test.each([
    [0n, '1970-01-01T00:00:00Z'],
    [1_795_256_516_732_433_477n, '2026-11-21T10:21:56.732433477Z'],
    [1_709_210_096_500_000_000n, '2024-02-29T12:34:56.5Z'],
    [951_868_799_000_000_000n, '2000-02-29T23:59:59Z'],
    [4_107_542_400_000_000_000n, '2100-03-01T00:00:00Z'],
  ])('the time %d', (nanoseconds, text) => {
    expect(goTime(nanoseconds)).toBe(text);
  });

  test('64-bit numbers', () => {
    expect(parseUint64('18446744073709551615')).toBe(2n ** 64n - 1n);
    expect(parseUint64('18446744073709551616')).toBeUndefined();
    expect(parseUint64('-1')).toBeUndefined();
    expect(parseUint64('')).toBeUndefined();
    expect(parseError('ParseUint', 'x')).toBe('strconv.ParseUint: parsing "x": invalid syntax');
    expect(parseError('ParseUint', '99999999999999999999')).toBe(
      'strconv.ParseUint: parsing "99999999999999999999": value out of range',
    );
  });

  test('JSON: digits for 64-bit numbers, escapes as Go writes them, indentation, nothing for what is undefined', () => {
    expect(writeGoJson({ id: 2n ** 64n - 1n, text: '<a&b>"', none: undefined, list: [], null: null }, 0)).toBe(
      '{"id":18446744073709551615,"text":"\\u003ca\\u0026b\\u003e\\"","list":[],"null":null}',
    );
    expect(writeGoJson({ a: [1, { b: true }], c: {} }, 2)).toBe(
      '{\n  "a": [\n    1,\n    {\n      "b": true\n    }\n  ],\n  "c": {}\n}',
    );
  });
});
