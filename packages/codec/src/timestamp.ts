/*
 * A timestamp of PD: milliseconds since the Unix epoch, and below them 18 bits that count within the millisecond.
 */

/** Bits of the logical part. */
export const logicalBits = 18;
/** Above every logical part. */
export const maxLogical = 2 ** logicalBits;

const shift = BigInt(logicalBits);
const logicalMask = (1n << shift) - 1n;

/** Puts physical milliseconds and the logical part together. A logical part beyond its bits carries over into the physical. */
export function composeTimestamp(physicalMs: number, logical: number): bigint {
  return (BigInt(physicalMs) << shift) + BigInt(logical);
}

/** Milliseconds since the epoch. */
export function extractPhysical(timestamp: bigint): number {
  return Number(timestamp >> shift);
}

export function extractLogical(timestamp: bigint): number {
  return Number(timestamp & logicalMask);
}

/** The time of a timestamp, without its logical part. */
export function timestampToDate(timestamp: bigint): Date {
  return new Date(extractPhysical(timestamp));
}

/** The first timestamp of a millisecond. */
export function dateToTimestamp(date: Date): bigint {
  return composeTimestamp(date.getTime(), 0);
}

/** The least start timestamp that a transaction may have that is still uncommitted at `date`, given its longest life. */
export function lowerLimitStartTimestamp(date: Date, maxTransactionMs: number): bigint {
  return composeTimestamp(date.getTime() - maxTransactionMs, 0);
}

/** Milliseconds until a lock with this start and TTL expires, seen at `current`; negative when it has. */
export function untilExpiredMs(lockTimestamp: bigint, ttlMs: number, current: bigint): number {
  return extractPhysical(lockTimestamp) + ttlMs - extractPhysical(current);
}

/** Whether a lock's time to live is over, seen at `current`. */
export function isExpired(lockTimestamp: bigint, ttlMs: number, current: bigint): boolean {
  return untilExpiredMs(lockTimestamp, ttlMs, current) <= 0;
}
