import { createTikvClient } from 'tikv-client';
import type { TikvClient, Transaction, TransactionMode } from 'tikv-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { refuseStrayRejections } from '../bad-input/no-stray-rejections.js';
import type { Simulated } from '../hostile/simulated.js';
import { text } from '../txn/txn-setup.js';
import { Life } from './mortal.js';
import { clusterOf, ttlMs } from './stage.js';
import { expiredLocks, truthOf, verdictOf } from './truth.js';

refuseStrayRejections();

/**
 * What others may need on top of the life of a lock: questions and the write itself; and who locks waits at the store, which looks
 * up after a second, for the primary and then for the other keys.
 */
const marginMs = { optimistic: 300, pessimistic: 2300 } as const;

/** Three regions: one key is changed in each, one deleted, one inserted. */
const before = { a: 'old', i: 'old', r: 'old', s: undefined } as const;
const after = { a: 'new', i: 'new', r: undefined, s: 'new' } as const;
type Values = Readonly<Record<keyof typeof before, string | undefined>>;
const names = Object.keys(before) as (keyof Values)[];

/** Each victim has keys of its own. */
const keyOf = (name: string, victim: string): string => `${name} of ${victim}`;

interface Victim {
  readonly name: string;
  readonly life: Life;
  readonly client: TikvClient;
  txn: Transaction | undefined;
  told: 'nothing' | 'committed' | 'failed';
  /** When it died, on the monotonic clock. */
  diedAt: number;
}

const settings = (sim: Simulated) => ({
  pd: sim.cluster.pdEndpoints,
  txn: { managedLockTtlMs: ttlMs },
  timeoutMs: 60_000,
});

async function born(sim: Simulated, name: string, endsAt: number, onDeath: () => void): Promise<Victim> {
  const victim: { -readonly [K in keyof Victim]?: Victim[K] } = { name, txn: undefined, told: 'nothing', diedAt: NaN };
  const life = new Life(endsAt, () => {
    victim.diedAt = sim.clock.monotonic();
    onDeath();
  });
  const { clock, network, random } = sim;
  const deps = { clock: life.clock(clock), transport: life.transport(network.from(name)), random: random.fork(name) };
  return Object.assign(victim as Victim, { life, client: await createTikvClient(settings(sim), deps) });
}

/** Its one transaction: reads, changes, deletes and inserts; a pessimistic one lives long enough for a heartbeat. */
async function transact(sim: Simulated, victim: Victim, mode: TransactionMode): Promise<void> {
  const { client, name } = victim;
  const [a, i, r, s] = names.map((key) => keyOf(key, name)) as [string, string, string, string];
  const txn = await client.begin({ mode });
  victim.txn = txn;
  if (mode === 'pessimistic') {
    await txn.getForUpdate(a);
    await txn.lockKeys([i, r]);
    await sim.clock.sleep(0.6 * ttlMs);
    if (victim.life.dead) return;
  } else {
    await txn.get(a);
  }
  txn.put(a, 'new');
  txn.put(i, 'new');
  txn.delete(r);
  txn.insert(s, 'new');
  try {
    await txn.commit();
    victim.told = 'committed';
    await client.txn.backgroundIdle();
  } catch {
    victim.told = 'failed';
  }
}

/** Another client reads the keys of a victim and writes them; resolves to what it has read. */
async function proceed(rival: TikvClient, victim: string, mode: TransactionMode): Promise<Values> {
  return rival.runTransaction(
    async (txn) => {
      const keys = names.map((name) => keyOf(name, victim));
      const values = mode === 'pessimistic' ? await txn.batchGetForUpdate(keys) : await txn.batchGet(keys);
      for (const key of keys) txn.put(key, 'taken over');
      return Object.fromEntries(names.map((name, index) => [name, text(values[index])])) as unknown as Values;
    },
    { mode },
  );
}

interface Finding {
  readonly point: string;
  readonly read: Values;
  readonly tookMs: number;
  readonly verdict: string;
  readonly told: Victim['told'];
}

