import { InvalidArgumentError } from '@tikv-client/errors';
import type { RawPutPair } from '../raw-types.js';
import { checkNames } from './call-options.js';

const pairNames: ReadonlySet<string> = new Set(['key', 'value', 'ttlSeconds'] satisfies (keyof RawPutPair)[]);

/** Without `Object.keys` for each of perhaps a million pairs. */
export function checkPair(pair: unknown, index: number): asserts pair is object {
  if (typeof pair !== 'object' || pair === null) {
    throw new InvalidArgumentError(
      `pairs[${index}]`,
      'an object with key and value',
      pair === null ? 'null' : typeof pair,
    );
  }
  for (const name in pair) if (!pairNames.has(name)) checkNames(pair, `pairs[${index}]`, pairNames);
}

export function toList(items: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(items)) throw new InvalidArgumentError(field, 'an array', typeof items);
  return items;
}
