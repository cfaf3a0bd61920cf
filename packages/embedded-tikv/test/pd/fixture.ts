import { metapb } from '@tikv-client/kvproto';
import type { Method } from '@tikv-client/kvproto';
import { SeededRandom, silentLogger, systemClock } from '@tikv-client/runtime';
import type { Clock } from '@tikv-client/runtime';
import { createGrpcListener, createGrpcTransport } from '@tikv-client/transport';
import type { Metadata, Status } from '@tikv-client/transport';
import type { PlacementDriver } from '../../src/cluster/placement-driver-link.js';
import { createPlacementDriver } from '../../src/pd/placement-driver.js';
import { key, peer, region, report } from '../regions.js';

export const CLUSTER_ID = 7710567788443656643n;
/** Wall time of the tests: 2026-11-21T10:21:56.732Z. */
export const NOW = 1_795_256_516_732;

/** Two stores and two regions, split at `m`, led by store 1. */
export function bootstrap(pd: Pick<PlacementDriver, 'bootstrap' | 'storeHeartbeat' | 'regionHeartbeat'>): void {
  const stores = [1n, 2n].map((id) =>
    metapb.Store.fromPartial({
      id,
      address: `127.0.0.1:1538${id}`,
      statusAddress: `127.0.0.1:1539${id}`,
      version: '8.5.0',
      startTimestamp: 1_795_256_461n,
      nodeState: metapb.NodeState.Serving,
    }),
  );
  const peers = (id: bigint) => [peer(id + 1n, 1n), peer(id + 2n, 2n)];
  const regions = [
    region({ id: 4n, end: key(0x6d), peers: peers(4n) }),
    region({ id: 7n, start: key(0x6d), version: 3n, peers: peers(7n) }),
  ];
  pd.bootstrap(
    stores,
    regions.map((one) => ({ region: one, leader: one.peers[0] ?? peer(0n, 0n) })),
  );
  for (const store of stores) {
    pd.storeHeartbeat(store, {
      capacity: 100n << 30n,
      available: 90n << 30n,
      usedSize: 0n,
      regionCount: 2,
      leaderCount: 2,
      startTime: 1_795_256_461,
      isBusy: false,
    });
  }
  for (const one of regions) {
    pd.regionHeartbeat(report(one, { term: 6n, approximateKeys: 1000n }));
  }
}

/** A PD on loopback with a client for it. */
export async function startPd(pds = 1, clock: Clock = systemClock) {
  const asked: string[] = [];
  const pd = await createPlacementDriver(
    {
      clusterId: CLUSTER_ID,
      pds,
      addresses: Array.from({ length: pds }, () => '127.0.0.1:0'),
      firstFreeId: 1000n,
      apiVersion: 1,
      maxReplicas: 3,
    },
    {
      clock,
      random: new SeededRandom(1),
      logger: silentLogger,
      listener: createGrpcListener(),
      operator: {
        splitRegions(keys) {
          asked.push(`split ${keys.map((one) => Buffer.from(one).toString('hex')).join(' ')}`);
          return Promise.resolve({ regionIds: [4n], finishedPercentage: 50 });
        },
        transferLeader(regionId, storeId) {
          asked.push(`transfer ${regionId} to ${storeId}`);
          return true;
        },
      },
    },
  );
  const transport = createGrpcTransport();
  const channels = pd.endpoints.map((endpoint) => transport.open(endpoint));

  const channel = (index: number) => {
    const found = channels[index];
    if (found === undefined) {
      throw new Error(`no member ${index}`);
    }
    return found;
  };
  /** One unary call; a failure is thrown as its status. */
  const call = <Req, Res>(
    { path, request, response }: Method<Req, Res>,
    body: Parameters<Method<Req, Res>['request']['fromPartial']>[0],
    { member = 0, metadata }: { member?: number; metadata?: Metadata } = {},
  ): Promise<Res> =>
    new Promise((resolve, reject) => {
      const deadline = systemClock.monotonic() + 5000;
      channel(member).unary(
        path,
        request.encode(request.fromPartial(body)),
        { deadline, metadata },
        (failure, bytes) => {
          if (bytes === undefined) {
            reject(failure ?? new Error('neither failure nor answer'));
          } else {
            resolve(response.decode(bytes));
          }
        },
      );
    });
  /** A bidirectional call: `ask` waits for one answer, and throws the status when the stream ends instead. */
  const stream = <Req, Res>({ path, request, response }: Method<Req, Res>, member = 0) => {
    const waiting: { resolve: (answer: Res) => void; reject: (status: Status) => void }[] = [];
    const ended: Status[] = [];
    const open = channel(member).stream(
      path,
      { deadline: systemClock.monotonic() + 5000 },
      {
        onMessage: (bytes) => waiting.shift()?.resolve(response.decode(bytes)),
        onEnd(status) {
          ended.push(status);
          waiting.splice(0).forEach((one) => one.reject(status));
        },
      },
    );
    return {
      next: () => new Promise<Res>((resolve, reject) => waiting.push({ resolve, reject })),
      send: (body: Parameters<Method<Req, Res>['request']['fromPartial']>[0]) =>
        open.send(request.encode(request.fromPartial(body))),
      ask(body: Parameters<Method<Req, Res>['request']['fromPartial']>[0]): Promise<Res> {
        const answer = this.next();
        this.send(body);
        return answer;
      },
      end: () => open.end(),
      cancel: () => open.cancel(),
    };
  };
  return {
    pd,
    asked,
    channel,
    call,
    stream,
    async close() {
      channels.forEach((one) => one.close());
      await pd.close();
    },
  };
}

export type RunningPd = Awaited<ReturnType<typeof startPd>>;
