import { describe, expect, test } from 'vitest';
import { fingerprint64 } from './fingerprint64.js';

/** Letters in a fixed order; what another implementation says of so many of them. */
const fingerprints: readonly (readonly [number, bigint])[] = [
  [0, 0x9ae16a3b2f90404fn],
  [1, 0xb3454265b6df75e3n],
  [2, 0x65c94e7de3fd684fn],
  [3, 0x2d5b0cbcc48fdc6bn],
  [4, 0x7b803bc75cee3292n],
  [5, 0x969ddbc7b16f9509n],
  [7, 0xed26868869003b0an],
  [8, 0x93b52af6d9b92820n],
  [9, 0xef002a726b27544en],
  [15, 0xa3a2d5a9cab38c6bn],
  [16, 0xf496a3696582095en],
  [17, 0x1f0c64814df23a1an],
  [24, 0xd8b7341e21f9156cn],
  [31, 0x8b2aebb06a4ade5n],
  [32, 0x9636decce0f119bcn],
  [33, 0x6fa5de3a3dd81cacn],
  [48, 0xcf434269047fa3d0n],
  [63, 0xf47b000892b736d5n],
  [64, 0xe01e9a6d5635769en],
  [65, 0x266a26491da9530dn],
  [100, 0xd771e5caf34ad868n],
  [127, 0x44d86f1dc468d399n],
  [128, 0x917472f7f980118dn],
  [129, 0xeb7d4a2cddb5078n],
  [200, 0xd137238fe25cbe34n],
  [300, 0x6d8c60e9557bdd86n],
];

describe('fingerprint64', () => {
  test.each(fingerprints)('%i bytes', (length, expected) => {
    const key = Uint8Array.from({ length }, (_, i) => 97 + ((i * 7) % 26));
    expect(fingerprint64(key)).toBe(expected);
    // Also as a part of something larger.
    expect(fingerprint64(Buffer.concat([Buffer.from('xyz'), key]).subarray(3))).toBe(expected);
  });
});
