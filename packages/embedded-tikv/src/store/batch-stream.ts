import { decodeBatchRequest, encodeBatchResponse, tikvpb } from '@tikv-client/kvproto';
import type { BatchId, BatchResponseEntry } from '@tikv-client/kvproto';
import { StatusCode } from '@tikv-client/transport';
import type { ServerStream, ServerStreamHandlers } from '@tikv-client/transport';
import type { FaultTable } from '../faults/fault-table.js';
import { injectedFault } from '../faults/faulty-listener.js';
import { contextOf, servedCommands } from './served-commands.js';
import type { ServedCommand } from './served-commands.js';
import type { Store } from './store.js';

/** Replies in one frame (`raft.server` calls it the response batch). */
const maxReplies = 128;
const feedbackIntervalMs = 1000;

const emptyTag = 255;

const byTag: (ServedCommand | undefined)[] = [];
for (const served of servedCommands) {
  if (served.batch !== undefined) byTag[served.batch] = served;
}

/** One BatchCommands stream: runs each entry on its own and packs what is answered in one turn of the loop into frames. */
export class BatchStream implements ServerStreamHandlers {
  readonly #store: Store;
  readonly #faults: FaultTable;
  readonly #stream: ServerStream;
  readonly #visit = (id: BatchId, tag: number, body: Uint8Array): void => this.#receive(id, tag, body);
  #ready: BatchResponseEntry[] = [];
  #flushScheduled = false;
  #closed = false;
  #feedbackAt = -Infinity;

  constructor(store: Store, faults: FaultTable, stream: ServerStream) {
    this.#store = store;
    this.#faults = faults;
    this.#stream = stream;
  }

  onMessage(frame: Uint8Array): void {
    try {
      decodeBatchRequest(frame, this.#visit);
    } catch (error) {
      this.#end(StatusCode.INTERNAL, error instanceof Error ? error.message : 'malformed frame');
    }
  }

  onHalfClose(): void {
    this.#flush();
    if (!this.#closed) this.#stream.end();
    this.#closed = true;
  }

  onClose(): void {
    this.#closed = true;
    this.#ready = [];
  }

  #receive(id: BatchId, tag: number, body: Uint8Array): void {
    if (this.#closed) return;
    const served = byTag[tag];
    if (served === undefined) return this.#replyUnserved(id, tag, body);
    const request = served.command.request.decode(body);
    const clusterId = contextOf(request)?.clusterId ?? 0n;
    if (clusterId !== 0n && clusterId !== this.#store.options.clusterId) {
      return this.#end(StatusCode.INVALID_ARGUMENT, 'the cluster id of the request does not match the TiKV cluster');
    }
    if (this.#faults.isEmpty) this.#run(id, served, request);
    else this.#runFaulty(id, served, request);
  }

  #run(id: BatchId, served: ServedCommand, request: object): void {
    served.handle(this.#store, request, (response) => this.#answer(id, served, response));
  }

  #runFaulty(id: BatchId, served: ServedCommand, request: object): void {
    const { storeId } = this.#store;
    const before = this.#faults.take(served.path, storeId, 'request');
    if (before?.action === 'drop') return;
    if (before?.action === 'error') return this.#end(injectedFault.code, injectedFault.message);
    // What has arrived is carried out, whether or not somebody still waits for the answer.
    const run = (): void => {
      if (before?.action === 'duplicate') served.handle(this.#store, request, () => undefined);
      served.handle(this.#store, request, (response) => {
        const after = this.#faults.take(served.path, storeId, 'reply');
        if (after?.action === 'drop') return;
        if (after?.action === 'error') return this.#end(injectedFault.code, injectedFault.message);
        const answer = (): void => this.#answer(id, served, response);
        if (after?.action === 'delay') this.#later(after.delayMs ?? 0, answer);
        else answer();
        if (after?.action === 'duplicate') answer();
      });
    };
    if (before?.action === 'delay') this.#later(before.delayMs ?? 0, run);
    else run();
  }

  #later(ms: number, act: () => void): void {
    this.#store.clock.setTimer(ms, act).unref();
  }

  /** TiKV answers an entry that it does not know with an empty one; so do we, for the sake of the others in the stream. */
  #replyUnserved(id: BatchId, tag: number, body: Uint8Array): void {
    const empty = tag === emptyTag ? tikvpb.BatchCommandsEmptyRequest.decode(body) : undefined;
    const cmd: tikvpb.BatchCommandsResponse_Response['cmd'] =
      empty === undefined ? undefined : { $case: 'Empty', Empty: { testId: empty.testId } };
    const frame = tikvpb.BatchCommandsResponse.fromPartial({ responses: [{ cmd }], requestIds: [BigInt(id)] });
    this.#stream.send(tikvpb.BatchCommandsResponse.encode(frame).finish());
  }

  #answer(id: BatchId, served: ServedCommand, response: object): void {
    if (this.#closed) return;
    this.#ready.push({ id, command: served.command, response });
    if (this.#flushScheduled) return;
    this.#flushScheduled = true;
    this.#store.clock.nextTurn(() => {
      this.#flushScheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#closed) return;
    const ready = this.#ready;
    this.#ready = [];
    for (let from = 0; from < ready.length; from += maxReplies) {
      const entries = ready.length <= maxReplies ? ready : ready.slice(from, from + maxReplies);
      this.#stream.send(encodeBatchResponse(entries, { healthFeedback: this.#dueFeedback() }));
    }
  }

  #dueFeedback(): tikvpb.BatchCommandsResponse['healthFeedback'] {
    const now = this.#store.clock.monotonic();
    if (now - this.#feedbackAt < feedbackIntervalMs) return undefined;
    this.#feedbackAt = now;
    return this.#store.healthFeedback();
  }

  #end(code: StatusCode, message: string): void {
    if (this.#closed) return;
    this.#flush();
    this.#closed = true;
    this.#stream.end({ code, message });
  }
}
