import { checkBank, TransactionRecorder, type TransactionStep } from '@tikv-client/checkers';
import { createKeyspaceCodec } from '@tikv-client/codec';
import { Cluster } from './cluster.js';
import type { Reply } from './compare.js';
import { Driver, type DriverCommand } from './driver.js';
import { peers } from './peers.js';
import type { PeerResult } from './run-peer.js';

const accountCount = 16;
const openingBalance = 100;
const sessionsPerClient = 6;
const transfersPerSession = 60;
const splits = 12;
const locksLimitMs = 20_000;

const codec = createKeyspaceCodec({ apiVersion: 'v1', mode: 'txn' });
const accounts = Array.from({ length: accountCount }, (_, index) => `bank/a/${String(index).padStart(3, '0')}`);
const records = { start: 'bank/t/', end: 'bank/t0' };

interface Side {
  readonly name: string;
  readonly command: DriverCommand;
  driver: Promise<Driver>;
  version: string;
  /** Transfers begun. */
  transfers: number;
  /** Balances read that the other side wrote. */
  readFromOther: number;
  killed: boolean;
  /** Locks that its death left on the accounts, all of them gone before it was started again. */
  locksLeft: number;
}

interface Balance {
  readonly balance: number;
  readonly by: string;
}

/**
 * A Go and a TypeScript client move money between the same accounts, half of the sessions of each pessimistic and half optimistic, while
 * regions split. Each is killed once with locks held, and is started again only when the other has resolved them. Every snapshot
 * must hold all the money, and every transfer that was acknowledged must be there once.
 */
export async function runMixedBank(): Promise<PeerResult> {
  const cluster = await Cluster.start(['--stores', '3', '--regions', '2']);
  const sides: Side[] = [];
  const observers: Driver[] = [];
  try {
    for (const name of ['go-txn', 'ours-txn']) {
      const command = commandOf(name, cluster.pd);
      const driver = await Driver.start(command);
      const { version } = driver.greeting;
      const counts = { transfers: 0, readFromOther: 0, killed: false, locksLeft: 0 };
      sides.push({ name, command, driver: Promise.resolve(driver), version, ...counts });
    }
    const observer = await Driver.start(commandOf('go-txn', cluster.pd));
    observers.push(observer);
    await open(observer);

    const recorder = new TransactionRecorder({ time: () => performance.now() });
    const total = sides.length * sessionsPerClient * transfersPerSession;
    const progress = (): number => sides.reduce((sum, side) => sum + side.transfers, 0) / total;
    const sessions = sides.flatMap((side) =>
      Array.from({ length: sessionsPerClient }, (_, index) => new Session(side, index, recorder).run()),
    );
    await Promise.all([...sessions, disturb(cluster, sides, observer, progress)]);

    const final = await readAll(observer);
    const opening = new Map(accounts.map((key) => [key, openingBalance]));
    const verdict = checkBank(recorder.transactions(), { opening, final });
    const left = await observer.send({ op: 'locks', start: hex('bank/'), end: hex('bank0') });
    const problems = verdict.findings.map(({ text }) => text);
    for (const side of sides) {
      if (!side.killed || side.locksLeft === 0) problems.push(`${side.name} was not killed with locks held`);
      if (side.readFromOther === 0) problems.push(`${side.name} read nothing that the other wrote`);
    }
    const { acknowledged, failed, undetermined } = verdict.transfers;
    const work = sides.map(
      ({ name, readFromOther, locksLeft }) =>
        `${name}: ${readFromOther} balances of the other read, ${locksLeft} locks left when killed`,
    );
    return {
      name: 'mixed-bank',
      about: 'client-go and ours in one bank',
      version: sides.map(({ version }) => version).join(' + '),
      cases: 1,
      passed: problems.length === 0 ? 1 : 0,
      failed: problems.length === 0 ? [] : [{ id: 'bank', detail: problems.join('\n') }],
      skipped: new Map(),
      notes: [
        `${acknowledged} transfers, ${failed} refused, ${undetermined} without an answer (${verdict.undeterminedPresent} took place), ${verdict.snapshots} snapshots, ${verdict.replayed} balances replayed, ${splits} splits, ${(left['locks'] as readonly string[] | undefined)?.length ?? '?'} locks at the end`,
        work.join('; '),
      ],
      seconds: 0,
    };
  } finally {
    for (const driver of [...observers, ...(await Promise.all(sides.map((side) => side.driver)))]) await driver.close();
    await cluster.stop();
  }
}

