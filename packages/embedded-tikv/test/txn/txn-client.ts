import { commands, kvrpcpb } from '@tikv-client/kvproto';
import type { Command, DeepPartial } from '@tikv-client/kvproto';
import { SimCluster, textOf, utf8 } from '../sim-cluster.js';
import type { EmbeddedClusterOptions, StoreMutations } from '../../src/index.js';

interface WithContext {
  readonly context: kvrpcpb.Context | undefined;
}

/** Transaction commands sent one by one to the leader of their key, on a simulated clock. */
export class TxnClient {
  readonly sim: SimCluster;

  constructor(sim: SimCluster) {
    this.sim = sim;
  }

  static async start(options: EmbeddedClusterOptions = {}, mutations: StoreMutations = {}): Promise<TxnClient> {
    return new TxnClient(await SimCluster.start(options, mutations));
  }

  /** A time stamp `ms` after the clock's now. */
  ts(ms = 0): bigint {
    return BigInt(Math.floor(this.sim.clock.now()) + ms) << 18n;
  }

  /** Sends to the leader of the region of `at` and waits for the answer. */
  ask<Req extends WithContext, Res>(command: Command<Req, Res>, at: string, request: DeepPartial<Req>): Promise<Res> {
    return this.sim.run(this.send(command, at, request));
  }

  /** Sends without running the clock. */
  send<Req extends WithContext, Res>(
    command: Command<Req, Res>,
    at: string,
    request: DeepPartial<Req>,
    timeoutMs = 10_000,
  ): Promise<Res> {
    const { context: given } = request as { readonly context?: Partial<kvrpcpb.Context> };
    const context = this.sim.context(at, undefined, given ?? {});
    const whole = { ...request, context } as DeepPartial<Req>;
    return this.sim.send(command, context.peer?.storeId ?? 0n, whole, timeoutMs);
  }

  get(key: string, version: bigint, context: Partial<kvrpcpb.Context> = {}): Promise<kvrpcpb.GetResponse> {
    return this.ask(commands.KvGet, key, { key: utf8(key), version, context });
  }

  /** The value read, `undefined` if there is none. */
  async read(key: string, version: bigint): Promise<string | undefined> {
    const { regionError, error, notFound, value } = await this.get(key, version);
    if (regionError !== undefined) throw new Error(regionError.message);
    if (error !== undefined) throw new Error(JSON.stringify(error, (_name, one: unknown) => String(one)));
    return notFound ? undefined : textOf(value);
  }

  prewrite(
    values: Readonly<Record<string, string>>,
    startVersion: bigint,
    more: DeepPartial<kvrpcpb.PrewriteRequest> = {},
  ): Promise<kvrpcpb.PrewriteResponse> {
    const [primary = ''] = Object.keys(values);
    return this.ask(commands.KvPrewrite, primary, {
      mutations: Object.entries(values).map(([key, value]) => ({
        op: kvrpcpb.Op.Put,
        key: utf8(key),
        value: utf8(value),
      })),
      primaryLock: utf8(primary),
      startVersion,
      lockTtl: 3000n,
      ...more,
    });
  }

  commit(keys: readonly string[], startVersion: bigint, commitVersion: bigint): Promise<kvrpcpb.CommitResponse> {
    return this.ask(commands.KvCommit, keys[0] ?? '', {
      keys: keys.map((key) => utf8(key)),
      startVersion,
      commitVersion,
    });
  }

  /** A whole transaction. */
  async put(values: Readonly<Record<string, string>>, startTs: bigint, commitTs: bigint): Promise<void> {
    const { errors } = await this.prewrite(values, startTs);
    if (errors.length > 0) throw new Error('prewrite failed');
    const { error } = await this.commit(Object.keys(values), startTs, commitTs);
    if (error !== undefined) throw new Error('commit failed');
  }

  lockRequest(
    keys: readonly string[],
    startVersion: bigint,
    more: DeepPartial<kvrpcpb.PessimisticLockRequest> = {},
  ): DeepPartial<kvrpcpb.PessimisticLockRequest> {
    return {
      mutations: keys.map((key) => ({ op: kvrpcpb.Op.PessimisticLock, key: utf8(key) })),
      primaryLock: utf8(keys[0] ?? ''),
      startVersion,
      forUpdateTs: startVersion,
      lockTtl: 3000n,
      waitTimeout: -1n,
      ...more,
    };
  }

  /** Locks keys; without `waitTimeout` it does not wait. */
  lock(
    keys: readonly string[],
    startVersion: bigint,
    more: DeepPartial<kvrpcpb.PessimisticLockRequest> = {},
  ): Promise<kvrpcpb.PessimisticLockResponse> {
    return this.ask(commands.KvPessimisticLock, keys[0] ?? '', this.lockRequest(keys, startVersion, more));
  }

  /** Asks for locks and does not wait for the answer. */
  sendLock(
    keys: readonly string[],
    startVersion: bigint,
    more: DeepPartial<kvrpcpb.PessimisticLockRequest> = {},
  ): Pending<kvrpcpb.PessimisticLockResponse> {
    const request = this.lockRequest(keys, startVersion, { waitTimeout: 0n, ...more });
    return new Pending(this.send(commands.KvPessimisticLock, keys[0] ?? '', request));
  }

  close(): Promise<void> {
    return this.sim.close();
  }
}

/** An answer that may not have come yet. */
export class Pending<T> {
  readonly promise: Promise<T>;
  #value: T | undefined;

  constructor(promise: Promise<T>) {
    this.promise = promise;
    promise.then(
      (value) => {
        this.#value = value;
      },
      () => undefined,
    );
  }

  get value(): T | undefined {
    return this.#value;
  }
}

export { textOf, utf8 };
