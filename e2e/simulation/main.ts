import { describeSeed, runSeed } from '@tikv-client/simulator';
import type { Scenario } from '@tikv-client/simulator';
import { readArguments, usage } from './arguments.js';
import type { SimulateArguments } from './arguments.js';
import { rawScenario } from './raw-scenario.js';
import { replayCommand } from './replay.js';
import { Totals } from './totals.js';
import { txnScenario } from './txn/txn-scenario.js';

const { simulated, seeds, traced } = argumentsOrUsage();
const { mode, mutation } = simulated;
const totals = new Totals();
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

function argumentsOrUsage(): SimulateArguments {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return process.exit(2);
  }
}

function scenarioOf(): Scenario {
  const onLine = traced ? (line: string): void => console.log(line) : undefined;
  return simulated.mode === 'raw'
    ? rawScenario({ mutation: simulated.mutation, totals, onLine })
    : txnScenario({ mutation: simulated.mutation, totals, onLine });
}
