import { SeededRandom, SimulatedClock } from '@tikv-client/runtime';
import { MemoryNetwork } from '@tikv-client/transport';
import { LinkFaults } from '../network/link-faults.js';
import { linkPolicy } from '../network/link-policy.js';
import { runSchedule } from '../schedule/schedule.js';
import type { Scenario, World } from './scenario.js';
import { Trace } from './trace.js';

export interface RunSeedOptions {
  /** The command a person runs to see the same again. @default `npm run simulate -- --scenario NAME --seed SEED` */
  readonly replay?: ((seed: number, scenario: string) => string) | undefined;
}

export interface SeedResult {
  readonly seed: number;
  readonly ok: boolean;
  readonly error: unknown;
  /** Hash of the trace and of the clock's events: equal for equal runs. */
  readonly hash: string;
  readonly operations: number;
  readonly faults: number;
  /** Simulated time. */
  readonly elapsedMs: number;
  readonly replay: string;
  /** The last lines of the trace. */
  readonly tail: readonly string[];
}

/** Runs a scenario in a fresh world made from `seed`. Failures are in the result; it does not throw. */
export async function runSeed(seed: number, scenario: Scenario, options: RunSeedOptions = {}): Promise<SeedResult> {
  const world = new SeededWorld(seed);
  const { clock, trace } = world;
  let error: unknown;
  let ok = true;
  try {
    await clock.runUntil(scenario.run(world), { limitMs: scenario.limitMs });
  } catch (failure) {
    ok = false;
    error = failure;
    world.note(`failed: ${String(failure)}`);
  }
  trace.add(clock.monotonic(), `end after ${clock.eventCount} events, ${JSON.stringify(world.links.counts())}`);
  const replay = options.replay ?? defaultReplay;
  return {
    seed,
    ok,
    error,
    hash: trace.hash,
    operations: world.operations,
    faults: world.faults,
    elapsedMs: clock.monotonic(),
    replay: replay(seed, scenario.name),
    tail: trace.tail(),
  };
}

/** A failure as a person reads it: the error, the end of the trace, and how to see it again. */
export function describeSeed(result: SeedResult, lines = 20): string {
  if (result.ok)
    return `seed ${result.seed}: ok, ${result.operations} operations, ${result.faults} faults, hash ${result.hash}`;
  const { error } = result;
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    `seed ${result.seed} failed: ${what}`,
    ...result.tail.slice(-lines).map((line) => `  ${line}`),
    `replay: ${result.replay}`,
  ].join('\n');
}

function defaultReplay(seed: number, scenario: string): string {
  return `npm run simulate -- --scenario ${scenario} --seed ${seed}`;
}

class SeededWorld implements World {
  readonly seed: number;
  readonly clock = new SimulatedClock();
  readonly random: SeededRandom;
  readonly links: LinkFaults;
  readonly network: MemoryNetwork;
  readonly trace = new Trace();
  operations = 0;
  faults = 0;

  constructor(seed: number) {
    this.seed = seed;
    this.random = new SeededRandom(seed);
    this.links = new LinkFaults(this.random.fork('links'));
    const network = new MemoryNetwork({ clock: this.clock, link: linkPolicy(this.links) });
    this.links.onHeal(() => network.wake());
    this.network = network;
  }

  note(what: string): void {
    this.trace.add(this.clock.monotonic(), what);
  }

  countOperations(operations = 1): void {
    this.operations += operations;
  }

  countFaults(faults = 1): void {
    this.faults += faults;
  }

  play: World['play'] = (schedule, perform, signal) =>
    runSchedule(
      schedule,
      (action) => {
        this.countFaults();
        this.note(`fault ${JSON.stringify(action)}`);
        return perform(action);
      },
      { clock: this.clock, signal },
    );
}
