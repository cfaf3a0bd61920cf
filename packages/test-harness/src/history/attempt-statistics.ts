import { regionErrorKindOf } from './raw-messages.js';
import type { AttemptInterceptor, RawResponseMessage } from './raw-messages.js';

export interface AttemptCounts {
  readonly attempts: number;
  /** Attempts after the first of their call. */
  readonly retries: number;
  /** Attempts that ended in a region error, by its kind. */
  readonly regionErrors: Readonly<Record<string, number>>;
  /** Attempts without an answer, by the name and status of the error. */
  readonly failures: Readonly<Record<string, number>>;
}

/** Commands that resolve locks, as they are called with and without their prefix. */
const resolving: ReadonlySet<string> = new Set(['ResolveLock', 'KvResolveLock']);

/** Counts what the attempts of a client meet. */
export class AttemptStatistics {
  #attempts = 0;
  #retries = 0;
  #locksResolved = 0;
  readonly #regionErrors: Record<string, number> = {};
  readonly #failures: Record<string, number> = {};

  /** Requests that resolved locks and were answered. */
  get locksResolved(): number {
    return this.#locksResolved;
  }

  readonly interceptor: AttemptInterceptor = {
    name: 'attempt-statistics',
    intercept: async (call, next) => {
      this.#attempts += 1;
      if (call.attempt > 1) this.#retries += 1;
      try {
        const response = (await next(call)) as RawResponseMessage;
        if (response.regionError !== undefined) count(this.#regionErrors, regionErrorKindOf(response.regionError));
        else if (resolving.has(call.command.name)) this.#locksResolved += 1;
        return response;
      } catch (error) {
        count(this.#failures, failureName(error));
        throw error;
      }
    },
  };

  counts(): AttemptCounts {
    return {
      attempts: this.#attempts,
      retries: this.#retries,
      regionErrors: { ...this.#regionErrors },
      failures: { ...this.#failures },
    };
  }
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

const statusNames: Readonly<Record<number, string>> = {
  1: 'cancelled',
  4: 'deadline exceeded',
  8: 'resource exhausted',
  14: 'unavailable',
};

function failureName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('status' in error && typeof error.status === 'number')
    return `rpc ${statusNames[error.status] ?? `status ${error.status}`}`;
  return error.name;
}
