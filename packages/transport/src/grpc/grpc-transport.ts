import { systemClock } from '@tikv-client/runtime';
import type { Clock } from '@tikv-client/runtime';
import type { Channel, ChannelOptions, Transport } from '../channel.js';
import { ReconnectingChannel } from '../reconnecting-channel.js';
import { systemLookup } from './connection.js';
import type { Lookup } from './connection.js';
import { registerEndpointResolver } from './endpoint-resolver.js';
import { GrpcDriver } from './grpc-driver.js';
import { settleChannelOptions } from '../settled-channel-options.js';

export interface GrpcTransportDeps {
  /** @default systemClock */
  readonly clock?: Clock | undefined;
  /** Name resolution. @default the system's, by `node:dns` */
  readonly lookup?: Lookup | undefined;
}

/**
 * gRPC over sockets, by grpc-js. `open` throws a `ConfigError` for options out of bounds and certificates that cannot
 * be read; an address that is not `host:port` fails its calls with UNAVAILABLE.
 */
export function createGrpcTransport(deps: GrpcTransportDeps = {}): Transport {
  const clock = deps.clock ?? systemClock;
  const lookup = deps.lookup ?? systemLookup;
  registerEndpointResolver();
  return {
    open: (address: string, options: ChannelOptions = {}): Channel =>
      new ReconnectingChannel(address, clock, new GrpcDriver(address, settleChannelOptions(options), clock, lookup)),
  };
}
