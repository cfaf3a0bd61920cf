import { keyspaceMethods, keyspacepb } from '@tikv-client/kvproto';
import type { Handlers } from '@tikv-client/transport';
import { admit } from './admission.js';
import { decodeRequest } from './decode-request.js';
import type { MemberContext } from './member-context.js';
import { okHeader } from './response-header.js';
import { failStream } from './stream-method.js';
import { LEADER_EARLY, unaryMethod } from './unary-method.js';
import { KEYSPACE_STATES } from '../state/keyspaces.js';
import type { KeyspaceRecord } from '../state/keyspaces.js';

function metaOf(keyspace: KeyspaceRecord): keyspacepb.KeyspaceMeta {
  return keyspacepb.KeyspaceMeta.fromPartial({
    // Zero inside a oneof would be written; PD leaves DEFAULT's id out.
    keyspace: keyspace.id === 0 ? undefined : { $case: 'id', id: keyspace.id },
    name: keyspace.name,
    state: keyspacepb.KeyspaceState[keyspace.state],
    createdAt: keyspace.createdAt,
    stateChangedAt: keyspace.stateChangedAt,
    config: new Map(Object.entries(keyspace.config)),
  });
}

/** Reading keyspaces and changing their state. */
export function keyspaceHandlers(context: MemberContext): Handlers {
  const { state } = context;
  const { keyspaces } = state;
  return {
    unary: {
      [keyspaceMethods.LoadKeyspace.path]: unaryMethod(
        context,
        LEADER_EARLY,
        keyspaceMethods.LoadKeyspace,
        (request, { header }) => ({ header, keyspace: metaOf(keyspaces.byName(request.name)) }),
      ),
      [keyspaceMethods.LoadKeyspaceByID.path]: unaryMethod(
        context,
        LEADER_EARLY,
        keyspaceMethods.LoadKeyspaceByID,
        ({ keyspace }, { header }) => {
          const id = keyspace?.$case === 'id' ? keyspace.id : (keyspace?.keyspaceIdentity.keyspaceId ?? 0);
          return { header, keyspace: metaOf(keyspaces.byId(id)) };
        },
      ),
      [keyspaceMethods.GetAllKeyspaces.path]: unaryMethod(
        context,
        LEADER_EARLY,
        keyspaceMethods.GetAllKeyspaces,
        ({ startKeyspace, limit }, { header }) => {
          const from = startKeyspace?.$case === 'startId' ? startKeyspace.startId : 0;
          return { header, keyspaces: keyspaces.list(from, limit).map(metaOf) };
        },
      ),
      [keyspaceMethods.UpdateKeyspaceState.path]: unaryMethod(
        context,
        LEADER_EARLY,
        keyspaceMethods.UpdateKeyspaceState,
        (request, { header }) => {
          const { keyspace } = request;
          const id = keyspace?.$case === 'id' ? keyspace.id : (keyspace?.keyspaceIdentity.keyspaceId ?? 0);
          const wanted = KEYSPACE_STATES[request.state] ?? 'ENABLED';
          return { header, keyspace: metaOf(keyspaces.setState(id, wanted, state.unixSeconds())) };
        },
      ),
    },
    stream: {
      // Starts with what is there and then stays quiet: later changes are not pushed.
      [keyspaceMethods.WatchKeyspaces.path]: (stream, call) => ({
        onMessage(bytes) {
          failStream(stream, () => {
            const request = decodeRequest(keyspaceMethods.WatchKeyspaces.request, bytes);
            admit(context, 'leader', request.header?.clusterId ?? 0n, call.metadata);
            const answer = { header: okHeader(state.clusterId), keyspaces: keyspaces.list(0, 0).map(metaOf) };
            stream.send(keyspaceMethods.WatchKeyspaces.response.encode(answer));
          });
        },
      }),
    },
  };
}
