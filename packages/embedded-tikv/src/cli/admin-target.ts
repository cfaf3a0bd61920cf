/** What the admin API needs of a cluster; an `EmbeddedCluster` fits. Results that are promises are waited for. */
export interface AdminTarget {
  splitRegion(at: Uint8Array | { readonly regionId: bigint; readonly keys: readonly Uint8Array[] }): unknown;
  transferLeader(regionId: bigint, storeId: bigint): unknown;
  stopStore(id: bigint): unknown;
  startStore(id: bigint): unknown;
  restartStore(id: bigint): unknown;
  slowStore(id: bigint, ms: number): unknown;
  partitionStore(id: bigint): unknown;
  healStore(id: bigint): unknown;
  moveStoreAddress(id: bigint): unknown;
  setPdLeaderless(leaderless: boolean): unknown;
  transferPdLeader(name?: string): unknown;
  stopPd(index: number): unknown;
  startPd(index: number): unknown;
  stepBackTso(ms: number): unknown;
  freezePdHeartbeats(frozen: boolean): unknown;
  addFault(fault: AdminFault): { remove(): void };
  regions(): readonly object[];
  debugSnapshot(): object;
}

/** A fault of chosen calls. `method`: a command's name or a full gRPC path. */
export interface AdminFault {
  readonly method: string;
  readonly storeId?: bigint | undefined;
  readonly on: 'request' | 'reply';
  readonly action: 'drop' | 'delay' | 'duplicate' | 'error';
  readonly delayMs?: number | undefined;
  readonly times?: number | undefined;
}
