import type { Lock } from '../mvcc/lock.js';

const logicalBits = 18n;

/** The lock's time to live is over: strictly, in whole ms. A `currentTs` of 0 lets nothing expire. */
export function isExpired(lock: Lock, currentTs: bigint): boolean {
  return (lock.startTs >> logicalBits) + lock.ttlMs < currentTs >> logicalBits;
}
