import type { SyncEngineSnapshot, SyncOrderedEngine } from '../engine.js';
import type { WriteBatch } from '../write-batch.js';
import { endToString, keyToString } from './key-string.js';
import { KeyTable } from './key-table.js';
import { TableReader } from './table-reader.js';

export interface MemoryEngineOptions {
  /** Names of the column families. @default ['default'] */
  readonly families?: readonly string[] | undefined;
}

/** An ordered engine in memory: a sorted table per family, whose snapshots share its data and cost nothing to take. */
export class MemoryEngine extends TableReader implements SyncOrderedEngine {
  readonly #tables: Map<string, KeyTable>;

  constructor(options: MemoryEngineOptions = {}, from?: MemoryEngine) {
    const tables = new Map<string, KeyTable>();
    for (const family of options.families ?? ['default']) tables.set(family, new KeyTable(from?.table(family)));
    super(tables, 'engine');
    this.#tables = tables;
  }

  get families(): readonly string[] {
    return [...this.#tables.keys()];
  }

  /** An independent engine with the same contents; costs as little as a snapshot. */
  clone(): MemoryEngine {
    return new MemoryEngine({ families: this.families }, this);
  }

  snapshot(): SyncEngineSnapshot {
    const frozen = new Map<string, KeyTable>();
    for (const family of this.#tables.keys()) frozen.set(family, new KeyTable(this.table(family)));
    return new TableReader(frozen, 'snapshot');
  }

  write(batch: WriteBatch): void {
    // A refused family must leave nothing behind, so all are looked up before the first change.
    for (const operation of batch.operations) this.table(operation.family);
    for (const operation of batch.operations) {
      const table = this.table(operation.family);
      switch (operation.kind) {
        case 'put':
          table.set(operation.sortKey, operation.value);
          break;
        case 'delete':
          table.delete(operation.sortKey);
          break;
        case 'deleteRange':
          table.deleteRange(keyToString(operation.start), endToString(operation.end));
          break;
      }
    }
  }
}

export function createMemoryEngine(options: MemoryEngineOptions = {}): MemoryEngine {
  return new MemoryEngine(options);
}
