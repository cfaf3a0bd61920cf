import { InvalidArgumentError } from '@tikv-client/errors';
import { kvrpcpb } from '@tikv-client/kvproto';
import type { RequestSettings } from '../request-settings.js';
import { checkRequestSettings, requestSettingNames } from '../request-settings.js';

export type TransactionMode = 'optimistic' | 'pessimistic';

export interface TransactionOptions extends RequestSettings {
  /** @default 'optimistic' */
  readonly mode?: TransactionMode | undefined;
  /**
   * How far `assertExists` and `assertNotExists` are checked: `fast` where that costs nothing, `strict` always.
   * @default 'off'
   */
  readonly assertionLevel?: 'off' | 'fast' | 'strict' | undefined;
  /** Whether stores with full disks may take its writes: for what frees space. @default 'notAllowedOnFull' */
  readonly diskFullOpt?: 'notAllowedOnFull' | 'allowedOnAlmostFull' | 'allowedOnAlreadyFull' | undefined;
  /** Called before and after each piece of work that goes on behind the caller's back. */
  readonly lifecycleHooks?: LifecycleHooks | undefined;
}

/** What they throw is logged, and changes nothing. */
export interface LifecycleHooks {
  readonly pre?: (() => void) | undefined;
  readonly post?: (() => void) | undefined;
}

/** `TransactionOptions`, checked and filled in. */
export interface ResolvedTransactionOptions {
  readonly mode: TransactionMode;
  readonly assertionLevel: kvrpcpb.AssertionLevel;
  readonly hooks: LifecycleHooks;
  readonly requests: RequestSettings;
}

const { AssertionLevel, DiskFullOpt } = kvrpcpb;
const modes = { optimistic: 'optimistic', pessimistic: 'pessimistic' } as const;
const assertionLevels = { off: AssertionLevel.Off, fast: AssertionLevel.Fast, strict: AssertionLevel.Strict };
const diskFullOpts = {
  notAllowedOnFull: DiskFullOpt.NotAllowedOnFull,
  allowedOnAlmostFull: DiskFullOpt.AllowedOnAlmostFull,
  allowedOnAlreadyFull: DiskFullOpt.AllowedOnAlreadyFull,
};

export const transactionOptionNames: readonly string[] = [
  ...requestSettingNames,
  ...(['mode', 'assertionLevel', 'diskFullOpt', 'lifecycleHooks'] satisfies (keyof TransactionOptions)[]),
];

/** Without options the same object every time: most transactions have none. */
export function resolveTransactionOptions(options?: TransactionOptions): ResolvedTransactionOptions {
  return options === undefined ? defaults : resolve(options);
}

function resolve(options: TransactionOptions): ResolvedTransactionOptions {
  checkRequestSettings(options);
  const hooks: unknown = options.lifecycleHooks ?? {};
  if (typeof hooks !== 'object' || hooks === null) {
    throw new InvalidArgumentError('lifecycleHooks', 'an object with pre and post', typeof hooks);
  }
  const diskFullOpt = oneOf('diskFullOpt', options.diskFullOpt ?? 'notAllowedOnFull', diskFullOpts);
  const { priority, resourceGroup, resourceGroupTag, interceptors, context } = options;
  return {
    mode: oneOf('mode', options.mode ?? 'optimistic', modes),
    assertionLevel: oneOf('assertionLevel', options.assertionLevel ?? 'off', assertionLevels),
    hooks,
    requests: {
      priority,
      resourceGroup,
      resourceGroupTag,
      interceptors,
      context: diskFullOpt === DiskFullOpt.NotAllowedOnFull ? context : { ...context, diskFullOpt },
    },
  };
}

function oneOf<T>(name: string, value: unknown, choices: Readonly<Record<string, T>>): T {
  const found = typeof value === 'string' && Object.hasOwn(choices, value) ? choices[value] : undefined;
  if (found !== undefined) return found;
  throw InvalidArgumentError.of(name, `one of ${Object.keys(choices).join(', ')}`, value);
}

const defaults = Object.freeze(resolve({}));
