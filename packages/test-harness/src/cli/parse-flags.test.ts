import { describe, expect, test } from 'vitest';
import { apiVersionOf, limitsOf, modeOf } from '../demo/demo-options.js';
import { parseFlags } from './parse-flags.js';

describe('flags', () => {
  test('defaults', () => {
    expect(parseFlags(['demo'])).toEqual({
      kind: 'demo',
      json: undefined,
      report: undefined,
      options: {
        workloads: ['A', 'B', 'C', 'D', 'E', 'F'],
        records: 1000,
        accounts: 200,
        valueBytes: 100,
        concurrency: 64,
        seed: 1,
        stores: 3,
        regions: 4,
        maxHistory: 1_500_000,
        callTimeoutMs: 15_000,
      },
    });
  });

  test('everything set', () => {
    const flags =
      '--workloads a,F --records 50 --duration 1.5s --operations 9 --value-size 64 --concurrency 8 --seed 7 --faults split,kill-store --json f.json --report r.html';
    expect(parseFlags(['demo', ...flags.split(' ')])).toMatchObject({
      kind: 'demo',
      json: 'f.json',
      report: 'r.html',
      options: {
        workloads: ['A', 'F'],
        records: 50,
        durationMs: 1500,
        operations: 9,
        valueBytes: 64,
        concurrency: 8,
        seed: 7,
        faults: ['split', 'kill-store'],
      },
    });
    expect(parseFlags(['demo', '--pd', 'a:2379,[::1]:2379'])).toMatchObject({
      options: { pd: ['a:2379', '[::1]:2379'] },
    });
    expect(parseFlags(['demo', '--duration', '2m'])).toMatchObject({ options: { durationMs: 120_000 } });
  });

  test.each([
    ['--records 0', '--records: '],
    ['--records many', '--records: "many" is not a whole number'],
    ['--records -5', '--records'],
    ['--duration 5', '--duration: "5" is not a time'],
    ['--duration 1ms', '--duration: '],
    ['--operations 1.5', '--operations: "1.5" is not a whole number'],
    ['--value-size 4', '--value-size: '],
    ['--concurrency 100000', '--concurrency: '],
    ['--seed x', '--seed: "x"'],
    ['--faults fire', '--faults: "fire" is no fault'],
    ['--workloads AX', '--workloads: '],
    ['--pd nowhere', '--pd: must be host:port'],
    ['--pd a:2379 --faults split', '--faults: cannot be injected into a real cluster'],
    ['--mode fast', '--mode: '],
    ['--pd a:2379 --mode both', '--mode: both needs API version 2'],
    ['--pd a:2379 --mode both --api-version 1', '--mode: both needs API version 2'],
    ['--mode both --api-version 1', '--mode: both needs API version 2'],
    ['--api-version 3', '--api-version: must be 1 or 2'],
    ['--pd a:2379 --keyspace ks', '--keyspace: needs --api-version 2'],
    ['--keyspace ks', '--keyspace: needs --pd'],
    ['--accounts 1', '--accounts: '],
    ['--speed 9', "unknown option '--speed'"],
    ['--records', "option '--records <n>' argument missing"],
    ['extra', 'too many arguments'],
  ])('demo %s is refused with exit code 2', (flags, message) => {
    const request = parseFlags(['demo', ...flags.split(' ')]);
    expect(request).toMatchObject({ kind: 'exit', code: 2 });
    expect(request.kind === 'exit' ? request.text : '').toContain(message);
  });

  test('--faults none goes with --pd', () => {
    expect(parseFlags(['demo', '--pd', 'a:2379', '--faults', 'none'])).toMatchObject({ kind: 'demo' });
  });

  test.each([
    ['', 'both', 2],
    ['--mode raw', 'raw', 1],
    ['--mode txn', 'txn', 1],
    ['--mode txn --api-version 2', 'txn', 2],
    ['--api-version 1', 'raw', 1],
    ['--pd a:2379', 'raw', 1],
    ['--pd a:2379 --mode txn', 'txn', 1],
    ['--pd a:2379 --api-version 2', 'both', 2],
    ['--pd a:2379 --api-version 2 --keyspace ks --mode raw', 'raw', 2],
  ])('demo %s: mode %s, API version %d', (flags, mode, apiVersion) => {
    const request = parseFlags(['demo', ...flags.split(' ').filter((flag) => flag !== '')]);
    if (request.kind !== 'demo') throw new Error(request.text);
    expect([modeOf(request.options), apiVersionOf(request.options)]).toEqual([mode, apiVersion]);
  });

  test('a part lasts shorter where there are twice as many', () => {
    const limits = (...flags: string[]): unknown[] => {
      const request = parseFlags(['demo', ...flags]);
      return request.kind === 'demo' ? [limitsOf(request.options, 'workload'), limitsOf(request.options, 'bank')] : [];
    };
    expect(limits()).toEqual([{ durationMs: 4000 }, { durationMs: 8000 }]);
    expect(limits('--mode', 'raw')).toEqual([{ durationMs: 8000 }, { durationMs: 8000 }]);
    expect(limits('--duration', '3s')).toEqual([{ durationMs: 3000 }, { durationMs: 3000 }]);
    expect(limits('--operations', '10')).toEqual([{ operations: 10 }, { operations: 10 }]);
  });

  test('no command, an unknown one, and help', () => {
    expect(parseFlags([])).toMatchObject({ kind: 'exit', code: 2 });
    expect(parseFlags(['test'])).toMatchObject({ kind: 'exit', code: 2 });
    const help = parseFlags(['demo', '--help']);
    expect(help).toMatchObject({ kind: 'exit', code: 0 });
    expect(help.kind === 'exit' ? help.text : '').toContain('--faults <names>');
  });
});
