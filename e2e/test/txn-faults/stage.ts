import { encodeBytes } from '@tikv-client/codec';
import type { EmbeddedCluster } from '@tikv-client/embedded-tikv';
import { createTikvClient } from 'tikv-client';
import type { RpcInterceptor, TikvClient } from 'tikv-client';
import { onTestFinished } from 'vitest';
import { Simulated } from '../hostile/simulated.js';
import { dyingClient } from '../txn/dying-client.js';
import type { DyingClient } from '../txn/dying-client.js';
import { put, text } from '../txn/txn-setup.js';

/** Two in each of the two regions. */
export const keys: readonly string[] = ['a', 'b', 'n', 'z'];

/** Between the keys of a region: where a split makes its batches two. */
export const splitPoints: readonly [from: string, at: string][] = [
  ['m', 'p'],
  ['', 'b'],
];

/** Time to live of locks, and so of the others' patience, ms. Optimistic locks of small transactions live as long. */
export const ttlMs = 3000;

/** A cluster of two regions, where every key holds `old`, with a client that meets the fault and one that does not. */
export class Stage {
  readonly sim: Simulated;
  readonly actor: TikvClient;
  readonly rival: TikvClient;

  private constructor(sim: Simulated, actor: TikvClient, rival: TikvClient) {
    this.sim = sim;
    this.actor = actor;
    this.rival = rival;
  }

  static async set(fault: RpcInterceptor): Promise<Stage> {
    const sim = await clusterOf('m');
    const connect = async (name: string, interceptors: RpcInterceptor[]): Promise<TikvClient> => {
      const { clock, network, random, cluster } = sim;
      const deps = { clock, transport: network.from(name), random: random.fork(name), interceptors };
      const txn = { managedLockTtlMs: ttlMs };
      const client = await sim.run(createTikvClient({ pd: cluster.pdEndpoints, txn, timeoutMs: 60_000 }, deps));
      onTestFinished(async () => sim.run(client.close()));
      return client;
    };
    const stage = new Stage(sim, await connect('actor', [fault]), await connect('rival', []));
    await sim.run(put(stage.rival, Object.fromEntries(keys.map((key) => [key, 'old']))));
    return stage;
  }

  get cluster(): EmbeddedCluster {
    return this.sim.cluster;
  }

  async sleep(ms: number): Promise<void> {
    await this.sim.clock.sleep(ms);
  }

  /** The rival writes all keys; resolves to what it has read of them. */
  async takeOver(value: string): Promise<(string | undefined)[]> {
    return this.rival.runTransaction(async (txn) => {
      const before = await txn.batchGet(keys);
      for (const key of keys) txn.put(key, value);
      return before.map(text);
    });
  }

  /** The rival reads all keys when locks of this moment have expired, and so ends their transactions. */
  async readOnceExpired(): Promise<void> {
    await this.sleep(ttlMs + 100);
    await (await this.rival.snapshot()).batchGet(keys);
    await this.rival.txn.backgroundIdle();
  }

  /** A third client, which can be made to die. */
  async dying(): Promise<DyingClient> {
    return dyingClient(this.sim, { txn: { managedLockTtlMs: ttlMs } });
  }
}

/** Three stores; regions begin at these keys, and each is led by another store than the one before. */
export async function clusterOf(...borders: readonly string[]): Promise<Simulated> {
  // Nothing here waits for elections but after a store's death; rare ticks make simulated seconds cheap.
  const sim = await Simulated.start({ stores: 3, tickMs: 100, electionTimeoutMs: 300 });
  const { cluster } = sim;
  for (const key of borders) await sim.run(cluster.splitRegion(border(key)));
  for (const [index, { id }] of cluster.regions().entries()) {
    const leader = cluster.stores[index % cluster.stores.length];
    if (leader !== undefined) cluster.transferLeader(id, leader.id);
  }
  await sim.clock.advance(10);
  return sim;
}

export function border(key: string): Uint8Array {
  return encodeBytes(Buffer.from(key));
}
