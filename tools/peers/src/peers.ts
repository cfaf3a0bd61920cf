import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DriverCommand } from './driver.js';
import { buildGo, buildJava, buildPython, peersFolder } from './toolchains.js';

export type ApiVersion = 'v1' | 'v1ttl';

/** A client that runs the shared case list. */
export interface Peer {
  readonly name: string;
  readonly about: string;
  /** Builds what is needed and says how to start the driver; throws `PeerUnavailable` when its tools are not here. */
  prepare(): (pd: readonly string[], api: ApiVersion) => DriverCommand;
}

const ours = fileURLToPath(new URL('ours.ts', import.meta.url));

function ourClient(name: string, about: string, flags: readonly string[]): Peer {
  return {
    name,
    about,
    prepare: () => (pd, api) => ({
      command: process.execPath,
      args: ['--import', 'tsx', ours, api, ...flags, ...pd],
      cwd: peersFolder,
    }),
  };
}

export const peers: readonly Peer[] = [
  {
    name: 'go',
    about: 'client-go, BatchCommands',
    prepare() {
      const binary = buildGo('go');
      return (pd, api) => ({ command: binary, args: [api, ...pd] });
    },
  },
  {
    name: 'java',
    about: 'tikv-client-java, unary',
    prepare() {
      const classPath = buildJava('java');
      return (pd) => ({
        command: 'java',
        args: [
          '-Xmx1g',
          '-Dorg.slf4j.simpleLogger.defaultLogLevel=error',
          '-cp',
          classPath,
          'peer.Peer',
          pd.join(','),
          '3.3.5',
        ],
      });
    },
  },
  {
    name: 'python',
    about: 'tikv-client for Python, unary',
    prepare() {
      const python = buildPython('python');
      return (pd) => ({ command: python, args: [join(peersFolder, 'python/peer.py'), ...pd] });
    },
  },
  ourClient('ours', 'tikv-client (ours), BatchCommands', []),
  ourClient('ours-unary', 'tikv-client (ours), unary', ['--unary']),
];
