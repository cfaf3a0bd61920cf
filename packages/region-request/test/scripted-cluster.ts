import { BodyMissingError } from '@tikv-client/errors';
import type { ClosedError } from '@tikv-client/errors';
import type { Command, kvrpcpb } from '@tikv-client/kvproto';
import { errorpb, metapb } from '@tikv-client/kvproto';
import type { Liveness, RegionInfo, RegionLoader } from '@tikv-client/region-cache';
import { RegionCache, keyToLatin1 } from '@tikv-client/region-cache';
import { RpcError } from '@tikv-client/rpc';
import type { SendDone, SendOptions, StoreRpc, StoreRpcSnapshot } from '@tikv-client/rpc';
import { SeededRandom, SimulatedClock, silentLogger } from '@tikv-client/runtime';
import type { RegionRequesterDeps, RegionRequesterOptions } from '../src/index.js';
import { createRegionRequester } from '../src/index.js';

/** One request as a store saw it. */
export interface Seen {
  readonly address: string;
  readonly command: string;
  readonly context: kvrpcpb.Context;
  readonly request: { readonly key?: Uint8Array; readonly keys?: readonly Uint8Array[] };
}

/** What a store does with a request: answer, fail, or stay silent until the deadline. */
export type Reply =
  | { readonly response: object }
  | { readonly regionError: object }
  | { readonly status: number; readonly sent: boolean }
  | 'silent'
  | 'noBody';

interface FakeRegion {
  meta: metapb.Region;
  leader: bigint;
}

/**
 * Stores 1 to 3 with a script of replies, and a placement driver over a list of regions. Peer ids are region × 10 + store.
 * Without a script every store answers as a real one would at that point: not_leader and epoch_not_match by the list of
 * regions, otherwise an empty response.
 */
export class ScriptedCluster {
  readonly clock = new SimulatedClock();
  readonly random = new SeededRandom(1);
  readonly seen: Seen[] = [];
  readonly closed: { address: string; version: number }[] = [];
  readonly lookups: string[] = [];
  readonly liveness = new Map<string, Liveness>();
  regions: FakeRegion[] = [];
  /** What the placement driver answers; the stores' view when undefined. */
  stale: FakeRegion[] | undefined;
  script: Reply[] = [];
  respond: ((seen: Seen) => Reply | undefined) | undefined;
  addresses = new Map([1n, 2n, 3n].map((id) => [id, `store-${id}:1`]));
  latencyMs = 1;

  constructor(splits: readonly string[] = []) {
    const edges = ['', ...splits, ''];
    for (let i = 0; i + 1 < edges.length; i += 1) this.addRegion(BigInt(i + 1), edges[i] ?? '', edges[i + 1] ?? '', 1n);
  }

  addRegion(id: bigint, start: string, end: string, version: bigint, leader = 1n): void {
    this.regions.push({
      leader,
      meta: metapb.Region.fromPartial({
        id,
        startKey: Buffer.from(start),
        endKey: Buffer.from(end),
        regionEpoch: { confVer: 1n, version },
        peers: [1n, 2n, 3n].map((storeId) => ({ id: id * 10n + storeId, storeId })),
      }),
    });
  }

  /** The region keeps its right part, as in TiKV; the left part is new. */
  split(id: bigint, at: string, leftId: bigint): void {
    const region = this.regions.find(({ meta }) => meta.id === id);
    if (region === undefined) throw new Error('no such region');
    const version = (region.meta.regionEpoch?.version ?? 0n) + 1n;
    const start = Buffer.from(region.meta.startKey).toString();
    const end = Buffer.from(region.meta.endKey).toString();
    this.regions = this.regions.filter((one) => one !== region);
    this.addRegion(leftId, start, at, version, region.leader);
    this.addRegion(id, at, end, version, region.leader);
  }

  freezePd(): void {
    this.stale = this.regions.map((region) => ({ ...region }));
  }

  create(options: Partial<RegionRequesterOptions> = {}, deps: Partial<RegionRequesterDeps> = {}) {
    const { clock, random } = this;
    const rpc = this.rpc;
    const cache = new RegionCache(
      { collectIntervalMs: 0 },
      {
        loader: this.loader,
        clock,
        random,
        logger: silentLogger,
        probe: (address, deadline) => rpc.liveness(address, deadline),
      },
    );
    const requester = createRegionRequester(
      { clusterId: 7n, ...options },
      { cache, rpc, clock, random, logger: silentLogger, ...deps },
    );
    return { cache, requester };
  }

