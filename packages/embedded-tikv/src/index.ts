// A TiKV-compatible cluster (PD and stores) inside the process.
export { createEmbeddedCluster } from './cluster/create-embedded-cluster.js';
export type { EmbeddedClusterOptions } from './cluster/cluster-options.js';
export type { ClusterRegion, ClusterStore } from './cluster/cluster-members.js';
export type { StoreMutations } from './cluster/create-member.js';
export type { EmbeddedCluster, EmbeddedClusterDeps } from './cluster/embedded-cluster.js';
export type { ReplicationDelay } from './cluster/store-links.js';
export type { Fault, InjectedFault } from './faults/fault-table.js';
export type { PeerMutations } from './region/region-peer.js';
export type { MvccKeyState, MvccLockState } from './txn/debug/keys-view.js';
export type { TxnMutations } from './txn/txn-mutations.js';
