// Generated from rpc.proto by "npm run codegen". Do not edit.

import { BinaryReader, BinaryWriter, type DeepPartial, type MessageFns, noBytes } from "@tikv-client/wire";
import { KeyValue } from "./kv.js";

/** The KV service, who is in the cluster, and their messages. */

export interface ResponseHeader {
  clusterId: bigint;
  memberId: bigint;
  revision: bigint;
  raftTerm: bigint;
}

/** An empty range_end means one key; a single zero byte in it means everything from key on. */
export interface RangeRequest {
  key: Uint8Array;
  rangeEnd: Uint8Array;
  limit: bigint;
  revision: bigint;
  sortOrder: RangeRequest_SortOrder;
  sortTarget: RangeRequest_SortTarget;
  serializable: boolean;
  keysOnly: boolean;
  countOnly: boolean;
  minModRevision: bigint;
  maxModRevision: bigint;
  minCreateRevision: bigint;
  maxCreateRevision: bigint;
}

export const RangeRequest_SortOrder = { NONE: 0, ASCEND: 1, DESCEND: 2 } as const;

export type RangeRequest_SortOrder = typeof RangeRequest_SortOrder[keyof typeof RangeRequest_SortOrder];

export const RangeRequest_SortTarget = { KEY: 0, VERSION: 1, CREATE: 2, MOD: 3, VALUE: 4 } as const;

export type RangeRequest_SortTarget = typeof RangeRequest_SortTarget[keyof typeof RangeRequest_SortTarget];

export interface RangeResponse {
  header: ResponseHeader | undefined;
  kvs: KeyValue[];
  more: boolean;
  count: bigint;
}

export interface PutRequest {
  key: Uint8Array;
  value: Uint8Array;
  lease: bigint;
  prevKv: boolean;
  ignoreValue: boolean;
  ignoreLease: boolean;
}

export interface PutResponse {
  header: ResponseHeader | undefined;
  prevKv: KeyValue | undefined;
}

export interface DeleteRangeRequest {
  key: Uint8Array;
  rangeEnd: Uint8Array;
  prevKv: boolean;
}

export interface DeleteRangeResponse {
  header: ResponseHeader | undefined;
  deleted: bigint;
  prevKvs: KeyValue[];
}

export interface RequestOp {
  request:
    | { $case: "requestRange"; requestRange: RangeRequest }
    | { $case: "requestPut"; requestPut: PutRequest }
    | { $case: "requestDeleteRange"; requestDeleteRange: DeleteRangeRequest }
    | { $case: "requestTxn"; requestTxn: TxnRequest }
    | undefined;
}

export interface ResponseOp {
  response:
    | { $case: "responseRange"; responseRange: RangeResponse }
    | { $case: "responsePut"; responsePut: PutResponse }
    | { $case: "responseDeleteRange"; responseDeleteRange: DeleteRangeResponse }
    | { $case: "responseTxn"; responseTxn: TxnResponse }
    | undefined;
}

/** One condition of a transaction. */
export interface Compare {
  result: Compare_CompareResult;
  target: Compare_CompareTarget;
  key: Uint8Array;
  targetUnion:
    | { $case: "version"; version: bigint }
    | { $case: "createRevision"; createRevision: bigint }
    | { $case: "modRevision"; modRevision: bigint }
    | { $case: "value"; value: Uint8Array }
    | { $case: "lease"; lease: bigint }
    | undefined;
  rangeEnd: Uint8Array;
}

export const Compare_CompareResult = { EQUAL: 0, GREATER: 1, LESS: 2, NOT_EQUAL: 3 } as const;

export type Compare_CompareResult = typeof Compare_CompareResult[keyof typeof Compare_CompareResult];

export const Compare_CompareTarget = { VERSION: 0, CREATE: 1, MOD: 2, VALUE: 3, LEASE: 4 } as const;

export type Compare_CompareTarget = typeof Compare_CompareTarget[keyof typeof Compare_CompareTarget];

/** Runs success if every compare holds, else failure. */
export interface TxnRequest {
  compare: Compare[];
  success: RequestOp[];
  failure: RequestOp[];
}

