import { SimulatedClock } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { SafeTimestamps } from './safe-timestamps.js';

const maxTs = 2n ** 64n - 1n;
const limits = { deadline: Infinity, signal: undefined };

/** A cluster whose placement driver and stores say what the test sets; undefined: they cannot be asked. */
class Told {
  readonly clock = new SimulatedClock();
  pd: bigint | undefined = 0n;
  readonly pdStores = new Map<bigint, bigint>();
  readonly stores = new Map<bigint, { zone?: string; ts: bigint | undefined }>();
  asked = 0;
  storesAsked = 0;
  readonly safe = new SafeTimestamps(
    {
      ofCluster: async () => {
        this.asked += 1;
        if (this.pd === undefined) throw new Error('no');
        return Promise.resolve(this.pd);
      },
      ofStores: async () => Promise.resolve(this.pdStores),
      stores: async () =>
        Promise.resolve(
          [...this.stores].map(([id, { zone }]) => ({
            id,
            zone,
            safeTs: async () => {
              this.storesAsked += 1;
              const ts = this.stores.get(id)?.ts;
              if (ts === undefined) throw new Error('down');
              return Promise.resolve(ts);
            },
          })),
        ),
    },
    this.clock,
    2000,
  );

  async min(zone?: string): Promise<bigint> {
    return (await this.clock.runUntil(this.safe.min(zone, limits))) ?? -1n;
  }

  /** After the next round. */
  async next(zone?: string): Promise<bigint> {
    await this.clock.advance(2000);
    return this.min(zone);
  }
}

describe('safe timestamps', () => {
  test("client-go: integration_tests/pd_api_test.go TestGetStoresMinResolvedTS: the placement driver's word on the stores of a zone is enough", async () => {
    const told = new Told();
    told.stores.set(1n, { zone: 'testDC', ts: 150n });
    told.pdStores.set(1n, 100n);
    expect(await told.min('testDC')).toBe(100n);
    expect(told.storesAsked).toBe(0);
  });

  test('client-go: integration_tests/pd_api_test.go TestDCLabelClusterMinResolvedTS: the cluster as the placement driver has it, a zone from its stores where it does not know', async () => {
    const told = new Told();
    told.stores.set(1n, { zone: 'testDC', ts: 150n });
    told.pd = 100n;
    expect(await told.min()).toBe(100n);
    expect(told.storesAsked).toBe(0);
    told.pdStores.set(1n, 0n);
    expect(await told.min('testDC')).toBe(150n);
    expect(told.storesAsked).toBe(1);
  });

  test('client-go: integration_tests/pd_api_test.go TestInitClusterMinResolvedTSZero: nothing is known first, then what the placement driver says, then what stores say', async () => {
    const told = new Told();
    told.stores.set(1n, { ts: 0n });
    expect(await told.min()).toBe(0n);
    told.pd = 100n;
    expect(await told.next()).toBe(100n);
    told.pd = 0n;
    told.stores.set(1n, { ts: 150n });
    expect(await told.next()).toBe(150n);
  });

  test('nobody is asked before the first question, and every two seconds from then on until the end', async () => {
    const told = new Told();
    told.pd = 7n;
    await told.clock.advance(10_000);
    expect([told.asked, told.clock.pendingTimers]).toEqual([0, 0]);
    await told.min();
    await told.min();
    expect(told.asked).toBe(1);
    await told.clock.advance(10_000);
    expect(told.asked).toBe(6);
    told.safe.close();
    await told.clock.advance(10_000);
    expect([told.asked, told.clock.pendingTimers]).toEqual([6, 0]);
  });

  test('0 and 2^64 - 1 are no values, nothing goes back, and one store that has not told is enough for not knowing', async () => {
    const told = new Told();
    told.pd = maxTs;
    told.stores.set(1n, { zone: 'east', ts: 200n });
    told.stores.set(2n, { zone: 'east', ts: 0n });
    told.stores.set(3n, { zone: 'west', ts: undefined });
    expect([await told.min(), await told.min('east'), await told.min('west'), await told.min('north')]).toEqual([
      0n,
      200n,
      0n,
      0n,
    ]);
    told.stores.set(3n, { zone: 'west', ts: 300n });
    expect([await told.next(), await told.min('west')]).toEqual([200n, 300n]);
    told.stores.set(1n, { zone: 'east', ts: 190n });
    told.stores.set(3n, { zone: 'west', ts: maxTs });
    expect([await told.next(), await told.min('east'), await told.min('west')]).toEqual([200n, 200n, 300n]);
    // A store that stops answering leaves what it has said.
    told.stores.set(1n, { zone: 'east', ts: undefined });
    expect(await told.next('east')).toBe(200n);
  });

  test('a placement driver that cannot be asked is done without', async () => {
    const told = new Told();
    told.pd = undefined;
    told.stores.set(1n, { ts: 9n });
    expect(await told.min()).toBe(9n);
  });

  test('the signal of the call ends it', async () => {
    const told = new Told();
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(told.safe.min(undefined, { ...limits, signal })).rejects.toThrow('enough');
  });
});
