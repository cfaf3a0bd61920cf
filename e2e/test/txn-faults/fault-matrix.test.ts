import { afterAll, describe, expect, test } from 'vitest';
import { refuseStrayRejections } from '../bad-input/no-stray-rejections.js';
import { text } from '../txn/txn-setup.js';
import type { Acted, Crashed, Scenario } from './scenario.js';
import { scenarios } from './scenario.js';
import { Stage, keys, ttlMs } from './stage.js';
import type { FaultKind } from './strike.js';
import { Strike } from './strike.js';
import { expiredLocks, truthOf, verdictOf } from './truth.js';

refuseStrayRejections();

/** When another client writes the same keys: from the fault on, or once everything is over. */
type Rival = 'meanwhile' | 'afterwards';

const columns: readonly (readonly [FaultKind, Rival])[] = [
  ['request lost', 'afterwards'],
  ['request lost', 'meanwhile'],
  ['reply lost', 'afterwards'],
  ['reply lost', 'meanwhile'],
  ['duplicated', 'afterwards'],
  ['delayed past the TTL', 'meanwhile'],
  ['late, when all is over', 'afterwards'],
  ['region error: split', 'afterwards'],
  ['region error: leader moved', 'afterwards'],
  ['store death before it', 'afterwards'],
  ['store death behind it', 'afterwards'],
];

const told: Record<string, number> = {};
afterAll(() => {
  const sums = Object.entries(told).map(([what, count]) => `${count} ${what}`);
  process.stdout.write(`fault matrix: ${scenarios.length * columns.length} cells; told: ${sums.join(', ')}\n`);
});

/** Another client writes all keys; resolves to what it has read of them. */
async function takeOver({ rival }: Stage, value: string): Promise<(string | undefined)[]> {
  return rival.runTransaction(async (txn) => {
    const before = await txn.batchGet(keys);
    for (const key of keys) txn.put(key, value);
    return before.map(text);
  });
}

/** What was told, against what the versions say; an unknown outcome is asked for again. */
async function expectTruth({ cluster, rival }: Stage, { txn, told: claim }: Acted): Promise<void> {
  const mine = keys.map(() => `new ${txn.startTs}`);
  const verdict = verdictOf(truthOf(cluster, txn.startTs, keys), keys);
  const outcome = await txn.outcome();
  expect(outcome.kind === 'committed' ? `committed at ${outcome.commitTs}` : 'rolledBack').toBe(verdict);
  if (claim.kind === 'committed') expect(verdict).toBe(`committed at ${claim.commitTs}`);
  if (claim.kind === 'rolledBack') expect(verdict).toBe('rolledBack');
  if (outcome.kind === 'committed') {
    const then = await rival.snapshot({ timestamp: outcome.commitTs });
    expect((await then.batchGet(keys)).map(text)).toEqual(mine);
  }
}

async function runCell(scenario: Scenario, kind: FaultKind, rival: Rival): Promise<void> {
  const strike = new Strike(kind, scenario.command, scenario.aim);
  const stage = await Stage.set(strike.interceptor);
  const { sim, cluster, actor } = stage;
  const crashed: Crashed | undefined = await scenario.before?.(stage);
  let meanwhile: Promise<unknown> | undefined;
  strike.arm(stage, () => {
    if (rival === 'meanwhile') meanwhile = takeOver(stage, 'meanwhile');
  });
  const acted = await sim.run(scenario.act(stage));
  await sim.run(actor.txn.backgroundIdle());
  await sim.run(strike.revive());
  await sim.run(Promise.resolve(meanwhile));
  expect(strike.taken).toBe(1);
  // Whatever is still under way arrives, and every lock that nobody renews expires.
  await sim.clock.advance(strike.settlesMs);
  const began = sim.clock.monotonic();
  const read = await sim.run(takeOver(stage, 'afterwards'));
  expect(sim.clock.monotonic() - began).toBeLessThan(ttlMs);
  await sim.run(stage.rival.txn.backgroundIdle());
  expect(expiredLocks(cluster, sim.clock.now())).toEqual([]);
  expect(cluster.locks()).toEqual([]);
  // All keys were always written together, but for the write that makes a conflict.
  expect(new Set(read.filter((value) => value !== 'between')).size).toBe(1);
  await sim.run(expectTruth(stage, acted));
  if (crashed !== undefined) expect(verdictOf(truthOf(cluster, crashed.startTs, keys), keys)).toMatch(crashed.mustBe);
  if (rival === 'afterwards') expect(acted.told).toMatchObject({ kind: scenario.goal });
  told[acted.told.kind] = (told[acted.told.kind] ?? 0) + 1;
}

for (const scenario of scenarios) {
  describe(scenario.name, () => {
    test.each(columns)('%s, another client writes %s', async (kind, rival) => runCell(scenario, kind, rival));
  });
}
