import type { SendOptions } from '@tikv-client/region-request';
import type { CallOptions } from '@tikv-client/runtime';
import type { RequestSettings } from '../request-settings.js';

/** Which replicas may serve a read. */
export interface ReplicaChoice {
  /** @default 'leader' */
  readonly replicaRead?: SendOptions['replicaRead'];
  /** Replicas on stores with all these labels are preferred: `{ zone: 'east' }`. Does not bear on reads of the leader. */
  readonly matchLabels?: Readonly<Record<string, string>> | undefined;
}

export interface SnapshotOptions extends RequestSettings, ReplicaChoice {
  /** `RC` reads the newest committed version below the timestamp without regard to locks. @default 'SI' */
  readonly isolation?: 'SI' | 'RC' | undefined;
  /**
   * Asked before each request for single keys or batches of them, with the number of keys: which replicas may serve it instead.
   * Undefined: those that the snapshot names. Stale reads do not ask. It must not throw.
   */
  readonly replicaReadAdjuster?: ((keys: number) => ReplicaChoice | undefined) | undefined;
  /**
   * The nearest replica (see `matchLabels`) may answer, if its data is final up to the timestamp; else the leader does. Goes with
   * a timestamp of some time ago, or `stalenessMs`. @default false
   */
  readonly staleRead?: boolean | undefined;
  /** Scans leave the values out. @default false */
  readonly keyOnly?: boolean | undefined;
  /** Blocks read are not kept in the stores' caches. @default false */
  readonly notFillCache?: boolean | undefined;
  /** Groups requests for the stores' schedulers. @default 0n */
  readonly taskId?: bigint | undefined;
  /** Keeps values for repeated reads. @default true */
  readonly cache?: boolean | undefined;
}

export interface SnapshotIterateOptions extends CallOptions {
  /** Leaves the values out. @default the snapshot's */
  readonly keyOnly?: boolean | undefined;
}

export interface SnapshotScanOptions extends SnapshotIterateOptions {
  /** Most pairs to return, 1 to the client's `maxScanLimit`. @default maxScanLimit */
  readonly limit?: number | undefined;
}

export interface TxnPair {
  readonly key: Uint8Array;
  /** Empty for key-only scans. */
  readonly value: Uint8Array;
}

/** A value and the timestamp that it was committed at. */
export interface ValueEntry {
  readonly value: Uint8Array;
  readonly commitTs: bigint;
}
