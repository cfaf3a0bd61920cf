// Generated from keyspacepb.proto by "npm run codegen". Do not edit.

import { BinaryReader, BinaryWriter, type DeepPartial, type MessageFns } from "@tikv-client/wire";
import { KeyspaceIdentity } from "./apipb.js";
import { RequestHeader, ResponseHeader } from "./pdpb.js";

/** Keyspaces: numbered tenants whose keys share a prefix. */

export const KeyspaceState = { ENABLED: 0, DISABLED: 1, ARCHIVED: 2, TOMBSTONE: 3 } as const;

export type KeyspaceState = typeof KeyspaceState[keyof typeof KeyspaceState];

export interface KeyspaceMeta {
  keyspace: { $case: "id"; id: number } | { $case: "keyspaceIdentity"; keyspaceIdentity: KeyspaceIdentity } | undefined;
  name: string;
  state: KeyspaceState;
  createdAt: bigint;
  stateChangedAt: bigint;
  config: Map<string, string>;
}

export interface KeyspaceMeta_ConfigEntry {
  key: string;
  value: string;
}

export interface NamespaceRef {
  namespace:
    | { $case: "namespaceId"; namespaceId: number }
    | { $case: "namespaceName"; namespaceName: string }
    | undefined;
}

export interface LoadKeyspaceRequest {
  header: RequestHeader | undefined;
  name: string;
  namespace: NamespaceRef | undefined;
}

export interface LoadKeyspaceByIDRequest {
  header: RequestHeader | undefined;
  keyspace: { $case: "id"; id: number } | { $case: "keyspaceIdentity"; keyspaceIdentity: KeyspaceIdentity } | undefined;
}

export interface LoadKeyspaceResponse {
  header: ResponseHeader | undefined;
  keyspace: KeyspaceMeta | undefined;
}

export interface LookupKeyspaceRequest {
  header: RequestHeader | undefined;
  name: string;
}

export interface LookupKeyspaceResponse {
  header: ResponseHeader | undefined;
  keyspaces: KeyspaceMeta[];
}

export interface WatchKeyspacesRequest {
  header: RequestHeader | undefined;
}

export interface WatchKeyspacesResponse {
  header: ResponseHeader | undefined;
  keyspaces: KeyspaceMeta[];
}

export interface UpdateKeyspaceStateRequest {
  header: RequestHeader | undefined;
  keyspace: { $case: "id"; id: number } | { $case: "keyspaceIdentity"; keyspaceIdentity: KeyspaceIdentity } | undefined;
  state: KeyspaceState;
}

export interface UpdateKeyspaceStateResponse {
  header: ResponseHeader | undefined;
  keyspace: KeyspaceMeta | undefined;
}

export interface GetAllKeyspacesRequest {
  header: RequestHeader | undefined;
  startKeyspace: { $case: "startId"; startId: number } | {
    $case: "startKeyspaceIdentity";
    startKeyspaceIdentity: KeyspaceIdentity;
  } | undefined;
  limit: number;
  namespace: NamespaceRef | undefined;
}

export interface GetAllKeyspacesResponse {
  header: ResponseHeader | undefined;
  keyspaces: KeyspaceMeta[];
}

function createBaseKeyspaceMeta(): KeyspaceMeta {
  return { keyspace: undefined, name: "", state: 0, createdAt: 0n, stateChangedAt: 0n, config: new Map() };
}

