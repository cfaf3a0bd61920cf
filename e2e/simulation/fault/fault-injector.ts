import type { EmbeddedCluster } from '@tikv-client/embedded-tikv';
import type { Clock } from '@tikv-client/runtime';
import type { LinkFaults } from '@tikv-client/simulator';
import type { DuplicatingListener } from './duplicating-listener.js';
import type { RpcFault, SimulatedFault } from './fault-plan.js';

interface Parts {
  readonly cluster: EmbeddedCluster;
  readonly links: LinkFaults;
  readonly listener: DuplicatingListener;
  readonly clock: Clock;
  /** Where a region is split for a key that the plan names. */
  readonly borderOf: (key: string) => Uint8Array;
  /** Kills a client and starts another one in its place. */
  readonly crashClient?: ((index: number, durationMs: number) => Promise<void>) | undefined;
  /** Steps the time of PD back for clients alone. @default for the whole cluster, for good */
  readonly stepBackTso?: ((ms: number, durationMs: number) => Promise<void>) | undefined;
}

const calm = { kind: 'lognormal', medianMs: 1, sigma: 0.5 } as const;

/** Makes the faults of a plan happen, and undoes each after its time. */
export class FaultInjector {
  readonly #parts: Parts;
  readonly #stores: readonly bigint[];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#stores = parts.cluster.stores.map(({ id }) => id);
    parts.links.setDefault({ latency: calm, retransmit: { kind: 'uniform', fromMs: 20, toMs: 250 } });
  }

  async perform(fault: SimulatedFault): Promise<void> {
    const { cluster, links, listener } = this.#parts;
    switch (fault.kind) {
      case 'packetLoss':
        links.setDefault({ dropRate: fault.rate, onDrop: fault.effect });
        return this.#later(fault, () => links.setDefault({ dropRate: 0 }));
      case 'packetDelay':
        links.setDefault({ latency: { kind: 'lognormal', medianMs: fault.medianMs, sigma: 1 } });
        return this.#later(fault, () => links.setDefault({ latency: calm }));
      case 'duplicates':
        listener.duplication = fault;
        return this.#later(fault, () => (listener.duplication = undefined));
      case 'rpcDrop':
      case 'rpcDelay':
      case 'rpcError':
        return this.#rpc(fault);
      case 'partition': {
        const client = clientName(fault.client);
        const store = cluster.stores[fault.store]?.address ?? '';
        const [from, to] = fault.oneWay === 'toClient' ? [store, client] : [client, store];
        const parties = { from: [from], to: [to], oneWay: fault.oneWay !== 'no', effect: fault.effect };
        return this.#later(fault, links.partition(parties));
      }
      case 'partitionFromPd':
        return this.#later(fault, links.partition({ from: [clientName(fault.client)], to: cluster.pdEndpoints }));
      case 'storeCutOff':
        cluster.partitionStore(this.#store(fault.store));
        return this.#later(fault, () => cluster.healStore(this.#store(fault.store)));
      case 'slowStore':
        cluster.slowStore(this.#store(fault.store), fault.ms);
        return this.#later(fault, () => cluster.slowStore(this.#store(fault.store), 0));
      case 'split':
        // Refused where the key is a border already, and late or never where there is no majority.
        return cluster.splitRegion(this.#parts.borderOf(fault.at)).then(ignore, ignore);
      case 'leaderMove': {
        const at = this.#parts.borderOf(fault.near);
        const region = cluster.regions().findLast(({ startKey }) => Buffer.compare(startKey, at) <= 0);
        if (region !== undefined) cluster.transferLeader(region.id, this.#store(fault.store));
        return undefined;
      }
      case 'storeRestart':
        await cluster.stopStore(this.#store(fault.store));
        await this.#parts.clock.sleep(fault.durationMs);
        return cluster.startStore(this.#store(fault.store));
      case 'storeMove':
        await cluster.moveStoreAddress(this.#store(fault.store));
        return undefined;
      case 'pdLeaderless':
        cluster.setPdLeaderless(true);
        return this.#later(fault, () => cluster.setPdLeaderless(false));
      case 'pdLeaderMove':
        return cluster.transferPdLeader();
      case 'pdBlind':
        cluster.freezePdHeartbeats(true);
        return this.#later(fault, () => cluster.freezePdHeartbeats(false));
      case 'tsoStepBack':
        if (this.#parts.stepBackTso !== undefined) return this.#parts.stepBackTso(fault.ms, fault.durationMs);
        return cluster.stepBackTso(fault.ms);
      case 'clientCrash':
        return this.#parts.crashClient?.(fault.client, fault.durationMs);
    }
  }

  /** Ends whatever is still going on. */
  async heal(): Promise<void> {
    const { cluster, links, listener } = this.#parts;
    listener.duplication = undefined;
    links.heal();
    links.setDefault({ latency: calm });
    cluster.setPdLeaderless(false);
    cluster.freezePdHeartbeats(false);
    for (const id of this.#stores) {
      cluster.slowStore(id, 0);
      cluster.healStore(id);
      await cluster.startStore(id);
    }
  }

  async #rpc({ kind, method, on, times, delayMs, durationMs }: RpcFault): Promise<void> {
    const action = kind === 'rpcDrop' ? 'drop' : kind === 'rpcDelay' ? 'delay' : 'error';
    const fault = this.#parts.cluster.addFault({ method, on, action, times, delayMs });
    return this.#later({ durationMs }, () => fault.remove());
  }

  async #later({ durationMs }: { readonly durationMs: number }, undo: () => void): Promise<void> {
    await this.#parts.clock.sleep(durationMs);
    undo();
  }

  #store(index: number): bigint {
    const id = this.#stores[index];
    if (id === undefined) throw new RangeError(`there is no store ${index}`);
    return id;
  }
}

/** The host that a client's connections come from. */
export function clientName(index: number): string {
  return `client-${index}`;
}

function ignore(): void {
  // Nothing depends on the outcome.
}
