import { SeededRandom } from '@tikv-client/runtime';
import type { EmbeddedCluster } from '@tikv-client/embedded-tikv';
import type { DemoTarget } from '../demo/demo-target.js';
import type { FaultAction } from '../fault/fault-plan.js';
import { openClient } from './client-target.js';
import { borderKey, wirePrefix } from './wire-key.js';

export interface EmbeddedTargetOptions {
  readonly apiVersion: 1 | 2;
  readonly stores: number;
  readonly regions: number;
  readonly seed: number;
}

/** Id of the keyspace DEFAULT. */
const defaultKeyspace = 0;

/** A cluster in this process, on loopback sockets, that can be hurt. */
export async function openEmbeddedTarget({
  apiVersion,
  stores,
  regions,
  seed,
}: EmbeddedTargetOptions): Promise<DemoTarget> {
  const { createEmbeddedCluster } = await import('@tikv-client/embedded-tikv');
  const cluster = await createEmbeddedCluster({ pds: 1, stores, regions, apiVersion });
  const faults = new EmbeddedFaults(cluster, new SeededRandom(seed).fork('embedded'));
  const keyspace = apiVersion === 2 ? 'DEFAULT' : undefined;
  const keyspaceId = apiVersion === 2 ? defaultKeyspace : undefined;
  const borderOf = (mode: 'raw' | 'txn', key: Uint8Array): Uint8Array => borderKey(mode, keyspaceId, key);
  return {
    description: `embedded cluster, 1 PD, ${stores} stores${apiVersion === 2 ? ', API version 2' : ''}`,
    prefix: Buffer.from('demo/'),
    stores,
    connect: (options) => openClient({ pd: cluster.pdEndpoints, apiVersion, keyspace }, options),
    prepare: (mode, prefix) => faults.spread(bordersBelow(prefix).map((border) => borderOf(mode, border))),
    perform: (action, mode, key) => faults.perform(action, borderOf(mode, key)),
    truth: async (key) => {
      const { writes } = cluster.mvcc(Buffer.concat([wirePrefix('txn', keyspaceId), key]));
      return { writes: writes.map(({ commitTs, record: { kind, startTs } }) => ({ kind, startTs, commitTs })) };
    },
    heal: () => faults.heal(),
    close: () => cluster.close(),
  };
}

/** Four regions below a prefix: for records by number, or for accounts and transfers. */
function bordersBelow(prefix: Uint8Array): Uint8Array[] {
  const isBank = Buffer.from(prefix).toString('latin1').endsWith('bank/');
  const borders = isBank ? ['', 'account/00050', 'account/00100', 'transfer'] : ['', 'user2', 'user4', 'user6'];
  return borders.map((border) => Buffer.concat([prefix, Buffer.from(border)]));
}

class EmbeddedFaults {
  readonly #cluster: EmbeddedCluster;
  readonly #random: SeededRandom;
  readonly #dead = new Set<bigint>();

  constructor(cluster: EmbeddedCluster, random: SeededRandom) {
    this.#cluster = cluster;
    this.#random = random;
  }

  /** Splits at these borders and spreads the leaders over the stores. */
  async spread(borders: readonly Uint8Array[]): Promise<void> {
    const { stores } = this.#cluster;
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
