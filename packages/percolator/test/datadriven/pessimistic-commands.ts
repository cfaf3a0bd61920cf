import { kvrpcpb } from '@tikv-client/kvproto';
import { pessimisticLock } from '../../src/pessimistic/pessimistic-lock.js';
import { errorText, lockText, nameOf } from './format.js';
import type { CommandTable } from './command-table.js';
import { type Args, bytesOf, textOf } from './script.js';

const lockOps: Readonly<Record<string, kvrpcpb.Op>> = {
  exclusive: kvrpcpb.Op.PessimisticLock,
  shared: kvrpcpb.Op.SharedPessimisticLock,
};

function lockRequest(args: Args): kvrpcpb.PessimisticLockRequest {
  return kvrpcpb.PessimisticLockRequest.fromPartial({
    // A key that ends in ! should not exist.
    mutations: args.positional.map((text) => ({
      op: lockOps[args.text('op') ?? 'exclusive'] ?? kvrpcpb.Op.Put,
      key: bytesOf(text.replace(/!$/, '')),
      assertion: text.endsWith('!') ? kvrpcpb.Assertion.NotExist : kvrpcpb.Assertion.None,
    })),
    primaryLock: args.bytes('primary'),
    startVersion: args.uint('start'),
    lockTtl: args.uint('ttl', 3000n),
    forUpdateTs: args.uint('for_update'),
    minCommitTs: args.uint('min_commit'),
    returnValues: args.flag('values'),
    checkExistence: args.flag('existence'),
    lockOnlyIfExists: args.flag('only_if_exists'),
    wakeUpMode: args.flag('force')
      ? kvrpcpb.PessimisticLockWakeUpMode.WakeUpModeForceLock
      : kvrpcpb.PessimisticLockWakeUpMode.WakeUpModeNormal,
  });
}

function replyText({ errors, values, notFounds, results }: kvrpcpb.PessimisticLockResponse): string[] {
  const lines = errors.map(errorText);
  if (values.length > 0) lines.push(`values=${values.map(textOf).join(',')}`);
  if (notFounds.length > 0) lines.push(`not_founds=${notFounds.join(',')}`);
  for (const { type, value, existence, lockedWithConflictTs } of results) {
    const parts = [nameOf(kvrpcpb.PessimisticLockKeyResultType, type)];
    if (value.length > 0) parts.push(`value=${textOf(value)}`);
    if (existence) parts.push('exists');
    if (lockedWithConflictTs !== 0n) parts.push(`conflict=${lockedWithConflictTs}`);
    lines.push(parts.join(' '));
  }
  return lines.length === 0 ? ['ok'] : lines;
}

export const pessimisticCommands: CommandTable = {
  // pessimistic-lock k1 k2! primary=k1 start=10 for_update=11 [values=true] [existence=true] [only_if_exists=true] [force=true]
  // [op=shared] [resumed=true] [woken_by=5@7]: the lock that start_ts 5 held on the first key is gone, committed at 7
  'pessimistic-lock': (world, args) => {
    const request = lockRequest(args);
    const asksForData = request.returnValues || request.checkExistence;
    if (asksForData || request.mutations.some(({ assertion }) => assertion !== 0))
      world.raiseMaxTs(request.forUpdateTs);
    const woken = args.text('woken_by')?.split('@').map(BigInt);
    const key = request.mutations[0]!.key;
    const wokenBy = woken === undefined ? undefined : { key, startTs: woken[0]!, commitTs: woken[1]! };
    const result = pessimisticLock(world.view, request, { wokenBy, resumed: args.flag('resumed') });
    const lines = replyText(result.reply);
    if (result.wait !== undefined) lines.push(`waits for ${lockText(result.wait.key, result.wait.lock)}`);
    return [...lines, ...world.apply(result)];
  },

  // What is left after a leader has died.
  'lose-memory-locks': (world) => {
    world.memoryLocks.clear();
    return ['ok'];
  },
};
