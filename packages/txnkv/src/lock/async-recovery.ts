import { ServerError } from '@tikv-client/errors';
import type { kvrpcpb } from '@tikv-client/kvproto';
import type { FinalStatus } from './txn-status.js';

/**
 * What the secondaries of an async-commit transaction say about it, gathered from the answers of several regions. With all locks
 * there it is committed, at the largest timestamp that any of them demands; a missing lock means that its fate is sealed
 * already, and the store tells which.
 */
export class AsyncRecovery {
  readonly #startTs: bigint;
  /** Keys that were found locked. */
  readonly keys: Uint8Array[] = [];
  #commitTs: bigint;
  #missing = false;
  #fellBack = false;

  constructor(startTs: bigint, primaryMinCommitTs: bigint) {
    this.#startTs = startTs;
    this.#commitTs = primaryMinCommitTs;
  }

  /** A lock among them is no async-commit lock: the transaction went back to two phases, and the primary decides. */
  get fellBack(): boolean {
    return this.#fellBack;
  }

  /** Takes in the answer for `asked` keys. Throws `ServerError` when answers contradict each other. */
  add(answer: Pick<kvrpcpb.CheckSecondaryLocksResponse, 'locks' | 'commitTs'>, asked: number): void {
    if (answer.locks.length < asked) this.#addMissing(answer.commitTs);
    else for (const lock of answer.locks) this.#addLock(lock);
  }

  /** Call it once all answers are in and none fell back. */
  get status(): FinalStatus {
    return this.#commitTs > 0n ? { kind: 'committed', commitTs: this.#commitTs } : { kind: 'rolledBack' };
  }

  #addMissing(commitTs: bigint): void {
    if (this.#missing && commitTs !== this.#commitTs) {
      throw this.#contradiction(`commit timestamps ${this.#commitTs} and ${commitTs}`);
    }
    if (!this.#missing && commitTs > 0n && commitTs < this.#commitTs) {
      throw this.#contradiction(`committed at ${commitTs}, below the demanded ${this.#commitTs}`);
    }
    this.#missing = true;
    this.#commitTs = commitTs;
  }

  #addLock(lock: kvrpcpb.LockInfo): void {
    if (lock.lockVersion !== this.#startTs) throw this.#contradiction(`a lock of transaction ${lock.lockVersion}`);
    if (!lock.useAsyncCommit) {
      this.#fellBack = true;
      return;
    }
    if (!this.#missing && lock.minCommitTs > this.#commitTs) this.#commitTs = lock.minCommitTs;
    this.keys.push(lock.key);
  }

  #contradiction(what: string): ServerError {
    return new ServerError({ message: `recovering async-commit transaction ${this.#startTs}: ${what}` });
  }
}
