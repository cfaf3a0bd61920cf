import { ConfigError, describeValue } from '@tikv-client/errors';
import type { ChannelOptions } from '@tikv-client/transport';

/** Settings of `createStoreRpc`. */
export interface StoreRpcOptions {
  /** Most connections to one address, 1 to 64. They are opened one by one, as the load asks for them. @default 4 */
  readonly connectionsPerStore?: number | undefined;
  /** A connection with this many requests waiting is full for the time being, and the next one is taken. 1 to 65,536. @default 512 */
  readonly fillConnectionTo?: number | undefined;
  /** Most requests in one frame, 1 to 1,024. @default 128 */
  readonly maxBatchSize?: number | undefined;
  /** A frame is cut when its requests take about this many bytes; one larger request travels alone. 1 KiB to 64 MiB. @default 1 MiB */
  readonly maxBatchBytes?: number | undefined;
  /** Most requests that wait on one connection, sent or not; more are refused with RESOURCE_EXHAUSTED. 1 to 1,048,576. @default 65,536 */
  readonly maxPendingPerConnection?: number | undefined;
  /** False sends everything as unary calls. @default true */
  readonly batch?: boolean | undefined;
  /** Connections of an address that was not used for so long are closed, in milliseconds. 1,000 or more. @default 180,000 */
  readonly idleMs?: number | undefined;
  /** Time for one liveness probe, connecting included, in milliseconds. 0: every store counts as unreachable. @default 1,000 */
  readonly livenessTimeoutMs?: number | undefined;
  /** TLS, keepalive and limits of every connection. */
  readonly channel?: ChannelOptions | undefined;
}

export type StoreRpcSettings = { readonly [K in keyof StoreRpcOptions]-?: Exclude<StoreRpcOptions[K], undefined> };

const defaults: StoreRpcSettings = {
  connectionsPerStore: 4,
  fillConnectionTo: 512,
  maxBatchSize: 128,
  maxBatchBytes: 1024 * 1024,
  maxPendingPerConnection: 65_536,
  batch: true,
  idleMs: 180_000,
  livenessTimeoutMs: 1_000,
  channel: {},
};

const bounds: ReadonlyArray<readonly [field: keyof StoreRpcSettings, from: number, to: number]> = [
  ['connectionsPerStore', 1, 64],
  ['fillConnectionTo', 1, 65_536],
  ['maxBatchSize', 1, 1_024],
  ['maxBatchBytes', 1_024, 64 * 1024 * 1024],
  ['maxPendingPerConnection', 1, 1_048_576],
  ['idleMs', 1_000, Number.MAX_SAFE_INTEGER],
  ['livenessTimeoutMs', 0, 60_000],
];

/** Fills in the defaults. Throws `ConfigError` for an unknown field and for a value out of bounds. */
export function resolveStoreRpcOptions(options: StoreRpcOptions = {}): StoreRpcSettings {
  const settings: Record<string, unknown> = { ...defaults };
  for (const [field, value] of Object.entries(options)) {
    if (!Object.hasOwn(defaults, field)) throw new ConfigError(`rpc.${field}`, 'is not an option');
    if (value !== undefined) settings[field] = value;
  }
  for (const [field, from, to] of bounds) {
    const value = settings[field];
    if (typeof value !== 'number' || !Number.isInteger(value) || value < from || value > to) {
      throw new ConfigError(`rpc.${field}`, `must be an integer from ${from} to ${to}, got ${describeValue(value)}`);
    }
  }
  if (typeof settings['batch'] !== 'boolean') throw new ConfigError('rpc.batch', 'must be a boolean');
  return settings as unknown as StoreRpcSettings;
}
