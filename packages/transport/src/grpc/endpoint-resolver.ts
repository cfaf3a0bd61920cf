import { experimental } from '@grpc/grpc-js';
import type { ChannelOptions as GrpcChannelOptions } from '@grpc/grpc-js';

/**
 * grpc-js offers no way to give up a TCP connection attempt, and its own resolver caches answers for 30 seconds. With addresses
 * resolved before and handed to it, both are ours: `net.connect` takes the address object as its options, so the signal in it
 * destroys the socket in whatever phase it is.
 */
export interface DialAddress {
  readonly host: string;
  readonly port: number;
  readonly signal: AbortSignal;
}

export const endpointScheme = 'tikv-client';
const endpointsKey = 'tikv-client.endpoints';

export function withEndpoints(options: GrpcChannelOptions, addresses: readonly DialAddress[]): GrpcChannelOptions {
  return { ...options, [endpointsKey]: addresses };
}

/** Tells grpc-js about the scheme. Doing it again changes nothing. */
export function registerEndpointResolver(): void {
  experimental.registerResolver(endpointScheme, EndpointResolver);
}

class EndpointResolver implements experimental.Resolver {
  readonly #addresses: readonly DialAddress[];
  readonly #listener: experimental.ResolverListener;
  #reported = false;

  constructor(_target: experimental.GrpcUri, listener: experimental.ResolverListener, options: GrpcChannelOptions) {
    const addresses: unknown = options[endpointsKey];
    this.#addresses = Array.isArray(addresses) ? (addresses as DialAddress[]) : [];
    this.#listener = listener;
  }

  updateResolution(): void {
    if (this.#reported) return;
    this.#reported = true;
    const endpoints = this.#addresses.map((address) => ({ addresses: [address] }));
    process.nextTick(() => {
      if (this.#reported) this.#listener(experimental.statusOrFromValue(endpoints), {}, null, '');
    });
  }

  destroy(): void {
    this.#reported = false;
  }

  static getDefaultAuthority(target: experimental.GrpcUri): string {
    return target.path;
  }
}
