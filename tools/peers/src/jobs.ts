import { runBulk } from './bulk.js';
import { runMixed } from './mixed.js';
import { runMixedBank } from './mixed-bank.js';
import type { PeerResult } from './run-peer.js';

/** Runs that are not the shared case list. */
export interface Job {
  readonly name: string;
  readonly about: string;
  run(): Promise<PeerResult>;
}

export const jobs: readonly Job[] = [
  { name: 'mixed', about: 'client-go and ours on the same keys', run: runMixed },
  { name: 'mixed-bank', about: 'client-go and ours in one bank', run: runMixedBank },
  { name: 'bulk', about: 'a million keys, and 100 MB in one call', run: runBulk },
];
