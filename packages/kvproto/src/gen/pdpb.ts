// Generated from pdpb.proto by "npm run codegen". Do not edit.

import { BinaryReader, BinaryWriter, type DeepPartial, type MessageFns, noBytes } from "@tikv-client/wire";
import { KeyspaceIdentity } from "./apipb.js";
import { Buckets, Cluster, Peer, Region as Region1, Store } from "./metapb.js";

/** The service of the placement driver: members, timestamps, regions, stores, safe points. */

export const EventType = { PUT: 0, DELETE: 1 } as const;

export type EventType = typeof EventType[keyof typeof EventType];

export const ErrorType = {
  OK: 0,
  UNKNOWN: 1,
  NOT_BOOTSTRAPPED: 2,
  STORE_TOMBSTONE: 3,
  ALREADY_BOOTSTRAPPED: 4,
  INCOMPATIBLE_VERSION: 5,
  REGION_NOT_FOUND: 6,
  GLOBAL_CONFIG_NOT_FOUND: 7,
  DUPLICATED_ENTRY: 8,
  ENTRY_NOT_FOUND: 9,
  INVALID_VALUE: 10,
  DATA_COMPACTED: 11,
  REGIONS_NOT_CONTAIN_ALL_KEY_RANGE: 12,
} as const;

export type ErrorType = typeof ErrorType[keyof typeof ErrorType];

export const ServiceMode = { UNKNOWN_SVC_MODE: 0, PD_SVC_MODE: 1, API_SVC_MODE: 2 } as const;

export type ServiceMode = typeof ServiceMode[keyof typeof ServiceMode];

export const OperatorStatus = { SUCCESS: 0, TIMEOUT: 1, CANCEL: 2, REPLACE: 3, RUNNING: 4 } as const;

export type OperatorStatus = typeof OperatorStatus[keyof typeof OperatorStatus];

export interface WatchGlobalConfigRequest {
  configPath: string;
  revision: bigint;
}

export interface WatchGlobalConfigResponse {
  changes: GlobalConfigItem[];
  revision: bigint;
  header: ResponseHeader | undefined;
}

export interface StoreGlobalConfigRequest {
  changes: GlobalConfigItem[];
  configPath: string;
}

export interface StoreGlobalConfigResponse {
  error: Error | undefined;
}

export interface LoadGlobalConfigRequest {
  names: string[];
  configPath: string;
}

export interface LoadGlobalConfigResponse {
  items: GlobalConfigItem[];
  revision: bigint;
}

export interface GlobalConfigItem {
  name: string;
  value: string;
  error: Error | undefined;
  kind: EventType;
  payload: Uint8Array;
}

/** cluster_id is checked by the server when it is not zero. */
export interface RequestHeader {
  clusterId: bigint;
  senderId: bigint;
  callerId: string;
  callerComponent: string;
}

export interface ResponseHeader {
  clusterId: bigint;
  error: Error | undefined;
}

export interface Error {
  type: ErrorType;
  message: string;
}

export interface TsoRequest {
  header: RequestHeader | undefined;
  count: number;
  dcLocation: string;
}

/** Milliseconds since 1970 and a counter below 2^18 inside the millisecond. */
export interface Timestamp {
  physical: bigint;
  logical: bigint;
  suffixBits: number;
}

/** timestamp is the last of count consecutive ones. */
export interface TsoResponse {
  header: ResponseHeader | undefined;
  count: number;
  timestamp: Timestamp | undefined;
}

export interface BootstrapRequest {
  header: RequestHeader | undefined;
  store: Store | undefined;
  region: Region1 | undefined;
}

export interface BootstrapResponse {
  header: ResponseHeader | undefined;
}

export interface IsBootstrappedRequest {
  header: RequestHeader | undefined;
}

export interface IsBootstrappedResponse {
  header: ResponseHeader | undefined;
  bootstrapped: boolean;
}

export interface AllocIDRequest {
  header: RequestHeader | undefined;
  count: number;
}

export interface AllocIDResponse {
  header: ResponseHeader | undefined;
  id: bigint;
  count: number;
}

export interface IsSnapshotRecoveringRequest {
  header: RequestHeader | undefined;
}

export interface IsSnapshotRecoveringResponse {
  header: ResponseHeader | undefined;
  marked: boolean;
}

export interface GetStoreRequest {
  header: RequestHeader | undefined;
  storeId: bigint;
}

export interface GetStoreResponse {
  header: ResponseHeader | undefined;
  store: Store | undefined;
  stats: StoreStats | undefined;
}

export interface PutStoreRequest {
  header: RequestHeader | undefined;
  store: Store | undefined;
}

export interface PutStoreResponse {
  header: ResponseHeader | undefined;
}

export interface GetAllStoresRequest {
  header: RequestHeader | undefined;
  excludeTombstoneStores: boolean;
}

export interface GetAllStoresResponse {
  header: ResponseHeader | undefined;
  stores: Store[];
}

export interface GetRegionRequest {
  header: RequestHeader | undefined;
  regionKey: Uint8Array;
  needBuckets: boolean;
}

export interface GetRegionResponse {
  header: ResponseHeader | undefined;
  region: Region1 | undefined;
  leader: Peer | undefined;
  downPeers: PeerStats[];
  pendingPeers: Peer[];
  buckets: Buckets | undefined;
}

export interface GetRegionByIDRequest {
  header: RequestHeader | undefined;
  regionId: bigint;
  needBuckets: boolean;
}

export interface QueryRegionRequest {
  header: RequestHeader | undefined;
  needBuckets: boolean;
  ids: bigint[];
  keys: Uint8Array[];
  prevKeys: Uint8Array[];
}

export interface QueryRegionResponse {
  header: ResponseHeader | undefined;
  keyIdMap: bigint[];
  prevKeyIdMap: bigint[];
  regionsById: Map<bigint, RegionResponse>;
}

export interface QueryRegionResponse_RegionsByIdEntry {
  key: bigint;
  value: RegionResponse | undefined;
}

export interface RegionResponse {
  region: Region1 | undefined;
  leader: Peer | undefined;
  downPeers: PeerStats[];
  pendingPeers: Peer[];
  buckets: Buckets | undefined;
}

export interface ScanRegionsRequest {
  header: RequestHeader | undefined;
  startKey: Uint8Array;
  limit: number;
  endKey: Uint8Array;
}

export interface Region {
  region: Region1 | undefined;
  leader: Peer | undefined;
  downPeers: PeerStats[];
  pendingPeers: Peer[];
  buckets: Buckets | undefined;
}

export interface ScanRegionsResponse {
  header: ResponseHeader | undefined;
  regionMetas: Region1[];
  leaders: Peer[];
  regions: Region[];
}

export interface KeyRange {
  startKey: Uint8Array;
  endKey: Uint8Array;
}

export interface BatchScanRegionsRequest {
  header: RequestHeader | undefined;
  needBuckets: boolean;
  ranges: KeyRange[];
  limit: number;
  containAllKeyRange: boolean;
}

export interface BatchScanRegionsResponse {
  header: ResponseHeader | undefined;
  regions: Region[];
}

export interface GetClusterConfigRequest {
  header: RequestHeader | undefined;
}

export interface GetClusterConfigResponse {
  header: ResponseHeader | undefined;
  cluster: Cluster | undefined;
}

export interface PutClusterConfigRequest {
  header: RequestHeader | undefined;
  cluster: Cluster | undefined;
}

export interface PutClusterConfigResponse {
  header: ResponseHeader | undefined;
}

export interface Member {
  name: string;
  memberId: bigint;
  peerUrls: string[];
  clientUrls: string[];
  leaderPriority: number;
  deployPath: string;
  binaryVersion: string;
  gitHash: string;
  dcLocation: string;
}

export interface GetMembersRequest {
  header: RequestHeader | undefined;
}

export interface GetMembersResponse {
  header: ResponseHeader | undefined;
  members: Member[];
  leader: Member | undefined;
  etcdLeader: Member | undefined;
  tsoAllocatorLeaders: Map<string, Member>;
}

export interface GetMembersResponse_TsoAllocatorLeadersEntry {
  key: string;
  value: Member | undefined;
}

export interface GetClusterInfoRequest {
  header: ResponseHeader | undefined;
}

export interface GetClusterInfoResponse {
  header: ResponseHeader | undefined;
  serviceModes: ServiceMode[];
  tsoUrls: string[];
}

export interface PeerStats {
  peer: Peer | undefined;
  downSeconds: bigint;
}

export interface TimeInterval {
  startTimestamp: bigint;
  endTimestamp: bigint;
}

export interface RecordPair {
  key: string;
  value: bigint;
}

export interface PeerStat {
  regionId: bigint;
  readKeys: bigint;
  readBytes: bigint;
  queryStats: QueryStats | undefined;
  writtenKeys: bigint;
  writtenBytes: bigint;
  cpuStats: CPUStats | undefined;
}

export interface StoreStats {
  storeId: bigint;
  capacity: bigint;
  available: bigint;
  regionCount: number;
  sendingSnapCount: number;
  receivingSnapCount: number;
  startTime: number;
  applyingSnapCount: number;
  isBusy: boolean;
  usedSize: bigint;
  bytesWritten: bigint;
  keysWritten: bigint;
  bytesRead: bigint;
  keysRead: bigint;
  interval: TimeInterval | undefined;
  cpuUsages: RecordPair[];
  readIoRates: RecordPair[];
  writeIoRates: RecordPair[];
  opLatencies: RecordPair[];
  peerStats: PeerStat[];
  queryStats: QueryStats | undefined;
  slowScore: bigint;
  damagedRegionsId: bigint[];
  isApplyBusy: boolean;
  snapshotStats: SnapshotStat[];
  slowTrend: SlowTrend | undefined;
  isGrpcPaused: boolean;
  totalMemory: bigint;
  usedMemory: bigint;
  networkSlowScores: Map<bigint, bigint>;
  dfs: DfsStatItem[];
  isStopping: boolean;
}

export interface StoreStats_NetworkSlowScoresEntry {
  key: bigint;
  value: bigint;
}

export interface DfsStatScope {
  isGlobal: boolean;
  keyspaceId: number;
  component: string;
  keyspaceIdentities: KeyspaceIdentity[];
}

export interface DfsStatItem {
  scope: DfsStatScope | undefined;
  writtenBytes: bigint;
  writeRequests: bigint;
}

export interface SlowTrend {
  causeValue: number;
  causeRate: number;
  resultValue: number;
  resultRate: number;
}

export interface SnapshotStat {
  regionId: bigint;
  generateDurationSec: bigint;
  sendDurationSec: bigint;
  totalDurationSec: bigint;
  transportSize: bigint;
}

export interface ScatterRegionRequest {
  header:
    | RequestHeader
    | undefined;
  /** @deprecated */
  regionId: bigint;
  region: Region1 | undefined;
  leader: Peer | undefined;
  group: string;
  regionsId: bigint[];
  retryLimit: bigint;
  skipStoreLimit: boolean;
}

export interface ScatterRegionResponse {
  header: ResponseHeader | undefined;
  finishedPercentage: bigint;
  failedRegionsId: bigint[];
}

export interface GetGCSafePointRequest {
  header: RequestHeader | undefined;
}

export interface GetGCSafePointResponse {
  header: ResponseHeader | undefined;
  safePoint: bigint;
}

export interface UpdateGCSafePointRequest {
  header: RequestHeader | undefined;
  safePoint: bigint;
}

export interface UpdateGCSafePointResponse {
  header: ResponseHeader | undefined;
  newSafePoint: bigint;
}

export interface UpdateServiceGCSafePointRequest {
  header: RequestHeader | undefined;
  serviceId: Uint8Array;
  TTL: bigint;
  safePoint: bigint;
}

export interface UpdateServiceGCSafePointResponse {
  header: ResponseHeader | undefined;
  serviceId: Uint8Array;
  TTL: bigint;
  minSafePoint: bigint;
}

export interface GetGCSafePointV2Request {
  header: RequestHeader | undefined;
  keyspace: { $case: "keyspaceId"; keyspaceId: number } | {
    $case: "keyspaceIdentity";
    keyspaceIdentity: KeyspaceIdentity;
  } | undefined;
}

export interface GetGCSafePointV2Response {
  header: ResponseHeader | undefined;
  safePoint: bigint;
}

export interface WatchGCSafePointV2Request {
  header: RequestHeader | undefined;
  revision: bigint;
}

export interface SafePointEvent {
  keyspace: { $case: "keyspaceId"; keyspaceId: number } | {
    $case: "keyspaceIdentity";
    keyspaceIdentity: KeyspaceIdentity;
  } | undefined;
  safePoint: bigint;
  type: EventType;
}

export interface WatchGCSafePointV2Response {
  header: ResponseHeader | undefined;
  events: SafePointEvent[];
  revision: bigint;
}

export interface UpdateGCSafePointV2Request {
  header: RequestHeader | undefined;
  keyspace: { $case: "keyspaceId"; keyspaceId: number } | {
    $case: "keyspaceIdentity";
    keyspaceIdentity: KeyspaceIdentity;
  } | undefined;
  safePoint: bigint;
}

export interface UpdateGCSafePointV2Response {
  header: ResponseHeader | undefined;
  newSafePoint: bigint;
}

export interface UpdateServiceSafePointV2Request {
  header: RequestHeader | undefined;
  keyspace: { $case: "keyspaceId"; keyspaceId: number } | {
    $case: "keyspaceIdentity";
    keyspaceIdentity: KeyspaceIdentity;
  } | undefined;
  serviceId: Uint8Array;
  safePoint: bigint;
  ttl: bigint;
}

export interface UpdateServiceSafePointV2Response {
  header: ResponseHeader | undefined;
  serviceId: Uint8Array;
  ttl: bigint;
  minSafePoint: bigint;
}

export interface GetAllGCSafePointV2Request {
  header: RequestHeader | undefined;
}

export interface GCSafePointV2 {
  keyspace: { $case: "keyspaceId"; keyspaceId: number } | {
    $case: "keyspaceIdentity";
    keyspaceIdentity: KeyspaceIdentity;
  } | undefined;
  gcSafePoint: bigint;
}

export interface GetAllGCSafePointV2Response {
  header: ResponseHeader | undefined;
  gcSafePoints: GCSafePointV2[];
  revision: bigint;
}

export interface KeyspaceScope {
  keyspace: { $case: "keyspaceId"; keyspaceId: number } | {
    $case: "keyspaceIdentity";
    keyspaceIdentity: KeyspaceIdentity;
  } | undefined;
}

export interface AdvanceGCSafePointRequest {
  header: RequestHeader | undefined;
  keyspaceScope: KeyspaceScope | undefined;
  target: bigint;
}

export interface AdvanceGCSafePointResponse {
  header: ResponseHeader | undefined;
  oldGcSafePoint: bigint;
  newGcSafePoint: bigint;
}

export interface AdvanceTxnSafePointRequest {
  header: RequestHeader | undefined;
  keyspaceScope: KeyspaceScope | undefined;
  target: bigint;
}

export interface AdvanceTxnSafePointResponse {
  header: ResponseHeader | undefined;
  oldTxnSafePoint: bigint;
  newTxnSafePoint: bigint;
  blockerDescription: string;
}

export interface SetGCBarrierRequest {
  header: RequestHeader | undefined;
  keyspaceScope: KeyspaceScope | undefined;
  barrierId: string;
  barrierTs: bigint;
  ttlSeconds: bigint;
}

export interface GCBarrierInfo {
  barrierId: string;
  barrierTs: bigint;
  ttlSeconds: bigint;
}

export interface SetGCBarrierResponse {
  header: ResponseHeader | undefined;
  newBarrierInfo: GCBarrierInfo | undefined;
}

export interface DeleteGCBarrierRequest {
  header: RequestHeader | undefined;
  keyspaceScope: KeyspaceScope | undefined;
  barrierId: string;
}

export interface DeleteGCBarrierResponse {
  header: ResponseHeader | undefined;
  deletedBarrierInfo: GCBarrierInfo | undefined;
}

export interface SetGlobalGCBarrierRequest {
  header: RequestHeader | undefined;
  barrierId: string;
  barrierTs: bigint;
  ttlSeconds: bigint;
}

export interface SetGlobalGCBarrierResponse {
  header: ResponseHeader | undefined;
  newBarrierInfo: GlobalGCBarrierInfo | undefined;
}

export interface DeleteGlobalGCBarrierRequest {
  header: RequestHeader | undefined;
  barrierId: string;
}

export interface DeleteGlobalGCBarrierResponse {
  header: ResponseHeader | undefined;
  deletedBarrierInfo: GlobalGCBarrierInfo | undefined;
}

export interface GlobalGCBarrierInfo {
  barrierId: string;
  barrierTs: bigint;
  ttlSeconds: bigint;
}

export interface GetGCStateRequest {
  header: RequestHeader | undefined;
  keyspaceScope: KeyspaceScope | undefined;
  excludeGcBarriers: boolean;
  includeGlobalGcBarriers: boolean;
}

export interface GCState {
  keyspaceScope: KeyspaceScope | undefined;
  isKeyspaceLevelGc: boolean;
  txnSafePoint: bigint;
  gcSafePoint: bigint;
  gcBarriers: GCBarrierInfo[];
}

export interface GlobalGCBarriersInfo {
  barriers: GlobalGCBarrierInfo[];
}

export interface GetGCStateResponse {
  header: ResponseHeader | undefined;
  gcState: GCState | undefined;
  globalGcBarriers: GlobalGCBarriersInfo | undefined;
}

export interface GetAllKeyspacesGCStatesRequest {
  header: RequestHeader | undefined;
  excludeGcBarriers: boolean;
  excludeGlobalGcBarriers: boolean;
}

export interface GetAllKeyspacesGCStatesResponse {
  header: ResponseHeader | undefined;
  gcStates: GCState[];
  globalGcBarriers: GlobalGCBarrierInfo[];
}

export interface GetOperatorRequest {
  header: RequestHeader | undefined;
  regionId: bigint;
}

export interface GetOperatorResponse {
  header: ResponseHeader | undefined;
  regionId: bigint;
  desc: Uint8Array;
  status: OperatorStatus;
  kind: Uint8Array;
}

export interface SplitRegionsRequest {
  header: RequestHeader | undefined;
  splitKeys: Uint8Array[];
  retryLimit: bigint;
}

export interface SplitRegionsResponse {
  header: ResponseHeader | undefined;
  finishedPercentage: bigint;
  regionsId: bigint[];
}

export interface SplitAndScatterRegionsRequest {
  header: RequestHeader | undefined;
  splitKeys: Uint8Array[];
  group: string;
  retryLimit: bigint;
}

export interface SplitAndScatterRegionsResponse {
  header: ResponseHeader | undefined;
  splitFinishedPercentage: bigint;
  scatterFinishedPercentage: bigint;
  regionsId: bigint[];
}

