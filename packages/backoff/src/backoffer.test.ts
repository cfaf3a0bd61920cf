import {
  ClusterMismatchError,
  DeadlineExceededError,
  InterruptedError,
  RetriesExhaustedError,
  describeAttempt,
} from '@tikv-client/errors';
import { SeededRandom, SimulatedClock } from '@tikv-client/runtime';
import { beforeEach, describe, expect, test } from 'vitest';
import { Backoffer } from './backoffer.js';
import type { BackofferDeps, BackofferOptions } from './backoffer.js';
import { backoffBudgets, fullRefreshBudget, splitRegionsBudget } from './budgets.js';
import { backoffKinds } from './kinds.js';
import type { BackoffKind } from './kinds.js';
import { backoffForRegionError } from './region-error.js';

let clock: SimulatedClock;
let random: SeededRandom;

beforeEach(() => {
  clock = new SimulatedClock();
  random = new SeededRandom(1);
});

function backoffer(options: BackofferOptions | number, deps: Partial<BackofferDeps> = {}): Backoffer {
  return new Backoffer(typeof options === 'number' ? { maxSleepMs: options } : options, { clock, random, ...deps });
}

/** Lets simulated time pass until the promise is settled. */
async function run<T>(promise: Promise<T>): Promise<T> {
  return (await clock.runUntil(promise)) as T;
}

