import { InvalidArgumentError } from '@tikv-client/errors';

export const callOptionNames: ReadonlySet<string> = new Set(['signal', 'timeoutMs']);
export const iterateOptionNames: ReadonlySet<string> = new Set([...callOptionNames, 'keyOnly']);
export const scanOptionNames: ReadonlySet<string> = new Set([...iterateOptionNames, 'limit']);

/** Refuses what is no options object, and names that the method does not know. */
export function checkOptions(options: unknown, names: ReadonlySet<string>): void {
  if (options === undefined) return;
  if (typeof options !== 'object' || options === null || Array.isArray(options) || options instanceof Uint8Array) {
    const got = options === null ? 'null' : typeof options;
    throw new InvalidArgumentError('options', `an object with ${[...names].join(', ')}`, got);
  }
  for (const name of Object.keys(options)) {
    if (!names.has(name)) {
      throw new InvalidArgumentError(`options.${name}`, `left out: only ${[...names].join(', ')} are known`);
    }
  }
}
