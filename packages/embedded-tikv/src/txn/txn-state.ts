import type { Clock } from '@tikv-client/runtime';
import type { RegionPeer } from '../region/region-peer.js';
import { GuardedLocks } from './concurrency/guarded-locks.js';
import { MaxTs } from './concurrency/max-ts.js';
import { MaxTsSync } from './concurrency/max-ts-sync.js';
import { TxnStatusCache } from './concurrency/txn-status-cache.js';
import { DeadlockDetector } from './deadlock/deadlock-detector.js';
import { MemoryLocks } from './memory-locks/memory-locks.js';
import type { TxnMutations } from './txn-mutations.js';
import { LockWaits } from './wait/lock-waits.js';

export interface TxnOptions {
  /** Longest wait for a lock, in ms. */
  readonly waitForLockTimeoutMs: number;
  /** Delay until all but the first waiter of a key are woken, in ms. */
  readonly wakeUpDelayMs: number;
  /** Requests of one store that wait for locks. */
  readonly maxLockWaiters: number;
  /** Bytes of pessimistic locks that one leader keeps in memory; 0: all are written. */
  readonly maxPeerMemoryLockBytes: number;
  /** The same for a store. */
  readonly maxStoreMemoryLockBytes: number;
  readonly mutations: TxnMutations;
}

export interface TxnDeps {
  readonly clock: Clock;
  /** A time stamp from PD; undefined while it cannot be reached or has no leader. */
  readonly timestamp: () => bigint | undefined;
  /** The cluster's deadlock detector; undefined while the store that has it cannot be reached. */
  readonly detector: () => DeadlockDetector | undefined;
}

/** What the transactions on one store share beside their data. All of it is gone with a restart. */
export class TxnState {
  readonly options: TxnOptions;
  readonly maxTs: MaxTs;
  readonly guarded = new GuardedLocks();
  readonly committed: TxnStatusCache;
  readonly memoryLocks: MemoryLocks;
  readonly waits: LockWaits;
  /** The detector for the whole cluster, in use while this store leads the first region. */
  readonly ownDetector: DeadlockDetector;
  readonly #sync = new MaxTsSync();
  readonly #deps: TxnDeps;

  constructor(options: TxnOptions, deps: TxnDeps) {
    const { clock } = deps;
    this.options = options;
    this.#deps = deps;
    this.maxTs = new MaxTs(() => clock.now());
    this.committed = new TxnStatusCache(() => clock.monotonic());
    this.memoryLocks = new MemoryLocks({
      maxPeerBytes: options.maxPeerMemoryLockBytes,
      maxStoreBytes: options.maxStoreMemoryLockBytes,
    });
    this.waits = new LockWaits(
      {
        timeoutMs: options.waitForLockTimeoutMs,
        wakeUpDelayMs: options.wakeUpDelayMs,
        maxWaiters: options.maxLockWaiters,
      },
      clock,
    );
    this.ownDetector = new DeadlockDetector({ edgeTtlMs: options.waitForLockTimeoutMs, maxEdges: 65_536 }, () =>
      clock.monotonic(),
    );
  }

  get detector(): DeadlockDetector | undefined {
    return this.#deps.detector();
  }

  /** Whether max_ts covers everything that was read from this leader's predecessors. */
  isMaxTsSynced(peer: RegionPeer): boolean {
    if (this.options.mutations.maxTsSyncNotAwaited === true) return true;
    return this.#sync.isSynced(peer);
  }

  /** The peer leads, or leads no more, or leads in another term. */
  roleChanged(peer: RegionPeer): void {
    this.memoryLocks.roleChanged(peer);
    if (peer.region.startKey.length === 0) this.ownDetector.clear();
    if (peer.replica.isLeader) this.syncMaxTs(peer);
  }

  /** Asks PD for a time stamp for a new leader; to be tried again until it has got one. */
  syncMaxTs(peer: RegionPeer): void {
    if (this.#sync.isSynced(peer) || this.options.mutations.maxTsSyncNotAwaited === true) return;
    const ts = this.#deps.timestamp();
    if (ts === undefined) return;
    this.maxTs.sync(ts);
    this.#sync.synced(peer);
  }

  debugSnapshot(): Readonly<Record<string, unknown>> {
    return {
      maxTs: String(this.maxTs.value),
      lockWaiters: this.waits.size,
      guardedLocks: this.guarded.size,
      memoryLockBytes: this.memoryLocks.bytes,
      deadlockEdges: this.ownDetector.size,
    };
  }

  close(): void {
    this.waits.clear();
    this.memoryLocks.clear();
    this.guarded.clear();
    this.committed.clear();
    this.ownDetector.clear();
    this.#sync.clear();
  }
}
