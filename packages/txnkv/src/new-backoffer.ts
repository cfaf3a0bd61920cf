import { Backoffer } from '@tikv-client/backoff';
import type { BackoffBudget } from '@tikv-client/backoff';
import type { CallLimits, Clock, Random } from '@tikv-client/runtime';
import type { TxnSettings } from './txn-settings.js';
import type { TxnRequester } from './txn-requester.js';

interface BackoffParts {
  readonly requester: TxnRequester;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: TxnSettings;
}

/** A backoffer for one call, made at its first obstacle. Closing the client ends its sleeps too. */
export function lazyBackoffer(parts: BackoffParts, budget: BackoffBudget, limits: CallLimits): () => Backoffer {
  let backoffer: Backoffer | undefined;
  return () => (backoffer ??= newBackoffer(parts, budget, limits));
}

function newBackoffer(parts: BackoffParts, budget: BackoffBudget, limits: CallLimits): Backoffer {
  const { clock, random, settings, requester } = parts;
  const { deadline, signal } = limits;
  const { closing } = requester.cache;
  return new Backoffer({ ...budget, weight: settings.backoffWeight }, { clock, random, signal, closing, deadline });
}
