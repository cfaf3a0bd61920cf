import { runSeed } from '@tikv-client/simulator';
import { describe, expect, test } from 'vitest';
import { BrokenHistory } from '../../simulation/judge/judge.js';
import { mutationNames } from '../../simulation/mutations.js';
import { rawScenario } from '../../simulation/raw-scenario.js';
import { replayCommand } from '../../simulation/replay.js';
import { blockTimeoutMs, testedSeeds } from './run-block.js';

describe('bugs that were put in on purpose', () => {
  test.each(mutationNames)('%s is found within the tested seeds', { timeout: blockTimeoutMs }, async (mutation) => {
    const scenario = rawScenario({ mutation });
    for (let seed = 0; seed < testedSeeds; seed += 1) {
      const { error } = await runSeed(seed, scenario);
      if (error === undefined) continue;
      expect(error).toBeInstanceOf(BrokenHistory);
      expect(error).toHaveProperty('message', expect.stringContaining('not linearizable'));
      console.log(`simulation: ${mutation} is found by seed ${seed} (${replayCommand(seed, mutation)})`);
      return;
    }
    expect.fail(`${mutation} is not found by any of ${testedSeeds} seeds`);
  });
});
