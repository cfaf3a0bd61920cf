// Generated from metapb.proto by "npm run codegen". Do not edit.

import { BinaryReader, BinaryWriter, type DeepPartial, type MessageFns, noBytes } from "@tikv-client/wire";

/** Cluster metadata: stores, regions, peers and buckets. */

export const StoreState = { Up: 0, Offline: 1, Tombstone: 2 } as const;

export type StoreState = typeof StoreState[keyof typeof StoreState];

export const NodeState = { Preparing: 0, Serving: 1, Removing: 2, Removed: 3 } as const;

export type NodeState = typeof NodeState[keyof typeof NodeState];

export const PeerRole = { Voter: 0, Learner: 1, IncomingVoter: 2, DemotingVoter: 3 } as const;

export type PeerRole = typeof PeerRole[keyof typeof PeerRole];

export interface Cluster {
  id: bigint;
  maxPeerCount: number;
}

export interface StoreLabel {
  key: string;
  value: string;
}

/** A TiKV or TiFlash server. */
export interface Store {
  id: bigint;
  address: string;
  state: StoreState;
  labels: StoreLabel[];
  version: string;
  peerAddress: string;
  statusAddress: string;
  gitHash: string;
  startTimestamp: bigint;
  deployPath: string;
  lastHeartbeat: bigint;
  physicallyDestroyed: boolean;
  nodeState: NodeState;
}

/** Grows with every membership change (conf_ver) and every split or merge (version). */
export interface RegionEpoch {
  confVer: bigint;
  version: bigint;
}

export interface BucketStats {
  readBytes: bigint[];
  writeBytes: bigint[];
  readQps: bigint[];
  writeQps: bigint[];
  readKeys: bigint[];
  writeKeys: bigint[];
}

/** Split points inside a region; the first and last keys are the borders of the region. */
export interface Buckets {
  regionId: bigint;
  version: bigint;
  keys: Uint8Array[];
  stats: BucketStats | undefined;
  periodInMs: bigint;
}

/** A range of keys, from start_key (inclusive) to end_key (exclusive, empty: unbounded), and its replicas. */
export interface Region {
  id: bigint;
  startKey: Uint8Array;
  endKey: Uint8Array;
  regionEpoch: RegionEpoch | undefined;
  peers: Peer[];
  isInFlashback: boolean;
  flashbackStartTs: bigint;
}

/** A replica of a region on a store. */
export interface Peer {
  id: bigint;
  storeId: bigint;
  role: PeerRole;
  isWitness: boolean;
}

function createBaseCluster(): Cluster {
  return { id: 0n, maxPeerCount: 0 };
}

export const Cluster: MessageFns<Cluster> = {
  encode(message: Cluster, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.id !== 0n) {
      writer.uint32(8).uint64(message.id);
    }
    if (message.maxPeerCount !== 0) {
      writer.uint32(16).uint32(message.maxPeerCount);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): Cluster {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCluster();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.id = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.maxPeerCount = reader.uint32();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<Cluster>): Cluster {
    const message = createBaseCluster();
    message.id = (object.id !== undefined && object.id !== null) ? BigInt(object.id) : 0n;
    message.maxPeerCount = object.maxPeerCount ?? 0;
    return message;
  },
};

function createBaseStoreLabel(): StoreLabel {
  return { key: "", value: "" };
}

export const StoreLabel: MessageFns<StoreLabel> = {
  encode(message: StoreLabel, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.key !== "") {
      writer.uint32(10).string(message.key);
    }
    if (message.value !== "") {
      writer.uint32(18).string(message.value);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): StoreLabel {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseStoreLabel();
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

          message.value = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<StoreLabel>): StoreLabel {
    const message = createBaseStoreLabel();
    message.key = object.key ?? "";
    message.value = object.value ?? "";
    return message;
  },
};

function createBaseStore(): Store {
  return {
    id: 0n,
    address: "",
    state: 0,
    labels: [],
    version: "",
    peerAddress: "",
    statusAddress: "",
    gitHash: "",
    startTimestamp: 0n,
    deployPath: "",
    lastHeartbeat: 0n,
    physicallyDestroyed: false,
    nodeState: 0,
  };
}

