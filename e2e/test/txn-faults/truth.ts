import type { EmbeddedCluster } from '@tikv-client/embedded-tikv';
import { expect } from 'vitest';
import { text } from '../txn/txn-setup.js';
import type { Acted } from './scenario.js';
import { keys as allKeys } from './stage.js';
import type { Stage } from './stage.js';

/** What the versions of the keys say about one transaction: told by no client. */
export interface Truth {
  /** Commit timestamp of each key that the transaction has committed. */
  readonly committed: ReadonlyMap<string, bigint>;
  /** Keys that it still holds locks on. */
  readonly locked: readonly string[];
}

export function truthOf(cluster: EmbeddedCluster, startTs: bigint, keys: readonly string[]): Truth {
  const committed = new Map<string, bigint>();
  const locked: string[] = [];
  for (const key of keys) {
    const { lock, writes } = cluster.mvcc(key);
    if (lock?.startTs === startTs) locked.push(key);
    for (const { commitTs, record } of writes) {
      if (record.startTs === startTs && record.kind !== 'rollback') committed.set(key, commitTs);
    }
  }
  return { committed, locked };
}

/** Whether a transaction that has no locks any more shows on all of these keys (then when), or on none of them. */
export function verdictOf({ committed, locked }: Truth, keys: readonly string[]): string {
  if (locked.length > 0) return `locks left on ${locked.join()}`;
  if (committed.size === 0) return 'rolledBack';
  if (committed.size < keys.length) return `torn: committed on ${[...committed.keys()].join()} only`;
  const times = new Set(committed.values());
  return times.size === 1 ? `committed at ${[...times].join()}` : `committed at different times: ${[...times].join()}`;
}

/** What locks older than their time to live are left, by key. */
export function expiredLocks(cluster: EmbeddedCluster, nowMs: number): string[] {
  return cluster
    .locks()
    .filter(({ lock }) => (lock.startTs >> 18n) + lock.ttlMs < BigInt(nowMs))
    .map(({ key, lock }) => `${Buffer.from(key).toString()}: ${lock.kind} lock of ${lock.startTs}`);
}

/** What was told, against what the versions say; an unknown outcome is asked for again. */
export async function expectTruth({ cluster, rival }: Stage, { txn, told }: Acted): Promise<void> {
  const outcome = await txn.outcome();
  const verdict = verdictOf(truthOf(cluster, txn.startTs, allKeys), allKeys);
  expect(outcome.kind === 'committed' ? `committed at ${outcome.commitTs}` : 'rolledBack').toBe(verdict);
  if (told.kind === 'committed') expect(verdict).toBe(`committed at ${told.commitTs}`);
  if (told.kind === 'rolledBack') expect(verdict).toBe('rolledBack');
  if (outcome.kind === 'committed') {
    const then = await rival.snapshot({ timestamp: outcome.commitTs });
    expect((await then.batchGet(allKeys)).map(text)).toEqual(allKeys.map(() => `new ${txn.startTs}`));
  }
}
