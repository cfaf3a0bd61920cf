import type { EmbeddedClusterOptions } from '@tikv-client/embedded-tikv';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { createTikvClient } from 'tikv-client';
import type { OpenSnapshotOptions, RpcCall, Snapshot, TikvClient } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import { failure, put, text, withTxn } from './txn-setup.js';
import type { Started, TxnSetup } from './txn-setup.js';

const slowLog: EmbeddedClusterOptions = { replicationDelay: { minMs: 2, maxMs: 12 } };
const zones: EmbeddedClusterOptions = { storeLabels: [{ zone: 'z1' }, { zone: 'z2' }, { zone: 'z3' }] };

interface Sent {
  readonly storeId: bigint;
  readonly isLeader: boolean;
  readonly context: kvrpcpb.Context | undefined;
}

/** The reads that were sent while `work` ran. */
async function readsOf<T>(
  setup: TxnSetup,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly sent: Sent[] }> {
  const before = setup.sent.length;
  const result = await work();
  const sent = setup.sent
    .slice(before)
    .filter(({ command }) => ['KvGet', 'KvBatchGet', 'KvScan'].includes(command.name))
    .map((call) => describeCall(setup, call));
  return { result, sent };
}

function describeCall({ cluster }: TxnSetup, { target, request }: RpcCall): Sent {
  const region = cluster.regions().find(({ id }) => id === target.regionId);
  const { context } = request as { readonly context?: kvrpcpb.Context };
  return { storeId: target.storeId, isLeader: region?.leaderStoreId === target.storeId, context };
}

async function everything(snapshot: Snapshot): Promise<(string | undefined)[]> {
  const scanned = await snapshot.scan({ start: 'a', end: 'd' });
  const got = await snapshot.batchGet(['a1', 'b1', 'c1']);
  return [text(await snapshot.get('a1')), ...got.map(text), ...scanned.map(({ value }) => text(value))];
}

async function open(client: TikvClient, options: OpenSnapshotOptions): Promise<Snapshot> {
  return client.snapshot({ cache: false, ...options });
}

describe('reads of followers', () => {
  test.each(['follower', 'mixed', 'preferLeader'] as const)(
    '%s: gets, batches and scans see all that was committed',
    async (replicaRead) => {
      await withTxn(
        async ({ setup, client, other }) => {
          const targets: Sent[] = [];
          for (let round = 0; round < 3; round += 1) {
            const value = String(round);
            await put(client, { a1: value, b1: value, c1: value });
            const snapshot = await open(other, { replicaRead });
            const { result, sent } = await readsOf(setup, () => everything(snapshot));
            expect(result).toEqual(Array<string>(7).fill(value));
            targets.push(...sent);
          }
          expect(targets.every(({ isLeader, context }) => context?.replicaRead === !isLeader)).toBe(true);
          const led = targets.filter(({ isLeader }) => isLeader).length;
          if (replicaRead === 'follower') expect(led).toBe(0);
          else if (replicaRead === 'preferLeader') expect(led).toBe(targets.length);
          else expect([led > 0, led < targets.length]).toEqual([true, true]);
        },
        {},
        slowLog,
      );
    },
  );

  test('while leaders move and a store is down, and past locks that others left', async () => {
    await withTxn(
      async ({ setup, cluster, client, other }) => {
        await put(client, { a1: '0', b1: '0', c1: '0' });
        for (let round = 1; round <= 4; round += 1) {
          const value = String(round);
          await put(client, { a1: value, b1: value, c1: value });
          for (const { id, storeIds, leaderStoreId } of cluster.regions()) {
            cluster.transferLeader(id, storeIds.find((one) => one !== leaderStoreId) ?? 0n);
          }
          const store = BigInt(1 + (round % 3));
          await cluster.stopStore(store);
          const snapshot = await open(other, { replicaRead: 'follower' });
          expect(await everything(snapshot)).toEqual(Array<string>(7).fill(value));
          await cluster.startStore(store);
          await setup.sleep(500);
        }
        const dying = await other.begin();
        dying.put('a1', 'never');
        dying.put('b1', 'never');
        await setup.dieAfterPrewrite(dying);
        const snapshot = await open(client, { replicaRead: 'follower' });
        expect(await everything(snapshot)).toEqual(Array<string>(7).fill('4'));
      },
      {},
      slowLog,
    );
  });

  test('client-go: integration_tests/snapshot_test.go > TestReplicaReadAdjuster: each request for keys asks who may serve it', async () => {
    await withTxn(
      async ({ setup, client }) => {
        await put(client, { a1: 'x', b1: 'y', b2: 'z' });
        for (const hit of [true, false]) {
          const asked: number[] = [];
          const replicaReadAdjuster = (keys: number) => {
            asked.push(keys);
            return hit
              ? ({ replicaRead: 'mixed', matchLabels: { zone: 'z1' } } as const)
              : { replicaRead: 'leader' as const };
          };
          const snapshot = await open(client, { replicaRead: 'mixed', replicaReadAdjuster });
          const { sent } = await readsOf(setup, async () => {
            await snapshot.get('a1');
            await snapshot.batchGet(['b1', 'b2']);
          });
          expect(asked).toEqual([1, 2]);
          expect(sent).toHaveLength(2);
          for (const { storeId, isLeader, context } of sent) {
            if (hit) expect(storeId).toBe(1n);
            else expect(isLeader).toBe(true);
            expect(context?.replicaRead).toBe(hit && !isLeader);
          }
        }
        // Nothing to say leaves it to the snapshot; scans do not ask.
        const silent = await open(client, { replicaRead: 'follower', replicaReadAdjuster: () => undefined });
        const { sent } = await readsOf(setup, () => everything(silent));
        expect(sent.every(({ isLeader }) => !isLeader)).toBe(true);
      },
      {},
      zones,
    );
  });
});

