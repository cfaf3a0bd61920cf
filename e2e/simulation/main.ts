import { parseArgs } from 'node:util';
import { describeSeed, runSeed } from '@tikv-client/simulator';
import type { Scenario } from '@tikv-client/simulator';
import { isMutationName, isTxnMutationName, mutationNames, txnMutationNames } from './mutations.js';
import { rawScenario } from './raw-scenario.js';
import { replayCommand } from './replay.js';
import { Totals } from './totals.js';
import { txnScenario } from './txn/txn-scenario.js';

const usage = `npm run simulate -- [--mode raw|txn] [--from N] [--count N] [--mutation NAME]   many seeds, from 0 and 100 of them
npm run simulate -- [--mode raw|txn] --seed N [--mutation NAME]                    one seed with its whole trace
mutations of raw: ${mutationNames.join(', ')}
mutations of txn: ${txnMutationNames.join(', ')}`;

function refuse(message: string): never {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (text === '' || !Number.isSafeInteger(value) || value < 0) refuse(`--${name} must be a whole number, got ${text}`);
  return value;
}

interface Arguments {
  readonly mode: string;
  readonly from: string;
  readonly count: string;
  readonly seed?: string | undefined;
  readonly mutation?: string | undefined;
}

function readArguments(): Arguments {
  const string = { type: 'string' } as const;
  try {
    const options = {
      mode: { ...string, default: 'raw' },
      from: { ...string, default: '0' },
      count: { ...string, default: '100' },
      seed: string,
      mutation: string,
    };
    return parseArgs({ options }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const values = readArguments();
const { mode, mutation } = values;
if (mode !== 'raw' && mode !== 'txn') refuse(`there is no mode ${mode}`);

const traced = values.seed !== undefined;
const from = wholeNumber('from', values.from);
const seeds = traced
  ? [wholeNumber('seed', values.seed ?? '')]
  : Array.from({ length: wholeNumber('count', values.count) }, (_, at) => from + at);
const totals = new Totals();
const onLine = traced ? (line: string): void => console.log(line) : undefined;

function scenarioOf(): Scenario {
  if (mode === 'raw' && (mutation === undefined || isMutationName(mutation)))
    return rawScenario({ mutation, totals, onLine });
  if (mode === 'txn' && (mutation === undefined || isTxnMutationName(mutation)))
    return txnScenario({ mutation, totals, onLine });
  return refuse(`there is no mutation ${mutation}${mode === 'raw' ? '' : ` of ${mode}`}`);
}

const scenario = scenarioOf();
const started = performance.now();
let failures = 0;
for (const seed of seeds) {
  const result = await runSeed(seed, scenario, { replay: (one) => replayCommand(one, mutation, mode) });
  totals.countSeed(result);
  if (!result.ok) failures += 1;
  if (!result.ok || traced) console.log(describeSeed(result, traced ? 0 : 20));
}
const seconds = (performance.now() - started) / 1000;
console.log(totals.toString());
console.log(`${failures} failed, ${seconds.toFixed(1)} s, ${((seconds * 1000) / seeds.length).toFixed(0)} ms a seed`);
process.exitCode = failures > 0 ? 1 : 0;
