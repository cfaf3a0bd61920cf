// Generated from meta_storagepb.proto by "npm run codegen". Do not edit.

import { BinaryReader, BinaryWriter, type DeepPartial, type MessageFns, noBytes } from "@tikv-client/wire";

/** The small key-value store inside the placement driver. */

export const ErrorType = { OK: 0, UNKNOWN: 1, DATA_COMPACTED: 2 } as const;

export type ErrorType = typeof ErrorType[keyof typeof ErrorType];

export interface Error {
  type: ErrorType;
  message: string;
}

export interface RequestHeader {
  clusterId: bigint;
  source: string;
}

export interface ResponseHeader {
  clusterId: bigint;
  error: Error | undefined;
  revision: bigint;
}

export interface WatchRequest {
  header: RequestHeader | undefined;
  key: Uint8Array;
  rangeEnd: Uint8Array;
  startRevision: bigint;
  prevKv: boolean;
}

export interface WatchResponse {
  header: ResponseHeader | undefined;
  compactRevision: bigint;
  events: Event[];
}

export interface GetRequest {
  header: RequestHeader | undefined;
  key: Uint8Array;
  rangeEnd: Uint8Array;
  limit: bigint;
  revision: bigint;
}

export interface GetResponse {
  header: ResponseHeader | undefined;
  kvs: KeyValue[];
  more: boolean;
  count: bigint;
}

export interface PutRequest {
  header: RequestHeader | undefined;
  key: Uint8Array;
  value: Uint8Array;
  lease: bigint;
  prevKv: boolean;
}

export interface PutResponse {
  header: ResponseHeader | undefined;
  prevKv: KeyValue | undefined;
}

export interface DeleteRequest {
  header: RequestHeader | undefined;
  key: Uint8Array;
  rangeEnd: Uint8Array;
  prevKv: boolean;
}

export interface DeleteResponse {
  header: ResponseHeader | undefined;
  deleted: bigint;
  prevKvs: KeyValue[];
}

export interface KeyValue {
  key: Uint8Array;
  createRevision: bigint;
  modRevision: bigint;
  version: bigint;
  value: Uint8Array;
  lease: bigint;
}

export interface Event {
  type: Event_EventType;
  kv: KeyValue | undefined;
  prevKv: KeyValue | undefined;
}

export const Event_EventType = { PUT: 0, DELETE: 1 } as const;

export type Event_EventType = typeof Event_EventType[keyof typeof Event_EventType];

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

function createBaseRequestHeader(): RequestHeader {
  return { clusterId: 0n, source: "" };
}

export const RequestHeader: MessageFns<RequestHeader> = {
  encode(message: RequestHeader, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.clusterId !== 0n) {
      writer.uint32(8).uint64(message.clusterId);
    }
    if (message.source !== "") {
      writer.uint32(18).string(message.source);
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
          if (tag !== 18) {
            break;
          }

          message.source = reader.string();
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
    message.source = object.source ?? "";
    return message;
  },
};

function createBaseResponseHeader(): ResponseHeader {
  return { clusterId: 0n, error: undefined, revision: 0n };
}

export const ResponseHeader: MessageFns<ResponseHeader> = {
  encode(message: ResponseHeader, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.clusterId !== 0n) {
      writer.uint32(8).uint64(message.clusterId);
    }
    if (message.error !== undefined) {
      Error.encode(message.error, writer.uint32(18).fork()).join();
    }
    if (message.revision !== 0n) {
      writer.uint32(24).int64(message.revision);
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

          message.revision = reader.int64();
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
    message.revision = (object.revision !== undefined && object.revision !== null) ? BigInt(object.revision) : 0n;
    return message;
  },
};

function createBaseWatchRequest(): WatchRequest {
  return { header: undefined, key: noBytes, rangeEnd: noBytes, startRevision: 0n, prevKv: false };
}

