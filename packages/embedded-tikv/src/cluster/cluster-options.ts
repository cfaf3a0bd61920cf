import { ConfigError } from '@tikv-client/errors';
import type { ServerTls } from '@tikv-client/transport';
import type { ReplicationDelay } from './store-links.js';

/** Settings of an embedded cluster. Unknown names are refused. */
export interface EmbeddedClusterOptions {
  /** PD members. @default 1, at most 9 */
  readonly pds?: number | undefined;
  /** Stores. @default 3, at most 64 */
  readonly stores?: number | undefined;
  /** Labels of the stores, in their order: `[{ zone: 'east' }, { zone: 'west' }]`. @default none */
  readonly storeLabels?: readonly Readonly<Record<string, string>>[] | undefined;
  /** Regions to start with: an even split of the key space by its first two bytes. @default 1, at most 16384 */
  readonly regions?: number | undefined;
  /** `storage.api-version`. @default 1 */
  readonly apiVersion?: 1 | 2 | undefined;
  /** `storage.enable-ttl`; with version 1 the store then takes raw commands only. Always on with version 2. @default false */
  readonly enableTtl?: boolean | undefined;
  /** A region with more keys than this splits in half. @default never */
  readonly splitKeys?: number | undefined;
  /** Interface that ports are bound to. @default '127.0.0.1' */
  readonly host?: string | undefined;
  /** `host:port` of the first PD member; the port may be 0. @default any port on `host` */
  readonly pdAddress?: string | undefined;
  /** PEM of the certificate and key that all ports serve with, and of who may sign the clients' if they need one. @default plain text */
  readonly tls?: ServerTls | undefined;
  /** `port`: bind ports of `host`. `name`: use names such as `store-1:20160`, for a memory network. @default 'port', with a listener of your own 'name' */
  readonly addressing?: 'port' | 'name' | undefined;
  /** @default drawn at random */
  readonly clusterId?: bigint | undefined;
  /** Shortest time without a leader until a replica tries to become one, in ms; the longest is twice that. @default 150, at least 10 */
  readonly electionTimeoutMs?: number | undefined;
  /** How often stores look after their replicas, in ms. @default 20, at least 1 */
  readonly tickMs?: number | undefined;
  /** Delay of each message between stores, drawn evenly. @default none: a write is on all reachable stores when it is answered */
  readonly replicationDelay?: ReplicationDelay | undefined;
  /** How often stores report to PD, in ms; what changes is reported at once. @default 10000, at least 10 */
  readonly heartbeatMs?: number | undefined;
  /** How often the safe time stamps that stale reads go by move, in ms (`resolved-ts.advance-ts-interval`). @default 20000, at least 1 */
  readonly safeTsIntervalMs?: number | undefined;
  /** Bytes of writes that a region holds without a majority before it answers busy. @default 100 MiB */
  readonly maxPendingWriteBytes?: number | undefined;
  /** Entries of a region's log that are kept for replicas that lag; beyond, they get a snapshot. @default 1024, at least 2 */
  readonly maxLogEntries?: number | undefined;
  /** Longest wait of a request for a lock, in ms (`pessimistic-txn.wait-for-lock-timeout`). @default 1000, at least 1 */
  readonly waitForLockTimeoutMs?: number | undefined;
  /** Delay after which all but the first waiter of a key are woken, in ms (`pessimistic-txn.wake-up-delay-duration`). @default 20 */
  readonly wakeUpDelayMs?: number | undefined;
  /** Requests that wait for locks on one store; beyond, they get their error at once. @default 65536, at least 1 */
  readonly maxLockWaiters?: number | undefined;
  /** Bytes of pessimistic locks that a leader keeps in memory only; beyond, and with 0 always, they are written. @default 512 KiB */
  readonly maxMemoryLockBytes?: number | undefined;
}

export interface ResolvedClusterOptions {
  readonly pds: number;
  readonly stores: number;
  readonly storeLabels: readonly Readonly<Record<string, string>>[];
  readonly regions: number;
  readonly apiVersion: 1 | 2;
  readonly enableTtl: boolean;
  readonly splitKeys: number | undefined;
  readonly host: string;
  readonly pdAddress: string | undefined;
  readonly tls: ServerTls | undefined;
  readonly addressing: 'port' | 'name';
  readonly clusterId: bigint | undefined;
  readonly electionTimeoutMs: number;
  readonly tickMs: number;
  readonly replicationDelay: ReplicationDelay;
  readonly heartbeatMs: number;
  readonly safeTsIntervalMs: number;
  readonly maxPendingWriteBytes: number;
  readonly maxLogEntries: number;
  readonly waitForLockTimeoutMs: number;
  readonly wakeUpDelayMs: number;
  readonly maxLockWaiters: number;
  readonly maxMemoryLockBytes: number;
}

const mebibyte = 1024 * 1024;
const maxU64 = (1n << 64n) - 1n;

