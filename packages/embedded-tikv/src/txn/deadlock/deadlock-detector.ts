import type { deadlock, kvrpcpb } from '@tikv-client/kvproto';
import { fingerprint64 } from './fingerprint64.js';

/** A transaction that waits for the lock of another. */
export interface WaitEdge {
  /** `start_ts` of who waits. */
  readonly waiter: bigint;
  /** `start_ts` of who has the lock. */
  readonly holder: bigint;
  /** The key, raw. */
  readonly key: Uint8Array;
  readonly resourceGroupTag: Uint8Array;
}

interface KnownEdge extends WaitEdge {
  at: number;
}

export interface DeadlockDetectorOptions {
  /** How long an edge counts, in ms: whoever waits longer has timed out. */
  readonly edgeTtlMs: number;
  /** Edges beyond which no new ones are taken: cycles among those end by timeout. */
  readonly maxEdges: number;
}

/** Who waits for whom in the whole cluster. It lives on the leader of the first region and dies with that leadership. */
export class DeadlockDetector {
  readonly #options: DeadlockDetectorOptions;
  readonly #now: () => number;
  /** By waiter. */
  readonly #edges = new Map<bigint, KnownEdge[]>();
  #size = 0;

  /** `now`: monotonic, in ms. */
  constructor(options: DeadlockDetectorOptions, now: () => number) {
    this.#options = options;
    this.#now = now;
  }

  get size(): number {
    return this.#size;
  }

  /** Notes a new edge, or tells the cycle that it would close; then it is not noted. */
  detect(edge: WaitEdge): kvrpcpb.Deadlock | undefined {
    const chain = this.#pathBetween(edge.holder, edge.waiter);
    if (chain === undefined) {
      this.#note(edge);
      return undefined;
    }
    const closing = chain.at(-1) ?? edge;
    return {
      lockTs: edge.holder,
      lockKey: edge.key,
      deadlockKeyHash: fingerprint64(closing.key),
      waitChain: [...chain, edge].map((one) => waitForEntry(one)),
      deadlockKey: closing.key,
    };
  }

  /** The waiter waits for this lock no more. */
  forget(waiter: bigint, holder: bigint, key: Uint8Array): void {
    const known = this.#edges.get(waiter);
    if (known === undefined) return;
    this.#keep(waiter, known, (one) => one.holder !== holder || Buffer.compare(one.key, key) !== 0);
  }

  clear(): void {
    this.#edges.clear();
    this.#size = 0;
  }

  #note(edge: WaitEdge): void {
    const known = this.#edges.get(edge.waiter) ?? [];
    const same = known.find((one) => one.holder === edge.holder && Buffer.compare(one.key, edge.key) === 0);
    if (same !== undefined) {
      same.at = this.#now();
      return;
    }
    if (this.#size >= this.#options.maxEdges) this.#expire();
    if (this.#size >= this.#options.maxEdges) return;
    known.push({ ...edge, at: this.#now() });
    this.#edges.set(edge.waiter, known);
    this.#size += 1;
  }

  /** Edges that lead from one transaction to another; empty when they are the same. Breadth first, so it is a shortest chain. */
  #pathBetween(from: bigint, to: bigint): WaitEdge[] | undefined {
    if (from === to) return [];
    const reachedBy = new Map<bigint, KnownEdge | undefined>([[from, undefined]]);
    const fresh = (edge: KnownEdge): boolean => this.#isFresh(edge);
    // A map can grow while it is walked.
    for (const [txn] of reachedBy) {
      const known = this.#edges.get(txn);
      if (known === undefined) continue;
      for (const edge of this.#keep(txn, known, fresh)) {
        if (reachedBy.has(edge.holder)) continue;
        reachedBy.set(edge.holder, edge);
        if (edge.holder !== to) continue;
        const path: WaitEdge[] = [];
        for (let step: KnownEdge | undefined = edge; step !== undefined; step = reachedBy.get(step.waiter))
          path.unshift(step);
        return path;
      }
    }
    return undefined;
  }

  #isFresh(edge: KnownEdge): boolean {
    return this.#now() - edge.at < this.#options.edgeTtlMs;
  }

  #expire(): void {
    for (const [waiter, known] of this.#edges) this.#keep(waiter, known, (edge) => this.#isFresh(edge));
  }

  #keep(waiter: bigint, known: KnownEdge[], isKept: (edge: KnownEdge) => boolean): readonly KnownEdge[] {
    const kept = known.filter((edge) => isKept(edge));
    if (kept.length === known.length) return known;
    this.#size -= known.length - kept.length;
    if (kept.length === 0) this.#edges.delete(waiter);
    else this.#edges.set(waiter, kept);
    return kept;
  }
}

export function waitForEntry(edge: WaitEdge, waitTimeMs = 0): deadlock.WaitForEntry {
  return {
    txn: edge.waiter,
    waitForTxn: edge.holder,
    keyHash: fingerprint64(edge.key),
    key: edge.key,
    resourceGroupTag: edge.resourceGroupTag,
    waitTime: BigInt(Math.floor(waitTimeMs)),
  };
}
