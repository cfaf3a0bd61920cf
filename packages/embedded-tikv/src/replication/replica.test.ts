import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { campaign, isAsComplete } from './election.js';
import type { LogEntry } from './replica-log.js';
import { Replica } from './replica.js';
import type { ReplicaHost, ReplicaMessage } from './replica.js';

type State = readonly string[];
type Message = ReplicaMessage<string, State>;

interface Flying {
  readonly from: bigint;
  readonly to: bigint;
  readonly message: Message;
}

/** Replicas whose messages wait in a list until the test delivers or loses them. */
class Group {
  readonly replicas = new Map<bigint, Replica<string, State>>();
  readonly states = new Map<bigint, string[]>();
  readonly down = new Set<bigint>();
  flying: Flying[] = [];

  constructor(size: number, maxLogEntries = 6) {
    const ids = Array.from({ length: size }, (_, i) => BigInt(i + 1));
    for (const id of ids) {
      const state: string[] = [];
      this.states.set(id, state);
      const host: ReplicaHost<string, State> = {
        apply: (entry: LogEntry<string>) => {
          if (entry.data !== undefined) state.push(entry.data);
        },
        snapshot: () => [...state],
        restore: (from) => void state.splice(0, state.length, ...from),
        send: (to, message) => void this.flying.push({ from: id, to, message }),
        roleChanged: () => undefined,
      };
      const limits = { maxLogEntries, maxLogBytes: 1_000_000, maxAppendEntries: 3 };
      this.replicas.set(id, new Replica({ id, peers: ids, base: { index: 5, term: 5 } }, host, limits));
    }
  }

  get(id: bigint): Replica<string, State> {
    const replica = this.replicas.get(id);
    if (replica === undefined) throw new Error(`no replica ${id}`);
    return replica;
  }

  up(): Replica<string, State>[] {
    return [...this.replicas.values()].filter((replica) => !this.down.has(replica.id));
  }

  campaign(id: bigint): boolean {
    return campaign(
      this.get(id),
      this.up().filter((other) => other.id !== id),
    );
  }

  deliver(index: number): void {
    const [one] = this.flying.splice(index, 1);
    if (one !== undefined && !this.down.has(one.to)) this.get(one.to).receive(one.from, one.message);
  }

  /** Delivers until nothing is under way; beats leaders, so that all learn what is committed. */
  settle(): void {
    for (let round = 0; round < 60; round += 1) {
      for (let n = 0; this.flying.length > 0; n += 1) {
        if (n > 10_000) throw new Error('messages never end');
        this.deliver(0);
      }
      for (const replica of this.up()) if (replica.isLeader) replica.beat();
      this.flying = this.flying.filter((one) => !this.down.has(one.to));
      if (this.flying.length === 0) return;
    }
    throw new Error('the group does not settle');
  }
}

