import type { SyncEngineSnapshot, SyncOrderedEngine } from '../engine.js';
import type { WriteBatch } from '../write-batch.js';
import { endToString, keyToString } from './key-string.js';
import type { KeyTree } from './key-tree.js';
import { createKeyTree } from './key-tree.js';
import { TreeReader } from './tree-reader.js';

export interface MemoryEngineOptions {
  /** Names of the column families. @default ['default'] */
  readonly families?: readonly string[] | undefined;
}

/** An ordered engine in memory: sorted trees, whose snapshots are copies on write and cost nothing to take. */
export class MemoryEngine extends TreeReader implements SyncOrderedEngine {
  readonly #trees: Map<string, KeyTree>;

  constructor(options: MemoryEngineOptions = {}, from?: MemoryEngine) {
    const trees = new Map<string, KeyTree>();
    for (const family of options.families ?? ['default']) {
      trees.set(family, from === undefined ? createKeyTree() : from.tree(family).clone());
    }
    super(trees, 'engine');
    this.#trees = trees;
  }

  get families(): readonly string[] {
    return [...this.#trees.keys()];
  }

  /** An independent engine with the same contents; costs as little as a snapshot. */
  clone(): MemoryEngine {
    return new MemoryEngine({ families: this.families }, this);
  }

  snapshot(): SyncEngineSnapshot {
    const frozen = new Map<string, KeyTree>();
    for (const family of this.#trees.keys()) frozen.set(family, this.tree(family).clone());
    return new TreeReader(frozen, 'snapshot');
  }

  write(batch: WriteBatch): void {
    // A refused family must leave nothing behind, so all are looked up before the first change.
    for (const operation of batch.operations) this.tree(operation.family);
    for (const operation of batch.operations) {
      const tree = this.tree(operation.family);
      switch (operation.kind) {
        case 'put':
          tree.set(keyToString(operation.key), operation.value);
          break;
        case 'delete':
          tree.delete(keyToString(operation.key));
          break;
        case 'deleteRange':
          tree.deleteRange(keyToString(operation.start), endToString(operation.end), false);
          break;
      }
    }
  }
}

export function createMemoryEngine(options: MemoryEngineOptions = {}): MemoryEngine {
  return new MemoryEngine(options);
}
