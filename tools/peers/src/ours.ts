// Executes raw key-value steps with our own client, as the other drivers do: v1|v1ttl|v2 [--unary] HOST:PORT...
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createTikvClient, type RawPair, type RawPutOptions } from 'tikv-client';

interface SentStep {
  readonly n: number;
  readonly op: string;
  readonly key: string;
  readonly value: string;
  readonly prev: string | null;
  readonly keys: readonly string[];
  readonly pairs: readonly (readonly [string, string])[];
  readonly ttl: number;
  readonly ttls?: readonly number[];
  readonly start: string;
  readonly end: string;
  readonly limit: number;
  readonly keyOnly: boolean;
  readonly cf: string;
  readonly workers: number;
  readonly rounds: number;
}

const operations = [
  'get',
  'put',
  'delete',
  'batchGet',
  'batchPut',
  'batchDelete',
  'deleteRange',
  'scan',
  'reverseScan',
  'getTtl',
  'cas',
  'casRace',
  'checksum',
  'ttlPerPair',
  'ttlForAll',
  'cf',
];

const [apiVersion, ...rest] = process.argv.slice(2) as ['v1' | 'v1ttl' | 'v2', ...string[]];
const pd = rest.filter((argument) => argument !== '--unary');
const rpc = { batch: !rest.includes('--unary') };
const plain = await createTikvClient({ pd, apiVersion, rpc });
const atomic = await createTikvClient({ pd, apiVersion, rpc, raw: { atomic: true } });
const { version } = JSON.parse(
  readFileSync(new URL('../../../packages/tikv-client/package.json', import.meta.url), 'utf8'),
) as { version: string };

emit({
  ready: true,
  peer: 'tikv-client (ours)',
  version,
  ops: apiVersion === 'v2' ? operations.filter((op) => op !== 'cf') : operations,
});
const running = new Set<Promise<void>>();
for await (const line of createInterface({ input: process.stdin })) {
  const step = JSON.parse(line) as SentStep;
  const work = answer(step).finally(() => running.delete(work));
  running.add(work);
}
await Promise.all(running);
void plain.close();
void atomic.close();

async function answer(step: SentStep): Promise<void> {
  try {
    emit({ n: step.n, ok: true, ...(await execute(step)) });
  } catch (error) {
    emit({ n: step.n, ok: false, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
}

async function execute(step: SentStep): Promise<Record<string, unknown>> {
  const options: RawPutOptions = { timeoutMs: 60_000, columnFamily: step.cf, ttlSeconds: step.ttl };
  const { raw } = plain;
  switch (step.op) {
    case 'get':
      return { value: hex(await raw.get(bytes(step.key), reading(step))) };
    case 'put':
      await raw.put(bytes(step.key), bytes(step.value), options);
      return {};
    case 'delete':
      await raw.delete(bytes(step.key), reading(step));
      return {};
    case 'batchGet':
      return { values: (await raw.batchGet(step.keys.map(bytes), reading(step))).map(hex) };
    case 'batchPut': {
      const { ttls = [] } = step;
      if (ttls.length > 1 && ttls.length !== step.pairs.length)
        throw new RangeError('as many ttls as pairs are needed');
      const pairs = step.pairs.map(([key, value], index) => ({
        key: bytes(key),
        value: bytes(value),
        ttlSeconds: ttls[ttls.length === 1 ? 0 : index],
      }));
      await raw.batchPut(pairs, reading(step));
      return {};
    }
    case 'batchDelete':
      await raw.batchDelete(step.keys.map(bytes), reading(step));
      return {};
    case 'deleteRange':
      await raw.deleteRange({ start: bytes(step.start), end: bytes(step.end) }, reading(step));
      return {};
    case 'scan':
      return {
        pairs: found(
          await raw.scan(
            { start: bytes(step.start), end: bytes(step.end) },
            { ...reading(step), limit: step.limit, keyOnly: step.keyOnly },
          ),
        ),
      };
    case 'reverseScan':
      // The step names the upper bound first, as TiKV's request does.
      return {
        pairs: found(
          await raw.reverseScan(
            { start: bytes(step.end), end: bytes(step.start) },
            { ...reading(step), limit: step.limit, keyOnly: step.keyOnly },
          ),
        ),
      };
    case 'getTtl': {
      const ttl = await raw.getKeyTtl(bytes(step.key), reading(step));
      return { ttl: ttl === undefined ? null : Number(ttl) };
    }
    case 'cas': {
      const previous = step.prev === null ? undefined : bytes(step.prev);
      const result = await atomic.raw.compareAndSwap(
        bytes(step.key),
        { previous, value: bytes(step.value) },
        reading(step),
      );
      return { swapped: result.swapped, previous: hex(result.previous) };
    }
    case 'casRace':
      await Promise.all(Array.from({ length: step.workers }, () => countUp(bytes(step.key), step.rounds)));
      return {};
    case 'checksum': {
      const sum = await raw.checksum({ start: bytes(step.start), end: bytes(step.end) }, { timeoutMs: 60_000 });
      return { crc64: sum.crc64Xor.toString(), kvs: Number(sum.totalKvs), bytes: Number(sum.totalBytes) };
    }
    default:
      throw new Error(`unknown operation ${step.op}`);
  }
}

function reading({ cf }: SentStep): { timeoutMs: number; columnFamily: string | undefined } {
  return { timeoutMs: 60_000, columnFamily: cf };
}

async function countUp(key: Uint8Array, rounds: number): Promise<void> {
  for (let round = 0; round < rounds;) {
    const previous = await atomic.raw.get(key);
    const count = previous === undefined ? 0 : Number(Buffer.from(previous).toString());
    const { swapped } = await atomic.raw.compareAndSwap(key, { previous, value: String(count + 1) });
    if (swapped) round += 1;
  }
}

function found(pairs: readonly RawPair[]): [string, string][] {
  return pairs.map(({ key, value }) => [hex(key) as string, hex(value) as string]);
}

function bytes(text: string): Buffer {
  return Buffer.from(text, 'hex');
}

function hex(value: Uint8Array | undefined): string | null {
  return value === undefined ? null : Buffer.from(value).toString('hex');
}

function emit(reply: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
