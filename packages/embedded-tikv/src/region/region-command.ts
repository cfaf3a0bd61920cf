import type { MemoryEngine, WriteBatch } from '@tikv-client/engine';
import type { errorpb, metapb } from '@tikv-client/kvproto';
import { compareKeys, containsKey } from './region-range.js';
import type { KeySpan } from './region-range.js';
import type { NewRegionIds } from './split-region.js';

/** Column families of a store, as TiKV names them. */
export const columnFamilies = ['default', 'lock', 'write'] as const;

/** What a region's log carries. `version` is that of the epoch under which the command was proposed. */
export type RegionCommand =
  | { readonly kind: 'write'; readonly version: bigint; readonly batch: WriteBatch }
  | {
      readonly kind: 'split';
      readonly version: bigint;
      readonly keys: readonly Uint8Array[];
      readonly newIds: readonly NewRegionIds[];
    };

/** A whole region: what a replica that is too far behind gets. `data` is nobody else's. */
export interface RegionState {
  readonly region: metapb.Region;
  readonly data: MemoryEngine;
}

/** Outcome of a command: undefined when it was applied, else why it was not. */
export type CommandDone = (refused: errorpb.Error | undefined) => void;

/** Bytes that a write takes in the log: keys, values and a little for each operation, much as TiKV's encoding has it. */
export function commandBytes(batch: WriteBatch): number {
  let bytes = 64;
  for (const operation of batch.operations) {
    bytes += 16;
    if (operation.kind === 'put') bytes += operation.key.length + operation.value.length;
    else if (operation.kind === 'delete') bytes += operation.key.length;
    else bytes += operation.start.length + operation.end.length;
  }
  return bytes;
}

/** The first key or bound of a batch that the span does not hold. */
export function keyOutside(batch: WriteBatch, span: KeySpan): Uint8Array | undefined {
  for (const operation of batch.operations) {
    if (operation.kind !== 'deleteRange') {
      if (!containsKey(span, operation.key)) return operation.key;
      continue;
    }
    if (!containsKey(span, operation.start)) return operation.start;
    const { endKey } = span;
    if (endKey.length > 0 && (operation.end.length === 0 || compareKeys(operation.end, endKey) > 0))
      return operation.end;
  }
  return undefined;
}
