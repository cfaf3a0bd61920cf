import type { Backoffer } from '@tikv-client/backoff';
import { backoffKinds } from '@tikv-client/backoff';
import {
  BodyMissingError,
  ClosedError,
  DeadlineExceededError,
  RegionError,
  ServerError,
  UndeterminedError,
  redactText,
} from '@tikv-client/errors';
import type { RedactMode } from '@tikv-client/errors';
import { chain } from '@tikv-client/interceptor';
import type { InterceptorChain } from '@tikv-client/interceptor';
import type { Command, errorpb, kvrpcpb } from '@tikv-client/kvproto';
import type { LocateOptions, PendingBackoff, Region, Replica, Target } from '@tikv-client/region-cache';
import { ReplicaSelector, regionErrorKind, regionErrorVerdict } from '@tikv-client/region-cache';
import { RpcError } from '@tikv-client/rpc';
import { attemptTimeout } from '../options.js';
import { newBackoffer } from './new-backoffer.js';
import { regionBackoffKinds } from './region-backoff.js';
import { applyEffects, regionErrorOf, verdictFacts } from './region-error.js';
import { sendIntercepted } from './intercepted.js';
import type { Abandonment } from './interceptor-wait.js';
import type { RequesterParts } from './requester-parts.js';
import type { RpcCall } from './rpc-call.js';
import { leaderServes, selectOptions } from './select-options.js';
import type { SendOptions } from './send-options.js';
import { sendVerdict } from './send-failure.js';

/** Every request to a region has a context. */
export interface RegionRequest {
  context?: kvrpcpb.Context | undefined;
}

/** Every answer of a region may be a region error instead. */
export interface RegionResponse {
  readonly regionError?: errorpb.Error | undefined;
}

/** A request, or what makes it once the region is known. */
export type RequestFor<Req> = Req | ((region: Region) => Req);

/** Turns the answer into the result of the call; what it throws is the call's failure. */
export type ReadResponse<Res, T> = (response: Res, region: Region) => T;

/** The region did not serve the request and the cache has been put right: the keys have to be grouped anew. */
export const regroup: unique symbol = Symbol('regroup');
export type Regroup = typeof regroup;

/**
 * One request on its way to the region of its key: locate, choose a replica, send, and on failure decide and try again.
 * The way of a request that meets no obstacle has no promise and no timer in it; all obstacles are handled in `#recover`.
 */
export class RegionCall<Req extends RegionRequest, Res extends RegionResponse, T> {
  readonly #parts: RequesterParts;
  readonly #command: Command<Req, Res>;
  readonly #request: RequestFor<Req>;
  readonly #options: SendOptions;
  readonly #read: ReadResponse<Res, T>;
  readonly #resolve: (value: T | Regroup) => void;
  readonly #reject: (reason: unknown) => void;
  #region: Region | undefined;
  #selector: ReplicaSelector | undefined;
  #backoffer: Backoffer | undefined;
  #target: Target | undefined;
  #attempt = 0;
  /** Where the attempt went: the store may have moved meanwhile. */
  #address = '';
  #startedAt = 0;

  constructor(
    parts: RequesterParts,
    command: Command<Req, Res>,
    request: RequestFor<Req>,
    options: SendOptions,
    read: ReadResponse<Res, T>,
    resolve: (value: T | Regroup) => void,
    reject: (reason: unknown) => void,
  ) {
    this.#parts = parts;
    this.#command = command;
    this.#request = request;
    this.#options = options;
    this.#read = read;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  #settled(): void {
    if (this.#attempt > 1) this.#parts.onRetried?.(this.#attempt - 1);
  }

  start(): void {
    const { key, region } = this.#options;
    if (region !== undefined) {
      if (!region.valid) this.#resolve(regroup);
      else this.#send(region);
      return;
    }
    const { cache } = this.#parts;
    const hit =
      key === undefined ? undefined : this.#options.before === true ? cache.tryLocateEnd(key) : cache.tryLocate(key);
    if (hit !== undefined) this.#send(hit);
    else this.#recover(this.#locate());
  }

  /** Sends the next attempt to a replica of `region`. */
  #send(region: Region): void {
    const now = this.#parts.clock.monotonic();
    if (region !== this.#region) {
      this.#region = region;
      this.#selector = undefined;
    }
    const target = this.#choose(region, now);
    if (target === undefined) {
      this.#recover(this.#exhausted(region));
      return;
    }
    const owed = this.#selector?.takePending(target.replica.store.id);
    if (owed === undefined) this.#dispatch(region, target, now);
    else this.#recover(this.#pay(region, target, owed));
  }

