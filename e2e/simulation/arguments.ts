import { parseArgs } from 'node:util';
import { isMutationName, isTxnMutationName, mutationNames, txnMutationNames } from './mutations.js';
import type { MutationName, TxnMutationName } from './mutations.js';

export const usage = `npm run simulate -- [--mode raw|txn] [--from N] [--count N] [--mutation NAME]   many seeds, from 0 and 100 of them
npm run simulate -- [--mode raw|txn] --seed N [--mutation NAME]                    one seed with its whole trace
mutations of raw: ${mutationNames.join(', ')}
mutations of txn: ${txnMutationNames.join(', ')}`;

export type Simulated =
  | { readonly mode: 'raw'; readonly mutation: MutationName | undefined }
  | { readonly mode: 'txn'; readonly mutation: TxnMutationName | undefined };

export interface SimulateArguments {
  readonly simulated: Simulated;
  readonly seeds: readonly number[];
  /** One seed, told event by event. */
  readonly traced: boolean;
}

/** What the command line asks for. Throws `TypeError` or `RangeError` with what is wrong in words. */
export function readArguments(args: readonly string[]): SimulateArguments {
  const string = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      mode: { ...string, default: 'raw' },
      from: { ...string, default: '0' },
      count: { ...string, default: '100' },
      seed: string,
      mutation: string,
    },
  });
  const simulated = simulatedBy(values.mode, values.mutation);
  if (values.seed !== undefined) return { simulated, seeds: [wholeNumber('seed', values.seed)], traced: true };
  const from = wholeNumber('from', values.from);
  const seeds = Array.from({ length: wholeNumber('count', values.count) }, (_, at) => from + at);
  return { simulated, seeds, traced: false };
}

function simulatedBy(mode: string, mutation: string | undefined): Simulated {
  if (mode !== 'raw' && mode !== 'txn') throw new RangeError(`there is no mode ${mode}`);
  if (mode === 'raw' && (mutation === undefined || isMutationName(mutation))) return { mode, mutation };
  if (mode === 'txn' && (mutation === undefined || isTxnMutationName(mutation))) return { mode, mutation };
  throw new RangeError(`there is no mutation ${mutation} of ${mode}`);
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (text === '' || !Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`--${name} must be a whole number, got ${text}`);
  return value;
}