export interface TxnResponse {
  header: ResponseHeader | undefined;
  succeeded: boolean;
  responses: ResponseOp[];
}

export interface CompactionRequest {
  revision: bigint;
  physical: boolean;
}

export interface CompactionResponse {
  header: ResponseHeader | undefined;
}

export interface RangeStreamResponse {
  rangeResponse: RangeResponse | undefined;
}

export interface Member {
  ID: bigint;
  name: string;
  peerURLs: string[];
  clientURLs: string[];
  isLearner: boolean;
}

export interface MemberListRequest {
  linearizable: boolean;
}

export interface MemberListResponse {
  header: ResponseHeader | undefined;
  members: Member[];
}

function createBaseResponseHeader(): ResponseHeader {
  return { clusterId: 0n, memberId: 0n, revision: 0n, raftTerm: 0n };
}

export const ResponseHeader: MessageFns<ResponseHeader> = {
  encode(message: ResponseHeader, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.clusterId !== 0n) {
      writer.uint32(8).uint64(message.clusterId);
    }
    if (message.memberId !== 0n) {
      writer.uint32(16).uint64(message.memberId);
    }
    if (message.revision !== 0n) {
      writer.uint32(24).int64(message.revision);
    }
    if (message.raftTerm !== 0n) {
      writer.uint32(32).uint64(message.raftTerm);
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
          if (tag !== 16) {
            break;
          }

          message.memberId = reader.uint64();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.revision = reader.int64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.raftTerm = reader.uint64();
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
    message.memberId = (object.memberId !== undefined && object.memberId !== null) ? BigInt(object.memberId) : 0n;
    message.revision = (object.revision !== undefined && object.revision !== null) ? BigInt(object.revision) : 0n;
    message.raftTerm = (object.raftTerm !== undefined && object.raftTerm !== null) ? BigInt(object.raftTerm) : 0n;
    return message;
  },
};

function createBaseRangeRequest(): RangeRequest {
  return {
    key: noBytes,
    rangeEnd: noBytes,
    limit: 0n,
    revision: 0n,
    sortOrder: 0,
    sortTarget: 0,
    serializable: false,
    keysOnly: false,
    countOnly: false,
    minModRevision: 0n,
    maxModRevision: 0n,
    minCreateRevision: 0n,
    maxCreateRevision: 0n,
  };
}

