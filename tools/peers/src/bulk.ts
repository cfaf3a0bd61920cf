import { createTikvClient } from 'tikv-client';
import { Cluster } from './cluster.js';
import type { PeerResult } from './run-peer.js';

const millionKeys = 1_000_000;
const hundredMegabytes = 100 * 1024 * 1024;
/** What the client may add to the input while a batch is under way: its window of batches in flight, and garbage not yet collected. */
const memoryLimitBytes = 256 * 1024 * 1024;

interface BulkCase {
  readonly id: string;
  readonly keys: number;
  readonly valueBytes: number;
}

const bulkCases: readonly BulkCase[] = [
  { id: 'a million keys in one call', keys: millionKeys, valueBytes: 8 },
  { id: '100 MB in one call', keys: 1_600, valueBytes: hundredMegabytes / 1_600 },
];

/** Batches far beyond what one request may carry, written and read back in one call each. */
export async function runBulk(): Promise<PeerResult> {
  const failed: { id: string; detail: string }[] = [];
  const notes: string[] = [];
  for (const bulk of bulkCases) {
    const cluster = await Cluster.start(['--stores', '3', '--regions', '8']);
    try {
      const { problem, note } = await runOne(bulk, cluster.pd);
      notes.push(note);
      if (problem !== undefined) failed.push({ id: bulk.id, detail: problem });
    } catch (error) {
      failed.push({ id: bulk.id, detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
    } finally {
      await cluster.stop();
    }
  }
  const cases = bulkCases.length;
  return {
    name: 'bulk',
    about: 'ours, large batches',
    version: '-',
    cases,
    passed: cases - failed.length,
    failed,
    skipped: new Map(),
    notes,
    seconds: 0,
  };
}

async function runOne(
  { id, keys, valueBytes }: BulkCase,
  pd: readonly string[],
): Promise<{ problem: string | undefined; note: string }> {
  await using client = await createTikvClient({ pd: [...pd] });
  const pairs = Array.from({ length: keys }, (_, index) => ({ key: keyOf(index), value: valueOf(index, valueBytes) }));
  const gauge = watchMemory();
  const begin = performance.now();
  await client.raw.batchPut(pairs, { timeoutMs: 120_000 });
  const written = performance.now();
  const grown = gauge.stop();
  let wrong = 0;
  const found = await client.raw.batchGet(
    pairs.map(({ key }) => key),
    { timeoutMs: 120_000 },
  );
  for (const [index, value] of found.entries()) {
    if (value === undefined || Buffer.compare(value, valueOf(index, valueBytes)) !== 0) wrong += 1;
  }
  const readBack = performance.now();
  const note = `${id}: written in ${seconds(begin, written)} s, read back in ${seconds(written, readBack)} s, ${(grown / 1024 / 1024).toFixed(0)} MB beyond the input while writing`;
  if (wrong > 0) return { problem: `${wrong} of ${keys} values came back wrong`, note };
  if (grown > memoryLimitBytes) return { problem: `memory grew by ${grown} bytes, limit ${memoryLimitBytes}`, note };
  return { problem: undefined, note };
}

function keyOf(index: number): Buffer {
  const key = Buffer.alloc(12);
  // Spread over the key space, so that every region gets its share.
  key.writeUInt32BE(Math.imul(index, 2654435761) >>> 0, 0);
  key.writeUInt32BE(index, 8);
  return key;
}

function valueOf(index: number, length: number): Buffer {
  const value = Buffer.alloc(length, index & 0xff);
  value.writeUInt32BE(index, 0);
  return value;
}

/** The largest resident set above the one at the start, sampled while work goes on. */
function watchMemory(): { stop(): number } {
  const base = process.memoryUsage.rss();
  let most = base;
  const sample = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(sample, 10);
  return {
    stop() {
      clearInterval(timer);
      sample();
      return most - base;
    },
  };
}

function seconds(from: number, to: number): string {
  return ((to - from) / 1000).toFixed(1);
}
