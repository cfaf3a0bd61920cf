import { describe, expect, test } from 'vitest';
import { describeSeed, describeSwarm, randomSchedule, runSeed, runSeeds } from '../src/index.js';
import type { Scenario } from '../src/index.js';

/** Two clients bump a counter over links with random delays; a bug loses an update when both read before either writes. */
const racing: Scenario = {
  name: 'racing',
  async run(world) {
    let counter = 0;
    world.links.setDefault({ latency: { kind: 'uniform', fromMs: 0, toMs: 10 } });
    const travel = async (from: string): Promise<void> => {
      const fate = world.links.decide(from, 'counter');
      await world.clock.sleep(fate.kind === 'deliver' ? fate.delayMs : 1000);
    };
    const bump = async (client: string): Promise<void> => {
      await travel(client);
      const seen = counter;
      await travel(client);
      counter = seen + 1;
      world.countOperations();
      world.note(`${client} wrote ${counter}`);
    };
    const plan = randomSchedule(world.random.fork('plan'), {
      durationMs: 200,
      count: 2,
      draw: (random) => ({ action: random.below(2) === 0 ? 'slow' : 'fast' }),
    });
    const faults = world.play(plan, (action) =>
      world.links.setDefault({ latency: { kind: 'constant', ms: action === 'slow' ? 50 : 1 } }),
    );
    await bump('a');
    await world.clock.sleep(world.random.next() * 30);
    await Promise.all([bump('a'), world.clock.sleep(world.random.next() * 100).then(() => bump('b'))]);
    await faults;
    if (counter !== 3) throw new Error(`lost an update: ${counter}`);
  },
};

describe('seeds', () => {
  test('the same seed twice gives the same hash, another seed another', async () => {
    const [first, again, other] = [await runSeed(5, racing), await runSeed(5, racing), await runSeed(6, racing)];
    expect(first.hash).toBe(again.hash);
    expect(first.hash).not.toBe(other.hash);
    expect(first.tail).toEqual(again.tail);
  });

  test('a swarm finds the race, names the seed and how to replay it, and the replay fails alike', async () => {
    const swarm = await runSeeds({ from: 1, count: 50 }, racing);
    expect(swarm.ok).toBe(false);
    const [failure] = swarm.failures;
    if (failure === undefined) throw new Error('no failure');
    expect(describeSeed(failure)).toContain(`replay: npm run simulate -- --scenario racing --seed ${failure.seed}`);
    expect(describeSeed(failure)).toContain('lost an update');
    const replayed = await runSeed(failure.seed, racing);
    expect(replayed).toMatchObject({ ok: false, hash: failure.hash });
  });

  test('totals add up, and failures do not stop a swarm before its limit', async () => {
    const seen: number[] = [];
    const swarm = await runSeeds(
      { from: 1, count: 30, maxFailures: 100, onSeed: ({ seed }) => seen.push(seed) },
      racing,
    );
    expect(seen).toHaveLength(30);
    expect(swarm).toMatchObject({ seeds: 30, operations: 90, faults: 60, leastOperations: 3, leastFaults: 2 });
    expect(describeSwarm('racing', swarm)).toMatch(
      /^racing: 30 seeds, 90 operations \(least 3\), 60 faults \(least 2\), \d+ s simulated, \d+ failed$/,
    );
  });

  test('a run that waits for something that never comes is a failure, not a hang', async () => {
    const stuck = await runSeed(1, { name: 'stuck', run: () => new Promise(() => undefined) });
    expect(stuck.ok).toBe(false);
    expect(describeSeed(stuck)).toContain('nothing is left to run');
  });
});
