// Generated from coprocessor.proto by "npm run codegen". Do not edit.

import { BinaryReader, BinaryWriter, type DeepPartial, type MessageFns, noBytes } from "@tikv-client/wire";
import { Error } from "./errorpb.js";
import { Context, ExecDetails, ExecDetailsV2, LockInfo } from "./kvrpcpb.js";
import { Peer, Region, RegionEpoch } from "./metapb.js";

/** Pushed-down computations on ranges. */

export interface KeyRange {
  start: Uint8Array;
  end: Uint8Array;
}

export interface VersionedKeyRange {
  range: KeyRange | undefined;
  readTs: bigint;
}

export interface Request {
  context: Context | undefined;
  tp: bigint;
  data: Uint8Array;
  startTs: bigint;
  ranges: KeyRange[];
  isCacheEnabled: boolean;
  cacheIfMatchVersion: bigint;
  schemaVer: bigint;
  isTraceEnabled: boolean;
  pagingSize: bigint;
  tasks: StoreBatchTask[];
  connectionId: bigint;
  connectionAlias: string;
  tableShardInfos: TableShardInfos[];
  versionedRanges: VersionedKeyRange[];
  maxKeysRead: bigint;
  pagingSizeBytes: bigint;
  allowBatchTaskDataMerge: boolean;
  executeBatchTasksSerially: boolean;
}

export interface Response {
  data: Uint8Array;
  regionError: Error | undefined;
  locked: LockInfo | undefined;
  otherError: string;
  range: KeyRange | undefined;
  execDetails: ExecDetails | undefined;
  execDetailsV2: ExecDetailsV2 | undefined;
  isCacheHit: boolean;
  cacheLastVersion: bigint;
  canBeCached: boolean;
  latestBucketsVersion: bigint;
  batchResponses: StoreBatchTaskResponse[];
}

export interface RegionInfo {
  regionId: bigint;
  regionEpoch: RegionEpoch | undefined;
  ranges: KeyRange[];
}

export interface ShardInfo {
  shardId: bigint;
  shardEpoch: bigint;
  ranges: KeyRange[];
}

export interface TableShardInfos {
  executorId: string;
  shardInfos: ShardInfo[];
}

export interface TableRegions {
  physicalTableId: bigint;
  regions: RegionInfo[];
}

export interface BatchRequest {
  context: Context | undefined;
  tp: bigint;
  data: Uint8Array;
  regions: RegionInfo[];
  startTs: bigint;
  schemaVer: bigint;
  tableRegions: TableRegions[];
  logId: string;
  connectionId: bigint;
  connectionAlias: string;
  tableShardInfos: TableShardInfos[];
}

export interface BatchResponse {
  data: Uint8Array;
  otherError: string;
  execDetails: ExecDetails | undefined;
  retryRegions: Region[];
  retryShards: ShardInfo[];
}

export interface StoreBatchTask {
  regionId: bigint;
  regionEpoch: RegionEpoch | undefined;
  peer: Peer | undefined;
  ranges: KeyRange[];
  taskId: bigint;
  versionedRanges: VersionedKeyRange[];
  bucketsVersion: bigint;
}

export interface StoreBatchTaskResponse {
  data: Uint8Array;
  regionError: Error | undefined;
  locked: LockInfo | undefined;
  otherError: string;
  taskId: bigint;
  execDetailsV2: ExecDetailsV2 | undefined;
  dataMergedIntoResponse: boolean;
}

function createBaseKeyRange(): KeyRange {
  return { start: noBytes, end: noBytes };
}

export const KeyRange: MessageFns<KeyRange> = {
  encode(message: KeyRange, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.start.length !== 0) {
      writer.uint32(10).bytes(message.start);
    }
    if (message.end.length !== 0) {
      writer.uint32(18).bytes(message.end);
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

          message.start = reader.bytes();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.end = reader.bytes();
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
    message.start = object.start ?? noBytes;
    message.end = object.end ?? noBytes;
    return message;
  },
};

function createBaseVersionedKeyRange(): VersionedKeyRange {
  return { range: undefined, readTs: 0n };
}

