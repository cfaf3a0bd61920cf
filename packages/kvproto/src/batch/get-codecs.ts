import * as kvrpcpb from '../gen/kvrpcpb.js';
import { writeContext } from './context.js';
import type { HotCodec } from './hot-codec.js';
import { writeRegionError } from './raw-codecs.js';

export const getRequest: HotCodec<kvrpcpb.GetRequest> = {
  write(message, writer) {
    writer.boolField(0x20, message.needCommitTs);
    writer.uint64Field(0x18, message.version);
    writer.bytesField(0x12, message.key);
    writeContext(message.context, writer);
  },
};

export const getResponse: HotCodec<kvrpcpb.GetResponse> = {
  write(message, writer) {
    writer.uint64Field(0x38, message.commitTs);
    if (message.execDetailsV2 !== undefined) {
      writer.bytes(0x32, kvrpcpb.ExecDetailsV2.encode(message.execDetailsV2).finish());
    }
    writer.boolField(0x20, message.notFound);
    writer.bytesField(0x1a, message.value);
    if (message.error !== undefined) writer.bytes(0x12, kvrpcpb.KeyError.encode(message.error).finish());
    writeRegionError(message.regionError, writer);
  },
};
