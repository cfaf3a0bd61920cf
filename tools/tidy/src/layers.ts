/** Which packages one package may import. Names without their scope, as the folders under `packages/`. */
export interface Layer {
  readonly layer: 'base' | 'client' | 'server' | 'testing';
  readonly mayImport: readonly string[];
  /** In tests only: through devDependencies, from test files. */
  readonly testsMayImport?: readonly string[];
}

/** "base" in the table of layers. */
const base = ['runtime', 'errors', 'codec', 'interceptor', 'latch', 'backoff'] as const;
const testing = ['checkers', 'simulator'] as const;

function client(...mayImport: string[]): Layer {
  return { layer: 'client', mayImport: [...base, ...mayImport], testsMayImport: testing };
}

/** The layering table. A package that is not here may not exist. */
export const layers: Readonly<Record<string, Layer>> = {
  runtime: { layer: 'base', mayImport: [] },
  wire: { layer: 'base', mayImport: [] },
  codec: { layer: 'base', mayImport: [] },
  errors: { layer: 'base', mayImport: [] },
  kvproto: { layer: 'base', mayImport: ['wire'] },
  'etcd-proto': { layer: 'base', mayImport: ['wire'] },
  interceptor: { layer: 'base', mayImport: [] },
  latch: { layer: 'base', mayImport: [] },
  backoff: { layer: 'base', mayImport: ['runtime', 'errors'] },
  transport: { layer: 'base', mayImport: ['runtime', 'wire', 'errors'] },

  rpc: client('transport', 'kvproto'),
  'pd-client': client('transport', 'kvproto'),
  'region-cache': client('kvproto'),
  'region-request': client('region-cache', 'rpc', 'kvproto'),
  rawkv: client('region-request', 'kvproto'),
  txnkv: client('region-request', 'kvproto'),
  'tikv-client': client('kvproto', 'transport', 'rpc', 'pd-client', 'region-cache', 'region-request', 'rawkv', 'txnkv'),
  'etcd-client': client('transport', 'etcd-proto'),

  engine: { layer: 'server', mayImport: ['runtime'] },
  'engine-rocksdb': { layer: 'server', mayImport: ['engine'] },
  percolator: { layer: 'server', mayImport: ['engine', 'codec', 'kvproto'] },
  'embedded-tikv': {
    layer: 'server',
    mayImport: [...base, 'percolator', 'engine', 'transport', 'kvproto', 'etcd-proto'],
    testsMayImport: testing,
  },
  raft: { layer: 'server', mayImport: ['wire'], testsMayImport: testing },
  'etcd-raft': {
    layer: 'server',
    mayImport: [...base, 'raft', 'engine', 'transport', 'etcd-proto'],
    testsMayImport: testing,
  },

  checkers: { layer: 'testing', mayImport: [] },
  simulator: { layer: 'testing', mayImport: ['runtime', 'transport'] },
  'test-harness': {
    layer: 'testing',
    mayImport: [
      'runtime',
      'backoff',
      'checkers',
      'simulator',
      'tikv-client',
      'etcd-client',
      'embedded-tikv',
      'etcd-raft',
    ],
  },
};
