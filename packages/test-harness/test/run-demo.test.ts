import { SeededRandom, SimulatedClock } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { demoOptionsSchema, openClusterTarget, runDemo } from '../src/index.js';
import type {
  AttemptInterceptor,
  DemoInput,
  DemoResult,
  DemoTarget,
  FaultAction,
  OpenedClient,
  RawTarget,
  WorkloadName,
} from '../src/index.js';
import { MemoryTarget } from './memory-target.js';
import { MemoryTxnStore } from './memory-txn-target.js';
import type { TxnBug } from './memory-txn-target.js';

/** Ways in which a store can be wrong. */
type Bug = 'none' | 'loses a write' | 'reads old values';

/** A client on a map: each call is one attempt of a few simulated milliseconds, seen by the interceptors as on a real cluster. */
function clientOn(
  store: MemoryTarget,
  clock: SimulatedClock,
  bug: Bug,
  interceptors: readonly AttemptInterceptor[],
  transactions: MemoryTxnStore,
): OpenedClient {
  const random = new SeededRandom(9);
  const old = new Map<string, Uint8Array>();
  let puts = 0;
  const attempt = async <T extends object>(name: string, request: object, work: () => Promise<T>): Promise<T> => {
    const call = { target: { storeId: 1n, regionId: 1n, address: 's' }, command: { name }, request, attempt: 1 };
    let next: (one: typeof call) => Promise<unknown> = async () => {
      await clock.sleep(1 + random.next() * 3);
      const reply = await work();
      await clock.sleep(1 + random.next() * 3);
      return reply;
    };
    for (const interceptor of interceptors.toReversed()) {
      const inner = next;
      next = (one) => interceptor.intercept(one, inner);
    }
    return (await next(call)) as T;
  };
  const raw: RawTarget = {
    async get(key) {
      const { value, notFound } = await attempt('RawGet', { key }, async () => {
        const name = Buffer.from(key).toString();
        const found = (bug === 'reads old values' ? old.get(name) : undefined) ?? (await store.get(key));
        return { value: found ?? new Uint8Array(0), notFound: found === undefined };
      });
      return notFound ? undefined : value;
    },
    async put(key, value) {
      await attempt('RawPut', { key, value }, async () => {
        puts += 1;
        const before = await store.get(key);
        if (before !== undefined) old.set(Buffer.from(key).toString(), before);
        if (bug !== 'loses a write' || puts % 10 !== 0) await store.put(key, value);
        return {};
      });
    },
    async compareAndSwap(key, expected, value) {
      const request = {
        key,
        value,
        previousNotExist: expected === undefined,
        previousValue: expected ?? new Uint8Array(0),
      };
      const reply = await attempt('RawCompareAndSwap', request, async () => {
        const found = await store.get(key);
        const { swapped } = await store.compareAndSwap(key, expected, value);
        return { succeed: swapped, previousNotExist: found === undefined, previousValue: found ?? new Uint8Array(0) };
      });
      return { swapped: reply.succeed };
    },
    scan: async (start, end, limit) =>
      (
        await attempt('RawScan', { startKey: start, endKey: end, limit }, async () => ({
          kvs: await store.scan(start, end, limit),
        }))
      ).kvs,
    batchGet: async (keys) =>
      (await attempt('RawBatchGet', { keys }, async () => ({ pairs: await store.batchGet(keys) }))).pairs,
    async batchPut(pairs) {
      await attempt('RawBatchPut', { pairs }, async () => {
        await store.batchPut(pairs);
        return {};
      });
    },
    deleteRange: (start, end) => store.deleteRange(start, end),
  };
  const rawWirePrefix = new Uint8Array(0);
  return { raw, txn: transactions.client(), rawWirePrefix, backoffs: () => ({}), close: async () => undefined };
}

interface Run {
  readonly result: DemoResult;
  readonly store: MemoryTarget;
  readonly transactions: MemoryTxnStore;
  readonly actions: readonly FaultAction[];
  readonly healed: number;
}

async function run(
  input: DemoInput,
  bug: Bug = 'none',
  signal = new AbortController().signal,
  txnBug: TxnBug = 'none',
  truth = true,
  preparationMs = 0,
): Promise<Run> {
  const clock = new SimulatedClock();
  const store = new MemoryTarget();
  const transactions = new MemoryTxnStore(clock, new SeededRandom(11), txnBug);
  const actions: FaultAction[] = [];
  let healed = 0;
  const target: DemoTarget = {
    description: 'a map',
    prefix: Buffer.from('test/'),
    stores: 3,
    connect: async ({ interceptors }) => clientOn(store, clock, bug, interceptors, transactions),
    ...(truth ? { truth: (key) => transactions.truth(key) } : {}),
    prepare: () => clock.sleep(preparationMs),
    perform: async (action) => void actions.push(action),
    heal: async () => void (healed += 1),
    close: async () => undefined,
  };
  const options = demoOptionsSchema.parse({ mode: 'raw', records: 100, concurrency: 8, durationMs: 2000, ...input });
  const demo = runDemo(options, {
    clock,
    openTarget: async () => target,
    signal,
    onProgress: () => undefined,
    onWorkload: () => undefined,
  });
  const result = await clock.runUntil(demo);
  if (result === undefined) throw new Error('no result');
  return { result, store, transactions, actions, healed };
}

