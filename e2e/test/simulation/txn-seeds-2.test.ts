import { describe, expect, test } from 'vitest';
import { blockTimeoutMs, runBlock } from './run-block.js';

describe('seeded simulation of transactions', () => {
  test(
    'seeds of block 2: atomic, isolated, told as they ended, deadlines kept, no lock stays',
    async () => {
      expect(await runBlock(2, 'txn')).toEqual([]);
    },
    blockTimeoutMs,
  );
});
