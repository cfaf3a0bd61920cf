import type { TikvError } from '@tikv-client/errors';
import type { Command, kvrpcpb } from '@tikv-client/kvproto';
import type { ChannelState } from '@tikv-client/transport';

/** Settings of one request to a store. */
export interface SendOptions {
  /** Absolute deadline on the clock's monotonic scale, in milliseconds. */
  readonly deadline: number;
  /** Ends the request at once with status CANCELLED; a late answer is dropped. The caller throws `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** False sends the command as a unary call although it could travel inside BatchCommands. @default true */
  readonly batch?: boolean | undefined;
}

/**
 * Receives the outcome of one request, exactly once and never before `send` has returned. `error` is an `RpcError`,
 * a `BodyMissingError` (the store answered without a body) or a `ClosedError`.
 */
export type SendDone<Res> = (error: TikvError | undefined, response: Res | undefined) => void;

/** What a probe of a store found. `unknown`: the store runs but says neither yes nor no, or the probe was not finished. */
export type Liveness = 'reachable' | 'unreachable' | 'unknown';

/** What a store says of itself in passing, with its answers to batches: told when the load changes or health feedback came. */
export interface StoreFeedback {
  /** TiKV's `transport_layer_load`; 0 when it did not say. */
  readonly transportLayerLoad: number;
  /** Absent when the answer carried none. */
  readonly health?: kvrpcpb.HealthFeedback | undefined;
}

export type FeedbackListener = (address: string, feedback: StoreFeedback) => void;

/** Requests to stores by address. Callbacks inside; the promise belongs to the public edge. */
export interface StoreRpc {
  /** Sends one request. Never throws: every outcome arrives in `done`. */
  send<Req, Res>(
    address: string,
    command: Command<Req, Res>,
    request: Req,
    options: SendOptions,
    done: SendDone<Res>,
  ): void;
  /** Asks the store's health service over a new connection; callers of one address at one time share one probe. Never rejects. */
  liveness(address: string, deadline?: number): Promise<Liveness>;
  /**
   * Closes the pool of an address if its version is at most `version` (`RpcError.poolVersion`); newer pools stay, and with
   * `unlessConnected` those that have a connection that is up.
   */
  closeAddress(address: string, version: number, unlessConnected?: boolean): void;
  /** Calls `listener` with what stores report in batch answers. Returns a function that removes it. */
  onHealthFeedback(listener: FeedbackListener): () => void;
  debugSnapshot(): StoreRpcSnapshot;
  /** Ends every request with `ClosedError` and closes all connections. Idempotent. */
  close(): void;
}

export interface StoreRpcSnapshot {
  readonly closed: boolean;
  readonly stores: readonly StorePoolSnapshot[];
}

export interface StorePoolSnapshot {
  readonly address: string;
  readonly poolVersion: number;
  readonly unaryInFlight: number;
  readonly transportLayerLoad: number;
  readonly connections: readonly StoreConnectionSnapshot[];
}

export interface StoreConnectionSnapshot {
  readonly state: ChannelState;
  /** Whether a BatchCommands stream is open. */
  readonly streaming: boolean;
  readonly queued: number;
  readonly inFlight: number;
  readonly streamsOpened: number;
  readonly framesSent: number;
  readonly requestsSent: number;
  /** `requestsSent / framesSent`; 0 before the first frame. */
  readonly requestsPerFrame: number;
  /** Answers whose id nobody waits for: late ones of cancelled requests, or duplicates. */
  readonly outdatedAnswers: number;
}
