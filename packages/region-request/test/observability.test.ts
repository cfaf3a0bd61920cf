import type { Attributes, Meter, Tracer } from '@opentelemetry/api';
import { ServerError } from '@tikv-client/errors';
import { commands } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import type { RegionRequesterDeps, RegionRequesterOptions } from '../src/index.js';
import type { Reply } from './scripted-cluster.js';
import { ScriptedCluster } from './scripted-cluster.js';

interface Span {
  readonly name: string;
  readonly attributes: Attributes;
  status: { code: number; message?: string } | undefined;
  ended: number;
}

function fakeTracer(spans: Span[]): Tracer {
  const startSpan = (name: string, options: { attributes: Attributes }) => {
    const span: Span = { name, attributes: { ...options.attributes }, status: undefined, ended: 0 };
    spans.push(span);
    return {
      setAttribute: (key: string, value: string) => (span.attributes[key] = value),
      setStatus: (status: Span['status']) => (span.status = status),
      end: () => (span.ended += 1),
    };
  };
  return { startSpan } as unknown as Tracer;
}

function fakeMeter(records: string[]): Meter {
  const shown = (labels: Attributes = {}): string => Object.values(labels).join(' ');
  const make = (name: string) => ({
    record: (value: number, labels?: Attributes) => records.push(`${name} ${value} ${shown(labels)}`.trim()),
    add: (value: number, labels?: Attributes) => records.push(`${name} ${value} ${shown(labels)}`.trim()),
  });
  return { createHistogram: make, createCounter: make } as unknown as Meter;
}

function setUp(script: Reply[], deps: Partial<RegionRequesterDeps>, options: Partial<RegionRequesterOptions> = {}) {
  const cluster = new ScriptedCluster();
  cluster.script = script;
  const { requester } = cluster.create(options, deps);
  const key = Buffer.from('k');
  const get = async (): Promise<unknown> =>
    cluster.clock.runUntil(
      requester
        .send(commands.RawGet, { context: undefined, key, cf: '' }, { key, deadline: 900 }, (response) => {
          if (response.error !== '') throw new ServerError({ command: 'RawGet', message: response.error });
          return 'served';
        })
        .catch((error: unknown) => error),
    );
  return { get };
}

const split: Reply = { regionError: { keyNotInRegion: { regionId: 1n }, message: 'key 6B is not in region 1' } };

describe('a tracer', () => {
  test('sees every attempt, with target, number and outcome', async () => {
    const spans: Span[] = [];
    const { get } = setUp([split, { status: 14, sent: true }], { tracer: fakeTracer(spans) });
    expect(await get()).toBe('served');
    expect(spans.map(({ name, status, ended }) => [name, status?.message, ended])).toEqual([
      ['tikv.RawGet', 'keyNotInRegion', 1],
      ['tikv.RawGet', 'store-1:1: broken', 1],
      ['tikv.RawGet', undefined, 1],
    ]);
    expect(spans[0]?.attributes).toEqual({
      'rpc.system': 'grpc',
      'rpc.method': 'RawGet',
      'server.address': 'store-1:1',
      'tikv.store_id': '1',
      'tikv.region_id': '1',
      'tikv.attempt': 1,
      'tikv.region_error': 'keyNotInRegion',
    });
    expect(spans.map(({ attributes }) => attributes['tikv.attempt'])).toEqual([1, 2, 3]);
  });
});

describe('a meter', () => {
  test('gets attempts, region errors, backoffs and retries under the names of client-go', async () => {
    const records: string[] = [];
    const { get } = setUp([split], { meter: fakeMeter(records) });
    expect(await get()).toBe('served');
    expect(records).toEqual([
      'tikv_client_go_request_seconds 0.001 RawGet 1',
      'tikv_client_go_region_err_total 1 keyNotInRegion 1',
      'tikv_client_go_backoff_seconds 0.002 regionMiss',
      'tikv_client_go_request_seconds 0.001 RawGet 1',
      'tikv_client_go_request_retry_times 1',
    ]);
  });
});

describe('keys in the words of stores', () => {
  const refused: Reply = { response: { error: 'key 6B is bad' } };
  test.each([
    ['off', 'RawGet: key 6B is bad', 'key 6B is not in region 1'],
    ['on', 'RawGet: ?', 'keyNotInRegion in region 1 on store 1: ?'],
    ['marker', 'RawGet: ‹key 6B is bad›', '‹key 6B is not in region 1›'],
  ] as const)('%s', async (redactKeys, server, region) => {
    const one = setUp([refused], {}, { redactKeys });
    expect(await one.get()).toMatchObject({ code: 'SERVER', message: server });
    const many = setUp(
      Array.from({ length: 100 }, () => split),
      {},
      { redactKeys },
    );
    const error = (await many.get()) as Error;
    expect(error.message).toContain(region);
    if (redactKeys === 'on') expect(error.message).not.toContain('6B');
  });

  test('another mode is a ConfigError', () => {
    expect(() => setUp([], {}, { redactKeys: 'yes' as 'on' })).toThrow('redactKeys');
  });
});