export interface QueryStats {
  GC: bigint;
  Get: bigint;
  Scan: bigint;
  Coprocessor: bigint;
  Delete: bigint;
  DeleteRange: bigint;
  Put: bigint;
  Prewrite: bigint;
  AcquirePessimisticLock: bigint;
  Commit: bigint;
  Rollback: bigint;
}

export interface CPUStats {
  UnifiedRead: bigint;
  Scheduler: bigint;
}

export interface ReportMinResolvedTsRequest {
  header: RequestHeader | undefined;
  storeId: bigint;
  minResolvedTs: bigint;
}

export interface ReportMinResolvedTsResponse {
  header: ResponseHeader | undefined;
}

export interface SetExternalTimestampRequest {
  header: RequestHeader | undefined;
  timestamp: bigint;
}

export interface SetExternalTimestampResponse {
  header: ResponseHeader | undefined;
}

export interface GetExternalTimestampRequest {
  header: RequestHeader | undefined;
}

export interface GetExternalTimestampResponse {
  header: ResponseHeader | undefined;
  timestamp: bigint;
}

export interface GetMinTSRequest {
  header: RequestHeader | undefined;
}

export interface GetMinTSResponse {
  header: ResponseHeader | undefined;
  timestamp: Timestamp | undefined;
}

function createBaseWatchGlobalConfigRequest(): WatchGlobalConfigRequest {
  return { configPath: "", revision: 0n };
}

export const WatchGlobalConfigRequest: MessageFns<WatchGlobalConfigRequest> = {
  encode(message: WatchGlobalConfigRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.configPath !== "") {
      writer.uint32(10).string(message.configPath);
    }
    if (message.revision !== 0n) {
      writer.uint32(16).int64(message.revision);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): WatchGlobalConfigRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseWatchGlobalConfigRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.configPath = reader.string();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.revision = reader.int64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<WatchGlobalConfigRequest>): WatchGlobalConfigRequest {
    const message = createBaseWatchGlobalConfigRequest();
    message.configPath = object.configPath ?? "";
    message.revision = (object.revision !== undefined && object.revision !== null) ? BigInt(object.revision) : 0n;
    return message;
  },
};

function createBaseWatchGlobalConfigResponse(): WatchGlobalConfigResponse {
  return { changes: [], revision: 0n, header: undefined };
}

