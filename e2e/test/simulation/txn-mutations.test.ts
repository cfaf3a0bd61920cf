import { runSeed } from '@tikv-client/simulator';
import { describe, expect, test } from 'vitest';
import { BrokenHistory } from '../../simulation/judge/judge.js';
import { txnMutationNames } from '../../simulation/mutations.js';
import { replayCommand } from '../../simulation/replay.js';
import { txnScenario } from '../../simulation/txn/txn-scenario.js';
import { blockTimeoutMs, testedSeeds } from './run-block.js';

describe('bugs of transactions that were put in on purpose', () => {
  test.each(txnMutationNames)('%s is found within the tested seeds', { timeout: blockTimeoutMs }, async (mutation) => {
    const scenario = txnScenario({ mutation });
    for (let seed = 0; seed < testedSeeds; seed += 1) {
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