function commandOf(name: string, pd: readonly string[]): DriverCommand {
  const peer = peers.find((candidate) => candidate.name === name);
  if (peer === undefined) throw new Error(`no peer ${name}`);
  return peer.prepare()(pd, 'v1');
}

async function open(driver: Driver): Promise<void> {
  await sure(driver, { op: 'begin', txn: 'open' });
  for (const key of accounts)
    await sure(driver, { op: 'put', txn: 'open', key: hex(key), value: encode({ balance: openingBalance, by: '' }) });
  await sure(driver, { op: 'commit', txn: 'open' });
}

async function readAll(driver: Driver): Promise<{
  balances: ReadonlyMap<string, number>;
  records: readonly (readonly [string, Record<string, number>])[];
}> {
  await sure(driver, { op: 'snapshot', txn: 'final' });
  const { values } = await sure(driver, { op: 'batchGet', txn: 'final', keys: accounts.map(hex) });
  const { pairs } = await sure(driver, {
    op: 'scan',
    txn: 'final',
    start: hex(records.start),
    end: hex(records.end),
    limit: 1_000_000,
  });
  const balances = (values as readonly string[]).map(
    (value, index) => [accounts[index] ?? '', decode(value).balance] as const,
  );
  return {
    balances: new Map(balances),
    records: (pairs as readonly (readonly [string, string])[]).map(
      ([key, value]) =>
        [text(key).slice(records.start.length), JSON.parse(text(value)) as Record<string, number>] as const,
    ),
  };
}

/** One session: transfers, and after every fourth a snapshot of the whole bank. */
class Session {
  private readonly side: Side;
  private readonly process: string;
  private readonly pessimistic: boolean;
  private readonly recorder: TransactionRecorder;
  private draw: number;

  constructor(side: Side, index: number, recorder: TransactionRecorder) {
    this.side = side;
    this.process = `${side.name}/${index}`;
    this.pessimistic = index % 2 === 0;
    this.recorder = recorder;
    this.draw = index * 7919 + (side.name === 'go-txn' ? 1 : 2);
  }

  async run(): Promise<void> {
    for (let round = 0; round < transfersPerSession; round += 1) {
      await this.transfer(round);
      if (round % 4 === 3) await this.snapshot();
      this.side.transfers += 1;
    }
  }

  private async transfer(round: number): Promise<void> {
    const from = this.random(accountCount);
    const to = (from + 1 + this.random(accountCount - 1)) % accountCount;
    const amount = 1 + this.random(10);
    // In one order everywhere, so that sessions wait for each other but seldom in a circle.
    const changes = (
      [
        [from, -amount],
        [to, amount],
      ] as [number, number][]
    )
      .sort(([a], [b]) => a - b)
      .map(([account, change]) => ({ key: accounts[account] ?? '', change }));
    const id = `${this.process}/${round}`;
    const mode = this.pessimistic ? 'pessimistic' : 'optimistic';
    const planned: TransactionStep[] = changes.map(({ key, change }) => ({ op: 'add', key, amount: change }));
    const transaction = this.recorder.begin(this.process, planned, { id, mode });
    const begun = await this.send({ op: 'begin', txn: id, pessimistic: this.pessimistic });
    if (!begun.ok) return transaction.fail();
    const steps: TransactionStep[] = [];
    for (const { key, change } of changes) {
      const found = await this.send({ op: this.pessimistic ? 'getForUpdate' : 'get', txn: id, key: hex(key) });
      if (!found.ok) return this.giveUp(id, () => transaction.fail());
      const { balance, by } = decode(String(found['value']));
      if (by !== '' && by !== this.side.name) this.side.readFromOther += 1;
      const value = encode({ balance: balance + change, by: this.side.name });
      const put = await this.send({ op: 'put', txn: id, key: hex(key), value });
      if (!put.ok) return this.giveUp(id, () => transaction.fail());
      steps.push({ op: 'add', key, amount: change, found: balance });
    }
    const record = Object.fromEntries(changes.map(({ key, change }) => [key, change]));
    const recorded = await this.send({
      op: 'put',
      txn: id,
      key: hex(records.start + id),
      value: hex(JSON.stringify(record)),
    });
    if (!recorded.ok) return this.giveUp(id, () => transaction.fail());
    const startTs = timestamp(begun['startTs']);
    const committed = await this.send({ op: 'commit', txn: id });
    if (committed.ok) return transaction.ok({ steps, startTs, commitTs: timestamp(committed['commitTs']) });
    // A conflict is a refusal; whatever else happens to a commit may have happened after it took effect.
    if (/conflict/i.test(String(committed.error))) return transaction.fail({ startTs, steps });
    return transaction.info({ startTs, steps });
  }

