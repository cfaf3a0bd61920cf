import type { Clock, Random } from '@tikv-client/runtime';
import type { Listener } from '@tikv-client/transport';
import type { FaultTable } from '../faults/fault-table.js';
import { FaultyListener } from '../faults/faulty-listener.js';
import type { StorageMode } from '../raw/api-mode.js';
import type { PeerMutations } from '../region/region-peer.js';
import { Store } from '../store/store.js';
import type { TxnMutations } from '../txn/txn-mutations.js';
import { storeAddresses } from './addresses.js';
import type { ClusterMembers, Member } from './cluster-members.js';
import type { ResolvedClusterOptions } from './cluster-options.js';
import { StoreFront } from './store-front.js';
import type { StoreLinks } from './store-links.js';
import type { StoreReports } from './store-reports.js';

/** All bugs that stores can be told to have. */
export interface StoreMutations extends PeerMutations, TxnMutations {}

/** What all stores of a cluster share. */
export interface MemberDeps {
  readonly clusterId: bigint;
  readonly clock: Clock;
  readonly random: Random;
  readonly links: StoreLinks;
  readonly faults: FaultTable;
  readonly listener: Listener;
  readonly members: ClusterMembers;
  readonly mutations: StoreMutations;
  readonly allocId: () => bigint;
  /** The way to PD, once there is one. */
  readonly reports: () => StoreReports | undefined;
}

const maxEntryBytes = 8 * 1024 * 1024;

/** A store and its ports, neither of them open yet. */
export function createMember(id: bigint, resolved: ResolvedClusterOptions, deps: MemberDeps): Member {
  const { clusterId, clock, random, links, faults, listener, members, mutations, allocId, reports } = deps;
  const mode: StorageMode = resolved.apiVersion === 2 ? 'V2' : resolved.enableTtl ? 'V1ttl' : 'V1';
  const store = new Store(
    {
      id,
      clusterId,
      mode,
      splitKeys: resolved.splitKeys,
      labels: resolved.storeLabels[Number(id) - 1] ?? {},
      safeTsIntervalMs: resolved.safeTsIntervalMs,
      peers: {
        electionTimeoutMs: resolved.electionTimeoutMs,
        maxEntryBytes,
        maxPendingWriteBytes: resolved.maxPendingWriteBytes,
        maxParkedReads: 65_536,
        replica: { maxLogEntries: resolved.maxLogEntries, maxLogBytes: 64 * 1024 * 1024, maxAppendEntries: 256 },
        mutations: mutations,
      },
      txn: {
        waitForLockTimeoutMs: resolved.waitForLockTimeoutMs,
        wakeUpDelayMs: resolved.wakeUpDelayMs,
        maxLockWaiters: resolved.maxLockWaiters,
        maxPeerMemoryLockBytes: resolved.maxMemoryLockBytes,
        maxStoreMemoryLockBytes: 100 * 1024 * 1024,
        mutations: mutations,
      },
    },
    {
      clock,
      random,
      links,
      allocId,
      onChanged: (peer) => reports()?.reportRegion(peer),
      timestamp: () => reports()?.timestampFor(id),
      onSafeTs: (safeTs) => reports()?.reportSafeTs(id, safeTs),
      gcSafePoints: () => reports()?.gcSafePointsFor(id),
      detector: () => {
        const first = members.leaderOfFirstRegion();
        return first === undefined || links.reach(id, first.storeId) === undefined ? undefined : first.txn.ownDetector;
      },
    },
  );
  links.add(store);
  const gate = {
    faults,
    clock,
    storeId: id,
    isCutOff: () => links.isCutOff(id),
    onHealed: (listener: () => void) => links.onHealed(id, listener),
    slowMs: () => links.slowMs(id),
  };
  const front = new StoreFront(
    store,
    {
      apiVersion: resolved.apiVersion,
      enableTtl: resolved.enableTtl,
      addressesOf: (generation) => storeAddresses(resolved, id, generation),
    },
    { listener: new FaultyListener(listener, gate), faults },
  );
  return { store, front };
}
