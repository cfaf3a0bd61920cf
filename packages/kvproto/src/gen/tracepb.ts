// Generated from tracepb.proto by "npm run codegen". Do not edit.

import { BinaryReader, BinaryWriter, type DeepPartial, type MessageFns } from "@tikv-client/wire";

/** The trace context a request may carry. */

export interface RemoteParentSpan {
  traceId: bigint;
  spanId: bigint;
}

export interface TraceContext {
  remoteParentSpans: RemoteParentSpan[];
  durationThresholdMs: number;
}

function createBaseRemoteParentSpan(): RemoteParentSpan {
  return { traceId: 0n, spanId: 0n };
}

export const RemoteParentSpan: MessageFns<RemoteParentSpan> = {
  encode(message: RemoteParentSpan, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    if (message.traceId !== 0n) {
      writer.uint32(8).uint64(message.traceId);
    }
    if (message.spanId !== 0n) {
      writer.uint32(16).uint64(message.spanId);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): RemoteParentSpan {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseRemoteParentSpan();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 8) {
            break;
          }

          message.traceId = reader.uint64();
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.spanId = reader.uint64();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<RemoteParentSpan>): RemoteParentSpan {
    const message = createBaseRemoteParentSpan();
    message.traceId = (object.traceId !== undefined && object.traceId !== null) ? BigInt(object.traceId) : 0n;
    message.spanId = (object.spanId !== undefined && object.spanId !== null) ? BigInt(object.spanId) : 0n;
    return message;
  },
};

function createBaseTraceContext(): TraceContext {
  return { remoteParentSpans: [], durationThresholdMs: 0 };
}

export const TraceContext: MessageFns<TraceContext> = {
  encode(message: TraceContext, writer: BinaryWriter = new BinaryWriter()): BinaryWriter {
    for (const v of message.remoteParentSpans) {
      RemoteParentSpan.encode(v!, writer.uint32(10).fork()).join();
    }
    if (message.durationThresholdMs !== 0) {
      writer.uint32(16).uint32(message.durationThresholdMs);
    }
    return writer;
  },

  decode(input: BinaryReader | Uint8Array, length?: number): TraceContext {
    const reader = input instanceof BinaryReader ? input : new BinaryReader(input);
    const end = reader.open(length);
    const message = createBaseTraceContext();
    while (reader.pos < end) {
      const tag = reader.uint32();
      switch (tag >>> 3) {
        case 1: {
          if (tag !== 10) {
            break;
          }

          message.remoteParentSpans.push(RemoteParentSpan.decode(reader, reader.uint32()));
          continue;
        }
        case 2: {
          if (tag !== 16) {
            break;
          }

          message.durationThresholdMs = reader.uint32();
          continue;
        }
      }
      reader.skip(tag);
    }
    reader.close(end);
    return message;
  },

  fromPartial(object: DeepPartial<TraceContext>): TraceContext {
    const message = createBaseTraceContext();
    message.remoteParentSpans = object.remoteParentSpans?.map((e) => RemoteParentSpan.fromPartial(e)) || [];
    message.durationThresholdMs = object.durationThresholdMs ?? 0;
    return message;
  },
};
