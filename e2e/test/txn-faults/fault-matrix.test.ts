import { afterAll, describe, expect, test } from 'vitest';
import { refuseStrayRejections } from '../bad-input/no-stray-rejections.js';
import type { Crashed, Scenario } from './scenario.js';
import { scenarios } from './scenario.js';
import { Stage, keys, ttlMs } from './stage.js';
import type { FaultKind } from './strike.js';
import { Strike } from './strike.js';
import { expectTruth, expiredLocks, truthOf, verdictOf } from './truth.js';

refuseStrayRejections();

/** What another client does about the same keys: from the fault on, once the locks have expired, or once everything is over. */
type Rival = 'writes meanwhile' | 'reads meanwhile' | 'writes afterwards';

const columns: readonly (readonly [FaultKind, Rival])[] = [
  ['request lost', 'writes afterwards'],
  ['reply lost', 'writes afterwards'],
  ['reply lost', 'writes meanwhile'],
  ['duplicated', 'writes afterwards'],
  ['delayed past the TTL', 'writes meanwhile'],
  ['delayed past the TTL', 'reads meanwhile'],
  ['late, when all is over', 'writes afterwards'],
  ['region error: split', 'writes afterwards'],
  ['region error: leader moved', 'writes afterwards'],
  ['store death before it', 'writes afterwards'],
  ['store death behind it', 'writes afterwards'],
];

const told: Record<string, number> = {};
afterAll(() => {
  const sums = Object.entries(told).map(([what, count]) => `${count} ${what}`);
  process.stdout.write(`fault matrix: ${scenarios.length * columns.length} cells; told: ${sums.join(', ')}\n`);
});

async function runCell(scenario: Scenario, kind: FaultKind, rival: Rival): Promise<void> {
  const strike = new Strike(kind, scenario.command, scenario.aim);
  const stage = await Stage.set(strike.interceptor);
  const { sim, cluster, actor } = stage;
  const crashed: Crashed | undefined = await scenario.before?.(stage);
  let meanwhile: Promise<unknown> | undefined;
  strike.arm(stage, () => {
    if (rival === 'writes meanwhile') meanwhile = stage.takeOver('meanwhile');
    if (rival === 'reads meanwhile') meanwhile = stage.readOnceExpired();
  });
  const acted = await sim.run(scenario.act(stage));
  await sim.run(actor.txn.backgroundIdle());
  await sim.run(strike.revive());
  await sim.run(Promise.resolve(meanwhile));
  expect(strike.taken).toBe(1);
  // Whatever is still under way arrives, and every lock that nobody renews expires.
  await sim.clock.advance(strike.settlesMs);
  const began = sim.clock.monotonic();
  const read = await sim.run(stage.takeOver('afterwards'));
  expect(sim.clock.monotonic() - began).toBeLessThan(ttlMs);
  await sim.run(stage.rival.txn.backgroundIdle());
  expect(expiredLocks(cluster, sim.clock.now())).toEqual([]);
  expect(cluster.locks()).toEqual([]);
  // All keys were always written together, but for the write that makes a conflict.
  expect(new Set(read.filter((value) => value !== 'between')).size).toBe(1);
  await sim.run(expectTruth(stage, acted));
  if (crashed !== undefined) expect(verdictOf(truthOf(cluster, crashed.startTs, keys), keys)).toMatch(crashed.mustBe);
  if (rival === 'writes afterwards') expect(acted.told).toMatchObject({ kind: scenario.goal });
  told[acted.told.kind] = (told[acted.told.kind] ?? 0) + 1;
}

describe.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_, scenario) => {
  test.each(columns)('%s, another client %s', async (kind, rival) => runCell(scenario, kind, rival));
});