export const KeyspaceMeta: MessageFns<KeyspaceMeta> = {
  encode(message: KeyspaceMeta, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    switch (message.keyspace?.$case) {
      case "id":
        writer.uint32(8).uint32(message.keyspace.id);
        break;
      case "keyspaceIdentity":
        KeyspaceIdentity.encode(message.keyspace.keyspaceIdentity, writer.uint32(66).fork()).join();
        break;
    }
    if (message.name !== "") {
      writer.uint32(18).string(message.name);
    }
    if (message.state !== 0) {
      writer.uint32(24).int32(message.state);
    }
    if (message.createdAt !== 0n) {
      writer.uint32(32).int64(message.createdAt);
    }
    if (message.stateChangedAt !== 0n) {
      writer.uint32(40).int64(message.stateChangedAt);
    }
    message.config.forEach((value, key) => {
      KeyspaceMeta_ConfigEntry.encode({ key: key as never, value }, writer.uint32(58).fork()).join();
    });
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): KeyspaceMeta {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseKeyspaceMeta();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.keyspace = { $case: "id", id: reader.uint32() };
          continue;
        }
        case 8: {
          if (tag !== 66) {
            break;
          }

          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.name = reader.string();
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
          if (tag !== 32) {
            break;
          }

          message.createdAt = reader.int64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.stateChangedAt = reader.int64();
          continue;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          const entry7 = KeyspaceMeta_ConfigEntry.decode(reader, reader.uint32());
          if (entry7.value !== undefined) {
            message.config.set(entry7.key, entry7.value);
          }
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<KeyspaceMeta>): KeyspaceMeta {
    const message = createBaseKeyspaceMeta();
    switch (object.keyspace?.$case) {
      case "id": {
        if (object.keyspace?.id !== undefined && object.keyspace?.id !== null) {
          message.keyspace = { $case: "id", id: object.keyspace.id };
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
    message.name = object.name ?? "";
    message.state = object.state ?? 0;
    message.createdAt = (object.createdAt !== undefined && object.createdAt !== null) ? BigInt(object.createdAt) : 0n;
    message.stateChangedAt = (object.stateChangedAt !== undefined && object.stateChangedAt !== null)
      ? BigInt(object.stateChangedAt)
      : 0n;
    message.config = (() => {
      const m = new Map();
      (object.config as Map<string, string> ?? new Map()).forEach((value, key) => {
        if (value !== undefined) {
          m.set(key, globalThis.String(value));
        }
      });
      return m;
    })();
    return message;
  },
};

function createBaseKeyspaceMeta_ConfigEntry(): KeyspaceMeta_ConfigEntry {
  return { key: "", value: "" };
}

export const KeyspaceMeta_ConfigEntry: MessageFns<KeyspaceMeta_ConfigEntry> = {
  encode(message: KeyspaceMeta_ConfigEntry, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.key !== "") {
      writer.uint32(10).string(message.key);
    }
    if (message.value !== "") {
      writer.uint32(18).string(message.value);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): KeyspaceMeta_ConfigEntry {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseKeyspaceMeta_ConfigEntry();
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

  fromPartial(object: DeepPartial<KeyspaceMeta_ConfigEntry>): KeyspaceMeta_ConfigEntry {
    const message = createBaseKeyspaceMeta_ConfigEntry();
    message.key = object.key ?? "";
    message.value = object.value ?? "";
    return message;
  },
};

function createBaseNamespaceRef(): NamespaceRef {
  return { namespace: undefined };
}

export const NamespaceRef: MessageFns<NamespaceRef> = {
  encode(message: NamespaceRef, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    switch (message.namespace?.$case) {
      case "namespaceId":
        writer.uint32(8).uint32(message.namespace.namespaceId);
        break;
      case "namespaceName":
        writer.uint32(18).string(message.namespace.namespaceName);
        break;
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): NamespaceRef {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseNamespaceRef();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.namespace = { $case: "namespaceId", namespaceId: reader.uint32() };
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.namespace = { $case: "namespaceName", namespaceName: reader.string() };
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<NamespaceRef>): NamespaceRef {
    const message = createBaseNamespaceRef();
    switch (object.namespace?.$case) {
      case "namespaceId": {
        if (object.namespace?.namespaceId !== undefined && object.namespace?.namespaceId !== null) {
          message.namespace = { $case: "namespaceId", namespaceId: object.namespace.namespaceId };
        }
        break;
      }
      case "namespaceName": {
        if (object.namespace?.namespaceName !== undefined && object.namespace?.namespaceName !== null) {
          message.namespace = { $case: "namespaceName", namespaceName: object.namespace.namespaceName };
        }
        break;
      }
    }
    return message;
  },
};

function createBaseLoadKeyspaceRequest(): LoadKeyspaceRequest {
  return { header: undefined, name: "", namespace: undefined };
}

export const LoadKeyspaceRequest: MessageFns<LoadKeyspaceRequest> = {
  encode(message: LoadKeyspaceRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.name !== "") {
      writer.uint32(18).string(message.name);
    }
    if (message.namespace !== undefined) {
      NamespaceRef.encode(message.namespace, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): LoadKeyspaceRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseLoadKeyspaceRequest();
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

          message.name = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.namespace = NamespaceRef.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<LoadKeyspaceRequest>): LoadKeyspaceRequest {
    const message = createBaseLoadKeyspaceRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.name = object.name ?? "";
    message.namespace = (object.namespace !== undefined && object.namespace !== null)
      ? NamespaceRef.fromPartial(object.namespace)
      : undefined;
    return message;
  },
};

function createBaseLoadKeyspaceByIDRequest(): LoadKeyspaceByIDRequest {
  return { header: undefined, keyspace: undefined };
}

export const LoadKeyspaceByIDRequest: MessageFns<LoadKeyspaceByIDRequest> = {
  encode(message: LoadKeyspaceByIDRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    switch (message.keyspace?.$case) {
      case "id":
        writer.uint32(16).uint32(message.keyspace.id);
        break;
      case "keyspaceIdentity":
        KeyspaceIdentity.encode(message.keyspace.keyspaceIdentity, writer.uint32(26).fork()).join();
        break;
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): LoadKeyspaceByIDRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseLoadKeyspaceByIDRequest();
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

          message.keyspace = { $case: "id", id: reader.uint32() };
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

  fromPartial(object: DeepPartial<LoadKeyspaceByIDRequest>): LoadKeyspaceByIDRequest {
    const message = createBaseLoadKeyspaceByIDRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    switch (object.keyspace?.$case) {
      case "id": {
        if (object.keyspace?.id !== undefined && object.keyspace?.id !== null) {
          message.keyspace = { $case: "id", id: object.keyspace.id };
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

function createBaseLoadKeyspaceResponse(): LoadKeyspaceResponse {
  return { header: undefined, keyspace: undefined };
}

export const LoadKeyspaceResponse: MessageFns<LoadKeyspaceResponse> = {
  encode(message: LoadKeyspaceResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.keyspace !== undefined) {
      KeyspaceMeta.encode(message.keyspace, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): LoadKeyspaceResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseLoadKeyspaceResponse();
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

          message.keyspace = KeyspaceMeta.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<LoadKeyspaceResponse>): LoadKeyspaceResponse {
    const message = createBaseLoadKeyspaceResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.keyspace = (object.keyspace !== undefined && object.keyspace !== null)
      ? KeyspaceMeta.fromPartial(object.keyspace)
      : undefined;
    return message;
  },
};

function createBaseLookupKeyspaceRequest(): LookupKeyspaceRequest {
  return { header: undefined, name: "" };
}

export const LookupKeyspaceRequest: MessageFns<LookupKeyspaceRequest> = {
  encode(message: LookupKeyspaceRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.name !== "") {
      writer.uint32(18).string(message.name);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): LookupKeyspaceRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseLookupKeyspaceRequest();
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

          message.name = reader.string();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<LookupKeyspaceRequest>): LookupKeyspaceRequest {
    const message = createBaseLookupKeyspaceRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.name = object.name ?? "";
    return message;
  },
};

function createBaseLookupKeyspaceResponse(): LookupKeyspaceResponse {
  return { header: undefined, keyspaces: [] };
}

export const LookupKeyspaceResponse: MessageFns<LookupKeyspaceResponse> = {
  encode(message: LookupKeyspaceResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    for (const v of message.keyspaces) {
      KeyspaceMeta.encode(v!, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): LookupKeyspaceResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseLookupKeyspaceResponse();
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

          message.keyspaces.push(KeyspaceMeta.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<LookupKeyspaceResponse>): LookupKeyspaceResponse {
    const message = createBaseLookupKeyspaceResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.keyspaces = object.keyspaces?.map((e) => KeyspaceMeta.fromPartial(e)) || [];
    return message;
  },
};

function createBaseWatchKeyspacesRequest(): WatchKeyspacesRequest {
  return { header: undefined };
}

export const WatchKeyspacesRequest: MessageFns<WatchKeyspacesRequest> = {
  encode(message: WatchKeyspacesRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): WatchKeyspacesRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseWatchKeyspacesRequest();
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

  fromPartial(object: DeepPartial<WatchKeyspacesRequest>): WatchKeyspacesRequest {
    const message = createBaseWatchKeyspacesRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseWatchKeyspacesResponse(): WatchKeyspacesResponse {
  return { header: undefined, keyspaces: [] };
}

export const WatchKeyspacesResponse: MessageFns<WatchKeyspacesResponse> = {
  encode(message: WatchKeyspacesResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    for (const v of message.keyspaces) {
      KeyspaceMeta.encode(v!, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): WatchKeyspacesResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseWatchKeyspacesResponse();
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

          message.keyspaces.push(KeyspaceMeta.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<WatchKeyspacesResponse>): WatchKeyspacesResponse {
    const message = createBaseWatchKeyspacesResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.keyspaces = object.keyspaces?.map((e) => KeyspaceMeta.fromPartial(e)) || [];
    return message;
  },
};

function createBaseUpdateKeyspaceStateRequest(): UpdateKeyspaceStateRequest {
  return { header: undefined, keyspace: undefined, state: 0 };
}

export const UpdateKeyspaceStateRequest: MessageFns<UpdateKeyspaceStateRequest> = {
  encode(message: UpdateKeyspaceStateRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    switch (message.keyspace?.$case) {
      case "id":
        writer.uint32(16).uint32(message.keyspace.id);
        break;
      case "keyspaceIdentity":
        KeyspaceIdentity.encode(message.keyspace.keyspaceIdentity, writer.uint32(34).fork()).join();
        break;
    }
    if (message.state !== 0) {
      writer.uint32(24).int32(message.state);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): UpdateKeyspaceStateRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseUpdateKeyspaceStateRequest();
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

          message.keyspace = { $case: "id", id: reader.uint32() };
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

          message.state = reader.int32() as never;
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<UpdateKeyspaceStateRequest>): UpdateKeyspaceStateRequest {
    const message = createBaseUpdateKeyspaceStateRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    switch (object.keyspace?.$case) {
      case "id": {
        if (object.keyspace?.id !== undefined && object.keyspace?.id !== null) {
          message.keyspace = { $case: "id", id: object.keyspace.id };
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
    message.state = object.state ?? 0;
    return message;
  },
};

function createBaseUpdateKeyspaceStateResponse(): UpdateKeyspaceStateResponse {
  return { header: undefined, keyspace: undefined };
}

export const UpdateKeyspaceStateResponse: MessageFns<UpdateKeyspaceStateResponse> = {
  encode(message: UpdateKeyspaceStateResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.keyspace !== undefined) {
      KeyspaceMeta.encode(message.keyspace, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): UpdateKeyspaceStateResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseUpdateKeyspaceStateResponse();
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

          message.keyspace = KeyspaceMeta.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<UpdateKeyspaceStateResponse>): UpdateKeyspaceStateResponse {
    const message = createBaseUpdateKeyspaceStateResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.keyspace = (object.keyspace !== undefined && object.keyspace !== null)
      ? KeyspaceMeta.fromPartial(object.keyspace)
      : undefined;
    return message;
  },
};

function createBaseGetAllKeyspacesRequest(): GetAllKeyspacesRequest {
  return { header: undefined, startKeyspace: undefined, limit: 0, namespace: undefined };
}

export const GetAllKeyspacesRequest: MessageFns<GetAllKeyspacesRequest> = {
  encode(message: GetAllKeyspacesRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    switch (message.startKeyspace?.$case) {
      case "startId":
        writer.uint32(16).uint32(message.startKeyspace.startId);
        break;
      case "startKeyspaceIdentity":
        KeyspaceIdentity.encode(message.startKeyspace.startKeyspaceIdentity, writer.uint32(42).fork()).join();
        break;
    }
    if (message.limit !== 0) {
      writer.uint32(24).uint32(message.limit);
    }
    if (message.namespace !== undefined) {
      NamespaceRef.encode(message.namespace, writer.uint32(34).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetAllKeyspacesRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetAllKeyspacesRequest();
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

          message.startKeyspace = { $case: "startId", startId: reader.uint32() };
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.startKeyspace = {
            $case: "startKeyspaceIdentity",
            startKeyspaceIdentity: KeyspaceIdentity.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.limit = reader.uint32();
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.namespace = NamespaceRef.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetAllKeyspacesRequest>): GetAllKeyspacesRequest {
    const message = createBaseGetAllKeyspacesRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    switch (object.startKeyspace?.$case) {
      case "startId": {
        if (object.startKeyspace?.startId !== undefined && object.startKeyspace?.startId !== null) {
          message.startKeyspace = { $case: "startId", startId: object.startKeyspace.startId };
        }
        break;
      }
      case "startKeyspaceIdentity": {
        if (
          object.startKeyspace?.startKeyspaceIdentity !== undefined &&
          object.startKeyspace?.startKeyspaceIdentity !== null
        ) {
          message.startKeyspace = {
            $case: "startKeyspaceIdentity",
            startKeyspaceIdentity: KeyspaceIdentity.fromPartial(object.startKeyspace.startKeyspaceIdentity),
          };
        }
        break;
      }
    }
    message.limit = object.limit ?? 0;
    message.namespace = (object.namespace !== undefined && object.namespace !== null)
      ? NamespaceRef.fromPartial(object.namespace)
      : undefined;
    return message;
  },
};

function createBaseGetAllKeyspacesResponse(): GetAllKeyspacesResponse {
  return { header: undefined, keyspaces: [] };
}

export const GetAllKeyspacesResponse: MessageFns<GetAllKeyspacesResponse> = {
  encode(message: GetAllKeyspacesResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    for (const v of message.keyspaces) {
      KeyspaceMeta.encode(v!, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetAllKeyspacesResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetAllKeyspacesResponse();
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

          message.keyspaces.push(KeyspaceMeta.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetAllKeyspacesResponse>): GetAllKeyspacesResponse {
    const message = createBaseGetAllKeyspacesResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.keyspaces = object.keyspaces?.map((e) => KeyspaceMeta.fromPartial(e)) || [];
    return message;
  },
};
