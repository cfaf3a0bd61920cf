import { encodeBytes } from '@tikv-client/codec';
import { commands, kvrpcpb } from '@tikv-client/kvproto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { textOf, TxnClient, utf8 } from './txn-client.js';

let txn: TxnClient;

beforeEach(async () => {
  txn = await TxnClient.start();
});

afterEach(() => txn.close());

const rows = (pairs: readonly kvrpcpb.KvPair[]): string[] =>
  pairs.map(({ key, value, error }) => (error === undefined ? `${textOf(key)}=${textOf(value)}` : 'error'));

describe('two-phase commit', () => {
  test('what is committed is read from its time stamp on, by get, batch get and scan', async () => {
    await txn.put({ a: '1', b: '2' }, 10n, 20n);
    await txn.put({ a: '3' }, 30n, 40n);
    expect([await txn.read('a', 19n), await txn.read('a', 20n), await txn.read('a', 40n)]).toEqual([
      undefined,
      '1',
      '3',
    ]);
    const many = await txn.ask(commands.KvBatchGet, 'a', { keys: [utf8('b'), utf8('x'), utf8('a')], version: 50n });
    expect(rows(many.pairs)).toEqual(['b=2', 'a=3']);
    const scan = await txn.ask(commands.KvScan, 'a', { startKey: utf8('a'), limit: 9, version: 25n });
    expect(rows(scan.pairs)).toEqual(['a=1', 'b=2']);
    const reverse = await txn.ask(commands.KvScan, 'a', {
      startKey: utf8('c'),
      reverse: true,
      limit: 9,
      version: 50n,
    });
    expect(rows(reverse.pairs)).toEqual(['b=2', 'a=3']);
  });

  test('a lock blocks later reads, and not those of resolved transactions', async () => {
    await txn.prewrite({ a: '1' }, 10n);
    expect((await txn.get('a', 20n)).error?.locked).toMatchObject({ lockVersion: 10n });
    expect((await txn.get('a', 9n)).notFound).toBe(true);
    expect((await txn.get('a', 20n, { resolvedLocks: [10n] })).notFound).toBe(true);
    const scan = await txn.ask(commands.KvScan, 'a', { limit: 9, version: 50n });
    expect(rows(scan.pairs)).toEqual(['error']);
  });

  test('rollbacks: of a transaction, of a key after its time, of a lost one', async () => {
    await txn.prewrite({ a: '1', b: '2' }, 10n);
    const back = await txn.ask(commands.KvBatchRollback, 'a', { keys: [utf8('a'), utf8('b')], startVersion: 10n });
    expect(back.error).toBeUndefined();
    expect((await txn.commit(['a'], 10n, 20n)).error?.txnLockNotFound).toBeDefined();
    await txn.prewrite({ c: '1' }, 30n);
    const cleaned = await txn.ask(commands.KvCleanup, 'c', { key: utf8('c'), startVersion: 30n });
    expect(cleaned).toMatchObject({ error: undefined, commitVersion: 0n });
    expect((await txn.prewrite({ c: '1' }, 30n)).errors[0]?.conflict?.reason).toBe(
      kvrpcpb.WriteConflict_Reason.SelfRolledBack,
    );
  });

  test('the status of a transaction: alive, expired, committed', async () => {
    const start = txn.ts();
    await txn.prewrite({ a: '1', b: '2' }, start);
    const ask = (lockTs: bigint, currentTs: bigint): Promise<kvrpcpb.CheckTxnStatusResponse> =>
      txn.ask(commands.KvCheckTxnStatus, 'a', {
        primaryKey: utf8('a'),
        lockTs,
        callerStartTs: 0n,
        currentTs,
        rollbackIfNotExist: true,
      });
    expect(await ask(start, start)).toMatchObject({ lockTtl: 3000n, commitVersion: 0n, action: 0 });
    expect(await ask(start, txn.ts(3001))).toMatchObject({ lockTtl: 0n, action: kvrpcpb.Action.TTLExpireRollback });
    await txn.put({ a: '3' }, txn.ts(1), txn.ts(2));
    expect(await ask(txn.ts(1), txn.ts(5))).toMatchObject({ commitVersion: txn.ts(2) });
  });

  test('a heartbeat prolongs a lock and finds none when it is gone', async () => {
    await txn.prewrite({ a: '1' }, 10n);
    const beat = (startVersion: bigint): Promise<kvrpcpb.TxnHeartBeatResponse> =>
      txn.ask(commands.KvTxnHeartBeat, 'a', { primaryLock: utf8('a'), startVersion, adviseLockTtl: 9000n });
    expect((await beat(10n)).lockTtl).toBe(9000n);
    expect((await beat(11n)).error?.txnNotFound).toMatchObject({ startTs: 11n });
  });
});

