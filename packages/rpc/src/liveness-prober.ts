import type { Clock } from '@tikv-client/runtime';
import type { Channel, ChannelOptions, Transport } from '@tikv-client/transport';
import type { Liveness } from './store-rpc.js';

const healthCheckPath = '/grpc.health.v1.Health/Check';

export interface LivenessProberOptions {
  readonly timeoutMs: number;
  readonly channel: ChannelOptions;
  readonly transport: Transport;
  readonly clock: Clock;
}

/**
 * Asks stores whether they serve. Each probe takes a connection of its own, so that a stuck one does not speak for its store;
 * probes of one address at one time are one.
 */
export class LivenessProber {
  readonly #options: LivenessProberOptions;
  readonly #running = new Map<string, Promise<Liveness>>();
  readonly #channels = new Set<Channel>();
  #closed = false;

  constructor(options: LivenessProberOptions) {
    this.#options = options;
  }

  probe(address: string): Promise<Liveness> {
    if (this.#closed) return Promise.resolve('unknown');
    if (this.#options.timeoutMs === 0) return Promise.resolve('unreachable');
    const running = this.#running.get(address);
    if (running !== undefined) return running;
    const probe = this.#check(address);
    this.#running.set(address, probe);
    return probe;
  }

  /** Running probes end with `unknown`. */
  close(): void {
    this.#closed = true;
    for (const channel of this.#channels) channel.close();
  }

  #check(address: string): Promise<Liveness> {
    const { transport, clock, timeoutMs, channel: options } = this.#options;
    return new Promise((resolve) => {
      let channel: Channel;
      try {
        channel = transport.open(address, { ...options, connectTimeoutMs: timeoutMs });
      } catch {
        this.#running.delete(address);
        return resolve('unreachable');
      }
      this.#channels.add(channel);
      const deadline = clock.monotonic() + timeoutMs;
      // An empty HealthCheckRequest asks for the whole server.
      channel.unary(healthCheckPath, new Uint8Array(0), { deadline }, (failure, response) => {
        this.#channels.delete(channel);
        this.#running.delete(address);
        channel.close();
        if (this.#closed) resolve('unknown');
        else resolve(failure !== undefined || response === undefined ? 'unreachable' : servingStatus(response));
      });
    });
  }
}

/** `HealthCheckResponse.status`: 0 UNKNOWN, 1 SERVING, 2 NOT_SERVING, 3 SERVICE_UNKNOWN; one field, so the last byte is the value. */
function servingStatus(response: Uint8Array): Liveness {
  const status = response.length === 0 ? 0 : response[0] === 0x08 ? response[1] : 2;
  if (status === 1) return 'reachable';
  return status === 0 || status === 3 ? 'unknown' : 'unreachable';
}
