// Generated from apipb.proto by "npm run codegen". Do not edit.

import { BinaryReader, BinaryWriter, type DeepPartial, type MessageFns } from "@tikv-client/wire";

/** Identities that several services share. */

export interface KeyspaceIdentity {
  namespaceId: number;
  keyspaceId: number;
}

function createBaseKeyspaceIdentity(): KeyspaceIdentity {
  return { namespaceId: 0, keyspaceId: 0 };
}

export const KeyspaceIdentity: MessageFns<KeyspaceIdentity> = {
  encode(message: KeyspaceIdentity, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.namespaceId !== 0) {
      writer.uint32(8).uint32(message.namespaceId);
    }
    if (message.keyspaceId !== 0) {
      writer.uint32(16).uint32(message.keyspaceId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): KeyspaceIdentity {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseKeyspaceIdentity();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.namespaceId = reader.uint32();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.keyspaceId = reader.uint32();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<KeyspaceIdentity>): KeyspaceIdentity {
    const message = createBaseKeyspaceIdentity();
    message.namespaceId = object.namespaceId ?? 0;
    message.keyspaceId = object.keyspaceId ?? 0;
    return message;
  },
};
