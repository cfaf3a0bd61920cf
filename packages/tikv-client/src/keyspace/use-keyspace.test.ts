import { ConfigError } from '@tikv-client/errors';
import type { Keyspace, KeyspaceState } from '@tikv-client/pd-client';
import { describe, expect, test } from 'vitest';
import { useKeyspace } from './use-keyspace.js';

function pdWith(state: KeyspaceState | undefined) {
  return {
    loadKeyspace: async (name: string): Promise<Keyspace | undefined> =>
      Promise.resolve(state === undefined ? undefined : { id: 7, name, state, config: new Map() }),
  };
}

describe('useKeyspace', () => {
  test('an enabled one is used', async () => {
    expect(await useKeyspace(pdWith('ENABLED'), 'shop', {})).toMatchObject({ id: 7, name: 'shop' });
  });

  test.each([
    [undefined, "keyspace: 'shop' does not exist"],
    ['DISABLED', "keyspace: 'shop' is DISABLED"],
    ['ARCHIVED', "keyspace: 'shop' is ARCHIVED"],
    ['TOMBSTONE', "keyspace: 'shop' is TOMBSTONE"],
    ['UNKNOWN', "keyspace: 'shop' is UNKNOWN"],
  ] as const)('%s is refused by name', async (state, message) => {
    const failed = await useKeyspace(pdWith(state), 'shop', {}).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ConfigError);
    expect((failed as ConfigError).message).toBe(message);
  });
});
