import { ServerError } from '@tikv-client/errors';
import type { FinalStatus } from './txn-status.js';

/** Fates of transactions, by start timestamp. The oldest goes when there are more than allowed. */
export class StatusCache {
  readonly #limit: number;
  readonly #fates = new Map<bigint, FinalStatus>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#fates.size;
  }

  get(startTs: bigint): FinalStatus | undefined {
    return this.#fates.get(startTs);
  }

  /** Throws `ServerError` when the transaction is known to have ended otherwise: data is at risk then. */
  save(startTs: bigint, status: FinalStatus): void {
    const known = this.#fates.get(startTs);
    if (known !== undefined) {
      if (fate(known) === fate(status)) return;
      throw new ServerError({
        message: `transaction ${startTs} is said to be ${fate(status)} but was ${fate(known)} before`,
      });
    }
    this.#fates.set(startTs, status);
    if (this.#fates.size <= this.#limit) return;
    for (const oldest of this.#fates.keys()) {
      this.#fates.delete(oldest);
      break;
    }
  }
}

function fate(status: FinalStatus): string {
  return status.kind === 'committed' ? `committed at ${status.commitTs}` : 'rolled back';
}
