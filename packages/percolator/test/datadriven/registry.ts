import type { CommandTable } from './command-table.js';
import { endCommands } from './end-commands.js';
import { inspectCommands } from './inspect-commands.js';
import { pessimisticCommands } from './pessimistic-commands.js';
import { readWriteCommands } from './read-write-commands.js';
import { seedCommands } from './seed-commands.js';

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
