import { Backoffer, backoffKinds } from '@tikv-client/backoff';
import {
  ClosedError,
  DeadlineExceededError,
  type FailedAttempt,
  PdError,
  TimestampFallbackError,
} from '@tikv-client/errors';
import { pdMethods, pdpb } from '@tikv-client/kvproto';
import {
  type Clock,
  type DeadlineHandle,
  DeadlineWheel,
  type Logger,
  type Random,
  type Timer,
} from '@tikv-client/runtime';
import { type ClientStream, type Status, StatusCode } from '@tikv-client/transport';
import { patience } from '../call/patience.js';
import { shareSignal } from '../call/share-signal.js';
import { judgeHeader, judgeStatus, type Verdict } from '../call/verdict.js';
import type { MemberDirectory } from '../member/member-directory.js';
import type { PdClientSettings } from '../options.js';
import type { PdClientSnapshot } from '../pd-client.js';
import { TimestampGuard } from './timestamp-guard.js';
import { type TsoBatch, TsoQueue, type TsoRequest } from './tso-queue.js';

export interface TsoDeps {
  readonly directory: MemberDirectory;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly settings: PdClientSettings;
  readonly header: () => pdpb.RequestHeader;
}

interface Waiter extends TsoRequest {
  readonly resolve: (timestamps: bigint[]) => void;
  readonly reject: (error: unknown) => void;
  readonly signal: AbortSignal | undefined;
  readonly abort: () => void;
  wheelHandle: DeadlineHandle | undefined;
}

/**
 * Timestamps over one stream to the leader. What is asked for within one turn of the event loop becomes one request; answers
 * come in the order of requests. When the stream fails, or another member leads, what is unanswered is asked for again on the
 * next stream: a timestamp of later is as good.
 */
export class TsoClient {
  readonly #deps: TsoDeps;
  readonly #guard = new TimestampGuard();
  readonly #queue = new TsoQueue<Waiter>();
  readonly #wheel: DeadlineWheel<Waiter>;
  readonly #closing = new AbortController();
  #batches: TsoBatch<Waiter>[] = [];
  #waiting = 0;
  #stream: { readonly call: ClientStream; readonly endpoint: string } | undefined;
  /** Counts streams; what an older one still says is not heard. */
  #epoch = 0;
  #dispatching = false;
  #recovering = false;
  #stall: Timer | undefined;
  /** Since the last answer. */
  #failures = 0;
  #lastFailure: FailedAttempt | undefined;
  /** Ends the pause that recovery makes; undefined while it makes none. */
  #pausing: AbortController | undefined;
  #batchesSent = 0;
  #handedOut = 0;
  #streamsOpened = 0;

