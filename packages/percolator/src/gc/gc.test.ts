import { createMemoryEngine, WriteBatch } from '@tikv-client/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MvccKey } from '../mvcc/mvcc-key.js';
import { MvccReader } from '../mvcc/mvcc-reader.js';
import { encodeWriteRecord, type WriteKind } from '../mvcc/write-record.js';
import { gc } from './gc.js';

const highest = 30n;
const keys = ['a', 'aa', 'b'].map((key) => new MvccKey(Buffer.from(key)));

const versions = fc.uniqueArray(
  fc.record({
    key: fc.nat({ max: keys.length - 1 }),
    commitTs: fc.bigInt({ min: 2n, max: highest }),
    kind: fc.constantFrom<WriteKind[]>('put', 'put', 'delete', 'lock', 'rollback'),
    long: fc.boolean(),
  }),
  { selector: ({ key, commitTs }) => `${key}@${commitTs}`, maxLength: 40, size: 'max' },
);

test('collecting in steps of any size changes no read at or above the safe point, and leaves nothing to collect', () => {
  fc.assert(
    fc.property(
      versions,
      fc.bigInt({ min: 1n, max: highest }),
      fc.integer({ min: 1, max: 20 }),
      (all, safePoint, limit) => {
        const engine = createMemoryEngine({ families: ['default', 'lock', 'write'] });
        const seed = new WriteBatch();
        for (const { key, commitTs, kind, long } of all) {
          const startTs = kind === 'rollback' ? commitTs : commitTs - 1n;
          const value = Buffer.from(String(commitTs));
          const shortValue = kind === 'put' && !long ? value : undefined;
          const record = {
            kind,
            startTs,
            shortValue,
            protectedRollback: false,
            overlappedRollback: false,
            txnSource: 0n,
          };
          seed.put(keys[key]!.version(commitTs), encodeWriteRecord(record), 'write');
          if (kind === 'put' && long) seed.put(keys[key]!.version(startTs), value, 'default');
        }
        engine.write(seed);
        const read = (): (string | undefined)[] => {
          const reader = new MvccReader({ reader: engine });
          const found: (string | undefined)[] = [];
          for (const key of keys) {
            for (let ts = safePoint; ts <= highest; ts += 1n) found.push(reader.value(key, ts)?.toString());
          }
          return found;
        };
        const before = read();
        let start: Uint8Array | undefined;
        let removed = 0;
        do {
          const step = gc({ reader: engine }, { start }, safePoint, limit);
          expect(step.removed).toBeLessThanOrEqual(limit + 1);
          engine.write(step.batch);
          expect(read()).toEqual(before);
          removed += step.removed;
          start = step.next;
        } while (start !== undefined);
        expect(engine.countKeys({}, 'write')).toBe(all.length - removed);
        expect(gc({ reader: engine }, {}, safePoint, 100).removed).toBe(0);
        // One version at or below the safe point is left of each key, if that.
        for (const [i, key] of keys.entries()) {
          const above = all.filter((each) => each.key === i && each.commitTs > safePoint).length;
          const left = engine.countKeys({ start: key.encoded, end: key.end() }, 'write');
          expect(left - above).toBeLessThanOrEqual(1);
        }
        // No value without its record.
        expect(engine.countKeys({}, 'default')).toBeLessThanOrEqual(engine.countKeys({}, 'write'));
      },
    ),
    { seed: 7, numRuns: 100 },
  );
});

test('what raw commands have put among the records is passed over', () => {
  const engine = createMemoryEngine({ families: ['default', 'lock', 'write'] });
  const seed = new WriteBatch();
  const rollback = { kind: 'rollback' as const, startTs: 5n, protectedRollback: false, overlappedRollback: false };
  const record = encodeWriteRecord({ ...rollback, shortValue: undefined, txnSource: 0n });
  const key = keys[0]!;
  const strangers = ['', 'k', 'ab12345678', '0123456789abcdefg', '0123456789abcdef0123456789'];
  for (const stranger of strangers) seed.put(Buffer.from(stranger), record.slice(), 'write');
  seed.put(key.version(7n), Uint8Array.of(3), 'write');
  seed.put(key.version(5n), record, 'write');
  engine.write(seed);
  const { batch, removed, next } = gc({ reader: engine }, {}, highest, 100);
  expect(batch.operations).toMatchObject([{ kind: 'delete', key: key.version(5n), family: 'write' }]);
  expect({ removed, next }).toEqual({ removed: 1, next: undefined });
});
