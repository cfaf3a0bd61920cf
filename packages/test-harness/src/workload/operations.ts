import type { Random } from '@tikv-client/runtime';
import { fnv64 } from '../distribution/fnv64.js';
import type { OperationKind, Workload } from './workload.js';

/** What one worker does next. Records are numbered in order of insertion. */
export interface Operation {
  readonly kind: OperationKind;
  readonly record: number;
  /** Pairs wanted, for `scan`; else 0. */
  readonly scanLength: number;
}

/** The stream of operations of one workload: pure but for its count of records. */
export class OperationSource {
  readonly #random: Random;
  readonly #mix: ReadonlyArray<readonly [OperationKind, number]>;
  readonly #chooser: ReturnType<Workload['chooser']>;
  readonly #maxScanLength: number;
  readonly #pending = new Set<number>();
  #next: number;

  constructor(workload: Workload, records: number, random: Random) {
    this.#random = random;
    this.#chooser = workload.chooser();
    this.#maxScanLength = workload.maxScanLength;
    this.#mix = Object.entries(workload.mix) as Array<[OperationKind, number]>;
    this.#next = records;
  }

  /** Records handed out so far, the loaded ones included. */
  get inserted(): number {
    return this.#next;
  }

  next(): Operation {
    const kind = this.#kind();
    if (kind === 'insert') {
      this.#pending.add(this.#next);
      return { kind, record: this.#next++, scanLength: 0 };
    }
    const record = this.#chooser.next(this.#random, this.#readable());
    return { kind, record, scanLength: kind === 'scan' ? 1 + this.#random.below(this.#maxScanLength) : 0 };
  }

  /** An insert has ended, one way or the other: its record may be chosen from now on. */
  settle(record: number): void {
    this.#pending.delete(record);
  }

  /** As in YCSB, only records below the oldest insert under way are chosen. */
  #readable(): number {
    const [oldest] = this.#pending;
    return Math.max(1, oldest ?? this.#next);
  }

  #kind(): OperationKind {
    let rest = this.#random.next();
    let last: OperationKind = 'read';
    for (const [kind, share] of this.#mix) {
      last = kind;
      rest -= share;
      if (rest < 0) return kind;
    }
    return last;
  }
}

/** The key of a record: its number scattered over the key space, as YCSB does by default, padded so that all have 23 bytes. */
export function recordKey(record: number): Uint8Array {
  return Buffer.from(`user${fnv64(record).toString().padStart(19, '0')}`, 'latin1');
}

/** Shortest value that can carry its stamp. */
export const minValueBytes = 16;

/** A value that no other call writes: a stamp, then filler, `bytes` long. */
export function uniqueValue(stamp: number, bytes: number): Uint8Array {
  const value = Buffer.alloc(bytes, 0x2e);
  value.write(`v${stamp}`, 'latin1');
  for (let at = minValueBytes; at < bytes; at++) value[at] = 0x61 + ((stamp + at * 7) % 26);
  return value;
}
