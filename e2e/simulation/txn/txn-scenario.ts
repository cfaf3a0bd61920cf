import { TransactionRecorder } from '@tikv-client/checkers';
import type { TransferRecord } from '@tikv-client/checkers';
import { createEmbeddedCluster } from '@tikv-client/embedded-tikv';
import type { EmbeddedCluster } from '@tikv-client/embedded-tikv';
import type { Scenario, World } from '@tikv-client/simulator';
import { createTikvClient } from 'tikv-client';
import type { TikvClient } from 'tikv-client';
import { DuplicatingListener } from '../fault/duplicating-listener.js';
import { FaultInjector, clientName } from '../fault/fault-injector.js';
import { commonFaults, planFaults } from '../fault/fault-plan.js';
import type { FaultMix } from '../fault/fault-plan.js';
import { TsoRewind } from '../fault/tso-rewind.js';
import { BrokenPromise } from '../judge/broken-promise.js';
import { mutations } from '../mutations.js';
import type { TxnMutationName } from '../mutations.js';
import type { Totals } from '../totals.js';
import { traceAttempts } from '../trace-attempts.js';
import { bytesOf, textOf } from '../workload/bytes.js';
import { ClientHost } from './client-host.js';
import { judgeTransactions } from './judge-transactions.js';
import type { Commit, FinalBank, TxnJudgement } from './judge-transactions.js';
import type { EndedCall } from './life.js';
import { lockLives } from './lock-lives.js';
import { balanceOf } from './perform-plan.js';
import { ShortCommitSession } from './short-commit-session.js';
import { StoreCaller } from './store-caller.js';
import { accounts, borderOf, firstSplits, laterSplits, openingBalance, recordRange } from './txn-keys.js';
import { TxnSession } from './txn-session.js';

export interface TxnScenarioOptions {
  /** A bug to switch on. */
  readonly mutation?: TxnMutationName | undefined;
  /** Counts into these. */
  readonly totals?: Totals | undefined;
  /** Gets every line of the trace. */
  readonly onLine?: ((line: string) => void) | undefined;
}

/** How long the locks of each client live: `prewritten` without, `pessimistic` with a heartbeat. */
const lives = [
  { prewritten: 3000, pessimistic: 4000 },
  { prewritten: 60, pessimistic: 120 },
  { prewritten: 250, pessimistic: 600 },
] as const;
const longestLifeMs = 4000;
const sessionsPerClient = 3;
const callsPerSession = 49;
const shortCommitSessions = 2;
const callsPerShortCommitSession = 33;
const stores = 3;
const pds = 3;
const faultsWithinMs = 1200;
const healedReadMs = longestLifeMs + 3000;
const afterCloseMs = 60_000;
/** What the deadline wheel may add to a deadline, and then some. */
const deadlineSlackMs = 50;
/** Clients have heard from PD since: what is so much older than now is older than all that they know. */
const leastRewindMs = 10_000;
/** Nobody commits anything meanwhile, so it is short. */
const rewoundShare = 0.2;

/** What transactional clients meet. */
export const txnFaults: FaultMix = {
  always: [...commonFaults.always, 'clientCrash', 'tsoStepBack'],
  sometimes: [...commonFaults.sometimes, 'clientCrash', 'clientCrash', 'rpcDelay', 'rpcDelay'],
  extra: 6,
  methods: [
    'KvPrewrite',
    'KvPrewrite',
    'KvCommit',
    'KvCommit',
    'KvPessimisticLock',
    'KVPessimisticRollback',
    'KvBatchRollback',
    'KvTxnHeartBeat',
    'KvCheckTxnStatus',
    'KvCheckSecondaryLocks',
    'KvResolveLock',
    'KvGet',
    'KvBatchGet',
    'KvScan',
    'GetRegion',
    'BatchCommands',
  ],
  splits: laterSplits,
};

/**
 * Real clients on a real cluster over a network that misbehaves: transactions, optimistic and pessimistic, of short and long lives,
 * transfer money, append to lists and write registers, while regions split, leaders move, stores restart, clients die and messages
 * get lost, late or doubled. Fails when a transaction is not atomic, not isolated, not what its client was told; when a call
 * outlives its deadline; and when locks cannot be got rid of.
 */
export function txnScenario(options: TxnScenarioOptions = {}): Scenario {
  return { name: 'txn', limitMs: 600_000, run: (world) => new TxnRun(world, options).run() };
}

class TxnRun {
  readonly #world: World;
  readonly #options: TxnScenarioOptions;
  readonly #recorder: TransactionRecorder;
  readonly #rewind: TsoRewind;

  constructor(world: World, options: TxnScenarioOptions) {
    this.#world = world;
    this.#options = options;
    this.#recorder = new TransactionRecorder({ time: () => world.clock.monotonic() });
    this.#rewind = new TsoRewind(world.network);
  }

