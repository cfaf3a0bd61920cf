// Generated from tsopb.proto by "npm run codegen". Do not edit.

import { BinaryReader, BinaryWriter, type DeepPartial, type MessageFns } from "@tikv-client/wire";
import { KeyspaceIdentity } from "./apipb.js";
import { Timestamp } from "./pdpb.js";

/** The timestamp service when it runs apart from the placement driver. */

export const ErrorType = {
  OK: 0,
  UNKNOWN: 1,
  NOT_BOOTSTRAPPED: 2,
  ALREADY_BOOTSTRAPPED: 3,
  INVALID_VALUE: 4,
  CLUSTER_MISMATCHED: 5,
} as const;

export type ErrorType = typeof ErrorType[keyof typeof ErrorType];

export interface RequestHeader {
  clusterId: bigint;
  senderId: bigint;
  keyspace: { $case: "keyspaceId"; keyspaceId: number } | {
    $case: "keyspaceIdentity";
    keyspaceIdentity: KeyspaceIdentity;
  } | undefined;
  keyspaceGroupId: number;
  calleeId: string;
}

export interface ResponseHeader {
  clusterId: bigint;
  error: Error | undefined;
  keyspace: { $case: "keyspaceId"; keyspaceId: number } | {
    $case: "keyspaceIdentity";
    keyspaceIdentity: KeyspaceIdentity;
  } | undefined;
  keyspaceGroupId: number;
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

export interface TsoResponse {
  header: ResponseHeader | undefined;
  count: number;
  timestamp: Timestamp | undefined;
}

export interface KeyspaceGroupMember {
  address: string;
  isPrimary: boolean;
}

export interface SplitState {
  splitSource: number;
}

export interface KeyspaceGroup {
  id: number;
  userKind: string;
  splitState: SplitState | undefined;
  members: KeyspaceGroupMember[];
}

export interface FindGroupByKeyspaceIDRequest {
  header: RequestHeader | undefined;
  keyspace: { $case: "keyspaceId"; keyspaceId: number } | {
    $case: "keyspaceIdentity";
    keyspaceIdentity: KeyspaceIdentity;
  } | undefined;
  modRevision: bigint;
}

export interface FindGroupByKeyspaceIDResponse {
  header: ResponseHeader | undefined;
  keyspaceGroup: KeyspaceGroup | undefined;
  modRevision: bigint;
}

export interface GetMinTSRequest {
  header: RequestHeader | undefined;
  dcLocation: string;
}

export interface GetMinTSResponse {
  header: ResponseHeader | undefined;
  timestamp: Timestamp | undefined;
  keyspaceGroupsServing: number;
  keyspaceGroupsTotal: number;
}

function createBaseRequestHeader(): RequestHeader {
  return { clusterId: 0n, senderId: 0n, keyspace: undefined, keyspaceGroupId: 0, calleeId: "" };
}

export const RequestHeader: MessageFns<RequestHeader> = {
  encode(message: RequestHeader, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.clusterId !== 0n) {
      writer.uint32(8).uint64(message.clusterId);
    }
    if (message.senderId !== 0n) {
      writer.uint32(16).uint64(message.senderId);
    }
    switch (message.keyspace?.$case) {
      case "keyspaceId":
        writer.uint32(24).uint32(message.keyspace.keyspaceId);
        break;
      case "keyspaceIdentity":
        KeyspaceIdentity.encode(message.keyspace.keyspaceIdentity, writer.uint32(50).fork()).join();
        break;
    }
    if (message.keyspaceGroupId !== 0) {
      writer.uint32(32).uint32(message.keyspaceGroupId);
    }
    if (message.calleeId !== "") {
      writer.uint32(42).string(message.calleeId);
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
          if (tag !== 24) {
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
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.keyspaceGroupId = reader.uint32();
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.calleeId = reader.string();
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
    message.keyspaceGroupId = object.keyspaceGroupId ?? 0;
    message.calleeId = object.calleeId ?? "";
    return message;
  },
};

function createBaseResponseHeader(): ResponseHeader {
  return { clusterId: 0n, error: undefined, keyspace: undefined, keyspaceGroupId: 0 };
}

export const ResponseHeader: MessageFns<ResponseHeader> = {
  encode(message: ResponseHeader, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.clusterId !== 0n) {
      writer.uint32(8).uint64(message.clusterId);
    }
    if (message.error !== undefined) {
      Error.encode(message.error, writer.uint32(18).fork()).join();
    }
    switch (message.keyspace?.$case) {
      case "keyspaceId":
        writer.uint32(24).uint32(message.keyspace.keyspaceId);
        break;
      case "keyspaceIdentity":
        KeyspaceIdentity.encode(message.keyspace.keyspaceIdentity, writer.uint32(42).fork()).join();
        break;
    }
    if (message.keyspaceGroupId !== 0) {
      writer.uint32(32).uint32(message.keyspaceGroupId);
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
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.keyspace = { $case: "keyspaceId", keyspaceId: reader.uint32() };
          continue;
        }
        case 5: {
          if (tag !== 42) {
            break;
          }

          message.keyspace = {
            $case: "keyspaceIdentity",
            keyspaceIdentity: KeyspaceIdentity.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.keyspaceGroupId = reader.uint32();
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
    message.keyspaceGroupId = object.keyspaceGroupId ?? 0;
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

function createBaseKeyspaceGroupMember(): KeyspaceGroupMember {
  return { address: "", isPrimary: false };
}

export const KeyspaceGroupMember: MessageFns<KeyspaceGroupMember> = {
  encode(message: KeyspaceGroupMember, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.address !== "") {
      writer.uint32(10).string(message.address);
    }
    if (message.isPrimary !== false) {
      writer.uint32(16).bool(message.isPrimary);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): KeyspaceGroupMember {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseKeyspaceGroupMember();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.address = reader.string();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.isPrimary = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<KeyspaceGroupMember>): KeyspaceGroupMember {
    const message = createBaseKeyspaceGroupMember();
    message.address = object.address ?? "";
    message.isPrimary = object.isPrimary ?? false;
    return message;
  },
};

function createBaseSplitState(): SplitState {
  return { splitSource: 0 };
}

export const SplitState: MessageFns<SplitState> = {
  encode(message: SplitState, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.splitSource !== 0) {
      writer.uint32(8).uint32(message.splitSource);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): SplitState {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseSplitState();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.splitSource = reader.uint32();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<SplitState>): SplitState {
    const message = createBaseSplitState();
    message.splitSource = object.splitSource ?? 0;
    return message;
  },
};

function createBaseKeyspaceGroup(): KeyspaceGroup {
  return { id: 0, userKind: "", splitState: undefined, members: [] };
}

export const KeyspaceGroup: MessageFns<KeyspaceGroup> = {
  encode(message: KeyspaceGroup, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.id !== 0) {
      writer.uint32(8).uint32(message.id);
    }
    if (message.userKind !== "") {
      writer.uint32(18).string(message.userKind);
    }
    if (message.splitState !== undefined) {
      SplitState.encode(message.splitState, writer.uint32(26).fork()).join();
    }
    for (const v of message.members) {
      KeyspaceGroupMember.encode(v!, writer.uint32(34).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): KeyspaceGroup {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseKeyspaceGroup();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.id = reader.uint32();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.userKind = reader.string();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.splitState = SplitState.decode(reader, reader.uint32());
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.members.push(KeyspaceGroupMember.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<KeyspaceGroup>): KeyspaceGroup {
    const message = createBaseKeyspaceGroup();
    message.id = object.id ?? 0;
    message.userKind = object.userKind ?? "";
    message.splitState = (object.splitState !== undefined && object.splitState !== null)
      ? SplitState.fromPartial(object.splitState)
      : undefined;
    message.members = object.members?.map((e) => KeyspaceGroupMember.fromPartial(e)) || [];
    return message;
  },
};

function createBaseFindGroupByKeyspaceIDRequest(): FindGroupByKeyspaceIDRequest {
  return { header: undefined, keyspace: undefined, modRevision: 0n };
}

export const FindGroupByKeyspaceIDRequest: MessageFns<FindGroupByKeyspaceIDRequest> = {
  encode(message: FindGroupByKeyspaceIDRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
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
    if (message.modRevision !== 0n) {
      writer.uint32(24).uint64(message.modRevision);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): FindGroupByKeyspaceIDRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseFindGroupByKeyspaceIDRequest();
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

          message.modRevision = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<FindGroupByKeyspaceIDRequest>): FindGroupByKeyspaceIDRequest {
    const message = createBaseFindGroupByKeyspaceIDRequest();
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
    message.modRevision = (object.modRevision !== undefined && object.modRevision !== null)
      ? BigInt(object.modRevision)
      : 0n;
    return message;
  },
};

function createBaseFindGroupByKeyspaceIDResponse(): FindGroupByKeyspaceIDResponse {
  return { header: undefined, keyspaceGroup: undefined, modRevision: 0n };
}

export const FindGroupByKeyspaceIDResponse: MessageFns<FindGroupByKeyspaceIDResponse> = {
  encode(message: FindGroupByKeyspaceIDResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.keyspaceGroup !== undefined) {
      KeyspaceGroup.encode(message.keyspaceGroup, writer.uint32(18).fork()).join();
    }
    if (message.modRevision !== 0n) {
      writer.uint32(24).uint64(message.modRevision);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): FindGroupByKeyspaceIDResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseFindGroupByKeyspaceIDResponse();
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

          message.keyspaceGroup = KeyspaceGroup.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.modRevision = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<FindGroupByKeyspaceIDResponse>): FindGroupByKeyspaceIDResponse {
    const message = createBaseFindGroupByKeyspaceIDResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.keyspaceGroup = (object.keyspaceGroup !== undefined && object.keyspaceGroup !== null)
      ? KeyspaceGroup.fromPartial(object.keyspaceGroup)
      : undefined;
    message.modRevision = (object.modRevision !== undefined && object.modRevision !== null)
      ? BigInt(object.modRevision)
      : 0n;
    return message;
  },
};

function createBaseGetMinTSRequest(): GetMinTSRequest {
  return { header: undefined, dcLocation: "" };
}

export const GetMinTSRequest: MessageFns<GetMinTSRequest> = {
  encode(message: GetMinTSRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.dcLocation !== "") {
      writer.uint32(18).string(message.dcLocation);
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
        case 2: {
          if (tag !== 18) {
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

  fromPartial(object: DeepPartial<GetMinTSRequest>): GetMinTSRequest {
    const message = createBaseGetMinTSRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.dcLocation = object.dcLocation ?? "";
    return message;
  },
};

function createBaseGetMinTSResponse(): GetMinTSResponse {
  return { header: undefined, timestamp: undefined, keyspaceGroupsServing: 0, keyspaceGroupsTotal: 0 };
}

export const GetMinTSResponse: MessageFns<GetMinTSResponse> = {
  encode(message: GetMinTSResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.timestamp !== undefined) {
      Timestamp.encode(message.timestamp, writer.uint32(18).fork()).join();
    }
    if (message.keyspaceGroupsServing !== 0) {
      writer.uint32(24).uint32(message.keyspaceGroupsServing);
    }
    if (message.keyspaceGroupsTotal !== 0) {
      writer.uint32(32).uint32(message.keyspaceGroupsTotal);
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
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.keyspaceGroupsServing = reader.uint32();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.keyspaceGroupsTotal = reader.uint32();
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
    message.keyspaceGroupsServing = object.keyspaceGroupsServing ?? 0;
    message.keyspaceGroupsTotal = object.keyspaceGroupsTotal ?? 0;
    return message;
  },
};
