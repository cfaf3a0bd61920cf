import { describe, expect, test } from 'vitest';
import { attemptsOf, entriesOf } from './attempt.js';
import { formatHistory, mergeHistories, parseHistory } from './json-lines.js';
import { HistoryRecorder } from './recorder.js';
import { keyOf, valueOf } from './value.js';

function recorderAt(options: { maxAttempts?: number } = {}): { recorder: HistoryRecorder; tick: () => void } {
  let now = 0;
  return { recorder: new HistoryRecorder({ time: () => now, ...options }), tick: () => void (now += 1) };
}

describe('recorder', () => {
  test('records attempts with both ends, failures, and open ones', () => {
    const { recorder, tick } = recorderAt();
    const put = recorder.invoke('a', 'put', 'k', { value: '1' });
    tick();
    const get = recorder.invoke('b', 'get', 'k');
    put.ok();
    get.ok({ value: '1' });
    recorder.invoke('a', 'delete', 'k').fail();
    recorder.invoke('a', 'delete', 'k').info();
    recorder.invoke('a', 'delete', 'k');
    expect(
      recorder.history().map((entry) => `${entry.index} ${entry.time} ${entry.attempt} ${entry.kind} ${entry.op}`),
    ).toEqual([
      '0 0 0 invoke put',
      '1 1 1 invoke get',
      '2 1 0 ok put',
      '3 1 1 ok get',
      '4 1 2 invoke delete',
      '5 1 2 fail delete',
      '6 1 3 invoke delete',
      '7 1 4 invoke delete',
    ]);
    expect(attemptsOf(recorder.history()).map((attempt) => attempt.outcome)).toEqual([
      'ok',
      'ok',
      'fail',
      'info',
      'info',
    ]);
    expect(entriesOf(attemptsOf(recorder.history()))).toEqual(recorder.history());
  });

  test('a second end changes nothing', () => {
    const { recorder } = recorderAt();
    const attempt = recorder.invoke('a', 'get', 'k');
    attempt.ok({ value: '1' });
    attempt.fail();
    expect(attemptsOf(recorder.history())).toMatchObject([{ outcome: 'ok', output: { value: '1' } }]);
  });

  test('a mark places an attempt where its scan was sent', () => {
    const { recorder } = recorderAt();
    const mark = recorder.mark();
    recorder.invoke('a', 'put', 'k', { value: '1' }).ok();
    recorder.invoke('b', 'get', 'k', {}, mark).ok({ value: null });
    expect(attemptsOf(recorder.history()).map((attempt) => attempt.op)).toEqual(['get', 'put']);
  });

  test('beyond its bound it drops whole keys and says so', () => {
    const { recorder } = recorderAt({ maxAttempts: 1000 });
    for (let i = 0; i < 10_000; i++) recorder.invoke('a', 'put', `key${i % 200}`, { value: String(i) }).ok();
    const coverage = recorder.coverage();
    expect(coverage).toMatchObject({ keys: 200, attempts: 10_000 });
    expect(coverage.keptAttempts).toBeLessThanOrEqual(1000);
    expect(coverage.keptKeys).toBeGreaterThan(5);
    const kept = recorder.byKey();
    expect(kept.size).toBe(coverage.keptKeys);
    for (const attempts of kept.values()) expect(attempts).toHaveLength(50);
    expect([...kept.keys()].every((key) => recorder.tracks(key))).toBe(true);
  });
});

describe('attempts', () => {
  const base = { time: 0, process: 1, op: 'get', key: 'k', input: {} } as const;
  test.each([
    ['ends without an invocation', [{ ...base, index: 0, attempt: 1, kind: 'ok' as const }]],
    [
      'invoked twice',
      [
        { ...base, index: 0, attempt: 1, kind: 'invoke' as const },
        { ...base, index: 1, attempt: 1, kind: 'invoke' as const },
      ],
    ],
    [
      'ends before',
      [
        { ...base, index: 1, attempt: 1, kind: 'invoke' as const },
        { ...base, index: 0, attempt: 1, kind: 'ok' as const },
      ],
    ],
  ])('a malformed history is refused: %s', (message, history) => {
    expect(() => attemptsOf(history)).toThrow(message);
  });
});

describe('JSON lines', () => {
  test('survive a round trip', () => {
    const { recorder } = recorderAt();
    recorder
      .invoke('a', 'compareAndSwap', 'k\u0000\n', { expected: null, value: 'é' })
      .ok({ swapped: false, value: null });
    expect(parseHistory(formatHistory(recorder.history()))).toEqual(JSON.parse(JSON.stringify(recorder.history())));
  });

  test.each([
    ['{', 'line 2: not JSON'],
    ['{"index":0}', 'line 2: "time" is not a number'],
    ['{"index":0,"time":0,"attempt":0,"kind":"done"}', 'line 2: unknown kind "done"'],
    ['{"index":0,"time":0,"attempt":0,"kind":"ok","op":"scan"}', 'line 2: unknown op "scan"'],
  ])('%s is refused', (line, message) => {
    expect(() => parseHistory(`\n${line}`)).toThrow(message);
  });

  test('merging orders by time, and lets what happens at one instant overlap', () => {
    const one = recorderAt();
    one.recorder.invoke('a', 'put', 'k', { value: '1' }).ok();
    const two = recorderAt();
    two.recorder.invoke('a', 'get', 'k').ok({ value: null });
    const merged = mergeHistories(one.recorder.history(), two.recorder.history());
    expect(merged.map((entry) => `${entry.index} ${entry.process} ${entry.attempt} ${entry.kind}`)).toEqual([
      '0 0/a 0 invoke',
      '1 1/a 1 invoke',
      '2 0/a 0 ok',
      '3 1/a 1 ok',
    ]);
  });
});

describe('texts of bytes', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  test('short printable values are shown, all others as length and hash', () => {
    expect(valueOf(bytes('value-1'))).toBe('value-1');
    expect(valueOf(bytes(''))).toBe('');
    expect(valueOf(bytes('#x'))).toMatch(/^#2:[0-9a-f]{16}$/);
    expect(valueOf(new Uint8Array([0, 1]))).toMatch(/^#2:/);
    expect(valueOf(bytes('x'.repeat(33)))).toMatch(/^#33:/);
  });

  test('values that differ in one byte, or in length, get different texts', () => {
    const texts = new Set<string>();
    for (let at = 0; at < 200; at++) {
      const value = new Uint8Array(200).fill(7);
      value[at] = 8;
      texts.add(valueOf(value));
      texts.add(valueOf(new Uint8Array(at).fill(0)));
    }
    expect(texts.size).toBe(400);
  });

  test('keys keep every byte, and their order', () => {
    expect(keyOf(new Uint8Array([0, 255, 65]))).toBe('\u0000\u00ffA');
    expect(keyOf(new Uint8Array(10_000).fill(65))).toHaveLength(10_000);
  });
});
