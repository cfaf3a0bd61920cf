import { HistoryRecorder } from '@tikv-client/checkers';
import type { Value } from '@tikv-client/checkers';
import { createEmbeddedCluster } from '@tikv-client/embedded-tikv';
import type { EmbeddedCluster } from '@tikv-client/embedded-tikv';
import { TikvError } from '@tikv-client/errors';
import type { Scenario, World } from '@tikv-client/simulator';
import { recordRawAttempts } from '@tikv-client/test-harness';
import { createTikvClient } from 'tikv-client';
import type { RpcInterceptor, TikvClient } from 'tikv-client';
import { DuplicatingListener } from './fault/duplicating-listener.js';
import { FaultInjector, clientName } from './fault/fault-injector.js';
import { commonFaults, planFaults } from './fault/fault-plan.js';
import type { FaultMix } from './fault/fault-plan.js';
import { BrokenPromise } from './judge/broken-promise.js';
import { judge } from './judge/judge.js';
import { mutations } from './mutations.js';
import type { MutationName } from './mutations.js';
import type { Totals } from './totals.js';
import { traceAttempts } from './trace-attempts.js';
import { bytesOf, textOf } from './workload/bytes.js';
import { firstSplits, keys, laterSplits } from './workload/keys.js';
import { Session } from './workload/session.js';
import type { EndedCall } from './workload/session.js';

export interface RawScenarioOptions {
  /** A bug to switch on. */
  readonly mutation?: MutationName | undefined;
  /** Counts into these. */
  readonly totals?: Totals | undefined;
  /** Gets every line of the trace. */
  readonly onLine?: ((line: string) => void) | undefined;
}

const clients = 3;
const sessionsPerClient = 4;
const operationsPerSession = 43;
const stores = 3;
const pds = 3;
const faultsWithinMs = 1500;
const healedReadMs = 5000;
const afterCloseMs = 60_000;
/** What the deadline wheel may add to a deadline, and then some. */
const deadlineSlackMs = 50;

/** What raw clients meet. */
export const rawFaults: FaultMix = {
  ...commonFaults,
  methods: [
    'RawGet',
    'RawPut',
    'RawDelete',
    'RawCompareAndSwap',
    'RawBatchPut',
    'RawScan',
    'GetRegion',
    'BatchCommands',
  ],
  splits: laterSplits,
};

/** Errors that a call may end with while faults last. */
const expected: ReadonlySet<string> = new Set(['DEADLINE_EXCEEDED', 'RETRIES_EXHAUSTED']);

/**
 * Real clients on a real cluster over a network that misbehaves: sessions read and write a few keys around region borders while
 * regions split, leaders move, stores restart and messages get lost, late or doubled. Fails when a history is not linearizable,
 * an acknowledged write is gone, a call outlives its deadline, or the keys cannot be read once all is healed.
 */
export function rawScenario(options: RawScenarioOptions = {}): Scenario {
  return { name: 'raw', limitMs: 600_000, run: (world) => new RawRun(world, options).run() };
}

class RawRun {
  readonly #world: World;
  readonly #options: RawScenarioOptions;
  readonly #recorder: HistoryRecorder;

  constructor(world: World, options: RawScenarioOptions) {
    this.#world = world;
    this.#options = options;
    this.#recorder = new HistoryRecorder({ time: () => world.clock.monotonic() });
  }

