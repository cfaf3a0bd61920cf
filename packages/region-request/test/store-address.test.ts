import { commands } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { ScriptedCluster } from './scripted-cluster.js';

function setUp() {
  const cluster = new ScriptedCluster();
  const { requester } = cluster.create();
  const put = async (): Promise<string> => {
    const key = Buffer.from('k');
    const call = requester.send(
      commands.RawPut,
      { context: undefined, key, value: key, cf: '', ttl: 0n, forCas: false },
      { key, deadline: cluster.clock.monotonic() + 20_000 },
      () => cluster.seen.at(-1)?.address ?? '',
    );
    return (await cluster.clock.runUntil(call)) ?? '';
  };
  return { cluster, put };
}

describe('stores that change places', () => {
  test('client-go: rawkv/rawkv_test.go TestReplaceAddrWithNewStore', async () => {
    const { cluster, put } = setUp();
    expect(await put()).toBe('store-1:1');
    // Store 1 is gone, store 2 leads and has taken over its address.
    cluster.addresses.delete(1n);
    cluster.addresses.set(2n, 'store-1:1');
    for (const region of cluster.regions) region.leader = 2n;
    expect(await put()).toBe('store-1:1');
    expect(cluster.seen.at(-1)?.context.peer?.storeId).toBe(2n);
  });

  test('client-go: rawkv/rawkv_test.go TestReplaceNewAddrAndOldOfflineImmediately', async () => {
    const { cluster, put } = setUp();
    expect(await put()).toBe('store-1:1');
    // Store 2 gets a new address, and store 1 with its own goes at the same moment.
    cluster.addresses.set(2n, 'store-2:2');
    cluster.addresses.delete(1n);
    for (const region of cluster.regions) region.leader = 2n;
    expect(await put()).toBe('store-2:2');
  });

  test('two stores that swap their addresses are told apart', async () => {
    const { cluster, put } = setUp();
    await put();
    cluster.addresses.set(1n, 'store-2:1');
    cluster.addresses.set(2n, 'store-1:1');
    expect(await put()).toBe('store-2:1');
    expect(cluster.seen.at(-1)?.context.peer?.storeId).toBe(1n);
  });
});
