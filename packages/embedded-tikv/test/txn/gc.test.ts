import { keyspacePrefix } from '@tikv-client/codec';
import { commands, kvrpcpb, pdMethods } from '@tikv-client/kvproto';
import type { DeepPartial, Method } from '@tikv-client/kvproto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TxnClient, textOf, utf8 } from './txn-client.js';

let txn: TxnClient;
let own: number;

beforeEach(async () => {
  txn = await TxnClient.start({ apiVersion: 2, stores: 1 });
  await createKeyspace('shared', {});
  own = await createKeyspace('own', { gc_management_type: 'keyspace_level' });
});

afterEach(() => txn.close());

async function createKeyspace(name: string, config: Record<string, string>): Promise<number> {
  const request = { url: '/pd/api/v2/keyspaces', method: 'POST', body: utf8(JSON.stringify({ name, config })) };
  const reply = await txn.sim.run(txn.sim.network.http(txn.sim.cluster.pdEndpoints[0] ?? '', request));
  return (JSON.parse(typeof reply?.body === 'string' ? reply.body : '') as { id: number }).id;
}

async function askPd<Req, Res>({ path, request, response }: Method<Req, Res>, asked: DeepPartial<Req>): Promise<Res> {
  const channel = txn.sim.network.open(txn.sim.cluster.pdEndpoints[0] ?? '');
  const header = { clusterId: txn.sim.cluster.clusterId };
  const bytes = request.encode(request.fromPartial({ header, ...(asked as object) } as DeepPartial<Req>));
  const reply = await txn.sim.run(
    new Promise<Uint8Array>((resolve, reject) => {
      channel.unary(path, bytes, { deadline: Infinity }, (failure, answer) => {
        if (answer === undefined) reject(new Error(failure?.message));
        else resolve(answer);
      });
    }),
  );
  channel.close();
  return response.decode(reply);
}

async function advance(keyspaceId: number | undefined, target: bigint): Promise<void> {
  const keyspaceScope =
    keyspaceId === undefined ? undefined : { keyspace: { $case: 'keyspaceId' as const, keyspaceId } };
  const asked = { target, ...(keyspaceScope === undefined ? {} : { keyspaceScope }) };
  expect((await askPd(pdMethods.AdvanceTxnSafePoint, asked)).newTxnSafePoint).toBe(target);
  expect((await askPd(pdMethods.AdvanceGCSafePoint, asked)).newGcSafePoint).toBe(target);
  await txn.sim.clock.advance(200);
}

const context = { apiVersion: kvrpcpb.APIVersion.V2 };

/** Two versions of one key of a keyspace, and of the first and last keys that it can have. */
async function fill(keyspaceId: number): Promise<void> {
  for (const key of keysOf(keyspaceId)) {
    for (const startVersion of [10n, 30n]) {
      const name = Buffer.from(key);
      const mutations = [{ op: kvrpcpb.Op.Put, key: name, value: utf8(`${startVersion}`) }];
      const asked = { context, mutations, primaryLock: name, startVersion, lockTtl: 3000n };
      expect((await txn.ask(commands.KvPrewrite, 'x', asked)).errors).toEqual([]);
      const commitVersion = startVersion + 10n;
      const committed = await txn.ask(commands.KvCommit, 'x', { context, keys: [name], startVersion, commitVersion });
      expect(committed.error).toBeUndefined();
    }
  }
}

const keysOf = (keyspaceId: number): Uint8Array[] => {
  const prefix = keyspacePrefix('txn', keyspaceId);
  return [prefix, Buffer.concat([prefix, utf8('k')]), Buffer.concat([prefix, Buffer.alloc(12, 0xff)])];
};

const versions = (keyspaceId: number): number[] =>
  keysOf(keyspaceId).map((key) => txn.sim.cluster.mvcc(key).writes.length);

test('each keyspace that manages its own GC loses versions by its own safe point, all others by the common one', async () => {
  const shared = own - 1;
  for (const id of [0, shared, own, own + 1]) await fill(id);
  await advance(undefined, 50n);
  expect([0, shared, own, own + 1].map(versions)).toEqual([
    [1, 1, 1],
    [1, 1, 1],
    [2, 2, 2],
    [1, 1, 1],
  ]);
  const old = await txn.ask(commands.KvGet, 'x', { context, key: keysOf(own)[1] ?? utf8(''), version: 25n });
  expect(textOf(old.value)).toBe('10');
  await advance(own, 45n);
  expect(versions(own)).toEqual([1, 1, 1]);
});

test('what becomes a keyspace of its own keeps its versions from then on', async () => {
  const next = await createKeyspace('next', { gc_management_type: 'keyspace_level' });
  await fill(next);
  await advance(undefined, 50n);
  await fill(own + 5);
  await advance(undefined, 60n);
  expect([versions(next), versions(own + 5)]).toEqual([
    [2, 2, 2],
    [1, 1, 1],
  ]);
});