describe('resolving locks', () => {
  test('of keys: commits them', async () => {
    await txn.prewrite({ a: '1', b: '2' }, 10n);
    await txn.ask(commands.KvResolveLock, 'a', { keys: [utf8('b')], startVersion: 10n, commitVersion: 20n });
    expect(await txn.read('b', 30n)).toBe('2');
    expect((await txn.get('a', 30n)).error?.locked).toBeDefined();
  });

  test('of a transaction and of several in a region, over several batches', async () => {
    const values = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`k${String(i).padStart(3, '0')}`, 'v']));
    await txn.prewrite(values, 10n);
    await txn.prewrite({ x: '1' }, 11n);
    await txn.prewrite({ y: '1' }, 12n);
    await txn.ask(commands.KvResolveLock, 'a', { startVersion: 10n, commitVersion: 20n });
    const scan = await txn.ask(commands.KvScan, 'a', { endKey: utf8('l'), limit: 1000, version: 20n });
    expect(rows(scan.pairs).filter((row) => row.endsWith('=v'))).toHaveLength(600);
    await txn.ask(commands.KvResolveLock, 'a', {
      txnInfos: [
        { txn: 11n, status: 0n },
        { txn: 12n, status: 30n },
      ],
    });
    expect([await txn.read('x', 40n), await txn.read('y', 40n)]).toEqual([undefined, '1']);
    expect((await txn.ask(commands.KvScanLock, 'a', { maxVersion: 100n })).locks).toEqual([]);
  });

  test('batches are cut by bytes as well: long keys', async () => {
    const values = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}${'k'.repeat(3000)}`, 'v']));
    await txn.prewrite(values, 10n);
    const reply = await txn.ask(commands.KvResolveLock, 'a', { startVersion: 10n, commitVersion: 0n });
    expect(reply.error).toBeUndefined();
    expect((await txn.ask(commands.KvScanLock, 'a', { maxVersion: 100n })).locks).toEqual([]);
  });
});

describe('pessimistic locks', () => {
  test('a lock is not readable as data, is seen by others, becomes a value or goes', async () => {
    const reply = await txn.lock(['a'], 10n, { returnValues: true });
    expect(reply).toMatchObject({ errors: [], notFounds: [true] });
    expect(await txn.read('a', 20n)).toBeUndefined();
    expect((await txn.lock(['a'], 11n)).errors[0]?.locked).toMatchObject({ lockVersion: 10n });
    expect((await txn.ask(commands.KvScanLock, 'a', { maxVersion: 50n })).locks).toHaveLength(1);
    const { errors } = await txn.prewrite({ a: '1' }, 10n, {
      forUpdateTs: 10n,
      pessimisticActions: [kvrpcpb.PrewriteRequest_PessimisticAction.DO_PESSIMISTIC_CHECK],
    });
    expect(errors).toEqual([]);
    await txn.commit(['a'], 10n, 20n);
    expect(await txn.read('a', 20n)).toBe('1');
    await txn.lock(['a', 'b'], 30n);
    await txn.ask(commands.KVPessimisticRollback, 'a', { startVersion: 30n, forUpdateTs: 30n });
    expect((await txn.ask(commands.KvScanLock, 'a', { maxVersion: 50n })).locks).toEqual([]);
    expect((await txn.lock(['a', 'b'], 31n)).errors).toEqual([]);
  });

  test('one that met a newer version is refused; by keys they are rolled back', async () => {
    await txn.put({ a: '1' }, 10n, 20n);
    expect((await txn.lock(['a'], 15n)).errors[0]?.conflict?.conflictCommitTs).toBe(20n);
    await txn.lock(['a'], 30n);
    await txn.ask(commands.KVPessimisticRollback, 'a', { startVersion: 30n, forUpdateTs: 30n, keys: [utf8('a')] });
    expect((await txn.lock(['a'], 40n)).errors).toEqual([]);
  });
});

describe('borders and modes', () => {
  test('a key or range outside of the region is an abort, with the epoch in order', async () => {
    const [id = 0n] = await txn.sim.run(txn.sim.cluster.splitRegion('m'));
    expect(id).toBeGreaterThan(0n);
    const get = await txn.ask(commands.KvGet, 'a', { key: utf8('x'), version: 5n });
    expect(get.error?.abort).toContain('InvalidReqRange');
    const scan = await txn.ask(commands.KvScan, 'a', { startKey: utf8('a'), endKey: utf8('z'), limit: 1, version: 5n });
    expect(scan.error?.abort).toContain('Request range exceeds bound');
    const write = await txn.ask(commands.KvPrewrite, 'a', {
      mutations: [{ key: utf8('x'), value: utf8('1') }],
      primaryLock: utf8('x'),
      startVersion: 5n,
    });
    expect(write.errors[0]?.abort).toContain('InvalidReqRange');
    const lock = await txn.ask(commands.KvPessimisticLock, 'a', {
      ...txn.lockRequest(['x'], 5n),
    });
    expect(lock.errors[0]?.abort).toContain('InvalidReqRange');
  });

  test('client-go: internal/mockstore/mocktikv/mock_tikv_test.go TestDeleteRange: keys of the range alone, with all their versions', async () => {
    await txn.put({ k1: 'v', k2: 'v', k3: 'v', k4: 'v', k5: 'v' }, 1n, 2n);
    await txn.put({ k2: 'w', k5: 'w' }, 3n, 4n);
    const left = async (startKey: string, endKey: string, refusal?: string): Promise<string> => {
      const reply = await txn.ask(commands.KvDeleteRange, 'k', { startKey: utf8(startKey), endKey: utf8(endKey) });
      expect([reply.regionError?.message, reply.error]).toEqual([refusal, '']);
      const { pairs } = await txn.ask(commands.KvScan, 'k', { startKey: utf8('k'), limit: 9, version: 9n });
      return rows(pairs).join(' ');
    };
    expect(await left('k2', 'k4')).toBe('k1=v k4=v k5=w');
    expect(await txn.read('k2', 3n)).toBeUndefined();
    const refusal = 'invalid delete range command, start_key: 6B35, end_key: 6B35';
    expect(await left('k5', 'k5', refusal)).toBe('k1=v k4=v k5=w');
    expect(await left('k41', 'k42')).toBe('k1=v k4=v k5=w');
    expect(await left('k40', 'k50')).toBe('k1=v k4=v');
    expect(await left('k0', 'k9')).toBe('');
  });

  test('a store with TTL takes no transactions; a key over 8 KiB encoded is refused', async () => {
    const other = await TxnClient.start({ enableTtl: true });
    expect((await other.get('a', 5n)).error?.abort).toContain('ApiVersionNotMatched');
    expect((await other.prewrite({ a: '1' }, 5n)).errors[0]?.abort).toContain('ApiVersionNotMatched');
    await other.close();
    const { errors } = await txn.prewrite({ ['k'.repeat(7280)]: '1' }, 5n);
    expect(errors[0]?.abort).toContain('KeyTooLarge');
    expect((await txn.prewrite({ ['k'.repeat(7279)]: '1' }, 5n)).errors).toEqual([]);
  });

  test('a time stamp from the far future is a region error and changes nothing', async () => {
    const { regionError } = await txn.get('a', txn.ts(3_600_000));
    expect(regionError?.message).toMatch(/^invalid max_ts update: \d+ exceeds the limit \d+$/);
    expect((await txn.get('a', (1n << 64n) - 1n)).notFound).toBe(true);
  });
});

test('locks that raw commands have written are errors of each request that meets them, and hold nobody up', async () => {
  const key = utf8('a');
  await txn.ask(commands.RawPut, 'a', { key: encodeBytes(key), value: utf8('v'), cf: 'lock' });
  for (let i = 0; i < 2; i += 1) {
    expect((await txn.get('a', 20n)).error?.abort).toContain('bad format');
    expect((await txn.prewrite({ a: '1' }, 10n)).errors[0]?.abort).toContain('bad format');
    expect((await txn.lock(['a'], 10n)).errors[0]?.abort).toContain('bad format');
  }
  const many = await txn.ask(commands.KvBatchGet, 'a', { keys: [key], version: 20n });
  expect([many.error?.abort, many.pairs[0]?.error?.abort]).toEqual(
    Array(2).fill(expect.stringContaining('bad format')),
  );
  const scan = await txn.ask(commands.KvScan, 'a', { limit: 9, version: 20n });
  expect(scan.error?.abort).toContain('bad format');
  expect((await txn.ask(commands.KvScanLock, 'a', { maxVersion: 20n })).error?.abort).toContain('bad format');
  expect((await txn.ask(commands.KvResolveLock, 'a', { startVersion: 9n })).error?.abort).toContain('bad format');
  const swept = await txn.ask(commands.KVPessimisticRollback, 'a', { startVersion: 9n, forUpdateTs: 9n });
  expect(swept.errors[0]?.abort).toContain('bad format');
  expect((await txn.ask(commands.MvccGetByKey, 'a', { key })).error).toContain('bad format');
  await txn.ask(commands.RawDelete, 'a', { key: encodeBytes(key), cf: 'lock' });
  await txn.put({ a: '1' }, 10n, 20n);
  expect(await txn.read('a', 20n)).toBe('1');
});
