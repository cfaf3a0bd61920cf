// Placement Driver client: leader discovery, timestamps, regions, stores, safe points.
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