export const WatchRequest: MessageFns<WatchRequest> = {
  encode(message: WatchRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.key.length !== 0) {
      writer.uint32(18).bytes(message.key);
    }
    if (message.rangeEnd.length !== 0) {
      writer.uint32(26).bytes(message.rangeEnd);
    }
    if (message.startRevision !== 0n) {
      writer.uint32(32).int64(message.startRevision);
    }
    if (message.prevKv !== false) {
      writer.uint32(40).bool(message.prevKv);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): WatchRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseWatchRequest();
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

          message.key = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.rangeEnd = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.startRevision = reader.int64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.prevKv = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<WatchRequest>): WatchRequest {
    const message = createBaseWatchRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.key = object.key ?? noBytes;
    message.rangeEnd = object.rangeEnd ?? noBytes;
    message.startRevision = (object.startRevision !== undefined && object.startRevision !== null)
      ? BigInt(object.startRevision)
      : 0n;
    message.prevKv = object.prevKv ?? false;
    return message;
  },
};

function createBaseWatchResponse(): WatchResponse {
  return { header: undefined, compactRevision: 0n, events: [] };
}

export const WatchResponse: MessageFns<WatchResponse> = {
  encode(message: WatchResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.compactRevision !== 0n) {
      writer.uint32(16).int64(message.compactRevision);
    }
    for (const v of message.events) {
      Event.encode(v!, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): WatchResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseWatchResponse();
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

          message.compactRevision = reader.int64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.events.push(Event.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<WatchResponse>): WatchResponse {
    const message = createBaseWatchResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.compactRevision = (object.compactRevision !== undefined && object.compactRevision !== null)
      ? BigInt(object.compactRevision)
      : 0n;
    message.events = object.events?.map((e) => Event.fromPartial(e)) || [];
    return message;
  },
};

function createBaseGetRequest(): GetRequest {
  return { header: undefined, key: noBytes, rangeEnd: noBytes, limit: 0n, revision: 0n };
}

export const GetRequest: MessageFns<GetRequest> = {
  encode(message: GetRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.key.length !== 0) {
      writer.uint32(18).bytes(message.key);
    }
    if (message.rangeEnd.length !== 0) {
      writer.uint32(26).bytes(message.rangeEnd);
    }
    if (message.limit !== 0n) {
      writer.uint32(32).int64(message.limit);
    }
    if (message.revision !== 0n) {
      writer.uint32(40).int64(message.revision);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetRequest();
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

          message.key = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.rangeEnd = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.limit = reader.int64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
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

  fromPartial(object: DeepPartial<GetRequest>): GetRequest {
    const message = createBaseGetRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.key = object.key ?? noBytes;
    message.rangeEnd = object.rangeEnd ?? noBytes;
    message.limit = (object.limit !== undefined && object.limit !== null) ? BigInt(object.limit) : 0n;
    message.revision = (object.revision !== undefined && object.revision !== null) ? BigInt(object.revision) : 0n;
    return message;
  },
};

function createBaseGetResponse(): GetResponse {
  return { header: undefined, kvs: [], more: false, count: 0n };
}

export const GetResponse: MessageFns<GetResponse> = {
  encode(message: GetResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    for (const v of message.kvs) {
      KeyValue.encode(v!, writer.uint32(18).fork()).join();
    }
    if (message.more !== false) {
      writer.uint32(24).bool(message.more);
    }
    if (message.count !== 0n) {
      writer.uint32(32).int64(message.count);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): GetResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseGetResponse();
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

          message.kvs.push(KeyValue.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.more = reader.bool();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.count = reader.int64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<GetResponse>): GetResponse {
    const message = createBaseGetResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.kvs = object.kvs?.map((e) => KeyValue.fromPartial(e)) || [];
    message.more = object.more ?? false;
    message.count = (object.count !== undefined && object.count !== null) ? BigInt(object.count) : 0n;
    return message;
  },
};

function createBasePutRequest(): PutRequest {
  return { header: undefined, key: noBytes, value: noBytes, lease: 0n, prevKv: false };
}

export const PutRequest: MessageFns<PutRequest> = {
  encode(message: PutRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.key.length !== 0) {
      writer.uint32(18).bytes(message.key);
    }
    if (message.value.length !== 0) {
      writer.uint32(26).bytes(message.value);
    }
    if (message.lease !== 0n) {
      writer.uint32(32).int64(message.lease);
    }
    if (message.prevKv !== false) {
      writer.uint32(40).bool(message.prevKv);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PutRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePutRequest();
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

          message.key = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.value = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.lease = reader.int64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.prevKv = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PutRequest>): PutRequest {
    const message = createBasePutRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.key = object.key ?? noBytes;
    message.value = object.value ?? noBytes;
    message.lease = (object.lease !== undefined && object.lease !== null) ? BigInt(object.lease) : 0n;
    message.prevKv = object.prevKv ?? false;
    return message;
  },
};

function createBasePutResponse(): PutResponse {
  return { header: undefined, prevKv: undefined };
}

export const PutResponse: MessageFns<PutResponse> = {
  encode(message: PutResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.prevKv !== undefined) {
      KeyValue.encode(message.prevKv, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): PutResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBasePutResponse();
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

          message.prevKv = KeyValue.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<PutResponse>): PutResponse {
    const message = createBasePutResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.prevKv = (object.prevKv !== undefined && object.prevKv !== null)
      ? KeyValue.fromPartial(object.prevKv)
      : undefined;
    return message;
  },
};

function createBaseDeleteRequest(): DeleteRequest {
  return { header: undefined, key: noBytes, rangeEnd: noBytes, prevKv: false };
}

export const DeleteRequest: MessageFns<DeleteRequest> = {
  encode(message: DeleteRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      RequestHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.key.length !== 0) {
      writer.uint32(18).bytes(message.key);
    }
    if (message.rangeEnd.length !== 0) {
      writer.uint32(26).bytes(message.rangeEnd);
    }
    if (message.prevKv !== false) {
      writer.uint32(32).bool(message.prevKv);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): DeleteRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDeleteRequest();
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

          message.key = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.rangeEnd = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.prevKv = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<DeleteRequest>): DeleteRequest {
    const message = createBaseDeleteRequest();
    message.header = (object.header !== undefined && object.header !== null)
      ? RequestHeader.fromPartial(object.header)
      : undefined;
    message.key = object.key ?? noBytes;
    message.rangeEnd = object.rangeEnd ?? noBytes;
    message.prevKv = object.prevKv ?? false;
    return message;
  },
};

function createBaseDeleteResponse(): DeleteResponse {
  return { header: undefined, deleted: 0n, prevKvs: [] };
}

export const DeleteResponse: MessageFns<DeleteResponse> = {
  encode(message: DeleteResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.deleted !== 0n) {
      writer.uint32(16).int64(message.deleted);
    }
    for (const v of message.prevKvs) {
      KeyValue.encode(v!, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): DeleteResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDeleteResponse();
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

          message.deleted = reader.int64();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.prevKvs.push(KeyValue.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<DeleteResponse>): DeleteResponse {
    const message = createBaseDeleteResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.deleted = (object.deleted !== undefined && object.deleted !== null) ? BigInt(object.deleted) : 0n;
    message.prevKvs = object.prevKvs?.map((e) => KeyValue.fromPartial(e)) || [];
    return message;
  },
};

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

function createBaseEvent(): Event {
  return { type: 0, kv: undefined, prevKv: undefined };
}

export const Event: MessageFns<Event> = {
  encode(message: Event, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.type !== 0) {
      writer.uint32(8).int32(message.type);
    }
    if (message.kv !== undefined) {
      KeyValue.encode(message.kv, writer.uint32(18).fork()).join();
    }
    if (message.prevKv !== undefined) {
      KeyValue.encode(message.prevKv, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): Event {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseEvent();
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

          message.kv = KeyValue.decode(reader, reader.uint32());
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.prevKv = KeyValue.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<Event>): Event {
    const message = createBaseEvent();
    message.type = object.type ?? 0;
    message.kv = (object.kv !== undefined && object.kv !== null) ? KeyValue.fromPartial(object.kv) : undefined;
    message.prevKv = (object.prevKv !== undefined && object.prevKv !== null)
      ? KeyValue.fromPartial(object.prevKv)
      : undefined;
    return message;
  },
};
