import { commands } from '@tikv-client/kvproto';
import type { PdClient } from '@tikv-client/pd-client';
import type { RegionRequester } from '@tikv-client/region-request';
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
  /** `ok`: everything answered. `degraded`: PD and some store did. `down`: nothing can be read. */
  readonly status: 'ok' | 'degraded' | 'down';
  /** A timestamp was fetched. */
  readonly pd: CheckResult;
  readonly stores: readonly StoreHealth[];
}

/** Regions looked through for one that each store leads. */
const regionsSeen = 256;
/** `metapb.StoreState.Up`. */
const up = 0;

/** Exercises the way of real requests: a timestamp from PD, and a read from every store that is up. Never rejects for a failed check. */
export async function checkHealth(
  parts: {
    readonly pd: PdClient;
    readonly requester: RegionRequester;
    readonly rpc: StoreRpc;
    readonly clock: Clock;
  },
  limits: CallLimits,
): Promise<TikvHealth> {
  const { pd, requester, rpc, clock } = parts;
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
  const options = { deadline, ...(signal === undefined ? {} : { signal }) };
  const timestamp = timed(async () => pd.getTimestamp(options));
  const stores: Promise<StoreHealth>[] = [];
  const listing = await timed(async () => {
    const metas = await pd.getAllStores(options);
    const empty = new Uint8Array(0);
    const regions = await pd.scanRegions(empty, empty, regionsSeen, options);
    for (const store of metas.filter(({ state }) => state === up)) {
      const led = regions.find(({ leader }) => leader?.storeId === store.id);
      const check = led === undefined ? 'probe' : 'read';
      const start = led?.meta.startKey ?? empty;
      const key = start.length === 0 ? new Uint8Array(1) : start;
      const work = async (): Promise<unknown> => {
        if (check === 'read') {
          const target = { key, deadline, signal, operation: 'health read' };
          return requester.send(commands.RawGet, { context: undefined, key, cf: '' }, target, () => undefined);
        }
        const liveness = await rpc.liveness(store.address, deadline);
        if (liveness !== 'reachable') throw new Error(liveness);
        return undefined;
      };
      stores.push(timed(work).then((result) => ({ ...result, id: store.id, address: store.address, check })));
    }
  });
  const results = await Promise.all(stores);
  const asked = await timestamp;
  const placement = asked.ok ? listing : asked;
  const served = results.filter(({ ok }) => ok).length;
  const all = placement.ok && served === results.length && served > 0;
  return {
    status: all ? 'ok' : placement.ok && served > 0 ? 'degraded' : 'down',
    pd: placement.ok ? asked : placement,
    stores: results,
  };
}
