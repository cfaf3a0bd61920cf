import { SeededRandom } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import type { ReplicaRead, SelectOptions } from '../src/index.js';
import { ReplicaSelector, leaderAttemptedMs, leaderAttempts, scoreReplica } from '../src/index.js';
import { Stores, region } from './regions.js';

function setUp(options: Partial<SelectOptions> = {}) {
  const stores = new Stores();
  const target = region({ id: 1n }, stores);
  const selector = new ReplicaSelector(target, { read: false, ...options }, new SeededRandom(1));
  const pick = (): number | undefined => selector.next(0)?.index;
  return { stores, region: target, selector, pick };
}

describe('leader strategy', () => {
  test('the leader ten times, then every follower once, then nobody', () => {
    const { pick } = setUp();
    const picks = Array.from({ length: leaderAttempts + 3 }, pick);
    expect(picks.slice(0, 10)).toEqual(Array<number>(10).fill(0));
    expect(new Set(picks.slice(10, 12))).toEqual(new Set([1, 2]));
    expect(picks[12]).toBeUndefined();
  });

  test('the time spent on a leader is bounded too', () => {
    const { selector, pick } = setUp();
    expect(pick()).toBe(0);
    selector.spent(0, leaderAttemptedMs);
    expect(pick()).not.toBe(0);
  });

  test.each(['unreachable', 'unknown'] as const)('a leader on a store that is %s is not asked', (liveness) => {
    const { stores, pick } = setUp();
    stores.get(1n).liveness = liveness;
    expect(new Set([pick(), pick()])).toEqual(new Set([1, 2]));
  });

  test('a leader whose store has failed since is not asked, and the region is worth a reload', () => {
    const { stores, region: target, pick } = setUp();
    stores.get(1n).failEpoch += 1;
    expect(pick()).not.toBe(0);
    expect(target.flags.delayedReload).toBe(true);
  });

  test('after "not leader" the followers are probed with unchanged requests; a hint heals', () => {
    const { region: target, selector, pick } = setUp({ read: true });
    expect(pick()).toBe(0);
    selector.flag(0, 'notLeader');
    const probe = selector.next(0);
    expect(probe?.replicaRead).toBe(false);
    target.leader = probe?.index ?? -1;
    selector.adoptLeader(target.leader);
    expect(pick()).toBe(probe?.index);
  });

  test("a read whose leader used up the caller's timeout is served by a replica", () => {
    const { selector, pick } = setUp({ read: true });
    expect(pick()).toBe(0);
    selector.flag(0, 'deadline');
    expect(selector.next(0)).toMatchObject({ replicaRead: true });
    expect(selector.exhaustionInvalidates).toBe(false);
  });

  test('busy twice: suspected once; without anybody to probe the leader is used again', () => {
    const { stores, selector, pick } = setUp();
    expect(pick()).toBe(0);
    expect(selector.noteLeaderBusy(0)).toBe(false);
    expect(selector.noteLeaderBusy(0)).toBe(true);
    selector.flag(0, 'suspect');
    for (const id of [2n, 3n]) stores.get(id).liveness = 'unreachable';
    expect(pick()).toBe(0);
    expect(selector.noteLeaderBusy(0)).toBe(false);
  });

  test('an invalid region has no candidates, unless its leader was promised one attempt', () => {
    const { region: target, selector, pick } = setUp();
    target.invalidReason = 'regionNotFound';
    expect(pick()).toBeUndefined();
    selector.restrictToLeader(true);
    expect([pick(), pick()]).toEqual([0, undefined]);
  });

  test('pending backoffs are due on return to their store, or the largest at the end', () => {
    const { selector } = setUp();
    const reason = new Error('busy');
    selector.owe(1n, { kind: 'tikvServerBusy', reason });
    selector.owe(2n, { kind: 'regionMiss', reason });
    expect(selector.takePending(3n)).toBeUndefined();
    expect(selector.takePending(2n)?.kind).toBe('regionMiss');
    selector.owe(2n, { kind: 'regionMiss', reason });
    expect(selector.takeLargestPending((kind) => (kind === 'tikvServerBusy' ? 2000 : 2))?.kind).toBe('tikvServerBusy');
    expect(selector.takeLargestPending(() => 0)).toBeUndefined();
  });

  test('a busy threshold moves a read from a leader with a long queue to an idle replica', () => {
    const { stores, selector } = setUp({ read: true, busyThresholdMs: 50 });
    stores.get(1n).recordLoad(200, 0);
    stores.get(2n).recordLoad(80, 0);
    expect(selector.next(0)).toMatchObject({ index: 2, replicaRead: true });
  });
});

