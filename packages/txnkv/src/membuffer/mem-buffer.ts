import { InvalidArgumentError, TooLargeError } from '@tikv-client/errors';
import type { FlagOp } from './key-flags.js';
import { applyFlagOps, keyFlags, persistentFlags } from './key-flags.js';
import { SortedNodes } from './sorted-nodes.js';
import type { KeyBounds } from '../range/key-bounds.js';

export interface MemBufferLimits {
  /** Longest key, bytes. */
  readonly maxKeyBytes: number;
  /** Longest key and value together, bytes. */
  readonly maxEntryBytes: number;
  /** All keys and values together, bytes. */
  readonly maxTxnBytes: number;
}

/** A key of the buffer. */
export interface MemEntry {
  readonly key: Uint8Array;
  /** Undefined: only flags. Empty: the key is deleted. */
  readonly value: Uint8Array | undefined;
  /** Bits of `keyFlags`. */
  readonly flags: number;
}

/** A point that writes can be taken back to. */
export interface Checkpoint {
  readonly position: number;
}

interface Node {
  readonly key: Uint8Array;
  value: Uint8Array | undefined;
  flags: number;
  /** Position of the newest entry of the log about this node; -1: none. */
  logged: number;
}

/** What a write replaced. */
interface Undo {
  readonly node: Node;
  readonly value: Uint8Array | undefined;
  /** The node's entry before this one. */
  readonly before: number;
}

/** The value that stands for a deletion. */
export const tombstone = new Uint8Array(0);

/**
 * The writes of a transaction, in the order of keys. Statements write in stages, one inside the other, that are kept or undone
 * as a whole; checkpoints are points to go back to. Undoing takes values back, but not the flags that tell of locks held.
 * Iterators see writes made while they run, in front of them.
 */
export class MemBuffer {
  readonly #limits: MemBufferLimits;
  readonly #nodes = new SortedNodes<Node>();
  readonly #log: Undo[] = [];
  /** Where the log stood when each stage began, the outermost first. */
  readonly #stages: number[] = [];
  /** Nothing from here on may be left out of the log: the newest checkpoint or stage. */
  #mark = -1;
  /** A checkpoint was taken: writes outside of stages may be taken back too. */
  #keepLog = false;
  #bytes = 0;
  #discarded = false;

  constructor(limits: MemBufferLimits) {
    this.#limits = limits;
  }

  /** Keys, those with flags alone included. */
  get count(): number {
    return this.#nodes.size;
  }

  /** Bytes of all keys and values. */
  get size(): number {
    return this.#bytes;
  }

  /** Changes whenever a key comes or goes; changed values show in the entries at hand. */
  get version(): number {
    return this.#nodes.version;
  }

  /** Stages that are open. */
  get depth(): number {
    return this.#stages.length;
  }

  /** The entry of a key; undefined when the transaction knows nothing about it. */
  get(key: Uint8Array): MemEntry | undefined {
    return this.#nodes.find(key);
  }

  /** Flags of a key; 0 when the transaction knows nothing about it. */
  flags(key: Uint8Array): number {
    return this.#nodes.find(key)?.flags ?? 0;
  }

  /**
   * Writes a value of at least one byte. Key and value are kept, not copied. Throws `InvalidArgumentError` for an empty value
   * and `TooLargeError`; then nothing has changed.
   */
  set(key: Uint8Array, value: Uint8Array, ...ops: FlagOp[]): void {
    if (value.length === 0) throw new InvalidArgumentError('value', 'at least 1 byte long', '0 bytes');
    this.#write(key, value, ops);
  }

  /** Marks a key as deleted. */
  delete(key: Uint8Array, ...ops: FlagOp[]): void {
    this.#write(key, tombstone, ops);
  }

