import type { FaultAction } from '../fault/fault-plan.js';
import type { AttemptInterceptor } from '../history/raw-messages.js';
import type { RawTarget } from '../target/raw-target.js';
import type { KeyTruth, TxnTarget } from '../target/txn-target.js';

/** A client for one part. */
export interface OpenedClient {
  readonly raw: RawTarget;
  readonly txn: TxnTarget;
  /** What stands before raw keys on the wire, as interceptors see them. */
  readonly rawWirePrefix: Uint8Array;
  /** Waits between attempts so far, by the name of their curve. */
  backoffs(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** Where the main job runs. */
export interface DemoTarget {
  /** For people. */
  readonly description: string;
  /** Everything the job touches lies below it. */
  readonly prefix: Uint8Array;
  readonly stores: number;
  /** `atomic`: for workloads with compare-and-swap. */
  connect(options: {
    readonly interceptors: readonly AttemptInterceptor[];
    readonly atomic: boolean;
    readonly timeoutMs: number;
  }): Promise<OpenedClient>;
  /** Makes ready what lies below a prefix, before anything is written there. */
  prepare?(mode: 'raw' | 'txn', prefix: Uint8Array): Promise<void>;
  /** Absent where no faults can be injected. Keys lie below the prefix. */
  perform?(action: FaultAction, mode: 'raw' | 'txn', keyBelow: Uint8Array): Promise<void>;
  /** What the store keeps of a transactional key, from beside the client. Absent where nobody can look. */
  truth?(key: Uint8Array): Promise<KeyTruth>;
  /** Undoes every fault. */
  heal?(): Promise<void>;
  close(): Promise<void>;
}