async function killAt(
  sim: Simulated,
  rival: TikvClient,
  n: number,
  modes: { readonly victim: TransactionMode; readonly rival: TransactionMode },
): Promise<Finding> {
  let die = (): void => undefined;
  const dead = new Promise<void>((resolve) => {
    die = resolve;
  });
  const victim = await born(sim, `victim ${n}`, n, () => die());
  victim.life.startCounting();
  const work = transact(sim, victim, modes.victim);
  // One that outlives its work has not met its end: then the count was wrong.
  await Promise.race([dead, work]);
  const { life, name, txn } = victim;
  expect({ n, points: life.points.length, dead: life.dead }).toEqual({ n, points: n, dead: true });
  const read = await proceed(rival, name, modes.rival);
  const tookMs = sim.clock.monotonic() - victim.diedAt;
  await rival.txn.backgroundIdle();
  const keys = names.map((key) => keyOf(key, name));
  const verdict = txn === undefined ? 'rolledBack' : verdictOf(truthOf(sim.cluster, txn.startTs, keys), keys);
  return { point: `${n}: ${life.points.at(-1)}`, read, tookMs, verdict, told: victim.told };
}

/** How many messages the transaction takes when nothing disturbs it. */
async function countPoints(sim: Simulated, mode: TransactionMode): Promise<number> {
  const victim = await born(sim, 'victim 0', Infinity, () => undefined);
  victim.life.startCounting();
  await transact(sim, victim, mode);
  expect(victim.told).toBe('committed');
  victim.life.end();
  return victim.life.points.length;
}

const modes = ['optimistic', 'pessimistic'] as const;

describe.each(modes)('%s: a client is killed at every message of its transaction', (victim) => {
  test.each(modes)('%s: another client proceeds within the TTL, and all or nothing shows', async (mode) => {
    const sim = await clusterOf('h', 'q');
    const { clock, cluster, network, random } = sim;
    const deps = { clock, transport: network.from('rival'), random: random.fork('rival') };
    const rival = await sim.run(createTikvClient(settings(sim), deps));
    onTestFinished(async () => sim.run(rival.close()));
    const fill = async (n: number): Promise<void> =>
      rival.runTransaction(async (txn) => {
        for (const name of names) if (before[name] !== undefined) txn.put(keyOf(name, `victim ${n}`), before[name]);
      });
    await sim.run(fill(0));
    const count = await sim.run(countPoints(sim, victim));
    const all = Array.from({ length: count }, (_, index) => index + 1);
    await sim.run(Promise.all(all.map(fill)));
    await sim.run(rival.txn.backgroundIdle());
    const findings = await sim.run(Promise.all(all.map(async (n) => killAt(sim, rival, n, { victim, rival: mode }))));
    const slowest = Math.max(...findings.map(({ tookMs }) => tookMs));
    const committed = findings.filter(({ verdict }) => verdict.startsWith('committed')).length;
    process.stdout.write(
      `${victim} transaction killed at ${count} points, met by ${mode} ones: ${committed} committed, ` +
        `${count - committed} not; the slowest took over after ${Math.round(slowest)} ms\n`,
    );
    for (const { point, read, tookMs, verdict, told } of findings) {
      const committedHere = verdict.startsWith('committed at ');
      if (!committedHere) expect({ point, verdict }).toEqual({ point, verdict: 'rolledBack' });
      expect({ point, read }).toEqual({ point, read: committedHere ? after : before });
      if (told === 'committed') expect({ point, committedHere }).toEqual({ point, committedHere: true });
      expect({ point, told }).not.toEqual({ point, told: 'failed' });
      expect({ point, inTime: tookMs <= ttlMs + marginMs[mode] }).toEqual({ point, inTime: true });
    }
    // The enumeration reaches from before the first lock to behind the commit.
    expect(committed).toBeGreaterThan(0);
    expect(committed).toBeLessThan(count);
    expect(expiredLocks(cluster, clock.now())).toEqual([]);
    expect(cluster.locks()).toEqual([]);
  });
});
