import type { KeyField, KeyKind } from '@tikv-client/kvproto';

/** A message as a mapper sees it: fields by name. */
export type Message = Readonly<Record<string, unknown>>;

/** Returns the value itself, or a changed copy. `reverse`: the request at the top scans backwards. */
export type MapValue = (value: unknown, reverse: boolean) => unknown;

/** What is to be done with the fields of one message. */
export interface FieldRules {
  /** For a field with a kind of its own; undefined leaves it as it is. */
  value(kind: KeyKind): MapValue | undefined;
  /** For two borders that are mapped together; undefined leaves them as they are. */
  range(start: KeyKind, end: KeyKind): MapRange | undefined;
}

export type MapRange = (
  start: Uint8Array,
  end: Uint8Array,
  reverse: boolean,
) => { readonly startKey: Uint8Array; readonly endKey: Uint8Array };

interface FieldStep {
  readonly field: string;
  readonly map: MapValue;
}

interface RangeStep {
  readonly start: string;
  readonly end: string;
  readonly map: MapRange;
}

/**
 * One function for all key fields of a message, made once and not by looking at paths each time. It copies what it changes
 * and nothing else: messages without keys come back as they are. Undefined when there is nothing to map at all.
 */
export function compileMapper(fields: readonly KeyField[], rules: FieldRules): MapValue | undefined {
  const steps: FieldStep[] = [];
  const ranges: RangeStep[] = [];
  /** Fields of nested messages, by the name of the field that holds these. */
  const nested = new Map<string, KeyField[]>();
  for (let i = 0; i < fields.length; i += 1) {
    const { path, kind } = fields[i] as KeyField;
    const dot = path.indexOf('.');
    if (dot >= 0) {
      const head = path.slice(0, dot);
      const inside = nested.get(head) ?? [];
      inside.push({ path: path.slice(dot + 1), kind });
      nested.set(head, inside);
      continue;
    }
    const end = fields[i + 1];
    if ((kind === 'rangeStart' || kind === 'regionStart') && end !== undefined) {
      // The table has a start just before its end.
      const map = rules.range(kind, end.kind);
      if (map !== undefined) ranges.push({ start: path, end: end.path, map });
      i += 1;
      continue;
    }
    const map = rules.value(kind);
    if (map !== undefined) steps.push(step(path, map));
  }
  for (const [head, inside] of nested) {
    const map = compileMapper(inside, rules);
    if (map !== undefined) steps.push(step(head, map));
  }
  if (steps.length === 0 && ranges.length === 0) return undefined;
  return (value, reverse) => mapMessage(value as Message, steps, ranges, reverse);
}

function step(path: string, map: MapValue): FieldStep {
  return path.endsWith('[]') ? { field: path.slice(0, -2), map: mapEach(map) } : { field: path, map };
}

/** Maps the members of a list. */
function mapEach(map: MapValue): MapValue {
  return (value, reverse) => {
    const list = value as readonly unknown[];
    if (list.length === 0) return list;
    let changed = false;
    const mapped = list.map((member) => {
      const other = map(member, reverse);
      changed ||= other !== member;
      return other;
    });
    return changed ? mapped : list;
  };
}

function mapMessage(
  message: Message,
  steps: readonly FieldStep[],
  ranges: readonly RangeStep[],
  reverse: boolean,
): Message {
  let copy: Record<string, unknown> | undefined;
  for (const { field, map } of steps) {
    const value = message[field];
    if (value === undefined) continue;
    const mapped = map(value, reverse);
    if (mapped !== value) (copy ??= { ...message })[field] = mapped;
  }
  for (const { start, end, map } of ranges) {
    const mapped = map(message[start] as Uint8Array, message[end] as Uint8Array, reverse);
    copy ??= { ...message };
    copy[start] = mapped.startKey;
    copy[end] = mapped.endKey;
  }
  return copy ?? message;
}
