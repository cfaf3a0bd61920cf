import { describe, test } from 'vitest';
import { blockTimeoutMs, runBlock } from './run-block.js';

describe('seeded simulation of raw clients', () => {
  test('seeds of block 2: linearizable, nothing lost, deadlines kept, healed without a restart', () => runBlock(2), blockTimeoutMs);
});
