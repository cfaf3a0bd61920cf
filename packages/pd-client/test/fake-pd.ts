import { keyspaceMethods, keyspacepb, type metapb, pdMethods, pdpb, type Method } from '@tikv-client/kvproto';
import type { Clock } from '@tikv-client/runtime';
import {
  type Handlers,
  type MemoryNetwork,
  type Server,
  StatusCode,
  StatusError,
  type UnaryHandler,
} from '@tikv-client/transport';

interface FakeRegion {
  readonly id: bigint;
  readonly start: string;
  readonly end: string;
  readonly leader?: bigint;
}

/**
 * A PD cluster on the memory network, scripted by its fields: every member answers GetMembers, the leader answers the rest.
 */
export class FakePd {
  readonly addresses: string[];
  leader: number | undefined = 0;
  /** Added to the physical part of every timestamp. */
  tsoOffsetMs = 0n;
  /** Takes the place of the next answers to Tso. */
  tsoAnswers: Partial<pdpb.TsoResponse>[] = [];
  /** Answers to Tso come so late. */
  tsoDelayMs = 0;
  /** Tso requests are swallowed. */
  tsoSilent = false;
  /** Paths whose next call fails with this. */
  readonly failures = new Map<string, StatusError>();
  readonly headerErrors = new Map<string, Partial<pdpb.Error>>();
  readonly calls: { readonly member: number; readonly method: string }[] = [];
  readonly tsoCounts: number[] = [];
  regions: FakeRegion[] = [{ id: 2n, start: '', end: '', leader: 3n }];
  readonly stores = new Map<bigint, Partial<metapb.Store>>([[1n, { id: 1n, address: 'store-1:20160' }]]);
  /** By name; undefined: an answer without a keyspace. */
  readonly keyspaces = new Map<string, Partial<keyspacepb.KeyspaceMeta> | undefined>([
    ['DEFAULT', { name: 'DEFAULT', state: keyspacepb.KeyspaceState.ENABLED }],
  ]);
  readonly #clock: Clock;
  readonly #network: MemoryNetwork;
  readonly #servers = new Map<number, Server>();
  readonly #clusterId: bigint;
  #physical = 0n;
  #logical = 0n;

  constructor(clock: Clock, network: MemoryNetwork, members = 3, clusterId = 7n, name = 'pd') {
    this.#clock = clock;
    this.#network = network;
    this.#clusterId = clusterId;
    this.addresses = Array.from({ length: members }, (_, i) => `${name}-${i}:2379`);
  }

  async startAll(): Promise<this> {
    for (const i of this.addresses.keys()) await this.start(i);
    return this;
  }

