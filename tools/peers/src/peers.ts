import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DriverCommand } from './driver.js';
import { buildGo, buildJava, buildPython, peersFolder } from './toolchains.js';

export type ApiVersion = 'v1' | 'v1ttl' | 'v2';

/** A client that runs one of the shared case lists. */
export interface Peer {
  readonly name: string;
  readonly about: string;
  readonly list: 'raw' | 'txn';
  /** The clusters to run on, one after the other. */
  readonly apis: readonly ApiVersion[];
  /** Builds what is needed and says how to start the driver; throws `PeerUnavailable` when its tools are not here. */
  prepare(): (pd: readonly string[], api: ApiVersion) => DriverCommand;
}

type PeerList = Pick<Peer, 'name' | 'about' | 'list' | 'apis'>;

function go(peer: PeerList): Peer {
  return {
    ...peer,
    prepare() {
      const binary = buildGo('go');
      const mode = (api: ApiVersion): string => (peer.list === 'raw' ? api : api === 'v2' ? 'txn-v2' : 'txn');
      return (pd, api) => ({ command: binary, args: [mode(api), ...pd] });
    },
  };
}

function java(peer: PeerList): Peer {
  return {
    ...peer,
    prepare() {
      const classPath = buildJava('java');
      const flags = ['-Xmx1g', '-XX:TieredStopAtLevel=1', '-Dorg.slf4j.simpleLogger.defaultLogLevel=off'];
      const mode = (api: ApiVersion): string => (api === 'v2' ? `${peer.list}-v2` : peer.list);
      return (pd, api) => ({
        command: 'java',
        args: [...flags, '-cp', classPath, 'peer.Peer', mode(api), pd.join(','), '3.3.5'],
      });
    },
  };
}

function python(peer: PeerList): Peer {
  return {
    ...peer,
    prepare() {
      const interpreter = buildPython('python');
      return (pd) => ({ command: interpreter, args: [join(peersFolder, 'python/peer.py'), peer.list, ...pd] });
    },
  };
}

function ours(peer: PeerList, flags: readonly string[] = []): Peer {
  const program = fileURLToPath(new URL(peer.list === 'raw' ? 'ours.ts' : 'ours-txn.ts', import.meta.url));
  // PEERS_FROM_SOURCE=1 takes our client from its sources, which saves a build while working on it.
  const conditions = process.env['PEERS_FROM_SOURCE'] === '1' ? ['--conditions=source'] : [];
  const node = [...conditions, '--import', 'tsx', program];
  return {
    ...peer,
    prepare: () => (pd, api) => ({
      command: process.execPath,
      args: [...node, api, ...flags, ...pd],
      cwd: peersFolder,
    }),
  };
}

const rawV1 = { list: 'raw', apis: ['v1ttl', 'v1'] } as const;
const rawV2 = { list: 'raw', apis: ['v2'] } as const;
const txnV1 = { list: 'txn', apis: ['v1'] } as const;
const txnV2 = { list: 'txn', apis: ['v2'] } as const;

export const peers: readonly Peer[] = [
  go({ name: 'go', about: 'client-go, BatchCommands', ...rawV1 }),
  go({ name: 'go-v2', about: 'the same under API v2', ...rawV2 }),
  java({ name: 'java', about: 'tikv-client-java, unary', ...rawV1 }),
  java({ name: 'java-v2', about: 'the same under API v2', ...rawV2 }),
  python({ name: 'python', about: 'tikv-client for Python, unary', ...rawV1 }),
  ours({ name: 'ours', about: 'tikv-client (ours), BatchCommands', ...rawV1 }),
  ours({ name: 'ours-v2', about: 'the same under API v2', ...rawV2 }),
  ours({ name: 'ours-unary', about: 'tikv-client (ours), unary', ...rawV1 }, ['--unary']),
  go({ name: 'go-txn', about: 'client-go: transactions and commands', ...txnV1 }),
  go({ name: 'go-txn-v2', about: 'the same under API v2', ...txnV2 }),
  java({ name: 'java-txn', about: 'tikv-client-java: two-phase commits, snapshots', ...txnV1 }),
  python({ name: 'python-txn', about: 'tikv-client for Python: both kinds of transaction', ...txnV1 }),
  ours({ name: 'ours-txn', about: 'tikv-client (ours): both kinds of transaction', ...txnV1 }),
  ours({ name: 'ours-txn-v2', about: 'the same under API v2', ...txnV2 }),
];
