import type { AnyCommand } from '@tikv-client/kvproto';

/** What a request without large fields is taken for, its context included. */
const small = 128;

/**
 * About how long the encoded request will be: good enough to cut frames by, and far cheaper than encoding twice. Only writes
 * are looked at: reads carry keys alone, and those are bounded where requests are split by region.
 */
export function estimateBytes(command: Pick<AnyCommand, 'mode'>, request: object): number {
  return command.mode === 'write' ? small + bytesIn(request, 3) : small;
}

function bytesIn(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (value instanceof Uint8Array) return value.length;
  if (depth === 0) return 0;
  let sum = 0;
  if (Array.isArray(value)) {
    for (const item of value) sum += bytesIn(item, depth - 1);
    return sum;
  }
  for (const field in value) {
    // Contexts are small, many objects deep, and in every request.
    if (field !== 'context') sum += bytesIn((value as Readonly<Record<string, unknown>>)[field], depth - 1);
  }
  return sum;
}
