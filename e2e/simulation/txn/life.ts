import { TikvError } from '@tikv-client/errors';
import type { TikvErrorCode } from '@tikv-client/errors';
import type { Clock } from '@tikv-client/runtime';
import { BrokenPromise } from '../judge/broken-promise.js';
import type { ClientHost } from './client-host.js';
import type { Calls, MakeCall } from './perform-plan.js';

/** A call that has ended, however it did. */
export interface EndedCall {
  readonly session: string;
  /** As people read it. */
  readonly what: string;
  readonly outcome: string;
  readonly error: unknown;
  readonly elapsedMs: number;
  readonly timeoutMs: number;
}

/** The process that made the call is no more: nobody hears of its end. */
export class Crashed extends Error {
  override readonly name = 'Crashed';
}

/** What calls of transactions may end with while faults last, and others write the same keys. */
const expected: ReadonlySet<TikvErrorCode> = new Set<TikvErrorCode>([
  'DEADLINE_EXCEEDED',
  'RETRIES_EXHAUSTED',
  'UNDETERMINED',
  'TIMESTAMP_FALLBACK',
  'KEY_WRITE_CONFLICT',
  'KEY_DEADLOCK',
  'KEY_EXISTS',
  'KEY_LOCKED',
  'KEY_TXN_NOT_FOUND',
  'KEY_RETRYABLE',
  'KEY_ABORT',
]);

/** Errors that no fault and no other client explains are the seed's failure. */
export function demandExpected(error: unknown): void {
  if (error instanceof Crashed || (error instanceof TikvError && expected.has(error.code))) return;
  if (error instanceof BrokenPromise) throw error;
  throw new BrokenPromise(`unexpected failure: ${String(error)}`, { cause: error });
}

interface Parts {
  readonly name: string;
  readonly host: ClientHost;
  readonly clock: Clock;
  readonly onCall: (call: EndedCall) => void;
  readonly onWrites: (count: number) => void;
}

/** The calls of one transaction, as long as the process it began in lives. */
export class Life implements Calls {
  readonly #parts: Parts;
  readonly #generation: number;
  readonly #timeoutMs: number;
  readonly #count: (calls: number) => void;

  constructor(parts: Parts, timeoutMs: number, count: (calls: number) => void) {
    this.#parts = parts;
    this.#generation = parts.host.generation;
    this.#timeoutMs = timeoutMs;
    this.#count = count;
  }

  get isOver(): boolean {
    return this.#parts.host.generation !== this.#generation;
  }

  readonly wrote = (count: number): void => {
    this.#count(count);
    this.#parts.onWrites(count);
  };

  readonly call: MakeCall = async (what, make, timeoutMs = this.#timeoutMs) => {
    const { clock, name, onCall } = this.#parts;
    if (this.isOver) throw new Crashed();
    const from = clock.monotonic();
    const end = (outcome: string, error?: unknown): void => {
      this.#count(1);
      onCall({ session: name, what, outcome, error, elapsedMs: clock.monotonic() - from, timeoutMs });
    };
    try {
      const result = await make({ timeoutMs });
      if (this.isOver) throw new Crashed();
      end('ok');
      return result;
    } catch (error) {
      if (this.isOver) {
        end('died');
        throw new Crashed();
      }
      end(error instanceof TikvError ? error.code : String(error), error);
      throw error;
    }
  };
}
