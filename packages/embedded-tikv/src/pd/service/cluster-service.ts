import { pdMethods, pdpb } from '@tikv-client/kvproto';
import type { Handlers } from '@tikv-client/transport';
import type { MemberContext } from './member-context.js';
import { HeaderError } from './response-header.js';
import { LEADER_EARLY, LEADER_ONLY, unaryMethod } from './unary-method.js';
import type { MethodRules } from './unary-method.js';
import { urlOf } from '../state/members.js';
import type { PdMember } from '../state/members.js';

/** Asked before a client knows who leads and which cluster it talks to. */
const OPEN: MethodRules = { servedBy: 'any', needsCluster: false };
/** Ids handed out in one call. */
const MAX_IDS = 100_000;

function memberOf(member: PdMember): pdpb.Member {
  const urls = [urlOf(member)];
  return pdpb.Member.fromPartial({ name: member.name, memberId: member.memberId, peerUrls: urls, clientUrls: urls });
}

/** The cluster itself: members, bootstrap state, ids, settings. */
export function clusterHandlers(context: MemberContext): Handlers {
  const { state } = context;
  return {
    unary: {
      [pdMethods.GetMembers.path]: unaryMethod(context, OPEN, pdMethods.GetMembers, (_, { header }) => {
        const leader = state.members.leader;
        return {
          header,
          members: state.members.all.map(memberOf),
          leader: leader && memberOf(leader),
          etcdLeader: leader && memberOf(leader),
          tsoAllocatorLeaders: new Map(),
        };
      }),
      [pdMethods.GetClusterInfo.path]: unaryMethod(context, OPEN, pdMethods.GetClusterInfo, (_, { header }) => ({
        header,
        serviceModes: [pdpb.ServiceMode.PD_SVC_MODE],
        tsoUrls: [],
      })),
      [pdMethods.IsBootstrapped.path]: unaryMethod(
        context,
        LEADER_EARLY,
        pdMethods.IsBootstrapped,
        (_, { header }) => ({ header, bootstrapped: state.bootstrapped }),
      ),
      [pdMethods.Bootstrap.path]: unaryMethod(context, LEADER_EARLY, pdMethods.Bootstrap, () => {
        const text = state.bootstrapped ? 'cluster is already bootstrapped' : 'an embedded cluster bootstraps itself';
        throw new HeaderError(state.bootstrapped ? pdpb.ErrorType.ALREADY_BOOTSTRAPPED : pdpb.ErrorType.UNKNOWN, text);
      }),
      [pdMethods.AllocID.path]: unaryMethod(context, LEADER_EARLY, pdMethods.AllocID, (request, { header }) => {
        const count = Math.max(request.count, 1);
        if (count > MAX_IDS) {
          throw new HeaderError(pdpb.ErrorType.UNKNOWN, `no more than ${MAX_IDS} ids at once, ${count} wanted`);
        }
        // The last of them, from which the caller counts back.
        const id = state.allocId(count) + BigInt(count - 1);
        return { header, id, count: count > 1 ? count : 0 };
      }),
      [pdMethods.IsSnapshotRecovering.path]: unaryMethod(
        context,
        OPEN,
        pdMethods.IsSnapshotRecovering,
        (_, { header }) => ({ header, marked: false }),
      ),
      [pdMethods.GetClusterConfig.path]: unaryMethod(
        context,
        LEADER_ONLY,
        pdMethods.GetClusterConfig,
        (_, { header }) => ({ header, cluster: { id: state.clusterId, maxPeerCount: state.maxReplicas } }),
      ),
    },
  };
}
