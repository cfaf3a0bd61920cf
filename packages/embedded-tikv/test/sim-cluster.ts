import { commands, kvrpcpb } from '@tikv-client/kvproto';
import type { Command, DeepPartial } from '@tikv-client/kvproto';
import { SeededRandom, SimulatedClock } from '@tikv-client/runtime';
import { MemoryNetwork } from '@tikv-client/transport';
import type { Status } from '@tikv-client/transport';
import { createEmbeddedCluster } from '../src/index.js';
import type { ClusterRegion, EmbeddedCluster, EmbeddedClusterOptions, PeerMutations } from '../src/index.js';

export const utf8 = (value: string): Uint8Array => Buffer.from(value);
export const textOf = (value: Uint8Array | undefined): string => Buffer.from(value ?? []).toString();

/** An embedded cluster on a memory network and a simulated clock. */
export class SimCluster {
  readonly clock: SimulatedClock;
  readonly network: MemoryNetwork;
  readonly cluster: EmbeddedCluster;

  private constructor(clock: SimulatedClock, network: MemoryNetwork, cluster: EmbeddedCluster) {
    this.clock = clock;
    this.network = network;
    this.cluster = cluster;
  }

  static async start(options: EmbeddedClusterOptions = {}, mutations: PeerMutations = {}): Promise<SimCluster> {
    const clock = new SimulatedClock();
    const network = new MemoryNetwork({ clock });
    const random = new SeededRandom(7);
    const starting = createEmbeddedCluster(options, { clock, random, listener: network, mutations });
    const cluster = await clock.runUntil(starting);
    if (cluster === undefined) throw new Error('no cluster');
    return new SimCluster(clock, network, cluster);
  }

  region(key: string): ClusterRegion {
    const found = this.cluster.regions().findLast((region) => Buffer.compare(region.startKey, utf8(key)) <= 0);
    if (found === undefined) throw new Error(`no region has ${key}`);
    return found;
  }

  /** A right context for the key's region on its leader, or on the store given. */
  context(key: string, storeId?: bigint, part: Partial<kvrpcpb.Context> = {}): kvrpcpb.Context {
    const region = this.region(key);
    const store = storeId ?? region.leaderStoreId ?? region.storeIds[0] ?? 0n;
    return kvrpcpb.Context.fromPartial({
      regionId: region.id,
      regionEpoch: region.epoch,
      peer: { id: region.peerIds[region.storeIds.indexOf(store)] ?? 0n, storeId: store },
      ...part,
    });
  }

  /** Sends to a store and runs the clock until it is answered; a failed call throws its status. */
  call<Req, Res>(
    command: Command<Req, Res>,
    storeId: bigint,
    request: DeepPartial<Req>,
    timeoutMs = 1000,
  ): Promise<Res> {
    return this.run(this.send(command, storeId, request, timeoutMs));
  }

  send<Req, Res>(
    command: Command<Req, Res>,
    storeId: bigint,
    request: DeepPartial<Req>,
    timeoutMs = 1000,
  ): Promise<Res> {
    const address = this.cluster.stores.find((store) => store.id === storeId)?.address ?? '';
    const channel = this.network.open(address);
    const bytes = command.request.encode(command.request.fromPartial(request));
    return new Promise<Res>((resolve, reject) => {
      channel.unary(command.path, bytes, { deadline: this.clock.monotonic() + timeoutMs }, (failure, reply) => {
        channel.close();
        if (reply === undefined) reject(new CallFailed(failure ?? { code: 2, message: 'no reply' }));
        else resolve(command.response.decode(reply));
      });
    });
  }

  async run<T>(promise: Promise<T>): Promise<T> {
    return (await this.clock.runUntil(promise)) as T;
  }

  async put(key: string, value: string): Promise<kvrpcpb.RawPutResponse> {
    const context = this.context(key);
    return this.call(commands.RawPut, context.peer?.storeId ?? 0n, { context, key: utf8(key), value: utf8(value) });
  }

  async get(key: string): Promise<string | undefined> {
    const context = this.context(key);
    const reply = await this.call(commands.RawGet, context.peer?.storeId ?? 0n, { context, key: utf8(key) });
    if (reply.regionError !== undefined) throw new Error(reply.regionError.message);
    if (reply.error !== '') throw new Error(reply.error);
    return reply.notFound ? undefined : textOf(reply.value);
  }

  async close(): Promise<void> {
    await this.run(this.cluster.close());
  }
}

export class CallFailed extends Error {
  readonly status: Status;

  constructor(status: Status) {
    super(`${status.code} ${status.message}`);
    this.status = status;
  }
}
