import { PdError, TimestampFallbackError } from '@tikv-client/errors';
import { describe, expect, test } from 'vitest';
import { TimestampGuard } from './timestamp-guard.js';

const answer = (physical: bigint, logical: bigint, count: number, suffixBits = 0) => ({
  physical,
  logical,
  count,
  suffixBits,
});
const ts = (physical: bigint, logical: bigint) => (physical << 18n) + logical;

describe('TimestampGuard', () => {
  test('the answer is the last of count stamps', () => {
    const guard = new TimestampGuard();
    expect(guard.accept(answer(1795256809956n, 11n, 10))).toEqual({
      first: ts(1795256809956n, 2n),
      step: 1n,
      count: 10,
    });
    expect(guard.last).toBe(ts(1795256809956n, 11n));
  });

  test('suffix bits widen the step', () => {
    const guard = new TimestampGuard();
    expect(guard.accept(answer(7n, 0b1101n, 3, 2))).toEqual({ first: ts(7n, 0b0101n), step: 4n, count: 3 });
  });

  test.each([
    ['the same again', answer(7n, 5n, 1)],
    ['an older millisecond', answer(6n, 100_000n, 1)],
    ['a batch that begins at the last stamp', answer(7n, 8n, 4)],
    ['one logical step back', answer(7n, 4n, 1)],
  ])('refuses %s and stays where it was', (_, next) => {
    const guard = new TimestampGuard();
    guard.accept(answer(7n, 5n, 1));
    expect(() => guard.accept(next)).toThrow(TimestampFallbackError);
    expect(guard.last).toBe(ts(7n, 5n));
    expect(guard.accept(answer(7n, 6n, 1)).first).toBe(ts(7n, 6n));
  });

  test.each([
    ['more stamps than the logical part holds', answer(7n, 5n, 7)],
    ['a logical part beyond its 18 bits', answer(7n, 262_144n, 1)],
    ['no physical part', answer(0n, 5n, 1)],
  ])('refuses %s as malformed', (_, next) => {
    const guard = new TimestampGuard();
    expect(() => guard.accept(next)).toThrow(PdError);
    expect(guard.last).toBe(0n);
  });

  test('accepts the whole logical range of one millisecond', () => {
    const guard = new TimestampGuard();
    expect(guard.accept(answer(7n, 262_143n, 262_144)).first).toBe(ts(7n, 0n));
  });
});
