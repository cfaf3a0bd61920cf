import { healthHandlers, HealthStatuses, StatusCode, StatusError } from '@tikv-client/transport';
import type { Handlers, ServerCall, UnaryHandler } from '@tikv-client/transport';
import type { FaultTable } from '../faults/fault-table.js';
import { BatchStream } from './batch-stream.js';
import { contextOf, servedCommands } from './served-commands.js';
import type { ServedCommand } from './served-commands.js';
import type { Store } from './store.js';

/** `tikvpb.Tikv` as one store serves it: every command unary, and BatchCommands. */
export function storeHandlers(store: Store, faults: FaultTable): Handlers {
  const unary: Record<string, UnaryHandler> = {};
  for (const served of servedCommands) {
    unary[served.path] = (request, call) => answerUnary(store, served, request, call);
  }
  const health = healthHandlers(new HealthStatuses());
  return {
    unary: { ...health.unary, ...unary },
    stream: { ...health.stream, '/tikvpb.Tikv/BatchCommands': (stream) => new BatchStream(store, faults, stream) },
  };
}

function answerUnary(
  store: Store,
  served: ServedCommand,
  bytes: Uint8Array,
  call: ServerCall,
): Uint8Array | Promise<Uint8Array> {
  let request: object;
  try {
    request = served.command.request.decode(bytes);
  } catch (error) {
    throw new StatusError(StatusCode.INTERNAL, error instanceof Error ? error.message : 'malformed request');
  }
  const clusterId = contextOf(request)?.clusterId ?? 0n;
  if (clusterId !== 0n && clusterId !== store.options.clusterId) {
    throw new StatusError(StatusCode.INVALID_ARGUMENT, 'the cluster id of the request does not match the TiKV cluster');
  }
  let answered: object | undefined;
  let resolve: ((reply: Uint8Array) => void) | undefined;
  served.handle(store, request, (response) => {
    answered = response;
    resolve?.(served.command.response.encode(response));
  });
  if (answered !== undefined) return served.command.response.encode(answered);
  return new Promise((accept, reject) => {
    resolve = accept;
    const give = (): void => reject(new StatusError(StatusCode.CANCELLED, 'the call is over'));
    if (call.signal.aborted) give();
    else call.signal.addEventListener('abort', give, { once: true });
  });
}
