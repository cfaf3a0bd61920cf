import { keyBytes, valueBytes, type Expectation, type Text } from './case-list.js';
import { crc64Xor } from './crc64.js';

/** A driver's answer to one step. */
export interface Reply {
  readonly ok: boolean;
  readonly error?: string;
  readonly [field: string]: unknown;
}

/** What is wrong with a reply; undefined when it meets the expectation. */
export function mismatch(
  reply: Reply,
  expectation: Expectation,
  prefix: string,
  keyspace: Uint8Array = new Uint8Array(0),
): string | undefined {
  if (expectation.error !== undefined) {
    if (reply.ok) return `succeeded, expected an error; reply ${show(reply)}`;
    const { error } = expectation;
    if (error !== true && !error.some((text) => String(reply.error).includes(text))) {
      return `error "${reply.error}" names none of "${error.join('", "')}"`;
    }
    return undefined;
  }
  if (!reply.ok) return `failed: ${reply.error}`;
  for (const [field, wanted] of Object.entries(wantedFields(expectation, prefix, keyspace))) {
    if (field === 'ttl') {
      const problem = ttlProblem(reply['ttl'], expectation.ttl);
      if (problem !== undefined) return problem;
    } else if (show(reply[field] ?? null) !== show(wanted)) {
      return `${field}: got ${clip(show(reply[field] ?? null))}, want ${clip(show(wanted))}`;
    }
  }
  return undefined;
}

function wantedFields(expectation: Expectation, prefix: string, keyspace: Uint8Array): Record<string, unknown> {
  const wanted: Record<string, unknown> = {};
  const value = (text: Text | null): string | null => (text === null ? null : valueBytes(text).toString('hex'));
  const key = (text: Text): string => keyBytes(text, prefix).toString('hex');
  if (expectation.value !== undefined) wanted['value'] = value(expectation.value);
  if (expectation.values !== undefined) wanted['values'] = expectation.values.map(value);
  if (expectation.pairs !== undefined) wanted['pairs'] = expectation.pairs.map(([k, v]) => [key(k), value(v)]);
  if (expectation.ranges !== undefined) {
    wanted['ranges'] = expectation.ranges.map((pairs) => pairs.map(([k, v]) => [key(k), value(v)]));
  }
  if (expectation.mode !== undefined) wanted['mode'] = expectation.mode;
  if (expectation.locks !== undefined) wanted['locks'] = expectation.locks.map(key);
  if (expectation.swapped !== undefined) wanted['swapped'] = expectation.swapped;
  if (expectation.previous !== undefined) wanted['previous'] = value(expectation.previous);
  if (expectation.ttl !== undefined) wanted['ttl'] = expectation.ttl;
  if (expectation.checksumOf !== undefined) {
    // A checksum is over keys as the store has them: with the prefix of their keyspace.
    const pairs = expectation.checksumOf.map(
      ([k, v]) => [Buffer.concat([keyspace, keyBytes(k, prefix)]), valueBytes(v)] as const,
    );
    wanted['crc64'] = crc64Xor(pairs).toString();
    wanted['kvs'] = pairs.length;
    wanted['bytes'] = pairs.reduce((sum, [k, v]) => sum + k.length + v.length, 0);
  }
  return wanted;
}

function ttlProblem(got: unknown, wanted: Expectation['ttl']): string | undefined {
  if (wanted === null || typeof wanted === 'number')
    return (got ?? null) === wanted ? undefined : `ttl: got ${show(got)}, want ${wanted}`;
  if (wanted === undefined) return undefined;
  if (typeof got === 'number' && got >= wanted.atLeast && got <= wanted.atMost) return undefined;
  return `ttl: got ${show(got)}, want ${wanted.atLeast} to ${wanted.atMost}`;
}

function show(value: unknown): string {
  return JSON.stringify(value);
}

function clip(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)}… (${text.length} characters)`;
}