describe('the main job', () => {
  test('all six workloads on a correct store: every invariant holds, faults are planned, performed and healed', async () => {
    const { result, actions, healed, store } = await run({ durationMs: 500 });
    expect(result).toMatchObject({ ok: true, interrupted: false, failure: undefined });
    expect(result.workloads.map(({ workload }) => workload).join('')).toBe('ABCDEF');
    for (const row of result.workloads) {
      expect(row.operations).toBeGreaterThan(120);
      expect(row.seconds).toBeGreaterThanOrEqual(0.5);
      expect(row.invariants.map((invariant) => invariant.result)).toEqual(['held', 'held']);
      expect(row.faults).toHaveLength(10);
      expect(row.timeline.reduce((sum, point) => sum + point.operations, 0)).toBe(row.operations);
    }
    expect(actions).toHaveLength(60);
    expect(healed).toBe(6);
    expect(store.keys().every((key) => key.startsWith('test/'))).toBe(true);
  });

  test('--operations ends a workload without a duration', async () => {
    const { result } = await run({ workloads: ['B'], durationMs: undefined, operations: 300 });
    expect(result.workloads).toMatchObject([{ operations: 300 }]);
  });

  test.each<[Bug, string]>([
    ['loses a write', 'acknowledged writes are in the final state or overwritten'],
    ['reads old values', 'the history of every key is linearizable'],
  ])('a store that %s is found out', async (bug, invariant) => {
    const { result } = await run({ workloads: ['A'] }, bug);
    expect(result.ok).toBe(false);
    const broken = result.workloads[0]?.invariants.find(({ name }) => name === invariant);
    expect(broken?.result).toBe('violated');
    expect(broken?.findings.length).toBeGreaterThan(0);
  });

  test('a bounded history judges a part of the keys and says so', async () => {
    const { result } = await run({ workloads: ['A'], maxHistory: 1000, durationMs: 4000 });
    expect(result.ok).toBe(true);
    expect(result.workloads[0]?.invariants[1]?.detail).toMatch(/a random \d+ of 100 keys \(\d+ of \d+ attempts\)/);
  });

  test('an interruption ends with what is there', async () => {
    const abort = new AbortController();
    abort.abort(new Error('interrupted'));
    const { result } = await run({}, 'none', abort.signal);
    expect(result).toMatchObject({ interrupted: true, workloads: [], failure: undefined });
  });

  test('a target that cannot be opened is a failure in the result', async () => {
    const result = await runDemo(demoOptionsSchema.parse({}), {
      clock: new SimulatedClock(),
      openTarget: () => Promise.reject(new Error('nobody there')),
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onWorkload: () => undefined,
    });
    expect(result).toMatchObject({ ok: false, failure: 'Error: nobody there' });
  });
});

