import { commands } from '@tikv-client/kvproto';
import type { PdClient } from '@tikv-client/pd-client';
import type { RegionLoader } from '@tikv-client/region-cache';
import type { RegionRequester, RpcInterceptor } from '@tikv-client/region-request';
import type { StoreRpc } from '@tikv-client/rpc';
import type { CallLimits, Clock } from '@tikv-client/runtime';

export interface CheckResult {
  readonly ok: boolean;
  readonly latencyMs: number;
  /** Why it failed. */
  readonly error?: string | undefined;
}

export interface StoreHealth extends CheckResult {
  readonly id: bigint;
  readonly address: string;
  /** `read`: a raw read of a region that the store leads. `probe`: the store's health service; it leads nothing that was seen. */
  readonly check: 'read' | 'probe';
}

export interface TikvHealth {
  /** `ok`: everything answered. `degraded`: some store did. `down`: no store did, so nothing can be read. */
  readonly status: 'ok' | 'degraded' | 'down';
  /** A timestamp was fetched, and the stores were listed. */
  readonly pd: CheckResult;
  /** Those that PD lists as up; without PD those that this client has seen. */
  readonly stores: readonly StoreHealth[];
}

/** Regions looked through for one that each store leads. */
const regionsSeen = 256;
/** Time for the placement driver when the whole check has no bound. */
const longestPdMs = 5000;
/** `metapb.StoreState.Up`. */
const up = 0;

/** Exercises the way of real requests: a timestamp from PD, and a read from every store that is up. Never rejects for a failed check. */
export async function checkHealth(
  parts: {
    readonly pd: PdClient;
    /** Regions in the keys that the requester takes. */
    readonly loader: Pick<RegionLoader, 'scanRegions'>;
    readonly requester: RegionRequester;
    readonly rpc: StoreRpc;
    readonly clock: Clock;
  },
  limits: CallLimits,
): Promise<TikvHealth> {
  const { pd, loader, requester, rpc, clock } = parts;
  const timed = async (work: () => Promise<unknown>): Promise<CheckResult> => {
    const start = clock.monotonic();
    try {
      await work();
      return { ok: true, latencyMs: clock.monotonic() - start };
    } catch (error) {
      limits.signal?.throwIfAborted();
      const message = error instanceof Error ? error.message : String(error);
      return { ok: false, latencyMs: clock.monotonic() - start, error: message };
    }
  };
  const { deadline, signal } = limits;
  const now = clock.monotonic();
  // A silent placement driver must leave time for the stores, which serve what is cached without it.
  const pdDeadline = deadline === Infinity ? now + longestPdMs : now + (deadline - now) / 2;
  const options = { deadline: pdDeadline, ...(signal === undefined ? {} : { signal }) };
  const timestamp = timed(async () => pd.getTimestamp(options));
  let stores: readonly KnownStore[] = [];
  const listing = await timed(async () => {
    stores = await listStores(pd, loader, options);
  });
  if (!listing.ok) stores = cachedStores(requester);
  const results = await Promise.all(
    stores.map(async ({ id, address, key }): Promise<StoreHealth> => {
      let check: StoreHealth['check'] = key === undefined ? 'probe' : 'read';
      const result = await timed(async () => {
        if (key !== undefined) {
          let servedBy: bigint | undefined;
          const watch: RpcInterceptor = {
            name: 'health',
            intercept: async (call, next) => {
              servedBy = call.target.storeId;
              return next(call);
            },
          };
          const target = { key, deadline, signal, operation: 'health read', interceptors: watch };
          await requester.send(commands.RawGet, { context: undefined, key, cf: '' }, target, () => undefined);
          if (servedBy === id) return;
          // Another store leads the region by now, which says nothing of this one.
          check = 'probe';
        }
        const liveness = await rpc.liveness(address, deadline);
        if (liveness !== 'reachable') throw new Error(liveness);
      });
      return { ...result, id, address, check };
    }),
  );
  const asked = await timestamp;
  const placement = asked.ok ? listing : asked;
  const served = results.filter(({ ok }) => ok).length;
  const all = placement.ok && served === results.length && served > 0;
  return {
    status: all ? 'ok' : served > 0 ? 'degraded' : 'down',
    pd: placement.ok ? asked : placement,
    stores: results,
  };
}

/** A store to be checked, by reading `key` if it is known to lead the region of one. */
interface KnownStore {
  readonly id: bigint;
  readonly address: string;
  readonly key: Uint8Array | undefined;
}

async function listStores(
  pd: PdClient,
  loader: Pick<RegionLoader, 'scanRegions'>,
  options: { readonly deadline: number; readonly signal?: AbortSignal },
): Promise<KnownStore[]> {
  const metas = await pd.getAllStores(options);
  const empty = new Uint8Array(0);
  const regions = await loader.scanRegions(empty, empty, regionsSeen, options);
  return metas
    .filter(({ state }) => state === up)
    .map(({ id, address }) => {
      const led = regions.find(({ leader }) => leader?.storeId === id);
      return { id, address, key: led === undefined ? undefined : keyIn(led.meta.startKey) };
    });
}

/** What the client has seen, for when the placement driver does not answer. */
function cachedStores({ cache }: RegionRequester): KnownStore[] {
  const regions = cache.index.overlapping('', '', regionsSeen).filter(({ valid }) => valid);
  return cache.stores
    .snapshot()
    .filter(({ state, address }) => state !== 'tombstone' && address !== '')
    .map(({ id, address }) => {
      const led = regions.find(({ leaderReplica }) => leaderReplica?.store.id === id);
      return { id, address, key: led === undefined ? undefined : keyIn(led.startKey) };
    });
}

/** The first key of a region; the empty one cannot be asked for. */
function keyIn(startKey: Uint8Array): Uint8Array {
  return startKey.length === 0 ? new Uint8Array(1) : startKey;
}
