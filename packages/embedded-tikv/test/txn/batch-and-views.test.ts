import { kvMethods } from '@tikv-client/etcd-proto';
import { commands, kvrpcpb, pdMethods, tikvpb } from '@tikv-client/kvproto';
import type { DeepPartial } from '@tikv-client/kvproto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TxnClient, textOf, utf8 } from './txn-client.js';

type Cmd = DeepPartial<tikvpb.BatchCommandsRequest_Request>['cmd'];

let txn: TxnClient;

beforeEach(async () => {
  txn = await TxnClient.start();
});

afterEach(() => txn.close());

/** Sends requests one frame after the other in one stream and returns the answers in their order. */
async function batch(cmds: readonly Cmd[]): Promise<tikvpb.BatchCommandsResponse_Response['cmd'][]> {
  const { sim } = txn;
  const store = sim.region('a').leaderStoreId ?? 0n;
  const channel = sim.network.open(sim.cluster.stores.find(({ id }) => id === store)?.address ?? '');
  const answers: tikvpb.BatchCommandsResponse_Response['cmd'][] = [];
  const stream = channel.stream(
    '/tikvpb.Tikv/BatchCommands',
    { deadline: Infinity },
    {
      onMessage: (message) => {
        const { responses, requestIds } = tikvpb.BatchCommandsResponse.decode(message);
        for (const [i, id] of requestIds.entries()) answers[Number(id)] = responses[i]?.cmd;
      },
      onEnd: () => undefined,
    },
  );
  for (const [i, cmd] of cmds.entries()) {
    const frame = tikvpb.BatchCommandsRequest.fromPartial({ requests: [{ cmd }], requestIds: [BigInt(i)] });
    stream.send(tikvpb.BatchCommandsRequest.encode(frame).finish());
    await sim.clock.advance(5);
  }
  channel.close();
  return answers;
}

/** Tells PD, as an old GC worker does, that nobody reads below `safePoint` any more. */
async function advanceSafePoint(safePoint: bigint): Promise<void> {
  const { sim } = txn;
  const { path, request, response } = pdMethods.UpdateGCSafePoint;
  const channel = sim.network.open(sim.cluster.pdEndpoints[0] ?? '');
  const bytes = request.encode(request.fromPartial({ header: { clusterId: sim.cluster.clusterId }, safePoint }));
  const reply = await sim.run(
    new Promise<Uint8Array | undefined>((resolve) => {
      channel.unary(path, bytes, { deadline: Infinity }, (_failure, answer) => resolve(answer));
    }),
  );
  channel.close();
  expect(response.decode(reply ?? new Uint8Array()).newSafePoint).toBe(safePoint);
}

