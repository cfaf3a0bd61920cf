import type { TransactionStep } from '@tikv-client/checkers';
import { TikvError } from '@tikv-client/errors';
import { commands, kvrpcpb } from '@tikv-client/kvproto';
import type { Random } from '@tikv-client/runtime';
import type { TikvClient } from 'tikv-client';
import { bytesOf } from '../workload/bytes.js';
import { Crashed, Life, demandExpected } from './life.js';
import { elementsOf } from './perform-plan.js';
import { NoAnswer } from './store-caller.js';
import type { StoreCaller } from './store-caller.js';
import { drawSome } from './transaction-plan.js';
import { lists } from './txn-keys.js';
import type { TxnSessionParts } from './txn-session.js';

interface Parts extends TxnSessionParts {
  readonly caller: StoreCaller;
}

interface Append {
  readonly startTs: bigint;
  readonly keys: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  readonly lockTtlMs: number;
  readonly deadline: number;
}

/** What became of a prewrite. `unknown`: its locks, if there are any, are left to whoever meets them. */
type Outcome =
  | { readonly kind: 'committed'; readonly commitTs: bigint }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unknown' };

const meanPauseMs = 25;
const timeoutMs = 1000;
const lockTtls = [60, 300, 1500] as const;
const longestCommitDelay = 2000n << 18n;

/**
 * Appends to lists by async commit and one-phase commit, which the client does not choose by itself: the stores compute the commit
 * timestamps, from what they let others read. Whatever goes wrong it leaves its locks where they are, as one that has died.
 */
export class ShortCommitSession {
  readonly #parts: Parts;
  #calls = 0;
  #transactions = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async run(calls: number): Promise<void> {
    const { clock, random, host } = this.#parts;
    while (this.#calls < calls) {
      if (random.below(3) > 0) await clock.sleep(random.next() * 2 * meanPauseMs);
      const keys = drawSome(random, lists, 1 + random.below(2));
      const client = await host.client();
      await this.#append(client, keys, new Life(this.#parts, timeoutMs, (calls) => (this.#calls += calls)));
    }
  }

  async #append(client: TikvClient, keys: readonly string[], life: Life): Promise<void> {
    const { name, recorder, clock, random } = this.#parts;
    const id = `${name}.${this.#transactions++}`;
    const appends = keys.map((key): TransactionStep => ({ op: 'append', key, element: id }));
    const recorded = recorder.begin(name, appends, { id });
    let startTs: bigint | undefined;
    try {
      const snapshot = await life.call('snapshot', (timing) => client.snapshot(timing));
      startTs = snapshot.timestamp;
      const found = await life.call('batchGet', (timing) => snapshot.batchGet(keys.map(bytesOf), timing));
      const reads = keys.map((key, at): TransactionStep => ({ op: 'list', key, elements: elementsOf(found[at]) }));
      const values = new Map(keys.map((key, at) => [key, [...elementsOf(found[at]), id].join(',')]));
      const lockTtlMs = lockTtls[random.below(lockTtls.length)] ?? lockTtls[0];
      const append = { startTs, keys, values, lockTtlMs, deadline: clock.monotonic() + timeoutMs };
      const [only, ...others] = keys;
      const outcome =
        only !== undefined && others.length === 0 && random.below(3) > 0
          ? await life.call(`one-phase commit ${id}`, () => this.#onePhase(client, append, only))
          : await life.call(`async commit ${id}`, () => this.#async(client, append, random));
      if (outcome.kind === 'refused') return recorded.fail({ startTs });
      if (outcome.kind === 'unknown') return recorded.info({ startTs });
      recorded.ok({ steps: [...reads, ...appends], startTs, commitTs: outcome.commitTs });
    } catch (error) {
      if (!(error instanceof NoAnswer)) demandExpected(error);
      recorded.info({ startTs });
    }
  }

  async #onePhase(client: TikvClient, append: Append, key: string): Promise<Outcome> {
    const { caller } = this.#parts;
    let sent = 0;
    const request = (context: kvrpcpb.Context): kvrpcpb.PrewriteRequest => {
      sent += 1;
      return prewriteOf(append, [key], { context, primary: key, tryOnePc: true, secondaries: [] });
    };
    const response = await caller.send(client, commands.KvPrewrite, key, request, append.deadline);
    if (response.onePcCommitTs > 0n) return { kind: 'committed', commitTs: response.onePcCommitTs };
    // An earlier request may have been carried out meanwhile. A conflict stays; a lock goes, and a second copy may arrive behind it.
    const conflicts = response.errors.some(({ conflict }) => conflict !== undefined);
    return conflicts && sent === 1 ? { kind: 'refused' } : { kind: 'unknown' };
  }

  /** Committed as soon as all locks are there; the commits of the keys may be left to others. */
  async #async(client: TikvClient, append: Append, random: Random): Promise<Outcome> {
    const { caller } = this.#parts;
    const { keys, startTs, deadline } = append;
    const [primary = '', ...secondaries] = keys;
    const commitsKeys = random.below(2) === 0;
    let commitTs = 0n;
    for (const key of keys) {
      const more = { primary, tryOnePc: false, secondaries: key === primary ? secondaries : [] };
      const response = await caller.send(
        client,
        commands.KvPrewrite,
        key,
        (context) => prewriteOf(append, [key], { context, ...more }),
        deadline,
      );
      // No timestamp: the store could not promise one, and the lock is one of two phases.
      if (response.errors.length > 0 || response.minCommitTs === 0n) return { kind: 'unknown' };
      if (response.minCommitTs > commitTs) commitTs = response.minCommitTs;
    }
    if (commitsKeys) {
      for (const key of keys) {
        const request = (context: kvrpcpb.Context): kvrpcpb.CommitRequest =>
          kvrpcpb.CommitRequest.fromPartial({
            context,
            startVersion: startTs,
            keys: [bytesOf(key)],
            commitVersion: commitTs,
            primaryKey: bytesOf(primary),
            useAsyncCommit: true,
          });
        // It is committed whether or not this is heard.
        await caller.send(client, commands.KvCommit, key, request, deadline).catch(ignoreFailure);
      }
    }
    return { kind: 'committed', commitTs };
  }
}

function prewriteOf(
  { startTs, values, lockTtlMs, keys }: Append,
  own: readonly string[],
  more: {
    readonly context: kvrpcpb.Context;
    readonly primary: string;
    readonly tryOnePc: boolean;
    readonly secondaries: readonly string[];
  },
): kvrpcpb.PrewriteRequest {
  const { context, primary, tryOnePc, secondaries } = more;
  return kvrpcpb.PrewriteRequest.fromPartial({
    context,
    mutations: own.map((key) => ({ op: kvrpcpb.Op.Put, key: bytesOf(key), value: bytesOf(values.get(key) ?? '') })),
    primaryLock: bytesOf(primary),
    startVersion: startTs,
    lockTtl: BigInt(lockTtlMs),
    txnSize: BigInt(keys.length),
    minCommitTs: startTs + 1n,
    maxCommitTs: startTs + longestCommitDelay,
    useAsyncCommit: true,
    tryOnePc,
    secondaries: secondaries.map(bytesOf),
  });
}

function ignoreFailure(error: unknown): void {
  if (!(error instanceof NoAnswer || error instanceof TikvError || error instanceof Crashed)) throw error;
}
