import { setMaxListeners } from 'node:events';
import { BodyMissingError, StoreLimitError, TikvError } from '@tikv-client/errors';
import { type AnyCommand, type BatchId, decodeBatchResponse, encodeBatchRequest } from '@tikv-client/kvproto';
import type { Clock, DeadlineWheel, Logger } from '@tikv-client/runtime';
import { type Channel, type ClientStream, type Status, StatusCode, type Transport } from '@tikv-client/transport';
import type { AbortGroups } from './abort-groups.js';
import { BatchQueue } from './batch-queue.js';
import type { StoreRpcSettings } from './options.js';
import { PendingRequest, type RequestHolder } from './pending-request.js';
import { PendingTable } from './pending-table.js';
import { RpcError } from './rpc-error.js';
import type { SendDone, SendOptions, StoreConnectionSnapshot, StoreFeedback } from './store-rpc.js';

const batchCommandsPath = '/tikvpb.Tikv/BatchCommands';
/** In place of a request that is in a frame. */
const encoded: object = {};

/** What the connections of one client share. */
export interface ConnectionDeps {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly wheel: DeadlineWheel<PendingRequest>;
  readonly aborts: AbortGroups;
  readonly settings: StoreRpcSettings;
}

/** The pool's side of a connection. */
export interface ConnectionPlace {
  readonly address: string;
  readonly poolVersion: number;
  feedback(feedback: StoreFeedback): void;
}

/**
 * One channel to a store and the one BatchCommands stream on it.
 *
 * A request is queued, then put into a frame and into the pending table, then answered. Frames leave in a microtask when
 * nothing is unanswered, else once per turn of the event loop, since one turn often reads many answers and each of them
 * sets a caller free. When a stream ends, what was sent on it fails and what was not goes onto a fresh one. The next stream is
 * opened by the next request: the channel below connects for it, and keeps a pause between attempts.
 */
export class StoreConnection implements RequestHolder {
  readonly #deps: ConnectionDeps;
  readonly #place: ConnectionPlace;
  readonly #queue = new BatchQueue();
  readonly #pending = new PendingTable<PendingRequest>();
  readonly #batch: PendingRequest[] = [];
  readonly #expired: PendingRequest[] = [];
  #channel: Channel | undefined;
  #stream: ClientStream | undefined;
  /** Counts streams; what an older one still says is not heard. */
  #epoch = 0;
  #load = 0n;
  #flushing = false;
  #blocked = false;
  #closed = false;
  #closing: ((sent: boolean) => TikvError) | undefined;
  #unaryInFlight = 0;
  #streamsOpened = 0;
  #framesSent = 0;
  #requestsSent = 0;
  #outdatedAnswers = 0;

  constructor(deps: ConnectionDeps, place: ConnectionPlace) {
    this.#deps = deps;
    this.#place = place;
  }

  /** Requests that wait here, sent or not. */
  get load(): number {
    return this.#queue.size + this.#pending.size;
  }

  get connected(): boolean {
    return this.#channel?.state === 'ready';
  }

  get unaryInFlight(): number {
    return this.#unaryInFlight;
  }

  send(command: AnyCommand, request: object, options: SendOptions, done: SendDone<unknown>): void {
    if (this.load >= this.#deps.settings.maxPendingPerConnection || this.#deps.wheel.size >= maxWatched) {
      return this.#refuse(done, new StoreLimitError(this.#place.address, this.#deps.settings.maxPendingPerConnection));
    }
    const signal = options.signal;
    const pending = new PendingRequest(this, command, request, options.deadline, signal, done);
    if (signal !== undefined) {
      if (signal.aborted) return this.#refuse(done, this.#error(StatusCode.CANCELLED, 'cancelled', false));
      this.#deps.aborts.add(signal, pending);
    }
    if (options.deadline !== Infinity) pending.wheelHandle = this.#deps.wheel.add(options.deadline, pending);
    this.#queue.push(pending);
    this.#schedule();
  }

