import { kvrpcpb } from '@tikv-client/kvproto';
import { gc } from '../../src/gc/gc.js';
import { keysAndLocks } from '../../src/inspect/keys-and-locks.js';
import { mvccGetByKey, mvccGetByStartTs } from '../../src/inspect/mvcc-get.js';
import { scanLock } from '../../src/inspect/scan-lock.js';
import { errorText, lockInfoText, lockText, nameOf } from './format.js';
import type { CommandTable } from './command-table.js';
import { bytesOf, textOf } from './script.js';

function infoLines({ lock, writes, values }: kvrpcpb.MvccInfo): string[] {
  const lines: string[] = [];
  if (lock !== undefined) {
    lines.push(`lock ${nameOf(kvrpcpb.Op, lock.type)} start=${lock.startTs} primary=${textOf(lock.primary)}`);
  }
  for (const { type, commitTs, startTs, shortValue, hasOverlappedRollback } of writes) {
    const value = shortValue.length === 0 ? '' : ` value=${textOf(shortValue)}`;
    const overlapped = hasOverlappedRollback ? ' overlapped' : '';
    lines.push(`write ${nameOf(kvrpcpb.Op, type)}@${commitTs} start=${startTs}${value}${overlapped}`);
  }
  for (const { startTs, value } of values) lines.push(`value @${startTs} ${textOf(value)}`);
  return lines.length === 0 ? ['nothing'] : lines;
}

export const inspectCommands: CommandTable = {
  // scan-lock max=20 [start=a] [end=z] [limit=2]
  'scan-lock': (world, args) => {
    const request = kvrpcpb.ScanLockRequest.fromPartial({
      maxVersion: args.uint('max'),
      startKey: args.bytes('start'),
      endKey: args.bytes('end'),
      limit: Number(args.uint('limit')),
    });
    world.raiseMaxTs(request.maxVersion);
    const { locks, error } = scanLock(world.view, request);
    if (error !== undefined) return [errorText(error)];
    return locks.length === 0 ? ['nothing'] : locks.map(lockInfoText);
  },

  // mvcc-by-key k
  'mvcc-by-key': (world, args) => {
    const { info } = mvccGetByKey(world.view, { context: undefined, key: bytesOf(args.positional[0]!) });
    return infoLines(info!);
  },

  // mvcc-by-start start=10
  'mvcc-by-start': (world, args) => {
    const { key, info } = mvccGetByStartTs(world.view, { context: undefined, startTs: args.uint('start') });
    return [`key ${textOf(key)}`, ...infoLines(info!)];
  },

  // keys-and-locks [limit=2]
  'keys-and-locks': (world, args) =>
    keysAndLocks(world.view, {}, Number(args.uint('limit'))).map(
      ({ key, lock, sharedLocks, isLockInMemory, writes, values }) => {
        const parts = [textOf(key)];
        if (lock !== undefined) parts.push(`${isLockInMemory ? 'memory lock' : 'lock'} ${lockText(key, lock)}`);
        if (sharedLocks !== undefined) parts.push(`locks ${lockText(key, sharedLocks)}`);
        for (const { commitTs, record } of writes) parts.push(`${record.kind}@${commitTs}`);
        for (const { startTs, value } of values) parts.push(`value@${startTs} ${textOf(value)}`);
        return parts.join(' | ');
      },
    ),

  // gc safe=20 [limit=100]: steps until all is done
  gc: (world, args) => {
    const lines: string[] = [];
    const limit = Number(args.uint('limit', 100n));
    let start: Uint8Array | undefined;
    do {
      const step = gc(world.view, { start }, args.uint('safe'), limit);
      world.engine.write(step.batch);
      lines.push(`removed ${step.removed}`);
      start = step.next;
    } while (start !== undefined && lines.length < 100);
    return lines;
  },
};
