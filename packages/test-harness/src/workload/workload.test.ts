import { SeededRandom } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { LatencyRecorder } from './latency-recorder.js';
import { OperationSource, minValueBytes, recordKey, uniqueValue } from './operations.js';
import { Timeline } from './timeline.js';
import { workloadNames, workloads } from './workload.js';

describe('workloads', () => {
  test.each(workloadNames)('%s: shares add up to one, and are drawn', (name) => {
    const workload = workloads[name];
    expect(Object.values(workload.mix).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const source = new OperationSource(workload, 1000, new SeededRandom(1));
    const seen: Record<string, number> = {};
    for (let i = 0; i < 20_000; i++) {
      const operation = source.next();
      seen[operation.kind] = (seen[operation.kind] ?? 0) + 1;
      if (operation.kind === 'insert') source.settle(operation.record);
    }
    for (const [kind, share] of Object.entries(workload.mix)) expect((seen[kind] ?? 0) / 20_000).toBeCloseTo(share, 1);
    expect(Object.keys(seen).sort()).toEqual(Object.keys(workload.mix).sort());
  });

  test('E scans 1 to 100 records, uniformly', () => {
    const source = new OperationSource(workloads.E, 1000, new SeededRandom(1));
    const lengths: number[] = [];
    while (lengths.length < 20_000) {
      const operation = source.next();
      if (operation.kind === 'scan') lengths.push(operation.scanLength);
      else source.settle(operation.record);
    }
    expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([1, 100]);
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeCloseTo(50.5, 0);
  });

  test('a record whose insert is under way is not chosen', () => {
    const source = new OperationSource(workloads.D, 100, new SeededRandom(3));
    const inserts: number[] = [];
    for (let i = 0; i < 2000; i++) {
      const operation = source.next();
      if (operation.kind === 'insert') inserts.push(operation.record);
      else expect(operation.record).toBeLessThan(inserts[0] ?? 100);
      if (inserts.length > 5) source.settle(inserts.shift() ?? -1);
    }
    expect(source.inserted).toBeGreaterThan(150);
  });

  test('the same seed gives the same operations', () => {
    const stream = (seed: number): unknown[] => {
      const source = new OperationSource(workloads.A, 1000, new SeededRandom(seed));
      return Array.from({ length: 100 }, () => source.next());
    };
    expect(stream(1)).toEqual(stream(1));
    expect(stream(1)).not.toEqual(stream(2));
  });

  test('keys are distinct and equally long, values are distinct and as long as asked', () => {
    const keys = Array.from({ length: 5000 }, (_, record) => Buffer.from(recordKey(record)).toString());
    expect(new Set(keys).size).toBe(5000);
    expect(new Set(keys.map((key) => key.length))).toEqual(new Set([23]));
    const values = [0, 1, 26, 999_999_999].flatMap((stamp) => [
      uniqueValue(stamp, minValueBytes),
      uniqueValue(stamp, 500),
    ]);
    expect(values.map((value) => value.length)).toEqual([16, 500, 16, 500, 16, 500, 16, 500]);
    expect(new Set(values.map((value) => Buffer.from(value).toString('latin1'))).size).toBe(8);
  });
});

describe('figures', () => {
  test('latencies keep three digits', () => {
    const recorder = new LatencyRecorder();
    for (let i = 1; i <= 1000; i++) recorder.record(i / 10);
    const { count, p50Ms, p95Ms, p99Ms, maxMs } = recorder.summary();
    expect(count).toBe(1000);
    for (const [value, exact] of [
      [p50Ms, 50],
      [p95Ms, 95],
      [p99Ms, 99],
      [maxMs, 100],
    ] as const) {
      expect(Math.abs(value - exact) / exact).toBeLessThan(0.002);
    }
    expect(new LatencyRecorder().summary()).toMatchObject({ count: 0, p99Ms: 0, maxMs: 0 });
  });

  test('a timeline loses no operation when it becomes coarser', () => {
    const timeline = new Timeline(10, 8);
    for (let at = 0; at < 1000; at++) timeline.record(at, at, at % 10 !== 0);
    const { stretchMs, points } = timeline.points();
    expect(points.length).toBeLessThanOrEqual(9);
    expect(points.reduce((sum, point) => sum + point.operations, 0)).toBe(1000);
    expect(points.reduce((sum, point) => sum + point.errors, 0)).toBe(100);
    expect(points.map(({ atMs }) => atMs)).toEqual(points.map((_, at) => at * stretchMs));
  });

  test('a pause shows as stretches without operations', () => {
    const timeline = new Timeline(10, 100);
    timeline.record(5, 1, true);
    timeline.record(35, 2, true);
    expect(timeline.points().points.map(({ operations }) => operations)).toEqual([1, 0, 0, 1]);
  });
});
