import { createCodecV1 } from './codec-v1.js';
import { createCodecV2 } from './codec-v2.js';
import type { KeyspaceCodec } from './keyspace-codec.js';
import type { ApiVersion, KeyMode } from './keyspace-prefix.js';

export interface KeyspaceCodecOptions {
  readonly apiVersion: ApiVersion;
  readonly mode: KeyMode;
  /** Only under v2. @default 0 */
  readonly keyspaceId?: number | undefined;
}

/** Throws `RangeError` on an unknown mode or a keyspace id beyond 24 bits. */
export function createKeyspaceCodec(options: KeyspaceCodecOptions): KeyspaceCodec {
  const { apiVersion, mode, keyspaceId } = options;
  if (apiVersion === 'v2') return createCodecV2(mode, keyspaceId ?? 0);
  if (keyspaceId !== undefined)
    throw new RangeError(`keyspaceId must be absent under API ${apiVersion}, got ${keyspaceId}`);
  return createCodecV1(mode, apiVersion);
}
