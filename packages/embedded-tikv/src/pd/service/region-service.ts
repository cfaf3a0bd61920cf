import { pdMethods, pdpb } from '@tikv-client/kvproto';
import type { metapb } from '@tikv-client/kvproto';
import type { Handlers, ServerStreamHandlers, StreamHandler } from '@tikv-client/transport';
import { clusterMismatch } from './admission.js';
import { scatter } from './region-scatter.js';
import { decodeRequest } from './decode-request.js';
import type { MemberContext } from './member-context.js';
import { errorHeader, HeaderError, notBootstrapped, okHeader, regionNotFound } from './response-header.js';
import { failStream } from './stream-method.js';
import { LEADER_ONLY, REGION_READ, unaryMethod } from './unary-method.js';
import type { PdCall } from './unary-method.js';
import type { RegionReport } from '../../cluster/placement-driver-link.js';
import type { KeyRange } from '../state/region-tree.js';
import type { RegionTree } from '../state/region-tree.js';

function downPeers(report: RegionReport): pdpb.PeerStats[] {
  return report.downPeers.map((peer) => ({ peer, downSeconds: 0n }));
}

/** A region inside a list. Lists name a leader always, an empty one when there is none. */
function listed(report: RegionReport): pdpb.Region {
  return { ...found(report), leader: report.leader ?? noPeer() };
}

function found(report: RegionReport): pdpb.RegionResponse {
  return {
    region: report.region,
    leader: report.leader,
    downPeers: downPeers(report),
    pendingPeers: [...report.pendingPeers],
    buckets: undefined,
  };
}

function noPeer(): metapb.Peer {
  return { id: 0n, storeId: 0n, role: 0, isWitness: false };
}

/** A region asked for by key or id. The leader knows for certain when there is none; a follower may lag behind it. */
function single(report: RegionReport | undefined, { header, follower }: PdCall): pdpb.GetRegionResponse {
  if (report !== undefined) {
    return { header, ...found(report) };
  }
  if (follower) {
    throw regionNotFound();
  }
  return { header, region: undefined, leader: undefined, downPeers: [], pendingPeers: [], buckets: undefined };
}

function nonEmpty(reports: RegionReport[], { follower }: PdCall): RegionReport[] {
  if (follower && reports.length === 0) {
    throw regionNotFound();
  }
  return reports;
}

function checkRanges(ranges: readonly pdpb.KeyRange[]): void {
  let previous: pdpb.KeyRange | undefined;
  for (const range of ranges) {
    const refused =
      previous !== undefined && Buffer.compare(range.startKey, previous.endKey) < 0
        ? 'invalid key range, ranges overlapped'
        : range.endKey.length > 0 && Buffer.compare(range.startKey, range.endKey) > 0
          ? 'invalid key range, start key > end key'
          : undefined;
    if (refused !== undefined) {
      throw new HeaderError(pdpb.ErrorType.UNKNOWN, refused);
    }
    previous = range;
  }
}

function batchScan(regions: RegionTree, request: pdpb.BatchScanRegionsRequest): RegionReport[] {
  checkRanges(request.ranges);
  const ranges: readonly KeyRange[] = request.ranges;
  const scanned = regions.batchScan(ranges, request.limit, request.containAllKeyRange);
  if (scanned === undefined) {
    const text = '[PD:core:ErrRegionNotAdjacent]the regions found do not cover the whole key range';
    throw new HeaderError(pdpb.ErrorType.REGIONS_NOT_CONTAIN_ALL_KEY_RANGE, text);
  }
  return scanned;
}

function queryRegions(
  regions: RegionTree,
  request: pdpb.QueryRegionRequest,
  header: pdpb.ResponseHeader,
): pdpb.QueryRegionResponse {
  const regionsById = new Map<bigint, pdpb.RegionResponse>();
  const idOf = (report: RegionReport | undefined): bigint => {
    if (report === undefined) {
      return 0n;
    }
    regionsById.set(report.region.id, found(report));
    return report.region.id;
  };
  const keyIdMap = request.keys.map((key) => idOf(regions.byKey(key)));
  const prevKeyIdMap = request.prevKeys.map((key) => idOf(regions.prevByKey(key)));
  for (const id of request.ids) {
    const report = regions.byId(id);
    if (report !== undefined) {
      idOf(report);
    } else if (id !== 0n) {
      regionsById.set(id, {
        region: undefined,
        leader: undefined,
        downPeers: [],
        pendingPeers: [],
        buckets: undefined,
      });
    }
  }
  return { header, keyIdMap, prevKeyIdMap, regionsById };
}

