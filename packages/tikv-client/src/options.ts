import { ConfigError } from '@tikv-client/errors';
import type { RedactMode } from '@tikv-client/errors';
import type { PdClientOptions } from '@tikv-client/pd-client';
import { resolvePdClientOptions } from '@tikv-client/pd-client';
import type { RawClientOptions } from '@tikv-client/rawkv';
import { resolveRawClientOptions } from '@tikv-client/rawkv';
import type { RegionCacheOptions } from '@tikv-client/region-cache';
import { resolveRegionCacheOptions } from '@tikv-client/region-cache';
import type { StoreRpcOptions } from '@tikv-client/rpc';
import { resolveStoreRpcOptions } from '@tikv-client/rpc';
import type { TxnClientOptions } from '@tikv-client/txnkv';
import { resolveTxnClientOptions } from '@tikv-client/txnkv';
import type { ChannelOptions, ChannelTls } from '@tikv-client/transport';
import { settleChannelOptions } from '@tikv-client/transport';

/** `v1`: no TTL. `v1ttl`: raw only, with TTL. `v2`: keyspaces. */
export type ApiVersion = 'v1' | 'v1ttl' | 'v2';

export interface TikvClientOptions {
  /** `host:port` of one or more members of the placement driver; the others are found. */
  readonly pd: readonly string[];
  /**
   * API version of the cluster. Left out: whatever the stores run, or `v1` when none of them can be asked. Given: stores that
   * run another one are a `ConfigError`.
   */
  readonly apiVersion?: ApiVersion | undefined;
  /** Keyspace by name; with `apiVersion: 'v2'` only. @default 'DEFAULT' */
  readonly keyspace?: string | undefined;
  /** PEM texts. Absent: plain text connections. */
  readonly tls?: ChannelTls | undefined;
  /** Keepalive, connect timeout and limits of every connection, to the placement driver and to stores. */
  readonly channel?: Omit<ChannelOptions, 'tls'> | undefined;
  /** How words of stores that may hold keys appear in errors and spans: see `RegionRequesterOptions`. @default 'off' */
  readonly redactKeys?: RedactMode | undefined;
  /** Time of a call that names none, and of `createTikvClient`, everything included. @default 30000 */
  readonly timeoutMs?: number | undefined;
  /** Longest wait for one attempt; see `RegionRequesterOptions`. @default 5000 */
  readonly attemptTimeoutMs?: number | undefined;
  /** Time for asking the stores for their API version; 0 does not ask. @default 2000 */
  readonly versionCheckTimeoutMs?: number | undefined;
  /** How often `minSafeTs` is brought up to date, once it has been asked for. @default 2000, at least 10 */
  readonly safeTsIntervalMs?: number | undefined;
  /** Backoff budget of one call before the weight. @default 20000 */
  readonly maxBackoffMs?: number | undefined;
  /** Factor on the budget. @default 2 */
  readonly backoffWeight?: number | undefined;
  readonly raw?: RawClientOptions | undefined;
  readonly txn?: TxnClientOptions | undefined;
  readonly regionCache?: RegionCacheOptions | undefined;
  readonly rpc?: Omit<StoreRpcOptions, 'channel'> | undefined;
  readonly pdClient?: Omit<PdClientOptions, 'endpoints' | 'tls' | 'channel'> | undefined;
}

export interface ResolvedTikvClientOptions extends TikvClientOptions {
  readonly timeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly versionCheckTimeoutMs: number;
  readonly safeTsIntervalMs: number;
  readonly maxBackoffMs: number;
  readonly backoffWeight: number;
}

const numbers = {
  timeoutMs: [30_000, 1],
  attemptTimeoutMs: [5000, 1],
  versionCheckTimeoutMs: [2000, 0],
  safeTsIntervalMs: [2000, 10],
  maxBackoffMs: [20_000, 1],
  backoffWeight: [2, 1],
} as const satisfies Record<string, readonly [byDefault: number, lowest: number]>;

const known = new Set([
  ...Object.keys(numbers),
  'pd',
  'apiVersion',
  'keyspace',
  'tls',
  'channel',
  'redactKeys',
  'raw',
  'txn',
  'regionCache',
  'rpc',
  'pdClient',
]);
const apiVersions: readonly unknown[] = ['v1', 'v1ttl', 'v2', undefined];
const redactModes: readonly unknown[] = ['off', 'on', 'marker', undefined];
const tlsFields = new Set(['ca', 'cert', 'key', 'serverName']);

