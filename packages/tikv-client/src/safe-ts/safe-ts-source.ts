import { commands } from '@tikv-client/kvproto';
import type { metapb } from '@tikv-client/kvproto';
import type { PdClient } from '@tikv-client/pd-client';
import type { StoreRpc } from '@tikv-client/rpc';
import type { CallLimits, Clock } from '@tikv-client/runtime';
import { shareSignal } from '@tikv-client/runtime';
import type { SafeTimestampSource, SafeTimestampStore } from '@tikv-client/txnkv';
import type { HttpGet } from '../server-config/http-get.js';
import { parseMinResolvedTs } from './min-resolved-ts.js';
import type { MinResolvedTs } from './min-resolved-ts.js';

export interface SafeTsParts {
  readonly pd: Pick<PdClient, 'members' | 'getAllStores'>;
  readonly rpc: Pick<StoreRpc, 'send'>;
  /** Undefined: the placement driver's HTTP API is not asked. */
  readonly http: HttpGet | undefined;
  readonly clock: Clock;
}

const path = '/pd/api/v1/min-resolved-ts';
/** For the placement driver, where the call has no bound. */
const longestMs = 30_000;
const noKey = new Uint8Array(0);

/** Safe timestamps as the placement driver's HTTP API and the stores tell them. */
export function safeTsSource(parts: SafeTsParts): SafeTimestampSource {
  return {
    ofCluster: async (limits) => (await askPd(parts, path, limits)).minimum,
    ofStores: async (ids, limits) => (await askPd(parts, `${path}?scope=${ids.join(',')}`, limits)).stores,
    stores: async ({ deadline, signal }) =>
      (await parts.pd.getAllStores({ deadline, signal })).map((store) => safeTsStore(parts, store)),
  };
}

function safeTsStore({ rpc }: SafeTsParts, { id, address, peerAddress, labels }: metapb.Store): SafeTimestampStore {
  const label = (name: string): string | undefined => labels.find(({ key }) => key === name)?.value;
  // Columnar stores take this question where their peers ask them, not where clients do.
  const at = label('engine') === 'tiflash' && peerAddress !== '' ? peerAddress : address;
  return {
    id,
    zone: label('zone'),
    safeTs: async ({ deadline, signal }) =>
      new Promise((resolve, reject) => {
        const request = { keyRange: { startKey: noKey, endKey: noKey } };
        rpc.send(at, commands.GetStoreSafeTS, request, { deadline, signal }, (error, response) => {
          if (response === undefined) reject(error ?? new Error('no answer'));
          else resolve(response.safeTs);
        });
      }),
  };
}

/** Asks the leader, then the other members, until one answers. */
async function askPd({ pd, http, clock }: SafeTsParts, target: string, limits: CallLimits): Promise<MinResolvedTs> {
  if (http === undefined) throw new Error('no HTTP client');
  const { deadline, signal } = limits;
  const members = await pd.members({ deadline, signal });
  const urls = members.toSorted((a, b) => Number(b.isLeader) - Number(a.isLeader)).flatMap((one) => one.clientUrls);
  let failure: unknown = new Error('the placement driver names no member');
  const abort = new AbortController();
  const stop = (): void => abort.abort(signal?.reason ?? new Error('out of time'));
  const timer = clock.setTimer(Math.max(0, Math.min(longestMs, deadline - clock.monotonic())), stop);
  if (signal !== undefined) shareSignal(signal).addEventListener('abort', stop, { once: true });
  try {
    for (const url of urls) {
      try {
        return parseMinResolvedTs(await http(url.replace(/\/$/, '') + target, abort.signal));
      } catch (error) {
        failure = error;
        if (abort.signal.aborted) break;
      }
    }
  } finally {
    timer.cancel();
    signal?.removeEventListener('abort', stop);
  }
  throw failure;
}