export const RangeRequest: MessageFns<RangeRequest> = {
  encode(message: RangeRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.key.length !== 0) {
      writer.uint32(10).bytes(message.key);
    }
    if (message.rangeEnd.length !== 0) {
      writer.uint32(18).bytes(message.rangeEnd);
    }
    if (message.limit !== 0n) {
      writer.uint32(24).int64(message.limit);
    }
    if (message.revision !== 0n) {
      writer.uint32(32).int64(message.revision);
    }
    if (message.sortOrder !== 0) {
      writer.uint32(40).int32(message.sortOrder);
    }
    if (message.sortTarget !== 0) {
      writer.uint32(48).int32(message.sortTarget);
    }
    if (message.serializable !== false) {
      writer.uint32(56).bool(message.serializable);
    }
    if (message.keysOnly !== false) {
      writer.uint32(64).bool(message.keysOnly);
    }
    if (message.countOnly !== false) {
      writer.uint32(72).bool(message.countOnly);
    }
    if (message.minModRevision !== 0n) {
      writer.uint32(80).int64(message.minModRevision);
    }
    if (message.maxModRevision !== 0n) {
      writer.uint32(88).int64(message.maxModRevision);
    }
    if (message.minCreateRevision !== 0n) {
      writer.uint32(96).int64(message.minCreateRevision);
    }
    if (message.maxCreateRevision !== 0n) {
      writer.uint32(104).int64(message.maxCreateRevision);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RangeRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRangeRequest();
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
          if (tag !== 18) {
            break;
          }

          message.rangeEnd = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.limit = reader.int64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.revision = reader.int64();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.sortOrder = reader.int32() as never;
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.sortTarget = reader.int32() as never;
          continue;
        }
        case 7: {
          if (tag !== 56) {
            break;
          }

          message.serializable = reader.bool();
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.keysOnly = reader.bool();
          continue;
        }
        case 9: {
          if (tag !== 72) {
            break;
          }

          message.countOnly = reader.bool();
          continue;
        }
        case 10: {
          if (tag !== 80) {
            break;
          }

          message.minModRevision = reader.int64();
          continue;
        }
        case 11: {
          if (tag !== 88) {
            break;
          }

          message.maxModRevision = reader.int64();
          continue;
        }
        case 12: {
          if (tag !== 96) {
            break;
          }

          message.minCreateRevision = reader.int64();
          continue;
        }
        case 13: {
          if (tag !== 104) {
            break;
          }

          message.maxCreateRevision = reader.int64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RangeRequest>): RangeRequest {
    const message = createBaseRangeRequest();
    message.key = object.key ?? noBytes;
    message.rangeEnd = object.rangeEnd ?? noBytes;
    message.limit = (object.limit !== undefined && object.limit !== null) ? BigInt(object.limit) : 0n;
    message.revision = (object.revision !== undefined && object.revision !== null) ? BigInt(object.revision) : 0n;
    message.sortOrder = object.sortOrder ?? 0;
    message.sortTarget = object.sortTarget ?? 0;
    message.serializable = object.serializable ?? false;
    message.keysOnly = object.keysOnly ?? false;
    message.countOnly = object.countOnly ?? false;
    message.minModRevision = (object.minModRevision !== undefined && object.minModRevision !== null)
      ? BigInt(object.minModRevision)
      : 0n;
    message.maxModRevision = (object.maxModRevision !== undefined && object.maxModRevision !== null)
      ? BigInt(object.maxModRevision)
      : 0n;
    message.minCreateRevision = (object.minCreateRevision !== undefined && object.minCreateRevision !== null)
      ? BigInt(object.minCreateRevision)
      : 0n;
    message.maxCreateRevision = (object.maxCreateRevision !== undefined && object.maxCreateRevision !== null)
      ? BigInt(object.maxCreateRevision)
      : 0n;
    return message;
  },
};

function createBaseRangeResponse(): RangeResponse {
  return { header: undefined, kvs: [], more: false, count: 0n };
}

