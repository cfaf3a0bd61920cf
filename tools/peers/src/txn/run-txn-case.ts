import type { KeyspaceCodec } from '@tikv-client/codec';
import { keyBytes, prefixOf, wireStep, type Case, type Expectation } from '../case-list.js';
import type { Cluster } from '../cluster.js';
import { mismatch, type Reply } from '../compare.js';
import { Driver, type DriverCommand } from '../driver.js';
import type { Verdict } from '../run-cases.js';
import { replyProblem, toWire, type Json } from './command-json.js';
import { Timestamps } from './timestamps.js';
import { runnerOperations, type TxnCase, type TxnStep } from './txn-case-list.js';

const eventuallyLimitMs = 15_000;

/** A driver that can be killed and started again. */
export class Client {
  driver: Driver;
  private readonly command: DriverCommand;

  private constructor(command: DriverCommand, driver: Driver) {
    this.command = command;
    this.driver = driver;
  }

  static async start(command: DriverCommand): Promise<Client> {
    return new Client(command, await Driver.start(command));
  }

  async killAndRestart(): Promise<void> {
    this.driver.kill();
    this.driver = await Driver.start(this.command);
  }
}

export interface Arena {
  readonly cluster: Cluster;
  /** How this cluster's region borders name transaction keys. */
  readonly codec: KeyspaceCodec;
  readonly client: Client;
  /** Undefined where no other client can be had: cases that need it are skipped. */
  readonly other: Client | undefined;
}

