import type { EngineRange, IterateOptions, PairVisitor, SyncEngineReader } from '../engine.js';
import { aboveAllKeys, endToString, keyFromString, keyToString, startToString } from './key-string.js';
import type { KeyTree } from './key-tree.js';

const sampleSize = 256;

/** Reads over one tree per family. */
export class TreeReader implements SyncEngineReader {
  #trees: ReadonlyMap<string, KeyTree> | undefined;
  readonly #what: string;

  constructor(trees: ReadonlyMap<string, KeyTree>, what: string) {
    this.#trees = trees;
    this.#what = what;
  }

  get(key: Uint8Array, family = 'default'): Uint8Array | undefined {
    return this.tree(family).get(keyToString(key));
  }

  iterate(options: IterateOptions, visit: PairVisitor): void {
    const tree = this.tree(options.family ?? 'default');
    const start = startToString(options.start);
    const end = endToString(options.end);
    if (start >= end) return;
    if (options.reverse !== true) {
      tree.forRange(start, end, false, (key, value) =>
        visit(keyFromString(key), value) === false ? { break: 0 } : undefined,
      );
      return;
    }
    const pair: (string | Uint8Array)[] = [];
    for (const entry of tree.entriesReversed(end, pair, end !== aboveAllKeys)) {
      if (entry[0] < start || visit(keyFromString(entry[0]), entry[1]) === false) return;
    }
  }

  countKeys(range: EngineRange = {}, family = 'default'): number {
    const tree = this.tree(family);
    const start = startToString(range.start);
    const end = endToString(range.end);
    if (start === '' && end === aboveAllKeys) return tree.size;
    return start >= end ? 0 : tree.forRange(start, end, false);
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

  /** Drops the trees; reads throw from now on. */
  close(): void {
    this.#trees = undefined;
  }

  protected tree(family: string): KeyTree {
    if (this.#trees === undefined) throw new Error(`the ${this.#what} is closed`);
    const tree = this.#trees.get(family);
    if (tree === undefined) throw new RangeError(`unknown column family: ${family}`);
    return tree;
  }
}
