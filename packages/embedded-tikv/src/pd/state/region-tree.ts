import type { metapb } from '@tikv-client/kvproto';
import type { RegionReport } from '../../cluster/placement-driver-link.js';

/** Why a report was not taken over. */
export type StaleReason = 'invalid' | 'olderThanOverlap' | 'olderEpoch' | 'olderTerm';

export interface KeyRange {
  readonly startKey: Uint8Array;
  /** Empty: no end. */
  readonly endKey: Uint8Array;
}

function versionOf(region: metapb.Region): bigint {
  return region.regionEpoch?.version ?? 0n;
}

function confVerOf(region: metapb.Region): bigint {
  return region.regionEpoch?.confVer ?? 0n;
}

function endsAfter(region: metapb.Region, key: Uint8Array): boolean {
  return region.endKey.length === 0 || Buffer.compare(region.endKey, key) > 0;
}

function startsBefore(region: metapb.Region, end: Uint8Array): boolean {
  return end.length === 0 || Buffer.compare(region.startKey, end) < 0;
}

/**
 * PD's picture of the regions, built from what their leaders report: by id and in key order, never with two regions over
 * one key. A report wins over every region it overlaps unless its epoch is older than theirs; gaps are possible (a region
 * whose neighbour has shrunk is unknown until its own leader reports).
 */
export class RegionTree {
  readonly #byId = new Map<bigint, RegionReport>();
  /** In key order, ranges disjoint. */
  readonly #sorted: RegionReport[] = [];

  get size(): number {
    return this.#sorted.length;
  }

  /** In key order. */
  all(): readonly RegionReport[] {
    return this.#sorted;
  }

  byId(id: bigint): RegionReport | undefined {
    return this.#byId.get(id);
  }

  /** Takes the report over, dropping the regions it replaces; the reason when it is stale. */
  put(report: RegionReport): StaleReason | undefined {
    const region = report.region;
    const bounded = region.endKey.length > 0;
    if (region.id === 0n || region.peers.length === 0) {
      return 'invalid';
    }
    if (bounded && Buffer.compare(region.startKey, region.endKey) >= 0) {
      return 'invalid';
    }
    const known = this.#byId.get(region.id);
    const [from, to] = this.#overlap(region);
    for (let at = from; at < to; at += 1) {
      const other = this.#sorted[at];
      if (other !== undefined && other.region.id !== region.id && versionOf(region) < versionOf(other.region)) {
        return 'olderThanOverlap';
      }
    }
    if (known !== undefined) {
      if (versionOf(region) < versionOf(known.region) || confVerOf(region) < confVerOf(known.region)) {
        return 'olderEpoch';
      }
      if (report.term > 0n && report.term < known.term) {
        return 'olderTerm';
      }
    }
    this.#replace(report, known, from, to);
    return undefined;
  }

  /** The region that holds the key. */
  byKey(key: Uint8Array): RegionReport | undefined {
    const at = this.#indexAtOrBefore(key);
    const found = this.#sorted[at];
    return found !== undefined && endsAfter(found.region, key) ? found : undefined;
  }

  /** The region that ends where the region of `key` starts. */
  prevByKey(key: Uint8Array): RegionReport | undefined {
    const at = this.#indexAtOrBefore(key);
    const current = this.#sorted[at];
    if (current === undefined || !endsAfter(current.region, key)) {
      return undefined;
    }
    const previous = this.#sorted[at - 1];
    if (previous === undefined || Buffer.compare(previous.region.endKey, current.region.startKey) !== 0) {
      return undefined;
    }
    return previous;
  }

  /** Regions that overlap [start, end) in key order. `limit` 0 or below: all of them. */
  scan(startKey: Uint8Array, endKey: Uint8Array, limit: number): RegionReport[] {
    const found: RegionReport[] = [];
    let at = Math.max(this.#indexAtOrBefore(startKey), 0);
    const first = this.#sorted[at];
    if (first !== undefined && !endsAfter(first.region, startKey)) {
      at += 1;
    }
    for (; at < this.#sorted.length && (limit <= 0 || found.length < limit); at += 1) {
      const report = this.#sorted[at];
      if (report === undefined || !startsBefore(report.region, endKey)) {
        break;
      }
      found.push(report);
    }
    return found;
  }

  /**
   * Scans several ranges, which come in order and do not overlap; a region that spans two of them is listed once.
   * `undefined` when `complete` is asked for and a key of the ranges has no region (up to the point where `limit` stops).
   */
  batchScan(ranges: readonly KeyRange[], limit: number, complete: boolean): RegionReport[] | undefined {
    const found: RegionReport[] = [];
    for (const range of ranges) {
      const regions = this.scan(range.startKey, range.endKey, limit);
      if (complete && !covers(regions, range, limit)) {
        return undefined;
      }
      for (const report of regions) {
        if (found.at(-1)?.region.id !== report.region.id) {
          found.push(report);
        }
      }
      if (limit > 0 && found.length >= limit) {
        return found.slice(0, limit);
      }
    }
    return found;
  }

  /** Index of the last region that starts at or before the key; -1 when none does. */
  #indexAtOrBefore(key: Uint8Array): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const report = this.#sorted[middle];
      if (report !== undefined && Buffer.compare(report.region.startKey, key) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** Half-open index range of the regions that share a key with this one. */
  #overlap(region: metapb.Region): [from: number, to: number] {
    let from = Math.max(this.#indexAtOrBefore(region.startKey), 0);
    const first = this.#sorted[from];
    if (first !== undefined && !endsAfter(first.region, region.startKey)) {
      from += 1;
    }
    let to = from;
    while (to < this.#sorted.length) {
      const other = this.#sorted[to];
      if (other === undefined || !startsBefore(other.region, region.endKey)) {
        break;
      }
      to += 1;
    }
    return [from, to];
  }

  #replace(report: RegionReport, known: RegionReport | undefined, from: number, to: number): void {
    for (const other of this.#sorted.splice(from, to - from, report)) {
      if (this.#byId.get(other.region.id) === other) {
        this.#byId.delete(other.region.id);
      }
    }
    if (known !== undefined) {
      // A region that moved away from its old range altogether (its old place is not among the overlaps).
      const at = this.#sorted.indexOf(known);
      if (at >= 0) {
        this.#sorted.splice(at, 1);
      }
    }
    this.#byId.set(report.region.id, report);
  }
}

function covers(regions: readonly RegionReport[], range: KeyRange, limit: number): boolean {
  let reached = range.startKey;
  for (const { region } of regions) {
    if (Buffer.compare(region.startKey, reached) > 0) {
      return false;
    }
    if (region.endKey.length === 0) {
      return true;
    }
    reached = region.endKey;
  }
  const cut = limit > 0 && regions.length >= limit;
  return cut || (regions.length > 0 && range.endKey.length > 0 && Buffer.compare(reached, range.endKey) >= 0);
}
