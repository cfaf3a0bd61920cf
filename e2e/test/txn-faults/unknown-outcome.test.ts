import type { Fault } from '@tikv-client/embedded-tikv';
import { describe, expect, test } from 'vitest';
import { refuseStrayRejections } from '../bad-input/no-stray-rejections.js';
import { writeAll } from './scenario.js';
import { Stage, ttlMs } from './stage.js';
import { expectTruth, expiredLocks } from './truth.js';

refuseStrayRejections();

type Strike = Pick<Fault, 'on' | 'action' | 'delayMs'>;

interface Case {
  readonly name: string;
  readonly strike: Strike;
  /** When the truth is asked for, ms after the commit was given up. */
  readonly askAfterMs: number;
  readonly truth: 'committed' | 'rolledBack';
}

/** The call's patience: shorter than the life of its locks. */
const patienceMs = 2000;

const lost: Strike = { on: 'request', action: 'drop' };
const unanswered: Strike = { on: 'reply', action: 'drop' };
const broken: Strike = { on: 'reply', action: 'error' };
const late: Strike = { on: 'request', action: 'delay', delayMs: 3 * ttlMs };

const cases: readonly Case[] = [
  { name: 'every request was lost, asked at once', strike: lost, askAfterMs: 0, truth: 'rolledBack' },
  { name: 'every request was lost, asked later', strike: lost, askAfterMs: 2 * ttlMs, truth: 'rolledBack' },
  { name: 'every reply was lost, asked at once', strike: unanswered, askAfterMs: 0, truth: 'committed' },
  { name: 'every reply was lost, asked later', strike: unanswered, askAfterMs: 2 * ttlMs, truth: 'committed' },
  { name: 'every stream broke before the reply', strike: broken, askAfterMs: 0, truth: 'committed' },
  { name: 'every request was late, asked before it came', strike: late, askAfterMs: 0, truth: 'rolledBack' },
  { name: 'every request was late, asked when it had come', strike: late, askAfterMs: 4 * ttlMs, truth: 'committed' },
];

describe.each(['optimistic', 'pessimistic'] as const)('%s: a commit of unknown outcome', (mode) => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, { strike, askAfterMs, truth }) => {
    const stage = await Stage.set({ name: 'none', intercept: async (call, next) => next(call) });
    const { sim, cluster } = stage;
    const fault = cluster.addFault({ method: 'KvCommit', ...strike });
    const acted = await sim.run(writeAll(stage, mode, patienceMs));
    fault.remove();
    expect(fault.taken).toBeGreaterThan(0);
    expect(acted).toMatchObject({ told: { kind: 'undetermined' }, txn: { state: 'undetermined' } });
    await sim.clock.advance(askAfterMs);
    expect(await sim.run(acted.txn.outcome())).toMatchObject({ kind: truth });
    // Nothing that arrives later makes it untrue.
    await sim.clock.advance(4 * ttlMs);
    await sim.run(stage.actor.txn.backgroundIdle());
    await sim.run(expectTruth(stage, acted));
    await sim.run(stage.takeOver('afterwards'));
    await sim.run(stage.rival.txn.backgroundIdle());
    expect(expiredLocks(cluster, sim.clock.now())).toEqual([]);
    expect(cluster.locks()).toEqual([]);
    await sim.run(expectTruth(stage, acted));
  });
});
