import type { MemoryEngine, WriteBatch } from '@tikv-client/engine';
import type { errorpb, metapb } from '@tikv-client/kvproto';
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
