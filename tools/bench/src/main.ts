// Measures ours and peers side by side in one run: `npm run bench [name…] [-- --seconds 3 --rounds 3 --in-flight 1,64,256]`.
import { spawnSync } from 'node:child_process';
import Table from 'cli-table3';
import { parseArgs } from 'node:util';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createEmbeddedCluster } from '@tikv-client/embedded-tikv';
import { loadavg } from 'node:os';
import { createTikvClient } from 'tikv-client';
import { wireSizes } from './frames.js';
import { rawKey, txnKey } from './keys.js';
import type { Measurement } from './window.js';
import { pinning, runClient, script, ServerProcess } from './processes.js';
import { inRotation, type Contender, type Result } from './rounds.js';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    'in-flight': { type: 'string', default: '1,64,256' },
  },
});
const seconds = Number(flags.seconds);
const rounds = Number(flags.rounds);
if (!Number.isInteger(seconds) || seconds < 1 || !Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write('--seconds and --rounds are whole numbers of at least 1\n');
  process.exit(2);
}
const inFlights = flags['in-flight'].split(',').map(Number);
if (!inFlights.every((count) => Number.isInteger(count) && count >= 1 && count <= 256)) {
  process.stderr.write('--in-flight is a list of whole numbers from 1 to 256, with commas between\n');
  process.exit(2);
}
const recordCount = 10_000;
const valueBytes = 100;
const keyBytes = 'bench/00000000'.length;
const embeddedCli = fileURLToPath(new URL('../../../packages/embedded-tikv/dist/cli/main.js', import.meta.url));

