import { kvrpcpb } from '@tikv-client/kvproto';
import type { errorpb } from '@tikv-client/kvproto';
import { holdersOf, keyErrors, lockInfoOf, pessimisticLock } from '@tikv-client/percolator';
import type { ActionResult, LockRecord, LockWait } from '@tikv-client/percolator';
import { checkBusy, readRegion } from '../../raw/command-handler.js';
import type { CommandHandler } from '../../raw/command-handler.js';
import type { RegionPeer } from '../../region/region-peer.js';
import type { ReleaseLatches } from '../../store/key-latches.js';
import type { Store } from '../../store/store.js';
import { keyText } from '../key-text.js';
import type { WaitOutcome } from '../wait/lock-waits.js';
import { applyAction, wakeWaiters } from './apply-action.js';
import { keysOutside, raiseMaxTs, refusedMode, refusedSize, tryRead, viewOf } from './txn-request.js';

type Request = kvrpcpb.PessimisticLockRequest;
type Response = kvrpcpb.PessimisticLockResponse;

const { PessimisticLockKeyResultType, PessimisticLockWakeUpMode } = kvrpcpb;

export const kvPessimisticLock: CommandHandler<Request, Response> = (store, request, done) => {
  const { context } = request;
  const keys = request.mutations.map((mutation) => mutation.key);
  const refused = refusedMode(store, context, { keys }, 'acquire_pessimistic_lock') ?? refusedSize(keys);
  if (refused !== undefined) return done(failure(request, refused));
  const busy = checkBusy(store, context) ?? (reads(request) ? raiseMaxTs(store, request.forUpdateTs) : undefined);
  if (busy !== undefined) return done(refusal(request, busy));
  new LockAttempt(store, request, keys, done).start();
};

/** One request for locks, from its first try to its reply; between tries it waits for others' locks. */
class LockAttempt {
  readonly #store: Store;
  readonly #request: Request;
  readonly #keys: readonly Uint8Array[];
  readonly #done: (reply: Response) => void;
  #deadline: number | undefined;

  constructor(store: Store, request: Request, keys: readonly Uint8Array[], done: (reply: Response) => void) {
    this.#store = store;
    this.#request = request;
    this.#keys = keys;
    this.#done = done;
  }

  start(): void {
    this.#store.latches.acquire(this.#keys.map(keyText), (release) => this.#run(release));
  }