/** Waits until what was committed before is final on all stores, and says up to when. */
async function settled({ setup, client }: Started): Promise<bigint> {
  const { timestamp } = await client.snapshot();
  await setup.sleep(500);
  const safe = await client.minSafeTs();
  expect(safe > timestamp).toBe(true);
  return safe;
}

describe('stale reads', () => {
  const fast = { safeTsIntervalMs: 200, ...zones } as const;

  test('what is final everywhere is read of the zone named, in one attempt each', async () => {
    await withTxn(
      async (started) => {
        const { setup, client, other } = started;
        await put(client, { a1: '1', b1: '1', c1: '1' });
        const timestamp = await settled(started);
        await put(client, { a1: '2', b1: '2', c1: '2' });
        for (const zone of ['z1', 'z2', 'z3']) {
          const snapshot = await open(other, { timestamp, staleRead: true, matchLabels: { zone } });
          const { result, sent } = await readsOf(setup, () => everything(snapshot));
          expect(result).toEqual(Array<string>(7).fill('1'));
          expect(new Set(sent.map(({ storeId }) => storeId))).toEqual(new Set([BigInt(zone.slice(1))]));
          expect(sent.every(({ context }) => context?.staleRead === true && !context.replicaRead)).toBe(true);
        }
      },
      {},
      fast,
    );
  });

  test('what is not final there yet is read of the leader', async () => {
    await withTxn(
      async ({ setup, client, other }) => {
        await put(client, { a1: '1', b1: '1', c1: '1' });
        let leaders = 0;
        for (const zone of ['z1', 'z2', 'z3']) {
          const snapshot = await open(other, { staleRead: true, matchLabels: { zone } });
          const { result, sent } = await readsOf(setup, () => everything(snapshot));
          expect(result).toEqual(Array<string>(7).fill('1'));
          const retried = sent.filter(({ context }) => context?.staleRead !== true);
          expect(retried.every(({ isLeader, context }) => isLeader && context?.replicaRead === false)).toBe(true);
          leaders += retried.length;
        }
        expect(leaders).toBeGreaterThan(0);
      },
      {},
      { ...fast, safeTsIntervalMs: 60_000 },
    );
  });

  test('a lock that is met there is asked about at the leader', async () => {
    await withTxn(
      async (started) => {
        const { setup, client, other } = started;
        const writer = await other.begin();
        await put(client, { a1: '1', b1: '1', c1: '1' });
        const timestamp = await settled(started);
        // It began before, and locks only now.
        writer.put('a2', 'never');
        await setup.dieAfterPrewrite(writer);
        const snapshot = await open(client, { timestamp, staleRead: true });
        const { result, sent } = await readsOf(setup, () => snapshot.get('a2'));
        expect(result).toBeUndefined();
        expect(sent[0]?.context?.staleRead).toBe(true);
        expect(sent.length).toBeGreaterThan(1);
        expect(sent.slice(1).every(({ isLeader, context }) => isLeader && context?.staleRead === false)).toBe(true);
      },
      {},
      fast,
    );
  });

  test('so many milliseconds ago; times that are none are refused', async () => {
    await withTxn(
      async ({ setup, client }) => {
        await put(client, { a1: '1' });
        await setup.sleep(1000);
        await put(client, { a1: '2' });
        await setup.sleep(500);
        const snapshot = await open(client, { stalenessMs: 1000, staleRead: true });
        const { result, sent } = await readsOf(setup, () => snapshot.get('a1'));
        expect([text(result), sent.length, sent[0]?.context?.staleRead]).toEqual(['1', 1, true]);
        for (const options of [
          { staleRead: true, timestamp: 2n ** 64n - 1n },
          { stalenessMs: 5, timestamp: 5n },
          { stalenessMs: -1 },
          { stalenessMs: 1e15 },
          { replicaRead: 'nearest' },
          { replicaReadAdjuster: 'mixed' },
        ]) {
          expect(await failure(open(client, options as OpenSnapshotOptions))).toMatchObject({
            code: 'INVALID_ARGUMENT',
          });
        }
      },
      {},
      fast,
    );
  });
});