export const RangeResponse: MessageFns<RangeResponse> = {
  encode(message: RangeResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
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

  decode(input: BinaryReader | Uint8Array, length?: number): RangeResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRangeResponse();
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

  fromPartial(object: DeepPartial<RangeResponse>): RangeResponse {
    const message = createBaseRangeResponse();
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
  return {
    key: noBytes,
    value: noBytes,
    lease: 0n,
    prevKv: false,
    ignoreValue: false,
    ignoreLease: false,
  };
}

export const PutRequest: MessageFns<PutRequest> = {
  encode(message: PutRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.key.length !== 0) {
      writer.uint32(10).bytes(message.key);
    }
    if (message.value.length !== 0) {
      writer.uint32(18).bytes(message.value);
    }
    if (message.lease !== 0n) {
      writer.uint32(24).int64(message.lease);
    }
    if (message.prevKv !== false) {
      writer.uint32(32).bool(message.prevKv);
    }
    if (message.ignoreValue !== false) {
      writer.uint32(40).bool(message.ignoreValue);
    }
    if (message.ignoreLease !== false) {
      writer.uint32(48).bool(message.ignoreLease);
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

          message.key = reader.bytes();
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.value = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
            break;
          }

          message.lease = reader.int64();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.prevKv = reader.bool();
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.ignoreValue = reader.bool();
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.ignoreLease = reader.bool();
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
    message.key = object.key ?? noBytes;
    message.value = object.value ?? noBytes;
    message.lease = (object.lease !== undefined && object.lease !== null) ? BigInt(object.lease) : 0n;
    message.prevKv = object.prevKv ?? false;
    message.ignoreValue = object.ignoreValue ?? false;
    message.ignoreLease = object.ignoreLease ?? false;
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

function createBaseDeleteRangeRequest(): DeleteRangeRequest {
  return { key: noBytes, rangeEnd: noBytes, prevKv: false };
}

export const DeleteRangeRequest: MessageFns<DeleteRangeRequest> = {
  encode(message: DeleteRangeRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.key.length !== 0) {
      writer.uint32(10).bytes(message.key);
    }
    if (message.rangeEnd.length !== 0) {
      writer.uint32(18).bytes(message.rangeEnd);
    }
    if (message.prevKv !== false) {
      writer.uint32(24).bool(message.prevKv);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): DeleteRangeRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDeleteRangeRequest();
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
          if (tag !== 18) {
            break;
          }

          message.rangeEnd = reader.bytes();
          continue;
        }
        case 3: {
          if (tag !== 24) {
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

  fromPartial(object: DeepPartial<DeleteRangeRequest>): DeleteRangeRequest {
    const message = createBaseDeleteRangeRequest();
    message.key = object.key ?? noBytes;
    message.rangeEnd = object.rangeEnd ?? noBytes;
    message.prevKv = object.prevKv ?? false;
    return message;
  },
};

function createBaseDeleteRangeResponse(): DeleteRangeResponse {
  return { header: undefined, deleted: 0n, prevKvs: [] };
}

export const DeleteRangeResponse: MessageFns<DeleteRangeResponse> = {
  encode(message: DeleteRangeResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
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

  decode(input: BinaryReader | Uint8Array, length?: number): DeleteRangeResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseDeleteRangeResponse();
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

  fromPartial(object: DeepPartial<DeleteRangeResponse>): DeleteRangeResponse {
    const message = createBaseDeleteRangeResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.deleted = (object.deleted !== undefined && object.deleted !== null) ? BigInt(object.deleted) : 0n;
    message.prevKvs = object.prevKvs?.map((e) => KeyValue.fromPartial(e)) || [];
    return message;
  },
};

function createBaseRequestOp(): RequestOp {
  return { request: undefined };
}

export const RequestOp: MessageFns<RequestOp> = {
  encode(message: RequestOp, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    switch (message.request?.$case) {
      case "requestRange":
        RangeRequest.encode(message.request.requestRange, writer.uint32(10).fork()).join();
        break;
      case "requestPut":
        PutRequest.encode(message.request.requestPut, writer.uint32(18).fork()).join();
        break;
      case "requestDeleteRange":
        DeleteRangeRequest.encode(message.request.requestDeleteRange, writer.uint32(26).fork()).join();
        break;
      case "requestTxn":
        TxnRequest.encode(message.request.requestTxn, writer.uint32(34).fork()).join();
        break;
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RequestOp {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRequestOp();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.request = { $case: "requestRange", requestRange: RangeRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.request = { $case: "requestPut", requestPut: PutRequest.decode(reader, reader.uint32()) };
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.request = {
            $case: "requestDeleteRange",
            requestDeleteRange: DeleteRangeRequest.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.request = { $case: "requestTxn", requestTxn: TxnRequest.decode(reader, reader.uint32()) };
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RequestOp>): RequestOp {
    const message = createBaseRequestOp();
    switch (object.request?.$case) {
      case "requestRange": {
        if (object.request?.requestRange !== undefined && object.request?.requestRange !== null) {
          message.request = {
            $case: "requestRange",
            requestRange: RangeRequest.fromPartial(object.request.requestRange),
          };
        }
        break;
      }
      case "requestPut": {
        if (object.request?.requestPut !== undefined && object.request?.requestPut !== null) {
          message.request = { $case: "requestPut", requestPut: PutRequest.fromPartial(object.request.requestPut) };
        }
        break;
      }
      case "requestDeleteRange": {
        if (object.request?.requestDeleteRange !== undefined && object.request?.requestDeleteRange !== null) {
          message.request = {
            $case: "requestDeleteRange",
            requestDeleteRange: DeleteRangeRequest.fromPartial(object.request.requestDeleteRange),
          };
        }
        break;
      }
      case "requestTxn": {
        if (object.request?.requestTxn !== undefined && object.request?.requestTxn !== null) {
          message.request = { $case: "requestTxn", requestTxn: TxnRequest.fromPartial(object.request.requestTxn) };
        }
        break;
      }
    }
    return message;
  },
};

function createBaseResponseOp(): ResponseOp {
  return { response: undefined };
}

export const ResponseOp: MessageFns<ResponseOp> = {
  encode(message: ResponseOp, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    switch (message.response?.$case) {
      case "responseRange":
        RangeResponse.encode(message.response.responseRange, writer.uint32(10).fork()).join();
        break;
      case "responsePut":
        PutResponse.encode(message.response.responsePut, writer.uint32(18).fork()).join();
        break;
      case "responseDeleteRange":
        DeleteRangeResponse.encode(message.response.responseDeleteRange, writer.uint32(26).fork()).join();
        break;
      case "responseTxn":
        TxnResponse.encode(message.response.responseTxn, writer.uint32(34).fork()).join();
        break;
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): ResponseOp {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseResponseOp();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.response = { $case: "responseRange", responseRange: RangeResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.response = { $case: "responsePut", responsePut: PutResponse.decode(reader, reader.uint32()) };
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.response = {
            $case: "responseDeleteRange",
            responseDeleteRange: DeleteRangeResponse.decode(reader, reader.uint32()),
          };
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.response = { $case: "responseTxn", responseTxn: TxnResponse.decode(reader, reader.uint32()) };
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<ResponseOp>): ResponseOp {
    const message = createBaseResponseOp();
    switch (object.response?.$case) {
      case "responseRange": {
        if (object.response?.responseRange !== undefined && object.response?.responseRange !== null) {
          message.response = {
            $case: "responseRange",
            responseRange: RangeResponse.fromPartial(object.response.responseRange),
          };
        }
        break;
      }
      case "responsePut": {
        if (object.response?.responsePut !== undefined && object.response?.responsePut !== null) {
          message.response = {
            $case: "responsePut",
            responsePut: PutResponse.fromPartial(object.response.responsePut),
          };
        }
        break;
      }
      case "responseDeleteRange": {
        if (object.response?.responseDeleteRange !== undefined && object.response?.responseDeleteRange !== null) {
          message.response = {
            $case: "responseDeleteRange",
            responseDeleteRange: DeleteRangeResponse.fromPartial(object.response.responseDeleteRange),
          };
        }
        break;
      }
      case "responseTxn": {
        if (object.response?.responseTxn !== undefined && object.response?.responseTxn !== null) {
          message.response = {
            $case: "responseTxn",
            responseTxn: TxnResponse.fromPartial(object.response.responseTxn),
          };
        }
        break;
      }
    }
    return message;
  },
};

function createBaseCompare(): Compare {
  return { result: 0, target: 0, key: noBytes, targetUnion: undefined, rangeEnd: noBytes };
}

export const Compare: MessageFns<Compare> = {
  encode(message: Compare, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.result !== 0) {
      writer.uint32(8).int32(message.result);
    }
    if (message.target !== 0) {
      writer.uint32(16).int32(message.target);
    }
    if (message.key.length !== 0) {
      writer.uint32(26).bytes(message.key);
    }
    switch (message.targetUnion?.$case) {
      case "version":
        writer.uint32(32).int64(message.targetUnion.version);
        break;
      case "createRevision":
        writer.uint32(40).int64(message.targetUnion.createRevision);
        break;
      case "modRevision":
        writer.uint32(48).int64(message.targetUnion.modRevision);
        break;
      case "value":
        writer.uint32(58).bytes(message.targetUnion.value);
        break;
      case "lease":
        writer.uint32(64).int64(message.targetUnion.lease);
        break;
    }
    if (message.rangeEnd.length !== 0) {
      writer.uint32(514).bytes(message.rangeEnd);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): Compare {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCompare();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.result = reader.int32() as never;
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.target = reader.int32() as never;
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.key = reader.bytes();
          continue;
        }
        case 4: {
          if (tag !== 32) {
            break;
          }

          message.targetUnion = { $case: "version", version: reader.int64() };
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.targetUnion = { $case: "createRevision", createRevision: reader.int64() };
          continue;
        }
        case 6: {
          if (tag !== 48) {
            break;
          }

          message.targetUnion = { $case: "modRevision", modRevision: reader.int64() };
          continue;
        }
        case 7: {
          if (tag !== 58) {
            break;
          }

          message.targetUnion = { $case: "value", value: reader.bytes() };
          continue;
        }
        case 8: {
          if (tag !== 64) {
            break;
          }

          message.targetUnion = { $case: "lease", lease: reader.int64() };
          continue;
        }
        case 64: {
          if (tag !== 514) {
            break;
          }

          message.rangeEnd = reader.bytes();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<Compare>): Compare {
    const message = createBaseCompare();
    message.result = object.result ?? 0;
    message.target = object.target ?? 0;
    message.key = object.key ?? noBytes;
    switch (object.targetUnion?.$case) {
      case "version": {
        if (object.targetUnion?.version !== undefined && object.targetUnion?.version !== null) {
          message.targetUnion = { $case: "version", version: BigInt(object.targetUnion.version) };
        }
        break;
      }
      case "createRevision": {
        if (object.targetUnion?.createRevision !== undefined && object.targetUnion?.createRevision !== null) {
          message.targetUnion = { $case: "createRevision", createRevision: BigInt(object.targetUnion.createRevision) };
        }
        break;
      }
      case "modRevision": {
        if (object.targetUnion?.modRevision !== undefined && object.targetUnion?.modRevision !== null) {
          message.targetUnion = { $case: "modRevision", modRevision: BigInt(object.targetUnion.modRevision) };
        }
        break;
      }
      case "value": {
        if (object.targetUnion?.value !== undefined && object.targetUnion?.value !== null) {
          message.targetUnion = { $case: "value", value: object.targetUnion.value };
        }
        break;
      }
      case "lease": {
        if (object.targetUnion?.lease !== undefined && object.targetUnion?.lease !== null) {
          message.targetUnion = { $case: "lease", lease: BigInt(object.targetUnion.lease) };
        }
        break;
      }
    }
    message.rangeEnd = object.rangeEnd ?? noBytes;
    return message;
  },
};

function createBaseTxnRequest(): TxnRequest {
  return { compare: [], success: [], failure: [] };
}

export const TxnRequest: MessageFns<TxnRequest> = {
  encode(message: TxnRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    for (const v of message.compare) {
      Compare.encode(v!, writer.uint32(10).fork()).join();
    }
    for (const v of message.success) {
      RequestOp.encode(v!, writer.uint32(18).fork()).join();
    }
    for (const v of message.failure) {
      RequestOp.encode(v!, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TxnRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTxnRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.compare.push(Compare.decode(reader, reader.uint32()));
          continue;
        }
        case 2: {
          if (tag !== 18) {
            break;
          }

          message.success.push(RequestOp.decode(reader, reader.uint32()));
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.failure.push(RequestOp.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TxnRequest>): TxnRequest {
    const message = createBaseTxnRequest();
    message.compare = object.compare?.map((e) => Compare.fromPartial(e)) || [];
    message.success = object.success?.map((e) => RequestOp.fromPartial(e)) || [];
    message.failure = object.failure?.map((e) => RequestOp.fromPartial(e)) || [];
    return message;
  },
};

function createBaseTxnResponse(): TxnResponse {
  return { header: undefined, succeeded: false, responses: [] };
}

export const TxnResponse: MessageFns<TxnResponse> = {
  encode(message: TxnResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    if (message.succeeded !== false) {
      writer.uint32(16).bool(message.succeeded);
    }
    for (const v of message.responses) {
      ResponseOp.encode(v!, writer.uint32(26).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TxnResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTxnResponse();
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

          message.succeeded = reader.bool();
          continue;
        }
        case 3: {
          if (tag !== 26) {
            break;
          }

          message.responses.push(ResponseOp.decode(reader, reader.uint32()));
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TxnResponse>): TxnResponse {
    const message = createBaseTxnResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.succeeded = object.succeeded ?? false;
    message.responses = object.responses?.map((e) => ResponseOp.fromPartial(e)) || [];
    return message;
  },
};

function createBaseCompactionRequest(): CompactionRequest {
  return { revision: 0n, physical: false };
}

export const CompactionRequest: MessageFns<CompactionRequest> = {
  encode(message: CompactionRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.revision !== 0n) {
      writer.uint32(8).int64(message.revision);
    }
    if (message.physical !== false) {
      writer.uint32(16).bool(message.physical);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CompactionRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCompactionRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.revision = reader.int64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.physical = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<CompactionRequest>): CompactionRequest {
    const message = createBaseCompactionRequest();
    message.revision = (object.revision !== undefined && object.revision !== null) ? BigInt(object.revision) : 0n;
    message.physical = object.physical ?? false;
    return message;
  },
};

function createBaseCompactionResponse(): CompactionResponse {
  return { header: undefined };
}

export const CompactionResponse: MessageFns<CompactionResponse> = {
  encode(message: CompactionResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): CompactionResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseCompactionResponse();
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

  fromPartial(object: DeepPartial<CompactionResponse>): CompactionResponse {
    const message = createBaseCompactionResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    return message;
  },
};

function createBaseRangeStreamResponse(): RangeStreamResponse {
  return { rangeResponse: undefined };
}

export const RangeStreamResponse: MessageFns<RangeStreamResponse> = {
  encode(message: RangeStreamResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.rangeResponse !== undefined) {
      RangeResponse.encode(message.rangeResponse, writer.uint32(10).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RangeStreamResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRangeStreamResponse();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.rangeResponse = RangeResponse.decode(reader, reader.uint32());
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RangeStreamResponse>): RangeStreamResponse {
    const message = createBaseRangeStreamResponse();
    message.rangeResponse = (object.rangeResponse !== undefined && object.rangeResponse !== null)
      ? RangeResponse.fromPartial(object.rangeResponse)
      : undefined;
    return message;
  },
};

function createBaseMember(): Member {
  return { ID: 0n, name: "", peerURLs: [], clientURLs: [], isLearner: false };
}

export const Member: MessageFns<Member> = {
  encode(message: Member, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.ID !== 0n) {
      writer.uint32(8).uint64(message.ID);
    }
    if (message.name !== "") {
      writer.uint32(18).string(message.name);
    }
    for (const v of message.peerURLs) {
      writer.uint32(26).string(v!);
    }
    for (const v of message.clientURLs) {
      writer.uint32(34).string(v!);
    }
    if (message.isLearner !== false) {
      writer.uint32(40).bool(message.isLearner);
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
          if (tag !== 8) {
            break;
          }

          message.ID = reader.uint64();
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

          message.peerURLs.push(reader.string());
          continue;
        }
        case 4: {
          if (tag !== 34) {
            break;
          }

          message.clientURLs.push(reader.string());
          continue;
        }
        case 5: {
          if (tag !== 40) {
            break;
          }

          message.isLearner = reader.bool();
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
    message.ID = (object.ID !== undefined && object.ID !== null) ? BigInt(object.ID) : 0n;
    message.name = object.name ?? "";
    message.peerURLs = object.peerURLs?.map((e) => e) || [];
    message.clientURLs = object.clientURLs?.map((e) => e) || [];
    message.isLearner = object.isLearner ?? false;
    return message;
  },
};

function createBaseMemberListRequest(): MemberListRequest {
  return { linearizable: false };
}

export const MemberListRequest: MessageFns<MemberListRequest> = {
  encode(message: MemberListRequest, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.linearizable !== false) {
      writer.uint32(8).bool(message.linearizable);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): MemberListRequest {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseMemberListRequest();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.linearizable = reader.bool();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<MemberListRequest>): MemberListRequest {
    const message = createBaseMemberListRequest();
    message.linearizable = object.linearizable ?? false;
    return message;
  },
};

function createBaseMemberListResponse(): MemberListResponse {
  return { header: undefined, members: [] };
}

export const MemberListResponse: MessageFns<MemberListResponse> = {
  encode(message: MemberListResponse, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.header !== undefined) {
      ResponseHeader.encode(message.header, writer.uint32(10).fork()).join();
    }
    for (const v of message.members) {
      Member.encode(v!, writer.uint32(18).fork()).join();
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): MemberListResponse {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseMemberListResponse();
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
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<MemberListResponse>): MemberListResponse {
    const message = createBaseMemberListResponse();
    message.header = (object.header !== undefined && object.header !== null)
      ? ResponseHeader.fromPartial(object.header)
      : undefined;
    message.members = object.members?.map((e) => Member.fromPartial(e)) || [];
    return message;
  },
};
