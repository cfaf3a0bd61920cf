import { redactKey } from '@tikv-client/errors';
import type { RedactMode } from '@tikv-client/errors';
import type { kvrpcpb } from '@tikv-client/kvproto';

/** What a store adds to a key error about the key's lock, records and values, as JSON; undefined when it adds nothing. */
export function debugTextOf({ debugInfo }: kvrpcpb.KeyError, redact: RedactMode): string | undefined {
  if (debugInfo === undefined) return undefined;
  return JSON.stringify(debugInfo, function (this: Readonly<Record<string, unknown>>, name, shown: unknown) {
    // Not `shown`: buffers have made something else of themselves there.
    const value = this[name];
    if (value instanceof Uint8Array) return value.length === 0 ? undefined : redactKey(value, redact);
    if (value === 0n || value === false) return undefined;
    return typeof value === 'bigint' ? String(value) : shown;
  });
}
