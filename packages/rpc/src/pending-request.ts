import type { TikvError } from '@tikv-client/errors';
import type { AnyCommand } from '@tikv-client/kvproto';
import type { DeadlineHandle } from '@tikv-client/runtime';
import type { Abortable } from './abort-groups.js';
import type { Identified } from './pending-table.js';
import type { SendDone } from './store-rpc.js';

/** Whoever holds a request while it waits, and is told when it must not wait any longer. */
export interface RequestHolder {
  expire(request: PendingRequest): void;
  abandon(request: PendingRequest): void;
}

/** `expired`: taken out of the queue too late, about to be told. */
export type RequestState = 'queued' | 'expired' | 'inFlight' | 'done';

/**
 * One request on its way through a BatchCommands stream. It is the entry of the pending table, the element of the frame,
 * the owner in the deadline wheel and the member of its signal's group, so that a request costs one object and no closure.
 */
export class PendingRequest implements Identified, Abortable {
  id = 0;
  state: RequestState = 'queued';
  /** Undefined: not watched. */
  wheelHandle: DeadlineHandle | undefined = undefined;
  readonly command: AnyCommand;
  /** Let go of once its frame is encoded: an answer may take long. */
  request: object;
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
  readonly done: SendDone<unknown>;
  readonly holder: RequestHolder;

  constructor(
    holder: RequestHolder,
    command: AnyCommand,
    request: object,
    deadline: number,
    signal: AbortSignal | undefined,
    done: SendDone<unknown>,
  ) {
    this.holder = holder;
    this.command = command;
    this.request = request;
    this.deadline = deadline;
    this.signal = signal;
    this.done = done;
  }

  /** The caller's signal was aborted. */
  abandon(): void {
    this.holder.abandon(this);
  }

  /** Tells the caller. To be called once, after holder, wheel and signal have let go of the request. */
  complete(error: TikvError | undefined, response: unknown): void {
    this.state = 'done';
    this.done(error, response);
  }
}
