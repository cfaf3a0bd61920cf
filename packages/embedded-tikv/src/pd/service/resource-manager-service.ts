import { resourceManagerMethods, resource_manager } from '@tikv-client/kvproto';
import type { Method } from '@tikv-client/kvproto';
import { StatusCode, StatusError } from '@tikv-client/transport';
import type { Handlers, UnaryHandler } from '@tikv-client/transport';
import { notLeader, servedByLeader } from './admission.js';
import { decodeRequest } from './decode-request.js';
import type { MemberContext } from './member-context.js';
import { failStream } from './stream-method.js';

const DEFAULT_GROUP = 'default';
const UNLIMITED = 2_147_483_647n;

/** The one group there is: unlimited. */
function defaultGroup(): resource_manager.ResourceGroup {
  return resource_manager.ResourceGroup.fromPartial({
    name: DEFAULT_GROUP,
    mode: resource_manager.GroupMode.RUMode,
    rUSettings: { rU: { settings: { fillRate: UNLIMITED, burstLimit: -1n } } },
    priority: 8,
  });
}

/** Grants what was asked for: nothing is limited here. */
function grant(request: resource_manager.TokenBucketRequest): resource_manager.TokenBucketResponse {
  const items = request.request?.$case === 'ruItems' ? request.request.ruItems.requestRU : [];
  return resource_manager.TokenBucketResponse.fromPartial({
    resourceGroupName: request.resourceGroupName,
    grantedRUTokens: items.map((item) => ({
      type: item.type,
      grantedTokens: { settings: { fillRate: UNLIMITED, burstLimit: -1n }, tokens: item.value },
      trickleTimeMs: 0n,
    })),
  });
}

/** Resource control with its one default group; groups cannot be added. */
export function resourceManagerHandlers(context: MemberContext): Handlers {
  const method =
    <Req, Res>({ request, response }: Method<Req, Res>, run: (request: Req) => Res): UnaryHandler =>
    (bytes, call) => {
      if (!servedByLeader(context, call.metadata)) {
        throw notLeader();
      }
      return response.encode(run(decodeRequest(request, bytes)));
    };
  return {
    unary: {
      [resourceManagerMethods.ListResourceGroups.path]: method(resourceManagerMethods.ListResourceGroups, () => ({
        error: undefined,
        groups: [defaultGroup()],
      })),
      [resourceManagerMethods.GetResourceGroup.path]: method(
        resourceManagerMethods.GetResourceGroup,
        ({ resourceGroupName }) => {
          if (resourceGroupName !== DEFAULT_GROUP) {
            throw new StatusError(StatusCode.UNKNOWN, `resource group ${resourceGroupName} does not exist`);
          }
          return { error: undefined, group: defaultGroup() };
        },
      ),
    },
    stream: {
      [resourceManagerMethods.AcquireTokenBuckets.path]: (stream, call) => ({
        onMessage(bytes) {
          failStream(stream, () => {
            if (!servedByLeader(context, call.metadata)) {
              throw notLeader();
            }
            const { requests } = decodeRequest(resourceManagerMethods.AcquireTokenBuckets.request, bytes);
            const answer = { error: undefined, responses: requests.map(grant) };
            stream.send(resourceManagerMethods.AcquireTokenBuckets.response.encode(answer));
          });
        },
        onHalfClose() {
          stream.end();
        },
      }),
    },
  };
}
