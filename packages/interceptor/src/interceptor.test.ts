import { describe, expect, test } from 'vitest';
import { chain } from './interceptor.js';
import type { Interceptor } from './interceptor.js';

/** Interceptors that write down when they begin and end. */
function recorder() {
  const log: string[] = [];
  const make = (name: string, mark = name): Interceptor<string, string> => ({
    name,
    async intercept(request, next) {
      log.push(`begin ${mark}`);
      try {
        return `${await next(`${request}>${mark}`)}<${mark}`;
      } finally {
        log.push(`end ${mark}`);
      }
    },
  });
  return { log, make };
}

const echo = async (request: string) => request;

describe('client-go: tikvrpc/interceptor/interceptor_test.go', () => {
  test('TestInterceptor: members run in the order of linking, as an onion', async () => {
    const { log, make } = recorder();
    const both = chain(make('1'), make('2'));
    expect(await both.intercept('r', echo)).toBe('r>1>2<2<1');
    expect(log).toEqual(['begin 1', 'begin 2', 'end 2', 'end 1']);
  });
});

describe('client-go: internal/client/client_interceptor_test.go', () => {
  test('TestAppendChainedInterceptor: chains flatten, and a name that comes again moves to the end', async () => {
    const { make } = recorder();
    const names = (...parts: (Interceptor<string, string> | undefined)[]) =>
      chain(...parts).interceptors.map((interceptor) => interceptor.name);
    const [one, two, three] = [make('1'), make('2'), make('3')];
    expect(names(one, two)).toEqual(['1', '2']);
    expect(names(chain(one, two), three)).toEqual(['1', '2', '3']);
    expect(names(chain(one, chain(two, three)), one)).toEqual(['2', '3', '1']);
    expect(names(chain(one, two), chain(two, one))).toEqual(['2', '1']);
    expect(names(undefined, one, undefined)).toEqual(['1']);
  });

  test('TestInterceptedClient: the request function is called once, inside', async () => {
    const { log, make } = recorder();
    const wrapped = chain(make('it')).wrap(async (request) => {
      log.push('send');
      return request;
    });
    expect(await wrapped('r')).toBe('r>it<it');
    expect(log).toEqual(['begin it', 'send', 'end it']);
  });
});

describe('chains', () => {
  test('of two interceptors with one name the later is used', async () => {
    const { make } = recorder();
    expect(await chain(make('a', 'old'), make('b'), make('a', 'new')).intercept('r', echo)).toBe('r>b>new<new<b');
  });

  test('without members they call through', async () => {
    const { log } = recorder();
    expect(await chain<string, string>().intercept('r', echo)).toBe('r');
    expect(log).toEqual([]);
  });

  test('adding to a chain leaves it as it was', async () => {
    const { make } = recorder();
    const first = chain(make('1'));
    chain(first, make('2'));
    expect(first.interceptors).toHaveLength(1);
  });

  test('a failure passes through every member', async () => {
    const { log, make } = recorder();
    const failure = new Error('down');
    await expect(chain(make('1'), make('2')).intercept('r', () => Promise.reject(failure))).rejects.toBe(failure);
    expect(log).toEqual(['begin 1', 'begin 2', 'end 2', 'end 1']);
  });

  test('a member may answer by itself, or send twice', async () => {
    const sent: string[] = [];
    const send = async (request: string) => {
      sent.push(request);
      return request;
    };
    const answer: Interceptor<string, string> = { name: 'answer', intercept: async () => 'cached' };
    const twice: Interceptor<string, string> = {
      name: 'twice',
      intercept: async (request, next) => (await next(request)) + (await next(request)),
    };
    expect(await chain(answer, twice).intercept('r', send)).toBe('cached');
    expect(await chain(twice).intercept('r', send)).toBe('rr');
    expect(sent).toEqual(['r', 'r']);
  });
});
