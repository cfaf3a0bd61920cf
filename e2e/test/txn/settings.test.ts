import { errorpb, kvrpcpb } from '@tikv-client/kvproto';
import type { RequestSettings, RpcInterceptor, Transaction } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import type { TxnSetup } from './txn-setup.js';
import { failure, put, text, values, withTxn } from './txn-setup.js';

const pessimistic = { mode: 'pessimistic' } as const;
const allowed = kvrpcpb.DiskFullOpt.AllowedOnAlmostFull;

/** Contexts of everything that was sent, as `pick` sees them, by command. */
function sentWith<T>(setup: TxnSetup, pick: (context: kvrpcpb.Context | undefined) => T): [string, T][] {
  return setup.sent.map(({ command, request }) => [
    command.name,
    pick((request as { readonly context?: kvrpcpb.Context | undefined }).context),
  ]);
}

/** An interceptor that writes down what passes it. */
function recorder(name: string): RpcInterceptor & { readonly log: string[] } {
  const log: string[] = [];
  return {
    name,
    log,
    intercept: async (call, next) => {
      log.push(`begin ${call.command.name}`);
      const answer = await next(call);
      log.push(`end ${call.command.name}`);
      return answer;
    },
  };
}

describe('client-go: integration_tests/interceptor_test.go', () => {
  test('TestInterceptor: a transaction has its own, around each of its requests and no other', async () =>
    withTxn(async ({ client }) => {
      const first = recorder('INTERCEPTOR-1');
      const txn = await client.begin({ interceptors: [first] });
      txn.put('a', '1');
      await txn.commit();
      expect(first.log).toEqual(['begin KvPrewrite', 'end KvPrewrite', 'begin KvCommit', 'end KvCommit']);
      const second = recorder('INTERCEPTOR-2');
      const reader = await client.begin({ interceptors: [second] });
      expect(text(await reader.get('a'))).toBe('1');
      expect(second.log).toEqual(['begin KvGet', 'end KvGet']);
      const third = recorder('INTERCEPTOR-3');
      const write = async (own: Transaction): Promise<void> => Promise.resolve(own.put('a', '2'));
      await client.runTransaction(write, { interceptors: [third] });
      expect(await values(client, 'a')).toEqual(['2']);
      expect([first.log.length, second.log.length, third.log.length]).toEqual([4, 2, 4]);
    }));
});

describe('client-go: integration_tests/resource_tag_test.go', () => {
  const own = Buffer.from('TEST-TAG-1');
  const byRequest = Buffer.from('TEST-TAG-2');
  /** Tags what has no tag yet, by what it is. */
  const tagger: RpcInterceptor = {
    name: 'tagger',
    intercept: async (call, next) => {
      const request = call.request as { context: kvrpcpb.Context };
      if (request.context.resourceGroupTag.length > 0) return next(call);
      return next({ ...call, request: { ...request, context: { ...request.context, resourceGroupTag: byRequest } } });
    },
  };
  test.each<[string, RequestSettings, Buffer]>([
    ['a tag', { resourceGroupTag: own }, own],
    ['a tagger', { interceptors: [tagger] }, byRequest],
    ['both, and the tag goes before', { resourceGroupTag: own, interceptors: [tagger] }, own],
  ])('TestResourceGroupTag: get, batch get and scan carry %s', async (_name, settings, tag) =>
    withTxn(async ({ client, setup }) => {
      const seen: [string, string][] = [];
      const last: RpcInterceptor = {
        name: 'last',
        intercept: async (call, next) => {
          const { context } = call.request as { context: kvrpcpb.Context };
          seen.push([call.command.name, Buffer.from(context.resourceGroupTag).toString()]);
          return next(call);
        },
      };
      const interceptors = [...(settings.interceptors ?? []), last];
      for (const reader of [
        await client.begin({ ...settings, interceptors }),
        await client.snapshot({ ...settings, interceptors }),
      ]) {
        seen.length = 0;
        await reader.get('a');
        await reader.batchGet(['b']);
        await reader.scan({ start: 'aa', end: 'ab' });
        const name = tag.toString();
        expect(seen).toEqual([
          ['KvGet', name],
          ['KvBatchGet', name],
          ['KvScan', name],
        ]);
      }
      setup.sent.length = 0;
      await client.snapshot().then(async (plain) => plain.get('a'));
      expect(sentWith(setup, (context) => context?.resourceGroupTag.length)).toEqual([['KvGet', 0]]);
    }),
  );
});

describe('client-go: integration_tests/resource_group_test.go', () => {
  test('TestResourceGroupName: reads and writes name the resource group', async () =>
    withTxn(async ({ client, setup }) => {
      const txn = await client.begin({ ...pessimistic, resourceGroup: 'test' });
      await txn.get('a');
      await txn.batchGet(['b']);
      await txn.scan({ start: 'aa', end: 'ab' });
      await txn.lockKeys(['a']);
      txn.put('a', '1');
      await txn.commit();
      expect(sentWith(setup, (context) => context?.resourceControlContext?.resourceGroupName)).toEqual(
        ['KvGet', 'KvBatchGet', 'KvScan', 'KvPessimisticLock', 'KvPrewrite', 'KvCommit'].map((name) => [name, 'test']),
      );
    }));
});

