import { endCommands } from './end-commands.js';
import { inspectCommands } from './inspect-commands.js';
import { pessimisticCommands } from './pessimistic-commands.js';
import { readWriteCommands } from './read-write-commands.js';
import { seedCommands } from './seed-commands.js';
import type { Args } from './script.js';
import type { World } from './world.js';

/** Runs one command in the world and tells in lines what came of it. */
export type ScriptCommand = (world: World, args: Args) => readonly string[];

export type CommandTable = Readonly<Record<string, ScriptCommand>>;

export const registry: CommandTable = {
  ...readWriteCommands,
  ...endCommands,
  ...pessimisticCommands,
  ...inspectCommands,
  ...seedCommands,
  dump: (world) => world.dump(),
  'max-ts': (world, args) => {
    world.raiseMaxTs(args.uint('ts'));
    return [`max_ts=${world.maxTs}`];
  },
  'in-memory-locks': (world) => {
    world.inMemoryLocks = true;
    return ['ok'];
  },
};
