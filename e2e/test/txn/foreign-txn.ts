import { encodeBytes } from '@tikv-client/codec';
import { commands, kvrpcpb } from '@tikv-client/kvproto';
import type { Command, DeepPartial } from '@tikv-client/kvproto';
import type { TikvClient } from 'tikv-client';
import type { TxnSetup } from './txn-setup.js';

type Region = ReturnType<TxnSetup['cluster']['regions']>[number];

const bytes = (text: string): Uint8Array => Buffer.from(text);

/** What async commit, one-phase commit and fallbacks from them add to a prewrite. */
type PrewriteFields = DeepPartial<
  Pick<
    kvrpcpb.PrewriteRequest,
    'lockTtl' | 'txnSize' | 'minCommitTs' | 'maxCommitTs' | 'useAsyncCommit' | 'secondaries' | 'tryOnePc'
  >
>;

/**
 * A transaction of somebody else, step by step: its requests go to the stores as another client would send them, so that it can
 * stop anywhere and commit in ways that this client does not choose.
 */
export class ForeignTxn {
  readonly #setup: TxnSetup;
  readonly startTs: bigint;
  readonly primary: string;

  constructor(setup: TxnSetup, startTs: bigint, primary: string) {
    this.#setup = setup;
    this.startTs = startTs;
    this.primary = primary;
  }

  static async begin(setup: TxnSetup, client: TikvClient, primary: string): Promise<ForeignTxn> {
    return new ForeignTxn(setup, await client.pd.getTimestamp(), primary);
  }

  /** One request per region. */
  async prewrite(
    writes: Readonly<Record<string, string>>,
    fields: PrewriteFields = {},
  ): Promise<kvrpcpb.PrewriteResponse[]> {
    const replies: kvrpcpb.PrewriteResponse[] = [];
    for (const [region, keys] of this.#byRegion(Object.keys(writes))) {
      const request: DeepPartial<kvrpcpb.PrewriteRequest> = {
        mutations: keys.map((key) => ({ op: kvrpcpb.Op.Put, key: bytes(key), value: bytes(writes[key] ?? '') })),
        primaryLock: bytes(this.primary),
        startVersion: this.startTs,
        lockTtl: 3000n,
        txnSize: BigInt(keys.length),
        minCommitTs: this.startTs + 1n,
        ...fields,
      };
      replies.push(await this.#send(commands.KvPrewrite, region, request));
    }
    return replies;
  }

  /** As async commit does it: the primary's lock lists the other keys. Resolves to the timestamp that it commits at. */
  async prewriteAsync(writes: Readonly<Record<string, string>>, fields: PrewriteFields = {}): Promise<bigint> {
    const secondaries = Object.keys(writes).filter((key) => key !== this.primary);
    let commitTs = 0n;
    for (const [key, value] of Object.entries(writes)) {
      const more = key === this.primary ? { secondaries: secondaries.map(bytes) } : {};
      const [reply] = await this.prewrite({ [key]: value }, { useAsyncCommit: true, ...more, ...fields });
      if (reply !== undefined && reply.minCommitTs > commitTs) commitTs = reply.minCommitTs;
    }
    return commitTs;
  }

  /** Pessimistic locks. */
  async lock(keys: readonly string[], fields: DeepPartial<kvrpcpb.PessimisticLockRequest> = {}): Promise<void> {
    for (const [region, its] of this.#byRegion(keys)) {
      const { errors } = await this.#send(commands.KvPessimisticLock, region, {
        mutations: its.map((key) => ({ op: kvrpcpb.Op.PessimisticLock, key: bytes(key) })),
        primaryLock: bytes(this.primary),
        startVersion: this.startTs,
        forUpdateTs: this.startTs,
        lockTtl: 3000n,
        waitTimeout: -1n,
        ...fields,
      });
      if (errors.length > 0) throw new Error('not locked');
    }
  }

  /** What the first store to refuse says; undefined: all are committed. */
  async commit(keys: readonly string[], commitVersion: bigint): Promise<kvrpcpb.KeyError | undefined> {
    for (const [region, its] of this.#byRegion(keys)) {
      const { error } = await this.#send(commands.KvCommit, region, {
        keys: its.map(bytes),
        startVersion: this.startTs,
        commitVersion,
      });
      if (error !== undefined) return error;
    }
    return undefined;
  }

  async heartBeat(adviseLockTtl: bigint): Promise<kvrpcpb.TxnHeartBeatResponse> {
    const primaryLock = bytes(this.primary);
    const request = { primaryLock, startVersion: this.startTs, adviseLockTtl };
    return this.#send(commands.KvTxnHeartBeat, this.#regionOf(this.primary), request);
  }

  /** What KvScanLock finds on one key, of transactions that began at `maxVersion` or before. */
  async scanLock(key: string, maxVersion: bigint): Promise<readonly kvrpcpb.LockInfo[]> {
    const range = { startKey: bytes(key), endKey: bytes(`${key}\0`) };
    return (await this.#send(commands.KvScanLock, this.#regionOf(key), { ...range, maxVersion })).locks;
  }

  #byRegion(keys: readonly string[]): [Region, string[]][] {
    const groups = new Map<bigint, [Region, string[]]>();
    for (const key of keys) {
      const region = this.#regionOf(key);
      const group = groups.get(region.id);
      if (group === undefined) groups.set(region.id, [region, [key]]);
      else group[1].push(key);
    }
    return [...groups.values()];
  }

  #regionOf(key: string): Region {
    const at = encodeBytes(bytes(key));
    const found = this.#setup.cluster.regions().findLast(({ startKey }) => Buffer.compare(startKey, at) <= 0);
    if (found === undefined) throw new Error(`no region has ${key}`);
    return found;
  }

  #send<Req, Res extends { readonly regionError: unknown }>(
    command: Command<Req, Res>,
    region: Region,
    fields: object,
  ): Promise<Res> {
    const { sim, cluster } = this.#setup;
    const storeId = region.leaderStoreId ?? 0n;
    const peer = { id: region.peerIds[region.storeIds.indexOf(storeId)] ?? 0n, storeId };
    const context = { regionId: region.id, regionEpoch: region.epoch, peer };
    const request = command.request.fromPartial({ ...fields, context } as DeepPartial<Req>);
    const address = cluster.stores.find(({ id }) => id === storeId)?.address ?? '';
    const channel = sim.network.from('foreign').open(address);
    const deadline = sim.clock.monotonic() + 10_000;
    return new Promise((resolve, reject) => {
      channel.unary(command.path, command.request.encode(request), { deadline }, (failure, answer) => {
        channel.close();
        if (answer === undefined) return reject(new Error(failure?.message ?? 'no reply'));
        const response = command.response.decode(answer);
        if (response.regionError === undefined) resolve(response);
        else reject(new Error(`region error of ${command.name}`));
      });
    });
  }
}
