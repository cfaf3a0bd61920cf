import { ConfigError } from '@tikv-client/errors';

export interface RawClientOptions {
  /** Time of a call that names none, for all its attempts together. @default 30000 */
  readonly timeoutMs?: number | undefined;
  /** Makes writes atomic against `compareAndSwap`, and allows that. All writers of a key have to agree. @default false */
  readonly atomic?: boolean | undefined;
  /** Column family of calls that name none: `default`, `lock` or `write`; empty is `default`. @default '' */
  readonly columnFamily?: string | undefined;
  /** Whether the cluster keeps times to live (API V1TTL and V2). @default true */
  readonly ttl?: boolean | undefined;
  /** Longest key, in bytes: TiKV's `storage.max-key-size`. @default 8192 */
  readonly maxKeyBytes?: number | undefined;
  /** Longest key and value together, in bytes: TiKV's `raftstore.raft-entry-max-size`. @default 8388608 */
  readonly maxEntryBytes?: number | undefined;
  /** Largest `limit` of `scan` and `reverseScan`. @default 10240 */
  readonly maxScanLimit?: number | undefined;
  /** Pairs an iterator asks for at once; it holds at most two such pages. @default 512 */
  readonly scanPagePairs?: number | undefined;
  /** Keys of one request of `batchGet` and `batchDelete`. @default 1024 */
  readonly batchKeys?: number | undefined;
  /** Pairs of one request of `batchPut`. @default 2048 */
  readonly batchPairs?: number | undefined;
  /** Bytes of one request of a batch, keys and values; a larger pair travels alone. @default 262144 */
  readonly batchBytes?: number | undefined;
  /** Requests of one batch call on their way at the same time. @default 16 */
  readonly batchConcurrency?: number | undefined;
}

export type ResolvedRawClientOptions = {
  readonly [K in keyof RawClientOptions]-?: Exclude<RawClientOptions[K], undefined>;
};

const defaults: ResolvedRawClientOptions = {
  timeoutMs: 30_000,
  atomic: false,
  columnFamily: '',
  ttl: true,
  maxKeyBytes: 8 * 1024,
  maxEntryBytes: 8 * 1024 * 1024,
  maxScanLimit: 10_240,
  scanPagePairs: 512,
  batchKeys: 1024,
  batchPairs: 2048,
  batchBytes: 256 * 1024,
  batchConcurrency: 16,
};

/** Fills in the defaults; an unknown option or a wrong value is a `ConfigError`. */
export function resolveRawClientOptions(options: RawClientOptions = {}): ResolvedRawClientOptions {
  const resolved: Record<string, unknown> = { ...defaults };
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    if (value === undefined) continue;
    if (!Object.hasOwn(defaults, name)) throw new ConfigError(`raw.${name}`, 'unknown option');
    const wanted = typeof defaults[name as keyof RawClientOptions];
    if (typeof value !== wanted) throw new ConfigError(`raw.${name}`, `must be a ${wanted}`);
    if (typeof value === 'number' && name !== 'timeoutMs' && !Number.isInteger(value)) {
      throw new ConfigError(`raw.${name}`, 'must be a whole number of at least 1');
    }
    if (typeof value === 'number' && (!Number.isFinite(value) || value < 1)) {
      throw new ConfigError(`raw.${name}`, 'must be at least 1');
    }
    resolved[name] = value;
  }
  return resolved as unknown as ResolvedRawClientOptions;
}
