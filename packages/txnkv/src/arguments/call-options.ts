import { InvalidArgumentError } from '@tikv-client/errors';
import { isRecord } from './is-record.js';

export const callOptionNames: ReadonlySet<string> = new Set(['signal', 'timeoutMs']);
export const iterateOptionNames: ReadonlySet<string> = new Set([...callOptionNames, 'keyOnly']);
export const scanOptionNames: ReadonlySet<string> = new Set([...iterateOptionNames, 'limit']);

/** Refuses what is no options object, and names that the method does not know. */
export function checkOptions(options: unknown, names: ReadonlySet<string>): void {
  if (options === undefined) return;
  if (!isRecord(options)) throw InvalidArgumentError.of('options', `an object with ${[...names].join(', ')}`, options);
  for (const name of Object.keys(options)) {
    if (!names.has(name)) {
      throw new InvalidArgumentError(`options.${name}`, `left out: only ${[...names].join(', ')} are known`);
    }
  }
}
