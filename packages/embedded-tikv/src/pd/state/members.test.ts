import { describe, expect, test } from 'vitest';
import { MemberTable } from './members.js';

function table(count: number) {
  const members = Array.from({ length: count }, (_, index) => ({
    name: `pd-${index}`,
    memberId: BigInt(index + 1),
    address: `127.0.0.1:${index + 1}`,
    running: true,
  }));
  let changes = 0;
  const members_ = new MemberTable(members, () => {
    changes += 1;
  });
  members_.settle();
  const run = (index: number, running: boolean) => {
    const member = members[index];
    if (member === undefined) {
      throw new Error('no such member');
    }
    member.running = running;
    members_.settle();
  };
  return { members: members_, run, changes: () => changes };
}

describe('MemberTable', () => {
  test('the first member leads, and a named or the next running one after a transfer', () => {
    const { members, run, changes } = table(3);
    expect(members.leader?.name).toBe('pd-0');
    expect(members.transferLeader('pd-2')).toBe(true);
    expect(members.leader?.name).toBe('pd-2');
    run(0, false);
    expect(members.transferLeader(undefined)).toBe(true);
    expect(members.leader?.name).toBe('pd-1');
    expect(members.transferLeader('pd-0')).toBe(false);
    expect(members.transferLeader('nobody')).toBe(false);
    expect(members.leader?.name).toBe('pd-1');
    expect(changes()).toBe(3);
  });

  test('a leader that stops is replaced while a majority runs, and there is none without one', () => {
    const { members, run } = table(3);
    run(0, false);
    expect(members.leader?.name).toBe('pd-1');
    run(1, false);
    expect(members.leader).toBeUndefined();
    run(0, true);
    expect(members.leader).toBeDefined();
    expect(members.leader?.running).toBe(true);
  });

  test('leaderless lasts until it is lifted, whatever starts and stops', () => {
    const { members, run } = table(3);
    members.setLeaderless(true);
    expect(members.leader).toBeUndefined();
    members.transferLeader('pd-1');
    run(2, false);
    run(2, true);
    expect(members.leader).toBeUndefined();
    members.setLeaderless(false);
    expect(members.leader?.name).toBe('pd-1');
  });
});
