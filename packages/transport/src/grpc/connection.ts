import { lookup as dnsLookup } from 'node:dns';
import { isIP } from 'node:net';
import type { Socket } from 'node:net';
import { Channel as GrpcChannel, connectivityState } from '@grpc/grpc-js';
import type { ChannelOptions as GrpcChannelOptions } from '@grpc/grpc-js';
import type { Clock, Timer } from '@tikv-client/runtime';
import { formatAddress } from '../address.js';
import type { HostPort } from '../address.js';
import type { DialEvents, Dialed } from '../reconnecting-channel.js';
import { DialCredentials } from './channel-credentials.js';
import type { TlsTarget } from './channel-credentials.js';
import { endpointScheme, withEndpoints } from './endpoint-resolver.js';
import { explainFailure } from './failure-probe.js';
import type { SettledChannelOptions } from '../settled-channel-options.js';

/** Name resolution as `node:dns` does it; tests put their own in. */
export type Lookup = (host: string, done: (error: Error | null, addresses: readonly string[]) => void) => void;

export const systemLookup: Lookup = (host, done) => {
  dnsLookup(host, { all: true }, (error, found) => {
    done(error, error === null ? found.map((entry) => entry.address) : []);
  });
};

/**
 * One attempt to connect and, if it succeeds, the connection. A grpc-js channel is used for exactly one connection: its own
 * reconnecting has neither a bound on the attempt nor a way to try at once after the fault has healed.
 */
export class Connection implements Dialed {
  readonly startedAt: number;
  readonly #clock: Clock;
  readonly #options: SettledChannelOptions;
  readonly #events: DialEvents<Connection>;
  readonly #abort = new AbortController();
  #timer: Timer | undefined;
  #channel: GrpcChannel | undefined;
  #phase: 'resolving' | 'connecting' | 'ready' | 'over' = 'resolving';
  #stage = 'name resolution';
  #tlsError: Error | undefined;
  #socket: Socket | undefined;
  #progressAt: number;
  #bytesSeen = 0;
  #calls = 0;

  constructor(clock: Clock, options: SettledChannelOptions, events: DialEvents<Connection>) {
    this.#clock = clock;
    this.#options = options;
    this.#events = events;
    this.startedAt = clock.monotonic();
    this.#progressAt = this.startedAt;
  }

  get busy(): boolean {
    return this.#calls > 0;
  }

  get ready(): boolean {
    return this.#phase === 'ready';
  }

