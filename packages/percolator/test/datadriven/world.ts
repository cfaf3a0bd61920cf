import { compareBytes } from '@tikv-client/codec';
import { createMemoryEngine, WriteBatch } from '@tikv-client/engine';
import type { ActionResult } from '../../src/action-result.js';
import { decodeLockRecord, encodeLock } from '../../src/mvcc/lock-codec.js';
import type { Lock } from '../../src/mvcc/lock.js';
import { MvccKey, rawKeyOf, versionOwner, versionTs } from '../../src/mvcc/mvcc-key.js';
import type { LockView, MvccView } from '../../src/mvcc/mvcc-view.js';
import { decodeWriteRecord } from '../../src/mvcc/write-record.js';
import { lockText } from './format.js';
import { bytesOf, textOf } from './script.js';

const largest = (1n << 64n) - 1n;

/** A store of one region: an engine, its pessimistic locks in memory, and max_ts. */
export class World {
  readonly engine = createMemoryEngine({ families: ['default', 'lock', 'write'] });
  readonly memoryLocks = new Map<string, Lock>();
  /** Where granted pessimistic locks go. */
  inMemoryLocks = false;
  maxTs = 0n;

  get view(): MvccView {
    return { reader: this.engine, memoryLocks: this.#lockView };
  }

  raiseMaxTs(ts: bigint): void {
    if (ts !== largest && ts > this.maxTs) this.maxTs = ts;
  }

  /** Applies what an action decided; the lines tell of locks granted, shown to readers and released. */
  apply<Reply>(result: ActionResult<Reply>): string[] {
    const lines: string[] = [];
    for (const { key, lock } of result.guarded) lines.push(`guarded ${lockText(key, lock)}`);
    this.engine.write(result.batch);
    for (const operation of result.batch.operations) {
      if (operation.family === 'lock' && operation.kind !== 'deleteRange') {
        this.memoryLocks.delete(textOf(rawKeyOf(operation.key)));
      }
    }
    for (const { key, lock, bundle } of result.acquired) {
      lines.push(`acquired ${lockText(key, bundle ?? lock)}`);
      if (bundle !== undefined) continue;
      if (this.inMemoryLocks) this.memoryLocks.set(textOf(key), lock);
      else this.engine.write(new WriteBatch().put(new MvccKey(key).encoded, encodeLock(lock), 'lock'));
    }
    for (const { key, startTs, commitTs } of result.released) {
      lines.push(`released ${textOf(key)} start=${startTs} commit=${commitTs}`);
    }
    return lines;
  }

  /** Everything there is, in key order. */
  dump(): string[] {
    const lines: string[] = [];
    for (const [key, lock] of this.#lockView.range(new Uint8Array(0), new Uint8Array(0))) {
      lines.push(`memory lock ${lockText(key, lock)}`);
    }
    this.engine.iterate({ family: 'lock' }, (key, value) => {
      lines.push(`lock ${lockText(rawKeyOf(key), decodeLockRecord(value))}`);
    });
    this.engine.iterate({ family: 'write' }, (key, value) => {
      const { kind, startTs, shortValue, protectedRollback, overlappedRollback } = decodeWriteRecord(value);
      lines.push(
        `write ${textOf(rawKeyOf(versionOwner(key)))}@${versionTs(key)} ${kind} start=${startTs}` +
          (shortValue === undefined ? '' : ` value=${textOf(shortValue)}`) +
          (protectedRollback ? ' protected' : '') +
          (overlappedRollback ? ' overlapped' : ''),
      );
    });
    this.engine.iterate({ family: 'default' }, (key, value) => {
      lines.push(`default ${textOf(rawKeyOf(versionOwner(key)))}@${versionTs(key)} ${textOf(value)}`);
    });
    return lines.length === 0 ? ['nothing'] : lines;
  }

  get #lockView(): LockView {
    const locks = this.memoryLocks;
    return {
      get: (key) => locks.get(textOf(key)),
      range: (start, end) =>
        [...locks]
          .map(([key, lock]) => [bytesOf(key), lock] as const)
          .filter(([key]) => compareBytes(key, start) >= 0 && (end.length === 0 || compareBytes(key, end) < 0))
          .sort(([a], [b]) => compareBytes(a, b)),
    };
  }
}
