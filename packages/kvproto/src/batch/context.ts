import type { Peer, RegionEpoch } from '../gen/metapb.js';
import { Context } from '../gen/kvrpcpb.js';
import type { ReverseWriter } from './reverse-writer.js';

/** Writes field 1 of a request. Contexts with rarely used parts go through the generated code. */
export function writeContext(context: Context | undefined, writer: ReverseWriter): void {
  if (context === undefined) return;
  const mark = writer.size;
  if (isRare(context)) writer.raw(Context.encode(context).finish());
  else writeFields(context, writer);
  writer.wrap(mark, 0x0a);
}

function isRare(context: Context): boolean {
  return (
    context.traceContext !== undefined ||
    context.resourceControlContext !== undefined ||
    context.sourceStmt !== undefined ||
    context.keyspace?.$case === 'keyspaceIdentity' ||
    context.resolvedLocks.length > 0 ||
    context.committedLocks.length > 0
  );
}

function writeFields(context: Context, writer: ReverseWriter): void {
  writer.uint64Field(0x128, context.traceControlFlags);
  writer.bytesField(0x122, context.traceId);
  writer.uint64Field(0x118, context.clusterId);
  writer.uint64Field(0x108, context.bucketsVersion);
  if (context.keyspace?.$case === 'keyspaceId') writer.uint32(0x100, context.keyspace.keyspaceId);
  writer.stringField(0xfa, context.keyspaceName);
  writer.int32Field(0xe8, context.requestOrigin);
  writer.uint32Field(0xd8, context.busyThresholdMs);
  writer.uint64Field(0xc8, context.txnSource);
  writer.stringField(0xc2, context.requestSource);
  writer.int32Field(0xa8, context.apiVersion);
  writer.boolField(0xa0, context.isRetryRequest);
  writer.int32Field(0x98, context.diskFullOpt);
  writer.bytesField(0x92, context.resourceGroupTag);
  writer.boolField(0x88, context.staleRead);
  writer.uint64Field(0x80, context.taskId);
  writer.uint64Field(0x78, context.appliedIndex);
  writer.uint64Field(0x70, context.maxExecutionDurationMs);
  writer.boolField(0x60, context.replicaRead);
  writer.boolField(0x58, context.recordScanStat);
  writer.boolField(0x50, context.recordTimeStat);
  writer.boolField(0x48, context.syncLog);
  writer.boolField(0x40, context.notFillCache);
  writer.int32Field(0x38, context.isolationLevel);
  writer.int32Field(0x30, context.priority);
  writer.uint64Field(0x28, context.term);
  if (context.peer !== undefined) writePeer(context.peer, writer);
  if (context.regionEpoch !== undefined) writeEpoch(context.regionEpoch, writer);
  writer.uint64Field(0x08, context.regionId);
}

function writePeer(peer: Peer, writer: ReverseWriter): void {
  const mark = writer.size;
  writer.boolField(0x20, peer.isWitness);
  writer.int32Field(0x18, peer.role);
  writer.uint64Field(0x10, peer.storeId);
  writer.uint64Field(0x08, peer.id);
  writer.wrap(mark, 0x1a);
}

function writeEpoch(epoch: RegionEpoch, writer: ReverseWriter): void {
  const mark = writer.size;
  writer.uint64Field(0x10, epoch.version);
  writer.uint64Field(0x08, epoch.confVer);
  writer.wrap(mark, 0x12);
}
