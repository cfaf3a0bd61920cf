import { keyspaceMethods, metaStorageMethods, pdMethods } from '@tikv-client/kvproto';
import type { pdpb } from '@tikv-client/kvproto';
import { StatusCode } from '@tikv-client/transport';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { key } from '../regions.js';
import { bootstrap, CLUSTER_ID, startPd } from './fixture.js';
import type { RunningPd } from './fixture.js';

const header = { clusterId: CLUSTER_ID };
const NOT_LEADER = { code: StatusCode.UNAVAILABLE, message: 'not leader' };
const compose = (ts: pdpb.Timestamp | undefined) => ((ts?.physical ?? 0n) << 18n) | (ts?.logical ?? 0n);

describe('a PD of three members', () => {
  let running: RunningPd;
  beforeEach(async () => {
    running = await startPd(3);
    bootstrap(running.pd);
  });
  afterEach(() => running.close());

  const leaderSeenBy = async (member: number) =>
    (await running.call(pdMethods.GetMembers, {}, { member })).leader?.name;

  test('every member names the leader; the others refuse what only the leader may answer', async () => {
    for (const member of [0, 1, 2]) {
      expect(await leaderSeenBy(member)).toBe('pd-0');
    }
    const member = 1;
    await expect(running.call(pdMethods.AllocID, { header }, { member })).rejects.toMatchObject(NOT_LEADER);
    await expect(running.call(pdMethods.GetGCState, { header }, { member })).rejects.toMatchObject(NOT_LEADER);
    await expect(
      running.call(keyspaceMethods.LoadKeyspace, { header, name: 'DEFAULT' }, { member }),
    ).rejects.toMatchObject(NOT_LEADER);
    await expect(running.call(metaStorageMethods.Get, { key: key(1) }, { member })).rejects.toMatchObject(NOT_LEADER);
    await expect(running.stream(pdMethods.Tso, member).ask({ header, count: 1 })).rejects.toMatchObject({
      code: StatusCode.UNKNOWN,
      message: expect.stringContaining('is not leader'),
    });
    // The role is looked at before the cluster id.
    await expect(running.call(pdMethods.AllocID, { header: { clusterId: 1n } }, { member })).rejects.toMatchObject(
      NOT_LEADER,
    );
  });

  test('a follower answers about regions and stores when it is allowed to, and forwards when it is told to', async () => {
    const member = 2;
    const ask = { header, regionKey: key(1) };
    await expect(running.call(pdMethods.GetRegion, ask, { member })).rejects.toMatchObject({
      code: StatusCode.UNAVAILABLE,
      message: 'not leader and follower handling not allowed',
    });
    // Go clients send it without a value.
    const allowed = [['pd-allow-follower-handle', '']] as const;
    expect((await running.call(pdMethods.GetRegion, ask, { member, metadata: allowed })).region?.id).toBe(4n);
    const unknown = await running.call(
      pdMethods.GetRegionByID,
      { header, regionId: 99n },
      { member, metadata: allowed },
    );
    expect(unknown.header?.error).toEqual({ type: 6, message: 'region not found' });
    const forwarded = [['pd-forwarded-host', `http://${running.pd.endpoints[0]}`]] as const;
    expect((await running.call(pdMethods.AllocID, { header }, { member, metadata: forwarded })).id).toBe(1000n);
    expect((await running.stream(pdMethods.QueryRegion, member).ask({ header, ids: [4n] })).regionsById.size).toBe(1);
  });

  test('time stamps go on above the old ones when the leader changes', async () => {
    let highest = 0n;
    for (const leader of [0, 1, 2, 0]) {
      running.pd.transferLeader(`pd-${leader}`);
      const tso = running.stream(pdMethods.Tso, leader);
      for (let round = 0; round < 5; round += 1) {
        const { timestamp } = await tso.ask({ header, count: 7 });
        expect(compose(timestamp) - 6n).toBeGreaterThan(highest);
        highest = compose(timestamp);
      }
      tso.end();
    }
  });

  test('a stream that was open notices that its member no longer leads', async () => {
    const tso = running.stream(pdMethods.Tso, 0);
    await tso.ask({ header, count: 1 });
    running.pd.transferLeader('pd-1');
    await expect(tso.ask({ header, count: 1 })).rejects.toMatchObject({ code: StatusCode.UNKNOWN });
  });

  test('without a leader members still answer, and name none', async () => {
    running.pd.setLeaderless(true);
    expect(await leaderSeenBy(0)).toBeUndefined();
    await expect(running.call(pdMethods.AllocID, { header })).rejects.toMatchObject(NOT_LEADER);
    const query = await running.stream(pdMethods.QueryRegion).ask({ header, ids: [4n] });
    expect(query.header?.error?.type).toBe(6);
    running.pd.setLeaderless(false);
    expect(await leaderSeenBy(2)).toBe('pd-0');
  });

  test('a member that stops gives up its port and its lead, and comes back on the same address', async () => {
    const before = [...running.pd.endpoints];
    await running.pd.stopMember(0);
    await running.pd.stopMember(0);
    expect(await leaderSeenBy(1)).toBe('pd-1');
    await expect(running.call(pdMethods.GetMembers, {})).rejects.toMatchObject({ code: StatusCode.UNAVAILABLE });
    await running.pd.stopMember(1);
    expect(await leaderSeenBy(2)).toBeUndefined();
    await running.pd.startMember(0);
    expect(running.pd.endpoints).toEqual(before);
    expect(await leaderSeenBy(2)).toBe('pd-0');
    // The channel of the test reconnects in its own time; this opens a connection of its own.
    expect((await fetch(`http://${before[0]}/pd/api/v1/ping`)).status).toBe(200);
  });

  test('a stepped back oracle repeats the past', async () => {
    const tso = running.stream(pdMethods.Tso);
    const before = compose((await tso.ask({ header, count: 1 })).timestamp);
    running.pd.stepBackTso(5000);
    expect(compose((await tso.ask({ header, count: 1 })).timestamp)).toBeLessThan(before);
    tso.end();
  });
});

describe('addresses', () => {
  test('a taken address is refused and nothing stays open', async () => {
    const running = await startPd();
    try {
      const { createPlacementDriver } = await import('../../src/pd/placement-driver.js');
      const { createGrpcListener } = await import('@tikv-client/transport');
      const { SeededRandom, silentLogger, systemClock } = await import('@tikv-client/runtime');
      const deps = {
        clock: systemClock,
        random: new SeededRandom(1),
        logger: silentLogger,
        listener: createGrpcListener(),
        operator: { splitRegions: () => Promise.reject(new Error('unused')), transferLeader: () => false },
      };
      const addresses = ['127.0.0.1:0', running.pd.endpoints[0] ?? ''];
      const options = { clusterId: 1n, pds: 2, addresses, firstFreeId: 1n, apiVersion: 1 as const, maxReplicas: 1 };
      await expect(createPlacementDriver(options, deps)).rejects.toThrow('EADDRINUSE');
    } finally {
      await running.close();
    }
  });
});
