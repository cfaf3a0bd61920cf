import { StatusCode, StatusError } from '@tikv-client/transport';
import type { Metadata } from '@tikv-client/transport';
import type { MemberContext } from './member-context.js';
import type { PdMember } from '../state/members.js';
import type { PdState } from '../state/pd-state.js';

/** Who may answer: `any` member, the `leader` alone, or a `follower` too when the caller allows it. */
export type ServedBy = 'any' | 'leader' | 'follower';

export function notLeader(): StatusError {
  return new StatusError(StatusCode.UNAVAILABLE, 'not leader');
}

export function clusterMismatch(state: PdState, got: bigint): StatusError {
  return new StatusError(StatusCode.FAILED_PRECONDITION, `mismatch cluster id, need ${state.clusterId} but got ${got}`);
}

function header(metadata: Metadata, name: string): string {
  const found = metadata.find((entry) => entry[0] === name)?.[1];
  return typeof found === 'string' ? found : '';
}

/** The member that is to answer: the one named by `pd-forwarded-host`, else the one that was asked. */
function answering(context: MemberContext, metadata: Metadata): PdMember {
  const host = header(metadata, 'pd-forwarded-host').replace(/^https?:\/\//, '');
  if (host === '' || host === context.member.address) {
    return context.member;
  }
  const leader = context.state.members.leader;
  if (leader?.address === host) {
    return leader;
  }
  const text = `forwarded host ${JSON.stringify(host)} is not a client URL of the PD leader: pd is not leader of cluster`;
  throw new StatusError(StatusCode.UNAVAILABLE, text);
}

/** True when the member asked (or the one it forwards to) leads. */
export function servedByLeader(context: MemberContext, metadata: Metadata): boolean {
  return context.state.members.isLeader(answering(context, metadata));
}

/**
 * Refuses the call as PD does: first by role, then by cluster id. Returns true when a follower answers in its own name,
 * which for some calls reads differently.
 */
export function admit(context: MemberContext, servedBy: ServedBy, clusterId: bigint, metadata: Metadata): boolean {
  if (servedBy === 'any') {
    return false;
  }
  const follower = !servedByLeader(context, metadata);
  if (follower) {
    if (servedBy === 'leader') {
      throw notLeader();
    }
    // What counts is that it is there: Go clients send it without a value.
    if (!metadata.some(([name]) => name === 'pd-allow-follower-handle')) {
      throw new StatusError(StatusCode.UNAVAILABLE, 'not leader and follower handling not allowed');
    }
  }
  if (clusterId !== context.state.clusterId) {
    throw clusterMismatch(context.state, clusterId);
  }
  return follower;
}