describe('transactions in the main job', () => {
  test('both modes on a correct store: every part holds, in keys of its own', async () => {
    const { result, healed, transactions, store } = await run({
      mode: 'both',
      workloads: ['A', 'E', 'F'],
      durationMs: 300,
    });
    expect(result).toMatchObject({ ok: true, failure: undefined, settings: { mode: 'both', apiVersion: 2 } });
    expect(result.workloads.map(({ mode, workload }) => `${mode} ${workload}`)).toEqual([
      'raw A',
      'raw E',
      'raw F',
      'txn bank',
      'txn A',
      'txn E',
      'txn F',
    ]);
    for (const { mode, invariants, operations, faults, undetermined } of result.workloads) {
      expect(invariants.map((invariant) => invariant.result)).toEqual(Array(mode === 'raw' ? 2 : 3).fill('held'));
      expect(operations).toBeGreaterThan(80);
      expect(faults).toHaveLength(10);
      if (mode === 'raw') expect(undetermined).toBe(0);
    }
    expect(result.workloads[3]?.undetermined).toBeGreaterThan(0);
    expect(result.workloads[3]?.conflicts).toBeGreaterThan(0);
    expect(healed).toBe(7);
    expect(transactions.keys().some((key) => key.startsWith('test/txn/bank/transfer/'))).toBe(true);
    expect(transactions.keys().every((key) => key.startsWith('test/txn/'))).toBe(true);
    expect(store.keys().every((key) => key.startsWith('test/raw/'))).toBe(true);
  });

  const bankBugs: ReadonlyArray<readonly [TxnBug, readonly string[]]> = [
    ['drops an acknowledged commit', ['every acknowledged', 'every outcome told']],
    ['drops half of a commit', ['money', 'every acknowledged']],
    ['reads the newest version', ['money']],
    ['checks no conflicts', ['money', 'every acknowledged']],
    ['calls a commit failed', ['every acknowledged', 'every outcome told']],
    ['calls a failure committed', ['every acknowledged', 'every outcome told']],
    ['runs a commit of unknown outcome again', ['every acknowledged', 'every outcome told']],
  ];
  const small = {
    mode: 'txn',
    workloads: ['C'],
    operations: 500,
    durationMs: undefined,
    concurrency: 16,
    accounts: 20,
    records: 1,
  } as const;
  test.each([
    ...bankBugs.map(([bug, names]) => [bug, names, true] as const),
    ['drops an acknowledged commit', ['every acknowledged'], false] as const,
    ['runs a commit of unknown outcome again', ['every acknowledged'], false] as const,
  ])('the bank finds a store that %s: %j, asking it for the truth: %s', async (bug, names, truth) => {
    const { result } = await run({ ...small, workloads: ['C'] }, 'none', undefined, bug, truth);
    expect(result.ok).toBe(false);
    const broken = result.workloads[0]?.invariants.filter((invariant) => invariant.result === 'violated') ?? [];
    for (const name of names) expect(broken.map((invariant) => invariant.name).join()).toContain(name);
    for (const { findings } of broken) expect(findings.length).toBeGreaterThan(0);
  });

  test.each<[WorkloadName, TxnBug, string]>([
    ['D', 'drops an acknowledged commit', 'acknowledged writes are in the final snapshot'],
    ['F', 'drops an acknowledged commit', 'every read is the one of its timestamp'],
    ['F', 'reads the newest version', 'every read is the one of its timestamp'],
    ['F', 'checks no conflicts', 'every read is the one of its timestamp'],
    ['F', 'calls a commit failed', 'every outcome told agrees with the versions in the store'],
  ])('workload %s finds a store that %s: %s', async (workload, bug, name) => {
    const { result } = await run(
      { ...small, records: 20, operations: 600, workloads: [workload] },
      'none',
      undefined,
      bug,
    );
    const row = result.workloads[1];
    const broken = row?.invariants.filter((invariant) => invariant.result === 'violated') ?? [];
    expect(broken.map((invariant) => invariant.name).join()).toContain(name);
  });

  test('without limits the job ends within 90 s, however long the parts take to begin', async () => {
    const input = {
      mode: 'both',
      workloads: ['C'],
      durationMs: undefined,
      concurrency: 2,
      accounts: 10,
      records: 10,
    } as const;
    const lengths = async (preparationMs: number): Promise<readonly number[]> => {
      const { result } = await run({ ...input, workloads: ['C'] }, 'none', undefined, 'none', true, preparationMs);
      expect(result).toMatchObject({ ok: true });
      expect(result.seconds).toBeLessThan(90);
      return result.workloads.map(({ seconds }) => Math.round(seconds));
    };
    expect(await lengths(1000)).toEqual([4, 8, 4]);
    expect(await lengths(27_000)).toEqual([4, 1, 1]);
  });

  test('a full journal judges what it has and says so', async () => {
    const { result } = await run({
      mode: 'txn',
      workloads: ['A'],
      maxHistory: 1000,
      durationMs: undefined,
      operations: 1500,
    });
    expect(result.ok).toBe(true);
    expect(result.workloads[1]?.invariants[0]?.detail).toMatch(/\d+ more were not recorded/);
  });
});

describe('on a real cluster', () => {
  test('stays below a random prefix, injects nothing, and leaves nothing behind', async () => {
    const clock = new SimulatedClock();
    const store = new MemoryTarget();
    const theirs = ['', 'harness-tikv-client', 'harness-tikv-client/', 'harness-tikv-client0', 't\u0001', '\u00ff'];
    for (const key of theirs) await store.put(Buffer.from(key, 'latin1'), Buffer.from('theirs'));
    const before = store.keys();
    store.touched.length = 0;
    const transactions = new MemoryTxnStore(clock, new SeededRandom(3));
    const options = demoOptionsSchema.parse({
      records: 50,
      concurrency: 4,
      durationMs: 200,
      pd: ['pd:2379'],
      apiVersion: 2,
    });
    const demo = runDemo(options, {
      clock,
      openTarget: () =>
        openClusterTarget(
          { pd: ['pd:2379'], apiVersion: 2, keyspace: 'DEFAULT', mode: 'both', timeoutMs: 15_000 },
          async (_address, { interceptors }) => clientOn(store, clock, 'none', interceptors, transactions),
          new SeededRandom(5),
        ),
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onWorkload: () => undefined,
    });
    const result = await clock.runUntil(demo);
    expect(result).toMatchObject({ ok: true, workloads: Array.from({ length: 13 }, () => ({ faults: [] })) });
    const touched = [...store.touched.map((key) => Buffer.from(key).toString('latin1')), ...transactions.touched];
    expect(transactions.touched.length).toBeGreaterThan(1000);
    const prefixes = new Set(touched.map((key) => key.slice(0, 37)));
    expect(prefixes.size).toBe(1);
    expect([...prefixes][0]).toMatch(/^harness-tikv-client\/[0-9a-f]{16}\/$/);
    expect(store.keys()).toEqual(before);
    expect(transactions.keys()).toEqual([]);
  });
});
