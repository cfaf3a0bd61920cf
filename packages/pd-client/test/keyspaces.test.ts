import { PdError } from '@tikv-client/errors';
import { keyspacepb, pdpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { createWorld } from './harness.js';

const { KeyspaceState } = keyspacepb;

describe('loadKeyspace', () => {
  test('id, state and config; the id of DEFAULT is left out on the wire', async () => {
    const { connect, pd, run } = await createWorld();
    pd.keyspaces.set('shop', {
      keyspace: { $case: 'id', id: 4242 },
      name: 'shop',
      state: KeyspaceState.ARCHIVED,
      config: new Map([['gc_management_type', 'keyspace_level']]),
    });
    const client = await connect();
    expect(await run(client.loadKeyspace('DEFAULT'))).toMatchObject({ id: 0, name: 'DEFAULT', state: 'ENABLED' });
    const shop = await run(client.loadKeyspace('shop'));
    expect(shop).toMatchObject({ id: 4242, state: 'ARCHIVED' });
    expect(shop?.config.get('gc_management_type')).toBe('keyspace_level');
    const message = '[PD:keyspace:ErrKeyspaceNotFound]keyspace does not exist';
    pd.headerErrors.set('LoadKeyspace', { type: pdpb.ErrorType.ENTRY_NOT_FOUND, message });
    expect(await run(client.loadKeyspace('nowhere'))).toBeUndefined();
    client.close();
  });
});

describe('client-go: internal/apicodec/codec_v2_test.go', () => {
  test.each([
    ['TestNewCodecV2RejectsNilMeta: an answer without a keyspace is not keyspace 0', undefined, /no keyspace/],
    [
      'TestNewCodecV2RejectsKeyspaceIdentity: nor is an identity of API v3',
      { keyspace: { $case: 'keyspaceIdentity' as const, keyspaceIdentity: { namespaceId: 1, keyspaceId: 2 } } },
      /identity/,
    ],
    [
      'TestNewCodecV2: an id beyond 24 bits is refused',
      { keyspace: { $case: 'id' as const, id: 2 ** 24 } },
      /16777216/,
    ],
  ])('%s', async (_title, keyspace, text) => {
    const { connect, pd, run } = await createWorld();
    pd.keyspaces.set('odd', keyspace);
    const client = await connect();
    const failed = await run(client.loadKeyspace('odd')).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(PdError);
    expect(failed).toMatchObject({ kind: 'malformedResponse', message: expect.stringMatching(text) });
    client.close();
  });
});