  /** Changes flags alone; a key that is not there gets an entry without a value. */
  setFlags(key: Uint8Array, ...ops: FlagOp[]): void {
    if (key.length > this.#limits.maxKeyBytes) throw this.#keyTooLarge(key);
    const node = this.#node(key);
    node.flags = applyFlagOps(node.flags, ops);
  }

  /** Opens a stage inside the innermost one. The handle is the new depth. */
  staging(): number {
    this.#stages.push(this.#log.length);
    this.#mark = this.#log.length;
    return this.#stages.length;
  }

  /** Keeps what the innermost stage wrote: it becomes a part of the stage around it. 0 is no stage, and nothing happens. */
  release(handle: number): void {
    if (handle === 0) return;
    this.#demandInnermost(handle);
    this.#stages.pop();
    this.#forgetLog();
  }

  /** Takes back what the innermost stage wrote. 0, and a stage that is over, are ignored. */
  cleanup(handle: number): void {
    if (handle === 0 || handle > this.#stages.length) return;
    this.#demandInnermost(handle);
    this.#undoTo(this.#stages.pop() ?? 0);
    this.#forgetLog();
  }

  /** A point that `revertToCheckpoint` goes back to. Points inside a stage that was undone must not be used. */
  checkpoint(): Checkpoint {
    this.#mark = this.#log.length;
    this.#keepLog = true;
    return { position: this.#log.length };
  }

  /** Takes back all writes since the checkpoint. */
  revertToCheckpoint(checkpoint: Checkpoint): void {
    const position: unknown = (checkpoint as Checkpoint | undefined | null)?.position;
    const isPosition = typeof position === 'number' && Number.isInteger(position);
    if (!isPosition || position > this.#log.length || position < (this.#stages.at(-1) ?? 0)) {
      throw new InvalidArgumentError('checkpoint', 'one of the innermost stage that was not undone');
    }
    this.#undoTo(position);
  }

  /** Entries from `start` on and below `end`, in order; those with flags alone only if they are readable. */
  *iterate(range: KeyBounds, reverse = false): Generator<MemEntry, void, undefined> {
    for (const node of this.#nodes.range(range.start, range.end, reverse)) {
      if (node.value !== undefined || (node.flags & keyFlags.readable) !== 0) yield node;
    }
  }

  /** All entries in order, those with flags alone too. */
  *entries(): Generator<MemEntry, void, undefined> {
    yield* this.#nodes.range(tombstone, tombstone, false);
  }

  /** The value of a key before the outermost stage began: what the statement at work found. */
  getCommitted(key: Uint8Array): Uint8Array | undefined {
    const node = this.#nodes.find(key);
    return node === undefined ? undefined : this.#valueAt(node, this.#stages[0] ?? this.#log.length);
  }

  /** As `iterate`, over the values before the outermost stage began. */
  *iterateCommitted(range: KeyBounds, reverse = false): Generator<MemEntry, void, undefined> {
    const position = this.#stages[0] ?? this.#log.length;
    for (const node of this.#nodes.range(range.start, range.end, reverse)) {
      const value = this.#valueAt(node, position);
      if (value !== undefined) yield { key: node.key, value, flags: node.flags };
    }
  }

  /** Calls `visit` with each key that an open stage wrote, in the order of their last write, and its value now. */
  inspectStage(handle: number, visit: (entry: MemEntry) => void): void {
    const from = this.#stages[handle - 1];
    if (from === undefined) throw new InvalidArgumentError('handle', 'that of an open stage', String(handle));
    for (let position = from; position < this.#log.length; position += 1) {
      const undo = this.#log[position];
      if (undo !== undefined && undo.node.logged === position) visit(undo.node);
    }
  }

  /** The newest value of a key, the one at hand or one that was replaced since the oldest stage or checkpoint, that fits. */
  selectValueHistory(key: Uint8Array, predicate: (value: Uint8Array) => boolean): Uint8Array | undefined {
    const node = this.#nodes.find(key);
    if (node === undefined) return undefined;
    let value = node.value;
    for (let position = node.logged; ;) {
      if (value !== undefined && predicate(value)) return value;
      const undo = this.#log[position];
      if (undo === undefined) return undefined;
      value = undo.value;
      position = undo.before;
    }
  }

  /** Lets the values go; keys and flags stay. Reading values afterwards is a mistake and shows none. */
  discardValues(): void {
    this.#discarded = true;
    this.#log.length = 0;
    for (const node of this.#nodes.range(tombstone, tombstone, false)) {
      node.logged = -1;
      if (node.value !== undefined) node.value = tombstone;
    }
  }

  get discarded(): boolean {
    return this.#discarded;
  }

  /** Empties the buffer. */
  reset(): void {
    this.#nodes.clear();
    this.#log.length = 0;
    this.#stages.length = 0;
    this.#mark = -1;
    this.#keepLog = false;
    this.#bytes = 0;
    this.#discarded = false;
  }

  #write(key: Uint8Array, value: Uint8Array, ops: readonly FlagOp[]): void {
    const { maxKeyBytes, maxEntryBytes, maxTxnBytes } = this.#limits;
    if (key.length > maxKeyBytes) throw this.#keyTooLarge(key);
    const entryBytes = key.length + value.length;
    if (entryBytes > maxEntryBytes) throw new TooLargeError({ what: 'entry', size: entryBytes, limit: maxEntryBytes });
    const there = this.#nodes.find(key);
    const bytes = this.#bytes + value.length + (there === undefined ? key.length : -(there.value?.length ?? 0));
    // A full transaction can still be made smaller.
    if (bytes > maxTxnBytes && bytes > this.#bytes) {
      throw new TooLargeError({ what: 'transaction', size: bytes, limit: maxTxnBytes });
    }
    const node = there ?? this.#node(key);
    if (this.#logs && node.logged < this.#mark) {
      this.#log.push({ node, value: node.value, before: node.logged });
      node.logged = this.#log.length - 1;
    }
    this.#bytes += value.length - (node.value?.length ?? 0);
    node.value = value;
    node.flags = applyFlagOps(node.flags & ~keyFlags.needConstraintCheckInPrewrite, ops);
  }

  get #logs(): boolean {
    return this.#stages.length > 0 || this.#keepLog;
  }

  #node(key: Uint8Array): Node {
    return this.#nodes.findOrInsert(key, () => {
      this.#bytes += key.length;
      return { key, value: undefined, flags: 0, logged: -1 };
    });
  }

  #keyTooLarge(key: Uint8Array): TooLargeError {
    return new TooLargeError({ what: 'key', size: key.length, limit: this.#limits.maxKeyBytes });
  }

  #demandInnermost(handle: number): void {
    if (handle === this.#stages.length) return;
    throw new InvalidArgumentError('handle', `that of the innermost stage, ${this.#stages.length}`, String(handle));
  }

  #undoTo(position: number): void {
    while (this.#log.length > position) {
      const undo = this.#log.pop();
      if (undo === undefined) break;
      const { node, value, before } = undo;
      this.#bytes += (value?.length ?? 0) - (node.value?.length ?? 0);
      node.value = value;
      node.logged = before;
      // Without a value only what is true outside the buffer still counts.
      if (value !== undefined) continue;
      node.flags &= persistentFlags;
      if (node.flags !== 0) continue;
      this.#nodes.remove(node.key);
      this.#bytes -= node.key.length;
    }
    this.#mark = Math.max(position, this.#stages.at(-1) ?? 0);
  }

  /** Without stages and checkpoints nothing can be taken back any more. */
  #forgetLog(): void {
    if (this.#stages.length > 0 || this.#keepLog) return;
    for (const { node } of this.#log) node.logged = -1;
    this.#log.length = 0;
    this.#mark = -1;
  }

  #valueAt(node: Node, position: number): Uint8Array | undefined {
    let value = node.value;
    for (let at = node.logged; at >= position;) {
      const undo = this.#log[at];
      if (undo === undefined) break;
      value = undo.value;
      at = undo.before;
    }
    return value;
  }
}
