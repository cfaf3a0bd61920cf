import { InvalidArgumentError } from '@tikv-client/errors';

const largest = 2n ** 64n - 1n;

/** Seconds to live as the wire has them; 0 is for ever, which is also what undefined means. */
export function toTtl(value: unknown, field: string, enabled: boolean): bigint {
  if (value === undefined) return 0n;
  const seconds = typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof seconds !== 'bigint' || seconds < 0n || seconds > largest) {
    throw new InvalidArgumentError(field, 'a whole number of seconds, at least 0', shown(value));
  }
  if (seconds > 0n && !enabled) {
    throw new InvalidArgumentError(field, 'left out: API v1 without TTL keeps values for ever', shown(value));
  }
  return seconds;
}

function shown(value: unknown): string {
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : typeof value;
}
