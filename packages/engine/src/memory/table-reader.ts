import type { EngineRange, IterateOptions, PairVisitor, SyncEngineReader } from '../engine.js';
import { aboveAllKeys, endToString, keyFromString, keyToString, startToString } from './key-string.js';
import type { KeyTable } from './key-table.js';

const sampleSize = 256;

/** Reads over one table per family. */
export class TableReader implements SyncEngineReader {
  #tables: ReadonlyMap<string, KeyTable> | undefined;
  readonly #what: string;

  constructor(tables: ReadonlyMap<string, KeyTable>, what: string) {
    this.#tables = tables;
    this.#what = what;
  }

  get(key: Uint8Array, family = 'default'): Uint8Array | undefined {
    return this.table(family).get(keyToString(key));
  }

  iterate(options: IterateOptions, visit: PairVisitor): void {
    const table = this.table(options.family ?? 'default');
    const start = startToString(options.start);
    const end = endToString(options.end);
    if (start >= end) return;
    const visitBytes = (key: string, value: Uint8Array): boolean | void => visit(keyFromString(key), value);
    if (options.reverse === true) table.forRangeReversed(start, end, visitBytes);
    else table.forRange(start, end, visitBytes);
  }

  countKeys(range: EngineRange = {}, family = 'default'): number {
    const table = this.table(family);
    const start = startToString(range.start);
    const end = endToString(range.end);
    return start === '' && end === aboveAllKeys ? table.size : table.count(start, end);
  }

  /** At least `countKeys()` of the family, and known without counting. */
  countKeysAtMost(family = 'default'): number {
    return this.table(family).sizeAtMost;
  }

  approximateSize(range: EngineRange = {}, family = 'default'): number {
    let sampled = 0;
    let bytes = 0;
    this.iterate({ ...range, family }, (key, value) => {
      bytes += key.length + value.length;
      sampled += 1;
      return sampled < sampleSize;
    });
    return sampled < sampleSize ? bytes : Math.round((bytes / sampled) * this.countKeys(range, family));
  }

  /** Drops the tables; reads throw from now on. */
  close(): void {
    this.#tables = undefined;
  }

  protected table(family: string): KeyTable {
    if (this.#tables === undefined) throw new Error(`the ${this.#what} is closed`);
    const table = this.#tables.get(family);
    if (table === undefined) throw new RangeError(`unknown column family: ${family}`);
    return table;
  }
}
