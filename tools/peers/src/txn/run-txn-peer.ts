import { createKeyspaceCodec } from '@tikv-client/codec';
import { Cluster } from '../cluster.js';
import { peers, type Peer } from '../peers.js';
import type { Verdict } from '../run-cases.js';
import { apiFlags, knownDefects, summary, type PeerResult } from '../run-peer.js';
import { PeerUnavailable } from '../toolchains.js';
import { Client, runTxnCase } from './run-txn-case.js';
import type { TxnCase } from './txn-case-list.js';

/** PEERS_VERBOSE=1 tells every case as it ends. */
const verbose = process.env['PEERS_VERBOSE'] === '1';

/** Runs the transaction cases with one client. Beside it stands client-go as the other client, which leaves locks and looks at them. */
export async function runTxnPeer(peer: Peer, cases: readonly TxnCase[]): Promise<PeerResult> {
  const commandFor = peer.prepare();
  const otherFor = otherClient();
  const defects = knownDefects(peer.name);
  const verdicts: Verdict[] = [];
  let version = '-';
  for (const api of peer.apis) {
    const cluster = await Cluster.start(['--stores', '3', '--regions', '4', ...apiFlags(api)]);
    const clients: Client[] = [];
    try {
      const client = await Client.start(commandFor(cluster.pd, api));
      clients.push(client);
      const other = otherFor === undefined ? undefined : await Client.start(otherFor(cluster.pd, api));
      if (other !== undefined) clients.push(other);
      version = client.driver.greeting.version;
      const codec = createKeyspaceCodec({ apiVersion: api, mode: 'txn' });
      for (const testCase of cases) {
        const begin = Date.now();
        const verdict = await runTxnCase(testCase, { cluster, codec, client, other }, defects);
        verdicts.push(verdict);
        if (verbose)
          process.stderr.write(
            `${peer.name} ${testCase.id}: ${verdict.outcome}, ${Date.now() - begin} ms ${verdict.outcome === 'failed' ? verdict.detail : ''}\n`,
          );
      }
    } finally {
      for (const { driver } of clients) await driver.close();
      await cluster.stop();
    }
  }
  return summary(peer, version, verdicts);
}

function otherClient(): ReturnType<Peer['prepare']> | undefined {
  try {
    return peers.find(({ name }) => name === 'go-txn')?.prepare();
  } catch (error) {
    if (error instanceof PeerUnavailable) return undefined;
    throw error;
  }
}
