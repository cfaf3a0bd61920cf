import { equalBytes } from '@tikv-client/codec';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { writeCommit } from '../commit/commit-key.js';
import { keyErrors } from '../mvcc/key-errors.js';
import type { Lock, SharedLocks } from '../mvcc/lock.js';
import { MvccKey } from '../mvcc/mvcc-key.js';
import type { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccWriter } from '../mvcc/mvcc-writer.js';
import { type KeyOutcome, max, prewriteKey } from './prewrite-key.js';
import type { PrewriteMutation, PrewriteRules } from './prewrite-rules.js';
import { Refusal } from './refusal.js';

/** How the transaction wants to commit. */
export interface CommitPlan {
  readonly tryOnePc: boolean;
  /** Set: async commit; the list lies on the primary's lock. */
  readonly secondaries: readonly Uint8Array[] | undefined;
  /** 0: no bound. */
  readonly maxCommitTs: bigint;
  /** Of the store: no read has seen a later time stamp. */
  readonly maxTs: bigint;
}

export type PrewriteEnd =
  | { readonly state: 'refused'; readonly errors: readonly kvrpcpb.KeyError[] }
  /** A request that is repeated after its transaction was committed. */
  | { readonly state: 'committed'; readonly commitTs: bigint }
  /** `minCommitTs` 0: a two-phase commit, asked for or fallen back to. */
  | { readonly state: 'prewritten'; readonly minCommitTs: bigint };

interface Prepared {
  readonly key: MvccKey;
  readonly lock: Lock;
  readonly value: Uint8Array | undefined;
  readonly replaces: Lock | undefined;
  readonly bundle: SharedLocks | undefined;
}

/** Prewrites the mutations of one request, all of them or none. */
export class PrewriteRun {
  readonly #reader: MvccReader;
  readonly #rules: PrewriteRules;
  readonly #plan: CommitPlan;
  readonly #prepared: Prepared[] = [];
  /** The largest over the keys so far. */
  #minCommitTs = 0n;
  /** Two phases, because they were asked for or because of a fallback. */
  #isTwoPhase: boolean;

  constructor(reader: MvccReader, rules: PrewriteRules, plan: CommitPlan) {
    this.#reader = reader;
    this.#rules = rules;
    this.#plan = plan;
    this.#isTwoPhase = !plan.tryOnePc && plan.secondaries === undefined;
  }

  run(items: readonly PrewriteMutation[], writer: MvccWriter): PrewriteEnd {
    const locked: kvrpcpb.KeyError[] = [];
    let failedAssertion: kvrpcpb.KeyError | undefined;
    for (const item of items) {
      const key = new MvccKey(item.mutation.key);
      const outcome = prewriteKey(this.#reader, key, item, this.#rules);
      if (outcome instanceof Refusal) {
        const { cause, error } = outcome;
        const committed = outcome.mayBeCommitted(this.#rules.startTs) ? this.#committed(key) : undefined;
        if (committed !== undefined) return committed;
        if (cause === 'locked') locked.push(error);
        else if (cause === 'assertion') failedAssertion ??= error;
        else return { state: 'refused', errors: [error] };
      } else {
        const committed = this.#accept(key, outcome);
        if (committed !== undefined) return committed;
      }
    }
    if (failedAssertion !== undefined) return { state: 'refused', errors: [failedAssertion] };
    if (locked.length > 0) return { state: 'refused', errors: locked };
    const minCommitTs = this.#isTwoPhase ? 0n : this.#minCommitTs;
    this.#write(writer, minCommitTs);
    return { state: 'prewritten', minCommitTs };
  }

  /** Takes note of what a mutation will write; the end of the request if it proves to be committed. */
  #accept(key: MvccKey, outcome: KeyOutcome): PrewriteEnd | undefined {
    const { startTs, minCommitTs, forUpdateTs } = this.#rules;
    if (outcome.state === 'checked') {
      // Nothing is written, so the store's max_ts does not matter.
      this.#raise(max(minCommitTs, startTs + 1n));
      return undefined;
    }
    if (outcome.state === 'done') {
      if (outcome.lock.useAsyncCommit) this.#raise(outcome.lock.minCommitTs);
      else this.#isTwoPhase = true;
      return undefined;
    }
    const { lock, value, replaces, bundle } = outcome;
    if (this.#isTwoPhase) {
      this.#prepared.push({ key, lock, value, replaces, bundle });
      return undefined;
    }
    const { maxTs, maxCommitTs, secondaries, tryOnePc } = this.#plan;
    const least = max(lock.minCommitTs, max(max(maxTs, startTs), forUpdateTs) + 1n);
    if (maxCommitTs !== 0n && least > maxCommitTs) {
      const committed = this.#committed(key);
      if (committed !== undefined) return committed;
      this.#isTwoPhase = true;
      this.#prepared.push({ key, lock, value, replaces, bundle });
      return undefined;
    }
    if (bundle !== undefined) return { state: 'refused', errors: [keyErrors.other(shortCommitOf(this.#plan))] };
    this.#raise(least);
    const planned: Lock = {
      ...lock,
      minCommitTs: least,
      useAsyncCommit: secondaries !== undefined,
      secondaries: secondaries !== undefined && equalBytes(key.raw, lock.primary) ? secondaries : [],
      useOnePc: tryOnePc,
    };
    this.#prepared.push({ key, lock: planned, value, replaces, bundle });
    return undefined;
  }

  #raise(ts: bigint): void {
    this.#minCommitTs = max(this.#minCommitTs, ts);
  }

  #committed(key: MvccKey): PrewriteEnd | undefined {
    const known = this.#reader.commitRecord(key, this.#rules.startTs);
    return known.state === 'committed' ? { state: 'committed', commitTs: known.commitTs } : undefined;
  }

  #write(writer: MvccWriter, minCommitTs: bigint): void {
    const isOnePhase = !this.#isTwoPhase && this.#plan.tryOnePc;
    for (const { key, lock, value, replaces, bundle } of this.#prepared) {
      if (value !== undefined) writer.putValue(key, lock.startTs, value);
      else if (replaces?.kind === 'put' && replaces.shortValue === undefined) writer.deleteValue(key, lock.startTs);
      if (!this.#isTwoPhase) writer.guard(key, lock);
      if (!isOnePhase) writer.putLock(key, lock, bundle);
      else {
        writeCommit(writer, key, lock, minCommitTs);
        if (replaces !== undefined) writer.unlock(key, lock.startTs, minCommitTs);
      }
    }
  }
}

/** Shared locks need two phases: an async commit could not be recovered from them. */
function shortCommitOf({ tryOnePc }: CommitPlan): string {
  if (tryOnePc) return 'shared lock prewrite is incompatible with one-phase commit';
  return 'shared lock prewrite cannot use async-commit, falling back to 2PC';
}
