import { Backoffer, backoffKinds } from '@tikv-client/backoff';
import {
  ClosedError,
  ClusterMismatchError,
  DeadlineExceededError,
  InvalidArgumentError,
  PdError,
} from '@tikv-client/errors';
import { type DeepPartial, type Method, pdpb } from '@tikv-client/kvproto';
import type { Clock, Random } from '@tikv-client/runtime';
import { StatusCode, type Status } from '@tikv-client/transport';
import type { MemberDirectory } from '../member/member-directory.js';
import type { PdClientSettings } from '../options.js';
import type { PdCallOptions } from '../pd-client.js';
import { checkOptions } from './check-arguments.js';
import { patience } from './patience.js';
import { judgeHeader, judgeStatus, type Verdict } from './verdict.js';
import { shareSignal } from './share-signal.js';
import { type CallLimits, waitWithin } from './wait-within.js';

export interface CallerDeps {
  readonly directory: MemberDirectory;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: PdClientSettings;
}

/** Pauses do not grow beyond this, so that calls go on soon after PD has come back. */
const longestPauseMs = 500;

/** What every response of PD starts with. */
export interface WithHeader {
  readonly header: pdpb.ResponseHeader | undefined;
}

/** A request without its header, which is the caller's business here. */
export type PdFields<Req> = Omit<DeepPartial<Req>, 'header'>;

type Outcome<Res> = { readonly response: Res } | { readonly verdict: Verdict; readonly status: Status | undefined };

/** Makes unary calls to the leader, whoever that is, until one is answered or the caller's deadline has passed. */
export class PdCaller {
  readonly #deps: CallerDeps;
  readonly #running = new Set<AbortController>();
  #closed = false;

  constructor(deps: CallerDeps) {
    this.#deps = deps;
  }

  get inFlight(): number {
    return this.#running.size;
  }

  header(): pdpb.RequestHeader {
    return pdpb.RequestHeader.fromPartial({
      clusterId: this.#deps.directory.clusterId,
      callerComponent: this.#deps.settings.callerComponent,
    });
  }

  /** The absolute deadline of a call that was made with `options`. Throws `InvalidArgumentError`. */
  deadline(options: PdCallOptions | undefined): number {
    const { deadline, timeoutMs } = options ?? {};
    if (timeoutMs !== undefined && !(typeof timeoutMs === 'number' && timeoutMs > 0)) {
      throw InvalidArgumentError.of('timeoutMs', 'a number above 0', timeoutMs);
    }
    const now = this.#deps.clock.monotonic();
    if (timeoutMs !== undefined) return Math.min(now + timeoutMs, deadline ?? Infinity);
    return deadline ?? now + this.#deps.settings.timeoutMs;
  }