  async run(): Promise<void> {
    const { clock, random, links, network } = this.#world;
    const { totals } = this.#options;
    const attempts = recordRawAttempts(this.#recorder) as RpcInterceptor;
    const listener = new DuplicatingListener(network, {
      clock,
      random: random.fork('duplicates'),
      family: 'raw',
      onDuplicate: (address, command, request) => {
        this.#note(`duplicate ${command.name} at ${address}`);
        totals?.count('duplicatedRequests');
        // An attempt that nobody hears of: it stays open.
        const call = { target: { storeId: 0n, regionId: 0n, address }, command, request, attempt: 0 };
        void attempts.intercept(call as Parameters<RpcInterceptor['intercept']>[0], () => new Promise(() => undefined));
      },
    });
    const cluster = await createEmbeddedCluster(
      { pds, stores, regions: 1, replicationDelay: { minMs: 0.2, maxMs: 3 }, heartbeatMs: 1000 },
      {
        clock,
        random: random.fork('cluster'),
        listener,
        mutations: this.#options.mutation === undefined ? undefined : mutations.raw[this.#options.mutation],
      },
    );
    for (const at of firstSplits) await cluster.splitRegion(bytesOf(at));
    const faults = new FaultInjector({ cluster, links, listener, clock, borderOf: bytesOf });
    const opened = await this.#openClients(cluster, attempts);
    const plan = planFaults(random.fork('faults'), {
      durationMs: faultsWithinMs,
      clients,
      stores,
      mix: rawFaults,
    });
    const disturb = async (): Promise<void> => {
      await this.#world.play(plan, (fault) => {
        totals?.countFault(fault.kind);
        this.#options.onLine?.(`${clock.monotonic().toFixed(3)} fault ${JSON.stringify(fault)}`);
        return faults.perform(fault);
      });
      await faults.heal();
      this.#note('healed');
      // At once, while the sessions go on: the first call after the faults has to get through.
      await this.#readAll(opened);
    };
    await Promise.all([disturb(), ...opened.flatMap((client, at) => this.#sessions(client, clientName(at)))]);
    const final = await this.#readAll(opened);
    totals?.count('simulatedMs', clock.monotonic());
    for (const client of opened) void client.close();
    await cluster.close();
    // Packets and copies of requests that are still on their way get lost meanwhile; what is set again and again stays.
    await clock.sleep(afterCloseMs);
    if (clock.pendingTimers > 0)
      throw new BrokenPromise(`${clock.pendingTimers} timers are left after closing everything`);
    const { attempts: seen, open } = judge(this.#recorder, final);
    totals?.count('attempts', seen);
    totals?.count('openAttempts', open);
  }

  #openClients(cluster: EmbeddedCluster, attempts: RpcInterceptor): Promise<TikvClient[]> {
    const { clock, random, network } = this.#world;
    const names = Array.from({ length: clients }, (_, at) => clientName(at));
    return Promise.all(
      names.map((name) =>
        createTikvClient(
          { pd: cluster.pdEndpoints, apiVersion: 'v1', attemptTimeoutMs: 1000, raw: { atomic: true } },
          {
            transport: network.from(name),
            clock,
            random: random.fork(name),
            interceptors: [attempts, traceAttempts(name, (line) => this.#note(line))],
          },
        ),
      ),
    );
  }

  #sessions(client: TikvClient, name: string): Promise<void>[] {
    const { clock, random } = this.#world;
    return Array.from({ length: sessionsPerClient }, (_, at) => {
      const own = `${name.replace('client-', 'c')}s${at}`;
      const session = new Session({
        name: own,
        client,
        clock,
        random: random.fork(own),
        recorder: this.#recorder,
        onCall: (call) => this.#ended(call),
      });
      return session.run(operationsPerSession);
    });
  }

  #ended(call: EndedCall): void {
    const { session, operation, outcome, error, elapsedMs } = call;
    this.#world.countOperations();
    const took = `${elapsedMs.toFixed(1)} of ${operation.timeoutMs} ms`;
    const what = `${session} ${JSON.stringify(operation)}: ${outcome}, ${took}`;
    this.#note(what);
    this.#options.totals?.count(error === undefined ? 'answered' : 'failed');
    if (elapsedMs > operation.timeoutMs + deadlineSlackMs) throw new BrokenPromise(`outlived its deadline: ${what}`);
    if (error !== undefined && !isExpected(call)) {
      throw new BrokenPromise(`unexpected failure: ${what}`, { cause: error });
    }
  }

  /** Every client reads every key; none may need a restart or more than its deadline. */
  async #readAll(opened: readonly TikvClient[]): Promise<Map<string, Value>> {
    const { clock } = this.#world;
    const from = clock.monotonic();
    const reads = await Promise.all(
      opened.map((client) =>
        Promise.all(keys.map(async (key) => textOf(await client.raw.get(bytesOf(key), { timeoutMs: healedReadMs })))),
      ),
    );
    this.#note(`reading all keys took ${(clock.monotonic() - from).toFixed(1)} ms`);
    return new Map(keys.map((key, at) => [key, reads[0]?.[at] ?? null]));
  }

  #note(what: string): void {
    this.#world.note(what);
    this.#options.onLine?.(`${this.#world.clock.monotonic().toFixed(3)} ${what}`);
  }
}

function isExpected({ operation, error }: EndedCall): boolean {
  if (!(error instanceof TikvError)) return false;
  if (operation.kind === 'compareAndSwap' && error.code === 'UNDETERMINED') return true;
  if (operation.kind === 'timestamp' && error.code === 'TIMESTAMP_FALLBACK') return true;
  return expected.has(error.code);
}
