import { kvrpcpb } from '@tikv-client/kvproto';
import { commit } from '../../src/commit/commit.js';
import { errorText } from './format.js';
import type { CommandTable } from './registry.js';
import { bytesOf } from './script.js';

const role = { primary: 1, secondary: 2 } as const;

export const readWriteCommands: CommandTable = {
  // commit k1 k2 start=10 at=20 [role=secondary]
  commit: (world, args) => {
    const named = args.text('role');
    const result = commit(
      world.view,
      kvrpcpb.CommitRequest.fromPartial({
        keys: args.positional.map(bytesOf),
        startVersion: args.uint('start'),
        commitVersion: args.uint('at'),
        commitRole: named === 'primary' || named === 'secondary' ? role[named] : 0,
      }),
    );
    const { error, commitVersion } = result.reply;
    return [error === undefined ? `ok commit=${commitVersion}` : errorText(error), ...world.apply(result)];
  },
};