/** Runs one transaction case. The runner knows the expectations, evaluates timestamps and disturbs the cluster; drivers do the rest. */
export async function runTxnCase(
  testCase: TxnCase,
  arena: Arena,
  defects: Readonly<Record<string, string>>,
): Promise<Verdict> {
  const { id, steps } = testCase;
  const defect = defects[id];
  if (defect !== undefined) return { id, outcome: 'skipped', reason: defect };
  const missing = missingFeature(steps, arena.client.driver.greeting.ops);
  if (missing !== undefined) return { id, outcome: 'skipped', reason: `the client has no ${missing}` };
  if (arena.other === undefined && steps.some(needsOther))
    return { id, outcome: 'skipped', reason: 'needs client-go beside it' };
  const run = new CaseRun(prefixOf(testCase as unknown as Case), arena);
  for (const [index, step] of steps.entries()) {
    let problem: string | undefined;
    try {
      problem = await run.step(step);
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    if (problem !== undefined)
      return {
        id,
        outcome: 'failed',
        detail: `step ${index + 1} (${step.op} ${step.command ?? ''}): ${problem}`,
      };
  }
  return { id, outcome: 'passed' };
}

class CaseRun {
  private readonly prefix: string;
  private readonly arena: Arena;
  private readonly timestamps = new Timestamps();
  private readonly pending = new Map<string, Promise<Reply>>();
  private readonly settled = new Set<string>();

  constructor(prefix: string, arena: Arena) {
    this.prefix = prefix;
    this.arena = arena;
  }

  async step(step: TxnStep): Promise<string | undefined> {
    const { op, expect } = step;
    switch (op) {
      case 'split':
        for (const key of step.keys ?? [])
          await this.arena.cluster.admin('split', { key: this.border(keyBytes(key, this.prefix)) });
        return undefined;
      case 'transferLeader':
        return this.transferLeader(keyBytes(step.key ?? '', this.prefix));
      case 'sleep':
        await pause(step.ms ?? 0);
        return undefined;
      case 'kill':
        await this.side(step).killAndRestart();
        return undefined;
      case 'pending':
        await pause(step.ms ?? 50);
        return this.settled.has(step.of ?? '') ? `${step.of} has its reply already` : undefined;
      case 'await': {
        const reply = await this.pending.get(step.of ?? '');
        return reply === undefined ? `nothing is called ${step.of}` : this.judge(reply, expect);
      }
    }
    if (step.later !== undefined) {
      const name = step.later;
      const reply = this.send(step);
      void reply.then(() => this.settled.add(name));
      this.pending.set(name, reply);
      return undefined;
    }
    const limit = Date.now() + eventuallyLimitMs;
    for (;;) {
      const reply = await this.send(step);
      const problem = this.judge(reply, expect) ?? this.remember(reply, step);
      if (problem === undefined || step.eventually === undefined || Date.now() > limit) return problem;
      await pause(50);
    }
  }

  private side(step: TxnStep): Client {
    if (!needsOther(step)) return this.arena.client;
    if (this.arena.other === undefined) throw new Error('there is no other client');
    return this.arena.other;
  }

  private send(step: TxnStep): Promise<Reply> {
    const {
      by: _by,
      names,
      bind: _bind,
      later: _later,
      eventually: _eventually,
      request,
      at,
      expect: _expect,
      ...rest
    } = step;
    const sent = wireStep(rest, this.prefix);
    if (names !== undefined) sent['count'] = names.length;
    if (request !== undefined) sent['request'] = toWire(request, this.prefix, this.timestamps);
    if (rest['context'] !== undefined) sent['context'] = toWire(rest['context'] as Json, this.prefix, this.timestamps);
    if (at !== undefined) sent['at'] = String(this.timestamps.evaluate(at) ?? at);
    if (step.op === 'locks') {
      sent['start'] = keyBytes({ prefixStart: true }, this.prefix).toString('hex');
      sent['end'] = keyBytes({ prefixEnd: true }, this.prefix).toString('hex');
    }
    return this.side(step).driver.send(sent);
  }

  private judge(reply: Reply, expect: Expectation = { ok: true }): string | undefined {
    const problem = mismatch(reply, expect, this.prefix);
    if (problem !== undefined || expect.reply === undefined) return problem;
    return replyProblem(reply['reply'] as Json, expect.reply as Json, this.prefix, this.timestamps);
  }

  private remember(reply: Reply, { names = [], bind = {} }: TxnStep): string | undefined {
    const timestamps = (reply['timestamps'] ?? []) as readonly string[];
    for (const [index, name] of names.entries()) this.timestamps.set(name, BigInt(timestamps[index] ?? 0));
    for (const [name, path] of Object.entries(bind)) {
      let value: unknown = reply;
      for (const part of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[part];
      if (typeof value !== 'string') return `no ${path} in the reply`;
      this.timestamps.set(name, BigInt(value));
    }
    return undefined;
  }

  private border(key: Uint8Array): string {
    return Buffer.from(this.arena.codec.encodeRegionKey(key)).toString('hex');
  }

  private async transferLeader(key: Uint8Array): Promise<string | undefined> {
    const at = this.border(key);
    const { result } = (await this.arena.cluster.regions()) as { result: readonly RegionRow[] };
    const region = result.find(({ startKey, endKey }) => startKey <= at && (endKey === '' || at < endKey));
    const store = region?.storeIds.find((id) => id !== region.leaderStoreId);
    if (region === undefined || store === undefined) return 'no store to transfer the leader to';
    await this.arena.cluster.admin('transfer-leader', { region_id: region.id, store_id: store });
    return undefined;
  }
}

interface RegionRow {
  readonly id: number;
  readonly startKey: string;
  readonly endKey: string;
  readonly leaderStoreId?: number;
  readonly storeIds: readonly number[];
}

/** Locks are looked at, and timestamps drawn, by the other client, so that every client can be tested with them. */
function needsOther({ by, op, names }: TxnStep): boolean {
  return by === 'other' || op === 'locks' || (op === 'tso' && names !== undefined);
}

const flags = ['pessimistic', 'asyncCommit', 'onePc', 'isolation', 'keyOnly', 'noWait'];

/** The first thing a case needs that the client under test does not offer. */
function missingFeature(steps: readonly TxnStep[], offered: readonly string[]): string | undefined {
  for (const step of steps) {
    if (needsOther(step) || runnerOperations.includes(step.op)) continue;
    if (!offered.includes(step.op)) return operationNames[step.op] ?? step.op;
    for (const flag of flags) if (flag in step && !offered.includes(flag)) return operationNames[flag] ?? flag;
    if (step.op !== 'command' && 'at' in step && !offered.includes('at'))
      return 'transactions and snapshots at a given timestamp';
    if (step.expect?.mode !== undefined && !offered.includes('mode')) return 'way to tell how it committed';
    if (step.value === '' && step.op !== 'command' && !offered.includes('emptyValue')) return 'empty values';
  }
  return undefined;
}

const operationNames: Readonly<Record<string, string>> = {
  command: 'single commands',
  locate: 'single commands',
  lock: 'pessimistic locks',
  pessimistic: 'pessimistic transactions',
  asyncCommit: 'async commit',
  onePc: 'one-phase commit',
  noWait: 'lock request that does not wait',
  keyOnly: 'scans without values',
  isolation: 'isolation levels',
  abandon: 'way to stop in the middle of a commit',
};

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
