import type { kvrpcpb } from '@tikv-client/kvproto';
import { commands } from '@tikv-client/kvproto';
import type { BatchContext } from '@tikv-client/region-request';
import { shareSignal } from '@tikv-client/runtime';
import { keyErrorOf } from '../key-error/key-error.js';
import type { ResolverParts } from './resolver-parts.js';
import type { ResolveContext } from './resolve-context.js';
import type { FinalStatus } from './txn-status.js';
import { maxTs } from './status-query.js';

type Region = BatchContext['region'];

/** Keys of one request, so that one command of a store stays short. */
const resolveKeys = 256;
const resolveBytes = 64 * 1024;

/** Regions that were cleaned up for a transaction during one call. */
export type CleanRegions = Map<bigint, Set<Region>>;

/** Removes locks of transactions whose fate is known. Clean-up of one thing is done once, however many ask for it. */
export class LockCleaner {
  readonly #parts: ResolverParts;
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** Commits or rolls back these keys of a transaction. */
  async resolveKeys(
    startTs: bigint,
    status: FinalStatus,
    keys: readonly Uint8Array[],
    context: ResolveContext,
  ): Promise<void> {
    const { requester } = this.#parts;
    const nothing = new Uint8Array(0);
    await requester.sendShards({
      count: keys.length,
      key: (index) => keys[index] ?? nothing,
      bytes: (index) => keys[index]?.length ?? 0,
      maxItems: resolveKeys,
      maxBytes: resolveBytes,
      deadline: context.deadline,
      signal: context.signal,
      send: async (indexes, batch) =>
        requester.sendToRegion(
          commands.KvResolveLock,
          resolveRequest(
            startTs,
            status,
            indexes.map((index) => keys[index] ?? nothing),
          ),
          { ...batch, operation: 'resolve of locks' },
          (response) => this.#check(response.error),
        ),
    });
  }

  /** Commits or rolls back whatever a transaction locked in the region of `key`. */
  async resolveRegion(
    startTs: bigint,
    status: FinalStatus,
    key: Uint8Array,
    clean: CleanRegions,
    context: ResolveContext,
  ): Promise<void> {
    await this.#region(startTs, key, clean, 'resolve', context, async () =>
      this.#parts.requester.send(
        commands.KvResolveLock,
        () => resolveRequest(startTs, status, []),
        { ...context, key, operation: 'resolve of a region' },
        (response, region) => {
          this.#check(response.error);
          return region;
        },
      ),
    );
  }

  /** Rolls one pessimistic lock back. */
  async rollbackPessimistic(lock: kvrpcpb.LockInfo, context: ResolveContext): Promise<void> {
    await this.#once(`key ${lock.lockVersion} ${Buffer.from(lock.key).toString('latin1')}`, context, async () => {
      await this.#sendPessimisticRollback(lock, [lock.key], context);
    });
  }

  /** Rolls back all pessimistic locks of a transaction in the region of the lock that are not newer than it. */
  async rollbackPessimisticRegion(lock: kvrpcpb.LockInfo, clean: CleanRegions, context: ResolveContext): Promise<void> {
    await this.#region(lock.lockVersion, lock.key, clean, 'rollback', context, async () =>
      this.#sendPessimisticRollback(lock, [], context),
    );
  }

  async #sendPessimisticRollback(lock: kvrpcpb.LockInfo, keys: Uint8Array[], context: ResolveContext): Promise<Region> {
    return this.#parts.requester.send(
      commands.KVPessimisticRollback,
      () => ({
        context: undefined,
        startVersion: lock.lockVersion,
        // A newer lock is none that was asked about.
        forUpdateTs: lock.lockForUpdateTs === 0n ? maxTs : lock.lockForUpdateTs,
        keys,
      }),
      { ...context, key: lock.key, operation: 'rollback of a pessimistic lock' },
      (response, region) => {
        this.#check(response.errors[0]);
        return region;
      },
    );
  }

  /** Does the work unless this call did it in the region before, or another call is doing it. */
  async #region(
    startTs: bigint,
    key: Uint8Array,
    clean: CleanRegions,
    what: string,
    context: ResolveContext,
    work: () => Promise<Region>,
  ): Promise<void> {
    let regions = clean.get(startTs);
    if (regions === undefined) clean.set(startTs, (regions = new Set()));
    const there = this.#parts.requester.cache.tryLocate(key);
    if (there !== undefined && regions.has(there)) return;
    const cleaned = regions;
    const run = async (): Promise<void> => {
      cleaned.add(await work());
    };
    if (there === undefined) await run();
    else await this.#once(`${what} ${startTs} ${there.id} ${there.epoch.version}`, context, run);
  }

  /** A second caller waits for the first; when that fails (its time may have been short) it does the work itself. */
  async #once(name: string, context: ResolveContext, work: () => Promise<void>): Promise<void> {
    const other = this.#underWay.get(name);
    if (other !== undefined && (await endsWell(other, context.signal))) return;
    const running = work().finally(() => {
      if (this.#underWay.get(name) === running) this.#underWay.delete(name);
    });
    this.#underWay.set(name, running);
    await running;
  }

  #check(error: kvrpcpb.KeyError | undefined): void {
    if (error !== undefined) throw keyErrorOf(error, this.#parts.settings.redactKeys);
  }
}

/** Whether it does; an abort of `signal` ends the waiting with its reason. */
async function endsWell(work: Promise<void>, signal: AbortSignal | undefined): Promise<boolean> {
  const ended = work.then(
    () => true,
    () => false,
  );
  if (signal === undefined) return ended;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    shareSignal(signal).addEventListener('abort', onAbort, { once: true });
    ended.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function resolveRequest(startTs: bigint, status: FinalStatus, keys: Uint8Array[]): kvrpcpb.ResolveLockRequest {
  return {
    context: undefined,
    startVersion: startTs,
    commitVersion: status.kind === 'committed' ? status.commitTs : 0n,
    txnInfos: [],
    keys,
    isAsync: false,
    isTxnFile: false,
  };
}
