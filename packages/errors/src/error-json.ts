import { redactKey } from './redact.js';

/** Bytes of a field that are shown. */
const shownBytes = 64;
/** Errors inside one another that are shown. */
const deepest = 8;

/**
 * What an error is in JSON: name, message and the fields that inspection shows, then its cause. Numbers of 64 bits become texts,
 * bytes upper-case hex (the first 64), so that `JSON.stringify` neither throws nor grows with keys.
 */
export function errorJson(error: Error, depth = 0): Record<string, unknown> {
  const json: Record<string, unknown> = { name: error.name, message: error.message };
  for (const [name, value] of Object.entries(error)) if (value !== undefined) json[name] = plain(value, depth);
  if (error.cause !== undefined) json['cause'] = plain(error.cause, depth);
  return json;
}

function plain(value: unknown, depth: number): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) {
    return value.length <= shownBytes
      ? redactKey(value)
      : `${redactKey(value.subarray(0, shownBytes))}… (${value.length} bytes)`;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return '…';
  if (value instanceof Error) return errorJson(value, depth + 1);
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item, depth + 1)]));
}