  /** A new call, which grpc-js ends by itself at the deadline. Only while ready. */
  createCall(path: string, deadline: number): ReturnType<GrpcChannel['createCall']> {
    if (this.#channel === undefined) throw new Error('a call on a connection that is not ready');
    const left = deadline - this.#clock.monotonic();
    const wall = left === Infinity ? Infinity : this.#clock.now() + left;
    return this.#channel.createCall(path, wall, undefined, null, undefined);
  }

  start(target: HostPort, tls: TlsTarget | undefined, lookup: Lookup): void {
    const { connectTimeoutMs } = this.#options;
    this.#timer = this.#clock.setTimer(connectTimeoutMs, () =>
      this.#fail(`no connection within ${connectTimeoutMs} ms (waiting for ${this.#stage})`),
    );
    if (isIP(target.host) !== 0) {
      this.#dial(target, tls, [target.host]);
      return;
    }
    lookup(target.host, (error, found) => {
      if (this.#phase !== 'resolving') return;
      if (error !== null) this.#fail(`name resolution of ${target.host} failed: ${error.message}`);
      else if (found.length === 0) this.#fail(`name resolution of ${target.host} failed: no addresses`);
      else this.#dial(target, tls, found);
    });
  }

  progressAt(): number {
    const bytes = this.#socket?.bytesRead ?? 0;
    if (bytes !== this.#bytesSeen) {
      this.#bytesSeen = bytes;
      this.#progressAt = this.#clock.monotonic();
    }
    return this.#progressAt;
  }

  /** Bytes that came from the peer so far. */
  bytesRead(): number {
    return this.#socket?.bytesRead ?? 0;
  }

  /** The session under the calls is dead or dying; grpc-js may notice only later. */
  distrust(): void {
    if (this.#phase === 'ready') this.#lose();
  }

  /**
   * A call ran into its deadline. When not one byte has come since it began, the peer may be gone without a word (a black hole
   * where keepalive has not struck yet): new calls get a new connection, running ones keep this one.
   */
  suspect(bytesReadAtStart: number): void {
    if (this.#phase === 'ready' && this.bytesRead() === bytesReadAtStart) this.#lose();
  }

  callStarted(): void {
    this.#calls += 1;
  }

  /** The last call on a connection that takes no new ones lets its socket go. */
  callEnded(): void {
    this.#calls -= 1;
    if (this.#calls === 0 && this.#phase === 'over') this.#abort.abort();
  }

  abandon(): void {
    this.#retire();
    this.#abort.abort();
  }

  #dial(target: HostPort, tls: TlsTarget | undefined, hosts: readonly string[]): void {
    this.#phase = 'connecting';
    this.#stage = 'the TCP connection';
    const { signal } = this.#abort;
    const addresses = hosts.map((host) => ({ host, port: target.port, signal }));
    const credentials = new DialCredentials(
      {
        onSocket: (socket) => {
          this.#socket = socket;
          this.#progressAt = this.#clock.monotonic();
          this.#stage = tls === undefined ? 'HTTP/2 settings' : 'TLS and HTTP/2 settings';
        },
        onTlsError: (error) => {
          this.#tlsError ??= error;
        },
      },
      tls,
    );
    const authority = formatAddress(tls?.serverName ?? target.host, target.port);
    const options = withEndpoints(grpcOptions(this.#options, authority), addresses);
    this.#channel = new GrpcChannel(
      `${endpointScheme}:${formatAddress(target.host, target.port)}`,
      credentials,
      options,
    );
    this.#channel.getConnectivityState(true);
    this.#watch(this.#channel);
  }

  #watch(channel: GrpcChannel): void {
    if (this.#phase === 'over') return;
    const state = channel.getConnectivityState(false);
    if (state === connectivityState.READY) this.#becomeReady();
    else if (state === connectivityState.TRANSIENT_FAILURE) this.#explain(channel);
    else if (this.#phase === 'ready') this.#lose();
    if (this.#over()) return;
    channel.watchConnectivityState(state, Infinity, () => this.#watch(channel));
  }

  #over(): boolean {
    return this.#phase === 'over';
  }

  #becomeReady(): void {
    if (this.#phase === 'ready') return;
    this.#phase = 'ready';
    this.#timer?.cancel();
    this.#events.onReady(this);
  }

  /** grpc-js tells the reason of a failed attempt only to calls. */
  #explain(channel: GrpcChannel): void {
    if (this.#phase === 'ready') {
      this.#lose();
      return;
    }
    if (this.#tlsError !== undefined) {
      this.#fail(`TLS: ${this.#tlsError.message}`);
      return;
    }
    explainFailure(channel, (reason) => this.#fail(reason));
  }

  #fail(reason: string): void {
    if (this.#phase === 'over' || this.#phase === 'ready') return;
    this.abandon();
    this.#events.onFailed(this, reason);
  }

  #lose(): void {
    this.#retire();
    if (this.#calls === 0) this.#abort.abort();
    this.#events.onLost(this);
  }

  #retire(): void {
    if (this.#phase === 'over') return;
    this.#phase = 'over';
    this.#timer?.cancel();
    this.#socket = undefined;
    this.#channel?.close();
  }
}

function grpcOptions(options: SettledChannelOptions, authority: string): GrpcChannelOptions {
  return {
    'grpc.default_authority': authority,
    // Connections of two channels are never shared, and nothing is read from the environment.
    'grpc.use_local_subchannel_pool': 1,
    'grpc.enable_http_proxy': 0,
    'grpc.service_config_disable_resolution': 1,
    'grpc.enable_channelz': 0,
    'grpc.enable_retries': 0,
    'grpc.max_send_message_length': -1,
    'grpc.max_receive_message_length': options.maxReceiveBytes,
    'grpc.keepalive_time_ms': options.keepaliveTimeMs,
    'grpc.keepalive_timeout_ms': options.keepaliveTimeoutMs,
    'grpc.keepalive_permit_without_calls': 1,
    'grpc-node.flow_control_window': options.windowBytes,
    'grpc.client_idle_timeout_ms': 2 ** 31 - 1,
  };
}