/** What `backoff` throws. */
async function failure(promise: Promise<unknown>): Promise<unknown> {
  return run(
    promise.then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
}

const numbers = (b: Backoffer) => ({
  total: b.totalSleepMs,
  excluded: b.excludedSleepMs,
  failures: b.failures,
  attempts: b.latestAttempts(),
  times: b.backoffTimes(),
  slept: b.backoffSleepMs(),
});

describe('client-go: config/retry/backoff_test.go', () => {
  test('TestBackoffWithMax: a clamped sleep charges the clamp', async () => {
    const b = backoffer(2000);
    await run(b.backoffWithMax(backoffKinds.txnLockFast, 5, new Error('test')));
    expect(b.totalSleepMs).toBe(5);
    expect(clock.monotonic()).toBe(5);
  });

  test('TestBackoffErrorType: a spent budget is blamed on the kind that slept longest', async () => {
    const b = backoffer(800);
    expect(b.maxSleepMs).toBe(1600);
    await run(b.backoff(backoffKinds.regionMiss, new Error('region miss')));
    await run(b.backoff(backoffKinds.regionNotInitialized, new Error('region not initialized')));
    await run(b.backoff(backoffKinds.regionNotInitialized, new Error('region not initialized')));
    await run(b.backoff(backoffKinds.regionRecoveryInProgress, new Error('recovery in progress')));
    await run(b.backoff(backoffKinds.tikvServerBusy, new Error('server is busy')));
    await run(b.backoff(backoffKinds.isWitness, new Error('peer is witness')));
    let error: unknown;
    for (let i = 0; i < 15 && error === undefined; i++) {
      error = await failure(b.backoff(backoffKinds.txnNotFound, new Error('txn not found')));
    }
    expect(error).toBeInstanceOf(RetriesExhaustedError);
    expect((error as RetriesExhaustedError).reason).toBe(b.longestSleepKind()?.reason);
    expect((error as RetriesExhaustedError).reason).not.toBe('tikvServerBusy');
    expect(b.excludedSleepMs).toBeGreaterThanOrEqual(1000);
  });

  test('TestBackoffDeepCopy: forks and clones carry the numbers and fail as their origin would', async () => {
    const b = backoffer(4);
    for (let i = 0; i < 3; i++) await run(b.backoff(backoffKinds.regionNotInitialized, new Error('not initialized')));
    for (const copy of [b.fork(), b.clone()]) {
      expect(numbers(copy)).toEqual(numbers(b));
      const error = await failure(copy.backoff(backoffKinds.tikvRpc, new Error('tikv rpc')));
      expect((error as RetriesExhaustedError).reason).toBe('regionNotInitialized');
    }
  });

  test('TestBackoffUpdateUsingFork: a parent takes over what its fork has slept', async () => {
    const b = backoffer(40);
    for (let i = 0; i < 3; i++) await run(b.backoff(backoffKinds.regionNotInitialized, new Error('not initialized')));
    const fork = b.fork();
    await run(fork.backoff(backoffKinds.tikvRpc, new Error('tikv rpc')));
    expect(numbers(fork)).not.toEqual(numbers(b));
    b.updateUsingForked(fork);
    expect(numbers(b)).toEqual(numbers(fork));
    await run(fork.backoff(backoffKinds.regionMiss, new Error('later')));
    expect(numbers(b)).not.toEqual(numbers(fork));
  });

  test('TestBackoffWithMaxExcludedExceed: excluded sleep has a limit of its own', async () => {
    const busy: BackoffKind = { ...backoffKinds.tikvServerBusy, excludedUpToMs: 1 };
    const b = backoffer(1);
    await run(b.backoff(busy, new Error('server is busy')));
    const reason = new Error('server is busy');
    // Only an excluded kind has slept, so none can be blamed and the reason itself surfaces.
    expect(await failure(b.backoff(busy, reason))).toBe(reason);
    expect(b.excludedSleepMs).toBeGreaterThan(b.maxSleepMs);
  });

  test('TestMayBackoffForRegionError: a real EpochNotMatch needs no backoff', async () => {
    const b = backoffer(1);
    await run(backoffForRegionError(b, { epochNotMatch: { currentRegions: [{ id: 1n }] } }));
    await run(backoffForRegionError(b, undefined));
    expect(b.totalSleepMs).toBe(0);
    expect(b.failures).toBe(0);
  });

  test.each([
    ['a fake EpochNotMatch', { epochNotMatch: { currentRegions: [] } }],
    ['NotLeader', { message: 'not leader' }],
    ['ServerIsBusy', { message: 'server is busy' }],
    ['MaxTimestampNotSynced', {}],
  ])('TestMayBackoffForRegionError: %s backs off, unless cancelled', async (_name, regionError) => {
    const b = backoffer(1);
    await run(backoffForRegionError(b, regionError));
    expect(b.backoffTimes()).toEqual({ regionMiss: 1 });
    expect(b.totalSleepMs).toBe(2);
    const cancelled = new Error('cancelled');
    const aborted = backoffer(1, { signal: AbortSignal.abort(cancelled) });
    expect(await failure(backoffForRegionError(aborted, regionError))).toBe(cancelled);
  });

  test('TestBackoffErrorsKeep: all failures are counted, the last three are kept in order', async () => {
    const b = backoffer(1_000_000);
    expect(b.failures).toBe(0);
    expect(b.latestAttempts()).toEqual([]);
    const kind: BackoffKind = {
      name: 'foo',
      baseMs: 1,
      capMs: 2,
      jitter: 'equal',
      reason: 'tikvServerTimeout',
      label: '',
    };
    const reasons: Error[] = [];
    for (let i = 0; i < 32; i++) {
      const reason = new Error(`failure ${i}`);
      reasons.push(reason);
      await run(b.backoff(kind, reason));
      expect(b.failures).toBe(i + 1);
      const kept = b.latestAttempts();
      expect(kept.map((attempt) => attempt.reason)).toEqual(reasons.slice(-3));
      const times = kept.map((attempt) => attempt.time);
      expect(times).toEqual([...times].sort((x, y) => x - y));
      // Recorded before a sleep of 1 ms.
      expect(times.at(-1)).toBe(clock.now() - 1);
    }
  });

  test('TestBackoffError: a failure is shown with its time', () => {
    const time = Date.UTC(1970, 0, 1, 4, 20, 34);
    const attempt = { kind: undefined, reason: new Error('mockErr'), time };
    expect(describeAttempt(attempt)).toBe('mockErr at 1970-01-01T04:20:34.000Z');
  });
});

describe('budget', () => {
  test.each([
    [{ maxSleepMs: 100 }, 200],
    [{ maxSleepMs: 100, weight: 5 }, 500],
    [{ maxSleepMs: 100, weighted: false }, 100],
    [{ maxSleepMs: 100, weight: 5, weighted: false }, 100],
    [{ maxSleepMs: 2 ** 30, weight: 2 }, 2 ** 30],
    [{ maxSleepMs: 2 ** 30 - 1, weight: 2 }, 2 ** 31 - 2],
    [{ maxSleepMs: 0 }, 0],
    [{ maxSleepMs: -1 }, -1],
  ])('%j allows %i ms', (options, allowed) => {
    expect(backoffer(options).maxSleepMs).toBe(allowed);
  });

  test('is checked before the sleep, so that the last sleep may overshoot', async () => {
    const b = backoffer({ maxSleepMs: 3, weighted: false });
    await run(b.backoff(backoffKinds.regionMiss, new Error('1')));
    await run(b.backoff(backoffKinds.regionMiss, new Error('2')));
    expect(b.totalSleepMs).toBe(6);
    const error = (await failure(b.backoff(backoffKinds.regionMiss, new Error('3')))) as RetriesExhaustedError;
    expect(error.reason).toBe('regionUnavailable');
    expect(error.attempts.map((attempt) => attempt.reason.message)).toEqual(['1', '2']);
    expect(error.sleptMs).toBe(6);
    expect(error.times).toEqual({ regionMiss: 2 });
    expect((error.cause as Error).message).toBe('3');
    expect(b.failures).toBe(2);
  });

  test('0 is no limit', async () => {
    const b = backoffer(0);
    for (let i = 0; i < 50; i++) await run(b.backoff(backoffKinds.isWitness, new Error('w')));
    expect(b.totalSleepMs).toBeGreaterThan(200_000);
  });

  test('server-busy sleep counts only after ten minutes of it', async () => {
    const b = backoffer({ maxSleepMs: 20_000 });
    let error: unknown;
    while (error === undefined) error = await failure(b.backoff(backoffKinds.tikvServerBusy, new Error('busy')));
    expect(b.excludedSleepMs).toBeGreaterThanOrEqual(600_000);
    expect(b.excludedSleepMs).toBeLessThan(610_000);
    expect(error).toEqual(new Error('busy'));
  });

  test('kinds do not move each other along their curves', async () => {
    const b = backoffer(10_000);
    await run(b.backoff(backoffKinds.regionMiss, new Error('1')));
    await run(b.backoff(backoffKinds.regionMiss, new Error('2')));
    await run(b.backoff(backoffKinds.staleCommand, new Error('3')));
    await run(b.backoff(backoffKinds.regionMiss, new Error('4')));
    expect(b.backoffSleepMs()).toEqual({ regionMiss: 2 + 4 + 8, staleCommand: 2 });
    expect(b.kindsUsed()).toEqual(['regionMiss', 'staleCommand']);
    expect(String(b)).toBe(' backoff(16ms regionMiss,staleCommand)');
    expect(String(backoffer(1))).toBe('');
  });

  test('txnLockFast starts at lockFastMs', async () => {
    const b = backoffer({ maxSleepMs: 100, lockFastMs: 64 });
    await run(b.backoff(backoffKinds.txnLockFast, new Error('locked')));
    expect(b.totalSleepMs).toBeGreaterThanOrEqual(32);
    expect(b.totalSleepMs).toBeLessThan(64);
    const usual = backoffer(100);
    await run(usual.backoff(backoffKinds.txnLockFast, new Error('locked')));
    expect(usual.totalSleepMs).toBeGreaterThanOrEqual(5);
    expect(usual.totalSleepMs).toBeLessThan(10);
  });

  test('reset starts curves and totals anew and keeps the history', async () => {
    const b = backoffer({ maxSleepMs: 2, weight: 3 });
    await run(b.backoff(backoffKinds.regionMiss, new Error('1')));
    await run(b.backoff(backoffKinds.regionMiss, new Error('2')));
    b.reset();
    expect([b.totalSleepMs, b.excludedSleepMs, b.failures, b.maxSleepMs]).toEqual([0, 0, 2, 6]);
    await run(b.backoff(backoffKinds.regionMiss, new Error('3')));
    expect(b.totalSleepMs).toBe(2);
    b.resetMaxSleep(5);
    expect([b.totalSleepMs, b.maxSleepMs]).toEqual([0, 15]);
  });
});

describe('what ends a backoff', () => {
  test('cancellation during the sleep throws the reason untouched, charges nothing and keeps the curve where it was', async () => {
    const controller = new AbortController();
    const b = backoffer(20_000, { signal: controller.signal });
    await run(b.backoff(backoffKinds.regionMiss, new Error('1')));
    const pending = failure(b.backoff(backoffKinds.regionMiss, new Error('2')));
    const reason = { why: 'enough' };
    clock.setTimer(1, () => controller.abort(reason));
    expect(await pending).toBe(reason);
    expect([b.totalSleepMs, b.backoffTimes(), clock.pendingTimers]).toEqual([2, { regionMiss: 1 }, 0]);
    expect(await failure(b.backoff(backoffKinds.regionMiss, new Error('3')))).toBe(reason);
  });

  test('a cancelled fork leaves its parent as it was', async () => {
    const b = backoffer(20_000);
    const fork = b.fork();
    const pending = failure(fork.backoff(backoffKinds.regionMiss, new Error('1')));
    clock.setTimer(1, () => fork.cancel('stop'));
    expect(await pending).toBe('stop');
    await run(b.backoff(backoffKinds.regionMiss, new Error('2')));
    expect(b.totalSleepMs).toBe(2);
  });

  test('the deadline: a sleep that would reach it is not begun', async () => {
    const b = backoffer(20_000, { deadline: clock.monotonic() + 7 });
    await run(b.backoff(backoffKinds.regionMiss, new Error('1')));
    await run(b.backoff(backoffKinds.regionMiss, new Error('2')));
    const error = (await failure(b.backoff(backoffKinds.regionMiss, new Error('3')))) as DeadlineExceededError;
    expect(error).toBeInstanceOf(DeadlineExceededError);
    expect(error.attempts.map((attempt) => attempt.reason.message)).toEqual(['1', '2', '3']);
    expect(clock.monotonic()).toBe(6);
  });

  test('the kill flag, after the sleep', async () => {
    let flag = 0;
    const b = backoffer({ maxSleepMs: 100, killed: () => flag });
    await run(b.backoff(backoffKinds.regionMiss, new Error('1')));
    flag = 2;
    const error = (await failure(b.backoff(backoffKinds.regionMiss, new Error('2')))) as InterruptedError;
    expect(error).toBeInstanceOf(InterruptedError);
    expect([error.killSignal, b.totalSleepMs]).toEqual([2, 6]);
  });

  test('a wrong cluster, whatever the budget', async () => {
    const mismatch = new ClusterMismatchError({ expected: 1n, actual: 2n });
    const wrapped = new Error('pd failed', { cause: mismatch });
    const text = new Error('rpc error: mismatch cluster id, need 1 but got 2');
    const b = backoffer(20_000);
    expect(await failure(b.backoff(backoffKinds.pdRpc, mismatch))).toBe(mismatch);
    expect(await failure(b.backoff(backoffKinds.pdRpc, wrapped))).toBe(mismatch);
    expect(await failure(b.backoff(backoffKinds.pdRpc, text))).toBe(text);
    expect([b.failures, clock.monotonic()]).toEqual([0, 0]);
  });

  test('noop: the reason comes back at once, for copies too', async () => {
    const noop = Backoffer.noop({ clock, random });
    const reason = new Error('once');
    for (const b of [noop, noop.fork(), noop.clone()])
      expect(await failure(b.backoff(backoffKinds.tikvRpc, reason))).toBe(reason);
    expect(noop.failures).toBe(0);
  });
});

describe('forks', () => {
  test('cancelling a fork ends its own forks and not its parent', async () => {
    const controller = new AbortController();
    const b = backoffer(1000, { signal: controller.signal });
    const fork = b.fork();
    const grandchild = fork.fork();
    fork.cancel('gone');
    expect([grandchild.signal?.reason, fork.signal?.reason, b.signal?.aborted]).toEqual(['gone', 'gone', false]);
    const other = b.fork();
    controller.abort('all');
    expect(other.signal?.reason).toBe('all');
  });

  test('a grandchild updates the root, a stranger updates nobody', async () => {
    const root = backoffer(1000);
    const grandchild = root.fork().fork();
    await run(grandchild.backoff(backoffKinds.regionMiss, new Error('1')));
    root.updateUsingForked(grandchild);
    expect(root.totalSleepMs).toBe(2);
    const stranger = backoffer(1000);
    await run(stranger.backoff(backoffKinds.isWitness, new Error('1')));
    root.updateUsingForked(stranger);
    root.updateUsingForked(root.clone());
    expect(root.totalSleepMs).toBe(2);
    expect(grandchild.kindsUsed()).toEqual(['regionMiss']);
    expect(root.kindsUsed()).toEqual([]);
  });

  test('a clone of a fork still belongs to the parent', async () => {
    const root = backoffer(1000);
    const clone = root.fork().clone();
    await run(clone.backoff(backoffKinds.regionMiss, new Error('1')));
    root.updateUsingForked(clone);
    expect(root.totalSleepMs).toBe(2);
  });

  test('a kind used only by the child cannot be blamed by the parent', async () => {
    const root = backoffer({ maxSleepMs: 1, weighted: false });
    const fork = root.fork();
    await run(fork.backoff(backoffKinds.isWitness, new Error('witness')));
    root.updateUsingForked(fork);
    const reason = new Error('miss');
    expect(await failure(root.backoff(backoffKinds.regionMiss, reason))).toBe(reason);
  });

  test('exponents restart in forks and clones', async () => {
    const root = backoffer(1000);
    await run(root.backoff(backoffKinds.regionMiss, new Error('1')));
    await run(root.backoff(backoffKinds.regionMiss, new Error('2')));
    for (const copy of [root.fork(), root.clone()]) {
      await run(copy.backoff(backoffKinds.regionMiss, new Error('3')));
      expect(copy.totalSleepMs).toBe(8);
    }
  });

  test('sleeps are reported, those of forks included', async () => {
    const seen: [string, number][] = [];
    const root = backoffer(1000, { onSleep: (kind, ms) => seen.push([kind.name, ms]) });
    await run(root.backoff(backoffKinds.regionMiss, new Error('1')));
    await run(root.fork().backoff(backoffKinds.staleCommand, new Error('2')));
    expect(seen).toEqual([
      ['regionMiss', 2],
      ['staleCommand', 2],
    ]);
  });
});

describe('budgets of operations', () => {
  test('are plain options of a backoffer', () => {
    expect(backoffer(backoffBudgets.raw).maxSleepMs).toBe(40_000);
    expect(backoffer({ ...backoffBudgets.getTxnStatus, weight: 7 }).maxSleepMs).toBe(20_000);
    expect(backoffer(backoffBudgets.batchStream).maxSleepMs).toBe(2 ** 31 - 1);
    expect(splitRegionsBudget(3).maxSleepMs).toBe(60_000);
    expect(splitRegionsBudget(2048).maxSleepMs).toBe(120_000);
    expect(fullRefreshBudget(30).maxSleepMs).toBe(30_000);
  });

  test('those without a weight are the ones client-go builds without variables', () => {
    const plain = Object.entries(backoffBudgets).filter(([, budget]) => budget.weighted === false);
    expect(plain.map(([name]) => name).sort()).toEqual([
      'asyncResolve',
      'batchStream',
      'commitWait',
      'getTxnStatus',
      'pipelinedCommitRange',
      'pipelinedRollbackRange',
      'updateBuckets',
    ]);
  });
});
