import type { Clock } from '@tikv-client/runtime';
import { StatusCode, StatusError } from '@tikv-client/transport';
import type {
  Handlers,
  Listener,
  Server,
  ServerCall,
  ServerOptions,
  ServerStream,
  StreamHandler,
  UnaryHandler,
} from '@tikv-client/transport';
import type { Fault, FaultTable } from './fault-table.js';

/** Where the faults of one port come from. */
export interface FaultGate {
  readonly faults: FaultTable;
  readonly clock: Clock;
  readonly storeId?: bigint | undefined;
  /** True while nothing gets in or out: messages are lost, connections stay. */
  readonly isCutOff: () => boolean;
  /** How much later every message is served, in ms. */
  readonly slowMs: () => number;
}

/** A listener whose handlers lose, delay, repeat and refuse as the gate says. */
export class FaultyListener implements Listener {
  readonly #inner: Listener;
  readonly #gate: FaultGate;

  constructor(inner: Listener, gate: FaultGate) {
    this.#inner = inner;
    this.#gate = gate;
  }

  listen(handlers: Handlers, options: ServerOptions): Promise<Server> {
    const unary: Record<string, UnaryHandler> = {};
    for (const [path, handler] of Object.entries(handlers.unary ?? {})) {
      unary[path] = (request, call) =>
        isQuiet(this.#gate) ? handler(request, call) : faultyUnary(this.#gate, handler, request, call);
    }
    const stream: Record<string, StreamHandler> = {};
    for (const [path, handler] of Object.entries(handlers.stream ?? {})) {
      stream[path] = (one, call) => faultyStream(this.#gate, handler, one, call);
    }
    return this.#inner.listen({ ...handlers, unary, stream }, options);
  }
}

export const injectedFault = { code: StatusCode.UNAVAILABLE, message: 'injected fault' } as const;

function isQuiet(gate: FaultGate): boolean {
  return gate.faults.isEmpty && !gate.isCutOff() && gate.slowMs() === 0;
}

async function faultyUnary(
  gate: FaultGate,
  handler: UnaryHandler,
  request: Uint8Array,
  call: ServerCall,
): Promise<Uint8Array> {
  if (gate.isCutOff()) return never(call.signal);
  const slowMs = gate.slowMs();
  if (slowMs > 0) await gate.clock.sleep(slowMs, call.signal);
  const before = gate.faults.take(call.path, gate.storeId, 'request');
  if (before !== undefined) {
    await suffer(before, gate, call.signal);
    if (before.action === 'duplicate') await Promise.resolve(handler(request, call)).catch(() => undefined);
  }
  const reply = await handler(request, call);
  const after = gate.faults.take(call.path, gate.storeId, 'reply');
  if (after !== undefined) await suffer(after, gate, call.signal);
  return gate.isCutOff() ? never(call.signal) : reply;
}

async function suffer(fault: Fault, gate: FaultGate, signal: AbortSignal): Promise<void> {
  if (fault.action === 'error') throw new StatusError(injectedFault.code, injectedFault.message);
  if (fault.action === 'drop') await never(signal);
  if (fault.action === 'delay') await gate.clock.sleep(fault.delayMs ?? 0, signal);
}

function never(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const give = (): void => reject(new StatusError(StatusCode.CANCELLED, 'the call is over'));
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
}

function faultyStream(
  gate: FaultGate,
  handler: StreamHandler,
  stream: ServerStream,
  call: ServerCall,
): ReturnType<StreamHandler> {
  let ended = false;
  const fail = (): void => {
    ended = true;
    stream.end(injectedFault);
  };
  const later = (ms: number, act: () => void): void => {
    gate.clock
      .setTimer(ms, () => {
        if (!ended) act();
      })
      .unref();
  };
  /** One message in one direction: `act` passes it on. */
  const pass = (on: Fault['on'], slowMs: number, act: () => void): void => {
    if (gate.isCutOff()) return;
    const fault = gate.faults.take(call.path, gate.storeId, on);
    if (fault?.action === 'drop') return;
    if (fault?.action === 'error') return fail();
    const delay = slowMs + (fault?.action === 'delay' ? (fault.delayMs ?? 0) : 0);
    if (delay > 0) later(delay, act);
    else act();
    if (fault?.action === 'duplicate') {
      if (delay > 0) later(delay, act);
      else act();
    }
  };
  const outer: ServerStream = {
    send(message) {
      if (isQuiet(gate)) return stream.send(message);
      pass('reply', 0, () => void stream.send(message));
      return true;
    },
    end(status) {
      ended = true;
      stream.end(status);
    },
  };
  const inner = handler(outer, call);
  return {
    ...(inner.onDrain === undefined ? {} : { onDrain: () => inner.onDrain?.() }),
    onHalfClose: () => inner.onHalfClose?.(),
    onMessage(message) {
      if (isQuiet(gate)) inner.onMessage(message);
      else pass('request', gate.slowMs(), () => inner.onMessage(message));
    },
    onClose() {
      ended = true;
      inner.onClose?.();
    },
  };
}
