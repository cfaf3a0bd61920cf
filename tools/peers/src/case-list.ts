import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A key or value as the case files write it: text, or one of the special forms. Keys get the case's own prefix. */
export type Text =
  | string
  | { readonly hex: string }
  | { readonly repeat: readonly [string, number] }
  /** A key padded so that it has this length, prefix included. */
  | { readonly fill: readonly [string, number] }
  | { readonly prefixStart: true }
  | { readonly prefixEnd: true }
  /** An empty key: no border. */
  | { readonly none: true };

type Pairs = readonly (readonly [Text, Text])[];

export interface Expectation {
  readonly ok?: true;
  /** The step must fail; one of the texts must be part of the error's (clients may refuse in their own words). */
  readonly error?: true | readonly string[];
  readonly value?: Text | null;
  readonly values?: readonly (Text | null)[];
  readonly pairs?: Pairs;
  readonly ranges?: readonly Pairs[];
  readonly ttl?: null | number | { readonly atLeast: number; readonly atMost: number };
  readonly swapped?: boolean;
  readonly previous?: Text | null;
  readonly checksumOf?: Pairs;
  /** How a transaction was committed: 2pc, async_commit or 1pc. */
  readonly mode?: string;
  /** The keys that are locked. */
  readonly locks?: readonly Text[];
  /** What a command's reply has: protobuf's JSON, compared field by field. */
  readonly reply?: unknown;
}

export interface Step {
  readonly op: string;
  readonly key?: Text;
  readonly value?: Text;
  readonly prev?: Text | null;
  readonly keys?: readonly Text[];
  readonly pairs?: Pairs;
  readonly ranges?: Pairs;
  readonly start?: Text;
  readonly end?: Text;
  readonly steps?: readonly Step[];
  readonly expect?: Expectation;
  readonly [option: string]: unknown;
}

export interface Case {
  readonly id: string;
  readonly rules: readonly string[];
  readonly cluster: 'v1' | 'v1ttl';
  readonly steps: readonly Step[];
}

export interface CaseList {
  readonly rules: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}

export function loadCases(folder: string): CaseList {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'rules.json');
  const cases = files.sort().flatMap((file) => read(file) as Case[]);
  return { rules: read('rules.json') as Record<string, string>, cases };
}

/** Problems of the list itself: a citation of a rule that is not there, a rule no case cites, an id used twice, a step that expects nothing. */
export function listProblems({ rules, cases }: CaseList): string[] {
  const problems: string[] = [];
  const cited = new Set<string>();
  const ids = new Set<string>();
  for (const { id, rules: citations, steps } of cases) {
    if (ids.has(id)) problems.push(`${id}: used twice`);
    ids.add(id);
    if (citations.length === 0) problems.push(`${id}: cites no rule`);
    for (const rule of citations) {
      cited.add(rule);
      if (!Object.hasOwn(rules, rule)) problems.push(`${id}: unknown rule ${rule}`);
    }
    const judged = steps.flatMap((step) => step.steps ?? [step]).filter((step) => step.op !== 'split');
    if (judged.length === 0 || judged.some((step) => step.expect === undefined))
      problems.push(`${id}: a step expects nothing`);
  }
  for (const rule of Object.keys(rules)) if (!cited.has(rule)) problems.push(`rule ${rule}: no case cites it`);
  return problems;
}

/** The prefix that keeps a case's keys apart from every other case's. */
export function prefixOf(testCase: Case): string {
  return `${testCase.id}/`;
}

/** The bytes of a key, inside the case's prefix. */
export function keyBytes(text: Text, prefix: string): Buffer {
  const head = Buffer.from(prefix, 'utf8');
  if (typeof text === 'string') return Buffer.concat([head, Buffer.from(text, 'utf8')]);
  if ('none' in text) return Buffer.alloc(0);
  if ('prefixStart' in text) return head;
  if ('prefixEnd' in text) return prefixEnd(head);
  if ('fill' in text) return Buffer.concat([head, Buffer.alloc(text.fill[1] - head.length, text.fill[0])]);
  return Buffer.concat([head, valueBytes(text)]);
}

export function valueBytes(text: Text): Buffer {
  if (typeof text === 'string') return Buffer.from(text, 'utf8');
  if ('hex' in text) return Buffer.from(text.hex, 'hex');
  if ('repeat' in text) return Buffer.alloc(text.repeat[1], text.repeat[0]);
  throw new Error(`not a value: ${JSON.stringify(text)}`);
}

/** A step with its keys and values as hex digits: what a driver is sent. */
export function wireStep(step: Step, prefix: string): Record<string, unknown> {
  const { expect: _judgedHere, key, value, prev, keys, pairs, ranges, start, end, ...options } = step;
  const sent: Record<string, unknown> = { ...options };
  const hexKey = (text: Text): string => keyBytes(text, prefix).toString('hex');
  const hexValue = (text: Text): string => valueBytes(text).toString('hex');
  if (key !== undefined) sent['key'] = hexKey(key);
  if (value !== undefined) sent['value'] = hexValue(value);
  if (prev !== undefined) sent['prev'] = prev === null ? null : hexValue(prev);
  if (keys !== undefined) sent['keys'] = keys.map(hexKey);
  if (pairs !== undefined) sent['pairs'] = pairs.map(([k, v]) => [hexKey(k), hexValue(v)]);
  if (ranges !== undefined) sent['ranges'] = ranges.map(([s, e]) => [hexKey(s), hexKey(e)]);
  if (start !== undefined) sent['start'] = hexKey(start);
  if (end !== undefined) sent['end'] = hexKey(end);
  return sent;
}

function prefixEnd(prefix: Buffer): Buffer {
  const end = Buffer.from(prefix);
  end[end.length - 1] = (end[end.length - 1] as number) + 1;
  return end;
}