  constructor(deps: TsoDeps) {
    this.#deps = deps;
    this.#wheel = new DeadlineWheel<Waiter>({
      clock: deps.clock,
      onExpired: (waiter) => {
        waiter.wheelHandle = undefined;
        this.#reject(waiter, this.#deadlineError());
      },
    });
    deps.directory.onLeaderChange((leader) => {
      if (this.#stream === undefined || this.#stream.endpoint === leader) return;
      this.#stream.call.cancel('another member leads');
      this.#dropStream();
      this.#schedule();
    });
  }

  get snapshot(): PdClientSnapshot['tso'] {
    return {
      queued: this.#queue.size,
      batchesInFlight: this.#batches.length,
      streamsOpened: this.#streamsOpened,
      batchesSent: this.#batchesSent,
      timestampsHandedOut: this.#handedOut,
      last: this.#guard.last,
    };
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** `count` timestamps, increasing. Rejects with `DeadlineExceededError`, `TimestampFallbackError`, `PdError`, or the signal's reason. */
  get(count: number, deadline: number, signal: AbortSignal | undefined): Promise<bigint[]> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (this.#closing.signal.aborted) throw new ClosedError('PD client');
      const { maxTsoQueue } = this.#deps.settings;
      if (this.#waiting >= maxTsoQueue) {
        throw new PdError({ kind: 'unknown', message: `${maxTsoQueue} calls wait for timestamps, the limit` });
      }
      if (deadline <= this.#deps.clock.monotonic()) throw this.#deadlineError();
      const waiter: Waiter = {
        count,
        deadline,
        undispatched: count,
        values: [],
        done: false,
        resolve,
        reject,
        signal,
        abort: () => this.#reject(waiter, signal?.reason),
        wheelHandle: undefined,
      };
      if (signal !== undefined) shareSignal(signal);
      signal?.addEventListener('abort', waiter.abort);
      if (deadline !== Infinity) waiter.wheelHandle = this.#wheel.add(deadline, waiter);
      this.#waiting++;
      // Calls that ended while nothing could be sent must not pile up.
      if (this.#queue.size > 2 * this.#waiting + 1024) this.#queue.prune();
      this.#queue.push(waiter);
      // A call that has just come is worth an attempt at once; the members are asked at a bounded rate all the same.
      this.#pausing?.abort();
      this.#schedule();
    });
  }

  close(): void {
    this.#closing.abort(new ClosedError('PD client'));
    this.#stream?.call.cancel('closed');
    this.#dropStream();
    for (const waiter of this.#queue.drain()) this.#reject(waiter, new ClosedError('PD client'));
    this.#wheel.close();
  }

  #schedule(): void {
    if (this.#dispatching || this.#closing.signal.aborted) return;
    this.#dispatching = true;
    this.#deps.clock.nextTurn(() => {
      this.#dispatching = false;
      this.#dispatch();
    });
  }

  #dispatch(): void {
    const { clock, settings, header } = this.#deps;
    if (this.#closing.signal.aborted || this.#waiting === 0) return;
    const stream = this.#stream;
    if (stream === undefined) return void this.#recover();
    while (this.#batches.length < settings.maxTsoBatchesInFlight && this.#stream === stream) {
      const batch = this.#queue.cut(settings.maxTsoBatchSize, clock.monotonic());
      if (batch === undefined) break;
      this.#batches.push(batch);
      this.#batchesSent++;
      const request = pdpb.TsoRequest.fromPartial({ header: header(), count: batch.count, dcLocation: 'global' });
      stream.call.send(pdpb.TsoRequest.encode(request).finish());
    }
    if (this.#stall === undefined && this.#batches.length > 0) this.#watchForStall();
  }

  /** One recovery at a time: finds the leader, opens a stream to it, and pauses between attempts that fail. */
  async #recover(): Promise<void> {
    if (this.#recovering) return;
    this.#recovering = true;
    const { directory } = this.#deps;
    try {
      let failed = this.#failures > 0 ? directory.leader : undefined;
      while (this.#waiting > 0 && !this.#closing.signal.aborted) {
        if (this.#failures > 0 || directory.leader === undefined) await directory.refresh();
        const leader = directory.leader;
        if (this.#closing.signal.aborted) return;
        const promising = leader !== undefined && (this.#failures <= 1 || leader !== failed);
        if (!promising) {
          await this.#pause(leader === undefined ? directory.lastFailure : undefined);
          failed = undefined;
          if (this.#failures === 0) this.#failures = 1;
          if (leader === undefined) continue;
        }
        const now = directory.leader;
        if (now === undefined || this.#closing.signal.aborted) continue;
        this.#open(now);
        this.#schedule();
        return;
      }
    } catch (error) {
      // The pause ends with an error when the client is closed, and for reasons that no repetition heals.
      if (!this.#closing.signal.aborted) this.#rejectAll(error);
    } finally {
      this.#recovering = false;
    }
  }

  async #pause(reason: Error | undefined): Promise<void> {
    const { clock, random } = this.#deps;
    if (reason !== undefined) this.#lastFailure = { kind: backoffKinds.pdRpc.name, reason, time: clock.now() };
    const pausing = new AbortController();
    // A new one each time: the pause must not grow with the time that PD is away.
    const backoffer = new Backoffer(
      { maxSleepMs: 0 },
      { clock, random, signal: pausing.signal, closing: this.#closing.signal },
    );
    this.#pausing = pausing;
    try {
      await backoffer.backoff(backoffKinds.pdRpc, this.#lastFailure?.reason ?? new Error('no leader'));
    } catch (error) {
      if (!pausing.signal.aborted || this.#closing.signal.aborted) throw error;
    } finally {
      this.#pausing = undefined;
    }
  }

  #open(endpoint: string): void {
    const epoch = ++this.#epoch;
    this.#streamsOpened++;
    const current = (): boolean => epoch === this.#epoch;
    const call = this.#deps.directory.channel(endpoint).stream(
      pdMethods.Tso.path,
      { deadline: Infinity },
      {
        onMessage: (message) => {
          if (current()) this.#onMessage(message, endpoint);
        },
        onEnd: (status) => {
          if (current()) this.#onFailure(status, endpoint);
        },
      },
    );
    if (current()) this.#stream = { call, endpoint };
  }

  #onMessage(message: Uint8Array, endpoint: string): void {
    const { directory } = this.#deps;
    let response: pdpb.TsoResponse;
    try {
      response = pdpb.TsoResponse.decode(message);
    } catch (cause) {
      const reason = new PdError(
        { kind: 'malformedResponse', message: 'malformed answer to Tso', endpoint },
        { cause },
      );
      return this.#giveUpStream({ kind: 'refuse', reason }, endpoint);
    }
    const verdict = judgeHeader(response.header, endpoint);
    if (verdict !== undefined) return this.#giveUpStream(verdict, endpoint);
    const batch = this.#batches[0];
    const { timestamp } = response;
    if (batch === undefined || timestamp === undefined || response.count !== batch.count) {
      const text = `answer to Tso does not fit: asked for ${batch?.count ?? 0}, got ${response.count}`;
      return this.#giveUpStream(
        { kind: 'refuse', reason: new PdError({ kind: 'malformedResponse', message: text, endpoint }) },
        endpoint,
      );
    }
    this.#batches.shift();
    this.#failures = 0;
    directory.noteSuccess(endpoint);
    this.#deliver(batch, timestamp, endpoint);
    if (this.#queue.size > 0) this.#schedule();
  }

  #deliver(batch: TsoBatch<Waiter>, timestamp: pdpb.Timestamp, endpoint: string): void {
    const { directory, logger } = this.#deps;
    const { physical, logical, suffixBits } = timestamp;
    let next: bigint;
    let step: bigint;
    try {
      ({ first: next, step } = this.#guard.accept({ physical, logical, suffixBits, count: batch.count }));
    } catch (error) {
      logger.error('PD handed out timestamps that must not be used', { endpoint, error });
      for (const { request } of batch.slices) this.#reject(request, error);
      // An old leader is one way to get here.
      if (error instanceof TimestampFallbackError) void directory.refresh();
      return;
    }
    for (const { request, count } of batch.slices) {
      for (let i = 0; i < count; i++) {
        if (!request.done) request.values.push(next);
        next += step;
      }
      if (!request.done && request.values.length === request.count) this.#fulfil(request);
    }
  }

  /** The leader said no in an answer. */
  #giveUpStream(verdict: Verdict, endpoint: string): void {
    this.#stream?.call.cancel('not served');
    this.#afterFailure(verdict, endpoint);
  }

  #onFailure(status: Status, endpoint: string): void {
    const ended =
      status.code === StatusCode.OK ? { code: StatusCode.UNAVAILABLE, message: 'the stream ended' } : status;
    if (ended.code === StatusCode.UNAVAILABLE || ended.code === StatusCode.DEADLINE_EXCEEDED) {
      this.#deps.directory.noteFailure(endpoint);
    }
    this.#afterFailure(judgeStatus(ended, endpoint, this.#deps.directory.clusterId), endpoint);
  }

  #afterFailure(verdict: Verdict, endpoint: string): void {
    const { clock, logger } = this.#deps;
    logger.debug('TSO stream failed', { endpoint, error: verdict.reason });
    this.#failures++;
    this.#lastFailure = { kind: undefined, reason: verdict.reason, time: clock.now() };
    this.#dropStream();
    if (verdict.kind === 'refuse') this.#rejectAll(verdict.reason);
    else if (this.#waiting > 0) void this.#recover();
  }

  /** What it left unanswered goes back to the front of the queue. */
  #dropStream(): void {
    this.#epoch++;
    this.#stream = undefined;
    this.#stall?.cancel();
    this.#stall = undefined;
    const batches = this.#batches;
    this.#batches = [];
    this.#queue.putBack(batches);
  }

  /** A stream whose oldest request gets no answer in time is taken for dead. */
  #watchForStall(): void {
    const { clock, settings } = this.#deps;
    const oldest = this.#batches[0];
    this.#stall = undefined;
    if (oldest === undefined) return;
    const deadline = oldest.slices.reduce((least, { request }) => Math.min(least, request.deadline), Infinity);
    const patienceMs = patience(deadline - oldest.sentAt, settings.attemptTimeoutMs);
    const left = oldest.sentAt + patienceMs - clock.monotonic();
    if (left > 0) {
      this.#stall = clock.setTimer(left, () => this.#watchForStall());
      return;
    }
    const stream = this.#stream;
    if (stream === undefined) return;
    const message = `no timestamps for ${Math.round(patienceMs)} ms`;
    this.#onFailure({ code: StatusCode.DEADLINE_EXCEEDED, message }, stream.endpoint);
    stream.call.cancel('stalled');
  }

  #fulfil(waiter: Waiter): void {
    this.#handedOut += waiter.count;
    this.#settle(waiter);
    waiter.resolve(waiter.values);
  }

  #reject(waiter: Waiter, error: unknown): void {
    if (waiter.done) return;
    this.#settle(waiter);
    waiter.reject(error);
  }

  #rejectAll(error: unknown): void {
    for (const waiter of this.#queue.drain()) this.#reject(waiter, error);
  }

  #settle(waiter: Waiter): void {
    waiter.done = true;
    this.#waiting--;
    if (waiter.wheelHandle !== undefined) this.#wheel.remove(waiter.wheelHandle);
    waiter.signal?.removeEventListener('abort', waiter.abort);
  }

  #deadlineError(): DeadlineExceededError {
    const last = this.#failures > 0 ? this.#lastFailure : undefined;
    return new DeadlineExceededError({ what: 'PD Tso', attempts: last === undefined ? [] : [last] });
  }
}
