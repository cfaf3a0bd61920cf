import { ConfigError, describeValue } from '@tikv-client/errors';
import type { ChannelOptions, ChannelTls } from '@tikv-client/transport';
import { parseEndpoint } from './member/endpoint.js';

/** Settings of `createPdClient`. */
export interface PdClientOptions {
  /** `host:port` or `http(s)://host:port` of one or more members of one cluster; the others are found. */
  readonly endpoints: readonly string[];
  readonly tls?: ChannelTls | undefined;
  /** Time for a call that brings no deadline of its own, and for `createPdClient`, in milliseconds. @default 15,000 */
  readonly timeoutMs?: number | undefined;
  /** Time for one attempt of a call at one member, in milliseconds; the call goes on with the next. @default 3,000 */
  readonly attemptTimeoutMs?: number | undefined;
  /** Time for one member to answer GetMembers, in milliseconds. @default 1,000 */
  readonly memberTimeoutMs?: number | undefined;
  /** Members are asked for anew so often, in milliseconds, and whenever the leader fails. @default 60,000 */
  readonly memberRefreshMs?: number | undefined;
  /** Least time between two rounds of GetMembers, in milliseconds, however many calls fail. @default 100 */
  readonly memberRefreshPauseMs?: number | undefined;
  /** Most timestamps in one request to PD, 1 to 131,072. @default 10,000 */
  readonly maxTsoBatchSize?: number | undefined;
  /** Most TSO requests without an answer, 1 to 1,024. @default 64 */
  readonly maxTsoBatchesInFlight?: number | undefined;
  /** Most `getTimestamp(s)` calls that wait, 1 to 1,000,000; more are refused with `PdError`. @default 100,000 */
  readonly maxTsoQueue?: number | undefined;
  /** `RequestHeader.caller_component`. @default 'tikv-client' */
  readonly callerComponent?: string | undefined;
  /** Keepalive and limits of every connection. */
  readonly channel?: ChannelOptions | undefined;
}

export type PdClientSettings = Omit<
  { readonly [K in keyof PdClientOptions]-?: Exclude<PdClientOptions[K], undefined> },
  'tls'
>;

const defaults = {
  timeoutMs: 15_000,
  attemptTimeoutMs: 3_000,
  memberTimeoutMs: 1_000,
  memberRefreshMs: 60_000,
  memberRefreshPauseMs: 100,
  maxTsoBatchSize: 10_000,
  maxTsoBatchesInFlight: 64,
  maxTsoQueue: 100_000,
  callerComponent: 'tikv-client',
};

const bounds: ReadonlyArray<readonly [field: keyof typeof defaults, from: number, to: number]> = [
  ['timeoutMs', 1, Number.MAX_SAFE_INTEGER],
  ['attemptTimeoutMs', 1, 600_000],
  ['memberTimeoutMs', 1, 600_000],
  ['memberRefreshMs', 100, Number.MAX_SAFE_INTEGER],
  ['memberRefreshPauseMs', 1, 60_000],
  ['maxTsoBatchSize', 1, 131_072],
  ['maxTsoBatchesInFlight', 1, 1_024],
  ['maxTsoQueue', 1, 1_000_000],
];

const known = new Set([...Object.keys(defaults), 'endpoints', 'tls', 'channel']);

/** Fills in the defaults and normalises the endpoints. Throws `ConfigError` that names the field. */
export function resolvePdClientOptions(options: PdClientOptions): PdClientSettings {
  for (const field of Object.keys(options)) {
    if (!known.has(field)) throw new ConfigError(`pd.${field}`, 'is not an option');
  }
  const { endpoints, tls, channel } = options;
  if (!Array.isArray(endpoints) || endpoints.length === 0) {
    throw new ConfigError('pd.endpoints', 'must name at least one member of PD');
  }
  const values: Record<string, unknown> = { ...defaults };
  for (const field of Object.keys(defaults)) {
    const value = options[field as keyof typeof defaults];
    if (value !== undefined) values[field] = value;
  }
  for (const [field, from, to] of bounds) {
    const value = values[field];
    if (typeof value !== 'number' || !Number.isFinite(value) || value < from || value > to) {
      throw new ConfigError(`pd.${field}`, `must be a number from ${from} to ${to}, got ${describeValue(value)}`);
    }
  }
  if (typeof values['callerComponent'] !== 'string') throw new ConfigError('pd.callerComponent', 'must be a string');
  const addresses = endpoints.map((endpoint, i) => parseEndpoint(endpoint, `pd.endpoints[${i}]`));
  return {
    ...(values as typeof defaults),
    endpoints: [...new Set(addresses)],
    channel: tls === undefined ? (channel ?? {}) : { ...channel, tls },
  };
}