/** Checks the settings and fills in what is not given. Throws `ConfigError`. */
export function resolveClusterOptions(
  options: EmbeddedClusterOptions,
  defaultAddressing: 'port' | 'name',
): ResolvedClusterOptions {
  const { pds, stores, regions, apiVersion, enableTtl, splitKeys, host, pdAddress, addressing, clusterId, ...rest } =
    options;
  const { electionTimeoutMs, tickMs, replicationDelay, heartbeatMs, maxPendingWriteBytes, maxLogEntries, ...more } =
    rest;
  const {
    waitForLockTimeoutMs,
    wakeUpDelayMs,
    maxLockWaiters,
    maxMemoryLockBytes,
    safeTsIntervalMs,
    storeLabels,
    tls,
    ...unknown
  } = more;
  const [stranger] = Object.keys(unknown);
  if (stranger !== undefined) throw new ConfigError(stranger, 'no such option');
  if (apiVersion !== undefined && apiVersion !== 1 && apiVersion !== 2)
    throw new ConfigError('apiVersion', 'must be 1 or 2');
  if (enableTtl !== undefined && typeof enableTtl !== 'boolean')
    throw new ConfigError('enableTtl', 'must be a boolean');
  if (apiVersion === 2 && enableTtl === false) throw new ConfigError('enableTtl', 'API version 2 always has TTL');
  if (addressing !== undefined && addressing !== 'port' && addressing !== 'name') {
    throw new ConfigError('addressing', "must be 'port' or 'name'");
  }
  if (clusterId !== undefined && !(typeof clusterId === 'bigint' && clusterId > 0n && clusterId <= maxU64)) {
    throw new ConfigError('clusterId', 'must be a bigint between 1 and 2^64 - 1');
  }
  return {
    pds: integer('pds', pds, 1, 1, 9),
    stores: integer('stores', stores, 3, 1, 64),
    storeLabels: labels(storeLabels),
    regions: integer('regions', regions, 1, 1, 16_384),
    apiVersion: apiVersion ?? 1,
    enableTtl: apiVersion === 2 || enableTtl === true,
    splitKeys: splitKeys === undefined ? undefined : integer('splitKeys', splitKeys, 1, 1, Number.MAX_SAFE_INTEGER),
    host: text('host', host) ?? '127.0.0.1',
    pdAddress: text('pdAddress', pdAddress),
    tls: serverTls(tls),
    addressing: addressing ?? defaultAddressing,
    clusterId,
    electionTimeoutMs: integer('electionTimeoutMs', electionTimeoutMs, 150, 10, 600_000),
    tickMs: integer('tickMs', tickMs, 20, 1, 60_000),
    replicationDelay: delay(replicationDelay),
    heartbeatMs: integer('heartbeatMs', heartbeatMs, 10_000, 10, 3_600_000),
    safeTsIntervalMs: integer('safeTsIntervalMs', safeTsIntervalMs, 20_000, 1, 3_600_000),
    maxPendingWriteBytes: integer('maxPendingWriteBytes', maxPendingWriteBytes, 100 * mebibyte, 1, 2 ** 40),
    maxLogEntries: integer('maxLogEntries', maxLogEntries, 1024, 2, 1_000_000),
    waitForLockTimeoutMs: integer('waitForLockTimeoutMs', waitForLockTimeoutMs, 1000, 1, 3_600_000),
    wakeUpDelayMs: integer('wakeUpDelayMs', wakeUpDelayMs, 20, 0, 60_000),
    maxLockWaiters: integer('maxLockWaiters', maxLockWaiters, 65_536, 1, 2 ** 24),
    maxMemoryLockBytes: integer('maxMemoryLockBytes', maxMemoryLockBytes, 512 * 1024, 0, 2 ** 30),
  };
}

function integer(field: string, value: unknown, fallback: number, min: number, max: number): number {
  if (value === undefined) return fallback;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    throw new ConfigError(field, `must be an integer between ${min} and ${max}`);
  }
  return value;
}

function text(field: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') throw new ConfigError(field, 'must be a string that is not empty');
  return value;
}

function serverTls(value: unknown): ServerTls | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null) throw new ConfigError('tls', 'must be an object with cert and key');
  const { cert, key, clientCa, ...unknown } = value as Partial<ServerTls>;
  const [stranger] = Object.keys(unknown);
  if (stranger !== undefined) throw new ConfigError(`tls.${stranger}`, 'no such option');
  for (const [name, pem] of Object.entries({ cert, key, clientCa })) {
    const optional = name === 'clientCa' && pem === undefined;
    if (!optional && typeof pem !== 'string' && !(pem instanceof Uint8Array)) {
      throw new ConfigError(`tls.${name}`, 'must be PEM text');
    }
  }
  return value as ServerTls;
}

function labels(value: EmbeddedClusterOptions['storeLabels']): readonly Readonly<Record<string, string>>[] {
  if (value === undefined) return [];
  const isRight = (one: unknown): boolean =>
    typeof one === 'object' && one !== null && Object.values(one).every((text) => typeof text === 'string');
  if (!Array.isArray(value) || !value.every(isRight)) {
    throw new ConfigError('storeLabels', 'must be an array of objects with texts');
  }
  return value;
}

function delay(value: ReplicationDelay | undefined): ReplicationDelay {
  if (value === undefined) return { minMs: 0, maxMs: 0 };
  const { minMs, maxMs } = value;
  if (!(minMs >= 0 && maxMs >= minMs && Number.isFinite(maxMs))) {
    throw new ConfigError('replicationDelay', 'needs minMs and maxMs with 0 ≤ minMs ≤ maxMs');
  }
  return { minMs, maxMs };
}