describe('mixed strategy', () => {
  test.each<[ReplicaRead, number[]]>([
    ['follower', [1, 2]],
    ['preferLeader', [0]],
  ])('%s reads start at %j', (replicaRead, wanted) => {
    for (let seed = 0; seed < 20; seed += 1) {
      const selector = new ReplicaSelector(region({ id: 1n }), { read: true, replicaRead }, new SeededRandom(seed));
      expect(wanted).toContain(selector.next(0)?.index);
    }
  });

  test('a follower read asks the leader last', () => {
    const { pick } = setUp({ read: true, replicaRead: 'follower' });
    const picks = [pick(), pick(), pick(), pick()];
    expect(picks.slice(2)).toEqual([0, undefined]);
  });

  test('mixed reads reach every replica', () => {
    const first = new Set<number | undefined>();
    for (let seed = 0; seed < 50; seed += 1) {
      const selector = new ReplicaSelector(
        region({ id: 1n }),
        { read: true, replicaRead: 'mixed' },
        new SeededRandom(seed),
      );
      first.add(selector.next(0)?.index);
    }
    expect(first).toEqual(new Set([0, 1, 2]));
  });

  test('scores: slow, labels, leader, attempts', () => {
    const stores = new Stores();
    const { replicas } = region({ id: 1n }, stores);
    const replica = replicas[1];
    if (replica === undefined) throw new Error('unreachable');
    const facts = { isLeader: false, attempts: 0, replicaRead: 'mixed', tryLeader: true } as const;
    const score = (over: object = {}, options: Partial<SelectOptions> = {}): number =>
      scoreReplica(replica, { ...facts, ...over }, { read: true, ...options });
    expect(score()).toBe(16 + 8 + 2 + 1);
    expect(score({ attempts: 1 })).toBe(16 + 8 + 2);
    expect(score({ isLeader: true })).toBe(16 + 8 + 2 + 1);
    expect(score({ isLeader: true, replicaRead: 'preferLeader' })).toBe(16 + 8 + 4 + 1);
    expect(score({ isLeader: true, tryLeader: false })).toBe(16 + 8 + 1);
    expect(score({ replicaRead: 'learner' })).toBe(16 + 8 + 1);
    expect(score({}, { matchLabels: [{ key: 'zone', value: 'a' }] })).toBe(16 + 2 + 1);
    expect(score({}, { matchStores: [9n] })).toBe(16 + 2 + 1);
    stores.get(2n).slow = true;
    expect(score()).toBe(8 + 2 + 1);
  });
});

describe('stale reads', () => {
  const stale = { read: true, staleRead: true } as const;

  test('any replica first, then the leader as for any read, then replicas that ask it', () => {
    const { region: target, selector } = setUp(stale);
    const first = selector.next(0);
    expect(first).toMatchObject({ replicaRead: false, staleRead: true });
    const leader = ((first?.index ?? 0) + 1) % 3;
    target.leader = leader;
    selector.flag(first?.index ?? 0, 'dataNotReady');
    const second = selector.next(0);
    expect([second?.index, second?.replicaRead, second?.staleRead]).toEqual([leader, false, undefined]);
    const third = selector.next(0);
    expect([third?.replicaRead, third?.staleRead]).toEqual([true, undefined]);
    // The replica that had not got as far is asked once more, the others never.
    expect(selector.next(0)?.index).toBe(first?.index);
    expect(selector.next(0)).toBeUndefined();
  });

  test('labels decide who is first, the leader with them before others', () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const stores = new Stores();
      const labels = [{ key: 'zone', value: 'east' }];
      stores.get(1n).labels = labels;
      stores.get(3n).labels = labels;
      const make = () =>
        new ReplicaSelector(region({ id: 1n }, stores), { ...stale, matchLabels: labels }, new SeededRandom(seed));
      expect(make().next(0)?.index).toBe(0);
      stores.get(1n).labels = [];
      expect(make().next(0)?.index).toBe(2);
    }
  });

  test('when the leader is out of reach or busy, replicas go on to give what they have', () => {
    const { stores, region: target, selector } = setUp(stale);
    target.leader = 0;
    stores.get(1n).liveness = 'unreachable';
    const picks = [selector.next(0), selector.next(0)];
    expect(new Set(picks.map((pick) => pick?.index))).toEqual(new Set([1, 2]));
    expect(picks.every((pick) => pick?.staleRead === true && !pick.replicaRead)).toBe(true);
    const busy = setUp(stale);
    busy.region.leader = 0;
    busy.selector.countAttempt(0);
    busy.selector.countAttempt(1);
    busy.selector.flag(0, 'busy');
    expect(busy.selector.next(0)).toMatchObject({ index: 2, staleRead: true });
  });

  test('writes know nothing of it', () => {
    const { selector } = setUp({ read: false, staleRead: true });
    expect(selector.next(0)).toEqual({ index: 0, replica: selector.region.replicas[0], replicaRead: false });
  });
});
