import type {
  CreatePlacementDriver,
  PlacementDriver,
  PlacementDriverDeps,
  PlacementDriverOptions,
} from '../cluster/placement-driver-link.js';
import { MemberServer } from './member-server.js';
import { OperatorLog } from './state/operator-log.js';
import { PdState } from './state/pd-state.js';

/** PD's state and the members that serve it. Rejects, with nothing left open, when an address cannot be bound. */
export const createPlacementDriver: CreatePlacementDriver = async (options, deps) => {
  const { state, servers } = assemble(options, deps);
  try {
    for (const server of servers) {
      await server.start();
    }
  } catch (error) {
    await Promise.all(servers.map((server) => server.stop()));
    throw error;
  }
  state.members.settle();
  return placementDriver(state, servers, deps);
};

function assemble(options: PlacementDriverOptions, deps: PlacementDriverDeps) {
  const members = Array.from({ length: options.pds }, (_, index) => ({
    name: `pd-${index}`,
    // Any number will do as long as it differs from the others'; PD's are 64-bit hashes.
    memberId: BigInt.asUintN(64, options.clusterId + BigInt(index + 1)),
    address: options.addresses[index] ?? '127.0.0.1:0',
    tls: options.tls,
    running: false,
  }));
  const state = new PdState({
    clusterId: options.clusterId,
    members,
    firstFreeId: options.firstFreeId,
    apiVersion: options.apiVersion,
    maxReplicas: options.maxReplicas,
    now: () => deps.clock.now(),
  });
  const operators = new OperatorLog();
  const servers = members.map(
    (member) =>
      new MemberServer(
        { state, member, operator: deps.operator, operators, clock: deps.clock },
        deps.listener,
        deps.logger,
      ),
  );
  return { state, servers };
}

function placementDriver(
  state: PdState,
  servers: readonly MemberServer[],
  { logger }: PlacementDriverDeps,
): PlacementDriver {
  let closed: Promise<void> | undefined;
  const serverAt = (index: number): MemberServer => {
    const server = servers[index];
    if (server === undefined) {
      throw new RangeError(`there is no PD member ${index}: ${servers.length} members`);
    }
    return server;
  };
  return {
    clusterId: state.clusterId,
    get endpoints() {
      return state.members.all.map((member) => member.address);
    },
    bootstrap: (stores, regions) => state.bootstrap(stores, regions),
    storeHeartbeat: (store, stats) => state.storeHeartbeat(store, stats),
    regionHeartbeat: (report) => state.regionHeartbeat(report),
    minResolvedTs: (storeId, ts) => state.resolved.report(storeId, ts),
    allocId: () => state.allocId(),
    timestamp: () => (state.members.leader === undefined ? undefined : state.freshTimestamp()),
    // Not the whole state: of that, anybody may have spoilt a part in etcd.
    gcSafePoints: () => state.gc.gcSafePoints(),
    setLeaderless(leaderless) {
      state.members.setLeaderless(leaderless);
      logger.info('pd leaderless', { leaderless });
    },
    transferLeader(name) {
      const moved = state.members.transferLeader(name);
      logger.info('pd leader transferred', { moved, leader: state.members.leader?.name });
    },
    stopMember: (index) => serverAt(index).stop(),
    startMember: (index) => serverAt(index).start(),
    stepBackTso(ms) {
      state.oracle.stepBack(ms);
      logger.info('tso stepped back', { ms });
    },
    debugSnapshot: () => ({
      clusterId: `${state.clusterId}`,
      bootstrapped: state.bootstrapped,
      leader: state.members.leader?.name,
      leaderless: state.members.leaderless,
      members: state.members.all.map(({ name, address, running }) => ({ name, address, running })),
      stores: state.stores.all().length,
      regions: state.regions.size,
      keyspaces: state.keyspaces.list(0, 0).length,
      metaRevision: `${state.meta.revision}`,
      lastTimestamp: state.oracle.last(),
    }),
    close() {
      closed ??= Promise.all(servers.map((server) => server.stop())).then(() => {});
      return closed;
    },
  };
}
