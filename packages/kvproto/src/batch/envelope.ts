import { BinaryReader, WireError } from '@tikv-client/wire';
import type { AnyCommand } from '../command.js';
import { HealthFeedback } from '../gen/kvrpcpb.js';
import { ReverseWriter } from './reverse-writer.js';

/** Names a request on its stream, a uint64: a number below 2^53, above that a bigint. */
export type BatchId = number | bigint;

/** One request of a batch. */
export interface BatchRequestEntry {
  readonly id: BatchId;
  readonly command: AnyCommand;
  readonly request: object;
}

/** One answer of a batch; `id` is that of its request. */
export interface BatchResponseEntry {
  readonly id: BatchId;
  readonly command: AnyCommand;
  readonly response: object;
}

/** What a store says about itself beside its answers. */
export interface BatchResponseTrailer {
  /** Percent of CPU that the store's gRPC threads use; 0: not told. */
  readonly transportLayerLoad: bigint;
  readonly healthFeedback: HealthFeedback | undefined;
}

/**
 * Gets each part of a batch: its id, the field number of its message in the oneof (0: none was set) and the bytes of the
 * message, a view into the batch. `commandByBatchTag(tag)` tells what to decode them with, now or later.
 */
export type BatchVisitor = (id: BatchId, tag: number, body: Uint8Array) => void;

const requestIds = 0x12;
const part = 0x0a;
const partHint = 96;

/**
 * A `tikvpb.BatchCommandsRequest` in one buffer.
 * @throws WireError when an id is no uint64, or a command has no number in batches
 */
export function encodeBatchRequest(entries: readonly BatchRequestEntry[]): Uint8Array {
  const writer = new ReverseWriter(partHint * entries.length + 64);
  writeIds(entries, writer);
  for (let index = entries.length - 1; index >= 0; index--) {
    const { command, request } = entries[index]!;
    writePart(command, command.hotRequest, request, command.request, writer);
  }
  return writer.finish();
}

/** A `tikvpb.BatchCommandsResponse` in one buffer. Throws as `encodeBatchRequest` does. */
export function encodeBatchResponse(
  entries: readonly BatchResponseEntry[],
  trailer: Partial<BatchResponseTrailer> = {},
): Uint8Array {
  const writer = new ReverseWriter(partHint * entries.length + 64);
  if (trailer.healthFeedback !== undefined) writer.bytes(0x22, HealthFeedback.encode(trailer.healthFeedback).finish());
  writer.uint64Field(0x18, trailer.transportLayerLoad ?? 0n);
  writeIds(entries, writer);
  for (let index = entries.length - 1; index >= 0; index--) {
    const { command, response } = entries[index]!;
    writePart(command, command.hotResponse, response, command.response, writer);
  }
  return writer.finish();
}

/** @throws WireError on malformed input, perhaps after some parts were visited */
export function decodeBatchRequest(input: Uint8Array, visit: BatchVisitor): void {
  decodeEnvelope(input, visit);
}

/** Gives what stands beside the answers. @throws WireError on malformed input, perhaps after some parts were visited */
export function decodeBatchResponse(input: Uint8Array, visit: BatchVisitor): BatchResponseTrailer {
  return decodeEnvelope(input, visit);
}

function writeIds(entries: readonly { readonly id: BatchId }[], writer: ReverseWriter): void {
  if (entries.length === 0) return;
  const mark = writer.size;
  for (let index = entries.length - 1; index >= 0; index--) writer.compactUint64(entries[index]!.id);
  writer.wrap(mark, requestIds);
}

function writePart(
  command: AnyCommand,
  hot: AnyCommand['hotRequest'],
  message: object,
  codec: AnyCommand['request'],
  writer: ReverseWriter,
): void {
  if (command.batch === undefined) throw new WireError('range', `${command.name} has no number in BatchCommands`);
  const mark = writer.size;
  if (hot === undefined) writer.raw(codec.encode(message));
  else hot.write(message, writer);
  writer.wrap(mark, command.batch * 8 + 2);
  writer.wrap(mark, part);
}

function decodeEnvelope(input: Uint8Array, visit: BatchVisitor): BatchResponseTrailer {
  const reader = new BinaryReader(input);
  // Parts and ids are in step, but nothing says which come first.
  const starts: number[] = [];
  const ids: BatchId[] = [];
  let transportLayerLoad = 0n;
  let healthFeedback: HealthFeedback | undefined;
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    switch (tag) {
      case part: {
        starts.push(reader.pos);
        reader.pos = reader.delimited();
        break;
      }
      case requestIds: {
        const end = reader.delimited();
        while (reader.pos < end) ids.push(reader.compactUint64());
        if (reader.pos !== end) throw new WireError('malformed', 'an id runs over the end of the ids', reader.pos);
        break;
      }
      case 0x10:
        ids.push(reader.compactUint64());
        break;
      case 0x18:
        transportLayerLoad = reader.uint64();
        break;
      case 0x22:
        healthFeedback = HealthFeedback.decode(reader, reader.uint32());
        break;
      default:
        reader.skip(tag);
    }
  }
  if (ids.length !== starts.length) {
    throw new WireError('malformed', `${starts.length} parts of a batch with ${ids.length} ids`);
  }
  for (let index = 0; index < starts.length; index++) {
    reader.pos = starts[index]!;
    visitPart(reader, ids[index]!, visit);
  }
  return { transportLayerLoad, healthFeedback };
}

function visitPart(reader: BinaryReader, id: BatchId, visit: BatchVisitor): void {
  const end = reader.delimited();
  let number = 0;
  let from = 0;
  let to = 0;
  while (reader.pos < end) {
    const tag = reader.uint32();
    if ((tag & 7) === 2 && tag > 7) {
      // The last member of a oneof wins.
      to = reader.delimited();
      number = tag >>> 3;
      from = reader.pos;
      reader.pos = to;
    } else reader.skip(tag);
  }
  if (reader.pos !== end) throw new WireError('malformed', 'a command runs over the end of its part', reader.pos);
  visit(id, number, reader.view(from, to));
}
