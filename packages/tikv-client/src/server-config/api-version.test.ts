import { ConfigError } from '@tikv-client/errors';
import { metapb } from '@tikv-client/kvproto';
import { SimulatedClock, silentLogger } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { apiVersionOf, askApiVersion, settleApiVersion } from './api-version.js';
import type { HttpGet } from './http-get.js';

const config = (version: unknown, ttl?: boolean): string =>
  JSON.stringify({ storage: { 'api-version': version, 'enable-ttl': ttl } });

describe('apiVersionOf', () => {
  test.each([
    [config(1, false), 'v1'],
    [config(1), 'v1'],
    [config(1, true), 'v1ttl'],
    [config(2, true), 'v2'],
    [config('1'), undefined],
    ['{}', undefined],
    ['null', undefined],
    ['<html>', undefined],
  ])('%s', (text, expected) => {
    expect(apiVersionOf(text)).toBe(expected);
  });
});

describe('askApiVersion', () => {
  const stores = [1n, 2n, 3n].map((id) => metapb.Store.fromPartial({ id, statusAddress: `store-${id}:20180` }));
  const ask = async (get: HttpGet, all = stores) => {
    const clock = new SimulatedClock();
    const deps = { clock, logger: silentLogger, tls: false };
    const version = await clock.runUntil(askApiVersion(all, get, 100, deps));
    return { version, at: clock.monotonic(), timers: clock.pendingTimers };
  };

  test('the first store that answers speaks for all', async () => {
    const asked: string[] = [];
    const answer = await ask(async (url) => {
      asked.push(url);
      if (url.includes('store-1')) throw new Error('refused');
      return Promise.resolve(config(1, true));
    });
    expect(answer).toMatchObject({ version: 'v1ttl', timers: 0 });
    expect(asked[0]).toBe('http://store-1:20180/config');
  });

  test('silence ends with the time given, and no store at all is no answer', async () => {
    const silent: HttpGet = async (_url, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    expect(await ask(silent)).toMatchObject({ version: undefined, at: 100 });
    expect((await ask(silent, [])).version).toBeUndefined();
  });
});

describe('settleApiVersion', () => {
  test.each([
    [undefined, undefined, 'v1'],
    [undefined, 'v1ttl', 'v1ttl'],
    ['v1ttl', undefined, 'v1ttl'],
    ['v1', 'v1', 'v1'],
    ['v2', 'v2', 'v2'],
    ['v2', undefined, 'v2'],
    [undefined, 'v2', 'v2'],
  ] as const)('wanted %s, running %s: %s', (wanted, running, expected) => {
    expect(settleApiVersion(wanted, running)).toBe(expected);
  });

  test.each([
    ['v1', 'v1ttl'],
    ['v1ttl', 'v1'],
    ['v1', 'v2'],
    ['v2', 'v1'],
    ['v2', 'v1ttl'],
  ] as const)('wanted %s, running %s: refused', (wanted, running) => {
    expect(() => settleApiVersion(wanted, running)).toThrow(ConfigError);
  });
});
