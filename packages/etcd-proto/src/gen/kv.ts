// Generated from kv.proto by "npm run codegen". Do not edit.

import { BinaryReader, BinaryWriter, type DeepPartial, type MessageFns, noBytes } from "@tikv-client/wire";

/** A key-value pair with its revisions, and an event on it. */

/** version counts the writes since the creation of the key. */
export interface KeyValue {
  key: Uint8Array;
  createRevision: bigint;
  modRevision: bigint;
  version: bigint;
  value: Uint8Array;
  lease: bigint;
}

function createBaseKeyValue(): KeyValue {
  return {
    key: noBytes,
    createRevision: 0n,
    modRevision: 0n,
    version: 0n,
    value: noBytes,
    lease: 0n,
  };
}

export const KeyValue: MessageFns<KeyValue> = {
  encode(message: KeyValue, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.key.length !== 0) {
      writer.uint32(10).bytes(message.key);
    }
    if (message.createRevision !== 0n) {
      writer.uint32(16).int64(message.createRevision);
    }
    if (message.modRevision !== 0n) {
      writer.uint32(24).int64(message.modRevision);
    }
    if (message.version !== 0n) {
      writer.uint32(32).int64(message.version);
    }
    if (message.value.length !== 0) {
      writer.uint32(42).bytes(message.value);
    }
    if (message.lease !== 0n) {
      writer.uint32(48).int64(message.lease);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): KeyValue {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseKeyValue();
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

          message.createRevision = reader.int64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.modRevision = reader.int64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.version = reader.int64();
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.value = reader.bytes();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.lease = reader.int64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<KeyValue>): KeyValue {
    const message = createBaseKeyValue();
    message.key = object.key ?? noBytes;
    message.createRevision = (object.createRevision !== undefined && object.createRevision !== null)
      ? BigInt(object.createRevision)
      : 0n;
    message.modRevision = (object.modRevision !== undefined && object.modRevision !== null)
      ? BigInt(object.modRevision)
      : 0n;
    message.version = (object.version !== undefined && object.version !== null) ? BigInt(object.version) : 0n;
    message.value = object.value ?? noBytes;
    message.lease = (object.lease !== undefined && object.lease !== null) ? BigInt(object.lease) : 0n;
    return message;
  },
};
