import type { MemberContext } from './member-context.js';
import type { RegionReport } from '../../cluster/placement-driver-link.js';

/**
 * Scatters regions: since every store holds every region, only leaders move, each to the peer's store that leads least if
 * that makes the spread smaller. Returns the ids of regions PD does not know.
 */
export function scatter(context: MemberContext, regionIds: readonly bigint[]): bigint[] {
  const failed: bigint[] = [];
  for (const id of regionIds) {
    const report = context.state.regions.byId(id);
    if (report === undefined) {
      failed.push(id);
    } else {
      moveLeader(context, report);
      context.operators.add({ regionId: id, description: 'scatter-region', kind: 'region' });
    }
  }
  return failed;
}

function moveLeader({ state, operator }: MemberContext, { region, leader }: RegionReport): void {
  const led = new Map(region.peers.map((peer) => [peer.storeId, state.leaderCount(peer.storeId)]));
  const most = led.get(leader?.storeId ?? 0n) ?? 0;
  for (const [storeId, count] of [...led].sort((a, b) => a[1] - b[1])) {
    if (count + 1 >= most) {
      return;
    }
    if (operator.transferLeader(region.id, storeId)) {
      return;
    }
  }
}
