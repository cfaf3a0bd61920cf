import { kvrpcpb } from '@tikv-client/kvproto';
import { commit } from '../../src/commit/commit.js';
import { flush, bufferBatchGet } from '../../src/prewrite/flush.js';
import { prewrite } from '../../src/prewrite/prewrite.js';
import { batchGet, get } from '../../src/read/get.js';
import { scan } from '../../src/read/scan.js';
import { errorText, pairsText } from './format.js';
import type { CommandTable } from './command-table.js';
import { type Args, bytesOf, textOf } from './script.js';

const roles = { none: 0, primary: 1, secondary: 2 } as const;
const levels = { off: 0, fast: 1, strict: 2 } as const;
const isolations = { si: 0, rc: 1, rc_check: 2 } as const;
const assertions = { none: 0, exist: 1, notexist: 2 } as const;
const checks = { none: 0, lock: 1, constraint: 2 } as const;
const ops = { put: 0, del: 1, lock: 2, rollback: 3, insert: 4, check: 6, shared: 7 } as const;

/** One of a table's words; `absent` when there is none. */
function word<T extends string>(table: Readonly<Record<T, number>>, text: string | undefined, absent: T): number {
  if (text === undefined) return table[absent];
  const value = Object.entries<number>(table).find(([name]) => name === text)?.[1];
  if (value === undefined) throw new Error(`${text} is none of ${Object.keys(table).join(', ')}`);
  return value;
}

interface ParsedMutation {
  readonly mutation: kvrpcpb.Mutation;
  readonly check: string | undefined;
  readonly forUpdateTs: bigint | undefined;
}

/** `op:key=value,assert=…,check=…,for_update=…` */
function mutationOf(text: string): ParsedMutation {
  const [head, ...options] = text.split(',');
  const [, op, key, value] = /^(\w+):([^=]+)(?:=(.*))?$/.exec(head!)!;
  const named = new Map(options.map((option) => option.split('=', 2) as [string, string]));
  const forUpdate = named.get('for_update');
  const assertion = word(assertions, named.get('assert'), 'none');
  const mutation = { op: word(ops, op, 'put'), key: bytesOf(key!), value: bytesOf(value ?? ''), assertion };
  return {
    mutation: kvrpcpb.Mutation.fromPartial(mutation as kvrpcpb.Mutation),
    check: named.get('check'),
    forUpdateTs: forUpdate === undefined ? undefined : BigInt(forUpdate),
  };
}

function prewriteRequest(args: Args): kvrpcpb.PrewriteRequest {
  const parsed = args.positional.map(mutationOf);
  const actions = parsed.map(({ check }) => word(checks, check, 'none') as kvrpcpb.PrewriteRequest_PessimisticAction);
  return kvrpcpb.PrewriteRequest.fromPartial({
    mutations: parsed.map(({ mutation }) => mutation),
    primaryLock: args.bytes('primary'),
    startVersion: args.uint('start'),
    lockTtl: args.uint('ttl', 3000n),
    txnSize: args.uint('size'),
    forUpdateTs: args.uint('for_update'),
    minCommitTs: args.uint('min_commit'),
    maxCommitTs: args.uint('max_commit'),
    useAsyncCommit: args.flag('async'),
    secondaries: args.list('secondaries').map(bytesOf),
    tryOnePc: args.flag('one_pc'),
    skipConstraintCheck: args.flag('skip'),
    pessimisticActions: actions.slice(0, Number(args.uint('actions', BigInt(actions.length)))),
    forUpdateTsConstraints: parsed.flatMap(({ forUpdateTs }, index) =>
      forUpdateTs === undefined
        ? []
        : [{ index: index + Number(args.uint('shift')), expectedForUpdateTs: forUpdateTs }],
    ),
    assertionLevel: word(levels, args.text('level'), 'off') as kvrpcpb.AssertionLevel,
    context: { isRetryRequest: args.flag('retry') },
  });
}

function readContext(args: Args): kvrpcpb.Context {
  return kvrpcpb.Context.fromPartial({
    isolationLevel: word(isolations, args.text('isolation'), 'si') as kvrpcpb.IsolationLevel,
    resolvedLocks: args.uints('bypass'),
    committedLocks: args.uints('access'),
    replicaRead: args.flag('replica'),
  });
}