export const VersionedKeyRange: MessageFns<VersionedKeyRange> = {
  encode(message: VersionedKeyRange, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.range !== undefined) {
      KeyRange.encode(message.range, writer.uint32(10).fork()).join();
    }
    if (message.readTs !== 0n) {
      writer.uint32(16).uint64(message.readTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): VersionedKeyRange {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseVersionedKeyRange();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.range = KeyRange.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.readTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<VersionedKeyRange>): VersionedKeyRange {
    const message = createBaseVersionedKeyRange();
    message.range = (object.range !== undefined && object.range !== null)
      ? KeyRange.fromPartial(object.range)
      : undefined;
    message.readTs = (object.readTs !== undefined && object.readTs !== null) ? BigInt(object.readTs) : 0n;
    return message;
  },
};

function createBaseRequest(): Request {
  return {
    context: undefined,
    tp: 0n,
    data: noBytes,
    startTs: 0n,
    ranges: [],
    isCacheEnabled: false,
    cacheIfMatchVersion: 0n,
    schemaVer: 0n,
    isTraceEnabled: false,
    pagingSize: 0n,
    tasks: [],
    connectionId: 0n,
    connectionAlias: "",
    tableShardInfos: [],
    versionedRanges: [],
    maxKeysRead: 0n,
    pagingSizeBytes: 0n,
    allowBatchTaskDataMerge: false,
    executeBatchTasksSerially: false,
  };
}

export const Request: MessageFns<Request> = {
  encode(message: Request, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.tp !== 0n) {
      writer.uint32(16).int64(message.tp);
    }
    if (message.data.length !== 0) {
      writer.uint32(26).bytes(message.data);
    }
    if (message.startTs !== 0n) {
      writer.uint32(56).uint64(message.startTs);
    }
    for (const v of message.ranges) {
      KeyRange.encode(v!, writer.uint32(34).fork()).join();
    }
    if (message.isCacheEnabled !== false) {
      writer.uint32(40).bool(message.isCacheEnabled);
    }
    if (message.cacheIfMatchVersion !== 0n) {
      writer.uint32(48).uint64(message.cacheIfMatchVersion);
    }
    if (message.schemaVer !== 0n) {
      writer.uint32(64).int64(message.schemaVer);
    }
    if (message.isTraceEnabled !== false) {
      writer.uint32(72).bool(message.isTraceEnabled);
    }
    if (message.pagingSize !== 0n) {
      writer.uint32(80).uint64(message.pagingSize);
    }
    for (const v of message.tasks) {
      StoreBatchTask.encode(v!, writer.uint32(90).fork()).join();
    }
    if (message.connectionId !== 0n) {
      writer.uint32(96).uint64(message.connectionId);
    }
    if (message.connectionAlias !== "") {
      writer.uint32(106).string(message.connectionAlias);
    }
    for (const v of message.tableShardInfos) {
      TableShardInfos.encode(v!, writer.uint32(114).fork()).join();
    }
    for (const v of message.versionedRanges) {
      VersionedKeyRange.encode(v!, writer.uint32(122).fork()).join();
    }
    if (message.maxKeysRead !== 0n) {
      writer.uint32(128).uint64(message.maxKeysRead);
    }
    if (message.pagingSizeBytes !== 0n) {
      writer.uint32(136).uint64(message.pagingSizeBytes);
    }
    if (message.allowBatchTaskDataMerge !== false) {
      writer.uint32(144).bool(message.allowBatchTaskDataMerge);
    }
    if (message.executeBatchTasksSerially !== false) {
      writer.uint32(152).bool(message.executeBatchTasksSerially);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): Request {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.tp = reader.int64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.data = reader.bytes();
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.ranges.push(KeyRange.decode(reader, reader.uint32()));
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.isCacheEnabled = reader.bool();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.cacheIfMatchVersion = reader.uint64();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.schemaVer = reader.int64();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.isTraceEnabled = reader.bool();
          continue;
        }
        case 10: {
          if (tag !== 80) {
            break;
          }

          message.pagingSize = reader.uint64();
          continue;
        }
        case 11: {
          if (tag !== 90) {
            break;
          }

          message.tasks.push(StoreBatchTask.decode(reader, reader.uint32()));
          continue;
        }
        case 12: {
          if (tag !== 96) {
            break;
          }

          message.connectionId = reader.uint64();
          continue;
        }
        case 13: {
          if (tag !== 106) {
            break;
          }

          message.connectionAlias = reader.string();
          continue;
        }
        case 14: {
          if (tag !== 114) {
            break;
          }

          message.tableShardInfos.push(TableShardInfos.decode(reader, reader.uint32()));
          continue;
        }
        case 15: {
          if (tag !== 122) {
            break;
          }

          message.versionedRanges.push(VersionedKeyRange.decode(reader, reader.uint32()));
          continue;
        }
        case 16: {
          if (tag !== 128) {
            break;
          }

          message.maxKeysRead = reader.uint64();
          continue;
        }
        case 17: {
          if (tag !== 136) {
            break;
          }

          message.pagingSizeBytes = reader.uint64();
          continue;
        }
        case 18: {
          if (tag !== 144) {
            break;
          }

          message.allowBatchTaskDataMerge = reader.bool();
          continue;
        }
        case 19: {
          if (tag !== 152) {
            break;
          }

          message.executeBatchTasksSerially = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<Request>): Request {
    const message = createBaseRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.tp = (object.tp !== undefined && object.tp !== null) ? BigInt(object.tp) : 0n;
    message.data = object.data ?? noBytes;
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.ranges = object.ranges?.map((e) => KeyRange.fromPartial(e)) || [];
    message.isCacheEnabled = object.isCacheEnabled ?? false;
    message.cacheIfMatchVersion = (object.cacheIfMatchVersion !== undefined && object.cacheIfMatchVersion !== null)
      ? BigInt(object.cacheIfMatchVersion)
      : 0n;
    message.schemaVer = (object.schemaVer !== undefined && object.schemaVer !== null) ? BigInt(object.schemaVer) : 0n;
    message.isTraceEnabled = object.isTraceEnabled ?? false;
    message.pagingSize = (object.pagingSize !== undefined && object.pagingSize !== null)
      ? BigInt(object.pagingSize)
      : 0n;
    message.tasks = object.tasks?.map((e) => StoreBatchTask.fromPartial(e)) || [];
    message.connectionId = (object.connectionId !== undefined && object.connectionId !== null)
      ? BigInt(object.connectionId)
      : 0n;
    message.connectionAlias = object.connectionAlias ?? "";
    message.tableShardInfos = object.tableShardInfos?.map((e) => TableShardInfos.fromPartial(e)) || [];
    message.versionedRanges = object.versionedRanges?.map((e) => VersionedKeyRange.fromPartial(e)) || [];
    message.maxKeysRead = (object.maxKeysRead !== undefined && object.maxKeysRead !== null)
      ? BigInt(object.maxKeysRead)
      : 0n;
    message.pagingSizeBytes = (object.pagingSizeBytes !== undefined && object.pagingSizeBytes !== null)
      ? BigInt(object.pagingSizeBytes)
      : 0n;
    message.allowBatchTaskDataMerge = object.allowBatchTaskDataMerge ?? false;
    message.executeBatchTasksSerially = object.executeBatchTasksSerially ?? false;
    return message;
  },
};

function createBaseResponse(): Response {
  return {
    data: noBytes,
    regionError: undefined,
    locked: undefined,
    otherError: "",
    range: undefined,
    execDetails: undefined,
    execDetailsV2: undefined,
    isCacheHit: false,
    cacheLastVersion: 0n,
    canBeCached: false,
    latestBucketsVersion: 0n,
    batchResponses: [],
  };
}

export const Response: MessageFns<Response> = {
  encode(message: Response, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.data.length !== 0) {
      writer.uint32(10).bytes(message.data);
    }
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(18).fork()).join();
    }
    if (message.locked !== undefined) {
      LockInfo.encode(message.locked, writer.uint32(26).fork()).join();
    }
    if (message.otherError !== "") {
      writer.uint32(34).string(message.otherError);
    }
    if (message.range !== undefined) {
      KeyRange.encode(message.range, writer.uint32(42).fork()).join();
    }
    if (message.execDetails !== undefined) {
      ExecDetails.encode(message.execDetails, writer.uint32(50).fork()).join();
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(90).fork()).join();
    }
    if (message.isCacheHit !== false) {
      writer.uint32(56).bool(message.isCacheHit);
    }
    if (message.cacheLastVersion !== 0n) {
      writer.uint32(64).uint64(message.cacheLastVersion);
    }
    if (message.canBeCached !== false) {
      writer.uint32(72).bool(message.canBeCached);
    }
    if (message.latestBucketsVersion !== 0n) {
      writer.uint32(96).uint64(message.latestBucketsVersion);
    }
    for (const v of message.batchResponses) {
      StoreBatchTaskResponse.encode(v!, writer.uint32(106).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): Response {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.data = reader.bytes();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.locked = LockInfo.decode(reader, reader.uint32());
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.otherError = reader.string();
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.range = KeyRange.decode(reader, reader.uint32());
          continue;
        }
        case 6: {
          if (tag !== 50) {
            break;
          }

          message.execDetails = ExecDetails.decode(reader, reader.uint32());
          continue;
        }
        case 11: {
          if (tag !== 90) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.isCacheHit = reader.bool();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.cacheLastVersion = reader.uint64();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.canBeCached = reader.bool();
          continue;
        }
        case 12: {
          if (tag !== 96) {
            break;
          }

          message.latestBucketsVersion = reader.uint64();
          continue;
        }
        case 13: {
          if (tag !== 106) {
            break;
          }

          message.batchResponses.push(StoreBatchTaskResponse.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<Response>): Response {
    const message = createBaseResponse();
    message.data = object.data ?? noBytes;
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.locked = (object.locked !== undefined && object.locked !== null)
      ? LockInfo.fromPartial(object.locked)
      : undefined;
    message.otherError = object.otherError ?? "";
    message.range = (object.range !== undefined && object.range !== null)
      ? KeyRange.fromPartial(object.range)
      : undefined;
    message.execDetails = (object.execDetails !== undefined && object.execDetails !== null)
      ? ExecDetails.fromPartial(object.execDetails)
      : undefined;
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    message.isCacheHit = object.isCacheHit ?? false;
    message.cacheLastVersion = (object.cacheLastVersion !== undefined && object.cacheLastVersion !== null)
      ? BigInt(object.cacheLastVersion)
      : 0n;
    message.canBeCached = object.canBeCached ?? false;
    message.latestBucketsVersion = (object.latestBucketsVersion !== undefined && object.latestBucketsVersion !== null)
      ? BigInt(object.latestBucketsVersion)
      : 0n;
    message.batchResponses = object.batchResponses?.map((e) => StoreBatchTaskResponse.fromPartial(e)) || [];
    return message;
  },
};

function createBaseRegionInfo(): RegionInfo {
  return { regionId: 0n, regionEpoch: undefined, ranges: [] };
}

export const RegionInfo: MessageFns<RegionInfo> = {
  encode(message: RegionInfo, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    if (message.regionEpoch !== undefined) {
      RegionEpoch.encode(message.regionEpoch, writer.uint32(18).fork()).join();
    }
    for (const v of message.ranges) {
      KeyRange.encode(v!, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RegionInfo {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRegionInfo();
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
          if (tag !== 18) {
            break;
          }

          message.regionEpoch = RegionEpoch.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.ranges.push(KeyRange.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RegionInfo>): RegionInfo {
    const message = createBaseRegionInfo();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    message.regionEpoch = (object.regionEpoch !== undefined && object.regionEpoch !== null)
      ? RegionEpoch.fromPartial(object.regionEpoch)
      : undefined;
    message.ranges = object.ranges?.map((e) => KeyRange.fromPartial(e)) || [];
    return message;
  },
};

function createBaseShardInfo(): ShardInfo {
  return { shardId: 0n, shardEpoch: 0n, ranges: [] };
}

export const ShardInfo: MessageFns<ShardInfo> = {
  encode(message: ShardInfo, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.shardId !== 0n) {
      writer.uint32(8).uint64(message.shardId);
    }
    if (message.shardEpoch !== 0n) {
      writer.uint32(16).uint64(message.shardEpoch);
    }
    for (const v of message.ranges) {
      KeyRange.encode(v!, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ShardInfo {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseShardInfo();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.shardId = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.shardEpoch = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.ranges.push(KeyRange.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ShardInfo>): ShardInfo {
    const message = createBaseShardInfo();
    message.shardId = (object.shardId !== undefined && object.shardId !== null) ? BigInt(object.shardId) : 0n;
    message.shardEpoch = (object.shardEpoch !== undefined && object.shardEpoch !== null)
      ? BigInt(object.shardEpoch)
      : 0n;
    message.ranges = object.ranges?.map((e) => KeyRange.fromPartial(e)) || [];
    return message;
  },
};

function createBaseTableShardInfos(): TableShardInfos {
  return { executorId: "", shardInfos: [] };
}

export const TableShardInfos: MessageFns<TableShardInfos> = {
  encode(message: TableShardInfos, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.executorId !== "") {
      writer.uint32(10).string(message.executorId);
    }
    for (const v of message.shardInfos) {
      ShardInfo.encode(v!, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TableShardInfos {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTableShardInfos();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.executorId = reader.string();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.shardInfos.push(ShardInfo.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TableShardInfos>): TableShardInfos {
    const message = createBaseTableShardInfos();
    message.executorId = object.executorId ?? "";
    message.shardInfos = object.shardInfos?.map((e) => ShardInfo.fromPartial(e)) || [];
    return message;
  },
};

function createBaseTableRegions(): TableRegions {
  return { physicalTableId: 0n, regions: [] };
}

export const TableRegions: MessageFns<TableRegions> = {
  encode(message: TableRegions, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.physicalTableId !== 0n) {
      writer.uint32(8).int64(message.physicalTableId);
    }
    for (const v of message.regions) {
      RegionInfo.encode(v!, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TableRegions {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTableRegions();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.physicalTableId = reader.int64();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.regions.push(RegionInfo.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TableRegions>): TableRegions {
    const message = createBaseTableRegions();
    message.physicalTableId = (object.physicalTableId !== undefined && object.physicalTableId !== null)
      ? BigInt(object.physicalTableId)
      : 0n;
    message.regions = object.regions?.map((e) => RegionInfo.fromPartial(e)) || [];
    return message;
  },
};

function createBaseBatchRequest(): BatchRequest {
  return {
    context: undefined,
    tp: 0n,
    data: noBytes,
    regions: [],
    startTs: 0n,
    schemaVer: 0n,
    tableRegions: [],
    logId: "",
    connectionId: 0n,
    connectionAlias: "",
    tableShardInfos: [],
  };
}

export const BatchRequest: MessageFns<BatchRequest> = {
  encode(message: BatchRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.context !== undefined) {
      Context.encode(message.context, writer.uint32(10).fork()).join();
    }
    if (message.tp !== 0n) {
      writer.uint32(16).int64(message.tp);
    }
    if (message.data.length !== 0) {
      writer.uint32(26).bytes(message.data);
    }
    for (const v of message.regions) {
      RegionInfo.encode(v!, writer.uint32(34).fork()).join();
    }
    if (message.startTs !== 0n) {
      writer.uint32(40).uint64(message.startTs);
    }
    if (message.schemaVer !== 0n) {
      writer.uint32(48).int64(message.schemaVer);
    }
    for (const v of message.tableRegions) {
      TableRegions.encode(v!, writer.uint32(58).fork()).join();
    }
    if (message.logId !== "") {
      writer.uint32(66).string(message.logId);
    }
    if (message.connectionId !== 0n) {
      writer.uint32(72).uint64(message.connectionId);
    }
    if (message.connectionAlias !== "") {
      writer.uint32(82).string(message.connectionAlias);
    }
    for (const v of message.tableShardInfos) {
      TableShardInfos.encode(v!, writer.uint32(90).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BatchRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBatchRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.context = Context.decode(reader, reader.uint32());
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.tp = reader.int64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.data = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.regions.push(RegionInfo.decode(reader, reader.uint32()));
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.startTs = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.schemaVer = reader.int64();
          continue;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          message.tableRegions.push(TableRegions.decode(reader, reader.uint32()));
          continue;
        }
        case 8: {
          if (tag !== 66) {
            break;
          }

          message.logId = reader.string();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.connectionId = reader.uint64();
          continue;
        }
        case 10: {
          if (tag !== 82) {
            break;
          }

          message.connectionAlias = reader.string();
          continue;
        }
        case 11: {
          if (tag !== 90) {
            break;
          }

          message.tableShardInfos.push(TableShardInfos.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BatchRequest>): BatchRequest {
    const message = createBaseBatchRequest();
    message.context = (object.context !== undefined && object.context !== null)
      ? Context.fromPartial(object.context)
      : undefined;
    message.tp = (object.tp !== undefined && object.tp !== null) ? BigInt(object.tp) : 0n;
    message.data = object.data ?? noBytes;
    message.regions = object.regions?.map((e) => RegionInfo.fromPartial(e)) || [];
    message.startTs = (object.startTs !== undefined && object.startTs !== null) ? BigInt(object.startTs) : 0n;
    message.schemaVer = (object.schemaVer !== undefined && object.schemaVer !== null) ? BigInt(object.schemaVer) : 0n;
    message.tableRegions = object.tableRegions?.map((e) => TableRegions.fromPartial(e)) || [];
    message.logId = object.logId ?? "";
    message.connectionId = (object.connectionId !== undefined && object.connectionId !== null)
      ? BigInt(object.connectionId)
      : 0n;
    message.connectionAlias = object.connectionAlias ?? "";
    message.tableShardInfos = object.tableShardInfos?.map((e) => TableShardInfos.fromPartial(e)) || [];
    return message;
  },
};

function createBaseBatchResponse(): BatchResponse {
  return { data: noBytes, otherError: "", execDetails: undefined, retryRegions: [], retryShards: [] };
}

export const BatchResponse: MessageFns<BatchResponse> = {
  encode(message: BatchResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.data.length !== 0) {
      writer.uint32(10).bytes(message.data);
    }
    if (message.otherError !== "") {
      writer.uint32(18).string(message.otherError);
    }
    if (message.execDetails !== undefined) {
      ExecDetails.encode(message.execDetails, writer.uint32(26).fork()).join();
    }
    for (const v of message.retryRegions) {
      Region.encode(v!, writer.uint32(34).fork()).join();
    }
    for (const v of message.retryShards) {
      ShardInfo.encode(v!, writer.uint32(42).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BatchResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBatchResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.data = reader.bytes();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.otherError = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.execDetails = ExecDetails.decode(reader, reader.uint32());
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.retryRegions.push(Region.decode(reader, reader.uint32()));
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.retryShards.push(ShardInfo.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BatchResponse>): BatchResponse {
    const message = createBaseBatchResponse();
    message.data = object.data ?? noBytes;
    message.otherError = object.otherError ?? "";
    message.execDetails = (object.execDetails !== undefined && object.execDetails !== null)
      ? ExecDetails.fromPartial(object.execDetails)
      : undefined;
    message.retryRegions = object.retryRegions?.map((e) => Region.fromPartial(e)) || [];
    message.retryShards = object.retryShards?.map((e) => ShardInfo.fromPartial(e)) || [];
    return message;
  },
};

function createBaseStoreBatchTask(): StoreBatchTask {
  return {
    regionId: 0n,
    regionEpoch: undefined,
    peer: undefined,
    ranges: [],
    taskId: 0n,
    versionedRanges: [],
    bucketsVersion: 0n,
  };
}

export const StoreBatchTask: MessageFns<StoreBatchTask> = {
  encode(message: StoreBatchTask, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    if (message.regionEpoch !== undefined) {
      RegionEpoch.encode(message.regionEpoch, writer.uint32(18).fork()).join();
    }
    if (message.peer !== undefined) {
      Peer.encode(message.peer, writer.uint32(26).fork()).join();
    }
    for (const v of message.ranges) {
      KeyRange.encode(v!, writer.uint32(34).fork()).join();
    }
    if (message.taskId !== 0n) {
      writer.uint32(40).uint64(message.taskId);
    }
    for (const v of message.versionedRanges) {
      VersionedKeyRange.encode(v!, writer.uint32(50).fork()).join();
    }
    if (message.bucketsVersion !== 0n) {
      writer.uint32(56).uint64(message.bucketsVersion);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): StoreBatchTask {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseStoreBatchTask();
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
          if (tag !== 18) {
            break;
          }

          message.regionEpoch = RegionEpoch.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.peer = Peer.decode(reader, reader.uint32());
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.ranges.push(KeyRange.decode(reader, reader.uint32()));
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.taskId = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 50) {
            break;
          }

          message.versionedRanges.push(VersionedKeyRange.decode(reader, reader.uint32()));
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.bucketsVersion = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<StoreBatchTask>): StoreBatchTask {
    const message = createBaseStoreBatchTask();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    message.regionEpoch = (object.regionEpoch !== undefined && object.regionEpoch !== null)
      ? RegionEpoch.fromPartial(object.regionEpoch)
      : undefined;
    message.peer = (object.peer !== undefined && object.peer !== null) ? Peer.fromPartial(object.peer) : undefined;
    message.ranges = object.ranges?.map((e) => KeyRange.fromPartial(e)) || [];
    message.taskId = (object.taskId !== undefined && object.taskId !== null) ? BigInt(object.taskId) : 0n;
    message.versionedRanges = object.versionedRanges?.map((e) => VersionedKeyRange.fromPartial(e)) || [];
    message.bucketsVersion = (object.bucketsVersion !== undefined && object.bucketsVersion !== null)
      ? BigInt(object.bucketsVersion)
      : 0n;
    return message;
  },
};

function createBaseStoreBatchTaskResponse(): StoreBatchTaskResponse {
  return {
    data: noBytes,
    regionError: undefined,
    locked: undefined,
    otherError: "",
    taskId: 0n,
    execDetailsV2: undefined,
    dataMergedIntoResponse: false,
  };
}

export const StoreBatchTaskResponse: MessageFns<StoreBatchTaskResponse> = {
  encode(message: StoreBatchTaskResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.data.length !== 0) {
      writer.uint32(10).bytes(message.data);
    }
    if (message.regionError !== undefined) {
      Error.encode(message.regionError, writer.uint32(18).fork()).join();
    }
    if (message.locked !== undefined) {
      LockInfo.encode(message.locked, writer.uint32(26).fork()).join();
    }
    if (message.otherError !== "") {
      writer.uint32(34).string(message.otherError);
    }
    if (message.taskId !== 0n) {
      writer.uint32(40).uint64(message.taskId);
    }
    if (message.execDetailsV2 !== undefined) {
      ExecDetailsV2.encode(message.execDetailsV2, writer.uint32(50).fork()).join();
    }
    if (message.dataMergedIntoResponse !== false) {
      writer.uint32(56).bool(message.dataMergedIntoResponse);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): StoreBatchTaskResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseStoreBatchTaskResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.data = reader.bytes();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.regionError = Error.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.locked = LockInfo.decode(reader, reader.uint32());
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.otherError = reader.string();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.taskId = reader.uint64();
          continue;
        }
        case 6: {
          if (tag !== 50) {
            break;
          }

          message.execDetailsV2 = ExecDetailsV2.decode(reader, reader.uint32());
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.dataMergedIntoResponse = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<StoreBatchTaskResponse>): StoreBatchTaskResponse {
    const message = createBaseStoreBatchTaskResponse();
    message.data = object.data ?? noBytes;
    message.regionError = (object.regionError !== undefined && object.regionError !== null)
      ? Error.fromPartial(object.regionError)
      : undefined;
    message.locked = (object.locked !== undefined && object.locked !== null)
      ? LockInfo.fromPartial(object.locked)
      : undefined;
    message.otherError = object.otherError ?? "";
    message.taskId = (object.taskId !== undefined && object.taskId !== null) ? BigInt(object.taskId) : 0n;
    message.execDetailsV2 = (object.execDetailsV2 !== undefined && object.execDetailsV2 !== null)
      ? ExecDetailsV2.fromPartial(object.execDetailsV2)
      : undefined;
    message.dataMergedIntoResponse = object.dataMergedIntoResponse ?? false;
    return message;
  },
};
