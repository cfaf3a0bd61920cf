import { readFileSync } from 'node:fs';

export interface ProtoField {
  /** Name in the TypeScript message; a member of a oneof has the name of the oneof before it. */
  readonly path: string;
  readonly type: string;
  readonly repeated: boolean;
  readonly number: number;
}

export interface ProtoRpc {
  readonly name: string;
  readonly request: string;
  readonly response: string;
  readonly kind: 'unary' | 'serverStream' | 'clientStream' | 'bidi';
}

export interface Proto {
  /** Fields by full name of the message. */
  readonly messages: ReadonlyMap<string, readonly ProtoField[]>;
  readonly services: ReadonlyMap<string, readonly ProtoRpc[]>;
}

const files = [
  'apipb',
  'coprocessor',
  'deadlock',
  'errorpb',
  'keyspacepb',
  'kvrpcpb',
  'meta_storagepb',
  'metapb',
  'pdpb',
  'resource_manager',
  'routerpb',
  'tikvpb',
  'tracepb',
  'tsopb',
];

/** Reads this package's own `.proto` files: one declaration a line, as they are kept. Types are full names. */
export function readProto(): Proto {
  const messages = new Map<string, ProtoField[]>();
  const services = new Map<string, ProtoRpc[]>();
  const enums = new Set<string>();
  for (const file of files) readFile(file, messages, services, enums);
  const resolve = (type: string, scope: string): string => {
    for (let parts = scope.split('.'); parts.length > 0; parts = parts.slice(0, -1)) {
      const name = [...parts, type].join('.');
      if (messages.has(name) || enums.has(name)) return name;
    }
    return type;
  };
  const resolved = [...messages].map(
    ([name, fields]) => [name, fields.map((field) => ({ ...field, type: resolve(field.type, name) }))] as const,
  );
  const resolvedServices = [...services].map(
    ([name, rpcs]) =>
      [
        name,
        rpcs.map((rpc) => ({ ...rpc, request: resolve(rpc.request, name), response: resolve(rpc.response, name) })),
      ] as const,
  );
  return { messages: new Map(resolved), services: new Map(resolvedServices) };
}

function readFile(
  file: string,
  messages: Map<string, ProtoField[]>,
  services: Map<string, ProtoRpc[]>,
  enums: Set<string>,
): void {
  const open: { kind: string; name: string }[] = [{ kind: 'package', name: file }];
  const full = (): string =>
    open
      .filter((each) => each.kind !== 'oneof')
      .map((each) => each.name)
      .join('.');
  for (const line of readFileSync(new URL(`../proto/${file}.proto`, import.meta.url), 'utf8').split('\n')) {
    const text = line.replace(/\/\/.*$/, '').trim();
    const block = /^(message|enum|service|oneof) (\w+) \{(\})?$/.exec(text);
    const field = /^(repeated )?([\w.]+|map<\w+, [\w.]+>) (\w+) = (\d+)/.exec(text);
    const rpc = /^rpc (\w+)\((stream )?([\w.]+)\) returns \((stream )?([\w.]+)\);$/.exec(text);
    const top = open.at(-1)!;
    if (block !== null) {
      open.push({ kind: block[1]!, name: block[2]! });
      if (block[1] === 'message') messages.set(full(), []);
      if (block[1] === 'enum') enums.add(full());
      if (block[1] === 'service') services.set(full(), []);
      if (block[3] !== undefined) open.pop();
    } else if (text === '}') open.pop();
    else if (rpc !== null) {
      const kind = rpc[2] && rpc[4] ? 'bidi' : rpc[2] ? 'clientStream' : rpc[4] ? 'serverStream' : 'unary';
      services.get(full())!.push({ name: rpc[1]!, request: rpc[3]!, response: rpc[5]!, kind });
    } else if (field !== null && top.kind !== 'enum') {
      const name = camel(field[3]!);
      messages.get(full())!.push({
        path: top.kind === 'oneof' ? `${camel(top.name)}.${name}` : name,
        type: field[2]!.startsWith('map<') ? field[2]!.replace(/^map<\w+, ([\w.]+)>$/, '$1') : field[2]!,
        repeated: field[1] !== undefined,
        number: Number(field[4]),
      });
    }
  }
}

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
