import type { TikvClient, Transaction, TransactionMode } from 'tikv-client';
import { UndeterminedError } from 'tikv-client';
import { put } from '../txn/txn-setup.js';
import { keys, ttlMs } from './stage.js';
import type { Stage } from './stage.js';

/** What the client was told about its transaction. */
export type Told =
  | { readonly kind: 'committed'; readonly commitTs: bigint | undefined }
  | { readonly kind: 'rolledBack'; readonly error: unknown }
  | { readonly kind: 'undetermined' };

/** A transaction of the client that meets the fault, and what was told about it. */
export interface Acted {
  readonly txn: Transaction;
  readonly told: Told;
}

/** A transaction that died on the way, and what is certain about it. */
export interface Crashed {
  readonly startTs: bigint;
  readonly mustBe: 'committed' | 'rolledBack';
}

/** A small transaction that certainly uses one command. */
export interface Scenario {
  readonly name: string;
  readonly command: string;
  /** Which of its requests of that command the fault strikes: the first for which this holds. */
  readonly aim: (request: object) => boolean;
  /** What a client that died has left behind. */
  readonly before?: ((stage: Stage) => Promise<Crashed>) | undefined;
  readonly act: (stage: Stage) => Promise<Acted>;
  /** How it ends as long as nobody else interferes. */
  readonly goal: 'committed' | 'rolledBack';
}

const any = (): boolean => true;

/** Keys that a request names, whatever the command calls them. */
function keysOf(request: object): string[] {
  const {
    keys: plain,
    mutations,
    primaryKey,
  } = request as {
    readonly keys?: readonly Uint8Array[];
    readonly mutations?: readonly { readonly key: Uint8Array }[];
    readonly primaryKey?: Uint8Array;
  };
  const named = plain ?? mutations?.map(({ key }) => key) ?? (primaryKey === undefined ? [] : [primaryKey]);
  // Requests carry keys as they are; regions alone are known by their encoded borders.
  return named.map((key) => Buffer.from(key).toString());
}

const aboutPrimary = (request: object): boolean => keysOf(request).includes('a');
const aboutOthers = (request: object): boolean => keysOf(request).some((key) => key >= 'm');

async function begin(client: TikvClient, mode: TransactionMode): Promise<Transaction> {
  return client.begin({ mode });
}

function write(txn: Transaction): void {
  for (const key of keys) txn.put(key, `new ${txn.startTs}`);
}

async function end(txn: Transaction, timeoutMs?: number): Promise<Acted> {
  try {
    const { commitTs } = await txn.commit({ timeoutMs });
    return { txn, told: { kind: 'committed', commitTs } };
  } catch (error) {
    return { txn, told: error instanceof UndeterminedError ? { kind: 'undetermined' } : { kind: 'rolledBack', error } };
  }
}

/** Writes everything, in a transaction of that mode. */
export async function writeAll({ actor }: Stage, mode: TransactionMode, timeoutMs?: number): Promise<Acted> {
  const txn = await begin(actor, mode);
  try {
    if (mode === 'pessimistic') await txn.lockKeys(keys);
  } catch (error) {
    await txn.rollback();
    return { txn, told: { kind: 'rolledBack', error } };
  }
  write(txn);
  return end(txn, timeoutMs);
}

/** Another client dies when it is about to send the `nth` request of a command. */
async function crash(stage: Stage, command: string, nth: number, mode: TransactionMode): Promise<Transaction> {
  const dying = await stage.dying();
  const { client } = dying;
  const { sim } = stage;
  const txn = await sim.run(client.begin({ mode }));
  if (mode === 'pessimistic') await sim.run(txn.lockKeys(keys));
  write(txn);
  dying.diesAt(command, nth);
  await sim.run(txn.commit({ timeoutMs: 1000 }).catch(() => undefined));
  return txn;
}

const crashedBeforeCommit = async (stage: Stage): Promise<Crashed> => {
  const { startTs } = await crash(stage, 'KvCommit', 1, 'optimistic');
  return { startTs, mustBe: 'rolledBack' };
};
const crashedBehindPrimary = async (stage: Stage): Promise<Crashed> => {
  const { startTs } = await crash(stage, 'KvCommit', 2, 'optimistic');
  return { startTs, mustBe: 'committed' };
};
const crashedWithLocks = async (stage: Stage): Promise<Crashed> => {
  const { startTs } = await crash(stage, 'KvPrewrite', 1, 'pessimistic');
  return { startTs, mustBe: 'rolledBack' };
};

