import { describe, expect, test } from 'vitest';
import { blockTimeoutMs, runBlock } from './run-block.js';

describe('seeded simulation of raw clients', () => {
  test(
    'seeds of block 0: linearizable, nothing lost, deadlines kept, healed without a restart',
    async () => {
      expect(await runBlock(0)).toEqual([]);
    },
    blockTimeoutMs,
  );
});
