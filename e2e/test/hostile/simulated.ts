import { createEmbeddedCluster } from '@tikv-client/embedded-tikv';
import type { EmbeddedCluster, EmbeddedClusterOptions } from '@tikv-client/embedded-tikv';
import { TikvError } from '@tikv-client/errors';
import { SeededRandom, SimulatedClock } from '@tikv-client/runtime';
import { LinkFaults, linkPolicy } from '@tikv-client/simulator';
import { MemoryNetwork } from '@tikv-client/transport';
import { createTikvClient } from 'tikv-client';
import type { TikvClient, TikvClientOptions } from 'tikv-client';
import { expect, onTestFinished } from 'vitest';
import { TappingListener } from './tapping-listener.js';

/** One call on simulated time: what it came to and how long it took. */
export interface Outcome<T> {
  readonly value?: T | undefined;
  readonly error?: unknown;
  readonly tookMs: number;
}

/** What the deadline wheel and the network's millisecond may add to a deadline. */
const slackMs = 60;

/** A cluster and clients on a memory network and a simulated clock; all closed when the test is over. */
export class Simulated {
  readonly clock = new SimulatedClock();
  readonly random = new SeededRandom(11);
  readonly links = new LinkFaults(this.random.fork('links'));
  readonly network = new MemoryNetwork({ clock: this.clock, link: linkPolicy(this.links) });
  readonly tap = new TappingListener(this.network);
  #cluster: EmbeddedCluster | undefined;

  static async start(options: EmbeddedClusterOptions = {}): Promise<Simulated> {
    const simulated = new Simulated();
    const { clock, links, network, random, tap } = simulated;
    links.onHeal(() => network.wake());
    const deps = { clock, random: random.fork('cluster'), listener: tap };
    const cluster = await simulated.run(createEmbeddedCluster(options, deps));
    simulated.#cluster = cluster;
    onTestFinished(() => simulated.run(cluster.close()));
    return simulated;
  }

  get cluster(): EmbeddedCluster {
    if (this.#cluster === undefined) throw new Error('not started');
    return this.#cluster;
  }

  async client(options: Partial<TikvClientOptions> = {}, name = 'client'): Promise<TikvClient> {
    const { clock, network, random } = this;
    const deps = { clock, transport: network.from(name), random: random.fork(name) };
    const client = await this.run(createTikvClient({ pd: this.cluster.pdEndpoints, ...options }, deps));
    onTestFinished(() => client.close());
    return client;
  }

  /** Runs the clock until the promise is settled. */
  async run<T>(promise: Promise<T>, limitMs = 300_000): Promise<T> {
    return (await this.clock.runUntil(promise, { limitMs })) as T;
  }

  /** Makes a call; the clock has to be run for it to end. */
  async outcome<T>(call: () => Promise<T>): Promise<Outcome<T>> {
    const start = this.clock.monotonic();
    try {
      return { value: await call(), tookMs: this.clock.monotonic() - start };
    } catch (error) {
      return { error, tookMs: this.clock.monotonic() - start };
    }
  }

  /** Makes a call and runs the clock until it ends. */
  async timed<T>(call: () => Promise<T>): Promise<Outcome<T>> {
    return this.run(this.outcome(call));
  }
}

/** The call failed as it should: with a typed error of one of the codes and not after its deadline. */
export function expectTypedFailure({ error, tookMs }: Outcome<unknown>, timeoutMs: number, ...codes: string[]): void {
  expect(error).toBeInstanceOf(TikvError);
  expect(codes).toContain((error as TikvError).code);
  expect(tookMs).toBeLessThanOrEqual(timeoutMs + slackMs);
}

/** The call succeeded, not after its deadline. */
export function expectSuccess({ error, tookMs }: Outcome<unknown>, timeoutMs: number): void {
  expect(error).toBeUndefined();
  expect(tookMs).toBeLessThanOrEqual(timeoutMs + slackMs);
}

export function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes).toString();
}
