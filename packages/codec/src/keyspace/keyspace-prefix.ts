import { DecodeError } from '../decode-error.js';

/** Whose keys a codec encodes: the raw client's or the transactional client's. */
export type KeyMode = 'raw' | 'txn';

/** API versions as far as keys are concerned; `v1ttl` encodes keys as `v1` does. */
export type ApiVersion = 'v1' | 'v1ttl' | 'v2';

/** The first byte of every key under API v2. */
export const modePrefixes: Readonly<Record<KeyMode, number>> = Object.freeze({ raw: 0x72, txn: 0x78 });

/** Mode byte and three bytes of keyspace id. */
export const keyspacePrefixLength = 4;
export const maxKeyspaceId = 0xffffff;
export const defaultKeyspaceId = 0;
export const defaultKeyspaceName = 'DEFAULT';
/** In requests, where there is no keyspace. */
export const nullKeyspaceId = 0xffffffff;

/** The prefix of every key of a keyspace. Throws `RangeError` when `id` does not fit 24 bits. */
export function keyspacePrefix(mode: KeyMode, id: number): Uint8Array {
  const modeByte = modePrefixes[mode];
  if (modeByte === undefined) throw new RangeError(`mode must be raw or txn, got ${String(mode)}`);
  if (!(Number.isInteger(id) && id >= 0 && id <= maxKeyspaceId)) {
    throw new RangeError(`keyspaceId must be an integer in [0, ${maxKeyspaceId}], got ${id}`);
  }
  return Uint8Array.of(modeByte, id >>> 16, id >>> 8, id);
}

/** The first key behind a keyspace: its prefix, read as a number, plus one. */
export function keyspaceEnd(prefix: Uint8Array): Uint8Array {
  const end = prefix.slice();
  const view = new DataView(end.buffer);
  view.setUint32(0, view.getUint32(0) + 1);
  return end;
}

/** The keyspace of a key under API v2. Throws `DecodeError` when it has no such prefix. */
export function parseKeyspaceId(key: Uint8Array): number {
  assertV2Key(key);
  return ((key[1] as number) << 16) | ((key[2] as number) << 8) | (key[3] as number);
}

/** Takes a key apart: under v2 into its keyspace prefix and the user's key, otherwise the prefix is empty. */
export function splitKey(key: Uint8Array, apiVersion: ApiVersion): { prefix: Uint8Array; key: Uint8Array } {
  if (apiVersion !== 'v2') return { prefix: new Uint8Array(), key };
  assertV2Key(key);
  return { prefix: key.subarray(0, keyspacePrefixLength), key: key.subarray(keyspacePrefixLength) };
}

/** First bytes of the keys that API v2 uses, in order. */
export function codecV2Prefixes(): Uint8Array[] {
  return [Uint8Array.of(modePrefixes.raw), Uint8Array.of(modePrefixes.txn)];
}

/** First bytes of keys that cannot be API v1's in a cluster that has both, in order. */
export function codecV1ExcludePrefixes(): Uint8Array[] {
  return codecV2Prefixes();
}

function assertV2Key(key: Uint8Array): void {
  const [mode] = key;
  const known = mode === modePrefixes.raw || mode === modePrefixes.txn;
  if (key.length < keyspacePrefixLength || !known) throw new DecodeError('not a key of API v2');
}
