import { WriteBatch } from '@tikv-client/engine';
import { encodeLock } from '../../src/mvcc/lock-codec.js';
import type { Lock, LockKind } from '../../src/mvcc/lock.js';
import { MvccKey } from '../../src/mvcc/mvcc-key.js';
import { encodeWriteRecord, type WriteKind } from '../../src/mvcc/write-record.js';
import type { CommandTable } from './command-table.js';
import { bytesOf, textOf } from './script.js';

/** Put records in place without the actions that would write them. */
export const seedCommands: CommandTable = {
  // seed-lock k kind=pessimistic start=10 primary=k for_update=12
  'seed-lock': (world, args) => {
    const key = bytesOf(args.positional[0]!);
    const value = args.text('value');
    const lock: Lock = {
      kind: (args.text('kind') ?? 'put') as LockKind,
      primary: args.bytes('primary'),
      startTs: args.uint('start'),
      ttlMs: args.uint('ttl', 3000n),
      shortValue: value === undefined ? undefined : bytesOf(value),
      forUpdateTs: args.uint('for_update'),
      txnSize: args.uint('size'),
      minCommitTs: args.uint('min_commit'),
      useAsyncCommit: args.flag('async'),
      secondaries: args.list('secondaries').map(bytesOf),
      rollbackTs: args.uints('rollbacks'),
      generation: args.uint('generation'),
      lockedWithConflict: args.flag('with_conflict'),
      useOnePc: false,
      txnSource: 0n,
    };
    if (args.flag('memory')) world.memoryLocks.set(textOf(key), lock);
    else world.engine.write(new WriteBatch().put(new MvccKey(key).encoded, encodeLock(lock), 'lock'));
    return ['ok'];
  },

  // seed-write k at=20 start=10 kind=put value=v [protected=true] [overlapped=true]
  'seed-write': (world, args) => {
    const key = new MvccKey(bytesOf(args.positional[0]!));
    const kind = (args.text('kind') ?? 'put') as WriteKind;
    const startTs = args.uint('start');
    const value = args.text('value') === undefined ? undefined : args.bytes('value');
    const batch = new WriteBatch();
    const record = {
      kind,
      startTs,
      shortValue: value !== undefined && value.length <= 255 ? value : undefined,
      protectedRollback: args.flag('protected'),
      overlappedRollback: args.flag('overlapped'),
      txnSource: 0n,
    };
    batch.put(key.version(args.uint('at', startTs)), encodeWriteRecord(record), 'write');
    if (value !== undefined && value.length > 255) batch.put(key.version(startTs), value, 'default');
    world.engine.write(batch);
    return ['ok'];
  },
};
