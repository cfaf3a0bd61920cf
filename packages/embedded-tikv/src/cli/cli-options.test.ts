import { describe, expect, test } from 'vitest';
import { parseCli } from './cli-options.js';

const parse = (line: string) => parseCli(line === '' ? [] : line.split(' '));

describe('command line', () => {
  test.each([
    ['', { addressing: 'port' }, false],
    ['--pds 3 --stores 5 --regions 4', { pds: 3, stores: 5, regions: 4 }, false],
    ['--pd-addr 127.0.0.1:2379', { pdAddress: '127.0.0.1:2379', host: '127.0.0.1' }, false],
    ['--pd-addr [::1]:0', { pdAddress: '[::1]:0', host: '[::1]' }, false],
    ['--api-version 2', { apiVersion: 2 }, false],
    ['--api-version 1 --enable-ttl --split-keys 100 --admin', { apiVersion: 1, enableTtl: true, splitKeys: 100 }, true],
  ])('%s', (line, cluster, admin) => {
    expect(parse(line)).toMatchObject({ cluster, admin });
  });

  test('what is not given is left to the cluster', () => {
    const options = parse('');
    expect(
      'cluster' in options ? Object.entries(options.cluster).filter(([, value]) => value !== undefined) : [],
    ).toEqual([['addressing', 'port']]);
  });

  test.each([
    ['--bogus', "unknown option '--bogus'"],
    ['--store 3', "unknown option '--store'"],
    ['--stores three', "argument 'three' is invalid"],
    ['--stores -1', "argument '-1' is invalid"],
    ['--stores', 'argument missing'],
    ['--pd-addr 2379', 'host:port is wanted'],
    ['--pd-addr 127.0.0.1:99999', 'host:port is wanted'],
    ['--api-version 3', '1 or 2 is wanted'],
    ['extra', 'too many arguments'],
  ])('%s is refused in one line', (line, text) => {
    const refusal = parse(line);
    expect(refusal).toMatchObject({ exitCode: 1, text: expect.stringContaining(text) });
    expect('text' in refusal ? refusal.text.trimEnd().split('\n') : []).toHaveLength(1);
  });

  test('help is no mistake', () => {
    expect(parse('--help')).toMatchObject({ exitCode: 0, text: expect.stringContaining('--split-keys <n>') });
  });
});
