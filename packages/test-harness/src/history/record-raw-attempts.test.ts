import { HistoryRecorder, attemptsOf, checkLinearizability } from '@tikv-client/checkers';
import { describe, expect, test } from 'vitest';
import { AttemptStatistics } from './attempt-statistics.js';
import { KnownKeys } from './known-keys.js';
import { recordRawAttempts } from './record-raw-attempts.js';
import type { AttemptCall } from './raw-messages.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const call = (name: string, request: object, attempt = 1): AttemptCall => ({
  target: { storeId: 1n, regionId: 2n, address: 'store-1:20160' },
  command: { name },
  request,
  attempt,
});

/** What one attempt leaves in the history: `op key input → outcome output`. */
async function recorded(
  name: string,
  request: object,
  reply: object | Error,
  before: readonly AttemptCall[] = [],
): Promise<string[]> {
  const recorder = new HistoryRecorder({ time: () => 0 });
  const interceptor = recordRawAttempts(recorder);
  for (const earlier of before) await interceptor.intercept(earlier, async () => ({}));
  const done = attemptsOf(recorder.history()).length;
  const outcome = interceptor.intercept(call(name, request), async () => {
    if (reply instanceof Error) throw reply;
    return reply;
  });
  if (reply instanceof Error) await expect(outcome).rejects.toBe(reply);
  else expect(await outcome).toBe(reply);
  return attemptsOf(recorder.history())
    .sort((a, b) => a.id - b.id)
    .slice(done)
    .map(
      ({ op, key, input, outcome: end, output }) =>
        `${op} ${key} ${JSON.stringify(input)} → ${end} ${JSON.stringify(output ?? {})}`,
    );
}

const pair = (key: string, value: string): object => ({ key: bytes(key), value: bytes(value) });
const lost = new Error('lost');
const unsent = Object.assign(new Error('refused'), { sent: false });