describe('replica', () => {
  test('a write is applied by the leader when a majority has it, by followers when they learn that', () => {
    const group = new Group(3);
    expect(group.campaign(1n)).toBe(true);
    group.settle();
    const leader = group.get(1n);
    leader.propose('a', 1);
    expect(group.states.get(1n)).toEqual([]);
    group.deliver(0);
    group.flying = group.flying.filter((one) => one.to === 1n);
    group.deliver(0);
    expect(group.states.get(1n)).toEqual(['a']);
    expect(group.states.get(2n)).toEqual([]);
    group.settle();
    expect([...group.states.values()]).toEqual([['a'], ['a'], ['a']]);
  });

  test('without a majority nothing is applied, and the entry of a lost leader gives way', () => {
    const group = new Group(3);
    group.campaign(1n);
    group.settle();
    group.get(1n).propose('lost', 1);
    group.flying = [];
    group.down.add(1n);
    expect(group.campaign(2n)).toBe(true);
    group.settle();
    group.get(2n).propose('kept', 1);
    group.settle();
    group.down.delete(1n);
    group.settle();
    expect(group.get(1n).isLeader).toBe(false);
    expect([...group.states.values()]).toEqual([['kept'], ['kept'], ['kept']]);
  });

  test('only a replica that has every answered write may lead', () => {
    const group = new Group(3);
    group.campaign(1n);
    group.settle();
    group.down.add(3n);
    group.get(1n).propose('answered', 1);
    group.settle();
    expect(group.states.get(1n)).toEqual(['answered']);
    group.down.delete(3n);
    group.down.add(1n);
    group.flying = [];
    expect(group.campaign(3n)).toBe(false);
    expect(group.campaign(2n)).toBe(true);
    group.settle();
    expect(group.states.get(3n)).toEqual(['answered']);
  });

  test('a replica that is behind the kept log catches up by snapshot, then by log', () => {
    const group = new Group(3, 4);
    group.campaign(1n);
    group.settle();
    group.down.add(3n);
    for (let i = 0; i < 20; i += 1) {
      group.get(1n).propose(`v${i}`, 1);
      group.settle();
    }
    expect(group.get(1n).log.length).toBeLessThanOrEqual(4);
    group.down.delete(3n);
    group.settle();
    expect(group.states.get(3n)).toEqual(group.states.get(1n));
    expect(group.get(3n).log.base.index).toBeGreaterThan(5);
    group.get(1n).propose('after', 1);
    group.settle();
    expect(group.states.get(3n)?.at(-1)).toBe('after');
  });

  test('one alone is a majority of one', () => {
    const group = new Group(1);
    expect(group.campaign(1n)).toBe(true);
    group.get(1n).propose('a', 1);
    expect(group.states.get(1n)).toEqual(['a']);
  });

  test('completeness goes by term, then by length', () => {
    expect(isAsComplete({ term: 6, index: 3 }, { term: 5, index: 9 })).toBe(true);
    expect(isAsComplete({ term: 5, index: 9 }, { term: 6, index: 3 })).toBe(false);
    expect(isAsComplete({ term: 5, index: 9 }, { term: 5, index: 9 })).toBe(true);
    expect(isAsComplete({ term: 5, index: 8 }, { term: 5, index: 9 })).toBe(false);
  });

  test('whatever is lost, repeated, late or down: one leader per term, equal logs, nothing applied is ever lost', () => {
    const action = fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('propose' as const) }) },
      { weight: 12, arbitrary: fc.record({ do: fc.constant('deliver' as const), at: fc.nat(7) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('lose' as const), at: fc.nat(7) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('repeat' as const), at: fc.nat(7) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('campaign' as const), id: fc.integer({ min: 1, max: 3 }) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const), id: fc.integer({ min: 1, max: 3 }) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('start' as const), id: fc.integer({ min: 1, max: 3 }) }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('beat' as const) }) },
    );
    fc.assert(
      fc.property(fc.array(action, { minLength: 20, maxLength: 150 }), (actions) => {
        const group = new Group(3);
        const answered: string[] = [];
        const leaderOfTerm = new Map<number, bigint>();
        let next = 0;
        for (const one of actions) {
          if (one.do === 'propose') {
            const leader = group.up().find((replica) => replica.isLeader);
            leader?.propose(`v${next++}`, 1);
          } else if (one.do === 'deliver') {
            // In order per pair: the first message of the pair that was drawn.
            const drawn = group.flying[one.at % Math.max(1, group.flying.length)];
            const first = group.flying.findIndex((other) => other.from === drawn?.from && other.to === drawn?.to);
            if (first >= 0) group.deliver(first);
          } else if (one.do === 'lose') {
            group.flying.splice(one.at, 1);
          } else if (one.do === 'repeat') {
            const repeated = group.flying[one.at];
            if (repeated !== undefined) group.flying.push(repeated);
          } else if (one.do === 'campaign') {
            const id = BigInt(one.id);
            if (!group.down.has(id)) group.campaign(id);
          } else if (one.do === 'stop') {
            group.down.add(BigInt(one.id));
            group.get(BigInt(one.id)).forgetRole();
          } else if (one.do === 'start') {
            group.down.delete(BigInt(one.id));
          } else {
            for (const replica of group.up()) if (replica.isLeader) replica.beat();
          }
          for (const replica of group.replicas.values()) {
            if (replica.isLeader) {
              expect(leaderOfTerm.get(replica.term) ?? replica.id).toBe(replica.id);
              leaderOfTerm.set(replica.term, replica.id);
            }
            // What one has applied, everybody has applied or will: states are prefixes of one another.
            const state = group.states.get(replica.id) ?? [];
            const common = Math.min(state.length, answered.length);
            expect(state.slice(0, common)).toEqual(answered.slice(0, common));
            if (state.length > answered.length) answered.push(...state.slice(answered.length));
          }
        }
        group.down.clear();
        group.settle();
        const elected = [...group.replicas.keys()].find((id) => group.campaign(id));
        expect(elected).toBeDefined();
        group.settle();
        for (const state of group.states.values()) {
          expect(state.slice(0, answered.length)).toEqual(answered);
          expect(state).toEqual(group.states.get(1n));
        }
      }),
      { seed: 42, numRuns: 400 },
    );
  });
});