  /**
   * Runs `work` under the limits of one user call. The signal it gets is aborted by the caller's and by `close`, with the error
   * that the user is to see.
   */
  async within<T>(options: PdCallOptions | undefined, work: (limits: CallLimits) => Promise<T>): Promise<T> {
    checkOptions(options);
    const signal = options?.signal;
    signal?.throwIfAborted();
    if (this.#closed) throw new ClosedError('PD client');
    const deadline = this.deadline(options);
    const controller = new AbortController();
    const abort = (): void => controller.abort(signal?.reason);
    if (signal !== undefined) shareSignal(signal);
    signal?.addEventListener('abort', abort, { once: true });
    this.#running.add(controller);
    try {
      return await work({ deadline, signal: controller.signal });
    } finally {
      this.#running.delete(controller);
      signal?.removeEventListener('abort', abort);
    }
  }

  /** One call under its own limits. */
  call<Req, Res extends WithHeader>(
    method: Method<Req, Res>,
    fields: PdFields<Req>,
    options: PdCallOptions | undefined,
  ): Promise<Res> {
    return this.within(options, (limits) => this.callWithin(method, fields, limits));
  }

  /** One call as part of another. Throws `PdError`, `ClusterMismatchError`, `DeadlineExceededError` or the signal's reason. */
  async callWithin<Req, Res extends WithHeader>(
    method: Method<Req, Res>,
    fields: PdFields<Req>,
    limits: CallLimits,
  ): Promise<Res> {
    const { directory, clock, random } = this.#deps;
    const request = method.request.encode(
      method.request.fromPartial({ ...fields, header: this.header() } as DeepPartial<Req>),
    );
    const backoffer = new Backoffer({ maxSleepMs: 0 }, { clock, random, ...limits });
    // A round that finds another leader is worth an attempt without a pause, but not two in a row.
    let pauseDue = false;
    for (;;) {
      const leader = directory.leader;
      let reason: Error;
      if (leader === undefined) {
        reason = directory.lastFailure;
      } else {
        const outcome = await this.#attempt(method, request, leader, limits);
        if ('response' in outcome) return outcome.response;
        reason = outcome.verdict.reason;
        if (outcome.verdict.kind === 'refuse') throw reason;
      }
      if (clock.monotonic() < limits.deadline) await waitWithin(directory.refresh(), clock, limits);
      if (clock.monotonic() >= limits.deadline) throw this.#deadlineError(nameOf(method), reason, backoffer);
      if (directory.lastFailure instanceof ClusterMismatchError && directory.leader === undefined)
        throw directory.lastFailure;
      const found = directory.leader !== undefined && directory.leader !== leader;
      if (!found || pauseDue) await backoffer.backoffWithMax(backoffKinds.pdRpc, longestPauseMs, reason);
      pauseDue = found && !pauseDue;
    }
  }

  /** Asks for the members until any member answers. */
  async refreshMembers(limits: CallLimits): Promise<void> {
    const { directory, clock, random } = this.#deps;
    const backoffer = new Backoffer({ maxSleepMs: 0 }, { clock, random, ...limits });
    for (;;) {
      await waitWithin(directory.refresh(), clock, limits);
      if (directory.health === 'ready' || directory.health === 'leaderless') return;
      const reason = directory.lastFailure;
      if (clock.monotonic() >= limits.deadline) throw this.#deadlineError('GetMembers', reason, backoffer);
      await backoffer.backoff(backoffKinds.pdRpc, reason);
    }
  }

  close(): void {
    this.#closed = true;
    for (const controller of this.#running) controller.abort(new ClosedError('PD client'));
  }

  async #attempt<Req, Res extends WithHeader>(
    method: Method<Req, Res>,
    request: Uint8Array,
    endpoint: string,
    limits: CallLimits,
  ): Promise<Outcome<Res>> {
    const { directory, clock, settings } = this.#deps;
    limits.signal.throwIfAborted();
    const now = clock.monotonic();
    const deadline = Math.min(limits.deadline, now + patience(limits.deadline - now, settings.attemptTimeoutMs));
    const outcome = await new Promise<Outcome<Res>>((resolve) => {
      const options = { deadline, signal: limits.signal };
      directory.channel(endpoint).unary(method.path, request, options, (status, bytes) => {
        resolve(outcomeOf(method, status, bytes, endpoint, directory.clusterId));
      });
    });
    limits.signal.throwIfAborted();
    const status = 'response' in outcome ? undefined : outcome.status;
    // A call cut short by its own deadline says nothing about the member.
    const impatient = status?.code === StatusCode.DEADLINE_EXCEEDED && deadline === limits.deadline;
    if (status === undefined || !isUnreachable(status)) directory.noteSuccess(endpoint);
    else if (!impatient) directory.noteFailure(endpoint);
    return outcome;
  }

  #deadlineError(what: string, reason: Error, backoffer: Backoffer): DeadlineExceededError {
    const last = { kind: undefined, reason, time: this.#deps.clock.now() };
    return new DeadlineExceededError({ what: `PD ${what}`, attempts: [...backoffer.latestAttempts(), last] });
  }
}

/** `GetRegion` of `/pdpb.PD/GetRegion`. */
function nameOf({ path }: { readonly path: string }): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isUnreachable({ code }: Status): boolean {
  return code === StatusCode.UNAVAILABLE || code === StatusCode.DEADLINE_EXCEEDED;
}

function outcomeOf<Req, Res extends WithHeader>(
  method: Method<Req, Res>,
  status: Status | undefined,
  bytes: Uint8Array | undefined,
  endpoint: string,
  clusterId: bigint,
): Outcome<Res> {
  if (status !== undefined) return { verdict: judgeStatus(status, endpoint, clusterId), status };
  let response: Res;
  try {
    response = method.response.decode(bytes ?? new Uint8Array(0));
  } catch (cause) {
    const message = `malformed answer to ${nameOf(method)}`;
    return {
      verdict: { kind: 'refuse', reason: new PdError({ kind: 'malformedResponse', message, endpoint }, { cause }) },
      status,
    };
  }
  const answeredBy = response.header?.clusterId ?? 0n;
  if (answeredBy !== 0n && answeredBy !== clusterId) {
    return {
      verdict: {
        kind: 'refuse',
        reason: new ClusterMismatchError({ expected: clusterId, actual: answeredBy, endpoint }),
      },
      status,
    };
  }
  const verdict = judgeHeader(response.header, endpoint);
  return verdict === undefined ? { response } : { verdict, status };
}