/** Checks every option, those of the parts included, and fills in the defaults. Throws `ConfigError` that names the option. */
export function resolveTikvClientOptions(options: TikvClientOptions): ResolvedTikvClientOptions {
  if (typeof options !== 'object' || options === null) throw new ConfigError('options', 'must be an object');
  refuseUnknown(options, known, '');
  const resolved: Record<string, unknown> = { ...options };
  for (const [name, [byDefault, lowest]] of Object.entries(numbers)) {
    const value: unknown = resolved[name] === undefined ? byDefault : resolved[name];
    if (typeof value !== 'number' || !Number.isFinite(value) || value < lowest) {
      throw new ConfigError(name, `must be a number of at least ${lowest}`);
    }
    resolved[name] = value;
  }
  if (!apiVersions.includes(options.apiVersion)) throw new ConfigError('apiVersion', "must be 'v1', 'v1ttl' or 'v2'");
  checkKeyspace(options);
  if (!redactModes.includes(options.redactKeys)) throw new ConfigError('redactKeys', "must be 'off', 'on' or 'marker'");
  checkTls(options.tls);
  refuseInside('channel', section(options, 'channel'), ['tls']);
  renamed('channel.', '', () => settleChannelOptions(section(options, 'channel')));
  refuseInside('pdClient', section(options, 'pdClient'), ['endpoints', 'tls', 'channel']);
  renamed('pd', 'pd.endpoints', () => resolvePdClientOptions({ endpoints: options.pd }));
  renamed('pdClient', 'pd', () => resolvePdClientOptions({ ...section(options, 'pdClient'), endpoints: options.pd }));
  refuseInside('rpc', section(options, 'rpc'), ['channel']);
  resolveStoreRpcOptions(section(options, 'rpc'));
  resolveRegionCacheOptions(section(options, 'regionCache'));
  resolveRawClientOptions(section(options, 'raw'));
  resolveTxnClientOptions(section(options, 'txn'));
  return resolved as unknown as ResolvedTikvClientOptions;
}

function checkKeyspace({ apiVersion, keyspace, raw }: TikvClientOptions): void {
  if (keyspace !== undefined && (typeof keyspace !== 'string' || keyspace === '')) {
    throw new ConfigError('keyspace', 'must be a name');
  }
  if (keyspace !== undefined && apiVersion !== 'v2') throw new ConfigError('keyspace', "needs apiVersion 'v2'");
  if (apiVersion === 'v2' && raw?.columnFamily !== undefined && raw.columnFamily !== '') {
    throw new ConfigError('raw.columnFamily', 'does not go with API v2, which has no column families');
  }
}

/** Fields of a part that belong to the whole client. */
function refuseInside(name: string, part: object, fields: readonly string[]): void {
  for (const field of fields) {
    if (field in part) throw new ConfigError(`${name}.${field}`, 'is not an option here');
  }
}

/** A part names its options as it knows them; here they are known by another prefix. */
function renamed(prefix: string, its: string, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof ConfigError) || !error.field.startsWith(its)) throw error;
    const problem = error.message.slice(error.field.length + 2);
    throw new ConfigError(prefix + error.field.slice(its.length), problem, { cause: error });
  }
}

function section<Name extends 'raw' | 'txn' | 'regionCache' | 'rpc' | 'pdClient' | 'channel'>(
  options: TikvClientOptions,
  name: Name,
): Exclude<TikvClientOptions[Name], undefined> | Record<never, never> {
  const value = options[name];
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ConfigError(name, 'must be an object');
  return value;
}

function checkTls(tls: unknown): void {
  if (tls === undefined) return;
  if (typeof tls !== 'object' || tls === null) throw new ConfigError('tls', 'must be an object');
  refuseUnknown(tls, tlsFields, 'tls.');
  for (const [name, value] of Object.entries(tls) as [string, unknown][]) {
    if (value !== undefined && typeof value !== 'string' && !(value instanceof Uint8Array)) {
      throw new ConfigError(`tls.${name}`, 'must be PEM text');
    }
  }
  const { cert, key } = tls as ChannelTls;
  if ((cert === undefined) !== (key === undefined)) throw new ConfigError('tls', 'needs cert and key together');
}

function refuseUnknown(options: object, names: ReadonlySet<string>, prefix: string): void {
  for (const name of Object.keys(options)) {
    if (!names.has(name)) throw new ConfigError(`${prefix}${name}`, 'is not an option');
  }
}