/** Locks everything and gives it back. */
async function lockAndRollBack({ actor }: Stage): Promise<Acted> {
  const txn = await begin(actor, 'pessimistic');
  await txn.lockKeys(keys);
  write(txn);
  await txn.rollback();
  return { txn, told: { kind: 'rolledBack', error: undefined } };
}

/** Meets a conflict on its last key, and so has to take back what it has written before. */
async function conflict(stage: Stage): Promise<Acted> {
  const txn = await begin(stage.actor, 'optimistic');
  await put(stage.rival, { z: 'between' });
  write(txn);
  const acted = await end(txn);
  await stage.actor.txn.backgroundIdle();
  return acted;
}

/** Holds locks for longer than they live by themselves. */
async function holdLocks(stage: Stage): Promise<Acted> {
  const txn = await begin(stage.actor, 'pessimistic');
  await txn.lockKeys(keys);
  await stage.sleep(2 * ttlMs);
  write(txn);
  return end(txn);
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'prewrite of the primary',
    command: 'KvPrewrite',
    aim: aboutPrimary,
    act: async (stage) => writeAll(stage, 'optimistic'),
    goal: 'committed',
  },
  {
    name: 'prewrite of secondaries',
    command: 'KvPrewrite',
    aim: aboutOthers,
    act: async (stage) => writeAll(stage, 'optimistic'),
    goal: 'committed',
  },
  {
    name: 'pessimistic prewrite',
    command: 'KvPrewrite',
    aim: aboutPrimary,
    act: async (stage) => writeAll(stage, 'pessimistic'),
    goal: 'committed',
  },
  {
    name: 'commit of the primary',
    command: 'KvCommit',
    aim: aboutPrimary,
    act: async (stage) => writeAll(stage, 'optimistic'),
    goal: 'committed',
  },
  {
    name: 'commit of secondaries',
    command: 'KvCommit',
    aim: aboutOthers,
    act: async (stage) => writeAll(stage, 'optimistic'),
    goal: 'committed',
  },
  {
    name: 'lock of the primary',
    command: 'KvPessimisticLock',
    aim: aboutPrimary,
    act: async (stage) => writeAll(stage, 'pessimistic'),
    goal: 'committed',
  },
  { name: 'rollback of a prewrite', command: 'KvBatchRollback', aim: any, act: conflict, goal: 'rolledBack' },
  { name: 'rollback of locks', command: 'KVPessimisticRollback', aim: any, act: lockAndRollBack, goal: 'rolledBack' },
  { name: 'heartbeat', command: 'KvTxnHeartBeat', aim: any, act: holdLocks, goal: 'committed' },
  {
    name: 'check-status of what will be rolled back',
    command: 'KvCheckTxnStatus',
    aim: any,
    before: crashedBeforeCommit,
    act: async (stage) => writeAll(stage, 'optimistic'),
    goal: 'committed',
  },
  {
    name: 'check-status of what is committed',
    command: 'KvCheckTxnStatus',
    aim: any,
    before: crashedBehindPrimary,
    act: async (stage) => writeAll(stage, 'pessimistic'),
    goal: 'committed',
  },
  {
    name: 'resolve to roll back',
    command: 'KvResolveLock',
    aim: any,
    before: crashedBeforeCommit,
    act: async (stage) => writeAll(stage, 'pessimistic'),
    goal: 'committed',
  },
  {
    name: 'resolve to commit',
    command: 'KvResolveLock',
    aim: any,
    before: crashedBehindPrimary,
    act: async (stage) => writeAll(stage, 'optimistic'),
    goal: 'committed',
  },
  {
    name: 'resolve of pessimistic locks',
    command: 'KVPessimisticRollback',
    aim: any,
    before: crashedWithLocks,
    act: async (stage) => writeAll(stage, 'pessimistic'),
    goal: 'committed',
  },
];
