import { checkLinearizability, describeVerdict, HistoryRecorder, valueOf } from '@tikv-client/checkers';
import { Cluster } from './cluster.js';
import type { Reply } from './compare.js';
import { Driver, type DriverCommand } from './driver.js';
import { peers } from './peers.js';
import type { PeerResult } from './run-peer.js';

const keyCount = 24;
const sessionsPerClient = 6;
const operationsPerSession = 400;
const splits = 12;

interface Side {
  readonly name: string;
  readonly command: DriverCommand;
  driver: Promise<Driver>;
  version: string;
  operations: number;
  killed: boolean;
}

/**
 * A Go and a TypeScript client write and read the same keys at once while regions split under them, and each is killed once
 * in the middle. Both histories stand on this process's clock: an operation that its client did not live to answer stays
 * open and may have happened or not. The checker then asks for one order of everything, per key.
 */
export async function runMixed(): Promise<PeerResult> {
  const names = ['go', 'ours'] as const;
  const commands = names.map((name) => {
    const peer = peers.find((candidate) => candidate.name === name);
    if (peer === undefined) throw new Error(`no peer ${name}`);
    return [name, peer.prepare()] as const;
  });
  const cluster = await Cluster.start(['--stores', '3', '--regions', '2', '--enable-ttl']);
  const sides: Side[] = [];
  try {
    for (const [name, commandFor] of commands) {
      const command = commandFor(cluster.pd, 'v1ttl');
      const driver = await Driver.start(command);
      sides.push({
        name,
        command,
        driver: Promise.resolve(driver),
        version: driver.greeting.version,
        operations: 0,
        killed: false,
      });
    }
    const recorder = new HistoryRecorder({ time: () => performance.now() });
    const total = sides.length * sessionsPerClient * operationsPerSession;
    const done = (): number => sides.reduce((sum, side) => sum + side.operations, 0);
    const sessions = sides.flatMap((side) =>
      Array.from({ length: sessionsPerClient }, (_, index) => session(side, index, recorder)),
    );
    const disturbance = disturb(cluster, sides, () => done() / total);
    await Promise.all([...sessions, disturbance]);
    const verdict = checkLinearizability(recorder.byKey());
    // A client that is killed at work leaves operations open; none open would mean that the kill came too late to count.
    const healthy = verdict.ok && sides.every(({ killed }) => killed) && verdict.open > 0;
    const detail =
      verdict.violations.map((violation) => describeVerdict(violation)).join('\n') ||
      `verdict ${verdict.result}, ${verdict.open} open, killed ${sides.map(({ killed }) => killed).join()}`;
    return {
      name: 'mixed',
      about: 'client-go and ours on the same keys',
      version: sides.map(({ version }) => version).join(' + '),
      cases: 1,
      passed: healthy ? 1 : 0,
      failed: healthy ? [] : [{ id: 'linearizable', detail }],
      skipped: new Map(),
      notes: [
        `${verdict.attempts} operations on ${verdict.keys} keys (${sides.map(({ name, operations }) => `${name} ${operations}`).join(', ')}), ${splits} splits, both clients killed once, ${verdict.open} left open: ${verdict.result}`,
      ],
      seconds: 0,
    };
  } finally {
    for (const { driver } of sides) await (await driver).close();
    await cluster.stop();
  }
}

async function session(side: Side, index: number, recorder: HistoryRecorder): Promise<void> {
  let draw = index * 7919 + (side.name === 'go' ? 1 : 2);
  const random = (bound: number): number => {
    draw = (Math.imul(draw, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((draw / 0x80000000) * bound);
  };
  for (let round = 0; round < operationsPerSession; round += 1) {
    const name = `mixed/${String(random(keyCount)).padStart(3, '0')}`;
    const key = Buffer.from(name).toString('hex');
    const text = `${side.name}-${index}-${round}`;
    const value = Buffer.from(text).toString('hex');
    const process = `${side.name}/${index}`;
    const kind = random(10);
    if (kind < 4) {
      const attempt = recorder.invoke(process, 'get', name);
      const reply = await (await side.driver).send({ op: 'get', key });
      if (reply.ok) attempt.ok({ value: read(reply['value']) });
      else attempt.info();
    } else if (kind < 8) {
      const attempt = recorder.invoke(process, 'put', name, { value: valueOf(Buffer.from(text)) });
      const reply = await (await side.driver).send({ op: 'put', key, value, ttl: 0 });
      if (reply.ok) attempt.ok();
      else attempt.info();
    } else {
      const attempt = recorder.invoke(process, 'delete', name);
      const reply: Reply = await (await side.driver).send({ op: 'delete', key });
      if (reply.ok) attempt.ok();
      else attempt.info();
    }
    side.operations += 1;
  }
}

function read(value: unknown): string | null {
  return typeof value === 'string' ? valueOf(Buffer.from(value, 'hex')) : null;
}

/** Splits regions throughout; kills the first client at a third of the work and the second at two thirds, and starts them again. */
async function disturb(cluster: Cluster, sides: readonly Side[], progress: () => number): Promise<void> {
  let split = 0;
  while (progress() < 1) {
    if (split < splits && progress() > split / splits) {
      await cluster.admin('split', {
        key: Buffer.from(`mixed/${String((split * 7) % keyCount).padStart(3, '0')}`).toString('hex'),
      });
      split += 1;
    }
    for (const [index, side] of sides.entries()) {
      if (side.killed || progress() < (index + 1) / 3) continue;
      side.killed = true;
      const old = await side.driver;
      old.kill();
      side.driver = Driver.start(side.command);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
