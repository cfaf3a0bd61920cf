import { parseArgs } from 'node:util';
import { describeSeed, runSeed } from '@tikv-client/simulator';
import { isMutationName, mutationNames } from './mutations.js';
import { rawScenario } from './raw-scenario.js';
import { replayCommand } from './replay.js';
import { Totals } from './totals.js';

const usage = `npm run simulate -- [--from N] [--count N] [--mutation NAME]   many seeds, from 0 and 100 of them
npm run simulate -- --seed N [--mutation NAME]                    one seed with its whole trace
mutations: ${mutationNames.join(', ')}`;

function refuse(message: string): never {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (text === '' || !Number.isSafeInteger(value) || value < 0) refuse(`--${name} must be a whole number, got ${text}`);
  return value;
}

function readArguments(): { from: string; count: string; seed?: string | undefined; mutation?: string | undefined } {
  const string = { type: 'string' } as const;
  try {
    const options = {
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
const { mutation } = values;
if (mutation !== undefined && !isMutationName(mutation)) refuse(`there is no mutation ${mutation}`);

const traced = values.seed !== undefined;
const from = wholeNumber('from', values.from);
const seeds = traced
  ? [wholeNumber('seed', values.seed ?? '')]
  : Array.from({ length: wholeNumber('count', values.count) }, (_, at) => from + at);
const totals = new Totals();
const scenario = rawScenario({ mutation, totals, onLine: traced ? (line) => console.log(line) : undefined });
const started = performance.now();
let failures = 0;
for (const seed of seeds) {
  const result = await runSeed(seed, scenario, { replay: (one) => replayCommand(one, mutation) });
  totals.countSeed(result);
  if (!result.ok) failures += 1;
  if (!result.ok || traced) console.log(describeSeed(result, traced ? 0 : 20));
}
const seconds = (performance.now() - started) / 1000;
console.log(totals.toString());
console.log(`${failures} failed, ${seconds.toFixed(1)} s, ${((seconds * 1000) / seeds.length).toFixed(0)} ms a seed`);
process.exitCode = failures > 0 ? 1 : 0;
