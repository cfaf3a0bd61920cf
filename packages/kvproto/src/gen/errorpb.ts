// Generated from errorpb.proto by "npm run codegen". Do not edit.

import { BinaryReader, BinaryWriter, type DeepPartial, type MessageFns, noBytes } from "@tikv-client/wire";
import { Peer, Region } from "./metapb.js";

/** Errors that a store returns instead of executing a request on a region. */

export interface NotLeader {
  regionId: bigint;
  leader: Peer | undefined;
}

export interface IsWitness {
  regionId: bigint;
}

export interface BucketVersionNotMatch {
  version: bigint;
  keys: Uint8Array[];
}

export interface DiskFull {
  storeId: bigint[];
  reason: string;
}

export interface StoreNotMatch {
  requestStoreId: bigint;
  actualStoreId: bigint;
}

export interface RegionNotFound {
  regionId: bigint;
}

export interface RegionNotInitialized {
  regionId: bigint;
}

export interface KeyNotInRegion {
  key: Uint8Array;
  regionId: bigint;
  startKey: Uint8Array;
  endKey: Uint8Array;
}

export interface EpochNotMatch {
  currentRegions: Region[];
}

export interface ServerIsBusy {
  reason: string;
  backoffMs: bigint;
  estimatedWaitMs: number;
  appliedIndex: bigint;
}

export interface StaleCommand {
}

export interface RaftEntryTooLarge {
  regionId: bigint;
  entrySize: bigint;
}

export interface MaxTimestampNotSynced {
}

export interface ReadIndexNotReady {
  reason: string;
  regionId: bigint;
}

export interface ProposalInMergingMode {
  regionId: bigint;
}

export interface DataIsNotReady {
  regionId: bigint;
  peerId: bigint;
  safeTs: bigint;
}

export interface RecoveryInProgress {
  regionId: bigint;
}

export interface FlashbackInProgress {
  regionId: bigint;
  flashbackStartTs: bigint;
}

export interface FlashbackNotPrepared {
  regionId: bigint;
}

export interface MismatchPeerId {
  requestPeerId: bigint;
  storePeerId: bigint;
}

export interface UndeterminedResult {
  message: string;
}

/** At most one of the message fields is set; message is for people. */
export interface Error {
  message: string;
  notLeader: NotLeader | undefined;
  regionNotFound: RegionNotFound | undefined;
  keyNotInRegion: KeyNotInRegion | undefined;
  epochNotMatch: EpochNotMatch | undefined;
  serverIsBusy: ServerIsBusy | undefined;
  staleCommand: StaleCommand | undefined;
  storeNotMatch: StoreNotMatch | undefined;
  raftEntryTooLarge: RaftEntryTooLarge | undefined;
  maxTimestampNotSynced: MaxTimestampNotSynced | undefined;
  readIndexNotReady: ReadIndexNotReady | undefined;
  proposalInMergingMode: ProposalInMergingMode | undefined;
  dataIsNotReady: DataIsNotReady | undefined;
  regionNotInitialized: RegionNotInitialized | undefined;
  diskFull: DiskFull | undefined;
  RecoveryInProgress: RecoveryInProgress | undefined;
  FlashbackInProgress: FlashbackInProgress | undefined;
  FlashbackNotPrepared: FlashbackNotPrepared | undefined;
  isWitness: IsWitness | undefined;
  mismatchPeerId: MismatchPeerId | undefined;
  bucketVersionNotMatch: BucketVersionNotMatch | undefined;
  undeterminedResult: UndeterminedResult | undefined;
}

function createBaseNotLeader(): NotLeader {
  return { regionId: 0n, leader: undefined };
}

