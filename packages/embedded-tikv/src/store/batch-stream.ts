import { tikvpb } from '@tikv-client/kvproto';
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

const byCase = new Map<string, ServedCommand>();
for (const served of servedCommands) {
  if (served.batch !== undefined) byCase.set(served.command.name.replace(/^Kv/, ''), served);
}

/** One BatchCommands stream: runs each entry on its own and packs what is answered in one turn of the loop into frames. */
export class BatchStream implements ServerStreamHandlers {
  readonly #store: Store;
  readonly #faults: FaultTable;
  readonly #stream: ServerStream;
  #ready: tikvpb.BatchCommandsResponse_Response[] = [];
  #readyIds: bigint[] = [];
  #flushScheduled = false;
  #closed = false;
  #feedbackAt = -Infinity;

  constructor(store: Store, faults: FaultTable, stream: ServerStream) {
    this.#store = store;
    this.#faults = faults;
    this.#stream = stream;
  }

  onMessage(frame: Uint8Array): void {
    let request: tikvpb.BatchCommandsRequest;
    try {
      request = tikvpb.BatchCommandsRequest.decode(frame);
    } catch (error) {
      this.#end(StatusCode.INTERNAL, error instanceof Error ? error.message : 'malformed frame');
      return;
    }
    for (const [i, id] of request.requestIds.entries()) {
      if (this.#closed) return;
      this.#receive(id, request.requests[i]?.cmd);
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
    this.#readyIds = [];
  }

  #receive(id: bigint, cmd: tikvpb.BatchCommandsRequest_Request['cmd']): void {
    if (cmd === undefined) return this.#reply(id, undefined);
    if (cmd.$case === 'Empty') {
      return this.#reply(id, { $case: 'Empty', Empty: { testId: cmd.Empty.testId } });
    }
    const served = byCase.get(cmd.$case);
    // TiKV answers an entry that it does not know with an empty one; so do we, for the sake of the others in the stream.
    if (served === undefined) return this.#reply(id, undefined);
    const request = (cmd as unknown as Record<string, object>)[cmd.$case] ?? {};
    const clusterId = contextOf(request)?.clusterId ?? 0n;
    if (clusterId !== 0n && clusterId !== this.#store.options.clusterId) {
      return this.#end(StatusCode.INVALID_ARGUMENT, 'the cluster id of the request does not match the TiKV cluster');
    }
    if (this.#faults.isEmpty) this.#run(id, cmd.$case, served, request);
    else this.#runFaulty(id, cmd.$case, served, request);
  }

  #run(id: bigint, name: string, served: ServedCommand, request: object): void {
    served.handle(this.#store, request, (response) => this.#answer(id, name, response));
  }

  #runFaulty(id: bigint, name: string, served: ServedCommand, request: object): void {
    const { storeId } = this.#store;
    const before = this.#faults.take(served.path, storeId, 'request');
    if (before?.action === 'drop') return;
    if (before?.action === 'error') return this.#end(injectedFault.code, injectedFault.message);
    const run = (): void => {
      if (this.#closed) return;
      if (before?.action === 'duplicate') served.handle(this.#store, request, () => undefined);
      served.handle(this.#store, request, (response) => {
        const after = this.#faults.take(served.path, storeId, 'reply');
        if (after?.action === 'drop') return;
        if (after?.action === 'error') return this.#end(injectedFault.code, injectedFault.message);
        const answer = (): void => this.#answer(id, name, response);
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

  #answer(id: bigint, name: string, response: object): void {
    this.#reply(id, { $case: name, [name]: response } as unknown as tikvpb.BatchCommandsResponse_Response['cmd']);
  }

  #reply(id: bigint, cmd: tikvpb.BatchCommandsResponse_Response['cmd']): void {
    if (this.#closed) return;
    this.#ready.push({ cmd });
    this.#readyIds.push(id);
    if (this.#flushScheduled) return;
    this.#flushScheduled = true;
    this.#store.clock.nextTurn(() => {
      this.#flushScheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#closed) return;
    const responses = this.#ready;
    const requestIds = this.#readyIds;
    this.#ready = [];
    this.#readyIds = [];
    for (let from = 0; from < responses.length; from += maxReplies) {
      const frame = {
        responses: responses.slice(from, from + maxReplies),
        requestIds: requestIds.slice(from, from + maxReplies),
        transportLayerLoad: 0n,
        healthFeedback: this.#dueFeedback(),
        tikvSendTimeNs: 0n,
      };
      this.#stream.send(tikvpb.BatchCommandsResponse.encode(frame).finish());
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