export const Store: MessageFns<Store> = {
  encode(message: Store, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.id !== 0n) {
      writer.uint32(8).uint64(message.id);
    }
    if (message.address !== "") {
      writer.uint32(18).string(message.address);
    }
    if (message.state !== 0) {
      writer.uint32(24).int32(message.state);
    }
    for (const v of message.labels) {
      StoreLabel.encode(v!, writer.uint32(34).fork()).join();
    }
    if (message.version !== "") {
      writer.uint32(42).string(message.version);
    }
    if (message.peerAddress !== "") {
      writer.uint32(50).string(message.peerAddress);
    }
    if (message.statusAddress !== "") {
      writer.uint32(58).string(message.statusAddress);
    }
    if (message.gitHash !== "") {
      writer.uint32(66).string(message.gitHash);
    }
    if (message.startTimestamp !== 0n) {
      writer.uint32(72).int64(message.startTimestamp);
    }
    if (message.deployPath !== "") {
      writer.uint32(82).string(message.deployPath);
    }
    if (message.lastHeartbeat !== 0n) {
      writer.uint32(88).int64(message.lastHeartbeat);
    }
    if (message.physicallyDestroyed !== false) {
      writer.uint32(96).bool(message.physicallyDestroyed);
    }
    if (message.nodeState !== 0) {
      writer.uint32(104).int32(message.nodeState);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): Store {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseStore();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.id = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.address = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.state = reader.int32() as never;
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.labels.push(StoreLabel.decode(reader, reader.uint32()));
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.version = reader.string();
          continue;
        }
        case 6: {
          if (tag !== 50) {
            break;
          }

          message.peerAddress = reader.string();
          continue;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          message.statusAddress = reader.string();
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
          if (tag !== 72) {
            break;
          }

          message.startTimestamp = reader.int64();
          continue;
        }
        case 10: {
          if (tag !== 82) {
            break;
          }

          message.deployPath = reader.string();
          continue;
        }
        case 11: {
          if (tag !== 88) {
            break;
          }

          message.lastHeartbeat = reader.int64();
          continue;
        }
        case 12: {
          if (tag !== 96) {
            break;
          }

          message.physicallyDestroyed = reader.bool();
          continue;
        }
        case 13: {
          if (tag !== 104) {
            break;
          }

          message.nodeState = reader.int32() as never;
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<Store>): Store {
    const message = createBaseStore();
    message.id = (object.id !== undefined && object.id !== null) ? BigInt(object.id) : 0n;
    message.address = object.address ?? "";
    message.state = object.state ?? 0;
    message.labels = object.labels?.map((e) => StoreLabel.fromPartial(e)) || [];
    message.version = object.version ?? "";
    message.peerAddress = object.peerAddress ?? "";
    message.statusAddress = object.statusAddress ?? "";
    message.gitHash = object.gitHash ?? "";
    message.startTimestamp = (object.startTimestamp !== undefined && object.startTimestamp !== null)
      ? BigInt(object.startTimestamp)
      : 0n;
    message.deployPath = object.deployPath ?? "";
    message.lastHeartbeat = (object.lastHeartbeat !== undefined && object.lastHeartbeat !== null)
      ? BigInt(object.lastHeartbeat)
      : 0n;
    message.physicallyDestroyed = object.physicallyDestroyed ?? false;
    message.nodeState = object.nodeState ?? 0;
    return message;
  },
};

function createBaseRegionEpoch(): RegionEpoch {
  return { confVer: 0n, version: 0n };
}

