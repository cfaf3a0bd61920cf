import { TikvError } from '@tikv-client/errors';
import { parseAddress } from '../address.js';
import type { HostPort } from '../address.js';
import type { ServerOptions, ServerTls } from '../server.js';
import { within } from '../settled-channel-options.js';

export interface SettledServerOptions {
  readonly address: HostPort;
  readonly tls: ServerTls | undefined;
  readonly maxReceiveBytes: number;
  readonly maxHttpBodyBytes: number;
  readonly handshakeTimeoutMs: number;
  readonly keepaliveTimeMs: number;
  readonly keepaliveTimeoutMs: number;
  readonly maxConcurrentStreams: number;
  readonly windowBytes: number;
}

const mebibyte = 1024 * 1024;

/** Fills in the defaults and refuses what is out of bounds with a `TikvError` of code CONFIG. */
export function settleServerOptions(options: ServerOptions): SettledServerOptions {
  const address = parseAddress(options.address);
  if (address === undefined) throw new TikvError('CONFIG', `address must be host:port, got ${options.address}`);
  return {
    address,
    tls: options.tls,
    maxReceiveBytes: within('maxReceiveBytes', options.maxReceiveBytes ?? 256 * mebibyte, 1, 2 ** 31 - 1),
    maxHttpBodyBytes: within('maxHttpBodyBytes', options.maxHttpBodyBytes ?? 16 * mebibyte, 0, 2 ** 31 - 1),
    handshakeTimeoutMs: within('handshakeTimeoutMs', options.handshakeTimeoutMs ?? 10_000, 10, 600_000),
    keepaliveTimeMs: within('keepaliveTimeMs', options.keepaliveTimeMs ?? 10_000, 10, 86_400_000),
    keepaliveTimeoutMs: within('keepaliveTimeoutMs', options.keepaliveTimeoutMs ?? 10_000, 10, 600_000),
    maxConcurrentStreams: within('maxConcurrentStreams', options.maxConcurrentStreams ?? 10_000, 1, 2 ** 31 - 1),
    windowBytes: within('windowBytes', options.windowBytes ?? 16 * mebibyte, 65_535, 2 ** 31 - 1),
  };
}
