// Executes steps of transactions with our own client, as the other drivers do: v1|v2 HOST:PORT...
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createTikvClient, type Snapshot, type Transaction } from 'tikv-client';

interface SentStep {
  readonly n: number;
  readonly op: string;
  readonly txn: string;
  readonly key: string;
  readonly value: string;
  readonly keys: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly limit: number;
  readonly keyOnly?: boolean;
  readonly pessimistic?: boolean;
  readonly noWait?: boolean;
  readonly at?: string;
  readonly isolation?: 'SI' | 'RC';
}

const operations = [
  'begin',
  'get',
  'batchGet',
  'scan',
  'reverseScan',
  'put',
  'insert',
  'delete',
  'lock',
  'getForUpdate',
  'commit',
  'rollback',
  'snapshot',
  'pessimistic',
  'at',
  'isolation',
  'keyOnly',
  'noWait',
];

const [apiVersion, ...pd] = process.argv.slice(2) as ['v1' | 'v2', ...string[]];
// The locks of a client that is killed should not hold up the others for 20 seconds.
const client = await createTikvClient({ pd, apiVersion, timeoutMs: 60_000, txn: { managedLockTtlMs: 3_000 } });
const { version } = JSON.parse(
  readFileSync(new URL('../../../packages/tikv-client/package.json', import.meta.url), 'utf8'),
) as { version: string };
const open = new Map<string, Transaction | Snapshot>();

emit({ ready: true, peer: 'tikv-client (ours)', version, ops: operations });
const running = new Set<Promise<void>>();
for await (const line of createInterface({ input: process.stdin })) {
  const step = JSON.parse(line) as SentStep;
  const work = answer(step).finally(() => running.delete(work));
  running.add(work);
}
await Promise.all(running);
await client.close();
process.exit(0);

async function answer(step: SentStep): Promise<void> {
  try {
    emit({ n: step.n, ok: true, ...(await execute(step)) });
  } catch (error) {
    emit({ n: step.n, ok: false, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
}

async function execute(step: SentStep): Promise<Record<string, unknown>> {
  const { op, at } = step;
  if (op === 'begin') {
    const txn = await client.begin({
      mode: step.pessimistic === true ? 'pessimistic' : 'optimistic',
      startTs: at === undefined ? undefined : BigInt(at),
    });
    open.set(step.txn, txn);
    return { startTs: String(txn.startTs) };
  }
  if (op === 'snapshot') {
    const timestamp = at === undefined ? undefined : BigInt(at);
    const snapshot = await client.snapshot({ timestamp, isolation: step.isolation });
    open.set(step.txn, snapshot);
    return { startTs: String(snapshot.timestamp) };
  }
  const from = open.get(step.txn);
  if (from === undefined) throw new Error(`no transaction or snapshot ${step.txn}`);
  return read(from, step) ?? write(from as Transaction, step);
}

function read(from: Transaction | Snapshot, step: SentStep): Promise<Record<string, unknown>> | undefined {
  const range = { limit: step.limit, keyOnly: step.keyOnly };
  switch (step.op) {
    case 'get':
      return from.get(bytes(step.key)).then((value) => ({ value: hex(value) }));
    case 'batchGet':
      return from.batchGet(step.keys.map(bytes)).then((values) => ({ values: values.map(hex) }));
    case 'scan':
      return from.scan({ start: bytes(step.start), end: bytes(step.end) }, range).then(pairs);
    case 'reverseScan':
      // The step names the upper bound first, as TiKV's request does.
      return from.reverseScan({ start: bytes(step.end), end: bytes(step.start) }, range).then(pairs);
    default:
      return undefined;
  }
}

async function write(txn: Transaction, step: SentStep): Promise<Record<string, unknown>> {
  switch (step.op) {
    case 'put':
      txn.put(bytes(step.key), bytes(step.value));
      return {};
    case 'insert':
      txn.insert(bytes(step.key), bytes(step.value));
      return {};
    case 'delete':
      txn.delete(bytes(step.key));
      return {};
    case 'lock':
      await txn.lockKeys(step.keys.map(bytes), { noWait: step.noWait });
      return {};
    case 'getForUpdate':
      return { value: hex(await txn.getForUpdate(bytes(step.key), { noWait: step.noWait })) };
    case 'commit': {
      const { commitTs } = await txn.commit();
      return { commitTs: String(commitTs) };
    }
    case 'rollback':
      await txn.rollback();
      return {};
    default:
      throw new Error(`unknown operation ${step.op}`);
  }
}

function pairs(found: readonly { readonly key: Uint8Array; readonly value: Uint8Array }[]): Record<string, unknown> {
  return { pairs: found.map(({ key, value }) => [hex(key), hex(value)]) };
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
