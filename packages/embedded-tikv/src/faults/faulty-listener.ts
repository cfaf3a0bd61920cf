import { StatusCode, StatusError } from '@tikv-client/transport';
import type {
  Handlers,
  HttpHandler,
  Listener,
  Server,
  ServerCall,
  ServerOptions,
  ServerStream,
  Status,
  StreamHandler,
  UnaryHandler,
} from '@tikv-client/transport';
import type { CutOffGate } from './cut-off.js';
import { HeldMessages, resetStatus, untilHealed } from './cut-off.js';
import type { Fault, FaultTable } from './fault-table.js';

/** Where the faults of one port come from. */
export interface FaultGate extends CutOffGate {
  readonly faults: FaultTable;
  readonly storeId?: bigint | undefined;
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
    const http = handlers.http === undefined ? undefined : cutOffHttp(this.#gate, handlers.http);
    return this.#inner.listen({ ...handlers, unary, stream, http }, options);
  }
}

export const injectedFault = { code: StatusCode.UNAVAILABLE, message: 'injected fault' } as const;

function isQuiet(gate: FaultGate): boolean {
  return gate.faults.isEmpty && !gate.isCutOff() && gate.slowMs() === 0;
}

function cutOffHttp(gate: FaultGate, handler: HttpHandler): HttpHandler {
  return async (request) => {
    if (gate.isCutOff()) await untilHealed(gate, request.signal);
    return handler(request);
  };
}

async function faultyUnary(
  gate: FaultGate,
  handler: UnaryHandler,
  request: Uint8Array,
  call: ServerCall,
): Promise<Uint8Array> {
  if (gate.isCutOff()) await untilHealed(gate, call.signal);
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
  if (gate.isCutOff()) await untilHealed(gate, call.signal);
  return reply;
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
  const end = (status: Status | undefined): void => {
    ended = true;
    stream.end(status);
  };
  const partition = new HeldMessages(gate, () => end(resetStatus));
  const later = (ms: number, act: () => void): void => {
    gate.clock
      .setTimer(ms, () => {
        if (!ended) act();
      })
      .unref();
  };
  /** One message in one direction: `act` passes it on. */
  const pass = (on: Fault['on'], slowMs: number, act: () => void): void => {
    const fault = gate.faults.take(call.path, gate.storeId, on);
    if (fault?.action === 'drop') return;
    if (fault?.action === 'error') return end(injectedFault);
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
      if (isQuiet(gate) && !partition.isHolding) return stream.send(message);
      partition.through(() => pass('reply', 0, () => void stream.send(message)));
      return true;
    },
    end(status) {
      partition.through(() => end(status));
    },
  };
  const inner = handler(outer, call);
  return {
    ...(inner.onDrain === undefined ? {} : { onDrain: () => inner.onDrain?.() }),
    onHalfClose() {
      partition.through(() => inner.onHalfClose?.());
    },
    onMessage(message) {
      if (isQuiet(gate) && !partition.isHolding) inner.onMessage(message);
      else partition.through(() => pass('request', gate.slowMs(), () => inner.onMessage(message)));
    },
    onClose() {
      ended = true;
      partition.drop();
      inner.onClose?.();
    },
  };
}
