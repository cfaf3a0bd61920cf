// sorted-btree is CommonJS whose class sits under `default` of the default import for ESM, and at the top for bundlers.
import * as sortedBtree from 'sorted-btree';
import type BTreeClass from 'sorted-btree';

/** Values by latin1 key. */
export type KeyTree = BTreeClass<string, Uint8Array>;

type TreeConstructor = typeof BTreeClass;

const nodeSize = 64;

export function createKeyTree(): KeyTree {
  return new BTree<string, Uint8Array>(undefined, (a, b) => (a < b ? -1 : a > b ? 1 : 0), nodeSize);
}

const BTree = findConstructor(sortedBtree);

function findConstructor(module: unknown): TreeConstructor {
  let found: unknown = module;
  while (typeof found === 'object' && found !== null && 'default' in found) found = found.default;
  return found as TreeConstructor;
}