export const RegionEpoch: MessageFns<RegionEpoch> = {
  encode(message: RegionEpoch, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.confVer !== 0n) {
      writer.uint32(8).uint64(message.confVer);
    }
    if (message.version !== 0n) {
      writer.uint32(16).uint64(message.version);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RegionEpoch {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRegionEpoch();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.confVer = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.version = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RegionEpoch>): RegionEpoch {
    const message = createBaseRegionEpoch();
    message.confVer = (object.confVer !== undefined && object.confVer !== null) ? BigInt(object.confVer) : 0n;
    message.version = (object.version !== undefined && object.version !== null) ? BigInt(object.version) : 0n;
    return message;
  },
};

function createBaseBucketStats(): BucketStats {
  return { readBytes: [], writeBytes: [], readQps: [], writeQps: [], readKeys: [], writeKeys: [] };
}

export const BucketStats: MessageFns<BucketStats> = {
  encode(message: BucketStats, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.readBytes.length !== 0) {
      writer.uint32(10).fork();
      for (const v of message.readBytes) {
        writer.uint64(v);
      }
      writer.join();
    }
    if (message.writeBytes.length !== 0) {
      writer.uint32(18).fork();
      for (const v of message.writeBytes) {
        writer.uint64(v);
      }
      writer.join();
    }
    if (message.readQps.length !== 0) {
      writer.uint32(26).fork();
      for (const v of message.readQps) {
        writer.uint64(v);
      }
      writer.join();
    }
    if (message.writeQps.length !== 0) {
      writer.uint32(34).fork();
      for (const v of message.writeQps) {
        writer.uint64(v);
      }
      writer.join();
    }
    if (message.readKeys.length !== 0) {
      writer.uint32(42).fork();
      for (const v of message.readKeys) {
        writer.uint64(v);
      }
      writer.join();
    }
    if (message.writeKeys.length !== 0) {
      writer.uint32(50).fork();
      for (const v of message.writeKeys) {
        writer.uint64(v);
      }
      writer.join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): BucketStats {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBucketStats();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag === 8) {
            message.readBytes.push(reader.uint64());

            continue;
          }

          if (tag === 10) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.readBytes.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 2: {
          if (tag === 16) {
            message.writeBytes.push(reader.uint64());

            continue;
          }

          if (tag === 18) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.writeBytes.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 3: {
          if (tag === 24) {
            message.readQps.push(reader.uint64());

            continue;
          }

          if (tag === 26) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.readQps.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 4: {
          if (tag === 32) {
            message.writeQps.push(reader.uint64());

            continue;
          }

          if (tag === 34) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.writeQps.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 5: {
          if (tag === 40) {
            message.readKeys.push(reader.uint64());

            continue;
          }

          if (tag === 42) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.readKeys.push(reader.uint64());
            }
            reader.close(end2);

            continue;
          }

          break;
        }
        case 6: {
          if (tag === 48) {
            message.writeKeys.push(reader.uint64());

            continue;
          }

          if (tag === 50) {
            const end2 = reader.open(reader.uint32());
            while (reader.pos < end2) {
              message.writeKeys.push(reader.uint64());
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

  fromPartial(object: DeepPartial<BucketStats>): BucketStats {
    const message = createBaseBucketStats();
    message.readBytes = object.readBytes?.map((e) => BigInt(e)) || [];
    message.writeBytes = object.writeBytes?.map((e) => BigInt(e)) || [];
    message.readQps = object.readQps?.map((e) => BigInt(e)) || [];
    message.writeQps = object.writeQps?.map((e) => BigInt(e)) || [];
    message.readKeys = object.readKeys?.map((e) => BigInt(e)) || [];
    message.writeKeys = object.writeKeys?.map((e) => BigInt(e)) || [];
    return message;
  },
};

function createBaseBuckets(): Buckets {
  return { regionId: 0n, version: 0n, keys: [], stats: undefined, periodInMs: 0n };
}

export const Buckets: MessageFns<Buckets> = {
  encode(message: Buckets, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.regionId !== 0n) {
      writer.uint32(8).uint64(message.regionId);
    }
    if (message.version !== 0n) {
      writer.uint32(16).uint64(message.version);
    }
    for (const v of message.keys) {
      writer.uint32(26).bytes(v!);
    }
    if (message.stats !== undefined) {
      BucketStats.encode(message.stats, writer.uint32(34).fork()).join();
    }
    if (message.periodInMs !== 0n) {
      writer.uint32(40).uint64(message.periodInMs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): Buckets {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseBuckets();
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

          message.version = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.keys.push(reader.bytes());
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.stats = BucketStats.decode(reader, reader.uint32());
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.periodInMs = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<Buckets>): Buckets {
    const message = createBaseBuckets();
    message.regionId = (object.regionId !== undefined && object.regionId !== null) ? BigInt(object.regionId) : 0n;
    message.version = (object.version !== undefined && object.version !== null) ? BigInt(object.version) : 0n;
    message.keys = object.keys?.map((e) => e) || [];
    message.stats = (object.stats !== undefined && object.stats !== null)
      ? BucketStats.fromPartial(object.stats)
      : undefined;
    message.periodInMs = (object.periodInMs !== undefined && object.periodInMs !== null)
      ? BigInt(object.periodInMs)
      : 0n;
    return message;
  },
};

function createBaseRegion(): Region {
  return {
    id: 0n,
    startKey: noBytes,
    endKey: noBytes,
    regionEpoch: undefined,
    peers: [],
    isInFlashback: false,
    flashbackStartTs: 0n,
  };
}

export const Region: MessageFns<Region> = {
  encode(message: Region, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.id !== 0n) {
      writer.uint32(8).uint64(message.id);
    }
    if (message.startKey.length !== 0) {
      writer.uint32(18).bytes(message.startKey);
    }
    if (message.endKey.length !== 0) {
      writer.uint32(26).bytes(message.endKey);
    }
    if (message.regionEpoch !== undefined) {
      RegionEpoch.encode(message.regionEpoch, writer.uint32(34).fork()).join();
    }
    for (const v of message.peers) {
      Peer.encode(v!, writer.uint32(42).fork()).join();
    }
    if (message.isInFlashback !== false) {
      writer.uint32(56).bool(message.isInFlashback);
    }
    if (message.flashbackStartTs !== 0n) {
      writer.uint32(64).uint64(message.flashbackStartTs);
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
          if (tag !== 8) {
            break;
          }

          message.id = reader.uint64();
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
          if (tag !== 26) {
            break;
          }

          message.endKey = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.regionEpoch = RegionEpoch.decode(reader, reader.uint32());
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.peers.push(Peer.decode(reader, reader.uint32()));
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.isInFlashback = reader.bool();
          continue;
        }
        case 8: {
          if (tag !== 64) {
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

  fromPartial(object: DeepPartial<Region>): Region {
    const message = createBaseRegion();
    message.id = (object.id !== undefined && object.id !== null) ? BigInt(object.id) : 0n;
    message.startKey = object.startKey ?? noBytes;
    message.endKey = object.endKey ?? noBytes;
    message.regionEpoch = (object.regionEpoch !== undefined && object.regionEpoch !== null)
      ? RegionEpoch.fromPartial(object.regionEpoch)
      : undefined;
    message.peers = object.peers?.map((e) => Peer.fromPartial(e)) || [];
    message.isInFlashback = object.isInFlashback ?? false;
    message.flashbackStartTs = (object.flashbackStartTs !== undefined && object.flashbackStartTs !== null)
      ? BigInt(object.flashbackStartTs)
      : 0n;
    return message;
  },
};

function createBasePeer(): Peer {
  return { id: 0n, storeId: 0n, role: 0, isWitness: false };
}

export const Peer: MessageFns<Peer> = {
  encode(message: Peer, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.id !== 0n) {
      writer.uint32(8).uint64(message.id);
    }
    if (message.storeId !== 0n) {
      writer.uint32(16).uint64(message.storeId);
    }
    if (message.role !== 0) {
      writer.uint32(24).int32(message.role);
    }
    if (message.isWitness !== false) {
      writer.uint32(32).bool(message.isWitness);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): Peer {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePeer();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.id = reader.uint64();
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

          message.role = reader.int32() as never;
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.isWitness = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<Peer>): Peer {
    const message = createBasePeer();
    message.id = (object.id !== undefined && object.id !== null) ? BigInt(object.id) : 0n;
    message.storeId = (object.storeId !== undefined && object.storeId !== null) ? BigInt(object.storeId) : 0n;
    message.role = object.role ?? 0;
    message.isWitness = object.isWitness ?? false;
    return message;
  },
};