const benches: Readonly<Record<string, () => Promise<void>>> = {
  startup,
  transport,
  'client-go': clientGo,
  transactions,
};
const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  process.stderr.write(`unknown bench ${unknown.join(', ')}; known: ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}
process.stdout.write(
  `Node ${process.version}, ${pinning()}, ${rounds} rounds of ${seconds} s in rotation, medians; load average ${load()}\n`,
);
for (const [name, bench] of Object.entries(benches))
  if (positionals.length === 0 || positionals.includes(name)) await bench();
say(
  `load average at the end ${load()}: what is above 2 are other programs, and ops/s, p50 and p99 suffer from them first`,
);

/** How long an embedded cluster takes to start inside a process that has loaded the package. */
async function startup(): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const begin = performance.now();
    const cluster = await createEmbeddedCluster({ stores: 3, regions: 4 });
    times.push(performance.now() - begin);
    await cluster.close();
  }
  const first = times[0] ?? Number.NaN;
  const median = times.toSorted((a, b) => a - b)[10] ?? Number.NaN;
  process.stdout.write(
    `\nstartup of an embedded cluster (1 PD, 3 stores, 4 regions, gRPC): first ${first.toFixed(1)} ms, median of 20 ${median.toFixed(1)} ms (goal < 100)\n`,
  );
}

/** Our batched client against plain grpc-js: unary calls at 64 in flight, and a bare stream of equal frames at 256. */
async function transport(): Promise<void> {
  const cluster = await startCluster();
  try {
    const pd = pdOf(cluster);
    await fillRaw(pd);
    const single = wireSizes(keyBytes, valueBytes, 1);
    const echo = await ServerProcess.start(script('echo-server', single.response, 1));
    try {
      const batched = await inRotation(
        [
          {
            name: 'ours, batched get, 64 in flight',
            measure: () =>
              runClient<Measurement>(
                cluster,
                script('client-ours', 'get', 64, recordCount, valueBytes, seconds, ...pd),
              ),
          },
          {
            name: 'grpc-js unary echo, 64 in flight',
            measure: () =>
              runClient<Measurement>(echo, script('client-grpc-unary', 64, single.request, seconds, echo.firstLine)),
          },
        ],
        rounds,
      );
      print('against plain grpc-js unary', batched);
      const [ours, unary] = batched as [Result, Result];
      say(`throughput ${ratio(ours.operationsPerSecond, unary.operationsPerSecond)} of unary (goal ≥ 8)`);
    } finally {
      await echo.stop();
    }
    const probe = await runClient<Measurement>(
      cluster,
      script('client-ours', 'get', 256, recordCount, valueBytes, 1, ...pd),
    );
    const perFrame = Math.max(1, Math.round(probe.packed ?? 32));
    const frames = Math.max(1, Math.round(256 / perFrame));
    const { requestFrame, responseFrame } = wireSizes(keyBytes, valueBytes, perFrame);
    const stream = await ServerProcess.start(script('echo-server', 1, responseFrame));
    try {
      const above = await inRotation(
        [
          {
            name: 'ours, batched get, 256 in flight',
            measure: () =>
              runClient<Measurement>(
                cluster,
                script('client-ours', 'get', 256, recordCount, valueBytes, seconds, ...pd),
              ),
          },
          {
            name: `bare grpc-js stream, ${frames} frames of ${perFrame} requests (${requestFrame} B out, ${responseFrame} B back)`,
            measure: () =>
              runClient<Measurement>(
                stream,
                script('client-grpc-stream', frames, perFrame, requestFrame, seconds, stream.firstLine),
              ),
          },
        ],
        rounds,
      );
      print('above a bare stream of equal frames', above);
      const [ours, bare] = above as [Result, Result];
      say(
        `${(ours.clientMicros - bare.clientMicros).toFixed(2)} µs of client CPU per request above the bare stream (goal ≤ 6)`,
      );
    } finally {
      await stream.stop();
    }
  } finally {
    await cluster.stop();
  }
}

/** Our client against client-go on the same embedded cluster. */
async function clientGo(): Promise<void> {
  for (const operation of ['get', 'put']) {
    await againstClientGo({
      operation,
      title: `raw ${operation}`,
      fill: fillRaw,
      cpuGoal: operation === 'get' ? 0.6 : undefined,
      p50Goal: 1.3,
    });
  }
}

/** Both in their default mode, two phases; client-go also with the shorter ways that it can be told to choose. */
async function transactions(): Promise<void> {
  const fill = fillTxn;
  await againstClientGo({ operation: 'snapshot-get', title: 'snapshot get', fill, cpuGoal: 0.6 });
  await againstClientGo({ operation: 'begin-get', title: 'begin + get', fill, cpuGoal: 1 });
  await againstClientGo({ operation: 'txn-1', title: 'one-key transaction', fill, cpuGoal: 1, shorter: 'txn-1-1pc' });
  await againstClientGo({ operation: 'txn-10', title: 'ten-key transaction', fill, cpuGoal: 1, shorter: 'txn-10-1pc' });
}

interface Comparison {
  readonly operation: string;
  readonly title: string;
  readonly fill: (pd: readonly string[]) => Promise<void>;
  /** Our client CPU by theirs, at 64 in flight. */
  readonly cpuGoal: number | undefined;
  /** Our p50 by theirs, at 1 in flight. */
  readonly p50Goal?: number;
  /** A further row of client-go's: an operation that ours has no counterpart of. */
  readonly shorter?: string;
}

async function againstClientGo(comparison: Comparison): Promise<void> {
  const { operation, title, cpuGoal, p50Goal, shorter } = comparison;
  const binary = buildGo();
  if (binary === undefined) return say(`${title}: skipped, no Go tool chain here`);
  for (const inFlight of inFlights) {
    const cluster = await startCluster();
    try {
      const pd = pdOf(cluster);
      await comparison.fill(pd);
      const load = [inFlight, recordCount, valueBytes, seconds, ...pd].map(String);
      const go = (name: string) => async (): Promise<Measurement> => runClient(cluster, [binary, name, ...load]);
      const contenders: Contender[] = [
        { name: 'ours', measure: async () => runClient(cluster, script('client-ours', operation, ...load)) },
        { name: 'client-go', measure: go(operation) },
      ];
      if (shorter !== undefined) contenders.push({ name: 'client-go, async commit and 1PC', measure: go(shorter) });
      const results = await inRotation(contenders, rounds);
      print(`${title}, ${inFlight} in flight`, results);
      const [ours, theirs] = results as [Result, Result];
      const cpu = ratio(ours.clientMicros, theirs.clientMicros);
      const server = ratio(ours.serverMicros, theirs.serverMicros);
      const p50 = ratio(ours.p50, theirs.p50);
      const goals = [
        inFlight === 64 && cpuGoal !== undefined ? ` (goal ≤ ${cpuGoal})` : '',
        inFlight === 1 && p50Goal !== undefined ? ` (goal ≤ ${p50Goal})` : '',
      ];
      say(`client CPU ${cpu}${goals[0]}, server CPU ${server}, p50 ${p50}${goals[1]}`);
    } finally {
      await cluster.stop();
    }
  }
}

function startCluster(): Promise<ServerProcess> {
  return ServerProcess.start([process.execPath, embeddedCli, '--stores', '3', '--regions', '4']);
}

function pdOf(cluster: ServerProcess): string[] {
  return (JSON.parse(cluster.firstLine) as { pd: string[] }).pd;
}

async function fillRaw(pd: readonly string[]): Promise<void> {
  await using client = await createTikvClient({ pd: [...pd] });
  const value = Buffer.alloc(valueBytes);
  await client.raw.batchPut(Array.from({ length: recordCount }, (_, index) => ({ key: rawKey(index), value })));
}

async function fillTxn(pd: readonly string[]): Promise<void> {
  await using client = await createTikvClient({ pd: [...pd] });
  const value = Buffer.alloc(valueBytes);
  await client.runTransaction(async (txn) => {
    for (let index = 0; index < recordCount; index += 1) txn.put(txnKey(index), value);
  });
}

function buildGo(): string | undefined {
  if (spawnSync('go', ['version']).status !== 0) return undefined;
  const folder = fileURLToPath(new URL('../go', import.meta.url));
  const cache = fileURLToPath(new URL('../cache', import.meta.url));
  if (!existsSync(cache)) mkdirSync(cache);
  const { status, stderr } = spawnSync('go', ['build', '-mod=readonly', '-o', `${cache}/client-go`, '.'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CGO_ENABLED: '0' },
  });
  if (status !== 0) throw new Error(stderr);
  return `${cache}/client-go`;
}

function print(title: string, results: readonly Result[]): void {
  const table = new Table({
    head: [title, 'ops/s', 'client µs/op', 'least–most', 'server µs/op', 'p50 µs', 'p99 µs', 'per frame'],
    style: { head: [], border: [] },
  });
  for (const {
    name,
    operationsPerSecond,
    clientMicros,
    clientMicrosRange,
    serverMicros,
    p50,
    p99,
    packed,
  } of results) {
    const figure = (value: number, digits: number): string =>
      Number.isFinite(value) && value > 0 ? value.toFixed(digits) : '-';
    table.push([
      name,
      figure(operationsPerSecond, 0),
      figure(clientMicros, 2),
      clientMicrosRange.map((micros) => micros.toFixed(1)).join('–'),
      figure(serverMicros, 2),
      figure(p50, 0),
      figure(p99, 0),
      packed === undefined ? '-' : packed.toFixed(1),
    ]);
  }
  process.stdout.write(`\n${table.toString()}\n`);
}

function load(): string {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
}

function ratio(a: number, b: number): string {
  return `${(a / b).toFixed(2)} ×`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
