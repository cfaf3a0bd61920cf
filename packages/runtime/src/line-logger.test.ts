import { describe, expect, test } from 'vitest';
import { createLineLogger } from './line-logger.js';
import type { LineLoggerOptions } from './line-logger.js';
import { silentLogger } from './logger.js';
import { SimulatedClock } from './simulated/simulated-clock.js';

function lines(
  options: Partial<LineLoggerOptions>,
  log: (logger: ReturnType<typeof createLineLogger>) => void,
): string[] {
  const written: string[] = [];
  log(createLineLogger({ write: (line) => written.push(line), clock: new SimulatedClock({ startMs: 0 }), ...options }));
  return written;
}

const fields = {
  id: 12n,
  key: Uint8Array.of(1, 255),
  buffer: Buffer.from([2]),
  error: Object.assign(new TypeError('bad', { cause: new Error('deep') }), { code: 'E1' }),
  nothing: undefined,
  text: 'two words',
  list: [1n],
};

describe('the line logger', () => {
  test('writes one JSON object per line, whatever the values', () => {
    const [line] = lines({ fields: { name: 'store-1' } }, (logger) => logger.warn('slow', fields)) as [string];
    expect(line.endsWith('\n')).toBe(true);
    expect(JSON.parse(line)).toEqual({
      time: '1970-01-01T00:00:00.000Z',
      level: 'warn',
      message: 'slow',
      name: 'store-1',
      id: '12',
      key: '01FF',
      buffer: '02',
      error: { name: 'TypeError', code: 'E1', message: 'bad', cause: { name: 'Error', message: 'deep' } },
      text: 'two words',
      list: ['1'],
    });
  });

  test('writes text for people', () => {
    const [line] = lines({ format: 'text' }, (logger) =>
      logger.info('ready', { port: 2379, text: 'two words', plain: 'x', nothing: undefined, id: 1n }),
    );
    expect(line).toBe(
      '1970-01-01T00:00:00.000Z INFO  ready port=2379 text="two words" plain=x nothing=undefined id="1"\n',
    );
  });

  test('drops what is below its level', () => {
    const all = (logger: ReturnType<typeof createLineLogger>) => {
      for (const level of ['debug', 'info', 'warn', 'error'] as const) logger[level](level);
    };
    const count = (level: LineLoggerOptions['level']) => lines({ level }, all).length;
    expect([count('debug'), count(undefined), count('info'), count('warn'), count('error')]).toEqual([4, 3, 3, 2, 1]);
  });

  test('the silent logger does nothing', () => {
    for (const level of ['debug', 'info', 'warn', 'error'] as const) expect(silentLogger[level]('x')).toBeUndefined();
  });
});
