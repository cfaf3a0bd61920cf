// Generated from deadlock.proto by "npm run codegen". Do not edit.

import { BinaryReader, BinaryWriter, type DeepPartial, type MessageFns, noBytes } from "@tikv-client/wire";

/** Edges of the wait-for graph, as deadlock errors report them. */

export interface WaitForEntry {
  txn: bigint;
  waitForTxn: bigint;
  keyHash: bigint;
  key: Uint8Array;
  resourceGroupTag: Uint8Array;
  waitTime: bigint;
}

function createBaseWaitForEntry(): WaitForEntry {
  return {
    txn: 0n,
    waitForTxn: 0n,
    keyHash: 0n,
    key: noBytes,
    resourceGroupTag: noBytes,
    waitTime: 0n,
  };
}

export const WaitForEntry: MessageFns<WaitForEntry> = {
  encode(message: WaitForEntry, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.txn !== 0n) {
      writer.uint32(8).uint64(message.txn);
    }
    if (message.waitForTxn !== 0n) {
      writer.uint32(16).uint64(message.waitForTxn);
    }
    if (message.keyHash !== 0n) {
      writer.uint32(24).uint64(message.keyHash);
    }
    if (message.key.length !== 0) {
      writer.uint32(34).bytes(message.key);
    }
    if (message.resourceGroupTag.length !== 0) {
      writer.uint32(42).bytes(message.resourceGroupTag);
    }
    if (message.waitTime !== 0n) {
      writer.uint32(48).uint64(message.waitTime);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): WaitForEntry {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseWaitForEntry();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.txn = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.waitForTxn = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.keyHash = reader.uint64();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.resourceGroupTag = reader.bytes();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.waitTime = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<WaitForEntry>): WaitForEntry {
    const message = createBaseWaitForEntry();
    message.txn = (object.txn !== undefined && object.txn !== null) ? BigInt(object.txn) : 0n;
    message.waitForTxn = (object.waitForTxn !== undefined && object.waitForTxn !== null)
      ? BigInt(object.waitForTxn)
      : 0n;
    message.keyHash = (object.keyHash !== undefined && object.keyHash !== null) ? BigInt(object.keyHash) : 0n;
    message.key = object.key ?? noBytes;
    message.resourceGroupTag = object.resourceGroupTag ?? noBytes;
    message.waitTime = (object.waitTime !== undefined && object.waitTime !== null) ? BigInt(object.waitTime) : 0n;
    return message;
  },
};
