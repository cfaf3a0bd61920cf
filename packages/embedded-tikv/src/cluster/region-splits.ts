import type { Clock } from '@tikv-client/runtime';
import type { ClusterMembers } from './cluster-members.js';

const operationTimeoutMs = 10_000;

/** Splits on behalf of tests and of PD, tried again while leaders change. */
export class RegionSplits {
  readonly #members: ClusterMembers;
  readonly #clock: Clock;
  readonly #retryMs: number;
  readonly #isClosed: () => boolean;

  constructor(
    members: ClusterMembers,
    options: { readonly clock: Clock; readonly retryMs: number; readonly isClosed: () => boolean },
  ) {
    this.#members = members;
    this.#clock = options.clock;
    this.#retryMs = options.retryMs;
    this.#isClosed = options.isClosed;
  }

  /** Splits the region that holds a key at that key, or a region at several. Resolves with the ids of the new regions, left to right. */
  async splitRegion(
    at: Uint8Array | string | { readonly regionId: bigint; readonly keys: readonly Uint8Array[] },
  ): Promise<bigint[]> {
    const deadline = this.#clock.monotonic() + operationTimeoutMs;
    if (typeof at === 'string' || at instanceof Uint8Array) {
      const key = typeof at === 'string' ? Buffer.from(at) : at;
      const region = this.#members.regionOf(key);
      return this.#split(() => this.#members.regionOf(key)?.id ?? region?.id, [key], deadline);
    }
    return this.#split(() => at.regionId, at.keys, deadline);
  }

  /** As PD's SplitRegions: keys that are borders already count as done. */
  async splitRegions(
    keys: readonly Uint8Array[],
    options: { readonly deadline: number },
  ): Promise<{ regionIds: bigint[]; finishedPercentage: number }> {
    const regionIds: bigint[] = [];
    let finished = 0;
    for (const key of keys) {
      const region = this.#members.regionOf(key);
      if (region !== undefined && Buffer.compare(region.startKey, key) === 0) {
        finished += 1;
        continue;
      }
      try {
        regionIds.push(...(await this.#split(() => this.#members.regionOf(key)?.id, [key], options.deadline)));
        finished += 1;
      } catch {
        // Counts as not finished: that is how PD's answer says so.
      }
    }
    return { regionIds, finishedPercentage: keys.length === 0 ? 100 : Math.floor((100 * finished) / keys.length) };
  }

  async #split(regionId: () => bigint | undefined, keys: readonly Uint8Array[], deadline: number): Promise<bigint[]> {
    let problem = 'the region is not there';
    for (;;) {
      const id = regionId();
      const leader = id === undefined ? undefined : this.#members.leaderOf(id);
      if (leader !== undefined) {
        const before = leader.region.startKey;
        const refused = await new Promise<string | undefined>((resolve) => {
          const timer = this.#clock.setTimer(Math.max(0, deadline - this.#clock.monotonic()), () =>
            resolve('no majority in time'),
          );
          timer.unref();
          this.#members.get(leader.storeId).store.split(leader, keys, (error) => {
            timer.cancel();
            resolve(error === undefined ? undefined : error.message);
          });
        });
        if (refused === undefined) {
          const inside = this.#members
            .regions()
            .filter(
              (one) =>
                Buffer.compare(one.startKey, before) >= 0 && Buffer.compare(one.startKey, leader.region.startKey) < 0,
            );
          return inside.map((one) => one.id);
        }
        problem = refused;
        if (!refused.startsWith('peer is not leader') && refused !== 'stale command') break;
      } else {
        problem = 'the region has no leader';
      }
      if (this.#clock.monotonic() >= deadline || this.#isClosed()) break;
      await this.#clock.sleep(this.#retryMs);
    }
    throw new Error(`cannot split: ${problem}`);
  }
}
