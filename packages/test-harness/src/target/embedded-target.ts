import { SeededRandom } from '@tikv-client/runtime';
import type { EmbeddedCluster } from '@tikv-client/embedded-tikv';
import type { DemoTarget } from '../demo/demo-target.js';
import type { FaultAction } from '../fault/fault-plan.js';
import { openClient } from './client-target.js';

export interface EmbeddedTargetOptions {
  readonly stores: number;
  readonly regions: number;
  readonly seed: number;
}

/** A cluster in this process, on loopback sockets, that can be hurt. */
export async function openEmbeddedTarget({ stores, regions, seed }: EmbeddedTargetOptions): Promise<DemoTarget> {
  const { createEmbeddedCluster } = await import('@tikv-client/embedded-tikv');
  const cluster = await createEmbeddedCluster({ pds: 1, stores, regions });
  const faults = new EmbeddedFaults(cluster, new SeededRandom(seed).fork('embedded'));
  return {
    description: `embedded cluster, 1 PD, ${stores} stores`,
    prefix: Buffer.from('ycsb/'),
    stores,
    connect: (options) => openClient(cluster.pdEndpoints, options),
    prepare: (prefix) => faults.spread(prefix),
    perform: (action, key) => faults.perform(action, key),
    heal: () => faults.heal(),
    close: () => cluster.close(),
  };
}

class EmbeddedFaults {
  readonly #cluster: EmbeddedCluster;
  readonly #random: SeededRandom;
  readonly #dead = new Set<bigint>();

  constructor(cluster: EmbeddedCluster, random: SeededRandom) {
    this.#cluster = cluster;
    this.#random = random;
  }

  /** Splits what lies below the prefix into four regions and spreads their leaders over the stores. */
  async spread(prefix: Uint8Array): Promise<void> {
    const { stores } = this.#cluster;
    const borders = ['', 'user2', 'user4', 'user6'].map((border) => Buffer.concat([prefix, Buffer.from(border)]));
    for (const [at, border] of borders.entries()) {
      await this.#cluster.splitRegion(border);
      const region = this.#regionOf(border);
      const store = stores[at % stores.length];
      if (region !== undefined && store !== undefined) this.#cluster.transferLeader(region.id, store.id);
    }
  }

  async perform(action: FaultAction, key: Uint8Array): Promise<void> {
    switch (action.fault) {
      case 'split':
        await this.#cluster.splitRegion(key);
        return;
      case 'transfer-leader':
        this.#moveLeader(key);
        return;
      case 'kill-store': {
        const id = this.#storeAt(action.store);
        this.#dead.add(id);
        await this.#cluster.stopStore(id);
        return;
      }
      case 'start-store': {
        const id = this.#storeAt(action.store);
        await this.#cluster.startStore(id);
        this.#dead.delete(id);
        return;
      }
      case 'pd-leaderless':
        this.#cluster.setPdLeaderless(true);
        return;
      case 'pd-leader':
        this.#cluster.setPdLeaderless(false);
    }
  }

  async heal(): Promise<void> {
    this.#cluster.setPdLeaderless(false);
    for (const id of this.#dead) await this.#cluster.startStore(id);
    this.#dead.clear();
  }

  #moveLeader(key: Uint8Array): void {
    const region = this.#regionOf(key);
    if (region?.leaderStoreId === undefined) throw new Error('the region has no leader');
    const others = region.storeIds.filter((id) => id !== region.leaderStoreId && !this.#dead.has(id));
    const to = others[this.#random.below(Math.max(1, others.length))];
    if (to === undefined) throw new Error('no other store is up');
    if (!this.#cluster.transferLeader(region.id, to)) throw new Error(`store ${to} cannot take over yet`);
  }

  #regionOf(key: Uint8Array): ReturnType<EmbeddedCluster['regions']>[number] | undefined {
    return this.#cluster.regions().findLast(({ startKey }) => Buffer.compare(startKey, key) <= 0);
  }

  #storeAt(index: number): bigint {
    const store = this.#cluster.stores[index];
    if (store === undefined) throw new Error(`there is no store ${index + 1}`);
    return store.id;
  }
}