  /** The latches are held. */
  #run(release: ReleaseLatches): void {
    readRegion(
      this.#store,
      this.#request.context,
      (peer) => this.#lock(peer, release),
      (regionError) => this.#finish(refusal(this.#request, regionError), release),
    );
  }

  #lock(peer: RegionPeer, release: ReleaseLatches): void {
    const store = this.#store;
    const outside = keysOutside(peer, this.#keys);
    if (outside !== undefined) return this.#finish(failure(this.#request, outside), release);
    tryRead(
      () => pessimisticLock(viewOf(store, peer), this.#request, { resumed: this.#deadline !== undefined }),
      (result) => this.#waitOrApply(peer, result, release),
      (error) => this.#finish(failure(this.#request, error), release),
    );
  }

  #waitOrApply(peer: RegionPeer, result: ActionResult<Response>, release: ReleaseLatches): void {
    const store = this.#store;
    if (result.wait !== undefined && this.#request.waitTimeout >= 0n && !store.txn.waits.isFull) {
      // Before the latches are given back: the lock cannot go away unnoticed.
      this.#wait(result.wait);
      release();
      return;
    }
    applyAction(
      store,
      peer,
      result,
      (regionError) => {
        if (regionError !== undefined) return this.#finish(refusal(this.#request, regionError), release);
        for (const { key, lock, bundle } of result.acquired) store.txn.waits.acquired(key, bundle ?? lock);
        const handedOver = wakeWaiters(store, result.released);
        this.#done(result.reply);
        release(handedOver);
      },
      release,
    );
  }

  #wait({ key: view, lock }: LockWait): void {
    const { txn } = this.#store;
    const key = view.slice();
    const deadlock = this.#detect(key, lock);
    if (deadlock !== undefined) return this.#done(deadlock);
    const { startVersion, waitTimeout, context } = this.#request;
    this.#deadline ??= txn.waits.deadlineOf(waitTimeout);
    let holder = lock;
    txn.waits.add(
      {
        startTs: startVersion,
        key,
        force: isForce(this.#request),
        shared: this.#request.mutations.some(({ op }) => op === kvrpcpb.Op.SharedPessimisticLock),
        deadline: this.#deadline,
        resourceGroupTag: context?.resourceGroupTag ?? new Uint8Array(),
        end: (outcome) => {
          this.#forget(key, holder);
          this.#woken(key, outcome);
        },
        holderChanged: (before, now) => {
          holder = now;
          if (!isForce(this.#request)) return false;
          this.#forget(key, before);
          const found = this.#detect(key, now);
          if (found !== undefined) this.#done(found);
          return found !== undefined;
        },
      },
      lock,
    );
  }

  #woken(key: Uint8Array, outcome: WaitOutcome): void {
    if (outcome.kind === 'resumed') {
      if (!outcome.holding) return this.start();
      const text = keyText(key);
      return this.#run(() => this.#store.latches.releaseOne(text));
    }
    if (outcome.kind === 'timedOut') {
      const locked = { ...lockInfoOf(key, outcome.lock), durationToLastUpdateMs: BigInt(outcome.changedMsAgo) };
      return this.#done(failure(this.#request, keyErrors.locked(locked)));
    }
    const conflict = keyErrors.conflict({
      startTs: this.#request.startVersion,
      conflictTs: outcome.by.startTs,
      conflictCommitTs: outcome.by.commitTs,
      key,
      primary: this.#request.primaryLock,
      reason: 'PessimisticRetry',
    });
    this.#done(failure(this.#request, conflict));
  }

  /** The reply of a request that would close a cycle of waiting; else the cluster knows now for whom it waits. */
  #detect(key: Uint8Array, record: LockRecord): Response | undefined {
    const { isFirstLock, startVersion: waiter, context } = this.#request;
    if (isFirstLock) return undefined;
    const resourceGroupTag = context?.resourceGroupTag.slice() ?? new Uint8Array();
    for (const { startTs: holder } of holdersOf(record)) {
      // Who waits for a lock of its own waits in vain, but for nobody else.
      if (holder === waiter) continue;
      const found = this.#store.txn.detector?.detect({ waiter, holder, key, resourceGroupTag });
      if (found === undefined) continue;
      // It does not come to wait for the others.
      this.#forget(key, record);
      return failure(this.#request, keyErrors.deadlock(found));
    }
    return undefined;
  }

  #forget(key: Uint8Array, record: LockRecord): void {
    const { isFirstLock, startVersion } = this.#request;
    if (isFirstLock) return;
    for (const { startTs } of holdersOf(record)) this.#store.txn.detector?.forget(startVersion, startTs, key);
  }

  #finish(reply: Response, release: ReleaseLatches): void {
    this.#done(reply);
    release();
  }
}

/** Whether the request looks at data, so that nobody may write below its time stamp any more. */
function reads(request: Request): boolean {
  if (request.returnValues || request.checkExistence) return true;
  return request.mutations.some((mutation) => mutation.assertion === kvrpcpb.Assertion.NotExist);
}

function isForce(request: Request): boolean {
  return request.wakeUpMode === PessimisticLockWakeUpMode.WakeUpModeForceLock;
}

function failure(request: Request, error: kvrpcpb.KeyError): Response {
  return reply(request, { errors: [error] });
}

function refusal(request: Request, regionError: errorpb.Error): Response {
  return reply(request, { regionError });
}

function reply(request: Request, part: Partial<Response>): Response {
  const failed = kvrpcpb.PessimisticLockKeyResult.fromPartial({ type: PessimisticLockKeyResultType.LockResultFailed });
  const results = isForce(request) ? [failed] : [];
  return { ...kvrpcpb.PessimisticLockResponse.fromPartial({}), results, ...part };
}
