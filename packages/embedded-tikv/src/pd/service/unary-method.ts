import type { Codec, Method, pdpb } from '@tikv-client/kvproto';
import type { ServerCall, UnaryHandler } from '@tikv-client/transport';
import { admit } from './admission.js';
import type { ServedBy } from './admission.js';
import { decodeRequest } from './decode-request.js';
import type { MemberContext } from './member-context.js';
import { errorHeader, notBootstrapped, okHeader } from './response-header.js';

interface WithRequestHeader {
  readonly header: { readonly clusterId: bigint } | undefined;
}

interface WithResponseHeader {
  header: pdpb.ResponseHeader | undefined;
}

/** What a method gets to see of its call. */
export interface PdCall {
  readonly header: pdpb.ResponseHeader;
  /** A follower answers in its own name. */
  readonly follower: boolean;
  readonly call: ServerCall;
}

export interface MethodRules {
  readonly servedBy: ServedBy;
  /** Answers NOT_BOOTSTRAPPED in the header until the cluster has its first store and region. */
  readonly needsCluster: boolean;
}

/** Read by leader, and by followers that may. */
export const REGION_READ: MethodRules = { servedBy: 'follower', needsCluster: true };
export const LEADER_ONLY: MethodRules = { servedBy: 'leader', needsCluster: true };
export const LEADER_EARLY: MethodRules = { servedBy: 'leader', needsCluster: false };

/** An answer of nothing but its header. */
function withHeader<Res extends WithResponseHeader>(response: Codec<Res>, header: pdpb.ResponseHeader): Res {
  const answer = response.decode(new Uint8Array(0));
  answer.header = header;
  return answer;
}

/** Decodes, admits, runs and encodes one unary method; errors of PD's own go into the header of the answer. */
export function unaryMethod<Req extends WithRequestHeader, Res extends WithResponseHeader>(
  context: MemberContext,
  rules: MethodRules,
  { request, response }: Method<Req, Res>,
  run: (request: Req, call: PdCall) => Res | Promise<Res>,
): UnaryHandler {
  const { state } = context;
  const header = okHeader(state.clusterId);
  const failed = (thrown: unknown) => {
    const bad = errorHeader(state.clusterId, thrown);
    if (bad === undefined) {
      throw thrown;
    }
    return response.encode(withHeader(response, bad));
  };
  const finish = (answer: Res) => response.encode(answer);
  return (bytes, call) => {
    const decoded = decodeRequest(request, bytes);
    const follower = admit(context, rules.servedBy, decoded.header?.clusterId ?? 0n, call.metadata);
    if (rules.needsCluster && !state.bootstrapped) {
      return failed(notBootstrapped());
    }
    try {
      const answer = run(decoded, { header, follower, call });
      return answer instanceof Promise ? answer.then(finish, failed) : finish(answer);
    } catch (thrown) {
      return failed(thrown);
    }
  };
}
