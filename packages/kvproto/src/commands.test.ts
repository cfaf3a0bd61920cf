import { describe, expect, test } from 'vitest';
import { readProto, type ProtoField } from '../test/proto-text.js';
import {
  commandByBatchTag,
  commandByPath,
  commands,
  emptyCommand,
  keysInside,
  keyspaceMethods,
  metaStorageMethods,
  pdMethods,
  resourceManagerMethods,
  routerMethods,
  tsoMethods,
  type AnyCommand,
  type KeyField,
  type KeyKind,
} from './index.js';

const proto = readProto();
const all = Object.values<AnyCommand>(commands);
const rpcs = proto.services.get('tikvpb.Tikv')!;

describe('the command table', () => {
  test('has a row for every RPC of tikvpb.Tikv, and no other', () => {
    expect(Object.keys(commands)).toEqual(rpcs.map((rpc) => rpc.name));
    expect(rpcs.length).toBeGreaterThan(50);
  });

  test.each(rpcs.map((rpc) => [rpc.name, rpc] as const))('%s', (name, rpc) => {
    const command = commandByPath(`/tikvpb.Tikv/${name}`)!;
    expect(command.name).toBe(name);
    expect(command.kind).toBe(rpc.kind);
    expect(topLevel(command.request.fromPartial({}))).toEqual(names(rpc.request));
    expect(topLevel(command.response.fromPartial({}))).toEqual(names(rpc.response));
    const carriesRegionError = proto.messages.get(rpc.response)!.some((field) => field.path === 'regionError');
    expect(command.regionError).toBe(carriesRegionError);
  });

  test('has the number of every member of both oneofs of BatchCommands', () => {
    const requests = proto.messages.get('tikvpb.BatchCommandsRequest.Request')!;
    const responses = proto.messages.get('tikvpb.BatchCommandsResponse.Response')!;
    expect(requests.map((field) => field.number)).toEqual(responses.map((field) => field.number));
    for (const [index, field] of requests.entries()) {
      const command = commandByBatchTag(field.number);
      if (command === emptyCommand) continue;
      const rpc = rpcs.find((each) => each.name === command?.name);
      expect([field.number, rpc?.request]).toEqual([field.number, field.type]);
      expect([field.number, rpc?.response]).toEqual([field.number, responses[index]!.type]);
    }
    const numbered = all.filter((command) => command.batch !== undefined);
    expect(numbered.length + 1).toBe(requests.length);
  });

  test('unknown paths and numbers are undefined', () => {
    expect(commandByPath('/tikvpb.Tikv/Raft')).toBeUndefined();
    expect(commandByBatchTag(0)).toBeUndefined();
    expect(commandByBatchTag(27)).toBeUndefined();
  });
});

describe.each([
  ['pdpb.PD', pdMethods],
  ['tsopb.TSO', tsoMethods],
  ['keyspacepb.Keyspace', keyspaceMethods],
  ['meta_storagepb.MetaStorage', metaStorageMethods],
  ['resource_manager.ResourceManager', resourceManagerMethods],
  ['routerpb.Router', routerMethods],
])('the methods of %s', (service, methods) => {
  test('are those of the service', () => {
    const expected = proto.services.get(service)!;
    expect(Object.keys(methods)).toEqual(expected.map((rpc) => rpc.name));
    for (const rpc of expected) {
      const method = (methods as unknown as Record<string, AnyCommand>)[rpc.name]!;
      expect([rpc.name, method.path, method.kind]).toEqual([rpc.name, `/${service}/${rpc.name}`, rpc.kind]);
      expect(topLevel(method.request.fromPartial({}))).toEqual(names(rpc.request));
      expect(topLevel(method.response.fromPartial({}))).toEqual(names(rpc.response));
    }
  });
});

/** Bytes that are not keys; everything else has to be classified. */
const notKeys = new Set(['value', 'values[]', 'shortValue', 'previousValue', 'data', 'resourceGroupTag', 'traceId']);
const composites: Readonly<Record<string, KeyKind>> = {
  'kvrpcpb.KeyError': 'keyError',
  'kvrpcpb.LockInfo': 'lockInfo',
  'kvrpcpb.MvccInfo': 'mvccInfo',
  'kvrpcpb.KvPair': 'pair',
  'metapb.Region': 'region',
  'errorpb.Error': 'regionError',
};

describe('key fields', () => {
  const rows = all.filter((command) => command.name !== 'BatchCommands');

  test.each(rows.map((command) => [command.name, command] as const))('%s: every key is classified', (name, command) => {
    const rpc = rpcs.find((each) => each.name === name)!;
    expect(classified(command.requestKeys)).toEqual(expected(rpc.request));
    expect(classified(command.responseKeys)).toEqual(expected(rpc.response));
  });

  test.each(Object.entries(composites))('%s: every key is classified', (message, kind) => {
    expect(classified(keysInside[kind as keyof typeof keysInside])).toEqual(expected(message));
  });

  test('ranges come as start and end, next to each other', () => {
    for (const fields of [
      ...all.flatMap((each) => [each.requestKeys, each.responseKeys]),
      ...Object.values(keysInside),
    ]) {
      for (const [index, { path, kind }] of fields.entries()) {
        if (kind !== 'rangeStart' && kind !== 'regionStart') continue;
        const end = fields[index + 1];
        expect(end).toEqual({
          path: path.replace(/start(Key)?$/, 'end$1'),
          kind: kind.replace('Start', 'End'),
        });
      }
    }
  });

  test('what is expected is what the messages say', () => {
    expect(expected('kvrpcpb.RawGetRequest')).toEqual(['key']);
    expect(expected('kvrpcpb.ScanLockResponse')).toEqual([
      'error keyError',
      'locks[] lockInfo',
      'regionError regionError',
    ]);
    expect(expected('kvrpcpb.RawPutRequest')).toEqual(['key']);
    expect(expected('errorpb.BucketVersionNotMatch')).toEqual(['keys bucketKeys']);
  });
});

const compositeKinds: ReadonlySet<KeyKind> = new Set([...Object.values(composites), 'bucketKeys']);

/** The classified paths, with the kind where the message decides it. */
function classified(fields: readonly KeyField[]): string[] {
  return fields.map(({ path, kind }) => (compositeKinds.has(kind) ? `${path} ${kind}` : path)).toSorted();
}

/** All keys of a message and all messages with keys inside: what has to be classified, and nothing else. */
function expected(message: string): string[] {
  return [...keysOf(message, '', new Set([message]))]
    .map(([path, kind]) => (kind === undefined ? path : `${path} ${kind}`))
    .toSorted();
}

function* keysOf(message: string, prefix: string, seen: ReadonlySet<string>): Iterable<[string, KeyKind | undefined]> {
  for (const field of proto.messages.get(message) ?? []) {
    const path = `${prefix}${field.path}${field.repeated ? '[]' : ''}`;
    const name = path.slice(prefix.length);
    if (field.type === 'bytes') {
      if (message === 'errorpb.BucketVersionNotMatch') yield [`${prefix}${field.path}`, 'bucketKeys'];
      else if (!notKeys.has(name)) yield [path, undefined];
    } else if (field.type in composites) yield [path, composites[field.type]];
    else if (field.type !== 'kvrpcpb.Context' && !seen.has(field.type)) {
      yield* keysOf(field.type, `${path}.`, new Set([...seen, field.type]));
    }
  }
}

function topLevel(message: object): string[] {
  return Object.keys(message).toSorted();
}

function names(message: string): string[] {
  const fields: readonly ProtoField[] = proto.messages.get(message)!;
  return [...new Set(fields.map((field) => field.path.split('.')[0]!))].toSorted();
}