describe('safe timestamps of stores', () => {
  test.each(['over HTTP', 'of the stores'])(
    '%s: of all, of a zone, held back by the oldest lock, and followed',
    async (way) => {
      await withTxn(
        async ({ setup, cluster, other }) => {
          const { clock, network, random } = setup.sim;
          const asked: string[] = [];
          const http = async (url: string): Promise<string> => {
            asked.push(url);
            const { host, pathname, search } = new URL(url);
            const answer = await network.http(host, { url: pathname + search });
            if (typeof answer?.body !== 'string') throw new Error('no answer');
            return answer.body;
          };
          const deps = {
            clock,
            transport: network.from('third'),
            random: random.fork('third'),
            http: way === 'over HTTP' ? http : undefined,
          };
          await using client = await createTikvClient({ pd: cluster.pdEndpoints, safeTsIntervalMs: 500 }, deps);
          asked.length = 0;
          await setup.sleep(1000);
          expect(asked).toEqual([]);
          const first = await client.minSafeTs();
          expect(first > 0n).toBe(true);
          expect(await client.minSafeTs({ zone: 'nowhere' })).toBe(0n);
          expect((await client.minSafeTs({ zone: 'z2' })) >= first).toBe(true);
          if (way === 'over HTTP') expect(asked.every((url) => url.includes('/pd/api/v1/min-resolved-ts'))).toBe(true);
          else expect(asked).toEqual([]);
          const dying = await other.begin();
          dying.put('a1', '1');
          await setup.dieAfterPrewrite(dying);
          await setup.sleep(2000);
          expect(await client.minSafeTs()).toBe(dying.startTs);
          await other.txn.resolveLocks({}, dying.startTs);
          await setup.sleep(2000);
          expect((await client.minSafeTs()) > dying.startTs).toBe(true);
          expect(await failure(client.minSafeTs({ zone: '' }))).toMatchObject({ code: 'INVALID_ARGUMENT' });
          await client.close();
          expect(await failure(client.minSafeTs())).toMatchObject({ code: 'CLOSED' });
        },
        {},
        { safeTsIntervalMs: 200, ...zones },
      );
    },
  );
});