  async start(member: number): Promise<void> {
    this.#servers.set(
      member,
      await this.#network.listen(this.#handlers(member), { address: this.addresses[member] as string }),
    );
  }

  async stop(member: number): Promise<void> {
    const server = this.#servers.get(member);
    this.#servers.delete(member);
    await server?.close();
  }

  count(method: string): number {
    return this.calls.filter((call) => call.method === method).length;
  }

  #header(): pdpb.ResponseHeader {
    return pdpb.ResponseHeader.fromPartial({ clusterId: this.#clusterId });
  }

  #member(i: number): pdpb.Member {
    return pdpb.Member.fromPartial({
      name: `m${i}`,
      memberId: BigInt(i + 1),
      clientUrls: [`http://${this.addresses[i]}`],
    });
  }

  #handlers(member: number): Handlers {
    const unary: Record<string, UnaryHandler> = {};
    const on = <Req extends object, Res>(
      name: string,
      method: Method<Req, Res>,
      answer: (request: Req) => Res,
    ): void => {
      unary[method.path] = (bytes) => {
        this.calls.push({ member, method: name });
        const failure = this.failures.get(name);
        if (failure !== undefined) throw failure;
        const request = method.request.decode(bytes);
        if (name !== 'GetMembers') this.#check(member, request as { header?: pdpb.RequestHeader });
        const error = this.headerErrors.get(name);
        const response = answer(request);
        const header =
          error === undefined ? this.#header() : pdpb.ResponseHeader.fromPartial({ clusterId: this.#clusterId, error });
        return method.response.encode({ ...response, header });
      };
    };
    const header = this.#header();
    on('GetMembers', pdMethods.GetMembers, () =>
      pdpb.GetMembersResponse.fromPartial({
        header,
        members: this.addresses.map((_, i) => this.#member(i)),
        ...(this.leader === undefined ? {} : { leader: this.#member(this.leader) }),
      }),
    );
    on('GetRegion', pdMethods.GetRegion, ({ regionKey }) => this.#region((r) => within(r, regionKey)));
    on('GetRegionByID', pdMethods.GetRegionByID, ({ regionId }) => this.#region((r) => r.id === regionId));
    on('GetPrevRegion', pdMethods.GetPrevRegion, ({ regionKey }) => {
      const at = this.regions.findIndex((r) => within(r, regionKey));
      return this.#region((_, i) => i === at - 1);
    });
    on('ScanRegions', pdMethods.ScanRegions, ({ startKey, endKey, limit }) =>
      pdpb.ScanRegionsResponse.fromPartial({ header, regions: this.#scan(startKey, endKey, limit) }),
    );
    on('BatchScanRegions', pdMethods.BatchScanRegions, ({ ranges, limit }) => {
      const found = ranges.flatMap((range) => this.#scan(range.startKey, range.endKey, 0));
      const unique = found.filter((r, i) => found.findIndex((other) => other.region?.id === r.region?.id) === i);
      return pdpb.BatchScanRegionsResponse.fromPartial({ header, regions: unique.slice(0, limit) });
    });
    on('GetStore', pdMethods.GetStore, ({ storeId }) => {
      const store = this.stores.get(storeId);
      if (store === undefined) {
        this.headerErrors.set('GetStore', {
          type: pdpb.ErrorType.UNKNOWN,
          message: `invalid store ID ${storeId}, not found`,
        });
      }
      return pdpb.GetStoreResponse.fromPartial({ header, ...(store === undefined ? {} : { store }) });
    });
    on('GetAllStores', pdMethods.GetAllStores, () =>
      pdpb.GetAllStoresResponse.fromPartial({ header, stores: [...this.stores.values()] }),
    );
    on('GetGCSafePoint', pdMethods.GetGCSafePoint, () =>
      pdpb.GetGCSafePointResponse.fromPartial({ header, safePoint: 4n }),
    );
    on('UpdateGCSafePoint', pdMethods.UpdateGCSafePoint, ({ safePoint }) =>
      pdpb.UpdateGCSafePointResponse.fromPartial({ header, newSafePoint: safePoint }),
    );
    on('UpdateServiceGCSafePoint', pdMethods.UpdateServiceGCSafePoint, ({ serviceId, safePoint, TTL }) =>
      pdpb.UpdateServiceGCSafePointResponse.fromPartial({ header, serviceId, TTL, minSafePoint: safePoint }),
    );
    on('GetGCState', pdMethods.GetGCState, ({ keyspaceScope }) =>
      pdpb.GetGCStateResponse.fromPartial({ header, gcState: { keyspaceScope, txnSafePoint: 5n } }),
    );
    on('AdvanceTxnSafePoint', pdMethods.AdvanceTxnSafePoint, ({ target }) =>
      pdpb.AdvanceTxnSafePointResponse.fromPartial({ header, oldTxnSafePoint: 1n, newTxnSafePoint: target }),
    );
    on('AdvanceGCSafePoint', pdMethods.AdvanceGCSafePoint, ({ keyspaceScope, target }) =>
      pdpb.AdvanceGCSafePointResponse.fromPartial({
        header,
        newGcSafePoint:
          keyspaceScope?.keyspace?.$case === 'keyspaceId' && keyspaceScope.keyspace.keyspaceId === 3 ? target : 0n,
      }),
    );
    on('LoadKeyspace', keyspaceMethods.LoadKeyspace, ({ name }) => {
      const keyspace = this.keyspaces.get(name);
      return keyspacepb.LoadKeyspaceResponse.fromPartial({ header, ...(keyspace === undefined ? {} : { keyspace }) });
    });
    return {
      unary,
      stream: {
        [pdMethods.Tso.path]: (stream) => ({
          onMessage: (message) => {
            const request = pdpb.TsoRequest.decode(message);
            this.calls.push({ member, method: 'Tso' });
            this.tsoCounts.push(request.count);
            if (this.tsoSilent) return;
            try {
              this.#check(member, request);
            } catch (error) {
              stream.end((error as StatusError).status);
              return;
            }
            const scripted = this.tsoAnswers.shift();
            const timestamp = this.#timestamps(request.count);
            const answer = { header: this.#header(), count: request.count, timestamp, ...scripted };
            const frame = pdpb.TsoResponse.encode(pdpb.TsoResponse.fromPartial(answer)).finish();
            if (this.tsoDelayMs === 0) stream.send(frame);
            else this.#clock.setTimer(this.tsoDelayMs, () => stream.send(frame));
          },
        }),
      },
    };
  }

  #check(member: number, request: { header?: pdpb.RequestHeader | undefined }): void {
    const got = request.header?.clusterId ?? 0n;
    if (got !== this.#clusterId) {
      throw new StatusError(
        StatusCode.FAILED_PRECONDITION,
        `mismatch cluster id, need ${this.#clusterId} but got ${got}`,
      );
    }
    if (this.leader === undefined) throw new StatusError(StatusCode.UNAVAILABLE, 'no leader');
    if (this.leader !== member) throw new StatusError(StatusCode.UNKNOWN, 'rpc error: not leader');
  }

  #timestamps(count: number): pdpb.Timestamp {
    const now = BigInt(this.#clock.now()) + this.tsoOffsetMs;
    if (now > this.#physical || this.tsoOffsetMs < 0n) {
      this.#physical = now;
      this.#logical = 0n;
    }
    if (this.#logical + BigInt(count) >= 262_144n) {
      this.#physical++;
      this.#logical = 0n;
    }
    this.#logical += BigInt(count);
    return pdpb.Timestamp.fromPartial({ physical: this.#physical, logical: this.#logical });
  }

  #region(match: (region: FakeRegion, i: number) => boolean): pdpb.GetRegionResponse {
    const found = this.regions.find(match);
    return pdpb.GetRegionResponse.fromPartial({
      header: this.#header(),
      ...(found === undefined ? {} : describe(found)),
    });
  }

  #scan(startKey: Uint8Array, endKey: Uint8Array, limit: number): pdpb.Region[] {
    const start = text(startKey);
    const end = text(endKey);
    const found = this.regions.filter((r) => (r.end === '' || r.end > start) && (end === '' || r.start < end));
    return (limit > 0 ? found.slice(0, limit) : found).map((r) => pdpb.Region.fromPartial(describe(r)));
  }
}

function describe({ id, start, end, leader }: FakeRegion) {
  const peer = { id: leader ?? 0n, storeId: 1n };
  return {
    region: { id, startKey: new TextEncoder().encode(start), endKey: new TextEncoder().encode(end), peers: [peer] },
    leader: leader === undefined ? {} : peer,
    downPeers: [{ peer: { id: 9n, storeId: 9n }, downSeconds: 1n }],
    pendingPeers: [{ id: 8n, storeId: 8n }],
  };
}

function within(region: FakeRegion, key: Uint8Array): boolean {
  const k = text(key);
  return k >= region.start && (region.end === '' || k < region.end);
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
