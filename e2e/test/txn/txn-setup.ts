import { encodeBytes } from '@tikv-client/codec';
import type { EmbeddedCluster, EmbeddedClusterOptions } from '@tikv-client/embedded-tikv';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { UndeterminedError, createTikvClient } from 'tikv-client';
import type { RpcCall, TikvClient, TikvClientOptions, Transaction } from 'tikv-client';
import { onTestFinished } from 'vitest';
import { Simulated } from '../hostile/simulated.js';

/** A cluster with regions that begin at `a`, `b` and `c`, and clients, all on simulated time. */
export class TxnSetup {
  readonly sim: Simulated;
  /** Attempts of all clients, as they were sent. */
  readonly sent: RpcCall[] = [];
  readonly warnings: string[] = [];
  /** Called before an attempt is sent. */
  onSend: ((call: RpcCall) => void) | undefined;
  /** Attempts wait for it before they are sent. */
  hold: ((call: RpcCall) => Promise<void> | undefined) | undefined;
  /** Answers in the place of a store; undefined leaves it to the store. */
  answer: ((call: RpcCall) => unknown) | undefined;

  constructor(sim: Simulated) {
    this.sim = sim;
  }

  get cluster(): EmbeddedCluster {
    return this.sim.cluster;
  }

  async connect(name: string, options: Partial<TikvClientOptions> = {}): Promise<TikvClient> {
    const { clock, network, random } = this.sim;
    const logger = {
      debug: () => undefined,
      info: () => undefined,
      warn: (message: string) => this.warnings.push(message),
      error: (message: string) => this.warnings.push(message),
    };
    const interceptor = {
      name: 'tap',
      intercept: async (call: RpcCall, next: (call: RpcCall) => Promise<unknown>) => {
        this.sent.push(call);
        this.onSend?.(call);
        await this.hold?.(call);
        return this.answer?.(call) ?? next(call);
      },
    };
    const deps = {
      clock,
      transport: network.from(name),
      random: random.fork(name),
      logger,
      interceptors: [interceptor],
    };
    const client = await createTikvClient({ pd: this.cluster.pdEndpoints, timeoutMs: 10_000, ...options }, deps);
    onTestFinished(() => this.sim.run(client.close()));
    return client;
  }

  /** Requests of one command, in the order in which they were sent. */
  requests<Req>(command: string): Req[] {
    return this.sent.filter((call) => call.command.name === command).map(({ request }) => request as Req);
  }

  prewrites(): kvrpcpb.PrewriteRequest[] {
    return this.requests('KvPrewrite');
  }

  /** Keys with locks, anywhere in the cluster. */
  locks(): string[] {
    return this.cluster.locks().map(({ key }) => Buffer.from(key).toString());
  }

  async sleep(ms: number): Promise<void> {
    await this.sim.clock.sleep(ms);
  }

  /** Waits until a condition holds, on simulated time. */
  async until(condition: () => boolean, limitMs = 30_000): Promise<void> {
    const end = this.sim.clock.monotonic() + limitMs;
    while (!condition()) {
      if (this.sim.clock.monotonic() > end) throw new Error('the condition does not come true');
      await this.sleep(10);
    }
  }

  /** Prewrites, and dies before anything is committed: the locks are left behind. */
  async dieAfterPrewrite(txn: Transaction): Promise<void> {
    const died = new AbortController();
    const fault = this.cluster.addFault({ method: 'KvCommit', on: 'request', action: 'drop' });
    const before = this.onSend;
    this.onSend = ({ command }) => {
      if (command.name === 'KvCommit') this.sim.clock.nextTurn(() => died.abort(new Error('died')));
    };
    const error: unknown = await txn.commit({ signal: died.signal }).catch((reason: unknown) => reason);
    if (!(error instanceof UndeterminedError)) throw new Error('it has not died', { cause: error });
    this.onSend = before;
    // The commit may still be on its way.
    await this.sleep(50);
    fault.remove();
  }
}

export interface Started {
  readonly setup: TxnSetup;
  readonly cluster: EmbeddedCluster;
  readonly client: TikvClient;
  readonly other: TikvClient;
}

/** Runs a test on simulated time, with a cluster and two clients. */
export async function withTxn(
  body: (started: Started) => Promise<void>,
  options: Partial<TikvClientOptions> = {},
  clusterOptions: EmbeddedClusterOptions = {},
): Promise<void> {
  const sim = await Simulated.start({ stores: 3, ...clusterOptions });
  const setup = new TxnSetup(sim);
  for (const key of ['a', 'b', 'c']) await sim.run(sim.cluster.splitRegion(encodeBytes(Buffer.from(key))));
  const client = await sim.run(setup.connect('client', options));
  const other = await sim.run(setup.connect('other', options));
  await sim.run(body({ setup, cluster: sim.cluster, client, other }));
}

export function text(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes).toString();
}

export async function put(client: TikvClient, pairs: Readonly<Record<string, string>>): Promise<void> {
  const txn = await client.begin();
  for (const [key, value] of Object.entries(pairs)) txn.put(key, value);
  await txn.commit();
  await client.txn.backgroundIdle();
}

/** What a new snapshot reads. */
export async function values(client: TikvClient, ...keys: string[]): Promise<(string | undefined)[]> {
  const snapshot = await client.snapshot();
  return (await snapshot.batchGet(keys)).map(text);
}

/** How a call failed. */
export async function failure(call: Promise<unknown>): Promise<Error & { readonly code?: string }> {
  try {
    await call;
  } catch (error) {
    return error as Error;
  }
  throw new Error('the call has not failed');
}