  sendUnary(command: AnyCommand, request: object, options: SendOptions, done: SendDone<unknown>): void {
    let bytes: Uint8Array;
    try {
      bytes = command.request.encode(request);
    } catch (cause) {
      const text = `${command.name} cannot be encoded: ${textOf(cause)}`;
      return this.#refuse(done, this.#error(StatusCode.INVALID_ARGUMENT, text, false, cause));
    }
    if (this.#unaryInFlight >= this.#deps.settings.maxPendingPerConnection) {
      return this.#refuse(done, new StoreLimitError(this.#place.address, this.#deps.settings.maxPendingPerConnection));
    }
    let channel: Channel;
    try {
      channel = this.#openChannel();
    } catch (cause) {
      return this.#refuse(done, this.#notOpened(cause));
    }
    this.#unaryInFlight++;
    const rpc = { deadline: options.deadline, signal: options.signal };
    // Node warns of more than ten listeners; a caller may share one signal among any number of calls.
    if (options.signal !== undefined) setMaxListeners(0, options.signal);
    channel.unary(command.path, bytes, rpc, (failure, response) => {
      this.#unaryInFlight--;
      if (this.#closing !== undefined) return done(this.#closing(failure?.unsent !== true), undefined);
      if (failure !== undefined) {
        return done(this.#error(failure.code, failure.message, failure.unsent !== true), undefined);
      }
      if (response === undefined) return done(new BodyMissingError(command.name, this.#place.address), undefined);
      this.#answerUnary(command, response, done);
    });
  }

  expire(request: PendingRequest): void {
    request.wheelHandle = undefined;
    this.#leave(request, StatusCode.DEADLINE_EXCEEDED, deadlineText);
  }

  abandon(request: PendingRequest): void {
    this.#leave(request, StatusCode.CANCELLED, 'cancelled');
  }

  /** Ends everything with the error that `error` makes. Idempotent. */
  close(error: (sent: boolean) => TikvError): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#closing = error;
    this.#epoch++;
    this.#stream = undefined;
    this.#channel?.close();
    for (const request of this.#pending.drain()) this.#finish(request, error(true), undefined);
    for (const request of this.#queue.drain()) this.#finish(request, error(false), undefined);
  }

  snapshot(): StoreConnectionSnapshot {
    return {
      state: this.#closed ? 'closed' : (this.#channel?.state ?? 'idle'),
      streaming: this.#stream !== undefined,
      queued: this.#queue.size,
      inFlight: this.#pending.size,
      streamsOpened: this.#streamsOpened,
      framesSent: this.#framesSent,
      requestsSent: this.#requestsSent,
      requestsPerFrame: this.#framesSent === 0 ? 0 : this.#requestsSent / this.#framesSent,
      outdatedAnswers: this.#outdatedAnswers,
    };
  }

  #schedule(): void {
    if (this.#flushing || this.#blocked) return;
    this.#flushing = true;
    if (this.#pending.size === 0) queueMicrotask(this.#flush);
    else this.#deps.clock.nextTurn(this.#flush);
  }

  readonly #flush = (): void => {
    this.#flushing = false;
    const { clock, settings } = this.#deps;
    const now = clock.monotonic();
    while (!this.#blocked && !this.#closed && this.#queue.size > 0) {
      this.#queue.take(this.#batch, settings.maxBatchSize, settings.maxBatchBytes, now, this.#expired);
      const frame = this.#encode(this.#batch);
      for (const request of this.#batch) request.request = encoded;
      if (frame !== undefined) this.#sendFrame(frame, this.#batch.length);
      this.#batch.length = 0;
      if (this.#expired.length > 0) this.#failExpired();
    }
  };

  #sendFrame(frame: Uint8Array, requests: number): void {
    if (this.#closed) return;
    let stream: ClientStream;
    try {
      stream = this.#stream ?? this.#openStream();
    } catch (cause) {
      for (const request of this.#pending.drain()) this.#finish(request, this.#notOpened(cause), undefined);
      return;
    }
    this.#framesSent++;
    this.#requestsSent += requests;
    if (!stream.send(frame) && this.#stream === stream) this.#blocked = true;
  }

  /** Gives ids to the batch and encodes it, without those that cannot be. Undefined: nothing is left to send. */
  #encode(batch: PendingRequest[]): Uint8Array | undefined {
    if (batch.length === 0) return undefined;
    for (const request of batch) {
      request.state = 'inFlight';
      this.#pending.add(request);
    }
    try {
      return encodeBatchRequest(batch);
    } catch {
      this.#failUnencodable(batch);
    }
    // Callers that were told may have cancelled others of this batch.
    const rest = batch.filter((request) => request.state === 'inFlight');
    batch.splice(0, batch.length, ...rest);
    return batch.length === 0 ? undefined : encodeBatchRequest(batch);
  }

  #failUnencodable(batch: readonly PendingRequest[]): void {
    for (const request of batch) {
      if (request.state !== 'inFlight') continue;
      try {
        encodeBatchRequest([request]);
      } catch (cause) {
        this.#pending.take(request.id);
        const text = `${request.command.name} cannot be encoded: ${textOf(cause)}`;
        this.#finish(request, this.#error(StatusCode.INVALID_ARGUMENT, text, false, cause), undefined);
      }
    }
  }

  #failExpired(): void {
    for (const request of this.#expired.splice(0)) {
      this.#finish(request, this.#error(StatusCode.DEADLINE_EXCEEDED, deadlineText, false), undefined);
    }
  }

  #openChannel(): Channel {
    this.#channel ??= this.#deps.transport.open(this.#place.address, this.#deps.settings.channel);
    return this.#channel;
  }

  #openStream(): ClientStream {
    const epoch = ++this.#epoch;
    this.#streamsOpened++;
    this.#blocked = false;
    const stream = this.#openChannel().stream(
      batchCommandsPath,
      { deadline: Infinity },
      {
        onMessage: (message) => {
          if (epoch === this.#epoch) this.#onMessage(message);
        },
        onEnd: (status) => {
          if (epoch === this.#epoch) this.#onEnd(status);
        },
        onDrain: () => {
          if (epoch !== this.#epoch) return;
          this.#blocked = false;
          if (this.#queue.size > 0) this.#schedule();
        },
      },
    );
    this.#stream = stream;
    return stream;
  }

  #onMessage(message: Uint8Array): void {
    try {
      const { transportLayerLoad, healthFeedback } = decodeBatchResponse(message, this.#visit);
      if (healthFeedback !== undefined || transportLayerLoad !== this.#load) {
        this.#load = transportLayerLoad;
        this.#place.feedback({ transportLayerLoad: Number(transportLayerLoad), health: healthFeedback });
      }
    } catch (cause) {
      const stream = this.#stream;
      this.#onEnd({ code: StatusCode.INTERNAL, message: `malformed BatchCommandsResponse: ${textOf(cause)}` });
      stream?.cancel('malformed answer');
    }
  }

  readonly #visit = (id: BatchId, tag: number, body: Uint8Array): void => {
    // Ours are numbers.
    const request = typeof id === 'number' ? this.#pending.take(id) : undefined;
    if (request === undefined) {
      this.#outdatedAnswers++;
      return;
    }
    const command = request.command;
    if (tag !== command.batch) {
      return this.#finish(request, new BodyMissingError(command.name, this.#place.address), undefined);
    }
    let response: unknown;
    try {
      response = command.response.decode(body);
    } catch (cause) {
      return this.#finish(request, this.#malformed(command, cause), undefined);
    }
    this.#finish(request, undefined, response);
  };

  #onEnd(status: Status): void {
    const code = status.code === StatusCode.OK ? StatusCode.UNAVAILABLE : status.code;
    const message = `the BatchCommands stream ended: ${status.message}`;
    // From here on a caller that is told may send again: the state is that of a connection without a stream.
    this.#epoch++;
    this.#stream = undefined;
    this.#blocked = false;
    for (const request of this.#pending.drain()) {
      this.#finish(request, this.#error(code, message, status.unsent !== true), undefined);
    }
    if (this.#queue.size > 0) this.#schedule();
  }

  /** Ends a request that waits here, queued or in flight; does nothing for one that was told already or is about to be. */
  #leave(request: PendingRequest, code: StatusCode, message: string): void {
    const sent = request.state === 'inFlight';
    if (sent) this.#pending.take(request.id);
    else if (request.state === 'queued') this.#queue.forget();
    else return;
    this.#finish(request, this.#error(code, message, sent), undefined);
  }

  #finish(request: PendingRequest, error: TikvError | undefined, response: unknown): void {
    if (request.wheelHandle !== undefined) {
      this.#deps.wheel.remove(request.wheelHandle);
      request.wheelHandle = undefined;
    }
    if (request.signal !== undefined) this.#deps.aborts.remove(request.signal, request);
    try {
      request.complete(error, response);
    } catch (thrown) {
      // One broken caller must not keep the answers of the others.
      this.#deps.logger.error('a callback of a store request threw', { error: thrown });
    }
  }

  #answerUnary(command: AnyCommand, bytes: Uint8Array, done: SendDone<unknown>): void {
    let response: unknown;
    try {
      response = command.response.decode(bytes);
    } catch (cause) {
      return done(this.#malformed(command, cause), undefined);
    }
    done(undefined, response);
  }

  #refuse(done: SendDone<unknown>, error: TikvError): void {
    queueMicrotask(() => done(error, undefined));
  }

  /** The transport refuses the address or the options of the channel. */
  #notOpened(cause: unknown): TikvError {
    return cause instanceof TikvError ? cause : this.#error(StatusCode.UNAVAILABLE, textOf(cause), false, cause);
  }

  #malformed(command: AnyCommand, cause: unknown): RpcError {
    return this.#error(StatusCode.INTERNAL, `malformed answer to ${command.name}: ${textOf(cause)}`, true, cause);
  }

  #error(status: StatusCode, message: string, sent: boolean, cause?: unknown): RpcError {
    const { address, poolVersion } = this.#place;
    return new RpcError({ status, message, address, poolVersion, sent }, cause === undefined ? undefined : { cause });
  }
}

/** What the deadline wheel of a client holds. */
const maxWatched = 2 ** 20;

const deadlineText = 'the deadline passed';

function textOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