/** Every member answers from what it knows; without a leader nobody keeps a follower up to date. */
function queryRegion({ state }: MemberContext): StreamHandler {
  return (stream): ServerStreamHandlers => ({
    onMessage(bytes) {
      failStream(stream, () => {
        const request = decodeRequest(pdMethods.QueryRegion.request, bytes);
        const clusterId = request.header?.clusterId ?? 0n;
        if (clusterId !== state.clusterId) {
          throw clusterMismatch(state, clusterId);
        }
        const refused = !state.bootstrapped
          ? notBootstrapped()
          : state.members.leader === undefined
            ? regionNotFound()
            : undefined;
        const answer =
          refused === undefined
            ? queryRegions(state.regions, request, okHeader(state.clusterId))
            : { header: errorHeader(state.clusterId, refused), keyIdMap: [], prevKeyIdMap: [], regionsById: new Map() };
        stream.send(pdMethods.QueryRegion.response.encode(answer));
      });
    },
    onHalfClose() {
      stream.end();
    },
  });
}

/** Finding, splitting and scattering regions. */
export function regionHandlers(context: MemberContext): Handlers {
  const { state, operator, operators, clock } = context;
  const { regions } = state;
  const split = (keys: readonly Uint8Array[], deadline: number) =>
    keys.length === 0
      ? Promise.resolve({ regionIds: [], finishedPercentage: 100 })
      : operator.splitRegions(keys, { deadline: Math.min(deadline, clock.monotonic() + 30_000) });
  return {
    unary: {
      [pdMethods.GetRegion.path]: unaryMethod(context, REGION_READ, pdMethods.GetRegion, (request, call) =>
        single(regions.byKey(request.regionKey), call),
      ),
      [pdMethods.GetPrevRegion.path]: unaryMethod(context, REGION_READ, pdMethods.GetPrevRegion, (request, call) =>
        single(regions.prevByKey(request.regionKey), call),
      ),
      [pdMethods.GetRegionByID.path]: unaryMethod(context, REGION_READ, pdMethods.GetRegionByID, (request, call) =>
        single(regions.byId(request.regionId), call),
      ),
      [pdMethods.ScanRegions.path]: unaryMethod(context, REGION_READ, pdMethods.ScanRegions, (request, call) => {
        const scanned = nonEmpty(regions.scan(request.startKey, request.endKey, request.limit), call).map(listed);
        return {
          header: call.header,
          regionMetas: scanned.flatMap(({ region }) => (region === undefined ? [] : [region])),
          leaders: scanned.map(({ leader }) => leader ?? noPeer()),
          regions: scanned,
        };
      }),
      [pdMethods.BatchScanRegions.path]: unaryMethod(
        context,
        REGION_READ,
        pdMethods.BatchScanRegions,
        (request, call) => ({ header: call.header, regions: nonEmpty(batchScan(regions, request), call).map(listed) }),
      ),
      [pdMethods.ScatterRegion.path]: unaryMethod(
        context,
        LEADER_ONLY,
        pdMethods.ScatterRegion,
        (request, { header }) => {
          const ids = request.regionsId.length > 0 ? request.regionsId : [request.regionId];
          const failed = scatter(context, ids);
          if (request.regionsId.length === 0 && failed.length > 0) {
            throw new HeaderError(pdpb.ErrorType.REGION_NOT_FOUND, `region ${request.regionId} not found`);
          }
          const done = Math.floor((100 * (ids.length - failed.length)) / ids.length);
          return { header, finishedPercentage: BigInt(done), failedRegionsId: failed };
        },
      ),
      [pdMethods.GetOperator.path]: unaryMethod(context, LEADER_ONLY, pdMethods.GetOperator, (request, { header }) => {
        const last = operators.get(request.regionId);
        if (last === undefined) {
          throw new HeaderError(pdpb.ErrorType.REGION_NOT_FOUND, 'Not Found');
        }
        return {
          header,
          regionId: last.regionId,
          desc: Buffer.from(last.description),
          status: pdpb.OperatorStatus.SUCCESS,
          kind: Buffer.from(last.kind),
        };
      }),
      [pdMethods.SplitRegions.path]: unaryMethod(
        context,
        LEADER_ONLY,
        pdMethods.SplitRegions,
        async (request, { header, call }) => {
          const { regionIds, finishedPercentage } = await split(request.splitKeys, call.deadline);
          return { header, finishedPercentage: BigInt(finishedPercentage), regionsId: [...regionIds] };
        },
      ),
      [pdMethods.SplitAndScatterRegions.path]: unaryMethod(
        context,
        LEADER_ONLY,
        pdMethods.SplitAndScatterRegions,
        async (request, { header, call }) => {
          const { regionIds, finishedPercentage } = await split(request.splitKeys, call.deadline);
          const failed = scatter(context, regionIds);
          const scattered =
            regionIds.length === 0 ? 100 : Math.floor((100 * (regionIds.length - failed.length)) / regionIds.length);
          return {
            header,
            splitFinishedPercentage: BigInt(finishedPercentage),
            scatterFinishedPercentage: BigInt(scattered),
            regionsId: [...regionIds],
          };
        },
      ),
    },
    stream: { [pdMethods.QueryRegion.path]: queryRegion(context) },
  };
}