export const readWriteCommands: CommandTable = {
  // prewrite put:k=v del:k2 primary=k start=10 [for_update=…] [async=true secondaries=…] [one_pc=true] …
  prewrite: (world, args) => {
    const state = {
      maxTs: world.maxTs,
      maxTsSynced: args.text('synced') !== 'false',
      knownCommitted: args.flag('known'),
    };
    const result = prewrite(world.view, prewriteRequest(args), state);
    const { errors, minCommitTs, onePcCommitTs, regionError } = result.reply;
    const lines = errors.map(errorText);
    if (regionError !== undefined) {
      lines.push(regionError.maxTimestampNotSynced === undefined ? 'another region error' : 'max_timestamp_not_synced');
    }
    if (lines.length === 0) lines.push('ok');
    if (minCommitTs !== 0n) lines.push(`min_commit_ts=${minCommitTs}`);
    if (onePcCommitTs !== 0n) lines.push(`one_pc_commit_ts=${onePcCommitTs}`);
    return [...lines, ...world.apply(result)];
  },

  // flush put:k=v primary=k start=10 generation=1
  flush: (world, args) => {
    const result = flush(
      world.view,
      kvrpcpb.FlushRequest.fromPartial({
        mutations: args.positional.map((text) => mutationOf(text).mutation),
        primaryKey: args.bytes('primary'),
        startTs: args.uint('start'),
        lockTtl: args.uint('ttl', 3000n),
        minCommitTs: args.uint('min_commit'),
        generation: args.uint('generation'),
        assertionLevel: word(levels, args.text('level'), 'off') as kvrpcpb.AssertionLevel,
      }),
    );
    const lines = result.reply.errors.map(errorText);
    return [...(lines.length === 0 ? ['ok'] : lines), ...world.apply(result)];
  },

  // buffer-batch-get k1 k2 start=10
  'buffer-batch-get': (world, args) => {
    const keys = args.positional.map(bytesOf);
    const version = args.uint('start');
    world.raiseMaxTs(version);
    const { pairs } = bufferBatchGet(world.view, kvrpcpb.BufferBatchGetRequest.fromPartial({ keys, version }));
    return pairs.length === 0 ? ['nothing'] : pairsText(pairs);
  },

  // commit k1 k2 start=10 at=20 [role=secondary]
  commit: (world, args) => {
    const result = commit(
      world.view,
      kvrpcpb.CommitRequest.fromPartial({
        keys: args.positional.map(bytesOf),
        startVersion: args.uint('start'),
        commitVersion: args.uint('at'),
        commitRole: word(roles, args.text('role'), 'none') as kvrpcpb.CommitRole,
      }),
    );
    const { error, commitVersion } = result.reply;
    return [error === undefined ? `ok commit=${commitVersion}` : errorText(error), ...world.apply(result)];
  },

  // get k at=20 [isolation=rc] [bypass=10,11] [access=12] [commit_ts=true] [replica=true]
  get: (world, args) => {
    const version = args.uint('at');
    world.raiseMaxTs(version);
    const request = { context: readContext(args), key: bytesOf(args.positional[0]!), version };
    const reply = get(world.view, { ...request, needCommitTs: args.flag('commit_ts') });
    if (reply.error !== undefined) return [errorText(reply.error)];
    if (reply.notFound) return ['not found'];
    return [`${textOf(reply.value)}${reply.commitTs === 0n ? '' : ` @${reply.commitTs}`}`];
  },

  'batch-get': (world, args) => {
    const version = args.uint('at');
    world.raiseMaxTs(version);
    const request = { context: readContext(args), keys: args.positional.map(bytesOf), version };
    const { pairs, error } = batchGet(world.view, { ...request, needCommitTs: args.flag('commit_ts') });
    const lines = pairsText(pairs);
    if (error !== undefined) lines.push(`all: ${errorText(error)}`);
    return lines.length === 0 ? ['nothing'] : lines;
  },

  // scan at=20 [start=a] [end=z] [limit=10] [reverse=true] [key_only=true] [step=2]
  scan: (world, args) => {
    const version = args.uint('at');
    world.raiseMaxTs(version);
    const { pairs, error } = scan(world.view, {
      context: readContext(args),
      startKey: args.bytes('start'),
      endKey: args.bytes('end'),
      limit: Number(args.uint('limit', 100n)),
      version,
      keyOnly: args.flag('key_only'),
      reverse: args.flag('reverse'),
      sampleStep: Number(args.uint('step')),
    });
    const lines = pairsText(pairs);
    if (error !== undefined) lines.push(`all: ${errorText(error)}`);
    return lines.length === 0 ? ['nothing'] : lines;
  },
};