  async run(): Promise<void> {
    const { clock, random, network } = this.#world;
    const { totals } = this.#options;
    const listener = new DuplicatingListener(this.#rewind, {
      clock,
      random: random.fork('duplicates'),
      family: 'txn',
      onDuplicate: (address, command) => {
        this.#note(`duplicate ${command.name} at ${address}`);
        totals?.count('duplicatedRequests');
      },
    });
    const { mutation } = this.#options;
    const cluster = await createEmbeddedCluster(
      { pds, stores, regions: 1, replicationDelay: { minMs: 0.2, maxMs: 3 }, heartbeatMs: 1000 },
      {
        clock,
        random: random.fork('cluster'),
        listener,
        mutations: mutation === undefined ? undefined : mutations.txn[mutation],
      },
    );
    for (const at of firstSplits) await cluster.splitRegion(borderOf(at));
    const hosts = await this.#startHosts(cluster);
    await this.#openBank(hosts);

    // The last host is that of the sessions that commit in their own way.
    const clients = hosts.length - 1;
    const caller = new StoreCaller(network.from(clientName(clients)), clock);
    const sessions = hosts.flatMap((host, at) =>
      at < clients ? this.#sessions(host, at) : this.#shortCommitSessions(host, caller),
    );
    await Promise.all([this.#disturb(cluster, listener, hosts), ...sessions]);

    const opened = await Promise.all(hosts.map((host) => host.client()));
    const final = await this.#readBank(opened.slice(0, 1));
    await this.#cleanUp(cluster, opened);
    const commits = new Map<string, readonly Commit[]>();
    const commitsOf = (key: string): readonly Commit[] => {
      let found = commits.get(key);
      if (found === undefined) commits.set(key, (found = commitsIn(cluster, key)));
      return found;
    };
    const judgement = judgeTransactions(this.#recorder.transactions(), commitsOf, final);
    this.#note(`judged ${JSON.stringify(judgement)}`);
    totals?.count('simulatedMs', clock.monotonic());
    for (const [counter, count] of entriesOf(judgement)) totals?.count(counter, count);

    caller.close();
    await Promise.all(opened.map((client) => client.close()));
    await cluster.close();
    // Packets and copies of requests that are still on their way get lost meanwhile; what is set again and again stays.
    await clock.sleep(afterCloseMs);
    if (clock.pendingTimers > 0)
      throw new BrokenPromise(`${clock.pendingTimers} timers are left after closing everything`);
  }

  async #startHosts(cluster: EmbeddedCluster): Promise<readonly ClientHost[]> {
    const { clock, links } = this.#world;
    const hosts = [...lives, lives[0]].map(({ prewritten, pessimistic }, at) => {
      const name = clientName(at);
      let started = 0;
      return new ClientHost({
        clock,
        open: () => this.#openClient(cluster, name, started++, prewritten, pessimistic),
        cutOff: () => {
          const others = [...cluster.stores.map(({ address }) => address), ...cluster.pdEndpoints];
          return links.partition({ from: [name], to: others, effect: 'break' });
        },
        isTimeRight: () => this.#rewind.rewindMs === 0,
      });
    });
    await Promise.all(hosts.map((host) => host.start()));
    return hosts;
  }

  #openClient(
    cluster: EmbeddedCluster,
    name: string,
    started: number,
    prewrittenMs: number,
    managedLockTtlMs: number,
  ): Promise<TikvClient> {
    const { clock, random, network } = this.#world;
    return createTikvClient(
      {
        pd: cluster.pdEndpoints,
        apiVersion: 'v1',
        timeoutMs: 2000,
        attemptTimeoutMs: 1000,
        // What is still going on in a client that dies is not waited for.
        txn: { managedLockTtlMs, closeGraceMs: 0, warnOnLeak: false },
      },
      {
        transport: network.from(name),
        clock,
        random: random.fork(`${name}.${started}`),
        interceptors: [lockLives(prewrittenMs), traceAttempts(name, (line) => this.#note(line))],
      },
    );
  }

  async #openBank(hosts: readonly ClientHost[]): Promise<void> {
    const client = await hosts[0]?.client();
    await client?.runTransaction(async (txn) => {
      for (const account of accounts) txn.put(bytesOf(account), bytesOf(String(openingBalance)));
    });
    await client?.txn.backgroundIdle();
  }

  #sessions(host: ClientHost, index: number): Promise<void>[] {
    return Array.from({ length: sessionsPerClient }, (_, at) =>
      new TxnSession(this.#sessionParts(host, `c${index}s${at}`)).run(callsPerSession),
    );
  }

  #shortCommitSessions(host: ClientHost, caller: StoreCaller): Promise<void>[] {
    return Array.from({ length: shortCommitSessions }, (_, at) =>
      new ShortCommitSession({ ...this.#sessionParts(host, `short${at}`), caller }).run(callsPerShortCommitSession),
    );
  }

  #sessionParts(host: ClientHost, name: string): ConstructorParameters<typeof TxnSession>[0] {
    const { clock, random } = this.#world;
    return {
      name,
      host,
      clock,
      random: random.fork(name),
      recorder: this.#recorder,
      onCall: (call) => this.#ended(call),
      onWrites: (count) => this.#world.countOperations(count),
    };
  }

  async #disturb(cluster: EmbeddedCluster, listener: DuplicatingListener, hosts: readonly ClientHost[]): Promise<void> {
    const { clock, links, random } = this.#world;
    const faults = new FaultInjector({
      cluster,
      links,
      listener,
      clock,
      borderOf,
      crashClient: async (index, downMs) => hosts[index]?.crash(downMs),
      stepBackTso: async (ms, durationMs) => {
        this.#rewind.rewindMs = leastRewindMs + ms;
        await clock.sleep(durationMs * rewoundShare);
        this.#rewind.rewindMs = 0;
      },
    });
    const plan = planFaults(random.fork('faults'), {
      durationMs: faultsWithinMs,
      clients: hosts.length,
      stores,
      mix: txnFaults,
    });
    await this.#world.play(plan, (fault) => {
      this.#options.totals?.countFault(fault.kind);
      this.#options.onLine?.(`${clock.monotonic().toFixed(3)} fault ${JSON.stringify(fault)}`);
      return faults.perform(fault);
    });
    await faults.heal();
    this.#note('healed');
    // At once, while the sessions go on: the first read after the faults has to get through.
    await this.#readBank(await Promise.all(hosts.map((host) => host.client())));
  }

  #ended({ session, what, outcome, elapsedMs, timeoutMs }: EndedCall): void {
    this.#world.countOperations();
    const line = `${session} ${what}: ${outcome}, ${elapsedMs.toFixed(1)} of ${timeoutMs} ms`;
    this.#note(line);
    this.#options.totals?.count(outcome === 'ok' ? 'answered' : 'failed');
    if (elapsedMs > timeoutMs + deadlineSlackMs) throw new BrokenPromise(`outlived its deadline: ${line}`);
  }

  /** Every client reads everything; none may need a restart, or longer than the longest lock lives. */
  async #readBank(opened: readonly TikvClient[]): Promise<FinalBank> {
    const { clock } = this.#world;
    const from = clock.monotonic();
    const timing = { timeoutMs: healedReadMs };
    const all = { start: bytesOf('a'), end: bytesOf('z') };
    const reads = await Promise.all(
      opened.map(async (client) => (await client.snapshot(timing)).scan(all, { limit: 1000, ...timing })),
    );
    this.#note(`reading everything took ${(clock.monotonic() - from).toFixed(1)} ms`);
    const pairs = (reads[0] ?? []).map(({ key, value }) => ({ key: textOf(key), value }));
    return {
      balances: new Map(pairs.flatMap(({ key, value }) => (accounts.includes(key) ? [[key, balanceOf(value)]] : []))),
      records: pairs.flatMap(({ key, value }) =>
        key.startsWith(recordRange.start) ? [[key.slice(recordRange.start.length), recordOf(value)] as const] : [],
      ),
    };
  }

  /** Nobody is left who could hold a lock: once the locks have expired, one pass has to remove them all. */
  async #cleanUp(cluster: EmbeddedCluster, opened: readonly TikvClient[]): Promise<void> {
    for (const client of opened) await client.txn.backgroundIdle();
    const left = cluster.locks().length;
    this.#options.totals?.count('locksLeft', left);
    const [client] = opened;
    if (client === undefined) return;
    const now = await client.pd.getTimestamp();
    const range = { start: bytesOf('a'), end: bytesOf('z') };
    const { locks } = await client.txn.resolveLocks(range, now, { timeoutMs: healedReadMs });
    this.#note(`${left} locks were left, ${locks} were resolved`);
    const stubborn = cluster.locks().map(({ key, lock }) => `${textOf(key)} of ${lock.startTs}`);
    if (stubborn.length > 0) throw new BrokenPromise(`locks are left after a clean-up: ${stubborn.join(', ')}`);
  }

  #note(what: string): void {
    this.#world.note(what);
    this.#options.onLine?.(`${this.#world.clock.monotonic().toFixed(3)} ${what}`);
  }
}

function entriesOf(judgement: TxnJudgement): Array<[keyof TxnJudgement, number]> {
  return Object.entries(judgement) as Array<[keyof TxnJudgement, number]>;
}

function commitsIn(cluster: EmbeddedCluster, key: string): readonly Commit[] {
  return cluster
    .mvcc(bytesOf(key))
    .writes.flatMap(({ commitTs, record }) =>
      record.kind === 'rollback' ? [] : [{ startTs: record.startTs, commitTs }],
    );
}

function recordOf(value: Uint8Array): TransferRecord {
  const [from = '', to = '', amount = ''] = textOf(value).split(':');
  return { [from]: -Number(amount), [to]: Number(amount) };
}
