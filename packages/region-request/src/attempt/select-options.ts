import type { SelectOptions } from '@tikv-client/region-cache';
import type { SendOptions } from './send-options.js';

const leaderWrite: SelectOptions = { read: false };
const leaderRead: SelectOptions = { read: true };

/** Whether the call goes to the leader as long as there is one. */
export function leaderServes({ replicaRead, staleRead }: SendOptions): boolean {
  return staleRead !== true && (replicaRead === undefined || replicaRead === 'leader');
}

/** What the selector has to know of a call. */
export function selectOptions(mode: 'read' | 'write', options: SendOptions): SelectOptions {
  if (mode === 'write') return leaderWrite;
  if (leaderServes(options)) return leaderRead;
  const { replicaRead, staleRead, matchLabels, matchStores } = options;
  return { read: true, replicaRead, staleRead, matchLabels, matchStores };
}
