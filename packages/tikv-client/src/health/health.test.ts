import { DeadlineExceededError } from '@tikv-client/errors';
import { metapb } from '@tikv-client/kvproto';
import type { PdClient } from '@tikv-client/pd-client';
import type { RegionRequester, RpcCall, SendOptions } from '@tikv-client/region-request';
import type { StoreRpc } from '@tikv-client/rpc';
import { SimulatedClock } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { checkHealth } from './health.js';
import type { TikvHealth } from './health.js';

/** Two stores; the first leads the only region. What is `silent` uses up the time it is given. */
function setUp(silent: { pd?: boolean; stores?: boolean } = {}, servedBy = 1n) {
  const clock = new SimulatedClock();
  const until = async (deadline: number, what: string): Promise<never> => {
    await clock.sleep(deadline - clock.monotonic());
    throw new DeadlineExceededError({ what });
  };
  const asked = async <T>(deadline: number | undefined, answer: T): Promise<T> =>
    silent.pd === true ? until(deadline ?? 0, 'PD') : answer;
  const metas = [1n, 2n].map((id) => metapb.Store.fromPartial({ id, address: `store-${id}:1` }));
  const region = { meta: metapb.Region.fromPartial({ id: 1n }), leader: { id: 11n, storeId: 1n } };
  const pd = {
    getTimestamp: async (options: { deadline: number }) => asked(options.deadline, 1n),
    getAllStores: async (options: { deadline: number }) => asked(options.deadline, metas),
    scanRegions: async (_start: unknown, _end: unknown, _limit: number, options: { deadline: number }) =>
      asked(options.deadline, [region]),
  };
  const reads: string[] = [];
  const requester = {
    send: async (_command: unknown, _request: unknown, options: SendOptions) => {
      if (silent.stores === true) return until(options.deadline, 'read');
      reads.push(Buffer.from(options.key ?? '').toString('hex'));
      const call = { target: { storeId: servedBy } } as unknown as RpcCall;
      return options.interceptors?.intercept(call, async () => Promise.resolve(undefined));
    },
    cache: {
      index: { overlapping: () => [{ valid: true, startKey: Buffer.from('k'), leaderReplica: { store: { id: 1n } } }] },
      stores: { snapshot: () => metas.map(({ id, address }) => ({ id, address, state: 'resolved' })) },
    },
  };
  const rpc = { liveness: async () => Promise.resolve(silent.stores === true ? 'unreachable' : 'reachable') };
  const check = async (deadline = 1000): Promise<TikvHealth | undefined> =>
    clock.runUntil(
      checkHealth(
        {
          pd: pd as unknown as PdClient,
          loader: pd as unknown as PdClient,
          requester: requester as unknown as RegionRequester,
          rpc: rpc as unknown as StoreRpc,
          clock,
        },
        { deadline, signal: undefined },
      ),
    );
  return { clock, check, reads };
}

const shown = (health: TikvHealth | undefined): unknown[] => [
  health?.status,
  health?.pd.ok,
  ...(health?.stores.map(({ id, check, ok }) => `${id} ${check} ${ok}`) ?? []),
];

describe('health', () => {
  test('everything answers', async () => {
    const { check, reads } = setUp();
    expect(shown(await check())).toEqual(['ok', true, '1 read true', '2 probe true']);
    expect(reads).toEqual(['00']);
  });

  test('a read that another store served says nothing of the one that was meant', async () => {
    expect(shown(await setUp({}, 2n).check())).toEqual(['ok', true, '1 probe true', '2 probe true']);
  });

  test('without PD the stores that were seen are read all the same, within the time', async () => {
    const { clock, check, reads } = setUp({ pd: true });
    expect(shown(await check())).toEqual(['degraded', false, '1 read true', '2 probe true']);
    expect(reads).toEqual([Buffer.from('k').toString('hex')]);
    expect(clock.monotonic()).toBeLessThan(1000);
    expect(shown(await setUp({ pd: true }).check(Infinity))).toEqual([
      'degraded',
      false,
      '1 read true',
      '2 probe true',
    ]);
  });

  test('with PD alone nothing can be read', async () => {
    expect(shown(await setUp({ stores: true }).check())).toEqual(['down', true, '1 read false', '2 probe false']);
    expect(shown(await setUp({ stores: true, pd: true }).check())).toEqual([
      'down',
      false,
      '1 read false',
      '2 probe false',
    ]);
  });
});
