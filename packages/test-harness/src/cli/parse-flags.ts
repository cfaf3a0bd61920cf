import { Command, CommanderError, Option } from 'commander';
import type { z } from 'zod';
import { demoOptionsSchema } from '../demo/demo-options.js';
import type { DemoOptions } from '../demo/demo-options.js';
import { faultNames, parseFaults } from '../fault/fault-plan.js';

/** What the command line asks for. */
export type CliRequest =
  | {
      readonly kind: 'demo';
      readonly options: DemoOptions;
      readonly json: string | undefined;
      readonly report: string | undefined;
    }
  /** Help, or a bad flag: print and leave. */
  | { readonly kind: 'exit'; readonly code: 0 | 2; readonly text: string };

const flagsOf: Readonly<Record<string, string>> = {
  mode: '--mode',
  apiVersion: '--api-version',
  keyspace: '--keyspace',
  accounts: '--accounts',
  workloads: '--workloads',
  records: '--records',
  durationMs: '--duration',
  operations: '--operations',
  valueBytes: '--value-size',
  concurrency: '--concurrency',
  seed: '--seed',
  faults: '--faults',
  pd: '--pd',
  stores: '--stores',
  regions: '--regions',
  maxHistory: '--max-history',
  callTimeoutMs: '--timeout',
};

/** Reads the command line without touching the process: what to print and the exit code come back. */
export function parseFlags(args: readonly string[]): CliRequest {
  let text = '';
  let request: CliRequest | undefined;
  const program = new Command('tikv-harness').description('Runs workloads on TiKV and judges what they saw.');
  const demo = program
    .command('demo')
    .description(
      'the main job: YCSB workloads, raw and as transactions, and a bank, on an embedded cluster while it is hurt, or on a real cluster inside a prefix of its own',
    )
    .option(
      '--mode <mode>',
      'raw, txn or both (default: both; raw with --pd under API version 1, where the two must not meet in one cluster)',
    )
    .addOption(new Option('--workloads <letters>', 'YCSB workloads to run, in order').default('ABCDEF'))
    .option('--records <n>', 'records loaded before each workload (default: 1000)')
    .option(
      '--duration <time>',
      'length of each part: 500ms, 30s, 2m (default: 8s; 4s for a workload where both modes run)',
    )
    .option('--operations <n>', 'operations of each part, instead of or beside --duration')
    .option('--value-size <bytes>', 'bytes of a value, at least 16 (default: 100)')
    .option('--concurrency <n>', 'calls under way at the same time (default: 64)')
    .option('--accounts <n>', 'accounts of the bank (default: 200)')
    .option('--seed <n>', 'seed of keys, operations and faults (default: 1)')
    .option('--faults <names>', `none, all, or some of ${faultNames.join(',')} (default: all; none with --pd)`)
    .option('--stores <n>', 'stores of the embedded cluster (default: 3)')
    .option('--regions <n>', 'regions the embedded cluster begins with (default: 4)')
    .option(
      '--max-history <n>',
      'attempts kept for the checkers per workload; beyond it a random part of the keys is judged (default: 1500000)',
    )
    .option('--timeout <time>', 'whole time of one call (default: 15s)')
    .option('--json <file>', 'writes the figures')
    .option('--report <file>', 'where the HTML report goes (default: below ./reports)')
    .option(
      '--pd <addresses>',
      'PD of a real cluster, host:port,…: runs in a random prefix, cleaned up afterwards, without faults',
    )
    .option('--api-version <n>', 'API version of the cluster, 1 or 2 (default: 1 with --pd, else what the mode needs)')
    .option('--keyspace <name>', 'with --pd and API version 2: keyspace to work in (default: DEFAULT)')
    .action((flags: Record<string, string>) => {
      request = demoRequest(flags);
    });
  for (const command of [program, demo]) {
    command.exitOverride().configureOutput({ writeOut: (part) => (text += part), writeErr: (part) => (text += part) });
  }
  try {
    program.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { kind: 'exit', code: error.exitCode === 0 ? 0 : 2, text };
  }
  return request ?? { kind: 'exit', code: 2, text: program.helpInformation() };
}

function demoRequest(flags: Record<string, string>): CliRequest {
  const problems: string[] = [];
  const read = <T>(name: string, parse: (text: string) => T): T | undefined => {
    const text = flags[name];
    if (text === undefined) return undefined;
    try {
      return parse(text);
    } catch (error) {
      problems.push(`${flagFor(name)}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
  const input = {
    mode: flags['mode'],
    apiVersion: read('apiVersion', integer),
    keyspace: flags['keyspace'],
    accounts: read('accounts', integer),
    workloads: read('workloads', (text) => text.replaceAll(',', '').toUpperCase().split('')),
    records: read('records', integer),
    durationMs: read('duration', duration),
    operations: read('operations', integer),
    valueBytes: read('valueSize', integer),
    concurrency: read('concurrency', integer),
    seed: read('seed', integer),
    faults: read('faults', parseFaults),
    pd: read('pd', (text) => text.split(',')),
    stores: read('stores', integer),
    regions: read('regions', integer),
    maxHistory: read('maxHistory', integer),
    callTimeoutMs: read('timeout', duration),
  };
  const parsed = demoOptionsSchema.safeParse(
    Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
  );
  if (!parsed.success) problems.push(...parsed.error.issues.map(describeIssue));
  if (problems.length > 0 || !parsed.success) {
    return { kind: 'exit', code: 2, text: `${problems.join('\n')}\nsee: tikv-harness demo --help\n` };
  }
  return { kind: 'demo', options: parsed.data, json: flags['json'], report: flags['report'] };
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const [field] = issue.path;
  return `${flagsOf[String(field)] ?? String(field ?? 'flags')}: ${issue.message}`;
}

function flagFor(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function integer(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new TypeError(`"${text}" is not a whole number`);
  return Number(text);
}

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

function duration(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const factor = unitsMs[unit ?? ''];
  if (number === undefined || factor === undefined)
    throw new TypeError(`"${text}" is not a time such as 500ms, 30s or 2m`);
  return Number(number) * factor;
}
