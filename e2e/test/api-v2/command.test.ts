import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { commands, keyspaceMethods, keyspacepb, kvrpcpb, pdMethods } from '@tikv-client/kvproto';
import type { DeepPartial, Method } from '@tikv-client/kvproto';
import { systemClock } from '@tikv-client/runtime';
import { createGrpcTransport } from '@tikv-client/transport';
import { describe, expect, onTestFinished, test } from 'vitest';
import { text } from '../rawkv/raw-setup.js';
import { connectV2, keyspaceApi } from './keyspaces.js';

interface Ready {
  readonly pd: readonly [string];
  readonly stores: readonly { readonly id: number; readonly addr: string; readonly status: string }[];
}

/** The command as a process of its own; ended with the test. */
async function startCommand(...args: string[]): Promise<Ready> {
  const home = dirname(createRequire(import.meta.url).resolve('@tikv-client/embedded-tikv/package.json'));
  const main = join(home, 'src/cli/main.ts');
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', main, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await exited;
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString()));
    child.once('exit', (code) => reject(new Error(`the command ended with ${code}`)));
  });
  return JSON.parse(line) as Ready;
}

async function call<Req, Res>(address: string, method: Method<Req, Res>, request: DeepPartial<Req>): Promise<Res> {
  const channel = createGrpcTransport({ clock: systemClock }).open(address);
  try {
    return await new Promise<Res>((resolve, reject) => {
      const bytes = method.request.encode(method.request.fromPartial(request));
      channel.unary(method.path, bytes, { deadline: systemClock.monotonic() + 5000 }, (failure, reply) => {
        if (reply === undefined) reject(new Error(failure?.message ?? 'no reply'));
        else resolve(method.response.decode(reply));
      });
    });
  } finally {
    channel.close();
  }
}

const json = async (url: string): Promise<Record<string, unknown>> =>
  (await (await fetch(`http://${url}`)).json()) as Record<string, unknown>;

describe('the command with --api-version 2', () => {
  test('status port, keyspaces, GC states and min-resolved-ts are as clients ask for them', async () => {
    const { pd, stores } = await startCommand('--api-version', '2', '--stores', '1');
    const [leader] = pd;
    const [store] = stores;
    if (store === undefined) throw new Error('no store');
    expect(await json(`${store.status}/config`)).toMatchObject({ storage: { 'api-version': 2, 'enable-ttl': true } });

    const members = await call(leader, pdMethods.GetMembers, {});
    const header = { clusterId: members.header?.clusterId ?? 0n };
    const loaded = await call(leader, keyspaceMethods.LoadKeyspace, { header, name: 'DEFAULT' });
    expect(loaded.keyspace).toMatchObject({ name: 'DEFAULT', state: keyspacepb.KeyspaceState.ENABLED });
    const missing = await call(leader, keyspaceMethods.LoadKeyspace, { header, name: 'nowhere' });
    expect(missing.header?.error?.message).toContain('ErrKeyspaceNotFound');
    const made = await keyspaceApi(leader, 'POST', '', {
      name: 'shop',
      config: { gc_management_type: 'keyspace_level' },
    });
    expect(made).toMatchObject({ id: 1, name: 'shop', state: 'ENABLED' });
    const everyone = await call(leader, keyspaceMethods.GetAllKeyspaces, { header });
    expect(everyone.keyspaces.map(({ name }) => name)).toEqual(['DEFAULT', 'shop']);
    const off = { header, keyspace: { $case: 'id' as const, id: 1 }, state: keyspacepb.KeyspaceState.DISABLED };
    expect((await call(leader, keyspaceMethods.UpdateKeyspaceState, off)).keyspace).toMatchObject({
      name: 'shop',
      state: keyspacepb.KeyspaceState.DISABLED,
    });
    await call(leader, keyspaceMethods.UpdateKeyspaceState, { ...off, state: keyspacepb.KeyspaceState.ENABLED });

    const scope = (keyspaceId: number) => ({ keyspace: { $case: 'keyspaceId' as const, keyspaceId } });
    const advanced = await call(leader, pdMethods.AdvanceTxnSafePoint, {
      header,
      keyspaceScope: scope(1),
      target: 100n,
    });
    expect([advanced.oldTxnSafePoint, advanced.newTxnSafePoint]).toEqual([0n, 100n]);
    const own = await call(leader, pdMethods.GetGCState, { header, keyspaceScope: scope(1) });
    expect(own.gcState).toMatchObject({ isKeyspaceLevelGc: true, txnSafePoint: 100n });
    const shared = await call(leader, pdMethods.GetGCState, { header });
    expect(shared.gcState).toMatchObject({ isKeyspaceLevelGc: false, txnSafePoint: 0n });

    const resolved = await json(`${leader}/pd/api/v1/min-resolved-ts`);
    expect(resolved).toMatchObject({ is_real_time: true, stores_min_resolved_ts: null });
    const scoped = await json(`${leader}/pd/api/v1/min-resolved-ts?scope=${store.id}`);
    expect(scoped).toMatchObject({ stores_min_resolved_ts: { [String(store.id)]: expect.any(Number) } });

    const client = await connectV2({ pdEndpoints: pd }, 'shop');
    await client.raw.put('k', 'raw');
    await client.runTransaction(async (txn) => {
      txn.put('k', 'txn');
      return Promise.resolve();
    });
    expect(text(await client.raw.get('k'))).toBe('raw');
    expect(text(await (await client.snapshot()).get('k'))).toBe('txn');
    await client.pd.advanceTxnSafePoint(await client.pd.getTimestamp(), 1);
    expect((await client.pd.getGcState(1))?.txnSafePoint).toBeGreaterThan(100n);

    const old = await call(store.addr, commands.RawGet, {
      context: { apiVersion: kvrpcpb.APIVersion.V1 },
      key: Buffer.from('k'),
    });
    expect(old.error).toBe(
      'Api version in request does not match with TiKV storage, cmd: raw_get, storage: V2, request: V1',
    );
  }, 30_000);
});
