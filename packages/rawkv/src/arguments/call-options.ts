import { InvalidArgumentError } from '@tikv-client/errors';
import { isRecord } from './is-record.js';
import type { RawScanOptions, RawPutOptions } from '../raw-types.js';

/** Names that a method takes in its options. */
export type OptionNames = ReadonlySet<keyof RawScanOptions | keyof RawPutOptions>;

const ofRange = ['signal', 'timeoutMs'] as const;
const ofCall = [...ofRange, 'columnFamily'] as const;

export const rangeOptionNames: OptionNames = new Set(ofRange);
export const callOptionNames: OptionNames = new Set(ofCall);
export const putOptionNames: OptionNames = new Set([...ofCall, 'ttlSeconds'] as const);
export const iterateOptionNames: OptionNames = new Set([...ofCall, 'keyOnly'] as const);
export const scanOptionNames: OptionNames = new Set([...ofCall, 'keyOnly', 'limit'] as const);

/**
 * Refuses what is no options object, and names that the method does not know: a misspelt `ttlSeconds` would keep a value for
 * ever without a word.
 */
export function checkOptions(options: unknown, names: OptionNames): void {
  if (options === undefined) return;
  checkNames(options, 'options', names);
}

/** Refuses an object with fields that nobody will look at; `field` names it. */
export function checkNames(value: unknown, field: string, names: ReadonlySet<string>): asserts value is object {
  if (!isRecord(value)) throw InvalidArgumentError.of(field, `an object with ${[...names].join(', ')}`, value);
  for (const name of Object.keys(value)) {
    if (!names.has(name))
      throw new InvalidArgumentError(`${field}.${name}`, `left out: only ${[...names].join(', ')} are known`);
  }
}