describe('BatchCommands', () => {
  test('each transaction command is served inside of it', async () => {
    const context = txn.sim.context('a');
    const key = utf8('a');
    const keys = [key];
    const start = { context, startVersion: 10n };
    const cmds: Exclude<Cmd, undefined>[] = [
      {
        $case: 'Prewrite',
        Prewrite: { ...start, mutations: [{ key, value: utf8('1') }], primaryLock: key, lockTtl: 3000n },
      },
      { $case: 'TxnHeartBeat', TxnHeartBeat: { ...start, primaryLock: key, adviseLockTtl: 5000n } },
      { $case: 'CheckTxnStatus', CheckTxnStatus: { context, primaryKey: key, lockTs: 10n } },
      { $case: 'CheckSecondaryLocks', CheckSecondaryLocks: { ...start, keys } },
      { $case: 'ScanLock', ScanLock: { context, maxVersion: 20n } },
      { $case: 'Commit', Commit: { ...start, keys, commitVersion: 20n } },
      { $case: 'Get', Get: { context, key, version: 30n } },
      { $case: 'BatchGet', BatchGet: { context, keys, version: 30n } },
      { $case: 'Scan', Scan: { context, limit: 5, version: 30n } },
      { $case: 'Cleanup', Cleanup: { context, key: utf8('b'), startVersion: 11n } },
      { $case: 'BatchRollback', BatchRollback: { context, keys: [utf8('b')], startVersion: 12n } },
      { $case: 'ResolveLock', ResolveLock: { context, startVersion: 13n } },
      {
        $case: 'PessimisticLock',
        PessimisticLock: {
          context,
          mutations: [{ op: kvrpcpb.Op.PessimisticLock, key }],
          primaryLock: key,
          startVersion: 40n,
          forUpdateTs: 40n,
          returnValues: true,
        },
      },
      { $case: 'PessimisticRollback', PessimisticRollback: { context, keys, startVersion: 40n, forUpdateTs: 40n } },
      {
        $case: 'Flush',
        Flush: {
          context,
          mutations: [{ key: utf8('f'), value: utf8('1') }],
          primaryKey: utf8('f'),
          startTs: 50n,
          generation: 1n,
          lockTtl: 3000n,
        },
      },
      { $case: 'BufferBatchGet', BufferBatchGet: { context, keys: [utf8('f')], version: 50n } },
      { $case: 'BroadcastTxnStatus', BroadcastTxnStatus: { txnStatus: [{ startTs: 60n, commitTs: 61n }] } },
      { $case: 'DeleteRange', DeleteRange: { context, startKey: utf8('f'), endKey: utf8('g') } },
      { $case: 'Coprocessor', Coprocessor: { context } },
      { $case: 'RawCoprocessor', RawCoprocessor: { context } },
    ];
    const answers = await batch(cmds);
    expect(answers.map((answer) => answer?.$case)).toEqual(cmds.map(({ $case }) => $case));
    const said = answers.map((answer) =>
      JSON.stringify(answer, (_name, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
    );
    expect(said.filter((text) => /"(?:regionError|error)":\{|"errors":\[\{/.test(text))).toEqual([]);
    const [read, many] = [answers[6], answers[15]];
    expect(read?.$case === 'Get' && textOf(read.Get.value)).toBe('1');
    expect(many?.$case === 'BufferBatchGet' && textOf(many.BufferBatchGet.pairs[0]?.value)).toBe('1');
    const [coprocessor, raw] = [answers[18], answers[19]];
    expect(coprocessor?.$case === 'Coprocessor' && coprocessor.Coprocessor.otherError).toBe(
      'this store has no coprocessor',
    );
    expect(raw?.$case === 'RawCoprocessor' && raw.RawCoprocessor.error).toBe('Coprocessor plugin is disabled!');
  });
});

describe('what the store knows of transactions that committed', () => {
  const { SKIP_PESSIMISTIC_CHECK } = kvrpcpb.PrewriteRequest_PessimisticAction;

  test('a late prewrite of one that was committed here locks nothing again', async () => {
    const prewrite = (): Promise<kvrpcpb.PrewriteResponse> =>
      txn.prewrite({ a: '1' }, 10n, { forUpdateTs: 10n, pessimisticActions: [SKIP_PESSIMISTIC_CHECK] });
    await prewrite();
    await txn.commit(['a'], 10n, 20n);
    expect((await prewrite()).errors).toEqual([]);
    expect(txn.sim.cluster.locks()).toEqual([]);
    await txn.sim.clock.advance(31_000);
    await prewrite();
    expect(txn.sim.cluster.locks()).toHaveLength(1);
  });
});

describe('keys and locks to look at', () => {
  test('the cluster shows a key with its lock, records and values', async () => {
    const long = 'v'.repeat(300);
    await txn.put({ a: long }, 10n, 20n);
    await txn.put({ a: '2' }, 30n, 40n);
    await txn.lock(['a'], 50n);
    const shown = txn.sim.cluster.mvcc('a');
    expect(shown).toMatchObject({
      isLeader: true,
      isLockInMemory: true,
      lock: { kind: 'pessimistic', startTs: 50n },
      writes: [
        { commitTs: 40n, record: { kind: 'put', startTs: 30n } },
        { commitTs: 20n, record: { kind: 'put', startTs: 10n, shortValue: undefined } },
      ],
      values: [{ startTs: 10n }],
    });
    expect(textOf(shown.values[0]?.value)).toBe(long);
    expect(txn.sim.cluster.mvcc('b')).toMatchObject({ lock: undefined, writes: [], values: [] });
  });

  test('MvccGetByKey and MvccGetByStartTs say the same over the wire', async () => {
    await txn.put({ a: '1' }, 10n, 20n);
    const byKey = await txn.ask(commands.MvccGetByKey, 'a', { key: utf8('a') });
    expect(byKey.info?.writes).toMatchObject([{ startTs: 10n, commitTs: 20n }]);
    const byTs = await txn.ask(commands.MvccGetByStartTs, 'a', { startTs: 10n });
    expect([textOf(byTs.key), byTs.info?.writes.length]).toEqual(['a', 1]);
    expect((await txn.ask(commands.MvccGetByStartTs, 'a', { startTs: 11n })).key).toHaveLength(0);
  });

  test('GC follows the safe point of PD on every store', async () => {
    for (let i = 1n; i <= 5n; i += 1n) await txn.put({ a: `${i}`, b: `${i}` }, i * 10n, i * 10n + 5n);
    await txn.prewrite({ b: '' }, 60n, { mutations: [{ op: kvrpcpb.Op.Del, key: utf8('b') }], primaryLock: utf8('b') });
    await txn.commit(['b'], 60n, 65n);
    expect(txn.sim.cluster.mvcc('a').writes).toHaveLength(5);
    await advanceSafePoint(70n);
    await txn.sim.clock.advance(100);
    expect(txn.sim.cluster.mvcc('a').writes.map(({ commitTs }) => commitTs)).toEqual([55n]);
    expect(txn.sim.cluster.mvcc('b').writes).toEqual([]);
    expect(await txn.read('a', 80n)).toBe('5');
    const leader = txn.sim.region('a').leaderStoreId;
    const other = txn.sim.cluster.stores.find(({ id }) => id !== leader)?.id ?? 0n;
    txn.sim.cluster.transferLeader(txn.sim.region('a').id, other);
    await txn.sim.clock.advance(50);
    expect(txn.sim.cluster.mvcc('a').writes).toHaveLength(1);
  });

  test('GC passes over what raw commands have put among the records', async () => {
    const strangers = ['', 'k', 'ab12345678', '0123456789abcdefg'];
    for (const key of strangers) await txn.ask(commands.RawPut, key, { key: utf8(key), cf: 'write' });
    for (let i = 1n; i <= 2n; i += 1n) await txn.put({ a: `${i}` }, i * 10n, i * 10n + 5n);
    await advanceSafePoint(70n);
    await txn.sim.clock.advance(100);
    expect(await txn.read('a', 80n)).toBe('2');
    const { kvs } = await txn.ask(commands.RawScan, '', { cf: 'write', limit: 10 });
    expect(kvs.map(({ key }) => textOf(key))).toEqual(expect.arrayContaining(strangers));
    expect(kvs).toHaveLength(strangers.length + 1);
  });

  test('a txn safe point in etcd that is no number stops nobody but those who ask for it', async () => {
    const { path, request } = kvMethods.Put;
    const channel = txn.sim.network.open(txn.sim.cluster.pdEndpoints[0] ?? '');
    const key = utf8('/tidb/store/gcworker/saved_safe_point');
    const bytes = request.encode(request.fromPartial({ key, value: utf8('soon') }));
    const failure = await txn.sim.run(
      new Promise((resolve) => {
        channel.unary(path, bytes, { deadline: Infinity }, resolve);
      }),
    );
    channel.close();
    expect(failure).toBeUndefined();
    await txn.sim.clock.advance(100);
    await txn.put({ a: '1' }, 10n, 20n);
    expect(await txn.read('a', 80n)).toBe('1');
  });
});

test('the status port shows keys from one on, as far as the store has them', async () => {
  await txn.put({ a: '1', b: '2' }, 10n, 20n);
  await txn.lock(['a'], 30n);
  const leader = txn.sim.region('a').leaderStoreId;
  const address = txn.sim.cluster.stores.find(({ id }) => id === leader)?.statusAddress ?? '';
  const get = async (query: string): Promise<{ status: number | undefined; body: unknown }> => {
    const answer = await txn.sim.run(txn.sim.network.http(address, { url: `/debug/mvcc${query}` }));
    return { status: answer?.status, body: JSON.parse(typeof answer?.body === 'string' ? answer.body : '') as unknown };
  };
  expect(await get('?key=a&limit=2')).toMatchObject({
    status: 200,
    body: {
      is_leader: true,
      keys: [
        { key: '61', lock: { kind: 'pessimistic', startTs: '30', isInMemory: true }, writes: [{ commitTs: '20' }] },
        { key: '62', lock: null, writes: [{ commitTs: '20', kind: 'put', shortValue: '32' }] },
      ],
    },
  });
  expect(await get('?key_hex=62')).toMatchObject({ status: 200, body: { keys: [{ key: '62' }] } });
  expect((await get('')).status).toBe(400);
  expect((await get('?key_hex=6')).status).toBe(400);
  expect((await get('?key=a&limit=0')).status).toBe(400);
});
