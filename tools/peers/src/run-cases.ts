import { keyBytes, prefixOf, wireStep, type Case, type Step } from './case-list.js';
import type { Cluster } from './cluster.js';
import { mismatch, type Reply } from './compare.js';
import type { Driver } from './driver.js';

export type Verdict = { readonly id: string } & (
  | { readonly outcome: 'passed' }
  | { readonly outcome: 'failed'; readonly detail: string }
  | { readonly outcome: 'skipped'; readonly reason: string }
);

const untilLimitMs = 10_000;

export interface RawArena {
  readonly driver: Driver;
  readonly cluster: Cluster;
  /** How region borders name a key. */
  readonly border: (key: Uint8Array) => Uint8Array;
  /** What the store puts before every key. */
  readonly keyspace: Uint8Array;
}

/** Runs one case: each step is sent to the driver and judged here; `split` goes to the cluster itself. */
export async function runCase(
  testCase: Case,
  arena: RawArena,
  defects: Readonly<Record<string, string>>,
): Promise<Verdict> {
  const { id, steps } = testCase;
  const defect = defects[id];
  if (defect !== undefined) return { id, outcome: 'skipped', reason: defect };
  const missing = missingOperation(steps, arena.driver.greeting.ops);
  if (missing !== undefined) return { id, outcome: 'skipped', reason: `the client has no ${missing}` };
  const prefix = prefixOf(testCase);
  for (const [index, step] of steps.entries()) {
    const problem = await runStep(step, prefix, arena);
    if (problem !== undefined) return { id, outcome: 'failed', detail: `step ${index + 1} (${step.op}): ${problem}` };
  }
  return { id, outcome: 'passed' };
}

async function runStep(step: Step, prefix: string, arena: RawArena): Promise<string | undefined> {
  const { driver, cluster, border, keyspace } = arena;
  switch (step.op) {
    case 'split':
      for (const key of step.keys ?? []) {
        const at = Buffer.from(border(keyBytes(key, prefix)));
        await cluster.admin('split', { key: at.toString('hex') });
      }
      return undefined;
    case 'parallel': {
      const problems = await Promise.all((step.steps ?? []).map((inner) => runStep(inner, prefix, arena)));
      return problems.find((problem) => problem !== undefined);
    }
    case 'until':
      return readUntil(step, prefix, arena);
    default:
      return judge(await driver.send(wireStep(step, prefix)), step, prefix, keyspace);
  }
}

/** Reads until the expectation holds: the way to wait for an expiry without knowing how late it is noticed. */
async function readUntil(step: Step, prefix: string, { driver, keyspace }: RawArena): Promise<string | undefined> {
  const limit = Date.now() + untilLimitMs;
  for (;;) {
    const problem = judge(await driver.send(wireStep({ ...step, op: 'get' }, prefix)), step, prefix, keyspace);
    if (problem === undefined || Date.now() > limit) return problem;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function judge(reply: Reply, step: Step, prefix: string, keyspace: Uint8Array): string | undefined {
  if (step.expect === undefined) throw new Error(`${step.op}: no expectation`);
  return mismatch(reply, step.expect, prefix, keyspace);
}

/** The first thing a case needs that a driver does not offer. */
function missingOperation(steps: readonly Step[], offered: readonly string[]): string | undefined {
  for (const step of steps.flatMap((outer) => outer.steps ?? [outer])) {
    const op = step.op === 'until' ? 'get' : step.op;
    if (op !== 'split' && !offered.includes(op)) return op;
    if (('ttl' in step || 'ttls' in step) && !offered.includes('getTtl')) return 'time to live';
    if (Array.isArray(step['ttls']) && step['ttls'].length > 1 && !offered.includes('ttlPerPair'))
      return 'time to live per pair';
    if (Array.isArray(step['ttls']) && step['ttls'].length === 1 && !offered.includes('ttlForAll'))
      return 'one time to live for all pairs';
    if ('cf' in step && !offered.includes('cf')) return 'column families';
  }
  return undefined;
}
