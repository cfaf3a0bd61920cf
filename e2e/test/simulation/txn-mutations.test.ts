import { runSeed } from '@tikv-client/simulator';
import { describe, expect, test } from 'vitest';
import { BrokenHistory } from '../../simulation/judge/judge.js';
import { txnMutationNames } from '../../simulation/mutations.js';
import type { TxnMutationName } from '../../simulation/mutations.js';
import { replayCommand } from '../../simulation/replay.js';
import { txnScenario } from '../../simulation/txn/txn-scenario.js';
import { blockTimeoutMs, testedSeeds } from './run-block.js';

/** Where to look first. When a change of the workload moves a find, all tested seeds are searched, and the message says where it went. */
const usuallyFoundBy: Readonly<Record<TxnMutationName, number>> = {
  'max-ts-not-raised-by-read': 0,
  'guarded-locks-ignored': 4,
  'replica-reads-unasked': 3,
  'expired-lock-rolled-back-after-commit': 3,
  'min-commit-ts-ignored': 19,
  'latches-ignored': 4,
  'rollback-record-not-written': 59,
};

describe('bugs of transactions that were put in on purpose', () => {
  test.each(txnMutationNames)('%s is found within the tested seeds', { timeout: blockTimeoutMs }, async (mutation) => {
    const scenario = txnScenario({ mutation });
    const first = usuallyFoundBy[mutation];
    const others = Array.from({ length: testedSeeds }, (_, seed) => seed).filter((seed) => seed !== first);
    for (const seed of [first, ...others]) {
      const { error } = await runSeed(seed, scenario);
      // A call that fails as none should is a find, too; what is asked for here is that the checkers see it.
      if (!(error instanceof BrokenHistory)) continue;
      expect(error.message).toMatch(/^(?:truth|bank|lists|registers): /);
      console.log(`simulation: ${mutation} is found by seed ${seed} (${replayCommand(seed, mutation, 'txn')})`);
      return;
    }
    expect.fail(`${mutation} is not found by any of ${testedSeeds} seeds`);
  });
});
