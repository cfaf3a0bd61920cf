import * as kvrpcpb from '../gen/kvrpcpb.js';
import { Error as RegionError } from '../gen/errorpb.js';
import { noBytes } from '@tikv-client/wire';
import { writeContext } from './context.js';
import type { HotCodec } from './hot-codec.js';
import { lengthAt, lengthSize } from './length.js';
import type { ReverseWriter } from './reverse-writer.js';

export const rawGetRequest: HotCodec<kvrpcpb.RawGetRequest> = {
  write(message, writer) {
    writer.stringField(0x1a, message.cf);
    writer.bytesField(0x12, message.key);
    writeContext(message.context, writer);
  },
};

export const rawGetResponse: HotCodec<kvrpcpb.RawGetResponse> = {
  write(message, writer) {
    writer.boolField(0x20, message.notFound);
    writer.bytesField(0x1a, message.value);
    writer.stringField(0x12, message.error);
    writeRegionError(message.regionError, writer);
  },
  decode(input) {
    // A hit is the value alone, a miss the flag alone; everything else goes the long way.
    if (input[0] === 0x1a) {
      const length = lengthAt(input, 1);
      const start = 1 + lengthSize(length);
      if (length >= 0 && start + length === input.length) {
        const value = new Uint8Array(input.buffer as ArrayBuffer, input.byteOffset + start, length);
        return { regionError: undefined, error: '', value, notFound: false };
      }
    } else if (input.length === 2 && input[0] === 0x20 && input[1] === 1) {
      return { regionError: undefined, error: '', value: noBytes, notFound: true };
    }
    return kvrpcpb.RawGetResponse.decode(input);
  },
};

export const rawPutRequest: HotCodec<kvrpcpb.RawPutRequest> = {
  write(message, writer) {
    writer.boolField(0x30, message.forCas);
    writer.uint64Field(0x28, message.ttl);
    writer.stringField(0x22, message.cf);
    writer.bytesField(0x1a, message.value);
    writer.bytesField(0x12, message.key);
    writeContext(message.context, writer);
  },
};

export const rawPutResponse: HotCodec<kvrpcpb.RawPutResponse> = {
  write: writeErrors,
  decode(input) {
    return input.length === 0 ? { regionError: undefined, error: '' } : kvrpcpb.RawPutResponse.decode(input);
  },
};

export const rawDeleteRequest: HotCodec<kvrpcpb.RawDeleteRequest> = {
  write(message, writer) {
    writer.boolField(0x20, message.forCas);
    writer.stringField(0x1a, message.cf);
    writer.bytesField(0x12, message.key);
    writeContext(message.context, writer);
  },
};

export const rawDeleteResponse: HotCodec<kvrpcpb.RawDeleteResponse> = {
  write: writeErrors,
  decode(input) {
    return input.length === 0 ? { regionError: undefined, error: '' } : kvrpcpb.RawDeleteResponse.decode(input);
  },
};

export const rawBatchGetRequest: HotCodec<kvrpcpb.RawBatchGetRequest> = {
  write(message, writer) {
    writer.stringField(0x1a, message.cf);
    for (let index = message.keys.length - 1; index >= 0; index--) writer.bytes(0x12, message.keys[index]!);
    writeContext(message.context, writer);
  },
};

function writeErrors(message: { regionError: RegionError | undefined; error: string }, writer: ReverseWriter): void {
  writer.stringField(0x12, message.error);
  writeRegionError(message.regionError, writer);
}

/** Writes field 1 of a response. */
export function writeRegionError(error: RegionError | undefined, writer: ReverseWriter): void {
  if (error !== undefined) writer.bytes(0x0a, RegionError.encode(error).finish());
}