  /** Sleeps what is owed to the store before it is asked again. */
  async #pay(region: Region, target: Target, owed: PendingBackoff): Promise<void> {
    await this.#backoff().backoff(regionBackoffKinds[owed.kind], owed.reason);
    this.#dispatch(region, target, this.#parts.clock.monotonic());
  }

  #dispatch(region: Region, target: Target, now: number): void {
    const { rpc, contexts, options, interceptors, codec } = this.#parts;
    const { deadline, signal } = this.#options;
    if (signal?.aborted === true) {
      this.#reject(signal.reason);
      return;
    }
    const rest = deadline - now;
    if (rest <= 0) {
      this.#reject(this.#deadlineError());
      return;
    }
    if (this.#parts.cache.closed) {
      this.#reject(new ClosedError('client'));
      return;
    }
    this.#target = target;
    this.#startedAt = now;
    this.#attempt += 1;
    const timeout = attemptTimeout(rest, this.#options.attemptTimeoutMs ?? options.attemptTimeoutMs, this.#repeatable);
    const { replica } = target;
    const context = contexts.of(region, replica, {
      maxExecutionDurationMs: timeout,
      retry: this.#attempt > 1,
      replicaRead: target.replicaRead,
      staleRead: target.staleRead === true,
      fields: this.#options.context,
    });
    let request: Req;
    if (typeof this.#request === 'function') {
      request = this.#request(region);
      request.context = context;
    } else if (this.#attempt === 1) {
      request = this.#request;
      request.context = context;
    } else {
      // The frame of an earlier attempt may still be unsent, and interceptors may hold the request.
      request = { ...this.#request, context };
    }
    if (codec !== undefined) request = codec.mapRequest(this.#command, request);
    const { address } = replica.store;
    this.#address = address;
    const attempt = { deadline: now + timeout, signal };
    const own = this.#options.interceptors;
    if (interceptors === undefined && own === undefined) {
      rpc.send(address, this.#command, request, attempt, (error, answer) => this.#done(error, answer));
      return;
    }
    const call: RpcCall = {
      target: { storeId: replica.store.id, address, regionId: region.id },
      command: this.#command as Command<unknown, unknown>,
      request,
      attempt: this.#attempt,
    };
    const layers = chain(interceptors, own);
    const wait = this.#parts.waits.open(deadline, signal, (why, { sent }) => this.#abandon(layers, why, sent));
    sendIntercepted(rpc, call, layers, attempt, wait).then(
      (answer) => {
        if (wait.settle()) this.#done(undefined, answer as Res);
      },
      (error: unknown) => {
        if (wait.settle()) this.#done(error ?? new Error('an interceptor threw nothing'), undefined);
      },
    );
  }

  /** Ends the call although interceptors have not settled. */
  #abandon(layers: InterceptorChain<RpcCall, unknown>, why: Abandonment, sent: boolean): void {
    this.#settled();
    if (why === 'aborted') {
      this.#reject(this.#options.signal?.reason);
      return;
    }
    const names = layers.interceptors.map(({ name }) => name).join(', ');
    const error =
      why === 'closed'
        ? new ClosedError('client')
        : this.#deadlineError(undefined, `${this.#operation}: waiting for interceptors (${names})`);
    this.#reject(sent && !this.#repeatable ? new UndeterminedError(this.#operation, { cause: error }) : error);
  }

  #done(error: unknown, answer: Res | undefined): void {
    const region = this.#region;
    const target = this.#target;
    if (region === undefined || target === undefined) return;
    if (error !== undefined || answer === undefined) {
      this.#recover(this.#afterFailure(region, target, error ?? new BodyMissingError(this.#command.name)));
      return;
    }
    const { store } = target.replica;
    if (this.#startedAt > store.answeredSentAt) store.answeredSentAt = this.#startedAt;
    const { codec } = this.#parts;
    try {
      const response = codec === undefined ? answer : codec.mapResponse(this.#command, answer);
      if (response.regionError !== undefined) {
        this.#recover(this.#afterRegionError(region, target, response.regionError));
        return;
      }
      // A write or leader read that another replica served shows who leads now.
      if (target.index !== region.leader && !target.replicaRead && target.staleRead !== true) {
        this.#parts.cache.updateLeader(region, target.replica.peer.id);
      }
      const result = this.#read(response, region);
      this.#settled();
      this.#resolve(result);
    } catch (failure) {
      this.#reject(redactServerError(failure, this.#parts.options.redactKeys));
    }
  }

  get #repeatable(): boolean {
    return this.#options.repeatable !== false;
  }

  #choose(region: Region, now: number): Target | undefined {
    if (this.#selector !== undefined) return this.#selector.next(now);
    const replica = region.leaderReplica;
    if (leaderServes(this.#options) && region.valid && replica !== undefined && isHealthy(replica)) {
      return { index: region.leader, replica, replicaRead: false };
    }
    this.#selector = this.#newSelector(region);
    return this.#selector.next(now);
  }

  #newSelector(region: Region): ReplicaSelector {
    return new ReplicaSelector(region, selectOptions(this.#command.mode, this.#options), this.#parts.random);
  }

  /** The selector of the region at hand, with the attempt that was made without one counted in. */
  #selectorFor(region: Region, target: Target): ReplicaSelector {
    if (this.#selector === undefined) {
      this.#selector = this.#newSelector(region);
      this.#selector.countAttempt(target.index);
    }
    return this.#selector;
  }

  /** Runs the slow path; whatever it throws is the outcome of the call. */
  #recover(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.#settled();
      this.#reject(error);
    });
  }

  async #locate(): Promise<void> {
    const { key, before, ahead, deadline, signal } = this.#options;
    if (key === undefined) return;
    const { cache } = this.#parts;
    const options: LocateOptions = {
      deadline,
      signal,
      retry: async (reason) => this.#backoff().backoff(backoffKinds.pdRpc, reason),
    };
    if (before === true) this.#send(await cache.locateEndKey(key, options));
    else this.#send(await (ahead === true ? cache.locateForScan(key, options) : cache.locateKey(key, options)));
  }

  /** Ends work on this region: looks the key up again, or leaves the regrouping to the caller. */
  async #handUp(): Promise<void> {
    this.#region = undefined;
    this.#selector = undefined;
    if (this.#options.region !== undefined) this.#resolve(regroup);
    else await this.#locate();
  }

  async #exhausted(region: Region): Promise<void> {
    const { cache } = this.#parts;
    const selector = this.#selector;
    const owed = selector?.takeLargestPending((kind) => regionBackoffKinds[kind].baseMs);
    if (selector?.exhaustionInvalidates !== false) cache.invalidate(region, 'other');
    const reason = new RegionError({
      kind: 'epochNotMatch',
      message: 'no replica is left to try',
      regionId: region.id,
    });
    if (owed === undefined) await this.#backoff().backoff(backoffKinds.regionMiss, reason);
    else await this.#backoff().backoff(regionBackoffKinds[owed.kind], owed.reason);
    await this.#handUp();
  }

  async #afterRegionError(region: Region, target: Target, error: errorpb.Error): Promise<void> {
    const { clock, cache, onRegionError } = this.#parts;
    const now = clock.monotonic();
    const selector = this.#selectorFor(region, target);
    selector.spent(target.index, now - this.#startedAt);
    const kind = regionErrorKind(error);
    onRegionError?.(kind, target.replica.store.id);
    const facts = verdictFacts({ region, target, selector, kind, error, now, repeatable: this.#repeatable });
    const verdict = regionErrorVerdict(kind, facts);
    const reason = regionErrorOf(region, target, kind, error, this.#parts.options.redactKeys);
    if (verdict.action === 'fail') {
      throw kind === 'undeterminedResult' ? new UndeterminedError(this.#operation, { cause: reason }) : reason;
    }
    await applyEffects(this.#parts, { verdict, region, target, selector, error, reason, address: this.#address });
    if (verdict.invalidate !== undefined) cache.invalidate(region, verdict.invalidate);
    const owed = verdict.effects?.includes('pendingBackoff') === true;
    if (verdict.backoff !== undefined && !owed) {
      await this.#backoff().backoff(regionBackoffKinds[verdict.backoff], reason);
    } else if (verdict.action === 'handUp' && (facts.epoch !== 'newer' || !this.#isLocated(region))) {
      await this.#backoff().backoff(backoffKinds.regionMiss, reason);
    }
    if (verdict.action === 'handUp') await this.#handUp();
    else this.#send(region);
  }

  /** Whether the cache knows where to go on. A store's news that leave a gap send us to the placement driver, which may lag. */
  #isLocated(region: Region): boolean {
    const { key = region.startKey, before } = this.#options;
    const { cache } = this.#parts;
    return (before === true ? cache.tryLocateEnd(key) : cache.tryLocate(key)) !== undefined;
  }

  async #afterFailure(region: Region, target: Target, error: unknown): Promise<void> {
    const { deadline, signal } = this.#options;
    const { clock, cache, rpc } = this.#parts;
    if (signal?.aborted === true) throw signal.reason;
    if (!(error instanceof RpcError)) {
      // Closed under way, or answered without a body: the store may have applied it.
      const open = error instanceof BodyMissingError || error instanceof ClosedError;
      throw open && !this.#repeatable ? new UndeterminedError(this.#operation, { cause: error }) : error;
    }
    const { store } = target.replica;
    const now = clock.monotonic();
    const verdict = sendVerdict(error, {
      repeatable: this.#repeatable,
      storeAnswers: store.answeredSentAt >= this.#startedAt,
      waitedMs: now - this.#startedAt,
      callerGaveUp: now >= deadline,
    });
    if (verdict.action === 'undetermined') throw new UndeterminedError(this.#operation, { cause: error });
    if (verdict.action === 'fail') {
      throw new ServerError(
        { message: error.message, command: this.#command.name, address: error.address },
        { cause: error },
      );
    }
    const { closePool } = verdict;
    if (closePool !== 'no') rpc.closeAddress(error.address, error.poolVersion, closePool === 'unconnected');
    if (now >= deadline) throw this.#deadlineError(error);
    this.#selectorFor(region, target).spent(target.index, now - this.#startedAt);
    await cache.stores.probeAfterFailure(store, deadline);
    signal?.throwIfAborted();
    await this.#backoff().backoff(backoffKinds.tikvRpc, error);
    if (region.valid) this.#send(region);
    else await this.#handUp();
  }

  get #operation(): string {
    return this.#options.operation ?? this.#command.name;
  }

  #backoff(): Backoffer {
    if (this.#backoffer === undefined) {
      const { backoffer, deadline, signal } = this.#options;
      this.#backoffer = backoffer?.() ?? newBackoffer(this.#parts, deadline, signal);
    }
    return this.#backoffer;
  }

  #deadlineError(last?: Error, what = this.#operation): DeadlineExceededError {
    const attempts = [...(this.#backoffer?.latestAttempts() ?? [])];
    if (last !== undefined) attempts.push({ kind: undefined, reason: last, time: this.#parts.clock.now() });
    return new DeadlineExceededError({ what, attempts });
  }
}

function redactServerError(failure: unknown, mode: RedactMode): unknown {
  if (mode === 'off' || !(failure instanceof ServerError)) return failure;
  const { command, address, text } = failure;
  return new ServerError({ command, address, message: redactText(text, mode) });
}

function isHealthy({ store, storeEpoch }: Replica): boolean {
  return store.liveness === 'reachable' && store.state !== 'tombstone' && store.failEpoch === storeEpoch;
}