export const NotLeader: MessageFns<NotLeader> = {
  encode(message: NotLeader, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    if (message.leader !== undefined) {
      Peer.encode(message.leader, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): NotLeader {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseNotLeader();
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

          message.leader = Peer.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<NotLeader>): NotLeader {
    const message = createBaseNotLeader();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    message.leader = (object.leader !== undefined && object.leader !== null)
      ? Peer.fromPartial(object.leader)
      : undefined;
    return message;
  },
};

function createBaseIsWitness(): IsWitness {
  return { regionId: 0n };
}

export const IsWitness: MessageFns<IsWitness> = {
  encode(message: IsWitness, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): IsWitness {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseIsWitness();
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
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<IsWitness>): IsWitness {
    const message = createBaseIsWitness();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    return message;
  },
};

function createBaseBucketVersionNotMatch(): BucketVersionNotMatch {
  return { version: 0n, keys: [] };
}

export const BucketVersionNotMatch: MessageFns<BucketVersionNotMatch> = {
  encode(message: BucketVersionNotMatch, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.version !== 0n) {
      writer.uint32(8).uint64(message.version);
    }
    for (const v of message.keys) {
      writer.uint32(18).bytes(v!);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BucketVersionNotMatch {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBucketVersionNotMatch();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.version = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.keys.push(reader.bytes());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<BucketVersionNotMatch>): BucketVersionNotMatch {
    const message = createBaseBucketVersionNotMatch();
    message.version = (object.version !== undefined && object.version !== null) ? BigInt(object.version) : 0n;
    message.keys = object.keys?.map((e) => e) || [];
    return message;
  },
};

function createBaseDiskFull(): DiskFull {
  return { storeId: [], reason: "" };
}

export const DiskFull: MessageFns<DiskFull> = {
  encode(message: DiskFull, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.storeId.length !== 0) {
      writer.uint32(10).fork();
      for (const v of message.storeId) {
        writer.uint64(v);
      }
      writer.join();
    }
    if (message.reason !== "") {
      writer.uint32(18).string(message.reason);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): DiskFull {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDiskFull();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag === 8) {
            message.storeId.push(reader.uint64());

            continue;
          }

          if (tag === 10) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.storeId.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.reason = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<DiskFull>): DiskFull {
    const message = createBaseDiskFull();
    message.storeId = object.storeId?.map((e) => BigInt(e)) || [];
    message.reason = object.reason ?? "";
    return message;
  },
};

function createBaseStoreNotMatch(): StoreNotMatch {
  return { requestStoreId: 0n, actualStoreId: 0n };
}

export const StoreNotMatch: MessageFns<StoreNotMatch> = {
  encode(message: StoreNotMatch, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.requestStoreId !== 0n) {
      writer.uint32(8).uint64(message.requestStoreId);
    }
    if (message.actualStoreId !== 0n) {
      writer.uint32(16).uint64(message.actualStoreId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): StoreNotMatch {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseStoreNotMatch();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.requestStoreId = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.actualStoreId = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<StoreNotMatch>): StoreNotMatch {
    const message = createBaseStoreNotMatch();
    message.requestStoreId = (object.requestStoreId !== undefined && object.requestStoreId !== null)
      ? BigInt(object.requestStoreId)
      : 0n;
    message.actualStoreId = (object.actualStoreId !== undefined && object.actualStoreId !== null)
      ? BigInt(object.actualStoreId)
      : 0n;
    return message;
  },
};

function createBaseRegionNotFound(): RegionNotFound {
  return { regionId: 0n };
}

export const RegionNotFound: MessageFns<RegionNotFound> = {
  encode(message: RegionNotFound, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RegionNotFound {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRegionNotFound();
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
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RegionNotFound>): RegionNotFound {
    const message = createBaseRegionNotFound();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    return message;
  },
};

function createBaseRegionNotInitialized(): RegionNotInitialized {
  return { regionId: 0n };
}

export const RegionNotInitialized: MessageFns<RegionNotInitialized> = {
  encode(message: RegionNotInitialized, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RegionNotInitialized {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRegionNotInitialized();
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
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RegionNotInitialized>): RegionNotInitialized {
    const message = createBaseRegionNotInitialized();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    return message;
  },
};

function createBaseKeyNotInRegion(): KeyNotInRegion {
  return { key: noBytes, regionId: 0n, startKey: noBytes, endKey: noBytes };
}

export const KeyNotInRegion: MessageFns<KeyNotInRegion> = {
  encode(message: KeyNotInRegion, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.key.length !== 0) {
      writer.uint32(10).bytes(message.key);
    }
    if (message.regionId !== 0n) {
      writer.uint32(16).uint64(message.regionId);
    }
    if (message.startKey.length !== 0) {
      writer.uint32(26).bytes(message.startKey);
    }
    if (message.endKey.length !== 0) {
      writer.uint32(34).bytes(message.endKey);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): KeyNotInRegion {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseKeyNotInRegion();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.key = reader.bytes();
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

          message.startKey = reader.bytes();
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

  fromPartial(object: DeepPartial<KeyNotInRegion>): KeyNotInRegion {
    const message = createBaseKeyNotInRegion();
    message.key = object.key ?? noBytes;
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    message.startKey = object.startKey ?? noBytes;
    message.endKey = object.endKey ?? noBytes;
    return message;
  },
};

function createBaseEpochNotMatch(): EpochNotMatch {
  return { currentRegions: [] };
}

export const EpochNotMatch: MessageFns<EpochNotMatch> = {
  encode(message: EpochNotMatch, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    for (const v of message.currentRegions) {
      Region.encode(v!, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): EpochNotMatch {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseEpochNotMatch();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.currentRegions.push(Region.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<EpochNotMatch>): EpochNotMatch {
    const message = createBaseEpochNotMatch();
    message.currentRegions = object.currentRegions?.map((e) => Region.fromPartial(e)) || [];
    return message;
  },
};

function createBaseServerIsBusy(): ServerIsBusy {
  return { reason: "", backoffMs: 0n, estimatedWaitMs: 0, appliedIndex: 0n };
}

export const ServerIsBusy: MessageFns<ServerIsBusy> = {
  encode(message: ServerIsBusy, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.reason !== "") {
      writer.uint32(10).string(message.reason);
    }
    if (message.backoffMs !== 0n) {
      writer.uint32(16).uint64(message.backoffMs);
    }
    if (message.estimatedWaitMs !== 0) {
      writer.uint32(24).uint32(message.estimatedWaitMs);
    }
    if (message.appliedIndex !== 0n) {
      writer.uint32(32).uint64(message.appliedIndex);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ServerIsBusy {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseServerIsBusy();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.reason = reader.string();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.backoffMs = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.estimatedWaitMs = reader.uint32();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.appliedIndex = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ServerIsBusy>): ServerIsBusy {
    const message = createBaseServerIsBusy();
    message.reason = object.reason ?? "";
    message.backoffMs = (object.backoffMs !== undefined && object.backoffMs !== null) ? BigInt(object.backoffMs) : 0n;
    message.estimatedWaitMs = object.estimatedWaitMs ?? 0;
    message.appliedIndex = (object.appliedIndex !== undefined && object.appliedIndex !== null)
      ? BigInt(object.appliedIndex)
      : 0n;
    return message;
  },
};

function createBaseStaleCommand(): StaleCommand {
  return {};
}

export const StaleCommand: MessageFns<StaleCommand> = {
  encode(_: StaleCommand, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): StaleCommand {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseStaleCommand();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(_: DeepPartial<StaleCommand>): StaleCommand {
    const message = createBaseStaleCommand();
    return message;
  },
};

function createBaseRaftEntryTooLarge(): RaftEntryTooLarge {
  return { regionId: 0n, entrySize: 0n };
}

export const RaftEntryTooLarge: MessageFns<RaftEntryTooLarge> = {
  encode(message: RaftEntryTooLarge, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    if (message.entrySize !== 0n) {
      writer.uint32(16).uint64(message.entrySize);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RaftEntryTooLarge {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRaftEntryTooLarge();
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

          message.entrySize = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RaftEntryTooLarge>): RaftEntryTooLarge {
    const message = createBaseRaftEntryTooLarge();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    message.entrySize = (object.entrySize !== undefined && object.entrySize !== null) ? BigInt(object.entrySize) : 0n;
    return message;
  },
};

function createBaseMaxTimestampNotSynced(): MaxTimestampNotSynced {
  return {};
}

export const MaxTimestampNotSynced: MessageFns<MaxTimestampNotSynced> = {
  encode(_: MaxTimestampNotSynced, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): MaxTimestampNotSynced {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseMaxTimestampNotSynced();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(_: DeepPartial<MaxTimestampNotSynced>): MaxTimestampNotSynced {
    const message = createBaseMaxTimestampNotSynced();
    return message;
  },
};

function createBaseReadIndexNotReady(): ReadIndexNotReady {
  return { reason: "", regionId: 0n };
}

export const ReadIndexNotReady: MessageFns<ReadIndexNotReady> = {
  encode(message: ReadIndexNotReady, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.reason !== "") {
      writer.uint32(10).string(message.reason);
    }
    if (message.regionId !== 0n) {
      writer.uint32(16).uint64(message.regionId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ReadIndexNotReady {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseReadIndexNotReady();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.reason = reader.string();
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

  fromPartial(object: DeepPartial<ReadIndexNotReady>): ReadIndexNotReady {
    const message = createBaseReadIndexNotReady();
    message.reason = object.reason ?? "";
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    return message;
  },
};

function createBaseProposalInMergingMode(): ProposalInMergingMode {
  return { regionId: 0n };
}

export const ProposalInMergingMode: MessageFns<ProposalInMergingMode> = {
  encode(message: ProposalInMergingMode, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ProposalInMergingMode {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseProposalInMergingMode();
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
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ProposalInMergingMode>): ProposalInMergingMode {
    const message = createBaseProposalInMergingMode();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    return message;
  },
};

function createBaseDataIsNotReady(): DataIsNotReady {
  return { regionId: 0n, peerId: 0n, safeTs: 0n };
}

export const DataIsNotReady: MessageFns<DataIsNotReady> = {
  encode(message: DataIsNotReady, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    if (message.peerId !== 0n) {
      writer.uint32(16).uint64(message.peerId);
    }
    if (message.safeTs !== 0n) {
      writer.uint32(24).uint64(message.safeTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): DataIsNotReady {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDataIsNotReady();
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

          message.peerId = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.safeTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<DataIsNotReady>): DataIsNotReady {
    const message = createBaseDataIsNotReady();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    message.peerId = (object.peerId !== undefined && object.peerId !== null) ? BigInt(object.peerId) : 0n;
    message.safeTs = (object.safeTs !== undefined && object.safeTs !== null) ? BigInt(object.safeTs) : 0n;
    return message;
  },
};

function createBaseRecoveryInProgress(): RecoveryInProgress {
  return { regionId: 0n };
}

export const RecoveryInProgress: MessageFns<RecoveryInProgress> = {
  encode(message: RecoveryInProgress, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RecoveryInProgress {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRecoveryInProgress();
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
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RecoveryInProgress>): RecoveryInProgress {
    const message = createBaseRecoveryInProgress();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    return message;
  },
};

function createBaseFlashbackInProgress(): FlashbackInProgress {
  return { regionId: 0n, flashbackStartTs: 0n };
}

export const FlashbackInProgress: MessageFns<FlashbackInProgress> = {
  encode(message: FlashbackInProgress, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    if (message.flashbackStartTs !== 0n) {
      writer.uint32(16).uint64(message.flashbackStartTs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): FlashbackInProgress {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseFlashbackInProgress();
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

          message.flashbackStartTs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<FlashbackInProgress>): FlashbackInProgress {
    const message = createBaseFlashbackInProgress();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    message.flashbackStartTs = (object.flashbackStartTs !== undefined && object.flashbackStartTs !== null)
      ? BigInt(object.flashbackStartTs)
      : 0n;
    return message;
  },
};

function createBaseFlashbackNotPrepared(): FlashbackNotPrepared {
  return { regionId: 0n };
}

export const FlashbackNotPrepared: MessageFns<FlashbackNotPrepared> = {
  encode(message: FlashbackNotPrepared, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): FlashbackNotPrepared {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseFlashbackNotPrepared();
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
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<FlashbackNotPrepared>): FlashbackNotPrepared {
    const message = createBaseFlashbackNotPrepared();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    return message;
  },
};

function createBaseMismatchPeerId(): MismatchPeerId {
  return { requestPeerId: 0n, storePeerId: 0n };
}

export const MismatchPeerId: MessageFns<MismatchPeerId> = {
  encode(message: MismatchPeerId, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.requestPeerId !== 0n) {
      writer.uint32(8).uint64(message.requestPeerId);
    }
    if (message.storePeerId !== 0n) {
      writer.uint32(16).uint64(message.storePeerId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): MismatchPeerId {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseMismatchPeerId();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.requestPeerId = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.storePeerId = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<MismatchPeerId>): MismatchPeerId {
    const message = createBaseMismatchPeerId();
    message.requestPeerId = (object.requestPeerId !== undefined && object.requestPeerId !== null)
      ? BigInt(object.requestPeerId)
      : 0n;
    message.storePeerId = (object.storePeerId !== undefined && object.storePeerId !== null)
      ? BigInt(object.storePeerId)
      : 0n;
    return message;
  },
};

function createBaseUndeterminedResult(): UndeterminedResult {
  return { message: "" };
}

export const UndeterminedResult: MessageFns<UndeterminedResult> = {
  encode(message: UndeterminedResult, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.message !== "") {
      writer.uint32(10).string(message.message);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): UndeterminedResult {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseUndeterminedResult();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
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

  fromPartial(object: DeepPartial<UndeterminedResult>): UndeterminedResult {
    const message = createBaseUndeterminedResult();
    message.message = object.message ?? "";
    return message;
  },
};

function createBaseError(): Error {
  return {
    message: "",
    notLeader: undefined,
    regionNotFound: undefined,
    keyNotInRegion: undefined,
    epochNotMatch: undefined,
    serverIsBusy: undefined,
    staleCommand: undefined,
    storeNotMatch: undefined,
    raftEntryTooLarge: undefined,
    maxTimestampNotSynced: undefined,
    readIndexNotReady: undefined,
    proposalInMergingMode: undefined,
    dataIsNotReady: undefined,
    regionNotInitialized: undefined,
    diskFull: undefined,
    RecoveryInProgress: undefined,
    FlashbackInProgress: undefined,
    FlashbackNotPrepared: undefined,
    isWitness: undefined,
    mismatchPeerId: undefined,
    bucketVersionNotMatch: undefined,
    undeterminedResult: undefined,
  };
}

export const Error: MessageFns<Error> = {
  encode(message: Error, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.message !== "") {
      writer.uint32(10).string(message.message);
    }
    if (message.notLeader !== undefined) {
      NotLeader.encode(message.notLeader, writer.uint32(18).fork()).join();
    }
    if (message.regionNotFound !== undefined) {
      RegionNotFound.encode(message.regionNotFound, writer.uint32(26).fork()).join();
    }
    if (message.keyNotInRegion !== undefined) {
      KeyNotInRegion.encode(message.keyNotInRegion, writer.uint32(34).fork()).join();
    }
    if (message.epochNotMatch !== undefined) {
      EpochNotMatch.encode(message.epochNotMatch, writer.uint32(42).fork()).join();
    }
    if (message.serverIsBusy !== undefined) {
      ServerIsBusy.encode(message.serverIsBusy, writer.uint32(50).fork()).join();
    }
    if (message.staleCommand !== undefined) {
      StaleCommand.encode(message.staleCommand, writer.uint32(58).fork()).join();
    }
    if (message.storeNotMatch !== undefined) {
      StoreNotMatch.encode(message.storeNotMatch, writer.uint32(66).fork()).join();
    }
    if (message.raftEntryTooLarge !== undefined) {
      RaftEntryTooLarge.encode(message.raftEntryTooLarge, writer.uint32(74).fork()).join();
    }
    if (message.maxTimestampNotSynced !== undefined) {
      MaxTimestampNotSynced.encode(message.maxTimestampNotSynced, writer.uint32(82).fork()).join();
    }
    if (message.readIndexNotReady !== undefined) {
      ReadIndexNotReady.encode(message.readIndexNotReady, writer.uint32(90).fork()).join();
    }
    if (message.proposalInMergingMode !== undefined) {
      ProposalInMergingMode.encode(message.proposalInMergingMode, writer.uint32(98).fork()).join();
    }
    if (message.dataIsNotReady !== undefined) {
      DataIsNotReady.encode(message.dataIsNotReady, writer.uint32(106).fork()).join();
    }
    if (message.regionNotInitialized !== undefined) {
      RegionNotInitialized.encode(message.regionNotInitialized, writer.uint32(114).fork()).join();
    }
    if (message.diskFull !== undefined) {
      DiskFull.encode(message.diskFull, writer.uint32(122).fork()).join();
    }
    if (message.RecoveryInProgress !== undefined) {
      RecoveryInProgress.encode(message.RecoveryInProgress, writer.uint32(130).fork()).join();
    }
    if (message.FlashbackInProgress !== undefined) {
      FlashbackInProgress.encode(message.FlashbackInProgress, writer.uint32(138).fork()).join();
    }
    if (message.FlashbackNotPrepared !== undefined) {
      FlashbackNotPrepared.encode(message.FlashbackNotPrepared, writer.uint32(146).fork()).join();
    }
    if (message.isWitness !== undefined) {
      IsWitness.encode(message.isWitness, writer.uint32(154).fork()).join();
    }
    if (message.mismatchPeerId !== undefined) {
      MismatchPeerId.encode(message.mismatchPeerId, writer.uint32(162).fork()).join();
    }
    if (message.bucketVersionNotMatch !== undefined) {
      BucketVersionNotMatch.encode(message.bucketVersionNotMatch, writer.uint32(170).fork()).join();
    }
    if (message.undeterminedResult !== undefined) {
      UndeterminedResult.encode(message.undeterminedResult, writer.uint32(178).fork()).join();
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
          if (tag !== 10) {
            break;
          }

          message.message = reader.string();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.notLeader = NotLeader.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.regionNotFound = RegionNotFound.decode(reader, reader.uint32());
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.keyNotInRegion = KeyNotInRegion.decode(reader, reader.uint32());
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.epochNotMatch = EpochNotMatch.decode(reader, reader.uint32());
          continue;
        }
        case 6: {
          if (tag !== 50) {
            break;
          }

          message.serverIsBusy = ServerIsBusy.decode(reader, reader.uint32());
          continue;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          message.staleCommand = StaleCommand.decode(reader, reader.uint32());
          continue;
        }
        case 8: {
          if (tag !== 66) {
            break;
          }

          message.storeNotMatch = StoreNotMatch.decode(reader, reader.uint32());
          continue;
        }
        case 9: {
          if (tag !== 74) {
            break;
          }

          message.raftEntryTooLarge = RaftEntryTooLarge.decode(reader, reader.uint32());
          continue;
        }
        case 10: {
          if (tag !== 82) {
            break;
          }

          message.maxTimestampNotSynced = MaxTimestampNotSynced.decode(reader, reader.uint32());
          continue;
        }
        case 11: {
          if (tag !== 90) {
            break;
          }

          message.readIndexNotReady = ReadIndexNotReady.decode(reader, reader.uint32());
          continue;
        }
        case 12: {
          if (tag !== 98) {
            break;
          }

          message.proposalInMergingMode = ProposalInMergingMode.decode(reader, reader.uint32());
          continue;
        }
        case 13: {
          if (tag !== 106) {
            break;
          }

          message.dataIsNotReady = DataIsNotReady.decode(reader, reader.uint32());
          continue;
        }
        case 14: {
          if (tag !== 114) {
            break;
          }

          message.regionNotInitialized = RegionNotInitialized.decode(reader, reader.uint32());
          continue;
        }
        case 15: {
          if (tag !== 122) {
            break;
          }

          message.diskFull = DiskFull.decode(reader, reader.uint32());
          continue;
        }
        case 16: {
          if (tag !== 130) {
            break;
          }

          message.RecoveryInProgress = RecoveryInProgress.decode(reader, reader.uint32());
          continue;
        }
        case 17: {
          if (tag !== 138) {
            break;
          }

          message.FlashbackInProgress = FlashbackInProgress.decode(reader, reader.uint32());
          continue;
        }
        case 18: {
          if (tag !== 146) {
            break;
          }

          message.FlashbackNotPrepared = FlashbackNotPrepared.decode(reader, reader.uint32());
          continue;
        }
        case 19: {
          if (tag !== 154) {
            break;
          }

          message.isWitness = IsWitness.decode(reader, reader.uint32());
          continue;
        }
        case 20: {
          if (tag !== 162) {
            break;
          }

          message.mismatchPeerId = MismatchPeerId.decode(reader, reader.uint32());
          continue;
        }
        case 21: {
          if (tag !== 170) {
            break;
          }

          message.bucketVersionNotMatch = BucketVersionNotMatch.decode(reader, reader.uint32());
          continue;
        }
        case 22: {
          if (tag !== 178) {
            break;
          }

          message.undeterminedResult = UndeterminedResult.decode(reader, reader.uint32());
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
    message.message = object.message ?? "";
    message.notLeader = (object.notLeader !== undefined && object.notLeader !== null)
      ? NotLeader.fromPartial(object.notLeader)
      : undefined;
    message.regionNotFound = (object.regionNotFound !== undefined && object.regionNotFound !== null)
      ? RegionNotFound.fromPartial(object.regionNotFound)
      : undefined;
    message.keyNotInRegion = (object.keyNotInRegion !== undefined && object.keyNotInRegion !== null)
      ? KeyNotInRegion.fromPartial(object.keyNotInRegion)
      : undefined;
    message.epochNotMatch = (object.epochNotMatch !== undefined && object.epochNotMatch !== null)
      ? EpochNotMatch.fromPartial(object.epochNotMatch)
      : undefined;
    message.serverIsBusy = (object.serverIsBusy !== undefined && object.serverIsBusy !== null)
      ? ServerIsBusy.fromPartial(object.serverIsBusy)
      : undefined;
    message.staleCommand = (object.staleCommand !== undefined && object.staleCommand !== null)
      ? StaleCommand.fromPartial(object.staleCommand)
      : undefined;
    message.storeNotMatch = (object.storeNotMatch !== undefined && object.storeNotMatch !== null)
      ? StoreNotMatch.fromPartial(object.storeNotMatch)
      : undefined;
    message.raftEntryTooLarge = (object.raftEntryTooLarge !== undefined && object.raftEntryTooLarge !== null)
      ? RaftEntryTooLarge.fromPartial(object.raftEntryTooLarge)
      : undefined;
    message.maxTimestampNotSynced =
      (object.maxTimestampNotSynced !== undefined && object.maxTimestampNotSynced !== null)
        ? MaxTimestampNotSynced.fromPartial(object.maxTimestampNotSynced)
        : undefined;
    message.readIndexNotReady = (object.readIndexNotReady !== undefined && object.readIndexNotReady !== null)
      ? ReadIndexNotReady.fromPartial(object.readIndexNotReady)
      : undefined;
    message.proposalInMergingMode =
      (object.proposalInMergingMode !== undefined && object.proposalInMergingMode !== null)
        ? ProposalInMergingMode.fromPartial(object.proposalInMergingMode)
        : undefined;
    message.dataIsNotReady = (object.dataIsNotReady !== undefined && object.dataIsNotReady !== null)
      ? DataIsNotReady.fromPartial(object.dataIsNotReady)
      : undefined;
    message.regionNotInitialized = (object.regionNotInitialized !== undefined && object.regionNotInitialized !== null)
      ? RegionNotInitialized.fromPartial(object.regionNotInitialized)
      : undefined;
    message.diskFull = (object.diskFull !== undefined && object.diskFull !== null)
      ? DiskFull.fromPartial(object.diskFull)
      : undefined;
    message.RecoveryInProgress = (object.RecoveryInProgress !== undefined && object.RecoveryInProgress !== null)
      ? RecoveryInProgress.fromPartial(object.RecoveryInProgress)
      : undefined;
    message.FlashbackInProgress = (object.FlashbackInProgress !== undefined && object.FlashbackInProgress !== null)
      ? FlashbackInProgress.fromPartial(object.FlashbackInProgress)
      : undefined;
    message.FlashbackNotPrepared = (object.FlashbackNotPrepared !== undefined && object.FlashbackNotPrepared !== null)
      ? FlashbackNotPrepared.fromPartial(object.FlashbackNotPrepared)
      : undefined;
    message.isWitness = (object.isWitness !== undefined && object.isWitness !== null)
      ? IsWitness.fromPartial(object.isWitness)
      : undefined;
    message.mismatchPeerId = (object.mismatchPeerId !== undefined && object.mismatchPeerId !== null)
      ? MismatchPeerId.fromPartial(object.mismatchPeerId)
      : undefined;
    message.bucketVersionNotMatch =
      (object.bucketVersionNotMatch !== undefined && object.bucketVersionNotMatch !== null)
        ? BucketVersionNotMatch.fromPartial(object.bucketVersionNotMatch)
        : undefined;
    message.undeterminedResult = (object.undeterminedResult !== undefined && object.undeterminedResult !== null)
      ? UndeterminedResult.fromPartial(object.undeterminedResult)
      : undefined;
    return message;
  },
};