  readonly loader: RegionLoader = {
    getRegion: async (key) => this.#pd(`key ${Buffer.from(key).toString()}`, () => this.#at(keyToLatin1(key))),
    getPrevRegion: async (key) =>
      this.#pd('prev', () => this.#sorted().findLast(({ meta }) => keyToLatin1(meta.startKey) < keyToLatin1(key))),
    getRegionById: async (id) => this.#pd('id', () => this.#sorted().find(({ meta }) => meta.id === id)),
    scanRegions: async (start, end, limit) => {
      this.lookups.push(`scan ${Buffer.from(start).toString()}`);
      await this.clock.sleep(1);
      const [from, to] = [keyToLatin1(start), keyToLatin1(end)];
      return this.#sorted()
        .filter(({ meta }) => keyToLatin1(meta.endKey) === '' || keyToLatin1(meta.endKey) > from)
        .filter(({ meta }) => to === '' || keyToLatin1(meta.startKey) < to)
        .slice(0, limit)
        .map((region) => this.#info(region));
    },
    batchScanRegions: async (ranges, limit) => {
      const found = await Promise.all(
        ranges.map(async (range) => this.loader.scanRegions(range.startKey, range.endKey, limit)),
      );
      return found.flat();
    },
    getStore: async (id) => {
      await this.clock.sleep(1);
      const address = this.addresses.get(id);
      return address === undefined
        ? undefined
        : metapb.Store.fromPartial({ id, address, labels: [{ key: 'id', value: `${id}` }] });
    },
    getAllStores: async () => [...this.addresses].map(([id, address]) => metapb.Store.fromPartial({ id, address })),
  };

  readonly rpc: StoreRpc = {
    send: (address, command, request, options, done) => this.#serve(address, command, request, options, done),
    liveness: async (address) => {
      await this.clock.sleep(1);
      return (
        this.liveness.get(address) ?? ([...this.addresses.values()].includes(address) ? 'reachable' : 'unreachable')
      );
    },
    closeAddress: (address, version) => void this.closed.push({ address, version }),
    onHealthFeedback: () => () => undefined,
    debugSnapshot: (): StoreRpcSnapshot => ({ closed: false, stores: [] }),
    close: () => undefined,
  };

  #serve<Req, Res>(
    address: string,
    command: Command<Req, Res>,
    request: Req,
    options: SendOptions,
    done: SendDone<Res>,
  ): void {
    const { context } = request as { context?: kvrpcpb.Context };
    if (context === undefined) throw new Error('a request without context');
    const seen: Seen = { address, command: command.name, context, request: request as Seen['request'] };
    this.seen.push(seen);
    const reply = this.respond?.(seen) ?? this.script.shift() ?? this.#asReal(seen);
    const at = { address, poolVersion: 3 };
    let over = false;
    const finish = (error: RpcError | BodyMissingError | ClosedError | undefined, response?: Res): void => {
      if (over) return;
      over = true;
      done(error, response);
    };
    const { deadline, signal } = options;
    const onAbort = (): void => finish(new RpcError({ ...at, status: 1, message: 'cancelled', sent: true }));
    signal?.addEventListener('abort', onAbort, { once: true });
    if (reply === 'silent') {
      this.clock.setTimer(Math.max(0, deadline - this.clock.monotonic()), () => {
        finish(new RpcError({ ...at, status: 4, message: 'no answer', sent: true }));
      });
      return;
    }
    this.clock.setTimer(this.latencyMs, () => {
      if (reply === 'noBody') finish(new BodyMissingError(command.name, address));
      else if ('status' in reply) {
        finish(
          new RpcError({ ...at, status: reply.status as RpcError['status'], message: 'broken', sent: reply.sent }),
        );
      } else {
        const partial =
          'regionError' in reply ? { regionError: errorpb.Error.fromPartial(reply.regionError) } : reply.response;
        finish(undefined, command.response.fromPartial(partial as never));
      }
    });
  }

  #asReal({ address, context }: Seen): Reply {
    const here = [...this.addresses].find(([, at]) => at === address)?.[0];
    if (here === undefined) return { status: 14, sent: false };
    if (context.peer?.storeId !== here) {
      return { regionError: { storeNotMatch: { requestStoreId: context.peer?.storeId, actualStoreId: here } } };
    }
    const region = this.regions.find(({ meta }) => meta.id === context.regionId);
    if (region === undefined) return { regionError: { regionNotFound: { regionId: context.regionId } } };
    const leader = region.meta.peers.find((peer) => peer.storeId === region.leader);
    if (this.addresses.get(region.leader) !== address) return { regionError: { notLeader: { leader } } };
    if (region.meta.regionEpoch?.version !== context.regionEpoch?.version) {
      const currentRegions = this.regions
        .map(({ meta }) => meta)
        .sort((a, b) => Number(a.id === region.meta.id) - Number(b.id === region.meta.id));
      return { regionError: { epochNotMatch: { currentRegions } } };
    }
    return { response: {} };
  }

  async #pd(what: string, find: () => FakeRegion | undefined): Promise<RegionInfo | undefined> {
    this.lookups.push(what);
    await this.clock.sleep(1);
    const region = find();
    return region === undefined ? undefined : this.#info(region);
  }

  #info({ meta, leader }: FakeRegion): RegionInfo {
    const peer = meta.peers.find(({ storeId }) => storeId === leader);
    return { meta, leader: peer, downPeers: [], pendingPeers: [], buckets: undefined };
  }

  #sorted(): FakeRegion[] {
    return (this.stale ?? this.regions).toSorted((a, b) => Buffer.compare(a.meta.startKey, b.meta.startKey));
  }

  #at(key: string): FakeRegion | undefined {
    return this.#sorted().findLast(({ meta }) => keyToLatin1(meta.startKey) <= key);
  }
}
