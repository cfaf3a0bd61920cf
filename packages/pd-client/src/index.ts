// Placement Driver client: leader discovery, timestamps, regions, stores, safe points.
export { createPdClient } from './create-pd-client.js';
export type { PdClientDeps } from './create-pd-client.js';
export type { Keyspace, KeyspaceState } from './keyspace.js';
export { resolvePdClientOptions } from './options.js';
export type { PdClientOptions } from './options.js';
export type {
  AdvanceTxnSafePointResult,
  BatchScanOptions,
  PdCallOptions,
  PdClient,
  PdClientSnapshot,
  PdHealth,
  PdKeyRange,
  PdMember,
  RegionCallOptions,
  RegionInfo,
  UpdateServiceGcSafePointArgs,
} from './pd-client.js';