export const WatchGlobalConfigResponse: MessageFns<WatchGlobalConfigResponse> = {
  encode(message: WatchGlobalConfigResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    for (const v of message.changes) {
      GlobalConfigItem.encode(v!, writer.uint32(10).fork()).join();
    }
    if (message.revision !== 0n) {
      writer.uint32(16).int64(message.revision);
    }
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): WatchGlobalConfigResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseWatchGlobalConfigResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.changes.push(GlobalConfigItem.decode(reader, reader.uint32()));
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.revision = reader.int64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<WatchGlobalConfigResponse>): WatchGlobalConfigResponse {
    const message = createBaseWatchGlobalConfigResponse();
    message.changes = object.changes?.map((e) => GlobalConfigItem.fromPartial(e)) || [];
    message.revision = (object.revision !== undefined && object.revision !== null) ? BigInt(object.revision) : 0n;
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseStoreGlobalConfigRequest(): StoreGlobalConfigRequest {
  return { changes: [], configPath: "" };
}

export const StoreGlobalConfigRequest: MessageFns<StoreGlobalConfigRequest> = {
  encode(message: StoreGlobalConfigRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    for (const v of message.changes) {
      GlobalConfigItem.encode(v!, writer.uint32(10).fork()).join();
    }
    if (message.configPath !== "") {
      writer.uint32(18).string(message.configPath);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): StoreGlobalConfigRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseStoreGlobalConfigRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.changes.push(GlobalConfigItem.decode(reader, reader.uint32()));
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.configPath = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<StoreGlobalConfigRequest>): StoreGlobalConfigRequest {
    const message = createBaseStoreGlobalConfigRequest();
    message.changes = object.changes?.map((e) => GlobalConfigItem.fromPartial(e)) || [];
    message.configPath = object.configPath ?? "";
    return message;
  },
};

function createBaseStoreGlobalConfigResponse(): StoreGlobalConfigResponse {
  return { error: undefined };
}

export const StoreGlobalConfigResponse: MessageFns<StoreGlobalConfigResponse> = {
  encode(message: StoreGlobalConfigResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.error !== undefined) {
      Error.encode(message.error, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): StoreGlobalConfigResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseStoreGlobalConfigResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.error = Error.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<StoreGlobalConfigResponse>): StoreGlobalConfigResponse {
    const message = createBaseStoreGlobalConfigResponse();
    message.error = (object.error !== undefined && object.error !== null) ? Error.fromPartial(object.error) : undefined;
    return message;
  },
};

function createBaseLoadGlobalConfigRequest(): LoadGlobalConfigRequest {
  return { names: [], configPath: "" };
}

export const LoadGlobalConfigRequest: MessageFns<LoadGlobalConfigRequest> = {
  encode(message: LoadGlobalConfigRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    for (const v of message.names) {
      writer.uint32(10).string(v!);
    }
    if (message.configPath !== "") {
      writer.uint32(18).string(message.configPath);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): LoadGlobalConfigRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseLoadGlobalConfigRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.names.push(reader.string());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.configPath = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<LoadGlobalConfigRequest>): LoadGlobalConfigRequest {
    const message = createBaseLoadGlobalConfigRequest();
    message.names = object.names?.map((e) => e) || [];
    message.configPath = object.configPath ?? "";
    return message;
  },
};

function createBaseLoadGlobalConfigResponse(): LoadGlobalConfigResponse {
  return { items: [], revision: 0n };
}

export const LoadGlobalConfigResponse: MessageFns<LoadGlobalConfigResponse> = {
  encode(message: LoadGlobalConfigResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    for (const v of message.items) {
      GlobalConfigItem.encode(v!, writer.uint32(10).fork()).join();
    }
    if (message.revision !== 0n) {
      writer.uint32(16).int64(message.revision);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): LoadGlobalConfigResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseLoadGlobalConfigResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.items.push(GlobalConfigItem.decode(reader, reader.uint32()));
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.revision = reader.int64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<LoadGlobalConfigResponse>): LoadGlobalConfigResponse {
    const message = createBaseLoadGlobalConfigResponse();
    message.items = object.items?.map((e) => GlobalConfigItem.fromPartial(e)) || [];
    message.revision = (object.revision !== undefined && object.revision !== null) ? BigInt(object.revision) : 0n;
    return message;
  },
};

function createBaseGlobalConfigItem(): GlobalConfigItem {
  return { name: "", value: "", error: undefined, kind: 0, payload: noBytes };
}

export const GlobalConfigItem: MessageFns<GlobalConfigItem> = {
  encode(message: GlobalConfigItem, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.name !== "") {
      writer.uint32(10).string(message.name);
    }
    if (message.value !== "") {
      writer.uint32(18).string(message.value);
    }
    if (message.error !== undefined) {
      Error.encode(message.error, writer.uint32(26).fork()).join();
    }
    if (message.kind !== 0) {
      writer.uint32(32).int32(message.kind);
    }
    if (message.payload.length !== 0) {
      writer.uint32(42).bytes(message.payload);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GlobalConfigItem {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGlobalConfigItem();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.name = reader.string();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.value = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.error = Error.decode(reader, reader.uint32());
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.kind = reader.int32() as never;
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.payload = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GlobalConfigItem>): GlobalConfigItem {
    const message = createBaseGlobalConfigItem();
    message.name = object.name ?? "";
    message.value = object.value ?? "";
    message.error = (object.error !== undefined && object.error !== null) ? Error.fromPartial(object.error) : undefined;
    message.kind = object.kind ?? 0;
    message.payload = object.payload ?? noBytes;
    return message;
  },
};

function createBaseRequestHeader(): RequestHeader {
  return { clusterId: 0n, senderId: 0n, callerId: "", callerComponent: "" };
}

export const RequestHeader: MessageFns<RequestHeader> = {
  encode(message: RequestHeader, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.clusterId !== 0n) {
      writer.uint32(8).uint64(message.clusterId);
    }
    if (message.senderId !== 0n) {
      writer.uint32(16).uint64(message.senderId);
    }
    if (message.callerId !== "") {
      writer.uint32(26).string(message.callerId);
    }
    if (message.callerComponent !== "") {
      writer.uint32(34).string(message.callerComponent);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RequestHeader {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRequestHeader();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.clusterId = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.senderId = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.callerId = reader.string();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.callerComponent = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RequestHeader>): RequestHeader {
    const message = createBaseRequestHeader();
    message.clusterId = (object.clusterId !== undefined && object.clusterId !== null) ? BigInt(object.clusterId) : 0n;
    message.senderId = (object.senderId !== undefined && object.senderId !== null) ? BigInt(object.senderId) : 0n;
    message.callerId = object.callerId ?? "";
    message.callerComponent = object.callerComponent ?? "";
    return message;
  },
};

function createBaseResponseHeader(): ResponseHeader {
  return { clusterId: 0n, error: undefined };
}

export const ResponseHeader: MessageFns<ResponseHeader> = {
  encode(message: ResponseHeader, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.clusterId !== 0n) {
      writer.uint32(8).uint64(message.clusterId);
    }
    if (message.error !== undefined) {
      Error.encode(message.error, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ResponseHeader {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseResponseHeader();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.clusterId = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.error = Error.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ResponseHeader>): ResponseHeader {
    const message = createBaseResponseHeader();
    message.clusterId = (object.clusterId !== undefined && object.clusterId !== null) ? BigInt(object.clusterId) : 0n;
    message.error = (object.error !== undefined && object.error !== null) ? Error.fromPartial(object.error) : undefined;
    return message;
  },
};

function createBaseError(): Error {
  return { type: 0, message: "" };
}

export const Error: MessageFns<Error> = {
  encode(message: Error, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.type !== 0) {
      writer.uint32(8).int32(message.type);
    }
    if (message.message !== "") {
      writer.uint32(18).string(message.message);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): Error {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseError();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.type = reader.int32() as never;
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.message = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<Error>): Error {
    const message = createBaseError();
    message.type = object.type ?? 0;
    message.message = object.message ?? "";
    return message;
  },
};

function createBaseTsoRequest(): TsoRequest {
  return { header: undefined, count: 0, dcLocation: "" };
}

export const TsoRequest: MessageFns<TsoRequest> = {
  encode(message: TsoRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.count !== 0) {
      writer.uint32(16).uint32(message.count);
    }
    if (message.dcLocation !== "") {
      writer.uint32(26).string(message.dcLocation);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TsoRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTsoRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.count = reader.uint32();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.dcLocation = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TsoRequest>): TsoRequest {
    const message = createBaseTsoRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.count = object.count ?? 0;
    message.dcLocation = object.dcLocation ?? "";
    return message;
  },
};

function createBaseTimestamp(): Timestamp {
  return { physical: 0n, logical: 0n, suffixBits: 0 };
}

export const Timestamp: MessageFns<Timestamp> = {
  encode(message: Timestamp, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.physical !== 0n) {
      writer.uint32(8).int64(message.physical);
    }
    if (message.logical !== 0n) {
      writer.uint32(16).int64(message.logical);
    }
    if (message.suffixBits !== 0) {
      writer.uint32(24).uint32(message.suffixBits);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): Timestamp {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTimestamp();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.physical = reader.int64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.logical = reader.int64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.suffixBits = reader.uint32();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<Timestamp>): Timestamp {
    const message = createBaseTimestamp();
    message.physical = (object.physical !== undefined && object.physical !== null) ? BigInt(object.physical) : 0n;
    message.logical = (object.logical !== undefined && object.logical !== null) ? BigInt(object.logical) : 0n;
    message.suffixBits = object.suffixBits ?? 0;
    return message;
  },
};

function createBaseTsoResponse(): TsoResponse {
  return { header: undefined, count: 0, timestamp: undefined };
}

export const TsoResponse: MessageFns<TsoResponse> = {
  encode(message: TsoResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.count !== 0) {
      writer.uint32(16).uint32(message.count);
    }
    if (message.timestamp !== undefined) {
      Timestamp.encode(message.timestamp, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TsoResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTsoResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.count = reader.uint32();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.timestamp = Timestamp.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TsoResponse>): TsoResponse {
    const message = createBaseTsoResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.count = object.count ?? 0;
    message.timestamp = (object.timestamp !== undefined && object.timestamp !== null)
      ? Timestamp.fromPartial(object.timestamp)
      : undefined;
    return message;
  },
};

function createBaseBootstrapRequest(): BootstrapRequest {
  return { header: undefined, store: undefined, region: undefined };
}

export const BootstrapRequest: MessageFns<BootstrapRequest> = {
  encode(message: BootstrapRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.store !== undefined) {
      Store.encode(message.store, writer.uint32(18).fork()).join();
    }
    if (message.region !== undefined) {
      Region1.encode(message.region, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BootstrapRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBootstrapRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.store = Store.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.region = Region1.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BootstrapRequest>): BootstrapRequest {
    const message = createBaseBootstrapRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.store = (object.store !== undefined && object.store !== null) ? Store.fromPartial(object.store) : undefined;
    message.region = (object.region !== undefined && object.region !== null)
      ? Region1.fromPartial(object.region)
      : undefined;
    return message;
  },
};

function createBaseBootstrapResponse(): BootstrapResponse {
  return { header: undefined };
}

export const BootstrapResponse: MessageFns<BootstrapResponse> = {
  encode(message: BootstrapResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BootstrapResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBootstrapResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BootstrapResponse>): BootstrapResponse {
    const message = createBaseBootstrapResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseIsBootstrappedRequest(): IsBootstrappedRequest {
  return { header: undefined };
}

export const IsBootstrappedRequest: MessageFns<IsBootstrappedRequest> = {
  encode(message: IsBootstrappedRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): IsBootstrappedRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseIsBootstrappedRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<IsBootstrappedRequest>): IsBootstrappedRequest {
    const message = createBaseIsBootstrappedRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseIsBootstrappedResponse(): IsBootstrappedResponse {
  return { header: undefined, bootstrapped: false };
}

export const IsBootstrappedResponse: MessageFns<IsBootstrappedResponse> = {
  encode(message: IsBootstrappedResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.bootstrapped !== false) {
      writer.uint32(16).bool(message.bootstrapped);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): IsBootstrappedResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseIsBootstrappedResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.bootstrapped = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<IsBootstrappedResponse>): IsBootstrappedResponse {
    const message = createBaseIsBootstrappedResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.bootstrapped = object.bootstrapped ?? false;
    return message;
  },
};

function createBaseAllocIDRequest(): AllocIDRequest {
  return { header: undefined, count: 0 };
}

export const AllocIDRequest: MessageFns<AllocIDRequest> = {
  encode(message: AllocIDRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.count !== 0) {
      writer.uint32(16).uint32(message.count);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): AllocIDRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseAllocIDRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.count = reader.uint32();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<AllocIDRequest>): AllocIDRequest {
    const message = createBaseAllocIDRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.count = object.count ?? 0;
    return message;
  },
};

function createBaseAllocIDResponse(): AllocIDResponse {
  return { header: undefined, id: 0n, count: 0 };
}

export const AllocIDResponse: MessageFns<AllocIDResponse> = {
  encode(message: AllocIDResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.id !== 0n) {
      writer.uint32(16).uint64(message.id);
    }
    if (message.count !== 0) {
      writer.uint32(24).uint32(message.count);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): AllocIDResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseAllocIDResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.id = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.count = reader.uint32();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<AllocIDResponse>): AllocIDResponse {
    const message = createBaseAllocIDResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.id = (object.id !== undefined && object.id !== null) ? BigInt(object.id) : 0n;
    message.count = object.count ?? 0;
    return message;
  },
};

function createBaseIsSnapshotRecoveringRequest(): IsSnapshotRecoveringRequest {
  return { header: undefined };
}

export const IsSnapshotRecoveringRequest: MessageFns<IsSnapshotRecoveringRequest> = {
  encode(message: IsSnapshotRecoveringRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): IsSnapshotRecoveringRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseIsSnapshotRecoveringRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<IsSnapshotRecoveringRequest>): IsSnapshotRecoveringRequest {
    const message = createBaseIsSnapshotRecoveringRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseIsSnapshotRecoveringResponse(): IsSnapshotRecoveringResponse {
  return { header: undefined, marked: false };
}

export const IsSnapshotRecoveringResponse: MessageFns<IsSnapshotRecoveringResponse> = {
  encode(message: IsSnapshotRecoveringResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.marked !== false) {
      writer.uint32(16).bool(message.marked);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): IsSnapshotRecoveringResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseIsSnapshotRecoveringResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.marked = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<IsSnapshotRecoveringResponse>): IsSnapshotRecoveringResponse {
    const message = createBaseIsSnapshotRecoveringResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.marked = object.marked ?? false;
    return message;
  },
};

function createBaseGetStoreRequest(): GetStoreRequest {
  return { header: undefined, storeId: 0n };
}

export const GetStoreRequest: MessageFns<GetStoreRequest> = {
  encode(message: GetStoreRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.storeId !== 0n) {
      writer.uint32(16).uint64(message.storeId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetStoreRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetStoreRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.storeId = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetStoreRequest>): GetStoreRequest {
    const message = createBaseGetStoreRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.storeId = (object.storeId !== undefined && object.storeId !== null) ? BigInt(object.storeId) : 0n;
    return message;
  },
};

function createBaseGetStoreResponse(): GetStoreResponse {
  return { header: undefined, store: undefined, stats: undefined };
}

export const GetStoreResponse: MessageFns<GetStoreResponse> = {
  encode(message: GetStoreResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.store !== undefined) {
      Store.encode(message.store, writer.uint32(18).fork()).join();
    }
    if (message.stats !== undefined) {
      StoreStats.encode(message.stats, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetStoreResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetStoreResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.store = Store.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.stats = StoreStats.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetStoreResponse>): GetStoreResponse {
    const message = createBaseGetStoreResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.store = (object.store !== undefined && object.store !== null) ? Store.fromPartial(object.store) : undefined;
    message.stats = (object.stats !== undefined && object.stats !== null)
      ? StoreStats.fromPartial(object.stats)
      : undefined;
    return message;
  },
};

function createBasePutStoreRequest(): PutStoreRequest {
  return { header: undefined, store: undefined };
}

export const PutStoreRequest: MessageFns<PutStoreRequest> = {
  encode(message: PutStoreRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.store !== undefined) {
      Store.encode(message.store, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PutStoreRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePutStoreRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.store = Store.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PutStoreRequest>): PutStoreRequest {
    const message = createBasePutStoreRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.store = (object.store !== undefined && object.store !== null) ? Store.fromPartial(object.store) : undefined;
    return message;
  },
};

function createBasePutStoreResponse(): PutStoreResponse {
  return { header: undefined };
}

export const PutStoreResponse: MessageFns<PutStoreResponse> = {
  encode(message: PutStoreResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PutStoreResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePutStoreResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PutStoreResponse>): PutStoreResponse {
    const message = createBasePutStoreResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseGetAllStoresRequest(): GetAllStoresRequest {
  return { header: undefined, excludeTombstoneStores: false };
}

export const GetAllStoresRequest: MessageFns<GetAllStoresRequest> = {
  encode(message: GetAllStoresRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.excludeTombstoneStores !== false) {
      writer.uint32(16).bool(message.excludeTombstoneStores);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetAllStoresRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetAllStoresRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.excludeTombstoneStores = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetAllStoresRequest>): GetAllStoresRequest {
    const message = createBaseGetAllStoresRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.excludeTombstoneStores = object.excludeTombstoneStores ?? false;
    return message;
  },
};

function createBaseGetAllStoresResponse(): GetAllStoresResponse {
  return { header: undefined, stores: [] };
}

export const GetAllStoresResponse: MessageFns<GetAllStoresResponse> = {
  encode(message: GetAllStoresResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    for (const v of message.stores) {
      Store.encode(v!, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetAllStoresResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetAllStoresResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.stores.push(Store.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetAllStoresResponse>): GetAllStoresResponse {
    const message = createBaseGetAllStoresResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.stores = object.stores?.map((e) => Store.fromPartial(e)) || [];
    return message;
  },
};

function createBaseGetRegionRequest(): GetRegionRequest {
  return { header: undefined, regionKey: noBytes, needBuckets: false };
}

export const GetRegionRequest: MessageFns<GetRegionRequest> = {
  encode(message: GetRegionRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.regionKey.length !== 0) {
      writer.uint32(18).bytes(message.regionKey);
    }
    if (message.needBuckets !== false) {
      writer.uint32(24).bool(message.needBuckets);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetRegionRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetRegionRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.regionKey = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.needBuckets = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetRegionRequest>): GetRegionRequest {
    const message = createBaseGetRegionRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.regionKey = object.regionKey ?? noBytes;
    message.needBuckets = object.needBuckets ?? false;
    return message;
  },
};

function createBaseGetRegionResponse(): GetRegionResponse {
  return {
    header: undefined,
    region: undefined,
    leader: undefined,
    downPeers: [],
    pendingPeers: [],
    buckets: undefined,
  };
}

export const GetRegionResponse: MessageFns<GetRegionResponse> = {
  encode(message: GetRegionResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.region !== undefined) {
      Region1.encode(message.region, writer.uint32(18).fork()).join();
    }
    if (message.leader !== undefined) {
      Peer.encode(message.leader, writer.uint32(26).fork()).join();
    }
    for (const v of message.downPeers) {
      PeerStats.encode(v!, writer.uint32(42).fork()).join();
    }
    for (const v of message.pendingPeers) {
      Peer.encode(v!, writer.uint32(50).fork()).join();
    }
    if (message.buckets !== undefined) {
      Buckets.encode(message.buckets, writer.uint32(58).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetRegionResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetRegionResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.region = Region1.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.leader = Peer.decode(reader, reader.uint32());
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.downPeers.push(PeerStats.decode(reader, reader.uint32()));
          continue;
        }
        case 6: {
          if (tag !== 50) {
            break;
          }

          message.pendingPeers.push(Peer.decode(reader, reader.uint32()));
          continue;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          message.buckets = Buckets.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetRegionResponse>): GetRegionResponse {
    const message = createBaseGetRegionResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.region = (object.region !== undefined && object.region !== null)
      ? Region1.fromPartial(object.region)
      : undefined;
    message.leader = (object.leader !== undefined && object.leader !== null)
      ? Peer.fromPartial(object.leader)
      : undefined;
    message.downPeers = object.downPeers?.map((e) => PeerStats.fromPartial(e)) || [];
    message.pendingPeers = object.pendingPeers?.map((e) => Peer.fromPartial(e)) || [];
    message.buckets = (object.buckets !== undefined && object.buckets !== null)
      ? Buckets.fromPartial(object.buckets)
      : undefined;
    return message;
  },
};

function createBaseGetRegionByIDRequest(): GetRegionByIDRequest {
  return { header: undefined, regionId: 0n, needBuckets: false };
}

export const GetRegionByIDRequest: MessageFns<GetRegionByIDRequest> = {
  encode(message: GetRegionByIDRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.regionId !== 0n) {
      writer.uint32(16).uint64(message.regionId);
    }
    if (message.needBuckets !== false) {
      writer.uint32(24).bool(message.needBuckets);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetRegionByIDRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetRegionByIDRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.regionId = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.needBuckets = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetRegionByIDRequest>): GetRegionByIDRequest {
    const message = createBaseGetRegionByIDRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    message.needBuckets = object.needBuckets ?? false;
    return message;
  },
};

function createBaseQueryRegionRequest(): QueryRegionRequest {
  return { header: undefined, needBuckets: false, ids: [], keys: [], prevKeys: [] };
}

export const QueryRegionRequest: MessageFns<QueryRegionRequest> = {
  encode(message: QueryRegionRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.needBuckets !== false) {
      writer.uint32(16).bool(message.needBuckets);
    }
    if (message.ids.length !== 0) {
      writer.uint32(26).fork();
      for (const v of message.ids) {
        writer.uint64(v);
      }
      writer.join();
    }
    for (const v of message.keys) {
      writer.uint32(34).bytes(v!);
    }
    for (const v of message.prevKeys) {
      writer.uint32(42).bytes(v!);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): QueryRegionRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseQueryRegionRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.needBuckets = reader.bool();
          continue;
        }
        case 3: {
          if (tag === 24) {
            message.ids.push(reader.uint64());

            continue;
          }

          if (tag === 26) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.ids.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.keys.push(reader.bytes());
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.prevKeys.push(reader.bytes());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<QueryRegionRequest>): QueryRegionRequest {
    const message = createBaseQueryRegionRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.needBuckets = object.needBuckets ?? false;
    message.ids = object.ids?.map((e) => BigInt(e)) || [];
    message.keys = object.keys?.map((e) => e) || [];
    message.prevKeys = object.prevKeys?.map((e) => e) || [];
    return message;
  },
};

function createBaseQueryRegionResponse(): QueryRegionResponse {
  return { header: undefined, keyIdMap: [], prevKeyIdMap: [], regionsById: new Map() };
}

export const QueryRegionResponse: MessageFns<QueryRegionResponse> = {
  encode(message: QueryRegionResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.keyIdMap.length !== 0) {
      writer.uint32(18).fork();
      for (const v of message.keyIdMap) {
        writer.uint64(v);
      }
      writer.join();
    }
    if (message.prevKeyIdMap.length !== 0) {
      writer.uint32(26).fork();
      for (const v of message.prevKeyIdMap) {
        writer.uint64(v);
      }
      writer.join();
    }
    message.regionsById.forEach((value, key) => {
      QueryRegionResponse_RegionsByIdEntry.encode({ key: key as never, value }, writer.uint32(34).fork()).join();
    });
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): QueryRegionResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseQueryRegionResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag === 16) {
            message.keyIdMap.push(reader.uint64());

            continue;
          }

          if (tag === 18) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.keyIdMap.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 3: {
          if (tag === 24) {
            message.prevKeyIdMap.push(reader.uint64());

            continue;
          }

          if (tag === 26) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.prevKeyIdMap.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          const entry4 = QueryRegionResponse_RegionsByIdEntry.decode(reader, reader.uint32());
          if (entry4.value !== undefined) {
            message.regionsById.set(entry4.key, entry4.value);
          }
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<QueryRegionResponse>): QueryRegionResponse {
    const message = createBaseQueryRegionResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.keyIdMap = object.keyIdMap?.map((e) => BigInt(e)) || [];
    message.prevKeyIdMap = object.prevKeyIdMap?.map((e) => BigInt(e)) || [];
    message.regionsById = (() => {
      const m = new Map();
      (object.regionsById as Map<bigint, RegionResponse> ?? new Map()).forEach((value, key) => {
        if (value !== undefined) {
          m.set(key, RegionResponse.fromPartial(value));
        }
      });
      return m;
    })();
    return message;
  },
};

function createBaseQueryRegionResponse_RegionsByIdEntry(): QueryRegionResponse_RegionsByIdEntry {
  return { key: 0n, value: undefined };
}

export const QueryRegionResponse_RegionsByIdEntry: MessageFns<QueryRegionResponse_RegionsByIdEntry> = {
  encode(message: QueryRegionResponse_RegionsByIdEntry, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.key !== 0n) {
      writer.uint32(8).uint64(message.key);
    }
    if (message.value !== undefined) {
      RegionResponse.encode(message.value, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): QueryRegionResponse_RegionsByIdEntry {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseQueryRegionResponse_RegionsByIdEntry();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.key = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.value = RegionResponse.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<QueryRegionResponse_RegionsByIdEntry>): QueryRegionResponse_RegionsByIdEntry {
    const message = createBaseQueryRegionResponse_RegionsByIdEntry();
    message.key = (object.key !== undefined && object.key !== null) ? BigInt(object.key) : 0n;
    message.value = (object.value !== undefined && object.value !== null)
      ? RegionResponse.fromPartial(object.value)
      : undefined;
    return message;
  },
};

function createBaseRegionResponse(): RegionResponse {
  return { region: undefined, leader: undefined, downPeers: [], pendingPeers: [], buckets: undefined };
}

export const RegionResponse: MessageFns<RegionResponse> = {
  encode(message: RegionResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.region !== undefined) {
      Region1.encode(message.region, writer.uint32(10).fork()).join();
    }
    if (message.leader !== undefined) {
      Peer.encode(message.leader, writer.uint32(18).fork()).join();
    }
    for (const v of message.downPeers) {
      PeerStats.encode(v!, writer.uint32(26).fork()).join();
    }
    for (const v of message.pendingPeers) {
      Peer.encode(v!, writer.uint32(34).fork()).join();
    }
    if (message.buckets !== undefined) {
      Buckets.encode(message.buckets, writer.uint32(42).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RegionResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRegionResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.region = Region1.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.leader = Peer.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.downPeers.push(PeerStats.decode(reader, reader.uint32()));
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.pendingPeers.push(Peer.decode(reader, reader.uint32()));
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.buckets = Buckets.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RegionResponse>): RegionResponse {
    const message = createBaseRegionResponse();
    message.region = (object.region !== undefined && object.region !== null)
      ? Region1.fromPartial(object.region)
      : undefined;
    message.leader = (object.leader !== undefined && object.leader !== null)
      ? Peer.fromPartial(object.leader)
      : undefined;
    message.downPeers = object.downPeers?.map((e) => PeerStats.fromPartial(e)) || [];
    message.pendingPeers = object.pendingPeers?.map((e) => Peer.fromPartial(e)) || [];
    message.buckets = (object.buckets !== undefined && object.buckets !== null)
      ? Buckets.fromPartial(object.buckets)
      : undefined;
    return message;
  },
};

function createBaseScanRegionsRequest(): ScanRegionsRequest {
  return { header: undefined, startKey: noBytes, limit: 0, endKey: noBytes };
}

export const ScanRegionsRequest: MessageFns<ScanRegionsRequest> = {
  encode(message: ScanRegionsRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.startKey.length !== 0) {
      writer.uint32(18).bytes(message.startKey);
    }
    if (message.limit !== 0) {
      writer.uint32(24).int32(message.limit);
    }
    if (message.endKey.length !== 0) {
      writer.uint32(34).bytes(message.endKey);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ScanRegionsRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseScanRegionsRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.startKey = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.limit = reader.int32();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.endKey = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ScanRegionsRequest>): ScanRegionsRequest {
    const message = createBaseScanRegionsRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.startKey = object.startKey ?? noBytes;
    message.limit = object.limit ?? 0;
    message.endKey = object.endKey ?? noBytes;
    return message;
  },
};

function createBaseRegion(): Region {
  return { region: undefined, leader: undefined, downPeers: [], pendingPeers: [], buckets: undefined };
}

export const Region: MessageFns<Region> = {
  encode(message: Region, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.region !== undefined) {
      Region1.encode(message.region, writer.uint32(10).fork()).join();
    }
    if (message.leader !== undefined) {
      Peer.encode(message.leader, writer.uint32(18).fork()).join();
    }
    for (const v of message.downPeers) {
      PeerStats.encode(v!, writer.uint32(26).fork()).join();
    }
    for (const v of message.pendingPeers) {
      Peer.encode(v!, writer.uint32(34).fork()).join();
    }
    if (message.buckets !== undefined) {
      Buckets.encode(message.buckets, writer.uint32(42).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): Region {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRegion();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.region = Region1.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.leader = Peer.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.downPeers.push(PeerStats.decode(reader, reader.uint32()));
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.pendingPeers.push(Peer.decode(reader, reader.uint32()));
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.buckets = Buckets.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<Region>): Region {
    const message = createBaseRegion();
    message.region = (object.region !== undefined && object.region !== null)
      ? Region1.fromPartial(object.region)
      : undefined;
    message.leader = (object.leader !== undefined && object.leader !== null)
      ? Peer.fromPartial(object.leader)
      : undefined;
    message.downPeers = object.downPeers?.map((e) => PeerStats.fromPartial(e)) || [];
    message.pendingPeers = object.pendingPeers?.map((e) => Peer.fromPartial(e)) || [];
    message.buckets = (object.buckets !== undefined && object.buckets !== null)
      ? Buckets.fromPartial(object.buckets)
      : undefined;
    return message;
  },
};

function createBaseScanRegionsResponse(): ScanRegionsResponse {
  return { header: undefined, regionMetas: [], leaders: [], regions: [] };
}

export const ScanRegionsResponse: MessageFns<ScanRegionsResponse> = {
  encode(message: ScanRegionsResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    for (const v of message.regionMetas) {
      Region1.encode(v!, writer.uint32(18).fork()).join();
    }
    for (const v of message.leaders) {
      Peer.encode(v!, writer.uint32(26).fork()).join();
    }
    for (const v of message.regions) {
      Region.encode(v!, writer.uint32(34).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ScanRegionsResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseScanRegionsResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.regionMetas.push(Region1.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.leaders.push(Peer.decode(reader, reader.uint32()));
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.regions.push(Region.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ScanRegionsResponse>): ScanRegionsResponse {
    const message = createBaseScanRegionsResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.regionMetas = object.regionMetas?.map((e) => Region1.fromPartial(e)) || [];
    message.leaders = object.leaders?.map((e) => Peer.fromPartial(e)) || [];
    message.regions = object.regions?.map((e) => Region.fromPartial(e)) || [];
    return message;
  },
};

function createBaseKeyRange(): KeyRange {
  return { startKey: noBytes, endKey: noBytes };
}

export const KeyRange: MessageFns<KeyRange> = {
  encode(message: KeyRange, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.startKey.length !== 0) {
      writer.uint32(10).bytes(message.startKey);
    }
    if (message.endKey.length !== 0) {
      writer.uint32(18).bytes(message.endKey);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): KeyRange {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseKeyRange();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.startKey = reader.bytes();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.endKey = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<KeyRange>): KeyRange {
    const message = createBaseKeyRange();
    message.startKey = object.startKey ?? noBytes;
    message.endKey = object.endKey ?? noBytes;
    return message;
  },
};

function createBaseBatchScanRegionsRequest(): BatchScanRegionsRequest {
  return { header: undefined, needBuckets: false, ranges: [], limit: 0, containAllKeyRange: false };
}

export const BatchScanRegionsRequest: MessageFns<BatchScanRegionsRequest> = {
  encode(message: BatchScanRegionsRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.needBuckets !== false) {
      writer.uint32(16).bool(message.needBuckets);
    }
    for (const v of message.ranges) {
      KeyRange.encode(v!, writer.uint32(26).fork()).join();
    }
    if (message.limit !== 0) {
      writer.uint32(32).int32(message.limit);
    }
    if (message.containAllKeyRange !== false) {
      writer.uint32(40).bool(message.containAllKeyRange);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BatchScanRegionsRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBatchScanRegionsRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.needBuckets = reader.bool();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.ranges.push(KeyRange.decode(reader, reader.uint32()));
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.limit = reader.int32();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.containAllKeyRange = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BatchScanRegionsRequest>): BatchScanRegionsRequest {
    const message = createBaseBatchScanRegionsRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.needBuckets = object.needBuckets ?? false;
    message.ranges = object.ranges?.map((e) => KeyRange.fromPartial(e)) || [];
    message.limit = object.limit ?? 0;
    message.containAllKeyRange = object.containAllKeyRange ?? false;
    return message;
  },
};

function createBaseBatchScanRegionsResponse(): BatchScanRegionsResponse {
  return { header: undefined, regions: [] };
}

export const BatchScanRegionsResponse: MessageFns<BatchScanRegionsResponse> = {
  encode(message: BatchScanRegionsResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    for (const v of message.regions) {
      Region.encode(v!, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BatchScanRegionsResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBatchScanRegionsResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.regions.push(Region.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BatchScanRegionsResponse>): BatchScanRegionsResponse {
    const message = createBaseBatchScanRegionsResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.regions = object.regions?.map((e) => Region.fromPartial(e)) || [];
    return message;
  },
};

function createBaseGetClusterConfigRequest(): GetClusterConfigRequest {
  return { header: undefined };
}

export const GetClusterConfigRequest: MessageFns<GetClusterConfigRequest> = {
  encode(message: GetClusterConfigRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetClusterConfigRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetClusterConfigRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetClusterConfigRequest>): GetClusterConfigRequest {
    const message = createBaseGetClusterConfigRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseGetClusterConfigResponse(): GetClusterConfigResponse {
  return { header: undefined, cluster: undefined };
}

export const GetClusterConfigResponse: MessageFns<GetClusterConfigResponse> = {
  encode(message: GetClusterConfigResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.cluster !== undefined) {
      Cluster.encode(message.cluster, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetClusterConfigResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetClusterConfigResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.cluster = Cluster.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetClusterConfigResponse>): GetClusterConfigResponse {
    const message = createBaseGetClusterConfigResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.cluster = (object.cluster !== undefined && object.cluster !== null)
      ? Cluster.fromPartial(object.cluster)
      : undefined;
    return message;
  },
};

function createBasePutClusterConfigRequest(): PutClusterConfigRequest {
  return { header: undefined, cluster: undefined };
}

export const PutClusterConfigRequest: MessageFns<PutClusterConfigRequest> = {
  encode(message: PutClusterConfigRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.cluster !== undefined) {
      Cluster.encode(message.cluster, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PutClusterConfigRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePutClusterConfigRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.cluster = Cluster.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PutClusterConfigRequest>): PutClusterConfigRequest {
    const message = createBasePutClusterConfigRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.cluster = (object.cluster !== undefined && object.cluster !== null)
      ? Cluster.fromPartial(object.cluster)
      : undefined;
    return message;
  },
};

function createBasePutClusterConfigResponse(): PutClusterConfigResponse {
  return { header: undefined };
}

export const PutClusterConfigResponse: MessageFns<PutClusterConfigResponse> = {
  encode(message: PutClusterConfigResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PutClusterConfigResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePutClusterConfigResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PutClusterConfigResponse>): PutClusterConfigResponse {
    const message = createBasePutClusterConfigResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseMember(): Member {
  return {
    name: "",
    memberId: 0n,
    peerUrls: [],
    clientUrls: [],
    leaderPriority: 0,
    deployPath: "",
    binaryVersion: "",
    gitHash: "",
    dcLocation: "",
  };
}

export const Member: MessageFns<Member> = {
  encode(message: Member, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.name !== "") {
      writer.uint32(10).string(message.name);
    }
    if (message.memberId !== 0n) {
      writer.uint32(16).uint64(message.memberId);
    }
    for (const v of message.peerUrls) {
      writer.uint32(26).string(v!);
    }
    for (const v of message.clientUrls) {
      writer.uint32(34).string(v!);
    }
    if (message.leaderPriority !== 0) {
      writer.uint32(40).int32(message.leaderPriority);
    }
    if (message.deployPath !== "") {
      writer.uint32(50).string(message.deployPath);
    }
    if (message.binaryVersion !== "") {
      writer.uint32(58).string(message.binaryVersion);
    }
    if (message.gitHash !== "") {
      writer.uint32(66).string(message.gitHash);
    }
    if (message.dcLocation !== "") {
      writer.uint32(74).string(message.dcLocation);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): Member {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseMember();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.name = reader.string();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.memberId = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.peerUrls.push(reader.string());
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.clientUrls.push(reader.string());
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.leaderPriority = reader.int32();
          continue;
        }
        case 6: {
          if (tag !== 50) {
            break;
          }

          message.deployPath = reader.string();
          continue;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          message.binaryVersion = reader.string();
          continue;
        }
        case 8: {
          if (tag !== 66) {
            break;
          }

          message.gitHash = reader.string();
          continue;
        }
        case 9: {
          if (tag !== 74) {
            break;
          }

          message.dcLocation = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<Member>): Member {
    const message = createBaseMember();
    message.name = object.name ?? "";
    message.memberId = (object.memberId !== undefined && object.memberId !== null) ? BigInt(object.memberId) : 0n;
    message.peerUrls = object.peerUrls?.map((e) => e) || [];
    message.clientUrls = object.clientUrls?.map((e) => e) || [];
    message.leaderPriority = object.leaderPriority ?? 0;
    message.deployPath = object.deployPath ?? "";
    message.binaryVersion = object.binaryVersion ?? "";
    message.gitHash = object.gitHash ?? "";
    message.dcLocation = object.dcLocation ?? "";
    return message;
  },
};

function createBaseGetMembersRequest(): GetMembersRequest {
  return { header: undefined };
}

export const GetMembersRequest: MessageFns<GetMembersRequest> = {
  encode(message: GetMembersRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetMembersRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetMembersRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetMembersRequest>): GetMembersRequest {
    const message = createBaseGetMembersRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseGetMembersResponse(): GetMembersResponse {
  return { header: undefined, members: [], leader: undefined, etcdLeader: undefined, tsoAllocatorLeaders: new Map() };
}

export const GetMembersResponse: MessageFns<GetMembersResponse> = {
  encode(message: GetMembersResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    for (const v of message.members) {
      Member.encode(v!, writer.uint32(18).fork()).join();
    }
    if (message.leader !== undefined) {
      Member.encode(message.leader, writer.uint32(26).fork()).join();
    }
    if (message.etcdLeader !== undefined) {
      Member.encode(message.etcdLeader, writer.uint32(34).fork()).join();
    }
    message.tsoAllocatorLeaders.forEach((value, key) => {
      GetMembersResponse_TsoAllocatorLeadersEntry.encode({ key: key as never, value }, writer.uint32(42).fork()).join();
    });
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetMembersResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetMembersResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.members.push(Member.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.leader = Member.decode(reader, reader.uint32());
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.etcdLeader = Member.decode(reader, reader.uint32());
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          const entry5 = GetMembersResponse_TsoAllocatorLeadersEntry.decode(reader, reader.uint32());
          if (entry5.value !== undefined) {
            message.tsoAllocatorLeaders.set(entry5.key, entry5.value);
          }
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetMembersResponse>): GetMembersResponse {
    const message = createBaseGetMembersResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.members = object.members?.map((e) => Member.fromPartial(e)) || [];
    message.leader = (object.leader !== undefined && object.leader !== null)
      ? Member.fromPartial(object.leader)
      : undefined;
    message.etcdLeader = (object.etcdLeader !== undefined && object.etcdLeader !== null)
      ? Member.fromPartial(object.etcdLeader)
      : undefined;
    message.tsoAllocatorLeaders = (() => {
      const m = new Map();
      (object.tsoAllocatorLeaders as Map<string, Member> ?? new Map()).forEach((value, key) => {
        if (value !== undefined) {
          m.set(key, Member.fromPartial(value));
        }
      });
      return m;
    })();
    return message;
  },
};

function createBaseGetMembersResponse_TsoAllocatorLeadersEntry(): GetMembersResponse_TsoAllocatorLeadersEntry {
  return { key: "", value: undefined };
}

export const GetMembersResponse_TsoAllocatorLeadersEntry: MessageFns<GetMembersResponse_TsoAllocatorLeadersEntry> = {
  encode(
    message: GetMembersResponse_TsoAllocatorLeadersEntry,
    writer: BinaryWriter = new BinaryWriter(),
  ): BinaryWriter {
    if (message.key !== "") {
      writer.uint32(10).string(message.key);
    }
    if (message.value !== undefined) {
      Member.encode(message.value, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetMembersResponse_TsoAllocatorLeadersEntry {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetMembersResponse_TsoAllocatorLeadersEntry();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.key = reader.string();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.value = Member.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(
    object: DeepPartial<GetMembersResponse_TsoAllocatorLeadersEntry>,
  ): GetMembersResponse_TsoAllocatorLeadersEntry {
    const message = createBaseGetMembersResponse_TsoAllocatorLeadersEntry();
    message.key = object.key ?? "";
    message.value = (object.value !== undefined && object.value !== null)
      ? Member.fromPartial(object.value)
      : undefined;
    return message;
  },
};

function createBaseGetClusterInfoRequest(): GetClusterInfoRequest {
  return { header: undefined };
}

export const GetClusterInfoRequest: MessageFns<GetClusterInfoRequest> = {
  encode(message: GetClusterInfoRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetClusterInfoRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetClusterInfoRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetClusterInfoRequest>): GetClusterInfoRequest {
    const message = createBaseGetClusterInfoRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseGetClusterInfoResponse(): GetClusterInfoResponse {
  return { header: undefined, serviceModes: [], tsoUrls: [] };
}

export const GetClusterInfoResponse: MessageFns<GetClusterInfoResponse> = {
  encode(message: GetClusterInfoResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.serviceModes.length !== 0) {
      writer.uint32(18).fork();
      for (const v of message.serviceModes) {
        writer.int32(v);
      }
      writer.join();
    }
    for (const v of message.tsoUrls) {
      writer.uint32(26).string(v!);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetClusterInfoResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetClusterInfoResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag === 16) {
            message.serviceModes.push(reader.int32() as never);

            continue;
          }

          if (tag === 18) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.serviceModes.push(reader.int32() as never);
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.tsoUrls.push(reader.string());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetClusterInfoResponse>): GetClusterInfoResponse {
    const message = createBaseGetClusterInfoResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.serviceModes = object.serviceModes?.map((e) => e) || [];
    message.tsoUrls = object.tsoUrls?.map((e) => e) || [];
    return message;
  },
};

function createBasePeerStats(): PeerStats {
  return { peer: undefined, downSeconds: 0n };
}

export const PeerStats: MessageFns<PeerStats> = {
  encode(message: PeerStats, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.peer !== undefined) {
      Peer.encode(message.peer, writer.uint32(10).fork()).join();
    }
    if (message.downSeconds !== 0n) {
      writer.uint32(16).uint64(message.downSeconds);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PeerStats {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePeerStats();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.peer = Peer.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.downSeconds = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PeerStats>): PeerStats {
    const message = createBasePeerStats();
    message.peer = (object.peer !== undefined && object.peer !== null) ? Peer.fromPartial(object.peer) : undefined;
    message.downSeconds = (object.downSeconds !== undefined && object.downSeconds !== null)
      ? BigInt(object.downSeconds)
      : 0n;
    return message;
  },
};

function createBaseTimeInterval(): TimeInterval {
  return { startTimestamp: 0n, endTimestamp: 0n };
}

export const TimeInterval: MessageFns<TimeInterval> = {
  encode(message: TimeInterval, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.startTimestamp !== 0n) {
      writer.uint32(8).uint64(message.startTimestamp);
    }
    if (message.endTimestamp !== 0n) {
      writer.uint32(16).uint64(message.endTimestamp);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TimeInterval {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTimeInterval();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.startTimestamp = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.endTimestamp = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TimeInterval>): TimeInterval {
    const message = createBaseTimeInterval();
    message.startTimestamp = (object.startTimestamp !== undefined && object.startTimestamp !== null)
      ? BigInt(object.startTimestamp)
      : 0n;
    message.endTimestamp = (object.endTimestamp !== undefined && object.endTimestamp !== null)
      ? BigInt(object.endTimestamp)
      : 0n;
    return message;
  },
};

function createBaseRecordPair(): RecordPair {
  return { key: "", value: 0n };
}

export const RecordPair: MessageFns<RecordPair> = {
  encode(message: RecordPair, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.key !== "") {
      writer.uint32(10).string(message.key);
    }
    if (message.value !== 0n) {
      writer.uint32(16).uint64(message.value);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RecordPair {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRecordPair();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.key = reader.string();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.value = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RecordPair>): RecordPair {
    const message = createBaseRecordPair();
    message.key = object.key ?? "";
    message.value = (object.value !== undefined && object.value !== null) ? BigInt(object.value) : 0n;
    return message;
  },
};

function createBasePeerStat(): PeerStat {
  return {
    regionId: 0n,
    readKeys: 0n,
    readBytes: 0n,
    queryStats: undefined,
    writtenKeys: 0n,
    writtenBytes: 0n,
    cpuStats: undefined,
  };
}

export const PeerStat: MessageFns<PeerStat> = {
  encode(message: PeerStat, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    if (message.readKeys !== 0n) {
      writer.uint32(16).uint64(message.readKeys);
    }
    if (message.readBytes !== 0n) {
      writer.uint32(24).uint64(message.readBytes);
    }
    if (message.queryStats !== undefined) {
      QueryStats.encode(message.queryStats, writer.uint32(34).fork()).join();
    }
    if (message.writtenKeys !== 0n) {
      writer.uint32(40).uint64(message.writtenKeys);
    }
    if (message.writtenBytes !== 0n) {
      writer.uint32(48).uint64(message.writtenBytes);
    }
    if (message.cpuStats !== undefined) {
      CPUStats.encode(message.cpuStats, writer.uint32(58).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PeerStat {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePeerStat();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.regionId = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.readKeys = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.readBytes = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.queryStats = QueryStats.decode(reader, reader.uint32());
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.writtenKeys = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.writtenBytes = reader.uint64();
          continue;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          message.cpuStats = CPUStats.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PeerStat>): PeerStat {
    const message = createBasePeerStat();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    message.readKeys = (object.readKeys !== undefined && object.readKeys !== null) ? BigInt(object.readKeys) : 0n;
    message.readBytes = (object.readBytes !== undefined && object.readBytes !== null) ? BigInt(object.readBytes) : 0n;
    message.queryStats = (object.queryStats !== undefined && object.queryStats !== null)
      ? QueryStats.fromPartial(object.queryStats)
      : undefined;
    message.writtenKeys = (object.writtenKeys !== undefined && object.writtenKeys !== null)
      ? BigInt(object.writtenKeys)
      : 0n;
    message.writtenBytes = (object.writtenBytes !== undefined && object.writtenBytes !== null)
      ? BigInt(object.writtenBytes)
      : 0n;
    message.cpuStats = (object.cpuStats !== undefined && object.cpuStats !== null)
      ? CPUStats.fromPartial(object.cpuStats)
      : undefined;
    return message;
  },
};

function createBaseStoreStats(): StoreStats {
  return {
    storeId: 0n,
    capacity: 0n,
    available: 0n,
    regionCount: 0,
    sendingSnapCount: 0,
    receivingSnapCount: 0,
    startTime: 0,
    applyingSnapCount: 0,
    isBusy: false,
    usedSize: 0n,
    bytesWritten: 0n,
    keysWritten: 0n,
    bytesRead: 0n,
    keysRead: 0n,
    interval: undefined,
    cpuUsages: [],
    readIoRates: [],
    writeIoRates: [],
    opLatencies: [],
    peerStats: [],
    queryStats: undefined,
    slowScore: 0n,
    damagedRegionsId: [],
    isApplyBusy: false,
    snapshotStats: [],
    slowTrend: undefined,
    isGrpcPaused: false,
    totalMemory: 0n,
    usedMemory: 0n,
    networkSlowScores: new Map(),
    dfs: [],
    isStopping: false,
  };
}

export const StoreStats: MessageFns<StoreStats> = {
  encode(message: StoreStats, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.storeId !== 0n) {
      writer.uint32(8).uint64(message.storeId);
    }
    if (message.capacity !== 0n) {
      writer.uint32(16).uint64(message.capacity);
    }
    if (message.available !== 0n) {
      writer.uint32(24).uint64(message.available);
    }
    if (message.regionCount !== 0) {
      writer.uint32(32).uint32(message.regionCount);
    }
    if (message.sendingSnapCount !== 0) {
      writer.uint32(40).uint32(message.sendingSnapCount);
    }
    if (message.receivingSnapCount !== 0) {
      writer.uint32(48).uint32(message.receivingSnapCount);
    }
    if (message.startTime !== 0) {
      writer.uint32(56).uint32(message.startTime);
    }
    if (message.applyingSnapCount !== 0) {
      writer.uint32(64).uint32(message.applyingSnapCount);
    }
    if (message.isBusy !== false) {
      writer.uint32(72).bool(message.isBusy);
    }
    if (message.usedSize !== 0n) {
      writer.uint32(80).uint64(message.usedSize);
    }
    if (message.bytesWritten !== 0n) {
      writer.uint32(88).uint64(message.bytesWritten);
    }
    if (message.keysWritten !== 0n) {
      writer.uint32(96).uint64(message.keysWritten);
    }
    if (message.bytesRead !== 0n) {
      writer.uint32(104).uint64(message.bytesRead);
    }
    if (message.keysRead !== 0n) {
      writer.uint32(112).uint64(message.keysRead);
    }
    if (message.interval !== undefined) {
      TimeInterval.encode(message.interval, writer.uint32(122).fork()).join();
    }
    for (const v of message.cpuUsages) {
      RecordPair.encode(v!, writer.uint32(130).fork()).join();
    }
    for (const v of message.readIoRates) {
      RecordPair.encode(v!, writer.uint32(138).fork()).join();
    }
    for (const v of message.writeIoRates) {
      RecordPair.encode(v!, writer.uint32(146).fork()).join();
    }
    for (const v of message.opLatencies) {
      RecordPair.encode(v!, writer.uint32(154).fork()).join();
    }
    for (const v of message.peerStats) {
      PeerStat.encode(v!, writer.uint32(162).fork()).join();
    }
    if (message.queryStats !== undefined) {
      QueryStats.encode(message.queryStats, writer.uint32(170).fork()).join();
    }
    if (message.slowScore !== 0n) {
      writer.uint32(176).uint64(message.slowScore);
    }
    if (message.damagedRegionsId.length !== 0) {
      writer.uint32(186).fork();
      for (const v of message.damagedRegionsId) {
        writer.uint64(v);
      }
      writer.join();
    }
    if (message.isApplyBusy !== false) {
      writer.uint32(192).bool(message.isApplyBusy);
    }
    for (const v of message.snapshotStats) {
      SnapshotStat.encode(v!, writer.uint32(202).fork()).join();
    }
    if (message.slowTrend !== undefined) {
      SlowTrend.encode(message.slowTrend, writer.uint32(210).fork()).join();
    }
    if (message.isGrpcPaused !== false) {
      writer.uint32(216).bool(message.isGrpcPaused);
    }
    if (message.totalMemory !== 0n) {
      writer.uint32(224).uint64(message.totalMemory);
    }
    if (message.usedMemory !== 0n) {
      writer.uint32(232).uint64(message.usedMemory);
    }
    message.networkSlowScores.forEach((value, key) => {
      StoreStats_NetworkSlowScoresEntry.encode({ key: key as never, value }, writer.uint32(242).fork()).join();
    });
    for (const v of message.dfs) {
      DfsStatItem.encode(v!, writer.uint32(250).fork()).join();
    }
    if (message.isStopping !== false) {
      writer.uint32(256).bool(message.isStopping);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): StoreStats {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseStoreStats();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.storeId = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.capacity = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.available = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.regionCount = reader.uint32();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.sendingSnapCount = reader.uint32();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.receivingSnapCount = reader.uint32();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.startTime = reader.uint32();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.applyingSnapCount = reader.uint32();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.isBusy = reader.bool();
          continue;
        }
        case 10: {
          if (tag !== 80) {
            break;
          }

          message.usedSize = reader.uint64();
          continue;
        }
        case 11: {
          if (tag !== 88) {
            break;
          }

          message.bytesWritten = reader.uint64();
          continue;
        }
        case 12: {
          if (tag !== 96) {
            break;
          }

          message.keysWritten = reader.uint64();
          continue;
        }
        case 13: {
          if (tag !== 104) {
            break;
          }

          message.bytesRead = reader.uint64();
          continue;
        }
        case 14: {
          if (tag !== 112) {
            break;
          }

          message.keysRead = reader.uint64();
          continue;
        }
        case 15: {
          if (tag !== 122) {
            break;
          }

          message.interval = TimeInterval.decode(reader, reader.uint32());
          continue;
        }
        case 16: {
          if (tag !== 130) {
            break;
          }

          message.cpuUsages.push(RecordPair.decode(reader, reader.uint32()));
          continue;
        }
        case 17: {
          if (tag !== 138) {
            break;
          }

          message.readIoRates.push(RecordPair.decode(reader, reader.uint32()));
          continue;
        }
        case 18: {
          if (tag !== 146) {
            break;
          }

          message.writeIoRates.push(RecordPair.decode(reader, reader.uint32()));
          continue;
        }
        case 19: {
          if (tag !== 154) {
            break;
          }

          message.opLatencies.push(RecordPair.decode(reader, reader.uint32()));
          continue;
        }
        case 20: {
          if (tag !== 162) {
            break;
          }

          message.peerStats.push(PeerStat.decode(reader, reader.uint32()));
          continue;
        }
        case 21: {
          if (tag !== 170) {
            break;
          }

          message.queryStats = QueryStats.decode(reader, reader.uint32());
          continue;
        }
        case 22: {
          if (tag !== 176) {
            break;
          }

          message.slowScore = reader.uint64();
          continue;
        }
        case 23: {
          if (tag === 184) {
            message.damagedRegionsId.push(reader.uint64());

            continue;
          }

          if (tag === 186) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.damagedRegionsId.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 24: {
          if (tag !== 192) {
            break;
          }

          message.isApplyBusy = reader.bool();
          continue;
        }
        case 25: {
          if (tag !== 202) {
            break;
          }

          message.snapshotStats.push(SnapshotStat.decode(reader, reader.uint32()));
          continue;
        }
        case 26: {
          if (tag !== 210) {
            break;
          }

          message.slowTrend = SlowTrend.decode(reader, reader.uint32());
          continue;
        }
        case 27: {
          if (tag !== 216) {
            break;
          }

          message.isGrpcPaused = reader.bool();
          continue;
        }
        case 28: {
          if (tag !== 224) {
            break;
          }

          message.totalMemory = reader.uint64();
          continue;
        }
        case 29: {
          if (tag !== 232) {
            break;
          }

          message.usedMemory = reader.uint64();
          continue;
        }
        case 30: {
          if (tag !== 242) {
            break;
          }

          const entry30 = StoreStats_NetworkSlowScoresEntry.decode(reader, reader.uint32());
          if (entry30.value !== undefined) {
            message.networkSlowScores.set(entry30.key, entry30.value);
          }
          continue;
        }
        case 31: {
          if (tag !== 250) {
            break;
          }

          message.dfs.push(DfsStatItem.decode(reader, reader.uint32()));
          continue;
        }
        case 32: {
          if (tag !== 256) {
            break;
          }

          message.isStopping = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<StoreStats>): StoreStats {
    const message = createBaseStoreStats();
    message.storeId = (object.storeId !== undefined && object.storeId !== null) ? BigInt(object.storeId) : 0n;
    message.capacity = (object.capacity !== undefined && object.capacity !== null) ? BigInt(object.capacity) : 0n;
    message.available = (object.available !== undefined && object.available !== null) ? BigInt(object.available) : 0n;
    message.regionCount = object.regionCount ?? 0;
    message.sendingSnapCount = object.sendingSnapCount ?? 0;
    message.receivingSnapCount = object.receivingSnapCount ?? 0;
    message.startTime = object.startTime ?? 0;
    message.applyingSnapCount = object.applyingSnapCount ?? 0;
    message.isBusy = object.isBusy ?? false;
    message.usedSize = (object.usedSize !== undefined && object.usedSize !== null) ? BigInt(object.usedSize) : 0n;
    message.bytesWritten = (object.bytesWritten !== undefined && object.bytesWritten !== null)
      ? BigInt(object.bytesWritten)
      : 0n;
    message.keysWritten = (object.keysWritten !== undefined && object.keysWritten !== null)
      ? BigInt(object.keysWritten)
      : 0n;
    message.bytesRead = (object.bytesRead !== undefined && object.bytesRead !== null) ? BigInt(object.bytesRead) : 0n;
    message.keysRead = (object.keysRead !== undefined && object.keysRead !== null) ? BigInt(object.keysRead) : 0n;
    message.interval = (object.interval !== undefined && object.interval !== null)
      ? TimeInterval.fromPartial(object.interval)
      : undefined;
    message.cpuUsages = object.cpuUsages?.map((e) => RecordPair.fromPartial(e)) || [];
    message.readIoRates = object.readIoRates?.map((e) => RecordPair.fromPartial(e)) || [];
    message.writeIoRates = object.writeIoRates?.map((e) => RecordPair.fromPartial(e)) || [];
    message.opLatencies = object.opLatencies?.map((e) => RecordPair.fromPartial(e)) || [];
    message.peerStats = object.peerStats?.map((e) => PeerStat.fromPartial(e)) || [];
    message.queryStats = (object.queryStats !== undefined && object.queryStats !== null)
      ? QueryStats.fromPartial(object.queryStats)
      : undefined;
    message.slowScore = (object.slowScore !== undefined && object.slowScore !== null) ? BigInt(object.slowScore) : 0n;
    message.damagedRegionsId = object.damagedRegionsId?.map((e) => BigInt(e)) || [];
    message.isApplyBusy = object.isApplyBusy ?? false;
    message.snapshotStats = object.snapshotStats?.map((e) => SnapshotStat.fromPartial(e)) || [];
    message.slowTrend = (object.slowTrend !== undefined && object.slowTrend !== null)
      ? SlowTrend.fromPartial(object.slowTrend)
      : undefined;
    message.isGrpcPaused = object.isGrpcPaused ?? false;
    message.totalMemory = (object.totalMemory !== undefined && object.totalMemory !== null)
      ? BigInt(object.totalMemory)
      : 0n;
    message.usedMemory = (object.usedMemory !== undefined && object.usedMemory !== null)
      ? BigInt(object.usedMemory)
      : 0n;
    message.networkSlowScores = (() => {
      const m = new Map();
      (object.networkSlowScores as Map<bigint, bigint> ?? new Map()).forEach((value, key) => {
        if (value !== undefined) {
          m.set(key, BigInt(value as string | number | bigint | boolean));
        }
      });
      return m;
    })();
    message.dfs = object.dfs?.map((e) => DfsStatItem.fromPartial(e)) || [];
    message.isStopping = object.isStopping ?? false;
    return message;
  },
};

function createBaseStoreStats_NetworkSlowScoresEntry(): StoreStats_NetworkSlowScoresEntry {
  return { key: 0n, value: 0n };
}

export const StoreStats_NetworkSlowScoresEntry: MessageFns<StoreStats_NetworkSlowScoresEntry> = {
  encode(message: StoreStats_NetworkSlowScoresEntry, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.key !== 0n) {
      writer.uint32(8).uint64(message.key);
    }
    if (message.value !== 0n) {
      writer.uint32(16).uint64(message.value);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): StoreStats_NetworkSlowScoresEntry {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseStoreStats_NetworkSlowScoresEntry();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.key = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.value = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<StoreStats_NetworkSlowScoresEntry>): StoreStats_NetworkSlowScoresEntry {
    const message = createBaseStoreStats_NetworkSlowScoresEntry();
    message.key = (object.key !== undefined && object.key !== null) ? BigInt(object.key) : 0n;
    message.value = (object.value !== undefined && object.value !== null) ? BigInt(object.value) : 0n;
    return message;
  },
};

function createBaseDfsStatScope(): DfsStatScope {
  return { isGlobal: false, keyspaceId: 0, component: "", keyspaceIdentities: [] };
}

export const DfsStatScope: MessageFns<DfsStatScope> = {
  encode(message: DfsStatScope, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.isGlobal !== false) {
      writer.uint32(8).bool(message.isGlobal);
    }
    if (message.keyspaceId !== 0) {
      writer.uint32(16).uint32(message.keyspaceId);
    }
    if (message.component !== "") {
      writer.uint32(26).string(message.component);
    }
    for (const v of message.keyspaceIdentities) {
      KeyspaceIdentity.encode(v!, writer.uint32(34).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): DfsStatScope {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDfsStatScope();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.isGlobal = reader.bool();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.keyspaceId = reader.uint32();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.component = reader.string();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.keyspaceIdentities.push(KeyspaceIdentity.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<DfsStatScope>): DfsStatScope {
    const message = createBaseDfsStatScope();
    message.isGlobal = object.isGlobal ?? false;
    message.keyspaceId = object.keyspaceId ?? 0;
    message.component = object.component ?? "";
    message.keyspaceIdentities = object.keyspaceIdentities?.map((e) => KeyspaceIdentity.fromPartial(e)) || [];
    return message;
  },
};

function createBaseDfsStatItem(): DfsStatItem {
  return { scope: undefined, writtenBytes: 0n, writeRequests: 0n };
}

export const DfsStatItem: MessageFns<DfsStatItem> = {
  encode(message: DfsStatItem, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.scope !== undefined) {
      DfsStatScope.encode(message.scope, writer.uint32(10).fork()).join();
    }
    if (message.writtenBytes !== 0n) {
      writer.uint32(16).uint64(message.writtenBytes);
    }
    if (message.writeRequests !== 0n) {
      writer.uint32(24).uint64(message.writeRequests);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): DfsStatItem {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDfsStatItem();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.scope = DfsStatScope.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.writtenBytes = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.writeRequests = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<DfsStatItem>): DfsStatItem {
    const message = createBaseDfsStatItem();
    message.scope = (object.scope !== undefined && object.scope !== null)
      ? DfsStatScope.fromPartial(object.scope)
      : undefined;
    message.writtenBytes = (object.writtenBytes !== undefined && object.writtenBytes !== null)
      ? BigInt(object.writtenBytes)
      : 0n;
    message.writeRequests = (object.writeRequests !== undefined && object.writeRequests !== null)
      ? BigInt(object.writeRequests)
      : 0n;
    return message;
  },
};

function createBaseSlowTrend(): SlowTrend {
  return { causeValue: 0, causeRate: 0, resultValue: 0, resultRate: 0 };
}

export const SlowTrend: MessageFns<SlowTrend> = {
  encode(message: SlowTrend, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.causeValue !== 0) {
      writer.uint32(9).double(message.causeValue);
    }
    if (message.causeRate !== 0) {
      writer.uint32(17).double(message.causeRate);
    }
    if (message.resultValue !== 0) {
      writer.uint32(25).double(message.resultValue);
    }
    if (message.resultRate !== 0) {
      writer.uint32(33).double(message.resultRate);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SlowTrend {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSlowTrend();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 9) {
            break;
          }

          message.causeValue = reader.double();
          continue;
        }
        case 2: {
          if (tag !== 17) {
            break;
          }

          message.causeRate = reader.double();
          continue;
        }
        case 3: {
          if (tag !== 25) {
            break;
          }

          message.resultValue = reader.double();
          continue;
        }
        case 4: {
          if (tag !== 33) {
            break;
          }

          message.resultRate = reader.double();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SlowTrend>): SlowTrend {
    const message = createBaseSlowTrend();
    message.causeValue = object.causeValue ?? 0;
    message.causeRate = object.causeRate ?? 0;
    message.resultValue = object.resultValue ?? 0;
    message.resultRate = object.resultRate ?? 0;
    return message;
  },
};

function createBaseSnapshotStat(): SnapshotStat {
  return { regionId: 0n, generateDurationSec: 0n, sendDurationSec: 0n, totalDurationSec: 0n, transportSize: 0n };
}

export const SnapshotStat: MessageFns<SnapshotStat> = {
  encode(message: SnapshotStat, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    if (message.generateDurationSec !== 0n) {
      writer.uint32(16).uint64(message.generateDurationSec);
    }
    if (message.sendDurationSec !== 0n) {
      writer.uint32(24).uint64(message.sendDurationSec);
    }
    if (message.totalDurationSec !== 0n) {
      writer.uint32(32).uint64(message.totalDurationSec);
    }
    if (message.transportSize !== 0n) {
      writer.uint32(40).uint64(message.transportSize);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SnapshotStat {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSnapshotStat();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.regionId = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.generateDurationSec = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.sendDurationSec = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.totalDurationSec = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.transportSize = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SnapshotStat>): SnapshotStat {
    const message = createBaseSnapshotStat();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    message.generateDurationSec = (object.generateDurationSec !== undefined && object.generateDurationSec !== null)
      ? BigInt(object.generateDurationSec)
      : 0n;
    message.sendDurationSec = (object.sendDurationSec !== undefined && object.sendDurationSec !== null)
      ? BigInt(object.sendDurationSec)
      : 0n;
    message.totalDurationSec = (object.totalDurationSec !== undefined && object.totalDurationSec !== null)
      ? BigInt(object.totalDurationSec)
      : 0n;
    message.transportSize = (object.transportSize !== undefined && object.transportSize !== null)
      ? BigInt(object.transportSize)
      : 0n;
    return message;
  },
};

function createBaseScatterRegionRequest(): ScatterRegionRequest {
  return {
    header: undefined,
    regionId: 0n,
    region: undefined,
    leader: undefined,
    group: "",
    regionsId: [],
    retryLimit: 0n,
    skipStoreLimit: false,
  };
}

export const ScatterRegionRequest: MessageFns<ScatterRegionRequest> = {
  encode(message: ScatterRegionRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.regionId !== 0n) {
      writer.uint32(16).uint64(message.regionId);
    }
    if (message.region !== undefined) {
      Region1.encode(message.region, writer.uint32(26).fork()).join();
    }
    if (message.leader !== undefined) {
      Peer.encode(message.leader, writer.uint32(34).fork()).join();
    }
    if (message.group !== "") {
      writer.uint32(42).string(message.group);
    }
    if (message.regionsId.length !== 0) {
      writer.uint32(50).fork();
      for (const v of message.regionsId) {
        writer.uint64(v);
      }
      writer.join();
    }
    if (message.retryLimit !== 0n) {
      writer.uint32(56).uint64(message.retryLimit);
    }
    if (message.skipStoreLimit !== false) {
      writer.uint32(64).bool(message.skipStoreLimit);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ScatterRegionRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseScatterRegionRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.regionId = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.region = Region1.decode(reader, reader.uint32());
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.leader = Peer.decode(reader, reader.uint32());
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.group = reader.string();
          continue;
        }
        case 6: {
          if (tag === 48) {
            message.regionsId.push(reader.uint64());

            continue;
          }

          if (tag === 50) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.regionsId.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.retryLimit = reader.uint64();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.skipStoreLimit = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ScatterRegionRequest>): ScatterRegionRequest {
    const message = createBaseScatterRegionRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    message.region = (object.region !== undefined && object.region !== null)
      ? Region1.fromPartial(object.region)
      : undefined;
    message.leader = (object.leader !== undefined && object.leader !== null)
      ? Peer.fromPartial(object.leader)
      : undefined;
    message.group = object.group ?? "";
    message.regionsId = object.regionsId?.map((e) => BigInt(e)) || [];
    message.retryLimit = (object.retryLimit !== undefined && object.retryLimit !== null)
      ? BigInt(object.retryLimit)
      : 0n;
    message.skipStoreLimit = object.skipStoreLimit ?? false;
    return message;
  },
};

function createBaseScatterRegionResponse(): ScatterRegionResponse {
  return { header: undefined, finishedPercentage: 0n, failedRegionsId: [] };
}

export const ScatterRegionResponse: MessageFns<ScatterRegionResponse> = {
  encode(message: ScatterRegionResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.finishedPercentage !== 0n) {
      writer.uint32(16).uint64(message.finishedPercentage);
    }
    if (message.failedRegionsId.length !== 0) {
      writer.uint32(26).fork();
      for (const v of message.failedRegionsId) {
        writer.uint64(v);
      }
      writer.join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ScatterRegionResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseScatterRegionResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.finishedPercentage = reader.uint64();
          continue;
        }
        case 3: {
          if (tag === 24) {
            message.failedRegionsId.push(reader.uint64());

            continue;
          }

          if (tag === 26) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.failedRegionsId.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ScatterRegionResponse>): ScatterRegionResponse {
    const message = createBaseScatterRegionResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.finishedPercentage = (object.finishedPercentage !== undefined && object.finishedPercentage !== null)
      ? BigInt(object.finishedPercentage)
      : 0n;
    message.failedRegionsId = object.failedRegionsId?.map((e) => BigInt(e)) || [];
    return message;
  },
};

function createBaseGetGCSafePointRequest(): GetGCSafePointRequest {
  return { header: undefined };
}

export const GetGCSafePointRequest: MessageFns<GetGCSafePointRequest> = {
  encode(message: GetGCSafePointRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetGCSafePointRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetGCSafePointRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetGCSafePointRequest>): GetGCSafePointRequest {
    const message = createBaseGetGCSafePointRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseGetGCSafePointResponse(): GetGCSafePointResponse {
  return { header: undefined, safePoint: 0n };
}

export const GetGCSafePointResponse: MessageFns<GetGCSafePointResponse> = {
  encode(message: GetGCSafePointResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.safePoint !== 0n) {
      writer.uint32(16).uint64(message.safePoint);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetGCSafePointResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetGCSafePointResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.safePoint = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetGCSafePointResponse>): GetGCSafePointResponse {
    const message = createBaseGetGCSafePointResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.safePoint = (object.safePoint !== undefined && object.safePoint !== null) ? BigInt(object.safePoint) : 0n;
    return message;
  },
};

function createBaseUpdateGCSafePointRequest(): UpdateGCSafePointRequest {
  return { header: undefined, safePoint: 0n };
}

export const UpdateGCSafePointRequest: MessageFns<UpdateGCSafePointRequest> = {
  encode(message: UpdateGCSafePointRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.safePoint !== 0n) {
      writer.uint32(16).uint64(message.safePoint);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): UpdateGCSafePointRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseUpdateGCSafePointRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.safePoint = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<UpdateGCSafePointRequest>): UpdateGCSafePointRequest {
    const message = createBaseUpdateGCSafePointRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.safePoint = (object.safePoint !== undefined && object.safePoint !== null) ? BigInt(object.safePoint) : 0n;
    return message;
  },
};

function createBaseUpdateGCSafePointResponse(): UpdateGCSafePointResponse {
  return { header: undefined, newSafePoint: 0n };
}

export const UpdateGCSafePointResponse: MessageFns<UpdateGCSafePointResponse> = {
  encode(message: UpdateGCSafePointResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.newSafePoint !== 0n) {
      writer.uint32(16).uint64(message.newSafePoint);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): UpdateGCSafePointResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseUpdateGCSafePointResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.newSafePoint = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<UpdateGCSafePointResponse>): UpdateGCSafePointResponse {
    const message = createBaseUpdateGCSafePointResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.newSafePoint = (object.newSafePoint !== undefined && object.newSafePoint !== null)
      ? BigInt(object.newSafePoint)
      : 0n;
    return message;
  },
};

function createBaseUpdateServiceGCSafePointRequest(): UpdateServiceGCSafePointRequest {
  return { header: undefined, serviceId: noBytes, TTL: 0n, safePoint: 0n };
}

export const UpdateServiceGCSafePointRequest: MessageFns<UpdateServiceGCSafePointRequest> = {
  encode(message: UpdateServiceGCSafePointRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.serviceId.length !== 0) {
      writer.uint32(18).bytes(message.serviceId);
    }
    if (message.TTL !== 0n) {
      writer.uint32(24).int64(message.TTL);
    }
    if (message.safePoint !== 0n) {
      writer.uint32(32).uint64(message.safePoint);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): UpdateServiceGCSafePointRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseUpdateServiceGCSafePointRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.serviceId = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.TTL = reader.int64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.safePoint = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<UpdateServiceGCSafePointRequest>): UpdateServiceGCSafePointRequest {
    const message = createBaseUpdateServiceGCSafePointRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.serviceId = object.serviceId ?? noBytes;
    message.TTL = (object.TTL !== undefined && object.TTL !== null) ? BigInt(object.TTL) : 0n;
    message.safePoint = (object.safePoint !== undefined && object.safePoint !== null) ? BigInt(object.safePoint) : 0n;
    return message;
  },
};

function createBaseUpdateServiceGCSafePointResponse(): UpdateServiceGCSafePointResponse {
  return { header: undefined, serviceId: noBytes, TTL: 0n, minSafePoint: 0n };
}

export const UpdateServiceGCSafePointResponse: MessageFns<UpdateServiceGCSafePointResponse> = {
  encode(message: UpdateServiceGCSafePointResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.serviceId.length !== 0) {
      writer.uint32(18).bytes(message.serviceId);
    }
    if (message.TTL !== 0n) {
      writer.uint32(24).int64(message.TTL);
    }
    if (message.minSafePoint !== 0n) {
      writer.uint32(32).uint64(message.minSafePoint);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): UpdateServiceGCSafePointResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseUpdateServiceGCSafePointResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.serviceId = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.TTL = reader.int64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.minSafePoint = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<UpdateServiceGCSafePointResponse>): UpdateServiceGCSafePointResponse {
    const message = createBaseUpdateServiceGCSafePointResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.serviceId = object.serviceId ?? noBytes;
    message.TTL = (object.TTL !== undefined && object.TTL !== null) ? BigInt(object.TTL) : 0n;
    message.minSafePoint = (object.minSafePoint !== undefined && object.minSafePoint !== null)
      ? BigInt(object.minSafePoint)
      : 0n;
    return message;
  },
};

function createBaseGetGCSafePointV2Request(): GetGCSafePointV2Request {
  return { header: undefined, keyspace: undefined };
}

export const GetGCSafePointV2Request: MessageFns<GetGCSafePointV2Request> = {
  encode(message: GetGCSafePointV2Request, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    switch (message.keyspace?.$case) {
      case "keyspaceId":
        writer.uint32(16).uint32(message.keyspace.keyspaceId);
        break;
      case "keyspaceIdentity":
        KeyspaceIdentity.encode(message.keyspace.keyspaceIdentity, writer.uint32(26).fork()).join();
        break;
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetGCSafePointV2Request {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetGCSafePointV2Request();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.keyspace = { $case: "keyspaceId", keyspaceId: reader.uint32() };
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.decode(reader, reader.uint32()),
          };
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetGCSafePointV2Request>): GetGCSafePointV2Request {
    const message = createBaseGetGCSafePointV2Request();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    switch (object.keyspace?.$case) {
      case "keyspaceId": {
        if (object.keyspace?.keyspaceId !== undefined && object.keyspace?.keyspaceId !== null) {
          message.keyspace = { $case: "keyspaceId", keyspaceId: object.keyspace.keyspaceId };
        }
        break;
      }
      case "keyspaceIdentity": {
        if (object.keyspace?.keyspaceIdentity !== undefined && object.keyspace?.keyspaceIdentity !== null) {
          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.fromPartial(object.keyspace.keyspaceIdentity),
          };
        }
        break;
      }
    }
    return message;
  },
};

function createBaseGetGCSafePointV2Response(): GetGCSafePointV2Response {
  return { header: undefined, safePoint: 0n };
}

export const GetGCSafePointV2Response: MessageFns<GetGCSafePointV2Response> = {
  encode(message: GetGCSafePointV2Response, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.safePoint !== 0n) {
      writer.uint32(16).uint64(message.safePoint);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetGCSafePointV2Response {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetGCSafePointV2Response();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.safePoint = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetGCSafePointV2Response>): GetGCSafePointV2Response {
    const message = createBaseGetGCSafePointV2Response();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.safePoint = (object.safePoint !== undefined && object.safePoint !== null) ? BigInt(object.safePoint) : 0n;
    return message;
  },
};

function createBaseWatchGCSafePointV2Request(): WatchGCSafePointV2Request {
  return { header: undefined, revision: 0n };
}

export const WatchGCSafePointV2Request: MessageFns<WatchGCSafePointV2Request> = {
  encode(message: WatchGCSafePointV2Request, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.revision !== 0n) {
      writer.uint32(16).int64(message.revision);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): WatchGCSafePointV2Request {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseWatchGCSafePointV2Request();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.revision = reader.int64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<WatchGCSafePointV2Request>): WatchGCSafePointV2Request {
    const message = createBaseWatchGCSafePointV2Request();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.revision = (object.revision !== undefined && object.revision !== null) ? BigInt(object.revision) : 0n;
    return message;
  },
};

function createBaseSafePointEvent(): SafePointEvent {
  return { keyspace: undefined, safePoint: 0n, type: 0 };
}

export const SafePointEvent: MessageFns<SafePointEvent> = {
  encode(message: SafePointEvent, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    switch (message.keyspace?.$case) {
      case "keyspaceId":
        writer.uint32(8).uint32(message.keyspace.keyspaceId);
        break;
      case "keyspaceIdentity":
        KeyspaceIdentity.encode(message.keyspace.keyspaceIdentity, writer.uint32(34).fork()).join();
        break;
    }
    if (message.safePoint !== 0n) {
      writer.uint32(16).uint64(message.safePoint);
    }
    if (message.type !== 0) {
      writer.uint32(24).int32(message.type);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SafePointEvent {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSafePointEvent();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.keyspace = { $case: "keyspaceId", keyspaceId: reader.uint32() };
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.safePoint = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.type = reader.int32() as never;
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SafePointEvent>): SafePointEvent {
    const message = createBaseSafePointEvent();
    switch (object.keyspace?.$case) {
      case "keyspaceId": {
        if (object.keyspace?.keyspaceId !== undefined && object.keyspace?.keyspaceId !== null) {
          message.keyspace = { $case: "keyspaceId", keyspaceId: object.keyspace.keyspaceId };
        }
        break;
      }
      case "keyspaceIdentity": {
        if (object.keyspace?.keyspaceIdentity !== undefined && object.keyspace?.keyspaceIdentity !== null) {
          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.fromPartial(object.keyspace.keyspaceIdentity),
          };
        }
        break;
      }
    }
    message.safePoint = (object.safePoint !== undefined && object.safePoint !== null) ? BigInt(object.safePoint) : 0n;
    message.type = object.type ?? 0;
    return message;
  },
};

function createBaseWatchGCSafePointV2Response(): WatchGCSafePointV2Response {
  return { header: undefined, events: [], revision: 0n };
}

export const WatchGCSafePointV2Response: MessageFns<WatchGCSafePointV2Response> = {
  encode(message: WatchGCSafePointV2Response, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    for (const v of message.events) {
      SafePointEvent.encode(v!, writer.uint32(18).fork()).join();
    }
    if (message.revision !== 0n) {
      writer.uint32(24).int64(message.revision);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): WatchGCSafePointV2Response {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseWatchGCSafePointV2Response();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.events.push(SafePointEvent.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.revision = reader.int64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<WatchGCSafePointV2Response>): WatchGCSafePointV2Response {
    const message = createBaseWatchGCSafePointV2Response();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.events = object.events?.map((e) => SafePointEvent.fromPartial(e)) || [];
    message.revision = (object.revision !== undefined && object.revision !== null) ? BigInt(object.revision) : 0n;
    return message;
  },
};

function createBaseUpdateGCSafePointV2Request(): UpdateGCSafePointV2Request {
  return { header: undefined, keyspace: undefined, safePoint: 0n };
}

export const UpdateGCSafePointV2Request: MessageFns<UpdateGCSafePointV2Request> = {
  encode(message: UpdateGCSafePointV2Request, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    switch (message.keyspace?.$case) {
      case "keyspaceId":
        writer.uint32(16).uint32(message.keyspace.keyspaceId);
        break;
      case "keyspaceIdentity":
        KeyspaceIdentity.encode(message.keyspace.keyspaceIdentity, writer.uint32(34).fork()).join();
        break;
    }
    if (message.safePoint !== 0n) {
      writer.uint32(24).uint64(message.safePoint);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): UpdateGCSafePointV2Request {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseUpdateGCSafePointV2Request();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.keyspace = { $case: "keyspaceId", keyspaceId: reader.uint32() };
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.safePoint = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<UpdateGCSafePointV2Request>): UpdateGCSafePointV2Request {
    const message = createBaseUpdateGCSafePointV2Request();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    switch (object.keyspace?.$case) {
      case "keyspaceId": {
        if (object.keyspace?.keyspaceId !== undefined && object.keyspace?.keyspaceId !== null) {
          message.keyspace = { $case: "keyspaceId", keyspaceId: object.keyspace.keyspaceId };
        }
        break;
      }
      case "keyspaceIdentity": {
        if (object.keyspace?.keyspaceIdentity !== undefined && object.keyspace?.keyspaceIdentity !== null) {
          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.fromPartial(object.keyspace.keyspaceIdentity),
          };
        }
        break;
      }
    }
    message.safePoint = (object.safePoint !== undefined && object.safePoint !== null) ? BigInt(object.safePoint) : 0n;
    return message;
  },
};

function createBaseUpdateGCSafePointV2Response(): UpdateGCSafePointV2Response {
  return { header: undefined, newSafePoint: 0n };
}

export const UpdateGCSafePointV2Response: MessageFns<UpdateGCSafePointV2Response> = {
  encode(message: UpdateGCSafePointV2Response, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.newSafePoint !== 0n) {
      writer.uint32(16).uint64(message.newSafePoint);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): UpdateGCSafePointV2Response {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseUpdateGCSafePointV2Response();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.newSafePoint = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<UpdateGCSafePointV2Response>): UpdateGCSafePointV2Response {
    const message = createBaseUpdateGCSafePointV2Response();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.newSafePoint = (object.newSafePoint !== undefined && object.newSafePoint !== null)
      ? BigInt(object.newSafePoint)
      : 0n;
    return message;
  },
};

function createBaseUpdateServiceSafePointV2Request(): UpdateServiceSafePointV2Request {
  return { header: undefined, keyspace: undefined, serviceId: noBytes, safePoint: 0n, ttl: 0n };
}

export const UpdateServiceSafePointV2Request: MessageFns<UpdateServiceSafePointV2Request> = {
  encode(message: UpdateServiceSafePointV2Request, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    switch (message.keyspace?.$case) {
      case "keyspaceId":
        writer.uint32(16).uint32(message.keyspace.keyspaceId);
        break;
      case "keyspaceIdentity":
        KeyspaceIdentity.encode(message.keyspace.keyspaceIdentity, writer.uint32(50).fork()).join();
        break;
    }
    if (message.serviceId.length !== 0) {
      writer.uint32(26).bytes(message.serviceId);
    }
    if (message.safePoint !== 0n) {
      writer.uint32(32).uint64(message.safePoint);
    }
    if (message.ttl !== 0n) {
      writer.uint32(40).int64(message.ttl);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): UpdateServiceSafePointV2Request {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseUpdateServiceSafePointV2Request();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.keyspace = { $case: "keyspaceId", keyspaceId: reader.uint32() };
          continue;
        }
        case 6: {
          if (tag !== 50) {
            break;
          }

          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.serviceId = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.safePoint = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.ttl = reader.int64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<UpdateServiceSafePointV2Request>): UpdateServiceSafePointV2Request {
    const message = createBaseUpdateServiceSafePointV2Request();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    switch (object.keyspace?.$case) {
      case "keyspaceId": {
        if (object.keyspace?.keyspaceId !== undefined && object.keyspace?.keyspaceId !== null) {
          message.keyspace = { $case: "keyspaceId", keyspaceId: object.keyspace.keyspaceId };
        }
        break;
      }
      case "keyspaceIdentity": {
        if (object.keyspace?.keyspaceIdentity !== undefined && object.keyspace?.keyspaceIdentity !== null) {
          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.fromPartial(object.keyspace.keyspaceIdentity),
          };
        }
        break;
      }
    }
    message.serviceId = object.serviceId ?? noBytes;
    message.safePoint = (object.safePoint !== undefined && object.safePoint !== null) ? BigInt(object.safePoint) : 0n;
    message.ttl = (object.ttl !== undefined && object.ttl !== null) ? BigInt(object.ttl) : 0n;
    return message;
  },
};

function createBaseUpdateServiceSafePointV2Response(): UpdateServiceSafePointV2Response {
  return { header: undefined, serviceId: noBytes, ttl: 0n, minSafePoint: 0n };
}

export const UpdateServiceSafePointV2Response: MessageFns<UpdateServiceSafePointV2Response> = {
  encode(message: UpdateServiceSafePointV2Response, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.serviceId.length !== 0) {
      writer.uint32(18).bytes(message.serviceId);
    }
    if (message.ttl !== 0n) {
      writer.uint32(24).int64(message.ttl);
    }
    if (message.minSafePoint !== 0n) {
      writer.uint32(32).uint64(message.minSafePoint);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): UpdateServiceSafePointV2Response {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseUpdateServiceSafePointV2Response();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.serviceId = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.ttl = reader.int64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.minSafePoint = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<UpdateServiceSafePointV2Response>): UpdateServiceSafePointV2Response {
    const message = createBaseUpdateServiceSafePointV2Response();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.serviceId = object.serviceId ?? noBytes;
    message.ttl = (object.ttl !== undefined && object.ttl !== null) ? BigInt(object.ttl) : 0n;
    message.minSafePoint = (object.minSafePoint !== undefined && object.minSafePoint !== null)
      ? BigInt(object.minSafePoint)
      : 0n;
    return message;
  },
};

function createBaseGetAllGCSafePointV2Request(): GetAllGCSafePointV2Request {
  return { header: undefined };
}

export const GetAllGCSafePointV2Request: MessageFns<GetAllGCSafePointV2Request> = {
  encode(message: GetAllGCSafePointV2Request, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetAllGCSafePointV2Request {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetAllGCSafePointV2Request();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetAllGCSafePointV2Request>): GetAllGCSafePointV2Request {
    const message = createBaseGetAllGCSafePointV2Request();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseGCSafePointV2(): GCSafePointV2 {
  return { keyspace: undefined, gcSafePoint: 0n };
}

export const GCSafePointV2: MessageFns<GCSafePointV2> = {
  encode(message: GCSafePointV2, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    switch (message.keyspace?.$case) {
      case "keyspaceId":
        writer.uint32(8).uint32(message.keyspace.keyspaceId);
        break;
      case "keyspaceIdentity":
        KeyspaceIdentity.encode(message.keyspace.keyspaceIdentity, writer.uint32(26).fork()).join();
        break;
    }
    if (message.gcSafePoint !== 0n) {
      writer.uint32(16).uint64(message.gcSafePoint);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GCSafePointV2 {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGCSafePointV2();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.keyspace = { $case: "keyspaceId", keyspaceId: reader.uint32() };
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.gcSafePoint = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GCSafePointV2>): GCSafePointV2 {
    const message = createBaseGCSafePointV2();
    switch (object.keyspace?.$case) {
      case "keyspaceId": {
        if (object.keyspace?.keyspaceId !== undefined && object.keyspace?.keyspaceId !== null) {
          message.keyspace = { $case: "keyspaceId", keyspaceId: object.keyspace.keyspaceId };
        }
        break;
      }
      case "keyspaceIdentity": {
        if (object.keyspace?.keyspaceIdentity !== undefined && object.keyspace?.keyspaceIdentity !== null) {
          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.fromPartial(object.keyspace.keyspaceIdentity),
          };
        }
        break;
      }
    }
    message.gcSafePoint = (object.gcSafePoint !== undefined && object.gcSafePoint !== null)
      ? BigInt(object.gcSafePoint)
      : 0n;
    return message;
  },
};

function createBaseGetAllGCSafePointV2Response(): GetAllGCSafePointV2Response {
  return { header: undefined, gcSafePoints: [], revision: 0n };
}

export const GetAllGCSafePointV2Response: MessageFns<GetAllGCSafePointV2Response> = {
  encode(message: GetAllGCSafePointV2Response, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    for (const v of message.gcSafePoints) {
      GCSafePointV2.encode(v!, writer.uint32(18).fork()).join();
    }
    if (message.revision !== 0n) {
      writer.uint32(24).int64(message.revision);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetAllGCSafePointV2Response {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetAllGCSafePointV2Response();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.gcSafePoints.push(GCSafePointV2.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.revision = reader.int64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetAllGCSafePointV2Response>): GetAllGCSafePointV2Response {
    const message = createBaseGetAllGCSafePointV2Response();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.gcSafePoints = object.gcSafePoints?.map((e) => GCSafePointV2.fromPartial(e)) || [];
    message.revision = (object.revision !== undefined && object.revision !== null) ? BigInt(object.revision) : 0n;
    return message;
  },
};

function createBaseKeyspaceScope(): KeyspaceScope {
  return { keyspace: undefined };
}

export const KeyspaceScope: MessageFns<KeyspaceScope> = {
  encode(message: KeyspaceScope, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    switch (message.keyspace?.$case) {
      case "keyspaceId":
        writer.uint32(8).uint32(message.keyspace.keyspaceId);
        break;
      case "keyspaceIdentity":
        KeyspaceIdentity.encode(message.keyspace.keyspaceIdentity, writer.uint32(18).fork()).join();
        break;
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): KeyspaceScope {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseKeyspaceScope();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.keyspace = { $case: "keyspaceId", keyspaceId: reader.uint32() };
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.decode(reader, reader.uint32()),
          };
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<KeyspaceScope>): KeyspaceScope {
    const message = createBaseKeyspaceScope();
    switch (object.keyspace?.$case) {
      case "keyspaceId": {
        if (object.keyspace?.keyspaceId !== undefined && object.keyspace?.keyspaceId !== null) {
          message.keyspace = { $case: "keyspaceId", keyspaceId: object.keyspace.keyspaceId };
        }
        break;
      }
      case "keyspaceIdentity": {
        if (object.keyspace?.keyspaceIdentity !== undefined && object.keyspace?.keyspaceIdentity !== null) {
          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.fromPartial(object.keyspace.keyspaceIdentity),
          };
        }
        break;
      }
    }
    return message;
  },
};

function createBaseAdvanceGCSafePointRequest(): AdvanceGCSafePointRequest {
  return { header: undefined, keyspaceScope: undefined, target: 0n };
}

export const AdvanceGCSafePointRequest: MessageFns<AdvanceGCSafePointRequest> = {
  encode(message: AdvanceGCSafePointRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.keyspaceScope !== undefined) {
      KeyspaceScope.encode(message.keyspaceScope, writer.uint32(18).fork()).join();
    }
    if (message.target !== 0n) {
      writer.uint32(24).uint64(message.target);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): AdvanceGCSafePointRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseAdvanceGCSafePointRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.keyspaceScope = KeyspaceScope.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.target = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<AdvanceGCSafePointRequest>): AdvanceGCSafePointRequest {
    const message = createBaseAdvanceGCSafePointRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.keyspaceScope = (object.keyspaceScope !== undefined && object.keyspaceScope !== null)
      ? KeyspaceScope.fromPartial(object.keyspaceScope)
      : undefined;
    message.target = (object.target !== undefined && object.target !== null) ? BigInt(object.target) : 0n;
    return message;
  },
};

function createBaseAdvanceGCSafePointResponse(): AdvanceGCSafePointResponse {
  return { header: undefined, oldGcSafePoint: 0n, newGcSafePoint: 0n };
}

export const AdvanceGCSafePointResponse: MessageFns<AdvanceGCSafePointResponse> = {
  encode(message: AdvanceGCSafePointResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.oldGcSafePoint !== 0n) {
      writer.uint32(16).uint64(message.oldGcSafePoint);
    }
    if (message.newGcSafePoint !== 0n) {
      writer.uint32(24).uint64(message.newGcSafePoint);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): AdvanceGCSafePointResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseAdvanceGCSafePointResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.oldGcSafePoint = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.newGcSafePoint = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<AdvanceGCSafePointResponse>): AdvanceGCSafePointResponse {
    const message = createBaseAdvanceGCSafePointResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.oldGcSafePoint = (object.oldGcSafePoint !== undefined && object.oldGcSafePoint !== null)
      ? BigInt(object.oldGcSafePoint)
      : 0n;
    message.newGcSafePoint = (object.newGcSafePoint !== undefined && object.newGcSafePoint !== null)
      ? BigInt(object.newGcSafePoint)
      : 0n;
    return message;
  },
};

function createBaseAdvanceTxnSafePointRequest(): AdvanceTxnSafePointRequest {
  return { header: undefined, keyspaceScope: undefined, target: 0n };
}

export const AdvanceTxnSafePointRequest: MessageFns<AdvanceTxnSafePointRequest> = {
  encode(message: AdvanceTxnSafePointRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.keyspaceScope !== undefined) {
      KeyspaceScope.encode(message.keyspaceScope, writer.uint32(18).fork()).join();
    }
    if (message.target !== 0n) {
      writer.uint32(24).uint64(message.target);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): AdvanceTxnSafePointRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseAdvanceTxnSafePointRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.keyspaceScope = KeyspaceScope.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.target = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<AdvanceTxnSafePointRequest>): AdvanceTxnSafePointRequest {
    const message = createBaseAdvanceTxnSafePointRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.keyspaceScope = (object.keyspaceScope !== undefined && object.keyspaceScope !== null)
      ? KeyspaceScope.fromPartial(object.keyspaceScope)
      : undefined;
    message.target = (object.target !== undefined && object.target !== null) ? BigInt(object.target) : 0n;
    return message;
  },
};

function createBaseAdvanceTxnSafePointResponse(): AdvanceTxnSafePointResponse {
  return { header: undefined, oldTxnSafePoint: 0n, newTxnSafePoint: 0n, blockerDescription: "" };
}

export const AdvanceTxnSafePointResponse: MessageFns<AdvanceTxnSafePointResponse> = {
  encode(message: AdvanceTxnSafePointResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.oldTxnSafePoint !== 0n) {
      writer.uint32(16).uint64(message.oldTxnSafePoint);
    }
    if (message.newTxnSafePoint !== 0n) {
      writer.uint32(24).uint64(message.newTxnSafePoint);
    }
    if (message.blockerDescription !== "") {
      writer.uint32(34).string(message.blockerDescription);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): AdvanceTxnSafePointResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseAdvanceTxnSafePointResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.oldTxnSafePoint = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.newTxnSafePoint = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.blockerDescription = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<AdvanceTxnSafePointResponse>): AdvanceTxnSafePointResponse {
    const message = createBaseAdvanceTxnSafePointResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.oldTxnSafePoint = (object.oldTxnSafePoint !== undefined && object.oldTxnSafePoint !== null)
      ? BigInt(object.oldTxnSafePoint)
      : 0n;
    message.newTxnSafePoint = (object.newTxnSafePoint !== undefined && object.newTxnSafePoint !== null)
      ? BigInt(object.newTxnSafePoint)
      : 0n;
    message.blockerDescription = object.blockerDescription ?? "";
    return message;
  },
};

function createBaseSetGCBarrierRequest(): SetGCBarrierRequest {
  return { header: undefined, keyspaceScope: undefined, barrierId: "", barrierTs: 0n, ttlSeconds: 0n };
}

export const SetGCBarrierRequest: MessageFns<SetGCBarrierRequest> = {
  encode(message: SetGCBarrierRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.keyspaceScope !== undefined) {
      KeyspaceScope.encode(message.keyspaceScope, writer.uint32(18).fork()).join();
    }
    if (message.barrierId !== "") {
      writer.uint32(26).string(message.barrierId);
    }
    if (message.barrierTs !== 0n) {
      writer.uint32(32).uint64(message.barrierTs);
    }
    if (message.ttlSeconds !== 0n) {
      writer.uint32(40).int64(message.ttlSeconds);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SetGCBarrierRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSetGCBarrierRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.keyspaceScope = KeyspaceScope.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.barrierId = reader.string();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.barrierTs = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.ttlSeconds = reader.int64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SetGCBarrierRequest>): SetGCBarrierRequest {
    const message = createBaseSetGCBarrierRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.keyspaceScope = (object.keyspaceScope !== undefined && object.keyspaceScope !== null)
      ? KeyspaceScope.fromPartial(object.keyspaceScope)
      : undefined;
    message.barrierId = object.barrierId ?? "";
    message.barrierTs = (object.barrierTs !== undefined && object.barrierTs !== null) ? BigInt(object.barrierTs) : 0n;
    message.ttlSeconds = (object.ttlSeconds !== undefined && object.ttlSeconds !== null)
      ? BigInt(object.ttlSeconds)
      : 0n;
    return message;
  },
};

function createBaseGCBarrierInfo(): GCBarrierInfo {
  return { barrierId: "", barrierTs: 0n, ttlSeconds: 0n };
}

export const GCBarrierInfo: MessageFns<GCBarrierInfo> = {
  encode(message: GCBarrierInfo, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.barrierId !== "") {
      writer.uint32(10).string(message.barrierId);
    }
    if (message.barrierTs !== 0n) {
      writer.uint32(16).uint64(message.barrierTs);
    }
    if (message.ttlSeconds !== 0n) {
      writer.uint32(24).int64(message.ttlSeconds);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GCBarrierInfo {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGCBarrierInfo();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.barrierId = reader.string();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.barrierTs = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.ttlSeconds = reader.int64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GCBarrierInfo>): GCBarrierInfo {
    const message = createBaseGCBarrierInfo();
    message.barrierId = object.barrierId ?? "";
    message.barrierTs = (object.barrierTs !== undefined && object.barrierTs !== null) ? BigInt(object.barrierTs) : 0n;
    message.ttlSeconds = (object.ttlSeconds !== undefined && object.ttlSeconds !== null)
      ? BigInt(object.ttlSeconds)
      : 0n;
    return message;
  },
};

function createBaseSetGCBarrierResponse(): SetGCBarrierResponse {
  return { header: undefined, newBarrierInfo: undefined };
}

export const SetGCBarrierResponse: MessageFns<SetGCBarrierResponse> = {
  encode(message: SetGCBarrierResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.newBarrierInfo !== undefined) {
      GCBarrierInfo.encode(message.newBarrierInfo, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SetGCBarrierResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSetGCBarrierResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.newBarrierInfo = GCBarrierInfo.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SetGCBarrierResponse>): SetGCBarrierResponse {
    const message = createBaseSetGCBarrierResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.newBarrierInfo = (object.newBarrierInfo !== undefined && object.newBarrierInfo !== null)
      ? GCBarrierInfo.fromPartial(object.newBarrierInfo)
      : undefined;
    return message;
  },
};

function createBaseDeleteGCBarrierRequest(): DeleteGCBarrierRequest {
  return { header: undefined, keyspaceScope: undefined, barrierId: "" };
}

export const DeleteGCBarrierRequest: MessageFns<DeleteGCBarrierRequest> = {
  encode(message: DeleteGCBarrierRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.keyspaceScope !== undefined) {
      KeyspaceScope.encode(message.keyspaceScope, writer.uint32(18).fork()).join();
    }
    if (message.barrierId !== "") {
      writer.uint32(26).string(message.barrierId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): DeleteGCBarrierRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDeleteGCBarrierRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.keyspaceScope = KeyspaceScope.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.barrierId = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<DeleteGCBarrierRequest>): DeleteGCBarrierRequest {
    const message = createBaseDeleteGCBarrierRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.keyspaceScope = (object.keyspaceScope !== undefined && object.keyspaceScope !== null)
      ? KeyspaceScope.fromPartial(object.keyspaceScope)
      : undefined;
    message.barrierId = object.barrierId ?? "";
    return message;
  },
};

function createBaseDeleteGCBarrierResponse(): DeleteGCBarrierResponse {
  return { header: undefined, deletedBarrierInfo: undefined };
}

export const DeleteGCBarrierResponse: MessageFns<DeleteGCBarrierResponse> = {
  encode(message: DeleteGCBarrierResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.deletedBarrierInfo !== undefined) {
      GCBarrierInfo.encode(message.deletedBarrierInfo, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): DeleteGCBarrierResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDeleteGCBarrierResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.deletedBarrierInfo = GCBarrierInfo.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<DeleteGCBarrierResponse>): DeleteGCBarrierResponse {
    const message = createBaseDeleteGCBarrierResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.deletedBarrierInfo = (object.deletedBarrierInfo !== undefined && object.deletedBarrierInfo !== null)
      ? GCBarrierInfo.fromPartial(object.deletedBarrierInfo)
      : undefined;
    return message;
  },
};

function createBaseSetGlobalGCBarrierRequest(): SetGlobalGCBarrierRequest {
  return { header: undefined, barrierId: "", barrierTs: 0n, ttlSeconds: 0n };
}

export const SetGlobalGCBarrierRequest: MessageFns<SetGlobalGCBarrierRequest> = {
  encode(message: SetGlobalGCBarrierRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.barrierId !== "") {
      writer.uint32(18).string(message.barrierId);
    }
    if (message.barrierTs !== 0n) {
      writer.uint32(24).uint64(message.barrierTs);
    }
    if (message.ttlSeconds !== 0n) {
      writer.uint32(32).int64(message.ttlSeconds);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SetGlobalGCBarrierRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSetGlobalGCBarrierRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.barrierId = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.barrierTs = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.ttlSeconds = reader.int64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SetGlobalGCBarrierRequest>): SetGlobalGCBarrierRequest {
    const message = createBaseSetGlobalGCBarrierRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.barrierId = object.barrierId ?? "";
    message.barrierTs = (object.barrierTs !== undefined && object.barrierTs !== null) ? BigInt(object.barrierTs) : 0n;
    message.ttlSeconds = (object.ttlSeconds !== undefined && object.ttlSeconds !== null)
      ? BigInt(object.ttlSeconds)
      : 0n;
    return message;
  },
};

function createBaseSetGlobalGCBarrierResponse(): SetGlobalGCBarrierResponse {
  return { header: undefined, newBarrierInfo: undefined };
}

export const SetGlobalGCBarrierResponse: MessageFns<SetGlobalGCBarrierResponse> = {
  encode(message: SetGlobalGCBarrierResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.newBarrierInfo !== undefined) {
      GlobalGCBarrierInfo.encode(message.newBarrierInfo, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SetGlobalGCBarrierResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSetGlobalGCBarrierResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.newBarrierInfo = GlobalGCBarrierInfo.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SetGlobalGCBarrierResponse>): SetGlobalGCBarrierResponse {
    const message = createBaseSetGlobalGCBarrierResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.newBarrierInfo = (object.newBarrierInfo !== undefined && object.newBarrierInfo !== null)
      ? GlobalGCBarrierInfo.fromPartial(object.newBarrierInfo)
      : undefined;
    return message;
  },
};

function createBaseDeleteGlobalGCBarrierRequest(): DeleteGlobalGCBarrierRequest {
  return { header: undefined, barrierId: "" };
}

export const DeleteGlobalGCBarrierRequest: MessageFns<DeleteGlobalGCBarrierRequest> = {
  encode(message: DeleteGlobalGCBarrierRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.barrierId !== "") {
      writer.uint32(18).string(message.barrierId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): DeleteGlobalGCBarrierRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDeleteGlobalGCBarrierRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.barrierId = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<DeleteGlobalGCBarrierRequest>): DeleteGlobalGCBarrierRequest {
    const message = createBaseDeleteGlobalGCBarrierRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.barrierId = object.barrierId ?? "";
    return message;
  },
};

function createBaseDeleteGlobalGCBarrierResponse(): DeleteGlobalGCBarrierResponse {
  return { header: undefined, deletedBarrierInfo: undefined };
}

export const DeleteGlobalGCBarrierResponse: MessageFns<DeleteGlobalGCBarrierResponse> = {
  encode(message: DeleteGlobalGCBarrierResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.deletedBarrierInfo !== undefined) {
      GlobalGCBarrierInfo.encode(message.deletedBarrierInfo, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): DeleteGlobalGCBarrierResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDeleteGlobalGCBarrierResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.deletedBarrierInfo = GlobalGCBarrierInfo.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<DeleteGlobalGCBarrierResponse>): DeleteGlobalGCBarrierResponse {
    const message = createBaseDeleteGlobalGCBarrierResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.deletedBarrierInfo = (object.deletedBarrierInfo !== undefined && object.deletedBarrierInfo !== null)
      ? GlobalGCBarrierInfo.fromPartial(object.deletedBarrierInfo)
      : undefined;
    return message;
  },
};

function createBaseGlobalGCBarrierInfo(): GlobalGCBarrierInfo {
  return { barrierId: "", barrierTs: 0n, ttlSeconds: 0n };
}

export const GlobalGCBarrierInfo: MessageFns<GlobalGCBarrierInfo> = {
  encode(message: GlobalGCBarrierInfo, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.barrierId !== "") {
      writer.uint32(10).string(message.barrierId);
    }
    if (message.barrierTs !== 0n) {
      writer.uint32(16).uint64(message.barrierTs);
    }
    if (message.ttlSeconds !== 0n) {
      writer.uint32(24).int64(message.ttlSeconds);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GlobalGCBarrierInfo {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGlobalGCBarrierInfo();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.barrierId = reader.string();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.barrierTs = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.ttlSeconds = reader.int64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GlobalGCBarrierInfo>): GlobalGCBarrierInfo {
    const message = createBaseGlobalGCBarrierInfo();
    message.barrierId = object.barrierId ?? "";
    message.barrierTs = (object.barrierTs !== undefined && object.barrierTs !== null) ? BigInt(object.barrierTs) : 0n;
    message.ttlSeconds = (object.ttlSeconds !== undefined && object.ttlSeconds !== null)
      ? BigInt(object.ttlSeconds)
      : 0n;
    return message;
  },
};

function createBaseGetGCStateRequest(): GetGCStateRequest {
  return { header: undefined, keyspaceScope: undefined, excludeGcBarriers: false, includeGlobalGcBarriers: false };
}

export const GetGCStateRequest: MessageFns<GetGCStateRequest> = {
  encode(message: GetGCStateRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.keyspaceScope !== undefined) {
      KeyspaceScope.encode(message.keyspaceScope, writer.uint32(18).fork()).join();
    }
    if (message.excludeGcBarriers !== false) {
      writer.uint32(24).bool(message.excludeGcBarriers);
    }
    if (message.includeGlobalGcBarriers !== false) {
      writer.uint32(32).bool(message.includeGlobalGcBarriers);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetGCStateRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetGCStateRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.keyspaceScope = KeyspaceScope.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.excludeGcBarriers = reader.bool();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.includeGlobalGcBarriers = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetGCStateRequest>): GetGCStateRequest {
    const message = createBaseGetGCStateRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.keyspaceScope = (object.keyspaceScope !== undefined && object.keyspaceScope !== null)
      ? KeyspaceScope.fromPartial(object.keyspaceScope)
      : undefined;
    message.excludeGcBarriers = object.excludeGcBarriers ?? false;
    message.includeGlobalGcBarriers = object.includeGlobalGcBarriers ?? false;
    return message;
  },
};

function createBaseGCState(): GCState {
  return { keyspaceScope: undefined, isKeyspaceLevelGc: false, txnSafePoint: 0n, gcSafePoint: 0n, gcBarriers: [] };
}

export const GCState: MessageFns<GCState> = {
  encode(message: GCState, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.keyspaceScope !== undefined) {
      KeyspaceScope.encode(message.keyspaceScope, writer.uint32(10).fork()).join();
    }
    if (message.isKeyspaceLevelGc !== false) {
      writer.uint32(16).bool(message.isKeyspaceLevelGc);
    }
    if (message.txnSafePoint !== 0n) {
      writer.uint32(24).uint64(message.txnSafePoint);
    }
    if (message.gcSafePoint !== 0n) {
      writer.uint32(32).uint64(message.gcSafePoint);
    }
    for (const v of message.gcBarriers) {
      GCBarrierInfo.encode(v!, writer.uint32(42).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GCState {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGCState();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.keyspaceScope = KeyspaceScope.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.isKeyspaceLevelGc = reader.bool();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.txnSafePoint = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.gcSafePoint = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.gcBarriers.push(GCBarrierInfo.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GCState>): GCState {
    const message = createBaseGCState();
    message.keyspaceScope = (object.keyspaceScope !== undefined && object.keyspaceScope !== null)
      ? KeyspaceScope.fromPartial(object.keyspaceScope)
      : undefined;
    message.isKeyspaceLevelGc = object.isKeyspaceLevelGc ?? false;
    message.txnSafePoint = (object.txnSafePoint !== undefined && object.txnSafePoint !== null)
      ? BigInt(object.txnSafePoint)
      : 0n;
    message.gcSafePoint = (object.gcSafePoint !== undefined && object.gcSafePoint !== null)
      ? BigInt(object.gcSafePoint)
      : 0n;
    message.gcBarriers = object.gcBarriers?.map((e) => GCBarrierInfo.fromPartial(e)) || [];
    return message;
  },
};

function createBaseGlobalGCBarriersInfo(): GlobalGCBarriersInfo {
  return { barriers: [] };
}

export const GlobalGCBarriersInfo: MessageFns<GlobalGCBarriersInfo> = {
  encode(message: GlobalGCBarriersInfo, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    for (const v of message.barriers) {
      GlobalGCBarrierInfo.encode(v!, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GlobalGCBarriersInfo {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGlobalGCBarriersInfo();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.barriers.push(GlobalGCBarrierInfo.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GlobalGCBarriersInfo>): GlobalGCBarriersInfo {
    const message = createBaseGlobalGCBarriersInfo();
    message.barriers = object.barriers?.map((e) => GlobalGCBarrierInfo.fromPartial(e)) || [];
    return message;
  },
};

function createBaseGetGCStateResponse(): GetGCStateResponse {
  return { header: undefined, gcState: undefined, globalGcBarriers: undefined };
}

export const GetGCStateResponse: MessageFns<GetGCStateResponse> = {
  encode(message: GetGCStateResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.gcState !== undefined) {
      GCState.encode(message.gcState, writer.uint32(18).fork()).join();
    }
    if (message.globalGcBarriers !== undefined) {
      GlobalGCBarriersInfo.encode(message.globalGcBarriers, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetGCStateResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetGCStateResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.gcState = GCState.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.globalGcBarriers = GlobalGCBarriersInfo.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetGCStateResponse>): GetGCStateResponse {
    const message = createBaseGetGCStateResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.gcState = (object.gcState !== undefined && object.gcState !== null)
      ? GCState.fromPartial(object.gcState)
      : undefined;
    message.globalGcBarriers = (object.globalGcBarriers !== undefined && object.globalGcBarriers !== null)
      ? GlobalGCBarriersInfo.fromPartial(object.globalGcBarriers)
      : undefined;
    return message;
  },
};

function createBaseGetAllKeyspacesGCStatesRequest(): GetAllKeyspacesGCStatesRequest {
  return { header: undefined, excludeGcBarriers: false, excludeGlobalGcBarriers: false };
}

export const GetAllKeyspacesGCStatesRequest: MessageFns<GetAllKeyspacesGCStatesRequest> = {
  encode(message: GetAllKeyspacesGCStatesRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.excludeGcBarriers !== false) {
      writer.uint32(16).bool(message.excludeGcBarriers);
    }
    if (message.excludeGlobalGcBarriers !== false) {
      writer.uint32(24).bool(message.excludeGlobalGcBarriers);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetAllKeyspacesGCStatesRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetAllKeyspacesGCStatesRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.excludeGcBarriers = reader.bool();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.excludeGlobalGcBarriers = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetAllKeyspacesGCStatesRequest>): GetAllKeyspacesGCStatesRequest {
    const message = createBaseGetAllKeyspacesGCStatesRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.excludeGcBarriers = object.excludeGcBarriers ?? false;
    message.excludeGlobalGcBarriers = object.excludeGlobalGcBarriers ?? false;
    return message;
  },
};

function createBaseGetAllKeyspacesGCStatesResponse(): GetAllKeyspacesGCStatesResponse {
  return { header: undefined, gcStates: [], globalGcBarriers: [] };
}

export const GetAllKeyspacesGCStatesResponse: MessageFns<GetAllKeyspacesGCStatesResponse> = {
  encode(message: GetAllKeyspacesGCStatesResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    for (const v of message.gcStates) {
      GCState.encode(v!, writer.uint32(18).fork()).join();
    }
    for (const v of message.globalGcBarriers) {
      GlobalGCBarrierInfo.encode(v!, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetAllKeyspacesGCStatesResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetAllKeyspacesGCStatesResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.gcStates.push(GCState.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.globalGcBarriers.push(GlobalGCBarrierInfo.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetAllKeyspacesGCStatesResponse>): GetAllKeyspacesGCStatesResponse {
    const message = createBaseGetAllKeyspacesGCStatesResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.gcStates = object.gcStates?.map((e) => GCState.fromPartial(e)) || [];
    message.globalGcBarriers = object.globalGcBarriers?.map((e) => GlobalGCBarrierInfo.fromPartial(e)) || [];
    return message;
  },
};

function createBaseGetOperatorRequest(): GetOperatorRequest {
  return { header: undefined, regionId: 0n };
}

export const GetOperatorRequest: MessageFns<GetOperatorRequest> = {
  encode(message: GetOperatorRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.regionId !== 0n) {
      writer.uint32(16).uint64(message.regionId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetOperatorRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetOperatorRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.regionId = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetOperatorRequest>): GetOperatorRequest {
    const message = createBaseGetOperatorRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    return message;
  },
};

function createBaseGetOperatorResponse(): GetOperatorResponse {
  return { header: undefined, regionId: 0n, desc: noBytes, status: 0, kind: noBytes };
}

export const GetOperatorResponse: MessageFns<GetOperatorResponse> = {
  encode(message: GetOperatorResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.regionId !== 0n) {
      writer.uint32(16).uint64(message.regionId);
    }
    if (message.desc.length !== 0) {
      writer.uint32(26).bytes(message.desc);
    }
    if (message.status !== 0) {
      writer.uint32(32).int32(message.status);
    }
    if (message.kind.length !== 0) {
      writer.uint32(42).bytes(message.kind);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetOperatorResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetOperatorResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.regionId = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.desc = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.status = reader.int32() as never;
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.kind = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetOperatorResponse>): GetOperatorResponse {
    const message = createBaseGetOperatorResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    message.desc = object.desc ?? noBytes;
    message.status = object.status ?? 0;
    message.kind = object.kind ?? noBytes;
    return message;
  },
};

function createBaseSplitRegionsRequest(): SplitRegionsRequest {
  return { header: undefined, splitKeys: [], retryLimit: 0n };
}

export const SplitRegionsRequest: MessageFns<SplitRegionsRequest> = {
  encode(message: SplitRegionsRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    for (const v of message.splitKeys) {
      writer.uint32(18).bytes(v!);
    }
    if (message.retryLimit !== 0n) {
      writer.uint32(24).uint64(message.retryLimit);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SplitRegionsRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSplitRegionsRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.splitKeys.push(reader.bytes());
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.retryLimit = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SplitRegionsRequest>): SplitRegionsRequest {
    const message = createBaseSplitRegionsRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.splitKeys = object.splitKeys?.map((e) => e) || [];
    message.retryLimit = (object.retryLimit !== undefined && object.retryLimit !== null)
      ? BigInt(object.retryLimit)
      : 0n;
    return message;
  },
};

function createBaseSplitRegionsResponse(): SplitRegionsResponse {
  return { header: undefined, finishedPercentage: 0n, regionsId: [] };
}

export const SplitRegionsResponse: MessageFns<SplitRegionsResponse> = {
  encode(message: SplitRegionsResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.finishedPercentage !== 0n) {
      writer.uint32(16).uint64(message.finishedPercentage);
    }
    if (message.regionsId.length !== 0) {
      writer.uint32(26).fork();
      for (const v of message.regionsId) {
        writer.uint64(v);
      }
      writer.join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SplitRegionsResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSplitRegionsResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.finishedPercentage = reader.uint64();
          continue;
        }
        case 3: {
          if (tag === 24) {
            message.regionsId.push(reader.uint64());

            continue;
          }

          if (tag === 26) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.regionsId.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SplitRegionsResponse>): SplitRegionsResponse {
    const message = createBaseSplitRegionsResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.finishedPercentage = (object.finishedPercentage !== undefined && object.finishedPercentage !== null)
      ? BigInt(object.finishedPercentage)
      : 0n;
    message.regionsId = object.regionsId?.map((e) => BigInt(e)) || [];
    return message;
  },
};

function createBaseSplitAndScatterRegionsRequest(): SplitAndScatterRegionsRequest {
  return { header: undefined, splitKeys: [], group: "", retryLimit: 0n };
}

export const SplitAndScatterRegionsRequest: MessageFns<SplitAndScatterRegionsRequest> = {
  encode(message: SplitAndScatterRegionsRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    for (const v of message.splitKeys) {
      writer.uint32(18).bytes(v!);
    }
    if (message.group !== "") {
      writer.uint32(26).string(message.group);
    }
    if (message.retryLimit !== 0n) {
      writer.uint32(32).uint64(message.retryLimit);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SplitAndScatterRegionsRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSplitAndScatterRegionsRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.splitKeys.push(reader.bytes());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.group = reader.string();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.retryLimit = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SplitAndScatterRegionsRequest>): SplitAndScatterRegionsRequest {
    const message = createBaseSplitAndScatterRegionsRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.splitKeys = object.splitKeys?.map((e) => e) || [];
    message.group = object.group ?? "";
    message.retryLimit = (object.retryLimit !== undefined && object.retryLimit !== null)
      ? BigInt(object.retryLimit)
      : 0n;
    return message;
  },
};

function createBaseSplitAndScatterRegionsResponse(): SplitAndScatterRegionsResponse {
  return { header: undefined, splitFinishedPercentage: 0n, scatterFinishedPercentage: 0n, regionsId: [] };
}

export const SplitAndScatterRegionsResponse: MessageFns<SplitAndScatterRegionsResponse> = {
  encode(message: SplitAndScatterRegionsResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.splitFinishedPercentage !== 0n) {
      writer.uint32(16).uint64(message.splitFinishedPercentage);
    }
    if (message.scatterFinishedPercentage !== 0n) {
      writer.uint32(24).uint64(message.scatterFinishedPercentage);
    }
    if (message.regionsId.length !== 0) {
      writer.uint32(34).fork();
      for (const v of message.regionsId) {
        writer.uint64(v);
      }
      writer.join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SplitAndScatterRegionsResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSplitAndScatterRegionsResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.splitFinishedPercentage = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.scatterFinishedPercentage = reader.uint64();
          continue;
        }
        case 4: {
          if (tag === 32) {
            message.regionsId.push(reader.uint64());

            continue;
          }

          if (tag === 34) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.regionsId.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SplitAndScatterRegionsResponse>): SplitAndScatterRegionsResponse {
    const message = createBaseSplitAndScatterRegionsResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.splitFinishedPercentage =
      (object.splitFinishedPercentage !== undefined && object.splitFinishedPercentage !== null)
        ? BigInt(object.splitFinishedPercentage)
        : 0n;
    message.scatterFinishedPercentage =
      (object.scatterFinishedPercentage !== undefined && object.scatterFinishedPercentage !== null)
        ? BigInt(object.scatterFinishedPercentage)
        : 0n;
    message.regionsId = object.regionsId?.map((e) => BigInt(e)) || [];
    return message;
  },
};

function createBaseQueryStats(): QueryStats {
  return {
    GC: 0n,
    Get: 0n,
    Scan: 0n,
    Coprocessor: 0n,
    Delete: 0n,
    DeleteRange: 0n,
    Put: 0n,
    Prewrite: 0n,
    AcquirePessimisticLock: 0n,
    Commit: 0n,
    Rollback: 0n,
  };
}

export const QueryStats: MessageFns<QueryStats> = {
  encode(message: QueryStats, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.GC !== 0n) {
      writer.uint32(8).uint64(message.GC);
    }
    if (message.Get !== 0n) {
      writer.uint32(16).uint64(message.Get);
    }
    if (message.Scan !== 0n) {
      writer.uint32(24).uint64(message.Scan);
    }
    if (message.Coprocessor !== 0n) {
      writer.uint32(32).uint64(message.Coprocessor);
    }
    if (message.Delete !== 0n) {
      writer.uint32(40).uint64(message.Delete);
    }
    if (message.DeleteRange !== 0n) {
      writer.uint32(48).uint64(message.DeleteRange);
    }
    if (message.Put !== 0n) {
      writer.uint32(56).uint64(message.Put);
    }
    if (message.Prewrite !== 0n) {
      writer.uint32(64).uint64(message.Prewrite);
    }
    if (message.AcquirePessimisticLock !== 0n) {
      writer.uint32(72).uint64(message.AcquirePessimisticLock);
    }
    if (message.Commit !== 0n) {
      writer.uint32(80).uint64(message.Commit);
    }
    if (message.Rollback !== 0n) {
      writer.uint32(88).uint64(message.Rollback);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): QueryStats {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseQueryStats();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.GC = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.Get = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.Scan = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.Coprocessor = reader.uint64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.Delete = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.DeleteRange = reader.uint64();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.Put = reader.uint64();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.Prewrite = reader.uint64();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.AcquirePessimisticLock = reader.uint64();
          continue;
        }
        case 10: {
          if (tag !== 80) {
            break;
          }

          message.Commit = reader.uint64();
          continue;
        }
        case 11: {
          if (tag !== 88) {
            break;
          }

          message.Rollback = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<QueryStats>): QueryStats {
    const message = createBaseQueryStats();
    message.GC = (object.GC !== undefined && object.GC !== null) ? BigInt(object.GC) : 0n;
    message.Get = (object.Get !== undefined && object.Get !== null) ? BigInt(object.Get) : 0n;
    message.Scan = (object.Scan !== undefined && object.Scan !== null) ? BigInt(object.Scan) : 0n;
    message.Coprocessor = (object.Coprocessor !== undefined && object.Coprocessor !== null)
      ? BigInt(object.Coprocessor)
      : 0n;
    message.Delete = (object.Delete !== undefined && object.Delete !== null) ? BigInt(object.Delete) : 0n;
    message.DeleteRange = (object.DeleteRange !== undefined && object.DeleteRange !== null)
      ? BigInt(object.DeleteRange)
      : 0n;
    message.Put = (object.Put !== undefined && object.Put !== null) ? BigInt(object.Put) : 0n;
    message.Prewrite = (object.Prewrite !== undefined && object.Prewrite !== null) ? BigInt(object.Prewrite) : 0n;
    message.AcquirePessimisticLock =
      (object.AcquirePessimisticLock !== undefined && object.AcquirePessimisticLock !== null)
        ? BigInt(object.AcquirePessimisticLock)
        : 0n;
    message.Commit = (object.Commit !== undefined && object.Commit !== null) ? BigInt(object.Commit) : 0n;
    message.Rollback = (object.Rollback !== undefined && object.Rollback !== null) ? BigInt(object.Rollback) : 0n;
    return message;
  },
};

function createBaseCPUStats(): CPUStats {
  return { UnifiedRead: 0n, Scheduler: 0n };
}

export const CPUStats: MessageFns<CPUStats> = {
  encode(message: CPUStats, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.UnifiedRead !== 0n) {
      writer.uint32(8).uint64(message.UnifiedRead);
    }
    if (message.Scheduler !== 0n) {
      writer.uint32(16).uint64(message.Scheduler);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CPUStats {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCPUStats();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.UnifiedRead = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.Scheduler = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CPUStats>): CPUStats {
    const message = createBaseCPUStats();
    message.UnifiedRead = (object.UnifiedRead !== undefined && object.UnifiedRead !== null)
      ? BigInt(object.UnifiedRead)
      : 0n;
    message.Scheduler = (object.Scheduler !== undefined && object.Scheduler !== null) ? BigInt(object.Scheduler) : 0n;
    return message;
  },
};

function createBaseReportMinResolvedTsRequest(): ReportMinResolvedTsRequest {
  return { header: undefined, storeId: 0n, minResolvedTs: 0n };
}

export const ReportMinResolvedTsRequest: MessageFns<ReportMinResolvedTsRequest> = {
  encode(message: ReportMinResolvedTsRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.storeId !== 0n) {
      writer.uint32(16).uint64(message.storeId);
    }
    if (message.minResolvedTs !== 0n) {
      writer.uint32(24).uint64(message.minResolvedTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ReportMinResolvedTsRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseReportMinResolvedTsRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.storeId = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.minResolvedTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ReportMinResolvedTsRequest>): ReportMinResolvedTsRequest {
    const message = createBaseReportMinResolvedTsRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.storeId = (object.storeId !== undefined && object.storeId !== null) ? BigInt(object.storeId) : 0n;
    message.minResolvedTs = (object.minResolvedTs !== undefined && object.minResolvedTs !== null)
      ? BigInt(object.minResolvedTs)
      : 0n;
    return message;
  },
};

function createBaseReportMinResolvedTsResponse(): ReportMinResolvedTsResponse {
  return { header: undefined };
}

export const ReportMinResolvedTsResponse: MessageFns<ReportMinResolvedTsResponse> = {
  encode(message: ReportMinResolvedTsResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ReportMinResolvedTsResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseReportMinResolvedTsResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ReportMinResolvedTsResponse>): ReportMinResolvedTsResponse {
    const message = createBaseReportMinResolvedTsResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseSetExternalTimestampRequest(): SetExternalTimestampRequest {
  return { header: undefined, timestamp: 0n };
}

export const SetExternalTimestampRequest: MessageFns<SetExternalTimestampRequest> = {
  encode(message: SetExternalTimestampRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.timestamp !== 0n) {
      writer.uint32(16).uint64(message.timestamp);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SetExternalTimestampRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSetExternalTimestampRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.timestamp = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SetExternalTimestampRequest>): SetExternalTimestampRequest {
    const message = createBaseSetExternalTimestampRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.timestamp = (object.timestamp !== undefined && object.timestamp !== null) ? BigInt(object.timestamp) : 0n;
    return message;
  },
};

function createBaseSetExternalTimestampResponse(): SetExternalTimestampResponse {
  return { header: undefined };
}

export const SetExternalTimestampResponse: MessageFns<SetExternalTimestampResponse> = {
  encode(message: SetExternalTimestampResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SetExternalTimestampResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSetExternalTimestampResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SetExternalTimestampResponse>): SetExternalTimestampResponse {
    const message = createBaseSetExternalTimestampResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseGetExternalTimestampRequest(): GetExternalTimestampRequest {
  return { header: undefined };
}

export const GetExternalTimestampRequest: MessageFns<GetExternalTimestampRequest> = {
  encode(message: GetExternalTimestampRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetExternalTimestampRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetExternalTimestampRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetExternalTimestampRequest>): GetExternalTimestampRequest {
    const message = createBaseGetExternalTimestampRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseGetExternalTimestampResponse(): GetExternalTimestampResponse {
  return { header: undefined, timestamp: 0n };
}

export const GetExternalTimestampResponse: MessageFns<GetExternalTimestampResponse> = {
  encode(message: GetExternalTimestampResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.timestamp !== 0n) {
      writer.uint32(16).uint64(message.timestamp);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetExternalTimestampResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetExternalTimestampResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.timestamp = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetExternalTimestampResponse>): GetExternalTimestampResponse {
    const message = createBaseGetExternalTimestampResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.timestamp = (object.timestamp !== undefined && object.timestamp !== null) ? BigInt(object.timestamp) : 0n;
    return message;
  },
};

function createBaseGetMinTSRequest(): GetMinTSRequest {
  return { header: undefined };
}

export const GetMinTSRequest: MessageFns<GetMinTSRequest> = {
  encode(message: GetMinTSRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetMinTSRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetMinTSRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = RequestHeader.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetMinTSRequest>): GetMinTSRequest {
    const message = createBaseGetMinTSRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseGetMinTSResponse(): GetMinTSResponse {
  return { header: undefined, timestamp: undefined };
}

export const GetMinTSResponse: MessageFns<GetMinTSResponse> = {
  encode(message: GetMinTSResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.timestamp !== undefined) {
      Timestamp.encode(message.timestamp, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetMinTSResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetMinTSResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.header = ResponseHeader.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.timestamp = Timestamp.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetMinTSResponse>): GetMinTSResponse {
    const message = createBaseGetMinTSResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.timestamp = (object.timestamp !== undefined && object.timestamp !== null)
      ? Timestamp.fromPartial(object.timestamp)
      : undefined;
    return message;
  },
};
