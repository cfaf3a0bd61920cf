import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { engineCompliance } from '../compliance/compliance.js';
import { WriteBatch } from '../write-batch.js';
import { createMemoryEngine } from './memory-engine.js';

engineCompliance('memory', { describe, test }, () => createMemoryEngine({ families: ['default', 'other'] }));

// Keys from a tiny alphabet, so that operations meet.
const keyOf = fc.uint8Array({ maxLength: 3, max: 3 }).map((key) => key.map((byte) => [0, 0x7f, 0x80, 0xff][byte] ?? 0));
const operation = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('put' as const), key: keyOf, value: fc.uint8Array({ maxLength: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), key: keyOf }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleteRange' as const), start: keyOf, end: keyOf }) },
);
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('write' as const), operations: fc.array(operation, { maxLength: 8 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('scan' as const), start: keyOf, end: keyOf, reverse: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('snapshot' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clone' as const) }) },
);

type Model = Map<string, string>;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function modelScan(model: Model, start: Uint8Array, end: Uint8Array, reverse: boolean): string[] {
  const low = hex(start);
  const high = end.length === 0 ? undefined : hex(end);
  const found = [...model.keys()].filter((key) => key >= low && (high === undefined || key < high)).sort();
  if (reverse) found.reverse();
  return found.map((key) => `${key}=${model.get(key)}`);
}

describe('memory engine against a model', () => {
  test('writes, scans in both directions, snapshots and clones agree with a sorted map', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let engine = createMemoryEngine();
        const model: Model = new Map();
        const frozen: { scan: () => string[]; expected: string[] }[] = [];
        for (const one of steps) {
          if (one.do === 'write') {
            const batch = new WriteBatch();
            for (const op of one.operations) {
              if (op.kind === 'put') {
                batch.put(op.key, op.value);
                model.set(hex(op.key), hex(op.value));
              } else if (op.kind === 'delete') {
                batch.delete(op.key);
                model.delete(hex(op.key));
              } else {
                batch.deleteRange(op.start, op.end);
                for (const pair of modelScan(model, op.start, op.end, false))
                  model.delete(pair.slice(0, pair.indexOf('=')));
              }
            }
            engine.write(batch);
          } else if (one.do === 'scan') {
            const found: string[] = [];
            engine.iterate(one, (key, value) => void found.push(`${hex(key)}=${hex(value)}`));
            expect(found).toEqual(modelScan(model, one.start, one.end, one.reverse));
            expect(engine.countKeys(one)).toBe(found.length);
          } else {
            const reader = one.do === 'snapshot' ? engine.snapshot() : engine;
            if (one.do === 'clone') engine = engine.clone();
            const scan = (): string[] => {
              const found: string[] = [];
              reader.iterate({}, (key, value) => void found.push(`${hex(key)}=${hex(value)}`));
              return found;
            };
            frozen.push({ scan, expected: modelScan(model, new Uint8Array(), new Uint8Array(), false) });
          }
          for (const [key, value] of model)
            expect(hex(engine.get(Buffer.from(key, 'hex')) ?? new Uint8Array([9]))).toBe(value);
        }
        for (const one of frozen) expect(one.scan()).toEqual(one.expected);
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });

  test('a clone and its origin do not see each other', () => {
    const engine = createMemoryEngine();
    engine.write(new WriteBatch().put(Uint8Array.of(1), Uint8Array.of(1)));
    const copy = engine.clone();
    copy.write(new WriteBatch().delete(Uint8Array.of(1)));
    engine.write(new WriteBatch().put(Uint8Array.of(2), Uint8Array.of(2)));
    expect([engine.countKeys(), copy.countKeys()]).toEqual([2, 0]);
    engine.close();
    expect(copy.countKeys()).toBe(0);
  });
});
