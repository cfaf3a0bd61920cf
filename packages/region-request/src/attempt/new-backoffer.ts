import { Backoffer } from '@tikv-client/backoff';
import type { RequesterParts } from './requester-parts.js';

/** The backoffer of one call. Closing the client ends its sleeps too. */
export function newBackoffer(parts: RequesterParts, deadline: number, signal: AbortSignal | undefined): Backoffer {
  const { clock, random, options, onBackoff, cache } = parts;
  return new Backoffer(
    { maxSleepMs: options.maxBackoffMs, weight: options.backoffWeight },
    { clock, random, signal, closing: cache.closing, deadline, onSleep: onBackoff },
  );
}
