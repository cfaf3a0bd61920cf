import { ConfigError } from '@tikv-client/errors';
import type { ChannelOptions } from './channel.js';

export interface SettledChannelOptions {
  readonly tls: ChannelOptions['tls'];
  readonly connectTimeoutMs: number;
  readonly keepaliveTimeMs: number;
  readonly keepaliveTimeoutMs: number;
  readonly maxReceiveBytes: number;
  readonly windowBytes: number;
}

const mebibyte = 1024 * 1024;

const names = new Set([
  'tls',
  'connectTimeoutMs',
  'keepaliveTimeMs',
  'keepaliveTimeoutMs',
  'maxReceiveBytes',
  'windowBytes',
]);
const tlsNames = new Set(['ca', 'cert', 'key', 'serverName']);

/** Fills in the defaults. What is unknown or out of bounds is a `ConfigError` that names it. */
export function settleChannelOptions(options: ChannelOptions): SettledChannelOptions {
  refuseUnknown(options, names, '');
  if (options.tls !== undefined) refuseUnknown(options.tls, tlsNames, 'tls.');
  return {
    tls: options.tls,
    connectTimeoutMs: within('connectTimeoutMs', options.connectTimeoutMs ?? 5_000, 1, 600_000),
    keepaliveTimeMs: within('keepaliveTimeMs', options.keepaliveTimeMs ?? 10_000, 100, 86_400_000),
    keepaliveTimeoutMs: within('keepaliveTimeoutMs', options.keepaliveTimeoutMs ?? 3_000, 10, 600_000),
    maxReceiveBytes: within('maxReceiveBytes', options.maxReceiveBytes ?? 256 * mebibyte, 1, 2 ** 31 - 1),
    windowBytes: within('windowBytes', options.windowBytes ?? 16 * mebibyte, 65_535, 2 ** 31 - 1),
  };
}

function refuseUnknown(options: object, known: ReadonlySet<string>, prefix: string): void {
  if (typeof options !== 'object' || options === null)
    throw new ConfigError(prefix.slice(0, -1) || 'channel', 'must be an object');
  for (const name of Object.keys(options)) {
    if (!known.has(name)) throw new ConfigError(`${prefix}${name}`, 'is not an option');
  }
}

/** The value itself when it is an integer in [min, max], else a `ConfigError` that names field and bounds. */
export function within(field: string, value: number, min: number, max: number): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new ConfigError(field, `must be an integer from ${min} to ${max}, got ${String(value)}`);
}