  private async giveUp(txn: string, fail: () => void): Promise<void> {
    await this.send({ op: 'rollback', txn });
    fail();
  }

  private async snapshot(): Promise<void> {
    const txn = `${this.process}/snapshot`;
    const planned = accounts.map((key): TransactionStep => ({ op: 'balance', key }));
    const transaction = this.recorder.begin(this.process, planned);
    const begun = await this.send({ op: 'snapshot', txn });
    const found = begun.ok ? await this.send({ op: 'batchGet', txn, keys: accounts.map(hex) }) : begun;
    if (!found.ok) return transaction.fail();
    const values = found['values'] as readonly string[];
    const steps = accounts.map((key, index): TransactionStep => ({
      op: 'balance',
      key,
      found: decode(values[index] ?? '').balance,
    }));
    transaction.ok({ steps, startTs: timestamp(begun['startTs']) });
  }

  private async send(step: Record<string, unknown>): Promise<Reply> {
    return (await this.side.driver).send(step);
  }

  private random(bound: number): number {
    this.draw = (Math.imul(this.draw, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((this.draw / 0x80000000) * bound);
  }
}

/** Splits regions throughout; kills the first client at a third of the work and the second at two thirds. */
async function disturb(
  cluster: Cluster,
  sides: readonly Side[],
  observer: Driver,
  progress: () => number,
): Promise<void> {
  let split = 0;
  while (progress() < 1) {
    if (split < splits && progress() > split / splits) {
      const key = codec.encodeRegionKey(Buffer.from(accounts[(split * 7) % accountCount] ?? ''));
      await cluster.admin('split', { key: Buffer.from(key).toString('hex') });
      split += 1;
    }
    for (const [index, side] of sides.entries())
      if (!side.killed && progress() >= (index + 1) / 3) await killWithLocks(side, observer);
    await pause(5);
  }
}

/** Kills a client that holds locks on two accounts; while it is away only the other client can resolve them. */
async function killWithLocks(side: Side, observer: Driver): Promise<void> {
  side.killed = true;
  const old = await side.driver;
  const keys = [accounts[3], accounts[11]].map((key) => hex(key ?? ''));
  await sure(old, { op: 'begin', txn: 'doomed', pessimistic: true });
  await sure(old, { op: 'lock', txn: 'doomed', keys });
  let restarted: (driver: Driver) => void = () => {};
  side.driver = new Promise((resolve) => {
    restarted = resolve;
  });
  old.kill();
  const locked = async (): Promise<readonly string[]> => {
    const { locks } = await sure(observer, { op: 'locks', start: hex('bank/a/'), end: hex('bank/a0') });
    return locks as readonly string[];
  };
  const doomed = new Set(keys);
  side.locksLeft = (await locked()).filter((key) => doomed.has(key)).length;
  const limit = Date.now() + locksLimitMs;
  // Others lock these accounts again and again: each must be seen free once.
  while (doomed.size > 0 && Date.now() < limit) {
    const now = new Set(await locked());
    for (const key of doomed) if (!now.has(key)) doomed.delete(key);
    await pause(20);
  }
  restarted(await Driver.start(side.command));
  if (doomed.size > 0) throw new Error(`locks of ${side.name} were not resolved within ${locksLimitMs} ms`);
}

async function sure(driver: Driver, step: Record<string, unknown>): Promise<Reply> {
  const reply = await driver.send(step);
  if (!reply.ok) throw new Error(`${String(step['op'])}: ${reply.error}`);
  return reply;
}

function timestamp(value: unknown): bigint | undefined {
  return typeof value === 'string' ? BigInt(value) : undefined;
}

function encode(balance: Balance): string {
  return hex(JSON.stringify(balance));
}

function decode(value: string): Balance {
  return JSON.parse(text(value)) as Balance;
}

function hex(plain: string): string {
  return Buffer.from(plain).toString('hex');
}

function text(digits: string): string {
  return Buffer.from(digits, 'hex').toString();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
