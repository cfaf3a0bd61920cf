const mib = 1024 * 1024;

/** Below this size locks live for the least time (client-go: ttl of small transactions). */
const smallTxnBytes = 16 * 1024;
const leastTtlMs = 3000;
const mostTtlMs = 20_000;
const ttlFactorMs = 6000;

/**
 * How long the locks of a prewrite live: larger transactions take longer to write, by the square root of their size. The time
 * that has passed since the start counts on top, as a lock's life is reckoned from the start timestamp.
 */
export function lockTtlMs(txnBytes: number, elapsedMs: number): bigint {
  let ttl = leastTtlMs;
  if (txnBytes >= smallTxnBytes) {
    ttl = Math.min(Math.max(Math.floor(ttlFactorMs * Math.sqrt(txnBytes / mib)), leastTtlMs), mostTtlMs);
  }
  return BigInt(ttl + Math.max(0, Math.floor(elapsedMs)));
}

/** From this size on, a heartbeat keeps the primary lock alive while the rest is written. */
export const heartbeatFromBytes = 32 * mib;
