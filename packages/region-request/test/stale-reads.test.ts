import { backoffKinds } from '@tikv-client/backoff';
import { commands } from '@tikv-client/kvproto';
import { regroup } from '../src/index.js';
import { describe, expect, test } from 'vitest';
import type { Reply } from './scripted-cluster.js';
import { ScriptedCluster } from './scripted-cluster.js';

const notReady: Reply = { regionError: { dataIsNotReady: { regionId: 1n, peerId: 12n, safeTs: 5n } } };
const busy: Reply = { regionError: { serverIsBusy: { reason: 'busy' } } };
const notLeader: Reply = { regionError: { notLeader: { regionId: 1n } } };
const leads = (store: bigint): Reply => ({
  regionError: { notLeader: { regionId: 1n, leader: { id: 10n + store, storeId: store } } },
});
const gone: Reply = { regionError: { regionNotFound: { regionId: 1n } } };
const lost: Reply = { status: 14, sent: true };

interface Path {
  /** Store whose label the read names. */
  readonly label: bigint;
  readonly leader?: bigint;
  readonly replies: readonly Reply[];
  /** `2 stale`, `1 leader`, `3 replica`: where each attempt goes and how. */
  readonly path: readonly string[];
  readonly backoffs?: readonly string[];
  /** The region is looked up again. */
  readonly handedUp?: boolean;
}

/** Attempts of one read of one region, until it is served or given back. */
async function walk({ label, leader = 1n, replies }: Path): Promise<Omit<Path, 'label' | 'leader' | 'replies'>> {
  const cluster = new ScriptedCluster();
  const backoffs: string[] = [];
  const { cache, requester } = cluster.create({}, { onBackoff: (kind) => void backoffs.push(kind.name) });
  for (const region of cluster.regions) region.leader = leader;
  const script = [...replies];
  cluster.respond = () => script.shift() ?? { response: {} };
  const deadline = 30_000;
  const key = Buffer.from('a');
  const region = await cluster.clock.runUntil(
    cache.locateKey(key, { deadline, retry: async () => Promise.reject(new Error()) }),
  );
  if (region === undefined) throw new Error('no region');
  const outcome = await cluster.clock.runUntil(
    requester.sendToRegion(
      commands.KvGet,
      { context: undefined, key, version: 5n, needCommitTs: false },
      { region, deadline, staleRead: true, matchLabels: [{ key: 'id', value: `${label}` }] },
      () => 'served',
    ),
  );
  const path = cluster.seen.map(({ context: { peer, staleRead, replicaRead } }) => {
    return `${peer?.storeId} ${staleRead ? 'stale' : replicaRead ? 'replica' : 'leader'}`;
  });
  const names = backoffs.filter((name) => name !== backoffKinds.regionMiss.name);
  return { path, backoffs: names, handedUp: outcome === regroup };
}

describe('client-go: internal/locate/replica_selector_test.go > TestReplicaReadAccessPathByStaleReadCase', () => {
  test.each<readonly [string, Path]>([
    ['served at once', { label: 1n, replies: [], path: ['1 stale'] }],
    ['the leader has not got as far', { label: 1n, replies: [notReady], path: ['1 stale', '# replica'] }],
    ['a follower has not: the leader', { label: 2n, replies: [notReady], path: ['2 stale', '1 leader'] }],
    [
      'nobody is left after the leader and busy replicas',
      {
        label: 1n,
        replies: [notReady, busy, busy],
        path: ['1 stale', '# replica', '# replica'],
        backoffs: ['tikvServerBusy'],
        handedUp: true,
      },
    ],
    [
      'the leader is another by now',
      { label: 2n, replies: [notReady, leads(3n)], path: ['2 stale', '1 leader', '3 leader'] },
    ],
    [
      'a busy leader: replicas give what they have',
      {
        label: 2n,
        replies: [notReady, busy, busy, busy],
        path: ['2 stale', '1 leader', '2 stale', '3 stale'],
        backoffs: ['tikvServerBusy'],
        handedUp: true,
      },
    ],
    [
      'the same where the second store leads',
      {
        label: 1n,
        leader: 2n,
        replies: [notReady, busy, busy, busy],
        path: ['1 stale', '2 leader', '1 stale', '3 stale'],
        backoffs: ['tikvServerBusy'],
        handedUp: true,
      },
    ],
    [
      'nobody leads: replicas that may know more are asked',
      {
        label: 2n,
        replies: [notReady, notLeader, busy, busy],
        path: ['2 stale', '1 leader', '2 replica', '3 replica'],
        backoffs: ['regionScheduling', 'tikvServerBusy'],
        handedUp: true,
      },
    ],
    [
      'leaders that move and are busy are followed',
      {
        label: 2n,
        replies: [notReady, leads(3n), busy, leads(2n), busy],
        path: ['2 stale', '1 leader', '3 leader', '3 leader', '2 leader', '2 leader'],
        backoffs: ['tikvServerBusy', 'tikvServerBusy'],
      },
    ],
    [
      'the region is not there any more',
      { label: 2n, replies: [notReady, gone], path: ['2 stale', '1 leader'], handedUp: true },
    ],
  ])('%s', async (_, wanted) => {
    const { path, backoffs, handedUp } = await walk(wanted);
    // Where the choice among replicas is free, any of them will do.
    const free = wanted.path.map((step, at) =>
      step.startsWith('#') ? (path[at] ?? '').replace(/^[23]/, '#') : path[at],
    );
    expect({ path: free, backoffs, handedUp }).toEqual({
      path: wanted.path,
      backoffs: wanted.backoffs ?? [],
      handedUp: wanted.handedUp ?? false,
    });
    expect(path).toHaveLength(wanted.path.length);
  });
});

describe('client-go: internal/locate/region_request3_test.go', () => {
  test('TestStaleReadTryFollowerAfterTimeout: the leader that is nearest gives no answer: a follower does', async () => {
    const { path, handedUp } = await walk({ label: 1n, replies: [lost], path: [] });
    expect(path.map((step) => step.replace(/^[23]/, '#'))).toEqual(['1 stale', '# replica']);
    expect(handedUp).toBe(false);
  });
});

test('what another replica than the leader has served stale says nothing of who leads', async () => {
  const cluster = new ScriptedCluster();
  const { cache, requester } = cluster.create();
  cluster.respond = () => ({ response: {} });
  const key = Buffer.from('a');
  const options = { key, deadline: 10_000, staleRead: true, matchLabels: [{ key: 'id', value: '3' }] };
  const request = { context: undefined, key, version: 5n, needCommitTs: false };
  await cluster.clock.runUntil(requester.send(commands.KvGet, request, options, () => undefined));
  expect(cluster.seen.map(({ address }) => address)).toEqual(['store-3:1']);
  expect(cache.tryLocate(key)?.leaderReplica?.store.id).toBe(1n);
});