describe('what an attempt leaves in the history', () => {
  const put = { key: bytes('k'), value: bytes('1') };
  test.each<[string, string, object, object | Error, string[]]>([
    ['get', 'RawGet', { key: bytes('k') }, { value: bytes('1') }, ['get k {} → ok {"value":"1"}']],
    [
      'get, absent',
      'RawGet',
      { key: bytes('k') },
      { value: bytes(''), notFound: true },
      ['get k {} → ok {"value":null}'],
    ],
    [
      'get of an empty value',
      'RawGet',
      { key: bytes('k') },
      { value: bytes(''), notFound: false },
      ['get k {} → ok {"value":""}'],
    ],
    ['put', 'RawPut', put, {}, ['put k {"value":"1"} → ok {}']],
    ['put without a reply stays open', 'RawPut', put, lost, ['put k {"value":"1"} → info {}']],
    ['put that never left', 'RawPut', put, unsent, ['put k {"value":"1"} → fail {}']],
    [
      'put refused before it was proposed',
      'RawPut',
      put,
      { regionError: { message: '', notLeader: {} } },
      ['put k {"value":"1"} → fail {}'],
    ],
    [
      'put that may have been proposed stays open',
      'RawPut',
      put,
      { regionError: { message: '', staleCommand: {} } },
      ['put k {"value":"1"} → info {}'],
    ],
    [
      'put with an unknown region error stays open',
      'RawPut',
      put,
      { regionError: { message: 'huh' } },
      ['put k {"value":"1"} → info {}'],
    ],
    [
      'put with an error in words stays open',
      'RawPut',
      put,
      { error: 'disk on fire' },
      ['put k {"value":"1"} → info {}'],
    ],
    ['put into another family', 'RawPut', { ...put, cf: 'lock' }, {}, ['put lock:k {"value":"1"} → ok {}']],
    ['delete', 'RawDelete', { key: bytes('k') }, {}, ['delete k {} → ok {}']],
    [
      'batch put',
      'RawBatchPut',
      { pairs: [pair('a', '1'), pair('b', '2')] },
      {},
      ['put a {"value":"1"} → ok {}', 'put b {"value":"2"} → ok {}'],
    ],
    [
      'batch get',
      'RawBatchGet',
      { keys: [bytes('a'), bytes('b')] },
      { pairs: [pair('b', '2')] },
      ['get a {} → ok {"value":null}', 'get b {} → ok {"value":"2"}'],
    ],
    ['batch delete', 'RawBatchDelete', { keys: [bytes('a')] }, lost, ['delete a {} → info {}']],
    [
      'swap',
      'RawCompareAndSwap',
      { ...put, previousNotExist: false, previousValue: bytes('0') },
      { succeed: true, previousValue: bytes('0') },
      ['compareAndSwap k {"expected":"0","value":"1"} → ok {"swapped":true,"value":"0"}'],
    ],
    [
      'swap that lost',
      'RawCompareAndSwap',
      { ...put, previousNotExist: true },
      { succeed: false, previousValue: bytes('2') },
      ['compareAndSwap k {"expected":null,"value":"1"} → ok {"swapped":false,"value":"2"}'],
    ],
    ['a command that is not raw', 'KvGet', {}, {}, []],
  ])('%s', async (_title, name, request, reply, expected) => {
    expect(await recorded(name, request, reply)).toEqual(expected);
  });

  const written = ['a', 'b', 'c', 'd'].map((key) => call('RawPut', pair(key, '1')));
  test('a scan reads what it returns and what it passes over, and nothing behind its last pair', async () => {
    const request = { startKey: bytes('a'), endKey: bytes(''), limit: 10 };
    expect(await recorded('RawScan', request, { kvs: [pair('a', '1'), pair('c', '1')] }, written)).toEqual([
      'get a {} → ok {"value":"1"}',
      'get b {} → ok {"value":null}',
      'get c {} → ok {"value":"1"}',
    ]);
    const reverse = { startKey: bytes('d'), endKey: bytes(''), limit: 10, reverse: true };
    expect(await recorded('RawScan', reverse, { kvs: [pair('c', '1'), pair('a', '1')] }, written)).toEqual([
      'get a {} → ok {"value":"1"}',
      'get b {} → ok {"value":null}',
      'get c {} → ok {"value":"1"}',
    ]);
    expect(await recorded('RawScan', { ...request, keyOnly: true }, { kvs: [pair('a', '')] }, written)).toEqual([]);
    expect(await recorded('RawScan', request, lost, written)).toEqual([]);
  });

  test('a range delete deletes every known key inside', async () => {
    expect(await recorded('RawDeleteRange', { startKey: bytes('b'), endKey: bytes('d') }, {}, written)).toEqual([
      'delete b {} → ok {}',
      'delete c {} → ok {}',
    ]);
  });

  test('a duplicated request is two attempts, the second open', async () => {
    const recorder = new HistoryRecorder({ time: () => 0 });
    const interceptor = recordRawAttempts(recorder, { isDuplicated: ({ command }) => command.name === 'RawPut' });
    await interceptor.intercept(call('RawPut', put), async () => ({}));
    await interceptor.intercept(call('RawGet', { key: bytes('k') }), async () => ({ value: bytes('1') }));
    expect(
      attemptsOf(recorder.history())
        .map(({ op, outcome }) => `${op} ${outcome}`)
        .sort(),
    ).toEqual(['get ok', 'put info', 'put ok']);
    expect(checkLinearizability(recorder.history()).ok).toBe(true);
  });
});

describe('attempt statistics', () => {
  test('count attempts, retries, region errors and failures by kind', async () => {
    const counted = new AttemptStatistics();
    const send = async (attempt: number, reply: object | Error): Promise<void> => {
      await counted.interceptor
        .intercept(call('RawGet', {}, attempt), async () => {
          if (reply instanceof Error) throw reply;
          return reply;
        })
        .catch(() => undefined);
    };
    await send(1, {});
    await send(1, { regionError: { message: '', notLeader: {} } });
    await send(2, { regionError: { message: '', epochNotMatch: {} } });
    await send(3, Object.assign(new Error('gone'), { status: 14 }));
    await send(4, {});
    expect(counted.counts()).toEqual({
      attempts: 5,
      retries: 3,
      regionErrors: { notLeader: 1, epochNotMatch: 1 },
      failures: { 'rpc unavailable': 1 },
    });
  });
});

describe('known keys', () => {
  test('few and many additions are found in order', () => {
    const known = new KnownKeys();
    const all: string[] = [];
    for (let i = 0; i < 500; i++) {
      const key = String((i * 7919) % 1000).padStart(3, '0');
      known.add(key);
      known.add(key);
      all.push(key);
      if (i % 50 === 3)
        expect(known.between('100', '400')).toEqual(all.filter((one) => one >= '100' && one < '400').sort());
    }
    expect(known.between('', '~')).toEqual([...all].sort());
    expect(known.between('5', '5')).toEqual([]);
  });
});
