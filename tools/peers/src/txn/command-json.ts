import { keyBytes, valueBytes, type Text } from '../case-list.js';
import type { Timestamps } from './timestamps.js';

/** JSON of a command's request or reply, with kvproto's field names. In the case files keys and values are text and timestamps have names. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };

const keyFields = new Set([
  'key',
  'keys',
  'primary',
  'primary_key',
  'primary_lock',
  'lock_key',
  'start_key',
  'end_key',
  'secondaries',
  'split_key',
  'split_keys',
]);
const valueFields = new Set(['value', 'values', 'short_value']);

/** A request as protobuf's JSON has it: bytes in base 64, 64 bit integers as text. */
export function toWire(json: Json, prefix: string, timestamps: Timestamps, field = ''): Json {
  if (json === null) return null;
  if (keyFields.has(field) && !Array.isArray(json)) return keyBytes(json as Text, prefix).toString('base64');
  if (valueFields.has(field) && (typeof json === 'string' || isRepeat(json)))
    return valueBytes(json as Text).toString('base64');
  if (typeof json === 'string') return String(timestamps.evaluate(json) ?? json);
  if (typeof json !== 'object') return json;
  if (isList(json)) return json.map((item) => toWire(item, prefix, timestamps, field));
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name, toWire(value, prefix, timestamps, name)]),
  );
}

/** What is wrong with a reply, and where; undefined when it has all that is expected and no error besides. */
export function replyProblem(reply: Json, expected: Json, prefix: string, timestamps: Timestamps): string | undefined {
  for (const field of ['region_error', 'error', 'errors']) {
    const got = (reply as Record<string, Json>)[field];
    if (!isEmpty(got) && !(expected !== null && typeof expected === 'object' && field in expected))
      return `${field}: ${show(got)}`;
  }
  return difference(reply, expected, { prefix, timestamps }, '', '');
}

interface Scope {
  readonly prefix: string;
  readonly timestamps: Timestamps;
}

function difference(
  got: Json | undefined,
  expected: Json,
  scope: Scope,
  field: string,
  path: string,
): string | undefined {
  const wrong = (want: string): string => `${path}: got ${shown(got, field, scope)}, want ${want}`;
  if (expected === null) return isEmpty(got) ? undefined : wrong('nothing');
  if (isList(expected)) {
    const list = got ?? [];
    if (!isList(list) || list.length !== expected.length) return wrong(`${expected.length} of ${show(expected)}`);
    return first(expected, (item, index) => difference(list[index], item, scope, field, `${path}[${index}]`));
  }
  if (typeof expected === 'object') {
    if ('contains' in expected)
      return plain(got).includes(plain(expected['contains'])) ? undefined : wrong(show(expected));
    if ('atLeast' in expected || 'atMost' in expected) return boundsProblem(got, expected, scope, wrong);
    if (keyFields.has(field) || (valueFields.has(field) && isRepeat(expected)))
      return sameText(got, expected, scope, field) ? undefined : wrong(show(expected));
    if (got === null || got === undefined || typeof got !== 'object' || isList(got)) return wrong(show(expected));
    const message: Readonly<Record<string, Json>> = got as Readonly<Record<string, Json>>;
    return first(Object.entries(expected), ([name, value]) =>
      difference(message[name], value, scope, name, path === '' ? name : `${path}.${name}`),
    );
  }
  if (keyFields.has(field) || valueFields.has(field))
    return sameText(got, expected, scope, field) ? undefined : wrong(show(expected));
  const want =
    typeof expected === 'string' ? String(scope.timestamps.evaluate(expected) ?? expected) : String(expected);
  return plain(got) === want || (isEmpty(got) && ['0', 'false', ''].includes(want)) ? undefined : wrong(show(expected));
}

function boundsProblem(
  got: Json | undefined,
  bounds: Readonly<Record<string, Json>>,
  { timestamps }: Scope,
  wrong: (want: string) => string,
): string | undefined {
  const bound = (text: Json | undefined): bigint | undefined =>
    text === undefined ? undefined : (timestamps.evaluate(plain(text)) ?? BigInt(plain(text)));
  const value = BigInt(plain(got));
  const [least, most] = [bound(bounds['atLeast']), bound(bounds['atMost'])];
  return (least !== undefined && value < least) || (most !== undefined && value > most)
    ? wrong(show(bounds))
    : undefined;
}

function sameText(got: Json | undefined, expected: Json, { prefix }: Scope, field: string): boolean {
  const want = keyFields.has(field) ? keyBytes(expected as Text, prefix) : valueBytes(expected as Text);
  return want.equals(Buffer.from(plain(got), 'base64'));
}

function shown(got: Json | undefined, field: string, { prefix, timestamps }: Scope): string {
  if (typeof got !== 'string') return show(got);
  if (/^\d{15,}$/.test(got)) return timestamps.describe(BigInt(got));
  if (!keyFields.has(field) && !valueFields.has(field)) return show(got);
  const text = Buffer.from(got, 'base64').toString();
  return show(text.startsWith(prefix) ? text.slice(prefix.length) : text);
}

function first<Item>(
  items: readonly Item[],
  problem: (item: Item, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = problem(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A scalar as text; whatever is none has none. */
function plain(json: Json | undefined): string {
  return json === undefined || json === null || typeof json === 'object' ? '' : String(json);
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

function isRepeat(json: Json): boolean {
  return json !== null && typeof json === 'object' && 'repeat' in json;
}

function isEmpty(json: Json | undefined): boolean {
  return json === undefined || json === null || json === '' || (isList(json) && json.length === 0);
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 600 ? text : `${text.slice(0, 600)}…`;
}