describe('client-go: integration_tests/store_test.go', () => {
  test('TestRequestPriority: commits, gets and scans have the priority of their transaction', async () =>
    withTxn(async ({ client, setup }) => {
      const { Low, Normal, High } = kvrpcpb.CommandPri;
      for (const [priority, wanted] of [['low', Low] as const, ['normal', Normal] as const, ['high', High] as const]) {
        setup.sent.length = 0;
        const txn = await client.begin({ priority });
        await txn.get('a');
        await txn.scan({ start: 'aa', end: 'ab' });
        txn.put('a', '1');
        await txn.commit();
        expect(sentWith(setup, (context) => context?.priority)).toEqual(
          ['KvGet', 'KvScan', 'KvPrewrite', 'KvCommit'].map((name) => [name, wanted]),
        );
      }
    }));
});

describe('client-go: integration_tests/2pc_test.go', () => {
  test('TestCommitOnTiKVDiskFullOpt: on a disk that is almost full only who says so may write', async () =>
    withTxn(async ({ client, setup }) => {
      setup.answer = ({ command, request, target: { storeId } }) => {
        const { context } = request as { readonly context?: kvrpcpb.Context };
        if (command.name !== 'KvPrewrite' || context?.diskFullOpt === allowed) return undefined;
        const regionError = errorpb.Error.fromPartial({ diskFull: { storeId: [storeId], reason: 'almost full' } });
        return kvrpcpb.PrewriteResponse.fromPartial({ regionError });
      };
      const txn = await client.begin({ diskFullOpt: 'allowedOnAlmostFull' });
      txn.put('a', 'a1');
      await txn.commit();
      const refused = await client.begin();
      refused.put('c', 'c1');
      expect(await failure(refused.commit({ timeoutMs: 3000 }))).toMatchObject({
        code: 'DEADLINE_EXCEEDED',
        cause: { code: 'REGION', kind: 'diskFull' },
      });
      expect(await values(client, 'a', 'c')).toEqual(['a1', undefined]);
    }));

  test('Test2PCLifecycleHooks: called around the commit of the secondaries, behind the answer', async () =>
    withTxn(async ({ client, setup }) => {
      const log: string[] = [];
      const hook = (name: string) => () => void log.push(`${name} with ${setup.locks().length}`);
      const txn = await client.begin({ lifecycleHooks: { pre: hook('pre'), post: hook('post') } });
      txn.put('a', 'a');
      txn.put('c', 'c');
      await txn.commit();
      expect(log).toEqual(['pre with 1']);
      await client.txn.backgroundIdle();
      expect(log).toEqual(['pre with 1', 'post with 0']);

      const throwing = (): never => {
        throw new Error('of a hook');
      };
      const other = await client.begin({ lifecycleHooks: { pre: throwing, post: throwing } });
      other.put('a', 'a2');
      other.put('c', 'c2');
      await other.commit();
      await client.txn.backgroundIdle();
      expect([setup.locks(), setup.warnings]).toEqual([[], Array(2).fill('a lifecycle hook failed')]);
    }));

  test('Test2PCCleanupLifecycleHooks: called around the removal of locks after a failure', async () =>
    withTxn(async ({ client, other, setup }) => {
      const log: string[] = [];
      const hook = (name: string) => () => void log.push(`${name} with ${setup.locks().length}`);
      const txn = await client.begin({ lifecycleHooks: { pre: hook('pre'), post: hook('post') } });
      txn.put('a', 'a');
      txn.put('c', 'c');
      await put(other, { c: 'other' });
      expect(await failure(txn.commit())).toMatchObject({ code: 'KEY_WRITE_CONFLICT' });
      await client.txn.backgroundIdle();
      expect(log).toEqual(['pre with 1', 'post with 0']);
    }));
});

test('a wrong setting is refused by name, and nothing is sent', async () =>
  withTxn(async ({ client, setup }) => {
    for (const [field, wrong] of [
      ['priority', 'urgent'],
      ['resourceGroup', ''],
      ['resourceGroupTag', 'text'],
      ['interceptors', recorder('alone')],
      ['context', 1],
      ['diskFullOpt', 'always'],
      ['assertionLevel', 'toString'],
      ['lifecycleHooks', 1],
      ['mode', 'both'],
    ] as const) {
      const options = { [field]: wrong };
      const refusal = { code: 'INVALID_ARGUMENT', field };
      expect(await failure(client.begin(options))).toMatchObject(refusal);
      expect(await failure(client.runTransaction(async () => Promise.resolve(), options))).toMatchObject(refusal);
    }
    for (const field of ['priority', 'interceptors', 'context', 'resourceGroup']) {
      expect(await failure(client.snapshot({ [field]: 1 }))).toMatchObject({ code: 'INVALID_ARGUMENT', field });
    }
    expect(setup.sent).toEqual([]);
  }));
