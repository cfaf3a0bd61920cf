import { InvalidArgumentError } from '@tikv-client/errors';
import { kvrpcpb } from '@tikv-client/kvproto';
import { assertionOf, keyFlags } from '../membuffer/key-flags.js';
import type { MemEntry } from '../membuffer/mem-buffer.js';

/** What a transaction is going to prewrite, in the order of keys. */
export interface MutationPlan {
  readonly mutations: readonly kvrpcpb.Mutation[];
  /** Whether a pessimistic lock is held on the key of the mutation with the same index. */
  readonly locked: readonly boolean[];
  /** Index of the primary; -1 when nothing will be committed. */
  readonly primary: number;
  /** Bytes of all keys and values. */
  readonly bytes: number;
}

export interface PlanOptions {
  readonly pessimistic: boolean;
  /** The primary that pessimistic locks name already. */
  readonly primary?: Uint8Array | undefined;
}

const { Op } = kvrpcpb;
const nothing = new Uint8Array(0);
const assertions = {
  exist: kvrpcpb.Assertion.Exist,
  notExist: kvrpcpb.Assertion.NotExist,
  unknown: kvrpcpb.Assertion.None,
  none: kvrpcpb.Assertion.None,
} as const;

/** The operation for an entry of the buffer; undefined when there is nothing to prewrite (client-go: initKeysAndMutations). */
export function opOf(entry: Pick<MemEntry, 'value' | 'flags'>, pessimistic: boolean): kvrpcpb.Op | undefined {
  const { value, flags } = entry;
  const has = (flag: number): boolean => (flags & flag) !== 0;
  if (has(keyFlags.ignoredIn2pc)) return undefined;
  const ofLock = has(keyFlags.locked) ? (has(keyFlags.lockedShared) ? Op.SharedLock : Op.Lock) : undefined;
  if (value === undefined) return ofLock;
  const absent = has(keyFlags.presumeNotExists);
  if (value.length > 0) return absent ? Op.Insert : Op.Put;
  if (absent && !pessimistic) return Op.CheckNotExists;
  // What was inserted and deleted again leaves nothing to delete.
  if (absent || has(keyFlags.newlyInserted)) return ofLock;
  return Op.Del;
}

/** Turns the entries of a buffer into mutations and chooses the primary: the first key that will have a record of its own. */
export function planMutations(entries: Iterable<MemEntry>, options: PlanOptions): MutationPlan {
  const mutations: kvrpcpb.Mutation[] = [];
  const locked: boolean[] = [];
  let primary = -1;
  let bytes = 0;
  for (const entry of entries) {
    const op = opOf(entry, options.pessimistic);
    if (op === undefined) continue;
    const { key, value = nothing, flags } = entry;
    const isPrimary = options.primary === undefined ? primary < 0 && hasRecord(op) : isKey(options.primary, key);
    if (isPrimary && op !== Op.SharedLock) {
      primary = mutations.length;
    }
    mutations.push({ op, key, value, assertion: assertions[assertionOf(flags)] });
    locked.push(options.pessimistic && (flags & keyFlags.locked) !== 0);
    bytes += key.length + value.length;
  }
  return { mutations, locked, primary, bytes };
}

/** Throws for a transaction that only shares keys: none of them can decide what becomes of it. */
export function demandOwnPrimary({ mutations, primary }: MutationPlan): void {
  if (primary >= 0 || !mutations.some(({ op }) => op === Op.SharedLock)) return;
  throw new InvalidArgumentError('transaction', 'with a primary key that it does not share', 'one of shared locks');
}

/** Whether a mutation leaves a lock, and so has to be committed or rolled back. */
export function leavesLock(mutation: kvrpcpb.Mutation): boolean {
  return mutation.op !== Op.CheckNotExists;
}

function hasRecord(op: kvrpcpb.Op): boolean {
  return op !== Op.CheckNotExists && op !== Op.SharedLock;
}

function isKey(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}
