import { createKeyspaceCodec } from '@tikv-client/codec';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from './case-list.js';
import { Cluster } from './cluster.js';
import { Driver } from './driver.js';
import type { ApiVersion, Peer } from './peers.js';
import { runCase, type Verdict } from './run-cases.js';
import { peersFolder } from './toolchains.js';

export interface PeerResult {
  readonly name: string;
  readonly about: string;
  readonly version: string;
  readonly cases: number;
  readonly passed: number;
  readonly failed: readonly { readonly id: string; readonly detail: string }[];
  /** Reason to number of cases. */
  readonly skipped: ReadonlyMap<string, number>;
  readonly notes: readonly string[];
  readonly seconds: number;
}

/** Raw cases that say something else under API v2: case to reason. */
const notUnderV2 = { 'get/key-of-8192-bytes': 'under API v2 the prefix counts as part of the key' };

/** Runs the whole raw case list with one client, on each cluster it is for. Under API v2 the cases are those of a store with TTL. */
export async function runPeer(peer: Peer, cases: readonly Case[]): Promise<PeerResult> {
  const commandFor = peer.prepare();
  const known = knownDefects(peer.name);
  const verdicts: Verdict[] = [];
  let version = '-';
  for (const api of peer.apis) {
    const defects = api === 'v2' ? { ...known, ...notUnderV2 } : known;
    const cluster = await Cluster.start(['--stores', '3', '--regions', '4', ...apiFlags(api)]);
    const codec = createKeyspaceCodec({ apiVersion: api, mode: 'raw' });
    const border = (key: Uint8Array): Uint8Array => codec.encodeRegionKey(key);
    try {
      const driver = await Driver.start(commandFor(cluster.pd, api));
      version = driver.greeting.version;
      try {
        for (const testCase of cases)
          if (testCase.cluster === api || (api === 'v2' && testCase.cluster === 'v1ttl'))
            verdicts.push(await runCase(testCase, { driver, cluster, border, keyspace: codec.prefix }, defects));
      } finally {
        await driver.close();
      }
    } finally {
      await cluster.stop();
    }
  }
  return summary(peer, version, verdicts);
}

export function apiFlags(api: ApiVersion): readonly string[] {
  if (api === 'v2') return ['--api-version', '2'];
  return api === 'v1ttl' ? ['--enable-ttl'] : [];
}

export function summary({ name, about }: Peer, version: string, verdicts: readonly Verdict[]): PeerResult {
  const skipped = new Map<string, number>();
  const failed: { id: string; detail: string }[] = [];
  let passed = 0;
  for (const verdict of verdicts) {
    if (verdict.outcome === 'passed') passed += 1;
    else if (verdict.outcome === 'failed') failed.push({ id: verdict.id, detail: verdict.detail });
    else skipped.set(verdict.reason, (skipped.get(verdict.reason) ?? 0) + 1);
  }
  return { name, about, version, cases: verdicts.length, passed, failed, skipped, notes: [], seconds: 0 };
}

/** Cases that a peer fails for a reason found in its own source: case to reason. */
export function knownDefects(peer: string): Readonly<Record<string, string>> {
  const all = JSON.parse(readFileSync(join(peersFolder, 'known-defects.json'), 'utf8')) as Record<
    string,
    Record<string, readonly string[]>
  >;
  const reasons = Object.entries(all[peer] ?? {});
  return Object.fromEntries(reasons.flatMap(([reason, cases]) => cases.map((id) => [id, reason] as const)));
}
