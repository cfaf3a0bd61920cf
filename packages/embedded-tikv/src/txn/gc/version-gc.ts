import { encodeBytes, keyspaceEnd, keyspacePrefix } from '@tikv-client/codec';
import type { EngineRange } from '@tikv-client/engine';
import { gc } from '@tikv-client/percolator';
import type { RegionPeer } from '../../region/region-peer.js';
import { noSafePoints } from './gc-safe-points.js';
import type { GcSafePoints } from './gc-safe-points.js';

/** Records looked at in one step. */
const stepRecords = 512;
/** Ranges that one step goes through as long as there is nothing to drop in them. */
const stepRanges = 256;

interface Stretch {
  readonly range: EngineRange;
  readonly safePoint: bigint;
}

/**
 * Drops versions that nobody can read any more, a step at a time. Every store does so by itself, past the log, as TiKV's
 * compactions do: at or above the safe point no read can tell.
 */
export class VersionGc {
  readonly #hasKeyspaces: boolean;
  #safePoints = noSafePoints;
  #stretches: readonly Stretch[] = [];
  #peers: RegionPeer[] = [];
  /** In the first of the peers. */
  #stretch = 0;
  #from: Uint8Array | undefined;

  /** `hasKeyspaces`: keys begin with that of their keyspace, as under API v2. */
  constructor(hasKeyspaces: boolean) {
    this.#hasKeyspaces = hasKeyspaces;
  }

  /** Goes on with a round, or begins one if the safe points are others. */
  run(peers: Iterable<RegionPeer>, safePoints: GcSafePoints): void {
    // A keyspace that has become its own must not lose what the round would still drop by the common safe point.
    if (safePoints !== this.#safePoints) {
      this.#safePoints = safePoints;
      this.#stretches = this.#hasKeyspaces
        ? stretchesOf(safePoints)
        : [{ range: {}, safePoint: safePoints.common }].filter(({ safePoint }) => safePoint > 0n);
      this.#peers = this.#stretches.length === 0 ? [] : [...peers];
      this.#stretch = 0;
      this.#from = undefined;
    }
    for (let ranges = 0; ranges < stepRanges && this.#step(); ranges += 1);
  }

  /** Whether there is more to do, and nothing has been done yet. */
  #step(): boolean {
    const peer = this.#peers[0];
    const stretch = this.#stretches[this.#stretch];
    if (peer === undefined || stretch === undefined) return false;
    const { range, safePoint } = stretch;
    const start = this.#from ?? range.start;
    const { batch, next } = gc({ reader: peer.data }, { ...range, start }, safePoint, stepRecords);
    if (!batch.isEmpty) peer.data.write(batch);
    this.#from = next;
    if (next === undefined) this.#stretch += 1;
    if (this.#stretch === this.#stretches.length) {
      this.#stretch = 0;
      this.#peers.shift();
    }
    return batch.isEmpty && next === undefined;
  }
}

/** What each safe point is for, in key order. */
function stretchesOf({ common, keyspaces }: GcSafePoints): Stretch[] {
  const stretches: Stretch[] = [];
  let start: Uint8Array | undefined;
  for (const [id, safePoint] of keyspaces) {
    const prefix = keyspacePrefix('txn', id);
    const from = encodeBytes(prefix);
    const to = encodeBytes(keyspaceEnd(prefix));
    stretches.push({ range: { start, end: from }, safePoint: common }, { range: { start: from, end: to }, safePoint });
    start = to;
  }
  stretches.push({ range: { start, end: undefined }, safePoint: common });
  return stretches.filter(({ safePoint }) => safePoint > 0n);
}
