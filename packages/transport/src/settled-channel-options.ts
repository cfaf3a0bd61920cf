import { TikvError } from '@tikv-client/errors';
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

/** Fills in the defaults and refuses what is out of bounds with a `TikvError` of code CONFIG. */
export function settleChannelOptions(options: ChannelOptions): SettledChannelOptions {
  return {
    tls: options.tls,
    connectTimeoutMs: within('connectTimeoutMs', options.connectTimeoutMs ?? 5_000, 1, 600_000),
    keepaliveTimeMs: within('keepaliveTimeMs', options.keepaliveTimeMs ?? 10_000, 100, 86_400_000),
    keepaliveTimeoutMs: within('keepaliveTimeoutMs', options.keepaliveTimeoutMs ?? 3_000, 10, 600_000),
    maxReceiveBytes: within('maxReceiveBytes', options.maxReceiveBytes ?? 256 * mebibyte, 1, 2 ** 31 - 1),
    windowBytes: within('windowBytes', options.windowBytes ?? 16 * mebibyte, 65_535, 2 ** 31 - 1),
  };
}

/** The value itself when it is an integer in [min, max], else a `TikvError` that names field and bounds. */
export function within(field: string, value: number, min: number, max: number): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new TikvError('CONFIG', `${field} must be an integer from ${min} to ${max}, got ${String(value)}`);
}
