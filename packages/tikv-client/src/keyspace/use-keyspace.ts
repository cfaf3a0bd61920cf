import { ConfigError } from '@tikv-client/errors';
import type { Keyspace, PdCallOptions, PdClient } from '@tikv-client/pd-client';

/** The keyspace to work in. Rejects with `ConfigError` when there is none of this name, or when it is not enabled. */
export async function useKeyspace(
  pd: Pick<PdClient, 'loadKeyspace'>,
  name: string,
  options: PdCallOptions,
): Promise<Keyspace> {
  const keyspace = await pd.loadKeyspace(name, options);
  if (keyspace === undefined) throw new ConfigError('keyspace', `'${name}' does not exist`);
  if (keyspace.state !== 'ENABLED') throw new ConfigError('keyspace', `'${name}' is ${keyspace.state}`);
  return keyspace;
}
