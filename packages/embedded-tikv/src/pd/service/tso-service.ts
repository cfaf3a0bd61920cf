import { pdMethods, pdpb } from '@tikv-client/kvproto';
import { StatusCode, StatusError } from '@tikv-client/transport';
import type { Handlers, StreamHandler } from '@tikv-client/transport';
import { clusterMismatch, servedByLeader } from './admission.js';
import { decodeRequest } from './decode-request.js';
import type { MemberContext } from './member-context.js';
import { HeaderError, okHeader } from './response-header.js';
import { failStream } from './stream-method.js';
import { LEADER_EARLY, LEADER_ONLY, unaryMethod } from './unary-method.js';
import type { PdState } from '../state/pd-state.js';
import type { Timestamp } from '../state/timestamp-oracle.js';
import { composeTimestamp } from '../state/timestamp-oracle.js';

function refused(reason: string): StatusError {
  return new StatusError(StatusCode.UNKNOWN, `[PD:tso:ErrGenerateTimestamp]generate timestamp failed, ${reason}`);
}

function generate(state: PdState, count: number): Timestamp {
  if (count === 0) {
    throw refused('tso count should be positive');
  }
  const last = state.oracle.next(count);
  if (last === undefined) {
    throw refused(`tso count ${count} does not fit into one physical tick`);
  }
  return last;
}

function wire({ physical, logical }: Timestamp): pdpb.Timestamp {
  return { physical: BigInt(physical), logical: BigInt(logical), suffixBits: 0 };
}

function tso(context: MemberContext): StreamHandler {
  const { state } = context;
  const header = okHeader(state.clusterId);
  return (stream, call) => ({
    onMessage(bytes) {
      failStream(stream, () => {
        const request = decodeRequest(pdMethods.Tso.request, bytes);
        const clusterId = request.header?.clusterId ?? 0n;
        if (clusterId !== state.clusterId) {
          throw clusterMismatch(state, clusterId);
        }
        if (!servedByLeader(context, call.metadata)) {
          throw refused('requested pd is not leader of cluster');
        }
        const timestamp = wire(generate(state, request.count));
        stream.send(pdMethods.Tso.response.encode({ header, count: request.count, timestamp }));
      });
    },
    onHalfClose() {
      stream.end();
    },
  });
}

/** Time stamps: the oracle's own and the external one. */
export function tsoHandlers(context: MemberContext): Handlers {
  const { state } = context;
  return {
    unary: {
      [pdMethods.GetMinTS.path]: unaryMethod(context, LEADER_EARLY, pdMethods.GetMinTS, (_, { header }) => ({
        header,
        timestamp: wire(generate(state, 1)),
      })),
      [pdMethods.GetExternalTimestamp.path]: unaryMethod(
        context,
        LEADER_ONLY,
        pdMethods.GetExternalTimestamp,
        (_, { header }) => ({ header, timestamp: state.externalTimestamp }),
      ),
      [pdMethods.SetExternalTimestamp.path]: unaryMethod(
        context,
        LEADER_ONLY,
        pdMethods.SetExternalTimestamp,
        (request, { header }) => {
          const now = composeTimestamp(generate(state, 1));
          if (request.timestamp > now) {
            throw new HeaderError(
              pdpb.ErrorType.INVALID_VALUE,
              'the external timestamp should not be larger than global ts',
            );
          }
          if (request.timestamp <= state.externalTimestamp) {
            throw new HeaderError(
              pdpb.ErrorType.INVALID_VALUE,
              'the external timestamp should be larger than current external timestamp',
            );
          }
          state.externalTimestamp = request.timestamp;
          return { header };
        },
      ),
    },
    stream: { [pdMethods.Tso.path]: tso(context) },
  };
}
