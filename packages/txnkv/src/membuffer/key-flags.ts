/** What a transaction knows about a key besides its value. Bits of a number. */
export const keyFlags = Object.freeze({
  /** The key is presumed to be absent, and checked when it is locked or prewritten. */
  presumeNotExists: 1 << 0,
  /** A pessimistic lock is held. */
  locked: 1 << 1,
  /** The caller wants it locked. */
  needLocked: 1 << 2,
  /** The key had a value when it was locked. */
  lockedValueExists: 1 << 3,
  /** Locking has to verify that the key is absent. */
  needCheckExists: 1 << 4,
  /** Prewritten to check it, never committed. */
  prewriteOnly: 1 << 5,
  /** Left out of the commit. */
  ignoredIn2pc: 1 << 6,
  /** Iteration shows the key though it has no value. */
  readable: 1 << 7,
  /** Inserted by this transaction. */
  newlyInserted: 1 << 8,
  /** With `assertNotExist` too: nothing can be asserted about the key. */
  assertExist: 1 << 9,
  assertNotExist: 1 << 10,
  /** A key that was not locked: its uniqueness is checked by prewrite. Cleared by the next write. */
  needConstraintCheckInPrewrite: 1 << 11,
  /** `presumeNotExists` was set and taken back by locking. */
  previousPresumeNotExists: 1 << 12,
  /** The pessimistic lock is shared with others. */
  lockedShared: 1 << 13,
});

/** Flags that tell of the world outside the buffer: undoing a statement does not undo a lock. */
export const persistentFlags =
  keyFlags.locked | keyFlags.lockedValueExists | keyFlags.needConstraintCheckInPrewrite | keyFlags.lockedShared;

interface FlagChange {
  readonly set: number;
  readonly clear: number;
}

const change = (set: number, clear = 0): FlagChange => Object.freeze({ set, clear });
const f = keyFlags;

/** Changes of flags, each a meaning that may touch several bits. */
export const flagOps = Object.freeze({
  setPresumeNotExists: change(f.presumeNotExists | f.needCheckExists),
  deletePresumeNotExists: change(0, f.presumeNotExists | f.previousPresumeNotExists | f.needCheckExists),
  setLocked: change(f.locked),
  deleteLocked: change(0, f.locked | f.lockedShared),
  setLockedShared: change(f.locked | f.lockedShared),
  setNeedLocked: change(f.needLocked),
  deleteNeedLocked: change(0, f.needLocked),
  setLockedValueExists: change(f.lockedValueExists, f.needConstraintCheckInPrewrite),
  setLockedValueNotExists: change(0, f.lockedValueExists | f.needConstraintCheckInPrewrite),
  deleteNeedCheckExists: change(0, f.needCheckExists),
  setPrewriteOnly: change(f.prewriteOnly),
  setIgnoredIn2pc: change(f.ignoredIn2pc),
  setReadable: change(f.readable),
  setNewlyInserted: change(f.newlyInserted),
  deleteNewlyInserted: change(0, f.newlyInserted),
  setAssertExist: change(f.assertExist, f.assertNotExist),
  setAssertNotExist: change(f.assertNotExist, f.assertExist),
  setAssertUnknown: change(f.assertExist | f.assertNotExist),
  setAssertNone: change(0, f.assertExist | f.assertNotExist),
  setNeedConstraintCheckInPrewrite: change(f.needConstraintCheckInPrewrite),
  deleteNeedConstraintCheckInPrewrite: change(0, f.needConstraintCheckInPrewrite),
  setPreviousPresumeNotExists: change(f.previousPresumeNotExists),
});

export type FlagOp = keyof typeof flagOps;

/** Flags after the changes, one after the other. */
export function applyFlagOps(flags: number, ops: readonly FlagOp[]): number {
  let result = flags;
  for (const op of ops) result = (result & ~flagOps[op].clear) | flagOps[op].set;
  return result;
}

/** What is asserted about the key. */
export function assertionOf(flags: number): 'exist' | 'notExist' | 'unknown' | 'none' {
  const exist = (flags & keyFlags.assertExist) !== 0;
  const notExist = (flags & keyFlags.assertNotExist) !== 0;
  if (exist && notExist) return 'unknown';
  if (exist) return 'exist';
  return notExist ? 'notExist' : 'none';
}
