import { shareSignal } from './share-signal.js';

/** A signal that follows others, until it is released. */
export interface FollowingSignal {
  readonly signal: AbortSignal;
  /** Nothing of it stays behind on what it follows. Idempotent. */
  readonly release: () => void;
}

/**
 * A signal that is aborted with the first of the others, with its reason. Of each `AbortSignal.any` Node keeps an entry on what it
 * follows for as long as that lives: a caller's signal that lasts as long as the process would grow with every call.
 */
export function followSignals(...others: readonly (AbortSignal | undefined)[]): FollowingSignal {
  const controller = new AbortController();
  const releases: (() => void)[] = [];
  const release = (): void => {
    for (const forget of releases.splice(0)) forget();
  };
  for (const other of others) {
    if (other === undefined) continue;
    if (other.aborted) {
      release();
      controller.abort(other.reason);
      break;
    }
    const onAbort = (): void => {
      release();
      controller.abort(other.reason);
    };
    shareSignal(other).addEventListener('abort', onAbort);
    releases.push(() => other.removeEventListener('abort', onAbort));
  }
  return { signal: controller.signal, release };
}
