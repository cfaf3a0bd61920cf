import { encodeBytes } from '@tikv-client/codec';
import { commands, kvrpcpb } from '@tikv-client/kvproto';
import { SeededRandom } from '@tikv-client/runtime';
import { afterEach, describe, expect, test } from 'vitest';
import { TxnClient, utf8 } from './txn-client.js';

const newest = (1n << 64n) - 1n;
const { Op } = kvrpcpb;
const { SI, RC, RCCheckTS } = kvrpcpb.IsolationLevel;
const { SKIP_PESSIMISTIC_CHECK, DO_PESSIMISTIC_CHECK, DO_CONSTRAINT_CHECK } = kvrpcpb.PrewriteRequest_PessimisticAction;
const { WakeUpModeNormal, WakeUpModeForceLock } = kvrpcpb.PessimisticLockWakeUpMode;

let txn: TxnClient;
afterEach(() => txn.close());

/** Requests that are legal on the wire and make little sense, about few keys and time stamps, so that they meet. */
class OddRequests {
  readonly #random: SeededRandom;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
  }

  one<T>(...from: readonly [T, ...T[]]): T {
    return from[this.#random.below(from.length)] ?? from[0];
  }

  some<T>(make: () => T, most = 3): T[] {
    return Array.from({ length: this.#random.below(most + 1) }, make);
  }

  readonly #flag = (): boolean => this.#random.below(2) === 0;
  readonly #key = (): Uint8Array =>
    this.#random.below(30) === 0 ? encodeBytes(utf8('a')) : utf8(this.one('a', 'b', 'm', 'z', '', 'abcdefgh', 'a\0'));
  readonly #ts = (): bigint => this.one(0n, 5n, 10n, 11n, 20n, 30n, newest, newest - 1n);
  readonly #value = (): Uint8Array => this.one(utf8(''), utf8('v'), Buffer.alloc(256, 1));
  readonly #mutation = (): kvrpcpb.Mutation => {
    const assertion = this.one(kvrpcpb.Assertion.None, kvrpcpb.Assertion.Exist, kvrpcpb.Assertion.NotExist);
    const op = this.one(Op.Put, Op.Put, Op.Del, Op.Lock, Op.Insert, Op.CheckNotExists, Op.Rollback);
    return kvrpcpb.Mutation.fromPartial({ op, key: this.#key(), value: this.#value(), assertion });
  };
  readonly #lockMutation = (): kvrpcpb.Mutation =>
    kvrpcpb.Mutation.fromPartial({
      op: this.one(Op.PessimisticLock, Op.PessimisticLock, Op.SharedPessimisticLock, Op.Put),
      key: this.#key(),
    });

  /** Sends one of them to the region that holds `a`, or to where a key is. */
  send(to: TxnClient): Promise<unknown> {
    const key = this.#key();
    const keys = this.some(this.#key);
    const startVersion = this.#ts();
    const range = { startKey: this.#key(), endKey: this.#key() };
    const at = this.#flag() ? 'a' : Buffer.from(key).toString('latin1');
    const context = { isolationLevel: this.one(SI, SI, RC, RCCheckTS), resolvedLocks: this.some(this.#ts, 1) };
    const limit = this.one(0, 1, 0xffffffff);
    const cf = this.one('', 'default', 'lock', 'write', 'none');
    const pessimistic = { startVersion, forUpdateTs: this.#ts() };
    const asks: readonly [() => Promise<unknown>, ...(() => Promise<unknown>)[]] = [
      () => to.ask(commands.KvGet, at, { context, key, version: startVersion }),
      () => to.ask(commands.KvBatchGet, at, { context, keys, version: startVersion }),
      () => to.ask(commands.KvScan, at, { context, ...range, limit, version: startVersion, reverse: this.#flag() }),
      () => {
        const mutations = this.some(this.#mutation, this.one(3, 14));
        const pessimisticActions = this.some(
          () => this.one(SKIP_PESSIMISTIC_CHECK, DO_PESSIMISTIC_CHECK, DO_CONSTRAINT_CHECK),
          14,
        );
        const secondaries = { useAsyncCommit: this.#flag(), secondaries: keys, tryOnePc: this.#flag() };
        const whole = { mutations, pessimisticActions, primaryLock: key, lockTtl: this.one(0n, 9n, newest) };
        return to.ask(commands.KvPrewrite, at, { ...pessimistic, ...whole, ...secondaries, maxCommitTs: this.#ts() });
      },
      () => to.ask(commands.KvCommit, at, { keys, startVersion, commitVersion: this.#ts() }),
      () => to.ask(commands.KvCleanup, at, { key, startVersion, currentTs: this.#ts() }),
      () => to.ask(commands.KvBatchRollback, at, { keys, startVersion }),
      () => {
        const waiting = {
          waitTimeout: this.one(-1n, 0n, 10n, 1n << 62n),
          wakeUpMode: this.one(WakeUpModeNormal, WakeUpModeForceLock),
        };
        const wanted = { lockOnlyIfExists: this.#flag(), returnValues: this.#flag(), checkExistence: this.#flag() };
        const whole = { mutations: this.some(this.#lockMutation, 2), primaryLock: key, isFirstLock: this.#flag() };
        return to.ask(commands.KvPessimisticLock, at, { ...pessimistic, ...whole, ...waiting, ...wanted, lockTtl: 9n });
      },
      () => to.ask(commands.KVPessimisticRollback, at, { ...pessimistic, keys }),
      () => to.ask(commands.KvTxnHeartBeat, at, { primaryLock: key, startVersion, adviseLockTtl: this.#ts() }),
      () => {
        const how = { rollbackIfNotExist: this.#flag(), forceSyncCommit: this.#flag(), verifyIsPrimary: this.#flag() };
        const times = { lockTs: startVersion, callerStartTs: this.#ts(), currentTs: this.#ts() };
        return to.ask(commands.KvCheckTxnStatus, at, { primaryKey: key, ...times, ...how });
      },
      () => to.ask(commands.KvCheckSecondaryLocks, at, { keys, startVersion }),
      () => to.ask(commands.KvScanLock, at, { ...range, limit, maxVersion: startVersion }),
      () => to.ask(commands.KvResolveLock, at, { startVersion, commitVersion: this.#ts(), keys }),
      () => {
        const mutations = this.some(this.#mutation);
        return to.ask(commands.KvFlush, at, { mutations, primaryKey: key, startTs: startVersion, generation: 1n });
      },
      () => to.ask(commands.KvBufferBatchGet, at, { keys, version: startVersion }),
      () => to.ask(commands.MvccGetByKey, at, { key }),
      () => to.ask(commands.MvccGetByStartTs, at, { startTs: startVersion }),
      () => to.ask(commands.SplitRegion, at, { splitKeys: this.some(this.#key, 1) }),
      () => to.ask(commands.RawPut, at, { key, value: this.#value(), cf, forCas: this.#flag() }),
      () => to.ask(commands.RawDeleteRange, at, { ...range, cf: this.one('lock', 'write') }),
      () => to.ask(commands.RawScan, at, { ...range, limit, cf, reverse: this.#flag() }),
    ];
    return this.one(...asks)();
  }
}

describe('whatever is asked is answered, and nothing stays held afterwards', () => {
  for (const seed of [1, 2, 3]) {
    test(`seed ${seed}`, async () => {
      txn = await TxnClient.start({ stores: 1 });
      const odd = new OddRequests(seed);
      for (let i = 0; i < 600; i += 1) await odd.send(txn);
      const { stores } = txn.sim.cluster.debugSnapshot() as { stores: readonly object[] };
      expect(stores).toMatchObject([{ latches: 0, lockWaiters: 0, guardedLocks: 0 }]);
    });
  }
});
