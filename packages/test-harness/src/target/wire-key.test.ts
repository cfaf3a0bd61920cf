import { describe, expect, test } from 'vitest';
import { borderKey, wirePrefix } from './wire-key.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('keys on the wire', () => {
  test('a keyspace is a letter and three bytes', () => {
    expect(hex(wirePrefix('raw', undefined))).toBe('');
    expect(hex(wirePrefix('raw', 0))).toBe('72000000');
    expect(hex(wirePrefix('txn', 0x010203))).toBe('78010203');
  });

  test.each([
    ['raw', undefined, 'abc', '616263'],
    ['txn', undefined, '', '0000000000000000f7'],
    ['txn', undefined, 'abc', '6162630000000000fa'],
    ['txn', undefined, 'abcdefgh', '6162636465666768ff0000000000000000f7'],
    ['raw', 0, 'abc', '7200000061626300fe'],
    ['txn', 1, 'abcde', '7800000161626364ff6500000000000000f8'],
  ] as const)('border of %s in keyspace %s at %j: %s', (mode, keyspace, key, border) => {
    expect(hex(borderKey(mode, keyspace, Buffer.from(key)))).toBe(border);
  });
});
